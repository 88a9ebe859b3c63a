//! The name of a hash, in the flags that take one.

use crate::breach::digest::HashKind;

/// A hash by its name.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum HashName {
    /// SHA-1: 40 hex digits
    #[default]
    Sha1,
    /// NTLM, as Windows keeps passwords: 32 hex digits
    Ntlm,
}

impl From<HashName> for HashKind {
    fn from(name: HashName) -> Self {
        match name {
            HashName::Sha1 => Self::Sha1,
            HashName::Ntlm => Self::Ntlm,
        }
    }
}
