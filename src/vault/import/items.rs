//! Items as they are met, list by list: numbered over the whole file, counted where they are put away, and bounded.

use crate::formats::loose::Gather;
use crate::formats::loose::Loose;
use crate::formats::loose::Shape;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::vault::entry::BadEntry;
use crate::vault::entry::Entry;
use crate::vault::entry::Kind;
use crate::vault::entry::MAX_ENTRIES;
use crate::vault::entry::Vault;
use crate::vault::time;
use crate::vault::totp::Totp;

/// What was met so far.
#[derive(Default)]
pub(super) struct Items {
    /// Which item each is, and what it holds or why it cannot be read.
    met: Vec<(usize, Result<Entry, &'static str>)>,
    /// How many there were.
    count: usize,
    put_away: usize,
    /// How many fields may be passwords and are not judged.
    hidden: usize,
    is_too_many: bool,
}

impl Items {
    /// The next item is in the trash or archived.
    pub(super) fn put_away(&mut self) {
        self.count += 1;
        self.put_away += 1;
    }

    /// The next item.
    pub(super) fn push(&mut self, entry: Entry) {
        self.count += 1;
        self.keep(self.count, Ok(entry));
    }

    /// Something else that is in the item that was pushed last.
    pub(super) fn push_beside(&mut self, entry: Entry) {
        self.keep(self.count, Ok(entry));
    }

    /// The next item, and the passwords it has beside its first, each with when it was changed.
    pub(super) fn push_all(&mut self, entry: Entry, others: Vec<(Secret, Option<u64>)>) {
        let further = further(&entry, others);
        if further.len() > MAX_FURTHER {
            return self.push_bad("it has more passwords than any item");
        }
        self.push(entry);
        for entry in further {
            self.push_beside(entry);
        }
    }

    /// So many fields are hidden on the screen, as passwords are, and may be anything.
    pub(super) fn hide(&mut self, count: usize) {
        self.hidden += count;
    }

    /// The next item cannot be read.
    pub(super) fn push_bad(&mut self, why: &'static str) {
        self.count += 1;
        self.keep(self.count, Err(why));
    }

    /// These come after those that were met; in this folder, where they are in none that is said.
    pub(super) fn append(&mut self, other: Self, folder: &str) {
        let folder = shared(folder);
        let before = self.count;
        self.is_too_many |= other.is_too_many;
        for (number, mut item) in other.met {
            if let Ok(entry) = &mut item
                && entry.folder.is_empty()
            {
                folder.clone_into(&mut entry.folder);
            }
            self.keep(before + number, item);
        }
        self.count = before + other.count;
        self.put_away += other.put_away;
        self.hidden += other.hidden;
    }

    /// Change every entry.
    pub(super) fn for_each(&mut self, change: impl FnMut(&mut Entry)) {
        let entries = self.met.iter_mut();
        entries
            .filter_map(|(_, item)| item.as_mut().ok())
            .for_each(change);
    }

    fn keep(&mut self, number: usize, item: Result<Entry, &'static str>) {
        if self.met.len() < MAX_ENTRIES {
            self.met.push((number, item));
        } else {
            self.is_too_many = true;
        }
    }

    /// All of it. So many values were [odd](crate::formats::loose::read_counting): those which cost more than themselves are told by
    /// what they cost.
    ///
    /// # Errors
    /// There are more than any vault has.
    pub(super) fn vault(self, format: &'static str, odd: usize) -> Result<Vault, Trouble> {
        if self.is_too_many {
            return Err(too_many());
        }
        let mut vault = Vault {
            format,
            put_away: self.put_away,
            ..Vault::default()
        };
        for (number, item) in self.met {
            let place = format!("item {number}");
            match item {
                Ok(entry) => vault.entries.push(Entry { place, ..entry }),
                Err(why) => vault.bad.push(BadEntry {
                    place,
                    why: why.to_owned(),
                }),
            }
        }
        vault.notes.extend(hidden(self.hidden));
        vault.is_incomplete = !vault.bad.is_empty();
        vault.miss(odd.saturating_sub(vault.bad.len()));
        Ok(vault)
    }
}

/// The entries of the passwords that an entry has beside its first: those that are not empty and not there already.
pub(super) fn further(
    entry: &Entry,
    others: impl IntoIterator<Item = (Secret, Option<u64>)>,
) -> Vec<Entry> {
    let mut all: Vec<Entry> = Vec::new();
    for (password, password_changed) in others {
        let is_same =
            |known: Option<&Secret>| known.is_some_and(|known| known.reveal() == password.reveal());
        let mut known = all.iter().map(|other| other.password.as_ref());
        if password.is_empty() || is_same(entry.password.as_ref()) || known.any(is_same) {
            continue;
        }
        if all.len() > MAX_FURTHER {
            break;
        }
        all.push(Entry {
            place: entry.place.clone(),
            kind: entry.kind,
            title: entry.title.clone(),
            folder: entry.folder.clone(),
            urls: entry.urls.clone(),
            username: entry.username.clone(),
            email: entry.email.clone(),
            password: Some(password),
            created: entry.created,
            changed: entry.changed,
            password_changed,
            is_left_out: entry.is_left_out,
            is_further: true,
            ..Entry::default()
        });
    }
    all
}

/// What is said of fields that may be passwords and are not judged.
pub(super) fn hidden(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => {
            Some("1 hidden field was not judged: it may be a password, or anything else".to_owned())
        }
        _ => Some(format!(
            "{count} hidden fields were not judged: they may be passwords, or anything else"
        )),
    }
}

/// There are more entries than any vault has.
pub(super) fn too_many() -> Trouble {
    Trouble::TooCostly(format!("more than {MAX_ENTRIES} entries"))
}

/// A value that must be text, for it is the password of an item.
///
/// # Errors
/// It is something else: what is said of the item.
pub(super) fn password(value: Loose<Secret>) -> Result<Option<Secret>, &'static str> {
    match value {
        Loose::Missing => Ok(None),
        Loose::Given(password) => Ok(Some(password)),
        Loose::Odd => Err("its password is no text"),
    }
}

/// What stands in a field for one-time codes.
pub(super) fn totp(value: &Loose<Secret>) -> Totp {
    match value {
        Loose::Missing => Totp::None,
        Loose::Odd => Totp::Odd,
        Loose::Given(text) => Totp::of(text.reveal()),
    }
}

/// What something without an account is: a password that is empty is none there.
pub(super) fn of_kind(mut entry: Entry, kind: Kind) -> Entry {
    entry.kind = kind;
    if kind != Kind::Login && entry.password.as_ref().is_some_and(Secret::is_empty) {
        entry.password = None;
    }
    entry
}

/// A text that many entries have a copy of: no more of it than somebody reads, so that a file cannot grow by them.
pub(super) fn shared(text: &str) -> &str {
    text.get(..text.floor_char_boundary(MAX_SHARED))
        .unwrap_or(text)
}

/// `1 entry`, `2 entries`.
pub(super) fn entries(count: usize) -> String {
    match count {
        1 => "1 entry".to_owned(),
        many => format!("{many} entries"),
    }
}

/// A moment, as any of them write it; nothing where it was never set, or is none.
pub(super) struct Moment(Option<u64>);

impl Loose<Moment> {
    /// The second since 1970; `None` where it is not there, or is none.
    pub(super) fn second(self) -> Option<u64> {
        self.given().and_then(|Moment(second)| second)
    }
}

impl Shape<'_> for Moment {
    fn of_text(text: &str) -> Option<Self> {
        Some(Self(time::parse(text)))
    }

    fn of_number(number: u64) -> Option<Self> {
        Some(Self(time::of_number(number)))
    }

    /// Before 1970 nothing was kept: it was never set.
    fn of_negative(_number: i64) -> Option<Self> {
        Some(Self(None))
    }
}

/// The addresses of an item, as many as are looked at.
#[derive(Default)]
pub(super) struct Texts(pub(super) Vec<String>);

impl Texts {
    /// One more, if it says anything and is not known.
    pub(super) fn add(&mut self, text: String) {
        let is_new = !text.trim().is_empty() && !self.0.contains(&text);
        if is_new && self.0.len() < MAX_ADDRESSES {
            self.0.push(text);
        }
    }
}

impl Gather<'_> for Texts {
    type Element = Loose<String>;

    fn gather(&mut self, text: Self::Element) {
        self.add(text.text());
    }
}

/// Whether a list has anything in it.
#[derive(Default)]
pub(super) struct Any(pub(super) bool);

impl Gather<'_> for Any {
    type Element = Loose<()>;

    fn gather(&mut self, _: Self::Element) {
        self.0 = true;
    }
}

/// Why nothing of a container of items can be read.
pub(super) const NOTHING: &str = "there is nothing in it";
pub(super) const NO_LIST: &str = "a vault of it is no object or has no list of items";
const MAX_SHARED: usize = 500;
/// Each is an entry with the title and the addresses of its item.
pub(super) const MAX_FURTHER: usize = 8;
/// Nobody looks at more.
pub(super) const MAX_ADDRESSES: usize = 200;
