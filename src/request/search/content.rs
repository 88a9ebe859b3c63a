//! Whether a text holds recovery codes of a service, or the secret of an authenticator: how many, never which.

use std::collections::BTreeSet;

use crate::recipes::Recipe;
use crate::recovery_codes::alphabet::Alphabet;
use crate::recovery_codes::read::text;
use crate::recovery_codes::service;
use crate::recovery_codes::service::Service;
use crate::recovery_codes::shape::Shape;
use crate::request::search::Kind;
use crate::request::search::names::Says;
use crate::secret::Secret;

/// What a text holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holds {
    /// It is no text.
    NoText,
    /// Nothing of the kind.
    Nothing,
    /// This.
    Something(Kind),
}

/// What `file` holds for the service of `recipe`, where its name says `says`.
#[must_use]
pub fn holds(file: &Secret, recipe: &Recipe, says: Says) -> Holds {
    let Ok(converted) = text::decode(file) else {
        return Holds::NoText;
    };
    let file = converted.as_ref().unwrap_or(file);
    let in_ascii = in_ascii(file);
    let Ok(text) = text::of(in_ascii.as_ref().unwrap_or(file)) else {
        return Holds::NoText;
    };
    let service = service::known(&recipe.id);
    if service.is_some_and(|service| has_codes(text, service, recipe, says)) {
        return Holds::Something(Kind::RecoveryCodes);
    }
    let is_ours = |line: &str| {
        position(line, "otpauth").is_some_and(|at| {
            let rest = line.get(at..).unwrap_or_default();
            mentions(rest, recipe)
        })
    };
    if text::lines(text).any(is_ours) {
        return Holds::Something(Kind::OtpauthUri);
    }
    Holds::Nothing
}

/// A text in an encoding of old, such as Windows-1252, with a mark for each letter that is not ASCII; `None` where
/// it is UTF-8. What is looked for is ASCII.
fn in_ascii(file: &Secret) -> Option<Secret> {
    let bytes = file.reveal();
    if str::from_utf8(bytes).is_ok() {
        return None;
    }
    let marked = bytes
        .iter()
        .map(|&byte| if byte.is_ascii() { byte } else { b'?' });
    Some(Secret::new(marked.collect()))
}

/// Whether there are as many codes as make a set, by what else speaks for it.
fn has_codes(text: &str, service: &Service, recipe: &Recipe, says: Says) -> bool {
    let Some(shape) = &service.shape else {
        return false;
    };
    let codes = codes(text, shape);
    let any_has =
        |wanted: fn(&u8) -> bool| codes.iter().any(|code| code.as_bytes().iter().any(wanted));
    let looks_drawn = shape.alphabet == Alphabet::Digits
        || any_has(u8::is_ascii_digit) && any_has(u8::is_ascii_alphabetic);
    if !looks_drawn || codes.is_empty() {
        return false;
    }
    let is_named = says == Says::Codes || mentions(text, recipe);
    let enough = match (shape.length() >= LONG, is_named) {
        (_, true) if service.count == Some(1) => 1,
        (_, false) if service.count == Some(1) => return false,
        (true, true) => 1,
        (true, false) | (false, true) => 2,
        (false, false) => 4,
    };
    (enough..=MOST).contains(&codes.len())
}

/// The words of this shape, each once, from lines that hold little else.
fn codes<'t>(text: &'t str, shape: &Shape) -> BTreeSet<&'t str> {
    let groups = match shape.grouping.separator {
        b' ' => shape.grouping.groups.len(),
        _ => 1,
    };
    let mut codes = BTreeSet::new();
    for line in text::lines(text).take(MOST_LINES) {
        let words: Vec<_> = words(line).collect();
        let mut fits = Vec::new();
        let mut others = 0;
        let mut rest = words.as_slice();
        while let Some((&(_, word), after)) = rest.split_first() {
            if shape.fits_bytes(word.as_bytes()) {
                fits.push(word);
                rest = after;
            } else if let Some(whole) = joined(line, rest, groups)
                && shape.fits_bytes(whole.as_bytes())
            {
                fits.push(whole);
                rest = rest.get(groups..).unwrap_or_default();
            } else {
                others += usize::from(!is_mark(word));
                rest = after;
            }
        }
        if others <= 2 * fits.len() {
            codes.extend(fits);
        }
    }
    codes
}

/// The words of a line, each with where it begins.
fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_between = |char: char| char.is_whitespace() || ",;|\"'`()<>[]{}".contains(char);
    let start = line.as_ptr().addr();
    line.split(is_between)
        .map(|word| word.trim_matches(['.', ':', '*', '•', '-', '_', '~', '=']))
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr().addr() - start, word))
}

/// The next words as one, where one space stands between them.
fn joined<'t>(line: &'t str, words: &[(usize, &'t str)], count: usize) -> Option<&'t str> {
    let (from, _) = *words.first()?;
    let (last, word) = *words.get(count.checked_sub(1).filter(|&last| last > 0)?)?;
    line.get(from..last + word.len())
}

/// The number of a code in a list, a mark, or a word that says that it is used.
fn is_mark(word: &str) -> bool {
    word.len() <= 3 || word.eq_ignore_ascii_case("used")
}

/// Whether the service is named, as a word of its own: `TestPyPI` and `test.pypi.org` are not PyPI.
fn mentions(text: &str, recipe: &Recipe) -> bool {
    let names = recipe.names.iter().chain([&recipe.id, &recipe.title]);
    names.into_iter().any(|name| {
        let mut from = 0;
        while let Some(at) = position(text.get(from..).unwrap_or_default(), name) {
            let begin = from + at;
            let end = begin + name.len();
            let bytes = text.as_bytes();
            let before = begin.checked_sub(1).and_then(|at| bytes.get(at));
            let after = bytes.get(end);
            let is_part = |byte: &u8| byte.is_ascii_alphanumeric();
            if !before.is_some_and(|byte| is_part(byte) || matches!(byte, b'.' | b'-'))
                && !after.is_some_and(is_part)
            {
                return true;
            }
            from = end;
        }
        false
    })
}

/// Where `name` stands in `text`, whatever the case of its letters. Both are left where they are: a text in lower
/// case would be a copy.
fn position(text: &str, name: &str) -> Option<usize> {
    let windows = text.as_bytes().windows(name.len().max(1));
    windows
        .enumerate()
        .find(|(at, window)| {
            window.eq_ignore_ascii_case(name.as_bytes()) && text.is_char_boundary(*at)
        })
        .map(|(at, _)| at)
}

/// A word of so many characters is rarely a code by chance.
const LONG: u32 = 10;

/// More of one shape are a list of something else.
const MOST: usize = 64;

/// As many as the reader of codes takes.
const MOST_LINES: usize = 1_000;

#[cfg(test)]
mod tests {
    #![expect(
        clippy::expect_used,
        reason = "a test that cannot go on should say where"
    )]

    use super::*;
    use crate::recipes;

    const ONE: &str = "0a1b2c3d4e5f6071";
    const TWO: &str = "f0e1d2c3b4a59687";

    fn held(text: impl AsRef<[u8]>) -> Holds {
        under(text, "pypi", Says::Nothing)
    }

    fn under(text: impl AsRef<[u8]>, service: &str, says: Says) -> Holds {
        let recipe = recipes::known(service).expect("there is a recipe");
        holds(&Secret::new(text.as_ref().to_vec()), &recipe, says)
    }

    const CODES: Holds = Holds::Something(Kind::RecoveryCodes);

    #[test]
    fn codes_are_known_by_their_shape_however_they_are_written_down() {
        for text in [
            format!("{ONE}\n{TWO}\n"),
            format!("{ONE}\r\n{TWO}"),
            format!("PyPI recovery codes\n{ONE}\n{TWO}"),
            format!("1. {ONE}\n2. {TWO} used\n"),
            format!("- [x] {ONE}\n- [ ] {TWO}\n"),
            format!("{ONE} {TWO}"),
            format!("{ONE},{TWO}"),
            format!("<ul><li>{ONE}</li>\n<li>{TWO}</li></ul>"),
            format!("shopping\nmilk and bread today\n\n{ONE}\n{TWO}\n\nbank: hunter2\n"),
            format!("pypi code: {ONE}"),
            format!("{ONE} (pypi)"),
        ] {
            assert_eq!(held(&text), CODES, "{text}");
        }
        let utf16: Vec<u8> = format!("\u{feff}{ONE}\n{TWO}")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(held(utf16), CODES);
        let windows = [b"caf\xe9\r\n", ONE.as_bytes(), b"\r\n", TWO.as_bytes()].concat();
        assert_eq!(held(windows), CODES);
    }

    #[test]
    fn what_is_no_set_of_codes_is_not_taken_for_one() {
        for text in [
            String::new(),
            ONE.to_owned(),
            ONE.to_uppercase() + "\n" + &TWO.to_uppercase(),
            format!("{ONE}\n{ONE}\n"),
            "4111111111111111\n4222222222222222\n".to_owned(),
            "deadbeefdeadbeef\nabcdefabcdefabcd\n".to_owned(),
            format!(
                "GET /page by user {ONE} took 3 seconds\nGET /other by user {TWO} took 4 seconds"
            ),
            (0..200).fold(String::new(), |all, n| format!("{all}{n:015}a\n")),
            "the recovery code of pypi is in the safe".to_owned(),
        ] {
            assert_eq!(held(&text), Holds::Nothing, "{text}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_no_text() {
        for bytes in [
            &b"\xff\xfe\x00"[..],
            b"\xff\0b",
            b"a\0b",
            b"\xff\xfe\0\xd8a\0",
        ] {
            assert_eq!(held(bytes), Holds::NoText);
        }
    }

    #[test]
    fn a_name_that_speaks_of_codes_makes_one_code_enough() {
        assert_eq!(under(ONE, "pypi", Says::Codes), CODES);
        assert_eq!(under("12345678", "pypi", Says::Codes), Holds::Nothing);
    }

    #[test]
    fn the_secret_of_an_authenticator_is_known_by_its_issuer_and_that_of_another_index_is_not() {
        let of = |issuer: &str| {
            format!("x\notpauth://totp/{issuer}:ada?secret=JBSWY3DPEHPK3PXP&issuer={issuer}\n")
        };
        let uri = Holds::Something(Kind::OtpauthUri);
        assert_eq!(held(of("PyPI")), uri);
        assert_eq!(held(of("pypi.org")), uri);
        for other in ["TestPyPI", "test.pypi.org", "GitHub", "PyPIX"] {
            assert_eq!(held(of(other)), Holds::Nothing, "{other}");
        }
        assert_eq!(under(of("TestPyPI"), "testpypi", Says::Nothing), uri);
    }

    #[test]
    fn nothing_that_bytes_can_be_makes_it_fail_or_take_long() {
        let mut bytes = Vec::new();
        let mut state = 1_u32;
        for length in (0..2_000_usize).step_by(7) {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            bytes.extend(state.to_be_bytes());
            let _any = held(&bytes[bytes.len() - length.min(bytes.len())..]);
        }
        for text in [
            "pypi".repeat(16 << 10),
            "a ".repeat(32 << 10),
            "\n".repeat(64 << 10),
        ] {
            assert_eq!(held(text), Holds::Nothing);
        }
    }
}
