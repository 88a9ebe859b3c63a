//! Which of the candidates are the codes: those that share the shape that most of them have.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::recovery_codes::read::choose::fitting::Fitting;
use crate::recovery_codes::read::notes::Remarks;
use crate::recovery_codes::read::piece::Candidate;
use crate::recovery_codes::read::piece::Piece;
use crate::recovery_codes::read::trouble::ReadError;
use crate::recovery_codes::read::word::Word;
use crate::recovery_codes::read::word::bare;
use crate::recovery_codes::read::word::is_common;
use crate::recovery_codes::read::word::kind;
use crate::recovery_codes::service::Service;
use crate::recovery_codes::shape::Grouping;
use crate::recovery_codes::shape::Shape;

mod fitting;

/// What was chosen.
pub struct Chosen<'a> {
    /// The codes, in the order of the text.
    pub codes: Vec<Candidate<'a>>,
    /// Lines with something that may be a code and was not taken.
    pub not_understood: Vec<u32>,
    /// What is odd about the codes.
    pub remarks: Remarks,
}

/// Choose the codes.
///
/// # Errors
/// None can be told from what stands around, or two kinds are as many.
pub fn choose<'a>(
    pieces: &[Piece<'a>],
    service: Option<&Service>,
) -> Result<Chosen<'a>, ReadError> {
    let candidates: Vec<_> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Candidate(candidate) => Some(*candidate),
            _ => None,
        })
        .collect();
    let expected = service.and_then(|service| service.shape.as_ref());
    let is_only = service.is_some_and(|service| service.count == Some(1));
    let told = by_service(&candidates, expected);
    let enough = if is_only { 1 } else { 2 };
    let (grouping, fitting, only_letters) = if let Some(told) = &told
        && (told.number >= enough || !told.has_rival)
    {
        (told.grouping.clone(), Fitting::as_known(told.shape), false)
    } else if let Some((grouping, tie)) = most_frequent(&candidates) {
        // One word with a digit beside a list of letters is more likely a name than the only code.
        let letters = letters_only(&candidates, pieces.len());
        if let Some((_, line)) = letters.filter(|(list, _)| *list != grouping) {
            let alike = |each: &&Candidate<'_>| Grouping::of(each.token.as_bytes()) == grouping;
            let first = candidates
                .iter()
                .find(|each| each.has_digit() && alike(each));
            let number = candidates.iter().filter(alike).count();
            if number < FEWEST_LETTERS {
                return Err(ReadError::Ambiguous(
                    first.map_or(line, |each| each.line),
                    line,
                ));
            }
        }
        match (told, tie) {
            (_, None) => {
                let fitting = Fitting::of(&candidates, &grouping);
                (grouping, fitting, false)
            }
            (Some(told), Some(tie)) if told.number == tie.number => {
                (told.grouping, Fitting::as_known(told.shape), false)
            }
            (_, Some(tie)) => return Err(ReadError::Ambiguous(tie.first, tie.second)),
        }
    } else if let Some((grouping, _)) = letters_only(&candidates, pieces.len()) {
        let fitting = Fitting::of(&candidates, &grouping);
        (grouping, fitting, true)
    } else if let Some(shape) = expected {
        return hidden(pieces, shape);
    } else {
        return Err(ReadError::NoCodes(unexplained(pieces)));
    };
    Ok(sort_out(pieces, &grouping, &fitting, only_letters))
}

/// Candidates that have the shape the service hands out.
struct Told<'s> {
    shape: &'s Shape,
    /// The grouping of most of them.
    grouping: Grouping,
    /// How many those are.
    number: usize,
    /// Whether there are others that may be codes.
    has_rival: bool,
}

fn by_service<'s>(candidates: &[Candidate<'_>], expected: Option<&'s Shape>) -> Option<Told<'s>> {
    let shape = expected?;
    let fits =
        |each: &&Candidate<'_>| shape.fits_bytes(each.token.as_bytes()) && !is_common(each.token);
    let counts = count(candidates.iter().filter(fits));
    let (grouping, (number, _)) = counts
        .into_iter()
        .max_by_key(|(_, (number, line))| (*number, Reverse(*line)))?;
    Some(Told {
        shape,
        grouping,
        number,
        has_rival: candidates
            .iter()
            .any(|each| each.has_digit() && !fits(&each)),
    })
}

/// Two groupings that are as many.
struct Tie {
    number: usize,
    /// Where each begins.
    first: u32,
    second: u32,
}

/// The grouping that most candidates with a digit have, and whether another one is as frequent.
fn most_frequent(candidates: &[Candidate<'_>]) -> Option<(Grouping, Option<Tie>)> {
    let counts = count(candidates.iter().filter(|each| each.has_digit()));
    let mut counts: Vec<_> = counts
        .into_iter()
        .filter(|(grouping, (number, _))| *number > 1 || grouping.length() >= SHORTEST_ALONE)
        .collect();
    counts.sort_by_key(|(_, (number, line))| (Reverse(*number), *line));
    let mut counts = counts.into_iter();
    let (grouping, (number, first)) = counts.next()?;
    let rival = counts.next().filter(|(_, (other, _))| *other == number);
    let tie = rival.map(|(_, (_, second))| Tie {
        number,
        first,
        second,
    });
    Some((grouping, tie))
}

/// The grouping of a list of words that are no words, and where it begins: the same length four times, and more than
/// half of all.
fn letters_only(candidates: &[Candidate<'_>], pieces: usize) -> Option<(Grouping, u32)> {
    let counts = count(candidates.iter().filter(|each| !is_common(each.token)));
    let (grouping, (number, first)) = counts.into_iter().max_by_key(|(_, (number, _))| *number)?;
    let is_list =
        number >= FEWEST_LETTERS && number * 2 > pieces && grouping.length() >= SHORTEST_ALONE;
    is_list.then_some((grouping, first))
}

/// Fewer words are no list.
const FEWEST_LETTERS: usize = 4;

/// How many candidates have each grouping, and where the first stands.
fn count<'c, 'a: 'c>(
    candidates: impl Iterator<Item = &'c Candidate<'a>>,
) -> BTreeMap<Grouping, (usize, u32)> {
    let mut counts = BTreeMap::new();
    for each in candidates {
        counts
            .entry(Grouping::of(each.token.as_bytes()))
            .or_insert((0, each.line))
            .0 += 1;
    }
    counts
}

/// Take each piece for what it is, now that the shape is known.
fn sort_out<'a>(
    pieces: &[Piece<'a>],
    grouping: &Grouping,
    fitting: &Fitting,
    only_letters: bool,
) -> Chosen<'a> {
    let mut codes: Vec<Candidate<'a>> = Vec::new();
    let mut left = BTreeSet::new();
    let mut words = Vec::new();
    let mut remarks = Remarks {
        only_letters,
        in_groups: grouping.separator == b' ',
        ..Remarks::default()
    };
    for piece in pieces {
        match piece {
            Piece::Odd(line) => {
                left.insert(*line);
            }
            Piece::Yes(line) => {
                remarks.yes.insert(*line);
            }
            Piece::Prose(text, line) => {
                if fitting.may_hide(text, grouping) {
                    left.insert(*line);
                }
            }
            Piece::Candidate(each) => {
                let is_alike = Grouping::of(each.token.as_bytes()) == *grouping;
                let is_word = !each.has_digit();
                if is_word && is_common(each.token) {
                    continue;
                }
                if is_alike && fitting.holds(each.token) {
                    if is_word && !only_letters {
                        remarks.words.insert(each.line);
                    }
                    codes.push(*each);
                } else if !is_word && fitting.is_variant(each.token, grouping) {
                    remarks.variants.insert(each.line);
                    codes.push(*each);
                } else if !is_word || each.listed {
                    left.insert(each.line);
                } else {
                    words.push(each);
                }
            }
        }
    }
    // A word beside a code is its label, unless it is as long as a code or a group of one; a word alone may be
    // a code that was cut or misspelt.
    let lines: BTreeSet<_> = codes.iter().map(|code| code.line).collect();
    let is_label =
        |word: &Candidate<'_>| lines.contains(&word.line) && !may_be_piece(word.token, grouping);
    left.extend(
        words
            .iter()
            .filter(|word| !is_label(word))
            .map(|word| word.line),
    );
    Chosen {
        codes,
        not_understood: left.into_iter().collect(),
        remarks,
    }
}

/// Whether it is as long as one of the codes, or as a group of one.
fn may_be_piece(word: &str, grouping: &Grouping) -> bool {
    let own = Grouping::of(word.as_bytes());
    own.length() == grouping.length()
        || own
            .groups
            .iter()
            .all(|group| grouping.groups.contains(group))
}

/// The codes of a known shape that stand in sentences: "your code is …".
fn hidden<'a>(pieces: &[Piece<'a>], shape: &Shape) -> Result<Chosen<'a>, ReadError> {
    let mut codes = Vec::new();
    for piece in pieces {
        let Piece::Prose(text, line) = piece else {
            continue;
        };
        let fits = |word: &&str| {
            kind(word) == Word::Candidate && shape.fits_bytes(word.as_bytes()) && !is_common(word)
        };
        let words = text.split(' ').map(|word| bare(word).0).filter(fits);
        let has_digit = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
        codes.extend(words.filter(|word| has_digit(word)).map(|token| Candidate {
            token,
            line: *line,
            used: false,
            listed: false,
        }));
    }
    if codes.is_empty() {
        return Err(ReadError::NoCodes(unexplained(pieces)));
    }
    let taken: BTreeSet<_> = codes.iter().map(|code| code.line).collect();
    let not_understood = unexplained(pieces)
        .into_iter()
        .filter(|line| !taken.contains(line))
        .collect();
    Ok(Chosen {
        codes,
        not_understood,
        remarks: Remarks::default(),
    })
}

/// The lines that hold something that is no plain word.
fn unexplained(pieces: &[Piece<'_>]) -> Vec<u32> {
    let lines: BTreeSet<_> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Odd(line) => Some(*line),
            Piece::Candidate(each) if each.has_digit() || each.listed && !is_common(each.token) => {
                Some(each.line)
            }
            _ => None,
        })
        .collect();
    lines.into_iter().collect()
}

/// A single word with a digit that is shorter may be a year, or the name of a model.
const SHORTEST_ALONE: u32 = 6;
