//! Lines no wider than a screen.

/// The width of a screen nobody has to widen.
pub const WIDTH: usize = 80;

/// `text` in lines of at most `width` characters, broken between words; a longer word stays whole, and so does
/// what stands between backticks, where it fits a line: it is to be copied.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in words(text, width) {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(&word);
        used += length;
    }
    lines.push(line);
    lines
}

fn words(text: &str, width: usize) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match words.last_mut() {
            Some(last)
                if last.matches('`').count() % 2 == 1
                    && last.chars().count() + 1 + word.chars().count() <= width =>
            {
                last.push(' ');
                last.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_whole() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("a_very_long_name x", 5), ["a_very_long_name", "x"]);
        assert_eq!(wrap("", 5), [""]);
    }

    #[test]
    fn a_command_is_kept_whole_where_it_fits() {
        assert_eq!(wrap("say `a b` to", 6), ["say", "`a b`", "to"]);
        assert_eq!(wrap("`a b` `c d`", 9), ["`a b`", "`c d`"]);
        assert_eq!(
            wrap("an odd ` stays as it is", 8),
            ["an odd", "` stays", "as it is"]
        );
    }
}
