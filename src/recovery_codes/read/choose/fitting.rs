//! Which characters the codes of a text are made of, told from most of them.

use crate::recovery_codes::alphabet::Alphabet;
use crate::recovery_codes::read::piece::Candidate;
use crate::recovery_codes::read::word::Word;
use crate::recovery_codes::read::word::bare;
use crate::recovery_codes::read::word::kind;
use crate::recovery_codes::shape::Grouping;
use crate::recovery_codes::shape::Shape;

/// What the codes are made of.
pub(super) struct Fitting {
    alphabet: Alphabet,
    has_lower: bool,
    has_upper: bool,
}

impl Fitting {
    /// As the service hands them out.
    pub(super) fn as_known(shape: &Shape) -> Self {
        Self {
            alphabet: shape.alphabet,
            has_lower: true,
            has_upper: true,
        }
    }

    /// As those candidates of this grouping that hold a digit, or where none does, as all of them. A few that fit
    /// no narrow alphabet that all others fit are strangers among them.
    pub(super) fn of(candidates: &[Candidate<'_>], grouping: &Grouping) -> Self {
        let alike = || {
            candidates
                .iter()
                .filter(|each| Grouping::of(each.token.as_bytes()) == *grouping)
        };
        let has_digits = alike().any(Candidate::has_digit);
        let mut telling: Vec<_> = alike()
            .filter(|each| each.has_digit() || !has_digits)
            .map(|each| each.token)
            .collect();
        // Without the strangers the rest may fit a narrower one, and must then be read so again.
        let alphabet = loop {
            let alphabet = narrowest(&telling);
            let before = telling.len();
            telling.retain(|token| is_made_of(token, alphabet));
            if telling.len() == before {
                break alphabet;
            }
        };
        let own = || telling.iter().copied().flat_map(str::bytes);
        Self {
            alphabet,
            has_lower: own().any(|byte| byte.is_ascii_lowercase()),
            has_upper: own().any(|byte| byte.is_ascii_uppercase()),
        }
    }

    /// Whether `token` is made of the same.
    pub(super) fn holds(&self, token: &str) -> bool {
        let is_case = |byte: u8| {
            (self.has_lower || !byte.is_ascii_lowercase())
                && (self.has_upper || !byte.is_ascii_uppercase())
        };
        // A hex digit typed in capitals is still one; a word in capitals is no code among small letters.
        let is_narrow =
            self.alphabet == Alphabet::Hex && token.bytes().any(|byte| byte.is_ascii_digit());
        is_made_of(token, self.alphabet) && (is_narrow || token.bytes().all(is_case))
    }

    /// Whether `token`, which is cut otherwise, is one of them with a character too many or too few, or without
    /// its hyphens. Only where its characters or its groups tell it from a word.
    pub(super) fn is_variant(&self, token: &str, grouping: &Grouping) -> bool {
        let own = Grouping::of(token.as_bytes());
        let is_narrow = matches!(self.alphabet, Alphabet::Digits | Alphabet::Hex);
        let is_grouped = own.groups.len() > 1 && own.groups.len() == grouping.groups.len();
        own.length() >= 6
            && own.length().abs_diff(grouping.length()) <= 2
            && (is_narrow
                || is_grouped
                || own.length() == grouping.length() && grouping.groups.len() > 1)
            && self.holds(token)
    }

    /// Whether one of the codes may stand in `text`, a sentence.
    pub(super) fn may_hide(&self, text: &str, grouping: &Grouping) -> bool {
        let is_code = |word: &str| {
            let word = bare(word).0;
            kind(word) == Word::Candidate
                && word.bytes().any(|byte| byte.is_ascii_digit())
                && Grouping::of(word.as_bytes()) == *grouping
                && self.holds(word)
        };
        text.split(' ').any(is_code)
            || Grouping::of(text.as_bytes()) == *grouping && self.holds(text)
    }
}

/// The narrowest alphabet that all `tokens` fit, but for one in five.
fn narrowest(tokens: &[&str]) -> Alphabet {
    let allowed = if tokens.len() < 4 {
        0
    } else {
        tokens.len() / 5
    };
    let strangers = |alphabet| {
        let strange = tokens.iter().filter(|token| !is_made_of(token, alphabet));
        strange.count()
    };
    if strangers(Alphabet::Digits) <= allowed {
        Alphabet::Digits
    } else if strangers(Alphabet::Hex) <= allowed {
        Alphabet::Hex
    } else if strangers(Alphabet::BothCases) == 0 {
        Alphabet::BothCases
    } else {
        Alphabet::Other
    }
}

/// Hyphens, spaces and a check symbol at the end left aside.
fn is_made_of(token: &str, alphabet: Alphabet) -> bool {
    let core = token.strip_suffix(['*', '~', '$', '=']).unwrap_or(token);
    core.bytes()
        .all(|byte| matches!(byte, b'-' | b' ') || alphabet.holds(byte))
}
