//! `doorkey corpus build`.

use std::num::NonZero;
use std::path::Path;
use std::path::PathBuf;
use std::thread;

use crate::breach::digest::HashKind;
use crate::commands::corpus::facts;
use crate::config::Config;
use crate::corpus::layout;
use crate::corpus::page::Header;
use crate::corpus::profile::Profile;
use crate::corpus::source::build;
use crate::corpus::source::build::Plan;
use crate::corpus::source::build::Sources;
use crate::corpus::source::error::Fault;
use crate::corpus::source::error::SourceError;
use crate::corpus::source::form::Form;
use crate::corpus::source::records::Layout;
use crate::corpus::source::stream::Stream;
use crate::corpus::writer::Refused;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::number::counted;
use crate::options::hash::HashName;
use crate::ports::Ports;
use crate::ports::targets::Meeting;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// Make a corpus out of range files, a sorted text, or records
#[derive(clap::Args, Clone, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct Build {
    /// Folders of range files, or sorted texts or records (`-` is standard input), also as gz, zst or br; several
    /// are put together
    #[arg(value_name = "SOURCE", required = true)]
    sources: Vec<PathBuf>,
    /// The file to make; what stands there stays until the new one is whole [default: sha1.corpus or ntlm.corpus in
    /// the data folder]
    #[arg(short = 'o', long = "into", value_name = "FILE")]
    into: Option<PathBuf>,
    /// The hash the digests are of
    #[arg(long, value_name = "KIND", default_value = "sha1")]
    hash: HashName,
    /// Bits to keep of each digest: 40, 48 … 160, or `all`
    #[arg(long, value_name = "BITS", default_value = "64")]
    bits: Bits,
    /// Leave out what was seen less often than this
    #[arg(long, value_name = "K", default_value = "1")]
    min_count: NonZero<u64>,
    /// Make a corpus also where ranges are missing; answers for them are then `unknown`
    #[arg(long)]
    allow_missing: bool,
    /// Replace the corpus in the default place
    #[arg(long)]
    again: bool,
    /// Where the digests come from, to be written into the corpus
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// What the files are, where it cannot be told
    #[arg(long, value_name = "FORM")]
    form: Option<FormName>,
}

/// The forms of files.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum FormName {
    /// Lines `DIGEST:COUNT`
    Text,
    /// Records of a whole digest and a count of four bytes
    Records,
    /// Records of 64 bits of a digest and a count of four bytes
    Truncated,
}

/// Bits of a digest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Bits {
    /// All there are.
    All,
    /// So many.
    Of(u8),
}

impl std::str::FromStr for Bits {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "all" | "exact" => Ok(Self::All),
            _ => text.parse().map(Self::Of).map_err(|_| "a number or `all`"),
        }
    }
}

impl Build {
    pub(super) fn run(self, ports: &mut Ports<'_>, _config: &Config) -> Result<Told, Failure> {
        let profile = self.profile()?;
        let into = self.target(ports, profile.kind)?;
        let sources = self.open(ports, profile)?;
        let plan = Plan {
            profile,
            allow_missing: self.allow_missing,
            build: ports.random.next_u64(),
            cores: thread::available_parallelism().map_or(1, NonZero::get),
        };
        let progress = ports.progress;
        let mut tell = |done| progress.at(done, Some(u64::from(layout::RANGES)));
        let out = ports.corpora.begin(&into)?;
        let built = build::build(plan, sources, out, &mut tell);
        progress.end();
        let (writer, holes) = built?;
        let unwritable = |error| SourceError {
            place: String::new(),
            fault: Fault::Write(error),
        };
        let (ends, out) =
            writer
                .finish(&self.source_name(), 0)
                .map_err(|refused| match refused {
                    Refused::Write(error) => Failure::from(unwritable(error)),
                    _ => Failure::new(Kind::Input, "the corpus is too large"),
                })?;
        out.commit(&ends)
            .map_err(|error| Failure::from(unwritable(error)))?;
        let mut told = told(&ends.header, &into, holes);
        if let Err(error) = ports.corpora.drop_tags(&into) {
            told = told.note(format!(
                "`{}.tags` tells of an earlier corpus and cannot be removed: {error}",
                into.display()
            ));
        }
        Ok(told)
    }

    /// The file to make, which is none of the sources.
    fn target(&self, ports: &Ports<'_>, kind: HashKind) -> Result<PathBuf, Failure> {
        let into = match &self.into {
            Some(path) => path.clone(),
            None => ports.corpora.usual_place(kind).ok_or_else(|| {
                Failure::new(Kind::Usage, "there is no home to keep a corpus in")
                    .hint("say where with `-o FILE`")
            })?,
        };
        if self.into.is_none() && !self.again && ports.downloads.is_there(&into) {
            let what = format!("`{}` is there already", into.display());
            return Err(Failure::new(Kind::Usage, what)
                .hint("replace it with `--again`, or say another place with `-o FILE`"));
        }
        let mut part = into.clone().into_os_string();
        part.push(".part");
        for target in [&into, &PathBuf::from(part)] {
            let is_target =
                |source: &&PathBuf| ports.files.meeting(target, source) == Some(Meeting::Same);
            if let Some(source) = self.sources.iter().find(is_target) {
                let what = format!(
                    "the source `{}` would be overwritten: it is `{}`",
                    source.display(),
                    target.display()
                );
                return Err(
                    Failure::new(Kind::Usage, what).hint("say another place with `-o FILE`")
                );
            }
        }
        Ok(into)
    }

    fn profile(&self) -> Result<Profile, Failure> {
        let kind = HashKind::from(self.hash);
        let all = Profile::all_bits(kind);
        let bits = match self.bits {
            Bits::All => all,
            Bits::Of(bits) => bits,
        };
        let profile = Profile::new(kind, bits, self.min_count.get());
        profile.ok_or_else(|| {
            Failure::new(Kind::Usage, "no corpus keeps so many bits").hint(format!(
                "`--bits` takes 40 to {all} in steps of 8, and `all`"
            ))
        })
    }

    fn open(&self, ports: &Ports<'_>, profile: Profile) -> Result<Sources, Failure> {
        let kind = profile.kind;
        let form = match self.form {
            None => None,
            Some(FormName::Text) => Some(Form::Text),
            Some(FormName::Records) => Some(Form::Records(Layout::Whole(kind))),
            Some(FormName::Truncated) => Some(Form::Records(Layout::Truncated)),
        };
        let mut folders: Vec<&Path> = Vec::new();
        let mut streams = Vec::new();
        for path in &self.sources {
            let Some(bytes) = ports.corpus_sources.file(path)? else {
                folders.push(path);
                continue;
            };
            let name = if path.as_os_str() == "-" {
                "standard input".to_owned()
            } else {
                path.display().to_string()
            };
            let stream = Stream::open(name, bytes, kind, form)?;
            if stream.form == Form::Records(Layout::Truncated) && profile.bits > 64 {
                return Err(stream.error(Fault::FewBits).into());
            }
            streams.push(stream);
        }
        match (folders.is_empty(), streams.is_empty()) {
            (true, _) => Ok(Sources::Streams(streams)),
            (_, true) => Ok(Sources::Files(ports.corpus_sources.folders(&folders)?)),
            _ => Err(Failure::new(
                Kind::Usage,
                "folders of ranges and files of digests do not go together",
            )
            .hint("build from one or the other")),
        }
    }

    /// The source as the corpus names it.
    fn source_name(&self) -> String {
        let name = |path: &PathBuf| match path.file_name() {
            Some(name) => name.to_string_lossy().into_owned(),
            None => path.display().to_string(),
        };
        self.source.clone().unwrap_or_else(|| {
            let names: Vec<_> = self.sources.iter().map(name).collect();
            names.join(", ")
        })
    }
}

/// What was built.
fn told(header: &Header, into: &Path, holes: usize) -> Told {
    let place = into.display().to_string();
    let mut told = Told::default().say(facts::sentence(&place, header));
    if let Some(worth) = facts::worth(&header.preamble) {
        told = told.say(worth);
    }
    if let Some(gaps) = facts::gaps(header) {
        told = told.note(gaps);
    }
    if holes > 0 {
        told = told.note(format!(
            "digests are missing in what is there, in {}; of them nothing is known",
            counted(holes, "place", "places")
        ));
    }
    let mut words = facts::facts(&place, header);
    words.push(("holes", Word::Number(holes)));
    told.fact(Fact::Words(words))
}

const EXAMPLES: &str = "\
Examples:
  doorkey corpus build ranges/                             a folder of range files
  doorkey corpus build pwned.txt.zst -o sha1.corpus        one sorted text
  doorkey corpus build ntlm.txt --hash ntlm --bits all     exact, in the default place
  zcat pwned.txt.gz | doorkey corpus build - -o sha1.corpus";
