//! A text in other letters that are read as the same: full-width and mathematical ones, and those of other alphabets.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use zeroize::Zeroizing;

use crate::text::is_unseen;

/// What a secret says in other letters; nothing where it is ASCII, or no text.
pub(super) fn readings(secret: &[u8]) -> impl Iterator<Item = Zeroizing<Vec<u8>>> {
    let text = str::from_utf8(secret).ok().filter(|text| !text.is_ascii());
    let read = |text| [plain(text), latin(text), cyrillic(text), bare(text)];
    text.map(read).into_iter().flatten().flatten()
}

/// The text in the letters that these are forms of (Unicode's NFKC): `ｐａｓｓ` is `pass`.
fn plain(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    // The longest form is of 18 characters; what outgrows the room is cut.
    let plain = kept(text.nfkc(), text.len());
    let is_other = !str::from_utf8(&plain).ok()?.chars().eq(text.nfc());
    is_other.then_some(plain)
}

/// The text in Latin letters, where letters of other alphabets stand among Latin ones and look like them.
fn latin(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let is_mixed = text.contains(|letter: char| letter.is_ascii_alphabetic());
    let has_twin = || text.contains(|letter| latin_twin(letter).is_some());
    (is_mixed && has_twin()).then(|| {
        let letters = text.chars();
        let letters = letters.map(|letter| latin_twin(letter).unwrap_or(letter));
        kept(letters, text.len())
    })
}

/// The text in Cyrillic letters, where Latin ones that look like them stand among them, and no others.
fn cyrillic(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let is_cyrillic = |letter: char| matches!(letter, '\u{400}'..='\u{4ff}');
    let is_mixed = text.contains(is_cyrillic);
    let mut latin = text.chars().filter(char::is_ascii_alphabetic).peekable();
    (is_mixed && latin.peek().is_some() && latin.all(|letter| cyrillic_twin(letter).is_some()))
        .then(|| {
            let letters = text.chars();
            let letters = letters.map(|letter| cyrillic_twin(letter).unwrap_or(letter));
            kept(letters, text.len())
        })
}

/// The text without what cannot be seen, or without the one mark that stands over or under its letters.
fn bare(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let mut last = None;
    let mut mark = None;
    let mut is_hidden = false;
    for letter in text.nfkc() {
        is_hidden |= is_unseen(letter);
        if is_combining_mark(letter) && !is_unseen(letter) {
            // In other scripts marks are letters; and several kinds of them tell something themselves.
            if mark.is_some_and(|known| known != letter)
                || !last.is_some_and(|last: char| last.is_ascii())
            {
                return None;
            }
            mark = Some(letter);
        } else {
            last = Some(letter);
        }
    }
    (is_hidden || mark.is_some()).then(|| {
        let shown = text.nfkc();
        let shown = shown.filter(|letter| !is_unseen(*letter) && Some(*letter) != mark);
        kept(shown, text.len())
    })
}

/// Letters in room that need not grow: growth would leave a copy behind.
fn kept(letters: impl Iterator<Item = char>, length: usize) -> Zeroizing<Vec<u8>> {
    let room = 3 * length;
    let mut out = Zeroizing::new(Vec::with_capacity(room));
    for letter in letters {
        let mut bytes = [0; 4];
        let bytes = letter.encode_utf8(&mut bytes).as_bytes();
        if out.len() + bytes.len() > room {
            break;
        }
        out.extend_from_slice(bytes);
    }
    out
}

/// The Latin letter that a Cyrillic or Greek one cannot be told from by eye.
fn latin_twin(letter: char) -> Option<char> {
    let place = TWINS.chars().position(|twin| twin == letter)?;
    LATIN.chars().nth(place)
}

/// The Cyrillic letter that a Latin one cannot be told from by eye.
fn cyrillic_twin(letter: char) -> Option<char> {
    let place = LATIN.chars().position(|twin| twin == letter)?;
    let twin = TWINS.chars().nth(place)?;
    matches!(twin, '\u{400}'..='\u{4ff}').then_some(twin)
}

/// Place for place: Unicode Technical Standard 39 has all of them, these are the common ones.
const TWINS: &str = "аеорсухіјѕһԁԛԝкАВЕКМНОРСТХУІЈЅαικνορυΑΒΕΖΗΙΚΜΝΟΡΤΥΧı";
const LATIN: &str = "aeopcyxijshdqwkABEKMHOPCTXYIJSaiknopuABEZHIKMNOPTYXi";

#[cfg(test)]
mod tests {
    use super::*;

    fn text(read: Option<Zeroizing<Vec<u8>>>) -> Option<String> {
        read.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    #[test]
    fn forms_of_letters_are_the_letters() {
        for (form, plainly) in [
            ("ｐａｓｓｗｏｒｄ１", "password1"),
            ("𝓹𝓪𝓼𝓼𝔀𝓸𝓻𝓭", "password"),
            ("of\u{fb01}ce", "office"),
            ("ⓟⓐⓢⓢ", "pass"),
        ] {
            assert_eq!(text(plain(form)).as_deref(), Some(plainly));
        }
        for other in ["password", "пароль", "cafe\u{301}", "café", "密码"] {
            assert_eq!(text(plain(other)), None, "{other}");
        }
        assert!(plain("\u{fdfa}".repeat(50).as_str()).is_some());
    }

    #[test]
    fn letters_that_look_latin_are_read_so_among_latin_ones() {
        assert_eq!(TWINS.chars().count(), LATIN.len());
        assert!(TWINS.chars().all(|twin| !twin.is_ascii()) && LATIN.is_ascii());
        let mixed = "раsswоrd";
        assert_eq!(text(latin(mixed)).as_deref(), Some("password"));
        for other in ["password", "пароль", "пароль1", "café", "日本x"] {
            assert_eq!(text(latin(other)), None, "{other}");
        }
    }

    #[test]
    fn what_nobody_sees_between_letters_makes_no_other_word() {
        for hidden in [
            '\u{ad}',
            '\u{34f}',
            '\u{61c}',
            '\u{180e}',
            '\u{200b}',
            '\u{202e}',
            '\u{3164}',
            '\u{fe0f}',
            '\u{feff}',
            '\u{e0041}',
        ] {
            let written = format!("pass{hidden}word");
            let read = text(bare(&written));
            assert_eq!(
                read.as_deref(),
                Some("password"),
                "{}",
                hidden.escape_unicode()
            );
        }
        assert_eq!(text(bare("password")), None);
    }
}
