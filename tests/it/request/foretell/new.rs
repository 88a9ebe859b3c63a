//! `doorkey request new --yes`: what the public pages deny is said, and stands in no text.

use doorkey::exit::Exit;

use crate::request::foretell::given::GITHUB;
use crate::request::foretell::given::index;
use crate::support::world::World;

const NEW: [&str; 5] = ["request", "new", "--facts", "lost.toml", "--yes"];

/// Somebody who says that the account is called `adal`, and that their new mailbox is this one.
fn lost(new_address: &str) -> String {
    format!(
        "service = 'pypi'\nusername = 'adal'\nemail = 'lost'\nsecond_factor = 'lost'\nrecovery_codes = 'lost'\n\
         address = 'ada@old.example'\nnew_address = '{new_address}'\nprojects = ['Sample_Project']\n"
    )
}

#[test]
fn a_username_that_the_index_denies_is_said_and_left_blank() {
    let world = World::new()
        .file("lost.toml", lost("ada@new.example"))
        .page("https://pypi.org/user/adal/", 404, "")
        .page(
            "https://pypi.org/pypi/sample-project/json",
            200,
            &index("ada", GITHUB),
        );
    let told = world
        .run(NEW)
        .exits(Exit::Done)
        .says("mend  username: the index knows no user `adal`")
        .says("`adal` owns no part of `Sample_Project`; those who do: `ada`")
        .says("[fill in: the username, in single backticks]");
    let texts = told.out.split("1. ").nth(1).unwrap_or_default();
    assert!(!texts.contains("adal"), "{texts}");
}

#[test]
fn an_address_that_the_service_refuses_is_said_without_asking_anybody_and_left_blank() {
    for (address, why) in [
        ("ada@outlook.com", "PyPI refuses addresses of outlook.com"),
        (
            "Ada@old.example",
            "the new address is the one that is on the account",
        ),
    ] {
        let told = World::new()
            .file("lost.toml", lost(address))
            .run(["request", "new", "--facts", "lost.toml"])
            .exits(Exit::Done)
            .says(why)
            .says("New address: [fill in: new address]");
        assert!(told.done.is_empty(), "{:?}", told.done);
        assert!(!told.out.contains(&format!("From: {address}")));
    }
}

#[test]
fn whoever_wants_only_the_project_is_given_no_text_that_asks_for_the_account() {
    let facts = "service = 'pypi'\nusername = 'ada'\ngoal = 'project'\nemail = 'lost'\n";
    let world = || World::new().file("lost.toml", facts);
    let told = world()
        .run(["request", "new", "--facts", "lost.toml", "--format", "json"])
        .exits(Exit::Done);
    let json = told.json();
    let note = "`--route recovery_issue_new_address` writes those that ask for the account";
    assert!(json["notes"].to_string().contains(note), "{json}");
    assert_eq!(json["routes"][0]["id"], "pep541");
    assert!(json.get("issue").is_none() && json.get("mail").is_none());
    let args = [
        "request",
        "new",
        "--facts",
        "lost.toml",
        "--route",
        "recovery_issue_new_address",
    ];
    world()
        .run(args)
        .exits(Exit::Done)
        .says("Account recovery request");
}

#[test]
fn a_day_that_has_not_come_yet_stands_in_no_text() {
    let facts =
        "service = 'pypi'\nusername = 'ada'\nsecond_factor = 'lost'\nsince = '2999-01-01'\n";
    World::new()
        .file("lost.toml", facts)
        .run(["request", "new", "--facts", "lost.toml"])
        .exits(Exit::Done)
        .talks("since 2999-01-01, which has not come yet")
        .never_says("Locked out since");
}
