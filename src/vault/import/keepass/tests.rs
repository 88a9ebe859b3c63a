//! Databases of both versions and KeePass 2's XML: what is current, what was put away, and what was asked for.
#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use sha2::Digest;
use sha2::Sha256;

use super::*;
use crate::date::Date;
use crate::vault::import::tests::lines;
use crate::vault::import::tests::read;
use crate::vault::import::tests::read_with;
use crate::vault::import::tests::survives;
use crate::vault::import::tests::times;

const PASSWORD: &str = "a horse with no staple \u{e9}";
/// Made by `tests/formats/keepass.py`.
const PLAIN: &[u8] = include_bytes!("../../../../tests/fixtures/kdbx/keepass-2.xml");
const THREE: &[u8] = include_bytes!("../../../../tests/fixtures/kdbx/3-aes.kdbx");
const FOUR: &[u8] = include_bytes!("../../../../tests/fixtures/kdbx/4-argon2d-chacha20.kdbx");
const KEY_FILE: &[u8] = include_bytes!("../../../../tests/fixtures/kdbx/4-argon2id-aes.kdbx");
const KEY_ONLY: &[u8] =
    include_bytes!("../../../../tests/fixtures/kdbx/4-aes-kdf-key-file-only.kdbx");
const ANY_KEY: &[u8] = include_bytes!("../../../../tests/fixtures/kdbx/key.any");
const KEYS: [&[u8]; 4] = [
    include_bytes!("../../../../tests/fixtures/kdbx/key-1.xml"),
    include_bytes!("../../../../tests/fixtures/kdbx/key-2.xml"),
    include_bytes!("../../../../tests/fixtures/kdbx/key.raw"),
    include_bytes!("../../../../tests/fixtures/kdbx/key.hex"),
];

fn secret(bytes: impl AsRef<[u8]>) -> Secret {
    Secret::new(bytes.as_ref().to_vec())
}

fn open_with(file: &[u8], password: &str, key_file: Option<&[u8]>) -> Result<Vault, Trouble> {
    let key_file = key_file.map(secret);
    let mut asked = 0;
    let mut ask = || {
        asked += 1;
        Ok(secret(password))
    };
    let mut keys = Keys {
        password: &mut ask,
        key_file: key_file.as_ref(),
    };
    let read = (KDBX.read)(&secret(file), &mut keys);
    assert_eq!(asked, 1);
    read
}

/// The XML of entries in a group, and whatever stands behind it.
fn xml(entries: &str, rest: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><KeePassFile><Meta><RecycleBinEnabled>True</RecycleBinEnabled>\
         <RecycleBinUUID>AAAAAAAAAAAAAAAAAAAAAQ==</RecycleBinUUID></Meta><Root><Group><Name>Root</Name>\
         {entries}{rest}</Group></Root></KeePassFile>"
    )
}

fn fields(pairs: &[(&str, &str)]) -> String {
    let fields = pairs
        .iter()
        .map(|(name, value)| format!("<String><Key>{name}</Key><Value>{value}</Value></String>"));
    fields.collect()
}

fn entry(pairs: &[(&str, &str)]) -> String {
    format!("<Entry>{}</Entry>", fields(pairs))
}

#[test]
fn both_versions_and_the_xml_hold_the_same() {
    let plain = read(XML.title, PLAIN).unwrap();
    assert_eq!(plain.entries.len(), 16);
    assert_eq!((plain.put_away, plain.is_incomplete), (1, false));
    assert_eq!(
        lines(&plain)[0],
        "entry 1: Login Root|Site 1 & <co> ada<> `hidden 1` totp"
    );
    let mut ask = || Ok(secret(PASSWORD));
    for file in [THREE, FOUR] {
        let vault = read_with(KDBX.title, file, &mut ask).unwrap();
        assert_eq!(lines(&vault), lines(&plain));
        assert_eq!(vault.put_away, 1);
    }
}

#[test]
fn a_key_file_opens_in_each_of_its_forms_and_alone() {
    let wrong = open_with(KEY_FILE, PASSWORD, None).unwrap_err();
    assert!(matches!(wrong, Trouble::WrongPassword));
    for key in KEYS {
        let vault = open_with(KEY_FILE, PASSWORD, Some(key)).unwrap();
        assert_eq!(vault.entries.len(), 16);
    }
    assert_eq!(
        open_with(KEY_ONLY, "", Some(ANY_KEY))
            .unwrap()
            .entries
            .len(),
        16
    );
    let wrong = open_with(KEY_ONLY, "", Some(b"another")).unwrap_err();
    assert!(matches!(wrong, Trouble::WrongPassword));
    let damaged = b"<KeyFile><Key><Data>AAAA</Data></Key></KeyFile>";
    let wrong = open_with(KEY_FILE, PASSWORD, Some(damaged)).unwrap_err();
    assert!(matches!(wrong, Trouble::Unsupported { .. }));
}

#[test]
fn nobody_is_asked_for_the_password_of_a_file_that_none_opens() {
    let cut = secret(FOUR.get(..200).unwrap());
    let mut keys = Keys {
        password: &mut || panic!("no password opens it"),
        key_file: None,
    };
    assert!(matches!(
        (KDBX.read)(&cut, &mut keys),
        Err(Trouble::Damaged(_))
    ));
}

#[test]
fn times_are_read_and_an_expiry_counts_only_where_it_is_switched_on() {
    let timed = |times: &str, rest: &str| {
        let text = format!("<Entry><Times>{times}</Times>{rest}</Entry>");
        let vault = read(XML.title, xml(&text, "")).unwrap();
        self::times(&vault.entries[0])
    };
    let all = "<CreationTime>2020-01-01T00:00:00Z</CreationTime>\
               <LastModificationTime>2021-01-01T00:00:00Z</LastModificationTime>\
               <LastAccessTime>2022-01-01T00:00:00Z</LastAccessTime>\
               <ExpiryTime>2023-01-01T00:00:00Z</ExpiryTime>";
    let (created, changed) = (Some(1_577_836_800), Some(1_609_459_200));
    let expires = Some(1_672_531_200);
    let on = format!("{all}<Expires>True</Expires>");
    let off = format!("{all}<Expires>False</Expires>");
    assert_eq!(timed(&on, ""), [created, changed, changed, expires]);
    assert_eq!(timed(&off, ""), [created, changed, changed, None]);
    assert_eq!(timed(all, ""), [created, changed, changed, None]);
    assert_eq!(timed("<Expires>True</Expires>", ""), [None; 4]);
    assert_eq!(
        timed("<Expires>True</Expires><ExpiryTime>soon</ExpiryTime>", ""),
        [None; 4]
    );
    // As version 4 writes it.
    let binary = "<CreationTime>APeRdw4AAAA=</CreationTime>";
    assert_eq!(timed(binary, ""), [Some(0), None, None, None]);
}

#[test]
fn a_password_is_as_old_as_the_states_in_a_row_that_have_it() {
    let state = |year: u32, password: &str| {
        format!(
            "<Entry><Times><LastModificationTime>{year}-01-01T00:00:00Z</LastModificationTime></Times>{}</Entry>",
            fields(&[("Password", password), ("Title", "x")])
        )
    };
    let since = |states: &[(u32, &str)], password: &str| {
        let states: String = states
            .iter()
            .map(|(year, text)| state(*year, text))
            .collect();
        let text = format!(
            "<Entry><Times><LastModificationTime>2026-01-01T00:00:00Z</LastModificationTime></Times>{}\
             <History>{states}</History></Entry>",
            fields(&[("Password", password)])
        );
        let vault = read(XML.title, xml(&text, "")).unwrap();
        assert_eq!(vault.entries.len(), 1);
        let second = vault.entries[0].password_changed.unwrap();
        Date::at(second).to_string()
    };
    assert_eq!(since(&[], "now"), "2026-01-01");
    for (states, year) in [
        (vec![(2020, "old"), (2021, "older")], 2026),
        (
            vec![(2020, "now"), (2021, "old"), (2022, "now"), (2023, "now")],
            2022,
        ),
        (vec![(2020, "now"), (2021, "now")], 2020),
        (vec![(2020, "")], 2026),
    ] {
        assert_eq!(since(&states, "now"), format!("{year}-01-01"));
    }
    assert_eq!(since(&[(2020, "")], ""), "2020-01-01");
}

#[test]
fn what_its_owner_said_of_an_entry_is_kept() {
    let custom = |key: &str, value: &str| {
        let text = format!(
            "<Entry><CustomData><Item><Key>{key}</Key><Value>{value}</Value></Item></CustomData>{}</Entry>",
            fields(&[("Password", "x")])
        );
        read(XML.title, xml(&text, "")).unwrap().entries[0].is_left_out
    };
    assert!(custom("KnownBad", "true"));
    assert!(!custom("KnownBad", "false") && !custom("Other", "true"));
    for (check, is_out) in [("False", true), ("True", false), ("", false)] {
        let text = format!("<Entry><QualityCheck>{check}</QualityCheck></Entry>");
        let vault = read(XML.title, xml(&text, "")).unwrap();
        assert_eq!(vault.entries[0].is_left_out, is_out, "{check}");
    }
}

#[test]
fn what_is_in_the_bin_or_below_is_put_away() {
    let one = entry(&[("Title", "Gone"), ("Password", "GONE")]);
    let bin = format!(
        "<Group><UUID>AAAAAAAAAAAAAAAAAAAAAQ==</UUID><Name>Bin</Name>{one}<Group><Name>Below</Name>{one}</Group></Group>\
         <Group><Name>Work</Name><Group><Name>Shops</Name>{}</Group></Group>",
        entry(&[("Title", "Shop"), ("Password", "PW")])
    );
    let vault = read(XML.title, xml("", &bin)).unwrap();
    assert_eq!(vault.put_away, 2);
    assert_eq!(
        lines(&vault),
        ["entry 3: Login Root/Work/Shops|Shop <> `PW`"]
    );
}

#[test]
fn every_field_of_one_time_codes_passkeys_and_addresses_counts() {
    for (field, is) in [
        ("otp", true),
        ("TOTP Seed", true),
        ("TimeOtp-Secret", true),
        ("TimeOtp-Secret-Base32", true),
        ("HmacOtp-Secret-Hex", true),
        ("TOTP Settings", false),
        ("TimeOtp-Period", false),
    ] {
        let vault = read(XML.title, xml(&entry(&[(field, "SEEDSEEDSEEDSEED")]), "")).unwrap();
        assert_eq!(vault.entries[0].has_totp(), is, "{field}");
    }
    let text = [
        entry(&[("otp", " "), ("KPEX_PASSKEY_USERNAME", "x")]),
        entry(&[("KPEX_PASSKEY_PRIVATE_KEY_PEM", "KEY"), ("Password", "")]),
        entry(&[
            ("URL", "https://a.example"),
            ("KP2A_URL", "https://b.example"),
            ("KP2A_URL_1", "https://c.example"),
            ("KP2A_URL_2", ""),
        ]),
        entry(&[
            ("Title", "Note"),
            ("Notes", "NOTE"),
            ("Password", ""),
            ("UserName", ""),
        ]),
    ];
    let vault = read(XML.title, xml(&text.concat(), "")).unwrap();
    assert_eq!(
        lines(&vault),
        [
            "entry 1: Note Root| <> none",
            "entry 2: Login Root| <> `` passkey",
            "entry 3: Login Root| <> `` https://a.example https://b.example https://c.example",
            "entry 4: Note Root|Note <> none",
        ]
    );
}

#[test]
fn a_password_of_another_entry_is_not_one_more() {
    let own = format!(
        "<Entry><UUID>AAAAAAAAAAAAAAAAAAAAAg==</UUID>{}</Entry>",
        fields(&[
            ("Title", "Own"),
            ("UserName", "ada"),
            ("Password", "PW"),
            ("URL", "https://a.example")
        ])
    );
    let refer = |which: &str| format!("{{REF:{which}@I:00000000000000000000000000000002}}");
    let text = [
        own,
        entry(&[
            ("Title", &refer("T")),
            ("UserName", &refer("U")),
            ("Password", &refer("P")),
            ("URL", &refer("A")),
        ]),
        entry(&[
            ("Title", "Half"),
            ("UserName", "{ref:u@i:00000000000000000000000000000002}"),
            ("Password", &format!("a{}b", refer("p"))),
        ]),
        entry(&[
            ("Title", &refer("P")),
            ("UserName", "{REF:U@T:Own}"),
            ("Password", "PW2"),
        ]),
        entry(&[
            ("Title", "{REF:T@I:zz}"),
            ("UserName", "{REF:"),
            ("Password", "{REF"),
        ]),
    ];
    let vault = read(XML.title, xml(&text.concat(), "")).unwrap();
    assert_eq!(
        lines(&vault),
        [
            "entry 1: Login Root|Own ada<> `PW` https://a.example",
            "entry 2: Login Root|Own ada<> none https://a.example",
            "entry 4: Login Root| <> `PW2`",
            "entry 5: Login Root| <> `{REF`",
        ]
    );
    assert_eq!(
        vault.notes,
        ["1 entry takes its password from another entry, where it is judged"]
    );
    assert_eq!(vault.bad.len(), 1);
    assert_eq!(vault.bad[0].place, "entry 3");
    assert!(vault.is_incomplete);
}

#[test]
fn a_password_that_is_looked_at_nowhere_else_is_looked_at_here_or_missed() {
    let left_out = format!(
        "<Entry><UUID>AAAAAAAAAAAAAAAAAAAAAg==</UUID><QualityCheck>False</QualityCheck>{}</Entry>",
        fields(&[("Title", "Left out"), ("Password", "PW")])
    );
    let refer = |title: &str, password: &str| entry(&[("Title", title), ("Password", password)]);
    let text = [
        left_out,
        refer("Of it", "{REF:P@I:00000000000000000000000000000002}"),
        refer("Nothing", "{REF:P@I:00000000000000000000000000000009}"),
        refer("A user", "{REF:U@I:00000000000000000000000000000002}"),
        refer("By title", "{REF:P@T:Left out}"),
        refer("Own", "a{REF:b"),
        refer("Own too", "{REF:}x{REF:P@}"),
    ];
    let vault = read(XML.title, xml(&text.concat(), "")).unwrap();
    let own: Vec<_> = vault.entries.iter().skip(1).collect();
    let own: Vec<_> = own
        .iter()
        .map(|entry| {
            (
                entry.title.as_str(),
                entry.password.as_ref().unwrap().reveal(),
            )
        })
        .collect();
    assert_eq!(
        own,
        [
            ("Of it", &b"PW"[..]),
            ("Own", b"a{REF:b"),
            ("Own too", b"{REF:}x{REF:P@}")
        ]
    );
    let bad: Vec<_> = vault.bad.iter().map(|bad| bad.place.as_str()).collect();
    assert_eq!(bad, ["entry 3", "entry 4", "entry 5"]);
    assert!(vault.is_incomplete && vault.notes.is_empty());
}

#[test]
fn references_that_lead_to_each_other_have_an_end() {
    let one = |id: char, other: char| {
        format!(
            "<Entry><UUID>AAAAAAAAAAAAAAAAAAAAA{id}==</UUID>{}</Entry>",
            fields(&[
                (
                    "UserName",
                    &format!("{{REF:U@I:0000000000000000000000000000000{other}}}")
                ),
                ("Password", "x")
            ])
        )
    };
    // In base 64 `g` ends in the bits of 2, `w` in those of 3.
    let text = format!("{}{}", one('g', '3'), one('w', '2'));
    let vault = read(XML.title, xml(&text, "")).unwrap();
    assert!(vault.entries.iter().all(|entry| entry.username.is_empty()));
}

#[test]
fn a_document_type_is_refused() {
    let text = xml("", "").replace("?><", "?><!DOCTYPE a [<!ENTITY b \"bb\">]><");
    let file = secret(text);
    let mut keys = Keys {
        password: &mut || panic!("nobody should be asked"),
        key_file: None,
    };
    let trouble = (XML.read)(&file, &mut keys).unwrap_err();
    assert!(matches!(trouble, Trouble::Damaged(what) if what.contains("document type")));
}

#[test]
fn costs_are_looked_at_before_they_are_paid() {
    // The memory of Argon2 and the rounds, as the header of a database has them.
    let at = FOUR
        .windows(9)
        .position(|window| window == b"\x01\x00\x00\x00M\x08\x00\x00\x00");
    let at = at.unwrap() + 9;
    let mut costly = FOUR.to_vec();
    costly[at..at + 8].copy_from_slice(&(1_u64 << 40).to_le_bytes());
    // Nothing but a hash of it tells that it was changed.
    let end = costly
        .windows(9)
        .position(|window| window == b"\0\x04\0\0\0\r\n\r\n");
    let end = end.unwrap() + 9;
    let hash = Sha256::digest(&costly[..end]);
    costly[end..end + 32].copy_from_slice(&hash);
    let file = secret(costly);
    let mut keys = Keys {
        password: &mut || panic!("nobody should be asked"),
        key_file: None,
    };
    let trouble = (KDBX.read)(&file, &mut keys).unwrap_err();
    assert!(matches!(trouble, Trouble::TooCostly(_)), "{trouble}");
}

#[test]
fn whatever_is_cut_or_changed_nothing_panics_and_no_secret_is_told() {
    survives(XML.title, PLAIN, &["hidden"]);
    survives(KDBX.title, FOUR, &["hidden"]);
}

#[test]
fn protected_fields_of_the_owner_are_counted_and_never_told() {
    let usual = fields(&[("Title", "A"), ("UserName", "ada")]);
    let field = |name: &str, value: &str| {
        format!("<String><Key>{name}</Key><Value ProtectInMemory=\"True\">{value}</Value></String>")
    };
    let own = [
        field("Password", "PW-1"),
        field("Admin", "canary"),
        field("Empty", ""),
        field("TimeOtp-Secret-Base32", "GEZDGNBV"),
        fields(&[("Plain", "x")]),
    ];
    let history = format!(
        "<History><Entry>{}</Entry></History>",
        field("Old", "canary")
    );
    let text = xml(
        &format!("<Entry>{usual}{}{history}</Entry>", own.concat()),
        "",
    );
    let vault = read(XML.title, text).unwrap();
    assert_eq!(vault.entries.len(), 1);
    assert_eq!(
        vault.notes,
        ["1 hidden field was not judged: it may be a password, or anything else"]
    );
}
