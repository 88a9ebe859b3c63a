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

    /// What a table's columns are, and whether its first line has their names.
    fn header(&self, first: &Header) -> Option<(Header, bool)> {
        let mut names = vec![Zeroizing::new(String::new()); first.len()];
        let mut is_named = false;
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
            let says_so = first
                .names()
                .nth(at)
                .is_some_and(|name| PASSWORDS.contains(&name));
            is_named |= *part == PASSWORD && says_so;
        }
        // What may have passwords too is told: under a name that no part has.
        let others = first.names().zip(&mut names).filter(|_| is_named);
        for (own, name) in others.filter(|(_, name)| name.is_empty()) {
            *name = Zeroizing::new(format!("?{own}"));
        }
        Some((Header::named(names), is_named))
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
    let sheet = tables.find_map(|(all, first, below)| {
        let (header, is_named) = columns.header(&first)?;
        Some(Sheet {
            layout: &LAYOUT,
            header,
            rows: if is_named { below } else { all },
            text: bytes,
        })
    });
    let missing = Trouble::Unsupported {
        what: "the columns that `--columns` names are not in the file, or one of them is two things",
        hint: HINT,
    };
    sheet.ok_or(missing)?.read(text.encoding)
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
