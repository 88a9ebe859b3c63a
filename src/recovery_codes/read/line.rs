//! A line is taken apart: columns, then what stands before and after each code.

use crate::recovery_codes::read::line::cell::pieces_of;
use crate::recovery_codes::read::line::strip::Stripped;
use crate::recovery_codes::read::line::strip::strip;
use crate::recovery_codes::read::piece::Piece;
use crate::recovery_codes::read::word::Word;
use crate::recovery_codes::read::word::bare;
use crate::recovery_codes::read::word::kind;
use crate::recovery_codes::read::word::says_used;

mod cell;
mod strip;

/// Append the pieces of line `number`. A code of `expected` characters ends a row of groups.
pub fn take_apart<'a>(
    line: &'a str,
    number: u32,
    expected: Option<u32>,
    pieces: &mut Vec<Piece<'a>>,
) {
    if line.chars().any(is_unseen) {
        // What is not seen may have been put there to be read otherwise than it looks.
        if line.chars().any(char::is_alphanumeric) {
            pieces.push(Piece::Odd(number));
        }
        return;
    }
    let mut cells: Vec<_> = columns(line).flat_map(parts).map(strip).collect();
    give_marks(&mut cells);
    for cell in cells.iter().filter(|cell| !cell.is_about) {
        if YES.iter().any(|yes| yes.eq_ignore_ascii_case(cell.text)) {
            pieces.push(Piece::Yes(number));
        }
        pieces_of(cell, number, expected, pieces);
    }
}

/// Control characters, and those that turn the direction of text or take no room.
fn is_unseen(c: char) -> bool {
    c.is_control() && c != '\t'
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// The columns of a line: tabs, bars, two spaces or more, and a number as in ` 6. ` begin a new one.
fn columns(line: &str) -> impl Iterator<Item = &str> {
    line.split(['\t', '|'])
        .flat_map(|part| part.split("  "))
        .flat_map(|part| numbered(part.trim()))
}

/// `text` cut before each ` 6. ` or ` 6) `.
fn numbered(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let cut = text.match_indices(' ').map(|(at, _)| at).find(|at| {
            let after = text.as_bytes().get(at + 1..).unwrap_or_default();
            let digits = after
                .iter()
                .take(4)
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            (1..=3).contains(&digits)
                && matches!(after.get(digits..), Some([b'.' | b')', b' ', ..]))
        });
        let (head, tail) = match cut {
            Some(at) => text.split_at(at),
            None => (text, ""),
        };
        rest = cut.map(|_| tail.trim_start());
        Some(head)
    })
}

/// A mark in a column of its own belongs to the code before it, where codes come first; else to the one after it.
fn give_marks(cells: &mut [Stripped<'_>]) {
    let is_mark = |cell: &Stripped<'_>| {
        cell.used && cell.text.is_empty() || cell.text.split(' ').next().is_some_and(says_used)
    };
    let is_code = |cell: &Stripped<'_>| !cell.text.is_empty() && !is_mark(cell);
    let first_code = cells.iter().position(is_code);
    let first_mark = cells.iter().position(is_mark);
    let codes_come_first = first_code < first_mark;
    let mut waiting = false;
    let mut last_code = None;
    for index in 0..cells.len() {
        let (before, rest) = cells.split_at_mut(index);
        let Some(cell) = rest.first_mut() else { break };
        if is_mark(cell) {
            match last_code.and_then(|last: usize| before.get_mut(last)) {
                Some(code) if codes_come_first => code.used = true,
                _ => waiting = true,
            }
        } else if is_code(cell) {
            cell.used |= std::mem::take(&mut waiting);
            last_code = Some(index);
        }
    }
}

/// A column cut at commas and semicolons, unless it is a sentence.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let is_code = |word| {
        let (word, _) = bare(word);
        kind(word) == Word::Candidate && word.bytes().any(|byte| byte.is_ascii_digit())
    };
    let is_list = text.split(SEPARATORS).all(|part| {
        let part = strip(part).text;
        !part.contains(' ') || part.split(' ').all(is_code)
    });
    let most = if is_list { usize::MAX } else { 1 };
    text.splitn(most, SEPARATORS)
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

const SEPARATORS: [char; 2] = [',', ';'];

/// In a column of its own it answers a question that stands elsewhere: `used`, or `printed`.
const YES: [&str; 5] = ["yes", "y", "true", "x", "done"];
