//! What an audit says of sites where the list of breaches is old, odd, or says little.

use std::fmt::Write;

use doorkey::exit::Exit;
use doorkey::ports::site_lists::SiteList;

use crate::audit::HEAD;
use crate::audit::STRONG;
use crate::support::world::FakeLists;
use crate::support::world::NOON;
use crate::support::world::Told;
use crate::support::world::World;

/// Forty rows that say all, and more.
fn list(more: &[&str]) -> String {
    let mut text = String::from("[");
    for at in 0..40 {
        let _ = write!(
            text,
            r#"{{"Name":"B{at}","Domain":"b{at}.example","BreachDate":"2020-01-01","DataClasses":["Passwords"]}},"#
        );
    }
    text.push_str(
        r#"{"Name":"Combo","Domain":"","BreachDate":"2020-01-01","DataClasses":["Passwords"]}"#,
    );
    for row in more {
        text.push(',');
        text.push_str(row);
    }
    text + "]"
}

fn kept(more: &[&str]) -> FakeLists {
    let lists = FakeLists::default();
    let told = World::new()
        .lists(&lists)
        .api_body("breaches", &list(more))
        .run(["data", "update"]);
    assert!(lists.file(SiteList::Breaches).is_some(), "{}", told.out);
    lists
}

fn audit(lists: &FakeLists, now: u64, host: &str) -> Told {
    let vault = format!("{HEAD}A,https://{host}/,ada,{},\n", STRONG[0]);
    let args = [
        "audit",
        "v.csv",
        "--offline",
        "--rules",
        "breached-site",
        "--format",
        "json",
    ];
    World::new()
        .at(now)
        .lists(lists)
        .file("v.csv", vault)
        .run(args)
}

const ODD: [&str; 3] = [
    r#"{"Name":5,"Domain":"one.example","BreachDate":"2020-01-01","DataClasses":["Passwords"]}"#,
    r#"{"Name":"Two","Domain":["two.example"],"BreachDate":"2020-01-01","DataClasses":["Passwords"]}"#,
    r#"{"Name":"Three","Domain":"three.example","BreachDate":"2020-01-01","DataClasses":"Passwords"}"#,
];

#[test]
fn no_row_that_cannot_be_read_makes_a_site_clear() {
    for odd in ODD {
        for host in [
            "one.example",
            "two.example",
            "three.example",
            "fine.example",
        ] {
            let domain = |offline: bool| {
                let args = ["breaches", "domain", host];
                let world = if offline {
                    World::new().lists(&kept(&[odd]))
                } else {
                    World::new().api_body("breaches", &list(&[odd]))
                };
                world.run(args.into_iter().chain(offline.then_some("--offline")))
            };
            for offline in [false, true] {
                let told = domain(offline).exits(Exit::Incomplete);
                told.says("was breached is not known")
                    .says("1 row of the list of breaches may be of any site");
            }
            let told = audit(&kept(&[odd]), NOON, host).exits(Exit::Incomplete);
            let json = told.json();
            let rule = json["rules"]
                .as_array()
                .expect("rules")
                .iter()
                .find(|rule| rule["rule"] == "breached-site")
                .expect("the rule");
            assert_eq!(rule["not_checked"][0]["count"], 1, "{rule}");
        }
        // What is found is found, and of a list there is only what it has.
        let world = World::new().api_body("breaches", &list(&[odd]));
        world
            .run(["breaches", "domain", "b1.example"])
            .exits(Exit::Found);
        let world = || World::new().api_body("breaches", &list(&[odd]));
        world().run(["breaches", "list"]).exits(Exit::Done);
        let told = world().run(["breaches", "list", "--domain", "two.example"]);
        told.exits(Exit::Incomplete).says("0 of 41 breaches");
    }
    let whole = World::new().api_body("breaches", &list(&[]));
    whole
        .run(["breaches", "domain", "fine.example"])
        .exits(Exit::Done);
    audit(&kept(&[]), NOON, "fine.example").exits(Exit::Done);
}

#[test]
fn a_breach_that_says_little_is_a_warning() {
    let rows = [
        r#"{"Name":"Four","Domain":"four.example","BreachDate":"soon","AddedDate":"x","DataClasses":["Passwords"]}"#,
        r#"{"Name":"Five","Domain":"five.example","BreachDate":"2020-01-01","DataClasses":[]}"#,
        r#"{"Name":"Six","Domain":"six.example","BreachDate":"2020-01-01"}"#,
        r#"{"Name":"Seven","Domain":"seven.example","BreachDate":"soon","DataClasses":["Email addresses"]}"#,
    ];
    let lists = kept(&rows);
    for host in ["four.example", "five.example", "six.example"] {
        let json = audit(&lists, NOON, host).exits(Exit::Found).json();
        assert_eq!(json["findings"][0]["severity"], "warning", "{host}");
    }
    audit(&lists, NOON, "seven.example").exits(Exit::Done);
}

#[test]
fn an_old_list_makes_no_site_clear_and_its_day_is_said() {
    let lists = kept(&[]);
    let day = 86_400;
    let told = audit(&lists, NOON + 89 * day, "fine.example").exits(Exit::Done);
    assert!(
        told.json()["notes"]
            .to_string()
            .contains("the list of breaches is of 2026-11-23")
    );
    for now in [NOON + 91 * day, NOON + 4000 * day, NOON - 2 * day] {
        let told = audit(&lists, now, "fine.example").exits(Exit::Incomplete);
        assert!(
            told.out
                .contains("`doorkey data update` asks for a newer one"),
            "{}",
            told.out
        );
        audit(&lists, now, "b1.example").exits(Exit::Found);
        let args = ["breaches", "domain", "fine.example", "--offline"];
        let told = World::new().at(now).lists(&lists).run(args);
        told.exits(Exit::Incomplete)
            .says("was breached is not known");
    }
}
