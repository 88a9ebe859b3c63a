//! A file that is written where one may stand already: never in the place of what is read, or would be missed.

use std::path::Path;

use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Files;
use crate::ports::targets::Meeting;

/// What a run writes, in a word, and where to.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// `the answer`.
    pub what: &'a str,
    /// Where it goes.
    pub path: &'a Path,
}

impl Target<'_> {
    /// Refuse the place of what the run was pointed at.
    #[must_use]
    pub fn lost(self, named: &Path, meeting: Meeting) -> Failure {
        let (path, named) = (self.path.display(), named.display());
        let why = match meeting {
            Meeting::Inside => format!("it is one of the files in `{named}`"),
            Meeting::Same if path.to_string() == named.to_string() => {
                "it is named for something else as well".to_owned()
            }
            Meeting::Same => format!("`{named}` is the same file"),
        };
        self.refused(&format!("would take the place of `{path}`: {why}"))
    }

    /// Refuse the place of what the run reads from a descriptor.
    #[must_use]
    pub fn lost_behind(self, number: u32) -> Failure {
        let path = self.path.display();
        let source = match number {
            0 => "standard input".to_owned(),
            number => format!("descriptor {number}"),
        };
        self.refused(&format!(
            "would take the place of `{path}`: {source} is the same file"
        ))
    }

    /// Refuse the place of what nobody takes for an older one of its kind.
    ///
    /// # Errors
    /// A vault, an archive, a key or anything else that is no text stands there.
    pub fn spares_strangers(self, files: &dyn Files) -> Result<(), Failure> {
        match files.stranger(self.path) {
            None => Ok(()),
            Some(kind) => {
                let path = self.path.display();
                Err(self.refused(&format!(
                    "would take the place of `{path}`, which is {kind}"
                )))
            }
        }
    }

    fn refused(self, why: &str) -> Failure {
        Failure::new(Kind::Usage, format!("{} {why}", self.what))
            .hint("name another file to write to")
    }
}
