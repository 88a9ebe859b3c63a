//! What is said on which day, and the end of a case.

use doorkey::exit::Exit;

use super::DAY;
use super::begun;
use super::filed;
use crate::support::world::NOON;
use crate::support::world::Safe;
use crate::support::world::World;

/// The ids of what is to be done so many days after the request was filed.
fn due(safe: &Safe, day: u64) -> Vec<String> {
    let told = World::new()
        .safe(safe)
        .at(NOON + day * DAY)
        .run(["request", "next", "--format", "json"])
        .exits(Exit::Done);
    let told = told.json();
    assert_eq!(told["request"], "pypi-ada");
    let steps = told["plan"].as_array().unwrap();
    let today = told["today"].as_str().unwrap();
    let due = steps
        .iter()
        .filter(|step| step["done"] == false && step["day"].as_str().unwrap() <= today);
    due.map(|step| step["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn each_day_of_silence_has_its_act() {
    let safe = filed();
    assert_eq!(due(&begun(), 0), ["file", "mail"]);
    assert_eq!(due(&safe, 0), [""; 0]);
    assert_eq!(due(&safe, 9), ["look", "first_answer"]);
    assert_eq!(due(&safe, 10), ["look", "first_answer", "resend"]);
    assert_eq!(due(&safe, 21), ["look", "first_answer", "resend", "remind"]);
    assert_eq!(
        due(&safe, 90),
        ["look", "first_answer", "resend", "remind", "closes"]
    );
}

#[test]
fn next_is_readable_and_names_the_day_the_mail_to_look_for_and_the_fraud() {
    World::new()
        .safe(&filed())
        .at(NOON + 10 * DAY)
        .run(["request", "next"])
        .exits(Exit::Done)
        .says("pypi-ada: 2026-12-03, 10 days since 2026-11-23")
        .says("`[PyPI] Account Recovery Request: ada`")
        .says("  2026-12-14  still silent: write one polite note into the issue")
        .says("Beware:\n  - strangers offer paid \"recovery\"");
}

#[test]
fn the_calendar_has_the_days_and_no_address_of_the_owner() {
    let told = World::new()
        .safe(&filed())
        .run(["request", "next", "--ics"])
        .exits(Exit::Done)
        .says("BEGIN:VCALENDAR\r\n")
        .says("UID:resend.pypi-ada@doorkey.invalid\r\n")
        .says("DTSTART;VALUE=DATE:20261203\r\n")
        .never_says("ada@mail.example");
    assert!(
        told.out
            .replace("\r\n", "")
            .chars()
            .all(|char| char != '\n')
    );
    let told = World::new()
        .safe(&filed())
        .run(["request", "next", "--ics", "--output", "/home/ada/plan.ics"])
        .exits(Exit::Done);
    let written = told.written.values().next().unwrap();
    assert!(written.starts_with(b"BEGIN:VCALENDAR\r\n"));
}

#[test]
fn the_one_open_case_needs_no_name_and_several_are_named() {
    let safe = begun();
    safe.add_to_case(
        "npm",
        "{\"at\":1,\"what\":\"begun\"}\n{\"at\":1,\"what\":\"closed\",\"value\":\"gave_up\"}\n",
    );
    World::new()
        .safe(&safe)
        .run(["request", "show"])
        .exits(Exit::Done);
    safe.add_to_case("pypi-eve", "{\"at\":1,\"what\":\"begun\"}\n");
    World::new()
        .safe(&safe)
        .run(["request", "next"])
        .exits(Exit::Usage)
        .talks("several requests are open")
        .talks("name one of `pypi-ada`, `pypi-eve`");
    for name in ["nobody", "../../etc/passwd", "PYPI-ADA"] {
        World::new()
            .safe(&safe)
            .run(["request", "show", name])
            .exits(Exit::Usage)
            .talks("there is no request of this name")
            .talks("there is `npm`, `pypi-ada`, `pypi-eve`")
            .never_says("etc/passwd");
    }
    World::new()
        .run(["request", "next"])
        .exits(Exit::Usage)
        .talks("`doorkey request new` begins one");
}

#[test]
fn the_list_has_open_and_closed_ones_and_counts_what_cannot_be_read() {
    let safe = filed();
    safe.add_to_case("npm", "{\"at\":1,\"what\":\"begun\"}\n{\"at\":2,\"wh\n{\"at\":3,\"what\":\"closed\",\"value\":\"self_service\"}\n");
    World::new()
        .safe(&safe)
        .run(["request", "list"])
        .exits(Exit::Done)
        .says("pypi-ada (pypi)  filed, account `ada`, since 2026-11-23, next on 2026-11-24\nnpm  closed: self service, since 1970-01-01")
        .talks("1 line of the log of `npm` cannot be read");
    let told = World::new()
        .safe(&safe)
        .run(["request", "list", "--format", "json"])
        .exits(Exit::Done)
        .json();
    assert_eq!(told["schema"], "doorkey/request/1");
    let first = serde_json::json!({
        "name": "pypi-ada", "service": "pypi", "username": "ada", "state": "filed", "outcome": null,
        "since": "2026-11-23T12:01:00Z", "next": "2026-11-24",
    });
    assert_eq!(told["requests"][0], first);
    assert_eq!(told["requests"][1]["outcome"], "self_service");
}

#[test]
fn a_case_is_shown_with_its_facts_its_route_and_its_log() {
    let told = World::new()
        .safe(&filed())
        .run(["request", "show"])
        .exits(Exit::Done)
        .says("route: file the issue; staff write to the account's address")
        .says("  - repository_url: https://github.com/ada/engine")
        .says("  2026-11-23  filed: https://github.com/pypi/support/issues/7");
    drop(told);
    let told = World::new()
        .safe(&filed())
        .run(["request", "show", "pypi-ada", "--format", "json"])
        .json();
    assert_eq!(told["route"]["id"], "recovery_issue");
    let log = told["log"].as_array().unwrap();
    let mailed = serde_json::json!({"at": "2026-11-23T12:01:00Z", "what": "mailed"});
    assert_eq!(log.last(), Some(&mailed));
}

#[test]
fn what_stands_in_a_log_cannot_drive_the_terminal() {
    let safe = begun();
    safe.add_to_case(
        "pypi-ada",
        "{\"at\":1795435260,\"what\":\"note\",\"value\":\"a\\u001b[2Jb\\u202e\"}\n",
    );
    for format in ["human", "json"] {
        World::new()
            .safe(&safe)
            .run(["request", "show", "--format", format])
            .exits(Exit::Done)
            .never_says("\u{1b}")
            .never_says("\u{202e}");
    }
}

#[test]
fn the_first_hour_back_in_is_a_numbered_list_and_nothing_is_written_down_by_reading_it() {
    let safe = filed();
    for _ in 0..2 {
        World::new()
            .safe(&safe)
            .run(["request", "after"])
            .exits(Exit::Done)
            .says("  1. run https://pypi.org/account/request-password-reset/")
            .says("`doorkey codes add pypi`")
            .says("second owner")
            .talks("`doorkey request log pypi-ada back-in` writes it down");
    }
    let log = safe.case("pypi-ada").unwrap();
    assert_eq!(log.matches("back_in").count(), 0);
    World::new()
        .safe(&safe)
        .run(["request", "log", "pypi-ada", "back-in"])
        .exits(Exit::Done);
    let told = World::new()
        .safe(&safe)
        .run(["request", "after", "--format", "json"])
        .json();
    assert_eq!(told["after"][0]["id"], "reset");
    assert!(due(&safe, 1).iter().all(|id| id.starts_with("after_")));
}

#[test]
fn a_case_is_closed_with_its_outcome_when_the_owner_says_so() {
    let safe = filed();
    let close = ["request", "close", "--outcome", "recovered"];
    World::new()
        .safe(&safe)
        .types("n")
        .run(close)
        .exits(Exit::Cancelled);
    assert!(!safe.case("pypi-ada").unwrap().contains("closed"));
    World::new()
        .safe(&safe)
        .types("y")
        .run(close)
        .exits(Exit::Done)
        .says("the request pypi-ada is closed");
    assert!(
        safe.case("pypi-ada")
            .unwrap()
            .contains(r#""what":"closed","value":"recovered""#)
    );
    World::new()
        .safe(&safe)
        .run([
            "request",
            "close",
            "pypi-ada",
            "--outcome",
            "gave_up",
            "--yes",
        ])
        .exits(Exit::Usage)
        .talks("closed already");
    World::new()
        .safe(&safe)
        .run(["request", "next", "pypi-ada"])
        .exits(Exit::Done)
        .talks("nothing is left to do");
}

#[test]
fn a_case_is_forgotten_for_good_and_only_when_the_owner_says_so() {
    let safe = filed();
    World::new()
        .safe(&safe)
        .types("")
        .run(["request", "forget", "pypi-ada"])
        .exits(Exit::Cancelled);
    assert!(safe.case("pypi-ada").is_some());
    World::new()
        .safe(&safe)
        .run(["request", "forget", "pypi-ada", "--yes"])
        .exits(Exit::Done);
    assert!(safe.case("pypi-ada").is_none());
    World::new()
        .safe(&safe)
        .run(["request", "forget", "pypi-ada", "--yes"])
        .exits(Exit::Usage);
}
