//! The outer cipher: all of the payload.

use aes::Aes256;
use cbc::cipher::BlockModeDecrypt;
use cbc::cipher::KeyIvInit;
use chacha20::ChaCha20;
use chacha20::cipher::StreamCipher;
use sha2::Digest;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::kdbx::error::Feature;
use crate::kdbx::error::KdbxError;
use crate::kdf::Key;

/// Which cipher it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Cipher {
    Aes,
    ChaCha20,
}

impl Cipher {
    /// The cipher of this number, if it can start from this initial vector.
    pub(super) fn named(number: [u8; 16], vector: &[u8]) -> Result<Self, KdbxError> {
        let (cipher, length) = match number {
            AES => (Self::Aes, 16),
            CHACHA20 => (Self::ChaCha20, 12),
            TWOFISH => return Err(KdbxError::Unsupported(Feature::Twofish)),
            _ => return Err(KdbxError::Unsupported(Feature::Cipher)),
        };
        if vector.len() != length {
            return Err(KdbxError::Damaged(
                "its initial vector has the wrong length",
            ));
        }
        Ok(cipher)
    }

    /// Decrypt in place. The padding stays, for it tells nothing as long as the key is in doubt.
    pub(super) fn decrypt(
        self,
        key: &Key<32>,
        vector: &[u8],
        payload: &mut [u8],
    ) -> Result<(), KdbxError> {
        const ODD: KdbxError = KdbxError::Damaged("its payload has an impossible length");
        match self {
            Self::Aes => {
                let mut cipher =
                    cbc::Decryptor::<Aes256>::new_from_slices(&key[..], vector).map_err(|_| ODD)?;
                let (blocks, rest) = payload.as_chunks_mut::<16>();
                if !rest.is_empty() {
                    return Err(ODD);
                }
                for block in blocks {
                    cipher.decrypt_block(block.into());
                }
                Ok(())
            }
            Self::ChaCha20 => ChaCha20::new_from_slices(&key[..], vector)
                .map_err(|_| ODD)?
                .try_apply_keystream(payload)
                .map_err(|_| ODD),
        }
    }

    /// Without its padding.
    pub(super) fn unpadded(self, payload: &[u8]) -> Result<&[u8], KdbxError> {
        const NONE: KdbxError = KdbxError::Damaged("its payload does not end as it should");
        if self == Self::ChaCha20 {
            return Ok(payload);
        }
        let count = *payload.last().ok_or(NONE)?;
        let kept = payload.len().checked_sub(usize::from(count)).ok_or(NONE)?;
        let (kept, padding) = payload.split_at_checked(kept).ok_or(NONE)?;
        if !(1..=16).contains(&count) || padding.iter().any(|&byte| byte != count) {
            return Err(NONE);
        }
        Ok(kept)
    }
}

/// The key of the cipher.
pub(super) fn key(seed: &[u8; 32], transformed: &Key<32>) -> Key<32> {
    let hash = Sha256::new().chain_update(seed);
    Zeroizing::new(hash.chain_update(&transformed[..]).finalize().into())
}

const AES: [u8; 16] = 0x31c1_f2e6_bf71_4350_be58_0521_6afc_5aff_u128.to_be_bytes();
const CHACHA20: [u8; 16] = 0xd603_8a2b_8b6f_4cb5_a524_339a_31db_b59a_u128.to_be_bytes();
const TWOFISH: [u8; 16] = 0xad68_f29f_576f_4bb9_a36a_d47a_f965_346c_u128.to_be_bytes();
