//! Why a KeePass database cannot be read.

use std::error::Error;
use std::fmt;

use crate::failure::Explain;
use crate::failure::Kind;
use crate::kdf::Unmet;

/// Why a KeePass database cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum KdbxError {
    /// It does not begin, or is not built, as a KeePass database.
    NotKdbx,
    /// It is cut or changed; what is wrong with it.
    Damaged(&'static str),
    /// The password or key file is not the one of this database. Version 4 can tell that from damage.
    WrongKey,
    /// The password or key file is not the one of this database, or its first blocks were changed: version 3
    /// cannot tell which.
    WrongKeyOrDamaged,
    /// The key file is none: what is wrong with it.
    BadKeyFile(&'static str),
    /// It asks for more memory or time than any app of its kind does; what and how much.
    TooCostly(String),
    /// It is of a kind that cannot be opened here.
    Unsupported(Feature),
}

/// What is not read here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Feature {
    /// A database of KeePass 1, with the ending `kdb`.
    KeePass1,
    /// A version after 4, or before 3.
    Version,
    /// The cipher Twofish.
    Twofish,
    /// A cipher of a plugin.
    Cipher,
    /// A way to make the key that a plugin brings.
    Kdf,
    /// The cipher of `KeePass` 2.0x for single values, or none at all.
    InnerCipher,
}

impl Feature {
    /// What it is, in words.
    #[must_use]
    pub fn what(self) -> &'static str {
        match self {
            Self::KeePass1 => "this is a database of KeePass 1, which is not read",
            Self::Version => {
                "this is a KeePass database of a version that is not known: 3 and 4 are"
            }
            Self::Twofish => "this database is encrypted with Twofish, which is not read",
            Self::Cipher => "this database is encrypted with a cipher that is not known",
            Self::Kdf => "this database makes its key in a way that is not known",
            Self::InnerCipher => "this database protects its values with a cipher that is not read",
        }
    }

    /// What the owner can do.
    #[must_use]
    pub fn hint(self) -> &'static str {
        match self {
            Self::KeePass1 | Self::Version | Self::InnerCipher => {
                "open it in KeePassXC or KeePass 2 and save it as KDBX 4"
            }
            Self::Twofish | Self::Cipher => {
                "choose AES-256 or ChaCha20 in the security settings of the database, and save it"
            }
            Self::Kdf => {
                "choose Argon2id or AES-KDF in the security settings of the database, and save it"
            }
        }
    }
}

impl fmt::Display for KdbxError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotKdbx => formatter.write_str("the file is no KeePass database"),
            Self::Damaged(what) => write!(formatter, "the database is damaged: {what}"),
            Self::WrongKey => {
                formatter.write_str("the password or key file does not open the database")
            }
            Self::WrongKeyOrDamaged => formatter.write_str(
                "the password or key file does not open the database, or the database was changed",
            ),
            Self::BadKeyFile(what) => write!(formatter, "the key file is none: {what}"),
            Self::TooCostly(what) => write!(formatter, "the database asks for too much: {what}"),
            Self::Unsupported(feature) => formatter.write_str(feature.what()),
        }
    }
}

impl Error for KdbxError {}

impl Explain for KdbxError {
    fn kind(&self) -> Kind {
        Kind::Input
    }

    fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::NotKdbx => return None,
            Self::Damaged(_) => "take a copy of it from before, or export it again from the app",
            Self::WrongKey | Self::WrongKeyOrDamaged => {
                "type the password again; where the database has a key file too, give it"
            }
            Self::BadKeyFile(_) => "take the key file that the app wrote, unchanged",
            Self::TooCostly(_) => "no app writes such a database: it may have been made to do harm",
            Self::Unsupported(feature) => feature.hint(),
        };
        Some(hint.to_owned())
    }
}

impl From<Unmet> for KdbxError {
    fn from(unmet: Unmet) -> Self {
        match unmet {
            Unmet::TooCostly(what) => Self::TooCostly(what),
            Unmet::NotParameters(what) => Self::Damaged(what),
        }
    }
}
