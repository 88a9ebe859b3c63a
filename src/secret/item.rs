//! One thing that was to be judged: a secret with a name and a place, or why it could not be read.

use std::error::Error;
use std::fmt;

use crate::failure::Explain;
use crate::failure::Kind;
use crate::secret::Secret;

/// Where something stands in a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The file as the owner named it.
    pub file: String,
    /// The line, counted from 1; `None` when the whole file is meant.
    pub line: Option<u64>,
}

/// A secret that was read, or why it was not, under the name the report will use.
#[derive(Debug)]
pub struct Item {
    /// The variable, key, file or line it came from. Never a part of the secret.
    pub id: Name,
    /// The file and line, where there is a file.
    pub place: Option<Place>,
    /// The secret, or what is wrong with it.
    pub content: Result<Secret, Unreadable>,
}

/// What an item is called in reports. A run over many lines holds many of these.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Name {
    /// As somebody named it.
    Given(String),
    /// A piece of a stream: `line 3`.
    Numbered(&'static str, u64),
}

impl Name {
    /// In full.
    #[must_use]
    pub fn into_string(self) -> String {
        match self {
            Self::Given(name) => name,
            numbered @ Self::Numbered(..) => numbered.to_string(),
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Given(name) => formatter.write_str(name),
            Self::Numbered(piece, number) => write!(formatter, "{piece} {number}"),
        }
    }
}

impl From<String> for Name {
    fn from(name: String) -> Self {
        Self::Given(name)
    }
}

/// Why one secret could not be read; the others are still judged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// Nothing stands there. An empty secret is never judged "clear".
    Empty,
    /// Longer than so many bytes, which is all that is read of such a thing.
    TooLong(usize),
    /// The variable is not set.
    NotSet,
    /// There is no such file.
    Missing,
    /// A folder stands where a file was named.
    Directory,
    /// A pipe, socket or device stands where a file was expected.
    NotAFile,
    /// The system refused; its own words.
    Refused(String),
    /// The text there does not follow the format; what the format wants.
    Malformed(&'static str),
    /// The same, with the column of the line where it was seen, counted in bytes from 1.
    MalformedAt(&'static str, usize),
    /// Not a digest of the kind that was announced.
    NotADigest {
        /// What was expected.
        what: String,
        /// An act the owner can do.
        hint: Option<String>,
    },
    /// Its bytes are not those that a site would get.
    Utf16,
    /// NUL ends it, in a list whose secrets end with lines.
    EndedByNul,
    /// Other readers of this format would see other bytes; what to write instead.
    Ambiguous(&'static str),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => formatter.write_str("empty"),
            Self::TooLong(most) if *most < 1 << 20 => {
                write!(formatter, "longer than {} KiB", most >> 10)
            }
            Self::TooLong(most) => write!(formatter, "longer than {} MiB", most >> 20),
            Self::NotSet => formatter.write_str("the variable is not set"),
            Self::Missing => formatter.write_str("no such file"),
            Self::Directory => formatter.write_str("a folder, not a file"),
            Self::NotAFile => formatter.write_str("not a regular file"),
            Self::Utf16 => formatter.write_str("UTF-16 text"),
            Self::EndedByNul => formatter.write_str("it ends with NUL"),
            Self::Refused(what) | Self::NotADigest { what, .. } => formatter.write_str(what),
            Self::MalformedAt(what, column) => write!(formatter, "{what}, at column {column}"),
            Self::Malformed(what) | Self::Ambiguous(what) => formatter.write_str(what),
        }
    }
}

impl Error for Unreadable {}

impl Explain for Unreadable {
    fn kind(&self) -> Kind {
        Kind::Input
    }

    fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Directory => "read a folder of secrets with `--dir`",
            Self::Utf16 => "save it as UTF-8, or pipe it through `iconv -f UTF-16 -t UTF-8`",
            Self::EndedByNul => "give `-0` where NUL ends each secret, not a line end",
            Self::Ambiguous(_) => {
                "programs read this in different ways; where single quotes cannot help, use `--file`"
            }
            Self::NotADigest { hint, .. } => return hint.clone(),
            _ => return None,
        };
        Some(hint.to_owned())
    }
}
