//! A split key comes back from enough shares, from no fewer, and from no wrong ones.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot go on should say where"
)]

use rand::Rng;
use rand::SeedableRng;
use rand::rngs::StdRng;

use super::*;

const KEY: [u8; 32] = *b"0123456789abcdefghijklmnopqrstu\xff";

fn dealt(threshold: u8, count: u8) -> Vec<Share> {
    dealt_by(1, &KEY, threshold, count)
}

fn dealt_by(seed: u64, secret: &[u8], threshold: u8, count: u8) -> Vec<Share> {
    let secret = Secret::new(secret.to_vec());
    split(&secret, threshold, count, &mut StdRng::seed_from_u64(seed)).expect("a possible split")
}

/// Through paper: written, typed, read.
fn again(share: &Share) -> Share {
    Share::read(&share.text(), 1).expect("a share as it was written")
}

/// Every way to pick so many of `shares`.
fn subsets(shares: &[Share], size: usize) -> Vec<Vec<Share>> {
    (0_u32..1 << shares.len())
        .filter(|mask| usize::try_from(mask.count_ones()) == Ok(size))
        .map(|mask| {
            let picked = |at: &usize| mask >> at & 1 == 1;
            (0..shares.len())
                .filter(picked)
                .map(|at| again(&shares[at]))
                .collect()
        })
        .collect()
}

fn combined(shares: &[Share]) -> Result<Vec<u8>, ShareError> {
    combine(shares).map(|secret| secret.reveal().to_vec())
}

#[test]
fn every_large_enough_choice_gives_the_key_and_every_smaller_one_is_told_what_is_missing() {
    for (threshold, count) in [(2, 2), (2, 3), (3, 5), (5, 5), (4, 8)] {
        let shares = dealt(threshold, count);
        assert_eq!(shares.len(), usize::from(count));
        for size in 1..=shares.len() {
            let needed = usize::from(threshold);
            let expected = if size < needed {
                Err(ShareError::TooFew {
                    given: size,
                    needed,
                })
            } else {
                Ok(KEY.to_vec())
            };
            for choice in subsets(&shares, size) {
                assert_eq!(combined(&choice), expected);
            }
        }
    }
}

#[test]
fn the_order_does_not_matter() {
    let mut shares = dealt(3, 5);
    shares.reverse();
    assert_eq!(combined(&shares[1..4]), Ok(KEY.to_vec()));
}

#[test]
fn secrets_of_every_length_come_back() {
    for length in 1..=MAX_SECRET {
        let secret: Vec<u8> = (0..=u8::MAX).cycle().step_by(37).take(length).collect();
        let shares: Vec<_> = dealt_by(9, &secret, 2, 3).iter().map(again).collect();
        assert_eq!(combined(&shares[1..]), Ok(secret));
    }
}

#[test]
fn one_share_less_is_not_enough_even_for_one_who_lies_about_the_number() {
    for mut choice in subsets(&dealt(4, 6), 3) {
        for share in &mut choice {
            share.threshold = 3;
        }
        assert_eq!(combined(&choice), Err(ShareError::Wrong));
    }
}

#[test]
fn a_share_of_another_set_is_named() {
    let mut shares = dealt(3, 5);
    shares.truncate(2);
    shares.push(dealt_by(2, &KEY, 3, 5).remove(2));
    assert_eq!(combined(&shares), Err(ShareError::OtherSet { place: 3 }));
}

#[test]
fn a_share_that_is_given_twice_does_not_count_twice() {
    let shares = dealt(3, 5);
    let given = [again(&shares[0]), again(&shares[3]), again(&shares[3])];
    assert_eq!(combined(&given), Err(ShareError::Twice { index: 4 }));
}

#[test]
fn a_forged_share_never_gives_a_wrong_key() {
    let mut shares = dealt(3, 5);
    shares[1].body = Secret::new(vec![7; shares[1].body.len()]);
    assert_eq!(combined(&shares[..3]), Err(ShareError::Wrong));
}

#[test]
fn no_share_is_nothing() {
    assert_eq!(combined(&[]), Err(ShareError::None));
}

#[test]
fn what_cannot_be_split_is_refused() {
    let mut random = StdRng::seed_from_u64(1);
    for (secret, threshold, count) in [
        (&[][..], 2, 3),
        (&[1; MAX_SECRET + 1], 2, 3),
        (&[1], 1, 3),
        (&[1], 0, 0),
        (&[1], 4, 3),
        (&[1], 2, 33),
    ] {
        let refused = split(&Secret::new(secret.to_vec()), threshold, count, &mut random);
        assert_eq!(refused.err(), Some(ShareError::Unsplittable));
    }
}

#[test]
fn every_wrong_character_is_caught_and_its_share_named() {
    let share = &dealt(3, 5)[1];
    let text = share.text();
    for at in 0..text.len() {
        for byte in b"0123456789ABCDEFGHJKMNPQRSTVWXYZU%" {
            let mut typed = text.reveal().to_vec();
            let same = |left: u8, right: u8| left == right || (left == b'O' && right == b'0');
            if typed[at] == b'-' || same(typed[at], *byte) {
                continue;
            }
            typed[at] = *byte;
            let read = Share::read(&Secret::new(typed), 4).err();
            assert_eq!(read, Some(ShareError::Mistyped { place: 4 }), "{at}");
        }
    }
}

#[test]
fn two_swapped_neighbours_and_a_lost_or_doubled_character_are_caught() {
    let share = &dealt(3, 5)[1];
    let text = share.text().reveal().to_vec();
    for at in 16..text.len() - 1 {
        let (mut swapped, mut lost, mut doubled) = (text.clone(), text.clone(), text.clone());
        swapped.swap(at, at + 1);
        lost.remove(at);
        doubled.insert(at, text[at]);
        for typed in [swapped, lost, doubled] {
            let plain = |bytes: &[u8]| -> Vec<u8> {
                bytes.iter().copied().filter(|&byte| byte != b'-').collect()
            };
            if plain(&typed) != plain(&text) {
                assert!(Share::read(&Secret::new(typed), 1).is_err(), "{at}");
            }
        }
    }
}

#[test]
fn people_may_type_as_they_like() {
    let share = &dealt(3, 5)[1];
    let text = share.text().reveal().to_vec();
    let lower = text.to_ascii_lowercase();
    let no_hyphens: Vec<u8> = text.iter().copied().filter(|&byte| byte != b'-').collect();
    let spaced: Vec<u8> = text
        .chunks(4)
        .flat_map(|four| [four, b" "].concat())
        .collect();
    let alike: Vec<u8> = text
        .iter()
        .map(|byte| match byte {
            b'0' => b'o',
            b'1' => b'l',
            other => *other,
        })
        .collect();
    for typed in [
        lower,
        no_hyphens,
        spaced,
        alike,
        [&text, &b"\r\n"[..]].concat(),
    ] {
        let read = Share::read(&Secret::new(typed), 1).expect("the same share");
        assert_eq!(read.text().reveal(), share.text().reveal());
    }
}

#[test]
fn other_text_is_not_a_share() {
    for typed in [
        &b""[..],
        b"hello",
        b"DOORKEY-SHARE-1",
        b"AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX",
        &[b'A'; 2000],
        b"\xff\xfe\xfd",
    ] {
        let read = Share::read(&Secret::new(typed.to_vec()), 2).err();
        assert_eq!(read, Some(ShareError::NotAShare { place: 2 }));
    }
}

#[test]
fn numbers_that_are_letters_are_refused_behind_a_checksum_that_fits() {
    let typed = Secret::new(b"DOORKEY-SHARE-1-00000000-02OFZZ-ZZ-00000000-P3ZG8B".to_vec());
    assert_eq!(
        Share::read(&typed, 1).err(),
        Some(ShareError::NotAShare { place: 1 })
    );
}

#[test]
fn no_bytes_are_too_strange_to_be_refused() {
    let mut random = StdRng::seed_from_u64(3);
    let text = dealt(3, 5)[1].text();
    for round in 0..4_000 {
        let mut typed = text.reveal().to_vec();
        let mut noise = [0; 8];
        random.fill_bytes(&mut noise);
        let [at, byte, cut, times, ..] = noise;
        for step in 0..=usize::from(times % 8) {
            let at = (usize::from(at) + step * 13) % typed.len();
            typed[at] = byte;
        }
        if round % 2 == 0 {
            typed.truncate(usize::from(cut));
        }
        let is_whole = typed.eq_ignore_ascii_case(text.reveal());
        let read = Share::read(&Secret::new(typed), 1);
        assert!(read.is_err() || is_whole || read.is_ok_and(|read| read.index == 2));
    }
}

#[test]
fn a_share_is_one_line_that_a_qr_code_holds_as_capitals() {
    let text = dealt(3, 5)[1].text();
    let text = std::str::from_utf8(text.reveal()).expect("text");
    assert!(text.starts_with("DOORKEY-SHARE-1-"), "{text}");
    assert!(text.contains("-03OF05-02-"), "{text}");
    let is_capital = |char: char| char.is_ascii_uppercase() || char.is_ascii_digit() || char == '-';
    assert!(text.chars().all(is_capital));
}

#[test]
fn the_same_secret_is_never_split_the_same_way_and_each_byte_of_a_share_takes_all_values() {
    let mut seen = [[false; 256]; 40];
    for seed in 0..4000 {
        let share = dealt_by(seed, &KEY, 2, 2).remove(0);
        for (at, &byte) in share.body.reveal().iter().enumerate() {
            seen[at][usize::from(byte)] = true;
        }
    }
    assert!(seen.iter().flatten().all(|&seen| seen));
}

#[test]
fn a_threshold_share_polynomial_has_no_weak_top() {
    // The flaw of RUSTSEC-2024-0398: a highest coefficient that is never 0 lets shares rule values out.
    let mut zero = false;
    for seed in 0..2000 {
        let shares = dealt_by(seed, &[0], 2, 2);
        zero |= shares[0].body.reveal()[0] == 0;
    }
    assert!(zero, "a share of 0 never is 0");
}

#[test]
fn errors_say_what_to_do_and_never_what_was_typed() {
    assert_eq!(
        ShareError::TooFew {
            given: 1,
            needed: 3
        }
        .to_string(),
        "1 of 3 shares: 2 missing"
    );
    let typed = Secret::new(b"DOORKEY-SHARE-1-SECRET".to_vec());
    let error = Share::read(&typed, 1).expect_err("it is too short");
    assert!(!format!("{error}{:?}{:?}", error, error.hint()).contains("SECRET"));
}
