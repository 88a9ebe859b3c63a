//! Proton Pass: its JSON known, and taken out of its zip file.
//!
//! Source: [what Bitwarden's importer reads][source].
//!
//! [source]: https://github.com/bitwarden/clients/tree/main/libs/importer/src/importers/protonpass

use crate::formats::archive;
use crate::formats::archive::Archive;
use crate::formats::outline;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;

/// Whether a file is such a zip file, the JSON alone, or encrypted.
pub(crate) fn is(file: &Secret) -> bool {
    is_zip(file) || is_sealed(file) || outline::has(file, &["vaults"])
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

fn is_zip(file: &Secret) -> bool {
    archive::is_zip(file)
        && Archive::open(file).is_ok_and(|archive| {
            archive
                .names()
                .any(|name| name == DATA || name == SEALED_DATA)
        })
}

/// Whether it is an export with a passphrase: a message of `OpenPGP`, which says nothing else of itself.
fn is_sealed(file: &Secret) -> bool {
    let text = file.reveal().trim_ascii_start();
    text.starts_with(b"-----BEGIN PGP MESSAGE-----")
}

const DATA: &str = "Proton Pass/data.json";
const SEALED_DATA: &str = "Proton Pass/data.pgp";
/// It is encrypted.
pub(crate) const SEALED: Trouble = Trouble::Unsupported {
    what: "this is encrypted with PGP, as the exports of Proton Pass with a passphrase are",
    hint: "export it again from Proton Pass as JSON without a passphrase, and delete that file afterwards; or \
           open it with `gpg --decrypt` and give what comes out",
};
