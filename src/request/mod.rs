//! The way back into an account: what is known of the case, which door fits, the letters, and the plan.
//!
//! [`facts`] answer the [`topic`]s; the [`interview`] asks for them; [`triage`] reads the rules of a recipe and
//! finds the routes; [`draft`] has the two texts of a route; a [`case`] is all of it over time, [`plan`] its
//! days, [`calendar`] the same for a calendar, and [`branch`] the word that staff ask to see in a repository.
//! [`new_address`] says whether the address that should take the place of the old one will do.
//! [`search`] finds what makes a request needless, [`proof`] foretells what staff will ask for, and [`lint`] finds
//! what must not stand in a text.

mod at_sign;
pub mod branch;
pub mod calendar;
pub mod case;
pub mod draft;
pub mod facts;
pub mod interview;
pub mod lint;
pub mod new_address;
pub mod plan;
pub mod proof;
pub mod search;
pub mod topic;
pub mod triage;
