//! Recovery codes found in what the owner saved, pasted or typed: verbatim, each with its line.
//!
//! Text holds headings, numbers, user names and dates beside the codes. [`line`] takes a line apart, [`word`] tells
//! what one word may be, [`choose`] takes those for codes that share one shape. What might be a code and was not
//! taken is told by its line, never by its content, and nothing is guessed: where two readings are as
//! good, that is an error.

use crate::recovery_codes::read::choose::Chosen;
use crate::recovery_codes::read::notes::Remarks;
use crate::recovery_codes::read::piece::Piece;
use crate::recovery_codes::read::trouble::ReadError;
use crate::recovery_codes::service::Service;
use crate::recovery_codes::service::by_file_name;
use crate::recovery_codes::shape::Shape;
use crate::secret::Secret;

pub mod choose;
pub mod duplicate;
pub mod line;
pub mod mistaken;
pub mod notes;
pub mod piece;
pub mod text;
pub mod trouble;
pub mod word;

/// The most bytes that are read.
pub const MAX_INPUT: usize = 64 << 10;

/// The most lines that are read.
pub const MAX_LINES: usize = 1_000;

/// The most codes of one set.
pub const MAX_CODES: usize = 256;

/// What was found.
#[derive(Debug)]
pub struct Found {
    /// The codes, in the order of the text; each once, one at least.
    pub codes: Vec<FoundCode>,
    /// What the owner should look at, one sentence each.
    pub notes: Vec<String>,
    /// Lines, or parts of them, that may hold codes and were not taken. Their note is in `notes`.
    pub not_understood: Vec<u32>,
    /// The other lines of which nothing was taken: headings, sentences, dates. Their note is in `notes` too, so that
    /// each line with a letter or a digit in it has either given a code or is told.
    pub passed_over: Vec<u32>,
}

/// One code.
#[derive(Debug)]
pub struct FoundCode {
    /// As it stands in the text, hyphens, spaces and case included.
    pub code: Secret,
    /// The line, counted from 1.
    pub line: u32,
    /// Whether it bears a mark: ticked, struck out, "used".
    pub used: bool,
}

/// The codes in `input`, UTF-8 or UTF-16. What `service` hands out breaks ties; where there is none, what the service
/// that `file_name` belongs to hands out.
///
/// # Errors
/// There is no code, or something else was handed in by mistake, or it cannot be told what the codes are.
pub fn read(
    input: &Secret,
    service: Option<&Service>,
    file_name: Option<&str>,
) -> Result<Found, ReadError> {
    if input.len() > MAX_INPUT {
        return Err(ReadError::TooLarge);
    }
    let hint = service.or_else(|| file_name.and_then(by_file_name));
    let converted = text::decode(input)?;
    let text = text::of(converted.as_ref().unwrap_or(input))?;
    let mut pieces = Vec::new();
    let mut filled = Vec::new();
    for (number, line) in (1_u32..).zip(text::lines(text)) {
        if number as usize > MAX_LINES {
            return Err(ReadError::TooManyLines);
        }
        mistaken::look(line, number)?;
        if line.chars().any(char::is_alphanumeric) {
            filled.push(number);
        }
        line::take_apart(line, number, expected_length(hint), &mut pieces);
    }
    let (mut found, remarks) = found(&pieces, hint)?;
    let is_told = |line: &u32| {
        found.codes.iter().any(|code| code.line == *line)
            || found.not_understood.contains(line)
            || remarks.duplicates.contains(line)
    };
    filled.retain(|line| !is_told(line));
    found.passed_over = filled;
    found.notes = notes::of(&found, &remarks, service, file_name);
    Ok(found)
}

fn found(pieces: &[Piece<'_>], hint: Option<&Service>) -> Result<(Found, Remarks), ReadError> {
    let Chosen {
        codes,
        not_understood,
        mut remarks,
    } = choose::choose(pieces, hint)?;
    if codes.len() > MAX_CODES {
        return Err(ReadError::TooManyCodes);
    }
    if let [only] = codes.as_slice() {
        mistaken::only_one(only, hint)?;
    }
    let mut found = Found {
        codes: Vec::with_capacity(codes.len()),
        notes: Vec::new(),
        not_understood,
        passed_over: Vec::new(),
    };
    for code in codes {
        found.codes.push(FoundCode {
            code: Secret::new(code.token.as_bytes().to_vec()),
            line: code.line,
            used: code.used,
        });
    }
    remarks.duplicates = duplicate::remove(&mut found.codes);
    Ok((found, remarks))
}

/// How many characters a code of the service has; tells where one ends in a row of groups.
fn expected_length(service: Option<&Service>) -> Option<u32> {
    service?.shape.as_ref().map(Shape::length)
}

#[cfg(test)]
mod tests;
