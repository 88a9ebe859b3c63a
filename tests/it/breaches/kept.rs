//! The key that is kept: when it is used, where it goes, and what is made of a store that does not give it.

use doorkey::exit::Exit;
use doorkey::ledger::Ledger;
use doorkey::ledger::event::Event;
use doorkey::ledger::event::KeyKept;
use doorkey::ledger::event::What;
use doorkey::ports::store::Pages;
use doorkey::record::id::RecordId;
use doorkey::record::trouble::StoreError;

use super::ACCOUNT;
use super::KEY;
use super::LIST;
use super::range;
use super::range_body;
use super::refused;
use crate::support::pages::PageServer;
use crate::support::world::NOON;
use crate::support::world::Safe;
use crate::support::world::Told;
use crate::support::world::World;

const OTHER: &str = "aa11bb22cc33dd44ee55ff6677889900";
const USUAL: &str = "https://haveibeenpwned.com/api/v3/";
const ASK: [&str; 3] = ["breaches", "account", "ada@example.org"];

fn keep(safe: &Safe, key: &str, more: &[&str]) -> Told {
    let args = ["breaches", "key", "keep"].iter().chain(more).copied();
    let world = World::new().safe(safe).types(key).asks_for_real();
    let told = world.run(args);
    told.exits(Exit::Done).never_says(key)
}

/// A safe with this key of the usual service in it, and no call to it so far.
fn kept() -> Safe {
    let safe = Safe::default();
    keep(&safe, KEY, &[]);
    safe.calls();
    safe
}

fn run(safe: &Safe, line: &str) -> Told {
    World::new().safe(safe).run(line.split(' '))
}

/// The usual service, asked about a whole address: it knows of breaches.
fn knowing(safe: &Safe) -> World {
    World::new().safe(safe).api_body(ACCOUNT, LIST)
}

/// A service on this machine that knows of breaches.
fn server() -> PageServer {
    let server = PageServer::start();
    server.page(
        "/breachedaccount/ada%40example.org?truncateResponse=false",
        LIST,
    );
    server
}

fn ask(safe: &Safe, server: &PageServer, more: &[&str]) -> Told {
    let url = server.url();
    let named = ["--api", &url];
    let args = ASK.iter().chain(&named).chain(more).copied();
    let world = World::new().safe(safe).asks_for_real();
    world.variable("MINE", "of-the-flag").types(OTHER).run(args)
}

/// The keys that were sent, each once, in order.
fn sent(server: &PageServer) -> Vec<String> {
    let heads = server.heads();
    let lines = heads.iter().flat_map(|head| head.lines());
    let keys = lines.filter_map(|line| line.strip_prefix("hibp-api-key: "));
    let mut keys: Vec<_> = keys.map(str::to_owned).collect();
    keys.dedup();
    keys
}

fn id(safe: &Safe) -> RecordId {
    safe.keyring().keys().next().expect("a record").id
}

#[test]
fn a_key_is_given_once_and_used_from_then_on() {
    let safe = Safe::default();
    let told = keep(&safe, KEY, &[]).says("the key of haveibeenpwned.com is kept\n");
    told.talks("kept in the keyring (written in ");
    assert_eq!(safe.keyring().len(), 1);
    let told = knowing(&safe).run(ASK).exits(Exit::Found);
    assert_eq!(told.questions_sent[0], format!("{ACCOUNT} with a key"));
    told.talks("the whole address is sent").never_says(KEY);
    let by_prefix = ASK.into_iter().chain(["--by", "prefix"]);
    let world = World::new().safe(&safe).api_body(&range(), &range_body(""));
    let told = world.run(by_prefix).exits(Exit::Done);
    assert_eq!(told.questions_sent, [format!("{} with a key", range())]);
}

#[test]
fn a_key_comes_from_a_flag_then_the_environment_then_the_store_then_a_prompt() {
    let server = server();
    let safe = Safe::default();
    keep(&safe, KEY, &["--api", &server.url()]);
    safe.calls();
    ask(&safe, &server, &["--key-env", "MINE"]).exits(Exit::Found);
    let url = server.url();
    let with_variable = || {
        World::new()
            .safe(&safe)
            .variable("DOORKEY_HIBP_KEY", "of-the-environment")
    };
    let named = ["--api", &url];
    let args = ASK.iter().chain(&named).copied();
    with_variable().asks_for_real().run(args).exits(Exit::Found);
    assert_eq!(safe.calls(), [""; 0], "a store was touched for nothing");
    ask(&safe, &server, &[]).exits(Exit::Found);
    assert_eq!(safe.calls(), ["get"]);
    run(&safe, &format!("breaches key forget --yes --api {url}")).exits(Exit::Done);
    ask(&safe, &server, &[]).exits(Exit::Found);
    assert_eq!(
        sent(&server),
        ["of-the-flag", "of-the-environment", KEY, OTHER]
    );
    // And who keeps one is told of what is used before it.
    let told = with_variable().types(KEY).run(["breaches", "key", "keep"]);
    told.exits(Exit::Done)
        .talks("`DOORKEY_HIBP_KEY` is set, and is used before a key that is kept");
}

#[test]
fn a_key_that_is_kept_is_sent_to_no_other_host() {
    let (safe, server) = (kept(), server());
    let told = ask(&safe, &server, &["--by", "address"]).exits(Exit::Found);
    told.talks(&format!(
        "the key that is kept is for {USUAL}, and is not sent to 127.0.0.1:"
    ));
    let config = format!("breaches = \"{}\"\n", server.url());
    let world = World::new().safe(&safe).config(&config).asks_for_real();
    world.types(OTHER).run(ASK).exits(Exit::Found);
    ask(&safe, &server, &["--by", "prefix"]).exits(Exit::Incomplete);
    assert_eq!(
        safe.calls(),
        [""; 0],
        "a store was touched for another host"
    );
    assert_eq!(sent(&server), [OTHER]);
    // Nor to another port, path or scheme of one host than the one it was kept for.
    let elsewhere = PageServer::start();
    for other in [
        format!("{}/api", server.url()),
        elsewhere.url(),
        server.url().replace("127.0.0.1", "localhost"),
        server.url().replace("http://", "https://"),
    ] {
        let safe = Safe::default();
        keep(&safe, KEY, &["--api", &other]);
        ask(&safe, &server, &[]).exits(Exit::Found);
    }
    assert_eq!(sent(&server), [OTHER]);
    // And to this one, however it is spelled, once it was kept for it.
    for spelled in [
        server.url(),
        server.url() + "/",
        server.url().to_uppercase(),
    ] {
        let safe = Safe::default();
        keep(&safe, KEY, &["--api", &spelled]);
        ask(&safe, &server, &[]).exits(Exit::Found);
    }
    assert_eq!(sent(&server), [OTHER, KEY]);
}

#[test]
fn whoever_can_write_the_ledger_cannot_choose_where_a_key_goes() {
    let (safe, server) = (kept(), server());
    let forged = What::KeyKept(KeyKept {
        id: id(&safe),
        address: format!("{}/", server.url()),
        replaces: None,
    });
    let events = [Event {
        at: NOON,
        what: forged,
    }];
    let (entry, _) = Ledger::new().record(&events).expect("a ledger");
    *safe.pages() = Pages {
        head: Some(entry.head),
        lines: entry.lines,
    };
    let told = ask(&safe, &server, &[]).exits(Exit::Found);
    told.talks("it holds no key of this service")
        .never_says(KEY);
    ask(&safe, &server, &["--by", "prefix"]).exits(Exit::Incomplete);
    assert_eq!(sent(&server), [OTHER]);
}

#[test]
fn where_no_key_is_kept_no_store_is_touched() {
    let safe = Safe::default();
    for line in [
        "breaches key status",
        "breaches account ada@example.org --by prefix",
    ] {
        run(&safe, line);
        let gone = kept_and_forgotten();
        run(&gone, line).never_says("cannot be had");
        assert_eq!(gone.calls(), [""; 0]);
    }
    let told = run(&safe, "breaches key forget --yes").exits(Exit::Store);
    told.talks("no key of haveibeenpwned.com is kept here");
    assert_eq!(safe.calls(), [""; 0]);
}

fn kept_and_forgotten() -> Safe {
    let safe = kept();
    run(&safe, "breaches key forget --yes").exits(Exit::Done);
    assert_eq!(safe.calls(), ["probe", "list", "delete"]);
    // Whatever comes now fails the run.
    safe.trouble(StoreError::Ambiguous(7));
    safe
}

#[test]
fn a_store_that_does_not_give_the_key_is_said_with_the_other_ways_and_nothing_becomes_clear() {
    for (trouble, words) in [
        (StoreError::Locked, "the keyring is locked; "),
        (StoreError::NoBus, "there is no session bus"),
        (
            StoreError::TimedOut(9),
            "the keyring did not answer in 9 seconds",
        ),
        (
            StoreError::NotFound,
            "the secret store holds no such record",
        ),
    ] {
        let safe = kept();
        safe.trouble(trouble);
        // What can be asked without a key is asked.
        let without = |reply| World::new().safe(&safe).api(&range(), reply);
        let body = doorkey::ports::web_api::Reply::Body {
            body: range_body(r#"["Harbour"]"#).into_bytes(),
            entity_tag: None,
        };
        let told = without(body).run(ASK).exits(Exit::Found);
        assert_eq!(told.questions_sent, [range()]);
        let told = told.talks(&format!("the key that is kept cannot be had: {words}"));
        told.talks("or give the key another way: DOORKEY_HIBP_KEY, `--key-env NAME`, `--key-fd N`");
        let told = without(refused(401, None)).run(ASK.into_iter().chain(["--by", "prefix"]));
        let told = told.exits(Exit::Incomplete).talks(words);
        told.never_says("is not known");
        // Who can be asked is told why first.
        let told = without(refused(401, None))
            .types(OTHER)
            .api_body(ACCOUNT, LIST)
            .run(ASK);
        let told = told.exits(Exit::Found).talks(words);
        assert_eq!(told.questions_sent[1], format!("{ACCOUNT} with a key"));
    }
}

#[test]
fn a_damaged_ledger_or_record_is_no_key_and_no_end() {
    let safe = kept();
    safe.meddle(id(&safe).first(), Some(b"{\"v\":1"));
    let told = World::new()
        .safe(&safe)
        .api_body(&range(), &range_body(""))
        .run(ASK);
    told.exits(Exit::Done)
        .talks("is damaged: it is not the JSON of a record");
    let safe = kept();
    safe.pages().lines[40] ^= 1;
    let told = World::new()
        .safe(&safe)
        .api_body(&range(), &range_body(""))
        .run(ASK);
    told.exits(Exit::Done)
        .talks("line 1 of the ledger is damaged");
    // And nothing is kept that could not be listed.
    let before = safe.keyring();
    let told = World::new()
        .safe(&safe)
        .types(OTHER)
        .run(["breaches", "key", "keep"]);
    told.exits(Exit::Input);
    assert_eq!(safe.keyring(), before);
}

#[test]
fn a_newer_key_takes_the_place_of_the_older_one_of_the_same_service() {
    let safe = kept();
    keep(
        &safe,
        "of-another-service",
        &["--api", "https://mirror.example/v3"],
    );
    let first = safe.keyring();
    assert_eq!(first.len(), 2);
    safe.calls();
    keep(&safe, OTHER, &[]).says("is kept in the place of the older one");
    assert_eq!(
        safe.calls(),
        ["put", "list", "delete"],
        "the new one comes first"
    );
    let now = safe.keyring();
    assert_eq!(now.len(), 2);
    assert_eq!(now.keys().filter(|key| first.contains_key(key)).count(), 1);
    assert!(
        !now.values()
            .any(|record| record.windows(KEY.len()).any(|part| part == KEY.as_bytes()))
    );
    run(&safe, "doctor")
        .exits(Exit::Done)
        .says("whole, with 0 sets and 2 keys in it");
}

#[test]
fn what_is_kept_is_told_without_the_key_and_without_the_store() {
    let safe = Safe::default();
    run(&safe, "breaches key status")
        .exits(Exit::Done)
        .says("no key is kept here");
    let safe = kept();
    safe.trouble(StoreError::Locked);
    let later = |line: &str| {
        let world = World::new().safe(&safe).at(NOON + 3 * 86_400);
        let told = world.run(line.split(' ')).exits(Exit::Done).never_says(KEY);
        assert_eq!(safe.calls(), [""; 0]);
        told
    };
    let told = later("breaches key status");
    assert_eq!(
        told.out,
        format!("{USUAL}  a key, kept 2026-11-23 (3 days ago)\n")
    );
    let json = later("breaches key status --format json").json();
    let keys = serde_json::json!([{"service": USUAL, "kept": "2026-11-23T12:01:00Z", "days": 3}]);
    assert_eq!(
        (&json["schema"], &json["keys"]),
        (&"doorkey/breaches/1".into(), &keys)
    );
    let lines = later("breaches key status --format jsonl");
    lines.says(r#"{"row":"key","service":"https://haveibeenpwned.com/api/v3/","#);
}

#[test]
fn keeping_and_forgetting_are_told_as_json_too() {
    let safe = Safe::default();
    let json = keep(&safe, KEY, &["--format", "json"]).json();
    assert_eq!(
        (&json["service"], &json["replaced"]),
        (&USUAL.into(), &false.into())
    );
    let json = keep(&safe, OTHER, &["--format", "json"]).json();
    assert_eq!(json["replaced"], true);
    let json = run(&safe, "breaches key forget --yes --format json")
        .exits(Exit::Done)
        .json();
    assert_eq!(
        (&json["schema"], &json["service"]),
        (&"doorkey/breaches/1".into(), &USUAL.into())
    );
    assert!(safe.keyring().is_empty());
    run(&safe, "doctor").exits(Exit::Done);
}

#[test]
fn nothing_is_forgotten_without_a_yes_or_while_the_store_is_out_of_reach() {
    let safe = kept();
    for (answer, exit) in [("", Exit::Cancelled), ("n", Exit::Cancelled)] {
        let told = World::new()
            .safe(&safe)
            .types(answer)
            .run(["breaches", "key", "forget"]);
        let told = told.exits(exit);
        assert!(told.questions[0].contains("Remove the key of haveibeenpwned.com?"));
    }
    safe.trouble(StoreError::Locked);
    run(&safe, "breaches key forget --yes").exits(Exit::Store);
    safe.trouble(None);
    run(&safe, "breaches key status").says(USUAL);
    knowing(&safe).run(ASK).exits(Exit::Found);
}

#[test]
fn what_is_no_key_or_no_address_is_not_kept() {
    let safe = Safe::default();
    let long = format!("https://a.example/{}", "a".repeat(200));
    for (key, address) in [
        ("hunter2 x", USUAL),
        ("", USUAL),
        ("hunter2", "http://mirror.example/"),
        ("hunter2", "https://ada:hunter2@mirror.example/"),
        ("hunter2", long.as_str()),
    ] {
        let args = ["breaches", "key", "keep", "--api", address];
        let world = World::new().safe(&safe).types(key).asks_for_real();
        let told = world.run(args).never_says("hunter2");
        assert!(matches!(told.exit, Exit::Usage | Exit::Input), "{address}");
    }
    let flag = "breaches key keep hunter2";
    run(&safe, flag).exits(Exit::Usage).never_says("hunter2");
    assert!(safe.keyring().is_empty() && safe.pages().lines.is_empty());
}

#[test]
fn no_list_and_no_export_has_a_key_and_a_move_takes_it_along() {
    let safe = kept();
    for line in ["codes list", "codes status", "totp list"] {
        run(&safe, line)
            .exits(Exit::Done)
            .never_says("haveibeenpwned");
    }
    let export = |line: &str| {
        let world = World::new()
            .safe(&safe)
            .types("a password")
            .types("a password");
        world.run(line.split(' '))
    };
    for line in ["codes export all.age", "totp export all.json"] {
        let told = export(line);
        assert!(
            told.exit != Exit::Done && told.written.is_empty(),
            "{line}: {}",
            told.out
        );
    }
    let before = safe.keyring();
    let world = World::new()
        .safe(&safe)
        .types("a passphrase")
        .types("a passphrase");
    let moved = world
        .run(["store", "move", "--to", "vault"])
        .exits(Exit::Done);
    moved.says("one record moved");
    assert!(safe.keyring().is_empty());
    assert_eq!(safe.vault(), Some(before));
    let told = knowing(&safe)
        .variable("DOORKEY_PASSPHRASE", "a passphrase")
        .run(ASK);
    assert_eq!(
        told.exits(Exit::Found).questions_sent[0],
        format!("{ACCOUNT} with a key")
    );
}

#[test]
fn the_doctor_finds_a_key_that_is_gone_and_one_that_is_not_listed() {
    let safe = kept();
    let (record, before) = (safe.keyring(), safe.pages().clone());
    let key = *record.keys().next().expect("a record");
    safe.meddle(key, None);
    let told = run(&safe, "doctor").exits(Exit::Found);
    told.says(&format!("the key of `{USUAL}` is gone"))
        .says("`doorkey breaches key keep` takes it in again");
    // Kept again, nothing is missing.
    keep(&safe, KEY, &[]);
    run(&safe, "doctor").exits(Exit::Done);

    // A run that was stopped before it could list the key.
    *safe.pages() = Pages::default();
    run(&safe, "doctor")
        .exits(Exit::Found)
        .says("that the ledger does not know");
    run(&safe, "doctor --repair")
        .exits(Exit::Done)
        .says(&format!(
            "the key of `{USUAL}` that the ledger did not know is listed"
        ))
        .never_says(KEY);
    knowing(&safe).run(ASK).exits(Exit::Found);

    // The older one of two goes, whichever of them is listed.
    let safe = kept();
    let (older, older_ledger) = (safe.keyring(), safe.pages().clone());
    let world = World::new().safe(&safe).at(NOON + 60).types(OTHER);
    world.run(["breaches", "key", "keep"]).exits(Exit::Done);
    let (newer, newer_ledger) = (safe.keyring(), safe.pages().clone());
    for (ledger, says) in [
        (older_ledger, "that the ledger did not know is listed"),
        (
            newer_ledger,
            "which was left of what was removed, is deleted",
        ),
        (Pages::default(), "is listed"),
    ] {
        *safe.pages() = ledger;
        for (key, record) in older.iter().chain(&newer) {
            safe.meddle(*key, Some(record));
        }
        run(&safe, "doctor --repair").exits(Exit::Done).says(says);
        run(&safe, "doctor").exits(Exit::Done);
        assert_eq!(safe.keyring(), newer);
    }
    assert_ne!(before, Pages::default());
}

#[test]
fn a_key_stays_listed_when_a_damaged_ledger_is_set_aside() {
    let safe = kept();
    let add = World::new()
        .safe(&safe)
        .stdin("a1b2c3d4e5f60718\n9f8e7d6c5b4a3928");
    add.run(["codes", "add", "pypi", "--stdin"])
        .exits(Exit::Done);
    let last = safe.pages().lines.len() - 9;
    safe.pages().lines[last] ^= 1;
    run(&safe, "doctor --repair").exits(Exit::Done);
    knowing(&safe).run(ASK).exits(Exit::Found);
}

#[test]
fn a_key_that_is_kept_is_found_in_a_text_that_goes_out() {
    let safe = kept();
    let world = World::new()
        .safe(&safe)
        .file("letter.md", format!("my key {KEY}"));
    let told = world.run(["request", "lint", "letter.md"]);
    told.exits(Exit::Found).never_says(KEY);
}
