//! One column becomes candidates, prose or neither.

use crate::recovery_codes::read::line::strip::Stripped;
use crate::recovery_codes::read::piece::Candidate;
use crate::recovery_codes::read::piece::Piece;
use crate::recovery_codes::read::word::LENGTHS;
use crate::recovery_codes::read::word::Word;
use crate::recovery_codes::read::word::bare;
use crate::recovery_codes::read::word::is_common;
use crate::recovery_codes::read::word::kind;
use crate::recovery_codes::shape::Grouping;

/// Append the pieces of one column.
pub(super) fn pieces_of<'a>(
    cell: &Stripped<'a>,
    line: u32,
    expected: Option<u32>,
    pieces: &mut Vec<Piece<'a>>,
) {
    if cell.text.is_empty() {
        return;
    }
    let words: Vec<_> = cell
        .text
        .split(' ')
        .map(bare)
        .filter(|(word, _)| !word.is_empty())
        .collect();
    let candidate = |token, struck| {
        Piece::Candidate(Candidate {
            token,
            line,
            used: cell.used || struck,
            listed: cell.listed,
        })
    };
    if is_one_in_groups(cell.text) {
        for token in rows(cell.text, expected) {
            if LENGTHS.contains(&token.len()) {
                pieces.push(candidate(token, false));
            } else {
                pieces.push(Piece::Odd(line));
            }
        }
        return;
    }
    if are_codes(&words) {
        for (word, struck) in words {
            if kind(word) == Word::Candidate {
                pieces.push(candidate(word, struck));
            }
        }
        return;
    }
    match words.as_slice() {
        [] => {}
        [(word, _)] => {
            if kind(word) == Word::Odd {
                pieces.push(Piece::Odd(line));
            }
        }
        words if words.iter().any(|(word, _)| is_plain(word)) => {
            pieces.push(Piece::Prose(cell.text, line));
        }
        words if words.iter().all(|(word, _)| kind(word) == Word::Known) => {}
        _ => pieces.push(Piece::Odd(line)),
    }
}

/// `1234 5678`: groups of one length, five at most, with a digit somewhere.
fn is_one_in_groups(text: &str) -> bool {
    let mut groups = text.split(' ');
    let length = groups.next().map_or(0, str::len);
    let mut others = groups.clone().peekable();
    (2..=5).contains(&length)
        && others.peek().is_some()
        && others.all(|group| group.len() == length)
        && text
            .bytes()
            .all(|byte| byte == b' ' || byte.is_ascii_alphanumeric())
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && text.len() - groups.count() >= SHORTEST
}

/// A row of groups cut into codes of so many characters, where it can be.
fn rows(text: &str, expected: Option<u32>) -> impl Iterator<Item = &str> {
    let group = text.find(' ').unwrap_or(text.len());
    let whole = text.len() - text.matches(' ').count();
    let wanted = expected
        .and_then(|expected| usize::try_from(expected).ok())
        .filter(|wanted| wanted.is_multiple_of(group) && whole.is_multiple_of(*wanted));
    // A code of so many groups, the spaces between them, and the space after it.
    let step = wanted.map_or(text.len() + 1, |wanted| wanted + wanted / group);
    (0..text.len())
        .step_by(step)
        .filter_map(move |at| text.get(at..(at + step - 1).min(text.len())))
}

/// Whether each word is a code of its own: one is alone, all have digits, or all are cut alike.
fn are_codes(words: &[(&str, bool)]) -> bool {
    let has_digit = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    let is_known_with_code = |word: &str| kind(word) == Word::Known && word.len() >= 6;
    match words {
        [] => false,
        [(word, _)] => kind(word) == Word::Candidate,
        words
            if words.iter().all(|(word, _)| {
                kind(word) == Word::Candidate && has_digit(word) || is_known_with_code(word)
            }) =>
        {
            true
        }
        words => {
            let grouping = Grouping::of(words[0].0.as_bytes());
            words.iter().any(|(word, _)| has_digit(word))
                && grouping.length() as usize >= SHORTEST
                && words.iter().all(|(word, _)| {
                    kind(word) == Word::Candidate
                        && !is_common(word)
                        && Grouping::of(word.as_bytes()) == grouping
                })
        }
    }
}

/// Whether it is a word of a sentence.
fn is_plain(word: &str) -> bool {
    word.chars().count() > 1
        && word
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
}

/// Shorter ones in a row may be anything.
const SHORTEST: usize = 6;
