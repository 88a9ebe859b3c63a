//! The key that the owner has: a password, a key file, or both.
//!
//! Source: `KcpKeyFile.cs` and `KfxFile.cs` of KeePass.

use sha2::Digest;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::digits::base64;
use crate::digits::hex;
use crate::kdbx::error::KdbxError;
use crate::kdbx::walk::Step;
use crate::kdbx::walk::Walk;
use crate::kdbx::walk::attribute;
use crate::kdf::Key;
use crate::secret::Secret;

/// All that opens a database, as one hash.
pub struct CompositeKey(pub(super) Secret);

impl CompositeKey {
    /// The key of a password, of the content of a key file, or of both.
    ///
    /// # Errors
    /// [`KdbxError::BadKeyFile`]: it says that it is one, and is damaged.
    pub fn new(password: Option<&Secret>, key_file: Option<&Secret>) -> Result<Self, KdbxError> {
        let mut hash = Sha256::new();
        if let Some(password) = password {
            let password = Zeroizing::new(<[u8; 32]>::from(Sha256::digest(password.reveal())));
            hash.update(&password[..]);
        }
        if let Some(file) = key_file {
            hash.update(&of_file(file)?[..]);
        }
        Ok(Self(Secret::new(hash.finalize().to_vec())))
    }
}

/// The key in a key file: XML, 32 bytes, 64 hex digits, or any other file by its hash.
fn of_file(file: &Secret) -> Result<Key<32>, KdbxError> {
    let bytes = file.reveal();
    if let Some(key) = of_xml(bytes)? {
        return Ok(key);
    }
    if let Ok(key) = bytes.try_into() {
        return Ok(Zeroizing::new(key));
    }
    let digits = (bytes.len() == 64).then(|| hex::decode(bytes)).flatten();
    let key = digits.and_then(|key| key.reveal().try_into().ok());
    Ok(Zeroizing::new(
        key.unwrap_or_else(|| Sha256::digest(bytes).into()),
    ))
}

/// The key in a key file of XML, of version 1 or 2; nothing where the file is no such XML at all.
fn of_xml(file: &[u8]) -> Result<Option<Key<32>>, KdbxError> {
    let text = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    if !text.trim_ascii_start().starts_with(b"<") {
        return Ok(None);
    }
    let Ok(mut walk) = Walk::new(text) else {
        return Ok(None);
    };
    let (mut path, mut version, mut data, mut sum) = (Vec::new(), None, None, None);
    loop {
        let is_ours = path.first().is_some_and(|root| root == b"KeyFile");
        match walk.step() {
            // Any file may be a key file, one that only begins as XML does too.
            Err(_) if !is_ours => return Ok(None),
            Err(_) => return Err(KdbxError::BadKeyFile("its XML is damaged")),
            Ok(Step::Open(tag)) => {
                path.push(tag.name().as_ref().to_vec());
                let names: Vec<&[u8]> = path.iter().map(Vec::as_slice).collect();
                match names[..] {
                    [b"KeyFile", b"Key", b"Data"] => sum = attribute(&tag, b"Hash")?,
                    [b"KeyFile", ..] => {}
                    _ => return Ok(None),
                }
            }
            Ok(Step::Close(text)) => {
                let names: Vec<&[u8]> = path.iter().map(Vec::as_slice).collect();
                match names[..] {
                    [b"KeyFile", b"Meta", b"Version"] => version = text,
                    [b"KeyFile", b"Key", b"Data"] => data = text,
                    _ => {}
                }
                path.pop();
            }
            Ok(Step::End) => break,
        }
    }
    let data = data.ok_or(KdbxError::BadKeyFile("there is no key in it"))?;
    let is_second = version.is_some_and(|version| version.reveal().starts_with(b"2."));
    let key = if is_second {
        hex::decode_spaced(data.reveal())
    } else {
        base64::decode(data.reveal()).ok()
    };
    let key = key.and_then(|key| key.reveal().try_into().ok());
    let key: Key<32> = Zeroizing::new(key.ok_or(KdbxError::BadKeyFile("its key is not 32 bytes"))?);
    if is_second && let Some(sum) = sum {
        let own = Sha256::digest(&key[..]);
        let sum = hex::decode_spaced(&sum).ok_or(KdbxError::BadKeyFile("its check sum is none"))?;
        if own.get(..sum.len()) != Some(sum.reveal()) {
            return Err(KdbxError::BadKeyFile("its check sum is another"));
        }
    }
    Ok(Some(key))
}

#[cfg(test)]
mod tests;
