//! What stands in the field for one-time codes, as far as that can be told without keeping it.

/// What stands there; the better of two is the greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Totp {
    /// Nothing.
    #[default]
    None,
    /// Something that makes no codes: `ask Bob`.
    Odd,
    /// A seed.
    Seed,
}

impl Totp {
    /// What a text is: an address that begins as those of seeds do, or base32 as sites show it, also in groups.
    #[must_use]
    pub fn of(text: &[u8]) -> Self {
        let text = text.trim_ascii();
        if text.is_empty() {
            return Self::None;
        }
        let begins = |start: &str| {
            let head = text.get(..start.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()))
                && text.len() > start.len()
        };
        if STARTS.into_iter().any(begins) || is_base32(text) {
            Self::Seed
        } else {
            Self::Odd
        }
    }

    /// What a text is that a program writes there in more ways than are known here.
    #[must_use]
    pub fn of_any(text: &[u8]) -> Self {
        if text.trim_ascii().is_empty() {
            Self::None
        } else {
            Self::Seed
        }
    }
}

/// Letters and digits of base32, as many as sites give. Spaces or hyphens between them are those
/// of groups of one length, or a digit stands among the letters: neither is so where words are written.
fn is_base32(text: &[u8]) -> bool {
    let groups = text.split(|byte| b" -".contains(byte));
    let groups: Vec<&[u8]> = groups.filter(|group| !group.is_empty()).collect();
    let Some((last, others)) = groups.split_last() else {
        return false;
    };
    let is_even = others.iter().all(|group| {
        let first = others.first().map_or(0, |first| first.len());
        group.len() == first && last.len() <= first
    });
    let all = groups.concat();
    let padding = all.iter().rev().take_while(|&&byte| byte == b'=').count();
    let body = all.get(..all.len() - padding).unwrap_or_default();
    let is_digit = |byte: &u8| (b'2'..=b'7').contains(byte);
    let (has_digit, is_one) = (body.iter().any(is_digit), others.is_empty());
    let has_letter = body.iter().any(u8::is_ascii_alphabetic);
    // Letters and digits in one are no word, also where they are few.
    let shortest = if is_one && has_digit && has_letter {
        SHORT
    } else {
        USUAL
    };
    body.len() >= shortest
        && body
            .iter()
            .all(|byte| byte.is_ascii_alphabetic() || is_digit(byte))
        && (is_even || has_digit)
}

/// Of an address, or of what `KeeOtp` writes.
const STARTS: [&str; 5] = [
    "otpauth://",
    "otpauth-migration://",
    "steam://",
    "motp://",
    "key=",
];
/// Ten bytes, which is less than the standard wants and is given all the same.
const USUAL: usize = 16;
/// Five bytes: nobody should, and some do.
const SHORT: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_is_told_from_a_word_about_one() {
        for seed in [
            "JBSWY3DPEHPK3PXP",
            "jbswy3dpehpk3pxp",
            "jbsw y3dp ehpk 3pxp",
            "JBSW-Y3DP-EHPK-3PXP-AA",
            "JBSW Y3DPEHPK3PXP",
            "MZXW6YTBOI",
            " JBSWY3DPEHPK3PXPJBSWY3DPEE====== ",
            "otpauth://totp/x?secret=JBSWY3DPEHPK3PXP",
            "OTPAUTH://totp/x",
            "steam://JBSWY3DP",
            "key=JBSWY3DP&step=30",
        ] {
            assert_eq!(Totp::of(seed.as_bytes()), Totp::Seed, "{seed}");
        }
        for odd in [
            "ask Bob",
            "on my phone",
            "in the authenticator app",
            "https://shop.example/2fa",
            "123456",
            "yes",
            "otpauth://",
            "JBSWYDPEHPKPXPA",
            "iphone 7 app",
            "23456723",
            "JBSWY3DPEHPK3PX1",
            "================",
            "- -",
            "\u{fc}\u{fc}\u{fc}\u{fc}\u{fc}\u{fc}\u{fc}\u{fc}",
        ] {
            assert_eq!(Totp::of(odd.as_bytes()), Totp::Odd, "{odd}");
        }
        assert_eq!(Totp::of(b" \n"), Totp::None);
        assert_eq!(Totp::Odd.max(Totp::Seed), Totp::Seed);
    }
}
