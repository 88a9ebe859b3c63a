//! What `GnuPG` says became of a file.
//!
//! Source: [doc/DETAILS](https://git.gnupg.org/cgi-bin/gitweb.cgi?p=gnupg.git;a=blob_plain;f=doc/DETAILS), the
//! status lines.

use std::str;

/// Who was asked for the passphrase did not want to say it.
pub(super) const CANCELLED: &str = "the question for its passphrase was cancelled";

/// Whether a sealed text was opened whole.
pub(super) fn is_open(told: &[u8]) -> bool {
    words(told).any(|mut words| words.next() == Some("DECRYPTION_OKAY"))
}

/// Why it was not.
pub(super) fn why(told: &[u8]) -> &'static str {
    let mut why = "it is not sealed by GnuPG, or was changed";
    for mut words in words(told) {
        why = match (words.next(), words.next(), words.next()) {
            (Some("CANCELED_BY_USER"), ..) => return CANCELLED,
            (Some("ERROR"), Some("pkdecrypt_failed"), Some(code)) => {
                // The upper bits say which program it comes from.
                return match code.parse::<u32>().map(|code| code & 0xffff) {
                    Ok(99 | 198) => CANCELLED,
                    Ok(11) => "the passphrase does not open the key",
                    _ => "GnuPG cannot use the key: try `gpg --decrypt` first",
                };
            }
            (Some("NEED_PASSPHRASE_SYM"), ..) => {
                "it is sealed with a passphrase of its own, not with a key"
            }
            (Some("ENC_TO"), ..) => "none of your keys opens it",
            (Some("DECRYPTION_INFO"), ..) => "it was changed, or is cut",
            (Some("DECRYPTION_OKAY"), ..) => "more is in it than any password has",
            _ => why,
        };
    }
    why
}

/// The words of each line that is a status.
fn words(told: &[u8]) -> impl Iterator<Item = str::SplitWhitespace<'_>> {
    let lines = told.split(|&byte| byte == b'\n');
    let lines = lines.filter_map(|line| line.strip_prefix(b"[GNUPG:] "));
    lines.filter_map(|line| str::from_utf8(line).ok().map(str::split_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_end_has_its_words() {
        for (told, is) in [
            ("", "it is not sealed by GnuPG, or was changed"),
            (
                "gpg: x\n[GNUPG:] ENC_TO 1 1 0\n[GNUPG:] NO_SECKEY 1\n[GNUPG:] DECRYPTION_INFO 2 9\n",
                "it was changed, or is cut",
            ),
            (
                "[GNUPG:] ENC_TO 1 18 0\n[GNUPG:] BEGIN_DECRYPTION\n[GNUPG:] DECRYPTION_FAILED",
                "none of your keys opens it",
            ),
            (
                "[GNUPG:] ENC_TO 1 18 0\n[GNUPG:] CANCELED_BY_USER\n",
                CANCELLED,
            ),
            ("[GNUPG:] ERROR pkdecrypt_failed 83886179", CANCELLED),
            (
                "[GNUPG:] ERROR pkdecrypt_failed 67108875\n[GNUPG:] X",
                "the passphrase does not open the key",
            ),
            (
                "[GNUPG:] \u{ff}ERROR",
                "it is not sealed by GnuPG, or was changed",
            ),
        ] {
            assert_eq!(why(told.as_bytes()), is, "{told}");
            assert!(!is_open(told.as_bytes()));
        }
        assert!(is_open(b"gpg: x\n[GNUPG:] DECRYPTION_OKAY\n"));
        assert!(!is_open(b"DECRYPTION_OKAY\n"));
    }
}
