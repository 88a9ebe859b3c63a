//! Keys out of passwords, with the costs a file asks for, as far as they are sane.
//!
//! The costs stand in the file, before anything in it can be trusted: whoever made the file chose them. So they
//! are looked at before they are obeyed. The bounds are several times what any app writes.

use std::error::Error;
use std::fmt;

use aes::Aes256;
use aes::Block;
use aes::cipher::BlockCipherEncrypt;
use aes::cipher::KeyInit;
use argon2::Algorithm;
use argon2::Argon2;
use argon2::Params;
use argon2::Version;
use sha1::Sha1;
use sha2::Digest;
use sha2::Sha256;
use zeroize::Zeroize;
use zeroize::Zeroizing;

use crate::secret::Secret;

/// A key of `N` bytes, wiped on drop.
pub type Key<const N: usize> = Zeroizing<[u8; N]>;

/// PBKDF2 with HMAC-SHA-256. Source: [RFC 8018, section 5.2](https://www.rfc-editor.org/rfc/rfc8018#section-5.2).
///
/// # Errors
/// [`Unmet::TooCostly`].
pub fn pbkdf2_sha256<const N: usize>(
    password: &Secret,
    salt: &[u8],
    rounds: u32,
) -> Result<Key<N>, Unmet> {
    let mut key = Zeroizing::new([0; N]);
    sane_rounds(rounds)?;
    pbkdf2::pbkdf2_hmac::<Sha256>(password.reveal(), salt, rounds, &mut key[..]);
    Ok(key)
}

/// PBKDF2 with HMAC-SHA-1.
///
/// # Errors
/// [`Unmet::TooCostly`].
pub fn pbkdf2_sha1<const N: usize>(
    password: &Secret,
    salt: &[u8],
    rounds: u32,
) -> Result<Key<N>, Unmet> {
    let mut key = Zeroizing::new([0; N]);
    sane_rounds(rounds)?;
    pbkdf2::pbkdf2_hmac::<Sha1>(password.reveal(), salt, rounds, &mut key[..]);
    Ok(key)
}

/// scrypt. Source: [RFC 7914](https://www.rfc-editor.org/rfc/rfc7914).
///
/// # Errors
/// [`Unmet::TooCostly`], or the parameters are none.
pub fn scrypt<const N: usize>(
    password: &Secret,
    salt: &[u8],
    (n, r, p): (u64, u32, u32),
) -> Result<Key<N>, Unmet> {
    let memory = u128::from(n) * u128::from(r) * 128;
    // Beside the large table there is a block for each of the `p` lanes.
    let blocks = u128::from(p) * u128::from(r) * 128;
    if memory.max(blocks) > MAX_MEMORY || memory * u128::from(p) > 4 * MAX_MEMORY {
        return Err(too_costly("scrypt", &format!("N {n}, r {r}, p {p}")));
    }
    let none = || Unmet::NotParameters("its parameters of scrypt are none");
    if !n.is_power_of_two() || n < 2 {
        return Err(none());
    }
    let log_n = u8::try_from(n.trailing_zeros()).map_err(|_| none())?;
    let params = scrypt::Params::new(log_n, r, p, N.clamp(10, 64)).map_err(|_| none())?;
    let mut key = Zeroizing::new([0; N]);
    scrypt::scrypt(password.reveal(), salt, &params, &mut key[..]).map_err(|_| none())?;
    Ok(key)
}

/// The costs of Argon2.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Argon2Costs {
    /// The memory, in KiB.
    pub memory: u64,
    /// How many times it is gone over.
    pub passes: u64,
    /// How many lanes it has.
    pub lanes: u64,
}

/// Argon2id, version 1.3. Source: [RFC 9106](https://www.rfc-editor.org/rfc/rfc9106).
///
/// # Errors
/// [`Unmet::TooCostly`], or the parameters are none.
pub fn argon2id<const N: usize>(
    password: &Secret,
    salt: &[u8],
    costs: Argon2Costs,
) -> Result<Key<N>, Unmet> {
    argon2(Algorithm::Argon2id, Version::V0x13, password, salt, costs)
}

/// Argon2 of any kind.
///
/// # Errors
/// As [`argon2id`].
pub fn argon2<const N: usize>(
    kind: Algorithm,
    version: Version,
    password: &Secret,
    salt: &[u8],
    costs: Argon2Costs,
) -> Result<Key<N>, Unmet> {
    costs.sane()?;
    let none = || Unmet::NotParameters("its parameters of Argon2 are none");
    let narrow = |value: u64| u32::try_from(value).map_err(|_| none());
    let params = Params::new(
        narrow(costs.memory)?,
        narrow(costs.passes)?,
        narrow(costs.lanes)?,
        Some(N),
    );
    let mut key = Zeroizing::new([0; N]);
    Argon2::new(kind, version, params.map_err(|_| none())?)
        .hash_password_into(password.reveal(), salt, &mut key[..])
        .map_err(|_| none())?;
    Ok(key)
}

impl Argon2Costs {
    /// Look at them before a password is asked for.
    ///
    /// # Errors
    /// [`Unmet::TooCostly`].
    pub fn sane(self) -> Result<(), Unmet> {
        let Self {
            memory,
            passes,
            lanes,
        } = self;
        let bytes = u128::from(memory) * 1024;
        // A GiB gone over four times takes about the time that people wait.
        if bytes > MAX_MEMORY || bytes * u128::from(passes) > 8 * MAX_MEMORY || lanes > 64 {
            return Err(too_costly(
                "Argon2",
                &format!("{memory} KiB, {passes} passes, {lanes} lanes"),
            ));
        }
        Ok(())
    }
}

/// The key that KeePass makes by encrypting a secret of 32 bytes with AES-256, `rounds` times over, as its
/// `AesKdf.cs` does.
///
/// # Errors
/// [`Unmet::TooCostly`].
pub fn aes(secret: &Secret, seed: &[u8; 32], rounds: u64) -> Result<Key<32>, Unmet> {
    sane_aes_rounds(rounds)?;
    let cipher = Aes256::new(&(*seed).into());
    let (halves, _) = secret.reveal().as_chunks::<16>();
    let mut blocks: Vec<Block> = halves.iter().map(|half| (*half).into()).collect();
    for _ in 0..rounds {
        cipher.encrypt_blocks(&mut blocks);
    }
    let mut hash = Sha256::new();
    for block in &mut blocks {
        hash.update(&block[..]);
        block.zeroize();
    }
    Ok(Zeroizing::new(hash.finalize().into()))
}

/// Look at the rounds of [`aes`] before a password is asked for.
///
/// # Errors
/// [`Unmet::TooCostly`].
pub fn sane_aes_rounds(rounds: u64) -> Result<(), Unmet> {
    if rounds > MAX_AES_ROUNDS {
        return Err(too_costly("AES-KDF", &format!("{rounds} rounds")));
    }
    Ok(())
}

/// Why no key was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unmet {
    /// It would take more memory or time than any app asks for; what and how much.
    TooCostly(String),
    /// The parameters are none; which.
    NotParameters(&'static str),
}

impl fmt::Display for Unmet {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooCostly(what) => write!(formatter, "it asks for too much: {what}"),
            Self::NotParameters(what) => formatter.write_str(what),
        }
    }
}

impl Error for Unmet {}

fn sane_rounds(rounds: u32) -> Result<(), Unmet> {
    match rounds {
        0 => Err(Unmet::NotParameters(
            "its password is to be hashed no time at all",
        )),
        1..=MAX_ROUNDS => Ok(()),
        _ => Err(too_costly("PBKDF2", &format!("{rounds} rounds"))),
    }
}

fn too_costly(what: &str, costs: &str) -> Unmet {
    Unmet::TooCostly(format!("{what} with {costs}"))
}

/// In bytes. Ente asks for as much; no other app comes near.
const MAX_MEMORY: u128 = 1 << 30;
/// Bitwarden allows two million.
const MAX_ROUNDS: u32 = 5_000_000;
/// KeePass's default is 60,000, and what a fast machine does in a second some 30 million.
const MAX_AES_ROUNDS: u64 = 100_000_000;

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use super::*;

    fn password() -> Secret {
        Secret::new(b"password".to_vec())
    }

    fn hex(key: &[u8]) -> String {
        let digits: Vec<String> = key.iter().map(|byte| format!("{byte:02x}")).collect();
        digits.concat()
    }

    fn costs(memory: u64, passes: u64, lanes: u64) -> Argon2Costs {
        Argon2Costs {
            memory,
            passes,
            lanes,
        }
    }

    /// Made with Python's hashlib, argon2-cffi and pycryptodomex; the second and third are those of RFC 6070 and 7914.
    #[test]
    fn other_implementations_make_the_same_keys() {
        let key = pbkdf2_sha256::<32>(&password(), b"salt", 2).unwrap();
        assert_eq!(
            hex(&key[..]),
            "ae4d0c95af6b46d32d0adff928f06dd02a303f8ef3c251dfd6e2d85a95474c43"
        );
        let key = pbkdf2_sha1::<20>(&password(), b"salt", 2).unwrap();
        assert_eq!(hex(&key[..]), "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957");
        let key = scrypt::<64>(&password(), b"NaCl", (1024, 8, 16)).unwrap();
        assert!(hex(&key[..]).starts_with("fdbabe1c9d3472007856e7190d01e9fe"));
        let key = argon2id::<32>(&password(), b"somesalt", costs(64, 2, 2)).unwrap();
        assert_eq!(
            hex(&key[..]),
            "94387415dfb84ed1977465a1e8626073adf42bd4eeae1faa1dd4e23a1ff6859f"
        );
        let (kind, version) = (Algorithm::Argon2d, Version::V0x10);
        let key = argon2::<32>(kind, version, &password(), b"somesalt", costs(64, 2, 2)).unwrap();
        assert_eq!(
            hex(&key[..]),
            "30dbb0f536d249e260262345fcef7542cf6ecc1d584c270bb830de372c67760e"
        );
        let seed = std::array::from_fn(|at| u8::try_from(at).unwrap());
        let key = aes(&Secret::new(vec![b'k'; 32]), &seed, 3).unwrap();
        assert_eq!(
            hex(&key[..]),
            "7366b85500ab11b7f8332b858fa2b38eab366b71c282886049bd17cca5c13da5"
        );
    }

    #[test]
    fn what_is_too_costly_is_refused_and_what_is_none_is_named() {
        let is_costly = |unmet: Option<Unmet>| matches!(unmet, Some(Unmet::TooCostly(_)));
        let is_none = |unmet: Option<Unmet>| matches!(unmet, Some(Unmet::NotParameters(_)));
        for rounds in [5_000_001, u32::MAX] {
            assert!(is_costly(
                pbkdf2_sha256::<32>(&password(), b"", rounds).err()
            ));
            assert!(is_costly(pbkdf2_sha1::<32>(&password(), b"", rounds).err()));
        }
        assert!(is_none(pbkdf2_sha1::<32>(&password(), b"", 0).err()));
        for costs in [
            (1 << 40, 8, 1),
            (u64::MAX, u32::MAX, u32::MAX),
            (2, 1, u32::MAX),
            (2, 1, 1 << 24),
        ] {
            assert!(is_costly(scrypt::<32>(&password(), b"", costs).err()));
        }
        for costs in [(0, 8, 1), (3, 8, 1), (16, 0, 1), (16, 8, 0)] {
            assert!(is_none(scrypt::<32>(&password(), b"", costs).err()));
        }
        for costs in [
            costs(1 << 30, 1, 1),
            costs(64, u64::MAX, 1),
            costs(u64::MAX, u64::MAX, 1),
            costs(64, 1, 65),
        ] {
            assert!(is_costly(
                argon2id::<32>(&password(), b"somesalt", costs).err()
            ));
        }
        for costs in [
            costs(0, 1, 1),
            costs(64, 0, 1),
            costs(64, 1, 0),
            costs(64, 1, 64),
        ] {
            assert!(is_none(
                argon2id::<32>(&password(), b"somesalt", costs).err()
            ));
        }
        assert!(is_none(
            argon2id::<32>(&password(), b"short", costs(64, 1, 1)).err()
        ));
        assert!(is_costly(aes(&password(), &[0; 32], 100_000_001).err()));
    }
}
