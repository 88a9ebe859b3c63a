//! The ledger: what became of every recovery code, enrolment and key of a service, one line an event, never a secret.
//!
//! A code is shown only after the line that marks it as handed out is durable, and so is the [`Head`], a
//! small file of its own that says where the ledger last ended for certain. That gives the rule by which a
//! ledger is read ([`Ledger::read`]):
//!
//! * All that stood before the head must be there and be whole. Anything else is [`Damage`], and no code is
//!   handed out: whatever is missing may be the mark of a code that was shown.
//! * After the head comes at most one broken line: a run that was killed while it wrote. Nothing was shown
//!   for it, so it counts as not there.
//!
//! Every line carries a hash of itself and of the line before ([`line`]). It is there against accidents
//! (disks, editors, tools that sync folders), not against somebody who can write the folder.

pub mod accounts;
pub mod book;
pub mod event;
pub mod factor;
pub mod line;
pub mod mirror;
pub mod salvage;
pub mod service_key;

use std::error::Error;
use std::fmt;

use crate::failure::Explain;
use crate::failure::Kind;
use crate::ledger::book::Book;
use crate::ledger::event::Event;
use crate::ledger::line::Broken;
use crate::ledger::line::Head;

/// A ledger that was read and is believed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ledger {
    /// What it says.
    pub book: Book,
    /// Where it ends.
    end: Head,
    /// How many bytes of the file are lines; what follows them is not kept.
    whole: usize,
}

/// Lines to append, and the head that goes with them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// How many bytes of the file stay.
    pub keep: u64,
    /// The lines, each with its line end.
    pub lines: Vec<u8>,
    /// The new head.
    pub head: Vec<u8>,
}

impl Ledger {
    /// A ledger without a line.
    #[must_use]
    pub fn new() -> Self {
        Self {
            book: Book::default(),
            end: Head::START,
            whole: 0,
        }
    }

    /// Read the ledger's `lines`, which a `head` read before them vouches for.
    ///
    /// # Errors
    /// It is not whole up to the head, or a line holds what no doorkey of this version wrote.
    pub fn read(lines: &[u8], head: Option<&[u8]>) -> Result<Self, Damage> {
        let head = match head {
            Some(head) => Head::parse(head).ok_or(Damage::Head)?,
            None if lines.is_empty() => Head::START,
            None => return Err(Damage::NoHead),
        };
        let mut ledger = Self::new();
        let mut rest = lines;
        while !rest.is_empty() {
            let at = ledger.end.sequence + 1;
            let (line, after) = match rest.iter().position(|&byte| byte == b'\n') {
                Some(end) => (&rest[..end], &rest[end + 1..]),
                // Without its end it may still be a line that counts; keep it out of the whole ones.
                None => (rest, &rest[..0]),
            };
            let is_ended = line.len() < rest.len();
            match line::parse(line, ledger.end) {
                Ok((end, event)) if is_ended => {
                    ledger.book.apply(&event).map_err(|_| Damage::Line(at))?;
                    ledger.end = end;
                    ledger.whole += line.len() + 1;
                }
                Err(Broken::Unknown) => return Err(Damage::Newer(at)),
                // Never vouched for, and the last: a run was killed here.
                _ if at > head.sequence && after.is_empty() => break,
                _ => return Err(Damage::Line(at)),
            }
            if ledger.end.sequence == head.sequence && ledger.end != head {
                return Err(Damage::Other(at));
            }
            rest = after;
        }
        if ledger.end.sequence < head.sequence {
            return Err(Damage::Short {
                lines: ledger.end.sequence,
                head: head.sequence,
            });
        }
        Ok(ledger)
    }

    /// What has to be appended to record `events`, and the book as it is then.
    ///
    /// # Errors
    /// An event that the book does not allow; nothing is to be written then.
    pub fn record(&self, events: &[Event]) -> Result<(Entry, Book), NotAllowed> {
        let mut book = self.book.clone();
        let mut end = self.end;
        let mut lines = Vec::new();
        for event in events {
            book.apply(event)?;
            end = line::append(&mut lines, end, event);
        }
        let entry = Entry {
            keep: u64::try_from(self.whole).unwrap_or(u64::MAX),
            lines,
            head: end.to_bytes(),
        };
        Ok((entry, book))
    }
}

impl Default for Ledger {
    fn default() -> Self {
        Self::new()
    }
}

/// An event that does not follow from what stands in the book; in words for whoever asked for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAllowed(pub &'static str);

/// Why a ledger is not believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Damage {
    /// This line is not what was written.
    Line(u64),
    /// This line was written by a newer doorkey.
    Newer(u64),
    /// Another ledger stands here: this line is whole, but not the one the head vouches for.
    Other(u64),
    /// Lines at the end are gone.
    Short {
        /// How many there are.
        lines: u64,
        /// How many there were.
        head: u64,
    },
    /// The head is not what was written.
    Head,
    /// There is a ledger, and no head for it.
    NoHead,
}

impl fmt::Display for Damage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(formatter, "line {line} of the ledger is damaged"),
            Self::Newer(line) => {
                write!(formatter, "line {line} of the ledger is of a newer doorkey")
            }
            Self::Other(line) => write!(
                formatter,
                "the ledger is another than the one its head vouches for, from line {line} or before"
            ),
            Self::Short { lines, head } => write!(
                formatter,
                "the ledger has {lines} lines and once had {head}: it was cut, or an old copy was put back"
            ),
            Self::Head => formatter.write_str("the head of the ledger is damaged"),
            Self::NoHead => formatter.write_str("the head of the ledger is missing"),
        }
    }
}

impl Error for Damage {}

impl Explain for Damage {
    fn kind(&self) -> Kind {
        Kind::Input
    }

    fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Newer(_) => "use the newest doorkey of this machine; nothing was changed",
            _ => {
                "no code is handed out until it is mended; `doorkey doctor --repair` keeps every code and marks \
                 as maybe used what it cannot be sure of"
            }
        };
        Some(hint.to_owned())
    }
}

#[cfg(test)]
mod destruction;
#[cfg(test)]
mod tests;
