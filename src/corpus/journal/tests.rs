//! A journal that was cut or damaged.
#![expect(
    clippy::expect_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::corpus::row::Key;

fn head() -> Head {
    Head {
        profile: Profile::new(HashKind::Sha1, 64, 1).expect("a profile"),
        build: 7,
        base: 0,
        service: "https://mirror.example/".to_owned(),
    }
}

/// A journal of three ranges and a mark, and where each entry ends.
fn journal() -> (Vec<u8>, Vec<usize>) {
    let mut bytes = head().to_bytes();
    let mut ends = vec![bytes.len()];
    for range in [0, 1, 0xFFFFF] {
        let row = |number: u64| Row {
            key: Key {
                head: u64::from(range) << 44 | number << 33,
                tail: [7; 12],
            },
            count: number + 1,
        };
        let mut kept: Vec<Row> = (0..6).map(row).collect();
        keep(head().profile, &mut kept);
        let tag = Tag::new("\"0x8DD123456789ABC\"", 5, 6, rows_checksum(&kept));
        bytes.extend(changed(head().shape(), range, &tag, &kept).expect("it fits"));
        ends.push(bytes.len());
    }
    bytes.extend(unchanged(9));
    ends.push(bytes.len());
    (bytes, ends)
}

#[test]
fn a_journal_cut_anywhere_is_read_up_to_its_last_whole_entry() {
    let (bytes, ends) = journal();
    for cut in 0..=bytes.len() {
        let found = scan(&mut &bytes[..cut]).expect("memory can be read");
        let whole = ends.iter().filter(|&&end| end <= cut).count();
        assert_eq!(found.head.is_some(), whole > 0);
        let end = ends.iter().rfind(|&&end| end <= cut).copied().unwrap_or(0);
        assert_eq!(found.end, end as u64);
        let there = found.index.changed() + found.index.unchanged();
        assert_eq!(there as usize, whole.saturating_sub(1));
    }
}

#[test]
fn only_the_beginning_of_our_own_head_is_taken_for_a_torn_one() {
    let whole = Head {
        build: 99,
        ..head()
    }
    .to_bytes();
    for cut in 0..whole.len() {
        assert!(head().is_torn(&whole[..cut]), "{cut}");
        for at in (0..cut).filter(|at| !(20..28).contains(at)) {
            let mut other = whole[..cut].to_vec();
            other[at] ^= 1;
            assert!(!head().is_torn(&other), "{cut}, {at}");
        }
    }
    assert!(!head().is_torn(&whole));
    assert!(!head().is_torn(b"my own notes"));
}

#[test]
fn a_flipped_bit_ends_a_journal_before_it() {
    let (bytes, ends) = journal();
    for bit in (0..bytes.len() * 8).step_by(5) {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let found = scan(&mut flipped.as_slice()).expect("memory can be read");
        let end = ends
            .iter()
            .rfind(|&&end| end <= bit / 8)
            .copied()
            .unwrap_or(0);
        assert_eq!(found.end, end as u64, "{bit}");
    }
}
