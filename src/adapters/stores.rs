//! Opens the secret store that the owner chose.

use crate::adapters::age_vault::AgeVault;
use crate::adapters::age_vault::Opened;
use crate::adapters::keyring::Keyring;
use crate::adapters::places;
use crate::config::StoreKind;
use crate::ports::store::Closing;
use crate::ports::store::SecretStore;
use crate::ports::store::Stores;
use crate::ports::store::Unlock;
use crate::record::trouble::StoreError;
use crate::secret::Secret;

/// The real stores of this machine. What opens the vault is asked for once, however often it is opened.
#[derive(Default)]
pub struct SystemStores {
    opened: Opened,
}

impl Stores for SystemStores {
    fn open<'a>(&'a self, kind: StoreKind, unlock: Unlock<'a>) -> Box<dyn SecretStore + 'a> {
        match kind {
            StoreKind::Keyring => Box::new(Keyring::default()),
            StoreKind::Vault => {
                // Without a home the path is empty, and every call says so.
                let place = places::vault().unwrap_or_default();
                Box::new(
                    AgeVault::at(place, Box::new(Keyring::default()), unlock).sharing(&self.opened),
                )
            }
        }
    }

    fn vault_identity(&self, unlock: Unlock<'_>) -> Result<Secret, StoreError> {
        let place = places::vault().unwrap_or_default();
        AgeVault::at(place, Box::new(Keyring::default()), unlock)
            .sharing(&self.opened)
            .identity()
    }

    fn create_vault(&self, closing: Closing) -> Result<String, StoreError> {
        let place = places::vault().unwrap_or_default();
        AgeVault::create(&place, &closing, &mut Keyring::default())
    }
}
