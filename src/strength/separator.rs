//! The same sign again between the parts of a password: whoever knows the first knows the others.

use crate::strength::segment::Dress;
use crate::strength::segment::Kind;
use crate::strength::segment::Segment;

/// Whether it comes again between these two parts, or nothing does.
const BITS: f32 = 0.5;

/// Bits of closing what was opened at the start: `(word)`, `~~word~~`, `xXwordXx`.
const CLOSED: f32 = 1.5;

/// Signs of the longest frame.
const LONGEST_FRAME: usize = 4;

/// Tell every sign that stands between two letters or digits as one like it did before, and the end that closes a frame.
pub fn each(given: &[char], add: &mut impl FnMut(Segment)) {
    let frame = frame(given);
    if frame > 0 {
        add(Segment {
            start: given.len() - frame,
            end: given.len(),
            kind: Kind::Separator,
            dress: Dress::default(),
            bits: CLOSED,
        });
    }
    let mut met = match given {
        // `*word*2003`
        [sign, next, ..] if is_sign(*sign) && next.is_alphanumeric() => 1 << u32::from(*sign),
        _ => 0_u128,
    };
    for (place, parts) in given.windows(3).enumerate() {
        let &[before, sign, after] = parts else {
            return;
        };
        if !is_sign(sign) {
            continue;
        }
        if !before.is_alphanumeric() || !after.is_alphanumeric() {
            continue;
        }
        let mark = 1 << u32::from(sign);
        if met & mark != 0 {
            add(Segment {
                start: place + 1,
                end: place + 2,
                kind: Kind::Separator,
                dress: Dress::default(),
                bits: BITS,
            });
        }
        met |= mark;
    }
}

fn is_sign(letter: char) -> bool {
    letter.is_ascii() && !letter.is_ascii_alphanumeric()
}

/// How many characters at the end are those of the start, turned round or not: signs, or the `xX` of players.
fn frame(given: &[char]) -> usize {
    let is_frame = |letter: &&char| is_sign(**letter) || matches!(letter, 'x' | 'X');
    let head = given.iter().take(LONGEST_FRAME + 1);
    let tail = given.iter().rev().take(LONGEST_FRAME + 1);
    let length = head.take_while(is_frame).count();
    let is_fit = (1..=LONGEST_FRAME).contains(&length)
        && given.len() > 2 * length + 2
        && tail.take_while(is_frame).count() == length;
    let head = given.get(..length).unwrap_or_default();
    let tail = given.get(given.len() - length..).unwrap_or_default();
    let has_sign = || head.iter().any(|letter| is_sign(*letter)) || length == 2;
    let is_turned = || {
        let mut pairs = head.iter().zip(tail.iter().rev());
        pairs.all(|(open, close)| closing(*open) == *close)
    };
    if is_fit && has_sign() && (is_turned() || head == tail) {
        length
    } else {
        0
    }
}

/// The other one of a pair of brackets; for all else the same.
fn closing(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '<' => '>',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<usize> {
        let given: Vec<char> = text.chars().collect();
        let mut places = Vec::new();
        each(&given, &mut |sign| places.push(sign.start));
        places
    }

    #[test]
    fn what_was_opened_is_closed() {
        for (text, place) in [
            ("(april99)", 8),
            ("<<maple>>", 7),
            ("~*panther*~", 9),
            ("!!otter!!", 7),
            ("xXhunterXx", 8),
            ("xxarrowxx", 7),
            ("=1987=", 5),
        ] {
            assert_eq!(places(text), [place], "{text}");
        }
        for text in [
            "(april99",
            "(april99(!",
            "[maple)",
            "~*panther~~",
            "xavier-lux",
            "x-ray",
            "!!!!!",
            "-a-",
            "%%%%%otter%%%%%",
        ] {
            assert!(places(text).is_empty(), "{text}");
        }
        assert_eq!(places("*oak*1999"), [4]);
    }

    #[test]
    fn the_same_sign_is_told_from_the_second_on() {
        assert_eq!(places("red-ox-on-ice"), [6, 9]);
        assert_eq!(places("a.b-c.d-e"), [5, 7]);
        assert_eq!(places("дом дом дом"), [7]);
        for text in ["", "-", "a-b", "a--b--c", "-a-", "a-b_c", "é\u{80}é\u{80}é"] {
            assert!(places(text).is_empty(), "{text}");
        }
    }
}
