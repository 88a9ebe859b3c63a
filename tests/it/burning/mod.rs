//! The promise of `doorkey codes`, held against crashes, full disks and crowds: no code is lost, none is
//! handed out twice, and none is shown that still counts as unused.

mod crowd;
mod folder;
mod kills;
mod limits;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::process::Command;

use serde_json::Value;

use crate::support::process::Home;
use crate::support::process::Program;
use crate::support::process::Ran;

/// A home with a vault and a set of codes in it, copied for each test: its passphrase would cost half a
/// second a run, so its identity stands in a file beside it.
pub struct Bench {
    template: Home,
}

impl Bench {
    /// A vault, and these codes of `pypi`; none where there are none.
    pub fn new(codes: &str) -> Self {
        let bench = Self::closed_by("an invented passphrase");
        if !codes.is_empty() {
            doorkey(&bench.template, ["codes", "add", "pypi", "--stdin"])
                .stdin(codes)
                .run()
                .exits(0);
        }
        bench
    }

    /// A vault behind this passphrase, and nothing in it.
    pub fn closed_by(passphrase: &str) -> Self {
        let bench = Self {
            template: Home::new(),
        };
        let home = &bench.template;
        make_vault(home, passphrase);
        bench
    }

    /// The home itself, to be made ready before it is copied.
    pub fn template(&self) -> &Home {
        &self.template
    }

    /// A copy of it.
    pub fn home(&self) -> Home {
        let home = Home::new();
        let from = self.template.path().join(".");
        let copied = Command::new("cp")
            .arg("-a")
            .args([&from, home.path()])
            .status();
        assert!(copied.unwrap().success());
        home
    }
}

/// A vault in this home, and its identity in a file beside it, readable without the passphrase.
pub fn make_vault(home: &Home, passphrase: &str) {
    home.program(DOORKEY)
        .args(["init", "--store", "vault"])
        .env("DOORKEY_PASSPHRASE", passphrase)
        .run()
        .exits(0);
    let closed = fs::read(home.path().join(".local/share/doorkey/vault/identity.age")).unwrap();
    let opens = age::scrypt::Identity::new(passphrase.to_owned().into());
    let identity = age::decrypt(&opens, &closed).unwrap();
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(home.path().join("identity"))
        .unwrap();
    file.write_all(&identity).unwrap();
}

/// The program in a home that [`Bench`] made.
pub fn doorkey(home: &Home, args: impl IntoIterator<Item = &'static str>) -> Program<'_> {
    home.program(DOORKEY)
        .args(args)
        .env("DOORKEY_IDENTITY_FILE", home.path().join("identity"))
}

/// One code, and what became of it.
pub type Row = (String, String);

/// Every code of `pypi` with its state, as `doorkey` tells it.
pub fn rows(home: &Home, what: &str) -> Vec<Row> {
    let ran = doorkey(home, ["codes", "show", "pypi", "--yes", "--format", "json"]).run();
    assert_eq!(ran.end.as_shell(), 0, "after {what}\n{ran}");
    let document: Value = serde_json::from_slice(&ran.stdout).unwrap();
    let rows = document["recovery_codes"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    rows.iter()
        .map(|row| (text(&row["value"]), text(&row["state"])))
        .collect()
}

/// The codes of a list that a run printed, also one that was killed.
pub fn shown(ran: &Ran, codes: &[String]) -> Vec<String> {
    let out = ran.out();
    codes
        .iter()
        .filter(|code| out.contains(code.as_str()))
        .cloned()
        .collect()
}

/// Invented codes.
pub fn invented(count: u64) -> Vec<String> {
    (1..=count)
        .map(|code| format!("{:016x}", code.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
        .collect()
}

/// That none of `seen` counts as unused, and that all of `codes` are there.
pub fn holds(home: &Home, codes: &[String], seen: &BTreeSet<String>, what: &str) -> Vec<Row> {
    let rows = rows(home, what);
    assert!(
        rows.iter().map(|(code, _)| code).eq(codes),
        "a code is lost after {what}"
    );
    for (code, state) in &rows {
        assert!(
            state != "unused" || !seen.contains(code),
            "seen and unused after {what}"
        );
    }
    rows
}

pub const DOORKEY: &str = env!("CARGO_BIN_EXE_doorkey");
