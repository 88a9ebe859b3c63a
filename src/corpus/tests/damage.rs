//! A damaged corpus is unknown, never clear.

use std::ops::Range;
use std::sync::Arc;

use rand::RngExt;
use rand::SeedableRng;
use rand::rngs::StdRng;

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
use crate::corpus::tests::InMemory;
use crate::corpus::tests::Source;
use crate::corpus::tests::Told;
use crate::corpus::tests::built;
use crate::corpus::tests::rows_of;
use crate::corpus::writer::Writer;

/// Eight ranges of 40 rows, four next to each other, and the file.
fn whole() -> (Vec<Row>, Vec<u8>) {
    let mut random = StdRng::seed_from_u64(21);
    let mut source = Source::new();
    for (number, range) in (0..).zip([0, 1, 2, 3, 0x100, 0x55555, 0xffffe, 0xfffff]) {
        let rows = rows_of(range, number << 32, 40, &mut random);
        source.insert(range, (Told::Whole, rows));
    }
    let profile = Profile::new(HashKind::Sha1, 64, 1).expect("it is one");
    let bytes = built(&source, profile, 20);
    let rows = source.into_values().flat_map(|(_, rows)| rows);
    (rows.collect(), bytes)
}

/// No row may be absent or have another count in `bytes`; how many are unknown, all where it does not open.
fn unknown(rows: &[Row], bytes: Vec<u8>, what: &str) -> usize {
    let Ok(corpus) = Corpus::open(Box::new(InMemory(bytes))) else {
        return rows.len();
    };
    asked(rows, &corpus, what)
}

fn asked(rows: &[Row], corpus: &Corpus, what: &str) -> usize {
    let keys: Vec<Key> = rows.iter().map(|row| row.key).collect();
    let mut unknown = 0;
    corpus.look_up_sorted(&keys, &mut |index, seen| match seen {
        Ok(seen) => assert_eq!(seen, Some(rows[index].count), "{what}"),
        Err(_) => unknown += 1,
    });
    let alone = rows.iter().filter(|row| match corpus.look_up(row.key) {
        Ok(seen) => {
            assert_eq!(seen, Some(row.count), "{what}");
            false
        }
        Err(_) => true,
    });
    assert_eq!(alone.count(), unknown, "alone as in a row: {what}");
    unknown
}

/// Where the buckets of the rows lie, in order.
fn buckets(rows: &[Row], bytes: &[u8]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for range in rows.chunk_by(|a, b| a.key.range() == b.key.range()) {
        let range = range[0].key.range() as usize;
        let entry =
            layout::HEADER + range / 256 * layout::PAGE + layout::LENGTHS_AT + range % 256 * 3;
        let length = usize::from(bytes[entry]) | usize::from(bytes[entry + 1]) << 8;
        let at = found
            .last()
            .map_or(layout::HEADER + 4096 * layout::PAGE, |last| last.end);
        found.push(at..at + length);
    }
    assert_eq!(found[found.len() - 1].end, bytes.len() - layout::TRAILER);
    found
}

/// A flipped bit in what is read is noticed; one in a part that nobody asked for is not missed.
#[test]
fn no_digest_is_absent_because_of_a_flipped_bit() {
    let (rows, bytes) = whole();
    let mut random = StdRng::seed_from_u64(22);
    let places = buckets(&rows, &bytes);
    let (first, end) = (places[0].start, places[7].end);
    let pages: Vec<usize> = rows
        .chunk_by(|a, b| a.key.range() >> 8 == b.key.range() >> 8)
        .map(|rows| layout::HEADER + (rows[0].key.range() >> 8) as usize * layout::PAGE)
        .collect();
    let mut flips: Vec<usize> = (0..250)
        .map(|_| random.random_range(0..bytes.len()))
        .collect();
    // Where it matters, too: header, the pages of these rows, the buckets, the trailer.
    flips.extend((0..250).map(|_| random.random_range(0..layout::HEADER)));
    let page = |random: &mut StdRng| pages[random.random_range(0..pages.len())];
    flips.extend((0..250).map(|_| page(&mut random) + random.random_range(0..layout::PAGE)));
    flips.extend((0..250).map(|_| random.random_range(first..end)));
    flips.extend(end..bytes.len());
    let mut memory = bytes;
    for at in flips {
        let bit = 1 << random.random_range(0..8);
        memory[at] ^= bit;
        let read = std::mem::take(&mut memory);
        let storage = Arc::new(InMemory(read));
        let unknown = match Corpus::open(Box::new(Shared(storage.clone()))) {
            Ok(corpus) => asked(&rows, &corpus, &format!("byte {at}")),
            Err(_) => rows.len(),
        };
        let is_read = at < layout::HEADER
            || at >= first
            || pages
                .iter()
                .any(|&page| (page..page + layout::PAGE).contains(&at));
        assert_eq!(unknown > 0, is_read, "byte {at}");
        memory = Arc::into_inner(storage).expect("the corpus is closed").0;
        memory[at] ^= bit;
    }
}

/// Eight megabytes that need not be copied for every flip.
struct Shared(Arc<InMemory>);

impl Storage for Shared {
    fn name(&self) -> &'static str {
        "memory"
    }

    fn reach(&self) -> Reach {
        self.0.reach()
    }

    fn length(&self, file: FileName) -> Result<u64, CorpusError> {
        self.0.length(file)
    }

    fn read_at(&self, file: FileName, offset: u64, bytes: &mut [u8]) -> Result<(), CorpusError> {
        self.0.read_at(file, offset, bytes)
    }
}

#[test]
fn a_file_that_ends_anywhere_or_goes_on_is_refused() {
    let (rows, bytes) = whole();
    let places = buckets(&rows, &bytes);
    let mut ends = vec![0, 1, 8, 63, 64, layout::HEADER - 1, layout::HEADER];
    ends.extend([1, 2, 4095, 4096].map(|page| layout::HEADER + page * layout::PAGE));
    ends.extend(
        places
            .iter()
            .flat_map(|place| [place.start, place.start + 1, place.end]),
    );
    ends.extend([1, 4, 32, 63].map(|short| bytes.len() - short));
    for end in ends {
        let cut = Corpus::open(Box::new(InMemory(bytes[..end].to_vec())));
        assert!(cut.is_err(), "cut at {end}");
        // The same with the trailer of the whole behind it.
        let mut mended = bytes[..end].to_vec();
        mended.extend_from_slice(&bytes[bytes.len() - layout::TRAILER..]);
        let is_same = mended == bytes;
        let opened = Corpus::open(Box::new(InMemory(mended)));
        assert_eq!(opened.is_ok(), is_same, "cut at {end}, with a trailer");
    }
    for more in [1, 64, 4096] {
        let mut longer = bytes.clone();
        longer.resize(bytes.len() + more, 0);
        let longer = Corpus::open(Box::new(InMemory(longer)));
        assert!(matches!(longer, Err(CorpusError::Length { .. })), "{more}");
    }
}

#[test]
fn what_stands_in_anothers_place_is_damage() {
    let (rows, bytes) = whole();
    let places = buckets(&rows, &bytes);
    let take = |places: [&Range<usize>; 2]| places.map(|place| bytes[place.clone()].to_vec());
    // Two buckets next to each other, which need not be of one length.
    let mut swapped = bytes.clone();
    let [first, second] = take([&places[1], &places[2]]);
    let both = [second, first].concat();
    swapped[places[1].start..places[2].end].copy_from_slice(&both);
    assert_eq!(unknown(&rows, swapped, "swapped buckets"), 80);
    // Two of one length, far apart.
    let pair = (0..8).flat_map(|a| (a + 1..8).map(move |b| (a, b)));
    let same = pair
        .into_iter()
        .find(|&(a, b)| places[a].len() == places[b].len());
    if let Some((a, b)) = same {
        let mut swapped = bytes.clone();
        let [first, second] = take([&places[a], &places[b]]);
        swapped[places[a].clone()].copy_from_slice(&second);
        swapped[places[b].clone()].copy_from_slice(&first);
        assert_eq!(unknown(&rows, swapped, "swapped buckets of one length"), 80);
    }
    // Two pages.
    let page = |number: usize| {
        let at = layout::HEADER + number * layout::PAGE;
        at..at + layout::PAGE
    };
    let mut swapped = bytes.clone();
    let [first, second] = take([&page(0), &page(1)]);
    swapped[page(0)].copy_from_slice(&second);
    swapped[page(1)].copy_from_slice(&first);
    assert_eq!(unknown(&rows, swapped, "swapped pages"), 200);
    // Zeros where a bucket, a page or all was: a hole in a file.
    for hole in [places[3].clone(), page(0), page(4095)] {
        let mut holed = bytes.clone();
        holed[hole].fill(0);
        assert!(unknown(&rows, holed, "a hole") > 0);
    }
}

#[test]
fn pieces_of_another_build_are_damage() {
    let (rows, bytes) = whole();
    let profile = Profile::new(HashKind::Sha1, 64, 1).expect("it is one");
    // The same ranges, but another build, and other counts.
    let mut writer = Writer::new(Vec::new(), profile, 20, 8);
    for range in rows.chunk_by(|a, b| a.key.range() == b.key.range()) {
        writer
            .range(range[0].key.range(), range, false)
            .expect("they are in order");
    }
    let (ends, buckets) = writer.finish("a test", 9).expect("memory takes all");
    let other = [ends.head.as_slice(), &buckets, &ends.trailer].concat();
    assert_eq!(other.len(), bytes.len());
    let directory = layout::HEADER..layout::HEADER + 4096 * layout::PAGE;
    let pieces = [
        0..layout::HEADER,
        directory.clone(),
        directory.end..bytes.len() - layout::TRAILER,
        bytes.len() - layout::TRAILER..bytes.len(),
    ];
    for piece in pieces {
        let mut mixed = bytes.clone();
        mixed[piece.clone()].copy_from_slice(&other[piece.clone()]);
        assert_eq!(
            unknown(&rows, mixed, "a piece of another"),
            rows.len(),
            "{piece:?}"
        );
    }
}

#[test]
fn what_is_not_a_corpus_is_refused_and_a_newer_one_named() {
    let (_, bytes) = whole();
    let open = |bytes: Vec<u8>| Corpus::open(Box::new(InMemory(bytes)));
    assert!(matches!(open(Vec::new()), Err(CorpusError::NotACorpus)));
    assert!(matches!(
        open(vec![0; bytes.len()]),
        Err(CorpusError::NotACorpus)
    ));
    let text = b"0000000A:1\r\n".repeat(1 << 12);
    assert!(matches!(open(text), Err(CorpusError::NotACorpus)));
    let mut newer = bytes.clone();
    newer[8] = 2;
    assert!(matches!(open(newer), Err(CorpusError::Version(2))));
    let mut random = StdRng::seed_from_u64(23);
    let mut garbage = bytes;
    random.fill(&mut garbage[8..]);
    assert!(open(garbage).is_err());
}
