//! KeePass databases, versions 3 and 4, and the XML that KeePass 2 exports; read, never written.
//!
//! [`look`] says what is wrong with a file before anybody types a password; [`open`] opens it with a
//! [`CompositeKey`]. What a file asks for in memory, time and depth is looked at before it is obeyed.
//!
//! Sources: <https://keepass.info/help/kb/kdbx.html>, and the sources of KeePass 2 and KeePassXC, by their files.

mod bytes;
mod cipher;
pub mod database;
#[cfg(test)]
mod differential;
pub mod error;
mod header;
pub mod key;
mod outline;
mod past;
mod payload;
mod stream;
mod tag;
#[cfg(test)]
mod tests;
mod time;
mod transform;
mod variant;
mod walk;

use crate::kdbx::database::Database;
use crate::kdbx::error::KdbxError;
use crate::kdbx::header::Header;
use crate::kdbx::key::CompositeKey;
use crate::secret::Secret;

/// Whether a file begins as a KeePass database does, of any version.
#[must_use]
pub fn is(file: &Secret) -> bool {
    header::is(file.reveal())
}

/// Whether a file could be opened with the right key, as far as its header tells. Cheap.
///
/// # Errors
/// Everything but [`KdbxError::WrongKey`] and [`KdbxError::WrongKeyOrDamaged`].
pub fn look(file: &Secret) -> Result<(), KdbxError> {
    Header::read(file.reveal()).map(|_| ())
}

/// Open a database.
///
/// # Errors
/// [`KdbxError`].
pub fn open(file: &Secret, key: &CompositeKey) -> Result<Database, KdbxError> {
    let header = Header::read(file.reveal())?;
    let transformed = header.transform.apply(key)?;
    let payload = payload::open(&header, &transformed)?;
    let xml = payload.content.reveal().get(payload.begin..);
    outline::read(
        xml.unwrap_or_default(),
        Some(payload.stream),
        Some(header.bytes),
    )
}

/// Whether a file begins as the XML that KeePass 2 exports.
#[must_use]
pub fn is_xml(file: &Secret) -> bool {
    let bytes = file.reveal();
    let begin = bytes.get(..1024).unwrap_or(bytes);
    let begin = begin.strip_prefix(b"\xef\xbb\xbf").unwrap_or(begin);
    begin.trim_ascii_start().starts_with(b"<")
        && begin.windows(ROOT.len()).any(|window| window == ROOT)
}

/// Read the XML that KeePass 2 exports.
///
/// # Errors
/// [`KdbxError::Damaged`].
pub fn read_xml(file: &Secret) -> Result<Database, KdbxError> {
    outline::read(file.reveal(), None, None)
}

const ROOT: &[u8] = b"<KeePassFile";
