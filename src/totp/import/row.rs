//! What was found in a file: rows, good and bad.

use crate::secret::Secret;
use crate::totp::enrolment::Enrolment;
use crate::totp::enrolment::Unfit;
use crate::totp::uri;
use crate::totp::uri::Note;
use crate::totp::uri::Refusal;

/// Everything that was found in a file.
#[derive(Debug, Default)]
pub struct Imported {
    /// The rows, in the order of the file.
    pub rows: Vec<Row>,
    /// What should be known of the file as a whole: a part that is missing, entries that hold no secret.
    pub notes: Vec<String>,
    /// Whether the file says itself that it is only a part of what was exported.
    pub is_incomplete: bool,
}

/// One row of a file.
#[derive(Debug)]
pub struct Row {
    /// Which one it is: `line 3`, `entry 2`; never a part of a secret.
    pub place: String,
    /// Its name in the file, where it has one; also of a row that is bad.
    pub name: String,
    /// The enrolment, or why there is none.
    pub content: Result<Enrolment, Bad>,
    /// What was repaired in it.
    pub notes: Vec<Note>,
}

/// Why a row is no enrolment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Bad {
    /// Its text is none.
    Refused(Refusal),
    /// It is out of bounds.
    Unfit(Unfit),
    /// It is of a kind, or has a setting, that no code can be made of here; in words.
    Other(&'static str),
}

impl Row {
    /// The row of an otpauth URI, or of a bare secret.
    #[must_use]
    pub fn of_text(place: String, name: String, text: &Secret) -> Self {
        match uri::read(text) {
            Ok(uri::Read { enrolment, notes }) => Self {
                place,
                name,
                content: Ok(enrolment),
                notes,
            },
            Err(refusal) => Self::bad(place, name, Bad::Refused(refusal)),
        }
    }

    /// The row of an enrolment that has still to be [checked](Enrolment::checked).
    #[must_use]
    pub fn of(place: String, name: String, enrolment: Enrolment) -> Self {
        Self {
            place,
            name,
            content: enrolment.checked().map_err(Bad::Unfit),
            notes: Vec::new(),
        }
    }

    /// A row that cannot be read.
    #[must_use]
    pub fn bad(place: String, name: String, why: Bad) -> Self {
        Self {
            place,
            name,
            content: Err(why),
            notes: Vec::new(),
        }
    }
}

impl std::fmt::Display for Bad {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(formatter),
            Self::Unfit(unfit) => unfit.fmt(formatter),
            Self::Other(why) => formatter.write_str(why),
        }
    }
}

/// A name out of a file, without control characters and without the spaces around it.
#[must_use]
pub fn name(text: &str) -> String {
    let kept: String = text.chars().filter(|char| !char.is_control()).collect();
    kept.trim().to_owned()
}

/// What is said of `count` entries that their owner threw away in the app.
#[must_use]
pub fn trash_note(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("1 entry is in the app's trash and was left out".to_owned()),
        many => Some(format!(
            "{many} entries are in the app's trash and were left out"
        )),
    }
}

/// No file is believed that has more rows.
pub const MAX_ROWS: usize = 10_000;
