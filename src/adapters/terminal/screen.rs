//! What is shown with a question and must leave no trace: on the alternate screen, cleared before it is left.
//!
//! Where the terminal has no alternate screen and does not know it (Linux's console) the text is overwritten
//! where it stands. Where it takes no escapes the text is printed, with a sentence that says it stays.

use std::io;
use std::io::Write;

use crate::qr::terminal::Picture;
use crate::secret::Secret;
use crate::text::is_hostile;

/// A terminal to write to.
pub(super) trait Tty: Write {
    /// Columns and rows, as it tells them; 0 where it does not.
    fn told_size(&self) -> (u16, u16);
}

/// Lines of text that go with a question, page by page where they are more than the terminal has.
pub(super) struct Screen<'a> {
    text: Option<&'a Secret>,
    /// What stands above the first page.
    picture: Option<&'a Picture>,
    /// Whether the terminal takes escapes.
    escapes: bool,
    /// The first line of this page, and of the next.
    page: (usize, usize),
    /// How many rows may have been written to, while something is drawn.
    drawn: Option<u16>,
}

impl<'a> Screen<'a> {
    /// Nothing but the question.
    pub(super) fn nothing() -> Self {
        Self {
            text: None,
            picture: None,
            escapes: false,
            page: (0, 0),
            drawn: None,
        }
    }

    /// These lines.
    pub(super) fn new(text: &'a Secret, escapes: bool) -> Self {
        Self {
            text: Some(text),
            picture: None,
            escapes,
            page: (0, 0),
            drawn: None,
        }
    }

    /// The same below a picture.
    pub(super) fn below(self, picture: &'a Picture) -> Self {
        Self {
            picture: Some(picture),
            ..self
        }
    }

    /// Draw `text` in the place of whatever was drawn before.
    pub(super) fn frame(&mut self, tty: &mut impl Tty, text: &Secret) -> io::Result<()> {
        let rows = size(tty).1;
        if self.drawn.replace(rows).is_none() {
            tty.write_all(ENTER.as_bytes())?;
            tty.write_all(CLEAR.as_bytes())?;
        }
        tty.write_all(HOME.as_bytes())?;
        for line in lines(text).take(usize::from(rows.saturating_sub(1))) {
            write_shown(tty, line)?;
            tty.write_all(REST_OF_LINE.as_bytes())?;
        }
        tty.flush()
    }

    /// Draw this page; whether it is the last.
    pub(super) fn draw(&mut self, tty: &mut impl Tty) -> io::Result<bool> {
        let Some(text) = self.text else {
            return Ok(true);
        };
        if !self.escapes {
            if self.drawn.is_none() {
                self.drawn = Some(0);
                for line in lines(text) {
                    write_line(tty, line)?;
                }
                tty.write_all(STAYS.as_bytes())?;
            }
            return Ok(true);
        }
        let (columns, rows) = size(tty);
        // Before the first byte: whatever happens from here on, there is something to take away.
        if self.drawn.replace(rows).is_none() {
            tty.write_all(ENTER.as_bytes())?;
        }
        tty.write_all(CLEAR.as_bytes())?;
        // Two rows for the question, one for the line break behind the answer.
        let mut room = rows.saturating_sub(3).max(1);
        if let Some(picture) = self.picture.filter(|_| self.page.0 == 0) {
            for line in picture.lines() {
                tty.write_all(line)?;
                tty.write_all(b"\r\n")?;
            }
            room = room.saturating_sub(picture.rows());
        }
        let mut next = self.page.0;
        for line in lines(text).skip(self.page.0) {
            let height = height(line, columns);
            if height > room && next > self.page.0 {
                break;
            }
            write_line(tty, line)?;
            room = room.saturating_sub(height);
            next += 1;
        }
        self.page.1 = next;
        Ok(lines(text).nth(next).is_none())
    }

    /// On to the next page.
    pub(super) fn turn(&mut self) {
        self.page.0 = self.page.1;
    }

    /// Take away what was drawn; `end` is written where there was nothing to take away.
    pub(super) fn take_away(&mut self, tty: &mut impl Tty, end: &str) -> io::Result<()> {
        if !self.escapes {
            return tty.write_all(end.as_bytes());
        }
        let Some(rows) = self.drawn.take() else {
            return Ok(());
        };
        if let Some(picture) = self.picture {
            tty.write_all(picture.erase())?;
        }
        // Row by row, because some terminals keep a copy of a screen that is cleared at once.
        for row in 1..=rows.max(size(tty).1) {
            tty.write_all(format!("\x1b[{row};1H\x1b[2K").as_bytes())?;
        }
        tty.write_all(LEAVE.as_bytes())
    }
}

/// Write text so that nothing in it drives the terminal; line ends stay. No copy of it is made.
pub(super) fn write_shown(tty: &mut impl Write, text: &[u8]) -> io::Result<()> {
    for chunk in text.utf8_chunks() {
        let mut rest = chunk.valid();
        while let Some(at) = rest.find(|char| char != '\n' && is_hostile(char)) {
            let (plain, hostile) = rest.split_at_checked(at).unwrap_or_default();
            tty.write_all(plain.as_bytes())?;
            tty.write_all(REPLACED.as_bytes())?;
            let mut after = hostile.chars();
            after.next();
            rest = after.as_str();
        }
        tty.write_all(rest.as_bytes())?;
        if !chunk.invalid().is_empty() {
            tty.write_all(REPLACED.as_bytes())?;
        }
    }
    Ok(())
}

fn write_line(tty: &mut impl Write, line: &[u8]) -> io::Result<()> {
    write_shown(tty, line)?;
    tty.write_all(b"\r\n")
}

fn lines(text: &Secret) -> impl Iterator<Item = &[u8]> {
    let text = text.reveal();
    let text = text.strip_suffix(b"\n").unwrap_or(text);
    text.split(|&byte| byte == b'\n')
        .map(|line| line.strip_suffix(b"\r").unwrap_or(line))
}

/// How many rows a line takes; letters of East Asia are wide.
fn height(line: &[u8], columns: u16) -> u16 {
    let wide = |char: char| if char >= '\u{1100}' { 2 } else { 1 };
    let chunks = line.utf8_chunks();
    let width: usize = chunks
        .map(|chunk| chunk.valid().chars().map(wide).sum::<usize>() + 1)
        .sum();
    let rows = width.div_ceil(usize::from(columns)).max(1);
    u16::try_from(rows).unwrap_or(u16::MAX)
}

/// Columns and rows; what is not known, or not to be believed, is taken to be usual.
pub(super) fn size(tty: &impl Tty) -> (u16, u16) {
    let (columns, rows) = tty.told_size();
    let usual = |value, usual| match value {
        0 => usual,
        value => u16::min(value, MAX_SIDE),
    };
    (usual(columns, 80), usual(rows, 24))
}

/// The alternate screen. Source: xterm's `ctlseqs`, 1049.
const ENTER: &str = "\x1b[?1049h";
const HOME: &str = "\x1b[H";
const REST_OF_LINE: &str = "\x1b[K\r\n";
const CLEAR: &str = "\x1b[H\x1b[2J";
pub(super) const LEAVE: &str = "\x1b[2J\x1b[H\x1b[?1049l";
const REPLACED: &str = "\u{fffd}";
const STAYS: &str =
    "(this terminal cannot take it away: it stays on the screen and in what scrolled off it)\r\n";
const MAX_SIDE: u16 = 1000;
