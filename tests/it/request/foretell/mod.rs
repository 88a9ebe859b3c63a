//! `doorkey request foretell`: nothing is asked unseen, and "you can" is said only of what was seen.

mod faults;
mod given;
mod new;
mod real;

use doorkey::exit::Exit;

use given::GITHUB;
use given::index;
use given::profile;
use given::world;

use crate::support::world::World;

const ADA: [&str; 8] = [
    "request",
    "foretell",
    "pypi",
    "--username",
    "ada",
    "--project",
    "Sample_Project",
    "--yes",
];

#[test]
fn who_can_push_to_what_the_release_links_to_is_told_so() {
    let told = world(&index("ada", GITHUB))
        .page(GITHUB, 200, "<html>")
        .run(ADA)
        .exits(Exit::Done)
        .says("good  username: there is a user `ada`")
        .says("good  project: `ada` is an owner of `Sample_Project`")
        .says("links to github.com/ada/sample, which is public")
        .says("good  proof: you will be asked to push a branch to github.com/ada/sample: you can");
    assert_eq!(
        told.done,
        [
            "get https://pypi.org/user/ada/",
            "get https://pypi.org/pypi/sample-project/json",
            "get https://github.com/ada/sample",
            "get https://pypi.org/integrity/sample-project/1.2/sample-1.2.tar.gz/provenance",
            "try-push https://github.com/ada/sample doorkey-check",
        ]
    );
    assert_eq!(
        told.err.matches("note: request:").count(),
        6,
        "{}",
        told.err
    );
}

#[test]
fn a_remote_that_leads_there_is_what_a_push_is_tried_with() {
    let told = world(&index("ada", GITHUB))
        .page(GITHUB, 200, "<html>")
        .remote("fork", "git@github.com:bob/sample.git")
        .remote("up", "ssh://git@github.com/Ada/Sample.git")
        .run(ADA)
        .exits(Exit::Done);
    assert!(told.done.contains(&"try-push up doorkey-check".to_owned()));
    assert_eq!(
        told.done
            .iter()
            .filter(|act| act.starts_with("try-push"))
            .count(),
        1
    );
}

#[test]
fn a_remote_of_another_owner_is_pointed_out() {
    world(&index("ada", GITHUB))
        .page(GITHUB, 200, "<html>")
        .remote("origin", "git@github.com:bob/sample.git")
        .run(ADA)
        .talks("the remote `origin` here leads to another owner's repository than github.com/ada/sample");
}

#[test]
fn without_a_repository_seven_days_are_foretold() {
    for link in [
        "https://ada.example/",
        "https://sourceforge.net/projects/sample",
        "UNKNOWN",
    ] {
        let told = world(&index("ada", link))
            .run(ADA)
            .exits(Exit::Found)
            .says("mend  proof: no usable repository: expect a wait of seven days")
            .never_says("you can\n");
        assert!(told.done.iter().all(|act| !act.contains("try-push")));
    }
}

#[test]
fn a_repository_that_is_private_or_gone_is_none() {
    let told = world(&index("ada", GITHUB))
        .page(GITHUB, 404, "")
        .run(ADA)
        .exits(Exit::Found)
        .says("github.com/ada/sample, which is private or gone")
        .says("no usable repository");
    assert!(told.done.iter().all(|act| !act.contains("try-push")));
}

#[test]
fn a_push_that_cannot_be_tried_is_unknown_and_one_that_is_denied_is_not() {
    // The words of this refusal do not say who was denied.
    world(&index("ada", GITHUB))
        .page(GITHUB, 200, "<html>")
        .refuses_push()
        .run(ADA)
        .exits(Exit::Incomplete)
        .says("unknown  push: whether a branch could be pushed to github.com/ada/sample is not known: permission denied")
        .says("you will probably be asked to push a branch to github.com/ada/sample: whether you can is not known")
        .never_says("you can\n");
}

#[test]
fn a_project_of_somebody_else_counts_for_nothing_and_its_links_are_not_followed() {
    let told = world(&index("bob", GITHUB))
        .page(GITHUB, 200, "<html>")
        .run(ADA)
        .exits(Exit::Found)
        .says("mend  project: `ada` owns no part of `Sample_Project`; those who do: `bob`")
        .says("unknown  proof:");
    assert_eq!(told.done.len(), 2, "{:?}", told.done);
}

#[test]
fn a_name_that_is_spelled_in_another_way_is_pointed_out() {
    world(&index("Ada", GITHUB))
        .page(GITHUB, 200, "<html>")
        .run(ADA)
        .exits(Exit::Found)
        .says("mend  project: the index spells the owner of `Sample_Project` as `Ada`");
    World::new()
        .page("https://pypi.org/user/ada/", 404, "")
        .run(["request", "foretell", "pypi", "--username", "ada", "--yes"])
        .exits(Exit::Found)
        .says("mend  username: the index knows no user `ada`");
    let told = World::new()
        .run([
            "request",
            "foretell",
            "pypi",
            "--username",
            "ada@old.example",
            "--yes",
        ])
        .exits(Exit::Found)
        .says("mend  username: this cannot be a username");
    assert!(told.done.is_empty());
}

#[test]
fn projects_that_the_profile_lists_and_nobody_named_keep_the_verdict_open() {
    let body = format!("{}<a href=\"/project/other/\">other</a>", profile("ada"));
    world(&index("ada", "https://ada.example/"))
        .page("https://pypi.org/user/ada/", 200, &body)
        .run(ADA)
        .says("the account has projects that were not looked at: `other`")
        .says("unknown  proof: whether you will be asked to push a branch is not known");
}

#[test]
fn the_address_on_a_release_is_recognised_and_never_printed() {
    world(&index("ada", GITHUB))
        .page(GITHUB, 200, "<html>")
        .run(ADA)
        .says("shows a…@old.example: maybe that one is on the account")
        .never_says("ada.lovelace@old.example");
}

#[test]
fn the_new_address_is_looked_at_by_its_domain_only() {
    let dns = "https://cloudflare-dns.com/dns-query?name=mail.new.example&type=MX";
    let rdap = "https://rdap.org/domain/new.example";
    let run = |mx: &str, until: &str| {
        let body = format!(
            "{{\"events\":[{{\"eventAction\":\"expiration\",\"eventDate\":\"{until}T00:00:00Z\"}}]}}"
        );
        World::new().page(dns, 200, mx).page(rdap, 200, &body).run([
            "request",
            "foretell",
            "pypi",
            "--new-address",
            "ada@Mail.new.example",
            "--yes",
        ])
    };
    let mx = "{\"Status\":0,\"Answer\":[{\"type\":15,\"data\":\"10 mx.new.example.\"}]}";
    let told = run(mx, "2099-01-01")
        .says("good  new_address: mail.new.example takes mail")
        .says("good  domain: new.example is registered, until 2099-01-01");
    assert!(
        told.done.iter().all(|act| !act.contains("ada")),
        "{:?}",
        told.done
    );
    run(mx, "2001-01-01").says("mend  domain: new.example is registered until 2001-01-01 only");
    for (answer, says) in [
        ("{\"Status\":3}", "mend  new_address: there is no domain"),
        ("{\"Status\":0}", "names no server for its mail"),
        (
            "{\"Status\":0,\"Answer\":[{\"type\":15,\"data\":\"0 .\"}]}",
            "says that it takes no mail",
        ),
        ("{\"Status\":2}", "unknown  new_address:"),
        ("{\"Status\":0,\"TC\":true}", "unknown  new_address:"),
        ("<html>", "unknown  new_address:"),
    ] {
        run(answer, "2099-01-01").says(says);
    }
}

#[test]
fn a_refused_domain_is_told_without_asking_anybody() {
    for domain in ["outlook.com", "OUTLOOK.com", "eu.hotmail.com"] {
        let address = format!("ada@{domain}");
        let told = World::new()
            .run([
                "request",
                "foretell",
                "pypi",
                "--new-address",
                &address,
                "--yes",
            ])
            .exits(Exit::Found)
            .says("mend  new_address: PyPI refuses addresses of");
        assert!(told.done.is_empty());
    }
    World::new()
        .run([
            "request",
            "foretell",
            "pypi",
            "--new-address",
            "ada@notoutlook.com",
            "--yes",
        ])
        .says("unknown  new_address:");
}

#[test]
fn nothing_is_asked_before_the_owner_said_yes() {
    let args = &ADA[..7];
    let told = world(&index("ada", GITHUB))
        .run(args.iter().copied())
        .exits(Exit::Cancelled)
        .talks("`--yes` makes the requests without asking");
    assert!(told.done.is_empty());
    let told = world(&index("ada", GITHUB))
        .types("no")
        .run(args.iter().copied())
        .exits(Exit::Cancelled);
    assert!(told.done.is_empty());
    // Yes to the index, no to what it names.
    let told = world(&index("ada", GITHUB))
        .types("y")
        .types("n")
        .run(args.iter().copied())
        .exits(Exit::Incomplete)
        .says("good  project")
        .says("unknown  repository:");
    assert_eq!(told.done.len(), 2);
    let told = world(&index("ada", GITHUB))
        .page(GITHUB, 200, "<html>")
        .types("y")
        .types("yes")
        .run(args.iter().copied())
        .exits(Exit::Done);
    assert_eq!(told.done.len(), 5);
}

#[test]
fn offline_nothing_is_asked_and_everything_is_unknown() {
    let mut args = ADA;
    args[7] = "--offline";
    let told = world(&index("ada", GITHUB))
        .run(args)
        .exits(Exit::Incomplete)
        .says("unknown  username")
        .says("unknown  project")
        .says("unknown  proof")
        .talks("not asked: GET https://pypi.org/pypi/sample-project/json");
    assert!(told.done.is_empty());
}

#[test]
fn a_program_reads_the_same_checks_as_of_the_doctor() {
    let told = world(&index("ada", GITHUB))
        .page(GITHUB, 200, "<html>")
        .run(ADA.into_iter().chain(["--format", "json"]))
        .exits(Exit::Done);
    let json = told.json();
    assert_eq!(json["schema"], "doorkey/request/1");
    assert_eq!(json["repository"], "usable");
    let checks = json["checks"].as_array().expect("checks");
    let of = |name: &str| checks.iter().find(|row| row["check"] == name);
    assert!(
        of("proof").is_some_and(|row| row["health"] == "good"),
        "{json}"
    );
    assert!(of("push").is_some() && of("username").is_some());
}

#[test]
fn test_pypi_is_asked_at_its_own_address_and_other_services_not_at_all() {
    let told = World::new().run([
        "request",
        "foretell",
        "testpypi",
        "--username",
        "ada",
        "--yes",
    ]);
    assert_eq!(told.done, ["get https://test.pypi.org/user/ada/"]);
}

#[test]
fn a_clock_that_is_wrong_is_told_before_anything_is_filed() {
    for (second, word) in [
        (
            crate::support::world::NOON - 45,
            "mend  clock: the clock of this machine is 45 seconds ahead of that of pypi.org",
        ),
        (crate::support::world::NOON + 3, "good  clock: "),
    ] {
        given::world(&given::index("ada", given::GITHUB))
            .web_says(second)
            .page(given::GITHUB, 200, "<html>")
            .run(ADA)
            .says(word);
    }
}
