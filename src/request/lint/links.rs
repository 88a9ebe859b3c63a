//! Links that work like keys: with a token in them, or with a name and a password.

use crate::request::lint::found::Found;
use crate::request::lint::random::Make;
use crate::request::lint::random::is_mixed;
use crate::request::lint::rules::SECRET_LINK;
use crate::request::lint::view::Part;
use crate::request::lint::view::View;

/// Look for such links.
pub(super) fn look(view: &View, found: &mut Found) {
    for line in view.lines() {
        let outside = |byte: u8| {
            byte.is_ascii_whitespace()
                || matches!(
                    byte,
                    b'"' | b'\'' | b'<' | b'>' | b'(' | b')' | b'[' | b']' | b'`' | b'|'
                )
        };
        for word in view.parts(line, outside) {
            if is_key(view, word) {
                found.add(view, word.from, word.to, &SECRET_LINK);
            }
        }
    }
}

fn is_key(view: &View, word: Part) -> bool {
    let text = view.of(word);
    if text.len() < 8 {
        return false;
    }
    let scheme = text.windows(3).position(|window| window == b"://");
    let after = scheme.and_then(|at| text.get(at + 3..));
    after.is_some_and(has_login) || has_secret_path(after.unwrap_or(text)) || has_secret_value(text)
}

/// `user:password@host`, or a long token in the place of the user.
fn has_login(after: &[u8]) -> bool {
    let authority = until(after, |byte| matches!(byte, b'/' | b'?' | b'#'));
    let Some(at) = authority.iter().rposition(|&byte| byte == b'@') else {
        return false;
    };
    let login = authority.get(..at).unwrap_or_default();
    match login.iter().position(|&byte| byte == b':') {
        Some(colon) => is_value(login.get(colon + 1..).unwrap_or_default(), 1),
        None => login.len() >= 16 && Make::of(login).is_random(),
    }
}

/// A page that resets or confirms, or a hook that takes messages, with something random behind it.
fn has_secret_path(after: &[u8]) -> bool {
    let path = until(after, |byte| matches!(byte, b'?' | b'#'));
    // Without a scheme, it begins with a host.
    if !until(path, |byte| byte == b'/').contains(&b'.') {
        return false;
    }
    let (mut is_door, mut is_commit) = (false, false);
    path.split(|&byte| byte == b'/').any(|part| {
        let is_random = part.len() >= 20 && Make::of(part).is_random();
        let is_key = is_door && is_random && !is_commit;
        is_commit = COMMITS.contains(&part);
        let lower = part.get(..part.len().min(MAX_PART)).unwrap_or_default();
        let lower = lower.to_ascii_lowercase();
        let says = |door: &&[u8]| lower.windows(door.len()).any(|window| window == *door);
        is_door |= DOORS.iter().any(says);
        is_key
    })
}

/// `?token=…`, `&key=…`.
fn has_secret_value(text: &[u8]) -> bool {
    let mut parts = text.split(|&byte| matches!(byte, b'?' | b'&' | b'#' | b';'));
    let is_link = parts.next().is_some_and(|first| {
        first.iter().any(|&byte| matches!(byte, b'/' | b'.')) || first.is_empty()
    });
    is_link
        && parts.any(|part| {
            let Some(at) = part.iter().take(MAX_PART).position(|&byte| byte == b'=') else {
                return false;
            };
            let (name, value) = part.split_at(at);
            let name = name.to_ascii_lowercase();
            let value = value.get(1..).unwrap_or_default();
            let is_named = NAMES.contains(&name.as_slice())
                || [
                    &b"token"[..],
                    b"signature",
                    b"secret",
                    b"password",
                    b"apikey",
                    b"api_key",
                ]
                .iter()
                .any(|end| name.ends_with(end));
            is_named && is_value(value, 6) && (is_mixed(value) || value.len() >= 16)
        })
}

/// Whether a value is one, and no stand-in for one.
fn is_value(value: &[u8], least: usize) -> bool {
    !is_stand_in(value, least)
}

/// Whether a value stands for one, or is shorter than any.
pub(super) fn is_stand_in(value: &[u8], least: usize) -> bool {
    let first = value.first().copied().unwrap_or_default();
    let is_same = value.iter().all(|&byte| byte == first);
    let lower = value.get(..value.len().min(MAX_PART)).unwrap_or_default();
    let lower = lower.to_ascii_lowercase();
    let is_word = STAND_INS.contains(&lower.as_slice());
    let is_open = matches!(first, b'$' | b'{' | b'%' | b'*' | b'.')
        || value.ends_with(b"...")
        || lower.starts_with(b"your")
        || lower.starts_with(b"xxx");
    value.len() < least || is_same || is_word || is_open
}

fn until(text: &[u8], end: impl Fn(u8) -> bool) -> &[u8] {
    let length = text.iter().position(|&byte| end(byte));
    text.get(..length.unwrap_or(text.len())).unwrap_or_default()
}

const MAX_PART: usize = 64;

/// Names of what a link carries that is worth something.
const NAMES: [&[u8]; 22] = [
    b"token",
    b"key",
    b"code",
    b"signature",
    b"sig",
    b"auth",
    b"password",
    b"passwd",
    b"pwd",
    b"secret",
    b"session",
    b"sessionid",
    b"sid",
    b"otp",
    b"ticket",
    b"jwt",
    b"hash",
    b"confirmation",
    b"invitation",
    b"nonce",
    b"assertion",
    b"x-amz-credential",
];

/// Parts of the paths of pages that take a key from the link itself.
const DOORS: [&[u8]; 11] = [
    b"reset",
    b"verif",
    b"confirm",
    b"invit",
    b"activat",
    b"unsubscribe",
    b"magic",
    b"unlock",
    b"hooks.",
    b"webhook",
    b"incoming",
];

/// What stands before a commit in the links of forges.
const COMMITS: [&[u8]; 9] = [
    b"commit", b"commits", b"blob", b"tree", b"raw", b"blame", b"compare", b"archive", b"pull",
];

const STAND_INS: [&[u8]; 12] = [
    b"token",
    b"password",
    b"pass",
    b"pw",
    b"secret",
    b"key",
    b"redacted",
    b"hidden",
    b"removed",
    b"port",
    b"masked",
    b"example",
];
