//! Exports of 1Password, old and new.
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
use crate::vault::import::tests::zipped;

/// Made by `tests/formats/one_pux.py`.
const FIXTURE: &[u8] = include_bytes!("../../../../tests/fixtures/totp/one_pux.1pux");

const DATA: &str = r#"{"accounts":[{"attrs":{"name":"Ada"},"vaults":[{"attrs":{"uuid":"v","name":"Personal"},"items":[
 {"uuid":"a","createdAt":1614298956,"updatedAt":1635346445,"state":"active","categoryUuid":"001",
  "details":{"loginFields":[
     {"value":"remember","id":"","name":"r","fieldType":"C","designation":""},
     {"value":"ada","id":"","name":"user","fieldType":"T","designation":"username"},
     {"value":"PW-1","id":"","name":"pw","fieldType":"P","designation":"password"},
     {"value":"PW-2","id":"","name":"pw2","fieldType":"P"}],
   "notesPlain":"NOTE","sections":[{"title":"","fields":[{"title":"otp","id":"TOTP_1","value":{"totp":"SEEDSEEDSEEDSEED"}}]}],
   "passwordHistory":[{"value":"OLD","time":1458322355},{"value":"OLD","time":1558322355}]},
  "overview":{"title":"Shop","url":"https://shop.example","urls":[{"label":"website","url":"https://shop.example"},
     {"label":"2","url":"https://two.example"}],"watchtowerExclusions":null}},
 {"state":"archived","categoryUuid":"001","details":{},"overview":{"title":"Archived"}},
 {"state":"trashed","categoryUuid":"001","details":{},"overview":{"title":"Trashed"}},
 {"categoryUuid":"005","details":{"password":"PW-3"},"overview":{"title":"Alone"}},
 {"categoryUuid":"110","details":{"sections":[{"fields":[{"id":"username","value":{"string":"root"}},
     {"id":"password","value":{"concealed":"PW-4"}}]}]},"overview":{"title":"Server"}},
 {"categoryUuid":"109","details":{"sections":[{"fields":[{"id":"wireless_password","value":{"concealed":"PW-5"}}]}]},
  "overview":{"title":"Home"}},
 {"categoryUuid":"003","details":{"notesPlain":"NOTE","password":""},"overview":{"title":"Note"}},
 {"categoryUuid":"114","details":{},"overview":{"title":"Key"}}]},
 {"attrs":{"name":"Shared"},"items":[
 {"categoryUuid":"001","passkeys":[{"credentialId":"x"}],"details":{"loginFields":[
   {"value":{"email_address":"ada@alias.example","provider":"x"},"designation":"username"},{"value":"PW-6","designation":"password"}]},
  "overview":{"title":"Alias","watchtowerExclusions":{"compromised":true,"reused":true,"weak":true,"inactiveMfa":false}}},
 {"categoryUuid":"001","passkeys":[],"details":{"passkey":{"rpId":"x"},"loginFields":[{"value":"","designation":"password"}]},
  "overview":{"title":"Passkey","watchtowerExclusions":{"inactiveMfa":true,"compromised":false}}},
 {"item":{"categoryUuid":"001","trashed":false,"details":{"loginFields":[{"value":"PW-7","designation":"password"}]},"overview":{"title":"Old"}}},
 {"item":{"categoryUuid":"001","trashed":true,"details":{},"overview":{"title":"Old trash"}}}]}]}]}"#;

#[test]
fn an_export_is_read_over_all_vaults() {
    let file = zipped(&[
        ("export.attributes", b"{}"),
        ("export.data", DATA.as_bytes()),
    ]);
    let vault = read(FORMAT.title, file).unwrap();
    assert_eq!(
        lines(&vault),
        [
            "item 1: Login Personal|Shop ada<> `PW-1` totp https://shop.example https://two.example",
            "item 1: Login Personal|Shop ada<> `PW-2` https://shop.example https://two.example",
            "item 4: Login Personal|Alone <> `PW-3`",
            "item 5: Login Personal|Server root<> `PW-4`",
            "item 6: Wifi Personal|Home <> `PW-5`",
            "item 7: Note Personal|Note <> none",
            "item 8: Key Personal|Key <> none",
            "item 9: Login Shared|Alias ada@alias.example<> `PW-6` passkey out",
            "item 10: Login Shared|Passkey <> `` passkey",
            "item 11: Login Shared|Old <> `PW-7`",
        ]
    );
    assert_eq!(vault.put_away, 3);
    let known = [1_614_298_956, 1_635_346_445, 1_558_322_355].map(Some);
    assert_eq!(times(&vault.entries[0])[..3], known);
    assert_eq!(
        vault.notes,
        ["Watchtower is told to keep quiet about some things of 1 entry; they are looked at here"]
    );
}

#[test]
fn what_another_program_wrote_is_read() {
    let vault = read(FORMAT.title, FIXTURE).unwrap();
    let found: Vec<_> = lines(&vault);
    assert_eq!(
        found,
        [
            "item 1: Login Personal|PyPI ada<> `hunter2` totp https://example.org",
            "item 2: Login Personal|No codes ada<> `hunter2` https://example.org",
            "item 3: Login Personal|Two ada<> `hunter2` totp https://example.org",
            "item 5: Login Work|Wrapped eve<> `hunter2` totp https://example.org",
            "item 7: Login Work|Broken ada<> `hunter2` https://example.org",
        ]
    );
    assert_eq!(vault.put_away, 2);
}

#[test]
fn one_odd_item_loses_no_other() {
    let data = r#"{"accounts":[7,{"vaults":[null,{"items":[5,{"details":7},
        {"details":{"loginFields":[{"value":[],"designation":"password"}]}},
        {"details":{"password":true}},{"overview":[],"details":{"loginFields":[7,{"value":"PW","designation":"password"}]}}]}]}]}"#;
    let vault = read(FORMAT.title, zipped(&[("export.data", data.as_bytes())])).unwrap();
    assert_eq!(lines(&vault), ["item 7: Login | <> `PW`"]);
    assert_eq!(
        bad(&vault),
        [
            "item 1: an account of it is no object or has no list of vaults",
            "item 2: a vault of it is no object or has no list of items",
            "item 3: it is no object",
            "item 4: its details are no object",
            "item 5: its password is no text",
            "item 6: its password is no text",
        ]
    );
}

#[test]
fn items_inside_of_items_end() {
    let deep = "{\"item\":".repeat(10_000);
    let data = format!("{{\"accounts\":[{{\"vaults\":[{{\"items\":[{deep}");
    let trouble = read(FORMAT.title, zipped(&[("export.data", data.as_bytes())])).unwrap_err();
    assert!(matches!(trouble, Trouble::Damaged(_)), "{trouble}");
}

#[test]
fn whatever_is_cut_or_changed_nothing_panics_and_no_secret_is_told() {
    let secrets = ["PW-", "SEED", "OLD", "NOTE", "hunter2"];
    survives(
        FORMAT.title,
        &zipped(&[("export.data", DATA.as_bytes())]),
        &secrets,
    );
    survives(FORMAT.title, FIXTURE, &secrets);
}

#[test]
fn an_account_or_a_vault_that_is_none_is_told() {
    let data = r#"{"accounts":[{"vaults":"odd"},7,{"vaults":["odd",{"items":{}},{"attrs":{"name":"V"},"items":[
      {"categoryUuid":"005","details":{"password":"PW"},"overview":{"title":"X"}}]}]}]}"#;
    let file = zipped(&[
        ("export.attributes", b"{}"),
        ("export.data", data.as_bytes()),
    ]);
    let vault = read(FORMAT.title, file).unwrap();
    assert_eq!(lines(&vault), ["item 5: Login V|X <> `PW`"]);
    assert_eq!((vault.bad.len(), vault.is_incomplete), (4, true));
}

#[test]
fn every_password_of_an_item_is_an_entry_and_what_is_concealed_besides_is_counted() {
    let item = |category: &str, details: &str| {
        format!(
            r#"{{"categoryUuid":"{category}","details":{{{details}}},"overview":{{"title":"A"}}}}"#
        )
    };
    let items = [
        item(
            "001",
            r#""password":"PW-2","loginFields":[{"value":"","designation":"password"}],"sections":[{"fields":[
               {"id":"password","value":{"concealed":"PW-3"}},{"id":"x","value":{"concealed":"canary"}},
               {"id":"y","value":{"concealed":""}}]},{"fields":[{"id":"password","value":{"concealed":"PW-4"}},
               {"id":"z","value":{"concealed":"PW-2"}}]}]"#,
        ),
        item(
            "002",
            r#""sections":[{"fields":[{"id":"cvv","value":{"concealed":"123"}}]}]"#,
        ),
    ];
    let data = format!(
        r#"{{"accounts":[{{"vaults":[{{"items":[{}]}}]}}]}}"#,
        items.join(",")
    );
    let file = zipped(&[
        ("export.attributes", b"{}"),
        ("export.data", data.as_bytes()),
    ]);
    let vault = read(FORMAT.title, file).unwrap();
    let passwords = ["PW-2", "PW-3", "PW-4"].map(|text| format!("item 1: Login |A <> `{text}`"));
    assert_eq!(lines(&vault)[..3], passwords);
    assert_eq!(vault.entries.len(), 4);
    assert_eq!(
        vault.notes,
        ["2 hidden fields were not judged: they may be passwords, or anything else"]
    );
}
