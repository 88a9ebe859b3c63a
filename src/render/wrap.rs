//! Lines no wider than a screen.

/// How wide lines may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Width {
    columns: usize,
    /// A reader looks at a screen just so wide, which breaks what is longer in the middle of words.
    is_screen: bool,
}

impl Default for Width {
    /// Of a file or a pipe: sentences are broken as on a screen that nobody has to widen, and what is one line for a program
    /// stays one.
    fn default() -> Self {
        Self {
            columns: WIDEST,
            is_screen: false,
        }
    }
}

impl Width {
    /// Of a screen of so many columns. Wide lines are hard to read, and in very narrow ones nothing fits.
    #[must_use]
    pub fn of_screen(columns: usize) -> Self {
        Self {
            columns: columns.clamp(NARROWEST, WIDEST),
            is_screen: true,
        }
    }

    /// What is left beside so many columns.
    #[must_use]
    pub fn beside(self, used: usize) -> usize {
        self.columns.saturating_sub(used).max(NARROWEST / 2)
    }

    /// `text` in lines beside so many columns.
    #[must_use]
    pub fn lines(self, text: &str, used: usize) -> Vec<String> {
        wrap(text, self.beside(used))
    }

    /// The same of what is one line for a program: it is broken on a screen alone, and goes on behind `indent` spaces.
    #[must_use]
    pub fn fitted(self, text: &str, indent: usize) -> String {
        if !self.is_screen || text.chars().count() <= self.columns {
            return text.to_owned();
        }
        // Two columns or more apart is a table's way; one is enough where it is broken.
        let mut lines = wrap_after(text, self.columns, self.beside(indent)).into_iter();
        let mut fitted = lines.next().unwrap_or_default();
        for line in lines {
            fitted.push('\n');
            fitted.extend(std::iter::repeat_n(' ', indent));
            fitted.push_str(&line);
        }
        fitted
    }
}

/// A screen nobody has to widen.
const WIDEST: usize = 80;
/// A telephone's.
const NARROWEST: usize = 30;

/// `text` in lines of at most `width` characters, broken between words; a longer word stays whole, and so does
/// what stands between backticks, on a line of its own where it is too long: it is to be copied.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    wrap_after(text, width, width)
}

/// The same where the first line has another width.
fn wrap_after(text: &str, first: usize, others: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in words(text) {
        let length = word.chars().count();
        let width = if lines.is_empty() { first } else { others };
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

/// Words, and commands between backticks as one. A backtick that nothing closes begins no command.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut left = text.matches('`').count();
    let mut is_open = false;
    for word in text.split(' ') {
        match words.last_mut() {
            Some(last) if is_open => {
                last.push(' ');
                last.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
        for _ in 0..word.matches('`').count() {
            left -= 1;
            is_open = !is_open && left > 0;
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
    fn a_command_is_kept_whole_however_long_it_is() {
        assert_eq!(wrap("or `a b c d`, say", 6), ["or", "`a b c d`,", "say"]);
        assert_eq!(wrap("say `a b` to", 6), ["say", "`a b`", "to"]);
        assert_eq!(wrap("`a b` `c d`", 9), ["`a b`", "`c d`"]);
        assert_eq!(
            wrap("an odd ` stays as it is", 8),
            ["an odd `", "stays as", "it is"]
        );
    }

    #[test]
    fn a_line_for_a_program_is_broken_on_a_screen_alone() {
        let line = "error: ".to_owned() + &"word ".repeat(12).trim_end().repeat(2);
        assert_eq!(Width::default().fitted(&line, 2), line);
        for (columns, widest) in [(10, 30), (40, 40), (200, 80)] {
            let fitted = Width::of_screen(columns).fitted(&line, 2);
            let lines: Vec<_> = fitted.lines().collect();
            assert!(
                lines.iter().all(|line| line.chars().count() <= widest),
                "{fitted}"
            );
            assert!(
                lines.iter().skip(1).all(|line| line.starts_with("  w")),
                "{fitted}"
            );
            assert_eq!(fitted.replace("\n  ", " "), line);
        }
    }
}
