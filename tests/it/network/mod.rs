//! The real binary against servers, mirrors and caches that behave and misbehave.

mod cache;
mod faults;
mod http2;
pub(crate) mod mirror;
mod patience;
mod privacy;
mod proxy;
mod tls;

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use doorkey::breach::digest::Digest;
use doorkey::secret::Secret;

use crate::support::process::Home;
use crate::support::process::Program;
use crate::support::process::Ran;
use crate::support::server::rows;

/// In the honest range with a count of 42: `password`, its prefix, its suffix.
const PASSWORD: &str = "password";
const PREFIX: &str = "5BAA6";
const SUFFIX: &str = "1E4C9B93F3F0682250B6CF8331B7EE68FD8";
/// In no range.
const UNSEEN: &str = "zq8Lw3Xv-unseen";

/// `doorkey pwned` with these passwords on standard input and these ranges.
fn pwned<'a>(home: &'a Home, ranges: impl Into<OsString>, passwords: &str) -> Program<'a> {
    home.program(env!("CARGO_BIN_EXE_doorkey"))
        .args(["pwned", "--format", "json", "--ranges"])
        .args([ranges.into()])
        .stdin(passwords)
}

/// What is said of the first password: `exposed 42`, `clear` or `unknown`; the exit code must fit.
#[track_caller]
fn verdict(ran: &Ran) -> String {
    let json: serde_json::Value =
        serde_json::from_slice(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {ran}"));
    let exposure = &json["results"][0]["exposure"];
    let verdict = exposure["verdict"].as_str().unwrap_or("none");
    let (verdict, exit) = match verdict {
        "exposed" => (format!("exposed {}", exposure["count"]), 1),
        "clear" => (verdict.to_owned(), 0),
        _ => (verdict.to_owned(), 3),
    };
    ran.exits(exit);
    verdict
}

/// The honest range.
fn honest() -> String {
    rows::rows_with(SUFFIX, 42, 1_900)
}

/// So many passwords of different prefixes.
fn many(count: usize) -> String {
    let lines: Vec<_> = (0..count).map(|n| format!("unseen-{n}\n")).collect();
    lines.concat()
}

fn prefix_of(password: &str) -> String {
    Digest::of(&Secret::new(password.as_bytes().to_vec()))
        .prefix()
        .to_string()
}

/// The files that earlier runs kept in a home.
fn kept(home: &Home) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![home.path().join(".cache")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let found = if path.is_dir() {
                &mut folders
            } else {
                &mut files
            };
            found.push(path);
        }
    }
    files
}

/// Make every kept range so many days old.
fn age(home: &Home, days: i64) {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("now");
    let then = i64::try_from(now.as_secs()).expect("a time") - days * 86_400;
    for file in kept(home) {
        let text = fs::read_to_string(&file).expect("a kept range");
        let mut fields: Vec<_> = text.splitn(6, ' ').map(str::to_owned).collect();
        fields[4] = then.to_string();
        fs::write(&file, fields.join(" ")).expect("an older range");
    }
}

/// Every case, a few at a time: most of the time of a slow one is waiting.
fn all_at_once<T: Sync>(cases: &[T], check: impl Fn(&T) + Sync) {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    check(case);
                }
            });
        }
    });
}
