//! Text from outside: which of its characters are not what they seem.

/// Whether `char` drives a terminal, changes the order of its neighbours, or is not to be seen.
///
/// Controls (C0 with line feed and tab, DEL, C1), line and paragraph separators, bidirectional controls,
/// everything Unicode calls [`Default_Ignorable_Code_Point`][1], interlinear annotation, and the
/// two noncharacters XML forbids.
///
/// [1]: https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
#[must_use]
pub fn is_hostile(char: char) -> bool {
    char.is_control()
        || matches!(char,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}'..='\u{ffff}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
