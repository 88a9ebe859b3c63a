//! Standard input, descriptors, files, folders and variables of this process.

use std::env;
use std::fs;
use std::fs::File;
use std::fs::ReadDir;
use std::io;
use std::io::IsTerminal;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;

use crate::adapters::descriptor;
use crate::adapters::places;
use crate::adapters::shell;
use crate::adapters::system::file;
use crate::adapters::system::streams;
use crate::ports::Inputs;
use crate::ports::Seekable;
use crate::secret::Secret;
use crate::secret::item::Unreadable;

/// The real inputs of this process.
pub struct SystemInputs;

impl Inputs for SystemInputs {
    fn stdin_is_terminal(&self) -> bool {
        io::stdin().is_terminal()
    }

    fn stdin(&self) -> Result<Box<dyn Read>, Unreadable> {
        streams::input().map_err(|error| refused(&error))
    }

    fn descriptor(&self, number: u32) -> Result<Box<dyn Read>, Unreadable> {
        match descriptor::open(number) {
            Ok(file) => stream(file),
            Err(error) if descriptor::is_closed(&error) => Err(Unreadable::Refused(format!(
                "descriptor {number} is not open"
            ))),
            Err(error) => Err(refused(&error)),
        }
    }

    fn file(&self, path: &Path) -> Result<Box<dyn Read>, Unreadable> {
        stream(File::open(path).map_err(|error| refused(&error))?)
    }

    fn seekable_file(&self, path: &Path) -> Result<Option<Box<dyn Seekable>>, Unreadable> {
        // Opening a pipe would take the first of what whoever opens it next should get.
        let found = fs::metadata(path).map_err(|error| refused(&error))?;
        if !found.is_file() {
            return Ok(None);
        }
        Ok(Some(Box::new(without_waiting(path)?)))
    }

    fn regular_file(&self, path: &Path) -> Result<Box<dyn Read>, Unreadable> {
        let file = without_waiting(path)?;
        let found = file.metadata().map_err(|error| refused(&error))?;
        if found.is_dir() {
            Err(Unreadable::Directory)
        } else if found.is_file() {
            Ok(Box::new(file))
        } else {
            Err(Unreadable::NotAFile)
        }
    }

    fn own_file(&self, path: &Path) -> Result<Box<dyn Read>, Unreadable> {
        let file = without_waiting(path)?;
        let found = file.metadata().map_err(|error| refused(&error))?;
        let hands = file::hands(path, &found);
        let why_not = match hands.open_for(0o077) {
            _ if found.is_dir() => Unreadable::Directory,
            _ if !found.is_file() => Unreadable::NotAFile,
            _ if !hands.are_ours => Unreadable::Refused(file::NOT_OURS.to_owned()),
            Some(mode) => Unreadable::Refused(format!(
                "others have access to it: its mode is {mode:o}, make it 600"
            )),
            None => return Ok(Box::new(file)),
        };
        Err(why_not)
    }

    fn output_of(&self, command: &str) -> Result<Secret, Unreadable> {
        shell::output_of(command)
    }

    fn folder(&self, path: &Path) -> Result<Vec<(PathBuf, Option<Unreadable>)>, Unreadable> {
        let mut files = Vec::new();
        let folder = fs::read_dir(path).map_err(|error| refused(&error))?;
        collect(folder, 0, &mut files)?;
        files.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(files)
    }

    fn variable(&self, name: &str) -> Option<Secret> {
        // `var_os` panics on names it cannot hold.
        if name.is_empty() || name.contains(['=', '\0']) {
            return None;
        }
        streams::variable(name).map(Secret::new)
    }

    fn path_in(&self, name: &str) -> Option<PathBuf> {
        let path = env::var_os(name).filter(|path| !path.is_empty());
        path.map(PathBuf::from)
    }

    fn config(&self) -> Result<Option<(PathBuf, Secret)>, Unreadable> {
        let Some(path) = places::config() else {
            return Ok(None);
        };
        // Unlike a file that is named for this run, one that every run opens must not keep it waiting.
        match fs::metadata(&path) {
            Ok(metadata) if metadata.is_file() => {}
            Ok(_) => return Err(Unreadable::NotAFile),
            // Daemons have a home like `/dev/null`: nothing can be below it.
            Err(error) if is_absent(&error) => return Ok(None),
            Err(error) => return Err(refused(&error)),
        }
        match self.file(&path) {
            Ok(mut file) => Ok(Some((path, Secret::read_all(&mut file)?))),
            Err(Unreadable::Missing) => Ok(None),
            Err(why) => Err(why),
        }
    }
}

/// An open file, if bytes can come from it.
fn stream(file: File) -> Result<Box<dyn Read>, Unreadable> {
    let metadata = file.metadata().map_err(|error| refused(&error))?;
    if metadata.is_dir() {
        Err(Unreadable::Directory)
    } else {
        Ok(Box::new(file))
    }
}

/// Open what may be a pipe that nobody writes to, or a terminal.
fn without_waiting(path: &Path) -> Result<File, Unreadable> {
    file::open_unwaited(path).map_err(|error| refused(&error))
}

fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// Add what stands in and below `folder` to `found`.
fn collect(
    folder: ReadDir,
    depth: usize,
    found: &mut Vec<(PathBuf, Option<Unreadable>)>,
) -> Result<(), Unreadable> {
    for entry in folder {
        let entry = entry.map_err(|error| refused(&error))?;
        if entry.file_name().as_encoded_bytes().starts_with(b"..") {
            continue;
        }
        let path = entry.path();
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && depth < MAX_DEPTH {
            match fs::read_dir(&path) {
                Ok(below) => collect(below, depth + 1, found)?,
                Err(error) => found.push((path, Some(refused(&error)))),
            }
        } else if is_folder || found.len() == MAX_FILES {
            return Err(Unreadable::Refused(format!(
                "more than {MAX_FILES} files or {MAX_DEPTH} levels of folders"
            )));
        } else {
            // Opening a pipe would wait for a writer that never comes.
            let why_not = match fs::metadata(&path) {
                Ok(metadata) if metadata.is_file() => None,
                Ok(metadata) if metadata.is_dir() => Some(Unreadable::Directory),
                Ok(_) => Some(Unreadable::NotAFile),
                Err(error) => Some(refused(&error)),
            };
            found.push((path, why_not));
        }
    }
    Ok(())
}

/// The system's refusal in our words.
fn refused(error: &io::Error) -> Unreadable {
    match error.kind() {
        io::ErrorKind::NotFound => Unreadable::Missing,
        io::ErrorKind::IsADirectory => Unreadable::Directory,
        io::ErrorKind::PermissionDenied => {
            Unreadable::Refused("no permission to read it".to_owned())
        }
        io::ErrorKind::NotADirectory => Unreadable::Refused("not a folder".to_owned()),
        _ => Unreadable::Refused(error.to_string()),
    }
}

const MAX_DEPTH: usize = 16;
const MAX_FILES: usize = 10_000;
