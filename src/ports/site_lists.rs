//! The public lists that are kept on this machine.

use std::path::PathBuf;

use crate::failure::Failure;

/// Keeps each list in a file of its own.
pub trait SiteLists {
    /// The folder they are kept in; `None` without a home.
    fn place(&self) -> Option<PathBuf>;

    /// The file of `list`; `None` where there is none.
    ///
    /// # Errors
    /// It is not a file of this user alone, or the system says no.
    fn read(&self, list: SiteList) -> Result<Option<Vec<u8>>, Failure>;

    /// Put `file` in the place of the old one, whole and durably, or not at all.
    ///
    /// # Errors
    /// What the system says; the old one is still there.
    fn replace(&self, list: SiteList, file: &[u8]) -> Result<(), Failure>;
}

/// A list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum SiteList {
    /// The breaches of Have I Been Pwned.
    Breaches,
    /// Which second factors sites offer.
    SecondFactors,
    /// Which sites take passkeys.
    Passkeys,
}

impl SiteList {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Breaches, Self::SecondFactors, Self::Passkeys];

    /// Its stable word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Breaches => "breaches",
            Self::SecondFactors => "second_factors",
            Self::Passkeys => "passkeys",
        }
    }
}
