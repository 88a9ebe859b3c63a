//! The owner's browser.

use crate::failure::Failure;

/// Opens pages.
pub trait Browser {
    /// Show the page at `url`, which is ours and holds nothing of the owner's but what was shown before.
    ///
    /// # Errors
    /// There is no browser that can be started; the owner can open the address by hand.
    fn open(&self, url: &str) -> Result<(), Failure>;
}
