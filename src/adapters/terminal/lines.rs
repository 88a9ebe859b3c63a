//! Several hidden lines, as they are pasted: up to an empty one or Ctrl-D.

use std::io;
use std::io::Read;

use crate::secret::Secret;

/// Read lines from a hidden terminal, each with a line end; `None` when the owner typed nothing at all.
///
/// # Errors
/// What `keys` says; [`io::ErrorKind::Interrupted`] after a pause, with which the lines start anew.
pub(super) fn read(keys: &mut dyn Read) -> io::Result<Option<Secret>> {
    let mut lines = Secret::default();
    let mut line = Secret::default();
    loop {
        let mut key = [0];
        if keys.read(&mut key)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        match key[0] {
            // Ctrl-D ends a line first, as it does on a terminal that edits.
            b'\n' | b'\r' | END if line.is_empty() => break,
            b'\n' | b'\r' | END => {
                lines.extend(line.reveal());
                lines.extend(b"\n");
                line = Secret::default();
            }
            BACKSPACE | DELETE => line.shorten(),
            KILL => line = Secret::default(),
            other => line.extend(&[other]),
        }
    }
    Ok((!lines.is_empty()).then_some(lines))
}

const END: u8 = 4;
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

    fn lines(keys: &str) -> Option<String> {
        let lines = read(&mut keys.as_bytes()).unwrap();
        lines.map(|lines| String::from_utf8(lines.reveal().to_vec()).unwrap())
    }

    #[test]
    fn an_empty_line_or_ctrl_d_ends_them() {
        assert_eq!(lines("a\nb\r\nignored").as_deref(), Some("a\nb\n"));
        assert_eq!(lines("a\rb\r\r").as_deref(), Some("a\nb\n"));
        assert_eq!(lines("a\nb\x04\x04").as_deref(), Some("a\nb\n"));
        assert_eq!(lines("\n"), None);
        assert_eq!(lines("\x04"), None);
    }

    #[test]
    fn keys_that_edit_a_line_do() {
        assert_eq!(lines("ax\x7fbc\x15d\n\n").as_deref(), Some("d\n"));
        assert_eq!(lines("é\x7fx\n\n").as_deref(), Some("x\n"));
        assert_eq!(lines("\x7fa\n\n").as_deref(), Some("a\n"));
    }
}
