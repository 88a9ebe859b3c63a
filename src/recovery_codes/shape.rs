//! What a recovery code looks like: its alphabet, its length, its groups.

use std::borrow::Cow;
use std::fmt;

use crate::recovery_codes::alphabet::Alphabet;
use crate::secret::Secret;

/// What the codes of one set look like.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shape {
    /// The characters they are made of.
    pub alphabet: Alphabet,
    /// The case of their letters, where it is known.
    pub case: Option<Case>,
    /// How they are cut into groups.
    pub grouping: Grouping,
}

/// The case of letters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Case {
    /// Only lower case.
    Lower,
    /// Only upper case.
    Upper,
}

/// The lengths of the groups of a code, and what stands between them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Grouping {
    /// The lengths, first group first. One group where nothing stands between.
    pub groups: Cow<'static, [u8]>,
    /// `-` or a space; `-` too where there is one group only.
    pub separator: u8,
}

impl Grouping {
    /// How `code` is cut.
    #[must_use]
    pub fn of(code: &[u8]) -> Self {
        let separator = if code.contains(&b' ') { b' ' } else { b'-' };
        let groups = code
            .split(|&byte| byte == separator)
            .map(|group| u8::try_from(group.len()).unwrap_or(u8::MAX))
            .collect();
        Self { groups, separator }
    }

    /// The characters of a code without what stands between groups.
    #[must_use]
    pub fn length(&self) -> u32 {
        self.groups.iter().map(|&group| u32::from(group)).sum()
    }
}

impl Shape {
    /// What a site is known to hand out.
    #[must_use]
    pub const fn known(
        alphabet: Alphabet,
        case: Option<Case>,
        groups: &'static [u8],
        separator: u8,
    ) -> Self {
        let groups = Cow::Borrowed(groups);
        let grouping = Grouping { groups, separator };
        Self {
            alphabet,
            case,
            grouping,
        }
    }

    /// What all of `codes` look like; `None` where there is none, or they are cut in different ways.
    ///
    /// A check symbol at the end (`*~$=`) is counted as one of its characters.
    #[must_use]
    pub fn of(codes: &[&Secret]) -> Option<Self> {
        let grouping = Grouping::of(codes.first()?.reveal());
        if codes
            .iter()
            .any(|code| Grouping::of(code.reveal()) != grouping)
        {
            return None;
        }
        let parts = codes.iter().flat_map(|code| {
            let code = without_check_symbol(code.reveal());
            code.split(|&byte| byte == grouping.separator)
        });
        let has = |wanted: fn(&u8) -> bool| parts.clone().flatten().any(wanted);
        let case = match (has(u8::is_ascii_lowercase), has(u8::is_ascii_uppercase)) {
            (true, false) => Some(Case::Lower),
            (false, true) => Some(Case::Upper),
            _ => None,
        };
        let alphabet = Alphabet::of(&parts);
        Some(Self {
            alphabet,
            case,
            grouping,
        })
    }

    /// The characters of a code without what stands between groups.
    #[must_use]
    pub fn length(&self) -> u32 {
        self.grouping.length()
    }

    /// The bits of entropy of a code that is drawn evenly.
    #[must_use]
    pub fn bits(&self) -> f64 {
        f64::from(self.alphabet.size()).log2() * f64::from(self.length())
    }

    /// Whether `code` can be one of these: its characters and their number. How it is cut does not count, for
    /// it is often typed or saved otherwise.
    #[must_use]
    pub fn fits(&self, code: &Secret) -> bool {
        self.fits_bytes(code.reveal())
    }

    pub(crate) fn fits_bytes(&self, code: &[u8]) -> bool {
        let is_case = |byte: u8| match self.case {
            Some(Case::Lower) => !byte.is_ascii_uppercase(),
            Some(Case::Upper) => !byte.is_ascii_lowercase(),
            None => true,
        };
        let mut kept = code.iter().filter(|byte| !matches!(byte, b'-' | b' '));
        u32::try_from(kept.clone().count()) == Ok(self.length())
            && kept.all(|&byte| self.alphabet.holds(byte) && is_case(byte))
    }
}

impl fmt::Display for Shape {
    /// As in "16 hex digits", "8 digits as 4 4", "10 hex digits as 5-5".
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.length(), self.alphabet.word())?;
        if let [first, rest @ ..] = &*self.grouping.groups
            && !rest.is_empty()
        {
            write!(formatter, " as {first}")?;
            for group in rest {
                write!(formatter, "{}{group}", char::from(self.grouping.separator))?;
            }
        }
        Ok(())
    }
}

/// Crockford's check symbols that are no letters say nothing about the alphabet.
fn without_check_symbol(code: &[u8]) -> &[u8] {
    match code {
        [rest @ .., b'*' | b'~' | b'$' | b'='] => rest,
        _ => code,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(code: &str) -> Secret {
        Secret::new(code.as_bytes().to_vec())
    }

    fn told(codes: &[&str]) -> Option<String> {
        let codes: Vec<_> = codes.iter().map(|code| secret(code)).collect();
        Shape::of(&codes.iter().collect::<Vec<_>>()).map(|shape| shape.to_string())
    }

    #[test]
    fn a_shape_is_said_in_a_few_words() {
        for (code, words) in [
            ("0123456789abcdef", "16 hex digits"),
            ("12345678", "8 digits"),
            ("1234 5678", "8 digits as 4 4"),
            ("a1b2c-d3e4f", "10 hex digits as 5-5"),
            ("wxyz-1234-abcd", "12 letters and digits as 4-4-4"),
            ("wxYz1234", "8 letters of both cases and digits"),
            ("ab+/12==", "8 characters"),
            ("0z1y2-3x4w5*", "11 letters and digits as 5-6"),
        ] {
            assert_eq!(told(&[code]).as_deref(), Some(words));
        }
    }

    #[test]
    fn codes_that_are_cut_differently_have_no_common_shape() {
        assert_eq!(told(&["12345678", "1234 5678"]), None);
        assert_eq!(told(&[]), None);
    }

    #[test]
    fn the_entropy_is_that_of_an_even_draw() {
        let bits = |alphabet, groups| Shape::known(alphabet, None, groups, b'-').bits();
        assert!((bits(Alphabet::Hex, &[16]) - 64.0).abs() < 1e-9);
        assert!((bits(Alphabet::Digits, &[4, 4]) - 26.575).abs() < 0.001);
        assert!((bits(Alphabet::Crockford, &[5, 4, 4]) - 65.0).abs() < 1e-9);
    }

    #[test]
    fn a_code_fits_by_its_characters_whatever_its_groups() {
        let google = Shape::known(Alphabet::Digits, None, &[4, 4], b' ');
        assert!(google.fits(&secret("1234 5678")) && google.fits(&secret("12345678")));
        assert!(!google.fits(&secret("1234567")) && !google.fits(&secret("1234 567a")));
        let pypi = Shape::known(Alphabet::Hex, Some(Case::Lower), &[16], b'-');
        assert!(pypi.fits(&secret("0123456789abcdef")));
        assert!(!pypi.fits(&secret("0123456789ABCDEF")));
    }
}
