//! A `VariantDictionary`: what the header of version 4 says of the way to the key.
//!
//! Source: `VariantDictionary.cs` of KeePass.

use crate::kdbx::bytes::Bytes;
use crate::kdbx::error::KdbxError;

/// Names and values; of a name that comes twice the last counts.
pub(super) struct Variants<'a>(Vec<(&'a [u8], &'a [u8])>);

/// Read one. Types are not looked at: a value of another length than is asked for is damage.
pub(super) fn read(bytes: &[u8]) -> Result<Variants<'_>, KdbxError> {
    let mut bytes = Bytes(bytes);
    if bytes.short()? >> 8 != 1 {
        return Err(KdbxError::Damaged(
            "the costs of its key are written in a way that is not known",
        ));
    }
    let mut all = Vec::new();
    while bytes.byte()? != END {
        if all.len() == MOST {
            return Err(KdbxError::Damaged("the costs of its key have no end"));
        }
        all.push((bytes.sized()?, bytes.sized()?));
    }
    Ok(Variants(all))
}

impl<'a> Variants<'a> {
    /// The value of a name.
    pub(super) fn get(&self, name: &str) -> Option<&'a [u8]> {
        let mut all = self.0.iter().rev();
        let found = all.find(|(known, _)| *known == name.as_bytes());
        found.map(|(_, value)| *value)
    }

    /// A value of `N` bytes.
    pub(super) fn array<const N: usize>(&self, name: &str) -> Result<[u8; N], KdbxError> {
        let value = self.get(name).and_then(|value| value.try_into().ok());
        value.ok_or(KdbxError::Damaged(
            "a cost of its key is missing, or has the wrong length",
        ))
    }
}

const END: u8 = 0;
/// KeePass writes eight at most.
const MOST: usize = 64;
