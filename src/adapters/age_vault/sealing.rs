//! age: a record for the vault's recipient, an identity behind a passphrase, and what is wrong with a file.

use std::io;
use std::io::Read;
use std::io::Write;
use std::iter;
use std::path::Path;

use age::DecryptError;
use age::Decryptor;
use age::EncryptError;
use age::Encryptor;
use age::scrypt;
use age::secrecy::SecretString;
use age::x25519::Identity;
use age::x25519::Recipient;
use zeroize::Zeroizing;

use crate::adapters::age_vault::MAX_FILE;
use crate::adapters::age_vault::MISSING;
use crate::adapters::age_vault::RECIPIENTS;
use crate::adapters::age_vault::folder::Folder;
use crate::adapters::process;
use crate::failure::Kind;
use crate::record::trouble::StoreError;
use crate::secret::Secret;

/// Whom the vault's records are written for: its `recipients.txt` names exactly one.
pub(super) fn recipient(vault: &Folder) -> Result<Recipient, StoreError> {
    let place = vault.place(RECIPIENTS);
    let text = vault
        .read(RECIPIENTS, MAX_FILE)?
        .ok_or_else(|| damaged(&place, MISSING))?;
    only_line(&text)
        .and_then(|line| line.parse().ok())
        .ok_or_else(|| damaged(&place, "it does not hold exactly one `age1…` line"))
}

/// The identity in the text form of age, as `age-keygen` writes it too.
pub(super) fn identity(text: &Secret) -> Option<Identity> {
    only_line(text.reveal())?.parse().ok()
}

/// The one line that is neither empty nor a remark.
fn only_line(text: &[u8]) -> Option<&str> {
    let lines = str::from_utf8(text).ok()?.lines().map(str::trim);
    let mut lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.next().filter(|_| lines.next().is_none())
}

/// `secret` so that only the identity of `recipient` reads it.
pub(super) fn seal(recipient: &Recipient, secret: &[u8]) -> Result<Vec<u8>, StoreError> {
    encrypted(recipient, secret).map_err(|_| bug())
}

/// What [`seal`] has sealed.
pub(super) fn unseal(
    identity: &Identity,
    sealed: &[u8],
    place: &Path,
) -> Result<Secret, StoreError> {
    decrypted(identity, sealed).map_err(|error| damaged(place, broken(&error)))
}

/// `secret` so that whoever knows `passphrase` reads it.
pub(super) fn close(passphrase: &Secret, secret: &Secret) -> Result<Vec<u8>, StoreError> {
    let mut recipient = scrypt::Recipient::new(text(passphrase)?);
    has_room(WORK)?;
    recipient.set_work_factor(WORK);
    encrypted(&recipient, secret.reveal()).map_err(|_| bug())
}

/// What [`close`] has closed, or `age -p`. A file that was written by neither is refused before any work is
/// put into it, and so is one that wants more than [`MAX_WORK`].
pub(super) fn open(passphrase: &Secret, sealed: &[u8], place: &Path) -> Result<Secret, StoreError> {
    let header = Decryptor::new_buffered(sealed);
    if !header.is_ok_and(|header| header.is_scrypt()) {
        return Err(damaged(place, "it is no age file that a passphrase opens"));
    }
    let mut identity = scrypt::Identity::new(text(passphrase)?);
    if let Some(work) = work_factor(sealed).filter(|work| *work <= MAX_WORK) {
        has_room(work)?;
    }
    identity.set_max_work_factor(MAX_WORK);
    decrypted(&identity, sealed).map_err(|error| match error {
        DecryptError::DecryptionFailed | DecryptError::NoMatchingKeys => {
            StoreError::WrongPassphrase
        }
        DecryptError::ExcessiveWork { .. } => damaged(
            place,
            &format!("it asks for a work factor over {MAX_WORK}; doorkey writes {WORK}"),
        ),
        error => damaged(place, broken(&error)),
    })
}

fn encrypted(recipient: &dyn age::Recipient, secret: &[u8]) -> Result<Vec<u8>, EncryptError> {
    let mut sealed = Vec::with_capacity(secret.len() + MAX_OVERHEAD);
    let mut writer = Encryptor::with_recipients(iter::once(recipient))?.wrap_output(&mut sealed)?;
    writer.write_all(secret)?;
    writer.finish()?;
    Ok(sealed)
}

/// All of it or nothing: `age::decrypt` would leave copies behind while it makes room.
fn decrypted(identity: &dyn age::Identity, sealed: &[u8]) -> Result<Secret, DecryptError> {
    let mut reader = Decryptor::new_buffered(sealed)?.decrypt(iter::once(identity))?;
    // What is sealed is longer than what is in it, so the end is always seen.
    let mut plain = Zeroizing::new(vec![0; sealed.len()]);
    let mut length = 0;
    loop {
        match reader.read(&mut plain[length..]) {
            Ok(0) => break,
            Ok(count) => length += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error.into()),
        }
    }
    plain.truncate(length);
    Ok(Secret::new(std::mem::take(&mut *plain)))
}

/// What a guess at this file costs, as its second line says: `-> scrypt SALT WORK`.
fn work_factor(sealed: &[u8]) -> Option<u8> {
    let line = sealed.split(|&byte| byte == b'\n').nth(1)?;
    str::from_utf8(line).ok()?.rsplit_once(' ')?.1.parse().ok()
}

/// That a limit leaves the memory for a guess. Asked for in vain by scrypt, it would end the program.
fn has_room(work: u8) -> Result<(), StoreError> {
    let needed = 1024_u64 << work;
    if process::memory_left().is_none_or(|left| left > needed) {
        return Ok(());
    }
    Err(StoreError::NotOpened {
        kind: Kind::Store,
        what: format!(
            "a passphrase needs {} MiB of memory, more than the limit leaves",
            needed >> 20
        ),
        hint: Some("`ulimit -v` sets the limit; an identity in a file needs less".to_owned()),
    })
}

/// age takes a passphrase as text.
fn text(passphrase: &Secret) -> Result<SecretString, StoreError> {
    str::from_utf8(passphrase.reveal())
        .map(SecretString::from)
        .map_err(|_| StoreError::NotOpened {
            kind: Kind::Input,
            what: "the passphrase is not UTF-8 text, and age takes nothing else".to_owned(),
            hint: None,
        })
}

/// What is wrong with a file, in our words.
fn broken(error: &DecryptError) -> &'static str {
    match error {
        DecryptError::UnknownFormat => "it is of a version of age that is not known here",
        DecryptError::InvalidMac => "its header was changed after it was written",
        DecryptError::NoMatchingKeys | DecryptError::DecryptionFailed => {
            "it was not written for this vault's identity, or was changed after it was written"
        }
        DecryptError::Io(_) => "it is cut short, or was changed after it was written",
        _ => "it is no age file",
    }
}

/// This is not what was written there.
pub(super) fn damaged(place: &Path, what: &str) -> StoreError {
    StoreError::Damaged {
        place: place.display().to_string(),
        what: what.to_owned(),
    }
}

/// Encrypting in memory has no reason to fail.
fn bug() -> StoreError {
    StoreError::Refused("age cannot encrypt".to_owned())
}

/// The cost of a guess: half a second and 128 MiB. Source: <https://c2sp.org/age#scrypt-recipient-stanza>.
const WORK: u8 = 17;
/// `age -p` writes 18. Each step doubles the cost; this is four seconds and 1 GiB.
const MAX_WORK: u8 = 20;
/// The header with its random stanza, the nonce and the tag.
const MAX_OVERHEAD: usize = 1 << 10;
