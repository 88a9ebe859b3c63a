//! A corpus of invented digests in a file.

use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use doorkey::adapters::corpora::SystemCorpora;
use doorkey::breach::digest::Digest;
use doorkey::breach::digest::HashKind;
use doorkey::corpus::error::CorpusError;
use doorkey::corpus::layout;
use doorkey::corpus::lookup::Corpus;
use doorkey::corpus::profile::Profile;
use doorkey::corpus::row::Key;
use doorkey::corpus::row::Row;
use doorkey::corpus::writer::Writer;
use doorkey::ports::corpora::Corpora;
use doorkey::ports::corpora::CorpusPlace;
use doorkey::secret::Secret;

pub const DOORKEY: &str = env!("CARGO_BIN_EXE_doorkey");

/// Rows of the passwords `from`, `from + 1` … as decimal numbers, sorted.
pub fn rows(from: u64, count: u64) -> Vec<Row> {
    let mut rows: Vec<Row> = (from..from + count)
        .map(|number| Row {
            key: key(&number.to_string()),
            count: 1 + number % 300,
        })
        .collect();
    rows.sort_unstable();
    rows
}

/// So many rows in each of so many ranges, and none in the others; sorted.
pub fn crowded(ranges: u64, each: u64) -> Vec<Row> {
    let mut rows: Vec<Row> = (0..ranges * each)
        .map(|number| {
            let mut key = key(&number.to_string());
            let range = number % ranges * (u64::from(layout::RANGES) / ranges);
            key.head = range << 44 | key.head >> 20;
            // A quarter of real counts is above 7, and one in a thousand in the hundreds.
            let count = 1 + (number % 8) * u64::from(number % 2 == 0) + number % 1000 / 999 * 500;
            Row { key, count }
        })
        .collect();
    rows.sort_unstable();
    rows
}

/// The key of a password.
pub fn key(password: &str) -> Key {
    Key::of(&Digest::of(&Secret::new(password.as_bytes().to_vec())))
}

/// Write a corpus of `rows`, as a build of this number, to `path`.
pub fn write(path: &Path, rows: &[Row], build: u64) {
    write_as(path, rows, build, HashKind::Sha1, 1);
}

/// The same, of this hash, as if what was seen less often than `min_count` had been left out.
pub fn write_as(path: &Path, rows: &[Row], build: u64, kind: HashKind, min_count: u64) {
    let new = SystemCorpora.begin(path).expect("a new corpus");
    let profile = Profile::new(kind, 64, min_count).expect("a profile");
    let mut writer = Writer::new(new, profile, 20, build);
    let mut rest = rows;
    for range in 0..layout::RANGES {
        let (mine, others) = rest.split_at(rest.partition_point(|row| row.key.range() <= range));
        rest = others;
        writer.range(range, mine, false).expect("rows in order");
    }
    let (ends, new) = writer
        .finish("a test", 1_764_000_000)
        .expect("room for the file");
    new.commit(&ends).expect("room for the file");
}

/// Open the corpus there.
pub fn near(path: &Path) -> Result<Corpus, CorpusError> {
    let place = CorpusPlace::Path(path.to_owned());
    let storage = SystemCorpora.storage(&place);
    Corpus::open(storage.map_err(|failure| CorpusError::Unavailable(failure.what))?)
}

/// Open the corpus at an address; nothing is kept on disk.
pub fn far(url: &str) -> Corpus {
    let place = CorpusPlace::Host {
        url: url.to_owned(),
        allow_http: false,
        timeout: Duration::from_secs(5),
        cache: false,
    };
    let storage = SystemCorpora.storage(&place).expect("an address");
    Corpus::open(storage).expect("nothing is asked yet")
}

/// What is said of each of `keys`: a count, absent, or unknown and why.
pub fn answers(corpus: &Corpus, keys: &[Key]) -> Vec<Result<Option<u64>, String>> {
    let mut answers = Vec::new();
    corpus.look_up_sorted(keys, &mut |index, seen| {
        assert_eq!(index, answers.len(), "in their order");
        answers.push(seen.map_err(ToString::to_string));
    });
    assert_eq!(answers.len(), keys.len());
    answers
}

/// Split with the real binary.
pub fn split(
    home: &crate::support::process::Home,
    corpus: &Path,
    parts: u16,
    into: &str,
) -> PathBuf {
    let ran = home
        .program(DOORKEY)
        .args(["corpus", "split"])
        .args([corpus])
        .args(["--parts", &parts.to_string(), "--into", into])
        .run();
    ran.exits(0);
    home.path().join(into)
}
