//! Texts in another notation: hex, base 32, base 64 (RFC 4648), with the escapes of an address (RFC 3986), or in other
//! letters.

use zeroize::Zeroizing;

mod hangul;
mod letters;

/// log2 of the notations that a guesser tries: these, their variants, and one within the other.
pub const BITS: f64 = 5.0;

/// A longer secret is not read so, in bytes.
const MOST: usize = 4096;

/// A shorter text is not looked for, in bytes: most short words can be read as one.
const LEAST: usize = 4;

/// Tell every text that can be printed and of which `secret` is another notation.
pub fn each(secret: &[u8], tell: &mut impl FnMut(&[u8])) {
    if secret.len() > MOST || secret.len() < 2 * LEAST - 1 {
        return;
    }
    let digits = secret.strip_prefix(b"0x").unwrap_or(secret);
    let padding = secret
        .iter()
        .rev()
        .take(6)
        .take_while(|&&byte| byte == b'=');
    let unpadded = secret
        .get(..secret.len() - padding.count())
        .unwrap_or(secret);
    for text in [
        hex(digits),
        base32(unpadded),
        base64(unpadded),
        escaped(secret),
        stuttered(secret),
        hangul::words_typed(secret),
        spaced(secret),
    ] {
        if let Some(text) = text.filter(|text| text.len() >= LEAST) {
            tell(&text);
        }
    }
    for text in letters::readings(secret).filter(|text| text.len() >= LEAST) {
        tell(&text);
    }
}

/// The text that these digits of hex write.
#[must_use]
pub fn hex(digits: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    read(digits, 4, |byte| {
        let digit = char::from(byte).to_digit(16)?;
        u8::try_from(digit).ok()
    })
}

/// The text that these digits of base 32 write.
#[must_use]
pub fn base32(digits: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    read(digits, 5, |byte| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a'),
        b'2'..=b'7' => Some(byte - b'2' + 26),
        _ => None,
    })
}

/// The text that these digits of base 64 write, in either alphabet.
#[must_use]
pub fn base64(digits: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    read(digits, 6, sextet)
}

/// The value of a digit of base 64, of either alphabet.
#[must_use]
pub fn sextet(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    }
}

/// The text that digits of so many bits write, if it can be printed. Bits that are left must be fewer than a digit's, and
/// zero.
fn read(digits: &[u8], width: u32, value: impl Fn(u8) -> Option<u8>) -> Option<Zeroizing<Vec<u8>>> {
    let mut text = Printed::with_room(digits.len());
    let (mut held, mut bits) = (0_u32, 0);
    for &digit in digits {
        held = held << width | u32::from(value(digit)?);
        bits += width;
        if bits >= 8 {
            bits -= 8;
            let [byte, ..] = (held >> bits).to_le_bytes();
            text.push(byte)?;
            held &= (1 << bits) - 1;
        }
    }
    (bits < width && held == 0).then(|| text.finish()).flatten()
}

/// The text that has these escapes, one at least: `%20` for a space.
fn escaped(secret: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    if !secret.contains(&b'%') {
        return None;
    }
    let mut text = Printed::with_room(secret.len());
    let mut rest = secret.iter();
    while let Some(&byte) = rest.next() {
        let mut digit = || char::from(*rest.next()?).to_digit(16);
        match byte {
            b'%' => text.push(u8::try_from(digit()? << 4 | digit()?).ok()?)?,
            _ => text.push(byte)?,
        }
    }
    text.finish()
}

/// The text between whose characters one sign stands: `p-a-s-s`.
fn spaced(secret: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let sign = *secret
        .get(1)
        .filter(|sign| sign.is_ascii_punctuation() || **sign == b' ')?;
    let pairs = secret.chunks(2);
    let is_spaced = secret.len() % 2 == 1
        && pairs.clone().all(|pair| {
            pair.first()
                .is_some_and(|letter| letter.is_ascii() && *letter != sign)
                && pair.get(1).is_none_or(|second| *second == sign)
        });
    is_spaced.then(|| Zeroizing::new(secret.iter().step_by(2).copied().collect()))
}

/// The text of which every character is written twice, or three times: `ppaassss`.
fn stuttered(secret: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let [first, second, ..] = secret else {
        return None;
    };
    if first != second || !secret.is_ascii() {
        return None;
    }
    let is_stutter = |times: &usize| {
        let mut groups = secret.chunks(*times);
        secret.len().is_multiple_of(*times)
            && groups.all(|group| group.iter().all(|byte| Some(byte) == group.first()))
    };
    let times = [3, 2].into_iter().find(is_stutter)?;
    Some(Zeroizing::new(
        secret.iter().copied().step_by(times).collect(),
    ))
}

/// A text in UTF-8 that can be printed, as it grows.
struct Printed {
    bytes: Zeroizing<Vec<u8>>,
    /// Bytes that a character still lacks.
    lacks: u32,
}

impl Printed {
    fn with_room(room: usize) -> Self {
        Self {
            bytes: Zeroizing::new(Vec::with_capacity(room)),
            lacks: 0,
        }
    }

    /// Take a byte in; `None` where no text goes on so.
    fn push(&mut self, byte: u8) -> Option<()> {
        self.lacks = match (byte, self.lacks) {
            (b' '..=b'~' | b'\t' | b'\n' | b'\r', 0) => 0,
            (0xc2..=0xf4, 0) => byte.leading_ones() - 1,
            (0x80..=0xbf, 1..) => self.lacks - 1,
            _ => return None,
        };
        self.bytes.push(byte);
        Some(())
    }

    fn finish(self) -> Option<Zeroizing<Vec<u8>>> {
        let text = str::from_utf8(&self.bytes).ok()?;
        let is_control = |letter: char| letter.is_control() && !letter.is_ascii();
        (!text.contains(is_control)).then_some(self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(secret: &str) -> Vec<String> {
        let mut all = Vec::new();
        each(secret.as_bytes(), &mut |text| {
            all.push(String::from_utf8_lossy(text).into_owned());
        });
        all
    }

    #[test]
    fn every_notation_is_read() {
        for (secret, text) in [
            ("70617373776f7264", "password"),
            ("0x70617373776F7264", "password"),
            ("cGFzc3dvcmQxMjM=", "password123"),
            ("cGFzc3dvcmQxMjM", "password123"),
            ("0L/QsNGA0L7Qu9GM", "пароль"),
            ("Pz8_Pj4-", "???>>>"),
            ("OBQXG43XN5ZGI===", "password"),
            ("obqxg43xn5zgi", "password"),
            ("pass%77ord%21", "password!"),
            ("qlalfqjsgh1", "비밀번호1"),
            ("p-a-s-s-w-o-r-d", "password"),
            ("1 2 3 4", "1234"),
            ("ggaarrddeenn", "garden"),
            ("yyyeeelllllliii", "yelli"),
            ("n\u{332}o\u{332}r\u{332}t\u{332}h\u{332}", "north"),
            ("\u{200b}harbor\u{feff}", "harbor"),
            ("пpивeт", "привет"),
            ("%D0%BF%D0%B0%D1%80%D0%BE%D0%BB%D1%8C", "пароль"),
        ] {
            assert!(all(secret).iter().any(|found| found == text), "{secret}");
        }
    }

    #[test]
    fn what_is_no_text_is_none() {
        for secret in [
            "",
            "princess1",
            "123456789012",
            "YWJj",
            "cGFzc3dvcmQxMjN",
            "deadbeefdeadbeef",
            "100%sure",
            "50%off",
            "a-b-c_d-e",
            "a-b-c-d-",
            "%00%01%02%03",
            "bookkeeper",
            "aabbccd",
            "aabbcdd",
            "नमस्ते",
            "t\u{301}i\u{300}n\u{302}k\u{301}",
            "w4DDgMOA\u{e9}",
        ] {
            assert_eq!(all(secret), Vec::<String>::new(), "{secret}");
        }
        let long = "cGFzc3dv".repeat(600);
        assert_eq!(all(&long), Vec::<String>::new());
    }
}
