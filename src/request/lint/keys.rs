//! Private keys as files have them, and enrolments of authenticators as links.

use crate::request::lint::found::Found;
use crate::request::lint::rules::OTPAUTH_URI;
use crate::request::lint::rules::PRIVATE_KEY;
use crate::request::lint::view::Part;
use crate::request::lint::view::View;

/// Look for both, line by line.
pub(super) fn look(view: &View, found: &mut Found) {
    let lines: Vec<Part> = view.lines().collect();
    let mut at = 0;
    while let Some(&line) = lines.get(at) {
        at += 1;
        if let Some(from) = private_key(view, line) {
            let mut to = line.to;
            // The rest of the key is of it, up to its end or the first line that is none of a key.
            while let Some(&next) = lines.get(at)
                && is_of_key(view, next)
            {
                at += 1;
                to = next.to;
                if view.of(next).windows(8).any(|window| window == b"-----END") {
                    break;
                }
            }
            found.add(view, from, to, &PRIVATE_KEY);
        } else {
            enrolments(view, line, found);
        }
    }
}

/// The lines of public keys, certificates and signatures, which look random and may be seen.
pub(super) fn public_lines(view: &View) -> Vec<bool> {
    let mut is_inside = false;
    let lines = view.lines().map(|line| {
        let text = view.of(line);
        let has = |word: &[u8]| text.windows(word.len()).any(|window| window == word);
        if has(b"-----BEGIN") {
            is_inside = !has(b"PRIVATE");
            return is_inside;
        }
        let is_part = is_inside && is_of_key(view, line);
        is_inside = is_part && !has(b"-----END");
        is_part
    });
    lines.collect()
}

/// Where a private key begins in this line.
fn private_key(view: &View, line: Part) -> Option<usize> {
    let text = view.of(line);
    let find = |word: &[u8]| text.windows(word.len()).position(|window| window == word);
    let at = if let Some(at) = find(b"-----BEGIN") {
        let rest = text.get(at..)?;
        let is_private = rest.windows(11).any(|window| window == b"PRIVATE KEY");
        is_private.then_some(at)
    } else {
        // The base64 of `openssh-key-v1`, or of the first bytes of a PKCS #8 or PKCS #1 key.
        find(b"PuTTY-User-Key-File-").or_else(|| find(b"b3BlbnNzaC1rZXktdjE"))
    };
    at.map(|at| line.from + at)
}

/// Whether a line can stand inside a key: base64, a header, or nothing.
fn is_of_key(view: &View, line: Part) -> bool {
    let line = view.trimmed(line, |byte| {
        matches!(byte, b' ' | b'\t' | b'\r' | b'>' | b'|')
    });
    let text = view.of(line);
    let is_base64 = text
        .iter()
        .all(|&byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='));
    let is_header = text
        .iter()
        .position(|&byte| byte == b':')
        .is_some_and(|at| {
            let name = text.get(..at).unwrap_or_default();
            name.len() < 24
                && name
                    .iter()
                    .all(|&byte| byte.is_ascii_alphanumeric() || byte == b'-')
        });
    is_base64 || is_header || text.windows(8).any(|window| window == b"-----END")
}

/// Otpauth URIs with a secret in them, plain or inside another link.
fn enrolments(view: &View, line: Part, found: &mut Found) {
    let mut from = line.from;
    while from < line.to {
        let is_begin = matches!(view.byte(from), b'o' | b'O')
            && view.says(from, "otpauth")
            && matches!(view.byte(from + 7), b':' | b'-' | b'%');
        let to = if is_begin {
            enrolment(view, Part { from, to: line.to })
        } else {
            None
        };
        if let Some(to) = to {
            found.add(view, from, to, &OTPAUTH_URI);
        }
        from = to.unwrap_or(from + 1);
    }
}

/// Where the secret ends of the URI that begins here. The name of a person in it may have a space, so the first
/// secret behind it is its own.
fn enrolment(view: &View, line: Part) -> Option<usize> {
    let rest = view
        .slice(line.from, line.to.min(line.from + MAX_URI))
        .to_ascii_lowercase();
    let value = [&b"secret="[..], b"secret%3d", b"data=", b"data%3d"]
        .into_iter()
        .find_map(|name| {
            let found = rest.windows(name.len()).position(|window| window == name)?;
            Some(line.from + found + name.len())
        })?;
    let end = view.skip(value, |byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'%' | b'+' | b'/' | b' ' | b'-')
    });
    let end = end.min(line.to);
    (end - value >= 8).then_some(end)
}

/// No label and no list of settings before a secret is longer.
const MAX_URI: usize = 512;
