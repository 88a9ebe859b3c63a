//! Why a secret store did not do what was asked, and the one thing that mends it.

use std::error::Error;
use std::fmt;

use crate::failure::Explain;
use crate::failure::Kind;

/// Why a secret store did not do what was asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StoreError {
    /// The store is open, and nothing is kept under this name. Never said of a store that is locked.
    NotFound,
    /// Something is kept under this name already; records are never written twice.
    AlreadyThere,
    /// There is no session bus to reach a keyring on.
    NoBus,
    /// There is a bus, and no program on it that keeps secrets.
    NoService,
    /// The keyring runs and has no default collection yet.
    NotSetUp,
    /// The keyring is locked.
    Locked,
    /// The keyring did not answer in so many seconds.
    TimedOut(u64),
    /// The keyring went away in the middle.
    Lost(String),
    /// The keyring does not take so much.
    TooLarge,
    /// Several entries of the keyring bear this name, so that none can be trusted.
    Ambiguous(u64),
    /// The keyring refused; its own words without any secret.
    Refused(String),
    /// No vault stands here.
    NoVault(String),
    /// A vault stands here already.
    VaultExists(String),
    /// The passphrase opens nothing here. Not the same as damage.
    WrongPassphrase,
    /// The password does not open a file that lies outside the vault; the file.
    WrongPassword(String),
    /// What was given as a key is none.
    NoIdentity,
    /// What opens the vault could not be had: no terminal, no such descriptor, the owner said no.
    NotOpened {
        /// The family of the reason.
        kind: Kind,
        /// The reason.
        what: String,
        /// An act the owner can do.
        hint: Option<String>,
    },
    /// This is not what was written; the file or entry, and what is wrong with it.
    Damaged {
        /// The file or entry.
        place: String,
        /// What is wrong with it.
        what: String,
    },
    /// A file of the vault could not be read or written; its path, and the system's words.
    Unusable {
        /// The file.
        place: String,
        /// The system's words.
        what: String,
    },
}

impl fmt::Display for StoreError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => formatter.write_str("the secret store holds no such record"),
            Self::AlreadyThere => formatter.write_str("the secret store holds this record already"),
            Self::NoBus => {
                formatter.write_str("there is no session bus, so no keyring can be reached")
            }
            Self::NoService => formatter.write_str("no keyring runs in this session"),
            Self::NotSetUp => formatter.write_str("the keyring has no default collection yet"),
            Self::Locked => formatter.write_str("the keyring is locked"),
            Self::TimedOut(seconds) => {
                write!(formatter, "the keyring did not answer in {seconds} seconds")
            }
            Self::Lost(what) => write!(formatter, "the keyring went away in the middle: {what}"),
            Self::TooLarge => {
                formatter.write_str("the keyring does not take a record of this size")
            }
            Self::Ambiguous(count) => {
                write!(
                    formatter,
                    "{count} entries of the keyring bear the same name"
                )
            }
            Self::Refused(what) => write!(formatter, "the keyring refused: {what}"),
            Self::NoVault(place) => write!(formatter, "there is no vault at `{place}`"),
            Self::VaultExists(place) => write!(formatter, "there is a vault at `{place}` already"),
            Self::WrongPassphrase => formatter.write_str("the passphrase does not open the vault"),
            Self::WrongPassword(place) => {
                write!(formatter, "the password does not open `{place}`")
            }
            Self::NoIdentity => formatter.write_str("what was given is no identity of age"),
            Self::NotOpened { what, .. } => write!(formatter, "the vault is closed: {what}"),
            Self::Damaged { place, what } => write!(formatter, "`{place}` is damaged: {what}"),
            Self::Unusable { place, what } => write!(formatter, "`{place}` cannot be used: {what}"),
        }
    }
}

impl Error for StoreError {}

impl Explain for StoreError {
    fn kind(&self) -> Kind {
        match self {
            Self::WrongPassphrase
            | Self::WrongPassword(_)
            | Self::NoIdentity
            | Self::Damaged { .. } => Kind::Input,
            Self::NotOpened { kind, .. } => *kind,
            _ => Kind::Store,
        }
    }

    fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::NoBus => {
                "log in on the desktop (`sudo` and `su` do not reach it), or start a session with `dbus-run-session -- bash`; on a machine without \
                 a keyring: `doorkey init --store vault`"
            }
            Self::NoService => {
                "install and start a keyring (gnome-keyring, KWallet or KeePassXC); on a machine without one: \
                 `doorkey init --store vault`"
            }
            Self::NotSetUp => {
                return Some(format!(
                    "log in on the desktop once, or create it: {UNLOCK}"
                ));
            }
            Self::Locked => return Some(format!("log in on the desktop, or unlock it: {UNLOCK}")),
            Self::TimedOut(_) => {
                "a dialog may wait on the desktop: answer it and run the command again; if there is none the \
                 keyring hangs: log out and in again"
            }
            Self::Lost(_) => "run the command again; `doorkey doctor` looks for what it left",
            Self::Ambiguous(_) => {
                "`doorkey doctor` names them; remove those that are not doorkey's"
            }
            Self::NotFound | Self::Damaged { .. } => {
                "`doorkey doctor` says what is there and what is missing"
            }
            Self::NoVault(_) => {
                "restore it from your backup; `doorkey init --store vault` says how to begin a new one"
            }
            Self::VaultExists(_) => "it is used as it is; move it away first if you want a new one",
            Self::WrongPassphrase => "type it again; nothing was changed",
            Self::WrongPassword(_) => {
                "it is the password that the file was written with, not that of a vault; nothing was changed"
            }
            Self::NoIdentity => "the file of an identity has a line `AGE-SECRET-KEY-1…`",
            Self::NotOpened { hint, .. } => return hint.clone(),
            Self::Unusable { .. } => {
                "check the owner and the mode of the file, and that the disk is not full"
            }
            Self::AlreadyThere | Self::TooLarge | Self::Refused(_) => return None,
        };
        Some(hint.to_owned())
    }
}

/// The command that opens the keyring with what is typed next, or makes one with that password where there
/// is none. Enter ends the typing and is not part of the password; typed to the program itself it would be.
#[cfg(not(any(target_os = "macos", target_os = "windows")))]
const UNLOCK: &str = "`IFS= read -rs P; printf %s \"$P\" | gnome-keyring-daemon --replace --unlock >/dev/null; unset P` in \
                      bash or zsh, then its password and Enter";
#[cfg(target_os = "macos")]
const UNLOCK: &str = "`security unlock-keychain`";
#[cfg(target_os = "windows")]
const UNLOCK: &str = "log in at the machine itself; a remote shell has no credentials";
