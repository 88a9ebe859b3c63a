//! What is publicly known of sites: which were breached, which second factors they offer, what an account there
//! protects. Pure readers of public lists, and a small table of our own that needs no list.
//!
//! | file | holds |
//! |---|---|
//! | [`host_name`] | a host, its parents, and where its owner's part begins |
//! | [`breach_list`] | the breaches of Have I Been Pwned |
//! | [`account`] | what that service says of one address |
//! | [`second_factors`] | the lists of 2fa.directory: second factors, passkeys |
//! | [`own`] | our own table (`own.toml`) |
//! | [`known`] | the three together: what is known of one host |
//! | [`kept`] | how a list is kept: where it came from, when, and whether it is whole |

pub mod account;
pub mod breach_list;
pub mod host_name;
pub mod kept;
pub mod known;
pub mod own;
pub mod second_factors;
pub mod unfit;

/// The longest list that is read, in bytes; the longest known has two millions.
pub const MAX_LIST: u64 = 16 << 20;

#[cfg(test)]
mod tests;
