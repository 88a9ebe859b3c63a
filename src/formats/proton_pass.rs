//! Proton Pass: its JSON known, and taken out of its zip file.
//!
//! Source: [what Bitwarden's importer reads][source].
//!
//! [source]: https://github.com/bitwarden/clients/tree/main/libs/importer/src/importers/protonpass

use crate::formats::archive;
use crate::formats::archive::Archive;
use crate::formats::look::Look;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;

/// Whether a file is such a zip file, the JSON alone, or encrypted.
pub(crate) fn is(look: &Look<'_>) -> bool {
    let mut members = look.members().iter();
    members.any(|name| MEMBERS.contains(&name.as_str()))
        || is_sealed(look.file)
        || look.outline().has(&["vaults"])
}

/// The JSON of a zip file; `None` where the file is not one and so is the JSON itself.
///
/// # Errors
/// It is encrypted, or the zip file cannot be read.
pub(crate) fn zipped(file: &Secret) -> Result<Option<Secret>, Trouble> {
    if !archive::is_zip(file) {
        return if is_sealed(file) {
            Err(SEALED)
        } else {
            Ok(None)
        };
    }
    match Archive::open(file)?.member(DATA)? {
        Some(data) => Ok(Some(data)),
        None => Err(SEALED),
    }
}

/// Whether it is an export with a passphrase: a message of `OpenPGP`, which says nothing else of itself.
fn is_sealed(file: &Secret) -> bool {
    let text = file.reveal().trim_ascii_start();
    text.starts_with(b"-----BEGIN PGP MESSAGE-----")
}

/// What is read of a zip file, or tells that it is encrypted.
pub(crate) const MEMBERS: [&str; 2] = [DATA, SEALED_DATA];
const DATA: &str = "Proton Pass/data.json";
const SEALED_DATA: &str = "Proton Pass/data.pgp";
/// It is encrypted.
pub(crate) const SEALED: Trouble = Trouble::Unsupported {
    what: "this is encrypted with PGP, as the exports of Proton Pass with a passphrase are",
    hint: "export it again from Proton Pass as JSON without a passphrase, and delete that file afterwards; or \
           open it with `gpg --decrypt` and give what comes out",
};
