//! The files that lie beside a corpus that is fetched.

use std::path::Path;
use std::path::PathBuf;

use crate::corpus::lookup::Corpus;
use crate::corpus::tags::Tags;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Ports;
use crate::ports::corpora::CorpusPlace;

/// The files of one corpus that is fetched.
pub(super) struct Beside {
    /// The corpus.
    pub(super) corpus: PathBuf,
    /// What its source said of each range.
    pub(super) tags: PathBuf,
    /// What has come so far.
    pub(super) journal: PathBuf,
}

impl Beside {
    pub(super) fn of(corpus: PathBuf) -> Self {
        let beside = |ending: &str| {
            let mut name = corpus.as_os_str().to_owned();
            name.push(ending);
            PathBuf::from(name)
        };
        Self {
            tags: beside(".tags"),
            journal: beside(".download"),
            corpus,
        }
    }

    /// The corpus as it stands there.
    ///
    /// # Errors
    /// There is none, or not a whole one.
    pub(super) fn open(&self, ports: &Ports<'_>) -> Result<Corpus, Failure> {
        let place = CorpusPlace::Path(self.corpus.clone());
        Ok(Corpus::open(ports.corpora.storage(&place)?)?)
    }

    /// The build of the corpus that stands there; `None` where there is none that can be opened.
    pub(super) fn build(&self, ports: &Ports<'_>) -> Option<u64> {
        let corpus = self.open(ports).ok()?;
        corpus.preamble().map(|preamble| preamble.build)
    }

    /// What its source said.
    ///
    /// # Errors
    /// It is damaged, or cannot be read.
    pub(super) fn read_tags(&self, ports: &Ports<'_>) -> Result<Option<Tags>, Failure> {
        let bytes = self.kept_tags(ports)?;
        Ok(bytes.map(Tags::parse).transpose()?)
    }

    /// Nothing stands where the tags go, or what does is of ours to replace.
    ///
    /// # Errors
    /// It is somebody else's file, or cannot be read.
    pub(super) fn can_have_tags(&self, ports: &Ports<'_>) -> Result<(), Failure> {
        match self.kept_tags(ports)? {
            Some(bytes) if !Tags::are_ours(&bytes) => Err(foreign(&self.tags, "record of tags")),
            _ => Ok(()),
        }
    }

    fn kept_tags(&self, ports: &Ports<'_>) -> Result<Option<Vec<u8>>, Failure> {
        ports.downloads.kept(&self.tags).map_err(|error| {
            let what = format!("`{}` cannot be read", self.tags.display());
            Failure::new(Kind::Input, what).because(&error)
        })
    }
}

/// A file that has one of our names and is not ours: it is left alone.
pub(super) fn foreign(path: &Path, what: &str) -> Failure {
    let what = format!(
        "`{}` is there and is no {what} of this doorkey",
        path.display()
    );
    Failure::new(Kind::Usage, what).hint("move it away or delete it")
}
