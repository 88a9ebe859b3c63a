//! The lock of such a folder: whoever writes holds it, and says who that is.

use std::fs::File;
use std::fs::TryLockError;
use std::process;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use crate::adapters::own_folder::Folder;
use crate::adapters::own_folder::OpenAs;
use crate::adapters::system::file;
use crate::failure::Failure;
use crate::failure::Kind;

impl Folder {
    /// Hold the lock until what is returned is dropped; a crash lets it go too.
    pub(in crate::adapters) fn lock(&self) -> Result<File, Failure> {
        self.lock_as(LOCK, With::Nobody)
    }

    /// The same with a lock of another name, which others may hold too where all of them say so.
    pub(in crate::adapters) fn lock_as(
        &self,
        name: &'static str,
        with: With,
    ) -> Result<File, Failure> {
        let lock = self.file(name, OpenAs::Writer)?;
        wait_for(&lock, name, with, self)?;
        // For whoever waits; the lock itself is what counts.
        let _unnamed = file::write_all_at(&lock, format!("{:<20}\n", process::id()).as_bytes(), 0);
        Ok(lock)
    }
}

/// Who may hold a lock at the same time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::adapters) enum With {
    /// Nobody.
    Nobody,
    /// Whoever else says the same.
    Others,
}

/// Wait for the lock; whoever holds it mostly does so for a few milliseconds.
fn wait_for(lock: &File, name: &str, with: With, folder: &Folder) -> Result<(), Failure> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let taken = match with {
            With::Nobody => lock.try_lock(),
            With::Others => lock.try_lock_shared(),
        };
        match taken {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) if Instant::now() < deadline => thread::sleep(A_MOMENT),
            Err(TryLockError::WouldBlock) => return Err(held(lock, name, folder)),
            Err(TryLockError::Error(error)) => {
                return Err(folder.unusable(name, &error));
            }
        }
    }
}

fn held(lock: &File, file: &str, folder: &Folder) -> Failure {
    let mut name = [0; 20];
    let holder = file::read_at(lock, &mut name, 0).ok().and_then(|length| {
        str::from_utf8(&name[..length])
            .ok()?
            .trim()
            .parse::<u32>()
            .ok()
    });
    let hint = holder.map_or_else(
        || {
            format!(
                "see who holds it: `fuser {}`",
                folder.path.join(file).display()
            )
        },
        |process| {
            format!(
                "see what it does: `ps -p {process}`; nothing was changed, run the command again"
            )
        },
    );
    let holder = holder.map_or_else(String::new, |process| format!(" (process {process})"));
    Failure::new(
        Kind::Store,
        format!(
            "another doorkey{holder} has held the lock for {} seconds",
            PATIENCE.as_secs()
        ),
    )
    .because(&folder.path.join(file).display())
    .hint(hint)
}

const LOCK: &str = "lock";
const PATIENCE: Duration = Duration::from_secs(5);
const A_MOMENT: Duration = Duration::from_millis(5);
