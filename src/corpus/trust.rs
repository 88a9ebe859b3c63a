//! A corpus shows that it finds what it holds, before many answers of it are believed.
//!
//! Every look-up proves the page and the bucket it reads by their checksums, and opening proves header, trailer
//! and length: what was damaged or cut after it was written is seen there. What is proved here is that what was
//! written makes sense to this reader: the rows of a few ranges ascend, belong there, and each of a few is found
//! again with its count; and a corpus that says it is the whole has the most common password of all. A sample proves
//! nothing of what is not in it: for that there is `doorkey corpus verify`.

use std::error::Error;
use std::fmt;

use sha1::Digest as _;
use sha1::Sha1;

use crate::breach::digest::HashKind;
use crate::corpus::error::CorpusError;
use crate::corpus::layout;
use crate::corpus::lookup::Corpus;
use crate::corpus::row::Key;
use crate::corpus::row::Row;

/// Why the silence of a corpus proves nothing.
#[derive(Debug)]
pub enum Distrust {
    /// What was looked at is damaged or cannot be read.
    Corpus(CorpusError),
    /// Rows are out of order, or belong elsewhere.
    Order,
    /// It does not find what it holds.
    Lost,
    /// It says that it is whole, and the most common password is not in it.
    Lacking,
}

impl fmt::Display for Distrust {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Corpus(CorpusError::Damaged(_)) => "a sample of the corpus is damaged",
            Self::Corpus(error) => return error.fmt(formatter),
            Self::Order => "the rows of the corpus are out of order",
            Self::Lost => "the corpus does not find what it holds",
            Self::Lacking => "the corpus lacks the most common password: it is not whole",
        })
    }
}

impl Error for Distrust {}

/// Look at a few ranges, chosen by `seed`, and for a password that every whole corpus has.
///
/// # Errors
/// See [`Distrust`].
pub fn self_test(corpus: &Corpus, seed: u64) -> Result<(), Distrust> {
    let mut rows = Vec::new();
    let mut place = seed;
    for _ in 0..SAMPLES {
        // A full period over all 64-bit numbers; its upper bits are the random ones (Knuth, MMIX).
        place = place
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let range = u32::try_from(place >> 44).unwrap_or(0);
        rows.clear();
        match corpus.range(range, &mut rows) {
            Err(CorpusError::NotHeld) => continue,
            held => held.map_err(Distrust::Corpus)?,
        };
        agrees(corpus, range, &rows, place)?;
    }
    let is_whole = corpus.header().is_some_and(|header| {
        header.ranges == layout::RANGES
            && header.preamble.records > WHOLE
            && header.preamble.profile.is_whole()
    });
    let kind = corpus.preamble().map(|preamble| preamble.profile.kind);
    let Some(kind) = kind.filter(|_| is_whole) else {
        return Ok(());
    };
    match look_up(corpus, most_common(kind))? {
        None => Err(Distrust::Lacking),
        Some(_) => Ok(()),
    }
}

/// Whether the rows of a range are in order, and one of them is found.
fn agrees(corpus: &Corpus, range: u32, rows: &[Row], seed: u64) -> Result<(), Distrust> {
    let ascend = rows.is_sorted_by(|a, b| a.key < b.key);
    let belong = rows.iter().all(|row| row.key.range() == range);
    if !(ascend && belong) {
        return Err(Distrust::Order);
    }
    let index = usize::try_from(seed >> 32).unwrap_or(0);
    let row = rows.get(index.checked_rem(rows.len()).unwrap_or(0));
    match row {
        Some(row) if look_up(corpus, row.key)? != Some(row.count) => Err(Distrust::Lost),
        _ => Ok(()),
    }
}

fn look_up(corpus: &Corpus, key: Key) -> Result<Option<u64>, Distrust> {
    corpus.look_up(key).map_err(Distrust::Corpus)
}

/// The digest of `password`.
fn most_common(kind: HashKind) -> Key {
    match kind {
        HashKind::Sha1 => {
            let digest: [u8; 20] = Sha1::digest(b"password").into();
            let (head, tail) = digest.split_at(8);
            let mut key = Key {
                head: head
                    .iter()
                    .fold(0, |head, &byte| head << 8 | u64::from(byte)),
                tail: [0; 12],
            };
            layout::put(&mut key.tail, 0, tail);
            key
        }
        HashKind::Ntlm => Key {
            head: 0x8846_F7EA_EE8F_B117,
            tail: [0xAD, 0x06, 0xBD, 0xD8, 0x30, 0xB7, 0x58, 0x6C, 0, 0, 0, 0],
        },
    }
}

const SAMPLES: usize = 8;
/// A corpus of all ranges and more records than this is the whole; a smaller one is somebody's own.
const WHOLE: u64 = 100_000_000;
