//! The breaches of Have I Been Pwned, as its API (version 3) lists them.
//! Source: <https://haveibeenpwned.com/API/v3#BreachModel>. The descriptions are HTML, and are passed over.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::date::Date;
use crate::formats::loose;
use crate::formats::loose::Gather;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::sites::host_name::HostName;
use crate::sites::unfit::Unfit;

/// One breach.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Breach {
    /// Its stable name: `Adobe`.
    pub name: String,
    /// Its name for people.
    pub title: String,
    /// The site it happened to; empty where it is of no one site.
    pub domain: String,
    /// When it happened, as far as that is known.
    pub happened: Option<Date>,
    /// When the service took it in.
    pub added: Option<Date>,
    /// When what it says of it was changed last.
    pub modified: Option<Date>,
    /// How many accounts are in it.
    pub accounts: u64,
    /// What was lost: `Passwords`, `Email addresses`.
    pub classes: Vec<String>,
    /// What else is to be known of it.
    pub marks: Vec<Mark>,
}

/// What is to be known of a breach.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// Nobody could make certain that it is real.
    Unverified,
    /// It is known not to be real.
    Fabricated,
    /// That somebody is in it tells of their life; the public search does not say it.
    Sensitive,
    /// It was taken away for good.
    Retired,
    /// A list that spam is sent to; no site was broken into.
    SpamList,
    /// What malicious software gathered.
    Malware,
    /// What a thief on people's machines wrote down as they logged in.
    StealerLog,
}

/// All breaches, and what of them cannot be read.
#[derive(Default, Debug)]
pub struct BreachList {
    breaches: Vec<Breach>,
    by_domain: BTreeMap<String, Vec<usize>>,
    bad: usize,
    placeless: usize,
}

impl BreachList {
    /// Read a list, or an answer about one account or site.
    ///
    /// # Errors
    /// It is none. A row that cannot be read is counted, and loses no other.
    pub fn parse(text: &[u8]) -> Result<Self, Unfit> {
        let rows: Loose<List<Rows>> = loose::read_text(text)?;
        let Loose::Given(List(rows)) = rows else {
            return Err(Unfit::OtherShape);
        };
        if rows.is_too_long {
            return Err(Unfit::TooMany);
        }
        let mut by_domain: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, breach) in rows.breaches.iter().enumerate() {
            if let Some(host) = HostName::parse(&breach.domain) {
                let all = by_domain.entry(host.as_str().to_owned()).or_default();
                all.push(at);
            }
        }
        Ok(Self {
            breaches: rows.breaches,
            by_domain,
            bad: rows.bad,
            placeless: rows.placeless,
        })
    }

    /// All of them, in the order of the list.
    #[must_use]
    pub fn all(&self) -> &[Breach] {
        &self.breaches
    }

    /// All of them.
    #[must_use]
    pub fn into_all(self) -> Vec<Breach> {
        self.breaches
    }

    /// How many rows could not be read.
    #[must_use]
    pub fn bad(&self) -> usize {
        self.bad
    }

    /// How many rows may be of any site: they cannot be read, or name no host where their site should be. That no row
    /// is of a site tells something only where there are none of these.
    #[must_use]
    pub fn of_any_site(&self) -> usize {
        self.bad + self.placeless
    }

    /// Those that happened to the site of `host`: to the host itself, and to each parent of one owner.
    pub fn of_host(&self, host: &HostName) -> impl Iterator<Item = &Breach> {
        let found = host.and_parents();
        let places = found.filter_map(|name| self.by_domain.get(name)).flatten();
        places.filter_map(|&at| self.breaches.get(at))
    }

    /// The one of this name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Breach> {
        self.breaches.iter().find(|breach| breach.name == name)
    }
}

impl Breach {
    /// Whether what was lost opens accounts: passwords, what answers for them, or tokens.
    #[must_use]
    pub fn loses_secrets(&self) -> bool {
        let is_one = |class: &String| SECRETS.contains(&class.to_lowercase().as_str());
        self.classes.iter().any(is_one)
    }

    /// Whether this is to be known of it.
    #[must_use]
    pub fn is(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }

    /// Whether it happened, or was taken in where that is not known, on `day` or later.
    #[must_use]
    pub fn is_since(&self, day: Date) -> bool {
        self.happened.or(self.added).is_some_and(|it| it >= day)
    }
}

impl Mark {
    /// Its stable word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Unverified => "unverified",
            Self::Fabricated => "fabricated",
            Self::Sensitive => "sensitive",
            Self::Retired => "retired",
            Self::SpamList => "spam_list",
            Self::Malware => "malware",
            Self::StealerLog => "stealer_log",
        }
    }
}

#[derive(Default)]
struct Rows {
    breaches: Vec<Breach>,
    bad: usize,
    placeless: usize,
    is_too_long: bool,
}

impl Gather<'_> for Rows {
    type Element = Loose<Object<Row>>;

    fn gather(&mut self, row: Self::Element) {
        if self.breaches.len() + self.bad >= MAX_ROWS {
            self.is_too_long = true;
            return;
        }
        let row = row.given().map(|Object(row)| row);
        let is_placed = row.as_ref().is_some_and(Row::is_placed);
        match row.and_then(Row::breach) {
            Some(breach) => {
                self.breaches.push(breach);
                self.placeless += usize::from(!is_placed);
            }
            None => self.bad += 1,
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "PascalCase")]
struct Row {
    name: Loose<String>,
    title: Loose<String>,
    domain: Loose<String>,
    breach_date: Loose<String>,
    added_date: Loose<String>,
    modified_date: Loose<String>,
    pwn_count: Loose<u64>,
    data_classes: Loose<List<Texts>>,
    is_verified: Loose<bool>,
    is_fabricated: Loose<bool>,
    is_sensitive: Loose<bool>,
    is_retired: Loose<bool>,
    is_spam_list: Loose<bool>,
    is_malware: Loose<bool>,
    is_stealer_log: Loose<bool>,
}

impl Row {
    /// Whether it says which site it is of: a host, or an empty text for no one site. Short answers leave it out.
    fn is_placed(&self) -> bool {
        let is_place = |text: &String| text.is_empty() || HostName::parse(text).is_some();
        matches!(&self.domain, Loose::Given(text) if is_place(text))
    }

    /// `None` where it has no name, or what it says of its site or of what was lost cannot be read.
    fn breach(self) -> Option<Breach> {
        let name = self.name.text();
        if name.is_empty() || name.len() > MAX_TEXT {
            return None;
        }
        if matches!(self.domain, Loose::Odd) || matches!(self.data_classes, Loose::Odd) {
            return None;
        }
        let classes = self.data_classes.gathered();
        if classes.passed_over() > 0 {
            return None;
        }
        let title = Some(self.title.text()).filter(|title| !title.is_empty());
        let is_unverified = matches!(self.is_verified, Loose::Given(false));
        let marks = [
            (is_unverified, Mark::Unverified),
            (self.is_fabricated.is_true(), Mark::Fabricated),
            (self.is_sensitive.is_true(), Mark::Sensitive),
            (self.is_retired.is_true(), Mark::Retired),
            (self.is_spam_list.is_true(), Mark::SpamList),
            (self.is_malware.is_true(), Mark::Malware),
            (self.is_stealer_log.is_true(), Mark::StealerLog),
        ];
        Some(Breach {
            title: short(&title.unwrap_or_else(|| name.clone())),
            name,
            domain: short(&self.domain.text()),
            happened: day(&self.breach_date.text()),
            added: day(&self.added_date.text()),
            modified: day(&self.modified_date.text()),
            accounts: self.pwn_count.given().unwrap_or_default(),
            classes: classes.texts,
            marks: marks
                .into_iter()
                .filter_map(|(is_so, mark)| is_so.then_some(mark))
                .collect(),
        })
    }
}

/// Texts of a list, up to a bound; what is none, or beyond it, is counted.
#[derive(Default)]
pub(super) struct Texts {
    pub(super) texts: Vec<String>,
    passed_over: usize,
}

impl Texts {
    /// How many elements are not among the texts.
    pub(super) fn passed_over(&self) -> usize {
        self.passed_over
    }
}

impl Gather<'_> for Texts {
    type Element = Loose<String>;

    fn gather(&mut self, element: Self::Element) {
        let text = short(&element.text());
        if text.is_empty() || self.texts.len() >= MAX_ROWS {
            self.passed_over += 1;
        } else {
            self.texts.push(text);
        }
    }
}

/// The day of `2013-10-04` or `2013-12-04T00:00:00Z`.
pub(super) fn day(text: &str) -> Option<Date> {
    Date::parse(text.get(..10)?)
}

/// No longer than a reader could want.
pub(super) fn short(text: &str) -> String {
    let mut end = text.len().min(MAX_TEXT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default().to_owned()
}

pub(super) const MAX_ROWS: usize = 50_000;
const MAX_TEXT: usize = 300;

/// The classes of data that open an account, in lower case.
const SECRETS: [&str; 9] = [
    "auth tokens",
    "encrypted keys",
    "historical passwords",
    "mnemonic phrases",
    "password hints",
    "passwords",
    "pins",
    "security questions and answers",
    "session tokens",
];

#[cfg(test)]
mod tests;
