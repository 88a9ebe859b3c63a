//! `doorkey corpus split`: the same buckets in several files, each looked at on its way.

use std::path::PathBuf;

use crc32fast::Hasher;

use crate::commands::corpus::facts;
use crate::commands::corpus::named;
use crate::commands::corpus::named::Named;
use crate::config::Config;
use crate::corpus::bucket::Shape;
use crate::corpus::error::CorpusError;
use crate::corpus::error::Part;
use crate::corpus::layout;
use crate::corpus::lookup::Corpus;
use crate::corpus::page::Header;
use crate::corpus::preamble::Preamble;
use crate::corpus::verify;
use crate::corpus::writer::Ends;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Ports;
use crate::ports::corpora::NewShards;
use crate::told::Fact;
use crate::told::Told;

/// Divide a corpus into shards that any web host can serve
///
/// The new folder answers like the one file: locally, or from any static web host or object store that it is copied
/// to, as `--corpus https://host.example/corpus/`.
#[derive(clap::Args, Clone, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct Split {
    #[command(flatten)]
    named: Named,
    /// How many shards: a power of two, 2 to 4,096
    #[arg(long, value_name = "NUMBER", default_value = "16", value_parser = parts)]
    parts: u16,
    /// The folder to make
    #[arg(short = 'o', long, value_name = "DIR")]
    into: PathBuf,
}

impl Split {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let place = self.named.near(ports, config, "split")?;
        let corpus = named::open(ports, &place)?;
        let header = named::header(&corpus)?;
        let mut shards = ports.corpora.begin_shards(&self.into)?;
        let ends = self.copy(ports, &corpus, header, shards.as_mut());
        ports.progress.end();
        let ends = ends?;
        shards.commit(&ends).map_err(|error| {
            let what = format!("the shards `{}` cannot be written", self.into.display());
            Failure::new(Kind::Output, what).because(&error)
        })?;
        let name = self.into.display().to_string();
        let mut told = Told::default().say(facts::sentence(&name, &ends.header));
        if let Some(gaps) = facts::gaps(&ends.header) {
            told = told.note(gaps);
        }
        Ok(told.fact(Fact::Words(facts::facts(&name, &ends.header))))
    }

    /// Every bucket as it is, and what goes around them.
    fn copy(
        &self,
        ports: &Ports<'_>,
        corpus: &Corpus,
        header: Header,
        shards: &mut dyn NewShards,
    ) -> Result<Ends, Failure> {
        let shape = Shape::of(&header.preamble);
        let mut entries = Vec::new();
        let mut sum = Hasher::new();
        let a_shard = layout::PAGES / self.parts;
        let unusable = |error: CorpusError| error.of(corpus.name());
        for number in 0..layout::PAGES {
            let page = corpus.page(number).map_err(&unusable)?;
            let mut write = |bytes: &[u8]| {
                let written = shards.write(number / a_shard, bytes);
                written.map_err(|error| {
                    let what = format!("the shards `{}` cannot be written", self.into.display());
                    Failure::new(Kind::Output, what).because(&error)
                })
            };
            // A shard without a bucket is a file too.
            write(&[])?;
            verify::each_bucket(corpus.storage(), &page, &mut |bucket, bytes| {
                if shape.read(bucket, bytes).is_none() {
                    return Err(CorpusError::Damaged(Part::Bucket(bucket)).into());
                }
                sum.update(bytes);
                write(bytes).map_err(Stopped::Write)
            })
            .map_err(|stopped| match stopped {
                Stopped::Read(error) => unusable(error),
                Stopped::Write(failure) => failure,
            })?;
            entries.extend_from_slice(&page.entries);
            let done = u64::from(number) + 1;
            ports.progress.at(done, Some(u64::from(layout::PAGES)));
        }
        let preamble = Preamble {
            parts: self.parts,
            ..header.preamble
        };
        let header = Header { preamble, ..header };
        Ok(Ends::around(header, &entries, sum.finalize()))
    }
}

fn parts(text: &str) -> Result<u16, &'static str> {
    let number = text.parse().ok();
    number
        .filter(|parts: &u16| parts.is_power_of_two() && (2..=layout::PAGES).contains(parts))
        .ok_or("a power of two from 2 to 4096")
}

/// Why the copying stopped.
enum Stopped {
    Read(CorpusError),
    Write(Failure),
}

impl From<CorpusError> for Stopped {
    fn from(error: CorpusError) -> Self {
        Self::Read(error)
    }
}

const EXAMPLES: &str = "\
Examples:
  doorkey corpus split sha1.corpus -o /srv/www/corpus            16 shards and a head
  doorkey corpus split sha1.corpus --parts 256 -o shards         smaller files
  doorkey pwned --corpus https://host.example/corpus/ < list     ask them where they are served";
