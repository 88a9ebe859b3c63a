//! Whether what was typed reached the line unaltered: rpassword drops some keys and replaces others.

use std::str::Chars;

/// Why the line may not be what was typed; `None` when it is.
pub(super) fn altered(typed: &[u8]) -> Option<&'static str> {
    let Ok(text) = std::str::from_utf8(typed) else {
        return Some("what was typed is not UTF-8 text");
    };
    let mut keys = text.chars();
    while let Some(key) = keys.next() {
        let is_understood = match key {
            '\x1b' => is_sequence(&mut keys),
            key => !key.is_control() || EDITING.contains(&key),
        };
        if !is_understood {
            return Some("what was typed holds a control character");
        }
    }
    None
}

/// Whether an arrow key, a function key or the mark of a paste follows. rpassword leaves out more than these:
/// what follows Escape up to the next letter, and of a function key of Linux's console (`ESC [ [ A`) too little.
fn is_sequence(keys: &mut Chars<'_>) -> bool {
    let last = match keys.next() {
        Some('[') => keys.find(|key| !(' '..='?').contains(key)),
        Some('O') => keys.next(),
        _ => None,
    };
    last.is_some_and(|last| ('@'..='~').contains(&last) && last != '[')
}

/// Backspace, Ctrl-D, Ctrl-U, Ctrl-W, Enter, Delete.
const EDITING: [char; 7] = ['\x08', '\x04', '\x15', '\x17', '\n', '\r', '\x7f'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_editing_keys_are_not_altered() {
        for typed in [
            "päss word\n",
            "a\x08\x04\x15\x17\x7f\r",
            "\x1b[A\x1b[1;5D\x1bOP\x1b[200~a\x1b[201~",
        ] {
            assert_eq!(altered(typed.as_bytes()), None, "{typed:?}");
        }
    }

    #[test]
    fn keys_that_would_be_lost_or_become_text_are_told() {
        for typed in [
            "\t", "\x01", "\u{85}", "\x1b", "\x1bx", "\x1b[", "\x1b[é", "\x1b[[A", "\x1bO1a",
            "\x1b[1\n",
        ] {
            assert!(altered(typed.as_bytes()).is_some(), "{typed:?}");
        }
        assert_eq!(altered(b"\xff"), Some("what was typed is not UTF-8 text"));
    }
}
