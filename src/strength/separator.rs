//! The same sign again between the parts of a password: whoever knows the first knows the others.

use crate::strength::segment::Dress;
use crate::strength::segment::Kind;
use crate::strength::segment::Segment;

/// Whether it comes again between these two parts, or nothing does.
const BITS: f32 = 0.5;

/// Tell every sign that stands between two letters or digits as one like it did before.
pub fn each(given: &[char], add: &mut impl FnMut(Segment)) {
    let mut met = 0_u128;
    for (place, parts) in given.windows(3).enumerate() {
        let &[before, sign, after] = parts else {
            return;
        };
        if !sign.is_ascii() || sign.is_ascii_alphanumeric() {
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
    fn the_same_sign_is_told_from_the_second_on() {
        assert_eq!(places("red-ox-on-ice"), [6, 9]);
        assert_eq!(places("a.b-c.d-e"), [5, 7]);
        assert_eq!(places("дом дом дом"), [7]);
        for text in ["", "-", "a-b", "a--b--c", "-a-", "a-b_c", "é\u{80}é\u{80}é"] {
            assert!(places(text).is_empty(), "{text}");
        }
    }
}
