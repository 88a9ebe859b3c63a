//! A small corpus on the disk, and what is in it.

use std::path::Path;

use doorkey::adapters::corpora::SystemCorpora;
use doorkey::corpus::lookup::Corpus;
use doorkey::corpus::profile::Profile;
use doorkey::corpus::row::Key;
use doorkey::corpus::row::Row;
use doorkey::corpus::writer::Writer;
use doorkey::ports::corpora::Corpora;
use doorkey::ports::corpora::CorpusPlace;
use rand::RngExt;
use rand::SeedableRng;
use rand::rngs::StdRng;

/// 2,000 rows in 25 ranges near each other and at both ends.
pub fn rows(seed: u64) -> Vec<Row> {
    let mut random = StdRng::seed_from_u64(seed);
    let ranges: Vec<u64> = (0..23)
        .map(|i| 0x2b000 + i * 50)
        .chain([0, 0xfffff])
        .collect();
    let mut rows: Vec<Row> = (0..2000)
        .map(|_| Row {
            key: Key {
                head: ranges[random.random_range(0..ranges.len())] << 44
                    | random.random::<u64>() >> 20,
                tail: random.random(),
            },
            count: (random.random::<u64>() >> random.random_range(0..64)).max(1),
        })
        .collect();
    rows.sort_unstable();
    rows
}

/// Write their corpus at `path`.
pub fn write(path: &Path, rows: &[Row], profile: Profile, bucket_bits: u8, build: u64) {
    let new = SystemCorpora.begin(path).expect("it can be written");
    let mut writer = Writer::new(new, profile, bucket_bits, build);
    for range in rows.chunk_by(|a, b| a.key.range() == b.key.range()) {
        writer
            .range(range[0].key.range(), range, false)
            .expect("they are in order");
    }
    let (ends, new) = writer.finish("a test", 0).expect("it can be written");
    new.commit(&ends).expect("it can be written");
}

/// Open the corpus at `path`; an error as text.
pub fn open(path: &Path) -> Result<Corpus, String> {
    let place = CorpusPlace::Path(path.to_owned());
    let storage = SystemCorpora
        .storage(&place)
        .map_err(|failure| format!("{failure:?}"))?;
    Corpus::open(storage).map_err(|error| error.to_string())
}

/// None of `rows` may be absent or have another count; how many are unknown.
pub fn unknown(corpus: &Corpus, rows: &[Row]) -> usize {
    let keys: Vec<Key> = rows.iter().map(|row| row.key).collect();
    let mut unknown = 0;
    let mut told = 0;
    corpus.look_up_sorted(&keys, &mut |index, seen| {
        told += 1;
        match seen {
            Ok(seen) => assert_eq!(seen, Some(rows[index].count)),
            Err(_) => unknown += 1,
        }
    });
    assert_eq!(told, rows.len());
    for row in rows.iter().step_by(17) {
        if let Ok(seen) = corpus.look_up(row.key) {
            assert_eq!(seen, Some(row.count));
        }
    }
    unknown
}
