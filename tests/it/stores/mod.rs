//! The whole program over real stores, as its owner meets it: a keyring of its own for each test, and vaults.

mod burning;
mod keyring;
mod moving;
mod sweep;
mod troubles;
mod typed;
mod vault;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::burning::DOORKEY;
use crate::burning::Row;
use crate::burning::invented;
use crate::support::keyring::Session;
use crate::support::process::Program;
use crate::support::process::Ran;

/// The program in a session.
fn doorkey<'s>(session: &'s Session, line: &str) -> Program<'s> {
    session.program(DOORKEY).args(line.split(' '))
}

/// A session with an open keyring, and these codes of `pypi` in it.
fn session_with(codes: &[String]) -> Session {
    let session = Session::unlocked();
    add(&session, "pypi", codes);
    session
}

/// Keep these codes of a site.
fn add(session: &Session, site: &str, codes: &[String]) {
    doorkey(session, &format!("codes add {site} --stdin"))
        .stdin(codes.join("\n"))
        .run()
        .exits(0);
}

/// Every code of a site with its state, as `doorkey` tells it.
fn rows(session: &Session, site: &str) -> Vec<Row> {
    let line = format!("codes show {site} --yes --format json");
    rows_of(&doorkey(session, &line).run())
}

/// The same of a run that told them.
fn rows_of(ran: &Ran) -> Vec<Row> {
    ran.exits(0);
    let document: Value = serde_json::from_slice(&ran.stdout).unwrap();
    let rows = document["recovery_codes"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    rows.iter()
        .map(|row| (text(&row["value"]), text(&row["state"])))
        .collect()
}

/// That none of `seen` counts as unused, and that all of `codes` are there.
fn holds(session: &Session, codes: &[String], seen: &BTreeSet<String>) -> Vec<Row> {
    let rows = rows(session, "pypi");
    assert!(
        rows.iter().map(|(code, _)| code).eq(codes),
        "a code is lost"
    );
    for (code, state) in &rows {
        assert!(state != "unused" || !seen.contains(code), "seen and unused");
    }
    rows
}

/// What another program finds in the keyring: each record under its key.
fn in_keyring(session: &Session) -> BTreeMap<String, String> {
    let ran = session
        .secret_tool(["search", "--all", "--unlock", "service", "doorkey"])
        .run();
    let mut found = BTreeMap::new();
    let mut secret = None;
    // Secrets are told on standard output and attributes on standard error, item by item.
    let told = ran.out();
    let mut secrets = told
        .lines()
        .filter_map(|line| line.strip_prefix("secret = "));
    let attributes = if ran.err().contains("attribute.") {
        ran.err()
    } else {
        ran.out()
    };
    for line in attributes.lines() {
        if let Some(key) = line.strip_prefix("attribute.username = ") {
            secret = secrets.next().or(secret);
            found.insert(key.to_owned(), secret.unwrap_or_default().to_owned());
        }
    }
    found
}

/// The keys of the records in the vault.
fn in_vault(session: &Session) -> BTreeSet<String> {
    let records = session
        .home()
        .path()
        .join(".local/share/doorkey/vault/records");
    let Ok(files) = fs::read_dir(records) else {
        return BTreeSet::new();
    };
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    names
        .filter_map(|name| name.strip_suffix(".age").map(str::to_owned))
        .collect()
}

/// A file of the session's home.
fn file(session: &Session, path: &str) -> Vec<u8> {
    fs::read(session.home().path().join(path)).unwrap_or_default()
}

const LEDGER: &str = ".local/state/doorkey/ledger.jsonl";
const CONFIG: &str = ".config/doorkey/config.toml";
