//! Which column is which.

use crate::vault::entry::Entry;
use crate::vault::entry::Kind;
use crate::vault::import::addresses;
use crate::vault::import::csv::row::Row;
use crate::vault::time;
use crate::vault::totp::Totp;

/// The columns of each part of an entry, in small letters, the preferred first.
#[derive(Clone, Copy)]
pub(super) struct Roles {
    pub(super) title: Names,
    pub(super) folder: Names,
    /// All of them are taken.
    pub(super) urls: Names,
    pub(super) user: Names,
    pub(super) email: Names,
    pub(super) password: Names,
    pub(super) totp: Names,
    pub(super) created: Names,
    pub(super) changed: Names,
    pub(super) password_changed: Names,
    pub(super) last_used: Names,
}

/// Names of columns.
pub(super) type Names = &'static [&'static str];

/// No columns at all.
pub(super) const NONE: Roles = Roles {
    title: &[],
    folder: &[],
    urls: &[],
    user: &[],
    email: &[],
    password: &[],
    totp: &[],
    created: &[],
    changed: &[],
    password_changed: &[],
    last_used: &[],
};

impl Roles {
    /// All columns that something is made of.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        let all = [
            self.title,
            self.folder,
            self.urls,
            self.user,
            self.email,
            self.password,
            self.totp,
            self.created,
            self.changed,
            self.password_changed,
            self.last_used,
        ];
        all.into_iter().flatten().copied()
    }

    /// The entry of a row, as far as its columns tell.
    pub(super) fn entry(&self, place: String, row: &Row<'_>) -> Entry {
        let first = |names: Names| {
            let filled = names.iter().find(|name| row.is_filled(name));
            filled.map_or_else(String::new, |name| row.text(name))
        };
        let instant = |names| time::parse(&first(names));
        let urls = self.urls.iter().map(|name| row.text(name));
        let mut known = Vec::new();
        for url in urls.flat_map(|cell| addresses::split(&cell)) {
            if !known.contains(&url) {
                known.push(url);
            }
        }
        let filled = self.password.iter().find(|name| row.is_filled(name));
        let password = filled.or_else(|| self.password.iter().find(|name| row.has(name)));
        let totp = self.totp.iter().filter_map(|name| row.secret(name));
        let totp = totp.map(|text| Totp::of(text.reveal()));
        Entry {
            place,
            title: first(self.title),
            folder: first(self.folder),
            urls: known,
            username: first(self.user),
            email: first(self.email),
            password: password.and_then(|name| row.secret(name)),
            totp: totp.max().unwrap_or_default(),
            created: instant(self.created),
            changed: instant(self.changed),
            password_changed: instant(self.password_changed),
            last_used: instant(self.last_used),
            ..Entry::default()
        }
    }
}

/// What holds of every entry, whoever wrote it: one that logs nobody in is a note, and one without a name has its
/// site's.
pub(super) fn settle(entry: &mut Entry) {
    let has_password = entry
        .password
        .as_ref()
        .is_some_and(|password| !password.is_empty());
    let is_bare = entry.urls.is_empty() && entry.username.is_empty() && entry.email.is_empty();
    if entry.kind == Kind::Login && is_bare && !has_password && !entry.has_totp() {
        entry.kind = Kind::Note;
    }
    if entry.kind != Kind::Login && !has_password {
        entry.password = None;
    }
    if entry.title.is_empty() {
        let host = entry.urls.first().map(|url| addresses::host(url));
        entry.title = host.unwrap_or_default().to_owned();
    }
}
