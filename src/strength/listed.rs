//! Where a password is one of the owner's own list, dressed up, or has one at its start or end.

use zeroize::Zeroizing;

use crate::strength::context::Ranked;
use crate::strength::dress;
use crate::strength::prices::Prices;
use crate::strength::reading::Reading;
use crate::strength::segment::Dress;
use crate::strength::segment::Kind;
use crate::strength::segment::Segment;
use crate::strength::spelling;

/// The most characters that are put before a password of the list, and after it.
const BEFORE: usize = 4;
const AFTER: usize = 8;

/// The shortest password of the list that is looked for within another.
const SHORTEST: usize = 4;

/// Tell every stretch that is on `list` and begins or ends with the password: as it is, without capitals, with
/// look-alikes read as letters, or backwards. Bits: log2 of its place, and of the ways to dress it so.
pub fn each(reading: &Reading, list: &dyn Ranked, prices: &Prices, add: &mut impl FnMut(Segment)) {
    let length = reading.given.len();
    let long = |start: usize, end: usize| end - start >= SHORTEST.min(length);
    let heads = (length.saturating_sub(AFTER)..=length).map(|end| (0, end));
    let tails = (1..=BEFORE.min(length)).map(|start| (start, length));
    for (start, end) in heads.chain(tails).filter(|&(start, end)| long(start, end)) {
        stretch(reading, (start, end), list, prices, add);
    }
}

fn stretch(
    reading: &Reading,
    (start, end): (usize, usize),
    list: &dyn Ranked,
    prices: &Prices,
    add: &mut impl FnMut(Segment),
) {
    let given = reading.given.get(start..end).unwrap_or_default();
    let folded = reading.folded.get(start..end).unwrap_or_default();
    let mut ask = |letters: &mut dyn Iterator<Item = char>, dress: Dress, bits: f32| {
        let mut text = Zeroizing::new(String::with_capacity(4 * given.len()));
        text.extend(letters);
        if let Some(rank) = list.rank(text.as_bytes()) {
            add(Segment {
                start,
                end,
                kind: Kind::Common,
                dress,
                bits: log2(rank) + bits,
            });
        }
    };
    let plain = Dress::default();
    // The whole as it is stands on the list at its very place, and is not for this room to price.
    if given.len() < reading.given.len() {
        ask(&mut given.iter().copied(), plain, 0.0);
    }
    let capitals = dress::capitals(given, prices);
    let cased = Dress {
        capitals: capitals > 0.0,
        ..plain
    };
    if given != folded {
        ask(&mut folded.iter().copied(), cased, capitals);
    }
    let reversed = Dress {
        reversed: true,
        ..cased
    };
    let backwards = &mut folded.iter().rev().copied();
    ask(backwards, reversed, capitals + prices.reversed);
    for one_as in ['i', 'l'] {
        let read = |&letter: &char| spelling::letter(letter, one_as);
        let kinds = spelling::look_alikes(folded, one_as);
        if kinds > 0 {
            let worn = Dress {
                leet: true,
                ..cased
            };
            let leet = dress::look_alikes(kinds, false, prices);
            ask(&mut folded.iter().map(read), worn, capitals + leet);
        }
    }
}

/// log2 of a place.
fn log2(rank: u64) -> f32 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "bits need no more than the first digits"
    )]
    let rank = rank.max(1) as f32;
    rank.log2()
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::expect_used,
        reason = "a test that cannot go on should say where"
    )]

    use crate::strength::context::Context;
    use crate::strength::estimate::Estimate;
    use crate::strength::list::RankedList;
    use crate::strength::model::estimate;
    use crate::strength::reason;

    fn knowing(lines: &str, text: &str) -> Estimate {
        let list = RankedList::read(lines.as_bytes()).expect("memory can be read");
        let context = Context {
            list: Some(&list),
            ..Context::default()
        };
        estimate(text.as_bytes(), &context)
    }

    #[test]
    fn a_password_of_the_list_is_near_its_place_in_any_dress() {
        for (text, most) in [
            ("vrzkplomtqua", 0.4),
            ("Vrzkplomtqua", 1.2),
            ("VRZKPLOMTQUA", 1.5),
            ("vrzkpl0mtqua", 1.5),
            ("Vrzkp1omtqu4", 2.2),
            ("auqtmolpkzrv", 1.2),
            ("vrzkplomtqua1", 1.6),
            ("vrzkplomtqua!", 1.6),
            ("Vrzkplomtqua2024!", 4.5),
            ("1vrzkplomtqua", 2.5),
        ] {
            let found = knowing("first\nvrzkplomtqua\n", text);
            assert!(found.guesses_log10 <= most, "{text} {found:?}");
            let unknown = estimate(text.as_bytes(), &Context::default());
            assert!(unknown.guesses_log10 > 10.0, "{text}");
        }
    }

    #[test]
    fn what_stands_there_with_capitals_is_no_dearer_than_its_place() {
        let found = knowing("x\nVrzkPlomtQua\n", "VrzkPlomtQua");
        assert!(found.guesses_log10 < 0.31);
        assert_eq!(found.reasons, [reason::COMMON]);
        assert!(knowing("x\nVrzkPlomtQua\n", "vrzkplomtqua").guesses_log10 < 0.4);
    }

    #[test]
    fn what_is_not_on_the_list_is_as_without_it() {
        for text in ["T8&wz!mP2Rf@c6Yd", "summer2024", "", "a", "é"] {
            let found = knowing("first\nvrzkplomtqua\n", text);
            assert_eq!(found, estimate(text.as_bytes(), &Context::default()));
        }
    }
}
