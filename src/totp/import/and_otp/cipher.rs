//! The two ciphers of andOTP's backups. Neither says which it is.
//!
//! | | bytes |
//! |---|---|
//! | since 0.6.3 | rounds of PBKDF2 with HMAC-SHA-1 (4, the highest first), salt (12), nonce (12), ciphertext, tag (16) |
//! | before | nonce (12), ciphertext, tag (16); the key is the SHA-256 of the password |

use sha2::Digest;
use sha2::Sha256;

use crate::formats::sealed;
use crate::formats::trouble::Trouble;
use crate::kdf;
use crate::kdf::Key;
use crate::secret::Secret;

/// What was encrypted, in whichever form the password opens.
///
/// # Errors
/// It opens neither.
pub(super) fn open(file: &[u8], password: &Secret) -> Result<Secret, Trouble> {
    if let Some((rounds, rest)) = rounds(file)
        && let Some((salt, rest)) = rest.split_at_checked(SALT)
    {
        let key = kdf::pbkdf2_sha1(password, salt, rounds)?;
        if let Some(plain) = opened(&key, rest) {
            return Ok(plain);
        }
    }
    let key = Key::new(Sha256::digest(password.reveal()).into());
    opened(&key, file).ok_or(Trouble::WrongPasswordOrDamaged)
}

/// The rounds that stand at the beginning, if they are as many as an app would choose, and what comes after them.
pub(super) fn rounds(file: &[u8]) -> Option<(u32, &[u8])> {
    let (rounds, rest) = file.split_first_chunk()?;
    let rounds = u32::from_be_bytes(*rounds);
    ROUNDS.contains(&rounds).then_some((rounds, rest))
}

fn opened(key: &[u8; 32], file: &[u8]) -> Option<Secret> {
    let (nonce, rest) = file.split_at_checked(NONCE)?;
    let (ciphertext, tag) = rest.split_last_chunk::<TAG>()?;
    sealed::aes_gcm(key, nonce, ciphertext, tag)
}

/// No file is shorter, in bytes: a nonce, `[]`, and a tag.
pub(super) const SHORTEST: usize = NONCE + 2 + TAG;
/// andOTP chose 1,000 to 5,000 at first, and 140,000 to 160,000 in the end.
const ROUNDS: std::ops::RangeInclusive<u32> = 1_000..=5_000_000;
const SALT: usize = 12;
const NONCE: usize = 12;
const TAG: usize = 16;
