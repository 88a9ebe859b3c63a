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
        r#"{{"schema":"{SCHEMA}","findings":[{}],"rules":[{}],{USUAL}}}"#,
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
        let text = format!(
            r#"{{"schema":"{SCHEMA}","findings":[{findings}],"rules":{rules},{USUAL}{more}}}"#
        );
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

const USUAL: &str =
    r#""options":{"about":0,"masters":0,"expiring_days":30,"old_days":365,"unused_days":365}"#;
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

/// A report with the rules of `rules` checked, and more members.
fn with(findings: &str, rules: &[&str], more: &str) -> Report {
    let rules: Vec<_> = rules
        .iter()
        .map(|rule| format!(r#"{{"rule":"{rule}","state":"checked"}}"#))
        .collect();
    let rules = rules.join(",");
    let text =
        format!(r#"{{"schema":"{SCHEMA}","findings":[{findings}],"rules":[{rules}]{more}}}"#);
    Report::parse(text.as_bytes()).unwrap()
}

const A: &str = r#"{"rule":"weak","title":"A"}"#;

#[test]
fn what_the_new_report_hides_is_not_mended() {
    let usual = format!(",{USUAL}");
    let old = with(A, &["weak"], &usual);
    for why in ["ignored", "known"] {
        let hidden = format!(r#"{usual},"hidden":[{{"rule":"weak","title":"A","why":"{why}"}}]"#);
        let diff = diff(&old, &with("", &["weak"], &hidden)).unwrap();
        assert_eq!(
            diff.sentence(),
            "0 mended, 0 new, 0 still open, 1 hidden in the new report"
        );
    }
    // Something else that is hidden, or as much less than there was, says nothing of this.
    for (old, hidden, sentence) in [
        (
            A.to_owned(),
            r#"{"rule":"weak","title":"B"}"#,
            "1 mended, 0 new, 0 still open",
        ),
        (
            A.to_owned(),
            r#"{"rule":"old","title":"A"}"#,
            "1 mended, 0 new, 0 still open",
        ),
        (
            format!("{A},{A}"),
            A,
            "1 mended, 0 new, 0 still open, 1 hidden in the new report",
        ),
    ] {
        let new = with("", &["weak"], &format!(r#"{usual},"hidden":[{hidden}]"#));
        let diff = diff(&with(&old, &["weak"], &usual), &new).unwrap();
        assert_eq!(diff.sentence(), sentence, "{hidden}");
    }
    // What the old report hid, and the new one does not, is not new.
    let old = with("", &["weak"], &format!(r#"{usual},"hidden":[{A}]"#));
    let told = diff(&old, &with(A, &["weak"], &usual)).unwrap();
    assert_eq!(told.sentence(), "0 mended, 0 new, 1 still open");
}

/// A doorkey that did not list what it hid said how many that were.
#[test]
fn a_report_that_does_not_list_what_it_hides_mends_nothing_of_that() {
    let usual = format!(",{USUAL}");
    let old = with(A, &["weak"], &usual);
    for (more, sentence) in [
        (
            r#","ignored":[{"rule":"weak","reason":"x","count":1}]"#,
            LEFT,
        ),
        (
            r#","ignored":[{"rule":"old","reason":"x","count":1}]"#,
            "1 mended, 0 new, 0 still open",
        ),
        (r#","known":1"#, LEFT),
        (
            r#","known":1,"ignored":[],"hidden":[]"#,
            "1 mended, 0 new, 0 still open",
        ),
    ] {
        let new = with("", &["weak"], &format!("{usual}{more}"));
        assert_eq!(diff(&old, &new).unwrap().sentence(), sentence, "{more}");
    }
    // What is known and told all the same is hidden nowhere.
    let known = r#"{"rule":"weak","title":"B","known":true}"#;
    let new = with(known, &["weak"], &format!(r#"{usual},"known":1"#));
    assert_eq!(
        diff(&old, &new).unwrap().sentence(),
        "1 mended, 1 new, 0 still open"
    );
}

#[test]
fn what_fewer_options_do_not_find_is_not_mended() {
    let options = |about: u64, masters: u64, days: u64| {
        format!(
            r#","options":{{"about":{about},"masters":{masters},"expiring_days":{days},"old_days":{days},"unused_days":{days}}}"#
        )
    };
    let usual = || options(1, 1, 30);
    for (rule, new, is_sought) in [
        ("weak", options(1, 0, 90), true),
        ("weak", options(0, 1, 30), false),
        ("variant", options(0, 1, 90), true),
        ("variant", options(1, 0, 30), false),
        ("reused", options(1, 0, 30), false),
        ("expiring", options(0, 0, 90), true),
        ("expiring", options(1, 1, 29), false),
        ("old", options(0, 0, 29), true),
        ("old", options(1, 1, 31), false),
        ("unused", options(1, 1, 31), false),
        ("plain-http", options(0, 0, 31), true),
        ("plain-http", String::new(), true),
        ("weak", String::new(), false),
        ("old", r#","options":{"about":1}"#.to_owned(), false),
    ] {
        let finding = format!(r#"{{"rule":"{rule}","title":"A"}}"#);
        let (old, new) = (with(&finding, &[], &usual()), with("", &[rule], &new));
        let diff = diff(&old, &new).unwrap();
        assert_eq!(diff.mended.len(), usize::from(is_sought), "{rule}");
        assert_eq!(diff.unknown.len(), usize::from(!is_sought), "{rule}");
    }
    // What an older doorkey wrote does not say what it knew of its owner.
    let old = with(A, &[], "");
    assert_eq!(
        diff(&old, &with("", &["weak"], &usual()))
            .unwrap()
            .unknown
            .len(),
        1
    );
}
