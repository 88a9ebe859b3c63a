//! The corpus that a command is about.

use std::path::PathBuf;
use std::time::Duration;

use crate::config::Config;
use crate::corpus::lookup::Corpus;
use crate::corpus::page::Header;
use crate::corpus::profile::Profile;
use crate::corpus::text;
use crate::failure::Explain;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::asking::variable;
use crate::options::hash::HashName;
use crate::ports::Ports;
use crate::ports::corpora::CorpusPlace;

/// Which corpus.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Named {
    /// The corpus: a file, or the folder of a set of shards [default: what `DOORKEY_CORPUS` or the config file names, or the
    /// one in the data folder]
    #[arg(value_name = "FILE")]
    file: Option<String>,
    /// The one in the data folder, of this hash
    #[arg(long, value_name = "HASH", conflicts_with = "file")]
    hash: Option<HashName>,
}

impl Named {
    /// Where it is.
    ///
    /// # Errors
    /// None was named and there is no home.
    pub(super) fn place(&self, ports: &Ports<'_>, config: &Config) -> Result<CorpusPlace, Failure> {
        let named = || variable(ports, "DOORKEY_CORPUS").or_else(|| config.corpus.clone());
        let file = match (&self.file, self.hash) {
            (None, None) => named(),
            (file, _) => file.clone(),
        };
        let Some(file) = file else {
            let hash = self.hash.unwrap_or_default();
            let usual = ports.corpora.usual_place(hash.into());
            return usual.map(CorpusPlace::Path).ok_or_else(|| {
                Failure::new(Kind::Usage, "there is no home folder with a corpus in it")
                    .hint("name the file")
            });
        };
        Ok(if file.contains("://") {
            CorpusPlace::Host {
                url: file,
                allow_http: false,
                timeout: PATIENCE,
                cache: true,
            }
        } else {
            CorpusPlace::Path(PathBuf::from(file))
        })
    }

    /// Where it is on this machine; `command` is what is to be done with it there.
    ///
    /// # Errors
    /// As [`place`](Self::place), or it is on a web host.
    pub(super) fn near(
        &self,
        ports: &Ports<'_>,
        config: &Config,
        command: &str,
    ) -> Result<CorpusPlace, Failure> {
        match self.place(ports, config)? {
            CorpusPlace::Host { .. } => Err(far(command)),
            place @ CorpusPlace::Path(_) => Ok(place),
        }
    }
}

/// The same for a path that was named.
///
/// # Errors
/// It is an address.
pub(super) fn near(path: PathBuf, command: &str) -> Result<CorpusPlace, Failure> {
    if path.to_str().is_some_and(|path| path.contains("://")) {
        return Err(far(command));
    }
    Ok(CorpusPlace::Path(path))
}

fn far(command: &str) -> Failure {
    let what = "all of the corpus is read here, and it is on a web host";
    let hint = format!("copy it to this machine, then `doorkey corpus {command}`");
    Failure::new(Kind::Usage, what).hint(hint)
}

/// Open the corpus there.
///
/// # Errors
/// It cannot be used; its name is told.
pub(super) fn open(ports: &Ports<'_>, place: &CorpusPlace) -> Result<Corpus, Failure> {
    let storage = ports.corpora.storage(place)?;
    let name = storage.name().to_owned();
    Corpus::open(storage).map_err(|error| error.of(&name))
}

/// The header of `corpus`.
///
/// # Errors
/// It cannot be read; its name is told.
pub(super) fn header(corpus: &Corpus) -> Result<Header, Failure> {
    let header = corpus.read_header();
    header.map_err(|error| error.of(corpus.name()))
}

/// Whether text can be made of it again; `done` is what would be done with it.
///
/// # Errors
/// Something was left out; its name is told.
pub(super) fn fit(name: &str, profile: Profile, done: &str) -> Result<(), Failure> {
    text::fit(profile).map_err(|unfit| {
        let what = format!("the corpus `{name}` cannot be {done}");
        let failure = Failure::new(unfit.kind(), what).because(&unfit);
        Failure {
            hint: unfit.hint(),
            ..failure
        }
    })
}

const PATIENCE: Duration = Duration::from_secs(10);
