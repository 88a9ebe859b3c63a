//! Encrypted files outside the vault, and an identity as the 32 bytes that shares on paper hold.

use std::path::Path;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use bech32::Bech32;
use bech32::Hrp;
use rand::CryptoRng;

use crate::adapters::age_vault::sealing;
use crate::ports::seals::Seals;
use crate::ports::store::Unlocking;
use crate::record::trouble::StoreError;
use crate::secret::Secret;

/// The format of age. Source: <https://c2sp.org/age>.
pub struct AgeSeals;

impl Seals for AgeSeals {
    fn seal(&self, content: &Secret, with: &Unlocking) -> Result<Secret, StoreError> {
        let sealed = match with {
            Unlocking::Passphrase(passphrase) => sealing::close(passphrase, content)?,
            Unlocking::Identity(identity) => {
                sealing::seal(&read(identity)?.to_public(), content.reveal())?
            }
        };
        Ok(Secret::new(sealed))
    }

    fn open(&self, sealed: &Secret, with: &Unlocking, place: &str) -> Result<Secret, StoreError> {
        match with {
            Unlocking::Passphrase(password) => {
                sealing::open(password, sealed.reveal(), Path::new(place)).map_err(|error| {
                    match error {
                        StoreError::WrongPassphrase => StoreError::WrongPassword(place.to_owned()),
                        error => error,
                    }
                })
            }
            Unlocking::Identity(identity) => {
                sealing::unseal(&read(identity)?, sealed.reveal(), Path::new(place))
            }
        }
    }

    fn new_identity(&self, random: &mut dyn CryptoRng) -> Result<Secret, StoreError> {
        let mut key = vec![0; KEY];
        random.fill_bytes(&mut key);
        self.identity(&Secret::new(key))
    }

    fn identity(&self, key: &Secret) -> Result<Secret, StoreError> {
        let hrp = Hrp::parse(PREFIX).map_err(|_| StoreError::NoIdentity)?;
        // Long enough from the start: a vector that grows leaves a copy behind.
        let mut text = Vec::with_capacity(128);
        if key.len() == KEY {
            bech32::encode_upper_to_writer::<Bech32, _>(&mut text, hrp, key.reveal())
                .map_err(|_| StoreError::NoIdentity)?;
        }
        let text = Secret::new(text);
        // age itself must read it.
        read(&text).map(|_| text)
    }

    fn key(&self, identity: &Secret) -> Result<Secret, StoreError> {
        let identity = read(identity)?.to_string();
        let (hrp, key) =
            bech32::decode(identity.expose_secret()).map_err(|_| StoreError::NoIdentity)?;
        let key = Secret::new(key);
        if hrp.to_lowercase() == PREFIX.to_lowercase() && key.len() == KEY {
            Ok(key)
        } else {
            Err(StoreError::NoIdentity)
        }
    }
}

fn read(identity: &Secret) -> Result<Identity, StoreError> {
    sealing::identity(identity).ok_or(StoreError::NoIdentity)
}

const PREFIX: &str = "AGE-SECRET-KEY-";
const KEY: usize = 32;

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_is_its_key_and_back() {
        let text = Identity::generate().to_string();
        let text = Secret::new(text.expose_secret().as_bytes().to_vec());
        let key = AgeSeals.key(&text).unwrap();
        assert_eq!(key.len(), 32);
        assert!(AgeSeals.identity(&key).unwrap().is_same(&text));
        assert!(AgeSeals.identity(&Secret::new(vec![1; 31])).is_err());
        assert!(
            AgeSeals
                .key(&Secret::new(b"AGE-SECRET-KEY-1X".to_vec()))
                .is_err()
        );
    }

    #[test]
    fn what_is_sealed_is_opened_by_the_same_and_by_nothing_else() {
        let identity = |byte| {
            let key = Secret::new(vec![byte; 32]);
            Unlocking::Identity(AgeSeals.identity(&key).unwrap())
        };
        let content = Secret::new(b"invented".to_vec());
        let sealed = AgeSeals.seal(&content, &identity(1)).unwrap();
        let opened = AgeSeals.open(&sealed, &identity(1), "x").unwrap();
        assert!(opened.is_same(&content));
        assert!(AgeSeals.open(&sealed, &identity(2), "x").is_err());
    }
}
