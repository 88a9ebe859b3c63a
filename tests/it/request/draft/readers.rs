//! Drafts before other programs' eyes: a Markdown parser, a mail parser and a page parser that are not ours.

use std::env;
use std::fs;
use std::process::Command;

use doorkey::request::draft::Content;
use doorkey::request::draft::eml;
use doorkey::request::draft::html;
use doorkey::request::draft::markdown;
use serde_json::json;

use crate::request::draft::given::ADA;
use crate::request::draft::given::draft;
use crate::request::draft::given::facts;

/// What would be alive on GitHub: names as facts take them.
const HOSTILE: &[&str] = &[
    "</details>",
    "</textarea><script>alert(1)</script>",
    "@org/team",
    "fixes #2",
    "#5",
    "GH-5",
    "user/repo#1",
    "![](http://x.example/p.png)",
    "[a](javascript:alert(1))",
    "https://x.example/",
    "www.x.example",
    "<https://x.example/>",
    "a`b",
    "``` ```",
    "`![](http://x.example/)`",
    "<!-- -->",
    "# heading",
    "---",
    "===",
    "| a | b |",
    ":x:",
    "0123456789abcdef0123456789abcdef01234567",
    "&#64;org",
    "&lt;b&gt;",
    "$x$",
    "**bold**",
    "\\",
    "x\\",
    "- [x] done",
    "[fill in: x]",
    "=?utf-8?q?x?=",
    "é\u{1f600}ключ",
    "naïve.example",
];

#[test]
#[ignore = "needs python3 with markdown-it-py and linkify-it-py"]
fn other_programs_see_nothing_alive_in_a_draft_and_every_text_of_it() {
    let lost: &[(&str, &str)] = &[
        ("email", "lost"),
        ("second_factor", "lost"),
        ("recovery_codes", "held"),
        ("repository", "usable"),
    ];
    let mut cases = Vec::new();
    for name in HOSTILE {
        // What is hostile is no username of the index, and left blank.
        let username = "ada";
        let hostile = facts(&[
            ADA,
            lost,
            &[
                ("username", username),
                ("project", name),
                ("repository_url", name),
            ],
        ]);
        let draft = draft("pypi", &hostile, "recovery_issue_new_address");
        let texts = draft.issue.iter().flat_map(|issue| &issue.blocks);
        let texts: Vec<_> = texts
            .filter_map(|block| match &block.content {
                Content::Text(text) => Some(text.as_str()),
                Content::Box { .. } => None,
            })
            .collect();
        let mail = draft.mail.as_ref().expect("it has a mail");
        cases.push(json!({
            "name": name,
            "username": username,
            "texts": texts,
            "links": ["https://github.com/ada/sampleproject"],
            "page_links": draft.issue.iter().flat_map(|issue| [&issue.url, &issue.conduct.0]).collect::<Vec<_>>(),
            "markdown": markdown::write(&draft),
            "html": html::write(&draft),
            "eml": eml::write(&draft),
            "mail": {"from": mail.from, "to": mail.to, "subject": mail.subject, "body": mail.body},
        }));
    }
    let folder = tempfile::tempdir().expect("there is room");
    let file = folder.path().join("cases.json");
    fs::write(&file, serde_json::to_vec(&cases).expect("it is JSON")).expect("there is room");
    let python = env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/differential/draft.py");
    let ran = Command::new(python)
        .arg("-I")
        .arg(script)
        .arg(file)
        .output();
    let ran = ran.expect("python3 is there");
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    let said = String::from_utf8_lossy(&ran.stdout);
    assert_eq!(said.trim(), format!("{} drafts", HOSTILE.len()));
}
