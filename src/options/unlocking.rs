//! What opens the vault, and where it comes from: the first source that is there decides.

use std::io::Read;

use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Inputs;
use crate::ports::Terminal;
use crate::ports::store::Unlocking;
use crate::record::trouble::StoreError;
use crate::secret::Secret;
use crate::secret::item::Unreadable;

/// Where the vault's passphrase comes from. It is never an argument.
#[derive(clap::Args, Clone, Debug, Default)]
#[command(next_help_heading = "What opens the vault (default: a prompt)")]
pub struct UnlockingOptions {
    /// Read the vault's passphrase from an open file descriptor
    ///
    /// Other ways, in this order: the file `$CREDENTIALS_DIRECTORY/doorkey-passphrase`; the first line
    /// that the command in `DOORKEY_PASSPHRASE_COMMAND` writes; the identity in the file that
    /// `DOORKEY_IDENTITY_FILE` names; `DOORKEY_PASSPHRASE`; a prompt.
    #[arg(long, value_name = "N")]
    passphrase_fd: Option<u32>,
}

impl UnlockingOptions {
    /// Asks for what opens the vault, when a store wants it. What the reader should know of the way it came
    /// is added to `notes`.
    pub fn unlock<'a>(
        &'a self,
        terminal: &'a mut dyn Terminal,
        inputs: &'a dyn Inputs,
        notes: &'a mut Vec<String>,
    ) -> impl FnMut() -> Result<Unlocking, StoreError> + 'a {
        move || {
            self.found(inputs, notes)
                .and_then(|found| match found {
                    Some(found) => Ok(found),
                    None => asked(terminal, "Passphrase of the vault: ").map(Unlocking::Passphrase),
                })
                .map_err(closed)
        }
    }

    /// The same where nobody is asked: from the environment, or not at all.
    pub fn unlock_unasked<'a>(
        &'a self,
        inputs: &'a dyn Inputs,
    ) -> impl FnMut() -> Result<Unlocking, StoreError> + 'a {
        move || {
            let found = self.found(inputs, &mut Vec::new()).map_err(closed)?;
            found.ok_or_else(|| StoreError::NotOpened {
                kind: Kind::Store,
                what: "nobody was asked for its passphrase".to_owned(),
                hint: Some(WAYS.to_owned()),
            })
        }
    }

    /// A passphrase for a new vault, from the same sources. An identity is none, so its file is passed over.
    ///
    /// # Errors
    /// It cannot be read, is empty, or was typed in two ways.
    pub fn new_passphrase(
        &self,
        terminal: &mut dyn Terminal,
        inputs: &dyn Inputs,
        notes: &mut Vec<String>,
    ) -> Result<Secret, Failure> {
        let passphrase = match self.passphrase(inputs)? {
            Some(passphrase) => passphrase,
            None => {
                if let Some(passphrase) = variable(inputs, notes)? {
                    passphrase
                } else {
                    let ask = |prompt: &str| asked(terminal, prompt);
                    twice(ask, "New passphrase for the vault: ", "passphrases")?
                }
            }
        };
        let is_short = str::from_utf8(passphrase.reveal())
            .is_ok_and(|text| text.chars().count() < LONG_ENOUGH);
        if is_short {
            notes.push(format!(
                "the passphrase has fewer than {LONG_ENOUGH} characters: whoever gets the vault's files can \
                 try them all; a longer one costs them more than anything else does"
            ));
        }
        Ok(passphrase)
    }

    /// From wherever nobody has to be asked.
    fn found(
        &self,
        inputs: &dyn Inputs,
        notes: &mut Vec<String>,
    ) -> Result<Option<Unlocking>, Failure> {
        if let Some(passphrase) = self.passphrase(inputs)? {
            return Ok(Some(Unlocking::Passphrase(passphrase)));
        }
        if let Some(path) = inputs.path_in(IDENTITY_FILE) {
            let identity = inputs
                .own_file(&path)
                .and_then(|mut file| Secret::read_all(&mut file))
                .map_err(|why| unreadable("the identity", IDENTITY_FILE, &why))?;
            return Ok(Some(Unlocking::Identity(identity)));
        }
        Ok(variable(inputs, notes)?.map(Unlocking::Passphrase))
    }

    /// From the sources that stand before an identity.
    fn passphrase(&self, inputs: &dyn Inputs) -> Result<Option<Secret>, Failure> {
        if let Some(number) = self.passphrase_fd {
            return passphrase(whole(inputs.descriptor(number)), "--passphrase-fd").map(Some);
        }
        if let Some(folder) = inputs.path_in(CREDENTIALS) {
            match inputs.file(&folder.join(CREDENTIAL)) {
                Err(Unreadable::Missing) => {}
                found => return passphrase(whole(found), CREDENTIALS).map(Some),
            }
        }
        if let Some(command) = set(inputs, COMMAND) {
            let output = str::from_utf8(command.reveal())
                .map_err(|_| Unreadable::Malformed("not UTF-8 text"))
                .and_then(|command| inputs.output_of(command));
            return passphrase(output.map(first_line), COMMAND).map(Some);
        }
        Ok(None)
    }
}

/// The last source before a prompt.
fn variable(inputs: &dyn Inputs, notes: &mut Vec<String>) -> Result<Option<Secret>, Failure> {
    let Some(value) = inputs.variable(VARIABLE) else {
        return Ok(None);
    };
    notes.push(format!(
        "the passphrase came from `{VARIABLE}`: other programs of yours can read it in /proc; \
         `{COMMAND}` or `--passphrase-fd` would hide it"
    ));
    passphrase(Ok(value), VARIABLE).map(Some)
}

/// Everything a source has, without one line end.
pub(super) fn whole(source: Result<Box<dyn Read>, Unreadable>) -> Result<Secret, Unreadable> {
    let mut secret = Secret::read_all(&mut source?)?;
    secret.strip_line_end();
    Ok(secret)
}

/// What is new, asked for twice; `many` are what the two are called.
pub(super) fn twice(
    mut ask: impl FnMut(&str) -> Result<Secret, Failure>,
    prompt: &str,
    many: &str,
) -> Result<Secret, Failure> {
    let once = ask(prompt)?;
    if once.is_same(&ask("The same again: ")?) {
        return Ok(once);
    }
    let what = format!("the two {many} are not the same");
    Err(Failure::new(Kind::Input, what).hint("run the command again; nothing was changed"))
}

/// The first line, without its end.
fn first_line(output: Secret) -> Secret {
    let Some(end) = output.reveal().iter().position(|byte| *byte == b'\n') else {
        return output;
    };
    let mut line = Secret::new(Vec::with_capacity(end + 1));
    line.extend(&output.reveal()[..=end]);
    line.strip_line_end();
    line
}

/// A passphrase, if it is one.
fn passphrase(read: Result<Secret, Unreadable>, source: &str) -> Result<Secret, Failure> {
    read.and_then(Secret::or_empty)
        .map_err(|why| unreadable("the passphrase", source, &why))
}

fn unreadable(what: &str, source: &str, why: &Unreadable) -> Failure {
    Failure::new(
        Kind::Input,
        format!("{what} cannot be read from `{source}`"),
    )
    .because(why)
}

fn asked(terminal: &mut dyn Terminal, prompt: &str) -> Result<Secret, Failure> {
    let typed = terminal
        .ask_secret(prompt)
        .map_err(|failure| match failure.kind {
            Kind::Cancelled => failure.hint(WAYS),
            _ => failure,
        })?;
    typed.or_empty().map_err(|_| {
        Failure::new(
            Kind::Cancelled,
            "nothing was typed, and an empty passphrase is none",
        )
    })
}

/// Why there is nothing to open the vault with.
fn closed(failure: Failure) -> StoreError {
    let what = match failure.because {
        Some(because) => format!("{}: {because}", failure.what),
        None => failure.what,
    };
    StoreError::NotOpened {
        kind: failure.kind,
        what,
        hint: failure.hint,
    }
}

/// A variable that says something.
fn set(inputs: &dyn Inputs, name: &str) -> Option<Secret> {
    inputs.variable(name).filter(|value| !value.is_empty())
}

const CREDENTIALS: &str = "CREDENTIALS_DIRECTORY";
const CREDENTIAL: &str = "doorkey-passphrase";
const COMMAND: &str = "DOORKEY_PASSPHRASE_COMMAND";
const IDENTITY_FILE: &str = "DOORKEY_IDENTITY_FILE";
const VARIABLE: &str = "DOORKEY_PASSPHRASE";
const LONG_ENOUGH: usize = 12;
const WAYS: &str = "give the vault's passphrase another way: `--passphrase-fd N`, a systemd credential \
    `doorkey-passphrase`, `DOORKEY_PASSPHRASE_COMMAND`, `DOORKEY_PASSPHRASE`; or its identity by \
    `DOORKEY_IDENTITY_FILE`";
