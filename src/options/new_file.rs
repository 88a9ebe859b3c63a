//! A file with secrets in it that the owner asked for: theirs alone, and never in the place of another.

use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Ports;
use crate::secret::Secret;

/// Write `content` to a new file that only the owner can read.
///
/// # Errors
/// Something stands there already, or the system says no; then no file is left.
pub fn write(ports: &Ports<'_>, path: &Path, content: &Secret) -> Result<(), Failure> {
    let written = ports.files.create(path).and_then(|mut file| {
        file.write_all(content.reveal())?;
        file.commit()
    });
    written.map_err(|error| unwritten(path, &error))
}

/// The same for several at once: all of them or none.
///
/// # Errors
/// As [`write`]; what was written already is taken away again.
pub fn write_all(ports: &Ports<'_>, files: &[(PathBuf, Secret)]) -> Result<(), Failure> {
    let mut begun = Vec::new();
    for (path, content) in files {
        let file = ports.files.create(path).and_then(|mut file| {
            file.write_all(content.reveal())?;
            Ok(file)
        });
        begun.push((path, file.map_err(|error| unwritten(path, &error))?));
    }
    let mut written: Vec<&PathBuf> = Vec::new();
    for (path, file) in begun {
        if let Err(error) = file.commit() {
            for path in written {
                // Whether or not it goes away, the failure below is what is told.
                let _gone = ports.files.remove(path);
            }
            return Err(unwritten(path, &error));
        }
        written.push(path);
    }
    Ok(())
}

fn unwritten(path: &Path, error: &io::Error) -> Failure {
    let what = format!("`{}` cannot be written", path.display());
    let failure = Failure::new(Kind::Output, what).because(error);
    match error.kind() {
        io::ErrorKind::AlreadyExists => {
            failure.hint("doorkey overwrites no file here; give another name")
        }
        _ => failure,
    }
}
