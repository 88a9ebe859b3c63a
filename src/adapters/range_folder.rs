//! Ranges from a folder of range files, as the official downloader and static mirrors lay them out.

use std::io;
use std::io::Read;
use std::panic::resume_unwind;
use std::path::Path;
use std::path::PathBuf;
use std::thread;

use crate::adapters::system::file;
use crate::breach::digest::HashKind;
use crate::breach::digest::Prefix;
use crate::breach::range::Range;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Answer;
use crate::ports::RangeSource;
use crate::ports::Unavailable;

/// The largest range that is believed, in bytes; today's largest is a twentieth of it.
pub(crate) const MAX_RANGE: u64 = 2 << 20;

/// A folder of files `5BAA6` or `5BAA6.txt`, in it or in its subfolder `range`.
pub struct RangeFolder {
    folder: PathBuf,
    name: String,
}

impl RangeFolder {
    /// Look at `folder`; no file is read yet.
    ///
    /// # Errors
    /// It is not a folder.
    pub fn open(folder: &Path) -> Result<Self, Failure> {
        let name = folder.display().to_string();
        if !folder.is_dir() {
            return Err(
                Failure::new(Kind::Input, format!("`{name}` is not a folder"))
                    .hint("`--ranges` takes an `https://` address or a folder of range files"),
            );
        }
        let within = folder.join("range");
        let folder = if within.is_dir() {
            within
        } else {
            folder.to_owned()
        };
        Ok(Self { folder, name })
    }

    fn answer(&self, kind: HashKind, prefix: Prefix) -> Result<Answer, Unavailable> {
        let path = self.folder.join(prefix.to_string());
        let body = match read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                read(&path.with_extension("txt"))
            }
            other => other,
        };
        let body = body.map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => {
                Unavailable("the folder has no file for the range".to_owned())
            }
            _ => Unavailable(format!("the range cannot be read: {error}")),
        })?;
        let range = Range::parse(&body, kind).map_err(|error| Unavailable(error.to_string()))?;
        Ok(Answer { range, stale: None })
    }
}

impl RangeSource for RangeFolder {
    fn name(&self) -> &str {
        &self.name
    }

    fn is_remote(&self) -> bool {
        false
    }

    fn fetch(
        &mut self,
        kind: HashKind,
        prefixes: &[Prefix],
        each: &mut dyn FnMut(Prefix, Result<Answer, Unavailable>),
    ) {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        // A batch at a time, so that only so many ranges are in memory.
        for batch in prefixes.chunks(threads * 16) {
            let share = batch.len().div_ceil(threads).max(1);
            let folder = &*self;
            thread::scope(|scope| {
                let work = |part: &'_ [Prefix]| -> Vec<_> {
                    part.iter()
                        .map(|&prefix| (prefix, folder.answer(kind, prefix)))
                        .collect()
                };
                let running: Vec<_> = batch
                    .chunks(share)
                    .map(|part| {
                        let work = move || work(part);
                        thread::Builder::new()
                            .spawn_scoped(scope, work)
                            .map_err(|_| part)
                    })
                    .collect();
                for thread in running {
                    let answers = match thread {
                        Ok(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
                        Err(part) => work(part), // the system gives no thread
                    };
                    for (prefix, answer) in answers {
                        each(prefix, answer);
                    }
                }
            });
        }
    }
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let file = file::open_unwaited(path)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    let mut body = Vec::with_capacity(100 << 10);
    file.take(MAX_RANGE + 1).read_to_end(&mut body)?;
    if body.len() as u64 > MAX_RANGE {
        return Err(io::Error::other("too large for a range"));
    }
    Ok(body)
}
