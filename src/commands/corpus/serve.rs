//! `doorkey corpus serve`: the range API over exact corpora.

use std::net::SocketAddr;
use std::path::Path;
use std::path::PathBuf;

use crate::breach::digest::HashKind;
use crate::commands::corpus::Streams;
use crate::commands::corpus::facts;
use crate::commands::corpus::named;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Ports;
use crate::ports::corpora::CorpusPlace;
use crate::ports::servers::Shelf;
use crate::told::Told;

/// Serve a corpus as the range API, for a team or for programs that know it
///
/// Answers `GET /range/5BAA6` as the service does, byte for byte, with entity tags and padding, and `?mode=ntlm` from an
/// NTLM corpus. A file that is replaced is picked up within seconds, or at once on SIGHUP.
#[derive(clap::Args, Clone, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct Serve {
    /// A corpus of all bits, at most one of each kind; your own where none is named
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Where to listen; other machines reach it only where you name an address of this one
    #[arg(long, value_name = "[ADDRESS:]PORT", default_value = "127.0.0.1:8080", value_parser = address)]
    listen: SocketAddr,
}

impl Serve {
    pub(super) fn run(
        self,
        ports: &mut Ports<'_>,
        _config: &Config,
        streams: Streams<'_>,
    ) -> Result<Told, Failure> {
        let Streams { out, say } = streams;
        if out.is_none() {
            let what = "a server has no document to write";
            return Err(Failure::new(Kind::Usage, what)
                .hint("leave out `--format`; the address is told on standard error"));
        }
        let mut shelves: Vec<Shelf> = Vec::new();
        let mut kinds = Vec::new();
        for path in files(self.files, ports)? {
            let (opened, kind) = open(ports, path)?;
            if kinds.contains(&kind) {
                let what = format!("two corpora of {} cannot be served at once", kind.word());
                return Err(Failure::new(Kind::Usage, what)
                    .hint("name one of each kind, or start a second server on another port"));
            }
            kinds.push(kind);
            shelves.push(opened);
        }
        let mut first = Vec::new();
        for shelf in &shelves {
            let header = named::header(&shelf.corpus)?;
            let what = facts::sentence(shelf.corpus.name(), &header);
            first.push(format!("serving: {what}"));
            first.extend(facts::gaps(&header).map(|gaps| format!("note: {gaps}")));
        }
        if !self.listen.ip().is_loopback() {
            say(
                "note: other machines can ask, in plain HTTP, and what they ask tells something of their passwords: \
                 put a proxy with TLS before it",
            );
        }
        // The address is told once something listens there; until then nothing is served.
        let mut say = |line: &str| {
            for line in first.drain(..) {
                say(&line);
            }
            say(line);
        };
        match ports.servers.serve(shelves, self.listen, &mut say)? {}
    }
}

/// What was named, or the owner's own.
fn files(named: Vec<PathBuf>, ports: &Ports<'_>) -> Result<Vec<PathBuf>, Failure> {
    if !named.is_empty() {
        return Ok(named);
    }
    let own = |kind| ports.corpora.usual_place(kind);
    let is_there = |path: &PathBuf| ports.corpora.storage(&at(path)).is_ok();
    let mut files: Vec<PathBuf> = [HashKind::Sha1, HashKind::Ntlm]
        .into_iter()
        .filter_map(own)
        .filter(is_there)
        .collect();
    if files.is_empty() {
        // So that it is told why.
        files.extend(own(HashKind::Sha1));
    }
    if files.is_empty() {
        return Err(Failure::new(
            Kind::Usage,
            "no corpus was named, and there is no home to look in",
        ));
    }
    Ok(files)
}

fn at(path: &Path) -> CorpusPlace {
    CorpusPlace::Path(path.to_owned())
}

/// Open a corpus and see whether it can be served.
fn open(ports: &Ports<'_>, path: PathBuf) -> Result<(Shelf, HashKind), Failure> {
    let corpus = named::open(ports, &named::near(path.clone(), "serve")?)?;
    let profile = named::header(&corpus)?.preamble.profile;
    named::fit(corpus.name(), profile, "served")?;
    Ok((Shelf { path, corpus }, profile.kind))
}

/// An address and a port; a port alone, or that of `localhost`, is one of this machine.
fn address(text: &str) -> Result<SocketAddr, &'static str> {
    let port = text.strip_prefix("localhost:").unwrap_or(text);
    let port = port.parse().ok().filter(|_| !port.starts_with('+'));
    port.map(|port: u16| SocketAddr::from(([127, 0, 0, 1], port)))
        .or_else(|| text.parse().ok())
        .ok_or("not a port, or an address and a port such as `127.0.0.1:8080` or `[::1]:8080`")
}

const EXAMPLES: &str = "\
Examples:
  doorkey corpus serve exact.corpus                       on this machine, port 8080
  doorkey corpus serve sha1.corpus ntlm.corpus            both kinds
  doorkey corpus serve exact.corpus --listen 10.0.0.5:80  for a team, behind a proxy with TLS
  doorkey pwned --ranges http://127.0.0.1:8080            ask it";
