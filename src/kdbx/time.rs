//! Times: seconds since the year 1 in base 64 in version 4, RFC 3339 before.
//!
//! Source: <https://keepass.info/help/kb/kdbx.html#changes4_0_0>, and `TimeUtil.cs` of KeePass.

use crate::date;
use crate::digits::base64;
use crate::secret::Secret;

/// The second since 1970; `None` where it is none, or lies before.
pub(super) fn second(text: &Secret) -> Option<u64> {
    let text = text.reveal().trim_ascii();
    if text.contains(&b':') {
        return date::of_rfc_3339(str::from_utf8(text).ok()?);
    }
    let bytes = base64::decode(text).ok()?;
    let seconds = u64::from_le_bytes(bytes.reveal().try_into().ok()?);
    seconds
        .checked_sub(BEFORE_1970)
        .filter(|&second| second < LAST)
}

/// From the year 1.
const BEFORE_1970: u64 = 62_135_596_800;
/// The year 10000, after which no such clock counts.
const LAST: u64 = 253_402_300_800;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_writing_a_time_are_read_and_nothing_else_is() {
        for (text, told) in [
            ("2026-01-02T03:04:05Z", Some(1_767_323_045)),
            ("APeRdw4AAAA=", Some(0)),
            // A second before 1970.
            ("//aRdw4AAAA=", None),
            ("//////////8=", None),
            ("APeRdw4AAA==", None),
            ("0001-01-01T00:00:00Z", None),
            ("", None),
            ("soon", None),
        ] {
            assert_eq!(second(&Secret::new(text.into())), told, "{text}");
        }
    }
}
