//! What the words before a code call it: a recovery code, a secret, or another thing of the same shape.

use crate::request::lint::view::Part;
use crate::request::lint::view::View;

/// The last words before, in lower case.
pub(super) struct Called {
    near: Vec<Vec<u8>>,
    /// The line before spoke of codes.
    by_line: bool,
}

impl Called {
    pub(super) fn by(view: &View, before: &[Part], by_line: bool) -> Self {
        let from = before.len().saturating_sub(MAX_NEAR);
        let near = before.get(from..).unwrap_or_default();
        Self {
            near: near.iter().map(|&word| view.lower(word)).collect(),
            by_line,
        }
    }

    /// A code, and nothing else.
    pub(super) fn is_code(&self) -> bool {
        (self.by_line || self.has(MAX_NEAR, &CODES)) && !self.has(MAX_OTHER, &OTHERS)
    }

    /// A scratch code.
    pub(super) fn is_scratch(&self) -> bool {
        self.has(MAX_NEAR, &[b"scratch"])
    }

    /// What an authenticator is set up with.
    pub(super) fn is_secret(&self) -> bool {
        self.has(MAX_SECRET, &SECRETS) && !self.has(MAX_OTHER, &OTHERS)
    }

    /// A commit, an image, the number of a public key.
    pub(super) fn is_other(&self, code: &[u8]) -> bool {
        self.has(MAX_OTHER, &OTHERS) || self.is_key(code) || self.is_commit(code)
    }

    /// `my signing key 4AEE18F83AFDEB23`: OpenPGP numbers its keys in capitals, and no site its codes.
    fn is_key(&self, code: &[u8]) -> bool {
        code.len() == 16
            && !code.iter().any(u8::is_ascii_lowercase)
            && self.has(1, &KEYS)
            && !self.has(MAX_NEAR, &RECOVERY)
    }

    /// `in 83af75d865cc I fixed it`, and not `I typed in 83af75d865cc`.
    fn is_commit(&self, code: &[u8]) -> bool {
        code.len() == 12
            && !code.iter().any(u8::is_ascii_uppercase)
            && self.has(1, &CHANGES)
            && !self.has(MAX_NEAR, &LOGINS)
            && !self.has(MAX_NEAR, &RECOVERY)
    }

    /// Whether one of the last words is among `names`.
    fn has(&self, last: usize, names: &[&[u8]]) -> bool {
        let near = self.near.iter().rev().take(last);
        near.into_iter()
            .any(|word| names.contains(&word.as_slice()))
    }
}

/// Whether words speak of recovery codes: `backup codes`, `code`.
pub(super) fn has_name(view: &View, words: &[Part]) -> bool {
    words
        .iter()
        .take(MAX_NAMED)
        .any(|&word| CODES.contains(&view.lower(word).as_slice()))
}

pub(super) fn ends_open(view: &View, line: Part) -> bool {
    let line = view.trimmed(line, |byte| matches!(byte, b' ' | b'\r' | b'*'));
    view.before(line.to) == b':'
}

const CODES: [&[u8]; 3] = [b"code", b"codes", b"scratch"];

/// What the secret of an authenticator is called.
const SECRETS: [&[u8]; 8] = [
    b"key",
    b"secret",
    b"seed",
    b"totp",
    b"otp",
    b"2fa",
    b"authenticator",
    b"base32",
];

/// What else is written in so many hex digits.
const OTHERS: [&[u8]; 37] = [
    b"commit",
    b"commits",
    b"sha",
    b"sha1",
    b"sha256",
    b"md5",
    b"hash",
    b"rev",
    b"revision",
    b"changeset",
    b"git",
    b"fixes",
    b"digest",
    b"checksum",
    b"container",
    b"image",
    b"gpg",
    b"pgp",
    b"openpgp",
    b"fingerprint",
    b"keyid",
    b"id",
    b"build",
    b"error",
    b"rsa",
    b"dsa",
    b"ecdsa",
    b"eddsa",
    b"ed25519",
    b"rsa2048",
    b"rsa3072",
    b"rsa4096",
    b"sig",
    b"subkey",
    b"signingkey",
    b"bisect",
    b"bisected",
];

/// What a public key is called right before its number.
const KEYS: [&[u8]; 5] = [b"key", b"keys", b"pub", b"sub", b"uid"];

/// What stands right before a commit in a sentence about one.
const CHANGES: [&[u8]; 21] = [
    b"in",
    b"since",
    b"reverts",
    b"revert",
    b"reverted",
    b"merge",
    b"merged",
    b"merges",
    b"fix",
    b"fixed",
    b"introduced",
    b"tag",
    b"branch",
    b"pick",
    b"picked",
    b"at",
    b"rebased",
    b"head",
    b"checkout",
    b"see",
    b"version",
];

/// What a code of a lost account is called, so that `key` speaks of no public one.
const RECOVERY: [&[u8]; 5] = [b"recovery", b"backup", b"emergency", b"setup", b"secret"];

/// What is said of a code that lets in, so that `in` speaks of no commit.
const LOGINS: [&[u8]; 18] = [
    b"typed", b"type", b"typing", b"put", b"log", b"logged", b"login", b"sign", b"signed",
    b"entered", b"enter", b"key", b"keyed", b"got", b"get", b"let", b"set", b"changed",
];

const MAX_NEAR: usize = 4;
const MAX_OTHER: usize = 3;
const MAX_SECRET: usize = 3;
/// How many words of a line are looked at for its name.
const MAX_NAMED: usize = 40;
