//! A corpus gives back what its source had, whatever is done to it: what these tests share.

#![expect(
    clippy::expect_used,
    clippy::option_option,
    clippy::panic,
    reason = "a test that cannot go on should say where"
)]

mod damage;
mod profiles;
mod properties;
mod skew;

use std::collections::BTreeMap;

use rand::RngExt;
use rand::rngs::StdRng;
use sha1::Digest;
use sha1::Sha1;

use crate::breach::digest::HashKind;
use crate::corpus::error::CorpusError;
use crate::corpus::layout;
use crate::corpus::lookup::Corpus;
use crate::corpus::profile::Profile;
use crate::corpus::row::Key;
use crate::corpus::row::Row;
use crate::corpus::storage::FileName;
use crate::corpus::storage::Reach;
use crate::corpus::storage::Storage;
use crate::corpus::writer::Writer;

/// One file's bytes.
pub(super) struct InMemory(pub(super) Vec<u8>);

impl Storage for InMemory {
    fn name(&self) -> &'static str {
        "memory"
    }

    fn reach(&self) -> Reach {
        Reach::Near
    }

    fn length(&self, _: FileName) -> Result<u64, CorpusError> {
        Ok(self.0.len() as u64)
    }

    fn read_at(&self, _: FileName, offset: u64, bytes: &mut [u8]) -> Result<(), CorpusError> {
        let from = usize::try_from(offset).unwrap_or(usize::MAX);
        let there = self.0.get(from..).and_then(|rest| rest.get(..bytes.len()));
        bytes.copy_from_slice(there.ok_or_else(|| std::io::Error::other("no such bytes"))?);
        Ok(())
    }
}

/// What a source says of one range.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Told {
    /// All of its rows, of which there may be none.
    Whole,
    /// Some of its rows.
    Partly,
}

/// A source: the ranges it tells of, with their rows. Of the others it says nothing.
pub(super) type Source = BTreeMap<u32, (Told, Vec<Row>)>;

/// The corpus of a source.
pub(super) fn built(source: &Source, profile: Profile, bucket_bits: u8) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new(), profile, bucket_bits, 7);
    for (&range, (told, rows)) in source {
        writer
            .range(range, rows, *told == Told::Partly)
            .expect("the rows are in order");
    }
    let (ends, buckets) = writer.finish("a test", 9).expect("memory takes all");
    [ends.head.as_slice(), &buckets, &ends.trailer].concat()
}

/// The same, opened.
pub(super) fn opened(bytes: Vec<u8>) -> Corpus {
    Corpus::open(Box::new(InMemory(bytes))).expect("a whole corpus")
}

/// `count` real digests, those of the numbers from `from` on, moved into the range `range` and sorted.
pub(super) fn rows_of(range: u32, from: u64, count: u64, random: &mut StdRng) -> Vec<Row> {
    let mut rows: Vec<Row> = (from..from + count)
        .map(|number| Row {
            key: moved(key(number), range),
            count: any_count(random),
        })
        .collect();
    rows.sort_unstable();
    rows
}

/// The digest of a number.
pub(super) fn key(number: u64) -> Key {
    let digest: [u8; 20] = Sha1::digest(number.to_le_bytes()).into();
    let (head, tail) = digest.split_first_chunk().expect("twenty bytes");
    Key {
        head: u64::from_be_bytes(*head),
        tail: *tail.first_chunk().expect("twelve bytes"),
    }
}

/// The same key in another range.
pub(super) fn moved(key: Key, range: u32) -> Key {
    Key {
        head: u64::from(range) << 44 | key.head & ((1 << 44) - 1),
        tail: key.tail,
    }
}

/// From 1 to the largest number there is, every length as likely as another.
pub(super) fn any_count(random: &mut StdRng) -> u64 {
    (random.random::<u64>() >> random.random_range(0..64)).max(1)
}

/// What a corpus of the source must say of any key: the truth that no code of the format took part in.
pub(super) struct Truth {
    kept: BTreeMap<Key, u64>,
    profile: Profile,
    bucket_bits: u8,
    source: BTreeMap<u32, Told>,
}

impl Truth {
    pub(super) fn of(source: &Source, profile: Profile, bucket_bits: u8) -> Self {
        let mut kept = BTreeMap::new();
        for row in source.values().flat_map(|(_, rows)| rows) {
            if row.count >= profile.min_count {
                let count = kept.entry(row.key.cut(profile.bits)).or_insert(0);
                *count = row.count.max(*count);
            }
        }
        let source = source.iter().map(|(&range, &(told, _))| (range, told));
        Self {
            kept,
            profile,
            bucket_bits,
            source: source.collect(),
        }
    }

    /// How often it was seen; `None` is unknown.
    pub(super) fn says(&self, key: Key) -> Option<Option<u64>> {
        let seen = self.kept.get(&key.cut(self.profile.bits)).copied();
        match self.source.get(&key.range()) {
            Some(Told::Whole) => Some(seen),
            _ => seen.map(Some),
        }
    }

    /// The rows of one range, cut.
    pub(super) fn rows(&self, range: u32) -> Vec<Row> {
        let from = moved(Key::default(), range);
        let rows = self.kept.range(from..);
        rows.take_while(|(key, _)| key.range() == range)
            .map(|(&key, &count)| Row { key, count })
            .collect()
    }

    /// A corpus says this of all keys, alone and in a row, and gives these ranges.
    pub(super) fn is_what(&self, corpus: &Corpus, keys: &mut [Key]) {
        keys.sort_unstable();
        // Alone, each reads and checks its whole bucket: of many, some.
        for &key in keys.iter().step_by(keys.len() / ALONE + 1) {
            let said = corpus.look_up(key);
            assert_eq!(told(said), self.says(key), "{key:?} {}", self.what());
        }
        let mut next = 0;
        corpus.look_up_sorted(keys, &mut |index, said| {
            assert_eq!(index, next, "each is told of once and in order");
            let truth = self.says(keys[index]);
            assert_eq!(said.ok(), truth, "{:?} {}", keys[index], self.what());
            next += 1;
        });
        assert_eq!(next, keys.len());
        for (&range, &told) in &self.source {
            let mut rows = Vec::new();
            let is_whole = corpus.range(range, &mut rows);
            match (told, is_whole) {
                (Told::Whole, is_whole) => assert_eq!(is_whole.ok(), Some(true)),
                (Told::Partly, Ok(is_whole)) => assert!(!is_whole),
                // One of its buckets has no rows, and it is not known whether it should.
                (Told::Partly, Err(CorpusError::NotHeld)) => continue,
                (Told::Partly, Err(error)) => panic!("{error}"),
            }
            assert_eq!(rows, self.rows(range), "{range:05X} {}", self.what());
        }
        let preamble = corpus.preamble().expect("it is near");
        assert_eq!(preamble.records, self.kept.len() as u64);
        assert_eq!(preamble.profile, self.profile);
    }

    fn what(&self) -> String {
        format!("{}, {} bucket bits", self.profile, self.bucket_bits)
    }
}

/// An answer without its reason; only what is not held may be unknown in a sound corpus.
pub(super) fn told(said: Result<Option<u64>, CorpusError>) -> Option<Option<u64>> {
    match said {
        Ok(seen) => Some(seen),
        Err(CorpusError::NotHeld) => None,
        Err(error) => panic!("{error}"),
    }
}

/// Every profile that tests go through, each with 20 and 21 bucket bits.
pub(super) fn every_profile(min_count: u64) -> Vec<(Profile, u8)> {
    let sha1 = [40, 48, 56, 64, 80, 96, 128, 160].map(|bits| (HashKind::Sha1, bits));
    let ntlm = [40, 64, 128].map(|bits| (HashKind::Ntlm, bits));
    sha1.into_iter()
        .chain(ntlm)
        .filter_map(|(kind, bits)| Profile::new(kind, bits, min_count))
        .flat_map(|profile| layout::BUCKET_BITS.map(move |bits| (profile, bits)))
        .collect()
}

const ALONE: usize = 1000;
