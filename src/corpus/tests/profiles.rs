//! Every profile gives back what its source had.

use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::breach::digest::HashKind;
use crate::corpus::layout;
use crate::corpus::profile::Profile;
use crate::corpus::row::Key;
use crate::corpus::row::Row;
use crate::corpus::tests::Source;
use crate::corpus::tests::Told;
use crate::corpus::tests::Truth;
use crate::corpus::tests::built;
use crate::corpus::tests::every_profile;
use crate::corpus::tests::key;
use crate::corpus::tests::moved;
use crate::corpus::tests::opened;
use crate::corpus::tests::rows_of;

/// Ranges of 1 to 700 rows at both ends and in between, one empty, one partly told, one that is not held.
fn source(random: &mut StdRng) -> Source {
    let whole = [
        (0, 1),
        (1, 0),
        (2, 700),
        (0x12345, 2),
        (0x12346, 33),
        (0x7ffff, 100),
        (0x80000, 300),
        (0xffffe, 5),
        (0xfffff, 64),
    ];
    let mut source: Source = whole
        .map(|(range, count)| {
            let rows = rows_of(range, u64::from(range) << 20, count, random);
            (range, (Told::Whole, rows))
        })
        .into();
    let some = rows_of(0x40000, 5, 50, random);
    source.insert(0x40000, (Told::Partly, some));
    source
}

/// The keys of the source, as many absent ones in the same ranges, and some of ranges that are not held.
fn keys(source: &Source) -> Vec<Key> {
    let rows = source.values().flat_map(|(_, rows)| rows);
    let mut keys: Vec<Key> = rows.map(|row| row.key).collect();
    let absent = keys.clone();
    let absent = (1_u64 << 50..).zip(absent);
    keys.extend(absent.map(|(number, present)| moved(key(number), present.range())));
    let elsewhere = (1_u64 << 51..).zip([3, 0x12344, 0xabcde]);
    keys.extend(elsewhere.map(|(number, range)| moved(key(number), range)));
    keys
}

#[test]
fn every_digest_is_found_with_its_count_and_no_other_whatever_is_kept() {
    let mut random = StdRng::seed_from_u64(1);
    let source = source(&mut random);
    let mut keys = keys(&source);
    for (profile, bucket_bits) in every_profile(1) {
        let corpus = opened(built(&source, profile, bucket_bits));
        Truth::of(&source, profile, bucket_bits).is_what(&corpus, &mut keys);
        let header = corpus.header().expect("it is near");
        assert_eq!(header.ranges, 10);
        assert_eq!(header.preamble.modified, 9);
        assert_eq!(header.source, "a test");
        let rows: usize = source.values().map(|(_, rows)| rows.len()).sum();
        assert_eq!(header.preamble.rows, rows as u64);
    }
}

#[test]
fn a_least_count_leaves_out_what_was_seen_less_often_and_nothing_else() {
    let mut random = StdRng::seed_from_u64(2);
    let source = source(&mut random);
    let mut keys = keys(&source);
    for min_count in [2, 4, 1 << 40, u64::MAX] {
        for bits in [48, 160] {
            let profile = Profile::new(HashKind::Sha1, bits, min_count).expect("it is one");
            let corpus = opened(built(&source, profile, 20));
            Truth::of(&source, profile, 20).is_what(&corpus, &mut keys);
        }
    }
}

#[test]
fn digests_that_are_one_once_cut_keep_the_larger_count() {
    for (profile, bucket_bits) in every_profile(1) {
        let mut rows = Vec::new();
        // Twins that differ in the first bit that is not kept, in either order of counts, and thrice.
        for (number, counts) in (0..).zip([[1, 9], [9, 1], [7, 7], [u64::MAX, 1]]) {
            let first = moved(key(number), 0x54321).cut(profile.bits);
            let mut second = first;
            if profile.bits < 64 {
                second.head |= 1 << (63 - profile.bits);
            } else if let Some(byte) = second.tail.get_mut(usize::from(profile.bits - 64) / 8) {
                *byte = 0x80;
            }
            let keys = [first, second];
            rows.extend(
                keys.into_iter()
                    .zip(counts)
                    .map(|(key, count)| Row { key, count }),
            );
        }
        rows.sort_unstable();
        rows.dedup_by_key(|row| row.key);
        let is_cut = !profile.is_exact() && profile.bits < 160;
        let mut keys: Vec<Key> = rows.iter().map(|row| row.key).collect();
        let source = Source::from([(0x54321, (Told::Whole, rows))]);
        let corpus = opened(built(&source, profile, bucket_bits));
        Truth::of(&source, profile, bucket_bits).is_what(&corpus, &mut keys);
        if is_cut {
            assert_eq!(corpus.preamble().expect("it is near").records, 4);
            let first = moved(key(0), 0x54321);
            assert_eq!(corpus.look_up(first).expect("it is held"), Some(9));
        }
    }
}

#[test]
fn a_corpus_of_nothing_and_one_of_one_digest_are_corpora() {
    let profile = Profile::new(HashKind::Sha1, 64, 1).expect("it is one");
    let nothing = opened(built(&Source::new(), profile, 20));
    Truth::of(&Source::new(), profile, 20).is_what(&nothing, &mut [key(1), key(2)]);
    let one = Row {
        key: key(1),
        count: 3,
    };
    let source = Source::from([(one.key.range(), (Told::Whole, vec![one]))]);
    let bytes = built(&source, profile, 20);
    assert_eq!(
        bytes.len() as u64,
        layout::BUCKETS_AT + layout::TRAILER as u64 + 2 + 6 + 1 + 4
    );
    Truth::of(&source, profile, 20).is_what(&opened(bytes), &mut [key(1), key(2)]);
}
