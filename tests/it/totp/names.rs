//! Enrolments by their names: the one that is meant, or none.

use doorkey::exit::Exit;

use super::RFC;
use super::code;
use super::enroll;
use super::enrolled;
use crate::support::world::World;

const OTHER: &str = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

#[test]
fn a_whole_name_counts_before_a_beginning_and_that_before_a_part() {
    let safe = enrolled("pypi ada", RFC);
    enroll(&safe, "testpypi ada", OTHER);
    for (name, text) in [
        ("pypi", RFC),
        ("PyPI", RFC),
        ("pypi.org", RFC),
        ("pypi:ada", RFC),
        ("pyp", RFC),
        ("test", OTHER),
        ("stpy", OTHER),
        ("testpypi", OTHER),
    ] {
        let told = World::new()
            .safe(&safe)
            .run(["totp", "code", name])
            .exits(Exit::Done);
        assert_eq!(told.out.trim(), code(text, 0), "{name}");
    }
}

#[test]
fn what_may_be_several_is_listed_and_never_guessed() {
    let safe = enrolled("github ada", RFC);
    enroll(&safe, "github bob", OTHER);
    for name in ["github", "git", "hub"] {
        World::new()
            .safe(&safe)
            .run(["totp", "code", name])
            .exits(Exit::Store)
            .talks("may be 2 enrolments")
            .talks("`github:ada`, `github:bob`")
            .never_says(&code(RFC, 0))
            .never_says(&code(OTHER, 0));
    }
    for args in [
        ["totp", "code", "github", "bob"],
        ["totp", "code", "github:bob", "bob"],
    ] {
        let told = World::new().safe(&safe).run(args).exits(Exit::Done);
        assert_eq!(told.out.trim(), code(OTHER, 0));
    }
    for name in ["gitlab", "", " "] {
        World::new()
            .safe(&safe)
            .run(["totp", "code", name])
            .exits(Exit::Store)
            .talks("no enrolment here is called");
    }
}

#[test]
fn the_one_without_an_account_has_a_name_of_its_own_beside_others() {
    let safe = enrolled("pypi", RFC);
    enroll(&safe, "pypi work", OTHER);
    World::new()
        .safe(&safe)
        .run(["totp", "code", "pypi"])
        .exits(Exit::Store)
        .talks("`pypi:` (the one without an account), `pypi:work`")
        .never_says(&code(RFC, 0));
    for args in [
        &["totp", "code", "pypi:"][..],
        &["totp", "code", "pypi", ""],
    ] {
        let told = World::new()
            .safe(&safe)
            .run(args.iter().copied())
            .exits(Exit::Done);
        assert_eq!(told.out.trim(), code(RFC, 0));
    }
}

#[test]
fn a_code_in_the_place_of_a_name_is_told_and_not_repeated() {
    let safe = enrolled("pypi", RFC);
    World::new()
        .safe(&safe)
        .run(["totp", "verify", "pypi", "123456"])
        .exits(Exit::Usage)
        .talks("`pypi` is kept here; its code is asked for, and is no argument")
        .talks("`--stdin`")
        .never_says("123456");
    World::new()
        .safe(&safe)
        .run(["totp", "verify", "123456"])
        .exits(Exit::Store)
        .talks("no enrolment here has the name that was given")
        .never_says("123456");
    World::new()
        .safe(&safe)
        .run(["totp", "code", "pypi", "work"])
        .exits(Exit::Store)
        .talks("`pypi` is kept here, and not with the account that was given");
}

#[test]
fn a_name_that_is_taken_is_not_given_twice() {
    let safe = enrolled("pypi", RFC);
    World::new()
        .safe(&safe)
        .stdin(OTHER)
        .run(["totp", "enroll", "PyPI", "--stdin", "--no-verify"])
        .exits(Exit::Usage)
        .talks("an enrolment called `pypi` is kept here already");
    enroll(&safe, "pypi bob", OTHER);
    World::new()
        .safe(&safe)
        .run([
            "totp",
            "rename",
            "pypi:bob",
            "--to",
            "pypi",
            "--to-account",
            "",
        ])
        .exits(Exit::Usage)
        .talks("the name of another enrolment");
    World::new()
        .safe(&safe)
        .run(["totp", "rename", "pypi:bob", "--to", "work"])
        .exits(Exit::Done)
        .says("`pypi:bob` is now `work:bob`");
    let told = World::new()
        .safe(&safe)
        .run(["totp", "code", "work"])
        .exits(Exit::Done);
    assert_eq!(told.out.trim(), code(OTHER, 0));
}

#[test]
fn a_name_that_was_given_here_counts_before_that_of_an_issuer() {
    let safe = enrolled("pypi", RFC);
    enroll(
        &safe,
        "work",
        &format!("otpauth://totp/PyPI:a?secret={OTHER}&issuer=PyPI"),
    );
    let told = World::new()
        .safe(&safe)
        .run(["totp", "code", "pypi"])
        .exits(Exit::Done);
    assert_eq!(told.out.trim(), code(RFC, 0));
}
