//! What a run that says so ends with.

use super::*;
use crate::request::search::Find;
use crate::request::search::Kind;
use crate::sites::account::Answer;
use crate::sites::account::Part;
use crate::sites::account::Sent;

fn with(fact: Fact) -> Told {
    Told::default().fact(fact)
}

fn examined(health: &[Health]) -> Fact {
    let row = |&health| Examined {
        check: "store",
        health,
        saw: "it was looked at".to_owned(),
        hint: None,
    };
    Fact::Examined(health.iter().map(row).collect())
}

fn finds(found: usize, not_looked_at: usize) -> Fact {
    let find = Find {
        kind: Kind::ALL[0],
        place: "/home/ada/codes.txt".to_owned(),
        hint: "keep it".to_owned(),
    };
    Fact::Finds(Finds {
        found: vec![find; found],
        looked_at: vec!["the home folder".to_owned()],
        not_looked_at: vec!["the keyring is locked".to_owned(); not_looked_at],
    })
}

fn account(answers: Vec<Answer>) -> Fact {
    let part = |answer| Part {
        name: "breaches",
        answer,
    };
    Fact::Account(Box::new(Account {
        address: "ada@example.org".to_owned(),
        sent: Sent::Prefix,
        parts: answers.into_iter().map(part).collect(),
        breaches: Vec::new(),
        pastes: Vec::new(),
        stealer_logs: Vec::new(),
    }))
}

fn lists(fates: &[ListFate]) -> Fact {
    let row = |&fate| ListRow {
        list: "breaches",
        fate,
        source: String::new(),
        rows: 0,
        bad: 0,
        fetched: None,
        entity_tag: None,
        why: None,
    };
    Fact::SiteLists(fates.iter().map(row).collect())
}

#[test]
fn who_has_nothing_to_tell_is_done() {
    assert_eq!(Told::default().exit(), Exit::Done);
    assert_eq!(with(Fact::Sets(Vec::new())).exit(), Exit::Done);
}

#[test]
fn what_could_not_be_looked_at_is_never_done() {
    let unknown = || Answer::Unknown("no answer".to_owned());
    for (fact, exit) in [
        (examined(&[Health::Good, Health::Bad]), Exit::Done),
        (examined(&[Health::Good, Health::Unknown]), Exit::Incomplete),
        (account(vec![Answer::Clear, unknown()]), Exit::Incomplete),
        (account(vec![Answer::Clear]), Exit::Done),
        (account(vec![Answer::NotAsked("no key")]), Exit::Done),
        (
            lists(&[ListFate::Updated, ListFate::Failed]),
            Exit::Incomplete,
        ),
        (lists(&[ListFate::Updated, ListFate::Unchanged]), Exit::Done),
    ] {
        let told = format!("{fact:?}");
        assert_eq!(with(fact).exit(), exit, "{told}");
    }
    // One gap is enough, wherever it stands.
    let told = with(lists(&[ListFate::Updated])).fact(examined(&[Health::Unknown]));
    assert_eq!(told.exit(), Exit::Incomplete);
}

#[test]
fn a_find_makes_up_for_what_could_not_be_looked_at() {
    assert_eq!(with(finds(0, 1)).exit(), Exit::Incomplete);
    assert_eq!(with(finds(1, 1)).exit(), Exit::Done);
    assert_eq!(with(finds(1, 0)).exit(), Exit::Done);
    assert_eq!(with(finds(0, 0)).exit(), Exit::Done);
}

#[test]
fn what_is_to_be_mended_beats_what_could_not_be_told_and_that_beats_being_done() {
    let told = |found, is_open| Told {
        found,
        is_open,
        ..Told::default()
    };
    assert_eq!(told(true, true).exit(), Exit::Found);
    assert_eq!(told(true, false).exit(), Exit::Found);
    assert_eq!(told(false, true).exit(), Exit::Incomplete);
    let told = told(true, false).fact(examined(&[Health::Unknown]));
    assert_eq!(told.exit(), Exit::Found);
}

#[test]
fn what_is_said_noted_and_found_comes_in_its_order() {
    let told = Told::default().say("one").note("aside").say("two");
    let told = told.fact(finds(0, 0)).note("besides");
    assert_eq!(told.said, ["one", "two"]);
    assert_eq!(told.notes, ["aside", "besides"]);
    assert_eq!(told.facts.len(), 1);
}

#[test]
fn the_words_that_programs_read_stay() {
    let states = [State::Unused, State::HandedOut, State::Burnt, State::Void];
    let states = states.map(State::word);
    assert_eq!(states, ["unused", "handed_out", "burnt", "void"]);
    let fates = [Fate::Taken, Fate::Known, Fate::Bad].map(Fate::word);
    assert_eq!(fates, ["taken", "known", "bad"]);
}
