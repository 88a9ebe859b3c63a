//! Every other dotenv reader reads the same bytes, or we do not read them either.

use std::env;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use super::*;

#[test]
#[ignore = "needs node dotenv and python-dotenv; see tests/differential/dotenv.py"]
fn every_other_reader_reads_the_same_bytes() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let count = env::var("DOTENV_DIFFERENTIAL").unwrap_or_else(|_| "1000".to_owned());
    let seed = env::var("DOTENV_SEED").unwrap_or_else(|_| "1".to_owned());
    assert!(run("generate", folder.path(), &[&count, &seed])?);
    for file in fs::read_dir(folder.path())? {
        let path = file?.path();
        let text = Secret::new(fs::read(&path)?);
        let ours: String = parse("", &text).map(|item| told(&item)).collect();
        fs::write(path.with_extension("ours"), ours)?;
    }
    assert!(run("compare", folder.path(), &[])?);
    Ok(())
}

/// One line of what the script wants to know: name, TAB, value in hex or `-`.
fn told(item: &Item) -> String {
    let mut line = format!("{}\t", item.id);
    match &item.content {
        Ok(secret) => line.extend(secret.reveal().iter().map(|byte| format!("{byte:02x}"))),
        Err(_) => line.push('-'),
    }
    line + "\n"
}

fn run(step: &str, folder: &Path, more: &[&str]) -> io::Result<bool> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/differential/dotenv.py");
    let python = env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    // Isolated, or the script would import itself as `dotenv`.
    Ok(Command::new(python)
        .args(["-I", script, step])
        .arg(folder)
        .args(more)
        .status()?
        .success())
}
