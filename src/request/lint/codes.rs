//! Recovery codes by their shapes, and secrets of authenticators in base 32.
//!
//! Some shapes are nothing else; others (eight digits, eight or ten hex digits) are dates, numbers and commits
//! far more often. Those count where what stands before calls them codes, or where they stand in a list.

mod called;

use crate::recovery_codes::alphabet::Alphabet;
use crate::request::lint::codes::called::Called;
use crate::request::lint::codes::called::ends_open;
use crate::request::lint::codes::called::has_name;
use crate::request::lint::found::Found;
use crate::request::lint::random::Make;
use crate::request::lint::random::is_hex;
use crate::request::lint::random::is_mixed;
use crate::request::lint::rules::RECOVERY_CODE;
use crate::request::lint::rules::TOTP_SECRET;
use crate::request::lint::view::Part;
use crate::request::lint::view::View;

/// What a stretch of a line may be.
struct Candidate {
    part: Part,
    /// Which word of the line it begins with.
    word: usize,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A recovery code and nothing else.
    Code,
    /// The same, where it is not called a commit, an image or a key.
    Digits,
    /// A recovery code where it is called one, or in a list of them.
    Maybe,
    /// A recovery code where it is called a scratch code: it may be a word in capitals.
    Scratch,
    /// A secret in base 32.
    Secret,
    /// One where it is called so: it may be a long word.
    MaybeSecret,
}

/// Look for both, line by line.
pub(super) fn look(view: &View, found: &mut Found) {
    // Lines in which there is nothing but candidates, and what of them only counts in a list.
    let mut list: Vec<Part> = Vec::new();
    let mut count = 0;
    let mut called = false;
    for line in view.lines() {
        let words = words(view, line);
        if words.is_empty() {
            continue;
        }
        let calls = called || has_name(view, &words);
        let mut candidates = candidates(view, &words);
        for Candidate { part, word, kind } in &candidates {
            let before = words.get(..*word).unwrap_or_default();
            let before = Called::by(view, before, called);
            let (is_told, rule) = match kind {
                Kind::Code => (true, &RECOVERY_CODE),
                Kind::Secret => (true, &TOTP_SECRET),
                Kind::Digits => (calls || !before.is_other(view.of(*part)), &RECOVERY_CODE),
                Kind::Maybe => (before.is_code(), &RECOVERY_CODE),
                Kind::Scratch => (before.is_scratch(), &RECOVERY_CODE),
                Kind::MaybeSecret => (before.is_secret(), &TOTP_SECRET),
            };
            if is_told {
                found.add(view, part.from, part.to, rule);
            }
        }
        // What may be a word makes no list.
        candidates.retain(|one| !matches!(one.kind, Kind::Scratch | Kind::MaybeSecret));
        if is_list(view, &words, &candidates) {
            count += candidates.len();
            list.extend(candidates.iter().map(|candidate| candidate.part));
        } else {
            end(view, &mut list, &mut count, found);
        }
        let is_head = words.len() < 7 || ends_open(view, line);
        called = candidates.is_empty() && is_head && has_name(view, &words);
    }
    end(view, &mut list, &mut count, found);
}

/// Two lines that a mail program made of one code.
pub(super) fn look_joined(view: &View, found: &mut Found) {
    for line in view.lines() {
        for word in words(view, line) {
            let text = view.of(word);
            // What stands in one piece was looked at with the words before it, and may be called a commit.
            let is_joined = view.place(word.to - 1) - view.place(word.from) >= text.len();
            let is_code = text.len() == 16 && is_hex(text) && is_mixed(text);
            if is_joined && is_code && !text.starts_with(b"0000") {
                found.add(view, word.from, word.to, &RECOVERY_CODE);
            }
        }
    }
}

/// A list has ended: what stands in it are codes, if there are at least two.
fn end(view: &View, list: &mut Vec<Part>, count: &mut usize, found: &mut Found) {
    for part in list.drain(..).filter(|_| *count > 1) {
        found.add(view, part.from, part.to, &RECOVERY_CODE);
    }
    *count = 0;
}

/// The words of a line, without what stands at their edges.
fn words(view: &View, line: Part) -> Vec<Part> {
    let words = view.words(line).into_iter().flat_map(|word| {
        let is_long = word.to - word.from > MAX_WORD;
        let is_link = !is_long && view.of(word).windows(3).any(|window| window == b"://");
        if is_long || is_link {
            vec![word]
        } else {
            view.parts(word, |byte| matches!(byte, b':' | b'='))
        }
    });
    let is_edge = |byte: u8| {
        matches!(
            byte,
            b'.' | b'_' | b'-' | b'!' | b'?' | b'*' | b'~' | b'#' | b'`'
        )
    };
    let words = words.map(|word| view.trimmed(word, is_edge));
    words.filter(|word| word.from < word.to).collect()
}

/// What of a line may be a code or a secret.
fn candidates(view: &View, words: &[Part]) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let mut at = 0;
    while let Some(&word) = words.get(at) {
        let (count, kind) = grouped(view, words, at).unwrap_or((1, single(view.of(word))));
        let last = words.get(at + count - 1).copied().unwrap_or(word);
        if let Some(kind) = kind {
            let part = Part {
                from: word.from,
                to: last.to,
            };
            candidates.push(Candidate {
                part,
                word: at,
                kind,
            });
        }
        at += count;
    }
    candidates
}

/// How many words from this one on are groups of the same, and what they may be.
fn grouped(view: &View, words: &[Part], at: usize) -> Option<(usize, Option<Kind>)> {
    let groups = groups(view, words, at)?;
    let first = |count: usize| {
        let groups = groups.get(..count)?;
        let mixed = groups.iter().filter(|group| is_mixed(group)).count();
        Some((groups.concat(), mixed))
    };
    let digits = groups
        .iter()
        .take_while(|group| group.iter().all(u8::is_ascii_digit))
        .count();
    let is_long = groups.first().is_some_and(|group| group.len() > 4);
    // The fingerprint of a PGP key.
    if first(10).is_some_and(|(whole, _)| whole.len() == 40 && is_hex(&whole)) {
        return Some((10, None));
    }
    if is_long {
        let (whole, mixed) = first(2)?;
        return (mixed == 2 && is_hex(&whole)).then_some((2, Some(Kind::Code)));
    }
    if digits > 1 && digits % 2 == 0 {
        // Two are one code; more than two stand in columns. Two years are none.
        let is_year = |group: &&[u8]| group.starts_with(b"19") || group.starts_with(b"20");
        let is_dated = groups.iter().take(digits).any(is_year);
        let kind = if is_dated { Kind::Maybe } else { Kind::Code };
        return Some((2, Some(kind)));
    }
    let (whole, mixed) = first(groups.len())?;
    let is_small = whole.iter().any(u8::is_ascii_lowercase);
    if groups.len() > 4 && is_base32(&whole) && mixed > usize::from(is_small) {
        return Some((groups.len(), Some(Kind::Secret)));
    }
    let (whole, mixed) = first(4)?;
    if mixed > 1 && is_one_case(&whole) && Alphabet::Base32Hex.holds_all(&whole) {
        return Some((4, Some(Kind::Code)));
    }
    if is_base32(&whole) && mixed > usize::from(is_small) {
        return Some((4, Some(Kind::Secret)));
    }
    let is_maybe = is_base32(&whole) && is_maybe_secret(&whole);
    is_maybe.then_some((4, Some(Kind::MaybeSecret)))
}

/// This word and those behind it, as long as they are of one length and case, with nothing but space between.
fn groups<'a>(view: &'a View, words: &[Part], at: usize) -> Option<Vec<&'a [u8]>> {
    let length = words.get(at).map(|word| word.to - word.from)?;
    if !matches!(length, 4 | 5 | 8) {
        return None;
    }
    let mut groups: Vec<&[u8]> = Vec::new();
    let mut end = words.get(at)?.from;
    let (mut lower, mut upper) = (false, false);
    for word in words.iter().skip(at).take(MAX_GROUPS) {
        let group = view.of(*word);
        lower |= group.iter().any(u8::is_ascii_lowercase);
        upper |= group.iter().any(u8::is_ascii_uppercase);
        let is_near = word.from - end < 5
            && view
                .slice(end, word.from)
                .iter()
                .all(|byte| matches!(byte, b' ' | b'\t'));
        let is_plain = group.iter().all(u8::is_ascii_alphanumeric);
        if group.len() != length || !is_near || !is_plain || (lower && upper) {
            break;
        }
        groups.push(group);
        end = word.to;
    }
    Some(groups)
}

/// What one word may be.
fn single(word: &[u8]) -> Option<Kind> {
    if word.len() > MAX_WORD || !word.is_ascii() {
        return None;
    }
    let groups: Vec<&[u8]> = word.split(|&byte| byte == b'-').collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let whole = groups.concat();
    let is_digits = whole.iter().all(u8::is_ascii_digit);
    let is_mixed_hex = is_hex(&whole) && is_mixed(&whole);
    let mixed = groups.iter().filter(|group| is_mixed(group)).count();
    match lengths.as_slice() {
        // What begins with so many zeros is an address in memory.
        [16] if is_mixed_hex && !whole.starts_with(b"0000") => Some(Kind::Digits),
        [12] if is_mixed_hex => Some(Kind::Digits),
        [8, 8] | [6, 6] | [5, 5] if is_mixed_hex => Some(Kind::Code),
        [4, 4, 4] if is_mixed_hex && mixed > 1 => Some(Kind::Code),
        [4, 4, 4, 4] if mixed > 0 && is_shape_of_four(&groups, &whole) => Some(Kind::Code),
        [5, 5] | [10] if is_hex(&whole) => Some(Kind::Maybe),
        [10] if is_legible(&whole) => Some(Kind::Code),
        [10] if is_scratch(&whole) && is_mixed(&whole) => Some(Kind::Maybe),
        [10] if is_scratch(&whole) => Some(Kind::Scratch),
        [8] if is_digits && !is_date(&whole) => Some(Kind::Maybe),
        [8] | [4, 4] if is_hex(&whole) && (is_mixed_hex || is_digits) && !is_date(&whole) => {
            Some(Kind::Maybe)
        }
        [length] if *length >= 16 && is_secret(&whole) => Some(Kind::Secret),
        [4, 4, 4, 4, ..] if is_base32(&whole) && mixed > 1 => Some(Kind::Secret),
        [length] if is_of_secret(*length) && is_maybe_secret(&whole) => Some(Kind::MaybeSecret),
        _ => None,
    }
}

/// Four groups of four, and no list of versions: `py38-py39-…`.
fn is_shape_of_four(groups: &[&[u8]], whole: &[u8]) -> bool {
    let is_versions = groups.iter().all(|group| group.starts_with(b"py"));
    is_one_case(whole) && Alphabet::Base32Hex.holds_all(whole) && !is_versions
}

fn is_one_case(bytes: &[u8]) -> bool {
    bytes.iter().all(u8::is_ascii_alphanumeric)
        && !(bytes.iter().any(u8::is_ascii_lowercase) && bytes.iter().any(u8::is_ascii_uppercase))
}

/// A code as Gitea makes them, and no name with a number behind it.
fn is_legible(word: &[u8]) -> bool {
    let make = Make::of(word);
    Alphabet::Legible.holds_all(word) && make.lower == 0 && make.digits > 1 && make.changes > 1
}

/// The characters of such a code, in capitals.
fn is_scratch(word: &[u8]) -> bool {
    let make = Make::of(word);
    let is_word = make.digits == 0 && make.consonants < 4;
    Alphabet::Legible.holds_all(word) && make.lower == 0 && make.upper > 0 && !is_word
}

/// How long secrets are in base 32: of ten, sixteen, twenty, thirty-two bytes.
fn is_of_secret(length: usize) -> bool {
    matches!(length, 16 | 26 | 32 | 52)
}

/// Base 32 with a digit in it, or with more consonants in a row than words have.
fn is_maybe_secret(word: &[u8]) -> bool {
    let make = Make::of(word);
    let is_drawn = make.digits > 0 || make.consonants > 4;
    is_base32(word) && is_drawn && make.different > 5 && !is_hex(word)
}

/// A secret in base 32, in one piece, and no word in capitals and no name with a number in it.
fn is_secret(word: &[u8]) -> bool {
    let make = Make::of(word);
    let is_drawn = if make.upper > 0 {
        make.changes > 1 || make.consonants > 4
    } else {
        make.changes > 3
    };
    is_base32(word) && is_drawn && make.different > 5 && !is_hex(word)
}

fn is_base32(word: &[u8]) -> bool {
    is_one_case(word) && Alphabet::Base32.holds_all(word)
}

/// Eight digits that are a day.
fn is_date(word: &[u8]) -> bool {
    let digit = |at: usize| {
        word.get(at)
            .map_or(0, |byte| usize::from(byte.wrapping_sub(b'0')))
    };
    let number = |from: usize| digit(from) * 10 + digit(from + 1);
    word.len() == 8
        && word.iter().all(u8::is_ascii_digit)
        && matches!(number(0), 19 | 20)
        && (1..=12).contains(&number(4))
        && (1..=31).contains(&number(6))
}

/// Whether a line has nothing but candidates, and numbers and marks before and behind them.
fn is_list(view: &View, words: &[Part], candidates: &[Candidate]) -> bool {
    let is_inside = |word: &Part| {
        let mut parts = candidates.iter().map(|candidate| candidate.part);
        parts.any(|part| part.from <= word.from && word.to <= part.to)
    };
    !candidates.is_empty()
        && candidates.len() <= MAX_GROUPS
        && words.iter().all(|word| {
            let is_mark = || {
                let lower = view.lower(*word);
                lower.len() < 4 && lower.iter().all(u8::is_ascii_digit)
                    || [&b"x"[..], b"used", b"unused", b"code"].contains(&lower.as_slice())
            };
            is_inside(word) || is_mark()
        })
}

impl Alphabet {
    fn holds_all(self, bytes: &[u8]) -> bool {
        bytes.iter().all(|&byte| self.holds(byte))
    }
}

const MAX_WORD: usize = 128;
const MAX_GROUPS: usize = 32;
