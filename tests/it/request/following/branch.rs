//! The branch that staff ask for.

use doorkey::exit::Exit;

use super::begun;
use super::filed;
use crate::support::world::Safe;
use crate::support::world::World;

const TOKEN: &str = "aB3dE5gH7jK9mN1p";

#[test]
fn the_command_goes_to_the_remote_that_belongs_to_a_project() {
    let told = World::new()
        .safe(&filed())
        .remote("origin", "https://ada:hunter2@github.com/eve/fork.git")
        .remote("upstream", "git@github.com:Ada/engine.git")
        .run(["request", "branch", &format!(" `{TOKEN}` ")])
        .exits(Exit::Done)
        .says("git push upstream HEAD:refs/heads/aB3dE5gH7jK9mN1p\n")
        .never_says("hunter2");
    assert_eq!(told.done, [""; 0], "nothing is pushed without --push");
}

#[test]
fn where_no_remote_belongs_to_it_the_usual_one_is_taken_and_shown_without_its_password() {
    World::new()
        .safe(&filed())
        .remote("fork", "https://github.com/eve/other")
        .remote("origin", "https://ada:hunter2@github.com/eve/fork.git")
        .run(["request", "branch", TOKEN])
        .exits(Exit::Done)
        .says("git push origin HEAD")
        .talks("no remote here belongs to a project of the request")
        .talks("github.com/eve/fork")
        .never_says("hunter2");
    World::new()
        .safe(&filed())
        .run(["request", "branch", TOKEN])
        .exits(Exit::Done)
        .says("git push origin HEAD")
        .talks("this is no repository with a remote");
    World::new()
        .safe(&filed())
        .remote("origin", "git@github.com:ada/engine.git")
        .run(["request", "branch", TOKEN, "--remote", "other"])
        .exits(Exit::Usage)
        .talks("it has `origin`");
}

#[test]
fn a_push_is_asked_for_first_and_written_down_when_it_is_taken() {
    let safe = filed();
    let push = ["request", "branch", TOKEN, "--push"];
    let world = || {
        World::new()
            .safe(&safe)
            .remote("origin", "git@github.com:ada/engine.git")
    };
    let told = world().types("n").run(push).exits(Exit::Cancelled);
    assert_eq!(told.done, [""; 0]);
    let told = world().types("y").run(push).exits(Exit::Done);
    assert_eq!(told.done, ["push origin aB3dE5gH7jK9mN1p"]);
    let told = told.says("now answer the mail (not the issue)");
    assert!(told.out.contains("github.com/ada/engine"));
    let log = safe.case("pypi-ada").unwrap();
    assert_eq!(
        log.lines().last(),
        Some(r#"{"at":1795435260,"what":"pushed"}"#)
    );
    let told = world()
        .run([
            "request", "branch", TOKEN, "pypi-ada", "--push", "--yes", "--format", "json",
        ])
        .exits(Exit::Done)
        .json();
    assert_eq!(told["pushed"], true);
    assert_eq!(
        told["command"],
        "git push origin HEAD:refs/heads/aB3dE5gH7jK9mN1p"
    );
}

#[test]
fn a_push_that_is_refused_is_told_and_not_written_down() {
    let safe = filed();
    let before = safe.case("pypi-ada");
    World::new()
        .safe(&safe)
        .remote("origin", "git@github.com:ada/engine.git")
        .refuses_push()
        .run(["request", "branch", TOKEN, "--push", "--yes"])
        .exits(Exit::Input)
        .talks("the push to `origin` was refused")
        .talks("permission denied");
    assert_eq!(safe.case("pypi-ada"), before);
    World::new()
        .safe(&safe)
        .run(["request", "branch", TOKEN, "--push", "--yes"])
        .exits(Exit::Input)
        .talks("no repository with a remote");
}

#[test]
fn nothing_but_a_name_of_sixteen_characters_is_ever_pushed() {
    for token in [
        "",
        "ada/aB3dE5gH7jK9mN1p",
        "https://github.com/ada/engine/tree/aB3dE5gH7jK9mN1p",
        "aB3dE5gH7jK9mN1",
        "aB3dE5gH7jK9mN1pq",
        "aB3dE5gH7jK9mN1p.",
        "aB3dE5gH:jK9mN1p",
        "aB3dE5gH 7jK9mN1",
        "+B3dE5gH7jK9mN1p",
    ] {
        let told = World::new()
            .safe(&begun())
            .remote("origin", "git@github.com:ada/engine.git")
            .run(["request", "branch", token, "--push", "--yes"])
            .exits(Exit::Input);
        assert_eq!(told.done, [""; 0], "{token}");
        assert!(
            token.is_empty() || !told.err.contains(token),
            "{}",
            told.err
        );
    }
}

#[test]
fn a_remote_whose_name_is_more_than_a_name_is_never_passed_on() {
    let world = || {
        World::new()
            .safe(&filed())
            .remote("--receive-pack=sh", "git@github.com:ada/engine.git")
    };
    let told = world()
        .run(["request", "branch", TOKEN, "--push", "--yes"])
        .exits(Exit::Input);
    assert_eq!(told.done, [""; 0]);
    let told = world()
        .run(["request", "branch", TOKEN, "--remote=--receive-pack=sh"])
        .never_says("receive-pack");
    assert_eq!(told.done, [""; 0]);
}

#[test]
fn who_keeps_no_request_here_can_push_all_the_same() {
    let safe = Safe::default();
    let told = World::new()
        .safe(&safe)
        .remote("origin", "git@github.com:ada/engine.git")
        .run(["request", "branch", TOKEN, "--push", "--yes"])
        .exits(Exit::Done)
        .talks("no request is open here");
    assert_eq!(told.done, ["push origin aB3dE5gH7jK9mN1p"]);
}
