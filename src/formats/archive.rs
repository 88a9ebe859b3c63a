//! Zip files: which members there are, and one of them inflated; within bounds, and nothing on a disk.
//!
//! What a zip file says of itself was chosen by whoever made it. How many members it counts is looked at before
//! anything is made of that number, and what comes out of a member is counted as it comes.
//! Source: [APPNOTE 6.3.10](https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT).

pub(crate) mod lean;

use std::io::Cursor;
use std::io::Read;

use zeroize::Zeroizing;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::formats::trouble::Trouble;
use crate::secret::Secret;

/// A zip file whose list of members was read.
pub(crate) struct Archive<'a>(ZipArchive<Cursor<&'a [u8]>>);

/// Whether a file begins as a zip file does.
pub(crate) fn is_zip(file: &Secret) -> bool {
    file.reveal().starts_with(LOCAL)
}

/// The name of its first member, which stands at its beginning: all that a file that is cut tells.
pub(crate) fn first_name(file: &Secret) -> Option<&str> {
    let file = file.reveal();
    let length = usize::try_from(little(file, 26, 2)).ok()?;
    str::from_utf8(file.get(30..30 + length)?).ok()
}

impl<'a> Archive<'a> {
    /// Read the list of members; none of them is inflated.
    ///
    /// # Errors
    /// It is no zip file, is cut, lists too many members, or two of one name.
    pub(crate) fn open(file: &'a Secret) -> Result<Self, Trouble> {
        counts_are_sane(file.reveal())?;
        let zip = ZipArchive::new(Cursor::new(file.reveal())).map_err(|error| trouble(&error))?;
        if zip.has_duplicate_names() {
            return Err(Trouble::Damaged(
                "two members of the zip file have one name",
            ));
        }
        Ok(Self(zip))
    }

    /// The names of the members, as they stand there: they are compared, and never used as the path of anything.
    /// One that is not UTF-8 is left out.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let names = self.0.file_names_raw();
        names.filter_map(|name| str::from_utf8(name).ok())
    }

    /// The content of the member of exactly this name; `None` where there is none.
    ///
    /// # Errors
    /// It is encrypted, compressed in another way, damaged, or inflates to more than [`MAX_INFLATED`].
    pub(crate) fn member(&mut self, name: &str) -> Result<Option<Secret>, Trouble> {
        let Some(index) = self.0.index_for_name_raw(name.as_bytes()) else {
            return Ok(None);
        };
        let source = self.0.by_index(index).map_err(|error| trouble(&error))?;
        // One more than is allowed, so that too much is noticed.
        let mut source = source.take(MAX_INFLATED + 1);
        let mut content = Secret::default();
        let mut chunk = Zeroizing::new(vec![0; 1 << 16]);
        loop {
            // The sizes and the checksum that the zip file declares are compared while it is read.
            let count = source.read(&mut chunk).map_err(|_| DAMAGED_MEMBER)?;
            content.extend(chunk.get(..count).unwrap_or_default());
            if count == 0 {
                break;
            }
        }
        if source.limit() == 0 {
            return Err(Trouble::TooCostly(format!(
                "`{name}` inflates to more than {} MiB",
                MAX_INFLATED >> 20
            )));
        }
        Ok(Some(content))
    }
}

/// The counts of members, wherever one may be read from: memory is set aside for as many.
fn counts_are_sane(file: &[u8]) -> Result<(), Trouble> {
    // The last record ends the file, but for a comment of 64 KiB.
    let tail = file.len().saturating_sub(22 + 0xffff);
    let tail = file.get(tail..).unwrap_or_default();
    let ends = records(tail, END).map(|record| little(record, 10, 2));
    if ends.clone().count() > MAX_ENDS {
        return Err(Trouble::Damaged("the zip file ends more than once"));
    }
    // The same for more than 65,535 members, which can stand anywhere.
    let wide_ends = records(file, WIDE_END).map(|record| little(record, 32, 8));
    match ends.chain(wide_ends).max() {
        Some(count) if count > MAX_MEMBERS => {
            Err(Trouble::TooCostly(format!("a zip file of {count} members")))
        }
        _ => Ok(()),
    }
}

/// What follows each place where `signature` stands, with it.
fn records(bytes: &[u8], signature: [u8; 4]) -> impl Iterator<Item = &[u8]> + Clone {
    let places = bytes.windows(4).enumerate();
    places
        .filter(move |(_, four)| *four == signature)
        .filter_map(|(at, _)| bytes.get(at..))
}

/// The number of `length` bytes at `at`, the least significant first; 0 where the bytes end before.
fn little(bytes: &[u8], at: usize, length: usize) -> u64 {
    let digits = bytes.get(at..at + length).unwrap_or_default();
    digits
        .iter()
        .rev()
        .fold(0, |number, &digit| number << 8 | u64::from(digit))
}

fn trouble(error: &ZipError) -> Trouble {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Trouble::Unsupported {
            what: "the zip file is encrypted, and encrypted zip files are not read here",
            hint: "unpack it with its password, give the file that is in it, and delete that afterwards",
        },
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            Trouble::Unsupported {
                what: "the zip file is packed in a way that is not read here",
                hint: "unpack it, give the file that is in it, and delete that afterwards",
            }
        }
        _ => Trouble::Damaged("it is not a whole zip file: was it copied to its end?"),
    }
}

/// What a member may inflate to, in bytes.
pub(crate) const MAX_INFLATED: u64 = 64 << 20;
const MAX_MEMBERS: u64 = 10_000;
/// One, and those of zip files that are members and not compressed.
const MAX_ENDS: usize = 64;
const DAMAGED_MEMBER: Trouble =
    Trouble::Damaged("a member of the zip file is not what the zip file says of it");
const LOCAL: &[u8] = b"PK\x03\x04";
const END: [u8; 4] = *b"PK\x05\x06";
const WIDE_END: [u8; 4] = *b"PK\x06\x06";

#[cfg(test)]
mod tests;
