//! What the owner writes down, and what is refused.

use doorkey::exit::Exit;

use super::DAY;
use super::begun;
use super::filed;
use crate::support::world::NOON;
use crate::support::world::World;

#[test]
fn a_filed_issue_is_known_with_its_day_and_the_mail_comes_next() {
    let safe = begun();
    World::new()
        .safe(&safe)
        .at(NOON + 2 * DAY)
        .run([
            "request",
            "log",
            "filed",
            "https://github.com/pypi/support/issues/1234#issuecomment-9",
            "--on",
            "2026-11-24",
        ])
        .exits(Exit::Done)
        .says("pypi-ada: the issue is filed, on 2026-11-24")
        .says("next: within the hour after filing, send the mail to support@pypi.org");
    let log = safe.case("pypi-ada").unwrap();
    let last: Vec<_> = log.lines().rev().take(3).collect();
    assert_eq!(
        last,
        [
            r#"{"at":1795521600,"what":"filed","value":"https://github.com/pypi/support/issues/1234"}"#,
            r#"{"at":1795521600,"what":"fact","key":"filed_on","value":"2026-11-24"}"#,
            r#"{"at":1795521600,"what":"fact","key":"filed","value":"yes"}"#,
        ]
    );
}

#[test]
fn what_happened_is_written_down_at_its_moment_under_the_name_that_is_given() {
    let safe = begun();
    safe.add_to_case("pypi-eve", super::LINES);
    for (words, line) in [
        (
            &["pypi-ada", "mailed"][..],
            r#"{"at":1795435260,"what":"mailed"}"#,
        ),
        (
            &["pypi-ada", "answered"],
            r#"{"at":1795435260,"what":"answered"}"#,
        ),
        (
            &["pypi-ada", "pushed"],
            r#"{"at":1795435260,"what":"pushed"}"#,
        ),
        (
            &["pypi-ada", "back-in", "--at", "1795435200"],
            r#"{"at":1795435200,"what":"back_in"}"#,
        ),
        (
            &["pypi-ada", "note", "asked", "in the issue"],
            r#"{"at":1795435260,"what":"note","value":"asked in the issue"}"#,
        ),
    ] {
        let args = ["request", "log"].into_iter().chain(words.iter().copied());
        World::new().safe(&safe).run(args).exits(Exit::Done);
        let log = safe.case("pypi-ada").unwrap();
        assert_eq!(log.lines().last(), Some(line));
    }
    assert_eq!(safe.case("pypi-eve").unwrap(), super::LINES);
}

#[test]
fn what_cannot_have_happened_is_refused_and_nothing_is_written() {
    let safe = filed();
    let before = safe.case("pypi-ada");
    for (words, exit, says) in [
        (
            &["filed"][..],
            Exit::Usage,
            "the link of the issue is missing",
        ),
        (
            &["filed", "github.com/pypi/support/issues/1"],
            Exit::Input,
            "`issue`",
        ),
        (
            &["filed", "https://github.com/eve/support/issues/1"],
            Exit::Input,
            "not the link of an issue",
        ),
        (
            &["filed", "https://github.com/pypi/support/issues/"],
            Exit::Input,
            "not the link of an issue",
        ),
        (
            &["filed", "https://github.com/pypi/support/issues/1/x"],
            Exit::Input,
            "not the link of an issue",
        ),
        (&["note"], Exit::Usage, "the note is empty"),
        (
            &["note", "a\u{202e}b"],
            Exit::Input,
            "the note cannot be kept",
        ),
        (&["note", "a\nb"], Exit::Input, "the note cannot be kept"),
        (
            &["mailed", "ada@mail.example"],
            Exit::Usage,
            "more than it takes",
        ),
        (
            &["pypi-ada", "won"],
            Exit::Usage,
            "it is not said what happened",
        ),
        (
            &["nobody", "mailed"],
            Exit::Usage,
            "no request of this name",
        ),
        (
            &["mailed", "--on", "2026-11-25"],
            Exit::Usage,
            "that day has not come yet",
        ),
        (&["mailed", "--on", "2026-02-30"], Exit::Usage, "--on"),
        (
            &["mailed", "--on", "2026-11-20", "--at", "5"],
            Exit::Usage,
            "--",
        ),
    ] {
        let args = ["request", "log"].into_iter().chain(words.iter().copied());
        World::new()
            .safe(&safe)
            .run(args)
            .exits(exit)
            .talks(says)
            .never_says("ada@mail.example")
            .never_says("eve/support");
    }
    let long = "x".repeat(2001);
    World::new()
        .safe(&safe)
        .run(["request", "log", "note", &long])
        .exits(Exit::Input);
    assert_eq!(safe.case("pypi-ada"), before);
}

#[test]
fn a_secret_in_a_note_or_a_link_is_refused_with_its_cost_and_nothing_is_written() {
    let safe = filed();
    let before = safe.case("pypi-ada");
    let token = format!("pypi-{}", "AgEIcHlwaS5vcmcCJ".repeat(8));
    let link = format!("https://github.com/pypi/support/issues/1?token={token}");
    for words in [["note", &token], ["filed", &link]] {
        let args = ["request", "log"].into_iter().chain(words);
        World::new()
            .safe(&safe)
            .run(args)
            .exits(Exit::Input)
            .talks("was not kept")
            .never_says("AgEIcHlwaS5vcmcCJ");
    }
    assert_eq!(safe.case("pypi-ada"), before);
}

#[test]
fn once_the_issue_is_filed_the_mail_has_its_number_and_no_second_issue_is_written() {
    let safe = begun();
    let run = |words: &[&str]| World::new().safe(&safe).run(words.iter().copied());
    run(&["request", "draft"])
        .exits(Exit::Done)
        .says("The issue: everybody can read it");
    let link = "https://github.com/pypi/support/issues/1234";
    run(&["request", "log", "filed", link]).exits(Exit::Done);
    run(&["request", "draft"])
        .exits(Exit::Done)
        .says("Subject: Account recovery request: ada (issue #1234)")
        .says(link)
        .never_says("The issue: everybody can read it");
    run(&["request", "open"])
        .exits(Exit::Usage)
        .talks("the request is filed already");
}
