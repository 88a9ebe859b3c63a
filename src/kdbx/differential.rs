//! Whatever pykeepass reads in a database is read here too, and nothing else.

use std::env;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use super::*;

#[test]
#[ignore = "needs python with pykeepass; .ci/run has it"]
fn pykeepass_reads_the_same_entries_in_random_databases() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let count = env::var("KEEPASS_DIFFERENTIAL").unwrap_or_else(|_| "200".to_owned());
    let seed = env::var("KEEPASS_SEED").unwrap_or_else(|_| "1".to_owned());
    assert!(run("generate", folder.path(), &[&count, &seed])?);
    for file in fs::read_dir(folder.path())? {
        let path = file?.path();
        if path.extension().is_some_and(|ending| ending == "kdbx") {
            let ours = told(&path).map_err(io::Error::other)?;
            fs::write(path.with_extension("ours"), ours)?;
        }
    }
    assert!(run("compare", folder.path(), &[])?);
    Ok(())
}

/// What the script says of each entry: path, whether it is in the bin, and the fields, in hex.
fn told(path: &Path) -> Result<String, KdbxError> {
    let beside = |ending| fs::read(path.with_extension(ending)).ok().map(Secret::new);
    let key = CompositeKey::new(beside("password").as_ref(), beside("key").as_ref())?;
    let file = Secret::new(fs::read(path).unwrap_or_default());
    let database = open(&file, &key)?;
    let line = |entry: &database::Entry| {
        let database::Entry {
            fields, is_in_bin, ..
        } = entry;
        let fields: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", hex(name.as_bytes()), hex(value.reveal())))
            .collect();
        let path = hex(database.path(entry).as_bytes());
        format!("{path} {is_in_bin} {}\n", fields.join(" "))
    };
    Ok(database.entries.iter().map(line).collect())
}

fn hex(bytes: &[u8]) -> String {
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}

fn run(step: &str, folder: &Path, more: &[&str]) -> io::Result<bool> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/formats/keepass.py");
    let python = env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    Ok(Command::new(python)
        .args(["-I", script, step])
        .arg(folder)
        .args(more)
        .status()?
        .success())
}
