//! Corpora whose every row is known, and their rows as the service would write them.

use std::collections::BTreeMap;
use std::fs;
use std::fs::File;
use std::io::BufWriter;
use std::io::Seek;
use std::io::SeekFrom;
use std::io::Write;
use std::os::unix::fs::FileExt;
use std::path::Path;

use doorkey::adapters::corpora::SystemCorpora;
use doorkey::breach::digest::Digest;
use doorkey::breach::digest::HashKind;
use doorkey::corpus::layout;
use doorkey::corpus::lookup::Corpus;
use doorkey::corpus::profile::Profile;
use doorkey::corpus::row::Key;
use doorkey::corpus::row::Row;
use doorkey::corpus::writer::Writer;
use doorkey::ports::corpora::Corpora;
use doorkey::ports::corpora::CorpusPlace;
use doorkey::secret::Secret;
use rand::RngExt;
use rand::SeedableRng;
use rand::rngs::StdRng;

/// In every one of them 42 times, as its SHA-1.
pub const PASSWORD: &str = "password";
/// Its range.
pub const RANGE: u32 = 0x5BAA6;

/// The rows of a corpus by range, and how it is written.
#[derive(Clone)]
pub struct Made {
    pub kind: HashKind,
    pub rows: BTreeMap<u32, Vec<Row>>,
    pub build: u64,
    pub bits: u8,
    pub min_count: u64,
    /// What is not among the rows is an empty range, or one that is not held.
    pub holds_all: bool,
    /// Of these rows are missing.
    pub partial: Vec<u32>,
}

impl Made {
    /// `ranges` ranges of a hundred rows each, all over, and that of [`PASSWORD`].
    pub fn new(kind: HashKind, ranges: u32) -> Self {
        let mut random = StdRng::seed_from_u64(u64::from(ranges));
        let mut rows = BTreeMap::new();
        let step = layout::RANGES / ranges;
        for range in (0..layout::RANGES).step_by(step as usize).chain([RANGE]) {
            rows.insert(range, hundred(kind, range, &mut random));
        }
        if kind == HashKind::Sha1 {
            let key = Key::of(&Digest::of(&Secret::new(PASSWORD.as_bytes().to_vec())));
            let here = rows.get_mut(&RANGE).expect("its range");
            here.push(Row { key, count: 42 });
            here.sort_unstable();
        }
        Self {
            kind,
            rows,
            build: 7,
            bits: Profile::all_bits(kind),
            min_count: 1,
            holds_all: true,
            partial: Vec::new(),
        }
    }

    /// A hundred rows more, in the range of this password.
    pub fn with_range_of(mut self, password: &str) -> Self {
        let range = Key::of(&Digest::of(&Secret::new(password.as_bytes().to_vec()))).range();
        let mut random = StdRng::seed_from_u64(u64::from(range));
        self.rows
            .insert(range, hundred(self.kind, range, &mut random));
        self
    }

    /// As a file, put in its place whole.
    pub fn write(&self, path: &Path) {
        let part = path.with_extension("making");
        let mut file = File::create(&part).expect("a file");
        file.seek(SeekFrom::Start(layout::BUCKETS_AT))
            .expect("a place in it");
        let profile = Profile::new(self.kind, self.bits, self.min_count).expect("a profile");
        let mut writer = Writer::new(BufWriter::new(file), profile, 20, self.build);
        for range in 0..layout::RANGES {
            let rows = self.rows.get(&range).map_or(&[][..], Vec::as_slice);
            if self.holds_all || !rows.is_empty() {
                writer
                    .range(range, rows, self.partial.contains(&range))
                    .expect("rows in order");
            }
        }
        let (ends, out) = writer.finish("a test", 1_700_000_000).expect("room");
        let mut file = out.into_inner().expect("room");
        file.write_all(&ends.trailer).expect("room");
        file.rewind().expect("a beginning");
        file.write_all(&ends.head).expect("room");
        fs::rename(part, path).expect("its place");
    }

    /// The body of a range as the service has it.
    pub fn body(&self, range: u32) -> String {
        let rows = self.rows.get(&range).map_or(&[][..], Vec::as_slice);
        let line = |row: &Row| {
            let whole = self.digest(row);
            format!("{}:{}", &whole[5..], row.count)
        };
        rows.iter().map(line).collect::<Vec<_>>().join("\r\n")
    }

    /// All of it, with this after each line.
    pub fn text(&self, line_end: &str) -> String {
        let rows = self.rows.values().flatten();
        rows.map(|row| format!("{}:{}{line_end}", self.digest(row), row.count))
            .collect()
    }

    fn digest(&self, row: &Row) -> String {
        let tail: String = row.key.tail.map(|byte| format!("{byte:02X}")).concat();
        let mut whole = format!("{:016X}{tail}", row.key.head);
        whole.truncate(self.kind.digits());
        whole
    }
}

fn hundred(kind: HashKind, range: u32, random: &mut StdRng) -> Vec<Row> {
    let mut rows: Vec<Row> = (0..100)
        .map(|_| {
            let mut tail: [u8; 12] = random.random();
            if kind == HashKind::Ntlm {
                tail[8..].fill(0);
            }
            let head = u64::from(range) << 44 | random.random::<u64>() >> 20;
            let count = 1 + (random.random::<u64>() >> random.random_range(20..64));
            let key = Key { head, tail };
            Row { key, count }
        })
        .collect();
    rows.sort_unstable();
    rows
}

/// Flip a bit in the middle of a range's bucket, in place.
pub fn damage(path: &Path, range: u32) {
    let storage = SystemCorpora
        .storage(&CorpusPlace::Path(path.to_owned()))
        .expect("a file");
    let corpus = Corpus::open(storage).expect("a corpus");
    let page = corpus.page(u16::try_from(range >> 8).expect("a page"));
    let page = page.expect("a whole page");
    let index = (range - page.first_bucket()) as usize;
    let before: u64 = page.entries[..index]
        .iter()
        .map(|entry| u64::from(entry.length()))
        .sum();
    let at = page.base + before + u64::from(page.entries[index].length()) / 2;
    let file = File::options().read(true).write(true).open(path);
    let file = file.expect("a file to damage");
    let mut byte = [0];
    file.read_exact_at(&mut byte, at).expect("a byte");
    byte[0] ^= 4;
    file.write_all_at(&byte, at).expect("another byte");
}
