//! `doorkey pwned`, over a world of fakes.

use crate::support::world::World;
use doorkey::exit::Exit;

#[test]
fn a_list_is_looked_up_and_each_prefix_asked_once() {
    let told = World::new()
        .stdin("password\nletmein\npassword\nzq8Lw3Xv-unseen\n")
        .exposed(&[("password", 42), ("letmein", 7)])
        .run(["pwned", "--format", "json"])
        .exits(Exit::Found);
    let verdicts: Vec<_> = told.json()["results"]
        .as_array()
        .expect("results are a list")
        .iter()
        .map(|row| {
            (
                row["exposure"]["verdict"].clone(),
                row["exposure"]["count"].clone(),
            )
        })
        .collect();
    assert_eq!(
        verdicts,
        [
            ("exposed".into(), 42.into()),
            ("exposed".into(), 7.into()),
            ("exposed".into(), 42.into()),
            ("clear".into(), 0.into())
        ]
    );
    let mut asked = told.asked.clone();
    asked.sort();
    asked.dedup();
    assert_eq!(
        asked.len(),
        told.asked.len(),
        "asked twice: {:?}",
        told.asked
    );
    assert_eq!(asked.len(), 3);
}

#[test]
fn digests_are_looked_up_as_they_are() {
    World::new()
        .stdin("5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8\nnot a digest\n")
        .exposed(&[("password", 42)])
        .run(["pwned", "--hash", "sha1"])
        .exits(Exit::Found)
        .says("exposed 42 times")
        .says("not the 40 hex digits")
        .says("checked 1 of 2");
}

#[test]
fn an_ntlm_digest_is_asked_by_its_own_prefix() {
    let told = World::new()
        .stdin("8846F7EAEE8FB117AD06BDD830B7586C")
        .range("8846F", "7EAEE8FB117AD06BDD830B7586C:9")
        .run(["pwned", "--hash", "ntlm"])
        .exits(Exit::Found)
        .says("exposed 9 times");
    assert_eq!(told.asked, ["8846F"]);
}

#[test]
fn an_ntlm_digest_is_not_clear_by_a_sha1_range() {
    World::new()
        .stdin("8846F7EAEE8FB117AD06BDD830B7586C")
        .range("8846F", "1E4C9B93F3F0682250B6CF8331B7EE68FD8:42")
        .run(["pwned", "--hash", "ntlm"])
        .exits(Exit::Incomplete);
}

#[test]
fn a_range_is_printed_in_one_spelling() {
    let told = World::new()
        .range(
            "5BAA6",
            "1e4c9b93f3f0682250b6cf8331b7ee68fd8:42\r\n00000000000000000000000000000000000:0",
        )
        .run(["pwned", "--prefix", "5baa6"])
        .exits(Exit::Done);
    assert_eq!(told.out, "1E4C9B93F3F0682250B6CF8331B7EE68FD8:42\n");
}

#[test]
fn a_range_that_is_not_there_is_an_error() {
    World::new()
        .run(["pwned", "--prefix", "5BAA6"])
        .exits(Exit::Incomplete)
        .talks("no range 5BAA6");
}

#[test]
fn what_is_malformed_is_unknown_never_clear() {
    for body in [
        "",
        "<html>",
        "garbage",
        "1E4C9B93F3F0682250B6CF8331B7EE68FD8:",
        "FFF:1",
    ] {
        World::new()
            .types("password")
            .range("5BAA6", body)
            .run(["pwned"])
            .exits(Exit::Incomplete)
            .never_says("not in any known breach");
    }
}
