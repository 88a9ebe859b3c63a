//! `doorkey init`: where are secrets to be kept?

use std::path::Path;

use crate::config::Config;
use crate::config::StoreKind;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::storing;
use crate::options::storing::StoreWord;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::ports::store::Closing;
use crate::record::trouble::StoreError;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// Choose where secrets are kept: the keyring of this machine, or a vault of age files
///
/// The choice is made once and written in the config file. Run again, it says what was chosen.
#[derive(clap::Args, Clone, Debug)]
#[command(after_long_help = EXAMPLES)]
pub struct Init {
    /// Where to keep secrets [default: the keyring, if there is one]
    #[arg(long, value_name = "STORE")]
    store: Option<StoreWord>,
    /// What opens a new vault [default: passphrase]
    #[arg(long, value_name = "WHAT", requires = "store")]
    identity: Option<IdentityWord>,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

/// What can close a vault.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum IdentityWord {
    /// A passphrase
    Passphrase,
    /// The keyring of the operating system
    Keyring,
}

impl Init {
    /// Choose, and write it down.
    ///
    /// # Errors
    /// The store cannot be used, or another one was chosen before.
    pub fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let wanted = self.store.map(StoreKind::from);
        if wanted == Some(StoreKind::Keyring) && self.identity.is_some() {
            return Err(Failure::new(
                Kind::Usage,
                "`--identity` says what opens a vault; the keyring is opened by the system",
            ));
        }
        let mut choice = match (config.store, wanted) {
            (Some(before), Some(wanted)) if before != wanted => {
                return Err(chosen_otherwise(before, wanted));
            }
            (Some(before), _) => as_before(ports, before)?,
            (None, Some(StoreKind::Keyring)) => keyring(ports)?,
            (None, Some(StoreKind::Vault)) => self.vault(ports)?,
            (None, None) => {
                storing::may_choose(ports)?;
                keyring(ports)?
            }
        };
        if let Some(note) = storing::overruled(ports.inputs, choice.store.word()) {
            choice.notes.push(note);
        }
        Ok(choice.told())
    }

    /// A new vault, or the one that stands there: restored from a backup, or made by a run that was killed
    /// before it could write that down.
    fn vault(self, ports: &mut Ports<'_>) -> Result<Choice, Failure> {
        let mut notes = Vec::new();
        let mut sentences = Vec::new();
        let place = match storing::probe(ports, StoreKind::Vault) {
            (_, Err(StoreError::NoVault(_))) => {
                let closing = match self.identity {
                    Some(IdentityWord::Keyring) => Closing::Keyring,
                    _ => Closing::Passphrase(self.unlocking.new_passphrase(
                        &mut *ports.terminal,
                        ports.inputs,
                        &mut notes,
                    )?),
                };
                sentences.push(advice(&closing));
                ports.stores.create_vault(closing)?
            }
            (name, Ok(())) => {
                notes.push(
                    "the vault was there already, and is opened by what closed it".to_owned(),
                );
                place_of(&name)
            }
            (_, Err(why)) => return Err(why.into()),
        };
        let config = storing::write(ports.inputs, ports.files, StoreKind::Vault)?;
        sentences.insert(0, sentence(StoreKind::Vault, &place, &config));
        Ok(Choice {
            store: StoreKind::Vault,
            place,
            config: config.display().to_string(),
            changed: true,
            sentences,
            notes,
        })
    }
}

/// The choice, as it stands now.
struct Choice {
    store: StoreKind,
    /// The folder of a vault, the keyring by its name.
    place: String,
    /// The config file that says so.
    config: String,
    /// Whether this run wrote it.
    changed: bool,
    sentences: Vec<String>,
    notes: Vec<String>,
}

impl Choice {
    fn told(self) -> Told {
        let words = vec![
            ("store", Word::Text(self.store.word().to_owned())),
            ("place", Word::Text(self.place)),
            ("config", Word::Text(self.config)),
            ("changed", Word::Flag(self.changed)),
        ];
        let told = Told {
            said: self.sentences,
            notes: self.notes,
            ..Told::default()
        };
        told.fact(Fact::Words(words))
    }
}

/// The keyring, from now on.
fn keyring(ports: &Ports<'_>) -> Result<Choice, Failure> {
    let chosen = storing::choose_keyring(ports)?;
    Ok(Choice {
        store: StoreKind::Keyring,
        sentences: vec![sentence(StoreKind::Keyring, &chosen.place, &chosen.config)],
        place: chosen.place,
        config: chosen.config.display().to_string(),
        changed: true,
        notes: chosen
            .is_locked
            .then(|| LOCKED.to_owned())
            .into_iter()
            .collect(),
    })
}

/// What was chosen before. Where it is gone that is an error: a new one would hide what is in it.
fn as_before(ports: &Ports<'_>, before: StoreKind) -> Result<Choice, Failure> {
    let config = ports.inputs.config().ok().flatten();
    let config = config.map(|(path, _)| path).unwrap_or_default();
    let (name, probed) = storing::probe(ports, before);
    let notes = match probed {
        Ok(()) => Vec::new(),
        Err(StoreError::Locked) => vec![LOCKED.to_owned()],
        Err(why @ StoreError::NoVault(_)) => {
            return Err(Failure::from(why).hint(format!(
                "restore it from your backup; to begin a new and empty one, take the line `store = \"vault\"` \
                 out of {} and run this again",
                config.display()
            )));
        }
        Err(why) => return Err(why.into()),
    };
    let place = place_of(&name);
    Ok(Choice {
        store: before,
        sentences: vec![format!(
            "{}; nothing was changed",
            sentence(before, &place, &config)
        )],
        place,
        config: config.display().to_string(),
        changed: false,
        notes,
    })
}

fn chosen_otherwise(before: StoreKind, wanted: StoreKind) -> Failure {
    Failure::new(
        Kind::Usage,
        format!(
            "the {} was chosen before, and secrets may be in it",
            before.word()
        ),
    )
    .hint(format!("`doorkey store move --to {}`", wanted.word()))
}

fn sentence(kind: StoreKind, place: &str, config: &Path) -> String {
    let place = match kind {
        StoreKind::Keyring => place.to_owned(),
        StoreKind::Vault => format!("the vault at {place}"),
    };
    format!(
        "secrets are kept in {place} (written in {})",
        config.display()
    )
}

/// What the owner of a new vault must know.
fn advice(closing: &Closing) -> String {
    match closing {
        Closing::Passphrase(_) => {
            "keep its passphrase: without it nobody can open the vault, and nobody can set another"
        }
        Closing::Keyring => {
            "the keyring keeps what opens it: a copy of the folder alone is no backup"
        }
    }
    .to_owned()
}

/// A vault's folder, which stands in its name.
fn place_of(name: &str) -> String {
    name.strip_prefix("the vault at ")
        .unwrap_or(name)
        .to_owned()
}

const LOCKED: &str = "the keyring is locked now; a command that needs it will say how to unlock it";

const EXAMPLES: &str = "\
Examples:
  doorkey init                                      the keyring, if there is one
  doorkey init --store vault                        asks for a passphrase twice
  doorkey init --store vault --passphrase-fd 3 3< passphrase
  doorkey init --store vault --identity keyring     vault files, opened by the keyring";
