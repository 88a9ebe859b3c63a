//! Keeper: `folder, title, login, password, url, notes, shared folder`, then names and values, and no line that says
//! so.

use crate::formats::delimited::Cell;
use crate::formats::delimited::Rows;
use crate::vault::entry::Entry;
use crate::vault::import::addresses;
use crate::vault::import::csv::odd::Fate;
use crate::vault::import::csv::row::Row;
use crate::vault::totp::Totp;

/// Whether rows can be nothing else: addresses stand where they must, and nowhere before. One row in ten may be
/// broken.
pub(super) fn is(rows: Rows<'_>) -> bool {
    let (mut fitting, mut logins, mut odd) = (0, 0, 0);
    for record in rows.take(LOOKED_AT) {
        let cells = record.cells.unwrap_or_default();
        if !fits(&cells) {
            odd += 1;
            continue;
        }
        fitting += 1;
        let must = [TITLE, PASSWORD, URL];
        logins += usize::from(must.into_iter().all(|at| filled(&cells, at).is_some()));
    }
    logins > 0 && fitting >= odd * 9
}

fn fits(cells: &[Cell<'_>]) -> bool {
    let is_whole = cells.len() >= WHOLE && !cells.len().is_multiple_of(2);
    let mut before = (0..URL).filter(|&at| at != PASSWORD);
    let is_elsewhere = before.any(|at| filled(cells, at).is_some_and(has_scheme));
    is_whole && !is_elsewhere && filled(cells, URL).is_none_or(is_address)
}

fn filled<'c, 'a>(cells: &'c [Cell<'a>], at: usize) -> Option<&'c Cell<'a>> {
    cells.get(at).filter(|cell| !cell.is_empty())
}

pub(super) fn finish(entry: &mut Entry, row: &Row<'_>) -> Fate {
    if row.len() < WHOLE || row.len().is_multiple_of(2) {
        return Fate::Bad("it has not as many columns as the others");
    }
    let url = row.text_at(URL);
    entry.title = row.text_at(TITLE);
    let folders = [row.text_at(0), row.text_at(SHARED_FOLDER)];
    let folder = folders.into_iter().find(|folder| !folder.is_empty());
    entry.folder = folder.unwrap_or_default().replace('\\', "/");
    entry.username = row.text_at(LOGIN);
    entry.password = Some(row.secret_at(PASSWORD));
    entry.urls.extend(Some(url).filter(|url| !url.is_empty()));
    let pairs = (WHOLE..row.len()).step_by(2);
    let is_named = |name: &str| name.starts_with("TFC:") || NAMES.contains(&name);
    let found = pairs.filter(|&at| is_named(&row.text_at(at)));
    let found = found.map(|at| Totp::of(row.secret_at(at + 1).reveal()));
    entry.totp = found.max().unwrap_or_default();
    Fate::Keep
}

fn is_address(cell: &Cell<'_>) -> bool {
    str::from_utf8(&cell.text()).is_ok_and(|text| addresses::is_address(text.trim()))
}

fn has_scheme(cell: &Cell<'_>) -> bool {
    let text = cell.text();
    text.windows(3).any(|three| three == b"://")
}

/// What else the field of one-time codes is called.
const NAMES: [&str; 2] = ["$oneTimeCode", "oneTimeCode"];
/// How many rows are looked at.
const LOOKED_AT: usize = 200;
const TITLE: usize = 1;
const LOGIN: usize = 2;
const PASSWORD: usize = 3;
const URL: usize = 4;
const SHARED_FOLDER: usize = 6;
/// How many columns a row has before its names and values.
const WHOLE: usize = 7;
