//! The list in every form: what is in it, what is never in it, and how it looks.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use serde_json::Value;

use super::*;
use crate::audit::vault::asked::Asked;
use crate::audit::vault::examine;
use crate::audit::vault::known::Breach;
use crate::audit::vault::known::Breaches;
use crate::audit::vault::known::Known;
use crate::audit::vault::known::Limits;
use crate::audit::vault::known::Missing;
use crate::audit::vault::known::Site;
use crate::audit::vault::known::Sites;
use crate::audit::vault::list::FileAccount;
use crate::audit::vault::list::State;
use crate::audit::vault::scene::Scene;
use crate::audit::vault::scene::Source;
use crate::failure::Kind;
use crate::report::Severity;
use crate::secret::Secret;
use crate::sites::own::Protects;
use crate::text::is_hostile;
use crate::vault::entry::BadEntry;
use crate::vault::entry::Entry;
use crate::vault::entry::Vault;

const FORMS: [Form; 9] = [
    Form::Common(Format::Human),
    Form::Common(Format::Json),
    Form::Common(Format::Jsonl),
    Form::Common(Format::Sarif),
    Form::Common(Format::Github),
    Form::Common(Format::Gitlab),
    Form::Common(Format::Junit),
    Form::Csv,
    Form::Html,
];

/// Passwords that must not be seen anywhere.
const CANARIES: [&str; 6] = [
    "zebra-Canary-1",
    "Zebra-canary-2",
    "hunter2canary",
    "qwertycanary",
    "tokencanary",
    "canaryname",
];

struct Lists;

impl Sites for Lists {
    fn of(&self, host: &str) -> Option<Site> {
        (host == "mail.example").then(|| Site {
            protects: Protects::Mail,
            factors: vec!["TOTP".to_owned()],
            passkeys: false,
            help: Some("javascript:alert(1)".to_owned()),
            recovery: Some("https://mail.example/recovery?a=\"b\"".to_owned()),
        })
    }
}

impl Breaches for Lists {
    fn of(&self, host: &str) -> Vec<Breach> {
        let breach = Breach {
            title: "<b>Shop</b>".to_owned(),
            at: Some(1_600_000_000),
            taken: Some("Passwords".to_owned()),
        };
        if host == "shop.example" {
            vec![breach]
        } else {
            Vec::new()
        }
    }

    fn doubt(&self) -> Option<String> {
        None
    }
}

fn entry(place: &str, title: &str, url: &str, user: &str, password: &str) -> Entry {
    Entry {
        place: place.to_owned(),
        title: title.to_owned(),
        urls: vec![url.to_owned()],
        username: user.to_owned(),
        password: Some(Secret::new(password.into())),
        ..Entry::default()
    }
}

/// A vault of hostile names and of passwords that must not be seen.
fn list() -> List {
    let entries = vec![
        entry(
            "line 2",
            "Mail",
            "https://mail.example/?x=tokencanary",
            "ada",
            "zebra-Canary-1",
        ),
        entry(
            "line 3",
            "=cmd|' /C calc'!A0",
            "http://ada:hunter2canary@shop.example/",
            "@ada",
            "zebra-Canary-1",
        ),
        entry(
            "line 4",
            "</title><script>alert(1)</script>",
            "https://x.example",
            "\"><img src=x>",
            "Zebra-canary-2",
        ),
        entry(
            "line 5",
            "evil \u{1b}[2J\u{202e}::error::x ##[x]",
            "https://y.example",
            "a\r\n::error::b",
            "Zebra-canary-2",
        ),
        entry(
            "line 6",
            "https://ada:hunter2canary@z.example/",
            "https://z.example",
            "",
            "qwertycanary",
        ),
        entry(
            "line 7",
            "canaryname",
            "https://w.example",
            "ada",
            "CANARYNAME",
        ),
    ];
    let bad = vec![BadEntry {
        place: "line 8".to_owned(),
        why: "it has too few columns".to_owned(),
    }];
    let vault = Vault {
        format: "Test (CSV)",
        entries,
        bad,
        notes: vec!["a \u{1b}]0;note".to_owned()],
        ..Vault::default()
    };
    let sources = [Source {
        file: "vault<1>.csv".to_owned(),
        vault,
    }];
    let known = Known {
        now: 1_795_608_000,
        limits: Limits::default(),
        about: &[],
        masters: &[],
        exposures: Err(Missing {
            why: "no corpus is here".to_owned(),
            hint: "`--online`".to_owned(),
        }),
        breaches: Ok(&Lists),
        sites: Ok(&Lists),
        codes: Err(Missing::default()),
    };
    let mut list = examine(&Scene::new(&sources, &known), &sources, &Asked::default());
    list.account.notes.push("said <i>once</i>".to_owned());
    list
}

fn shown(form: Form, list: &List) -> (String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    write(
        form,
        Ok(list),
        1_795_608_000,
        Options::default(),
        &mut out,
        &mut err,
    )
    .unwrap();
    (
        String::from_utf8(out).unwrap(),
        String::from_utf8(err).unwrap(),
    )
}

#[test]
fn no_form_holds_a_password_a_login_in_an_address_or_a_token() {
    for list in [list(), list().redacted()] {
        for form in FORMS {
            let (out, err) = shown(form, &list);
            assert!(out.len() > 100, "{form:?}");
            for canary in CANARIES {
                let text = format!("{out}{err}").to_lowercase();
                assert!(
                    !text.contains(&canary.to_lowercase()),
                    "{form:?} holds {canary}"
                );
            }
        }
    }
}

#[test]
fn no_form_drives_a_terminal_or_a_build_server() {
    for form in FORMS {
        let (out, err) = shown(form, &list());
        for text in [out, err] {
            let is_bad = |char: char| is_hostile(char) && !"\n\r".contains(char);
            assert!(
                !text.contains(is_bad),
                "{form:?}: {:?}",
                text.chars().find(|char| is_bad(*char))
            );
            let is_ours = form == Form::Common(Format::Github);
            assert!(
                is_ours || !text.lines().any(|line| line.trim_start().starts_with("::")),
                "{form:?}"
            );
            assert!(!text.contains("##["), "{form:?}");
        }
    }
}

#[test]
fn names_that_are_left_out_are_in_no_form() {
    for form in FORMS {
        let (out, err) = shown(form, &list().redacted());
        for name in [
            "ada",
            "mail.example",
            "shop.example",
            "Mail\"",
            "vault<",
            "vault&lt;",
            "calc",
            "Shop",
        ] {
            assert!(
                !out.contains(name) && !err.contains(name),
                "{form:?} holds {name}"
            );
        }
        assert!(out.contains("entry 1 of file 1"), "{form:?}");
    }
}

#[test]
fn the_screen_says_what_to_do_first_then_the_rest_then_what_was_not_checked() {
    let (out, err) = shown(Form::Common(Format::Human), &list());
    insta::assert_snapshot!(format!("{out}---\n{err}"));
}

#[test]
fn nothing_to_mend_is_said_calmly_and_only_of_what_was_looked_at() {
    let (out, _) = shown(Form::Common(Format::Human), &List::default());
    assert_eq!(
        out,
        "there was no entry to look at\nchecked 0 of 0 entries\n"
    );
    let mut list = List::default();
    list.account.files = vec![FileAccount {
        read: 2,
        checked: 2,
        ..FileAccount::default()
    }];
    let (out, _) = shown(Form::Common(Format::Human), &list);
    assert_eq!(
        out,
        "nothing to mend in what was checked\nchecked 2 of 2 entries\n"
    );
}

#[test]
fn the_document_has_the_keys_of_its_contract_and_can_be_compared() {
    let (out, _) = shown(Form::Common(Format::Json), &list());
    let document: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(document["schema"], "doorkey/audit/1");
    assert_eq!(
        (&document["entries"], &document["checked"]),
        (&Value::from(6), &Value::from(6))
    );
    let first = &document["findings"][0];
    for key in [
        "rule", "severity", "message", "counts", "known", "row", "title", "user", "host", "file",
        "place", "protects", "score",
    ] {
        assert!(!first[key].is_null(), "{key} in {first}");
    }
    assert_eq!(
        (&first["title"], &first["protects"]),
        (&Value::from("Mail"), &Value::from("mail"))
    );
    assert_eq!(document["rules"][0]["state"], "not_checked");
    assert_eq!(document["files"][0]["bad"][0]["place"], "line 8");
    assert_eq!(document["exit"], 1);
    let report = crate::audit::vault::diff::Report::parse(out.as_bytes()).unwrap();
    let same = crate::audit::vault::diff::diff(&report, &report).unwrap();
    assert_eq!((same.new.len(), same.mended.len()), (0, 0));
    assert!(same.open > 5);
}

#[test]
fn a_failure_is_a_document_too_and_is_told_to_the_log() {
    let failure = Failure::new(Kind::Input, "the file is damaged").hint("export it again");
    for form in FORMS {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        write(
            form,
            Err(&failure),
            0,
            Options::default(),
            &mut out,
            &mut err,
        )
        .unwrap();
        let (out, err) = (
            String::from_utf8(out).unwrap(),
            String::from_utf8(err).unwrap(),
        );
        assert!(err.contains("the file is damaged"), "{form:?}: {err}");
        if matches!(form, Form::Common(Format::Json | Format::Jsonl)) {
            let document: Value = serde_json::from_str(&out).unwrap();
            assert_eq!(document["error"]["kind"], "input");
        }
    }
}

#[test]
fn lines_are_entries_and_the_last_is_the_account() {
    let (out, _) = shown(Form::Common(Format::Jsonl), &list());
    let lines: Vec<Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let (last, rows) = lines.split_last().unwrap();
    assert_eq!(last["summary"]["rows"], rows.len());
    assert!(
        rows.iter()
            .all(|row| row["findings"].as_array().is_some_and(|it| !it.is_empty()))
    );
}

#[test]
fn a_spreadsheet_sees_text_and_as_many_columns_in_every_row() {
    let (out, err) = shown(Form::Csv, &list());
    assert!(out.contains("\"'=cmd|' /C calc'!A0\",\"'@ada\""), "{out}");
    let count = |line: &str| line.matches("\",\"").count();
    assert!(out.lines().all(|line| count(line) == 11), "{out}");
    assert!(err.contains("no corpus is here"), "{err}");
}

#[test]
fn code_scanning_gets_every_rule_and_a_result_for_every_finding() {
    let list = list();
    let (out, _) = shown(Form::Common(Format::Sarif), &list);
    let log: Value = serde_json::from_str(&out).unwrap();
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["rules"].as_array().unwrap().len(), 16);
    assert_eq!(run["results"].as_array().unwrap().len(), list.account.found);
    assert_eq!(run["invocations"][0]["exitCode"], 1);
}

#[test]
fn the_page_lets_in_its_own_style_and_nothing_else() {
    let (out, _) = shown(Form::Html, &list());
    assert!(
        out.contains("default-src 'none'; style-src 'sha256-")
            && out.contains("base-uri 'none'; form-action 'none'")
    );
    for markup in [
        "<script",
        "<img",
        "<link",
        "<iframe",
        " style=",
        "javascript:",
        "url(",
        "@import",
        " on",
    ] {
        let found = out.to_lowercase().find(markup);
        let told = found.and_then(|at| out.get(at..(at + 60).min(out.len())));
        // ` on` is a word of sentences: only as an attribute it does something.
        let is_attribute = told.is_some_and(|told| {
            told.split_once('=')
                .is_some_and(|(name, _)| name.trim().chars().all(char::is_alphabetic))
        });
        assert!(
            found.is_none() || (markup == " on" && !is_attribute),
            "{told:?}"
        );
    }
    assert!(out.contains("href=\"https://mail.example/.well-known/change-password\""));
    assert!(out.contains("href=\"https://mail.example/recovery?a=%22b%22\""));
    let style = out
        .split("<style>")
        .nth(1)
        .and_then(|rest| rest.split("</style>").next())
        .unwrap();
    let digest =
        crate::digits::base64::encode(&<sha2::Sha256 as sha2::Digest>::digest(style.as_bytes()));
    assert!(out.contains(str::from_utf8(digest.reveal()).unwrap()));
}

#[test]
fn build_servers_hear_how_bad_it_is_here_and_not_how_bad_it_is_mostly() {
    let list = list();
    let breached = || {
        let findings = list.rows.iter().flat_map(|row| &row.findings);
        findings.filter(|finding| finding.rule.id == "breached-site")
    };
    assert!(
        breached()
            .all(|it| it.severity == Severity::Warning && it.rule.severity == Severity::Error)
    );
    assert_eq!(breached().count(), 1);
    let (github, _) = shown(Form::Common(Format::Github), &list);
    let line = github
        .lines()
        .find(|line| line.contains("doorkey breached-site"));
    assert!(line.unwrap().starts_with("::warning "), "{line:?}");
    let (sarif, _) = shown(Form::Common(Format::Sarif), &list);
    let log: Value = serde_json::from_str(&sarif).unwrap();
    let mut results = log["runs"][0]["results"].as_array().unwrap().iter();
    let result = results.find(|result| result["ruleId"] == "breached-site");
    assert_eq!(result.unwrap()["level"], "warning");
}

#[test]
fn the_first_line_says_whether_anybody_was_asked_about_breaches() {
    let mut list = list();
    let told = "looked up in breaches";
    assert!(names::headline(&list).ends_with("no password was looked up in breaches"));
    assert!(names::headline(&list).ends_with(told));
    let exposed = &mut list.account.rules[0];
    exposed.state = State::Checked;
    assert!(!names::headline(&list).contains(told));
    list.account.rules[0].open = vec![("no answer".to_owned(), 2), ("no time".to_owned(), 1)];
    assert!(names::headline(&list).ends_with("3 entries could not be looked up in breaches"));
    list.account.rules[0].state = State::Off;
    list.account.rules[0].open.clear();
    assert!(!names::headline(&list).contains(told));
}
