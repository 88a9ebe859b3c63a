//! Lines of prose, broken between words where a mail breaks them.

/// `text` in lines of at most 72 columns; a word that is longer has a line of its own.
pub(super) fn filled(text: &str) -> String {
    indented(text, "")
}

/// An item of a list: its second line and those after it stand in.
pub(super) fn hanging(text: &str) -> String {
    indented(text, "  ")
}

/// After a mark, which the lines after the first stand in by.
pub(super) fn after(mark: &str, text: &str) -> String {
    let indent = " ".repeat(mark.len());
    format!("{mark}{}", indented(text, &indent))
}

fn indented(text: &str, indent: &str) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut width = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if width == 0 {
            width = length;
        } else if width + 1 + length > WIDTH {
            filled.push('\n');
            filled.push_str(indent);
            width = indent.len() + length;
        } else {
            filled.push(' ');
            width += 1 + length;
        }
        filled.push_str(word);
    }
    filled
}

/// <https://www.rfc-editor.org/rfc/rfc3676#section-4.2> has 78 and 66 for limits.
const WIDTH: usize = 72;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_broken_between_words_and_a_long_word_is_left_whole() {
        let word = "x".repeat(40);
        assert_eq!(
            hanging(&format!("{word} {word}")),
            format!("{word}\n  {word}")
        );
        let long = "x".repeat(100);
        assert_eq!(filled(&format!("a {long} b")), format!("a\n{long}\nb"));
        assert_eq!(filled("a b"), "a b");
    }
}
