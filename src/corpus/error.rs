//! Why a corpus cannot be used, or cannot say anything about one digest. Each of these means "unknown".

use std::error::Error;
use std::fmt;
use std::io;

use crate::breach::digest::HashKind;
use crate::failure::Explain;
use crate::failure::Failure;
use crate::failure::Kind;

/// Why there is no answer from a corpus.
#[derive(Debug)]
pub enum CorpusError {
    /// It does not begin as a corpus does.
    NotACorpus,
    /// It is of another version of the format.
    Version(u16),
    /// A length, a checksum or a field is not what it must be; where.
    Damaged(Part),
    /// It is longer or shorter than it says it is.
    Length {
        /// What it says.
        expected: u64,
        /// What is there.
        found: u64,
    },
    /// A shard has another build than the head.
    Mixed,
    /// The source of the corpus had no such range.
    NotHeld,
    /// It holds digests of the other kind.
    OtherKind {
        /// What it holds.
        held: HashKind,
        /// What is asked for.
        asked: HashKind,
    },
    /// It cannot be read.
    Read(io::Error),
    /// It is on another machine, and there is no answer from there; why.
    Unavailable(String),
}

/// A part of a corpus file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// The first 4,096 bytes.
    Header,
    /// A page of the directory.
    Page(u16),
    /// A bucket.
    Bucket(u32),
    /// The last 64 bytes.
    Trailer,
}

impl fmt::Display for Part {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header => formatter.write_str("the header"),
            Self::Page(number) => write!(formatter, "page {number} of the directory"),
            Self::Bucket(number) => write!(formatter, "bucket {number}"),
            Self::Trailer => formatter.write_str("the trailer"),
        }
    }
}

impl fmt::Display for CorpusError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotACorpus => formatter.write_str("this is not a corpus"),
            Self::Version(version) => write!(
                formatter,
                "the corpus has version {version} of the format, which this doorkey does not know"
            ),
            Self::Damaged(part) => write!(formatter, "the corpus is damaged in {part}"),
            Self::Length { expected, found } => write!(
                formatter,
                "the corpus should have {expected} bytes and has {found}: it was cut short or changed"
            ),
            Self::Mixed => formatter.write_str("the parts of the corpus belong to two builds"),
            Self::NotHeld => formatter.write_str("the corpus does not hold the range"),
            Self::OtherKind { held, asked } => write!(
                formatter,
                "the corpus holds {} digests, and {} is asked for",
                held.word(),
                asked.word()
            ),
            Self::Read(error) => write!(formatter, "the corpus cannot be read: {error}"),
            Self::Unavailable(why) => formatter.write_str(why),
        }
    }
}

impl Error for CorpusError {}

impl CorpusError {
    /// The failure of a command that is about the corpus of this name.
    #[must_use]
    pub fn of(&self, name: &str) -> Failure {
        let failure = Failure::new(self.kind(), format!("the corpus `{name}` cannot be used"));
        Failure {
            hint: self.hint(),
            ..failure.because(self)
        }
    }

    /// What it is, without the number of a page or a bucket: that is the beginning of the digest that was looked up.
    #[must_use]
    pub fn anywhere(&self) -> String {
        match self {
            Self::Damaged(Part::Page(_) | Part::Bucket(_)) => {
                "the corpus is damaged there".to_owned()
            }
            error => error.to_string(),
        }
    }
}

impl Explain for CorpusError {
    fn kind(&self) -> Kind {
        match self {
            Self::OtherKind { .. } => Kind::Usage,
            Self::Unavailable(_) => Kind::Network,
            _ => Kind::Input,
        }
    }

    fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::NotACorpus => "make one with `doorkey corpus build` or `doorkey corpus download`",
            Self::Version(_) => "use a newer doorkey, or build the corpus again",
            Self::Damaged(_) | Self::Length { .. } | Self::Mixed => {
                "`doorkey corpus verify` tells how much of it is whole; copy, build or download it again"
            }
            Self::OtherKind { held, .. } => {
                return Some(format!(
                    "name another corpus; `--hash {}` asks about such digests",
                    held.word()
                ));
            }
            _ => return None,
        };
        Some(hint.to_owned())
    }
}

impl From<io::Error> for CorpusError {
    fn from(error: io::Error) -> Self {
        Self::Read(error)
    }
}
