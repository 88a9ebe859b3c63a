//! What people put at the ends of a password and between its words: `!`, `123`, `1!`, `@123`, `_`.

use crate::strength::segment::Dress;
use crate::strength::segment::Kind;
use crate::strength::segment::Segment;

/// Tell every affix that begins at `start`. Bits: log2 of its place in the table, counted from 2.
pub fn each_from(given: &[char], start: usize, add: &mut impl FnMut(Segment)) {
    let rest = given.get(start..).unwrap_or_default();
    let (Some(first), second) = (rest.first(), rest.get(1)) else {
        return;
    };
    if !first.is_ascii() || first.is_ascii_alphabetic() && *first != 'a' {
        return;
    }
    let mut tell = |place: u8, length: usize| {
        add(Segment {
            start,
            end: start + length,
            kind: Kind::Affix,
            dress: Dress::default(),
            bits: (f32::from(place) + 2.0).log2(),
        });
    };
    if let Some(place) = ALONE.get(*first as usize).filter(|place| **place != END) {
        tell(*place, 1);
    }
    let Some(second) = second.filter(|second| second.is_ascii()) else {
        return;
    };
    let mut place = FIRST
        .get(pair(*first as usize, *second as usize))
        .copied()
        .unwrap_or(END);
    while let Some(affix) = TABLE.get(usize::from(place)) {
        let head = rest.get(..affix.len()).unwrap_or_default();
        if head
            .iter()
            .map(|letter| *letter as u32)
            .eq(affix.bytes().map(u32::from))
        {
            tell(place, affix.len());
        }
        place = NEXT.get(usize::from(place)).copied().unwrap_or(END);
    }
}

/// In ASCII, the most common first. The order is what rule sets of password crackers and studies of
/// leaked passwords agree on: digits come first, then `!`, then pairs of digits, then the two together.
const TABLE: [&str; 185] = [
    "1", "!", "123", "2", "12", "1!", "@", "3", "!!", "01", "1234", "-", "_", ".", "123!", "7",
    "11", "5", "13", " ", "4", "@123", "12345", "#", "!@#", "$", "?", "9", "8", "6", "0", "22",
    "23", "21", "10", "69", "07", "00", "!1", "007", "*", "77", "99", "88", "#1", "123456", "321",
    "14", "15", "16", "17", "18", "20", "24", "25", "!@", "@1", "101", "33", "55", "66", "44",
    "111", "...", "!!!", "02", "03", "05", "08", "19", "777", "12!", "666", "1@", "@12", "3!",
    "2!", "!2", "!123", "_1", "_123", "1234!", "@1234", "123@", "123#", "#123", ".1", "-1", "06",
    "04", "09", "27", "26", "28", "30", "31", "45", "56", "34", "78", "89", "98", "87", "76", "90",
    "80", "50", "100", "000", "786", "999", "888", "555", "333", "222", "420", "911", "1$", "1#",
    "1.", "1?", "1*", "$1", "*1", "01!", "!@#$", "@#", "#!", "!#", "@!", "!?", "?!", "$$", "**",
    "??", "##", "@@", "..", "__", "--", "&", "+", "=", ",", ";", ":", "/", "~", "%", "^", "(", ")",
    "5!", "7!", "11!", "13!", "21!", "69!", "99!", "12345!", "1234567", "12345678", "0123", "012",
    "123.", "123*", "123$", "123-", "123?", "!@#123", "123!@#", "1!2@3#", "abc", "abc123", "$123",
    "*123", "@2", "$$$", "***", "456", "789", "147", "159", "258", "357",
];

/// No place in the table.
const END: u8 = u8::MAX;
/// The places of the affixes of one character, by that character.
static ALONE: [u8; 128] = chains().0;
/// For each [`pair`] of first characters its most common affix; and for each affix the next of its pair.
static FIRST: [u8; 256] = chains().1;
static NEXT: [u8; TABLE.len()] = chains().2;

/// Where the affixes with these two first characters are found; others may lie there too.
const fn pair(first: usize, second: usize) -> usize {
    (first * 37 + second) % 256
}

const fn chains() -> ([u8; 128], [u8; 256], [u8; TABLE.len()]) {
    let mut alone = [END; 128];
    let mut first = [END; 256];
    let mut last = [END; 256];
    let mut next = [END; TABLE.len()];
    let mut place: u8 = 0;
    while (place as usize) < TABLE.len() {
        let letters = TABLE[place as usize].as_bytes();
        if letters.len() == 1 {
            alone[letters[0] as usize] = place;
        } else {
            let pair = pair(letters[0] as usize, letters[1] as usize);
            match last[pair] {
                END => first[pair] = place,
                last => next[last as usize] = place,
            }
            last[pair] = place;
        }
        place += 1;
    }
    (alone, first, next)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every affix in `text`.
    fn all(text: &str) -> Vec<Segment> {
        let given: Vec<char> = text.chars().collect();
        let mut found = Vec::new();
        for start in 0..given.len() {
            each_from(&given, start, &mut |segment| found.push(segment));
        }
        found
    }

    fn whole(text: &str) -> Option<f32> {
        let found = all(text)
            .into_iter()
            .find(|s| s.start == 0 && s.end == text.len());
        found.map(|segment| segment.bits)
    }

    #[test]
    fn every_affix_is_found_at_its_price() {
        for affix in TABLE {
            let bits = whole(affix).unwrap_or_default();
            assert!((1.0..7.7).contains(&bits), "{affix} {bits}");
        }
    }

    #[test]
    fn the_common_ones_are_the_cheapest() {
        assert!(whole("1") < whole("!"));
        assert!(whole("123") < whole("321"));
        assert!(whole("!") < whole("?"));
        assert!(whole("1!") < whole("1*"));
    }

    #[test]
    fn no_affix_is_listed_twice_and_all_are_ascii() {
        let mut sorted = TABLE.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), TABLE.len());
        assert!(
            TABLE
                .iter()
                .all(|affix| affix.is_ascii() && !affix.is_empty())
        );
    }

    #[test]
    fn affixes_lie_anywhere_and_letters_alone_are_none() {
        let found = all("pass-word1!");
        assert!(found.iter().any(|s| (s.start, s.end) == (4, 5)));
        assert!(found.iter().any(|s| (s.start, s.end) == (9, 11)));
        for text in ["password", "", "한국어", "\u{80}\u{10ffff}", "kXPv"] {
            assert_eq!(all(text), [], "{text}");
        }
    }

    #[test]
    fn work_is_bounded_by_the_length() {
        for text in ["1", "1234567890", "!", "!@#", "12345!", "007"] {
            let long: String = text.chars().cycle().take(256).collect();
            let count = all(&long).len();
            assert!(count <= 256 * 12, "{text} {count}");
        }
    }
}
