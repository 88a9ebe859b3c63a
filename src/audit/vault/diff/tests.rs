//! What became of findings, and what nobody can tell.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use super::*;

fn report(findings: &[(&str, &str)], checked: &[&str]) -> Report {
    let findings: Vec<_> = findings
        .iter()
        .map(|(rule, title)| format!(r#"{{"rule":"{rule}","title":"{title}","more":1}}"#))
        .collect();
    let rules: Vec<_> = checked
        .iter()
        .map(|rule| format!(r#"{{"rule":"{rule}","state":"checked"}}"#))
        .collect();
    let text = format!(
        r#"{{"schema":"{SCHEMA}","findings":[{}],"rules":[{}]}}"#,
        findings.join(","),
        rules.join(",")
    );
    Report::parse(text.as_bytes()).unwrap()
}

#[test]
fn what_is_gone_is_mended_only_where_it_was_looked_for_again() {
    let old = report(
        &[
            ("weak", "A"),
            ("weak", "B"),
            ("reused", "A"),
            ("exposed", "A"),
            ("weak", "C"),
            ("weak", "C"),
        ],
        &[],
    );
    let new = report(
        &[("weak", "B"), ("weak", "D"), ("weak", "C")],
        &["weak", "reused"],
    );
    let diff = diff(&old, &new).unwrap();
    assert_eq!(
        diff.sentence(),
        "3 mended, 1 new, 2 still open, 1 not checked again"
    );
    assert_eq!(
        diff.new,
        [Told {
            rule: "weak".to_owned(),
            entry: "D".to_owned()
        }]
    );
}

#[test]
fn what_is_gone_with_its_file_is_not_mended() {
    let with = |findings: &str, more: &str| {
        let rules = r#"[{"rule":"weak","state":"checked"}]"#;
        let text =
            format!(r#"{{"schema":"{SCHEMA}","findings":[{findings}],"rules":{rules}{more}}}"#);
        Report::parse(text.as_bytes()).unwrap()
    };
    let old = with(
        r#"{"rule":"weak","title":"A"}"#,
        r#","entries":2,"files":[{"name":"a"},{"name":"b","error":null,"bad":[],"incomplete":false}]"#,
    );
    for (more, sentence) in [
        (
            r#","entries":2,"files":[{"name":"a"},{"name":"c","error":null}]"#,
            "1 mended, 0 new, 0 still open",
        ),
        (r#","entries":1,"files":[{"name":"a"}]"#, LEFT),
        (
            r#","entries":2,"files":[{"name":"a"},{"name":"c","format":"KeePass (KDBX)"}]"#,
            LEFT,
        ),
        (
            r#","entries":1,"files":[{"name":"a"},{"name":"b","error":"it is damaged"}]"#,
            LEFT,
        ),
        (
            r#","entries":1,"files":[{"name":"a"},{"name":"b","bad":[{"place":"line 3","why":"x"}]}]"#,
            LEFT,
        ),
        (
            r#","entries":1,"files":[{"name":"a"},{"name":"b","incomplete":true}]"#,
            LEFT,
        ),
        (r#","entries":0,"files":[{"name":"a"},{"name":"b"}]"#, LEFT),
    ] {
        let diff = diff(&old, &with("", more)).unwrap();
        assert_eq!(diff.sentence(), sentence, "{more}");
    }
}

#[test]
fn a_file_in_the_place_of_another_is_named() {
    let with = |names: &[&str]| {
        let files: Vec<_> = names
            .iter()
            .map(|name| format!(r#"{{"name":"{name}","format":"x"}}"#))
            .collect();
        let files = files.join(",");
        let text = format!(
            r#"{{"schema":"{SCHEMA}","findings":[],"rules":[],"entries":1,"files":[{files}]}}"#
        );
        Report::parse(text.as_bytes()).unwrap()
    };
    let files = |old: &[&str], new: &[&str]| diff(&with(old), &with(new)).unwrap().files;
    let none = (Vec::new(), Vec::new());
    assert_eq!(files(&["a", "in/b"], &["other/b", "a"]), none);
    let swapped = (vec!["b".to_owned()], vec!["c".to_owned()]);
    assert_eq!(files(&["a", "b"], &["a", "c"]), swapped);
    assert_eq!(files(&["a", "a"], &["a"]).0, ["a"]);
}

const LEFT: &str = "0 mended, 0 new, 0 still open, 1 not checked again";

#[test]
fn what_is_no_report_is_refused() {
    let error = |text: &str| Report::parse(text.as_bytes()).err();
    assert_eq!(error("{}"), Some(NotAReport::NotOne));
    assert_eq!(
        error(r#"{"schema":"doorkey/check/1","findings":[],"rules":[]}"#),
        Some(NotAReport::NotOne)
    );
    assert_eq!(
        error(r#"{"schema":"doorkey/audit/1","error":{}}"#),
        Some(NotAReport::Failed)
    );
    let redacted =
        Report::parse(br#"{"schema":"doorkey/audit/1","redacted":true,"findings":[],"rules":[]}"#)
            .unwrap();
    assert_eq!(
        diff(&report(&[], &[]), &redacted),
        Err(NotAReport::OneIsRedacted)
    );
}
