//! What is handed over: the whole, and an account alone.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::vault::import::tests::bad;
use crate::vault::import::tests::lines;
use crate::vault::import::tests::read;
use crate::vault::import::tests::survives;
use crate::vault::import::tests::times;

/// Made by `tests/formats/cxf.py`.
const FIXTURE: &[u8] = include_bytes!("../../../../tests/fixtures/totp/cxf.json");

const ACCOUNT: &str = r#"{"id":"YQ","username":"ada","email":"ada@example.org","collections":[
  {"id":"Yw","title":"Work","items":[{"item":"MQ"}],"subCollections":[{"id":"ZA","title":"Shops","items":[{"item":"Mg"},{"item":"MQ"}]}]}],
 "items":[
  {"id":"MQ","creationAt":1760000000,"modifiedAt":1760000001,"title":"Shop","scope":{"urls":["https://shop.example"],"androidApps":[]},
   "credentials":[{"type":"note","content":{"value":"NOTE"}},
    {"type":"basic-auth","username":{"fieldType":"string","value":"ada"},"password":{"fieldType":"concealed-string","value":"PW-1"}},
    {"type":"totp","secret":"SEEDSEEDSEEDSEED","period":30},{"type":"passkey","key":"KEY"},
    {"type":"basic-auth","username":{"value":"eve"},"password":{"value":"PW-2"}}]},
  {"id":"Mg","title":"Passkey","credentials":[{"type":"passkey","key":"KEY"},{"type":"file","id":"x"}]},
  {"id":"Mw","title":"Draft","credentials":[{"type":"basic-auth","urls":["https://a.example"],"username":"x","password":"PW-3"}]},
  {"id":"NA","title":"Home","credentials":[{"type":"wifi","ssid":{"value":"n"},"passphrase":{"value":"PW-4"}}]},
  {"id":"NQ","title":"Made","credentials":[{"type":"generated-password","password":"PW-5"}]},
  {"id":"Ng","title":"Note","credentials":[{"type":"note","content":{"value":"NOTE"}}]},
  {"id":"Nw","title":"Card","credentials":[{"type":"file"},{"type":"credit-card","number":{"value":"CARD"}}]},
  {"id":"OA","title":"Key","credentials":[{"type":"ssh-key"}]},
  {"id":"OQ","title":"Me","credentials":[{"type":"person-name"},{"type":"address"}]},
  {"id":"MTA","title":"New","credentials":[{"type":"newer-than-this","x":[1]}]},
  {"id":"MTE","title":"Empty","credentials":[{"type":"basic-auth","username":{"value":"z"},"password":{"fieldType":"x"}}]},
  {"id":"MTI","title":"No password","credentials":[{"type":"basic-auth","username":{"value":"z"}}]}]}"#;

const LINES: [&str; 13] = [
    "item 1: Login Work|Shop ada<> `PW-1` totp passkey https://shop.example",
    "item 1: Login Work|Shop eve<> `PW-2` totp passkey https://shop.example",
    "item 2: Login Work/Shops|Passkey <> none passkey",
    "item 3: Login |Draft x<> `PW-3` https://a.example",
    "item 4: Wifi |Home <> `PW-4`",
    "item 5: Login |Made <> `PW-5`",
    "item 6: Note |Note <> none",
    "item 7: Card |Card <> none",
    "item 8: Key |Key <> none",
    "item 9: Identity |Me <> none",
    "item 10: Other |New <> none",
    "item 11: Login |Empty z<> ``",
    "item 12: Login |No password z<> none",
];

fn whole() -> String {
    format!(
        r#"{{"version":{{"major":1,"minor":0}},"exporterRpId":"x","exporterDisplayName":"X","timestamp":1,"accounts":[{ACCOUNT}]}}"#
    )
}

#[test]
fn the_whole_and_an_account_alone_are_read() {
    for file in [whole(), ACCOUNT.to_owned()] {
        let vault = read(FORMAT.title, file).unwrap();
        assert_eq!(lines(&vault), LINES);
        assert!(!vault.is_incomplete);
        let known = [Some(1_760_000_000), Some(1_760_000_001), None, None];
        assert_eq!(times(&vault.entries[0]), known);
    }
}

#[test]
fn what_another_program_wrote_is_read() {
    let vault = read(FORMAT.title, FIXTURE).unwrap();
    assert_eq!(vault.entries.len(), 8);
    let has_password = vault
        .entries
        .iter()
        .filter(|entry| entry.password.is_some());
    assert_eq!(has_password.count(), 2);
}

#[test]
fn a_newer_version_is_refused() {
    let text = whole().replace("\"major\":1", "\"major\":2");
    let trouble = read(FORMAT.title, text).unwrap_err();
    assert!(matches!(trouble, Trouble::Unsupported { .. }), "{trouble}");
}

#[test]
fn one_odd_item_loses_no_other() {
    let text = r#"{"version":7,"exporterRpId":"x","accounts":[7,{"items":7},{"collections":7,"items":[5,
        {"credentials":[{"type":"basic-auth","password":7}]},{"credentials":[{"type":"basic-auth","password":{"value":[]}}]},
        {"credentials":[{"type":"wifi","passphrase":7}]},
        {"title":7,"scope":[],"credentials":[7,{"type":7},{"type":"basic-auth","username":[],"password":{"value":"PW"}}]}]}]}"#;
    let vault = read(FORMAT.title, text).unwrap();
    assert_eq!(lines(&vault), ["item 7: Login | <> `PW`"]);
    assert_eq!(
        bad(&vault),
        [
            "item 1: a vault of it is no object or has no list of items",
            "item 2: a vault of it is no object or has no list of items",
            "item 3: it is no object",
            "item 4: its password is no text",
            "item 5: its password is no text",
            "item 6: its password is no text",
        ]
    );
}

#[test]
fn an_item_of_logins_without_end_is_refused_alone() {
    let login = r#"{"type":"basic-auth","password":"PW"}"#;
    let text = format!(
        r#"{{"items":[{{"credentials":[{}]}},{{"credentials":[{login}]}}]}}"#,
        [login; 9].join(",")
    );
    let vault = read(FORMAT.title, text).unwrap();
    assert_eq!(bad(&vault), ["item 1: it has more logins than any item"]);
    assert_eq!(vault.entries.len(), 1);
}

#[test]
fn whatever_is_cut_or_changed_nothing_panics_and_no_secret_is_told() {
    let secrets = ["PW-", "SEED", "NOTE", "CARD", "KEY"];
    survives(FORMAT.title, whole().as_bytes(), &secrets);
    survives(FORMAT.title, ACCOUNT.as_bytes(), &secrets);
}

#[test]
fn what_holds_items_and_is_not_what_it_should_be_is_told() {
    let version = r#""version":{"major":1,"minor":0}"#;
    let odd = format!(
        r#"{{{version},"exporterRpId":"x","exporterDisplayName":"X","timestamp":1,"accounts":[{{"items":{{}}}},"x",{ACCOUNT}]}}"#
    );
    let vault = read(FORMAT.title, odd).unwrap();
    assert_eq!(vault.bad.len(), 2);
    assert!(
        vault
            .bad
            .iter()
            .all(|bad| bad.why.contains("no list of items"))
    );
    assert_eq!(vault.entries.len(), LINES.len());
    let item = r#"{"collections":[],"items":[
      {"title":"A","credentials":{"type":"basic-auth","password":"PW-1"}},
      {"title":"B","credentials":["x"]},
      {"title":"C","credentials":[{"type":"newer","username":"ada","password":{"value":"PW-2"}}]}]}"#;
    let text = ACCOUNT.split_once(r#""collections""#).unwrap().0.to_owned();
    let vault = read(FORMAT.title, text + item.trim_start_matches('{')).unwrap();
    assert_eq!(lines(&vault), ["item 3: Login |C ada<> `PW-2`"]);
    let whys: Vec<_> = vault.bad.iter().map(|bad| bad.why.as_str()).collect();
    assert_eq!(
        whys,
        [
            "its credentials are no list",
            "a credential of it is no object"
        ]
    );
}

#[test]
fn concealed_fields_are_counted_and_never_told() {
    let fields = r#"{"type":"custom-fields","fields":[{"fieldType":"concealed-string","value":"canary"},
        {"fieldType":"concealed-string","value":""},{"fieldType":"string","value":"x"}]}"#;
    let text = whole().replace(
        r#"{"type":"basic-auth""#,
        &format!(r#"{fields},{{"type":"basic-auth""#),
    );
    let (plain, vault) = (whole(), read(FORMAT.title, text).unwrap());
    let count = plain.matches(r#"{"type":"basic-auth""#).count();
    assert_eq!(lines(&vault), LINES);
    assert!(count > 1);
    assert_eq!(
        vault.notes,
        [format!(
            "{count} hidden fields were not judged: they may be passwords, or anything else"
        )]
    );
}
