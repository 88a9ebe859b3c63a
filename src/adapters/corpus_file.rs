//! Corpora on this machine: one file, or a folder of shards.

use std::fs;
use std::fs::File;
use std::fs::Metadata;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::sync::OnceLock;

use crate::adapters::system::file;
use crate::corpus::error::CorpusError;
use crate::corpus::layout;
use crate::corpus::storage::FileName;
use crate::corpus::storage::Reach;
use crate::corpus::storage::Storage;
use crate::failure::Failure;
use crate::failure::Kind;

/// The file of a set of shards that has header, directory and trailer.
pub(super) const HEAD: &str = "head";

/// The name of the file with shard `number`.
pub(super) fn shard_name(number: u16) -> String {
    format!("part-{number:03}")
}

/// A corpus in one file, or a set of shards.
pub(super) struct CorpusFile {
    head: File,
    name: String,
    /// Where the shards are, and those that were opened; `None` where there is one file.
    shards: Option<Shards>,
}

struct Shards {
    folder: PathBuf,
    parts: u16,
    opened: Vec<OnceLock<File>>,
}

impl CorpusFile {
    /// Open `path`: a file, the folder of a set of shards, or its head. Its content is not looked at, but for
    /// whether it is a set.
    ///
    /// # Errors
    /// It is not a regular file, or what the system says.
    pub(super) fn open(path: &Path) -> Result<Self, Failure> {
        let name = path.display().to_string();
        let is_folder = path.is_dir();
        let unreadable = |error: io::Error| {
            let failure = Failure::new(Kind::Input, format!("the corpus `{name}` cannot be read"));
            match error.kind() {
                io::ErrorKind::NotFound if is_folder => {
                    failure.because("the folder holds no shards (no `head`)")
                }
                io::ErrorKind::NotFound => failure
                    .because(&error)
                    .hint("make one with `doorkey corpus download` or `doorkey corpus build`"),
                _ => failure.because(&error),
            }
        };
        let head_path = if is_folder {
            path.join(HEAD)
        } else {
            path.to_owned()
        };
        let head = open(&head_path).map_err(unreadable)?;
        let shards = match parts(&head) {
            0 | 1 => None,
            parts => Some(Shards {
                folder: head_path.parent().unwrap_or(Path::new("")).to_owned(),
                parts,
                opened: (0..parts.min(KEPT_OPEN)).map(|_| OnceLock::new()).collect(),
            }),
        };
        Ok(Self { head, name, shards })
    }

    /// Do something with the file named so.
    fn with<T>(
        &self,
        file: FileName,
        act: impl FnOnce(&File) -> io::Result<T>,
    ) -> Result<T, CorpusError> {
        let (FileName::Shard(number), Some(shards)) = (file, &self.shards) else {
            return Ok(act(&self.head)?);
        };
        let name = shard_name(number);
        // Which of the files it is that is not there, or too short.
        let named = |error: io::Error| io::Error::new(error.kind(), format!("`{name}`: {error}"));
        let open = || open(&shards.folder.join(&name));
        let kept = shards.opened.get(usize::from(number));
        let done = match kept.map(|kept| (kept, kept.get())) {
            Some((_, Some(file))) => act(file),
            Some((kept, None)) => open().and_then(|file| act(kept.get_or_init(|| file))),
            None => open().and_then(|file| act(&file)),
        };
        Ok(done.map_err(named)?)
    }
}

impl Storage for CorpusFile {
    fn name(&self) -> &str {
        &self.name
    }

    fn reach(&self) -> Reach {
        Reach::Near
    }

    fn length(&self, file: FileName) -> Result<u64, CorpusError> {
        self.with(file, |file| Ok(file.metadata()?.len()))
    }

    fn read_at(&self, file: FileName, offset: u64, bytes: &mut [u8]) -> Result<(), CorpusError> {
        self.with(file, |file| {
            file::read_exact_at(file, bytes, offset).map_err(|error| match error.kind() {
                io::ErrorKind::UnexpectedEof => io::Error::new(error.kind(), "it was cut short"),
                _ => error,
            })
        })
    }

    fn is_in_others_hands(&self) -> bool {
        let of_shards = self.shards.as_ref().is_some_and(|shards| {
            let is = |path: &Path| fs::metadata(path).is_ok_and(|it| is_in_others_hands(path, &it));
            is(&shards.folder)
                || (0..shards.parts).any(|number| is(&shards.folder.join(shard_name(number))))
        });
        let head = self.head.metadata();
        of_shards || head.is_ok_and(|it| is_in_others_hands(Path::new(&self.name), &it))
    }
}

fn is_in_others_hands(path: &Path, found: &Metadata) -> bool {
    let hands = file::hands(path, found);
    !(hands.are_ours || hands.are_of_the_system) || hands.open_for(0o022).is_some()
}

/// Into how many files the buckets are divided, as the head says; 0 where it is no head.
fn parts(head: &File) -> u16 {
    let mut bytes = [0; layout::PREAMBLE];
    match file::read_exact_at(head, &mut bytes, 0) {
        Ok(()) => layout::parts_of_header(&bytes),
        Err(_) => 0,
    }
}

/// Open a file of a corpus. Nobody reads it from end to end but in large pieces: what the system would read ahead is
/// not wanted.
fn open(path: &Path) -> io::Result<File> {
    let file = file::open_unwaited(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("it is not a regular file"));
    }
    file::expect_jumps(&file);
    Ok(file)
}

/// So many shards stay open; the others are opened for each read, so that a process needs no hundreds of
/// descriptors.
const KEPT_OPEN: u16 = 64;
