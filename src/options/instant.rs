//! A moment that somebody names: seconds since 1970, or a date and time as RFC 3339 has it.

use crate::date;

/// Read `--at TIME`, in seconds since 1970.
///
/// # Errors
/// It is neither.
pub fn parse(text: &str) -> Result<u64, String> {
    if let Ok(seconds) = text.parse::<u64>() {
        return Ok(seconds);
    }
    date::of_rfc_3339(text)
        .ok_or_else(|| "seconds since 1970, or `2026-11-25T12:00:00Z`".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_dates_are_read() {
        for (text, seconds) in [
            ("0", 0),
            ("59", 59),
            ("1970-01-01T00:00:59Z", 59),
            ("2005-03-18T01:58:29Z", 1_111_111_109),
            ("2026-11-25 12:00:00Z", 1_795_608_000),
            ("2026-11-25T13:00:00+01:00", 1_795_608_000),
            ("2026-11-25T12:00:00.999Z", 1_795_608_000),
            ("2038-01-19T03:14:08Z", 2_147_483_648),
            ("2106-02-07T06:28:16Z", 4_294_967_296),
            ("9999-12-31T23:59:59Z", 253_402_300_799),
            ("2000-02-29T00:00:00Z", 951_782_400),
        ] {
            assert_eq!(parse(text), Ok(seconds), "{text}");
        }
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "-1",
            "now",
            "2026-11-25",
            "2026-11-25T12:00:00",
            "2026-13-25T12:00:00Z",
            "2026-02-30T12:00:00Z",
            "2026-11-25T24:00:00Z",
            "1969-12-31T23:59:59Z",
            "1970-01-01T00:00:00+01:00",
            "é026-11-25T12:00:00Z",
            "2026-11-25T12:00:é0Z",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
