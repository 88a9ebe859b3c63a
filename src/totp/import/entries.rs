//! Entries of a password manager: beside the otpauth URI stand a title and a user, which say what it leaves out.

use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::totp::enrolment::MAX_NAME;
use crate::totp::import::row;
use crate::totp::import::row::Bad;
use crate::totp::import::row::Imported;
use crate::totp::import::row::MAX_ROWS;
use crate::totp::import::row::Row;

/// The entries that were met, of which those with one-time codes are kept.
#[derive(Debug, Default)]
pub(super) struct Entries {
    /// Which entry each is of, and its row.
    rows: Vec<(usize, Row)>,
    /// How many entries there were.
    count: usize,
    /// How many of them have no one-time codes.
    without: usize,
    /// How many of them have, but their owner put them away.
    put_away: usize,
    is_too_many: bool,
}

impl Entries {
    /// The next entry begins.
    pub(super) fn begin(&mut self) {
        self.count += 1;
    }

    /// It has no one-time codes.
    pub(super) fn without(&mut self) {
        self.without += 1;
    }

    /// It has, and is in the trash or the archive.
    pub(super) fn put_away(&mut self) {
        self.put_away += 1;
    }

    /// It has this one, whose place says which of several it is.
    pub(super) fn push(&mut self, row: Row) {
        if self.rows.len() < MAX_ROWS {
            self.rows.push((self.count, row));
        } else {
            self.is_too_many = true;
        }
    }

    /// It has something that cannot be read.
    pub(super) fn push_bad(&mut self, title: &str, why: &'static str) {
        let name = row::name(title);
        self.push(Row::bad(String::new(), name, Bad::Other(why)));
    }

    /// These come after those that were met.
    pub(super) fn append(&mut self, other: Self) {
        let before = self.count;
        self.is_too_many |= other.is_too_many;
        for (number, row) in other.rows {
            self.count = before + number;
            self.push(row);
        }
        self.count = before + other.count;
        self.without += other.without;
        self.put_away += other.put_away;
    }

    /// All of it; `away` says where those are that were put away.
    ///
    /// # Errors
    /// There are more than any app has.
    pub(super) fn imported(self, away: &str) -> Result<Imported, Trouble> {
        if self.is_too_many {
            return Err(TOO_MANY);
        }
        let mut notes = Vec::new();
        notes.extend(without_note(self.without));
        notes.extend(match self.put_away {
            0 => None,
            1 => Some(format!(
                "1 entry with one-time codes is {away} and was left out"
            )),
            many => Some(format!(
                "{many} entries with one-time codes are {away} and were left out"
            )),
        });
        let rows = self.rows.into_iter().map(|(number, mut row)| {
            row.place = format!("entry {number}{}", row.place);
            row
        });
        Ok(Imported {
            rows: rows.collect(),
            notes,
            is_incomplete: false,
        })
    }
}

/// What is said of `count` entries without one-time codes.
pub(super) fn without_note(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("1 entry has no one-time codes".to_owned()),
        many => Some(format!("{many} entries have no one-time codes")),
    }
}

/// The row of an otpauth URI or a bare secret, with a title and a user that count where it says nothing itself.
pub(super) fn row(place: String, title: &str, user: &str, text: &Secret) -> Row {
    let row = Row::of_text(place, row::name(title), text);
    named(row, user)
}

/// The row, whose issuer is its name and whose account is `user` where it has none. A name that only repeats the
/// account is no issuer; one that is too long is left out.
pub(super) fn named(mut row: Row, user: &str) -> Row {
    let Row { name, content, .. } = &mut row;
    if let Ok(enrolment) = content {
        let user = row::name(user);
        if enrolment.account.is_empty() && user.len() <= MAX_NAME {
            enrolment.account = user;
        }
        let is_issuer = *name != enrolment.account && *name != NAMELESS && name.len() <= MAX_NAME;
        if enrolment.issuer.is_empty() && is_issuer {
            enrolment.issuer.clone_from(name);
        }
    }
    row
}

/// Whether there is nothing in it but spaces.
pub(super) fn is_blank(text: &Secret) -> bool {
    text.reveal().trim_ascii().is_empty()
}

/// What Bitwarden calls an entry without a name.
pub(in crate::totp) const NAMELESS: &str = "--";
/// There are more entries than any app has.
pub(super) const TOO_MANY: Trouble =
    Trouble::Damaged("it has more entries than any app has accounts");

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use super::*;

    fn read(title: &str, user: &str, text: &str) -> (String, String) {
        let text = Secret::new(text.as_bytes().to_vec());
        let enrolment = row(String::new(), title, user, &text).content.unwrap();
        (enrolment.issuer, enrolment.account)
    }

    #[test]
    fn title_and_user_say_what_the_uri_does_not() {
        for (title, user, text, issuer, account) in [
            ("PyPI", "ada", "MZXW6YTBOI", "PyPI", "ada"),
            (" Py\u{1b}PI ", "ada\n", "MZXW6YTBOI", "PyPI", "ada"),
            (
                "Mine",
                "me",
                "otpauth://totp/PyPI:ada?secret=MZXW6YTBOI&issuer=PyPI",
                "PyPI",
                "ada",
            ),
            (
                "Mine",
                "me",
                "otpauth://totp/ada?secret=MZXW6YTBOI",
                "Mine",
                "ada",
            ),
            ("ada", "", "otpauth://totp/ada?secret=MZXW6YTBOI", "", "ada"),
            ("--", "", "MZXW6YTBOI", "", ""),
        ] {
            let (issuer, account) = (issuer.to_owned(), account.to_owned());
            assert_eq!(read(title, user, text), (issuer, account), "{title:?}");
        }
    }

    #[test]
    fn a_title_that_is_too_long_loses_no_secret() {
        let long = "a".repeat(201);
        assert_eq!(
            read(&long, &long, "MZXW6YTBOI"),
            (String::new(), String::new())
        );
    }

    #[test]
    fn numbers_go_on_in_what_is_appended() {
        let mut all = Entries::default();
        for _ in 0..2 {
            let mut entries = Entries::default();
            entries.begin();
            entries.without();
            entries.begin();
            entries.push_bad("x", "it is odd");
            all.append(entries);
        }
        let imported = all.imported("in the trash").unwrap();
        let places: Vec<_> = imported.rows.iter().map(|row| row.place.as_str()).collect();
        assert_eq!(places, ["entry 2", "entry 4"]);
        assert_eq!(imported.notes, ["2 entries have no one-time codes"]);
    }

    #[test]
    fn more_entries_than_any_app_has_are_refused() {
        let mut all = Entries::default();
        for _ in 0..=MAX_ROWS {
            all.push_bad("x", "it is odd");
        }
        assert!(all.imported("in the trash").is_err());
    }
}
