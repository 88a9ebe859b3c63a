//! Whatever other programs wrote is read as they read it: pykeepass and `keepassxc-cli` for KeePass, Python's
//! `cryptography` for Bitwarden.

use std::env;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use serde_json::json;

use super::*;
use crate::vault::entry::Entry;

#[test]
#[ignore = "needs python with pykeepass, and keepassxc-cli; .ci/run has it"]
fn keepass_databases_of_two_programs_hold_what_pykeepass_reads() -> io::Result<()> {
    compared("keepass", "KeePass (KDBX)")
}

#[test]
#[ignore = "needs python with cryptography and argon2-cffi; .ci/run has it"]
fn bitwarden_exports_that_cryptography_encrypted_hold_what_was_put_in() -> io::Result<()> {
    compared("bitwarden", "Bitwarden (JSON)")
}

/// Every file of the script is read; what is read is beside it when it compares.
fn compared(kind: &str, title: &str) -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    assert!(run("make", kind, folder.path())?);
    let mut count = 0;
    for file in fs::read_dir(folder.path())? {
        let path = file?.path();
        let is_one = |ending| path.extension().is_some_and(|known| known == ending);
        if is_one("kdbx") || is_one("json") {
            fs::write(path.with_extension("ours"), told(&path, title)?)?;
            count += 1;
        }
    }
    assert!(count >= 4, "only {count} files were made");
    assert!(run("compare", kind, folder.path())?);
    Ok(())
}

/// A line of JSON for every entry, and one for the bin.
fn told(path: &Path, title: &str) -> io::Result<String> {
    let beside = |ending| fs::read(path.with_extension(ending)).ok().map(Secret::new);
    let file = Secret::new(fs::read(path)?);
    let format = detect(&file).ok_or_else(|| io::Error::other("not known"))?;
    assert_eq!(format.title, title);
    let key_file = beside("key");
    let mut ask = || Ok(beside("password").unwrap_or_default());
    let mut keys = Keys {
        password: &mut ask,
        key_file: key_file.as_ref(),
    };
    let read = (format.read)(&file, &mut keys);
    let vault =
        read.map_err(|trouble| io::Error::other(format!("{}: {trouble}", path.display())))?;
    assert!(!vault.is_incomplete);
    let line = |entry: &Entry| {
        let password = entry
            .password
            .as_ref()
            .map(|text| String::from_utf8_lossy(text.reveal()));
        let line = json!({
            "folder": entry.folder, "title": entry.title, "user": entry.username, "password": password,
            "urls": entry.urls, "totp": entry.has_totp(), "passkey": entry.has_passkey, "out": entry.is_left_out,
            "times": [entry.created, entry.changed, entry.password_changed, entry.expires],
        });
        format!("{line}\n")
    };
    let mut lines: Vec<String> = vault.entries.iter().map(line).collect();
    lines.sort();
    Ok(format!(
        "{}{}\n",
        lines.concat(),
        json!({ "away": vault.put_away })
    ))
}

fn run(step: &str, kind: &str, folder: &Path) -> io::Result<bool> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/formats/vault.py");
    let python = env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let status = Command::new(python)
        .args(["-I", "-B", script, step, kind])
        .arg(folder)
        .status()?;
    Ok(status.success())
}
