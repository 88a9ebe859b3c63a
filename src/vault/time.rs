//! Instants as password managers write them: counted since 1970, or as a calendar has them.

use crate::date;
use crate::date::Date;

/// The second since 1970, UTC, that `text` names: seconds, milliseconds or microseconds since then, or what
/// [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339) and ISO 8601 have, with or without time and zone. `None` for
/// what is no instant, lies before 1970, or is nought, as programs write where they know nothing.
#[must_use]
pub fn parse(text: &str) -> Option<u64> {
    let text = text.trim();
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number {
        return text.parse().ok().and_then(of_number);
    }
    let (day, rest) = text.split_at_checked(DAY)?;
    let day = Date::parse(day)?.second();
    let Some(rest) = rest.strip_prefix(['T', 't', ' ']) else {
        return rest.is_empty().then_some(day);
    };
    let at_zone = rest.find(['Z', 'z', '+', '-', ' ']).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at(at_zone);
    let second = day + date::of_clock(clock)?;
    match zone.trim() {
        "" | "UTC" => Some(second),
        zone => date::in_zone(second, zone),
    }
}

/// The second that a number counted since 1970 stands for; its size tells what it counts.
#[must_use]
pub fn of_number(number: u64) -> Option<u64> {
    let second = match number {
        0 => return None,
        1..=LAST_SECOND => number,
        100_000_000_000..=LAST_MILLISECOND => number / 1000,
        _ => number / 1_000_000,
    };
    (second <= LAST_SECOND).then_some(second)
}

/// How long `2026-11-26` is.
const DAY: usize = 10;
/// Some day in the year 5138: more is counted in milliseconds.
const LAST_SECOND: u64 = 99_999_999_999;
/// The same in milliseconds: more is counted in microseconds.
const LAST_MILLISECOND: u64 = 99_999_999_999_999;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_an_instant_is_read() {
        for (text, second) in [
            ("784111777", Some(784_111_777)),
            ("784111777123", Some(784_111_777)),
            (" 1700000000123456 ", Some(1_700_000_000)),
            ("1994-11-06T08:49:37Z", Some(784_111_777)),
            ("1994-11-06T08:49:37.123456Z", Some(784_111_777)),
            ("1994-11-06t08:49:37z", Some(784_111_777)),
            ("1994-11-06 08:49:37", Some(784_111_777)),
            ("1994-11-06 08:49:37 UTC", Some(784_111_777)),
            ("1994-11-06T10:49:37+02:00", Some(784_111_777)),
            ("1994-11-06T10:49:37+0200", Some(784_111_777)),
            ("1994-11-06T07:49:37-01", Some(784_111_777)),
            ("1994-11-06T08:49", Some(784_111_740)),
            ("1970-01-02", Some(86_400)),
        ] {
            assert_eq!(parse(text), second, "{text}");
        }
    }

    #[test]
    fn what_is_no_instant_is_none() {
        for text in [
            "",
            "0",
            "-1",
            "1.69E+12",
            "1969-12-31T23:59:59Z",
            "1970-01-01T00:00:00+01:00",
            "1994-02-30",
            "1994-11-06T",
            "1994-11-06T24:00:00Z",
            "1994-11-06T08:49:37.Z",
            "1994-11-06T08:49:37+25:00",
            "1994-11-06T08:49:37+é",
            "1994-11-06T08:49:37é",
            "1994-11-06T08",
            "1994-11-06x",
            "06.11.1994",
            "99999999999999999999",
            "18446744073709551615",
            "é994-11-06",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
