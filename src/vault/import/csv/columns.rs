//! Columns that their owner names: `title=1,url=2,user=3,password=4`, by number or by what the first line calls them.

use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::failure::Kind;
use crate::formats::encoding::Text;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::vault::entry::Vault;
use crate::vault::import::csv;
use crate::vault::import::csv::Sheet;
use crate::vault::import::csv::layouts::Layout;
use crate::vault::import::csv::layouts::PASSWORDS;
use crate::vault::import::csv::layouts::PLAIN;
use crate::vault::import::csv::roles::NONE;
use crate::vault::import::csv::roles::Roles;
use crate::vault::import::csv::row::Header;

/// Which column of a table is which.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Columns(Vec<(&'static str, Place)>);

/// Where a column is.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Place {
    /// From nought.
    Number(usize),
    /// In small letters.
    Name(String),
}

impl Columns {
    /// Read `title=1,url=2,user=3,password=4`, or the same with the names of columns. Only the password must be
    /// there.
    ///
    /// # Errors
    /// It is not written so.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        let wrong = |what: &str| Failure::new(Kind::Usage, what).hint(HINT);
        let mut parts: Vec<(&str, Place)> = Vec::new();
        for part in text.split(',') {
            let (name, place) = part
                .split_once('=')
                .ok_or_else(|| wrong("`--columns` has a part without `=`"))?;
            let part = PARTS.iter().find(|known| **known == name.trim());
            let part = *part.ok_or_else(|| wrong("`--columns` names an unknown part"))?;
            if parts.iter().any(|(other, _)| *other == part) {
                return Err(wrong("`--columns` names a part twice"));
            }
            let place = place.trim().to_lowercase();
            let place = match place.parse::<usize>() {
                Ok(0) => return Err(wrong("`--columns` counts from 1")),
                Ok(number) => Place::Number(number - 1),
                Err(_) if place.is_empty() => {
                    return Err(wrong("`--columns` has a part without a column"));
                }
                Err(_) => Place::Name(place),
            };
            parts.push((part, place));
        }
        if !parts.iter().any(|(part, _)| *part == PASSWORD) {
            return Err(wrong("`--columns` does not say where the password is"));
        }
        Ok(Self(parts))
    }

    /// What a table's columns are, and what its first line is.
    fn header(&self, first: &Header) -> Option<(Header, FirstLine)> {
        let mut names = vec![Zeroizing::new(String::new()); first.len()];
        let mut is_named = false;
        let mut said = 0;
        let mut may_be_names = true;
        for (part, place) in &self.0 {
            let at = match place {
                Place::Number(number) => *number,
                Place::Name(name) if first.has_once(name) => {
                    is_named = true;
                    first.find(name)?
                }
                Place::Name(_) => return None,
            };
            // No column is two things.
            let name = names.get_mut(at).filter(|name| name.is_empty())?;
            *name = Zeroizing::new((*part).to_owned());
            let cell = first.names().nth(at).unwrap_or_default();
            let says_so = words(part).contains(&cell);
            is_named |= *part == PASSWORD && says_so;
            said += usize::from(says_so);
            let is_of_a_name = |char: char| char.is_alphabetic() || " -_".contains(char);
            may_be_names &= !cell.is_empty() && cell.chars().all(is_of_a_name);
        }
        // One word may be an entry's; no entry has the names of two columns in just these.
        let line = match (is_named, said) {
            (true, _) => FirstLine::Names,
            (_, 2..) => FirstLine::TakenForNames,
            _ if may_be_names => FirstLine::MaybeNames,
            _ => FirstLine::Entry,
        };
        // What may have passwords too is told: under a name that no part has.
        let is_header = matches!(line, FirstLine::Names | FirstLine::TakenForNames);
        let others = first.names().zip(&mut names).filter(|_| is_header);
        for (own, name) in others.filter(|(_, name)| name.is_empty()) {
            *name = Zeroizing::new(format!("?{own}"));
        }
        Some((Header::named(names), line))
    }
}

/// What the first line of a table is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum FirstLine {
    /// The names of its columns.
    Names,
    /// The same by its words, though nobody said so: the owner should know.
    TakenForNames,
    /// An entry, though nothing in it says that it is none.
    MaybeNames,
    /// An entry.
    Entry,
}

impl FirstLine {
    fn note(self) -> Option<&'static str> {
        match self {
            Self::TakenForNames => {
                Some("its first line was taken for the names of its columns, and is no entry")
            }
            Self::MaybeNames => Some(
                "its first line was taken for an entry; where it has the names of the columns, write those after `--columns`, not numbers",
            ),
            Self::Names | Self::Entry => None,
        }
    }
}

/// What a column of this part is called.
fn words(part: &str) -> &'static [&'static str] {
    match part {
        "title" => &[
            "title", "name", "account", "site", "entry", "titel", "titre",
        ],
        "url" => &[
            "url",
            "uri",
            "website",
            "web site",
            "site",
            "address",
            "link",
            "login_uri",
        ],
        "user" => &[
            "user",
            "username",
            "user name",
            "login",
            "login name",
            "name",
            "account",
        ],
        "email" => &["email", "e-mail", "mail"],
        "folder" => &["folder", "group", "category"],
        "totp" => &["totp", "otp", "otpauth", "2fa"],
        _ => PASSWORDS,
    }
}

/// Read a table whose columns its owner names.
///
/// # Errors
/// They are not in it, or it has more rows than is believed.
pub fn generic(file: &Secret, columns: &Columns) -> Result<Vault, Trouble> {
    let text = Text::of(file.reveal());
    let bytes = text.bytes();
    let mut tables =
        csv::delimiters(bytes).filter_map(|delimiter| csv::first_row(bytes, delimiter));
    let found = tables.find_map(|(all, first, below)| {
        let (header, line) = columns.header(&first)?;
        let is_entry = matches!(line, FirstLine::Entry | FirstLine::MaybeNames);
        let sheet = Sheet {
            layout: &LAYOUT,
            header,
            rows: if is_entry { all } else { below },
            text: bytes,
        };
        Some((sheet, line))
    });
    let missing = Trouble::Unsupported {
        what: "the columns that `--columns` names are not in the file, or one of them is two things",
        hint: HINT,
    };
    let (sheet, line) = found.ok_or(missing)?;
    let mut vault = sheet.read(text.encoding)?;
    vault.notes.extend(line.note().map(str::to_owned));
    Ok(vault)
}

static LAYOUT: Layout = Layout {
    title: "CSV with given columns",
    roles: Roles {
        title: &["title"],
        folder: &["folder"],
        urls: &["url"],
        user: &["user"],
        email: &["email"],
        password: &[PASSWORD],
        totp: &["totp"],
        ..NONE
    },
    ..PLAIN
};
const PASSWORD: &str = "password";
const PARTS: [&str; 7] = ["title", "url", "user", "email", PASSWORD, "folder", "totp"];
const HINT: &str = "write `title=1,url=2,user=3,password=4`, with the numbers or the names of the columns; there are `email`, `folder` and `totp` too";

#[cfg(test)]
mod tests;
