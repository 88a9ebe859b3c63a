//! Ranges that are not as chance would have them.

use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::corpus::layout;
use crate::corpus::row::Key;
use crate::corpus::row::Row;
use crate::corpus::tests::Source;
use crate::corpus::tests::Told;
use crate::corpus::tests::Truth;
use crate::corpus::tests::any_count;
use crate::corpus::tests::built;
use crate::corpus::tests::every_profile;
use crate::corpus::tests::key;
use crate::corpus::tests::moved;
use crate::corpus::tests::opened;
use crate::corpus::tests::rows_of;

/// Three profiles and both bucket bits, with what they make of `source`; looked up are its keys and their neighbours.
fn is_given_back(source: &Source) {
    let rows = source.values().flat_map(|(_, rows)| rows);
    let step = rows.clone().count() / 500 + 1;
    let mut keys: Vec<Key> = rows
        .step_by(step)
        .flat_map(|row| {
            let head = row.key.head;
            [head, head.wrapping_add(1), head.wrapping_sub(1)].map(|head| Key {
                head,
                tail: row.key.tail,
            })
        })
        .collect();
    for (profile, bucket_bits) in every_profile(1) {
        if [40, 64, 160].contains(&profile.bits) {
            let corpus = opened(built(source, profile, bucket_bits));
            Truth::of(source, profile, bucket_bits).is_what(&corpus, &mut keys);
        }
    }
}

#[test]
fn a_range_of_ten_thousand_rows_beside_an_empty_one() {
    let mut random = StdRng::seed_from_u64(3);
    let full = rows_of(0x00000, 0, 10_000, &mut random);
    let next = rows_of(0x00002, 1 << 40, 3, &mut random);
    is_given_back(&Source::from([
        (0, (Told::Whole, full)),
        (1, (Told::Whole, Vec::new())),
        (2, (Told::Whole, next)),
    ]));
}

#[test]
fn all_rows_in_one_bucket_next_to_each_other_or_at_its_ends() {
    let mut random = StdRng::seed_from_u64(4);
    let start = 0xabcde_u64 << 44;
    let dense = start + (1 << 43) - 150..start + (1 << 43) + 150;
    let ends = [
        start,
        start + 1,
        start + (1 << 44) - 2,
        start + (1 << 44) - 1,
    ];
    let mut rows: Vec<Row> = dense
        .chain(ends)
        .map(|head| Row {
            key: Key {
                head,
                tail: [0xff; 12],
            },
            count: any_count(&mut random),
        })
        .collect();
    rows.sort_unstable();
    is_given_back(&Source::from([(0xabcde, (Told::Whole, rows))]));
}

#[test]
fn digests_that_differ_only_behind_their_first_64_bits() {
    let mut random = StdRng::seed_from_u64(5);
    let mut rows: Vec<Row> = (0..200)
        .map(|number| Row {
            key: Key {
                head: 0x7777_7777_7777_7777,
                tail: key(number).tail,
            },
            count: any_count(&mut random),
        })
        .collect();
    rows.sort_unstable();
    is_given_back(&Source::from([(0x77777, (Told::Whole, rows))]));
}

#[test]
fn every_length_of_count() {
    let counts = (0..64)
        .flat_map(|digits| [1_u64 << digits, (1 << digits) | 1, u64::MAX >> digits])
        .zip(0_u64..);
    let mut rows: Vec<Row> = counts
        .map(|(count, number)| Row {
            key: moved(key(number), 0x31415),
            count,
        })
        .collect();
    rows.sort_unstable();
    is_given_back(&Source::from([(0x31415, (Told::Whole, rows))]));
}

#[test]
fn what_is_not_told_is_not_known_and_what_is_told_in_part_is_never_absent() {
    let mut random = StdRng::seed_from_u64(6);
    let part = rows_of(0x22222, 0, 40, &mut random);
    let none = Vec::new();
    let source = Source::from([
        (0x22222, (Told::Partly, part)),
        (0x22223, (Told::Partly, none.clone())),
        (0x22225, (Told::Whole, none)),
    ]);
    is_given_back(&source);
    let (profile, bucket_bits) = every_profile(1)[6];
    let corpus = opened(built(&source, profile, bucket_bits));
    for range in [0x22222, 0x22223, 0x22224, 0, layout::RANGES - 1] {
        assert!(corpus.look_up(moved(key(9 << 40), range)).is_err());
    }
    let empty = corpus.look_up(moved(key(9 << 40), 0x22225));
    assert_eq!(empty.expect("it is held"), None);
}
