//! Keys out of passwords, with the costs a file asks for, as far as they are sane.
//!
//! The costs stand in the file, before anything in it can be trusted: whoever made the file chose them. So they
//! are looked at before they are obeyed. The bounds are several times what any app writes.

use argon2::Algorithm;
use argon2::Argon2;
use argon2::Params;
use argon2::Version;
use sha1::Sha1;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::secret::Secret;
use crate::totp::import::trouble::Trouble;

/// A key of `N` bytes, wiped on drop.
pub type Key<const N: usize> = Zeroizing<[u8; N]>;

/// PBKDF2 with HMAC-SHA-256. Source: [RFC 8018, section 5.2](https://www.rfc-editor.org/rfc/rfc8018#section-5.2).
///
/// # Errors
/// [`Trouble::TooCostly`].
pub fn pbkdf2_sha256<const N: usize>(
    password: &Secret,
    salt: &[u8],
    rounds: u32,
) -> Result<Key<N>, Trouble> {
    let mut key = Zeroizing::new([0; N]);
    sane_rounds(rounds)?;
    pbkdf2::pbkdf2_hmac::<Sha256>(password.reveal(), salt, rounds, &mut key[..]);
    Ok(key)
}

/// PBKDF2 with HMAC-SHA-1.
///
/// # Errors
/// [`Trouble::TooCostly`].
pub fn pbkdf2_sha1<const N: usize>(
    password: &Secret,
    salt: &[u8],
    rounds: u32,
) -> Result<Key<N>, Trouble> {
    let mut key = Zeroizing::new([0; N]);
    sane_rounds(rounds)?;
    pbkdf2::pbkdf2_hmac::<Sha1>(password.reveal(), salt, rounds, &mut key[..]);
    Ok(key)
}

/// scrypt. Source: [RFC 7914](https://www.rfc-editor.org/rfc/rfc7914).
///
/// # Errors
/// [`Trouble::TooCostly`], or the parameters are none.
pub fn scrypt<const N: usize>(
    password: &Secret,
    salt: &[u8],
    (n, r, p): (u64, u32, u32),
) -> Result<Key<N>, Trouble> {
    let memory = u128::from(n) * u128::from(r) * 128;
    if memory > MAX_MEMORY || memory * u128::from(p) > 4 * MAX_MEMORY {
        return Err(too_costly("scrypt", &format!("N {n}, r {r}, p {p}")));
    }
    let none = || Trouble::Damaged("its parameters of scrypt are none");
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
/// [`Trouble::TooCostly`], or the parameters are none.
pub fn argon2id<const N: usize>(
    password: &Secret,
    salt: &[u8],
    costs: Argon2Costs,
) -> Result<Key<N>, Trouble> {
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
) -> Result<Key<N>, Trouble> {
    let Argon2Costs {
        memory,
        passes,
        lanes,
    } = costs;
    let bytes = u128::from(memory) * 1024;
    // A GiB gone over four times takes about the time that people wait.
    if bytes > MAX_MEMORY || bytes * u128::from(passes) > 8 * MAX_MEMORY || lanes > 64 {
        return Err(too_costly(
            "Argon2",
            &format!("{memory} KiB, {passes} passes, {lanes} lanes"),
        ));
    }
    let none = || Trouble::Damaged("its parameters of Argon2 are none");
    let narrow = |value: u64| u32::try_from(value).map_err(|_| none());
    let params = Params::new(narrow(memory)?, narrow(passes)?, narrow(lanes)?, Some(N))
        .map_err(|_| none())?;
    let mut key = Zeroizing::new([0; N]);
    Argon2::new(kind, version, params)
        .hash_password_into(password.reveal(), salt, &mut key[..])
        .map_err(|_| none())?;
    Ok(key)
}

fn sane_rounds(rounds: u32) -> Result<(), Trouble> {
    match rounds {
        0 => Err(Trouble::Damaged(
            "its password is to be hashed no time at all",
        )),
        1..=MAX_ROUNDS => Ok(()),
        _ => Err(too_costly("PBKDF2", &format!("{rounds} rounds"))),
    }
}

fn too_costly(what: &str, costs: &str) -> Trouble {
    Trouble::TooCostly(format!("{what} with {costs}"))
}

/// In bytes. Ente asks for as much; no other app comes near.
const MAX_MEMORY: u128 = 1 << 30;
/// Bitwarden allows two million.
const MAX_ROUNDS: u32 = 5_000_000;
