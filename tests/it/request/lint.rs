//! `doorkey request lint` names the places of what must not go out, and never shows it.

use doorkey::exit::Exit;
use doorkey::record::trouble::StoreError;

use crate::codes::given::PYPI;
use crate::codes::given::kept;
use crate::support::world::World;

/// An invented token, in pieces so that none stands in this repository.
fn token() -> String {
    format!("ghp{}{}", '_', "Ab3dEf6hIj9lMn2pQr5tUv8xYz1bCd4fGh7j")
}

#[test]
fn a_place_a_rule_and_a_cost_are_told_and_nothing_of_the_secret() {
    let text = format!(
        "Hello,\n\nmy token is {}\nand I am ada@example.net\n",
        token()
    );
    World::new()
        .file("letter.md", &text)
        .run(["request", "lint", "letter.md"])
        .exits(Exit::Found)
        .says("letter.md:3:13: github_token: a GitHub token\n    It reads")
        .says("letter.md:4:10: email_address: ")
        .never_says("Ab3dEf6h")
        .never_says("ada@");
    World::new()
        .stdin(text.replace(&token(), "gone"))
        .run(["request", "lint", "-", "--private"])
        .exits(Exit::Done)
        .says("nothing found that should not go out; 4 lines looked at");
}

#[test]
fn a_program_reads_the_same() {
    let told = World::new()
        .stdin(format!("x\n{}", token()))
        .run(["request", "lint", "-", "--format", "json"])
        .exits(Exit::Found);
    let lint = &told.json()["lint"];
    assert_eq!(lint.as_array().map(Vec::len), Some(1));
    assert_eq!(lint[0]["rule"], "github_token");
    assert_eq!(
        (&lint[0]["line"], &lint[0]["column"]),
        (&2.into(), &1.into())
    );
    assert!(lint[0]["cost"].as_str().is_some_and(|cost| cost.len() > 60));
    assert!(!told.out.contains("Ab3dEf6h"));
    let told = World::new()
        .stdin("Hello\n")
        .run(["request", "lint", "-", "--format", "json"])
        .exits(Exit::Done);
    assert_eq!(told.json()["lint"], serde_json::json!([]));
}

#[test]
fn of_a_text_that_is_full_of_finds_the_first_thousand_are_told() {
    let text = "ada@example.net\n".repeat(1_002);
    let told = World::new()
        .stdin(&text)
        .run(["request", "lint", "-", "--format", "json"])
        .exits(Exit::Found);
    let lint = &told.json()["lint"];
    assert_eq!(lint.as_array().map(Vec::len), Some(1_000));
    assert_eq!(lint[999]["line"], 1_000);
    World::new()
        .stdin(text)
        .run(["request", "lint", "-"])
        .exits(Exit::Found)
        .talks("and 2 more places behind these");
}

#[test]
fn what_doorkey_keeps_is_found_and_a_closed_store_is_said() {
    // A code that has another shape than recovery codes have, so that only the comparison finds it.
    let codes = "wxyz-1234-mnop\nqrst-5678-uvwx\n";
    let safe = kept("example", codes);
    let text = "it is WXYZ 1234 MNOP\n";
    World::new()
        .safe(&safe)
        .stdin(text)
        .run(["request", "lint", "-"])
        .exits(Exit::Found)
        .says("standard input:1:7: kept_secret: ");
    safe.trouble(StoreError::Locked);
    World::new()
        .safe(&safe)
        .stdin(text)
        .run(["request", "lint", "-"])
        .exits(Exit::Done)
        .talks("the text was not compared with all that doorkey keeps: the keyring is locked");
}

#[test]
fn a_store_is_not_touched_where_nothing_was_kept_and_a_vault_is_opened_by_nobody() {
    let safe = crate::support::world::Safe::default();
    World::new()
        .safe(&safe)
        .stdin("Hello\n")
        .run(["request", "lint", "-"])
        .exits(Exit::Done);
    assert!(safe.calls().is_empty());

    let passphrase = "correct horse battery staple";
    World::new()
        .safe(&safe)
        .variable("DOORKEY_PASSPHRASE", passphrase)
        .run(["init", "--store", "vault"])
        .exits(Exit::Done);
    World::new()
        .safe(&safe)
        .variable("DOORKEY_PASSPHRASE", passphrase)
        .stdin(PYPI)
        .run(["codes", "add", "pypi", "--stdin"])
        .exits(Exit::Done);
    let code = PYPI.lines().nth(1).unwrap().to_uppercase();
    World::new()
        .safe(&safe)
        .variable("DOORKEY_PASSPHRASE", passphrase)
        .stdin(&code)
        .run(["request", "lint", "-"])
        .exits(Exit::Found)
        .says("kept_secret");
    World::new()
        .safe(&safe)
        .types(passphrase)
        .stdin(&code)
        .run(["request", "lint", "-"])
        .exits(Exit::Found)
        .says("recovery_code")
        .talks("the vault is closed: nobody was asked for its passphrase");
}

#[test]
fn a_shared_secret_is_found_in_base_32_and_in_hex() {
    let safe = crate::support::world::Safe::default();
    let uri = "otpauth://totp/PyPI:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=PyPI";
    World::new()
        .safe(&safe)
        .stdin(uri)
        .run(["totp", "enroll", "pypi", "--stdin", "--no-verify"])
        .exits(Exit::Done);
    for text in [
        "gezd gnbv gy3t qojq gezd gnbv gy3t qojq",
        "31323334353637383930 31323334353637383930",
    ] {
        World::new()
            .safe(&safe)
            .stdin(text)
            .run(["request", "lint", "-"])
            .exits(Exit::Found)
            .says("kept_secret");
    }
}

#[test]
fn what_is_not_looked_at_is_never_called_clean() {
    let wide: Vec<u8> = "Hello".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&[0xff, 0xfe][..], &wide].concat();
    let long = vec![b'a'; (1 << 20) + 1];
    for bytes in [
        &wide,
        &marked,
        &long,
        &b"Hello \xff\n".to_vec(),
        &Vec::new(),
    ] {
        World::new()
            .stdin(bytes)
            .run(["request", "lint", "-"])
            .exits(Exit::Input)
            .never_says("nothing found that should");
    }
    World::new()
        .stdin([b"\xff ", token().as_bytes()].concat())
        .run(["request", "lint", "-"])
        .exits(Exit::Found)
        .says("standard input:1:3: github_token")
        .talks("some bytes are no UTF-8 text, and were not looked at");
    World::new()
        .run(["request", "lint", "gone.md"])
        .exits(Exit::Input)
        .talks("no such file");
}
