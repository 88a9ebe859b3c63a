//! What another program finds by the shape of a secret is found here too, on the same line.

use std::collections::BTreeSet;
use std::env;
use std::io::Write;
use std::process::Command;
use std::process::Stdio;

use rand::SeedableRng;
use rand::rngs::StdRng;

use super::super::Audience;
use super::super::look;
use super::canaries::Canary;
use super::innocent;

#[test]
#[ignore = "needs python with detect-secrets; .ci/run has it"]
fn what_detect_secrets_finds_is_found_on_the_same_line() {
    let mut rng = StdRng::seed_from_u64(13);
    let mut text = String::new();
    for letter in innocent::TEXTS {
        text += letter;
        text += "\n\n";
    }
    let innocent_lines = text.matches('\n').count();
    for kind in Canary::all() {
        for _ in 0..20 {
            let canary = kind.draw(&mut rng);
            for piece in [&*canary, "\n\nI found ", &*canary, " there.\n\n"] {
                text += piece;
            }
        }
    }
    let theirs = detect_secrets(&text);
    let kinds: BTreeSet<&str> = theirs.iter().map(|(_, kind)| kind.as_str()).collect();
    // All but those of Artifactory and Azure, of which an invented one is a part of what others have.
    for kind in [
        "AWS Access Key",
        "Basic Auth Credentials",
        "Discord Bot Token",
        "GitHub Token",
        "GitLab Token",
        "JSON Web Token",
        "Mailchimp Access Key",
        "NPM tokens",
        "OpenAI Token",
        "Private Key",
        "PyPI Token",
        "SendGrid API Key",
        "Slack Token",
        "Square OAuth Secret",
        "Stripe Access Key",
        "Telegram Bot Token",
        "Twilio API Key",
    ] {
        assert!(kinds.contains(kind), "{kind} is not among {kinds:?}");
    }
    let ours: BTreeSet<usize> = look(&text, Audience::Private, &[], &[])
        .iter()
        .map(|hit| hit.line)
        .collect();
    let lines: Vec<&str> = text.split('\n').collect();
    let missed: Vec<_> = theirs
        .iter()
        .filter(|(line, _)| *line > innocent_lines && !ours.contains(line))
        .map(|(line, kind)| format!("{kind}: {}", lines[line - 1]))
        .collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    let innocent: Vec<_> = theirs
        .iter()
        .filter(|(line, _)| *line <= innocent_lines)
        .map(|(line, kind)| (kind.as_str(), lines[line - 1].contains("xxxx")))
        .collect();
    // `ghp_xxxx…` and `https://user:password@…`, which stand for what everybody has of their own.
    let stand_ins = [("GitHub Token", true), ("Basic Auth Credentials", false)];
    assert_eq!(innocent, stand_ins);
}

/// The lines in which it finds something, and what it calls that.
fn detect_secrets(text: &str) -> Vec<(usize, String)> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/differential/secrets.py");
    let python = env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let mut child = Command::new(python)
        .args(["-I", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python is there");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(text.as_bytes()).expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).expect("JSON")
}
