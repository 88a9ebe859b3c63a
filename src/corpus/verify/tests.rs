//! A corpus in memory, damaged in every way.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::cast_possible_truncation,
    reason = "a test that cannot go on should say where"
)]

use std::sync::Mutex;

use rand::RngExt;
use rand::SeedableRng;
use rand::rngs::StdRng;

use super::*;
use crate::breach::digest::HashKind;
use crate::corpus::lookup::Corpus;
use crate::corpus::profile::Profile;
use crate::corpus::row::Key;
use crate::corpus::tests::InMemory;
use crate::corpus::tests::any_count;
use crate::corpus::tests::key;
use crate::corpus::writer::Writer;

/// The digests of the numbers below `count`, sorted.
fn rows(count: u64, random: &mut StdRng) -> Vec<Row> {
    let mut rows: Vec<Row> = (0..count)
        .map(|number| Row {
            key: key(number),
            count: any_count(random),
        })
        .collect();
    rows.sort_unstable();
    rows
}

/// A whole corpus of `rows`.
fn corpus(rows: &[Row], profile: Profile, bucket_bits: u8) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new(), profile, bucket_bits, 7);
    let mut rest = rows;
    for range in 0..layout::RANGES {
        let (mine, others) = rest.split_at(rest.partition_point(|row| row.key.range() <= range));
        rest = others;
        writer
            .range(range, mine, false)
            .expect("the rows are in order");
    }
    let (ends, buckets) = writer.finish("a test", 9).expect("memory takes all");
    [ends.head.as_slice(), &buckets, &ends.trailer].concat()
}

fn sample(bits: u8, bucket_bits: u8) -> (Vec<Row>, Vec<u8>) {
    let mut random = StdRng::seed_from_u64(5);
    let rows = rows(20_000, &mut random);
    let profile = Profile::new(HashKind::Sha1, bits, 1).expect("a profile");
    let bytes = corpus(&rows, profile, bucket_bits);
    (rows, bytes)
}

fn verified(bytes: &[u8]) -> Result<Verified, CorpusError> {
    verify(&InMemory(bytes.to_vec()), 2, &mut |_| {}, &|_, _| {})
}

#[test]
fn a_whole_corpus_is_sound_and_every_range_is_told_with_its_rows() {
    for (bits, bucket_bits) in [(64, 20), (64, 21), (160, 21), (40, 20)] {
        let (rows, bytes) = sample(bits, bucket_bits);
        let told = Mutex::new((Vec::new(), 0_u32));
        let mut pages = 0;
        let verified = verify(
            &InMemory(bytes.clone()),
            2,
            &mut |done| pages = done,
            &|range, sound| {
                let (of_range, is_partial) = sound.expect("nothing is damaged");
                assert!(!is_partial && of_range.iter().all(|row| row.key.range() == range));
                let mut told = told.lock().expect("no panic before");
                told.0.extend_from_slice(of_range);
                told.1 += 1;
            },
        )
        .expect("a header");
        assert!(verified.damage.is_empty(), "{:?}", verified.damage);
        assert_eq!((pages, verified.ranges), (4096, layout::RANGES));
        assert_eq!((verified.partial, verified.ranges_lost), (0, 0));
        assert_eq!(verified.bytes, bytes.len() as u64);
        let (mut told, ranges) = told.into_inner().expect("no panic before");
        assert_eq!(ranges, layout::RANGES);
        told.sort_unstable();
        let kept = rows.iter().map(|row| row.key.cut(bits));
        assert!(told.iter().map(|row| row.key).eq(kept));
    }
}

#[test]
fn a_flipped_bit_anywhere_is_found_and_no_digest_becomes_absent() {
    let (rows, bytes) = sample(64, 20);
    let mut random = StdRng::seed_from_u64(6);
    let keys: Vec<Key> = rows.iter().map(|row| row.key).collect();
    let ends = layout::BUCKETS_AT as usize..bytes.len();
    let mut hit = 0;
    for turn in 0..1_000 {
        // Half of them in the buckets, which are small here beside the directory.
        let at = match turn % 2 {
            0 => random.random_range(0..bytes.len()),
            _ => random.random_range(ends.clone()),
        };
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << random.random_range(0..8);
        if turn % 50 == 0 {
            let found = verified(&flipped);
            assert!(found.is_err_and_or_damaged(), "{at}");
        }
        let Ok(corpus) = Corpus::open(Box::new(InMemory(flipped))) else {
            continue;
        };
        // Those of the page that was hit, or about so far into the buckets; buckets lie in the order of digests.
        let of_page = at.saturating_sub(layout::HEADER) / layout::PAGE;
        let about = at.saturating_sub(ends.start) * rows.len() / ends.len();
        let touched = if at < ends.start {
            rows.partition_point(|row| row.key.head >> 52 < of_page as u64)
        } else {
            about.saturating_sub(200)
        };
        let touched = touched..(touched + 400).min(rows.len());
        let mut unknown = 0;
        corpus.look_up_sorted(&keys[touched.clone()], &mut |index, seen| match seen {
            Ok(Some(count)) => assert_eq!(count, rows[touched.start + index].count, "{at}"),
            Ok(None) => panic!("a present digest is absent after a flip at {at}"),
            Err(_) => unknown += 1,
        });
        hit += usize::from(unknown > 0);
    }
    // Some flips are in the header, the trailer, or a page without a digest: none, of so many rows.
    assert!(hit > 900, "only {hit} flips were seen");
}

trait Damaged {
    fn is_err_and_or_damaged(&self) -> bool;
}

impl Damaged for Result<Verified, CorpusError> {
    fn is_err_and_or_damaged(&self) -> bool {
        self.as_ref().map_or(true, |it| !it.damage.is_empty())
    }
}

#[test]
fn one_damaged_bucket_costs_one_range_and_a_page_its_256() {
    let (rows, bytes) = sample(64, 21);
    let middle = layout::BUCKETS_AT as usize + 5_000;
    let mut flipped = bytes.clone();
    flipped[middle] ^= 4;
    let lost = Mutex::new(Vec::new());
    let found = verify(&InMemory(flipped), 2, &mut |_| {}, &|range, sound| {
        if sound.is_none() {
            lost.lock().expect("no panic before").push(range);
        }
    })
    .expect("a header");
    assert_eq!(found.ranges_lost, 1);
    assert!(matches!(
        found.damage.as_slice(),
        [CorpusError::Damaged(Part::Bucket(number))] if lost.into_inner().unwrap() == [number >> 1]
    ));
    assert!(found.records < rows.len() as u64);

    let mut flipped = bytes;
    flipped[layout::HEADER + 7 * layout::PAGE + 100] ^= 4;
    let found = verified(&flipped).expect("a header");
    assert_eq!(found.ranges_lost, 256);
    assert!(matches!(
        found.damage.as_slice(),
        [CorpusError::Damaged(Part::Page(7))]
    ));
}

#[test]
fn a_corpus_cut_anywhere_or_with_bytes_too_many_is_damaged() {
    let (_, bytes) = sample(64, 20);
    let buckets = layout::BUCKETS_AT as usize;
    for length in [
        0,
        63,
        64,
        layout::HEADER - 1,
        layout::HEADER,
        layout::HEADER + layout::PAGE,
        buckets - 1,
        buckets,
        buckets + 1,
        bytes.len() - layout::TRAILER,
        bytes.len() - 1,
    ] {
        assert!(
            verified(&bytes[..length]).is_err_and_or_damaged(),
            "{length}"
        );
        let opened = Corpus::open(Box::new(InMemory(bytes[..length].to_vec())));
        assert!(opened.is_err(), "{length}");
    }
    let mut longer = bytes;
    longer.push(0);
    let found = verified(&longer).expect("a header");
    assert!(matches!(
        found.damage.as_slice(),
        [CorpusError::Length { .. }]
    ));
}

#[test]
fn two_swapped_buckets_are_two_damaged_ranges() {
    let (rows, bytes) = sample(64, 20);
    let corpus = Corpus::open(Box::new(InMemory(bytes.clone()))).expect("a corpus");
    // Two buckets of the same length on one page.
    let page = corpus.page(9).expect("a page");
    let mut at = usize::try_from(page.base).expect("small");
    let mut first: Option<(usize, usize)> = None;
    let mut swapped = bytes;
    for entry in &page.entries {
        let length = entry.length() as usize;
        match first {
            None if length > 0 => first = Some((at, length)),
            Some((from, same)) if same == length => {
                let (a, b) = swapped.split_at_mut(at);
                a[from..from + length].swap_with_slice(&mut b[..length]);
                break;
            }
            _ => {}
        }
        at += length;
    }
    let found = verified(&swapped).expect("a header");
    assert_eq!(found.ranges_lost, 2);
    let corpus = Corpus::open(Box::new(InMemory(swapped))).expect("a corpus");
    for row in rows.iter().filter(|row| row.key.head >> 52 == 9) {
        assert!(!matches!(corpus.look_up(row.key), Ok(None)));
    }
}
