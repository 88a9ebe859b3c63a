#![expect(
    clippy::expect_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;

fn read(text: &str) -> Result<Facts, FactError> {
    Facts::read(text.as_bytes())
}

#[test]
fn toml_and_json_say_the_same() {
    let toml = "service = 'pypi'\nusername = \"ada\"\nemail = 'lost'\nsecond_factor = 'works'\n\
        since = 2026-11-01\ntried = ['reset']\n[[projects]]\nname = 'one'\nrepository = 'https://github.com/ada/one'\n";
    let json = r#"{"service": "pypi", "username": "ada", "email": "lost", "second_factor": "works",
        "since": "2026-11-01", "tried": ["reset"], "address": null,
        "projects": [{"name": "one", "repository": "https://github.com/ada/one"}]}"#;
    let facts = read(toml).expect("TOML is read");
    assert_eq!(Ok(&facts), read(json).as_ref());
    assert_eq!(facts.text(Text::Username), Some("ada"));
    assert_eq!(facts.day(Text::Since), Date::parse("2026-11-01"));
    assert!(facts.is("email", "lost") && facts.is("has_projects", "yes"));
    assert!(facts.is("repository", UNKNOWN) && facts.is("password", UNKNOWN));
}

#[test]
fn the_example_can_be_read_as_it_is_and_has_every_fact_in_it() {
    let example = example::file();
    let facts = read(&example).expect("the example is read");
    assert_eq!(facts.pairs().len(), 2);
    let all: String = example
        .lines()
        .map(|line| {
            let bare = line.strip_prefix("# ").unwrap_or(line);
            let is_fact = bare.split_once(" = ").is_some_and(|(key, _)| {
                TEXTS.iter().any(|row| row.key == key) || ["name", "repository"].contains(&key)
            });
            if is_fact || bare == "[[projects]]" {
                bare
            } else {
                line
            }
            .to_owned()
                + "\n"
        })
        .collect();
    let facts = read(&all).expect("the example with all its facts is read");
    assert!(
        TEXTS.iter().all(|row| facts.text(row.text).is_some()),
        "{all}"
    );
}

#[test]
fn facts_are_made_again_from_their_pairs() {
    let facts = read("service='npm'\nemail='unverified'\ntried=['clock','reset']\nprojects=['a',{name='b',repository='https://x.example/b'}]")
        .expect("it is read");
    let mut again = Facts::default();
    for (key, value) in facts.pairs() {
        again.set(key, &value).expect("a pair is a fact");
    }
    assert_eq!(again, facts);
    assert!(facts.is("email", "works") && facts.is("email_verified", "no"));
}

#[test]
fn a_text_that_is_empty_is_a_text_that_nobody_gave() {
    assert_eq!(read("index = \"\"\n"), Ok(Facts::default()));
    let mut facts = Facts::default();
    for (key, value) in [("service", "npm"), ("username", "ada"), ("since", "")] {
        facts.set(key, value).expect("it is a fact");
    }
    assert_eq!(read("service='npm'\nusername='ada'"), Ok(facts.clone()));
    facts.set("username", "").expect("it is taken back");
    facts.set("service", "").expect("it is taken back");
    assert_eq!(facts, Facts::default());
}

#[test]
fn the_index_names_the_service() {
    let facts = read("service='pypi'\nindex='testpypi'").expect("it is read");
    assert_eq!(facts.text(Text::Service), Some("testpypi"));
}

#[test]
fn what_follows_from_other_facts_need_not_be_said() {
    for (text, key, word) in [
        ("projects=[]", "has_projects", "no"),
        ("projects=[]", "repository", "none"),
        ("projects=['one']", "has_projects", "yes"),
        ("stops_at='unverified'", "email_verified", "no"),
        ("reset='not_verified'", "email_verified", "no"),
        (
            "issue='https://github.com/pypi/support/issues/1'",
            "filed",
            "yes",
        ),
        (
            "issue='https://github.com/pypi/support/issues/1'\nfiled='no'",
            "filed",
            "no",
        ),
    ] {
        assert_eq!(read(text).expect("it is read").word(key), word, "{text}");
    }
}

#[test]
fn a_mistake_is_told_with_its_line_and_without_its_bytes() {
    for (text, line) in [
        ("service='pypi'\nemail='hunter2'", 2),
        ("\n\nhunter2 = 'x'", 3),
        ("username = 'ada'\nhunter2", 2),
        ("{\"service\": \"pypi\",\n\"hunter2\": \"x\"}", 2),
        ("{\"service\": \"pypi\",\n\"email\": 7}", 2),
        ("{\"service\": hunter2}", 1),
        ("address = 'hunter2'", 1),
        ("filed_on = 'hunter2'", 1),
        ("issue = 'hunter2'", 1),
        ("username = 'hunter2 hunter2'", 1),
        ("tried = ['hunter2']", 1),
        ("projects = [{name = 'a', hunter2 = 'b'}]", 1),
        ("projects = ['hunter2', '']", 1),
        ("projects = [{name = ' ', repository = 'hunter2'}]", 1),
        ("username = \"hunter2\\u202e\"", 1),
    ] {
        let error = read(text).expect_err("it is refused");
        let said = format!("{error} {:?}", error.hint());
        assert!(
            said.starts_with(&format!("line {line}: ")),
            "{text}: {said}"
        );
        assert!(!said.contains("hunter2"), "{said}");
    }
}

#[test]
fn what_nobody_writes_is_refused() {
    let deep = format!("{{\"email\":{}", "[".repeat(100_000));
    let long = format!("username = '{}'", "a".repeat(501));
    let many = format!("projects = [{}]", "'a',".repeat(201));
    let huge = format!("#{}", " ".repeat(64 << 10));
    for text in [deep, long, many, huge] {
        assert!(read(&text).is_err());
    }
    assert!(Facts::read(b"\xff").is_err());
}

#[test]
fn an_address_is_one_and_nothing_else() {
    for address in [
        "ada@example.org",
        "a.b+c@sub.example.co.uk",
        "ädä@exämple.org",
    ] {
        assert!(is_address(address), "{address}");
    }
    for text in [
        "ada",
        "ada@",
        "@example.org",
        "ada@localhost",
        "a b@example.org",
        "ada@example.org, bob@example.org",
        "Ada <ada@example.org>",
        "ada@example..org",
        "ada@.example.org",
        "ada@example.org.",
    ] {
        assert!(!is_address(text), "{text}");
    }
}
