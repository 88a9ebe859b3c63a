//! The state folder: the ledger, its head and its lock.
//!
//! `$XDG_STATE_HOME/doorkey` holds `ledger.jsonl`, `head`, `lock` and `records.lock`, and no secret. The folder is opened
//! once and everything in it by name below that, never through a link; what is opened must be a regular
//! file of this user with one name. Nothing is ever truncated on opening.

use std::fs::File;
use std::io;
use std::io::Seek;
use std::io::SeekFrom;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use crate::adapters::own_folder;
use crate::adapters::own_folder::Folder;
use crate::adapters::own_folder::OpenAs;
use crate::adapters::own_folder::lock::With;
use crate::adapters::places;
use crate::adapters::system::file;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::line::Head;
use crate::ports::store::Held;
use crate::ports::store::Hold;
use crate::ports::store::Ledgers;
use crate::ports::store::LockedLedger;
use crate::ports::store::Pages;

/// Where the ledger lives.
pub struct StateFolder {
    /// `None` where there is no home.
    path: Option<PathBuf>,
}

impl StateFolder {
    /// `$XDG_STATE_HOME/doorkey` of this user.
    #[must_use]
    pub fn of_this_user() -> Self {
        Self {
            path: places::state(),
        }
    }

    fn path(&self) -> Result<&Path, Failure> {
        self.path.as_deref().ok_or_else(|| {
            Failure::new(Kind::Store, "there is no home folder to keep the ledger in")
                .hint("set HOME or XDG_STATE_HOME to an absolute path")
        })
    }

    /// The folder, made where it is not there.
    fn made(&self) -> Result<Folder, Failure> {
        let path = self.path()?;
        Folder::make(path, HINT).map_err(|error| unusable(path, &error))
    }
}

impl Ledgers for StateFolder {
    fn read(&self) -> Result<Pages, Failure> {
        let path = self.path()?;
        match Folder::open(path, HINT) {
            Ok(folder) => pages(&folder),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Pages::default()),
            Err(error) => Err(unusable(path, &error)),
        }
    }

    fn lock(&self) -> Result<Box<dyn LockedLedger + '_>, Failure> {
        let folder = self.made()?;
        let lock = folder.lock()?;
        let mut locked = Locked {
            folder,
            _lock: lock,
        };
        locked.begin_head()?;
        Ok(Box::new(locked))
    }

    fn hold(&self, hold: Hold) -> Result<Box<dyn Held + '_>, Failure> {
        let with = match hold {
            Hold::Adding => With::Others,
            Hold::Alone => With::Nobody,
        };
        Ok(Box::new(self.made()?.lock_as(RECORDS, with)?))
    }
}

/// Let go when it is closed, also by a crash.
impl Held for File {}

/// The head and the ledger, in this order: what the head vouches for must be among the lines read after it.
fn pages(folder: &Folder) -> Result<Pages, Failure> {
    let head = folder.content(HEAD, MAX_HEAD)?;
    let lines = folder.content(LEDGER, MAX_LEDGER)?.unwrap_or_default();
    Ok(Pages { head, lines })
}

struct Locked {
    folder: Folder,
    /// Let go when it is closed, also by a crash.
    _lock: File,
}

impl Locked {
    /// A head before the first line, so that a ledger without a head is always damage.
    fn begin_head(&mut self) -> Result<(), Failure> {
        let is_there = |name| matches!(self.folder.held.stands(name), Ok(Some(_)));
        if is_there(HEAD) || is_there(LEDGER) {
            return Ok(());
        }
        let head = Head::START.to_bytes();
        self.write_new(HEAD, &head)
            .map_err(|error| unusable(&self.folder.path.join(HEAD), &error))
    }

    /// A whole new file in the place of `name`, durably.
    fn write_new(&self, name: &str, content: &[u8]) -> io::Result<()> {
        let folder = &self.folder.held;
        let new = format!(".{name}.new");
        // Left by a run that was killed; nobody else is here.
        let _none = folder.remove(&new);
        let mut file = folder.make(&new)?;
        file::close_to_others(&file, 0o600)?;
        file.write_all(content)?;
        file.sync_all()?;
        folder.replace(&new, name)?;
        folder.sync()
    }
}

impl LockedLedger for Locked {
    fn read(&mut self) -> Result<Pages, Failure> {
        pages(&self.folder)
    }

    fn append(&mut self, keep: u64, lines: &[u8], head: &[u8]) -> Result<(), Failure> {
        let mut ledger = self.folder.file(LEDGER, OpenAs::Writer)?;
        let written = (|| {
            if ledger.metadata()?.len() != keep {
                ledger.set_len(keep)?; // what a killed run left
            }
            ledger.seek(SeekFrom::Start(keep))?;
            ledger.write_all(lines)?;
            ledger.sync_data()
        })();
        written.map_err(|error| unusable(&self.folder.path.join(LEDGER), &error))?;
        let file = self.folder.file(HEAD, OpenAs::Writer)?;
        let written = file::write_all_at(&file, head, 0).and_then(|()| file.sync_data());
        written.map_err(|error| unusable(&self.folder.path.join(HEAD), &error))
    }

    fn begin_anew(&mut self, lines: &[u8], head: &[u8]) -> Result<PathBuf, Failure> {
        let folder = &self.folder.held;
        let damaged = self.folder.content(LEDGER, MAX_LEDGER)?.unwrap_or_default();
        let begun = (|| {
            let taken = |name: &str| matches!(folder.stands(name), Ok(Some(_)));
            let aside = (1..=MAX_ASIDE)
                .map(|number| format!("{LEDGER}.damaged-{number}"))
                .find(|name| !taken(name))
                .ok_or_else(|| io::Error::other("too many damaged ledgers are kept here"))?;
            // A copy of the damaged one, before the new one takes its place.
            self.write_new(&aside, &damaged)?;
            // First the head: with the old ledger it is damage, so that nothing is handed out in between.
            self.write_new(HEAD, head)?;
            self.write_new(LEDGER, lines)?;
            Ok(self.folder.path.join(aside))
        })();
        begun.map_err(|error: io::Error| unusable(&self.folder.path, &error))
    }
}

fn unusable(path: &Path, why: &io::Error) -> Failure {
    own_folder::unusable(path, why, HINT)
}

const LEDGER: &str = "ledger.jsonl";
const HEAD: &str = "head";
/// The lock of whoever puts records into a store, moves or mends them.
const RECORDS: &str = "records.lock";
const MAX_HEAD: u64 = 256;
/// Some hundred thousand events.
const MAX_LEDGER: u64 = 64 << 20;
/// Damaged ledgers that are kept.
const MAX_ASIDE: u32 = 1000;
const HINT: &str = "no code was handed out; check the owner and the mode of the file, and that the disk is not full";
