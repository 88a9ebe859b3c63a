//! A file that every format looks at: what is found out of it for one is there for all.

use std::cell::OnceCell;

use crate::formats::archive;
use crate::formats::archive::Archive;
use crate::formats::outline::Outline;
use crate::secret::Secret;

/// A file, and what was found out of it so far.
pub struct Look<'a> {
    /// All of it.
    pub file: &'a Secret,
    outline: OnceCell<Outline>,
    members: OnceCell<Vec<String>>,
}

impl<'a> Look<'a> {
    /// A look at this file, of which nothing is known yet.
    #[must_use]
    pub fn at(file: &'a Secret) -> Self {
        Self {
            file,
            outline: OnceCell::new(),
            members: OnceCell::new(),
        }
    }

    /// What its outermost object is made of.
    pub(crate) fn outline(&self) -> &Outline {
        self.outline.get_or_init(|| Outline::of(self.file))
    }

    /// The names of its members, where it is a zip file; of one that is cut the first alone.
    pub(crate) fn members(&self) -> &[String] {
        self.members.get_or_init(|| {
            if !archive::is_zip(self.file) {
                return Vec::new();
            }
            match Archive::open(self.file) {
                Ok(archive) => archive.names().map(str::to_owned).collect(),
                Err(_) => archive::first_name(self.file)
                    .map(str::to_owned)
                    .into_iter()
                    .collect(),
            }
        })
    }
}
