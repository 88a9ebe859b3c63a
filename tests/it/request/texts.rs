//! The texts of a request that is kept: written once more, opened as a form, and put on the clipboard.

use doorkey::exit::Exit;

use crate::support::world::Safe;
use crate::support::world::World;

const FACTS: &str = "service = 'pypi'\nusername = 'ada'\nsecond_factor = 'lost'\nrecovery_codes = 'lost'\n\
    email = 'works'\nemail_verified = 'yes'\nrepository = 'usable'\naddress = 'ada@host.example'\n\
    projects = [{ name = 'sample', repository = 'https://github.com/ada/sample' }]\n";

/// With one request that is open: `pypi-ada`.
fn kept() -> Safe {
    let safe = Safe::default();
    World::new()
        .safe(&safe)
        .file("lost.toml", FACTS)
        .run(["request", "new", "--facts", "lost.toml", "--keep"])
        .exits(Exit::Done)
        .talks("kept as `pypi-ada`");
    safe
}

#[test]
fn a_request_that_is_kept_writes_the_same_texts_again() {
    let safe = kept();
    let new = World::new()
        .file("lost.toml", FACTS)
        .run(["request", "new", "--facts", "lost.toml", "--format", "json"])
        .json();
    let again = World::new()
        .safe(&safe)
        .run(["request", "draft", "--format", "json"])
        .exits(Exit::Done)
        .json();
    assert_eq!(again["draft"], new["draft"]);
    assert!(
        again["draft"]["issue"]["fields"]
            .as_array()
            .is_some_and(|fields| fields.len() == 5)
    );
    let mail = World::new()
        .safe(&safe)
        .run(["request", "draft", "pypi-ada", "--format", "eml"])
        .exits(Exit::Done);
    assert!(
        mail.out.contains("\r\nTo: support@pypi.org\r\n"),
        "{}",
        mail.out
    );
}

#[test]
fn the_form_is_opened_with_template_and_title_and_nothing_else() {
    let told = World::new()
        .safe(&kept())
        .run(["request", "open"])
        .exits(Exit::Done);
    assert_eq!(
        told.done,
        [
            "open https://github.com/pypi/support/issues/new?template=account-recovery.yml&title=Account+recovery+request"
        ]
    );
    let told = World::new()
        .safe(&kept())
        .run(["request", "open", "--print"]);
    assert!(told.done.is_empty());
    told.exits(Exit::Done)
        .says("https://github.com/pypi/support/issues/new?");
}

#[test]
fn each_field_and_then_the_mail_waits_on_the_clipboard_in_turn() {
    let safe = kept();
    let world = (0..5).fold(World::new().safe(&safe), |world, _| world.types(""));
    world.run(["request", "open", "--copy"]).exits(Exit::Done);
    let copied: Vec<_> = safe
        .copied()
        .into_iter()
        .map(|text| String::from_utf8(text).expect("text"))
        .filter(|text| !text.is_empty())
        .collect();
    assert_eq!(copied[0], "`ada`");
    assert!(
        copied[1].contains("sample") && !copied[1].contains('@'),
        "{}",
        copied[1]
    );
    assert_eq!(copied[2], "support@pypi.org");
    assert!(copied[4].contains("ada@host.example"), "{}", copied[4]);
}

#[test]
fn once_it_is_filed_the_mail_has_the_link_of_the_issue() {
    let safe = kept();
    World::new()
        .safe(&safe)
        .run([
            "request",
            "log",
            "filed",
            "https://github.com/pypi/support/issues/1234",
        ])
        .exits(Exit::Done);
    let json = World::new()
        .safe(&safe)
        .run(["request", "draft", "--format", "json"])
        .exits(Exit::Done)
        .json();
    let mail = &json["draft"]["mail"];
    let says = |member: &str, words: &str| {
        mail[member]
            .as_str()
            .is_some_and(|text| text.contains(words))
    };
    assert!(says("subject", "#1234"), "{mail}");
    assert!(
        says("body", "https://github.com/pypi/support/issues/1234"),
        "{mail}"
    );
    assert_eq!(
        json["draft"]["open"],
        serde_json::json!([]),
        "nothing is to be filled in"
    );
}

#[test]
fn a_route_without_a_form_opens_none() {
    let safe = Safe::default();
    World::new()
        .safe(&safe)
        .stdin("service = 'pypi'\nusername = 'ada'\naccount = 'suspended'\n")
        .run(["request", "new", "--facts", "-", "--keep"])
        .exits(Exit::Done);
    let told = World::new()
        .safe(&safe)
        .run(["request", "open"])
        .exits(Exit::Usage);
    assert!(told.done.is_empty());
    told.talks("no form belongs to this route");
}

#[test]
fn what_is_foretold_of_a_request_is_written_down_with_it() {
    let safe = kept();
    let index = r#"{"info":{"name":"sample","version":"1","project_urls":{"Docs":"https://sample.example"}},
        "ownership":{"roles":[{"role":"Owner","user":"ada"}],"organization":null},"urls":[]}"#;
    World::new()
        .safe(&safe)
        .page(
            "https://pypi.org/user/ada/",
            200,
            "<title>Profile of ada</title><h1>ada</h1>",
        )
        .page("https://pypi.org/pypi/sample/json", 200, index)
        .run(["request", "foretell", "--yes"])
        .says("seven days");
    let log = safe.case("pypi-ada").expect("a log");
    assert!(
        log.contains("\"key\":\"repository\",\"value\":\"none\""),
        "{log}"
    );
    let json = World::new()
        .safe(&safe)
        .run(["request", "draft", "--format", "json"])
        .json();
    let mail = json["draft"]["mail"]["body"].as_str().unwrap_or_default();
    assert!(mail.contains("seven days"), "{mail}");
    assert!(!mail.contains("github.com/ada/sample"), "{mail}");
}
