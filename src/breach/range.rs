//! A range: every exposed suffix under one prefix. Parsed so strictly that what is missing cannot pass for "clear".

use std::error::Error;
use std::fmt;

use crate::breach::digest::HashKind;
use crate::breach::digest::Suffix;

/// A complete, well-formed range, without its padding.
#[derive(Debug)]
pub struct Range {
    kind: HashKind,
    /// Sorted by suffix, each once, each with a count of at least one.
    rows: Vec<Row>,
}

type Row = (Suffix, u64);

impl Range {
    /// Read the body of a range: `SUFFIX:COUNT` a line, LF or CRLF between them, hex of either case.
    ///
    /// Rows with count 0 are padding and are left out. A byte-order mark at the start of a line is
    /// skipped: the official downloader writes one before each range.
    /// Source: <https://haveibeenpwned.com/API/v3#PwnedPasswords>.
    ///
    /// # Errors
    /// Anything that is not a whole, well-formed range. The caller must treat it as unknown.
    pub fn parse(body: &[u8], kind: HashKind) -> Result<Self, RangeError> {
        if body.trim_ascii_start().starts_with(b"<") {
            return Err(RangeError::Markup);
        }
        let mut rows = Vec::with_capacity(body.len() / kind.digits());
        let mut lines = body.split(|&byte| byte == b'\n').peekable();
        let mut number = 0;
        while let Some(line) = lines.next() {
            number += 1;
            if line.is_empty() && lines.peek().is_none() {
                break;
            }
            let (suffix, count) = row(line, kind).ok_or(RangeError::Line(number))?;
            if count > 0 {
                rows.push((suffix, count));
            }
        }
        if rows.is_empty() {
            return Err(RangeError::Empty);
        }
        // Already sorted in a real range, but padding and mirrors promise nothing.
        rows.sort_unstable_by_key(|&(suffix, _)| suffix);
        if rows.windows(2).any(|pair| pair[0].0 == pair[1].0) {
            return Err(RangeError::Duplicate);
        }
        if has_a_hole(&rows) {
            return Err(RangeError::CutShort);
        }
        Ok(Self { kind, rows })
    }

    /// How often the password behind `suffix` was seen; 0 is "clear".
    #[must_use]
    pub fn count(&self, suffix: &Suffix) -> u64 {
        match self
            .rows
            .binary_search_by_key(suffix, |&(suffix, _)| suffix)
        {
            Ok(at) => self.rows.get(at).map_or(0, |&(_, count)| count),
            Err(_) => 0,
        }
    }

    /// Every row, sorted.
    #[must_use]
    pub fn rows(&self) -> impl ExactSizeIterator<Item = (Suffix, u64)> + '_ {
        self.rows.iter().copied()
    }

    /// The range as text again, in one spelling: upper-case hex, LF after each row, no padding.
    #[must_use]
    pub fn to_text(&self) -> String {
        let line = |&(suffix, count): &Row| format!("{}:{count}\n", suffix.to_hex(self.kind));
        self.rows.iter().map(line).collect()
    }
}

/// One line without its LF.
fn row(line: &[u8], kind: HashKind) -> Option<Row> {
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let (suffix, rest) = line.split_at_checked(kind.digits() - 5)?;
    let count = rest.strip_prefix(b":")?;
    if !(1..=20).contains(&count.len()) || !count.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let count = std::str::from_utf8(count).ok()?.parse().ok()?;
    Some((Suffix::parse(suffix, kind)?, count))
}

/// Whether suffixes are missing in a stretch too long for chance: a file or answer that was cut short
/// on a line boundary looks well-formed in every other way.
///
/// Digests are uniform, so a stretch of `x` (of the whole) that none of `n` rows falls into has
/// probability `(1-x)^n`, and it can lie behind each row. In a range of real size the bound makes a
/// false alarm less likely than e^-24, 1 in 25,000 for any of all 2^20; at today's 1,900 rows it sees an
/// end of 1.3 % and a middle of 1.7 % missing. Below [`FEW`] rows the bound is e^-40, and below eight there is
/// none: that still sees eight rows left of a real range, and lets pass what people write by hand to try
/// a mirror.
#[expect(clippy::cast_precision_loss, reason = "a ratio; 53 bits are plenty")]
fn has_a_hole(rows: &[Row]) -> bool {
    if rows.len() < 8 {
        return false;
    }
    let count = rows.len() as f64;
    let too_unlikely = if rows.len() < FEW { -40.0 } else { -25.0 };
    let mut previous = 0;
    let positions = rows.iter().map(|(suffix, _)| suffix.position());
    positions.chain([PAST_LAST]).any(|position| {
        let is_an_end = previous == 0 || position == PAST_LAST;
        let places = if is_an_end { 2.0 } else { count };
        let gap = position.saturating_sub(previous) as f64 / PAST_LAST as f64;
        previous = position;
        count * (-gap).ln_1p() + f64::ln(places) < too_unlikely
    })
}

const FEW: usize = 64;
const PAST_LAST: u64 = 1 << 60;

/// Why a body is not a range. Each of these means "unknown".
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RangeError {
    /// No row, or nothing but padding. Every real prefix has hundreds.
    Empty,
    /// A web page, as captive portals and error pages send.
    Markup,
    /// This line, counted from 1, is not `SUFFIX:COUNT`.
    Line(usize),
    /// One suffix stands twice.
    Duplicate,
    /// A stretch of suffixes is missing.
    CutShort,
}

impl fmt::Display for RangeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => formatter.write_str("the range is empty"),
            Self::Markup => formatter.write_str("a web page came instead of a range"),
            Self::Line(number) => write!(
                formatter,
                "line {number} of the range is not `SUFFIX:COUNT`"
            ),
            Self::Duplicate => formatter.write_str("the range holds one suffix twice"),
            Self::CutShort => {
                formatter.write_str("the range was cut short: a stretch of suffixes is missing")
            }
        }
    }
}

impl Error for RangeError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::breach::digest::Digest;
    use crate::secret::Secret;

    const PASSWORD: &str = "1E4C9B93F3F0682250B6CF8331B7EE68FD8";

    fn count(body: &str) -> Result<u64, RangeError> {
        let digest = Digest::of(&Secret::new(b"password".to_vec()));
        Range::parse(body.as_bytes(), HashKind::Sha1).map(|range| range.count(&digest.suffix()))
    }

    /// A range as the service would send it: `n` rows, spread as digests are.
    fn real(n: u64) -> Vec<String> {
        let mut suffixes: Vec<_> = (0..n)
            .map(|i| Digest::of(&Secret::new(i.to_string().into_bytes())).suffix())
            .collect();
        suffixes.sort();
        suffixes
            .iter()
            .map(|suffix| format!("{}:3", suffix.to_hex(HashKind::Sha1)))
            .collect()
    }

    #[test]
    fn every_spelling_of_a_range_gives_the_count() {
        let other = "00D4F6E8FA6EECAD2A3AA415EEC418D38EC:2";
        for body in [
            format!("{other}\r\n{PASSWORD}:42"),
            format!("{other}\n{PASSWORD}:42\n"),
            format!("{other}\n{}:42\n", PASSWORD.to_lowercase()),
            format!("\u{feff}{other}\r\n\u{feff}{PASSWORD}:42\r\n"),
            format!("{PASSWORD}:42\r\n{other}"),
            format!(
                "{PASSWORD}:42\r\n{}:0\r\n{}:0",
                "F".repeat(35),
                "A".repeat(35)
            ),
        ] {
            assert_eq!(count(&body), Ok(42), "{body:?}");
        }
    }

    #[test]
    fn padding_is_not_exposure() {
        let body = format!("{PASSWORD}:0\r\n{}:7", "A".repeat(35));
        assert_eq!(count(&body), Ok(0));
        assert_eq!(count(&format!("{PASSWORD}:0")), Err(RangeError::Empty));
    }

    #[test]
    fn a_password_that_was_seen_once_is_exposed_and_so_is_the_most_frequent_one() {
        for seen in [1, 2, u64::MAX] {
            assert_eq!(count(&format!("{PASSWORD}:{seen}")), Ok(seen));
        }
        let too_long = format!("{PASSWORD}:{:021}", 1);
        assert_eq!(count(&too_long), Err(RangeError::Line(1)));
    }

    #[test]
    fn nothing_malformed_is_a_range() {
        let from = |digit: usize| PASSWORD.get(digit..).unwrap_or_default();
        let good = format!("{}:7", "A".repeat(35));
        for (line, body) in [
            (1, "A:7".to_owned()),
            (1, "\n".to_owned()),
            (2, format!("{good}\n\n{good}")),
            (2, format!("{good}\n{PASSWORD}")),
            (2, format!("{good}\n{PASSWORD}:")),
            (2, format!("{good}\n{PASSWORD}:-1")),
            (2, format!("{good}\n{PASSWORD}:+1")),
            (2, format!("{good}\n{PASSWORD}: 1")),
            (2, format!("{good}\n{PASSWORD}:1 ")),
            (2, format!("{good}\n{PASSWORD}:1a")),
            (2, format!("{good}\n{PASSWORD}:99999999999999999999999")),
            (2, format!("{good}\n{PASSWORD}:18446744073709551616")),
            (2, format!("{good}\n{}:1", from(1))),
            (2, format!("{good}\n{}:1", from(8))),
            (2, format!("{good}\nG{}:1", from(1))),
            (2, format!("{good}\n{PASSWORD}:1\0")),
            (1, format!("{good}\r\r\n{PASSWORD}:1")),
        ] {
            assert_eq!(count(&body), Err(RangeError::Line(line)), "{body:?}");
        }
        assert_eq!(count(""), Err(RangeError::Empty));
        assert_eq!(count("<!doctype html>"), Err(RangeError::Markup));
        assert_eq!(count("\r\n <html>"), Err(RangeError::Markup));
        assert_eq!(
            count(&format!("{good}\n{good}")),
            Err(RangeError::Duplicate)
        );
    }

    #[test]
    fn a_range_cut_short_on_a_line_boundary_is_refused() {
        let rows = real(1900);
        assert_eq!(count(&rows.join("\r\n")), Ok(0));
        for kept in [0..1870, 30..1900, 0..950, 0..60, 0..8, 1890..1900] {
            assert_eq!(
                count(&rows[kept.clone()].join("\r\n")),
                Err(RangeError::CutShort),
                "{kept:?}"
            );
        }
        let middle_lost = [&rows[..900], &rows[1000..]].concat();
        assert_eq!(count(&middle_lost.join("\r\n")), Err(RangeError::CutShort));
    }

    #[test]
    fn a_whole_range_of_any_size_is_believed() {
        for n in 1..400 {
            assert_eq!(count(&real(n).join("\r\n")), Ok(0), "{n} rows");
        }
    }

    #[test]
    fn a_range_reads_back_as_it_was_written() {
        let text = real(100).join("\n") + "\n";
        let written = Range::parse(text.as_bytes(), HashKind::Sha1).map(|range| range.to_text());
        assert_eq!(written, Ok(text));
    }

    /// So many rows with equal steps between them, from one share of the whole to another.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place among others"
    )]
    fn even(count: usize, from: f64, to: f64) -> Vec<String> {
        let step = (to - from) / count as f64;
        let shares = (0..count).map(|at| from + step * (at as f64 + 0.5));
        shares
            .map(|share| format!("{:015X}{:020}:3", (share * PAST_LAST as f64) as u64, 0))
            .collect()
    }

    #[test]
    fn a_stretch_behind_any_row_may_be_longer_than_one_at_an_end() {
        let hole = 0.015;
        let middle = [even(950, 0.0, 0.4925), even(950, 0.4925 + hole, 1.0)].concat();
        assert_eq!(count(&middle.join("\n")), Ok(0));
        for end in [even(1900, hole, 1.0), even(1900, 0.0, 1.0 - hole)] {
            assert_eq!(count(&end.join("\n")), Err(RangeError::CutShort));
        }
    }

    #[test]
    fn of_few_rows_it_takes_more_to_say_that_some_are_missing() {
        for (rows, whole) in [(63, true), (64, false)] {
            let read = count(&even(rows, 0.0, 0.626).join("\n"));
            assert_eq!(read.is_ok(), whole, "{rows} rows");
        }
        assert_eq!(count(&even(7, 0.0, 1e-9).join("\n")), Ok(0));
        assert_eq!(
            count(&even(8, 0.0, 1e-9).join("\n")),
            Err(RangeError::CutShort)
        );
    }

    #[test]
    fn what_is_wrong_with_a_range_is_said_without_any_of_it() {
        for (body, sentence) in [
            ("", "the range is empty"),
            ("<html>", "a web page came instead of a range"),
            ("hunter2", "line 1 of the range is not `SUFFIX:COUNT`"),
        ] {
            let error = count(body).map_err(|error| error.to_string());
            assert_eq!(error, Err(sentence.to_owned()));
        }
    }
}
