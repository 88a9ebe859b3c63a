//! Text for a printer of text: lines of at most 72 characters, and no escape.

use crate::recovery_codes::sheet::CodeState;
use crate::recovery_codes::sheet::SheetCode;
use crate::secret::Secret;
use crate::text::is_hostile;

/// A page in the making.
pub(super) struct Plain(Secret);

impl Plain {
    /// With its title; `room` is how many bytes it may grow to.
    pub(super) fn begin(title: &str, room: usize) -> Self {
        let mut page = Self(Secret::new(Vec::with_capacity(room)));
        let mut longest = 0;
        for line in wrapped(title, WIDTH) {
            longest = longest.max(line.chars().count());
            page.line(&line);
        }
        page.line(&"=".repeat(longest));
        page.line("");
        page
    }

    /// Names and values, in two columns.
    pub(super) fn facts(&mut self, facts: &[(&str, String)]) {
        for (name, value) in facts {
            for (at, part) in wrapped(value, WIDTH - NAMES).iter().enumerate() {
                let name = if at == 0 { name } else { "" };
                self.line(&format!("{name:NAMES$}{part}"));
            }
        }
        self.line("");
    }

    /// A sentence.
    pub(super) fn say(&mut self, sentence: &str) {
        for line in wrapped(sentence, WIDTH) {
            self.line(&line);
        }
        self.line("");
    }

    /// A line to be typed at a terminal; it is not broken.
    pub(super) fn command(&mut self, line: &str) {
        self.raw(&" ".repeat(INDENT));
        self.line(line);
        self.line("");
    }

    /// A long text to be typed from paper, in lines of so many characters.
    pub(super) fn typed(&mut self, text: &Secret) {
        self.raw(&" ".repeat(INDENT));
        self.broken(text, INDENT, 48);
        self.line("");
    }

    /// One code with its box.
    pub(super) fn code(&mut self, code: &SheetCode<'_>) {
        let tick = match code.state {
            CodeState::Unused => ' ',
            CodeState::HandedOut => '?',
            CodeState::Burnt => 'x',
        };
        self.raw(&format!("[{tick}] {:>4}  ", code.number));
        let used = self.broken(code.code, BOX, WIDTH - BOX);
        let word = code.state.word();
        if used + word.len() + 3 <= WIDTH - BOX && !word.is_empty() {
            self.0.strip_line_end();
            self.raw("   ");
            self.line(word);
        } else if !word.is_empty() {
            self.raw(&" ".repeat(BOX));
            self.line(word);
        }
    }

    /// Lines to write on.
    pub(super) fn blanks(&mut self, names: &[&str]) {
        for name in names {
            self.line("");
            self.line(&format!("{name:NAMES$}{}", "_".repeat(WIDTH - NAMES)));
        }
    }

    /// The whole page.
    pub(super) fn end(self) -> Secret {
        self.0
    }

    /// `secret` in lines of at most `width` characters, those after the first indented; how many are in
    /// the last.
    fn broken(&mut self, secret: &Secret, indent: usize, width: usize) -> usize {
        let mut column = 0;
        let mut bytes = [0; 4];
        for chunk in secret.reveal().utf8_chunks() {
            let lost = (!chunk.invalid().is_empty()).then_some('\u{fffd}');
            for char in chunk.valid().chars().chain(lost) {
                if column == width {
                    self.line("");
                    self.raw(&" ".repeat(indent));
                    column = 0;
                }
                let char = if is_hostile(char) { '\u{fffd}' } else { char };
                self.raw(char.encode_utf8(&mut bytes));
                column += 1;
            }
        }
        self.line("");
        column
    }

    fn line(&mut self, text: &str) {
        self.raw(text);
        self.raw("\n");
    }

    fn raw(&mut self, text: &str) {
        self.0.extend(text.as_bytes());
    }
}

/// `text` in lines of at most `width` characters, broken between words where there are any.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut column = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length <= width {
            if let Some(line) = lines.last_mut() {
                line.push(' ');
                line.push_str(word);
            }
            column += 1 + length;
            continue;
        }
        if column > 0 {
            lines.push(String::new());
            column = 0;
        }
        for char in word.chars() {
            if column == width {
                lines.push(String::new());
                column = 0;
            }
            if let Some(line) = lines.last_mut() {
                line.push(char);
            }
            column += 1;
        }
    }
    lines
}

const WIDTH: usize = 72;
/// The column of names.
const NAMES: usize = 14;
/// What stands before a code.
const BOX: usize = 10;
const INDENT: usize = 4;
