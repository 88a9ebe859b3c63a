//! The bytes of one dotenv value, where every reader sees the same ones.

use std::str;

use crate::secret::Secret;
use crate::secret::item::Unreadable;

/// The value that stands on the rest of a `line`, without quotes.
pub(super) fn unquoted(line: &[u8]) -> Result<Secret, Unreadable> {
    let end = line
        .iter()
        .position(|&byte| is_blank(byte))
        .unwrap_or(line.len());
    let (word, tail) = line.split_at(end);
    if !is_end(tail) {
        return Err(Unreadable::Ambiguous(
            "a blank in or before a value without quotes",
        ));
    }
    if word.is_empty() {
        return Err(Unreadable::Empty);
    }
    let text = str::from_utf8(word).map_err(|_| NOT_UTF8)?;
    if text.starts_with('~') || text.contains(":~") {
        return Err(Unreadable::Ambiguous(
            "`~` where a shell puts a home folder",
        ));
    }
    match text.chars().find(|&char| !is_plain(char)) {
        None => Ok(Secret::new(word.to_vec())),
        Some('#') => Err(Unreadable::Ambiguous("`#` in a value without quotes")),
        Some('\'' | '"' | '`') => Err(Unreadable::Ambiguous("a quote in a value without quotes")),
        Some('$' | '\\') => Err(Unreadable::Ambiguous(
            "`$` or a backslash in a value without quotes",
        )),
        Some(_) => Err(Unreadable::Ambiguous(
            "a special character in a value without quotes",
        )),
    }
}

/// What stands before the closing `quote`, and what follows the line it is on.
///
/// An error means that readers do not agree where the value ends.
pub(super) fn cut_quoted(text: &[u8], quote: u8) -> Result<(&[u8], &[u8]), Unreadable> {
    let Some(end) = closing(text, quote) else {
        return Err(Unreadable::Malformed("a quote that is never closed"));
    };
    let (inner, (tail, rest)) = (&text[..end], cut_line(&text[end + 1..]));
    match inner.last() {
        Some(b'\\') => Err(Unreadable::Ambiguous(
            "a backslash before the closing quote",
        )),
        _ if !is_end(tail) => Err(Unreadable::Ambiguous("text after the closing quote")),
        _ => Ok((inner, rest)),
    }
}

/// The value that stood between two of `quote`.
pub(super) fn quoted(inner: &[u8], quote: u8) -> Result<Secret, Unreadable> {
    if inner.is_empty() {
        return Err(Unreadable::Empty);
    }
    let text = str::from_utf8(inner).map_err(|_| NOT_UTF8)?;
    let refused = if text.contains(['\r', '\0', '\u{2028}', '\u{2029}']) {
        Some("a carriage return, NUL or Unicode line separator in quotes")
    } else if quote == b'"' && text.contains(['\\', '$', '`']) {
        Some("a backslash, `$` or backtick in double quotes")
    } else if text.contains(r"\\") {
        Some("two backslashes in a row in single quotes")
    } else if text.contains("${") {
        Some("`${` in single quotes, which python-dotenv replaces even there")
    } else {
        None
    };
    match refused {
        Some(what) => Err(Unreadable::Ambiguous(what)),
        None => Ok(Secret::new(inner.to_vec())),
    }
}

/// The first line without its LF or CRLF, and what follows.
pub(super) fn cut_line(text: &[u8]) -> (&[u8], &[u8]) {
    let Some(end) = text.iter().position(|&byte| byte == b'\n') else {
        return (text, &[]);
    };
    let line = &text[..end];
    (line.strip_suffix(b"\r").unwrap_or(line), &text[end + 1..])
}

/// Whether `line` is blank or a comment. A comment that some readers end before its line does is neither.
pub(super) fn is_skipped(line: &[u8]) -> bool {
    let breaks = line.contains(&b'\r')
        || line
            .windows(3)
            .any(|three| LINE_ENDS_OF_NODE.contains(&three));
    line.is_empty() || (line.starts_with(b"#") && !breaks)
}

/// `text` from its first byte that is no space or tab.
pub(super) fn trim_blanks(text: &[u8]) -> &[u8] {
    let start = text
        .iter()
        .position(|&byte| !is_blank(byte))
        .unwrap_or(text.len());
    &text[start..]
}

/// Where the quote closes. In single quotes a backslash escapes nothing.
fn closing(text: &[u8], quote: u8) -> Option<usize> {
    let mut escaped = false;
    text.iter().position(|&byte| {
        let closes = byte == quote && !escaped;
        escaped = byte == b'\\' && quote == b'"' && !escaped;
        closes
    })
}

/// Whether nothing follows a value but blanks and a comment. Compose wants a space, not a tab, before `#`.
fn is_end(tail: &[u8]) -> bool {
    let rest = trim_blanks(tail);
    rest.is_empty() || (tail[..tail.len() - rest.len()].ends_with(b" ") && is_skipped(rest))
}

/// Whether every reader takes `char` as it is, without quotes.
fn is_plain(char: char) -> bool {
    if char.is_ascii() {
        return char.is_ascii_alphanumeric() || "!%*+,-./:=?@[]^_~".contains(char);
    }
    // JavaScript counts U+FEFF as white space and cuts it off.
    !char.is_whitespace() && !char.is_control() && char != '\u{feff}'
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// Node reads U+FFFD in place of the bytes.
const NOT_UTF8: Unreadable = Unreadable::Ambiguous("bytes that are not UTF-8");
/// U+2028 and U+2029: to JavaScript a line ends there.
const LINE_ENDS_OF_NODE: [&[u8]; 2] = [b"\xe2\x80\xa8", b"\xe2\x80\xa9"];

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> Result<Vec<u8>, Unreadable> {
        let secret = match text.split_first() {
            Some((&quote @ (b'\'' | b'"'), text)) => {
                cut_quoted(text, quote).and_then(|(inner, _)| quoted(inner, quote))
            }
            _ => unquoted(cut_line(text).0),
        };
        secret.map(|secret| secret.reveal().to_vec())
    }

    #[test]
    fn what_all_readers_agree_on_keeps_its_bytes() {
        for (text, value) in [
            ("!%*+,-./:=?@[]^_~9aZ", "!%*+,-./:=?@[]^_~9aZ"),
            ("a~b # note", "a~b"),
            ("a  \r\n", "a"),
            ("pässwörd🔑", "pässwörd🔑"),
            (r#"'"$5 `\d` #;&|(){}'"#, r#""$5 `\d` #;&|(){}"#),
            (r#""it's #1; a {b}""#, "it's #1; a {b}"),
            ("' a ' # note", " a "),
            ("'a\nb'", "a\nb"),
        ] {
            assert_eq!(
                read(text.as_bytes()),
                Ok(value.as_bytes().to_vec()),
                "{text:?}"
            );
        }
    }

    #[test]
    fn what_they_read_differently_is_refused() {
        let unquoted = [
            "a#b",
            "#a",
            "a b",
            " a",
            "a\t#b",
            "$A",
            "${A}",
            "a\\b",
            "a'b'",
            "`a`",
            "~",
            "~/a",
            "a:~",
            "a;b",
            "a&b",
            "a|b",
            "<a",
            "(a)",
            "{a,b}",
            "a\u{a0}",
            "a\u{feff}",
            "a\u{2028}b",
            "a\rb",
            "a\r",
            "a\x01",
            "a # b\rc",
        ];
        let quoted = [
            "'a'b",
            "'a'#b",
            "'a' b",
            r"'a\\b'",
            r"'a\'",
            r"'it\'s'",
            "'${A}'",
            "'a\rb'",
            "'a\r\nb'",
            "'a\0b'",
            "\"$A\"",
            "\"`a`\"",
            r#""a\nb""#,
            r#""a\"b""#,
            "'a' # b\u{2029}",
        ];
        let not_utf8: [&[u8]; 2] = [b"a\xff", b"'a\xff'"];
        for text in unquoted
            .iter()
            .chain(&quoted)
            .map(|text| text.as_bytes())
            .chain(not_utf8)
        {
            assert!(
                matches!(read(text), Err(Unreadable::Ambiguous(_))),
                "{}",
                text.escape_ascii()
            );
        }
    }

    #[test]
    fn nothing_is_empty_and_never_a_secret() {
        for text in ["", " ", " # note", "''", "\"\" # note"] {
            assert_eq!(read(text.as_bytes()), Err(Unreadable::Empty), "{text:?}");
        }
    }
}
