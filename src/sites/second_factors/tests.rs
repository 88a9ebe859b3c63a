//! The lists of second factors and passkeys, in every shape.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;

/// Version 3: pairs.
const V3: &str = r#"[
  ["Harbour",{"domain":"harbour.example","additional-domains":["harbour.test","HARBOUR.example"],
   "tfa":["sms","totp","u2f","custom-software","custom-hardware","email","call","smoke"],"custom-software":["Own App"],
   "documentation":"https://harbour.example/2fa","recovery":"https://harbour.example/back","keywords":["email"]}],
  ["Night",{"domain":"night.example","contact":{"twitter":"night"},"keywords":["other"]}]
]"#;
/// Version 4: by domain.
const V4: &str =
    r#"{"harbour.example":{"methods":["totp","email"],"documentation":"javascript:alert(1)"}}"#;
const PASSKEYS: &str = r#"{"harbour.example":{"passwordless":"allowed","mfa":"required"},"night.example":{"mfa":"allowed"}}"#;

fn list(text: &str) -> Directory {
    Directory::parse(text.as_bytes()).expect("a list")
}

fn site<'a>(list: &'a Directory, host: &str) -> Option<&'a Site> {
    list.of_host(&HostName::parse(host)?)
}

#[test]
fn pairs_are_read() {
    let list = list(V3);
    let found = site(&list, "login.harbour.example").expect("a site");
    assert_eq!(found.title, "Harbour");
    assert_eq!(found.hosts, ["harbour.example", "harbour.test"]);
    let words: Vec<_> = found.factors.iter().map(|it| it.word()).collect();
    assert_eq!(
        words,
        [
            "webauthn", "totp", "app", "device", "sms", "call", "mail", "other"
        ]
    );
    assert_eq!(found.help, "https://harbour.example/2fa");
    assert_eq!(found.recovery, "https://harbour.example/back");
    assert_eq!(site(&list, "harbour.test"), Some(found));
    let none = site(&list, "night.example").expect("a site");
    assert!(none.factors.is_empty() && none.help.is_empty());
    assert_eq!(site(&list, "example"), None);
}

#[test]
fn an_object_by_domain_is_read_and_no_strange_address_is_kept() {
    let list = list(V4);
    let found = site(&list, "harbour.example").expect("a site");
    assert_eq!(found.factors, [Factor::Totp, Factor::Mail]);
    assert_eq!(
        (found.title.as_str(), found.help.as_str()),
        ("harbour.example", "")
    );
}

#[test]
fn passkeys_are_read() {
    let list = list(PASSKEYS);
    let of = |host| site(&list, host).map(|it| (it.is_passwordless, it.is_passkey_factor));
    assert_eq!(of("harbour.example"), Some((true, true)));
    assert_eq!(of("night.example"), Some((false, true)));
}

#[test]
fn a_host_of_its_own_goes_before_one_named_besides() {
    let text = r#"[["A",{"domain":"a.example","additional-domains":["b.example"]}],["B",{"domain":"b.example"}]]"#;
    let title = |text: &str| site(&list(text), "b.example").map(|it| it.title.clone());
    assert_eq!(title(text).as_deref(), Some("B"));
    let text = r#"[["B",{"domain":"b.example"}],["A",{"domain":"a.example","additional-domains":["b.example"]}]]"#;
    assert_eq!(title(text).as_deref(), Some("B"));
}

#[test]
fn a_bad_row_is_counted_and_loses_no_other() {
    for bad in [
        "7",
        "[]",
        r#"["X"]"#,
        r#"["X",7]"#,
        r#"["X",{}]"#,
        r#"["X",{"domain":"a b"}]"#,
        "{}",
        "null",
    ] {
        let list = list(&format!(r#"[{bad},["A",{{"domain":"a.example"}}]]"#));
        assert_eq!((list.all().len(), list.bad()), (1, 1), "{bad}");
    }
    let list = list(r#"{"a b":{},"a.example":7,"b.example":{"tfa":"totp"}}"#);
    assert_eq!((list.all().len(), list.bad()), (1, 2));
}

#[test]
fn what_is_no_list_is_refused_wherever_it_is_cut() {
    for text in [V3, V4, PASSKEYS] {
        for end in 0..text.len() {
            let cut = text.as_bytes().get(..end).unwrap_or_default();
            assert!(Directory::parse(cut).is_err(), "{end}");
        }
    }
    for text in ["", "7", "null", "<html>", &"[".repeat(100_000)] {
        assert!(Directory::parse(text.as_bytes()).is_err());
    }
    let many = format!("[{}7]", "7,".repeat(MAX_ROWS + 9));
    // Rows that are nothing cost nothing to count.
    assert_eq!(list(&many).bad(), MAX_ROWS + 10);
}
