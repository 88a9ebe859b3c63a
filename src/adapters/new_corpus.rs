//! A corpus in the making: beside the file it will replace, under a lock, named `.part` until it is whole.

use std::fs;
use std::fs::File;
use std::fs::TryLockError;
use std::io;
use std::io::Read;
use std::io::Seek;
use std::io::SeekFrom;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use crate::adapters::places;
use crate::adapters::system;
use crate::adapters::system::file;
use crate::adapters::unfinished;
use crate::corpus::layout;
use crate::corpus::writer::Ends;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::corpora::NewCorpus;

/// The file in the making.
pub(super) struct Part {
    file: File,
    made_at: PathBuf,
    path: PathBuf,
    /// Whether the part has become the file.
    is_done: bool,
}

impl Part {
    /// Begin the file that will be `path`. What an earlier run left of it is overwritten.
    ///
    /// # Errors
    /// Another run is at it, `path` is not a file that can be replaced, or what the system says.
    pub(super) fn begin(path: &Path) -> Result<Self, Failure> {
        let unwritable = |error: io::Error| {
            let what = format!("the corpus `{}` cannot be written", path.display());
            Failure::new(Kind::Output, what).because(&error)
        };
        match fs::symlink_metadata(path) {
            Ok(there) if !there.is_file() => {
                return Err(unwritable(io::Error::other("it is not a regular file")));
            }
            Ok(there) if there.len() > 0 => {
                let first = first_of(&File::open(path).map_err(unwritable)?).map_err(unwritable)?;
                if first != layout::HEADER_MAGIC[..] {
                    let what = format!("`{}` is there and is no corpus", path.display());
                    return Err(Failure::new(Kind::Output, what)
                        .hint("move it away, or say another place with `-o FILE`"));
                }
            }
            _ => {}
        }
        make_usual_folder(path).map_err(unwritable)?;
        let mut name = path.as_os_str().to_owned();
        name.push(".part");
        let part = PathBuf::from(name);
        let file = unfinished::begin(&part, || open_part(&part, is_ours)).map_err(unwritable)?;
        let mut begun = Self {
            file,
            made_at: part,
            path: path.to_owned(),
            is_done: false,
        };
        begun
            .file
            .set_len(0)
            .and_then(|()| begun.file.seek(SeekFrom::Start(layout::BUCKETS_AT)))
            .map_err(unwritable)?;
        Ok(begun)
    }
}

impl Write for Part {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl NewCorpus for Part {
    fn commit(mut self: Box<Self>, ends: &Ends) -> io::Result<()> {
        self.file.write_all(&ends.trailer)?;
        // The buckets are durable before a header says that they are there.
        self.file.sync_data()?;
        self.file.rewind()?;
        self.file.write_all(&ends.head)?;
        self.file.sync_all()?;
        unfinished::finish(&self.made_at, || fs::rename(&self.made_at, &self.path))?;
        self.is_done = true;
        system::sync_name(&self.path)
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.is_done {
            let _gone = unfinished::finish(&self.made_at, || fs::remove_file(&self.made_at));
        }
    }
}

/// Remove the record of tags beside `path`; another file of that name is left alone.
pub(super) fn drop_tags(path: &Path) -> io::Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(".tags");
    match File::open(&name) {
        Ok(file) if first_of(&file)?.starts_with(OURS) => fs::remove_file(&name),
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// The folder of the usual place may never have been used; another that is not there is a slip of the pen.
fn make_usual_folder(path: &Path) -> io::Result<()> {
    let usual = places::corpus("sha1");
    match path.parent() {
        Some(folder) if usual.is_some_and(|usual| usual.parent() == Some(folder)) => {
            file::make_private_folders(folder)
        }
        _ => Ok(()),
    }
}

/// Open the part for us alone. What is there and no run of ours left it, by its first bytes, is not touched.
pub(super) fn open_part(part: &Path, is_ours: fn(&[u8]) -> bool) -> io::Result<File> {
    let mut file = open_alone(part)?;
    let mut first = Vec::new();
    (&file).take(FIRST).read_to_end(&mut first)?;
    if is_ours(&first) {
        file.rewind()?;
        return Ok(file);
    }
    let what = format!(
        "`{}` is there and is not ours; move it away",
        part.display()
    );
    Err(io::Error::other(what))
}

/// Until the header is written, a hole is where it will be.
fn is_ours(first: &[u8]) -> bool {
    first.iter().take(8).all(|&byte| byte == 0) || first.starts_with(OURS)
}

/// The first eight bytes, or all there are.
fn first_of(file: &File) -> io::Result<Vec<u8>> {
    let mut first = Vec::new();
    file.take(8).read_to_end(&mut first)?;
    Ok(first)
}

/// Open the part and lock it; a run that was killed lets go of the lock. Who held it before may have renamed it
/// away while we waited for it, so that what is locked must still be what has the name. A file that was there is ours
/// only where nobody else owns it, has another name for it, or may write to it.
pub(super) fn open_alone(part: &Path) -> io::Result<File> {
    for _ in 0..TRIES {
        let (file, is_new) = match file::make_shared(part) {
            Ok(file) => (file, true),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                match file::change_no_link(part) {
                    Ok(file) => (file, false),
                    Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                    Err(error) => return Err(error),
                }
            }
            Err(error) => return Err(error),
        };
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(io::Error::other("another run is making it"));
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let ours = file::identity(&file)?;
        if file::identity_of_name(part).is_ok_and(|named| named == ours) {
            let why_not = if is_new { None } else { not_ours(part, &file)? };
            return match why_not {
                None => Ok(file),
                Some(why) => Err(io::Error::other(format!(
                    "`{}` is there and {why}; move it away",
                    part.display()
                ))),
            };
        }
    }
    Err(io::Error::other("another run is making it"))
}

/// Why a file that was there may not be one that a run of ours left.
fn not_ours(path: &Path, there: &File) -> io::Result<Option<&'static str>> {
    let found = there.metadata()?;
    let hands = file::hands(path, &found);
    Ok(if !found.is_file() {
        Some("is not a regular file")
    } else if !hands.are_ours {
        Some("belongs to another user")
    } else if file::names(there)? != 1 {
        Some("has another name too")
    } else if hands.open_for(0o022).is_some() {
        Some("others may write to it")
    } else {
        None
    })
}

/// How every file of ours begins.
const OURS: &[u8] = b"doorkey";

/// As much as tells whose a part is: the longest digest, and a byte.
const FIRST: u64 = 41;
const TRIES: usize = 4;
