//! Text from outside: which of its characters are not what they seem.

/// Whether `char` drives a terminal, changes the order of its neighbours, or is not to be seen.
///
/// Controls (C0 with line feed and tab, DEL, C1), line and paragraph separators, what is
/// [not to be seen](is_unseen), interlinear annotation, and the two noncharacters XML forbids.
#[must_use]
pub fn is_hostile(char: char) -> bool {
    char.is_control()
        || is_unseen(char)
        || matches!(char,
            '\u{2028}'..='\u{2029}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}'..='\u{ffff}')
}

/// Whether nothing is drawn for `char`: everything Unicode calls [`Default_Ignorable_Code_Point`][1], such as spaces
/// without width, signs of direction, variants of form and tags.
///
/// [1]: https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
#[must_use]
pub fn is_unseen(char: char) -> bool {
    matches!(char,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// What stands for `char` in HTML, in an element and in a quoted attribute, so that nothing is markup and nothing
/// hides; nothing where it stands for itself.
#[must_use]
pub fn in_html(char: char) -> Option<&'static str> {
    Some(match char {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        char if is_hostile(char) => "\u{fffd}",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_markup_or_hides_does_not_stand_for_itself_in_html() {
        for char in '\0'..=char::MAX {
            let is_markup = "&<>\"'".contains(char);
            let told = in_html(char);
            assert_eq!(told.is_some(), is_markup || is_hostile(char));
            let is_safe = |told: &str| !told.contains(['<', '>', '"', '\'']);
            assert!(told.is_none_or(is_safe) && told != Some("&"), "{told:?}");
        }
        assert_eq!(in_html('&'), Some("&amp;"));
        assert_eq!(in_html('\u{202e}'), Some("\u{fffd}"));
    }

    #[test]
    fn what_hides_or_reorders_is_hostile_and_letters_are_not() {
        for char in [
            '\0',
            '\n',
            '\u{1b}',
            '\u{9b}',
            '\u{202e}',
            '\u{200b}',
            '\u{feff}',
            '\u{e0041}',
        ] {
            assert!(is_hostile(char), "{}", char.escape_unicode());
        }
        assert!(!"aZ09 äпароль密码كلمة-_:#".contains(is_hostile));
    }

    /// Controls, separators of lines and paragraphs, what Unicode 16 calls ignorable, annotation, noncharacters; each
    /// as its first and last code point.
    const HOSTILE: [(u32, u32); 22] = [
        (0x00, 0x1f),
        (0x7f, 0x9f),
        (0xad, 0xad),
        (0x34f, 0x34f),
        (0x61c, 0x61c),
        (0x115f, 0x1160),
        (0x17b4, 0x17b5),
        (0x180b, 0x180f),
        (0x200b, 0x200f),
        (0x2028, 0x2029),
        (0x202a, 0x202e),
        (0x2060, 0x206f),
        (0x3164, 0x3164),
        (0xfe00, 0xfe0f),
        (0xfeff, 0xfeff),
        (0xffa0, 0xffa0),
        (0xfff0, 0xfff8),
        (0xfff9, 0xfffb),
        (0xfffe, 0xffff),
        (0x1_bca0, 0x1_bca3),
        (0x1_d173, 0x1_d17a),
        (0xe_0000, 0xe_0fff),
    ];

    #[test]
    fn every_character_of_the_table_is_hostile_and_no_other() {
        for char in '\0'..=char::MAX {
            let is_listed = HOSTILE
                .iter()
                .any(|(first, last)| (*first..=*last).contains(&u32::from(char)));
            assert_eq!(is_hostile(char), is_listed, "{}", char.escape_unicode());
        }
    }
}
