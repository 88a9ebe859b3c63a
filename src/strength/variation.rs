//! Whether a new secret is only a minor variation of the old one.

use std::fmt;

use zeroize::Zeroizing;

use crate::secret::Secret;
use crate::strength::distance;
use crate::strength::spelling;
use crate::strength::spelling::HEAD;

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
            Self::Digits => "it is the old one with other digits",
            Self::Affix => "it is the old one with a few characters added or removed at the ends",
            Self::Edit => "it differs from the old one in three characters or fewer",
            Self::Core => "it has the same letters as the old one, with other digits and symbols",
        })
    }
}

/// How `new` follows from `old`; `None` where it does not. Beyond being the same, only the first
/// [`HEAD`] characters are compared.
#[must_use]
pub fn variation(new: &Secret, old: &Secret) -> Option<Variation> {
    let (new, old) = (spelling::normal(new), spelling::normal(old));
    if new == old {
        return Some(Variation::Same);
    }
    let (new, old) = (Views::of(&new), Views::of(&old));
    KINDS
        .iter()
        .find(|(_, follows)| follows(&new, &old))
        .map(|(kind, _)| *kind)
}

/// Says whether the first follows from the second in one way.
type Follows = fn(&Views, &Views) -> bool;

/// The ways, the plainest first: the first that fits is told.
const KINDS: [(Variation, Follows); 8] = [
    (Variation::Start, |new, old| {
        (new.cut || old.cut) && new.folded == old.folded
    }),
    (Variation::Case, |new, old| new.folded == old.folded),
    (Variation::Leet, |new, old| new.plain == old.plain),
    (Variation::Reversed, |new, old| {
        new.plain.iter().eq(old.plain.iter().rev())
    }),
    (Variation::Digits, |new, old| {
        new.undated.len() >= CORE && new.undated == old.undated
    }),
    (Variation::Affix, |new, old| {
        is_core(&new.plain, &old.plain) || is_core(&old.plain, &new.plain)
    }),
    (Variation::Edit, |new, old| {
        let length = new.plain.len().max(old.plain.len());
        distance::within(&new.plain, &old.plain, allowed(length))
    }),
    (Variation::Core, |new, old| {
        let same =
            |a: &[char], b: &[char]| a.len() >= CORE && (a == b || a.iter().eq(b.iter().rev()));
        let cores = |views: &Views| {
            [&views.middle, &views.letters, &views.all]
                .map(|core| core.to_vec())
                .map(Zeroizing::new)
        };
        cores(new)
            .iter()
            .any(|a| cores(old).iter().any(|b| same(a, b)))
    }),
];

/// Fewer letters than this are no core: they are alike by chance.
const CORE: usize = 4;

/// The most characters that may stand before, and after, the core.
const AFFIX: usize = 4;

/// How many steps apart two secrets of this length may be and still be one.
fn allowed(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=5 => 1,
        6..=11 => 2,
        _ => 3,
    }
}

/// Whether `long` is `core` with a little before or after it, never more than the core itself.
fn is_core(core: &[char], long: &[char]) -> bool {
    let more = long.len().saturating_sub(core.len());
    core.len() >= CORE
        && more <= core.len().min(2 * AFFIX)
        && long
            .windows(core.len())
            .enumerate()
            .any(|(before, window)| {
                window == core && before <= AFFIX && more - before.min(more) <= AFFIX
            })
}

/// One secret in the spellings that are compared.
struct Views {
    /// Whether there is more than [`HEAD`].
    cut: bool,
    folded: Zeroizing<Vec<char>>,
    /// Folded, without digits.
    undated: Zeroizing<Vec<char>>,
    /// Folded, l33t undone.
    plain: Zeroizing<Vec<char>>,
    /// The letters of `plain`.
    all: Zeroizing<Vec<char>>,
    /// The same, after digits and symbols at both ends went: there they are years and `!`, no l33t.
    middle: Zeroizing<Vec<char>>,
    /// The letters as they were given.
    letters: Zeroizing<Vec<char>>,
}

impl Views {
    fn of(text: &str) -> Self {
        let letter = |letter: &char| letter.is_alphabetic();
        let folded = spelling::head(text, spelling::fold);
        let plain = spelling::head(text, spelling::plain);
        let first = folded.iter().position(letter).unwrap_or_default();
        let after = folded.iter().rposition(letter).map_or(0, |last| last + 1);
        let middle = plain.get(first..after).unwrap_or_default();
        Self {
            cut: text.chars().nth(HEAD).is_some(),
            undated: kept(folded.iter().copied().filter(|it| !it.is_ascii_digit())),
            all: kept(plain.iter().copied().filter(letter)),
            middle: kept(middle.iter().copied().filter(letter)),
            // `plain` holds `l` and `i` to be one; so must this, to be compared with it.
            letters: kept(
                folded
                    .iter()
                    .filter(|it| letter(it))
                    .map(|it| spelling::plain(*it)),
            ),
            folded,
            plain,
        }
    }
}

/// Letters in room that need not grow: growth would leave a copy behind.
fn kept(letters: impl Iterator<Item = char>) -> Zeroizing<Vec<char>> {
    let mut out = Zeroizing::new(Vec::with_capacity(HEAD));
    out.extend(letters);
    out
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
        ] {
            assert_eq!(follows(new, old), Some(kind), "{new} {old}");
            assert_eq!(follows(old, new), Some(kind), "{old} {new}");
        }
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
