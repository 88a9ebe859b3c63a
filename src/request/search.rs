//! What on the owner's own machine may open the account, so that no request is needed: what to look for, how a
//! find is told, and what to do with it. Never a value.
//!
//! [`places`] says where; [`names`] what the name of a file says; [`content`] whether a text holds codes;
//! [`pypirc`] and [`netrc`] whether a login stands there.

pub mod content;
pub mod names;
pub mod netrc;
pub mod places;
pub mod pypirc;

use crate::recipes::Recipe;

/// What was found, and what was not looked at.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Finds {
    /// What may open the account, best first.
    pub found: Vec<Find>,
    /// What was looked at, in a few words each.
    pub looked_at: Vec<String>,
    /// What could not be looked at, and why, one sentence each.
    pub not_looked_at: Vec<String>,
}

/// Something that may open the account.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Find {
    /// What it is.
    pub kind: Kind,
    /// Where it stands: a path, or the name of a keyring's entry.
    pub place: String,
    /// What to do with it.
    pub hint: String,
}

/// What a find is; those that help most stand first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// Recovery codes that doorkey keeps.
    KeptRecoveryCodes,
    /// A file with recovery codes of the service.
    RecoveryCodes,
    /// An enrolment that doorkey keeps.
    KeptEnrolment,
    /// A file with an otpauth URI of the service.
    OtpauthUri,
    /// A file in which a password for the service stands.
    Password,
    /// An entry of the keyring for the service.
    KeyringEntry,
    /// A file that an authenticator app wrote.
    AuthenticatorExport,
    /// The file of a password manager.
    PasswordManager,
    /// A file whose name speaks of recovery codes.
    MaybeRecoveryCodes,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::KeptRecoveryCodes,
        Self::RecoveryCodes,
        Self::KeptEnrolment,
        Self::OtpauthUri,
        Self::Password,
        Self::KeyringEntry,
        Self::AuthenticatorExport,
        Self::PasswordManager,
        Self::MaybeRecoveryCodes,
    ];

    /// Its stable word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::KeptRecoveryCodes => "kept_recovery_codes",
            Self::RecoveryCodes => "recovery_codes",
            Self::KeptEnrolment => "kept_enrolment",
            Self::OtpauthUri => "otpauth_uri",
            Self::Password => "password",
            Self::KeyringEntry => "keyring_entry",
            Self::AuthenticatorExport => "authenticator_export",
            Self::PasswordManager => "password_manager",
            Self::MaybeRecoveryCodes => "maybe_recovery_codes",
        }
    }

    /// What it is called.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::KeptRecoveryCodes => "recovery codes that doorkey keeps",
            Self::RecoveryCodes => "recovery codes",
            Self::KeptEnrolment => "an enrolment that doorkey keeps",
            Self::OtpauthUri => "the secret of an authenticator",
            Self::Password => "a password",
            Self::KeyringEntry => "an entry of the keyring",
            Self::AuthenticatorExport => "a backup of an authenticator app",
            Self::PasswordManager => "the file of a password manager",
            Self::MaybeRecoveryCodes => "perhaps recovery codes, by its name",
        }
    }

    /// What to do with a file of this kind; `file` is its path as a shell takes it, where it can be typed.
    #[must_use]
    pub fn of_file(self, recipe: &Recipe, file: Option<&str>) -> String {
        let title = &recipe.title;
        let id = &recipe.id;
        let act = match self {
            Self::RecoveryCodes => format!(
                "`doorkey codes add {id} --file {}` keeps them; `doorkey codes use {id}` hands one out",
                file.unwrap_or("FILE")
            ),
            Self::OtpauthUri => format!(
                "`doorkey totp import {}` keeps it; `doorkey totp code {id}` makes its codes",
                file.unwrap_or("FILE")
            ),
            Self::AuthenticatorExport => format!(
                "`doorkey totp import {}` takes its entries in; look for one of {title}",
                file.unwrap_or("FILE")
            ),
            Self::PasswordManager => format!(
                "look in it for the password of {title}; `doorkey totp import {}` takes in its one-time codes",
                file.unwrap_or("FILE")
            ),
            Self::Password => log_in(recipe),
            Self::MaybeRecoveryCodes => format!("open it and see whether they are {title}'s"),
            Self::KeptRecoveryCodes | Self::KeptEnrolment | Self::KeyringEntry => String::new(),
        };
        match file {
            None if act.contains("FILE") => {
                format!("give it a name that can be typed first; then {act}")
            }
            _ => act,
        }
    }
}

/// What to do with a password.
#[must_use]
pub fn log_in(recipe: &Recipe) -> String {
    match recipe.addresses.get("login") {
        Some(login) => format!("log in with it at {login}"),
        None => format!("log in to {} with it", recipe.title),
    }
}

/// What to do with an entry of the keyring.
#[must_use]
pub fn open_entry(recipe: &Recipe) -> String {
    format!(
        "look at its password in the keyring's own program (Passwords and Keys, KWalletManager), and {}",
        log_in(recipe)
    )
}

/// The user name under which indexes take an API token, which uploads and opens no account page.
/// Source: <https://pypi.org/help/#apitoken>.
pub const TOKEN_USER: &str = "__token__";

#[cfg(test)]
mod tests;
