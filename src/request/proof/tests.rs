//! Answers to findings, without anybody to ask.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::recipes;
use crate::request::proof::forge::Link;
use crate::request::proof::plan::Subject;

const NOW: u64 = 1_800_000_000;

fn facts() -> Facts {
    let mut facts = Facts::default();
    for (key, value) in [("username", "ada"), ("project", "sample")] {
        facts.set(key, value).expect("a fact");
    }
    facts
}

fn bases() -> Bases {
    Bases {
        index: "https://pypi.org/".to_owned(),
        dns: "https://dns.example/q".to_owned(),
        rdap: "https://rdap.example/".to_owned(),
    }
}

fn recipe() -> Recipe {
    recipes::known("pypi").expect("a recipe")
}

fn page(of: Subject, at: &str, body: &str) -> Asked {
    let planned = Planned {
        url: at.to_owned(),
        accept: "*/*",
        follows: false,
        why: String::new(),
        of,
    };
    let answer = Answer {
        status: 200,
        body: body.as_bytes().to_vec(),
        at: at.to_owned(),
        ahead: None,
    };
    (planned, Ok(answer))
}

fn repository() -> Repository {
    match forge::link("Source", "https://github.com/ada/sample") {
        Some(Link::Repository(repository)) => repository,
        other => panic!("{other:?}"),
    }
}

fn listed() -> Asked {
    let body = r#"{"info":{"name":"sample","version":"1","project_urls":{"Source":"https://github.com/ada/sample"}},
        "ownership":{"roles":[{"role":"Maintainer","user":"ada"}]},"urls":[{"filename":"s.whl"}]}"#;
    page(
        Subject::Project("sample".to_owned()),
        "https://pypi.org/x",
        body,
    )
}

fn shown(at: &str, body: &str) -> Asked {
    page(Subject::Repository(repository()), at, body)
}

fn pushed(tried: Tried) -> Vec<(Push, Tried)> {
    let push = Push {
        repository: repository(),
        ways: Vec::new(),
    };
    vec![(push, tried)]
}

fn proof(asked: &[Asked], pushes: &[(Push, Tried)]) -> Proof {
    read(&recipe(), &facts(), asked, pushes, NOW)
}

const HERE: &str = "https://github.com/ada/sample";

#[test]
fn only_a_push_that_would_be_taken_is_a_promise() {
    let asked = [listed(), shown(HERE, "")];
    for (tried, standing) in [
        (Tried::Taken, Standing::Usable),
        (
            Tried::Refused("Permission to … denied to bob.".to_owned()),
            Standing::None,
        ),
        (
            Tried::Refused("The requested URL returned error: 403".to_owned()),
            Standing::None,
        ),
        (
            Tried::Refused("… Permission denied (publickey).".to_owned()),
            Standing::Unknown,
        ),
        (
            Tried::Refused("could not read Username for …".to_owned()),
            Standing::Unknown,
        ),
        (
            Tried::Refused("git did not end in time".to_owned()),
            Standing::Unknown,
        ),
        (Tried::Not("no git".to_owned()), Standing::Unknown),
    ] {
        let proof = proof(&asked, &pushed(tried.clone()));
        assert_eq!(proof.standing, standing, "{tried:?}");
        assert_eq!(
            proof.verdict.ends_with(": you can"),
            standing == Standing::Usable
        );
    }
    assert_eq!(proof(&asked, &[]).standing, Standing::Unknown);
    // What would be taken and is not public is not what staff look at.
    let hidden = [listed(), shown("https://github.com/login", "")];
    assert_eq!(
        proof(&hidden, &pushed(Tried::Taken)).standing,
        Standing::None
    );
    assert_eq!(
        proof(&[listed()], &pushed(Tried::Taken)).standing,
        Standing::Unknown
    );
}

#[test]
fn one_that_was_renamed_or_archived_is_told() {
    let says = |proof: &Proof, text: &str| proof.findings.iter().any(|it| it.saw.contains(text));
    let renamed = [listed(), shown("https://github.com/team/sample", "")];
    let proof_of_renamed = proof(&renamed, &pushed(Tried::Taken));
    assert!(says(
        &proof_of_renamed,
        "which is github.com/team/sample by now"
    ));
    assert_eq!(proof_of_renamed.standing, Standing::Usable);
    let body = "This repository was archived by the owner on Jan 1";
    let refused = pushed(Tried::Refused(
        "the requested URL returned error".to_owned(),
    ));
    let archived = proof(&[listed(), shown(HERE, body)], &refused);
    assert_eq!(archived.standing, Standing::None);
    assert!(archived.findings.iter().any(|it| {
        it.id == "push"
            && it
                .hint
                .as_ref()
                .is_some_and(|hint| hint.contains("archive"))
    }));
}

#[test]
fn who_published_is_told_where_the_files_say_so() {
    for (kind, whose, says) in [
        ("GitHub", "ada/sample", Some("as it links to")),
        ("GitLab", "ada/sample", Some("to which it does not link")),
        ("GitHub", "../../x?y", Some("not known")),
        ("Google", "ada/sample", Some("not known")),
    ] {
        let body = format!(
            r#"{{"version":1,"attestation_bundles":[{{"publisher":{{"kind":"{kind}","repository":"{whose}"}}}}]}}"#
        );
        let asked = [
            listed(),
            shown(HERE, ""),
            page(Subject::Attested("sample".to_owned()), HERE, &body),
        ];
        let proof = proof(&asked, &pushed(Tried::Taken));
        let seen = proof.findings.iter().find(|it| it.id == "attestation");
        let saw = seen.map(|seen| seen.saw.as_str()).unwrap_or_default();
        assert!(
            says.is_some_and(|says| saw.contains(says)),
            "{kind} {whose}: {saw}"
        );
    }
}

#[test]
fn an_address_in_the_reader_s_own_network_is_not_asked_because_a_stranger_listed_it() {
    let body = r#"{"info":{"name":"sample","version":"1","home_page":"https://169.254.169.254/latest.git",
        "project_urls":{"Source":"https://10.0.0.1/ada/sample","Repository":"http://localhost:8080/x.git",
        "Code":"https://router.local/a/b","Git":"https://[fd00::1]/a/b"}},
        "ownership":{"roles":[{"role":"Owner","user":"ada"}]},"urls":[]}"#;
    let of = Subject::Project("sample".to_owned());
    let asked = [page(of.clone(), "https://pypi.org/x", body)];
    assert_eq!(plan::links(&facts(), &bases(), &asked), []);
    assert_eq!(plan::pushes(&facts(), &asked, &[]), []);
    // An index of the own network may list what lies there.
    let asked = [page(of, "https://index.corp/x", body)];
    assert_eq!(plan::pushes(&facts(), &asked, &[]).len(), 4);
}

#[test]
fn what_is_known_goes_into_the_facts_and_what_is_not_changes_none() {
    let mut known = facts();
    let asked = [listed(), shown(HERE, "")];
    proof(&asked, &pushed(Tried::Taken)).tell(&mut known);
    assert!(known.is("repository", "usable"));
    assert_eq!(known.projects[0].repository.as_deref(), Some(HERE));
    let mut open = facts();
    open.set("repository", "none").expect("a word");
    proof(&[], &[]).tell(&mut open);
    assert!(open.is("repository", "none"));
}

#[test]
fn an_account_without_projects_waits_seven_days() {
    let mut facts = Facts::default();
    facts.set("has_projects", "no").expect("a word");
    let proof = read(&recipe(), &facts, &[], &[], NOW);
    assert_eq!(proof.standing, Standing::None);
    let proof = read(&recipe(), &Facts::default(), &[], &[], NOW);
    assert_eq!(proof.standing, Standing::Unknown);
}

#[test]
fn names_are_spelled_for_addresses_and_cannot_leave_their_place() {
    let mut facts = Facts::default();
    for project in ["A__b..C", "../../user/x?y#z", "..", "ä b"] {
        facts.set("project", project).expect("a fact");
    }
    facts
        .set("new_address", "a@bücher.example")
        .expect("a fact");
    let urls: Vec<_> = plan::pages(&recipe(), &facts, &bases())
        .into_iter()
        .map(|planned| planned.url)
        .collect();
    assert_eq!(
        urls,
        [
            "https://pypi.org/pypi/a-b-c/json",
            "https://pypi.org/pypi/-%2F-%2Fuser%2Fx%3Fy%23z/json",
            "https://pypi.org/pypi/-/json",
            "https://pypi.org/pypi/%C3%A4%20b/json",
            "https://dns.example/q?name=xn--bcher-kva.example&type=MX",
            "https://rdap.example/domain/xn--bcher-kva.example",
        ]
    );
}

#[test]
fn the_part_of_a_domain_that_is_registered_is_found_by_its_looks() {
    for (domain, registered) in [
        ("new.example", "new.example"),
        ("mail.new.example", "new.example"),
        ("a.b.co.uk", "b.co.uk"),
        ("ada.me.uk", "ada.me.uk"),
        ("example", "example"),
    ] {
        assert_eq!(domain::registrable(domain), registered);
    }
}
