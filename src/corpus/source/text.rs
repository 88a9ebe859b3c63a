//! Lines `DIGEST:COUNT`, or in a range file `SUFFIX:COUNT`.

use crate::breach::digest::HashKind;
use crate::corpus::row::Key;
use crate::corpus::row::Row;
use crate::corpus::source::error::Wrong;
use crate::corpus::source::hex;

/// Append the rows of `text` to `rows`: LF or CRLF, hex of either case, a byte-order mark at any line's start (the
/// official downloader writes one before each range). `range` is the first 20 bits where the lines are suffixes.
/// How many lines there were. Whether they ascend is looked at elsewhere.
///
/// # Errors
/// The line, from 1, and what is wrong with it.
pub fn parse(
    mut text: &[u8],
    kind: HashKind,
    range: Option<u32>,
    rows: &mut Vec<Row>,
) -> Result<u64, (u64, Wrong)> {
    let mut number = 0;
    loop {
        while let Some(rest) = text.strip_prefix(MARK) {
            text = rest;
        }
        if text.is_empty() {
            return Ok(number);
        }
        number += 1;
        let Some((row, rest)) = line(text, kind, range) else {
            return Err((number, diagnose(text, kind, range.is_some())));
        };
        if row.count == 0 {
            return Err((number, Wrong::Padding));
        }
        rows.push(row);
        text = rest;
    }
}

/// One line, and what follows it.
#[inline]
fn line(text: &[u8], kind: HashKind, range: Option<u32>) -> Option<(Row, &[u8])> {
    let (start, mut rest) = match range {
        None => {
            let (digits, rest) = text.split_first_chunk()?;
            (hex::eight(*digits)?, rest)
        }
        Some(range) => {
            let (&[a, b, c], rest) = text.split_first_chunk()?;
            let high = u32::from(hex::digit(a)?) << 8 | u32::from(hex::digit(b)?) << 4;
            (range << 12 | high | u32::from(hex::digit(c)?), rest)
        }
    };
    let mut next = || {
        let (digits, after) = rest.split_first_chunk()?;
        rest = after;
        hex::eight(*digits)
    };
    let head = u64::from(start) << 32 | u64::from(next()?);
    let words = [
        next()?,
        next()?,
        match kind {
            HashKind::Sha1 => next()?,
            HashKind::Ntlm => 0,
        },
    ];
    let mut tail = [0; 12];
    for (four, word) in tail.as_chunks_mut().0.iter_mut().zip(words) {
        *four = word.to_be_bytes();
    }
    let key = Key { head, tail };
    let (count, rest) = count(rest.strip_prefix(b":")?)?;
    Some((Row { key, count }, rest))
}

/// A count and its line end.
#[inline]
fn count(mut text: &[u8]) -> Option<(u64, &[u8])> {
    let mut count = 0_u64;
    let mut digits = 0;
    loop {
        match text.split_first() {
            Some((digit @ b'0'..=b'9', rest)) => {
                digits += 1;
                count = count
                    .checked_mul(10)?
                    .checked_add(u64::from(digit - b'0'))?;
                text = rest;
            }
            Some((b'\n', rest)) if digits > 0 => return Some((count, rest)),
            Some((b'\r', rest)) if digits > 0 => {
                let is_end = rest.is_empty();
                let rest = rest.strip_prefix(b"\n").or(is_end.then_some(rest))?;
                return Some((count, rest));
            }
            None if digits > 0 => return Some((count, text)),
            _ => return None,
        }
    }
}

/// Why the first line of `text` is not one.
fn diagnose(text: &[u8], kind: HashKind, is_suffix: bool) -> Wrong {
    let line = text.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let Some(length) = line.iter().position(|&byte| byte == b':') else {
        return Wrong::Form;
    };
    let (digest, _) = line.split_at(length);
    if !digest.iter().all(u8::is_ascii_hexdigit) {
        return Wrong::NotHex;
    }
    let less = if is_suffix { 5 } else { 0 };
    let other = match kind {
        HashKind::Sha1 => HashKind::Ntlm,
        HashKind::Ntlm => HashKind::Sha1,
    };
    if length + less == other.digits() {
        Wrong::OtherKind(other)
    } else if length + less != kind.digits() {
        Wrong::Length
    } else {
        Wrong::Count
    }
}

/// A byte-order mark in UTF-8.
pub(super) const MARK: &[u8] = b"\xEF\xBB\xBF";
