//! Why a source is not taken. None of these repeats what was read.

use std::error::Error;
use std::fmt;
use std::io;

use crate::breach::digest::HashKind;
use crate::failure::Explain;
use crate::failure::Kind;

/// Why a source is not taken, and where it stands.
#[derive(Debug)]
pub struct SourceError {
    /// The file or folder; empty where it is no one file's fault.
    pub place: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a source.
#[derive(Debug)]
pub enum Fault {
    /// A row of it is wrong.
    Row {
        /// What its rows are.
        unit: Unit,
        /// Which, from 1.
        number: u64,
        /// What is wrong with it.
        wrong: Wrong,
    },
    /// A stretch of digests is missing after so many rows, too long for chance.
    Hole {
        /// What its rows are.
        unit: Unit,
        /// After which; 0 is before the first.
        after: u64,
    },
    /// It ends too early: a stretch is missing at its end.
    CutShort,
    /// The last record is not whole.
    HalfRecord,
    /// Nothing is in it.
    Empty,
    /// A range file without a row: no range of a source is empty.
    NoRows,
    /// A folder without a range file.
    NoFiles,
    /// It is a corpus already.
    Corpus,
    /// So many range files are missing; the first.
    Missing(u32, u32),
    /// One range has more rows than a reader takes.
    TooLarge,
    /// It begins before the end of another source.
    Overlap,
    /// It is none of the forms that are known, or more than one.
    Unclear,
    /// It holds 64 bits of each digest, and more were asked for.
    FewBits,
    /// It cannot be read.
    Read(io::Error),
    /// The corpus cannot be written.
    Write(io::Error),
}

/// What the rows of a source are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// Lines of a text.
    Line,
    /// Binary records.
    Record,
}

/// What is wrong with a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wrong {
    /// It is not a digest, a colon and a count.
    Form,
    /// The digest has another number of digits.
    Length,
    /// It is a digest of this other kind.
    OtherKind(HashKind),
    /// A byte of the digest is not a hex digit.
    NotHex,
    /// The count is not a number that fits.
    Count,
    /// The count is 0: a padded answer was stored.
    Padding,
    /// It comes after a larger one.
    Order,
    /// It is there twice.
    Duplicate,
}

impl fmt::Display for SourceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = &self.place;
        match &self.fault {
            Fault::Row {
                unit,
                number,
                wrong,
            } => write!(formatter, "{unit} {number} of `{place}` {wrong}"),
            Fault::Hole { unit, after: 0 } => write!(
                formatter,
                "`{place}` begins late: digests are missing before {unit} 1"
            ),
            Fault::Hole { unit, after } => write!(
                formatter,
                "digests are missing in `{place}` after {unit} {after}: a stretch longer than chance explains"
            ),
            Fault::CutShort => write!(
                formatter,
                "`{place}` was cut short: digests are missing at its end"
            ),
            Fault::HalfRecord => write!(
                formatter,
                "`{place}` was cut short: its last record is not whole"
            ),
            Fault::Empty => write!(formatter, "`{place}` is empty"),
            Fault::NoRows => write!(formatter, "the range file `{place}` has no rows"),
            Fault::NoFiles => write!(formatter, "`{place}` holds no range files"),
            Fault::Corpus => write!(formatter, "`{place}` is a corpus already"),
            Fault::Missing(1, first) => {
                write!(formatter, "`{place}` has no file for the range {first:05X}")
            }
            Fault::Missing(count, first) => write!(
                formatter,
                "`{place}` has no file for {count} of 1048576 ranges; {first:05X} is the first"
            ),
            Fault::TooLarge => write!(formatter, "a range of `{place}` is larger than 2 MiB"),
            Fault::Overlap => write!(
                formatter,
                "`{place}` begins before the end of another source"
            ),
            Fault::Unclear => write!(formatter, "what `{place}` holds cannot be told"),
            Fault::FewBits => write!(
                formatter,
                "the records of `{place}` hold 64 bits of each digest, and more were asked for"
            ),
            Fault::Read(_) => write!(formatter, "`{place}` cannot be read"),
            Fault::Write(_) => formatter.write_str("the corpus cannot be written"),
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Line => "line",
            Self::Record => "record",
        })
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form => formatter.write_str("is not a digest, a colon and a count"),
            Self::Length => formatter.write_str("has a digest of the wrong length"),
            Self::OtherKind(kind) => write!(formatter, "has a digest of {}", kind.word()),
            Self::NotHex => formatter.write_str("has a digest that is not hex"),
            Self::Count => formatter.write_str("has a count that is not a number or too large"),
            Self::Padding => formatter.write_str("has count 0: it is padding of an answer"),
            Self::Order => formatter.write_str("is out of order"),
            Self::Duplicate => formatter.write_str("is there twice"),
        }
    }
}

impl Error for SourceError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.fault {
            Fault::Read(error) | Fault::Write(error) => Some(error),
            _ => None,
        }
    }
}

impl Explain for SourceError {
    fn kind(&self) -> Kind {
        match self.fault {
            Fault::Write(_) => Kind::Output,
            Fault::FewBits | Fault::Unclear | Fault::Corpus => Kind::Usage,
            _ => Kind::Input,
        }
    }

    fn hint(&self) -> Option<String> {
        let hint = match &self.fault {
            Fault::Row { unit, wrong, .. } => match wrong {
                Wrong::OtherKind(kind) => {
                    return Some(format!("for such digests say `--hash {}`", kind.word()));
                }
                Wrong::Padding => "fetch the ranges again without `Add-Padding`",
                Wrong::Order if *unit == Unit::Line => "sort it by digest: `LC_ALL=C sort`",
                Wrong::Order => "its records must ascend by digest",
                Wrong::Duplicate => "keep each digest once, with the larger count",
                _ => return None,
            },
            Fault::Hole { .. } | Fault::CutShort | Fault::Missing(..) => {
                "fetch what is missing, or say `--allow-missing`: answers for it are then `unknown`"
            }
            Fault::NoRows => "fetch it again: no range of the service is empty",
            Fault::NoFiles => "they are named `5BAA6` or `5BAA6.txt`, also `.gz`, `.zst` or `.br`",
            Fault::Corpus => "`doorkey corpus export` makes of it a text to build from",
            Fault::Unclear => {
                "say what it is with `--form`, and compressed texts end in `.gz`, `.zst` or `.br`"
            }
            Fault::FewBits => "say `--bits 64` or fewer",
            Fault::Write(error) if error.kind() == io::ErrorKind::StorageFull => {
                "make room, about 6 bytes a digest; what stood there before still does"
            }
            Fault::Write(_) => "what stood there before still does",
            _ => return None,
        };
        Some(hint.to_owned())
    }
}
