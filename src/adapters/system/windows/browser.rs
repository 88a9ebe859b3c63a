//! The owner's browser, which is not started on Windows yet.

use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::browser::Browser;

/// The browser of the desktop.
pub struct SystemBrowser;

impl Browser for SystemBrowser {
    fn open(&self, _url: &str) -> Result<(), Failure> {
        let what = "not on Windows: doorkey starts no browser there yet";
        Err(Failure::new(Kind::Input, what).hint("open the address by hand"))
    }
}
