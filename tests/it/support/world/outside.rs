//! The web, a repository, the files of a home and a browser, as one run finds them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;
use std::rc::Rc;

use doorkey::failure::Failure;
use doorkey::failure::Kind;
use doorkey::ports::browser::Browser;
use doorkey::ports::evidence::Evidence;
use doorkey::ports::evidence::Found;
use doorkey::ports::evidence::FoundFile;
use doorkey::ports::git::Git;
use doorkey::ports::git::Pushed;
use doorkey::ports::git::Remote;
use doorkey::ports::web::Answered;
use doorkey::ports::web::Page;
use doorkey::ports::web::Web;
use doorkey::record::trouble::StoreError;

/// What stands outside. Clones are the same outside.
#[derive(Clone, Default)]
pub struct Outside {
    pub(super) pages: BTreeMap<String, (u16, String)>,
    pub(super) second: Option<u64>,
    pub(super) remotes: Vec<Remote>,
    pub(super) refuses_push: bool,
    pub(super) files: BTreeMap<PathBuf, u64>,
    pub(super) keyring_users: Vec<String>,
    pub(super) keyring_trouble: Option<StoreError>,
    done: Rc<RefCell<Vec<String>>>,
}

impl Outside {
    /// What was asked of it, in order: `get URL`, `try-push TO BRANCH`, `push TO BRANCH`, `open URL`.
    pub fn done(&self) -> Vec<String> {
        self.done.borrow().clone()
    }

    fn note(&self, act: String) {
        self.done.borrow_mut().push(act);
    }

    fn answer(&self) -> Pushed {
        if self.refuses_push {
            Pushed::Refused("permission denied".to_owned())
        } else {
            Pushed::Taken
        }
    }
}

impl Web for Outside {
    fn get(&self, page: &Page) -> Result<Answered, Failure> {
        self.note(format!("get {}", page.url));
        let (status, body) = self.pages.get(&page.url).cloned().ok_or_else(|| {
            Failure::new(Kind::Network, "the page cannot be had").because("no network")
        })?;
        Ok(Answered {
            status,
            body: body.into_bytes(),
            at: page.url.clone(),
            second: self.second,
        })
    }
}

impl Git for Outside {
    fn remotes(&self) -> Result<Vec<Remote>, Failure> {
        Ok(self.remotes.clone())
    }

    fn try_push(&self, to: &str, branch: &str) -> Result<Pushed, Failure> {
        self.note(format!("try-push {to} {branch}"));
        Ok(self.answer())
    }

    fn push(&self, to: &str, branch: &str) -> Result<Pushed, Failure> {
        self.note(format!("push {to} {branch}"));
        Ok(self.answer())
    }
}

impl Evidence for Outside {
    fn home(&self) -> Option<PathBuf> {
        Some(PathBuf::from("/home/ada"))
    }

    fn folders(&self, folder: &Path) -> Vec<String> {
        let below = self
            .files
            .keys()
            .filter_map(|file| file.strip_prefix(folder).ok());
        let mut names: Vec<_> = below
            .filter(|below| below.iter().count() > 1)
            .filter_map(|below| below.iter().next()?.to_str().map(str::to_owned))
            .collect();
        names.dedup();
        names
    }

    fn files(&self, folder: &Path, levels: u8) -> Found {
        let levels = usize::from(levels);
        let below = self.files.iter().filter_map(|(path, &size)| {
            let below = path.strip_prefix(folder).ok()?;
            let is_near = below.iter().count() <= levels;
            is_near.then(|| FoundFile {
                path: path.clone(),
                size,
            })
        });
        Found {
            files: below.collect(),
            is_there: true,
            passed_over: Vec::new(),
        }
    }

    fn keyring_users(&self, _service: &str) -> Result<Vec<String>, Failure> {
        match &self.keyring_trouble {
            Some(trouble) => Err(trouble.clone().into()),
            None => Ok(self.keyring_users.clone()),
        }
    }
}

impl Browser for Outside {
    fn open(&self, url: &str) -> Result<(), Failure> {
        self.note(format!("open {url}"));
        Ok(())
    }
}
