//! An export of Bitwarden under a password: the key, and what it opens.
//!
//! The password becomes a key by PBKDF2 or Argon2id, the key two by HKDF: one for the HMAC, which is looked at
//! first, one for AES. A text made with the same two keys tells a wrong password from damage.

use hkdf::Hkdf;
use hmac::Hmac;
use hmac::KeyInit;
use hmac::Mac;
use serde::Deserialize;
use sha2::Digest;
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::digits::base64;
use crate::formats::Ask;
use crate::formats::loose::Loose;
use crate::formats::sealed;
use crate::formats::trouble::Trouble;
use crate::kdf;
use crate::kdf::Argon2Costs;
use crate::kdf::Key;
use crate::secret::Secret;

/// What such an export says of itself.
#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Protected {
    /// Base 64, of which the text itself is the salt.
    salt: Loose<String>,
    /// 0 is PBKDF2, 1 is Argon2id.
    kdf_type: Loose<u64>,
    kdf_iterations: Loose<u64>,
    /// In MiB.
    kdf_memory: Loose<u64>,
    kdf_parallelism: Loose<u64>,
    #[serde(rename = "encKeyValidation_DO_NOT_EDIT")]
    validation: Loose<Secret>,
    data: Loose<Secret>,
}

impl Protected {
    /// The export that is in it. Nobody is asked for the password of a file that no password opens.
    ///
    /// # Errors
    /// It is damaged, asks for too much, or the password is wrong.
    pub(super) fn open(self, ask: Ask<'_>) -> Result<Secret, Trouble> {
        let salt = self
            .salt
            .given()
            .ok_or(Trouble::Damaged("it has no salt"))?;
        let stretch = Stretch::of(
            self.kdf_type.given(),
            self.kdf_iterations.given(),
            self.kdf_memory.given(),
            self.kdf_parallelism.given(),
        )?;
        let [validation, data] = [self.validation, self.data].map(|text| {
            text.given()
                .and_then(|text| Sealed::parse(text.reveal()))
                .ok_or(Trouble::Damaged(
                    "what is encrypted in it is not in the form that Bitwarden writes",
                ))
        });
        let (validation, data) = (validation?, data?);
        let password = ask().map_err(Trouble::NoPassword)?;
        let key = stretch.key(&password, salt.as_bytes())?;
        let keys = Keys::of(&key).ok_or(NO_KEY)?;
        if !validation.is_authentic(&keys) {
            return Err(Trouble::WrongPassword);
        }
        if !data.is_authentic(&keys) {
            return Err(Trouble::Damaged("what is encrypted in it was changed"));
        }
        sealed::aes_cbc(
            &keys.encryption[..],
            data.iv.reveal(),
            data.ciphertext.reveal(),
        )
        .ok_or(Trouble::Damaged("what is encrypted in it was changed"))
    }
}

/// How the password becomes a key.
enum Stretch {
    Pbkdf2(u32),
    Argon2id(Argon2Costs),
}

impl Stretch {
    fn of(
        kind: Option<u64>,
        iterations: Option<u64>,
        memory: Option<u64>,
        lanes: Option<u64>,
    ) -> Result<Self, Trouble> {
        match (kind, iterations) {
            // What is out of the range of the type is out of any bound.
            (Some(0), Some(rounds)) => Ok(Self::Pbkdf2(u32::try_from(rounds).unwrap_or(u32::MAX))),
            (Some(1), Some(passes)) => {
                let (Some(memory), Some(lanes)) = (memory, lanes) else {
                    return Err(NO_KEY);
                };
                Ok(Self::Argon2id(Argon2Costs {
                    memory: memory.saturating_mul(1024),
                    passes,
                    lanes,
                }))
            }
            (Some(2..), _) => Err(Trouble::Unsupported {
                what: "its password becomes a key in a way that is newer than this program",
                hint: "export it without a password, import it, and delete the export",
            }),
            _ => Err(NO_KEY),
        }
    }

    fn key(&self, password: &Secret, salt: &[u8]) -> Result<Key<32>, Trouble> {
        Ok(match *self {
            Self::Pbkdf2(rounds) => kdf::pbkdf2_sha256(password, salt, rounds)?,
            Self::Argon2id(costs) => kdf::argon2id(password, &Sha256::digest(salt), costs)?,
        })
    }
}

/// The two keys.
struct Keys {
    encryption: Key<32>,
    authentication: Key<32>,
}

impl Keys {
    /// `None` never: HKDF has nothing to object to lengths such as these.
    fn of(key: &Key<32>) -> Option<Self> {
        let hkdf = Hkdf::<Sha256>::from_prk(&key[..]).ok()?;
        let expand = |name: &[u8]| {
            let mut part = Zeroizing::new([0; 32]);
            hkdf.expand(name, &mut part[..]).ok().map(|()| part)
        };
        Some(Self {
            encryption: expand(b"enc")?,
            authentication: expand(b"mac")?,
        })
    }
}

/// `2.iv|ciphertext|mac`, each in base 64.
struct Sealed {
    iv: Secret,
    ciphertext: Secret,
    mac: Secret,
}

impl Sealed {
    fn parse(text: &[u8]) -> Option<Self> {
        let mut parts = text.strip_prefix(b"2.")?.split(|&byte| byte == b'|');
        let mut next = || base64::decode(parts.next()?).ok();
        let (iv, ciphertext, mac) = (next()?, next()?, next()?);
        parts.next().is_none().then_some(Self {
            iv,
            ciphertext,
            mac,
        })
    }

    /// Whether its HMAC is that of these keys; compared in constant time.
    fn is_authentic(&self, keys: &Keys) -> bool {
        Hmac::<Sha256>::new_from_slice(&keys.authentication[..]).is_ok_and(|mut mac| {
            mac.update(self.iv.reveal());
            mac.update(self.ciphertext.reveal());
            mac.verify_slice(self.mac.reveal()).is_ok()
        })
    }
}

const NO_KEY: Trouble = Trouble::Damaged("it does not say how its password becomes a key");
