//! `doorkey corpus export`: an exact corpus as range files, or as one sorted text.

use std::io;
use std::io::BufWriter;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use crate::breach::digest::HashKind;
use crate::commands::corpus::facts;
use crate::commands::corpus::facts::number;
use crate::commands::corpus::named;
use crate::config::Config;
use crate::corpus::error::CorpusError;
use crate::corpus::layout;
use crate::corpus::lookup::Corpus;
use crate::corpus::row::Row;
use crate::corpus::text;
use crate::failure::Explain;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::number::counted;
use crate::number::grouped;
use crate::options::target::Target;
use crate::ports::Ports;
use crate::ports::Progress;
use crate::told::Examined;
use crate::told::Fact;
use crate::told::Health;
use crate::told::Told;
use crate::told::Word;

/// Write the ranges of an exact corpus as files, or as one sorted text
///
/// The folder is what any web server serves as a mirror of the API, and what `--ranges` reads; it is there once it is
/// whole. Ranges that the corpus does not hold, or that are damaged, get no file. A text with such a gap is not written.
#[derive(clap::Args, Clone, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct Export {
    /// A corpus of all bits; your own where none is named
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// Write 1,048,576 range files into DIR, byte for byte as the service has them
    #[arg(
        long,
        value_name = "DIR",
        required_unless_present = "text",
        conflicts_with = "text"
    )]
    ranges: Option<PathBuf>,
    /// How range files are named: `5BAA6` or `5BAA6.txt`
    #[arg(
        long,
        value_name = "NAMES",
        default_value = "plain",
        conflicts_with = "text"
    )]
    names: Names,
    /// Write one sorted text, `HASH:COUNT` a line; `-` is standard output
    #[arg(long, value_name = "OUT")]
    text: Option<PathBuf>,
    /// End the lines of the text with CRLF, as the official downloader does on Windows, not with LF
    #[arg(long, conflicts_with = "ranges")]
    crlf: bool,
}

/// How range files are named.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum Names {
    /// `5BAA6`, as in the address of a range
    Plain,
    /// `5BAA6.txt`, as the official downloader names them
    Txt,
}

impl Export {
    /// `out` is standard output, where the answer leaves room for data.
    pub(super) fn run(
        self,
        ports: &mut Ports<'_>,
        _config: &Config,
        out: Option<&mut dyn Write>,
    ) -> Result<Told, Failure> {
        let (corpus, source) = self.open(ports)?;
        let into = self.ranges.as_ref().or(self.text.as_ref());
        if let Some(into) = into.filter(|into| into.as_os_str() != "-")
            && ports.servers.is_of_source(into, &source)
        {
            let what = format!("`{}` is what is read, or around it", into.display());
            return Err(Failure::new(Kind::Usage, what).hint("name another place to write to"));
        }
        if let Some(path) = self.text.as_deref().filter(|path| path.as_os_str() != "-") {
            let what = "the text";
            Target { what, path }.spares_strangers(ports.files)?;
        }
        let told = match (&self.ranges, &self.text) {
            (Some(folder), _) => self.folder(ports, &corpus, folder),
            (None, Some(path)) if path.as_os_str() == "-" => {
                let out = out.ok_or_else(|| {
                    Failure::new(
                        Kind::Usage,
                        "standard output takes the text or the answer, not both",
                    )
                    .hint("leave out `--format`, or name a file")
                })?;
                let mut out = BufWriter::with_capacity(AT_ONCE, out);
                self.text(ports, &corpus, &mut out)
                    .and_then(|_| Ok(out.flush()?))
                    .map(|()| Told::default())
            }
            (None, Some(path)) => self.text_file(ports, &corpus, path),
            (None, None) => Ok(Told::default()), // clap asks for one of them
        };
        ports.progress.end();
        told
    }

    fn open(&self, ports: &Ports<'_>) -> Result<(Corpus, PathBuf), Failure> {
        let own = || ports.corpora.usual_place(HashKind::Sha1);
        let path = self.file.clone().or_else(own).ok_or_else(|| {
            Failure::new(
                Kind::Usage,
                "no corpus was named, and there is no home to look in",
            )
        })?;
        let corpus = named::open(ports, &named::near(path.clone(), "export")?)?;
        let profile = named::header(&corpus)?.preamble.profile;
        named::fit(corpus.name(), profile, "exported")?;
        Ok((corpus, path))
    }

    fn folder(&self, ports: &Ports<'_>, corpus: &Corpus, path: &Path) -> Result<Told, Failure> {
        let header = named::header(corpus)?;
        let kind = header.preamble.profile.kind;
        let ending = match self.names {
            Names::Plain => "",
            Names::Txt => ".txt",
        };
        let mut folder = ports.servers.folder(path)?;
        let mut gaps = Gaps::default();
        let mut written = 0_u64;
        let mut body = Vec::new();
        each_range(ports.progress, corpus, &mut |range, rows| match rows {
            Ok(rows) => {
                body.clear();
                text::range(&mut body, rows, kind);
                written += 1;
                folder
                    .put(&format!("{range:05X}{ending}"), &body)
                    .map_err(|error| unwritable(path, &error))
            }
            Err(error) => gaps.add(corpus.name(), range, error),
        })?;
        folder.commit().map_err(|error| unwritable(path, &error))?;
        gaps.told(path, written, facts::facts(corpus.name(), &header))
    }

    fn text_file(&self, ports: &Ports<'_>, corpus: &Corpus, path: &Path) -> Result<Told, Failure> {
        let file = ports.servers.text(path)?;
        let mut file = BufWriter::with_capacity(AT_ONCE, file);
        let records =
            self.text(ports, corpus, &mut file)
                .map_err(|failure| match failure.kind {
                    Kind::Output | Kind::Closed => Failure {
                        what: cannot(path),
                        ..failure
                    },
                    _ => failure,
                })?;
        let file = file
            .into_inner()
            .map_err(|error| unwritable(path, error.error()))?;
        file.commit().map_err(|error| unwritable(path, &error))?;
        let mut words = facts::facts(corpus.name(), &named::header(corpus)?);
        words.push(("file", Word::Text(path.display().to_string())));
        let said = format!(
            "wrote {} with their counts to `{}`",
            counted(records, "digest", "digests"),
            path.display()
        );
        Ok(Told::default().say(said).fact(Fact::Words(words)))
    }

    /// Every row, or a failure at the first gap: a text has no way to tell of one.
    fn text(
        &self,
        ports: &Ports<'_>,
        corpus: &Corpus,
        out: &mut dyn Write,
    ) -> Result<u64, Failure> {
        let kind = named::header(corpus)?.preamble.profile.kind;
        let line_end = if self.crlf { "\r\n" } else { "\n" };
        let (mut piece, mut records) = (Vec::new(), 0_u64);
        each_range(ports.progress, corpus, &mut |range, rows| {
            let rows = rows.map_err(|error| {
                let what = format!("range {range:05X} is not known, and a text cannot say so");
                let of_corpus = error.of(corpus.name());
                match error {
                    CorpusError::NotHeld => Failure::new(Kind::Incomplete, what)
                        .because(&format!("`{}` does not hold it", corpus.name()))
                        .hint("`--ranges` writes those that are held"),
                    _ => Failure {
                        because: Some(format!("`{}`: {error}", corpus.name())),
                        what,
                        ..of_corpus
                    },
                }
            })?;
            piece.clear();
            text::lines(&mut piece, rows, kind, line_end);
            records += rows.len() as u64;
            Ok(out.write_all(&piece)?)
        })?;
        Ok(records)
    }
}

/// All rows of a range, or why they are not known.
type Known<'a> = Result<&'a [Row], CorpusError>;

/// Hand the rows of each range to `each`, in order.
fn each_range(
    progress: &dyn Progress,
    corpus: &Corpus,
    each: &mut dyn FnMut(u32, Known<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut rows = Vec::new();
    for number in 0..layout::PAGES {
        let first = u32::from(number) << 8;
        progress.at(u64::from(first), Some(u64::from(layout::RANGES)));
        let page = corpus.page(number);
        for range in first..first + 256 {
            rows.clear();
            let whole = match &page {
                Ok(page) => corpus.range_in_page(page, range, &mut rows),
                // Once more, so that each has an error of its own.
                Err(_) => corpus.range(range, &mut rows),
            };
            each(
                range,
                match whole {
                    Ok(true) => Ok(rows.as_slice()),
                    Ok(false) => Err(CorpusError::NotHeld),
                    Err(error) => Err(error),
                },
            )?;
        }
    }
    Ok(())
}

/// Ranges that got no file.
#[derive(Default)]
struct Gaps {
    not_held: u64,
    damaged: u64,
    first_damaged: Option<(u32, CorpusError)>,
}

impl Gaps {
    fn add(&mut self, name: &str, range: u32, error: CorpusError) -> Result<(), Failure> {
        match error {
            CorpusError::NotHeld => self.not_held += 1,
            CorpusError::Damaged(_) => {
                self.damaged += 1;
                self.first_damaged.get_or_insert((range, error));
            }
            other => return Err(other.of(name)),
        }
        Ok(())
    }

    fn told(
        self,
        path: &Path,
        written: u64,
        mut words: Vec<(&'static str, Word)>,
    ) -> Result<Told, Failure> {
        let name = path.display();
        let missing = self.not_held;
        if let Some((range, error)) = self.first_damaged {
            let what = format!(
                "`{name}` has {}, and none for {}, the first of them {range:05X}",
                counted(written, "range file", "range files"),
                counted(self.damaged, "damaged range", "damaged ranges")
            );
            let hint = error.hint();
            let failure = Failure::new(Kind::Input, what).because(&error);
            return Err(Failure { hint, ..failure });
        }
        words.extend([
            ("folder", Word::Text(name.to_string())),
            ("written", Word::Number(number(written))),
            ("not_held", Word::Number(number(missing))),
        ]);
        let told = Told::default()
            .say(format!(
                "wrote {} to `{name}`",
                counted(written, "range file", "range files")
            ))
            .fact(Fact::Words(words));
        if missing == 0 {
            return Ok(told);
        }
        let row = Examined {
            check: "ranges",
            health: Health::Unknown,
            saw: format!(
                "{} of {} ranges are not held and have no file",
                grouped(missing),
                grouped(layout::RANGES.into())
            ),
            hint: Some("`doorkey corpus update` or a new download fetches them".to_owned()),
        };
        Ok(told.fact(Fact::Examined(vec![row])))
    }
}

fn cannot(path: &Path) -> String {
    format!("`{}` cannot be written", path.display())
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    Failure::new(Kind::Output, cannot(path)).because(error)
}

/// What is written at once.
const AT_ONCE: usize = 256 << 10;

const EXAMPLES: &str = "\
Examples:
  doorkey corpus export exact.corpus --ranges /srv/www/range
  doorkey corpus export exact.corpus --ranges /srv/ranges --names txt
  doorkey corpus export exact.corpus --text - | grep -c ':1$'";
