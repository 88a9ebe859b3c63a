//! A text in other letters that are read as the same: full-width and mathematical ones, and those of other alphabets.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// The text in the letters that these are forms of (Unicode's NFKC): `ｐａｓｓ` is `pass`.
#[must_use]
pub(super) fn plain(secret: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let text = str::from_utf8(secret).ok()?;
    if text.is_ascii() {
        return None;
    }
    // The longest form is of 18 characters; what outgrows the room is cut.
    let plain = kept(text.nfkc(), secret.len());
    let is_other = !str::from_utf8(&plain).ok()?.chars().eq(text.nfc());
    is_other.then_some(plain)
}

/// The text in Latin letters, where letters of other alphabets stand among Latin ones and look like them.
#[must_use]
pub(super) fn latin(secret: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let text = str::from_utf8(secret).ok()?;
    let is_mixed = !text.is_ascii() && text.contains(|letter: char| letter.is_ascii_alphabetic());
    let has_twin = || text.contains(|letter| latin_twin(letter).is_some());
    (is_mixed && has_twin()).then(|| {
        let letters = text.chars();
        let letters = letters.map(|letter| latin_twin(letter).unwrap_or(letter));
        kept(letters, secret.len())
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
            assert_eq!(text(plain(form.as_bytes())).as_deref(), Some(plainly));
        }
        for other in ["password", "пароль", "cafe\u{301}", "café", "密码"] {
            assert_eq!(text(plain(other.as_bytes())), None, "{other}");
        }
        assert!(plain("\u{fdfa}".repeat(50).as_bytes()).is_some());
    }

    #[test]
    fn letters_that_look_latin_are_read_so_among_latin_ones() {
        assert_eq!(TWINS.chars().count(), LATIN.len());
        assert!(TWINS.chars().all(|twin| !twin.is_ascii()) && LATIN.is_ascii());
        let mixed = "раsswоrd";
        assert_eq!(text(latin(mixed.as_bytes())).as_deref(), Some("password"));
        for other in ["password", "пароль", "пароль1", "café", "日本x"] {
            assert_eq!(text(latin(other.as_bytes())), None, "{other}");
        }
    }
}
