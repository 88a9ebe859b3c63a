//! The corpora that are served, and those that took their place since.

use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::OnceLock;
use std::sync::PoisonError;
use std::sync::RwLock;
use std::time::Duration;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use hyper::header::HeaderValue;

use crate::adapters::corpora::SystemCorpora;
use crate::adapters::system::file;
use crate::adapters::system::file::Identity;
use crate::breach::digest::HashKind;
use crate::corpus::error::CorpusError;
use crate::corpus::layout;
use crate::corpus::lookup::Corpus;
use crate::corpus::page::Page;
use crate::corpus::profile::Profile;
use crate::corpus::row::Row;
use crate::corpus::text;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::corpora::Corpora;
use crate::ports::corpora::CorpusPlace;
use crate::ports::servers::Shelf;

/// All that is served.
pub(super) struct Shelves {
    places: Vec<Place>,
    /// What could not be answered, until it is told.
    trouble: Mutex<Option<String>>,
}

/// A path, and the corpus that was last found there.
struct Place {
    path: PathBuf,
    kind: HashKind,
    open: RwLock<Arc<Open>>,
    /// The file that was looked at last, fit or not.
    seen: Mutex<Option<Seen>>,
}

/// A corpus that answers.
pub(super) struct Open {
    corpus: Corpus,
    /// Pages of the directory that were read: a few MB once all were, and half of what a range costs to find.
    pages: Vec<OnceLock<Page>>,
    pub(super) kind: HashKind,
    pub(super) build: u64,
    pub(super) modified: Option<HeaderValue>,
}

impl Shelves {
    /// What the command found.
    ///
    /// # Errors
    /// One of them is not fit to be served.
    pub(super) fn new(shelves: Vec<Shelf>) -> Result<Self, Failure> {
        let mut places = Vec::new();
        for Shelf { path, corpus } in shelves {
            let open = Open::new(corpus)?;
            places.push(Place {
                path,
                kind: open.kind,
                open: RwLock::new(Arc::new(open)),
                seen: Mutex::default(),
            });
        }
        Ok(Self {
            places,
            trouble: Mutex::default(),
        })
    }

    /// The corpus of this kind.
    pub(super) fn of(&self, kind: HashKind) -> Option<Arc<Open>> {
        let place = self.places.iter().find(|place| place.kind == kind)?;
        let open = place.open.read().unwrap_or_else(PoisonError::into_inner);
        Some(Arc::clone(&open))
    }

    /// Keep in mind what could not be answered.
    pub(super) fn trouble(&self, what: impl FnOnce() -> String) {
        let mut trouble = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        trouble.get_or_insert_with(what);
    }

    /// Look whether the files are still those that were opened, and open those that are not; `again` opens all.
    pub(super) fn refresh(&self, again: bool, say: &mut dyn FnMut(&str)) {
        let trouble = self
            .trouble
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(trouble) = trouble {
            say(&trouble);
        }
        for place in &self.places {
            place.refresh(again, say);
        }
    }
}

impl Place {
    fn refresh(&self, again: bool, say: &mut dyn FnMut(&str)) {
        // Before it is opened: what is replaced in between is seen the next time.
        let Ok(now) = Seen::at(&self.path) else {
            return;
        };
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if *seen == Some(now) && !again {
            return;
        }
        *seen = Some(now);
        let name = self.path.display();
        match self.open_anew() {
            Ok(open) => {
                let mut place = self.open.write().unwrap_or_else(PoisonError::into_inner);
                let is_new = open.build != place.build;
                let records = open.records();
                *place = Arc::new(open);
                drop(place);
                if is_new {
                    say(&format!(
                        "`{name}` is a new corpus now, of {records} records"
                    ));
                }
            }
            Err(failure) => {
                let because = failure.because.map(|why| format!(": {why}"));
                say(&format!(
                    "`{name}` was replaced by what cannot be served, so the old one still is: {}{}",
                    failure.what,
                    because.unwrap_or_default()
                ));
            }
        }
    }

    fn open_anew(&self) -> Result<Open, Failure> {
        let storage = SystemCorpora.storage(&CorpusPlace::Path(self.path.clone()))?;
        let open = Open::new(Corpus::open(storage)?)?;
        if open.kind == self.kind {
            Ok(open)
        } else {
            Err(Failure::new(
                Kind::Input,
                "it holds digests of another kind",
            ))
        }
    }
}

impl Open {
    fn new(corpus: Corpus) -> Result<Self, Failure> {
        let Some(preamble) = corpus.preamble().copied() else {
            return Err(Failure::new(
                Kind::Usage,
                "only a corpus on this machine can be served",
            ));
        };
        let profile: Profile = preamble.profile;
        text::fit(profile)?;
        let modified = UNIX_EPOCH
            .checked_add(Duration::from_secs(preamble.modified))
            .filter(|_| (1..LAST_SECOND).contains(&preamble.modified))
            .map(httpdate::fmt_http_date)
            .and_then(|text| HeaderValue::try_from(text).ok());
        Ok(Self {
            kind: profile.kind,
            build: preamble.build,
            modified,
            corpus,
            pages: (0..layout::PAGES).map(|_| OnceLock::new()).collect(),
        })
    }

    /// Append all rows of a range to `rows`.
    pub(super) fn range(&self, range: u32, rows: &mut Vec<Row>) -> Result<(), CorpusError> {
        let number = u16::try_from(range >> 8).unwrap_or(u16::MAX);
        let Some(place) = self.pages.get(usize::from(number)) else {
            return Err(CorpusError::NotHeld);
        };
        let page = if let Some(page) = place.get() {
            page
        } else {
            let read = self.corpus.page(number)?;
            place.get_or_init(|| read)
        };
        if self.corpus.range_in_page(page, range, rows)? {
            Ok(())
        } else {
            Err(CorpusError::NotHeld)
        }
    }

    fn records(&self) -> u64 {
        self.corpus
            .preamble()
            .map_or(0, |preamble| preamble.records)
    }
}

/// What tells a file from the one that takes its place.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Seen {
    identity: Identity,
    modified: SystemTime,
    length: u64,
}

impl Seen {
    /// Of a set of shards it is the head that is replaced.
    fn at(path: &Path) -> io::Result<Self> {
        let file = if path.is_dir() {
            path.join("head")
        } else {
            path.to_owned()
        };
        let found = fs::metadata(&file)?;
        Ok(Self {
            identity: file::identity_behind(&file)?,
            modified: found.modified()?,
            length: found.len(),
        })
    }
}

/// The year 10000 begins: a date of HTTP has four digits.
const LAST_SECOND: u64 = 253_402_300_800;
