//! Strings that look drawn by lot and are of no shape that is known.
//!
//! Hashes stay: 32, 40, 56, 60, 64, 96 or 128 hex digits are commits and checksums, which honest letters are full
//! of, and so are digests with their name before them, UUIDs, public keys, and paths. Where a word before them
//! says `token`, `secret` or `key`, hex digits and UUIDs count as well.

use crate::request::lint::found::Found;
use crate::request::lint::keys::public_lines;
use crate::request::lint::named::Label;
use crate::request::lint::random::MAX_SAMPLE;
use crate::request::lint::random::Make;
use crate::request::lint::random::is_hex;
use crate::request::lint::random::is_mixed;
use crate::request::lint::rules::AWS_KEY;
use crate::request::lint::rules::HIGH_ENTROPY;
use crate::request::lint::view::Part;
use crate::request::lint::view::View;

/// Look for such strings.
pub(super) fn look(view: &View, found: &mut Found) {
    let public = public_lines(view);
    for (line, is_public) in view.lines().zip(public) {
        if is_public {
            continue;
        }
        for word in view.words(line) {
            if is_path(view.of(word)) {
                continue;
            }
            let strings = view.parts(word, |byte| {
                matches!(byte, b'.' | b':' | b'@' | b'*' | b'&')
            });
            for string in strings.into_iter().flat_map(|part| values(view, part)) {
                judge(view, line, word, string, found);
            }
            if is_password(view.of(word)) {
                found.add(view, word.from, word.to, &HIGH_ENTROPY);
            }
        }
    }
}

/// `name=value` without its name, and a branch without its remote; what is padded with `=` stays whole.
fn values(view: &View, part: Part) -> Vec<Part> {
    let text = view.of(part);
    let padding = text.iter().rev().take_while(|&&byte| byte == b'=').count();
    let body = Part {
        from: part.from,
        to: part.to - padding,
    };
    let values = view.parts(body, |byte| byte == b'=');
    values
        .into_iter()
        .map(|value| branch(view, value))
        .collect()
}

/// The name of a branch or tag alone: words on the way to it make it longer, not more secret.
fn branch(view: &View, value: Part) -> Part {
    let text = view.of(value);
    let slash = text.iter().rposition(|&byte| byte == b'/');
    let way = slash
        .and_then(|slash| text.get(..slash))
        .unwrap_or_default();
    let is_way = way
        .iter()
        .all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'/' | b'-' | b'_'));
    Part {
        from: value.from + slash.filter(|_| is_way).map_or(0, |slash| slash + 1),
        to: value.to,
    }
}

/// Whether it is a UUID, or one behind a few letters of its maker: `ad-…`. One may be in both cases of letters: the
/// pieces of others are too short to look random.
fn ends_in_uuid(text: &[u8]) -> bool {
    let parts: Vec<&[u8]> = text.split(|&byte| byte == b'-').collect();
    let Some(at) = parts.len().checked_sub(5) else {
        return false;
    };
    let (head, uuid) = parts.split_at(at);
    let is_short = |part: &&[u8]| part.len() < 6 && part.iter().all(u8::is_ascii_alphabetic);
    let lengths = uuid.iter().map(|part| part.len());
    lengths.eq([8, 4, 4, 4, 12]) && head.len() < 2 && head.iter().all(is_short)
}

fn judge(view: &View, line: Part, word: Part, string: Part, found: &mut Found) {
    let text = view.of(string);
    if text.len() < LEAST || is_known(view, word, string) {
        return;
    }
    let label = Label::before(view, line, string);
    let rule = if label.is_aws {
        &AWS_KEY
    } else {
        &HIGH_ENTROPY
    };
    let is_random = if is_hex(text) {
        is_mixed(text) && (label.is_secret || !HASHES.contains(&text.len()))
    } else if ends_in_uuid(text) {
        label.is_sure && Make::of(text).is_real()
    } else {
        has_random(text)
    };
    if is_random {
        found.add(view, string.from, string.to, rule);
    }
}

/// Whether a string is, or has in it, what nobody wrote.
pub(super) fn has_random(text: &[u8]) -> bool {
    let parts = text.split(|byte| matches!(byte, b'-' | b'_' | b'+' | b'/'));
    let mut parts = parts.filter(|part| part.len() >= 16);
    let whole = Make::of(text);
    let is_mixture = whole.length >= 28
        && whole.changes * 100 >= whole.length * 45
        && whole.lower > 0
        && whole.upper > 0
        && whole.digits > 0;
    is_mixture
        || parts.any(|part| {
            let hex = part.strip_prefix(b"g").unwrap_or(part);
            let is_hash = is_hex(hex) && (HASHES.contains(&hex.len()) || hex.len() < LEAST);
            let make = Make::of(part);
            !is_hash
                && (part.len() >= LEAST || make.lower * make.upper * make.digits > 0)
                && make.is_random()
        })
}

/// Whether what it is can be told, and is public.
fn is_known(view: &View, word: Part, string: Part) -> bool {
    let text = view.of(string);
    let before = view.slice(
        string
            .from
            .saturating_sub(8)
            .max(word.from.saturating_sub(8)),
        string.from,
    );
    let before = before.to_ascii_lowercase();
    let is_digest = DIGESTS.iter().any(|name| before.ends_with(name));
    let has_digest = {
        let head = text.get(..7).unwrap_or_default();
        matches!(head, b"sha256-" | b"sha384-" | b"sha512-")
    };
    let is_public = PUBLIC.iter().any(|head| text.starts_with(head));
    is_digest || has_digest || is_public
}

/// A path, a link, or the name of a file; links that are keys have a finder of their own.
fn is_path(word: &[u8]) -> bool {
    let has = |part: &[u8]| word.windows(part.len()).any(|window| window == part);
    let is_file = || {
        let dot = word.iter().rposition(|&byte| byte == b'.');
        let ending = dot.and_then(|dot| word.get(dot + 1..)).unwrap_or_default();
        let ending = ending.strip_suffix(b":").unwrap_or(ending);
        FILES.contains(&ending)
    };
    has(b"://")
        || word.starts_with(b"/")
        || word.starts_with(b"./")
        || word.starts_with(b"../")
        || word.starts_with(b"~/")
        || word.starts_with(b"www.")
        || is_file()
        || is_host_path(word)
}

/// `docs.example.org/d/1a2b…`: a host with a dot before the first slash.
fn is_host_path(word: &[u8]) -> bool {
    let Some(slash) = word.iter().position(|&byte| byte == b'/') else {
        return false;
    };
    let host = word.get(..slash).unwrap_or_default();
    host.len() > 3
        && host.contains(&b'.')
        && host
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
}

/// What a password manager makes: all four kinds of characters, often changing.
pub(super) fn is_password(word: &[u8]) -> bool {
    let is_mark = |byte: &u8| {
        matches!(
            byte,
            b'!' | b'#' | b'$' | b'%' | b'^' | b'&' | b'@' | b'?' | b'~' | b'*'
        )
    };
    let is_plain = |byte: &u8| {
        byte.is_ascii_alphanumeric()
            || is_mark(byte)
            || matches!(byte, b'-' | b'_' | b'+' | b'=' | b'.')
    };
    let marks = word.iter().filter(|byte| is_mark(byte)).count();
    let make = Make::of(word);
    (12..=MAX_SAMPLE).contains(&word.len())
        && word.iter().all(is_plain)
        && marks > 1
        && make.lower > 0
        && make.upper > 0
        && make.digits > 0
        && make.changes * 100 >= make.length * 45
}

/// Shorter strings are told by their shape, or not at all.
const LEAST: usize = 20;

/// How many hex digits hashes have, and the piece of one in the links of PyPI's files.
const HASHES: [usize; 7] = [32, 40, 56, 60, 64, 96, 128];

const DIGESTS: [&[u8]; 9] = [
    b"sha1:", b"sha256:", b"sha384:", b"sha512:", b"sha256=", b"sha384=", b"sha512=", b"md5:",
    b"h1:",
];

/// How public keys begin: of SSH, and of age.
const PUBLIC: [&[u8]; 5] = [
    b"AAAAB3NzaC1",
    b"AAAAC3NzaC1",
    b"AAAAE2VjZHNh",
    b"AAAAGnNrLX",
    b"age1",
];

/// Endings of files.
const FILES: [&[u8]; 16] = [
    b"whl", b"gz", b"zip", b"py", b"txt", b"md", b"json", b"toml", b"yml", b"yaml", b"html",
    b"png", b"jpg", b"log", b"asc", b"egg",
];
