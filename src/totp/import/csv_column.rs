//! CSV with a column of one-time codes, whoever wrote it: Bitwarden, `KeePassXC`, Apple, Proton, Dashlane, 1Password
//! and others name their columns in the first line.

use crate::formats::Ask;
use crate::formats::delimited::Cell;
use crate::formats::delimited::Record;
use crate::formats::delimited::Rows;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::totp::import::Format;
use crate::totp::import::entries;
use crate::totp::import::row;
use crate::totp::import::row::Bad;
use crate::totp::import::row::Imported;
use crate::totp::import::row::MAX_ROWS;
use crate::totp::import::row::Row;

pub(super) const FORMAT: Format = Format {
    title: "CSV with a column of one-time codes",
    is: |look| is(look.file),
    read,
};

fn is(file: &Secret) -> bool {
    Columns::find(file).is_some()
}

fn read(file: &Secret, _ask: Ask<'_>) -> Result<Imported, Trouble> {
    let none = Trouble::Damaged("its first line names no column of one-time codes");
    let (columns, rows) = Columns::find(file).ok_or(none)?;
    let mut imported = Imported::default();
    let mut without = 0;
    for record in rows {
        let place = format!("line {}", record.line);
        let Some(row) = columns.row(place, record) else {
            without += 1;
            continue;
        };
        if imported.rows.len() == MAX_ROWS {
            return Err(entries::TOO_MANY);
        }
        imported.rows.push(row);
    }
    imported.notes.extend(entries::without_note(without));
    Ok(imported)
}

/// Which columns hold what is wanted, the preferred first.
struct Columns {
    count: usize,
    one_time_codes: Vec<usize>,
    titles: Vec<usize>,
    users: Vec<usize>,
}

impl Columns {
    /// The columns that the first line names, and the rows below it.
    fn find(file: &Secret) -> Option<(Self, Rows<'_>)> {
        DELIMITERS.into_iter().find_map(|delimiter| {
            let mut rows = Rows::of(file.reveal(), delimiter);
            let header = rows.next()?.cells.ok()?;
            let names: Vec<_> = header.iter().map(|cell| cell.text()).collect();
            let all = |wanted: &[&str]| -> Vec<usize> {
                let found = wanted.iter().filter_map(|name| {
                    let is_it =
                        |cell: &[u8]| cell.trim_ascii().eq_ignore_ascii_case(name.as_bytes());
                    names.iter().position(|cell| is_it(cell))
                });
                found.collect()
            };
            let columns = Self {
                count: header.len(),
                one_time_codes: all(&ONE_TIME_CODES),
                titles: all(&TITLES),
                users: all(&USERS),
            };
            (!columns.one_time_codes.is_empty()).then_some((columns, rows))
        })
    }

    /// The row of a record; none of one without one-time codes.
    fn row(&self, place: String, record: Record<'_>) -> Option<Row> {
        let cells = match record.cells {
            Ok(cells) => cells,
            Err(why) => return Some(Row::bad(place, String::new(), Bad::Other(why))),
        };
        let title = text(first(&cells, &self.titles));
        let is_longer = cells.iter().skip(self.count).any(|cell| !cell.is_empty());
        if cells.len() < self.count || is_longer {
            let why = Bad::Other("it has not as many columns as the first line");
            return Some(Row::bad(place, row::name(&title), why));
        }
        let code = first(&cells, &self.one_time_codes)?;
        let code = Secret::new(code.text().into_owned());
        let user = text(first(&cells, &self.users));
        // Apple's titles repeat the user.
        let repeated = format!(" ({user})");
        let title = title.strip_suffix(&repeated).unwrap_or(&title);
        Some(entries::row(place, title, &user, &code))
    }
}

/// The first cell of these columns that has something in it.
fn first<'a>(cells: &[Cell<'a>], columns: &[usize]) -> Option<Cell<'a>> {
    let mut cells = columns.iter().filter_map(|&column| cells.get(column));
    cells.find(|cell| !cell.is_empty()).copied()
}

fn text(cell: Option<Cell<'_>>) -> String {
    let text = cell.map(Cell::text).unwrap_or_default();
    String::from_utf8_lossy(&text).into_owned()
}

const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];
/// Bitwarden; `KeePassXC`, LastPass and Proton; others; Apple and 1Password; Dashlane.
const ONE_TIME_CODES: [&str; 6] = [
    "login_totp",
    "totp",
    "otp",
    "otpauth",
    "otpUrl",
    "otpSecret",
];
const TITLES: [&str; 3] = ["title", "name", "account"];
const USERS: [&str; 8] = [
    "login_username",
    "username",
    "user name",
    "login name",
    "login",
    "user",
    "email",
    "username2",
];

#[cfg(test)]
mod tests;
