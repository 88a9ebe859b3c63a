//! Korean words typed on a Latin keyboard that was not switched: `qlalfqjsgh` for `비밀번호`.

use zeroize::Zeroizing;

use crate::strength::spelling;
use crate::strength::words;

/// The keys of the 19 first consonants, the 21 vowels and the 27 last consonants of a syllable (KS X 5002), in Unicode's
/// order.
const FIRST: [&str; 19] = [
    "r", "R", "s", "e", "E", "f", "a", "q", "Q", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g",
];
const VOWELS: [&str; 21] = [
    "k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl", "b",
    "m", "ml", "l",
];
const LAST: [&str; 27] = [
    "r", "R", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a", "q",
    "qt", "t", "T", "d", "w", "c", "z", "x", "v", "g",
];

/// The first syllable of Hangul, from which all others are counted.
const SYLLABLES: u32 = 0xac00;

/// The keys of `secret`, where it may be Korean.
fn keys(secret: &[u8]) -> Option<&str> {
    // Most of what is no Korean shows it at once: a consonant lies on the left, a vowel on the right.
    let &[left, right, ..] = secret else {
        return None;
    };
    if !b"qwertasdfgzxcv".contains(&left.to_ascii_lowercase())
        || !b"yuiophjklbnm".contains(&right.to_ascii_lowercase())
    {
        return None;
    }
    str::from_utf8(secret).ok().filter(|keys| keys.is_ascii())
}

/// The Korean text that these keys type, if all letters make whole syllables, two at least; what is no letter stays.
fn typed(keys: &str) -> Option<Zeroizing<String>> {
    let mut text = Zeroizing::new(String::with_capacity(3 * keys.len()));
    let (mut rest, mut count) = (keys, 0);
    while let Some(next) = rest.chars().next() {
        if next.is_ascii_alphabetic() {
            let (syllable, length) = syllable(rest)?;
            text.push(syllable);
            rest = rest.get(length..)?;
            count += 1;
        } else {
            text.push(next);
            rest = rest.get(1..)?;
        }
    }
    (count >= 2).then_some(text)
}

/// The same, where it begins with a word that is known: some Latin words type syllables without a meaning.
#[must_use]
pub(super) fn words_typed(secret: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let keys = keys(secret)?;
    let (first, _) = syllable(keys)?;
    if !words::begins_korean(first) {
        return None;
    }
    let text = typed(keys)?;
    let mut folded = Zeroizing::new(Vec::with_capacity(text.len()));
    folded.extend(text.chars().map(spelling::fold));
    let mut is_word = false;
    words::each_eastern(&folded, 0, &mut |found| is_word |= found.end > 1);
    is_word.then(|| Zeroizing::new(text.as_bytes().to_vec()))
}

/// The syllable that `keys` begin with, and how many keys it takes.
fn syllable(keys: &str) -> Option<(char, usize)> {
    let (first, mut length) = longest(&FIRST, keys)?;
    let (vowel, taken) = longest(&VOWELS, keys.get(length..)?)?;
    length += taken;
    let after = keys.get(length..)?;
    // A consonant before a vowel is the first of the next syllable.
    let mut last = 0;
    if let Some((_, taken)) = longest(&LAST, after) {
        let has_vowel = |from: usize| {
            let next = after.get(from..);
            next.is_some_and(|next| longest(&VOWELS, next).is_some())
        };
        let taken = taken - usize::from(has_vowel(taken));
        if taken > 0 {
            let kept = longest(&LAST, after.get(..taken)?)?;
            (last, length) = (kept.0 + 1, length + taken);
        }
    }
    let number = (first * 21 + vowel) * 28 + last;
    let syllable = char::from_u32(SYLLABLES + u32::try_from(number).ok()?)?;
    Some((syllable, length))
}

/// The longest of `table` that `keys` begin with: its place and its length. Only where the two cases differ on the
/// keyboard does a capital count.
fn longest(table: &[&str], keys: &str) -> Option<(usize, usize)> {
    let fits = |keyed: &str| {
        let mut keys = keys.chars();
        keyed.chars().all(|key| {
            keys.next().is_some_and(|letter| {
                letter == key || !"QWERTOP".contains(letter) && letter.to_ascii_lowercase() == key
            })
        })
    };
    let found = table.iter().enumerate().filter(|(_, keyed)| fits(keyed));
    let found = found.max_by_key(|(_, keyed)| keyed.len())?;
    Some((found.0, found.1.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(keys: &str) -> Option<String> {
        let keys = super::keys(keys.as_bytes())?;
        typed(keys).map(|text| text.to_string())
    }

    #[test]
    fn what_was_typed_without_switching_is_read() {
        for (keys, expected) in [
            ("qlalfqjsgh", "비밀번호"),
            ("dkssudgktpdy", "안녕하세요"),
            ("tkfkdgo", "사랑해"),
            ("eogksalsrnr1", "대한민국1"),
            ("Qkqh", "빠보"),
            ("dksqhka", "안봠"),
            ("ekfrqkf", "닭발"),
        ] {
            assert_eq!(text(keys).as_deref(), Some(expected), "{keys}");
        }
    }

    #[test]
    fn what_makes_no_syllables_is_not() {
        for keys in [
            "", "password", "qwerty", "tk", "123456", "kdkd", "비밀", "rkT!rkQ",
        ] {
            assert_eq!(text(keys), None, "{keys}");
        }
    }
}
