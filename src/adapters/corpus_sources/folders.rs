//! Folders of range files, flat or fanned out.

use std::ffi::OsStr;
use std::fs;
use std::fs::File;
use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;

use crate::adapters::corpus_sources::unpack;
use crate::adapters::corpus_sources::unreadable;
use crate::adapters::range_folder::MAX_RANGE;
use crate::corpus::layout;
use crate::corpus::source::files::RangeFiles;
use crate::corpus::text;
use crate::failure::Failure;
use crate::failure::Kind;

/// Where the file of each range is.
pub(super) struct Folders {
    name: String,
    places: Vec<PathBuf>,
    /// For each range its folder, counted from 1, and its spelling; 0 is none.
    files: Vec<(u32, u16)>,
}

impl Folders {
    /// List `roots`: `5BAA6` with any of the [endings](ENDINGS), upper or lower case, in the folder, in `range/`, or
    /// below folders whose names are its first digits (`5B/AA6`, `5/B/A/A/6`, `5B/5BAA6.txt`). Other files are left
    /// alone.
    ///
    /// # Errors
    /// What the system says, or a range is there twice.
    pub(super) fn list(roots: &[&Path]) -> Result<Self, Failure> {
        let names: Vec<_> = roots
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        let mut listed = Self {
            name: names.join("`, `"),
            places: Vec::new(),
            files: vec![(0, 0); layout::RANGES as usize],
        };
        for root in roots {
            listed.folder(root, "")?;
            let within = root.join("range");
            if within.is_dir() {
                listed.folder(&within, "")?;
            }
        }
        Ok(listed)
    }

    /// What is in a folder whose path tells the digits `before`.
    fn folder(&mut self, path: &Path, before: &str) -> Result<(), Failure> {
        let unreadable = |error: io::Error| unreadable(path, &error);
        self.places.push(path.to_owned());
        let here = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        for entry in fs::read_dir(path).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let name = entry.file_name();
            let Some((digits, ending)) = told(&name) else {
                continue;
            };
            let mut is_folder = entry.file_type().map_err(unreadable)?.is_dir();
            let mut whole = format!("{before}{digits}");
            let repeats = digits.len() == 5 && !before.is_empty();
            if repeats {
                if !digits.to_ascii_uppercase().starts_with(before) {
                    continue;
                }
                digits.clone_into(&mut whole);
            }
            whole.make_ascii_uppercase();
            if entry.file_type().is_ok_and(|kind| kind.is_symlink()) {
                is_folder = entry.path().is_dir();
            }
            if is_folder {
                if ending == 0 && whole.len() < 5 {
                    self.folder(&entry.path(), &whole)?;
                }
                continue;
            }
            let Some(range) = text::range_number(&whole) else {
                continue;
            };
            let is_lower = digits.bytes().any(|byte| byte.is_ascii_lowercase());
            let length = u16::try_from(digits.len()).unwrap_or(0);
            let spelling = ending << 4 | u16::from(is_lower) << 3 | length;
            let slot = self.files.get_mut(range as usize);
            if let Some(slot) = slot {
                if slot.0 != 0 {
                    let what = format!("the range {range:05X} is there twice");
                    return Err(Failure::new(Kind::Input, what)
                        .because(&self.path(range).display())
                        .hint("keep one of its files"));
                }
                *slot = (here, spelling);
            }
        }
        Ok(())
    }

    fn path(&self, range: u32) -> PathBuf {
        let (folder, spelling) = self.files.get(range as usize).copied().unwrap_or_default();
        let at = (folder as usize).saturating_sub(1);
        let folder = self.places.get(at).cloned().unwrap_or_default();
        let whole = format!("{range:05X}");
        let skipped = 5_usize.saturating_sub(usize::from(spelling & 7));
        let mut name = whole.get(skipped..).unwrap_or_default().to_owned();
        if spelling & 8 != 0 {
            name.make_ascii_lowercase();
        }
        name.push_str(
            ENDINGS
                .get(usize::from(spelling >> 4))
                .copied()
                .unwrap_or_default(),
        );
        folder.join(name)
    }
}

impl RangeFiles for Folders {
    fn name(&self) -> &str {
        &self.name
    }

    fn has(&self, range: u32) -> bool {
        self.files
            .get(range as usize)
            .is_some_and(|&(folder, _)| folder != 0)
    }

    fn file(&self, range: u32) -> String {
        self.path(range).display().to_string()
    }

    fn read(&self, range: u32, body: &mut Vec<u8>) -> io::Result<()> {
        let path = self.path(range);
        let file = File::open(&path)?;
        if !file.metadata()?.is_file() {
            return Err(io::Error::other("it is not a regular file"));
        }
        let mut bytes = unpack::unpacked(file, &path)?.take(MAX_RANGE + 1);
        if bytes.read_to_end(body)? as u64 > MAX_RANGE {
            return Err(io::Error::other("it is larger than 2 MiB"));
        }
        Ok(())
    }
}

/// The digits of a name, one to five, and which of the endings it has.
fn told(name: &OsStr) -> Option<(String, u16)> {
    let name = name.to_str()?;
    let end = name
        .find(|letter: char| !letter.is_ascii_hexdigit())
        .unwrap_or(name.len());
    let (digits, ending) = name.split_at(end);
    let has_letters_of_both = digits.bytes().any(|byte| byte.is_ascii_lowercase())
        && digits.bytes().any(|byte| byte.is_ascii_uppercase());
    let ending = ENDINGS.iter().position(|&known| known == ending)?;
    let is_fit = (1..=5).contains(&digits.len()) && !has_letters_of_both;
    is_fit.then_some((digits.to_owned(), u16::try_from(ending).ok()?))
}

/// How the name of a range file may end.
const ENDINGS: [&str; 8] = [
    "", ".txt", ".gz", ".txt.gz", ".zst", ".txt.zst", ".br", ".txt.br",
];
