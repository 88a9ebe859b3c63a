//! Why a push was not taken, in one line that shows no address and drives no terminal.

use crate::text::is_hostile;

/// The reason among what git, ssh and the other side wrote. What they quote is left out: it may be an address
/// with a password in it.
pub(super) fn why(output: &[u8], errors: &[u8]) -> String {
    let output = String::from_utf8_lossy(output);
    let errors = String::from_utf8_lossy(errors);
    let refused = output.lines().filter_map(|line| {
        let summary = line.strip_prefix("!\t")?.rsplit('\t').next()?;
        Some(summary.trim())
    });
    let told = errors.lines().filter_map(reason);
    let mut parts: Vec<String> = Vec::new();
    for part in refused.chain(told).map(safe) {
        if !part.is_empty() && parts.len() < MOST_PARTS && !parts.contains(&part) {
            parts.push(part);
        }
    }
    if parts.is_empty() {
        return "git gave no reason".to_owned();
    }
    parts.join("; ").chars().take(MAX_LENGTH).collect()
}

/// The part of a line that gives a reason, where it does.
fn reason(line: &str) -> Option<&str> {
    let line = line.trim();
    let line = line.strip_prefix("remote:").map_or(line, str::trim);
    let told = ["ERROR:", "fatal:", "error:"]
        .iter()
        .find_map(|mark| line.strip_prefix(mark));
    match told {
        Some(told) if !told.contains("failed to push some refs") => Some(told.trim()),
        Some(_) => None,
        None => REASONS
            .iter()
            .any(|word| line.to_ascii_lowercase().contains(word))
            .then_some(line),
    }
}

/// Without anything that could be an address, a path, or a control.
fn safe(text: &str) -> String {
    let words = text.split_whitespace().map(|word| {
        let is_place = word.contains(['@', '/', '\\']) || word.len() > MAX_WORD;
        if is_place || word.chars().any(is_hostile) {
            "…"
        } else {
            word
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Words of lines that say why, beside those that git and the forges mark.
const REASONS: [&str; 8] = [
    "denied",
    "not found",
    "archived",
    "read-only",
    "not allowed",
    "declined",
    "could not",
    "verification failed",
];
const MOST_PARTS: usize = 3;
const MAX_WORD: usize = 40;
const MAX_LENGTH: usize = 300;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_is_told_and_no_address() {
        for (output, errors, told) in [
            (
                "To /srv/x.git\n!\tHEAD:refs/heads/a\t[remote rejected] (pre-receive hook declined)\nDone\n",
                "remote: not on my watch\nerror: failed to push some refs to '/srv/x.git'\n",
                "[remote rejected] (pre-receive hook declined)",
            ),
            (
                "",
                "remote: Permission to ada/x.git denied to bob.\nfatal: unable to access 'https://bob:hunter2@github.com/ada/x.git/': The requested URL returned error: 403\n",
                "Permission to … denied to bob.; unable to access … The requested URL returned error: 403",
            ),
            (
                "",
                "git@github.com: Permission denied (publickey).\r\nfatal: Could not read from remote repository.\n\nPlease make sure you have the correct access rights\nand the repository exists.\n",
                "… Permission denied (publickey).; Could not read from remote repository.",
            ),
            (
                "",
                "fatal: could not read Username for 'https://github.com': terminal prompts disabled\n",
                "could not read Username for … terminal prompts disabled",
            ),
            ("", "remote: \x1b[2Jdenied\n", "…"),
            ("", "", "git gave no reason"),
        ] {
            assert_eq!(why(output.as_bytes(), errors.as_bytes()), told);
        }
        let long = format!("fatal: {}", "word ".repeat(10_000));
        assert!(why(b"", long.as_bytes()).len() <= MAX_LENGTH);
    }
}
