//! A moment that somebody names: seconds since 1970, or a date and time as RFC 3339 has it.

use crate::date::Date;

/// Read `--at TIME`, in seconds since 1970.
///
/// # Errors
/// It is neither.
pub fn parse(text: &str) -> Result<u64, String> {
    if let Ok(seconds) = text.parse::<u64>() {
        return Ok(seconds);
    }
    rfc_3339(text).ok_or_else(|| "seconds since 1970, or `2026-11-25T12:00:00Z`".to_owned())
}

/// Source: <https://www.rfc-editor.org/rfc/rfc3339#section-5.6>. Parts of a second are left out.
fn rfc_3339(text: &str) -> Option<u64> {
    let (day, rest) = text.split_once(['T', 't', ' '])?;
    let (time, zone) = rest.split_at_checked(8)?;
    let zone = match zone.strip_prefix('.') {
        Some(rest) => rest.trim_start_matches(|char: char| char.is_ascii_digit()),
        None => zone,
    };
    let [hour, minute, second] = numbers(time, ':')?;
    let offset = match zone {
        "Z" | "z" => 0,
        zone => {
            let sign = if zone.starts_with('-') { -1 } else { 1 };
            let [hours, minutes] = numbers(zone.strip_prefix(['+', '-'])?, ':')?;
            sign * i64::try_from(hours * 3600 + minutes * 60).ok()?
        }
    };
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let seconds = Date::parse(day)?.second() + hour * 3600 + minute * 60 + second;
    seconds.checked_add_signed(-offset)
}

/// Two digits each.
fn numbers<const N: usize>(text: &str, between: char) -> Option<[u64; N]> {
    let mut all = [0; N];
    let mut parts = text.split(between);
    for number in &mut all {
        let part = parts.next()?;
        let is_digits = part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        *number = part.parse().ok().filter(|_| is_digits)?;
    }
    parts.next().is_none().then_some(all)
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
