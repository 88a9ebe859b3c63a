//! `doorkey store move`: every record copied, read back, and only then removed where it was.

use crate::config::StoreKind;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::storing;
use crate::options::storing::StoreWord;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Inputs;
use crate::ports::Ports;
use crate::ports::store::Closing;
use crate::ports::store::Hold;
use crate::ports::store::SecretStore;
use crate::ports::store::Unlocking;
use crate::record::id::Key;
use crate::record::trouble::StoreError;
use crate::secret::Secret;
use crate::store;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// Move secrets between the keyring and the vault
#[derive(clap::Args, Clone, Debug)]
pub struct Store {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand, Clone, Debug)]
enum Action {
    Move(Move),
}

/// Copy every record to the other store, compare, use that store from then on, and remove the old copies
///
/// A run that was stopped is finished by running it again.
#[derive(clap::Args, Clone, Debug)]
struct Move {
    /// Where to
    #[arg(long, value_name = "STORE")]
    to: StoreWord,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

impl Store {
    /// Do what was asked.
    ///
    /// # Errors
    /// One of the stores cannot be used. Every record is then in the store it was in, and maybe in both.
    pub fn run(self, ports: &mut Ports<'_>) -> Result<Told, Failure> {
        let Action::Move(moved) = self.action;
        moved.run(ports)
    }
}

impl Move {
    fn run(self, ports: &mut Ports<'_>) -> Result<Told, Failure> {
        let to = StoreKind::from(self.to);
        let from = match to {
            StoreKind::Keyring => StoreKind::Vault,
            StoreKind::Vault => StoreKind::Keyring,
        };
        let mut told = Told::default();
        can_be_left(ports, from)?;
        let mut made = self.make_ready(ports, to, &mut told.notes)?;
        // Of two moves at once each would remove what the other has copied.
        let _alone = ports.ledgers.hold(Hold::Alone)?;
        let (inputs, files) = (ports.inputs, ports.files);
        let count = {
            let mut ask = self
                .unlocking
                .unlock(ports.terminal, inputs, &mut told.notes);
            // Who has just typed a new passphrase twice is not asked for it again.
            let mut unlock = || match made.take() {
                Some(passphrase) => Ok(Unlocking::Passphrase(passphrase)),
                None => ask(),
            };
            let mut nobody = storing::nobody();
            let (mut old, mut new) = match to {
                StoreKind::Vault => (
                    ports.stores.open(from, &mut nobody),
                    ports.stores.open(to, &mut unlock),
                ),
                StoreKind::Keyring => (
                    ports.stores.open(from, &mut unlock),
                    ports.stores.open(to, &mut nobody),
                ),
            };
            let moved = match store::keys(old.as_mut()) {
                Ok(keys) => keys,
                Err(StoreError::NoVault(_)) => Vec::new(),
                Err(error) => return Err(error.into()),
            };
            copy(old.as_mut(), new.as_mut(), &moved)?;
            // As it is now: another run may have written it since this one began.
            if !is_chosen(inputs, to)? {
                storing::write(inputs, files, to)?;
            }
            for &key in &moved {
                remove(old.as_mut(), new.as_mut(), key, || is_chosen(inputs, to))
                    .map_err(|failure| left(failure, to))?;
            }
            moved.len()
        };
        let word = to.word();
        let said = match count {
            0 => format!("nothing was left to move: secrets are kept in the {word}"),
            1 => format!("one record moved: secrets are kept in the {word} from now on"),
            _ => format!("{count} records moved: secrets are kept in the {word} from now on"),
        };
        told.notes.extend(storing::overruled(ports.inputs, word));
        let words = vec![
            ("store", Word::Text(word.to_owned())),
            ("moved", Word::Number(count)),
        ];
        Ok(told.say(said).fact(Fact::Words(words)))
    }

    /// Before anything is copied: the new store can be used. Where it is a vault that is made now, its
    /// passphrase.
    fn make_ready(
        &self,
        ports: &mut Ports<'_>,
        to: StoreKind,
        notes: &mut Vec<String>,
    ) -> Result<Option<Secret>, Failure> {
        match (storing::probe(ports, to).1, to) {
            (Ok(()), _) => Ok(None),
            (Err(StoreError::NoVault(_)), StoreKind::Vault) => {
                let passphrase =
                    self.unlocking
                        .new_passphrase(ports.terminal, ports.inputs, notes)?;
                let again = Secret::new(passphrase.reveal().to_vec());
                let place = ports.stores.create_vault(Closing::Passphrase(passphrase))?;
                notes.push(format!(
                    "a new vault was made at {place}; keep its passphrase"
                ));
                Ok(Some(again))
            }
            (Err(error), _) => Err(error.into()),
        }
    }
}

/// That the old store can be read: before a new vault is made for nothing.
fn can_be_left(ports: &Ports<'_>, from: StoreKind) -> Result<(), Failure> {
    match storing::probe(ports, from).1 {
        Ok(()) | Err(StoreError::NoVault(_)) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Copy each record, and compare where there is one already.
fn copy(old: &mut dyn SecretStore, new: &mut dyn SecretStore, keys: &[Key]) -> Result<(), Failure> {
    for &key in keys {
        let record = old.get(key)?;
        match new.put_new(key, &record) {
            Ok(()) => {}
            // Of a run that was stopped; or not.
            Err(StoreError::AlreadyThere) if new.get(key)?.is_same(&record) => {}
            Err(StoreError::AlreadyThere) => {
                return Err(Failure::new(
                    Kind::Input,
                    format!("record {key} is in both stores and not the same"),
                )
                .hint("nothing was removed; `doorkey doctor` tells which one is damaged"));
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Remove the old copy of one record. Where the lock of the records does not hold, another run may have moved them back
/// in the meantime: then the old copy is all there is.
fn remove(
    old: &mut dyn SecretStore,
    new: &mut dyn SecretStore,
    key: Key,
    is_chosen: impl FnOnce() -> Result<bool, Failure>,
) -> Result<(), Failure> {
    let record = match old.get(key) {
        Ok(record) => record,
        Err(StoreError::NotFound) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let is_moved = match new.get(key) {
        Ok(copy) => copy.is_same(&record),
        Err(StoreError::NotFound) => false,
        Err(error) => return Err(error.into()),
    };
    if !is_moved || !is_chosen()? {
        let what = "another run has moved the records too, so no more old copies were removed";
        return Err(Failure::new(Kind::Store, what));
    }
    match old.delete(key) {
        Ok(()) | Err(StoreError::NotFound) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Whether the config file names this store now.
fn is_chosen(inputs: &dyn Inputs, to: StoreKind) -> Result<bool, Failure> {
    let config = storing::settings(inputs)?;
    Ok(config.store == Some(to))
}

/// The same failure, and that nothing is lost.
fn left(failure: Failure, to: StoreKind) -> Failure {
    failure.hint(format!(
        "every record is in one of the stores, or in both; run `doorkey store move --to {}` again",
        to.word()
    ))
}
