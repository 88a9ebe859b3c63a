//! Answers that cannot be believed: what follows is "unknown", and never "you can".

use doorkey::exit::Exit;

use super::ADA;
use super::given::GITHUB;
use super::given::index;
use super::given::profile;
use super::given::world;

#[test]
fn an_index_that_says_nothing_that_can_be_read_makes_everything_unknown() {
    let whole = index("ada", GITHUB);
    let (cut, _) = whole.split_at(whole.len() / 2);
    let deep = format!("{{\"info\":{}", "[".repeat(200_000));
    let other = whole.replace("sample.project", "another");
    let wrong = whole.replace("\"1.2\",\"yanked\"", "12,\"yanked\"");
    for answer in [
        cut,
        &deep,
        &other,
        "",
        "null",
        "[]",
        "{}",
        "<!DOCTYPE html><title>Client Challenge</title>",
        "{\"info\":{\"name\":7}}",
        &wrong,
    ] {
        let told = world(answer)
            .page(GITHUB, 200, "<html>")
            .run(ADA)
            .never_says("you can\n");
        if answer != wrong {
            let told = told
                .exits(Exit::Incomplete)
                .says("unknown  project: what the index says of `Sample_Project` is not known");
            assert_eq!(told.done.len(), 2, "{answer}");
        }
    }
    for status in [301, 302, 403, 429, 500, 502, 503] {
        world("")
            .page("https://pypi.org/pypi/sample-project/json", status, &whole)
            .page(GITHUB, 200, "<html>")
            .run(ADA)
            .exits(Exit::Incomplete)
            .says("unknown  proof")
            .never_says("you can\n");
    }
}

#[test]
fn a_page_that_is_no_profile_proves_no_username() {
    for (status, body) in [
        (200, "<title>Client Challenge</title>"),
        (200, "adam and canada"),
        (500, "ada"),
        (302, "ada"),
    ] {
        world(&index("ada", GITHUB))
            .page("https://pypi.org/user/ada/", status, body)
            .run(ADA)
            .says("unknown  username");
    }
    assert!(profile("ada").contains("ada"));
}

#[test]
fn a_repository_whose_page_is_in_doubt_is_not_pushed_to() {
    for status in [301, 302, 401, 403, 429, 500, 503] {
        let told = world(&index("ada", GITHUB))
            .page(GITHUB, status, "")
            .run(ADA)
            .exits(Exit::Incomplete)
            .says("unknown  repository")
            .says("unknown  proof")
            .never_says("you can\n");
        assert!(told.done.iter().all(|act| !act.contains("try-push")));
    }
    // A host that nobody knows must speak git's own language.
    let own = "https://git.ada.example/ada/sample";
    let probe = "https://git.ada.example/ada/sample.git/info/refs?service=git-upload-pack";
    let told = world(&index("ada", own))
        .page(probe, 200, "<html>welcome</html>")
        .run(ADA)
        .exits(Exit::Incomplete)
        .says("what answers there is not git");
    assert!(told.done.iter().all(|act| !act.contains("try-push")));
    world(&index("ada", own))
        .page(probe, 200, "001e# service=git-upload-pack\n0000")
        .run(ADA)
        .exits(Exit::Done)
        .says("you will be asked to push a branch to git.ada.example/ada/sample: you can");
}

#[test]
fn names_and_addresses_of_the_index_drive_no_terminal_and_name_no_option() {
    let hostile = "https://github.com/ada/sample\u{202e}\u{1b}[2J`$(touch x)`";
    let told = world(&index("\u{1b}[31mada\u{202e}", hostile)).run(ADA);
    for char in ['\u{1b}', '\u{202e}'] {
        assert!(!told.out.contains(char) && !told.err.contains(char));
    }
    for link in [
        "https://-oProxyCommand=touch/ada/x.git",
        "ext::sh -c touch",
        "--upload-pack=touch",
        "git@github.com:ada/sample.git",
        "file:///srv/x.git",
        "https://ada:hunter2@github.com/ada/sample",
    ] {
        let told = world(&index("ada", link)).run(ADA).never_says("hunter2");
        assert!(
            told.done.iter().all(|act| !act.contains("try-push")),
            "{:?}",
            told.done
        );
    }
}

#[test]
fn of_a_host_that_does_not_answer_no_more_is_asked() {
    let told = crate::support::world::World::new()
        .run([
            "request",
            "foretell",
            "pypi",
            "--username",
            "ada",
            "--project",
            "a",
            "--project",
            "b",
            "--yes",
        ])
        .exits(Exit::Incomplete)
        .says("pypi.org did not answer before");
    assert_eq!(told.done, ["get https://pypi.org/user/ada/"]);
}
