//! Why a KeePass database cannot be read, said as of any other file.

use crate::formats::trouble::Trouble;
use crate::kdbx::error::KdbxError;

impl From<KdbxError> for Trouble {
    fn from(error: KdbxError) -> Self {
        match error {
            KdbxError::NotKdbx => Self::Damaged("it is no KeePass database"),
            KdbxError::Damaged(what) => Self::Damaged(what),
            KdbxError::BadKeyFile(_) => Self::Unsupported {
                what: "the key file says that it is one of KeePass, and is damaged",
                hint: "take the key file that the app wrote, unchanged",
            },
            KdbxError::WrongKey => Self::WrongPassword,
            KdbxError::WrongKeyOrDamaged => Self::WrongPasswordOrDamaged,
            KdbxError::TooCostly(what) => Self::TooCostly(what),
            KdbxError::Unsupported(feature) => Self::Unsupported {
                what: feature.what(),
                hint: feature.hint(),
            },
        }
    }
}
