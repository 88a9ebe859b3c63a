//! Rows of comma-separated values: who wrote them is known by the names of their columns ([`layouts`]).
//!
//! A row that has not as many columns as the first line is told and not guessed at: one quotation mark too many
//! would otherwise make a password of what is none.

use std::collections::BTreeSet;

use crate::formats::delimited::Cell;
use crate::formats::delimited::Rows;
use crate::formats::encoding::Encoding;
use crate::formats::encoding::Text;
use crate::formats::look::Look;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::vault::entry::BadEntry;
use crate::vault::entry::MAX_ENTRIES;
use crate::vault::entry::Vault;
use crate::vault::import::Format;
use crate::vault::import::Keys;
use crate::vault::import::csv::known::Known;
use crate::vault::import::csv::layouts::LAYOUTS;
use crate::vault::import::csv::layouts::Layout;
use crate::vault::import::csv::odd::Fate;
use crate::vault::import::csv::row::Dress;
use crate::vault::import::csv::row::Header;
use crate::vault::import::csv::row::Row;
use crate::vault::import::items;

mod columns;
mod dresses;
mod enpass;
mod further;
mod keeper;
mod kinds;
mod known;
mod layouts;
mod odd;
mod roles;
mod row;
mod trash;

pub use columns::Columns;
pub use columns::generic;

/// All of them: which it is, [`Vault::format`] says.
pub(super) const FORMAT: Format = Format {
    title: "CSV",
    is,
    read,
};

/// Whether its first line is one that a program is known to write: not a guess by a few names, nor by a shape.
#[must_use]
pub fn has_known_columns(file: &Secret) -> bool {
    let text = Text::beginning(file.reveal());
    Sheet::find(text.bytes()).is_some_and(|sheet| !is_guessed(sheet.layout))
}

fn is_guessed(layout: &Layout) -> bool {
    matches!(layout.known, Known::OneOfEach(_) | Known::Shape(_))
}

/// The layouts of which the program is known.
pub(super) fn titles() -> impl Iterator<Item = &'static str> {
    LAYOUTS.iter().map(|layout| layout.title)
}

fn is(look: &Look<'_>) -> bool {
    let text = Text::beginning(look.file.reveal());
    Sheet::find(text.bytes()).is_some()
}

fn read(file: &Secret, _keys: &mut Keys<'_>) -> Result<Vault, Trouble> {
    rows(file)
}

/// The entries of such a file, or of a part of an archive.
///
/// # Errors
/// Its columns are not known, or it has more rows than is believed.
pub(super) fn rows(file: &Secret) -> Result<Vault, Trouble> {
    let text = Text::of(file.reveal());
    let unknown = Trouble::Damaged("its first line names no columns of a password manager");
    Sheet::find(text.bytes())
        .ok_or(unknown)?
        .read(text.encoding)
}

/// A table whose columns are known.
struct Sheet<'a> {
    layout: &'static Layout,
    header: Header,
    /// Its rows, without the first line where that has only names.
    rows: Rows<'a>,
    text: &'a [u8],
}

impl<'a> Sheet<'a> {
    /// The table that a text is, by the layout of which most columns are there.
    fn find(text: &'a [u8]) -> Option<Self> {
        let tables = || delimiters(text).filter_map(|delimiter| first_row(text, delimiter));
        let named = tables().find_map(|(_, header, rows)| {
            let known = LAYOUTS.iter().rev();
            let known = known.filter_map(|layout| Some((layout.known.columns(&header)?, layout)));
            // Of several, the last here is the first there.
            let (_, layout) = known.max_by_key(|(count, _)| *count)?;
            Some(Self {
                layout,
                header,
                rows,
                text,
            })
        });
        named.or_else(|| {
            tables().find_map(|(all, header, _)| {
                let has_shape =
                    |layout: &&Layout| matches!(layout.known, Known::Shape(is) if is(all.clone()));
                Some(Self {
                    layout: LAYOUTS.iter().find(has_shape)?,
                    header,
                    rows: all.clone(),
                    text,
                })
            })
        })
    }

    /// Read it whole.
    fn read(self, encoding: Encoding) -> Result<Vault, Trouble> {
        let mut reading = Reading::of(&self);
        let mut rows = self.rows.clone();
        if self.layout.is_backslashed {
            rows = rows.backslashed();
        }
        // So that a file of many such rows is not read again for each.
        let mut patience = self.text.len().saturating_mul(READ_AGAIN);
        while let Some(record) = rows.next() {
            let place = format!("line {}", record.line);
            let cells = record.cells.and_then(|cells| {
                let is_as_long = reading.is_as_long(&cells);
                if !is_as_long && patience > 0 {
                    patience = patience.saturating_sub(rows.lose_only_a_line());
                }
                is_as_long.then_some(cells).ok_or(NOT_AS_LONG)
            });
            match cells {
                Ok(cells) => reading.take(place, &cells),
                Err(why) => reading.lose(place, why),
            }
            if reading.vault.entries.len() + reading.vault.bad.len() > MAX_ENTRIES {
                let what = format!("more than {MAX_ENTRIES} rows");
                return Err(Trouble::TooCostly(what));
            }
        }
        Ok(reading.end(encoding))
    }
}

/// A file on the way.
struct Reading<'a> {
    layout: &'static Layout,
    header: &'a Header,
    dress: Dress,
    vault: Vault,
    references: usize,
    shortened: usize,
    /// What lies in a folder that may be the trash: the first such folder, and how many.
    maybe_trash: (String, usize),
    /// Columns that may have passwords by their names, and those of them in which something stands.
    doubtful: BTreeSet<usize>,
    hidden: BTreeSet<usize>,
}

impl<'a> Reading<'a> {
    fn of(sheet: &'a Sheet<'_>) -> Self {
        let layout = sheet.layout;
        let dress = match layout.dress {
            Dress::Escaped if !dresses::is_escaped(sheet.text) => Dress::Plain,
            dress => dress,
        };
        let vault = Vault {
            format: layout.title,
            notes: layout.note.map(str::to_owned).into_iter().collect(),
            ..Vault::default()
        };
        Self {
            layout,
            header: &sheet.header,
            dress,
            vault,
            references: 0,
            shortened: 0,
            maybe_trash: (String::new(), 0),
            doubtful: further::doubtful(layout, &sheet.header),
            hidden: BTreeSet::new(),
        }
    }

    /// Whether a row has as many columns as it must.
    fn is_as_long(&self, cells: &[Cell<'_>]) -> bool {
        let count = self.header.len();
        let is_longer = || cells.iter().skip(count).any(|cell| !cell.is_empty());
        self.layout.is_ragged || (cells.len() >= count && !is_longer())
    }

    fn take(&mut self, place: String, cells: &[Cell<'_>]) {
        if cells.iter().all(|cell| cell.is_empty()) {
            return;
        }
        if !cells.iter().all(|cell| cell.is_text()) {
            return self.lose(place, "a part of it is no text");
        }
        let row = Row::of(self.header, cells, self.dress);
        let mut entry = self.layout.roles.entry(place, &row);
        let fate = (self.layout.finish)(&mut entry, &row);
        match fate {
            Fate::Keep | Fate::Reference => {
                self.references += usize::from(matches!(fate, Fate::Reference));
                roles::settle(&mut entry);
                let password = entry.password.as_ref();
                self.shortened += usize::from(password.is_some_and(dresses::is_shortened));
                if let Some(folder) = trash::like(&entry.folder) {
                    let (first, count) = &mut self.maybe_trash;
                    if *count == 0 {
                        folder.clone_into(first);
                    }
                    *count += 1;
                }
                let others = further::passwords(self.layout, self.header, &row);
                let others = items::further(&entry, others);
                if others.len() > items::MAX_FURTHER {
                    return self.lose(entry.place, "it has more passwords than any entry");
                }
                let is_filled = |at: &&usize| cells.get(**at).is_some_and(|cell| !cell.is_empty());
                self.hidden.extend(self.doubtful.iter().filter(is_filled));
                self.vault.entries.push(entry);
                self.vault.entries.extend(others);
            }
            Fate::PutAway => self.vault.put_away += 1,
            Fate::Skip => {}
            Fate::Bad(why) => self.lose(entry.place, why),
        }
    }

    fn lose(&mut self, place: String, why: &str) {
        let why = why.to_owned();
        self.vault.bad.push(BadEntry { place, why });
    }

    fn end(self, encoding: Encoding) -> Vault {
        let mut vault = self.vault;
        vault.is_incomplete = !vault.bad.is_empty();
        let mut note = |is_so: bool, text: &str| {
            if is_so {
                vault.notes.push(text.to_owned());
            }
        };
        note(encoding == Encoding::Windows1252, WINDOWS_1252);
        note(matches!(self.dress, Dress::Escaped), ESCAPED);
        let is_empty = vault.entries.is_empty() && vault.bad.is_empty() && vault.put_away == 0;
        note(is_empty, "it has a first line and no entries");
        if let (folder, count @ 1..) = self.maybe_trash {
            let entries = items::entries(count);
            vault.notes.push(format!(
                "{entries} in the folder `{folder}` may be in the trash, which such a file does not tell: they were looked \
                 at; empty the trash and export again, or give the database itself"
            ));
        }
        if self.references > 0 {
            let count = self.references;
            let text = "have no password of their own but point to another entry's";
            vault.notes.push(format!("{count} of its entries {text}"));
        }
        match self.hidden.len() {
            0 => {}
            1 => vault.notes.push(
                "1 column may have passwords too, by its name, and was not judged".to_owned(),
            ),
            count => vault.notes.push(format!(
                "{count} columns may have passwords too, by their names, and were not judged"
            )),
        }
        if self.shortened > 0 {
            let count = self.shortened;
            let text = "look like numbers that a spreadsheet has shortened: export it again";
            vault.notes.push(format!("{count} of its passwords {text}"));
        }
        vault
    }
}

/// A way to take the first line: all rows, what it names, and the rows below it.
fn first_row(text: &[u8], delimiter: u8) -> Option<(Rows<'_>, Header, Rows<'_>)> {
    let mut all = Rows::of(text, delimiter);
    if separator(text).is_some() {
        all.next();
    }
    let mut rows = all.clone();
    let header = Header::of(&rows.next()?.cells.ok()?);
    Some((all, header, rows))
}

/// What may stand between cells.
fn delimiters(text: &[u8]) -> impl Iterator<Item = u8> + Clone + use<> {
    let separator = separator(text);
    let others = DELIMITERS.into_iter().filter(move |_| separator.is_none());
    separator.into_iter().chain(others)
}

/// What a spreadsheet says of it in a line before the first: `sep=;`.
fn separator(text: &[u8]) -> Option<u8> {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let line = text.split(|&byte| byte == b'\n').next()?;
    let (name, rest) = line.trim_ascii_end().split_at_checked(4)?;
    let is_it = name.eq_ignore_ascii_case(b"sep=");
    match rest {
        // A tab at the end is space.
        [] if is_it && line.get(4) == Some(&b'\t') => Some(b'\t'),
        &[byte] if is_it && byte != b'"' => Some(byte),
        _ => None,
    }
}

const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];
/// How many times its length of a file may be read again.
const READ_AGAIN: usize = 8;
const NOT_AS_LONG: &str = "it has not as many columns as the first line";
const WINDOWS_1252: &str =
    "it is not UTF-8 and was read as Windows-1252: where letters are wrong, save it as UTF-8";
const ESCAPED: &str = "it was copied out of a web page: `&amp;` and the like were read as the characters they stand for";

#[cfg(test)]
mod tests;
