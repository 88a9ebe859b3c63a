//! Text from outside, made safe for a terminal, a log of a build server and formats made of lines.

use std::borrow::Cow;
use std::fmt::Write;

use crate::text::is_hostile;

/// `text` with everything that could drive a terminal, hide, reorder or start a command made visible
/// as `\u{..}`.
///
/// Build servers take commands from what a program prints: `::error ..` at the start of a line
/// (GitHub), `##[..]` and `##vso[..]` anywhere in it (GitHub, Azure). No text can start with `::` or hold
/// `##` after this.
#[must_use]
pub fn sanitize(text: &str) -> Cow<'_, str> {
    let commands = text.trim_start().starts_with("::") || text.contains("##");
    if !commands && !text.contains(is_hostile) {
        return Cow::Borrowed(text);
    }
    let leading = text.len() - text.trim_start().len();
    let mut safe = String::with_capacity(text.len() + 16);
    let mut rest = text.char_indices().peekable();
    while let Some((at, char)) = rest.next() {
        let next = rest.peek().map(|&(_, next)| next);
        let command = match char {
            ':' => at == leading && next == Some(':'),
            '#' => next == Some('#'),
            _ => false,
        };
        if command || is_hostile(char) {
            // Writing to a string cannot fail.
            let _ = write!(safe, "{}", char.escape_unicode());
        } else {
            safe.push(char);
        }
    }
    Cow::Owned(safe)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the design lists by name, each as its first and last code point.
    const LISTED: [(u32, u32); 13] = [
        (0x00, 0x1f),
        (0x7f, 0x9f),
        (0xad, 0xad),
        (0x61c, 0x61c),
        (0x180e, 0x180e),
        (0x200b, 0x200f),
        (0x2028, 0x2029),
        (0x202a, 0x202e),
        (0x2060, 0x2064),
        (0x2066, 0x2069),
        (0xfeff, 0xfeff),
        (0xfff9, 0xfffb),
        (0xe0000, 0xe007f),
    ];

    #[test]
    fn every_listed_character_is_made_visible_and_the_result_is_a_fixed_point() {
        for char in '\0'..=char::MAX {
            let text = char.to_string();
            let safe = sanitize(&text);
            let listed = LISTED
                .iter()
                .any(|(first, last)| (*first..=*last).contains(&u32::from(char)));
            assert!(!listed || is_hostile(char), "{}", char.escape_unicode());
            assert!(!safe.contains(is_hostile));
            assert_eq!(sanitize(&safe), safe);
            if !is_hostile(char) {
                assert_eq!(safe, text);
            }
        }
    }

    #[test]
    fn letters_of_all_scripts_and_plain_punctuation_stay_as_they_are() {
        for text in [
            "DB_PASSWORD",
            "pässwörd",
            "пароль",
            "密码",
            "كلمة",
            "a: b::c #1",
            "\\u{1b}",
        ] {
            assert!(matches!(sanitize(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn no_text_can_start_a_command_of_a_build_server() {
        assert_eq!(sanitize("::error::x"), r"\u{3a}:error::x");
        assert_eq!(sanitize(" \u{a0}::error::x"), " \u{a0}\\u{3a}:error::x");
        assert_eq!(sanitize("a##[add-mask]b"), r"a\u{23}#[add-mask]b");
        assert_eq!(sanitize("###"), r"\u{23}\u{23}#");
        assert_eq!(sanitize("a\nb"), r"a\u{a}b");
        assert_eq!(sanitize("a\u{1b}]0;x\u{7}b"), r"a\u{1b}]0;x\u{7}b");
    }
}
