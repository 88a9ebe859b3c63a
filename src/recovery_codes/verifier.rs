//! The verifiers of a set: what a server keeps of recovery codes so that it can check them and not tell them.
//!
//! The file is plain text. Lines that begin with `#` say how to check; every other line is the verifier of one
//! code, in the order of the set:
//!
//! - `argon2id`: a PHC string, `$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH`, with a salt of 16 random bytes each.
//!   The cost is the one OWASP names first for this much memory: <https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html>.
//! - `sha256`: 64 hex digits. Allowed from 112 bits on, where nobody can try all codes and no salt is needed.
//!
//! Before it is hashed a code is brought to one spelling ([`normal`]); the head of the file says which.

use std::error::Error;
use std::fmt;

use argon2::Algorithm;
use argon2::Argon2;
use argon2::Params;
use argon2::PasswordHasher;
use argon2::Version;
use argon2::password_hash::phc::PasswordHash;
use rand::CryptoRng;
use sha2::Digest;
use sha2::Sha256;

use crate::failure::Explain;
use crate::failure::Kind;
use crate::recovery_codes::alphabet::Alphabet;
use crate::recovery_codes::nist;
use crate::recovery_codes::same::normal;
use crate::secret::Secret;

/// How codes are hashed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hash {
    /// The password hash of RFC 9106, for codes of any strength.
    Argon2id,
    /// For codes of 112 bits or more.
    Sha256,
}

/// The file for the server: the verifiers of `codes`, which were drawn from `alphabet` and have `bits` each.
///
/// # Errors
/// The hash is not allowed for codes this weak, or it refuses.
pub fn file(
    codes: &[Secret],
    alphabet: Alphabet,
    bits: f64,
    hash: Hash,
    random: &mut dyn CryptoRng,
) -> Result<String, VerifierError> {
    if hash == Hash::Sha256 && !nist::at_least(bits, nist::STRONG_BITS) {
        return Err(VerifierError::TooWeak);
    }
    let mut file = head(alphabet, bits, hash);
    for code in codes {
        let code = normal(code, alphabet);
        file.push_str(&match hash {
            Hash::Argon2id => argon2id(&code, random)?,
            Hash::Sha256 => sha256(&code),
        });
        file.push('\n');
    }
    Ok(file)
}

fn head(alphabet: Alphabet, bits: f64, hash: Hash) -> String {
    let look_alikes = match alphabet {
        Alphabet::Crockford => ", then i and l to 1 and o to 0",
        _ => "",
    };
    let verifier = match hash {
        Hash::Argon2id => {
            "argon2id in a PHC string (RFC 9106, OWASP: 19456 KiB, 2 passes, 1 lane), salt of 16 random bytes"
        }
        Hash::Sha256 => "SHA-256 in lower-case hex, no salt",
    };
    format!(
        "# verifiers of recovery codes, one a line: {verifier}
# before hashing: remove hyphens and white space, then A-Z to a-z{look_alikes}; hash the ASCII bytes
# {bits:.1} bits each; accept each code once, then delete its verifier (NIST SP 800-63B-4, 3.1.2)
# limit the rate of attempts; after use give the owner a new code (4.2.1.1)
"
    )
}

fn argon2id(code: &Secret, random: &mut dyn CryptoRng) -> Result<String, VerifierError> {
    let mut salt = [0; 16];
    random.fill_bytes(&mut salt);
    let params = Params::new(MEMORY, PASSES, LANES, None).map_err(|_| VerifierError::Refused)?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let hash: PasswordHash = argon2
        .hash_password_with_salt(code.reveal(), &salt)
        .map_err(|_| VerifierError::Refused)?;
    Ok(hash.to_string())
}

fn sha256(code: &Secret) -> String {
    let digest = Sha256::digest(code.reveal());
    digest.iter().fold(String::with_capacity(64), |hex, byte| {
        hex + &format!("{byte:02x}")
    })
}

/// Why no verifiers were made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VerifierError {
    /// A plain hash of codes below 112 bits can be tried out.
    TooWeak,
    /// The hash function refused.
    Refused,
}

impl fmt::Display for VerifierError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::TooWeak => {
                "codes below 112 bits need a salted password hash, not SHA-256 (NIST SP 800-63B-4, 3.1.2)"
            }
            Self::Refused => "the codes cannot be hashed",
        })
    }
}

impl Error for VerifierError {}

impl Explain for VerifierError {
    fn kind(&self) -> Kind {
        Kind::Usage
    }

    fn hint(&self) -> Option<String> {
        let hint = "use `--hashes argon2id`, or codes of 23 base-32 characters, 28 hex digits or 34 digits";
        (*self == Self::TooWeak).then(|| hint.to_owned())
    }
}

const MEMORY: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

#[cfg(test)]
mod tests {
    use argon2::PasswordVerifier;
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    use super::*;

    fn made(
        code: &str,
        alphabet: Alphabet,
        bits: f64,
        hash: Hash,
    ) -> Result<String, VerifierError> {
        let codes = [Secret::new(code.as_bytes().to_vec())];
        file(&codes, alphabet, bits, hash, &mut StdRng::seed_from_u64(7))
    }

    fn verifiers(file: &str) -> Vec<&str> {
        file.lines().filter(|line| !line.starts_with('#')).collect()
    }

    #[test]
    fn argon2_checks_the_code_in_its_one_spelling_and_no_other() {
        let file = made("0ZI-y1", Alphabet::Crockford, 25.0, Hash::Argon2id).unwrap_or_default();
        let line = verifiers(&file)[0];
        assert!(
            line.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{line}"
        );
        let Ok(hash) = PasswordHash::new(line) else {
            unreachable!("not a PHC string: {line}")
        };
        let checks = |code: &[u8]| Argon2::default().verify_password(code, &hash).is_ok();
        assert!(checks(b"0z1y1"));
        assert!(!checks(b"0ZI-y1") && !checks(b"0z1y2") && !checks(b""));
    }

    #[test]
    fn the_argon2_beneath_agrees_with_the_reference() {
        // P-H-C/phc-winner-argon2 src/test.c.
        let known =
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        let checks = |password: &[u8]| {
            PasswordHash::new(known)
                .is_ok_and(|hash| Argon2::default().verify_password(password, &hash).is_ok())
        };
        assert!(checks(b"password") && !checks(b"differentpassword"));
    }

    #[test]
    fn each_argon2_verifier_has_a_salt_of_its_own() {
        let codes = [b"same", b"same"].map(|code| Secret::new(code.to_vec()));
        let random = &mut StdRng::seed_from_u64(7);
        let file = file(&codes, Alphabet::Hex, 20.0, Hash::Argon2id, random).unwrap_or_default();
        let lines = verifiers(&file);
        assert_eq!(lines.len(), 2);
        assert_ne!(lines[0], lines[1]);
    }

    #[test]
    fn sha256_is_that_of_the_one_spelling() {
        let file = made("A-B c", Alphabet::Hex, 112.0, Hash::Sha256).unwrap_or_default();
        // FIPS 180-2, B.1: the digest of "abc".
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(verifiers(&file), [abc]);
    }

    #[test]
    fn sha256_is_refused_below_112_bits() {
        assert_eq!(
            made("a", Alphabet::Hex, 111.9, Hash::Sha256),
            Err(VerifierError::TooWeak)
        );
    }

    #[test]
    fn the_head_says_how_to_spell_and_holds_no_code() {
        let file = made("0z1y1", Alphabet::Crockford, 25.0, Hash::Argon2id).unwrap_or_default();
        assert!(file.contains(
            "remove hyphens and white space, then A-Z to a-z, then i and l to 1 and o to 0"
        ));
        assert!(file.contains("# 25.0 bits each"));
        assert!(!file.contains("0z1y1"));
        let file = made("abc", Alphabet::Hex, 120.0, Hash::Sha256).unwrap_or_default();
        assert!(!file.contains("i and l"));
    }
}
