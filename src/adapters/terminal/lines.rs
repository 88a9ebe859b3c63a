//! Several hidden lines, as they are pasted: up to an empty one with which the typing stops, or Ctrl-D.
//!
//! An empty line in the middle of a paste ends nothing: what would come after it would be lost. A terminal that
//! knows bracketed paste says where a paste begins and ends ([`ASK_FOR_MARKS`]); from one that does not, what is
//! pasted comes faster than anybody types, so that an empty line is the last where nothing follows it at once.

use std::io;
use std::io::Read;
use std::time::Duration;

use crate::secret::Secret;

/// Keys that are pressed or pasted.
pub(super) trait Typing: Read {
    /// Whether more comes within so much time; also where reading would tell something else.
    fn goes_on_within(&mut self, time: Duration) -> io::Result<bool>;
}

/// Asks the terminal to mark what is pasted. Source: xterm's `ctlseqs`, 2004.
pub(super) const ASK_FOR_MARKS: &str = "\x1b[?2004h";
/// Takes that back.
pub(super) const NO_MARKS: &str = "\x1b[?2004l";

/// Read lines from a hidden terminal, each with a line end; empty ones too, where others follow. `None` when the
/// owner typed nothing at all.
///
/// # Errors
/// What `keys` says; [`io::ErrorKind::Interrupted`] after a pause, with which the lines start anew.
pub(super) fn read(keys: &mut dyn Typing) -> io::Result<Option<Secret>> {
    let mut lines = Secret::default();
    let mut line = Secret::default();
    let mut empty = 0;
    let mut marks = Marks::default();
    loop {
        let mut key = [0];
        if keys.read(&mut key)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let (no_mark, key) = marks.look(key[0]);
        line.extend(no_mark);
        let Some(key) = key else {
            continue;
        };
        match key {
            // Ctrl-D ends a line first, as it does on a terminal that edits.
            END if line.is_empty() && !marks.is_paste => break,
            b'\n' | b'\r' if line.is_empty() => {
                if !marks.is_paste && !keys.goes_on_within(A_MOMENT)? {
                    break;
                }
                empty += 1;
            }
            b'\n' | b'\r' => end(&mut lines, &mut line, &mut empty),
            END if !marks.is_paste => end(&mut lines, &mut line, &mut empty),
            BACKSPACE | DELETE if !marks.is_paste => line.shorten(),
            KILL if !marks.is_paste => line = Secret::default(),
            other => line.extend(&[other]),
        }
    }
    Ok((!lines.is_empty()).then_some(lines))
}

/// Put `line` behind `lines`, after the empty ones before it: a line that is told must be found by its number.
fn end(lines: &mut Secret, line: &mut Secret, empty: &mut usize) {
    for _ in 0..std::mem::take(empty) {
        lines.extend(b"\n");
    }
    lines.extend(line.reveal());
    lines.extend(b"\n");
    *line = Secret::default();
}

/// Where a paste begins and ends.
#[derive(Default)]
struct Marks {
    is_paste: bool,
    /// How much of a mark has come.
    come: usize,
}

impl Marks {
    /// What came before `key` and is no mark after all, and `key` where it is no part of one.
    fn look(&mut self, key: u8) -> (&'static [u8], Option<u8>) {
        let mark: &'static [u8; 6] = if self.is_paste { PASTED } else { PASTE };
        let held = mark.get(..self.come).unwrap_or_default();
        if mark.get(self.come) == Some(&key) {
            self.come += 1;
            if self.come == mark.len() {
                self.is_paste = !self.is_paste;
                self.come = 0;
            }
            (&[], None)
        } else if key == ESCAPE {
            self.come = 1;
            (held, None)
        } else {
            self.come = 0;
            (held, Some(key))
        }
    }
}

const PASTE: &[u8; 6] = b"\x1b[200~";
const PASTED: &[u8; 6] = b"\x1b[201~";

/// Longer than a paste pauses on its way through a slow connection, and hardly noticed.
const A_MOMENT: Duration = Duration::from_millis(400);

const END: u8 = 4;
const ESCAPE: u8 = 27;
const BACKSPACE: u8 = 8;
const KILL: u8 = 21;
const DELETE: u8 = 127;

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use super::*;

    /// What is pasted or typed at once, and what comes after a pause.
    struct Played<'a> {
        at_once: &'a [u8],
        later: &'a [u8],
    }

    impl Read for Played<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            if self.at_once.is_empty() {
                return self.later.read(into);
            }
            self.at_once.read(into)
        }
    }

    impl Typing for Played<'_> {
        fn goes_on_within(&mut self, _time: Duration) -> io::Result<bool> {
            Ok(!self.at_once.is_empty())
        }
    }

    fn in_two(at_once: &str, later: &str) -> Option<String> {
        let mut played = Played {
            at_once: at_once.as_bytes(),
            later: later.as_bytes(),
        };
        let lines = read(&mut played).unwrap();
        lines.map(|lines| String::from_utf8(lines.reveal().to_vec()).unwrap())
    }

    fn lines(keys: &str) -> Option<String> {
        in_two(keys, "")
    }

    #[test]
    fn an_empty_line_or_ctrl_d_ends_them() {
        assert_eq!(in_two("a\nb\n\n", "ignored").as_deref(), Some("a\nb\n"));
        assert_eq!(in_two("a\nb\n", "\n").as_deref(), Some("a\nb\n"));
        assert_eq!(lines("a\rb\r\r").as_deref(), Some("a\nb\n"));
        assert_eq!(lines("a\nb\x04\x04").as_deref(), Some("a\nb\n"));
        assert_eq!(lines("\n"), None);
        assert_eq!(lines("\x04"), None);
    }

    #[test]
    fn an_empty_line_in_the_middle_of_a_paste_ends_nothing() {
        assert_eq!(lines("a\n\n\nb\n\n").as_deref(), Some("a\n\n\nb\n"));
        assert_eq!(lines("\na\n\n").as_deref(), Some("\na\n"));
        assert_eq!(lines("a\r\nb\r\n\r\n").as_deref(), Some("a\n\nb\n"));
    }

    #[test]
    fn where_the_terminal_marks_a_paste_no_pause_in_it_ends_it() {
        for later in ["b\x1b[201~\n\n", "b\n\x1b[201~\n"] {
            let read = in_two("\x1b[200~a\n\n", later);
            assert_eq!(read.as_deref(), Some("a\n\nb\n"), "{later:?}");
        }
        assert_eq!(
            lines("\x1b[200~a\x1b[201~\x1b[200~b\n\x1b[201~\n").as_deref(),
            Some("ab\n")
        );
    }

    #[test]
    fn what_is_pasted_edits_nothing_and_is_looked_at_as_it_is() {
        assert_eq!(
            lines("\x1b[200~a\x7f\x04\x15b\n\x1b[201~\n").as_deref(),
            Some("a\x7f\x04\x15b\n")
        );
    }

    #[test]
    fn what_only_begins_like_a_mark_is_kept() {
        assert_eq!(lines("a\x1b[20b\n\n").as_deref(), Some("a\x1b[20b\n"));
        assert_eq!(lines("\x1b[A\n\n").as_deref(), Some("\x1b[A\n"));
        assert_eq!(
            lines("\x1b\x1b[200~a\n\x1b[201~\n").as_deref(),
            Some("\x1ba\n")
        );
    }

    #[test]
    fn keys_that_edit_a_line_do() {
        assert_eq!(lines("ax\x7fbc\x15d\n\n").as_deref(), Some("d\n"));
        assert_eq!(lines("é\x7fx\n\n").as_deref(), Some("x\n"));
        assert_eq!(lines("\x7fa\n\n").as_deref(), Some("a\n"));
    }
}
