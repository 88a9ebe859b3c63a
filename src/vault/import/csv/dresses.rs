//! What web pages and spreadsheets make of a text, and back.

use crate::secret::Secret;

/// Whether a text was escaped as web pages are: all that must be escaped there is, and something is.
pub(super) fn is_escaped(text: &[u8]) -> bool {
    let is_bare = text.iter().any(|byte| b"<>".contains(byte));
    let mut after = text.split(|&byte| byte == b'&').skip(1).peekable();
    !is_bare && after.peek().is_some() && after.all(|rest| entity(rest).is_some())
}

/// A text as it was before it was escaped.
pub(super) fn unescaped(text: &Secret) -> Secret {
    let text = text.reveal();
    // Never longer than before, so growth leaves nothing behind.
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&byte, behind)) = rest.split_first() {
        let named = entity(behind).filter(|_| byte == b'&');
        let (byte, length) = named.unwrap_or((byte, 0));
        plain.push(byte);
        rest = behind.get(length..).unwrap_or_default();
    }
    Secret::new(plain)
}

/// What the name of a character behind a `&` stands for, and how long it is.
fn entity(rest: &[u8]) -> Option<(u8, usize)> {
    let mut named = ENTITIES.iter();
    named.find_map(|(name, byte)| rest.starts_with(name).then_some((*byte, name.len())))
}

/// A text without the `'` that keeps a spreadsheet from calculating it.
pub(super) fn unguarded(text: Secret) -> Secret {
    match text.reveal() {
        [b'\'', rest @ ..] if rest.first().is_some_and(|first| GUARDED.contains(first)) => {
            Secret::new(rest.to_vec())
        }
        _ => text,
    }
}

/// Whether a text is a long number as spreadsheets shorten it: `1.23457E+11`.
pub(super) fn is_shortened(text: &Secret) -> bool {
    let is_number = |text: &[u8]| !text.is_empty() && text.iter().all(u8::is_ascii_digit);
    let [b'0'..=b'9', rest @ ..] = text.reveal() else {
        return false;
    };
    let at = rest.windows(2).position(|pair| pair == b"E+");
    let Some((fraction, power)) = at.and_then(|at| rest.split_at_checked(at)) else {
        return false;
    };
    let is_fraction = match fraction {
        [b'.' | b',', digits @ ..] => is_number(digits),
        other => other.is_empty(),
    };
    is_fraction && power.strip_prefix(b"E+").is_some_and(is_number)
}

const ENTITIES: [(&[u8], u8); 8] = [
    (b"amp;", b'&'),
    (b"lt;", b'<'),
    (b"gt;", b'>'),
    (b"quot;", b'"'),
    (b"apos;", b'\''),
    (b"#39;", b'\''),
    (b"#039;", b'\''),
    (b"#x27;", b'\''),
];
const GUARDED: &[u8] = b"'@=+-";

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Secret {
        Secret::new(text.as_bytes().to_vec())
    }

    #[test]
    fn a_text_is_escaped_only_if_all_of_it_is() {
        for (text, is_so) in [
            ("a&amp;b &lt;", true),
            ("a&b &lt;", false),
            ("<a&amp;", false),
            ("a", false),
            ("&", false),
        ] {
            assert_eq!(is_escaped(text.as_bytes()), is_so, "{text}");
        }
        let plain = unescaped(&secret("a&amp;lt;&#39;&quot;&&gt;"));
        assert_eq!(plain.reveal(), b"a&lt;'\"&>");
    }

    #[test]
    fn only_a_guard_is_taken_away() {
        for (text, plain) in [
            ("'=1", "=1"),
            ("''a", "'a"),
            ("'a", "'a"),
            ("'", "'"),
            ("=1", "=1"),
            ("", ""),
        ] {
            assert_eq!(unguarded(secret(text)).reveal(), plain.as_bytes());
        }
    }

    #[test]
    fn a_shortened_number_is_known() {
        for (text, is_so) in [
            ("1.23457E+11", true),
            ("1,2E+9", true),
            ("1E+9", true),
            ("aE+9", false),
            ("1.E+9", false),
            ("1.2E+", false),
            ("E+1", false),
            ("12E+1", false),
            ("1.2E+1x", false),
        ] {
            assert_eq!(is_shortened(&secret(text)), is_so, "{text}");
        }
    }
}
