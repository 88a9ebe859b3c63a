//! Exports of Proton Pass, in JSON and in zip files.
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

const DATA: &str = r#"{"version":"1.21.2","userId":"u","encrypted":false,"vaults":{
 "A==":{"name":"Personal","description":"","display":{},"items":[
  {"itemId":"1","data":{"metadata":{"name":"Shop","note":"NOTE","itemUuid":"x"},"extraFields":[],"type":"login",
    "content":{"itemEmail":"ada@example.org","itemUsername":"ada","password":"PW-1","urls":["https://shop.example/","https://two.example"],
     "totpUri":"otpauth://totp/SEED","passkeys":[{"keyId":"KEY"}]}},
   "state":1,"aliasEmail":null,"contentFormatVersion":6,"createTime":1689182868,"modifyTime":1689182999,"pinned":true},
  {"data":{"metadata":{"name":"Old"},"type":"login","extraFields":[{"fieldName":"2","type":"totp","data":{"totpUri":"SEEDSEEDSEEDSEED"}}],
    "content":{"username":"eve","password":"PW-2","urls":[],"totpUri":""}},"state":1},
  {"data":{"metadata":{"name":"Trash"},"type":"login","content":{"password":"GONE"}},"state":2},
  {"data":{"metadata":{"name":"Note"},"type":"note","content":{}},"state":1},
  {"data":{"metadata":{"name":"Card"},"type":"creditCard","content":{"number":"CARD"}},"state":1}]},
 "B==":{"name":"Work","items":[
  {"data":{"metadata":{"name":"Alias"},"type":"alias","content":{}},"state":1,"aliasEmail":"a@alias.example"},
  {"data":{"metadata":{"name":"Empty"},"type":"login","content":{"itemEmail":"","itemUsername":"","password":"","urls":[],"passkeys":[]}},"state":1}]}}}"#;

#[test]
fn an_export_is_read_over_all_vaults_in_json_and_in_a_zip_file() {
    let zip = zipped(&[("Proton Pass/data.json", DATA.as_bytes())]);
    for file in [DATA.as_bytes(), &zip] {
        let vault = read(FORMAT.title, file).unwrap();
        assert_eq!(
            lines(&vault),
            [
                "item 1: Login Personal|Shop ada<ada@example.org> `PW-1` totp passkey https://shop.example/ https://two.example",
                "item 2: Login Personal|Old eve<> `PW-2` totp",
                "item 4: Note Personal|Note <> none",
                "item 5: Card Personal|Card <> none",
                "item 6: Other Work|Alias <a@alias.example> none",
                "item 7: Login Work|Empty <> ``",
            ]
        );
        assert_eq!((vault.put_away, vault.is_incomplete), (1, false));
        let known = [Some(1_689_182_868), Some(1_689_182_999), None, None];
        assert_eq!(times(&vault.entries[0]), known);
    }
}

#[test]
fn what_is_encrypted_is_refused_with_what_to_do() {
    let zip = zipped(&[("Proton Pass/data.pgp", b"-----BEGIN PGP MESSAGE-----")]);
    for file in [
        b"-----BEGIN PGP MESSAGE-----\n\nwy4E".as_slice(),
        &zip,
        br#"{"encrypted":true,"vaults":{}}"#,
    ] {
        let trouble = read(FORMAT.title, file).unwrap_err();
        assert!(matches!(trouble, Trouble::Unsupported { .. }), "{trouble}");
    }
}

#[test]
fn one_odd_item_loses_no_other() {
    let text = r#"{"vaults":{"a":7,"b":{"name":7,"items":[5,{"data":7},{"data":{"content":[]}},
        {"data":{"content":{"password":{}}}},{"state":"2","data":{"type":"login","content":{"password":"PW"}}}]}}}"#;
    let vault = read(FORMAT.title, text).unwrap();
    assert_eq!(lines(&vault), ["item 6: Login | <> `PW`"]);
    assert_eq!(
        bad(&vault),
        [
            "item 1: a vault of it is no object or has no list of items",
            "item 2: it is no object",
            "item 3: there is nothing in it",
            "item 4: its content is no object",
            "item 5: its password is no text",
        ]
    );
}

#[test]
fn whatever_is_cut_or_changed_nothing_panics_and_no_secret_is_told() {
    let secrets = ["PW-", "SEED", "GONE", "NOTE", "CARD", "KEY"];
    survives(FORMAT.title, DATA.as_bytes(), &secrets);
    let zip = zipped(&[("Proton Pass/data.json", DATA.as_bytes())]);
    survives(FORMAT.title, &zip, &secrets);
}

#[test]
fn a_vault_that_is_none_is_told() {
    let text = r#"{"version":"1.21.2","userId":"u","encrypted":false,"vaults":{"A":"odd","B":{"name":"B","items":{}},
      "C":{"name":"C","items":[{"data":{"metadata":{"name":"X"},"type":"login","content":{"password":"PW"}},"state":1}]}}}"#;
    let vault = read(FORMAT.title, text).unwrap();
    assert_eq!(lines(&vault), ["item 3: Login C|X <> `PW`"]);
    assert_eq!((vault.bad.len(), vault.is_incomplete), (2, true));
}

#[test]
fn hidden_fields_are_counted_and_never_told() {
    let text = r#"{"encrypted":false,"vaults":{"a":{"name":"V","items":[{"data":{"metadata":{"name":"A"},"type":"login","extraFields":[
        {"fieldName":"x","type":"hidden","data":{"content":"canary"}},{"type":"hidden","data":{"content":""}},
        {"type":"text","data":{"content":"x"}}],"content":{"password":"PW-1"}}}]}}}"#;
    let vault = read(FORMAT.title, text).unwrap();
    assert_eq!(lines(&vault), ["item 1: Login V|A <> `PW-1`"]);
    assert_eq!(
        vault.notes,
        ["1 hidden field was not judged: it may be a password, or anything else"]
    );
}
