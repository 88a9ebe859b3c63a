//! The kept lists: one file each in a folder of this user alone.

use std::io;
use std::io::Write;
use std::path::PathBuf;

use crate::adapters::files::SystemFiles;
use crate::adapters::own_folder;
use crate::adapters::own_folder::Folder;
use crate::adapters::places;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Files;
use crate::ports::site_lists::SiteList;
use crate::ports::site_lists::SiteLists;
use crate::sites::kept::MAX_FILE;

/// `$XDG_DATA_HOME/doorkey/data` of this user.
pub struct SiteListFolder {
    /// `None` where there is no home.
    path: Option<PathBuf>,
}

impl SiteListFolder {
    /// Of this user.
    #[must_use]
    pub fn of_this_user() -> Self {
        Self {
            path: places::site_lists(),
        }
    }

    fn path(&self) -> Result<&PathBuf, Failure> {
        self.path.as_ref().ok_or_else(|| {
            Failure::new(Kind::Input, "there is no home folder to keep lists in")
                .hint("set HOME or XDG_DATA_HOME to an absolute path")
        })
    }
}

impl SiteLists for SiteListFolder {
    fn place(&self) -> Option<PathBuf> {
        self.path.clone()
    }

    fn read(&self, list: SiteList) -> Result<Option<Vec<u8>>, Failure> {
        let path = self.path()?;
        match Folder::open(path, HINT) {
            Ok(folder) => folder.content(file(list), MAX_FILE),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(own_folder::unusable(path, &error, HINT)),
        }
    }

    fn replace(&self, list: SiteList, content: &[u8]) -> Result<(), Failure> {
        let path = self.path()?;
        Folder::make(path, HINT).map_err(|error| own_folder::unusable(path, &error, HINT))?;
        let path = path.join(file(list));
        let written = SystemFiles.replace(&path).and_then(|mut file| {
            file.write_all(content)?;
            file.commit()
        });
        written.map_err(|error| {
            Failure::new(
                Kind::Output,
                format!("`{}` cannot be written", path.display()),
            )
            .because(&error)
        })
    }
}

fn file(list: SiteList) -> &'static str {
    match list {
        SiteList::Breaches => "breaches",
        SiteList::SecondFactors => "second-factors",
        SiteList::Passkeys => "passkeys",
    }
}

const HINT: &str = "it holds public lists only: remove it, and run `doorkey data update`";
