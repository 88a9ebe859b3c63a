//! `doorkey breaches`: what is asked, what is sent, and what is made of each answer.

use doorkey::exit::Exit;
use doorkey::ports::site_lists::SiteList;
use doorkey::ports::web_api::Reply;
use doorkey::sites::account::AddressDigest;

use crate::support::world::FakeLists;
use crate::support::world::World;

mod keeping;
mod kept;
mod key;
mod network;

pub const LIST: &str = r#"[
  {"Name":"Harbour","Title":"Harbour","Domain":"harbour.example","BreachDate":"2013-10-04","AddedDate":"2013-12-04T00:00:00Z",
   "PwnCount":152445165,"Description":"<b>html</b>","DataClasses":["Email addresses","Passwords"],"IsVerified":true},
  {"Name":"Night","Title":"Night\u001b[31m","Domain":"night.example","BreachDate":"2026-02-01","PwnCount":1,
   "DataClasses":["Email addresses"],"IsVerified":false,"IsStealerLog":true},
  {"Name":"Forum","Title":"Forum","Domain":"forum.harbour.example","BreachDate":"2020-05-06","PwnCount":7,"DataClasses":[]}
]"#;
pub const KEY: &str = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
const ACCOUNT: &str = "breachedaccount/ada@example.org?truncateResponse=false";
const PASTES: &str = "pasteaccount/ada@example.org";
const LOGS: &str = "stealerlogsbyemail/ada@example.org";

fn refused(status: u16, retry_after: Option<u64>) -> Reply {
    Reply::Refused {
        status,
        retry_after,
    }
}

fn with_key() -> World {
    World::new().variable("DOORKEY_HIBP_KEY", KEY)
}

fn range() -> String {
    let prefix = AddressDigest::of("ada@example.org").prefix();
    format!("breachedaccount/range/{prefix}")
}

/// An answer about the prefix of `ada@example.org`, with these breaches of hers.
fn range_body(names: &str) -> String {
    // `printf %s ada@example.org | sha1sum`
    let rest = sha1_of_ada().split_off(6);
    let other = "0".repeat(34);
    match names {
        "" => format!(r#"[{{"hashSuffix":"{other}","websites":["Other"]}}]"#),
        _ => format!(
            r#"[{{"hashSuffix":"{other}","websites":["Other"]}},{{"hashSuffix":"{rest}","websites":{names}}}]"#
        ),
    }
}

fn sha1_of_ada() -> String {
    use doorkey::breach::digest::Digest;
    use doorkey::breach::digest::HashKind;
    use doorkey::secret::Secret;
    let digest = Digest::of(&Secret::new(b"ada@example.org".to_vec()));
    format!(
        "{}{}",
        digest.prefix(),
        digest.suffix().to_hex(HashKind::Sha1)
    )
}

#[test]
fn the_list_is_told_newest_first_and_is_no_finding() {
    let told = World::new()
        .api_body("breaches", LIST)
        .run(["breaches", "list"]);
    let told = told
        .exits(Exit::Done)
        .says("3 of 3 breaches, from haveibeenpwned.com");
    let places: Vec<_> = ["2026-02-01", "2020-05-06", "2013-10-04"]
        .map(|day| told.out.find(day))
        .into();
    assert!(
        places.is_sorted() && places.iter().all(Option::is_some),
        "{}",
        told.out
    );
    assert_eq!(told.questions_sent, ["breaches"]);
    let told = told
        .says("152,445,165 accounts")
        .says("lost: email addresses, passwords");
    let told = told.says("(unverified, stealer log)").talks("CC BY 4.0");
    // Neither HTML nor what drives a terminal.
    told.never_says("<b>").never_says("\u{1b}");
}

#[test]
fn the_list_is_cut_to_a_day_and_to_a_site() {
    let run = |args: &[&str]| {
        let args = ["breaches", "list"].iter().chain(args).copied();
        let told = World::new().api_body("breaches", LIST).run(args);
        told.exits(Exit::Done)
    };
    run(&["--since", "2020-05-06"])
        .says("2 of 3 breaches")
        .never_says("2013");
    run(&["--domain", "https://www.harbour.example/login"])
        .says("1 of 3 breaches")
        .says("Harbour");
    run(&["--domain", "forum.harbour.example"]).says("Forum");
    for wrong in [["--since", "soon"], ["--domain", "a b"]] {
        let args = ["breaches", "list"].into_iter().chain(wrong);
        World::new().run(args).exits(Exit::Usage);
    }
}

#[test]
fn a_list_that_is_none_is_no_answer() {
    for reply in [
        refused(403, None),
        refused(503, Some(9)),
        Reply::Missing,
        Reply::NotModified,
    ] {
        let told = World::new()
            .api("breaches", reply.clone())
            .run(["breaches", "list"]);
        told.exits(Exit::Incomplete).talks("`--offline`");
        let told =
            World::new()
                .api("breaches", reply)
                .run(["breaches", "domain", "harbour.example"]);
        told.exits(Exit::Incomplete);
    }
    for body in ["", "{}", "[]", "[", "[7]", "<html>"] {
        let told = World::new()
            .api_body("breaches", body)
            .run(["breaches", "list"]);
        told.exits(Exit::Incomplete);
    }
    World::new()
        .run(["breaches", "list"])
        .exits(Exit::Incomplete)
        .talks("no network");
}

#[test]
fn a_site_that_was_breached_is_a_finding_and_one_that_was_not_is_none() {
    let told = World::new().api_body("breaches", LIST).run([
        "breaches",
        "domain",
        "login.harbour.example",
    ]);
    let told = told
        .exits(Exit::Found)
        .says("1 breach of login.harbour.example is known");
    assert_eq!(told.questions_sent, ["breaches"]);
    told.talks("what it is a part of, up to harbour.example")
        .never_says("Night");
    let told = World::new()
        .api_body("breaches", LIST)
        .run(["breaches", "domain", "quiet.example"]);
    told.exits(Exit::Done)
        .says("no breach of quiet.example is known");
}

#[test]
fn what_happened_to_a_part_of_a_site_is_found_by_its_name() {
    let list = r#"[{"Name":"Forums","Domain":"forums.shop.example"},{"Name":"Shop","Domain":"shop.example"}]"#;
    let run = |domain: &str| {
        let world = World::new().api_body("breaches", list);
        world.run(["breaches", "domain", domain]).exits(Exit::Found)
    };
    run("forums.shop.example")
        .says("2 breaches of forums.shop.example are known")
        .says("Forums");
    run("shop.example").says("1 breach").never_says("Forums");
}

#[test]
fn what_cannot_be_read_of_a_list_is_said() {
    let body = r#"[{"Name":"A"},{},7]"#;
    let told = World::new()
        .api_body("breaches", body)
        .run(["breaches", "list"]);
    told.exits(Exit::Done)
        .talks("2 rows of the list cannot be read");
}

#[test]
fn an_address_is_told_part_by_part() {
    let told = with_key()
        .api_body(ACCOUNT, LIST)
        .api_body(PASTES, r#"[{"Source":"Pastebin","Id":"x1","Title":"t","Date":"2014-03-04T19:14:54Z","EmailCount":139}]"#)
        .api(LOGS, refused(403, None))
        .run(["breaches", "account", " ada@example.org "]);
    let told = told
        .exits(Exit::Found)
        .says("found  breaches: 3")
        .says("found  pastes: 1");
    let told = told
        .says("not asked  stealer logs: your key does not allow it")
        .says("139 addresses");
    assert_eq!(
        told.questions_sent,
        [ACCOUNT, PASTES, LOGS].map(|path| format!("{path} with a key"))
    );
    told.talks("the whole address is sent to haveibeenpwned.com")
        .never_says(KEY);
}

/// More than an answer usually has, and some of it odd.
#[test]
fn what_cannot_be_read_of_an_answer_is_counted_beside_what_was_found() {
    let sites: Vec<_> = (0..500).map(|at| format!(r#""s{at}.example""#)).collect();
    let world = || {
        with_key()
            .api_body(ACCOUNT, r#"[{"Name":"Harbour"},{"Name":7},7]"#)
            .api_body(PASTES, r#"[{"Source":"Pastebin","Id":"x"},{},7]"#)
            .api_body(LOGS, &format!("[{}]", sites.join(",")))
    };
    let told = world().run(["breaches", "account", "ada@example.org"]);
    told.exits(Exit::Found)
        .says("found  breaches: at least 1: 2 more in the answer cannot be read")
        .says("found  pastes: at least 1: 2 more in the answer cannot be read")
        .says("found  stealer logs: 500")
        .says("s499.example");
    let json = world()
        .run(["breaches", "account", "ada@example.org", "--format", "json"])
        .json();
    assert_eq!(json["parts"][1]["count"], 1);
    assert_eq!(json["parts"][1]["passed_over"], 2);
    assert_eq!(json["parts"][2]["passed_over"], 0);
    let range = range();
    let names: Vec<_> = (0..260).map(|at| format!(r#""B{at}""#)).collect();
    let body = range_body(&format!("[{},7]", names.join(",")));
    let told = World::new()
        .api_body(&range, &body)
        .run(["breaches", "account", "ada@example.org"]);
    told.exits(Exit::Found)
        .says("found  breaches: at least 260: 1 more in the answer cannot be read");
    // Of nothing that can be read, nothing is clear.
    let told = with_key()
        .api_body(ACCOUNT, r#"[{"Name":7}]"#)
        .api(PASTES, Reply::Missing)
        .api(LOGS, Reply::Missing)
        .run(["breaches", "account", "ada@example.org"]);
    told.exits(Exit::Incomplete)
        .says("1 of its 1 rows cannot be read");
}

#[test]
fn who_is_in_nothing_is_clear_and_only_when_all_parts_say_so() {
    let all = || {
        with_key()
            .api(ACCOUNT, Reply::Missing)
            .api(PASTES, Reply::Missing)
    };
    let run = |world: World| world.run(["breaches", "account", "ada@example.org"]);
    let told = run(all().api(LOGS, Reply::Missing)).exits(Exit::Done);
    told.says("ada@example.org is not known")
        .says("clear  stealer logs");
    for (reply, why) in [
        (refused(401, None), "does not take the key (401)"),
        (refused(429, Some(6)), "again in 6 seconds"),
        (refused(500, None), "out of order (500)"),
        (refused(302, None), "not followed"),
        (Reply::NotModified, "304"),
    ] {
        let told = run(all().api(LOGS, reply)).exits(Exit::Incomplete);
        told.says(why).says("not all could be told");
    }
    for body in ["[]", "{}", "", "[", "null", "<html>"] {
        let told = run(all().api_body(LOGS, body)).exits(Exit::Incomplete);
        told.says("unknown  stealer logs");
        let told = run(all().api_body(ACCOUNT, body).api(LOGS, Reply::Missing));
        told.exits(Exit::Incomplete).says("unknown  breaches");
    }
    run(all()).exits(Exit::Incomplete).says("no network");
}

#[test]
fn logs_that_a_key_does_not_allow_are_not_asked_and_everything_else_that_is_refused_is_unknown() {
    let run = |answers: [Reply; 3], more: &[&str]| {
        let world = [ACCOUNT, PASTES, LOGS].into_iter().zip(answers);
        let world = world.fold(with_key(), |world, (path, reply)| world.api(path, reply));
        let args = ["breaches", "account", "ada@example.org"];
        world.run(args.iter().chain(more).copied())
    };
    let no = || refused(403, None);
    let told = run([Reply::Missing, Reply::Missing, no()], &[]).exits(Exit::Done);
    let told = told.says("not asked  stealer logs: your key does not allow it");
    told.says("ada@example.org is not known in what was asked");
    // Who wants all of it is told that it is not all.
    let told = run([Reply::Missing, Reply::Missing, no()], &["--require-all"]);
    told.exits(Exit::Incomplete).says("not asked  stealer logs");
    // A key that allows nothing else has not shown that it is good.
    let told = run([no(), Reply::Missing, no()], &[]).exits(Exit::Incomplete);
    told.says("unknown  breaches").says("unknown  stealer logs");
    let told = run([Reply::Missing, no(), Reply::Missing], &[]);
    told.exits(Exit::Incomplete).says("unknown  pastes");
}

#[test]
fn a_service_that_its_owner_named_is_believed_that_nothing_is_there_only_where_something_is() {
    let all = || {
        [ACCOUNT, PASTES, LOGS]
            .iter()
            .fold(with_key(), |world, path| world.api(path, Reply::Missing))
    };
    let run = |world: World| {
        world.run([
            "breaches",
            "account",
            "ada@example.org",
            "--api",
            "https://mirror.example/v3",
        ])
    };
    let told = run(all().api_body("dataclasses", r#"["Passwords"]"#)).exits(Exit::Done);
    // What everybody may ask is asked without the key.
    assert_eq!(
        told.questions_sent.last().map(String::as_str),
        Some("dataclasses")
    );
    for world in [
        all(),
        all().api("dataclasses", Reply::Missing),
        all().api_body("dataclasses", "{}"),
    ] {
        let told = run(world).exits(Exit::Incomplete);
        told.says("unknown  breaches")
            .says("check the address that `--api` gives");
    }
}

#[test]
fn a_finding_goes_before_what_could_not_be_told() {
    let told = with_key()
        .api_body(ACCOUNT, r#"[{"Name":"Harbour"}]"#)
        .api(PASTES, refused(429, Some(2)))
        .run(["breaches", "account", "ada@example.org"]);
    let told = told.exits(Exit::Found).says("ada@example.org is known");
    // A wish for patience is not mended by asking the next.
    assert_eq!(told.questions_sent.len(), 2);
    let json = with_key()
        .api_body(ACCOUNT, r#"[{"Name":"Harbour"}]"#)
        .run(["breaches", "account", "ada@example.org", "--format", "json"])
        .json();
    assert_eq!(json["schema"], "doorkey/breaches/1");
    assert_eq!(json["account"], "ada@example.org");
    assert_eq!(json["sent"], "address");
    assert_eq!(json["parts"][0]["answer"], "found");
    assert_eq!(json["parts"][1]["answer"], "unknown");
    assert_eq!(json["breaches"][0]["name"], "Harbour");
    assert_eq!(json["exit"], 1);
}

#[test]
fn by_its_prefix_an_address_does_not_leave() {
    let range = range();
    for (names, exit, words) in [
        (r#"["Harbour","Gone"]"#, Exit::Found, "found  breaches: 2"),
        ("", Exit::Done, "clear  breaches"),
    ] {
        for by in ["auto", "prefix"] {
            let told = World::new().api_body(&range, &range_body(names)).run([
                "breaches",
                "account",
                "Ada@Example.org",
                "--by",
                by,
            ]);
            let told = told
                .exits(exit)
                .says(words)
                .says("six hex digits of its digest");
            let told = told.says("not asked  pastes");
            assert_eq!(told.questions_sent, [range.as_str()]);
            told.never_says("the whole address is sent");
        }
    }
    // With a key it goes along.
    let told = with_key().api_body(&range, &range_body("")).run([
        "breaches",
        "account",
        "ada@example.org",
        "--by",
        "prefix",
    ]);
    assert_eq!(
        told.exits(Exit::Done).questions_sent,
        [format!("{range} with a key")]
    );
}

#[test]
fn a_prefix_that_is_not_answered_is_never_clear() {
    let range = range();
    let run = |reply| {
        let world = World::new().api(&range, reply);
        world.run(["breaches", "account", "ada@example.org", "--by", "prefix"])
    };
    let body = |text: &str| Reply::Body {
        body: text.as_bytes().to_vec(),
        entity_tag: None,
    };
    for reply in [
        Reply::Missing,
        refused(401, None),
        refused(403, None),
        refused(429, Some(3)),
        refused(500, None),
        body("[]"),
        body("[{}]"),
        body("["),
        body(r#"[{"hashSuffix":"12"}]"#),
    ] {
        run(reply).exits(Exit::Incomplete).says("unknown  breaches");
    }
}

#[test]
fn without_a_key_the_prefix_is_tried_and_then_the_key_is_asked_for() {
    let range = range();
    let told = World::new()
        .types(KEY)
        .api(&range, refused(401, None))
        .api_body(ACCOUNT, r#"[{"Name":"Harbour"}]"#)
        .api(PASTES, Reply::Missing)
        .api(LOGS, Reply::Missing)
        .run(["breaches", "account", "ada@example.org"]);
    let told = told
        .exits(Exit::Found)
        .talks("does not answer by prefix without a key");
    assert_eq!(told.questions_sent[0], range);
    assert_eq!(told.questions_sent[1], format!("{ACCOUNT} with a key"));
    told.talks("the whole address is sent").never_says(KEY);
    // Asked for by address, nothing is sent before there is a key.
    let told = World::new().run(["breaches", "account", "ada@example.org", "--by", "address"]);
    assert!(told.exits(Exit::Cancelled).questions_sent.is_empty());
}

#[test]
fn the_kept_list_answers_offline_and_tells_more_of_a_name() {
    let lists = FakeLists::default();
    let none = World::new()
        .lists(&lists)
        .run(["breaches", "list", "--offline"]);
    none.exits(Exit::Incomplete).talks("`doorkey data update`");
    World::new()
        .lists(&lists)
        .api_body("breaches", LIST)
        .run(["data", "update"])
        .exits(Exit::Incomplete);
    let world = || World::new().lists(&lists);
    let told = world()
        .run(["breaches", "list", "--offline"])
        .exits(Exit::Done);
    assert!(told.questions_sent.is_empty());
    told.says("3 of 3 breaches, from the list that is kept here")
        .talks("the list is of 2026-11-23");
    let told = world().run(["breaches", "domain", "night.example", "--offline"]);
    told.exits(Exit::Found);
    let told = world()
        .api_body(&range(), &range_body(r#"["Harbour"]"#))
        .run(["breaches", "account", "ada@example.org"]);
    told.exits(Exit::Found).says("2013-10-04  Harbour");
    lists.meddle(SiteList::Breaches, b"damaged");
    let told = world().run(["breaches", "list", "--offline"]);
    told.exits(Exit::Input)
        .talks("cannot be used")
        .talks("`doorkey data update`");
}

#[test]
fn json_lines_have_a_row_each_and_a_last_one() {
    let told = World::new()
        .api_body("breaches", LIST)
        .run(["breaches", "list", "--format", "jsonl"]);
    let told = told.exits(Exit::Done);
    let lines: Vec<serde_json::Value> = { told.out.lines() }
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0]["row"], "breach");
    assert_eq!(lines[0]["happened"], "2026-02-01");
    assert_eq!(lines[0]["marks"][1], "stealer_log");
    assert_eq!(lines[3]["schema"], "doorkey/breaches/1");
    assert_eq!(lines[3]["summary"]["exit"], 0);
    let broken = World::new().run(["breaches", "list", "--format", "jsonl"]);
    let broken = broken.exits(Exit::Incomplete).json();
    assert_eq!(broken["error"]["kind"], "network");
    let other = World::new().run(["breaches", "list", "--format", "sarif"]);
    other
        .exits(Exit::Usage)
        .talks("it takes human, json, jsonl");
}

#[test]
fn what_is_no_address_is_refused_and_nothing_is_sent() {
    let long = format!("{}@example.org", "a".repeat(320));
    for address in ["", "ada", "@example.org", "ada@", "a b@example.org", &long] {
        let told = with_key().run(["breaches", "account", address]);
        assert!(
            told.exits(Exit::Usage).questions_sent.is_empty(),
            "{address}"
        );
    }
}
