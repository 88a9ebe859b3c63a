//! Exports of Enpass.
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

const DATA: &str = r#"{"folders":[{"icon":"1","parent_uuid":"f1","title":"Shops","updated_at":1,"uuid":"f2"},
  {"parent_uuid":"","title":"Work","uuid":"f1"},{"parent_uuid":"f4","title":"A","uuid":"f3"},{"parent_uuid":"f3","title":"B","uuid":"f4"}],
 "items":[
  {"archived":0,"auto_submit":1,"category":"login","createdAt":1504264517,"favorite":0,"folders":["f2","f1"],"note":"NOTE","subtitle":"s",
   "template_type":"login.default","title":"Shop","trashed":0,"updated_at":1644353152,"uuid":"1","fields":[
    {"deleted":0,"label":"Username","order":1,"sensitive":0,"type":"username","uid":10,"updated_at":1,"value":"ada","value_updated_at":1},
    {"type":"email","value":"ada@example.org"},{"type":"password","value":"","value_updated_at":5},
    {"type":"password","value":"PW-1","value_updated_at":1600000000},{"type":"password","value":"PW-9","deleted":1},
    {"type":"url","value":"https://shop.example"},{"type":"url","value":""},{"type":"url","value":"https://two.example"},
    {"type":"totp","value":"SEEDSEEDSEEDSEED"},{"type":"section","value":""},{"type":"text","value":"NOTE","label":"a"}]},
  {"archived":0,"trashed":1,"template_type":"login.default","title":"Trash","fields":[{"type":"password","value":"GONE"}]},
  {"archived":1,"trashed":0,"template_type":"login.default","title":"Archive"},
  {"template_type":"creditcard.default","title":"Card","fields":[{"type":"ccNumber","value":"CARD"},{"type":"pin","value":"CARD"}]},
  {"template_type":"note.default","title":"Note","note":"NOTE"},
  {"template_type":"identity.default","title":"Me","fields":[{"type":"password","value":""}]},
  {"template_type":"computer.wifi","title":"Router","fields":[{"type":"password","value":"PW-2"}]},
  {"template_type":"misc.default","title":"Thing","folders":["f3"],"fields":[{"type":"totp","value":" "}]},
  {"template_type":"password.default","title":"Alone","folders":["f1"],"fields":[{"type":"password","value":""}]}]}"#;

#[test]
fn an_export_is_read() {
    let vault = read(FORMAT.title, DATA).unwrap();
    let mut circle = ["A", "B"].repeat(32);
    circle.reverse();
    assert_eq!(
        lines(&vault),
        [
            "item 1: Login Work/Shops|Shop ada<ada@example.org> `PW-1` totp https://shop.example https://two.example".to_owned(),
            "item 4: Card |Card <> none".to_owned(),
            "item 5: Note |Note <> none".to_owned(),
            "item 6: Identity |Me <> none".to_owned(),
            "item 7: Login |Router <> `PW-2`".to_owned(),
            format!("item 8: Other {}|Thing <> none", circle.join("/")),
            "item 9: Login Work|Alone <> ``".to_owned(),
        ]
    );
    assert_eq!((vault.put_away, vault.is_incomplete), (2, false));
    let known = [1_504_264_517, 1_644_353_152, 1_600_000_000].map(Some);
    assert_eq!(times(&vault.entries[0])[..3], known);
}

/// A bank has a password for its site and one for its transfers.
#[test]
fn every_password_of_an_item_is_an_entry_and_what_is_hidden_besides_is_counted() {
    let text = r#"{"items":[{"template_type":"finance.bankaccount","title":"Bank","updated_at":9,"fields":[
        {"type":"password","value":"PW-1","value_updated_at":1600000000},{"type":"url","value":"https://bank.example"},
        {"type":"password","value":"PW-2","value_updated_at":1500000000},{"type":"password","value":"PW-1"},
        {"type":"password","value":""},{"type":"text","sensitive":1,"value":"canary"},
        {"type":"pin","sensitive":1,"value":""},{"type":"ccCvc","sensitive":1,"value":"123"}]}]}"#;
    let vault = read(FORMAT.title, text).unwrap();
    assert_eq!(
        lines(&vault),
        [
            "item 1: Login |Bank <> `PW-1` https://bank.example",
            "item 1: Login |Bank <> `PW-2` https://bank.example",
        ]
    );
    let further: Vec<_> = vault
        .entries
        .iter()
        .map(|it| (it.is_further, it.password_changed))
        .collect();
    assert_eq!(
        further,
        [(false, Some(1_600_000_000)), (true, Some(1_500_000_000))]
    );
    assert_eq!(
        vault.notes,
        ["1 hidden field was not judged: it may be a password, or anything else"]
    );
    let many: Vec<_> = (0..50)
        .map(|at| format!(r#"{{"type":"password","value":"PW-{at}"}}"#))
        .collect();
    let text = format!(
        r#"{{"items":[{{"template_type":"login.default","fields":[{}]}}]}}"#,
        many.join(",")
    );
    let vault = read(FORMAT.title, text).unwrap();
    assert_eq!(vault.bad[0].why, "it has more passwords than any item");
}

#[test]
fn one_odd_item_loses_no_other() {
    let text = r#"{"folders":7,"items":[{"template_type":"login.default","fields":[{"type":"password","value":7}]},5,
        {"template_type":[],"title":7,"fields":[7,{"type":"url","value":7},{"type":"password","value":"PW"}]}]}"#;
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
        &["PW-", "SEED", "NOTE", "CARD", "GONE"],
    );
}
