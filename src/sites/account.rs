//! What Have I Been Pwned says of one address, and how an address is asked for without being sent.

use std::fmt;

use serde::Deserialize;
use sha1::Digest as _;
use sha1::Sha1;

use crate::date::Date;
use crate::formats::loose;
use crate::formats::loose::Gather;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::sites::breach_list::Breach;
use crate::sites::breach_list::MAX_ROWS;
use crate::sites::breach_list::Texts;
use crate::sites::breach_list::day;
use crate::sites::breach_list::short;
use crate::sites::unfit::Unfit;

/// The answer about one address, part by part.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Account {
    /// The address.
    pub address: String,
    /// What was sent of it.
    pub sent: Sent,
    /// What became of each part of the question.
    pub parts: Vec<Part>,
    /// The breaches it is in.
    pub breaches: Vec<Breach>,
    /// The pastes it is in.
    pub pastes: Vec<Paste>,
    /// The sites at which a thief saw it being typed.
    pub stealer_logs: Vec<String>,
}

/// What was sent of an address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sent {
    /// Nothing: nobody was there to take it.
    Nothing,
    /// All of it.
    Address,
    /// Six hex digits of its digest, which thousands share.
    Prefix,
}

/// A part of the question, and its answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// Its stable name.
    pub name: &'static str,
    /// Its answer.
    pub answer: Answer,
}

/// What became of a part.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// So many were found, and so many rows beside them were passed over: they cannot be read, or are too many.
    Found {
        /// Those that were found.
        count: usize,
        /// Those that were passed over.
        passed_over: usize,
    },
    /// The service knows of none.
    Clear,
    /// Nobody could tell, and why.
    Unknown(String),
    /// It was not asked, and why.
    NotAsked(&'static str),
}

/// A text with addresses that somebody put up for all to see.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Paste {
    /// Where: `Pastebin`.
    pub source: String,
    /// Its name there.
    pub id: String,
    /// Its title; empty where it has none.
    pub title: String,
    /// When.
    pub date: Option<Date>,
    /// How many addresses are in it.
    pub addresses: u64,
}

impl Sent {
    /// Its stable word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Address => "address",
            Self::Prefix => "prefix",
        }
    }
}

impl Answer {
    /// Its stable word.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Found { .. } => "found",
            Self::Clear => "clear",
            Self::Unknown(_) => "unknown",
            Self::NotAsked(_) => "not_asked",
        }
    }
}

impl Account {
    /// Whether anything was found.
    #[must_use]
    pub fn is_found(&self) -> bool {
        let found = |part: &Part| matches!(part.answer, Answer::Found { .. });
        self.parts.iter().any(found)
    }

    /// Whether a part that was asked has no answer.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        let unknown = |part: &Part| matches!(part.answer, Answer::Unknown(_));
        self.parts.iter().any(unknown)
    }
}

/// What is in an answer.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Rows<T> {
    /// What can be read.
    pub rows: Vec<T>,
    /// How many rows cannot, or are too many.
    pub passed_over: usize,
}

impl<T> Rows<T> {
    /// That something could be read.
    fn some(self) -> Result<Self, Unfit> {
        match (self.rows.len(), self.passed_over) {
            (0, 0) => Err(Unfit::Empty),
            (0, bad) => Err(Unfit::BadRows(bad, bad)),
            _ => Ok(self),
        }
    }
}

impl From<Texts> for Rows<String> {
    fn from(texts: Texts) -> Self {
        Self {
            passed_over: texts.passed_over(),
            rows: texts.texts,
        }
    }
}

/// The digest of an address: its first six hex digits may leave this machine, the others stay.
pub struct AddressDigest(String);

/// The six hex digits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AddressPrefix(String);

impl AddressDigest {
    /// Of the address without spaces around it and in lower case, as the service makes it.
    #[must_use]
    pub fn of(address: &str) -> Self {
        let mut hex = String::with_capacity(40);
        for byte in Sha1::digest(address.trim().to_lowercase().as_bytes()) {
            for digit in [byte >> 4, byte & 15] {
                hex.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
            }
        }
        Self(hex.to_ascii_uppercase())
    }

    /// What may be sent.
    #[must_use]
    pub fn prefix(&self) -> AddressPrefix {
        AddressPrefix(self.0.get(..6).unwrap_or_default().to_owned())
    }

    fn has_suffix(&self, suffix: &str) -> bool {
        let own = self.0.get(6..).unwrap_or_default();
        own.eq_ignore_ascii_case(suffix)
    }
}

impl fmt::Debug for AddressDigest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("AddressDigest(..)")
    }
}

impl fmt::Display for AddressPrefix {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The names of the breaches under a digest, in the answer about its prefix; the other rows are let go.
///
/// # Errors
/// It is no such answer, or nothing is in it, or a row that may be the one that is looked for cannot be read.
pub fn in_range(text: &[u8], digest: &AddressDigest) -> Result<Rows<String>, Unfit> {
    let rows: Loose<List<Suffixes>> = loose::read_text(text)?;
    let Loose::Given(List(Suffixes { rows, is_too_long })) = rows else {
        return Err(Unfit::OtherShape);
    };
    // What was not read may be the row that is looked for.
    if is_too_long {
        return Err(Unfit::TooMany);
    }
    if rows.is_empty() {
        return Err(Unfit::Empty);
    }
    let all = rows.len();
    let mut bad = 0;
    // One digest should have one row. Where it has more, none of them takes away what another says.
    let mut names: Option<Rows<String>> = None;
    for row in rows {
        match row {
            Some((suffix, found)) if digest.has_suffix(&suffix) => {
                let names = names.get_or_insert_default();
                names.passed_over += found.passed_over();
                names.rows.extend(found.texts);
            }
            Some(_) => {}
            None => bad += 1,
        }
    }
    match names {
        Some(names) if names.rows.is_empty() => Err(Unfit::OtherShape),
        Some(names) => Ok(names),
        None if bad > 0 => Err(Unfit::BadRows(bad, all)),
        None => Ok(Rows::default()),
    }
}

/// The pastes of an answer.
///
/// # Errors
/// It is no such answer, nothing is in it, or none of its rows can be read.
pub fn pastes(text: &[u8]) -> Result<Rows<Paste>, Unfit> {
    let rows: Loose<List<Pastes>> = loose::read_text(text)?;
    let Loose::Given(List(Pastes(rows))) = rows else {
        return Err(Unfit::OtherShape);
    };
    rows.some()
}

/// The sites of an answer about stealer logs.
///
/// # Errors
/// As [`pastes`].
pub fn stealer_logs(text: &[u8]) -> Result<Rows<String>, Unfit> {
    let rows: Loose<List<Texts>> = loose::read_text(text)?;
    match rows {
        Loose::Given(List(texts)) => Rows::from(texts).some(),
        Loose::Missing | Loose::Odd => Err(Unfit::OtherShape),
    }
}

#[derive(Default)]
struct Suffixes {
    /// `None` where a row cannot be read.
    rows: Vec<Option<(String, Texts)>>,
    is_too_long: bool,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct SuffixRow {
    hash_suffix: Loose<String>,
    websites: Loose<List<Texts>>,
}

impl Gather<'_> for Suffixes {
    type Element = Loose<Object<SuffixRow>>;

    fn gather(&mut self, row: Self::Element) {
        if self.rows.len() >= MAX_ROWS {
            self.is_too_long = true;
            return;
        }
        let row = row.given().map(|Object(row)| row);
        self.rows.push(row.and_then(|row| {
            let suffix = row.hash_suffix.text();
            let is_hex = suffix.len() == 34 && suffix.bytes().all(|byte| byte.is_ascii_hexdigit());
            is_hex.then(|| (suffix, row.websites.gathered()))
        }));
    }
}

#[derive(Default)]
struct Pastes(Rows<Paste>);

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "PascalCase")]
struct PasteRow {
    source: Loose<String>,
    id: Loose<String>,
    title: Loose<String>,
    date: Loose<String>,
    email_count: Loose<u64>,
}

impl Gather<'_> for Pastes {
    type Element = Loose<Object<PasteRow>>;

    fn gather(&mut self, row: Self::Element) {
        let row = row.given().map(|Object(row)| row);
        let row = row.filter(|row| matches!(row.source, Loose::Given(_)));
        match row {
            Some(row) if self.0.rows.len() < MAX_ROWS => self.0.rows.push(Paste {
                source: short(&row.source.text()),
                id: short(&row.id.text()),
                title: short(&row.title.text()),
                date: day(&row.date.text()),
                addresses: row.email_count.given().unwrap_or_default(),
            }),
            _ => self.0.passed_over += 1,
        }
    }
}

#[cfg(test)]
mod tests;
