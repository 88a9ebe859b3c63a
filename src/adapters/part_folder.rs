//! A folder in the making: beside its place, under a lock, named `.part` until it is whole.

use std::fs;
use std::fs::File;
use std::fs::TryLockError;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use crate::adapters::system;
use crate::adapters::system::file;

/// The folder; dropped before it is whole, it is removed.
pub(super) struct PartFolder {
    locked: File,
    /// Where it is made.
    pub(super) part: PathBuf,
    path: PathBuf,
    is_done: bool,
}

impl PartFolder {
    /// Begin the folder that will be `path`. Of what stands in its part, the files of which `is_ours` knows the names
    /// are what an earlier run left, and are removed.
    ///
    /// # Errors
    /// There is something at `path`, another run is at it, the part holds something else, or what the system says.
    pub(super) fn begin(path: &Path, is_ours: fn(&str) -> bool) -> io::Result<Self> {
        // Without the slash at the end, which would lead through a link.
        let path: PathBuf = path.components().collect();
        is_free(&path)?;
        let part = part_of(&path)?;
        let locked = locked(&part, file::folder_to_lock)?;
        empty(&part, is_ours)?;
        Ok(Self {
            locked,
            part,
            path,
            is_done: false,
        })
    }

    /// Make all that was written to the disk it lies on durable.
    pub(super) fn sync_disk(&self) -> io::Result<()> {
        file::sync_disk(&self.locked)
    }

    /// Give it its name. What is in it is durable already.
    pub(super) fn commit(mut self) -> io::Result<()> {
        fs::rename(&self.part, &self.path)?;
        self.is_done = true;
        system::sync_name(&self.path)
    }
}

impl Drop for PartFolder {
    fn drop(&mut self) {
        if !self.is_done {
            let _gone = fs::remove_dir_all(&self.part);
        }
    }
}

/// Where `path` is made: beside it.
pub(super) fn part_of(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name();
    let mut name = name
        .ok_or_else(|| io::Error::other("it has no name of its own"))?
        .to_owned();
    name.push(".part");
    Ok(path.with_file_name(name))
}

/// Nothing is at `path`, or an empty folder. The rename that gives it to ours looks once more.
fn is_free(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(there) if !there.is_dir() => Err(io::Error::other("it is there and not a folder")),
        Ok(_) => match fs::read_dir(path)?.next() {
            None => Ok(()),
            Some(_) => Err(io::Error::other("it is not empty")),
        },
    }
}

/// The folder of this name, locked. Who held it before may have renamed it away while we waited for it, so that what
/// is locked must still be what has the name.
fn locked(part: &Path, mut open: impl FnMut(&Path) -> io::Result<File>) -> io::Result<File> {
    for _ in 0..TRIES {
        let folder = open(part)?;
        match folder.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => break,
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let ours = file::identity(&folder)?;
        if file::identity_of_name(part).is_ok_and(|named| named == ours) {
            return Ok(folder);
        }
    }
    Err(io::Error::other("another run is making it"))
}

/// Remove what an earlier run of ours left, and nothing else.
fn empty(part: &Path, is_ours: fn(&str) -> bool) -> io::Result<()> {
    for entry in fs::read_dir(part)? {
        let name = entry?.file_name();
        if !name.to_str().is_some_and(is_ours) {
            let what = format!(
                "`{}` holds files that no run of ours left; move it away",
                part.display()
            );
            return Err(io::Error::other(what));
        }
        fs::remove_file(part.join(name))?;
    }
    Ok(())
}

const TRIES: usize = 4;

#[cfg(test)]
#[expect(
    clippy::expect_used,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_renamed_away_before_it_is_locked_is_not_taken_for_ours() {
        let home = tempfile::tempdir().expect("a folder");
        let (part, finished) = (home.path().join("x.part"), home.path().join("x"));
        let mut opened = 0;
        let held = locked(&part, |path| {
            let folder = file::folder_to_lock(path)?;
            opened += 1;
            if opened == 1 {
                fs::rename(path, &finished)?;
            }
            Ok(folder)
        })
        .expect("the second folder is free");
        assert_eq!(opened, 2);
        let of = |path: &Path| file::identity_of_name(path).expect("it is there");
        let held = file::identity(&held).expect("it is open");
        assert!(held == of(&part) && held != of(&finished));
    }

    #[test]
    fn one_run_at_a_time_makes_a_folder_and_it_is_there_when_it_is_whole() {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("x");
        let begin = || PartFolder::begin(&path, |name| name == "old");
        let first = begin().expect("nobody makes it");
        let second = begin().err().expect("somebody makes it").to_string();
        assert_eq!(second, "another run is making it");
        drop(first);
        assert!(!home.path().join("x.part").exists() && !path.exists());
        fs::create_dir(home.path().join("x.part")).expect("a folder");
        fs::write(home.path().join("x.part/old"), "").expect("a file");
        let third = begin().expect("only an old file is in it");
        fs::write(third.part.join("new"), "").expect("a file");
        third.commit().expect("nothing is at its place");
        let names = fs::read_dir(&path).expect("it is there").flatten();
        let names: Vec<_> = names.map(|entry| entry.file_name()).collect();
        assert_eq!(names, ["new"]);
        assert!(begin().is_err());
    }
}
