#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that cannot go on should say where"
)]

use super::*;

use crate::recipes;
use crate::request::triage::triage;

/// Names that would be alive in Markdown, and what they become.
const HOSTILE: &[(&str, &str)] = &[
    ("</details>", "`</details>`"),
    ("@org/team", "`@org/team`"),
    ("fixes #2", "`fixes #2`"),
    ("GH-5", "`GH-5`"),
    ("user/repo#1", "`user/repo#1`"),
    ("![](http://x.example)", "`![](http://x.example)`"),
    ("[a](javascript:alert(1))", "`[a](javascript:alert(1))`"),
    ("https://x.example/", "`https://x.example/`"),
    ("<!-- -->", "`<!-- -->`"),
    (":x:", "`:x:`"),
    ("&#64;", "`&#64;`"),
    ("| a | b |", "`| a | b |`"),
    ("a`b", "``a`b``"),
    ("`", "`` ` ``"),
    ("``` x", "```` ``` x ````"),
    ("x ```", "```` x ``` ````"),
    (" x ", "`  x  `"),
    ("", "`  `"),
    ("# a\n## b\n---", "`# a\u{fffd}## b\u{fffd}---`"),
    ("a\u{202e}b\u{200b}c", "`a\u{fffd}b\u{fffd}c`"),
    ("[fill in: x]", "`(fill in: x]`"),
    ("#NUMBER", "`NUMBER`"),
];

#[test]
fn a_name_becomes_a_code_span_that_it_cannot_leave() {
    for (name, span) in HOSTILE {
        assert_eq!(inert::code(name), *span);
    }
}

/// What a reader makes of a span: its fence, and what stands between.
fn read_span(span: &str) -> (usize, String) {
    let fence = span.chars().take_while(|&char| char == '`').count();
    let rest = &span[fence..];
    // The first run of exactly as many closes it, and nothing may follow.
    let mut at = 0;
    loop {
        let start = at + rest[at..].find('`').expect("the span is closed");
        let run = rest[start..]
            .chars()
            .take_while(|&char| char == '`')
            .count();
        if run == fence {
            assert_eq!(start + run, rest.len(), "{span} closes before its end");
            return (fence, rest[..start].to_owned());
        }
        at = start + run;
    }
}

#[test]
fn a_soup_of_marks_stays_in_its_span() {
    let marks: Vec<char> = "`` `\\*_[]()<>!#@&;:|~$-=+.a1\n\u{202e}é\u{1f600}"
        .chars()
        .collect();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..state % 13 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            text.push(marks[usize::try_from(state % marks.len() as u64).unwrap_or(0)]);
        }
        state = state.wrapping_add(0x1234_5678_9abc_def1) | 1;
        let (_, inner) = read_span(&inert::code(&text));
        let kept = inner
            .strip_prefix(' ')
            .and_then(|inner| inner.strip_suffix(' '));
        let expected = inert::seen(&text);
        assert!(
            inner == expected || kept == Some(expected.as_str()),
            "{text:?}"
        );
        assert!(!inner.contains('\n'));
    }
}

#[test]
fn an_address_is_seen_however_it_is_written_and_a_team_is_none() {
    for text in [
        "ada@x.example",
        "see ada@x",
        "ada%40x.example",
        "ada&#64;x",
        "a&commat;b",
        "ada\u{ff20}x.example",
        "ada @ x.example",
        "\"a b\"@x.example",
        "ada@[127.0.0.1]",
        "@@a@b",
    ] {
        assert!(inert::shows_address(text), "{text}");
    }
    for text in ["@org/team", "ada", "", "@", "a@", "/@ada", "50%40"] {
        assert!(!inert::shows_address(text), "{text}");
    }
}

#[test]
fn a_repository_is_shown_without_what_is_secret_in_its_link() {
    for (url, link) in [
        (
            "https://github.com/ada/one",
            Some("https://github.com/ada/one"),
        ),
        (
            "https://ada:hunter2@github.com/ada/one",
            Some("https://github.com/ada/one"),
        ),
        (
            "https://ghp_secret@github.com/ada/one.git",
            Some("https://github.com/ada/one.git"),
        ),
        (
            "https://github.com/ada/one?token=secret#ada@x.example",
            Some("https://github.com/ada/one"),
        ),
        (
            "git+https://github.com/ada/one/",
            Some("https://github.com/ada/one"),
        ),
        (
            "http://github.com/ada/one",
            Some("https://github.com/ada/one"),
        ),
        (
            "git@github.com:ada/one.git",
            Some("https://github.com/ada/one.git"),
        ),
        (
            "ssh://git@gitlab.com:2222/ada/one",
            Some("https://gitlab.com/ada/one"),
        ),
        (
            "https://git.example:8443/a/b",
            Some("https://git.example:8443/a/b"),
        ),
        (
            "https://x.example/a b`c",
            Some("https://x.example/a%20b%60c"),
        ),
        ("https://x.example/ada@mail.example", None),
        ("https://x.example/ada%40mail.example", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("https://127.0.0.1/a", None),
        ("https://localhost/a", None),
        ("ada@x.example", None),
        ("not a link", None),
        ("", None),
    ] {
        assert_eq!(repository::link(url).as_deref(), link, "{url}");
    }
}

#[test]
fn only_an_owner_and_a_name_are_a_link_that_can_be_clicked() {
    for (link, is_bare) in [
        ("https://github.com/ada/one", true),
        ("https://github.com/ada/one_two.py", true),
        ("https://github.com/ada/one/issues/5", false),
        (
            "https://github.com/ada/one/commit/0123456789abcdef0123456789abcdef01234567",
            false,
        ),
        ("https://github.com/ada", false),
        ("https://x.example/~ada/one", false),
        ("https://x.example/__a__/b", false),
        ("https://x.example/a/b(c", false),
        ("https://x.example/a/*b*", false),
    ] {
        assert_eq!(repository::shown(link) == link, is_bare, "{link}");
    }
}

#[test]
fn what_is_hostile_in_the_facts_stands_in_the_issue_only_as_code() {
    let recipe = recipes::known("pypi").expect("there is a recipe");
    for (name, _) in HOSTILE {
        let mut facts = Facts::default();
        for (key, value) in [
            ("email", "works"),
            ("second_factor", "lost"),
            ("username", "ada"),
            ("project", *name),
        ] {
            // What the facts refuse never comes here.
            let _refused = facts.set(key, value);
        }
        if facts.projects.is_empty() {
            continue;
        }
        let route = &triage(&recipe, &facts).routes[0];
        let issue = Draft::of(&recipe, &facts, route)
            .issue
            .expect("it has an issue");
        let Content::Text(reason) = &issue.blocks[1].content else {
            panic!("the reason is a text")
        };
        let line = reason.lines().find(|line| line.starts_with("- Project: "));
        let shown = line.and_then(|line| line.strip_prefix("- Project: "));
        let shown = shown.expect("the project has a line");
        let project = &facts.projects[0].name;
        if inert::shows_address(project) {
            assert!(!shown.contains(project.as_str()), "{shown}");
        } else {
            read_span(shown);
        }
    }
}

#[test]
fn a_draft_without_texts_is_empty_and_has_nothing_open() {
    let draft = Draft::default();
    assert!(draft.is_empty());
    assert!(draft.open().is_empty() && draft.texts().is_empty());
}

#[test]
fn whoever_writes_for_a_colleague_does_not_say_that_the_address_is_theirs_nor_sign_with_the_account()
 {
    let recipe = recipes::known("pypi").expect("there is a recipe");
    let mut facts = Facts::default();
    for (key, value) in [
        ("owner", "colleague"),
        ("email", "works"),
        ("second_factor", "lost"),
        ("username", "ada"),
    ] {
        facts.set(key, value).expect("a fact");
    }
    let route = &triage(&recipe, &facts).routes[0];
    let mail = Draft::of(&recipe, &facts, route)
        .mail
        .expect("it has a mail");
    assert!(!mail.body.contains("is mine"), "{}", mail.body);
    assert!(
        mail.body.ends_with("Thank you,\n[fill in: your name]\n"),
        "{}",
        mail.body
    );
}
