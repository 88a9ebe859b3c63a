//! Exports of Keeper, of its web vault and of Commander.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::vault::import::tests::bad;
use crate::vault::import::tests::lines;
use crate::vault::import::tests::read;
use crate::vault::import::tests::survives;

const DATA: &str = r#"{"shared_folders":[{"path":"Team","uid":"x"}],"records":[
 {"title":"Shop","uid":"1","login":"ada","password":"PW-1","login_url":"https://shop.example","notes":"NOTE","$type":"login",
  "last_modified":1762428779,"custom_fields":{"$oneTimeCode":"otpauth://totp/SEED","$url:Other:1":"https://two.example",
   "$text:type":"x","$host":{"hostName":"h"},"$email":"ada@example.org"},
  "folders":[{"folder":"Personal\\Fi/nance\\A\\\\B"},{"folder":"Work"}]},
 {"title":"Team","$type":"serverCredentials","login":"root","password":"PW-2","custom_fields":{"$oneTimeCode::1":["SEEDSEEDSEEDSEED"],
   "$url":["https://a.example","https://b.example"],"$passkey":{"privateKey":"KEY"}},
  "folders":[{"shared_folder":"Team","folder":"Inner","can_edit":true}]},
 {"title":"Old","login":"eve","password":"PW-3","login_url":"","custom_fields":{"TFC:Keeper":"otpauth://SEED","$oneTimeCode":""}},
 {"title":"Home","$type":"wifiCredentials","password":"PW-4"},
 {"title":"Note","$type":"encryptedNotes","custom_fields":{"$note":"NOTE"}},
 {"title":"Card","$type":"bankCard","password":"","custom_fields":{"$paymentCard":{"cardNumber":"CARD"}}},
 {"title":"Key","$type":"sshKeys","login":"deploy"},
 {"title":"Me","$type":"passport","password":"PW-5"},
 {"title":"Photo","$type":"photo"},
 {"title":"None","$type":"login","login":"u","password":"","custom_fields":{"$oneTimeCode":[]}}]}"#;

#[test]
fn an_export_is_read() {
    let vault = read(FORMAT.title, DATA).unwrap();
    assert_eq!(
        lines(&vault),
        [
            "item 1: Login Personal/Fi/nance/A\\B|Shop ada<ada@example.org> `PW-1` totp https://shop.example https://two.example",
            "item 2: Login Team/Inner|Team root<> `PW-2` totp passkey https://a.example https://b.example",
            "item 3: Login |Old eve<> `PW-3` totp",
            "item 4: Wifi |Home <> `PW-4`",
            "item 5: Note |Note <> none",
            "item 6: Card |Card <> none",
            "item 7: Key |Key deploy<> none",
            "item 8: Identity |Me <> `PW-5`",
            "item 9: Other |Photo <> none",
            "item 10: Login |None u<> ``",
        ]
    );
    assert_eq!(vault.entries[0].changed, Some(1_762_428_779));
}

#[test]
fn one_odd_record_loses_no_other() {
    let text = r#"{"records":[{"title":"A","$type":"login","password":7},5,
        {"title":7,"password":"PW","folders":7,"custom_fields":[]}]}"#;
    let vault = read(FORMAT.title, text).unwrap();
    assert_eq!(lines(&vault), ["item 3: Login | <> `PW`"]);
    assert_eq!(
        bad(&vault),
        ["item 1: its password is no text", "item 2: it is no object"]
    );
}

#[test]
fn whatever_is_cut_or_changed_nothing_panics_and_no_secret_is_told() {
    survives(
        FORMAT.title,
        DATA.as_bytes(),
        &["PW-", "SEED", "NOTE", "CARD", "KEY"],
    );
}

#[test]
fn hidden_fields_are_counted_and_never_told() {
    let text = r#"{"records":[{"title":"A","$type":"login","login":"u","password":"PW-1","custom_fields":{
        "$password:Admin:1":"canary","$secret:x:1":["canary"],"$pinCode::1":"","$text:y:1":"x"}}]}"#;
    let vault = read(FORMAT.title, text).unwrap();
    assert_eq!(lines(&vault), ["item 1: Login |A u<> `PW-1`"]);
    assert_eq!(
        vault.notes,
        ["2 hidden fields were not judged: they may be passwords, or anything else"]
    );
}
