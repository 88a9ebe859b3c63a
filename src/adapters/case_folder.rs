//! The logs of recovery cases: `$XDG_STATE_HOME/doorkey/requests/NAME.jsonl`, one file each.
//!
//! Lines are only ever added, under a lock, and durable before that is said. What a killed run or a full disk
//! left of a line is ended by the next one, so that it spoils no other.

use std::fs::File;
use std::io;
use std::path::Path;
use std::path::PathBuf;

use crate::adapters::own_folder::Folder;
use crate::adapters::own_folder::OpenAs;
use crate::adapters::own_folder::unusable;
use crate::adapters::places;
use crate::adapters::system::file;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::cases::Cases;
use crate::ports::cases::is_name;

/// Where the logs live.
pub struct CaseFolder {
    /// The state folder; `None` where there is no home.
    state: Option<PathBuf>,
}

impl CaseFolder {
    /// `$XDG_STATE_HOME/doorkey/requests` of this user.
    #[must_use]
    pub fn of_this_user() -> Self {
        Self {
            state: places::state(),
        }
    }

    fn state(&self) -> Result<&Path, Failure> {
        self.state.as_deref().ok_or_else(|| {
            Failure::new(Kind::Store, "there is no home folder to keep requests in")
                .hint("set HOME or XDG_STATE_HOME to an absolute path")
        })
    }

    /// The folder, where it is there.
    fn there(&self) -> Result<Option<Folder>, Failure> {
        let state = self.state()?;
        let opened =
            Folder::open(state, HINT).and_then(|state| state.folder(FOLDER, OpenAs::Reader));
        match opened {
            Ok(folder) => Ok(Some(folder)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(unusable(&state.join(FOLDER), &error, HINT)),
        }
    }
}

impl Cases for CaseFolder {
    fn names(&self) -> Result<Vec<String>, Failure> {
        let Some(folder) = self.there()? else {
            return Ok(Vec::new());
        };
        names(&folder).map_err(|error| folder.unusable("", &error))
    }

    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Failure> {
        let file = file(name)?;
        match self.there()? {
            Some(folder) => folder.content(&file, LONGEST),
            None => Ok(None),
        }
    }

    fn append(&self, name: &str, lines: &[u8]) -> Result<(), Failure> {
        let name = file(name)?;
        let state = self.state()?;
        let folder = Folder::make(state, HINT)
            .and_then(|state| state.folder(FOLDER, OpenAs::Writer))
            .map_err(|error| unusable(&state.join(FOLDER), &error, HINT))?;
        let _lock = folder.lock()?;
        if is_missing(&folder, &name) {
            let cases = names(&folder).map_err(|error| folder.unusable("", &error))?;
            if cases.len() >= MOST_CASES {
                return Err(folder
                    .unusable("", &format!("it holds {MOST_CASES} cases already"))
                    .hint("`doorkey request forget` takes one away"));
            }
        }
        let file = folder.file(&name, OpenAs::Writer)?;
        add(&file, lines).map_err(|error| folder.unusable(&name, &error))
    }

    fn remove(&self, name: &str) -> Result<bool, Failure> {
        let name = file(name)?;
        let Some(folder) = self.there()? else {
            return Ok(false);
        };
        let _lock = folder.lock()?;
        match folder.held.remove(&name) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(folder.unusable(&name, &error)),
        }
        let synced = folder.held.sync();
        synced.map_err(|error| folder.unusable(&name, &error))?;
        Ok(true)
    }
}

/// Put `lines` at the end, and come back when they are on the disk.
fn add(file: &File, lines: &[u8]) -> io::Result<()> {
    let end = file.metadata()?.len();
    let mut last = [b'\n'];
    if end > 0 {
        file::read_exact_at(file, &mut last, end - 1)?;
    }
    let is_torn = last != [b'\n'];
    let mut bytes = Vec::with_capacity(lines.len() + 1);
    if is_torn {
        bytes.push(b'\n');
    }
    bytes.extend_from_slice(lines);
    if end.saturating_add(bytes.len() as u64) > LONGEST {
        return Err(io::Error::other("the log of this case is full"));
    }
    file::write_all_at(file, &bytes, end)?;
    file.sync_all()
}

/// The names of the cases in the folder, sorted.
fn names(folder: &Folder) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for (count, entry) in folder.held.names()?.enumerate() {
        if count > MOST_ENTRIES {
            return Err(io::Error::other("too many files are in it"));
        }
        let entry = entry?;
        let name = entry.to_str();
        let name = name.and_then(|name| name.strip_suffix(ENDING));
        names.extend(name.filter(|name| is_name(name)).map(str::to_owned));
    }
    names.sort();
    Ok(names)
}

fn is_missing(folder: &Folder, name: &str) -> bool {
    matches!(folder.held.stands(name), Ok(None))
}

/// The name of the file of a case.
fn file(name: &str) -> Result<String, Failure> {
    if is_name(name) {
        return Ok(format!("{name}{ENDING}"));
    }
    Err(Failure::new(Kind::Usage, "no case can be called that")
        .hint("`doorkey request list` names them"))
}

const FOLDER: &str = "requests";
const ENDING: &str = ".jsonl";
/// Of one log: some thousand events.
const LONGEST: u64 = 1 << 20;
/// More than anybody loses.
const MOST_CASES: usize = 1000;
/// Whatever else somebody puts there.
const MOST_ENTRIES: usize = 10_000;
const HINT: &str =
    "check the owner and the mode of the file, and that the disk is not full; older lines are kept";

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn folder(state: &Path) -> CaseFolder {
        CaseFolder {
            state: Some(state.join("doorkey")),
        }
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).map_or(0, |file| file.permissions().mode() & 0o777)
    }

    #[test]
    fn the_first_line_makes_the_folder_and_nobody_else_can_look_into_it() -> io::Result<()> {
        let home = tempfile::tempdir()?;
        let cases = folder(home.path());
        let fine = |failure: Failure| io::Error::other(failure.what);
        assert_eq!(cases.names().map_err(fine)?, [""; 0]);
        assert_eq!(cases.read("pypi-ada").map_err(fine)?, None);
        assert!(!cases.remove("pypi-ada").map_err(fine)?);
        assert!(
            !home.path().join("doorkey").exists(),
            "looking makes nothing"
        );
        cases.append("pypi-ada", b"1\n").map_err(fine)?;
        cases.append("npm", b"2\n").map_err(fine)?;
        cases.append("pypi-ada", b"3\n").map_err(fine)?;
        assert_eq!(cases.names().map_err(fine)?, ["npm", "pypi-ada"]);
        assert_eq!(
            cases.read("pypi-ada").map_err(fine)?.as_deref(),
            Some(&b"1\n3\n"[..])
        );
        let at = home.path().join("doorkey/requests");
        assert_eq!(mode(&at), 0o700);
        assert_eq!(mode(&at.join("pypi-ada.jsonl")), 0o600);
        assert!(cases.remove("npm").map_err(fine)?);
        assert_eq!(cases.names().map_err(fine)?, ["pypi-ada"]);
        Ok(())
    }

    #[test]
    fn a_torn_line_is_ended_and_stays() -> io::Result<()> {
        let home = tempfile::tempdir()?;
        let cases = folder(home.path());
        let fine = |failure: Failure| io::Error::other(failure.what);
        cases.append("a", b"whole\nhalf a li").map_err(fine)?;
        cases.append("a", b"next\n").map_err(fine)?;
        let read = cases.read("a").map_err(fine)?;
        assert_eq!(read.as_deref(), Some(&b"whole\nhalf a li\nnext\n"[..]));
        Ok(())
    }

    #[test]
    fn a_full_log_and_a_full_folder_take_nothing_more_and_lose_nothing() -> io::Result<()> {
        let home = tempfile::tempdir()?;
        let cases = folder(home.path());
        let fine = |failure: Failure| io::Error::other(failure.what);
        let mebibyte = vec![b'x'; 1 << 20];
        cases.append("a", &mebibyte).map_err(fine)?;
        assert!(cases.append("a", b"\n").is_err());
        assert_eq!(cases.read("a").map_err(fine)?, Some(mebibyte));
        let at = home.path().join("doorkey/requests");
        for number in 1..MOST_CASES {
            fs::write(at.join(format!("case-{number}.jsonl")), "")?;
        }
        assert!(cases.append("one-more", b"1\n").is_err());
        assert!(!at.join("one-more.jsonl").exists());
        cases.append("case-1", b"1\n").map_err(fine)?;
        Ok(())
    }

    #[test]
    fn a_name_that_leads_elsewhere_is_refused_before_anything_is_touched() {
        let cases = folder(Path::new("/nowhere/at/all"));
        for name in ["", "..", "../ledger", "a/b", ".lock", "A"] {
            assert!(cases.read(name).is_err());
            assert!(cases.append(name, b"1\n").is_err());
            assert!(cases.remove(name).is_err());
        }
    }
}
