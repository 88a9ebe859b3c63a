//! How a list is kept: one line that says where it came from, when, and how long it is; then the list as it came.

use std::error::Error;
use std::fmt;

use serde::Deserialize;
use serde::Serialize;

use crate::sites::MAX_LIST;

/// A list with what is known of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// Where it came from.
    pub source: String,
    /// When it came, in seconds since 1970.
    pub fetched: u64,
    /// When the source said last that it is the newest.
    pub checked: u64,
    /// The source's mark of this state of it.
    pub entity_tag: Option<String>,
    /// How many rows it ever had: one that shrinks a little every time is compared with that.
    pub most_rows: usize,
    /// The list as it came.
    pub body: Vec<u8>,
}

/// A public list that is kept here, or should be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListRow {
    /// Its stable name.
    pub list: &'static str,
    /// What became of it, or how it is.
    pub fate: ListFate,
    /// Where what is here came from; empty where nothing is.
    pub source: String,
    /// How many rows it has.
    pub rows: usize,
    /// How many of its rows cannot be read.
    pub bad: usize,
    /// When what is here came, and when it was known last to be the newest, in seconds since 1970.
    pub fetched: Option<(u64, u64)>,
    /// The source's mark of it.
    pub entity_tag: Option<String>,
    /// Why it is not as it should be.
    pub why: Option<String>,
}

/// What became of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ListFate {
    /// A new one is here.
    Updated,
    /// The one that is here is the newest.
    Unchanged,
    /// It is here.
    Here,
    /// None is here, and none was asked for.
    Missing,
    /// None that can be used came, or is here.
    Failed,
}

/// Why a file is not a list that was kept, or not all of one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotKept(&'static str);

impl fmt::Display for NotKept {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

impl Error for NotKept {}

impl ListFate {
    /// Its stable word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Updated => "updated",
            Self::Unchanged => "unchanged",
            Self::Here => "here",
            Self::Missing => "missing",
            Self::Failed => "failed",
        }
    }
}

impl Kept {
    /// The file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let head = Head {
            doorkey_list: VERSION,
            source: self.source.clone(),
            fetched: self.fetched,
            checked: self.checked,
            entity_tag: self.entity_tag.clone(),
            most_rows: self.most_rows,
            length: self.body.len() as u64,
            crc32: crc32fast::hash(&self.body),
        };
        // Text and numbers: nothing that JSON has no word for.
        let mut file = serde_json::to_vec(&head).unwrap_or_default();
        file.push(b'\n');
        file.extend_from_slice(&self.body);
        file
    }

    /// How many rows the list of a file ever had, where its first line still says so: of one that is damaged, or was
    /// written by another version of doorkey, too.
    #[must_use]
    pub fn most_rows_of(file: &[u8]) -> Option<usize> {
        let (head, _) = parts(file)?;
        let longest: Longest = serde_json::from_slice(head).ok()?;
        Some(longest.most_rows).filter(|&rows| rows > 0)
    }

    /// Read the file.
    ///
    /// # Errors
    /// It is none, was cut short, or was changed.
    pub fn parse(file: &[u8]) -> Result<Self, NotKept> {
        let Some((head, rest)) = parts(file) else {
            return Err(NotKept("its first line is not there"));
        };
        let body = rest.get(1..).unwrap_or_default();
        let head: Head = serde_json::from_slice(head)
            .map_err(|_| NotKept("its first line is not one of doorkey's"))?;
        if head.doorkey_list != VERSION {
            return Err(NotKept("it was written by another version of doorkey"));
        }
        if head.length != body.len() as u64 || head.length > MAX_LIST {
            return Err(NotKept("it is not as long as it says"));
        }
        if head.crc32 != crc32fast::hash(body) {
            return Err(NotKept("its checksum is wrong"));
        }
        Ok(Self {
            source: head.source,
            fetched: head.fetched,
            checked: head.checked,
            entity_tag: head.entity_tag,
            most_rows: head.most_rows,
            body: body.to_vec(),
        })
    }
}

/// The first line, and what stands behind it.
fn parts(file: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = file.iter().take(MAX_HEAD).position(|&byte| byte == b'\n');
    file.split_at_checked(end?)
}

/// The longest file: the list, and its first line.
pub const MAX_FILE: u64 = MAX_LIST + MAX_HEAD as u64;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    doorkey_list: u8,
    source: String,
    fetched: u64,
    checked: u64,
    entity_tag: Option<String>,
    /// Not there in files of before it was counted.
    #[serde(default)]
    most_rows: usize,
    length: u64,
    crc32: u32,
}

/// What of the first line bounds the next list.
#[derive(Deserialize)]
struct Longest {
    most_rows: usize,
}

const VERSION: u8 = 1;
const MAX_HEAD: usize = 8192;

#[cfg(test)]
#[expect(
    clippy::expect_used,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use super::*;

    fn kept() -> Kept {
        Kept {
            source: "https://lists.example/v3/all.json".to_owned(),
            fetched: 1_795_608_000,
            checked: 1_795_700_000,
            entity_tag: Some("\"0x8D\\n\"".to_owned()),
            most_rows: 3,
            body: b"[\n]".to_vec(),
        }
    }

    #[test]
    fn what_is_kept_comes_back() {
        for body in [&b""[..], b"\n", b"[1,2]\n\0\xff"] {
            let kept = Kept {
                body: body.to_vec(),
                ..kept()
            };
            assert_eq!(Kept::parse(&kept.to_bytes()), Ok(kept));
        }
    }

    #[test]
    fn how_long_the_longest_was_is_known_of_a_damaged_file() {
        let file = kept().to_bytes();
        let cut = &file[..file.len() - 2];
        let longer = [&file[..], b"x"].concat();
        let text = String::from_utf8(file.clone()).expect("text");
        let newer = text.replace("\"doorkey_list\":1", "\"doorkey_list\":2,\"more\":[]");
        for file in [&file[..], cut, &longer, newer.as_bytes()] {
            assert_eq!(Kept::most_rows_of(file), Some(3));
        }
        let silent = text.replace("\"most_rows\":3,", "");
        for file in [
            "",
            "{}\n[]",
            "x",
            &silent,
            &text.replace("\"most_rows\":3", "\"most_rows\":0"),
        ] {
            assert_eq!(Kept::most_rows_of(file.as_bytes()), None, "{file}");
        }
    }

    #[test]
    fn a_cut_or_changed_file_is_refused_at_every_byte() {
        let file = kept().to_bytes();
        for length in 0..file.len() {
            assert!(Kept::parse(&file[..length]).is_err(), "{length}");
        }
        for at in file.len() - 3..file.len() {
            let mut other = file.clone();
            other[at] ^= 1;
            assert!(Kept::parse(&other).is_err(), "{at}");
        }
        let longer = [&file[..], b" "].concat();
        assert!(Kept::parse(&longer).is_err());
    }
}
