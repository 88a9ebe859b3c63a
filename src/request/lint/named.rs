//! What the words before a string say it is: `NPM_TOKEN=`, `my API token is`, `public key:`.

use crate::request::lint::view::Part;
use crate::request::lint::view::View;

/// What is known of a string from what stands before it.
#[derive(Default)]
pub(super) struct Label {
    /// It is called a token, a secret or a key, so it is no checksum.
    pub(super) is_secret: bool,
    /// It is called so by a name of its own, so it is no identifier.
    pub(super) is_sure: bool,
    /// It is called the secret half of a key of AWS.
    pub(super) is_aws: bool,
}

impl Label {
    /// What stands before `string` in its line.
    pub(super) fn before(view: &View, line: Part, string: Part) -> Self {
        let from = string.from.saturating_sub(MAX_BEFORE).max(line.from);
        let text = view.slice(from, string.from);
        let lower = text.to_ascii_lowercase();
        let near = lower
            .get(lower.len().saturating_sub(MAX_NEAR)..)
            .unwrap_or_default();
        let has = |word: &[u8]| near.windows(word.len()).any(|window| window == word);
        let (sign, words) = words(text);
        let words: Vec<&[u8]> = words.iter().map(Vec::as_slice).collect();
        let (last, before) = words
            .split_last()
            .map_or((&b""[..], &[][..]), |(last, before)| (*last, before));
        let first_before = before.last().copied().unwrap_or_default();
        let is_key = matches!(last, b"key" | b"keys") && KINDS.contains(&first_before);
        let is_named = SECRETS.contains(&last) || is_key;
        let near_words = before
            .get(before.len().saturating_sub(3)..)
            .unwrap_or_default();
        let speaks = |names: &[&[u8]]| near_words.iter().any(|word| names.contains(word));
        let is_public = !is_named && (speaks(PUBLIC) || is_fingerprint(view.of(string)));
        let is_harmless = HARMLESS.contains(&last) || is_public;
        let is_broad = (has(b":") || has(b"="))
            && (has(b"token") || has(b"secret") || has(b"key") || has(b"passw"));
        Self {
            is_secret: !is_harmless && (is_broad || is_named),
            is_sure: is_named && sign != Sign::None && !speaks(&HARMLESS),
            is_aws: has(b"aws_secret") || has(b"aws secret") || has(b"secretaccesskey"),
        }
    }
}

/// What stands between a name and its value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// `:`, `=`, `is`, or the name is an option: `--token`.
    Given,
    None,
}

/// How the last words hand over, and those words, in lower case; `clientSecret` and `NPM_TOKEN` are two each.
fn words(text: &[u8]) -> (Sign, Vec<Vec<u8>>) {
    let mut words: Vec<Vec<u8>> = Vec::new();
    let mut sign = Sign::None;
    let mut last = b' ';
    for (index, &byte) in text.iter().enumerate() {
        if byte.is_ascii_alphanumeric() {
            let is_hump = last.is_ascii_lowercase() && byte.is_ascii_uppercase();
            let is_option = text.get(index.saturating_sub(2)..index) == Some(b"--");
            if is_hump || !last.is_ascii_alphanumeric() {
                words.push(Vec::new());
            }
            if is_option {
                sign = Sign::Given;
            }
            if let Some(word) = words.last_mut() {
                word.push(byte.to_ascii_lowercase());
            }
        } else if matches!(byte, b'.' | b';' | b',') {
            words.clear();
            sign = Sign::None;
        }
        last = byte;
    }
    let end = text.trim_ascii_end();
    let end = end
        .strip_suffix(b"\"")
        .or_else(|| end.strip_suffix(b"'"))
        .unwrap_or(end);
    if matches!(end.trim_ascii_end().last(), Some(b':' | b'=' | b'>')) {
        sign = Sign::Given;
    }
    if words
        .last()
        .is_some_and(|word| matches!(word.as_slice(), b"is" | b"was"))
    {
        words.pop();
        sign = Sign::Given;
    }
    (sign, words)
}

/// As OpenPGP shows those of its keys: 40 or 64 hex digits in capitals.
fn is_fingerprint(text: &[u8]) -> bool {
    matches!(text.len(), 40 | 64)
        && text
            .iter()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'F'))
}

/// What a secret is called by its last word.
const SECRETS: [&[u8]; 10] = [
    b"token",
    b"tokens",
    b"secret",
    b"secrets",
    b"apikey",
    b"password",
    b"passwd",
    b"pat",
    b"credential",
    b"bearer",
];

/// What makes a secret of a `key`.
const KINDS: [&[u8]; 10] = [
    b"api",
    b"access",
    b"secret",
    b"private",
    b"auth",
    b"account",
    b"license",
    b"encryption",
    b"master",
    b"service",
];

/// What makes a `key` one that may be seen.
const PUBLIC: &[&[u8]] = &[
    b"public",
    b"pub",
    b"gpg",
    b"pgp",
    b"openpgp",
    b"signing",
    b"fingerprint",
    b"cache",
    b"idempotency",
    b"ssh",
    b"primary",
    b"foreign",
];

/// What a word of a secret is called by that opens nothing.
const HARMLESS: [&[u8]; 13] = [
    b"id",
    b"ids",
    b"uuid",
    b"name",
    b"fingerprint",
    b"hash",
    b"digest",
    b"checksum",
    b"sha256",
    b"sha1",
    b"commit",
    b"identifier",
    b"event",
];

const MAX_BEFORE: usize = 64;
const MAX_NEAR: usize = 32;
