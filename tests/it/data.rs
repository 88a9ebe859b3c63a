//! `doorkey data`: public lists, fetched whole or not at all.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use doorkey::exit::Exit;
use doorkey::ports::site_lists::SiteList;
use doorkey::ports::web_api::Reply;

use crate::breaches::LIST;
use crate::support::pages::PageServer;
use crate::support::pages::Serve;
use crate::support::process::Home;
use crate::support::process::Ran;
use crate::support::world::FakeLists;
use crate::support::world::NOON;
use crate::support::world::World;

const FACTORS: &str = r#"[["Harbour",{"domain":"harbour.example","tfa":["totp"]}],["Night",{"domain":"night.example"}]]"#;
const PASSKEYS: &str = r#"{"harbour.example":{"passwordless":"allowed"}}"#;

fn world(lists: &FakeLists) -> World {
    World::new()
        .lists(lists)
        .api_body("breaches", LIST)
        .api_body("v3/all.json", FACTORS)
        .api_body("v1/all.json", PASSKEYS)
}

fn filled() -> FakeLists {
    let lists = FakeLists::default();
    world(&lists).run(["data", "update"]).exits(Exit::Done);
    lists
}

#[test]
fn all_lists_are_fetched_and_told() {
    let lists = FakeLists::default();
    let none = World::new().lists(&lists).run(["data", "info"]);
    none.exits(Exit::Done)
        .says("missing  breaches")
        .talks("`doorkey data update`");
    let told = world(&lists).run(["data", "update"]).exits(Exit::Done);
    let told = told
        .says("updated  breaches: 3 rows")
        .says("updated  passkeys: 1 row,");
    assert_eq!(
        told.questions_sent,
        ["breaches", "v3/all.json", "v1/all.json"]
    );
    told.talks("CC BY 4.0").talks("MIT");
    let told = World::new()
        .lists(&lists)
        .run(["data", "info", "--format", "json"]);
    let json = told.exits(Exit::Done).json();
    assert_eq!(json["schema"], "doorkey/data/1");
    assert_eq!(json["place"], "/home/ada/.local/share/doorkey/data");
    assert_eq!(json["lists"][1]["list"], "second_factors");
    assert_eq!(json["lists"][1]["rows"], 2);
    assert_eq!(
        json["lists"][1]["source"],
        "https://api.2fa.directory/v3/all.json"
    );
    assert_eq!(json["lists"][1]["entity_tag"], "\"v1\"");
    assert_eq!(json["lists"][1]["fetched"], "2026-11-23T12:01:00Z");
}

#[test]
fn what_was_not_changed_is_not_sent_again() {
    let lists = filled();
    let later = NOON + 40 * 86_400;
    let old = World::new().at(later).lists(&lists).run(["data", "info"]);
    old.exits(Exit::Done).talks("older than 30 days");
    let told = World::new()
        .at(later)
        .lists(&lists)
        .api("breaches", Reply::NotModified)
        .api("v3/all.json", Reply::NotModified)
        .api_body("v1/all.json", PASSKEYS)
        .run(["data", "update"]);
    let told = told.exits(Exit::Done).says("unchanged  breaches: 3 rows");
    assert_eq!(told.questions_sent[0], "breaches if not \"v1\"");
    told.says("the newest on 2027-01-02");
    // Another source's mark means nothing.
    let told = world(&lists).run(["data", "update", "--api", "https://mirror.example"]);
    assert_eq!(told.questions_sent[0], "breaches");
    let told = World::new()
        .api("breaches", Reply::NotModified)
        .run(["data", "update"]);
    told.exits(Exit::Incomplete).says("nobody asked (304)");
}

/// Each less by little than the one before, so that the last is next to nothing.
#[test]
fn a_list_that_shrinks_step_by_step_is_compared_with_the_longest() {
    let list = |count: usize| {
        let rows: Vec<_> = (0..count)
            .map(|at| format!(r#"{{"Name":"B{at}","BreachDate":"2020-01-01"}}"#))
            .collect();
        format!("[{}]", rows.join(","))
    };
    let lists = FakeLists::default();
    let update = |count: usize, more: &[&str]| {
        let args = ["data", "update"].iter().chain(more).copied();
        world(&lists).api_body("breaches", &list(count)).run(args)
    };
    for count in [20, 15, 11, 10] {
        update(count, &[])
            .exits(Exit::Done)
            .says(&format!("breaches: {count} rows"));
    }
    let told = update(9, &[]).exits(Exit::Incomplete);
    told.says("9 rows, less than half of the 20 that it had");
    // Taken all the same, it is what the next is compared with.
    update(9, &["--force"]).exits(Exit::Done);
    update(5, &[]).exits(Exit::Done);
    update(4, &[]).exits(Exit::Incomplete);
}

#[test]
fn a_list_that_cannot_be_had_leaves_the_old_one_and_the_others() {
    let lists = filled();
    let before = lists.file(SiteList::Breaches);
    let refused = |status| Reply::Refused {
        status,
        retry_after: Some(9),
    };
    let body = |text: &str| Reply::Body {
        body: text.as_bytes().to_vec(),
        entity_tag: None,
    };
    let mostly_bad = format!(
        "[{}]",
        [r#"{"Name":"A","BreachDate":"2020-01-01"},7"#; 5].join(",")
    );
    for reply in [
        refused(429),
        refused(500),
        refused(403),
        Reply::Missing,
        body(""),
        body("["),
        body("[]"),
        body("{}"),
        body("<html>"),
        body(&mostly_bad),
        // Rows, but of another list.
        body(FACTORS),
        body(r#"[{"Name":"A"},{"Name":"B"},{"Name":"C"}]"#),
        // Less than half.
        body(r#"[{"Name":"A","BreachDate":"2020-01-01"}]"#),
    ] {
        let told = world(&lists)
            .api("breaches", reply.clone())
            .run(["data", "update"]);
        let told = told.exits(Exit::Incomplete).says("failed  breaches");
        told.says("unchanged  second factors");
        assert_eq!(lists.file(SiteList::Breaches), before, "{reply:?}");
    }
    let small = r#"[{"Name":"A","BreachDate":"2020-01-01"}]"#;
    let told = world(&lists)
        .api_body("breaches", small)
        .run(["data", "update"]);
    told.exits(Exit::Incomplete).says("`--force` takes it");
    let told = world(&lists)
        .api_body("breaches", small)
        .run(["data", "update", "--force"]);
    told.exits(Exit::Done).says("updated  breaches: 1 row,");
}

#[test]
fn a_damaged_file_is_said_and_replaced() {
    let lists = filled();
    let whole = lists.file(SiteList::SecondFactors).expect("a list");
    // Where not even its length is known, what comes may be next to nothing.
    for (damaged, is_length_known) in [
        (&whole[..whole.len() - 1], true),
        (b"", false),
        (b"{}\n[]", false),
    ] {
        lists.meddle(SiteList::SecondFactors, damaged);
        let told = World::new().lists(&lists).run(["data", "info"]);
        told.exits(Exit::Incomplete).says("failed  second factors");
        if !is_length_known {
            let told = world(&lists).run(["data", "update"]);
            told.exits(Exit::Incomplete).says("nobody can tell whether");
            let now = lists.file(SiteList::SecondFactors).expect("a list");
            assert_eq!(now, damaged);
        }
        let more = if is_length_known {
            None
        } else {
            Some("--force")
        };
        let told = world(&lists).run(["data", "update"].into_iter().chain(more));
        assert_eq!(told.exits(Exit::Done).questions_sent[1], "v3/all.json");
        assert_eq!(lists.file(SiteList::SecondFactors).as_ref(), Some(&whole));
    }
}

#[test]
fn damage_does_not_make_a_short_list_welcome() {
    let rows: Vec<_> = (0..900)
        .map(|at| {
            format!(r#"{{"Name":"B{at}","Domain":"b{at}.example","BreachDate":"2020-01-01"}}"#)
        })
        .collect();
    let lists = FakeLists::default();
    let update = |body: &str, more: Option<&'static str>| {
        let args = ["data", "update"].into_iter().chain(more);
        world(&lists).api_body("breaches", body).run(args)
    };
    update(&format!("[{}]", rows.join(",")), None).exits(Exit::Done);
    let mut file = lists.file(SiteList::Breaches).expect("a list");
    file.push(b' ');
    lists.meddle(SiteList::Breaches, &file);
    let short = r#"[{"Name":"A","Domain":"a.example","BreachDate":"2020-01-01"}]"#;
    let told = update(short, None).exits(Exit::Incomplete);
    told.says("1 rows, less than half of the 900 that it had");
    assert_eq!(lists.file(SiteList::Breaches), Some(file));
    update(short, Some("--force")).exits(Exit::Done);
}

/// The mark of what is kept was not sent: what the answer is about, nobody knows.
#[test]
fn a_304_of_a_host_that_was_not_asked_for_a_change_is_no_answer() {
    let lists = filled();
    let before = lists.file(SiteList::Breaches);
    let told = world(&lists)
        .at(NOON + 40 * 86_400)
        .api("breaches", Reply::NotModified)
        .run(["data", "update", "--api", "https://mirror.example"]);
    let told = told.exits(Exit::Incomplete).says("nobody asked (304)");
    assert_eq!(told.questions_sent[0], "breaches");
    assert_eq!(lists.file(SiteList::Breaches), before);
}

/// The real program, which asks `server` for all three.
fn update(home: &Home, server: &PageServer, more: &[&str]) -> Ran {
    let url = server.url();
    home.program(env!("CARGO_BIN_EXE_doorkey"))
        .args(["data", "update", "--deadline", "2", "--api", &url])
        .args(["--second-factors", &url, "--passkeys", &url])
        .args(more.iter().copied())
        .run()
}

#[test]
fn the_files_are_private_and_whole_and_a_fault_changes_none_of_them() {
    let server = PageServer::start();
    server.page("/breaches", LIST);
    server.page("/v3/all.json", FACTORS);
    server.page("/v1/all.json", PASSKEYS);
    let home = Home::new();
    update(&home, &server, &[]).exits(0);
    let folder = home.path().join(".local/share/doorkey/data");
    let mode = |path: &std::path::Path| {
        fs::metadata(path)
            .expect("it is there")
            .permissions()
            .mode()
            & 0o777
    };
    assert_eq!(mode(&folder), 0o700);
    let names = ["breaches", "passkeys", "second-factors"];
    let files = || names.map(|name| fs::read(folder.join(name)).expect("a list"));
    let before = files();
    assert!(names.iter().all(|name| mode(&folder.join(name)) == 0o600));
    for how in [
        Serve::Cut(LIST.into()),
        Serve::Page(500, Vec::new()),
        Serve::Page(200, b"[]".to_vec()),
        Serve::Redirect("https://elsewhere.example/".to_owned()),
    ] {
        server.all(&how);
        update(&home, &server, &[]).exits(3);
        assert_eq!(files(), before);
    }
    let left = fs::read_dir(&folder).expect("a folder").count();
    assert_eq!(left, 3, "something was left behind");
    // A link in the place of a file is not followed.
    let list = folder.join("breaches");
    fs::rename(&list, home.path().join("elsewhere")).expect("it can be moved");
    std::os::unix::fs::symlink(home.path().join("elsewhere"), &list).expect("a link");
    server.all(&Serve::Page(200, LIST.into()));
    update(&home, &server, &[]).exits(5);
    assert_eq!(
        fs::read(home.path().join("elsewhere")).expect("a file"),
        before[0]
    );
}
