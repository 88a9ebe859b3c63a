//! Sources that chance makes, small ones always and large ones when asked.

use std::collections::BTreeSet;

use rand::RngExt;
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
use crate::corpus::writer::Writer;

/// A few ranges near each other, whole, partial and empty, with digests that chance or malice put there.
fn any_source(random: &mut StdRng) -> Source {
    let near = random.random_range(0..layout::RANGES - 64);
    let mut source = Source::new();
    for _ in 0..random.random_range(0..20) {
        let range = near + random.random_range(0..64);
        let from = random.random::<u64>() >> 8;
        let count = [0, 1, 2, 31, 32, 33, 300][random.random_range(0..7)];
        let mut rows = rows_of(range, from, count, random);
        if random.random_ratio(1, 3) {
            // Few distinct bits: many neighbours, many twins.
            let mask = random.random::<u64>() & random.random::<u64>() & ((1 << 44) - 1);
            for row in &mut rows {
                row.key.head = u64::from(range) << 44 | row.key.head & mask;
            }
            rows.sort_unstable();
            rows.dedup_by_key(|row| row.key);
        }
        let told = match random.random_range(0..4) {
            0 => Told::Partly,
            _ => Told::Whole,
        };
        source.insert(range, (told, rows));
    }
    source
}

fn hold(seeds: std::ops::Range<u64>) {
    let profiles = every_profile(1);
    for seed in seeds {
        let mut random = StdRng::seed_from_u64(seed);
        let source = any_source(&mut random);
        let (mut profile, bucket_bits) = profiles[random.random_range(0..profiles.len())];
        profile.min_count = [1, 1, 2, 100][random.random_range(0..4)];
        let rows = source.values().flat_map(|(_, rows)| rows);
        let mut keys: Vec<Key> = rows.map(|row| row.key).collect();
        for number in 0..200 {
            let range = source.keys().next().copied().unwrap_or(7) + number % 70;
            let range = range.min(layout::RANGES - 1);
            keys.push(moved(key(u64::from(number) << 44), range));
        }
        let corpus = opened(built(&source, profile, bucket_bits));
        Truth::of(&source, profile, bucket_bits).is_what(&corpus, &mut keys);
    }
}

#[test]
fn any_source_is_given_back() {
    hold(0..12);
}

#[test]
#[ignore = "needs minutes, and 2,000 sources an optimised build; .ci/run has it"]
fn any_source_is_given_back_two_thousand_times() {
    hold(1000..if OPTIMISED { 3000 } else { 1100 });
}

#[test]
fn absent_digests_are_found_as_seldom_as_the_profile_says() {
    // One range that is full enough for chance matches on 40 bits: 1 in 2^20 for each record.
    are_absent(1 << 14, 20_000, 1);
}

#[test]
#[ignore = "needs minutes, and ten million an optimised build; .ci/run has it"]
fn ten_million_absent_digests_are_found_as_seldom_as_the_profile_says() {
    are_absent(1 << 18, if OPTIMISED { 10_000_000 } else { 500_000 }, 64);
}

/// A build that is not takes twenty times as long.
const OPTIMISED: bool = !cfg!(debug_assertions);

/// `records` in `ranges` ranges, and `many` absent keys of those ranges.
fn are_absent(records: u64, many: u64, ranges: u32) {
    let mut random = StdRng::seed_from_u64(11);
    let mut source = Source::new();
    for range in 0..ranges {
        let each = records / u64::from(ranges);
        let rows = rows_of(range * 7, u64::from(range) << 30, each, &mut random);
        source.insert(range * 7, (Told::Whole, rows));
    }
    let mut absent: Vec<Key> = (0..many)
        .map(|number| {
            let range = random.random_range(0..ranges) * 7;
            moved(key(1 << 50 | number), range)
        })
        .collect();
    absent.sort_unstable();
    for bits in [40, 48, 64, 160] {
        let profile = Profile::new(HashKind::Sha1, bits, 1).expect("it is one");
        let corpus = opened(built(&source, profile, 20));
        let rows = source.values().flat_map(|(_, rows)| rows);
        let cut: BTreeSet<Key> = rows.map(|row| row.key.cut(bits)).collect();
        let mut alarms = 0_u32;
        corpus.look_up_sorted(&absent, &mut |index, seen| {
            let is_seen = seen.expect("it is held").is_some();
            assert_eq!(is_seen, cut.contains(&absent[index].cut(bits)));
            alarms += u32::from(is_seen);
        });
        // Only so many of the ranges are full, and all were asked for in those.
        let share = f64::from(layout::RANGES) / f64::from(ranges);
        #[expect(clippy::cast_precision_loss, reason = "a rate")]
        let expected = profile.false_alarms(records) * share * many as f64;
        let far = (f64::from(alarms) - expected).abs();
        assert!(
            far <= 5.0 * expected.sqrt() + 1.0,
            "{bits}: {alarms}, {expected}"
        );
    }
}

#[test]
fn rows_that_no_source_may_have_are_refused() {
    let profile = Profile::new(HashKind::Sha1, 64, 1).expect("it is one");
    let mut random = StdRng::seed_from_u64(12);
    let rows = rows_of(5, 0, 3, &mut random);
    let wrong: [(&str, Vec<Row>); 4] = [
        ("out of order", vec![rows[1], rows[0]]),
        ("twice", vec![rows[0], rows[0]]),
        ("of another range", rows_of(6, 0, 1, &mut random)),
        ("never seen", {
            let mut never = rows.clone();
            never[2].count = 0;
            never
        }),
    ];
    for (what, rows) in wrong {
        let mut writer = Writer::new(Vec::new(), profile, 20, 1);
        assert!(writer.range(5, &rows, false).is_err(), "{what}");
    }
    let mut writer = Writer::new(Vec::new(), profile, 20, 1);
    assert!(writer.range(5, &rows, false).is_ok());
    assert!(
        writer.range(5, &rows, false).is_err(),
        "the same range again"
    );
    assert!(writer.range(4, &[], false).is_err(), "an earlier range");
}
