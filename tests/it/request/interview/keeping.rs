//! What is kept of an interview while it lasts, and how it goes on.

use super::*;

/// The lines of a case, without their times.
fn lines(safe: &Safe, name: &str) -> Vec<String> {
    let log = safe.case(name).unwrap_or_default();
    let lines = log.lines().map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
        let part = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        [part("what"), part("key"), part("value")].join(" ")
    });
    lines.collect()
}

#[test]
fn nothing_is_kept_before_the_first_answer_and_each_answer_at_once() {
    let safe = Safe::default();
    World::new()
        .safe(&safe)
        .run(["request", "new", "pypi"])
        .exits(Exit::Cancelled)
        .talks("--facts FILE");
    assert_eq!(safe.case("pypi"), None);
    World::new()
        .safe(&safe)
        .types("account")
        .types("")
        .run(["request", "new", "pypi"])
        .exits(Exit::Cancelled)
        .talks("`doorkey request new pypi` goes on from there");
    assert_eq!(
        lines(&safe, "pypi"),
        [
            "begun  ",
            "fact service pypi",
            "fact goal account",
            "fact owner unknown"
        ]
    );
}

#[test]
fn an_interview_that_was_stopped_anywhere_goes_on_there_and_ends_the_same() {
    let typed = [
        "1", "1", "2", "3", "1", "3", "3", "1", "1", "1", "1", "", "", "", "", "",
    ];
    let whole = Safe::default();
    let run = |safe: &Safe, typed: &[&str]| {
        let world = typed.iter().fold(World::new().safe(safe), World::types);
        world.run(["request", "new", "pypi"])
    };
    let told = run(&whole, &typed).exits(Exit::Done);
    let asked = told
        .questions
        .iter()
        .filter(|asked| asked.contains("?` for help"))
        .count();
    for stop in 1..asked {
        let safe = Safe::default();
        run(&safe, &typed[..stop]).exits(Exit::Cancelled);
        let rest = ["1"]
            .iter()
            .chain(&typed[stop..])
            .copied()
            .collect::<Vec<_>>();
        let again = run(&safe, &rest).exits(Exit::Done);
        assert!(
            again.questions[0].contains("Go on with `pypi`"),
            "{}",
            again.questions[0]
        );
        assert_eq!(again.out, told.out, "stopped after {stop}");
        assert_eq!(
            lines(&safe, "pypi"),
            lines(&whole, "pypi"),
            "stopped after {stop}"
        );
    }
}

#[test]
fn another_account_is_a_case_of_its_own() {
    let safe = Safe::default();
    let run = |line: &str, args: &[&str]| {
        let args = ["request", "new", "pypi"].iter().chain(args).copied();
        World::new()
            .safe(&safe)
            .types(line)
            .types("account")
            .run(args)
    };
    run("account", &[]).exits(Exit::Cancelled);
    run("anew", &[]).exits(Exit::Cancelled);
    run("account", &["--anew"]).exits(Exit::Cancelled);
    for name in ["pypi", "pypi-2", "pypi-3"] {
        assert!(safe.case(name).is_some(), "{name}");
    }
}

#[test]
fn one_question_back_and_the_new_answer_counts() {
    let safe = Safe::default();
    let told = World::new()
        .safe(&safe)
        .types("<") // the first
        .types("delete")
        .types("back")
        .types("account")
        .types("self")
        .run(["request", "new", "pypi"])
        .exits(Exit::Cancelled);
    let goal = question("goal");
    let goals = told.questions.iter().filter(|it| it.contains(goal)).count();
    assert_eq!(goals, 3);
    assert!(told.questions[1].contains("This is the first question."));
    assert_eq!(
        lines(&safe, "pypi")[2..],
        ["fact goal delete", "fact goal account", "fact owner self"]
    );
}

#[test]
fn what_does_not_fit_is_asked_again_and_neither_kept_nor_repeated() {
    let safe = Safe::default();
    let told = World::new()
        .safe(&safe)
        .types("hunter2")
        .types("?")
        .types("account")
        .run(["request", "new", "pypi"])
        .exits(Exit::Cancelled)
        .never_says("hunter2");
    assert!(told.questions[1].starts_with("That is none of the answers."));
    assert!(
        told.questions[2].contains("Ctrl-C stops"),
        "{}",
        told.questions[2]
    );
    let log = safe.case("pypi").expect("the answer is kept");
    assert!(!log.contains("hunter2") && !told.questions.concat().contains("hunter2"));
}

#[test]
fn a_file_of_facts_is_kept_only_where_that_is_asked_for() {
    let safe = Safe::default();
    let facts = "service = 'pypi'\nusername = 'ada'\nsecond_factor = 'lost'\nemail = 'works'\n\
        projects = ['one', {name = 'two', repository = 'https://github.com/ada/two'}]\n";
    let run = |args: &[&str]| {
        let args = ["request", "new", "--facts", "-"]
            .iter()
            .chain(args)
            .copied();
        World::new()
            .safe(&safe)
            .stdin(facts)
            .run(args)
            .exits(Exit::Done)
    };
    run(&[]).talks("`--keep`");
    assert_eq!(safe.case("pypi-ada"), None);
    run(&["--keep"]).talks("`doorkey request next pypi-ada`");
    let lines = lines(&safe, "pypi-ada");
    assert_eq!(
        lines[..3],
        ["begun  ", "fact service pypi", "fact username ada"]
    );
    assert!(lines.contains(&"fact repository_url https://github.com/ada/two".to_owned()));
    assert_eq!(
        lines.last().map(String::as_str),
        Some("drafted  recovery_issue")
    );
}
