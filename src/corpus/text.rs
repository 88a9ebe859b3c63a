//! Rows as text: a range as the service's API has it, and whole digests a line each.

use std::error::Error;
use std::fmt;

use crate::breach::digest::HashKind;
use crate::breach::digest::Prefix;
use crate::corpus::profile::Profile;
use crate::corpus::row::Row;
use crate::failure::Explain;
use crate::failure::Kind;

/// Append the body of a range: `SUFFIX:COUNT`, upper-case hex, CRLF between rows and none at the end, as the
/// service's own files are.
pub fn range(out: &mut Vec<u8>, rows: &[Row], kind: HashKind) {
    out.reserve(rows.len() * (kind.digits() + USUAL_COUNT));
    let mut is_first = true;
    for row in rows {
        if !is_first {
            out.extend_from_slice(b"\r\n");
        }
        is_first = false;
        push(out, row, kind, PREFIX_DIGITS);
    }
}

/// Append rows to the body of a range that may have some already.
pub fn more(out: &mut Vec<u8>, rows: &[Row], kind: HashKind) {
    if !out.is_empty() && !rows.is_empty() {
        out.extend_from_slice(b"\r\n");
    }
    range(out, rows, kind);
}

/// Append whole digests: `HASH:COUNT`, each with `line_end`.
pub fn lines(out: &mut Vec<u8>, rows: &[Row], kind: HashKind, line_end: &str) {
    out.reserve(rows.len() * (kind.digits() + USUAL_COUNT));
    for row in rows {
        push(out, row, kind, 0);
        out.extend_from_slice(line_end.as_bytes());
    }
}

/// The range that five hex digits of either case name.
#[must_use]
pub fn range_number(hex: &str) -> Option<u32> {
    // What is a prefix is a number.
    Prefix::parse(hex).and_then(|_| u32::from_str_radix(hex, 16).ok())
}

/// Whether the source's ranges can be made again from a corpus of this profile.
///
/// # Errors
/// Digests or parts of them were left out, and text has no way to say so: it would say "clear".
pub fn fit(profile: Profile) -> Result<(), Unfit> {
    if profile.is_exact() && profile.is_whole() {
        Ok(())
    } else {
        Err(Unfit(profile))
    }
}

/// A corpus that is not all of its source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unfit(Profile);

impl fmt::Display for Unfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let profile = self.0;
        let kept = if profile.is_exact() {
            "it leaves out what was seen less often"
        } else {
            "suffixes cannot be made again from it"
        };
        write!(formatter, "the corpus holds {profile}: {kept}")
    }
}

impl Error for Unfit {}

impl Explain for Unfit {
    fn kind(&self) -> Kind {
        Kind::Usage
    }

    fn hint(&self) -> Option<String> {
        let bits = Profile::all_bits(self.0.kind);
        Some(format!(
            "build or download it with `--bits {bits}`, and without `--min-count`"
        ))
    }
}

/// One row without its first `skip` digits.
#[inline]
fn push(out: &mut Vec<u8>, row: &Row, kind: HashKind, skip: usize) {
    let mut digits = [0; 40];
    let (head, tail) = digits.split_at_mut(16);
    hex(head, &row.key.head.to_be_bytes());
    hex(tail, &row.key.tail);
    out.extend_from_slice(digits.get(skip..kind.digits()).unwrap_or_default());
    out.push(b':');
    number(out, row.count);
}

#[inline]
fn hex(out: &mut [u8], bytes: &[u8]) {
    for (pair, &byte) in out.chunks_exact_mut(2).zip(bytes) {
        pair.copy_from_slice(&HEX[usize::from(byte)]);
    }
}

#[inline]
fn number(out: &mut Vec<u8>, mut number: u64) {
    if number < 10 {
        out.push(digit(number));
        return;
    }
    let mut digits = [0; 20];
    let mut length = 0;
    for place in digits.iter_mut().rev() {
        *place = digit(number);
        length += 1;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.extend_from_slice(digits.get(20 - length..).unwrap_or_default());
}

#[inline]
fn digit(number: u64) -> u8 {
    b'0' + (number % 10) as u8
}

const PREFIX_DIGITS: usize = 5;
/// A colon, a count as most are, a line end.
const USUAL_COUNT: usize = 6;

static HEX: [[u8; 2]; 256] = {
    let digits = b"0123456789ABCDEF";
    let mut table = [[0; 2]; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = [digits[byte >> 4], digits[byte & 15]];
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    #![expect(
        clippy::expect_used,
        reason = "a test that cannot go on should say where"
    )]

    use super::*;
    use crate::corpus::row::Key;

    fn row(head: u64, count: u64) -> Row {
        let tail = [0xab, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0xff];
        Row {
            key: Key { head, tail },
            count,
        }
    }

    fn text(write: impl Fn(&mut Vec<u8>)) -> String {
        let mut out = Vec::new();
        write(&mut out);
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn a_range_has_crlf_between_its_rows_and_none_at_the_end() {
        let rows = [
            row(0x5BAA_61E4_C9B9_3F3F, 42),
            row(0x5BAA_6FFF_FFFF_FFFF, 9),
        ];
        assert_eq!(
            text(|out| range(out, &rows, HashKind::Sha1)),
            "1E4C9B93F3FAB0102030405060708090AFF:42\r\nFFFFFFFFFFFAB0102030405060708090AFF:9"
        );
        assert_eq!(
            text(|out| range(out, &rows[..1], HashKind::Ntlm)),
            "1E4C9B93F3FAB01020304050607:42"
        );
        assert_eq!(text(|out| range(out, &[], HashKind::Sha1)), "");
    }

    #[test]
    fn more_rows_follow_those_that_are_there() {
        let first = [row(1 << 40, 1)];
        let both = text(|out| {
            more(out, &first, HashKind::Ntlm);
            more(out, &[], HashKind::Ntlm);
            more(out, &first, HashKind::Ntlm);
        });
        let line = "10000000000AB01020304050607:1";
        assert_eq!(both, format!("{line}\r\n{line}"));
    }

    #[test]
    fn a_line_has_the_whole_digest_and_the_line_end_that_was_asked_for() {
        let rows = [row(0, u64::MAX), row(u64::MAX, 10)];
        let zero = "0000000000000000AB0102030405060708090AFF:18446744073709551615";
        let ones = "FFFFFFFFFFFFFFFFAB0102030405060708090AFF:10";
        assert_eq!(
            text(|out| lines(out, &rows, HashKind::Sha1, "\n")),
            format!("{zero}\n{ones}\n")
        );
        assert_eq!(
            text(|out| lines(out, &rows, HashKind::Sha1, "\r\n")),
            format!("{zero}\r\n{ones}\r\n")
        );
    }

    #[test]
    fn counts_of_every_length_are_written_whole() {
        for power in 0..64 {
            for count in [(1_u64 << power) - 1, 1 << power] {
                let line = text(|out| range(out, &[row(0, count)], HashKind::Sha1));
                assert!(line.ends_with(&format!(":{count}")), "{line}");
            }
        }
    }

    #[test]
    fn only_a_whole_and_exact_corpus_is_fit() {
        for (bits, min_count, is_fit) in [(160, 1, true), (64, 1, false), (160, 2, false)] {
            let profile = Profile::new(HashKind::Sha1, bits, min_count).expect("a profile");
            assert_eq!(fit(profile).is_ok(), is_fit, "{profile}");
        }
    }

    #[test]
    fn a_range_is_named_by_five_digits_of_either_case() {
        assert_eq!(range_number("5baA6"), Some(0x5BAA6));
        for wrong in ["", "5BAA", "5BAA61", "+BAA6", "5BAAG", "5BAA\u{e9}"] {
            assert_eq!(range_number(wrong), None);
        }
    }
}
