//! The inner cipher: single values of the XML, one stream over all of them in the order of the document.

use chacha20::ChaCha20;
use chacha20::cipher::KeyIvInit as _;
use chacha20::cipher::StreamCipher as _;
use salsa20::Salsa20;
use salsa20::cipher::KeyIvInit as _;
use salsa20::cipher::StreamCipher as _;
use sha2::Digest;
use sha2::Sha256;
use sha2::Sha512;
use zeroize::Zeroizing;

use crate::kdbx::error::Feature;
use crate::kdbx::error::KdbxError;

/// Which cipher it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scheme {
    Salsa20,
    ChaCha20,
}

impl Scheme {
    pub(super) fn numbered(number: u32) -> Result<Self, KdbxError> {
        match number {
            2 => Ok(Self::Salsa20),
            3 => Ok(Self::ChaCha20),
            _ => Err(KdbxError::Unsupported(Feature::InnerCipher)),
        }
    }
}

/// The stream, as far as it was used.
pub(super) enum Stream {
    Salsa20(Box<Salsa20>),
    ChaCha20(Box<ChaCha20>),
}

impl Stream {
    /// The stream from its beginning.
    pub(super) fn new(scheme: Scheme, key: &[u8]) -> Result<Self, KdbxError> {
        match scheme {
            Scheme::Salsa20 => {
                let key = Zeroizing::new(<[u8; 32]>::from(Sha256::digest(key)));
                let cipher = Salsa20::new_from_slices(&key[..], &NONCE).map_err(|_| ENDS)?;
                Ok(Self::Salsa20(Box::new(cipher)))
            }
            Scheme::ChaCha20 => {
                let hash = Zeroizing::new(<[u8; 64]>::from(Sha512::digest(key)));
                let (key, rest) = hash.split_at(32);
                let nonce = rest.get(..12).unwrap_or_default();
                let cipher = ChaCha20::new_from_slices(key, nonce).map_err(|_| ENDS)?;
                Ok(Self::ChaCha20(Box::new(cipher)))
            }
        }
    }

    /// Decrypt the next value.
    pub(super) fn apply(&mut self, value: &mut [u8]) -> Result<(), KdbxError> {
        match self {
            Self::Salsa20(cipher) => cipher.try_apply_keystream(value).map_err(|_| ENDS),
            Self::ChaCha20(cipher) => cipher.try_apply_keystream(value).map_err(|_| ENDS),
        }
    }
}

/// As `CryptoRandomStream.cs` has it.
const NONCE: [u8; 8] = [0xe8, 0x30, 0x09, 0x4b, 0x97, 0x20, 0x5d, 0x2a];
const ENDS: KdbxError = KdbxError::Damaged("the stream of its values has no start or no end");
