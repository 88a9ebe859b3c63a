//! Google Authenticator: what it shows as QR codes when accounts are moved to another phone.
//!
//! An export of more than ten accounts or so is split into several QR codes. Each says how many there are and
//! which one it is; read without the others it is only a part, and that is told.

mod payload;
mod protobuf;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::formats::Ask;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::totp::import::Format;
use crate::totp::import::migration::payload::Part;
use crate::totp::import::migration::payload::Payload;
use crate::totp::import::row::Bad;
use crate::totp::import::row::Imported;
use crate::totp::import::row::MAX_ROWS;
use crate::totp::import::row::Row;

pub(super) const FORMAT: Format = Format {
    title: "Google Authenticator",
    is: |look| lines(look.file).next().is_some_and(is_one),
    read: |file: &Secret, _: Ask<'_>| {
        let lines: Vec<_> = lines(file).map(|line| Secret::new(line.to_vec())).collect();
        read_all(&lines.iter().collect::<Vec<_>>())
    },
};

/// Read the texts of several QR codes together, each an `otpauth-migration` URI or an otpauth URI.
///
/// The parts of an export are put in their order, whatever order they come in; one that comes twice counts once.
///
/// # Errors
/// There are more accounts than any app has.
pub fn read_all(texts: &[&Secret]) -> Result<Imported, Trouble> {
    let mut all = All::default();
    for (number, text) in (1..).zip(texts) {
        all.take(number, text)?;
    }
    Ok(all.imported())
}

/// What was read so far.
#[derive(Default)]
struct All {
    /// The exports, in the order they were met, each with its parts by their index.
    exports: Vec<(Part, BTreeMap<u32, Vec<Row>>)>,
    /// Where in `exports` an export stands, by its name and how many parts it has.
    places: BTreeMap<(u32, u32), usize>,
    /// What is of no export.
    others: Vec<Row>,
    met: BTreeSet<(Option<Part>, [u8; 32])>,
    is_damaged: bool,
    count: usize,
}

impl All {
    fn take(&mut self, number: usize, text: &Secret) -> Result<(), Trouble> {
        let place = format!("URI {number}");
        if !is_one(text.reveal()) {
            let row = Row::of_text(place, String::new(), text);
            self.others.push(row);
            return self.counted(1);
        }
        let read = str::from_utf8(text.reveal())
            .map_err(|_| Bad::Other("it is not UTF-8 text"))
            .and_then(|uri| payload::read(uri, MAX_ROWS + 1));
        match read {
            Err(why) => {
                self.others.push(Row::bad(place, String::new(), why));
                self.is_damaged = true;
                self.counted(1)
            }
            Ok(payload) if self.met.insert((payload.part, payload.digest)) => {
                self.keep(&place, payload)
            }
            Ok(_) => Ok(()),
        }
    }

    fn keep(&mut self, place: &str, payload: Payload) -> Result<(), Trouble> {
        let Payload {
            mut rows,
            part,
            damage,
            ..
        } = payload;
        self.is_damaged |= damage.is_some();
        let is_empty = rows.is_empty().then_some("there is no account in it");
        if let Some(why) = damage.or(is_empty) {
            let place = (rows.len() + 1).to_string();
            rows.push(Row::bad(place, String::new(), Bad::Other(why)));
        }
        self.counted(rows.len())?;
        let Some(part) = part else {
            self.others.extend(placed(rows, place));
            return Ok(());
        };
        let next = self.exports.len();
        let at = *self.places.entry((part.export, part.count)).or_insert(next);
        if at == next {
            self.exports.push((part, BTreeMap::new()));
        }
        if let Some((_, parts)) = self.exports.get_mut(at) {
            // Two that say they are the same part, and are not: both are kept.
            parts.entry(part.index).or_default().append(&mut rows);
        }
        Ok(())
    }

    fn counted(&mut self, rows: usize) -> Result<(), Trouble> {
        self.count += rows;
        if self.count > MAX_ROWS {
            return Err(Trouble::Damaged("it has more accounts than any app has"));
        }
        Ok(())
    }

    fn imported(self) -> Imported {
        let mut imported = Imported {
            is_incomplete: self.is_damaged,
            ..Imported::default()
        };
        let is_one_of_several = self.exports.len() > 1;
        for (number, (part, parts)) in (1..).zip(self.exports) {
            let of = if is_one_of_several {
                format!("export {number}, ")
            } else {
                String::new()
            };
            if let Some(missing) = missing(&part, &parts) {
                imported.is_incomplete = true;
                imported.notes.push(format!("{of}{missing}"));
            }
            for (index, rows) in parts {
                let place = format!("{of}QR code {}", u64::from(index) + 1);
                imported.rows.extend(placed(rows, &place));
            }
        }
        imported.rows.extend(self.others);
        imported
    }
}

/// The rows, with the place of the QR code before their own.
fn placed(rows: Vec<Row>, place: &str) -> impl Iterator<Item = Row> {
    rows.into_iter().map(move |row| Row {
        place: format!("{place}, entry {}", row.place),
        ..row
    })
}

/// Which parts of an export were not read, in words.
fn missing(part: &Part, parts: &BTreeMap<u32, Vec<Row>>) -> Option<String> {
    let left = u64::from(part.count).checked_sub(parts.len() as u64)?;
    if left == 0 {
        return None;
    }
    let absent = (0..part.count).filter(|index| !parts.contains_key(index));
    let mut names: Vec<String> = absent.take(NAMED).map(ordinal).collect();
    let unnamed = left - names.len() as u64;
    if unnamed > 0 {
        names.push(format!("{unnamed} more"));
    }
    let names = match &names[..] {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        names => names.concat(),
    };
    let (read, count) = (parts.len(), part.count);
    let was = if read == 1 { "was" } else { "were" };
    Some(format!(
        "{read} of {count} QR codes {was} read; missing: {names}"
    ))
}

/// A part by its index, as people count.
fn ordinal(index: u32) -> String {
    const FIRST: [&str; 10] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ];
    let word = usize::try_from(index).ok().and_then(|at| FIRST.get(at));
    word.map_or_else(
        || format!("number {}", u64::from(index) + 1),
        |word| format!("the {word}"),
    )
}

/// Whether a text is a URI of this kind.
#[must_use]
pub fn is_one(text: &[u8]) -> bool {
    let text = text.trim_ascii_start();
    let begin = text.get(..SCHEME.len());
    begin.is_some_and(|begin| begin.eq_ignore_ascii_case(SCHEME))
}

/// The lines that are not empty and no comment.
fn lines(file: &Secret) -> impl Iterator<Item = &[u8]> {
    let text = file.reveal();
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    text.split(|&byte| byte == b'\n')
        .map(<[u8]>::trim_ascii)
        .filter(|line| !line.is_empty() && !line.starts_with(b"#"))
}

const SCHEME: &[u8] = b"otpauth-migration:";
/// How many missing parts are named.
const NAMED: usize = 10;

#[cfg(test)]
mod tests;
