//! Whether a new secret is only a minor variation of the old one.

use std::fmt;

use crate::secret::Secret;
use crate::strength::previous;
use crate::strength::reading::Reading;
use crate::strength::spelling;

/// How a new secret follows from the old one. Its `Display` holds no part of either.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Variation {
    /// The old one, unchanged.
    Same,
    /// As far as they are compared they are the same, and at least one goes on beyond.
    Start,
    /// Only upper and lower case, or accents, differ.
    Case,
    /// Only look-alike characters differ.
    Leet,
    /// The old one backwards.
    Reversed,
    /// The old one with its end put first.
    Rotated,
    /// The old one twice or more, perhaps with a few characters between.
    Doubled,
    /// Only digits differ: a year, a counter.
    Digits,
    /// A few characters were put before or after, or taken away there.
    Affix,
    /// One to three characters differ.
    Edit,
    /// The letters in the middle are the same; several of the changes above were made at once.
    Core,
}

impl fmt::Display for Variation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Same => "it is the old one",
            Self::Start => "it starts with the same 256 characters as the old one",
            Self::Case => "it is the old one with other capitals or accents",
            Self::Leet => "it is the old one with look-alike characters swapped",
            Self::Reversed => "it is the old one backwards",
            Self::Rotated => "it is the old one with its end put first",
            Self::Doubled => "it is the old one more than once",
            Self::Digits => "it is the old one with other digits",
            Self::Affix => "it is the old one with a few characters added or removed at the ends",
            Self::Edit => "it differs from the old one in three characters or fewer",
            Self::Core => "it has the same letters as the old one, with other digits and symbols",
        })
    }
}

/// How `new` follows from `old`; `None` where it does not. Beyond being the same, only the first 256 characters are
/// compared.
#[must_use]
pub fn variation(new: &Secret, old: &Secret) -> Option<Variation> {
    if spelling::normal(new) == spelling::normal(old) {
        return Some(Variation::Same);
    }
    previous::variation(&Reading::of(new.reveal()), &Reading::of(old.reveal()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn follows(new: &str, old: &str) -> Option<Variation> {
        variation(&Secret::new(new.into()), &Secret::new(old.into()))
    }

    #[test]
    fn every_kind_is_known_in_both_directions() {
        for (new, old, kind) in [
            ("Summer2024!", "Summer2024!", Variation::Same),
            ("cafe\u{301}", "café", Variation::Same),
            ("SUMMER2024!", "summer2024!", Variation::Case),
            ("cafétaria", "cafetaria", Variation::Case),
            ("P@ssw0rd", "password", Variation::Leet),
            ("drowssap", "password", Variation::Reversed),
            ("dr0wssap", "Password", Variation::Reversed),
            ("Summer2025!", "Summer2024!", Variation::Digits),
            ("dragon-9", "dragon-10", Variation::Digits),
            ("2025Winter", "winter2024", Variation::Digits),
            ("hunting!!!", "hunting", Variation::Affix),
            ("xx-hunting-", "hunting", Variation::Affix),
            ("huntsman", "huntsmann", Variation::Affix),
            ("trombone", "trobmone", Variation::Edit),
            ("kX9#mP2$vL5q", "kX9#mP2$vL7r", Variation::Edit),
            ("Winter2025!!", "#winter?7", Variation::Core),
            ("p@ssw0rd2024!", "Password#99999", Variation::Core),
            ("remmus!!!2025", "Summer2024#", Variation::Core),
            ("Boneretrom", "tromboneRe", Variation::Rotated),
        ] {
            assert_eq!(follows(new, old), Some(kind), "{new} {old}");
            assert_eq!(follows(old, new), Some(kind), "{old} {new}");
        }
    }

    #[test]
    fn the_old_one_more_than_once_is_no_new_one() {
        for new in [
            "trombonetrombone",
            "Trombone-tr0mbone",
            "trombone1!trombone",
            "trombonetrombonetrombone!",
        ] {
            assert_eq!(follows(new, "trombone"), Some(Variation::Doubled), "{new}");
        }
        // What stands between is more than the old one: that one is only a part.
        assert_eq!(follows("walk-the-long-road-walk", "walk"), None);
    }

    #[test]
    fn different_words_are_different() {
        for (new, old) in [
            ("summer", "winter"),
            ("horse", "battery"),
            ("correct", "staple"),
            ("moon", "noun"),
            ("dog", "cat"),
            ("password1", "welcome1"),
            ("Summer2024!", "Winter2024!"),
            ("4815", "2342"),
            ("", "password"),
            ("abc", "abd"),
            ("walk", "walk-the-long-road"),
            (
                "correct horse battery staple",
                "battery of correct staplers",
            ),
        ] {
            assert_eq!(follows(new, old), None, "{new} {old}");
            assert_eq!(follows(old, new), None, "{old} {new}");
        }
    }

    #[test]
    fn unrelated_random_secrets_are_never_taken_for_one() {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        let mut random = |length: usize, letters: &[u8]| -> String {
            let pick = |_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                usize::try_from(state >> 40)
                    .map_or('?', |at| char::from(letters[at % letters.len()]))
            };
            (0..length).map(pick).collect()
        };
        let printable: Vec<u8> = (b'!'..=b'~').collect();
        for letters in [
            &printable[..],
            b"0123456789abcdef",
            b"abcdefghijklmnopqrstuvwxyz",
            b"0123456789",
        ] {
            for _ in 0..500 {
                let (new, old) = (random(16, letters), random(16, letters));
                assert_eq!(follows(&new, &old), None, "{new} {old}");
            }
        }
    }

    #[test]
    fn any_bytes_and_any_length_are_compared() {
        let long = "x".repeat(100_000);
        assert_eq!(
            follows(&long, &(long.clone() + "y")),
            Some(Variation::Start)
        );
        let raw = |bytes: &[u8]| Secret::new(bytes.to_vec());
        assert_eq!(
            variation(&raw(b"\xff\xfe\xfdabc1"), &raw(b"\xff\xfe\xfdabc2")),
            Some(Variation::Digits)
        );
        assert_eq!(variation(&raw(b"\xff"), &raw(b"")), None);
        assert_eq!(variation(&raw(b""), &raw(b"")), Some(Variation::Same));
    }

    #[test]
    fn a_sentence_holds_no_part_of_a_secret() {
        assert_eq!(
            Variation::Digits.to_string(),
            "it is the old one with other digits"
        );
    }
}
