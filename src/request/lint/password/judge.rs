//! Whether what is handed over is a password, and not what is said of one.

use crate::request::lint::password::label::Sort;
use crate::request::lint::password::languages;
use crate::request::lint::password::link::How;
use crate::request::lint::password::words::FUNCTION;
use crate::request::lint::password::words::NAMES;
use crate::request::lint::password::words::QUALITIES;
use crate::request::lint::password::words::STATES;
use crate::request::lint::view::LETTER;

/// How a value stands where it stands.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    pub(super) sort: Sort,
    pub(super) how: How,
    /// Words stand between it and the label that may speak of something else.
    pub(super) is_loose: bool,
    pub(super) is_quoted: bool,
    /// Nothing of the sentence follows.
    pub(super) is_alone: bool,
}

impl Kind {
    pub(super) fn is_password(self, text: &[u8]) -> bool {
        let lower = text.to_ascii_lowercase();
        let is_weak = self.sort == Sort::Weak;
        let is_said = matches!(self.how, How::Said | How::Recalled);
        if is_weak && self.how != How::Assigned && !is_said {
            return false;
        }
        if text.len() < 3 || is_stand_in(text, &lower) || self.is_state(&lower) {
            return false;
        }
        let make = Count::of(text);
        if make.letters == 0 && is_number(text) {
            let is_year = text.len() == 4 && (text.starts_with(b"19") || text.starts_with(b"20"));
            let is_given = match self.sort {
                Sort::Digits => text.len() < 9 && (is_said || self.how == How::Assigned),
                _ => self.how == How::Assigned,
            };
            return is_given
                && !self.is_loose
                && make.digits == text.len()
                && make.digits > 3
                && !is_year;
        }
        if is_measure(text) || self.sort == Sort::Digits {
            return false;
        }
        let is_sure = self.how == How::Assigned && !self.is_loose && self.sort != Sort::Weak;
        if !is_sure && is_of_prose(text) {
            return false;
        }
        if is_mixed(text) || (make.digits > 0 && self.is_quoted) {
            return !self.is_listed_name(text) && (self.sort != Sort::Weak || is_plain_word(text));
        }
        if self.is_loose || self.sort == Sort::Weak {
            return false;
        }
        if self.is_quoted {
            let is_plain = make.letters == text.len() && !is_state(&lower);
            return is_plain || (text.contains(&b' ') && !is_message(&lower));
        }
        self.is_alone && self.is_given_word(text, &lower)
    }

    /// A word of letters, where nothing else can be meant.
    fn is_given_word(self, text: &[u8], lower: &[u8]) -> bool {
        let inside = text.get(1..text.len() - 1).unwrap_or_default();
        let has_capital =
            inside.iter().any(u8::is_ascii_uppercase) && text.iter().any(u8::is_ascii_lowercase);
        // `CSV`, `TOTP`.
        let is_short = text.len() < 5 && text.iter().all(u8::is_ascii_uppercase);
        let is_word = text.iter().all(u8::is_ascii_alphabetic) && !is_state(lower) && !is_short;
        match self.how {
            How::Assigned => is_word || is_hyphened(lower, 2),
            How::Said => (is_word && has_capital) || is_hyphened(lower, 3),
            How::Recalled => is_word || is_hyphened(lower, 3),
            How::Quoted | How::Beside => false,
        }
    }

    /// What is said of a password instead of it, or a name that has a digit in it.
    pub(super) fn is_state(self, lower: &[u8]) -> bool {
        let is_foreign = matches!(self.sort, Sort::Foreign | Sort::Joined);
        let is_participle = || {
            let endings = ["ada", "ado", "ida", "ido", "ata", "ato", "uta", "uto"];
            endings.iter().any(|end| lower.ends_with(end.as_bytes()))
        };
        let joined: Vec<u8> = lower.iter().copied().filter(|&byte| byte != b'-').collect();
        STATES.has(lower)
            || NAMES.has(&joined)
            || QUALITIES.has(lower)
            || NAMES.has(lower)
            || (is_foreign && (languages::STATES.has(lower) || is_participle()))
    }

    /// Whether all that has digits in it is a name: `sha256-hash`.
    fn is_listed_name(self, text: &[u8]) -> bool {
        let lower = text.to_ascii_lowercase();
        let mut parts = lower.split(|byte| matches!(byte, b'-' | b'/' | b'_'));
        let is_name = |part: &[u8]| NAMES.has(part) || !part.iter().any(u8::is_ascii_digit);
        self.how != How::Assigned && !has_mark(text) && parts.all(is_name)
    }
}

/// Words that are no sentence and nothing that is said of a password, as `correct horse battery staple`.
pub(super) fn is_phrase(text: &[u8], least: usize) -> bool {
    let words: Vec<&[u8]> = text.split(|&byte| byte == b' ').collect();
    let qualities = words.iter().filter(|word| is_quality(word)).count();
    let is_small = text
        .iter()
        .all(|byte| byte.is_ascii_lowercase() || *byte == b' ');
    let is_plain = |word: &&[u8]| {
        let lower = word.to_ascii_lowercase();
        let tail = lower.get(1..).unwrap_or_default();
        let is_cased = is_small || (word.first() != lower.first() && word.ends_with(tail));
        word.len() > 2
            && word.iter().all(u8::is_ascii_alphabetic)
            && is_cased
            && !FUNCTION.has(&lower)
            && !STATES.has(&lower)
            && !is_state(&lower)
            && !lower.ends_with(b"ly")
    };
    (least..=MAX_PHRASE).contains(&words.len())
        && qualities * 4 <= words.len()
        && words.iter().all(is_plain)
}

fn is_quality(word: &[u8]) -> bool {
    QUALITIES.has(&word.to_ascii_lowercase())
}

/// What a program says of a password, as `Decryption failed`.
fn is_message(lower: &[u8]) -> bool {
    let mut words = lower.split(|byte| !byte.is_ascii_alphabetic());
    words.any(|word| is_state(word) || STATES.has(word))
}

/// `correct-horse-battery`, and not `case-sensitive` or `not-set`.
fn is_hyphened(lower: &[u8], least: usize) -> bool {
    let parts: Vec<&[u8]> = lower.split(|&byte| byte == b'-').collect();
    let is_plain = |part: &&[u8]| {
        part.len() > 2
            && part.iter().all(u8::is_ascii_alphabetic)
            && !FUNCTION.has(part)
            && !STATES.has(part)
            && !is_state(part)
    };
    let qualities = parts.iter().filter(|part| is_quality(part)).count();
    parts.len() >= least && qualities * 3 <= parts.len() && parts.iter().all(is_plain)
}

/// Whether no word is written like this: letters with digits, or with a mark between them.
pub(super) fn is_mixed(text: &[u8]) -> bool {
    let make = Count::of(text);
    (make.digits > 0 && make.letters > 0) || has_mark(text)
}

fn has_mark(text: &[u8]) -> bool {
    let inside = text.get(1..text.len() - 1).unwrap_or_default();
    inside.iter().any(|byte| {
        matches!(
            byte,
            b'!' | b'@' | b'#' | b'$' | b'%' | b'^' | b'&' | b'*' | b'+' | b'=' | b'?' | b'~'
        )
    })
}

/// What prose has with digits in it: `2nd`, `24h`, `v2.1`, `2019-Mar-03`, a mail address.
pub(super) fn is_of_prose(text: &[u8]) -> bool {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let rest = text.get(digits..).unwrap_or_default();
    let is_ordinal = digits > 0 && rest.len() < 6 && rest.iter().all(u8::is_ascii_lowercase);
    let numbers = |text: &[u8]| {
        let mut parts = text.split(|byte| matches!(byte, b'.' | b'-' | b'/' | b':'));
        let whole = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
        parts.by_ref().filter(|part| whole(part)).count()
    };
    let bare = text.strip_prefix(b"v").unwrap_or(text);
    let is_version = bare.first().is_some_and(u8::is_ascii_digit) && numbers(bare) > 1;
    let is_short_version = text.len() < 4 && text.starts_with(b"v");
    // `keepassxc#4276`.
    let number = text
        .iter()
        .position(|&byte| byte == b'#')
        .and_then(|at| text.get(at + 1..));
    let is_reference =
        number.is_some_and(|number| !number.is_empty() && number.iter().all(u8::is_ascii_digit));
    let at = text.iter().position(|&byte| byte == b'@');
    let is_address = at.is_some_and(|at| text.get(at..).is_some_and(|rest| rest.contains(&b'.')));
    is_ordinal || is_reference || is_version || is_short_version || is_address || text.len() < 4
}

/// Letters, digits and marks alone, and no test of a program: `pass: test_login2` is none, nor a file.
fn is_plain_word(text: &[u8]) -> bool {
    let is_test = text
        .get(..4)
        .is_some_and(|head| head.eq_ignore_ascii_case(b"test"));
    !is_test
        && !text
            .iter()
            .any(|byte| matches!(byte, b'_' | b'/' | b'.' | b' '))
}

/// `12-character`, `90-day`.
fn is_measure(text: &[u8]) -> bool {
    text.first().is_some_and(u8::is_ascii_digit)
        && text.contains(&b'-')
        && text
            .iter()
            .skip_while(|byte| byte.is_ascii_digit())
            .all(|byte| byte.is_ascii_lowercase() || *byte == b'-')
}

fn is_number(text: &[u8]) -> bool {
    text.iter()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b':' | b'.' | b'/'))
}

/// `accepted`, `missing`.
fn is_state(lower: &[u8]) -> bool {
    lower.ends_with(b"ed") || lower.ends_with(b"ing")
}

/// What stands where a password was.
pub(super) fn is_stand_in(text: &[u8], lower: &[u8]) -> bool {
    let first = text.first().copied().unwrap_or_default();
    let has = |part: &[u8]| lower.windows(part.len()).any(|window| window == part);
    let is_variable = text
        .iter()
        .all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'_'))
        && text.contains(&b'_');
    matches!(first, b'<' | b'$' | b'{' | b'[' | b'%' | b'(' | b'/' | b'-')
        || text.iter().all(|&byte| byte == first)
        || is_variable
        || has(b"://")
        || has(b"**")
        || has(b"...")
        || has(b"xxx")
        || has(b"redacted")
        || has(b"secrets.")
        || has(b"environ")
}

/// What a value is made of.
struct Count {
    letters: usize,
    digits: usize,
}

impl Count {
    fn of(text: &[u8]) -> Self {
        let is_letter = |byte: &&u8| byte.is_ascii_alphabetic() || **byte == LETTER;
        Self {
            letters: text.iter().filter(is_letter).count(),
            digits: text.iter().filter(|byte| byte.is_ascii_digit()).count(),
        }
    }
}

const MAX_PHRASE: usize = 10;
