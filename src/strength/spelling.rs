//! The spellings of a secret: its text in normal form, letters folded, l33t undone.

use std::iter;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use zeroize::Zeroizing;

use crate::secret::Secret;

/// Code points in which words, dates and likenesses are looked for. What lies beyond is not looked
/// at: time must not grow with what a stranger sends.
pub const HEAD: usize = 256;

/// The text of a secret in NFC; bytes that are not UTF-8 are read as Latin-1, one character each,
/// so that its length in characters is then its length in bytes.
#[must_use]
pub fn normal(secret: &Secret) -> Zeroizing<String> {
    let bytes = secret.reveal();
    // Room for the longest outcome: growth would leave a copy behind.
    let mut text = Zeroizing::new(String::with_capacity(bytes.len().saturating_mul(3)));
    match str::from_utf8(bytes) {
        Ok(utf8) if utf8.is_ascii() => text.push_str(utf8),
        Ok(utf8) => text.extend(utf8.nfc()),
        Err(_) => text.extend(bytes.iter().copied().map(char::from)),
    }
    text
}

/// The first [`HEAD`] characters of `text`, each through `change`.
#[must_use]
pub fn head(text: &str, change: impl Fn(char) -> char) -> Zeroizing<Vec<char>> {
    let mut letters = Zeroizing::new(Vec::with_capacity(HEAD));
    letters.extend(text.chars().take(HEAD).map(change));
    letters
}

/// A letter without its case, its accents and its form (full-width, mathematical); always one for one, so that places
/// stay places.
#[must_use]
pub fn fold(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    let mut parts = iter::once(letter).nfkd();
    let base = match (parts.next(), parts.next()) {
        (Some(base), None) => base,
        (Some(base), Some(mark)) if is_combining_mark(mark) => base,
        _ => letter,
    };
    base.to_lowercase().next().unwrap_or(base)
}

/// Whether `folded` begins with `name`, which is folded and ASCII.
#[must_use]
pub fn begins(folded: &[char], name: &str) -> bool {
    let mut letters = folded.iter();
    name.bytes()
        .all(|byte| letters.next() == Some(&char::from(byte)))
}

/// A folded letter with l33t undone. `1` may stand for `i` or `l`, so those two are held to be one
/// letter: compare only what went through here on both sides.
#[must_use]
pub fn plain(letter: char) -> char {
    let folded = fold(letter);
    let known = PLAIN.get(folded as usize).copied();
    known.unwrap_or_else(|| undone(folded))
}

/// For ASCII, without a branch.
static PLAIN: [char; 128] = {
    let mut letters = ['\0'; 128];
    let mut letter: u8 = 0;
    while letter < 128 {
        letters[letter as usize] = undone(letter as char);
        letter += 1;
    }
    letters
};

const fn undone(folded: char) -> char {
    match folded {
        '4' | '@' => 'a',
        '8' => 'b',
        '(' | '{' | '[' | '<' => 'c',
        '3' | '€' => 'e',
        '6' | '9' => 'g',
        'l' | '1' | '!' | '|' => 'i',
        '0' => 'o',
        '5' | '$' => 's',
        '7' | '+' => 't',
        '%' => 'x',
        '2' => 'z',
        other => other,
    }
}

/// A folded letter with l33t undone, where `1` and its like stand for this one of `i` and `l`.
#[must_use]
pub fn letter(folded: char, one_as: char) -> char {
    match plain(folded) {
        'i' if folded == 'l' => 'l',
        'i' if folded != 'i' => one_as,
        other => other,
    }
}

/// How many letters are written as look-alikes in `folded`.
#[must_use]
pub fn look_alikes(folded: &[char], one_as: char) -> u8 {
    let mut read = 0_u32;
    for &before in folded {
        let after = letter(before, one_as);
        if after != before {
            read |= 1 << (u32::from(after) % 32);
        }
    }
    u8::try_from(read.count_ones()).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normal_of(bytes: &[u8]) -> Zeroizing<String> {
        normal(&Secret::new(bytes.to_vec()))
    }

    #[test]
    fn two_spellings_of_one_character_have_one_normal_form() {
        assert_eq!(
            normal_of("cafe\u{301}".as_bytes()),
            normal_of("café".as_bytes())
        );
    }

    #[test]
    fn bytes_that_are_not_text_count_one_by_one() {
        let text = normal_of(&[0xff, 0xc3, 0xa9, b'a']);
        assert_eq!(text.chars().count(), 4);
    }

    #[test]
    fn a_normal_form_never_outgrows_its_room() {
        for letter in '\0'..=char::MAX {
            let text = letter.to_string();
            assert!(text.nfc().map(char::len_utf8).sum::<usize>() <= text.len() * 3);
        }
    }

    #[test]
    fn case_accents_and_l33t_are_undone() {
        assert_eq!(
            "P@ssw0rd".chars().map(plain).collect::<String>(),
            "password"
        );
        assert_eq!("ÉÄñй".chars().map(fold).collect::<String>(), "eanи");
        assert_eq!("Ｐａ𝓼ﬁ½".chars().map(fold).collect::<String>(), "pasﬁ½");
        assert_eq!("한".chars().map(fold).collect::<String>(), "한");
        assert_eq!(plain('1'), plain('l'));
    }
}
