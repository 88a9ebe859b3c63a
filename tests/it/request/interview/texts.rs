//! The texts in each form and as files.

use super::*;

const FACTS: &str = "service = 'pypi'\nusername = 'ada'\naddress = 'ada@old.example'\n\
    second_factor = 'lost'\nrecovery_codes = 'lost'\nemail = 'works'\nemail_verified = 'yes'\n\
    projects = [{name = 'two', repository = 'https://github.com/ada/two'}]\nrepository = 'usable'\n";

fn run(facts: &str, args: &[&str]) -> Told {
    let args = ["request", "new", "--facts", "-"]
        .iter()
        .chain(args)
        .copied();
    World::new().stdin(facts).run(args)
}

#[test]
fn each_form_is_the_text_and_nothing_else() {
    for (format, begins) in [
        ("html", "<!doctype html>"),
        ("eml", "From: "),
        ("markdown", "#"),
    ] {
        let told = run(FACTS, &["--format", format]).exits(Exit::Done);
        let first = told.out.lines().next().unwrap_or_default().to_owned();
        let first = first.to_lowercase();
        assert!(
            first.starts_with(&begins.to_lowercase()) || format == "eml",
            "{format}: {first}"
        );
        assert!(!told.out.contains("note: "), "{}", told.out);
    }
    run(FACTS, &["--format", "text"])
        .exits(Exit::Done)
        .says("PyPI Username");
}

#[test]
fn a_route_without_texts_has_no_form_and_no_files() {
    let facts = "service = 'pypi'\naccount = 'deleted'\n";
    for args in [["--format", "markdown"], ["--out", "/home/ada/out"]] {
        let told = run(facts, &args).exits(Exit::Usage);
        assert!(told.out.is_empty() && told.written.is_empty());
    }
    run(
        FACTS,
        &["--route", "use_recovery_codes", "--format", "markdown"],
    )
    .exits(Exit::Usage)
    .talks("`--route`");
    run(FACTS, &["--route", "hunter2"])
        .exits(Exit::Usage)
        .never_says("hunter2");
}

#[test]
fn another_route_has_its_own_texts() {
    let facts = "service = 'pypi'\nusername = 'ada'\nsecond_factor = 'lost'\nemail = 'works'\n";
    let texts = |args: &[&str]| run(facts, args).exits(Exit::Done).out;
    let best = texts(&["--format", "text"]);
    let other = [
        "--route",
        "recovery_issue_intent_7_day_wait",
        "--format",
        "text",
    ];
    assert_ne!(best, texts(&other));
}

#[test]
fn files_are_written_where_none_is_in_the_way() {
    let told = run(FACTS, &["--out", "/home/ada/out"]).exits(Exit::Done);
    let names: Vec<_> = told
        .written
        .keys()
        .filter_map(|path| path.file_name()?.to_str())
        .collect();
    assert_eq!(
        names,
        ["issue.md", "mail.eml", "request.html", "request.txt"]
    );
    let issue =
        String::from_utf8_lossy(&told.written[std::path::Path::new("/home/ada/out/issue.md")]);
    assert!(!issue.contains("ada@old.example"), "{issue}");
    assert!(told.out.contains("wrote `/home/ada/out/issue.md`"));
    for name in ["issue.md", "mail.eml", "request.html", "request.txt"] {
        let told = World::new()
            .stdin(FACTS)
            .file(&format!("/home/ada/out/{name}"), "mine")
            .run(["request", "new", "--facts", "-", "--out", "/home/ada/out"])
            .exits(Exit::Input);
        assert!(told.written.is_empty(), "{name}: {:?}", told.written.keys());
    }
}

#[test]
fn the_first_door_is_tried_before_anything_is_filed() {
    let facts =
        "service = 'pypi'\nsecond_factor = 'rejected'\nemail = 'works'\nrecovery_codes = 'never'\n";
    run(facts, &[])
        .exits(Exit::Done)
        .talks("try `fix_clock` first");
}
