//! Public pages that a run reads, each only after the owner was told which.

use crate::failure::Failure;

/// Reads pages.
pub trait Web {
    /// Ask for one page. Nothing is sent but the address and what is accepted: no cookie, no name, no
    /// referrer. Within twenty seconds and 16 MiB: what an index says of a project with many releases is that long.
    ///
    /// # Errors
    /// The address may not be asked (neither HTTPS nor this machine), nobody answers, or not in a way that
    /// can be believed. A status other than 200 is no error.
    fn get(&self, page: &Page) -> Result<Answered, Failure>;
}

/// A page to ask for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page {
    /// Its whole address.
    pub url: String,
    /// The media type that is asked for.
    pub accept: &'static str,
    /// Whether a redirect to another host over HTTPS is followed; to the same host one always is.
    pub follows: bool,
}

/// What came back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answered {
    /// The status of HTTP.
    pub status: u16,
    /// The body, whole.
    pub body: Vec<u8>,
    /// The address that answered: where redirects led.
    pub at: String,
    /// What time it is where it came from, in seconds since 1970; `None` where it does not say.
    pub second: Option<u64>,
}
