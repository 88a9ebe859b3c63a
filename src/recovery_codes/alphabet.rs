//! The characters that recovery codes are made of.

/// An alphabet; letters count in either case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Alphabet {
    /// `0` to `9`.
    Digits,
    /// Digits and `a` to `f`.
    Hex,
    /// Digits and `a` to `v` (RFC 4648, section 7).
    Base32Hex,
    /// Digits and letters without `i`, `l`, `o` and `u`: <https://www.crockford.com/base32.html>.
    Crockford,
    /// Letters and `2` to `7` (RFC 4648, section 6).
    Base32,
    /// `2` to `9` and letters without `i` and `o`, as Gitea's scratch codes (go-gitea/gitea models/auth/twofactor.go).
    Legible,
    /// Digits, and letters of one case.
    Alphanumeric,
    /// Digits, and letters of both cases.
    BothCases,
    /// Anything that prints.
    Other,
}

impl Alphabet {
    /// Whether `byte` belongs to it.
    #[must_use]
    pub fn holds(self, byte: u8) -> bool {
        let letter = byte.to_ascii_lowercase();
        match self {
            Self::Digits => byte.is_ascii_digit(),
            Self::Hex => byte.is_ascii_hexdigit(),
            Self::Base32Hex => matches!(letter, b'0'..=b'9' | b'a'..=b'v'),
            Self::Crockford => {
                letter.is_ascii_alphanumeric() && !matches!(letter, b'i' | b'l' | b'o' | b'u')
            }
            Self::Base32 => matches!(letter, b'2'..=b'7' | b'a'..=b'z'),
            Self::Legible => {
                matches!(letter, b'2'..=b'9' | b'a'..=b'z') && !matches!(letter, b'i' | b'o')
            }
            Self::Alphanumeric | Self::BothCases => letter.is_ascii_alphanumeric(),
            Self::Other => byte.is_ascii_graphic(),
        }
    }

    /// How many characters a site draws from.
    #[must_use]
    pub fn size(self) -> u32 {
        match self {
            Self::Digits => 10,
            Self::Hex => 16,
            Self::Base32Hex | Self::Crockford | Self::Base32 | Self::Legible => 32,
            Self::Alphanumeric => 36,
            Self::BothCases => 62,
            Self::Other => 94,
        }
    }

    /// What so many of its characters are called.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Digits => "digits",
            Self::Hex => "hex digits",
            Self::Base32Hex => "base-32-hex characters",
            Self::Crockford => "Crockford base-32 characters",
            Self::Base32 => "base-32 characters",
            Self::Legible | Self::Alphanumeric => "letters and digits",
            Self::BothCases => "letters of both cases and digits",
            Self::Other => "characters",
        }
    }

    /// The smallest that holds all of `cores`.
    ///
    /// Digits and hex are told from one code. The 32-character ones look alike in a few codes, so they are
    /// told only where enough was seen: by chance 60 letters and digits fit one in a thousand times.
    #[must_use]
    pub fn of<'a>(cores: &(impl Iterator<Item = &'a [u8]> + Clone)) -> Self {
        let all = |alphabet: Self| {
            let mut bytes = cores.clone().flatten();
            bytes.all(|&byte| alphabet.holds(byte))
        };
        let seen = cores.clone().flatten().count();
        if all(Self::Digits) {
            Self::Digits
        } else if all(Self::Hex) {
            Self::Hex
        } else if !all(Self::Alphanumeric) {
            Self::Other
        } else if has_both_cases(cores.clone()) {
            Self::BothCases
        } else if seen >= TELLING {
            let known = [
                Self::Base32Hex,
                Self::Crockford,
                Self::Base32,
                Self::Legible,
            ];
            known
                .into_iter()
                .find(|&each| all(each))
                .unwrap_or(Self::Alphanumeric)
        } else {
            Self::Alphanumeric
        }
    }
}

/// Whether letters of both cases occur.
fn has_both_cases<'a>(cores: impl Iterator<Item = &'a [u8]> + Clone) -> bool {
    cores.clone().flatten().any(u8::is_ascii_lowercase)
        && cores.flatten().any(u8::is_ascii_uppercase)
}

/// How many characters must have been seen before 32 of 36 is more than chance.
const TELLING: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;

    fn of(codes: &[&str]) -> Alphabet {
        Alphabet::of(&codes.iter().map(|code| code.as_bytes()))
    }

    #[test]
    fn each_alphabet_has_the_size_it_says() {
        for alphabet in [
            Alphabet::Digits,
            Alphabet::Base32Hex,
            Alphabet::Crockford,
            Alphabet::Base32,
            Alphabet::Legible,
            Alphabet::Alphanumeric,
        ] {
            let held = (0..=u8::MAX)
                .filter(|byte| !byte.is_ascii_uppercase() && alphabet.holds(*byte))
                .count();
            assert_eq!(u32::try_from(held), Ok(alphabet.size()), "{alphabet:?}");
        }
    }

    #[test]
    fn the_smallest_alphabet_is_told() {
        assert_eq!(of(&["12345678"]), Alphabet::Digits);
        assert_eq!(of(&["1234567A", "b2345678"]), Alphabet::Hex);
        assert_eq!(of(&["1234567x"]), Alphabet::Alphanumeric);
        assert_eq!(of(&["1234567x", "1234567X"]), Alphabet::BothCases);
        assert_eq!(of(&["1234567+"]), Alphabet::Other);
    }

    #[test]
    fn an_alphabet_of_32_is_told_only_of_many_characters() {
        assert_eq!(of(&["234567ab23hjkmnp"]), Alphabet::Alphanumeric);
        assert_eq!(of(&["019ab23hjkmnpxyz"; 4]), Alphabet::Crockford);
        assert_eq!(of(&["234567abiojkmnpz"; 4]), Alphabet::Base32);
    }
}
