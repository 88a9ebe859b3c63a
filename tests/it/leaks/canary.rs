//! A secret that must turn up nowhere, in any spelling a program could give it.

use std::collections::HashMap;
use std::fmt::Display;
use std::fs;
use std::path::Path;

use doorkey::breach::digest::Digest;
use doorkey::secret::Secret;

use crate::support::process::Ran;
use crate::support::server::RangeServer;

/// A secret, or several, and every trace of them worth looking for.
pub struct Canary {
    /// Its bytes; of several, all in a row.
    pub bytes: Vec<u8>,
    /// By their first two bytes.
    traces: HashMap<usize, Vec<Trace>>,
    /// Whether a trace begins with these two bytes.
    begins: Vec<bool>,
}

/// A spelling, and a piece of the secret in it.
type Trace = (&'static str, Vec<u8>);

/// One of each kind: ASCII, with spaces, Unicode, not UTF-8.
pub fn canaries() -> Vec<Canary> {
    let secrets: [&[u8]; 4] = [
        b"zQ7vXk2mWp9rTb4nJd",
        b"vQz7 kXw3 pJ9m rW2t",
        "ßžÆ9ŵqÞ7łØxđΩ3Ψж".as_bytes(),
        b"\xffqZ\xfe9kV\x80Wj\xc3\xc3X7\xf5mP",
    ];
    secrets.map(Canary::new).into()
}

impl Canary {
    pub fn new(secret: &[u8]) -> Self {
        Self::of(&[secret])
    }

    /// Several at once: one look at a text finds a trace of any.
    pub fn of(secrets: &[impl AsRef<[u8]>]) -> Self {
        let mut canary = Self {
            bytes: Vec::new(),
            traces: HashMap::new(),
            begins: vec![false; 1 << 16],
        };
        for secret in secrets.iter().map(AsRef::as_ref) {
            canary.bytes.extend_from_slice(secret);
            for trace in spelt(secret) {
                let begin = pair(&trace.1);
                canary.begins[begin] = true;
                canary.traces.entry(begin).or_default().push(trace);
            }
        }
        canary
    }

    /// That no trace of it is in `text`. What is said where there is one is only made then.
    pub fn is_not_in(&self, text: &[u8], what: impl Display) {
        let places = (0..text.len().saturating_sub(1)).filter(|&at| self.begins[pair(&text[at..])]);
        for at in places {
            let mut traces = self.traces[&pair(&text[at..])].iter();
            let found = traces.find(|(_, trace)| text[at..].starts_with(trace));
            assert!(
                found.is_none(),
                "the canary {} is in {what}: {:?}",
                found.map_or("", |(spelling, _)| spelling),
                String::from_utf8_lossy(&text[at..(at + 20).min(text.len())])
            );
        }
    }
}

/// Every trace of a secret.
fn spelt(secret: &[u8]) -> Vec<Trace> {
    let digest = Digest::of(&Secret::new(secret.to_vec()));
    let suffix = digest
        .suffix()
        .to_hex(doorkey::breach::digest::HashKind::Sha1);
    let reversed: Vec<u8> = secret.iter().rev().copied().collect();
    let hex = secret
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect::<Vec<_>>()
        .concat();
    let percent = secret
        .iter()
        .map(|byte| format!("%{byte:02X}"))
        .collect::<Vec<_>>()
        .concat();
    let octal = secret
        .iter()
        .map(|byte| format!("\\{byte:o}"))
        .collect::<Vec<_>>()
        .concat();
    let list = format!("{secret:?}");
    let mut spellings = vec![
        ("as it is", secret.to_vec(), 6),
        ("in lower case", secret.to_ascii_lowercase(), 6),
        ("in upper case", secret.to_ascii_uppercase(), 6),
        ("reversed", reversed, 6),
        ("in hex", hex.clone().into_bytes(), 12),
        ("in upper hex", hex.to_uppercase().into_bytes(), 12),
        ("percent-encoded", percent.into_bytes(), 18),
        ("in octal", octal.into_bytes(), 18),
        ("as a list", list.trim_matches(['[', ']']).into(), 20),
        ("the suffix of its digest", suffix.clone().into_bytes(), 10),
        (
            "the same in lower case",
            suffix.to_lowercase().into_bytes(),
            10,
        ),
    ];
    for skipped in 0..3 {
        let encoded = base64(&secret[skipped..]);
        let url = encoded.replace('+', "-").replace('/', "_");
        spellings.push(("in base64", encoded.into_bytes(), 8));
        spellings.push(("in base64url", url.into_bytes(), 8));
    }
    for piece in String::from_utf8_lossy(secret)
        .chars()
        .collect::<Vec<_>>()
        .windows(6)
    {
        let piece: String = piece.iter().filter(|char| **char != '\u{fffd}').collect();
        if piece.chars().count() >= 4 {
            spellings.push(("escaped", piece.escape_default().to_string().into(), 0));
            spellings.push(("escaped", piece.escape_unicode().to_string().into(), 0));
            spellings.push(("as lossy text", piece.into_bytes(), 0));
        }
    }
    let mut traces = Vec::new();
    for (spelling, text, piece) in spellings {
        match piece {
            0 => traces.push((spelling, text)),
            _ => traces.extend(text.windows(piece).map(|piece| (spelling, piece.to_vec()))),
        }
    }
    traces
}

fn pair(text: &[u8]) -> usize {
    usize::from(text[0]) << 8 | usize::from(text[1])
}

/// That no canary left a trace in what a run said, in what it sent, and in any file below `home` but those
/// it was planted in.
pub fn nowhere(canaries: &[Canary], ran: &Ran, server: Option<&RangeServer>, home: &Path) {
    ran.assert_sane();
    let mut sent = Vec::new();
    for request in server.map(RangeServer::requests).unwrap_or_default() {
        sent.extend(format!("{request:?}").into_bytes());
        sent.extend(request.body);
    }
    let mut files = vec![
        ("standard output".to_owned(), ran.stdout.clone()),
        ("standard error".to_owned(), ran.stderr.clone()),
        ("a request".to_owned(), sent),
    ];
    collect(home, &mut files);
    for (name, content) in files {
        for canary in canaries {
            canary.is_not_in(&content, format_args!("{name} of {ran}"));
            canary.is_not_in(name.as_bytes(), "a file's name");
        }
    }
}

pub fn collect(folder: &Path, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).expect("a folder of the home") {
        let path = entry.expect("an entry of the home").path();
        let name = path.display().to_string();
        if name.ends_with("/planted") || name.contains("/.descriptor-") {
            continue;
        }
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push((name, fs::read(&path).expect("a file in the home")));
        }
    }
}

/// Without padding; its last digits, which the next bytes would change, are left out.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks_exact(3) {
        let bits = three
            .iter()
            .fold(0, |bits, &byte| bits << 8 | usize::from(byte));
        for shift in [18, 12, 6, 0] {
            text.push(DIGITS[bits >> shift & 63].into());
        }
    }
    text
}

#[test]
fn a_trace_is_found_in_every_spelling() {
    let canary = Canary::new(b"zQ7vXk2mWp9rTb4nJd");
    for text in [
        "..Q7vXk2..",
        "DB_PASSWORD=zq7vxk",
        "Jn4bTr9p",
        "7a513776586b",
        "7A513776586B326D",
        "elE3dlhrMm1XcDlyVGI0bkpk",
        "UTd2WGsy",
    ] {
        let found = std::panic::catch_unwind(|| canary.is_not_in(text.as_bytes(), "a test"));
        assert!(found.is_err(), "{text}");
    }
    canary.is_not_in(b"zQ7vX k2mWp 9rTb4", "pieces of five");
}

#[test]
fn of_several_canaries_each_is_found() {
    let secrets = ["zQ7vXk2mWp9rTb4nJd", "zQxxYYww88ssLL", "otpauth-seed-AAAA"];
    let canary = Canary::of(&secrets);
    for secret in secrets {
        let text = format!("..{secret}..");
        let found = std::panic::catch_unwind(|| canary.is_not_in(text.as_bytes(), "a test"));
        assert!(found.is_err(), "{text}");
    }
    canary.is_not_in(b"zQ7xxYY w88s seed-BBBB zQ", "beginnings");
}
