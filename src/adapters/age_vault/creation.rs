//! A new vault: made whole under another name, read back, and only then given its own.

use std::fs;
use std::path::Path;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use rand::rand_core::UnwrapErr;
use rand::rngs::SysRng;

use crate::adapters::age_vault::IDENTITY;
use crate::adapters::age_vault::IN_KEYRING;
use crate::adapters::age_vault::LEFT_BEHIND;
use crate::adapters::age_vault::NOT_AS_WRITTEN;
use crate::adapters::age_vault::RECIPIENTS;
use crate::adapters::age_vault::RECORDS;
use crate::adapters::age_vault::folder;
use crate::adapters::age_vault::folder::Folder;
use crate::adapters::age_vault::from_keyring;
use crate::adapters::age_vault::from_passphrase;
use crate::adapters::age_vault::sealing;
use crate::adapters::age_vault::sealing::damaged;
use crate::adapters::system::file;
use crate::ports::store::Closing;
use crate::ports::store::SecretStore;
use crate::record::id::Key;
use crate::record::id::RecordId;
use crate::record::trouble::StoreError;
use crate::secret::Secret;

/// A vault at `place`, or nothing. A run that is killed leaves at most a folder that no vault has the name of
/// and that a later one deletes, and in the keyring an identity that opens nothing.
pub(super) fn create(
    place: &Path,
    closing: &Closing,
    keyring: &mut dyn SecretStore,
) -> Result<(), StoreError> {
    let (Some(above), Some(name)) = (place.parent(), place.file_name().and_then(|it| it.to_str()))
    else {
        return Err(folder::homeless());
    };
    is_free(place)?;
    let parent = parent(above)?;
    parent.sweep(LEFT_BEHIND);
    let identity = Identity::generate();
    let entry = match closing {
        Closing::Passphrase(_) => None,
        Closing::Keyring => Some(keep(&identity, keyring)?),
    };
    let new = folder::unfinished();
    let made = make(&parent, &new, &identity, closing, entry)
        .and_then(|vault| is_whole(&vault, &identity, closing, entry, keyring))
        .and_then(|()| parent.publish_folder(&new, name));
    if let Err(why) = made {
        parent.discard(&new);
        if let Some(key) = entry {
            let _still_there = keyring.delete(key);
        }
        return Err(why);
    }
    parent.sync()?;
    match above.parent().map(Folder::open_shared) {
        Some(Ok(Some(grandparent))) => grandparent.sync(),
        // Of a folder that is not ours alone others must take care.
        _ => Ok(()),
    }
}

/// That nothing has the vault's name, not even a link.
fn is_free(place: &Path) -> Result<(), StoreError> {
    match fs::symlink_metadata(place) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(folder::unusable(place, &error)),
        Ok(_) if fs::symlink_metadata(place.join(RECIPIENTS)).is_ok() => {
            Err(StoreError::VaultExists(place.display().to_string()))
        }
        Ok(_) => Err(folder::unusable(
            place,
            &"something stands there that is no vault",
        )),
    }
}

/// The folder the vault stands in, made where it is missing.
fn parent(path: &Path) -> Result<Folder, StoreError> {
    file::make_private_folders(path).map_err(|error| folder::unusable(path, &error))?;
    Folder::open_shared(path)?
        .ok_or_else(|| folder::unusable(path, &"it went away while it was used"))
}

/// Let the keyring keep the identity, under a name of its own.
fn keep(identity: &Identity, keyring: &mut dyn SecretStore) -> Result<Key, StoreError> {
    let key = RecordId::random(&mut UnwrapErr(SysRng)).identity();
    let put = keyring.put_new(key, &written(identity));
    if put.is_err() {
        let _not_there = keyring.delete(key);
    }
    put.map(|()| key)
}

/// All its files and folders, durable, under the name `new`.
fn make(
    parent: &Folder,
    new: &str,
    identity: &Identity,
    closing: &Closing,
    entry: Option<Key>,
) -> Result<Folder, StoreError> {
    let vault = parent.make(new)?;
    vault.make(RECORDS)?.sync()?;
    vault.write(RECIPIENTS, format!("{}\n", identity.to_public()).as_bytes())?;
    if let Closing::Passphrase(passphrase) = closing {
        vault.write(IDENTITY, &sealing::close(passphrase, &written(identity))?)?;
    }
    if let Some(key) = entry {
        vault.write(IN_KEYRING, format!("{}\n", key.id).as_bytes())?;
    }
    vault.sync()?;
    Ok(vault)
}

/// That what stands there now opens what will be written for it.
fn is_whole(
    vault: &Folder,
    identity: &Identity,
    closing: &Closing,
    entry: Option<Key>,
    keyring: &mut dyn SecretStore,
) -> Result<(), StoreError> {
    let opened = match (closing, entry) {
        (Closing::Passphrase(passphrase), _) => from_passphrase(vault, passphrase)?,
        (Closing::Keyring, Some(key)) => from_keyring(vault, key, keyring)?,
        (Closing::Keyring, None) => return Err(StoreError::NotFound),
    };
    let recipient = sealing::recipient(vault)?;
    if opened.to_public() == recipient && identity.to_public() == recipient {
        Ok(())
    } else {
        Err(damaged(&vault.place(RECIPIENTS), NOT_AS_WRITTEN))
    }
}

/// The identity in the text form of age.
pub(super) fn written(identity: &Identity) -> Secret {
    let text = identity.to_string();
    let mut line = Secret::new(Vec::with_capacity(128));
    line.extend(text.expose_secret().as_bytes());
    line.extend(b"\n");
    line
}
