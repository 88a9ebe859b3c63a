//! A draft as a mail as mail programs open it.
//!
//! `X-Unsent` makes them open it to be sent and not as one that came. Day and message id are theirs to
//! write. Sources: [RFC 5322](https://www.rfc-editor.org/rfc/rfc5322), for words in a header that are not
//! ASCII [RFC 2047](https://www.rfc-editor.org/rfc/rfc2047), for addresses that are not
//! [RFC 6532](https://www.rfc-editor.org/rfc/rfc6532).

use std::fmt::Write;

use crate::request::draft::Draft;
use crate::request::draft::Mail;
use crate::request::draft::inert;
use crate::request::facts::is_address;

/// The mail of the draft; nothing where it has none. Lines end with CRLF.
#[must_use]
pub fn write(draft: &Draft) -> String {
    draft.mail.as_ref().map(whole).unwrap_or_default()
}

fn whole(mail: &Mail) -> String {
    let mut lines = Vec::new();
    // Without one the mail program writes its own.
    let from = mail.from.as_deref().filter(|from| is_address(from));
    lines.extend(from.map(|from| format!("From: {from}")));
    lines.extend(is_address(&mail.to).then(|| format!("To: {}", mail.to)));
    lines.push(format!("Subject: {}", words(&inert::shown(&mail.subject))));
    lines.push("X-Unsent: 1".to_owned());
    lines.push("MIME-Version: 1.0".to_owned());
    lines.push("Content-Type: text/plain; charset=utf-8".to_owned());
    lines.push("Content-Transfer-Encoding: quoted-printable".to_owned());
    lines.push(String::new());
    lines.extend(
        mail.body
            .trim_end()
            .split('\n')
            .map(|line| quoted(&inert::shown(line))),
    );
    let mut text = lines.join("\r\n");
    text.push_str("\r\n");
    text
}

/// A subject: as it is where it is short and of ASCII, else as encoded words, a line each.
fn words(text: &str) -> String {
    let is_plain = text
        .chars()
        .all(|char| char == ' ' || char.is_ascii_graphic());
    // What looks like an encoded word would be read as one.
    if is_plain && text.len() <= SUBJECT && !text.contains("=?") && text.trim() == text {
        return text.to_owned();
    }
    let mut words = vec![String::new()];
    for char in text.chars() {
        let encoded = encoded(char, |byte| byte.is_ascii_alphanumeric());
        let is_full = words
            .last()
            .is_some_and(|word| word.len() + encoded.len() > WORD);
        if is_full {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push_str(&encoded);
        }
    }
    let words: Vec<_> = words
        .iter()
        .map(|word| format!("=?utf-8?q?{word}?="))
        .collect();
    words.join("\r\n ")
}

/// A line of the text, quoted-printable: a long one is broken softly.
/// <https://www.rfc-editor.org/rfc/rfc2045#section-6.7>
fn quoted(line: &str) -> String {
    let mut quoted = String::with_capacity(line.len());
    let mut width = 0;
    let mut chars = line.chars().peekable();
    while let Some(char) = chars.next() {
        let is_last = chars.peek().is_none();
        // A space at the end of a line may be lost, and "From " at its beginning changed, on the way.
        let encoded = encoded(char, |byte| {
            (byte.is_ascii_graphic() && byte != b'=') || (byte == b' ' && !is_last)
        });
        if width + encoded.len() > QUOTED {
            quoted.push_str("=\r\n");
            width = 0;
        }
        width += encoded.len();
        quoted.push_str(&encoded);
    }
    match quoted.strip_prefix("From ") {
        Some(rest) => format!("=46rom {rest}"),
        None if quoted.starts_with('.') => quoted.replacen('.', "=2E", 1),
        None => quoted,
    }
}

/// A character as it is, where all of its bytes are plain; else each byte in hex digits.
fn encoded(char: char, is_plain: impl Fn(u8) -> bool) -> String {
    let mut bytes = [0; 4];
    let text = char.encode_utf8(&mut bytes);
    if text.bytes().all(is_plain) {
        return text.to_owned();
    }
    let mut encoded = String::new();
    for byte in text.bytes() {
        let _never_fails = write!(encoded, "={byte:02X}");
    }
    encoded
}

/// A line has at most 78 columns, of which the name of the header takes nine.
const SUBJECT: usize = 69;
/// An encoded word has at most 75.
const WORD: usize = 75 - "=?utf-8?q??=".len() - "Subject: ".len();
/// A line of quoted-printable has at most 76, with room for the `=` of a soft break and a hidden dot.
const QUOTED: usize = 72;

#[cfg(test)]
mod tests {
    #![expect(
        clippy::expect_used,
        reason = "a test that cannot go on should say where"
    )]

    use super::*;

    fn mail() -> Mail {
        Mail {
            from: Some("ada@old.example".to_owned()),
            from_rule: String::new(),
            to: "support@pypi.org".to_owned(),
            subject: "Account recovery request: ada (issue #7)".to_owned(),
            body: "Hello,\n\n.hidden\nFrom here\na = b \n".to_owned(),
        }
    }

    #[test]
    fn a_mail_is_a_draft_that_says_nothing_of_when_and_which() {
        assert_eq!(
            whole(&mail()),
            "From: ada@old.example\r\nTo: support@pypi.org\r\n\
             Subject: Account recovery request: ada (issue #7)\r\nX-Unsent: 1\r\nMIME-Version: 1.0\r\n\
             Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
             Hello,\r\n\r\n=2Ehidden\r\n=46rom here\r\na =3D b\r\n"
        );
    }

    #[test]
    fn no_header_can_be_put_in() {
        let mut hostile = mail();
        hostile.from = Some("ada@old.example\r\nBcc: eve@x.example".to_owned());
        hostile.to = "support@pypi.org\nBcc: eve@x.example".to_owned();
        hostile.subject = "a\r\nBcc: eve@x.example\r\n\r\nbody".to_owned();
        let text = whole(&hostile);
        let (head, _) = text.split_once("\r\n\r\n").expect("there is a body");
        let unfolded = head.replace("\r\n ", "");
        let names: Vec<_> = unfolded
            .lines()
            .filter_map(|line| line.split_once(':'))
            .map(|(name, _)| name)
            .collect();
        assert_eq!(
            names,
            [
                "Subject",
                "X-Unsent",
                "MIME-Version",
                "Content-Type",
                "Content-Transfer-Encoding"
            ]
        );
    }

    #[test]
    fn no_mail_makes_no_file() {
        assert_eq!(write(&Draft::default()), "");
    }
}
