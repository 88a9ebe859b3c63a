//! A file with secrets in it that the owner asked for: theirs alone, and never in the place of another.

use std::io::Write;
use std::path::Path;

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
    written.map_err(|error| {
        let what = format!("`{}` cannot be written", path.display());
        let failure = Failure::new(Kind::Output, what).because(&error);
        match error.kind() {
            std::io::ErrorKind::AlreadyExists => {
                failure.hint("doorkey overwrites no file here; give another name")
            }
            _ => failure,
        }
    })
}
