//! Which secret store a run uses: what the environment says, then the config file, else nothing is chosen yet.

use std::path::PathBuf;

use crate::config;
use crate::config::Config;
use crate::config::StoreKind;
use crate::failure::Explain;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Files;
use crate::ports::Inputs;
use crate::ports::Ports;
use crate::ports::store::SecretStore;
use crate::ports::store::Unlocking;
use crate::record::trouble::StoreError;

/// The stores there are, on the command line.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum StoreWord {
    /// The keyring of the operating system
    Keyring,
    /// A folder of age files
    Vault,
}

impl From<StoreWord> for StoreKind {
    fn from(word: StoreWord) -> Self {
        match word {
            StoreWord::Keyring => Self::Keyring,
            StoreWord::Vault => Self::Vault,
        }
    }
}

/// What the config file says now.
///
/// # Errors
/// It cannot be read, or holds what is no setting.
pub fn settings(inputs: &dyn Inputs) -> Result<Config, Failure> {
    match inputs.config() {
        Ok(None) => Ok(Config::default()),
        Ok(Some((path, text))) => Ok(Config::parse(text.reveal())
            .map_err(|error| Failure::from(error).because(&path.display()))?),
        Err(why) => Err(Failure::new(Kind::Input, "the config file cannot be read").because(&why)),
    }
}

/// The store of this run, and what the reader should know of the choice; `None` where none was chosen yet.
///
/// # Errors
/// `DOORKEY_STORE` names no store.
pub fn chosen(
    inputs: &dyn Inputs,
    config: &Config,
) -> Result<(Option<StoreKind>, Option<String>), Failure> {
    let written = config.store;
    let Some(value) = inputs.variable(VARIABLE).filter(|value| !value.is_empty()) else {
        return Ok((written, None));
    };
    let named = [StoreKind::Keyring, StoreKind::Vault]
        .into_iter()
        .find(|kind| kind.word().as_bytes() == value.reveal())
        .ok_or_else(|| {
            Failure::new(
                Kind::Usage,
                format!("`{VARIABLE}` is neither `keyring` nor `vault`"),
            )
        })?;
    let note = written.filter(|written| *written != named).map(|written| {
        format!(
            "`{VARIABLE}` says {}; the config file says {}",
            named.word(),
            written.word()
        )
    });
    Ok((Some(named), note))
}

/// Choose for the first command that stores something: the keyring, if there is one. The choice is written
/// into the config file; the note says so.
///
/// # Errors
/// As [`may_choose`] and [`choose_keyring`].
pub fn choose_first(ports: &Ports<'_>) -> Result<(StoreKind, String), Failure> {
    may_choose(ports)?;
    let chosen = choose_keyring(ports)?;
    let note = format!(
        "kept in the keyring (written in {})",
        chosen.config.display()
    );
    Ok((StoreKind::Keyring, note))
}

/// The keyring, from now on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChosenKeyring {
    /// Its name.
    pub place: String,
    /// The config file that says so.
    pub config: PathBuf,
    /// It must be unlocked before it can be used.
    pub is_locked: bool,
}

/// Write the keyring into the config file, if there is one.
///
/// # Errors
/// There is none that could be used once it is unlocked, or [`write`] fails.
pub fn choose_keyring(ports: &Ports<'_>) -> Result<ChosenKeyring, Failure> {
    let (place, probed) = probe(ports, StoreKind::Keyring);
    let is_locked = match probed {
        Ok(()) => false,
        Err(StoreError::Locked) => true,
        Err(why) => return Err(no_keyring(why)),
    };
    Ok(ChosenKeyring {
        place,
        config: write(ports.inputs, ports.files, StoreKind::Keyring)?,
        is_locked,
    })
}

/// That nothing would be hidden by choosing the keyring.
///
/// # Errors
/// There is a vault that no config file names: the owner must say what is meant.
pub fn may_choose(ports: &Ports<'_>) -> Result<(), Failure> {
    match probe(ports, StoreKind::Vault).1 {
        Err(StoreError::NoVault(_)) => Ok(()),
        found => Err(ambiguous(found.err())),
    }
}

/// What a reader must know who chose `written` while `DOORKEY_STORE` says something else.
#[must_use]
pub fn overruled(inputs: &dyn Inputs, written: &str) -> Option<String> {
    let value = inputs.variable(VARIABLE)?;
    (!value.is_empty() && value.reveal() != written.as_bytes())
        .then(|| format!("`{VARIABLE}` is set, and overrules this as long as it is"))
}

/// For a step that needs no key: whoever asks for one is told that there is none.
pub fn nobody() -> impl FnMut() -> Result<Unlocking, StoreError> {
    || {
        Err(StoreError::NotOpened {
            kind: Kind::Store,
            what: "nobody is asked".to_owned(),
            hint: None,
        })
    }
}

/// The store's name, and whether it could be used now.
pub fn probe(ports: &Ports<'_>, kind: StoreKind) -> (String, Result<(), StoreError>) {
    let mut nobody = nobody();
    let mut store: Box<dyn SecretStore + '_> = ports.stores.open(kind, &mut nobody);
    let name = store.name();
    let probed = store.probe();
    (name, probed)
}

/// Write the choice into the config file, and say where that is. All else in it stays as it is.
///
/// # Errors
/// It is broken, or cannot be read or written; then it is as it was.
pub fn write(inputs: &dyn Inputs, files: &dyn Files, kind: StoreKind) -> Result<PathBuf, Failure> {
    let by_hand = format!("write `store = \"{}\"` at its top yourself", kind.word());
    let failure = |what: &str| Failure::new(Kind::Input, what).hint(by_hand.clone());
    let found = inputs
        .config()
        .map_err(|why| failure("the config file cannot be read").because(&why))?;
    let text = found.map(|(_, text)| text).unwrap_or_default();
    let new = str::from_utf8(text.reveal())
        .ok()
        .and_then(|text| config::with_store(text, kind))
        .ok_or_else(|| failure("the config file cannot be written into as it is"))?;
    files
        .write_config(new.as_bytes())
        .map_err(|error| failure("the config file cannot be written").because(&error))
}

/// There is no keyring to be used: both ways out.
fn no_keyring(why: StoreError) -> Failure {
    let hint = why.hint().unwrap_or_default();
    let failure = Failure::from(why);
    if hint.contains(VAULT_INSTEAD) {
        failure
    } else {
        let first = if hint.is_empty() { "" } else { "; " };
        failure.hint(format!("{hint}{first}without a keyring: `{VAULT_INSTEAD}`"))
    }
}

/// A vault stands there, and a new store beside it would hide what is in it.
fn ambiguous(why: Option<StoreError>) -> Failure {
    let failure = Failure::new(
        Kind::Store,
        "no config file names a store, and a vault may be there already",
    );
    let failure = match why {
        Some(why) => failure.because(&why),
        None => failure,
    };
    failure
        .hint("say which is meant: `doorkey init --store vault` or `doorkey init --store keyring`")
}

const VARIABLE: &str = "DOORKEY_STORE";
const VAULT_INSTEAD: &str = "doorkey init --store vault";

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::path::Path;

    use super::*;
    use crate::ports::Seekable;
    use crate::secret::Secret;
    use crate::secret::item::Unreadable;

    /// An environment with one variable.
    struct Variable(&'static str);

    impl Inputs for Variable {
        fn stdin_is_terminal(&self) -> bool {
            false
        }

        fn stdin(&self) -> Result<Box<dyn Read>, Unreadable> {
            Err(Unreadable::Missing)
        }

        fn descriptor(&self, _number: u32) -> Result<Box<dyn Read>, Unreadable> {
            Err(Unreadable::Missing)
        }

        fn file(&self, _path: &Path) -> Result<Box<dyn Read>, Unreadable> {
            Err(Unreadable::Missing)
        }

        fn seekable_file(&self, _path: &Path) -> Result<Option<Box<dyn Seekable>>, Unreadable> {
            Err(Unreadable::Missing)
        }

        fn regular_file(&self, _path: &Path) -> Result<Box<dyn Read>, Unreadable> {
            Err(Unreadable::Missing)
        }

        fn own_file(&self, _path: &Path) -> Result<Box<dyn Read>, Unreadable> {
            Err(Unreadable::Missing)
        }

        fn output_of(&self, _command: &str) -> Result<Secret, Unreadable> {
            Err(Unreadable::Missing)
        }

        fn folder(&self, _path: &Path) -> Result<Vec<(PathBuf, Option<Unreadable>)>, Unreadable> {
            Err(Unreadable::Missing)
        }

        fn variable(&self, name: &str) -> Option<Secret> {
            (name == VARIABLE).then(|| Secret::new(self.0.as_bytes().to_vec()))
        }

        fn path_in(&self, _name: &str) -> Option<PathBuf> {
            None
        }

        fn config(&self) -> Result<Option<(PathBuf, Secret)>, Unreadable> {
            Ok(None)
        }
    }

    fn told(variable: &'static str, store: Option<StoreKind>) -> (Option<StoreKind>, bool) {
        let config = Config {
            store,
            ..Config::default()
        };
        chosen(&Variable(variable), &config)
            .map_or((None, true), |(kind, note)| (kind, note.is_some()))
    }

    #[test]
    fn the_environment_decides_before_the_config_file_and_says_so() {
        let (keyring, vault) = (StoreKind::Keyring, StoreKind::Vault);
        assert_eq!(told("", None), (None, false));
        assert_eq!(told("", Some(StoreKind::Vault)), (Some(vault), false));
        assert_eq!(told("keyring", None), (Some(keyring), false));
        assert_eq!(told("vault", Some(StoreKind::Vault)), (Some(vault), false));
        assert_eq!(
            told("keyring", Some(StoreKind::Vault)),
            (Some(keyring), true)
        );
    }

    #[test]
    fn a_store_that_does_not_exist_is_an_error_that_does_not_repeat_it() {
        let wrong = chosen(&Variable("hunter2"), &Config::default()).err();
        assert!(wrong.is_some_and(|why| why.kind == Kind::Usage && !why.what.contains("hunter2")));
    }
}
