//! A small mirror on the loopback, and what a corpus made of it must hold.

use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use doorkey::adapters::corpora::SystemCorpora;
use doorkey::breach::digest::HashKind;
use doorkey::breach::range::Range;
use doorkey::corpus::error::CorpusError;
use doorkey::corpus::journal;
use doorkey::corpus::lookup::Corpus;
use doorkey::corpus::row::Key;
use doorkey::corpus::row::Row;
use doorkey::corpus::tags::Tags;
use doorkey::ports::corpora::Corpora;
use doorkey::ports::corpora::CorpusPlace;
use rand::RngExt;
use rand::rngs::StdRng;

use crate::support::process::Home;
use crate::support::process::Program;
use crate::support::server::Play;
use crate::support::server::RangeServer;
use crate::support::server::rows;
use crate::support::server::site::Site;

/// A mirror with ranges `00000` to below `count`.
pub(super) struct Mirror {
    pub(super) server: RangeServer,
    pub(super) site: Arc<Site>,
    pub(super) count: u32,
}

impl Mirror {
    pub(super) fn new(count: u32, rows: usize) -> Self {
        let site = Arc::new(Site::default());
        let server = RangeServer::start();
        server.otherwise(Play::Site(Arc::clone(&site)));
        let mirror = Self {
            server,
            site,
            count,
        };
        for range in 0..count {
            mirror.load(range, rows, 1);
        }
        mirror
    }

    /// Put the `version`-th content of a range there.
    pub(super) fn load(&self, range: u32, rows: usize, version: u32) {
        let prefix = format!("{range:05X}");
        let body = rows::rows_with(&format!("{:035X}", 7 * range + version), 42, rows);
        let tag = format!("\"0x8DD{:012X}\"", range * 100 + version);
        self.site.put(&prefix, &body, &tag);
    }

    /// `00000..LAST`.
    pub(super) fn span(&self) -> String {
        format!("00000..{:05X}", self.count - 1)
    }

    /// What the service has of a range.
    pub(super) fn rows(&self, range: u32) -> Vec<Row> {
        let body = self.site.body(&format!("{range:05X}"));
        let parsed = Range::parse(body.as_bytes(), HashKind::Sha1).expect("a range");
        parsed
            .rows()
            .map(|(suffix, count)| Row {
                key: Key::of_suffix(range, &suffix),
                count,
            })
            .collect()
    }

    /// All of it.
    pub(super) fn whole(&self) -> BTreeMap<u32, Vec<Row>> {
        (0..self.count)
            .map(|range| (range, self.rows(range)))
            .collect()
    }

    /// `doorkey corpus download` of all of it.
    pub(super) fn download<'a>(&self, home: &'a Home, more: &[&str]) -> Program<'a> {
        let (url, span) = (self.server.url(), self.span());
        home.program(DOORKEY)
            .args(["corpus", "download", "-o", FILE, "--ranges", &url])
            .args(["--only", &span, "--connections", "8"])
            .args(more.iter().copied())
    }
}

/// `doorkey corpus update`.
pub(super) fn update<'a>(home: &'a Home, more: &[&str]) -> Program<'a> {
    home.program(DOORKEY)
        .args(["corpus", "update", FILE, "--connections", "8"])
        .args(more.iter().copied())
}

/// What the corpus there holds: nothing else is asked for, everything is checked.
pub(super) fn held(path: &Path, count: u32) -> BTreeMap<u32, Vec<Row>> {
    let corpus = open(path);
    let mut held = BTreeMap::new();
    for range in 0..count + 16 {
        let mut rows = Vec::new();
        match corpus.range(range, &mut rows) {
            Ok(is_whole) => {
                assert!(is_whole);
                held.insert(range, rows);
            }
            Err(CorpusError::NotHeld) => {}
            Err(error) => panic!("range {range:05X}: {error}"),
        }
    }
    held
}

pub(super) fn open(path: &Path) -> Corpus {
    let place = CorpusPlace::Path(path.to_owned());
    let storage = SystemCorpora.storage(&place).expect("a corpus");
    Corpus::open(storage).expect("a whole corpus")
}

/// The same rows as a corpus of 64 bits keeps them.
pub(super) fn cut(whole: &BTreeMap<u32, Vec<Row>>) -> BTreeMap<u32, Vec<Row>> {
    let profile = doorkey::corpus::profile::Profile::new(HashKind::Sha1, 64, 1).expect("fits");
    let mut cut = whole.clone();
    for rows in cut.values_mut() {
        journal::keep(profile, rows);
    }
    cut
}

/// The tags beside a corpus tell the truth of it.
pub(super) fn tags_are_true(path: &Path, count: u32) {
    let bytes = std::fs::read(beside(path, ".tags")).expect("tags");
    let tags = Tags::parse(bytes).expect("whole tags");
    let corpus = open(path);
    assert_eq!(
        Some(tags.build),
        corpus.preamble().map(|preamble| preamble.build)
    );
    let held = held(path, count);
    assert_eq!(tags.held() as usize, held.len());
    for (range, rows) in held {
        let tag = tags.tag(range).expect("a tag");
        assert_eq!(tag.rows() as usize, rows.len());
        assert_eq!(tag.checksum(), journal::rows_checksum(&rows));
        assert!(tag.modified() > 1_700_000_000);
    }
}

pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// When to kill a run: anywhere in the time that one takes on this machine, and a little behind it; later and later
/// where the machine has become slower, so that one of them ends.
pub(super) fn moment(random: &mut StdRng, undisturbed: Duration, kills: usize) -> Duration {
    let tenths = 12 + u32::try_from(kills).expect("a small number");
    random.random_range(Duration::ZERO..undisturbed * tenths / 10)
}

pub(super) const FILE: &str = "a.corpus";
const DOORKEY: &str = env!("CARGO_BIN_EXE_doorkey");
