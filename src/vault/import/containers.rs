//! Whatever a container of an export is replaced by: what it held is not silently gone.
//!
//! "Nothing to mend" of what was not read is the worst that an audit can say.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use serde_json::Value;
use serde_json::json;

use super::*;
use crate::vault::import::tests::lines;
use crate::vault::import::tests::zipped;

/// A format, an export of it that is in order, and what may be missing or empty in one without anything being wrong:
/// paths with `*` for a place in a list or a name that means nothing.
struct Sound {
    title: &'static str,
    export: Value,
    may_be_empty: &'static [&'static str],
    /// What may be text instead.
    may_be_text: &'static [&'static str],
}

#[test]
fn no_container_of_the_wrong_kind_takes_its_content_along_in_silence() {
    for sound in exports() {
        let good = outcome(&sound, &sound.export).unwrap();
        assert!(!good.is_incomplete, "{}: {:?}", sound.title, good.notes);
        assert!(good.entries.len() > 1, "{}", sound.title);
        let mut count = 0;
        for path in containers(&sound.export) {
            for other in [json!(null), json!({}), json!([]), json!(7), json!("x")] {
                let mut export = sound.export.clone();
                let place = export.pointer_mut(&path).unwrap();
                let is_emptied = other.is_null()
                    || (other.is_object() && place.is_object())
                    || (other.is_array() && place.is_array());
                *place = other.clone();
                let Some(vault) = outcome(&sound, &export) else {
                    continue;
                };
                let is_same = lines(&vault) == lines(&good) && vault.put_away == good.put_away;
                let is_any = |all: &[&str]| all.iter().any(|may| is_like(&path, may));
                let may_be = (is_emptied && is_any(sound.may_be_empty))
                    || (other.is_string() && is_any(sound.may_be_text));
                // An audit of which nothing was read is never in order.
                let is_told = vault.is_incomplete || vault.entries.is_empty();
                assert!(
                    is_same || is_told || may_be,
                    "{}: `{path}` is {other}: {:#?}",
                    sound.title,
                    lines(&vault)
                );
                count += 1;
            }
        }
        assert!(count > 10, "{}: {count}", sound.title);
    }
}

/// What may be empty is there, so that the table above says nothing of what is long gone.
#[test]
fn the_table_of_containers_names_what_is_there() {
    for sound in exports() {
        let paths = containers(&sound.export);
        for may in sound.may_be_empty.iter().chain(sound.may_be_text) {
            let is_there = paths.iter().any(|path| is_like(path, may));
            assert!(is_there, "{}: {may}", sound.title);
        }
    }
}

/// What is made of it; `None` where it is refused, or is of no format.
fn outcome(sound: &Sound, export: &Value) -> Option<Vault> {
    let text = serde_json::to_vec(export).unwrap();
    let file = match sound.title {
        "1Password (1PUX)" => zipped(&[("export.data", &text)]),
        _ => text,
    };
    let file = Secret::new(file);
    let format = detect(&file)?;
    let mut keys = Keys {
        password: &mut || panic!("nobody should be asked"),
        key_file: None,
    };
    (format.read)(&file, &mut keys).ok()
}

/// Where its objects and lists are, but for the outermost.
fn containers(value: &Value) -> Vec<String> {
    let mut paths = Vec::new();
    let mut inner = |path: String, value: &Value| {
        if value.is_object() || value.is_array() {
            paths.push(path.clone());
            paths.extend(
                containers(value)
                    .into_iter()
                    .map(|rest| path.clone() + &rest),
            );
        }
    };
    match value {
        Value::Object(object) => object
            .iter()
            .for_each(|(name, value)| inner(format!("/{name}"), value)),
        Value::Array(list) => (0..)
            .zip(list)
            .for_each(|(at, value)| inner(format!("/{at}"), value)),
        _ => {}
    }
    paths
}

fn is_like(path: &str, pattern: &str) -> bool {
    let (path, pattern) = (path.split('/'), pattern.split('/'));
    path.clone().count() == pattern.clone().count()
        && path
            .zip(pattern)
            .all(|(name, like)| like == "*" || name == like)
}

fn exports() -> Vec<Sound> {
    vec![
        Sound {
            title: "Bitwarden (JSON)",
            export: json!({"encrypted": false, "folders": [{"id": "f", "name": "Work"}], "items": [
                {"type": 1, "name": "Shop", "folderId": "f", "collectionIds": ["c"],
                 "passwordHistory": [{"lastUsedDate": "2024-01-02T03:04:05Z", "password": "OLD"}],
                 "login": {"username": "ada", "password": "PW-1", "totp": "JBSWY3DPEHPK3PXP",
                           "uris": [{"match": null, "uri": "https://shop.example"}], "fido2Credentials": [{"keyId": "x"}]}},
                {"type": 2, "name": "Note", "secureNote": {"type": 0}, "fields": [{"name": "a", "value": "b"}]},
                {"type": 1, "name": "Mail", "login": {"username": "ada", "password": "PW-2"}}]}),
            may_be_empty: &[
                "/folders",
                "/folders/*",
                "/items/*/collectionIds",
                "/items/*/login",
                "/items/*/login/uris",
                "/items/*/login/uris/*",
                "/items/*/login/fido2Credentials",
                "/items/*/login/fido2Credentials/*",
            ],
            may_be_text: &[],
        },
        Sound {
            title: "Proton Pass (JSON)",
            export: json!({"version": "1.0", "encrypted": false, "vaults": {"a": {"name": "Own", "items": [
                {"state": 1, "data": {"metadata": {"name": "Shop"}, "type": "login",
                    "extraFields": [{"fieldName": "2", "type": "totp", "data": {"totpUri": "JBSWY3DPEHPK3PXP"}}],
                    "content": {"itemUsername": "ada", "password": "PW-1", "urls": ["https://shop.example"],
                                "passkeys": [{"keyId": "x"}]}}},
                {"state": 1, "data": {"metadata": {"name": "Mail"}, "type": "login",
                    "content": {"itemUsername": "eve", "password": "PW-2"}}}]}}}),
            may_be_empty: &[
                "/vaults/*/items/*/data/metadata",
                "/vaults/*/items/*/data/extraFields",
                "/vaults/*/items/*/data/extraFields/*",
                "/vaults/*/items/*/data/extraFields/*/data",
                "/vaults/*/items/*/data/content",
                "/vaults/*/items/*/data/content/urls",
                "/vaults/*/items/*/data/content/passkeys",
                "/vaults/*/items/*/data/content/passkeys/*",
                "/vaults/*/items",
            ],
            may_be_text: &[],
        },
        Sound {
            title: "1Password (1PUX)",
            export: json!({"accounts": [{"attrs": {"name": "Ada"}, "vaults": [{"attrs": {"name": "Own"}, "items": [
                {"categoryUuid": "001", "state": "active",
                 "overview": {"title": "Shop", "url": "https://shop.example",
                              "urls": [{"url": "https://two.example"}], "watchtowerExclusions": {}},
                 "details": {"loginFields": [{"designation": "username", "value": "ada"},
                                             {"designation": "password", "value": "PW-1"}],
                             "sections": [{"title": "", "fields": [{"id": "t", "value": {"totp": "JBSWY3DPEHPK3PXP"}}]}],
                             "passwordHistory": [{"time": 1, "value": "OLD"}], "passkeys": [{"x": 1}]}},
                {"categoryUuid": "005", "overview": {"title": "Old"}, "details": {"password": "PW-2"}}]}]}]}),
            may_be_empty: &[
                "/accounts/*/vaults",
                "/accounts/*/vaults/*/attrs",
                "/accounts/*/vaults/*/items",
                "/accounts/*/vaults/*/items/*/overview",
                "/accounts/*/vaults/*/items/*/overview/urls",
                "/accounts/*/vaults/*/items/*/overview/urls/*",
                "/accounts/*/vaults/*/items/*/details",
                "/accounts/*/vaults/*/items/*/details/loginFields",
                "/accounts/*/vaults/*/items/*/details/loginFields/*",
                "/accounts/*/vaults/*/items/*/details/sections",
                "/accounts/*/vaults/*/items/*/details/sections/*",
                "/accounts/*/vaults/*/items/*/details/sections/*/fields",
                "/accounts/*/vaults/*/items/*/details/sections/*/fields/*",
                "/accounts/*/vaults/*/items/*/details/sections/*/fields/*/value",
                "/accounts/*/vaults/*/items/*/details/passkeys",
                "/accounts/*/vaults/*/items/*/details/passkeys/*",
            ],
            may_be_text: &[],
        },
        Sound {
            title: "Credential Exchange (CXF)",
            export: json!({"version": {"major": 1, "minor": 0}, "exporterRpId": "a.example", "accounts": [
                {"collections": [{"title": "Work", "items": [{"item": "i"}], "subCollections": [
                    {"title": "Inner", "items": [{"item": "j"}]}]}],
                 "items": [
                    {"id": "i", "title": "Shop", "scope": {"urls": ["https://shop.example"], "androidApps": []},
                     "credentials": [
                        {"type": "basic-auth", "username": {"value": "ada"}, "password": {"value": "PW-1"}},
                        {"type": "totp", "secret": "JBSWY3DPEHPK3PXP"}, {"type": "passkey", "key": "x"}]},
                    {"id": "j", "title": "Mail", "credentials": [
                        {"type": "basic-auth", "username": "eve", "password": "PW-2", "urls": ["https://mail.example"]}]}]}]}),
            may_be_empty: &[
                "/accounts/*/collections",
                "/accounts/*/collections/*",
                "/accounts/*/collections/*/items",
                "/accounts/*/collections/*/items/*",
                "/accounts/*/collections/*/subCollections",
                "/accounts/*/collections/*/subCollections/*",
                "/accounts/*/collections/*/subCollections/*/items",
                "/accounts/*/collections/*/subCollections/*/items/*",
                "/accounts/*/items",
                "/accounts/*/items/*/scope",
                "/accounts/*/items/*/scope/urls",
                "/accounts/*/items/*/credentials",
                "/accounts/*/items/*/credentials/*",
                "/accounts/*/items/*/credentials/*/username",
                "/accounts/*/items/*/credentials/*/password",
                "/accounts/*/items/*/credentials/*/urls",
            ],
            may_be_text: &[
                "/accounts/*/items/*/credentials/*/username",
                "/accounts/*/items/*/credentials/*/password",
            ],
        },
        Sound {
            title: "Enpass (JSON)",
            export: json!({"folders": [{"uuid": "f", "title": "Work", "parent_uuid": ""}], "items": [
                {"title": "Shop", "template_type": "login.default", "folders": ["f"], "fields": [
                    {"type": "username", "value": "ada"}, {"type": "password", "value": "PW-1"},
                    {"type": "totp", "value": "JBSWY3DPEHPK3PXP"}, {"type": "url", "value": "https://shop.example"}]},
                {"title": "Mail", "template_type": "login.default", "fields": [{"type": "password", "value": "PW-2"}]}]}),
            may_be_empty: &[
                "/folders",
                "/folders/*",
                "/items/*/folders",
                "/items/*/fields",
                "/items/*/fields/*",
            ],
            may_be_text: &[],
        },
        Sound {
            title: "Keeper (JSON)",
            export: json!({"shared_folders": [{"path": "Team"}], "records": [
                {"title": "Shop", "$type": "login", "login": "ada", "password": "PW-1",
                 "folders": [{"folder": "Work"}],
                 "custom_fields": {"$oneTimeCode::1": ["otpauth://totp/x"], "$url": ["https://shop.example"],
                                   "$passkey": {"key": "x"}, "$email": ["ada@example.org"]}},
                {"title": "Mail", "$type": "login", "login": "eve", "password": "PW-2"}]}),
            may_be_empty: &[
                "/records/*/folders",
                "/records/*/folders/*",
                "/records/*/custom_fields",
                "/records/*/custom_fields/*",
            ],
            may_be_text: &["/records/*/custom_fields/*"],
        },
        Sound {
            title: "Dashlane (JSON)",
            export: json!({"AUTHENTIFIANT": [
                {"title": "Shop", "domain": "shop.example", "login": "ada", "password": "PW-1"},
                {"title": "Mail", "domain": "mail.example", "login": "eve", "password": "PW-2"}],
                "SECURENOTE": [{"title": "Note"}], "PAYMENTMEANS_CREDITCARD": [{"title": "Card"}],
                "IDENTITY": [{"title": "Ada"}]}),
            may_be_empty: &[
                "/AUTHENTIFIANT",
                "/SECURENOTE",
                "/SECURENOTE/*",
                "/PAYMENTMEANS_CREDITCARD",
                "/PAYMENTMEANS_CREDITCARD/*",
                "/IDENTITY",
                "/IDENTITY/*",
            ],
            may_be_text: &[],
        },
    ]
}
