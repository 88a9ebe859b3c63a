//! Why nothing of a file can be read.

use std::error::Error;
use std::fmt;

use crate::failure::Failure;
use crate::failure::Kind;
use crate::kdf::Unmet;

/// Why nothing of a file can be read.
#[derive(Debug)]
pub enum Trouble {
    /// It is cut, changed, or not what its beginning says; what is wrong with it.
    Damaged(&'static str),
    /// The password does not open it. Not the same as damage, where the format can tell.
    WrongPassword,
    /// The password does not open it, or it was changed: this format cannot tell which.
    WrongPasswordOrDamaged,
    /// It asks for more memory or time than any app of its kind does; what and how much.
    TooCostly(String),
    /// It is of a kind that cannot be opened here; what it is, and what the owner can do.
    Unsupported {
        /// What it is.
        what: &'static str,
        /// What the owner can do.
        hint: &'static str,
    },
    /// Nobody gave a password.
    NoPassword(Failure),
}

impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged(what) => write!(formatter, "the file is damaged: {what}"),
            Self::WrongPassword => formatter.write_str("the password does not open the file"),
            Self::WrongPasswordOrDamaged => {
                formatter.write_str("the password does not open the file, or the file was changed")
            }
            Self::TooCostly(what) => write!(formatter, "the file asks for too much: {what}"),
            Self::Unsupported { what, .. } => formatter.write_str(what),
            Self::NoPassword(failure) => formatter.write_str(&failure.what),
        }
    }
}

impl Error for Trouble {}

impl From<Unmet> for Trouble {
    fn from(unmet: Unmet) -> Self {
        match unmet {
            Unmet::TooCostly(what) => Self::TooCostly(what),
            Unmet::NotParameters(what) => Self::Damaged(what),
        }
    }
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        let hint = match &trouble {
            Trouble::Damaged(_) => "export it again from the app; nothing was taken in",
            Trouble::WrongPassword | Trouble::WrongPasswordOrDamaged => {
                "type it again; nothing was taken in"
            }
            Trouble::TooCostly(_) => {
                "no app writes such a file: it may have been made to do harm; nothing was taken in"
            }
            Trouble::Unsupported { hint, .. } => hint,
            Trouble::NoPassword(_) => "",
        };
        match trouble {
            Trouble::NoPassword(failure) => failure,
            trouble => Self::new(Kind::Input, trouble.to_string()).hint(hint),
        }
    }
}
