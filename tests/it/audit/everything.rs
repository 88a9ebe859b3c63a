//! All that an owner has in one run: a database, exports, a table of their own, a folder of `pass`.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::process::Stdio;

use doorkey::exit::Exit;

use crate::audit::STRONG;
use crate::audit::fine;
use crate::leaks::canary::Canary;
use crate::leaks::canary::nowhere;
use crate::support::process::Home;
use crate::support::process::Program;
use crate::support::world::World;

const MASTER: &str = "jR6wTq1zVn8xKc3p";
/// In two vaults.
const SHARED: &str = "zQ7vXk2mWp9rTb4nJd";
const NOTE: &str = "hQx3Zv8kWm5tRj9b";
const SEED: &str = "GZ4XQ2VWKJ7TRP5N";
const IN_URL: &str = "wVq6Jz2xKp7mTr4d";
const FORMATS: [&str; 9] = [
    "human", "json", "jsonl", "csv", "html", "sarif", "github", "gitlab", "junit",
];

#[test]
#[ignore = "needs keepassxc-cli; .ci/run has it"]
fn a_database_and_two_exports_are_one_vault_and_no_secret_of_any_is_said() {
    let home = Home::new();
    let planted = home.path().join("planted");
    fs::create_dir(&planted).expect("a folder");
    database(&planted.join("vault.kdbx"));
    fs::write(planted.join("bitwarden.json"), bitwarden()).expect("a file");
    let rows = format!("Forge,https://ada:{IN_URL}@forge.example/,ada,{MASTER},{NOTE}\n");
    let head = "name,url,username,password,note\n";
    fs::write(planted.join("chrome.csv"), format!("{head}{rows}")).expect("a file");
    let canaries = [MASTER, SHARED, NOTE, SEED, IN_URL].map(|text| Canary::new(text.as_bytes()));
    for format in FORMATS {
        let ran = audit(&home)
            .args(["planted/vault.kdbx", "planted/bitwarden.json"])
            .args(["planted/chrome.csv", "--password-fd", "3"])
            .args(["--offline", "--fail-on", "reused", "--format", format])
            .descriptor(3, MASTER)
            .run();
        ran.exits(1);
        nowhere(&canaries, &ran, None, home.path());
        if format == "json" {
            let told: serde_json::Value = serde_json::from_str(&ran.out()).expect("JSON");
            let findings = told["findings"].as_array().expect("findings");
            let mut reused: Vec<_> = findings
                .iter()
                .filter(|it| it["rule"] == "reused")
                .map(|it| it["title"].as_str().expect("a title"))
                .collect();
            reused.sort_unstable();
            assert_eq!(reused, ["Mail", "Shop"]);
        }
    }
}

/// Whose ranges they are is told to the owner, and in no list that names are left out of.
#[test]
fn a_list_without_names_has_none_of_a_folder_of_ranges() {
    let home = Home::new();
    fs::create_dir(home.path().join("of-ada")).expect("a folder");
    home.file("vault.csv", fine());
    for format in FORMATS {
        let told = |more: &[&str]| {
            let program = audit(&home).args(["vault.csv", "--format", format]);
            let ran = program.args(more).env("DOORKEY_RANGES", "./of-ada").run();
            ran.exits(3);
            ran.out() + &ran.err()
        };
        if format == "json" {
            assert!(told(&[]).contains("of-ada"));
        }
        let told = told(&["--redact"]);
        assert!(!told.contains("of-ada"), "{told}");
    }
}

#[test]
#[ignore = "needs gpg, and a second to make a key"]
fn a_folder_of_pass_is_audited_with_an_export() {
    let home = Home::new();
    let keys = home.path().join("keys");
    fs::create_dir(&keys).expect("a folder");
    fs::set_permissions(&keys, fs::Permissions::from_mode(0o700)).expect("a mode");
    let gpg = |args: &[&str], input: &str| {
        let mut command = Command::new("gpg");
        command
            .env("GNUPGHOME", &keys)
            .args(["--batch", "--quiet", "--trust-model", "always"]);
        fed(command.args(args), input);
    };
    let make = ["--passphrase", "", "--quick-generate-key", "ada"];
    gpg(
        &[&make[..], &["future-default", "default", "never"]].concat(),
        "",
    );
    let tree = home.path().join("planted/store/web/other.example");
    fs::create_dir_all(&tree).expect("a folder");
    fs::write(home.path().join("planted/store/.gpg-id"), "ada\n").expect("a file");
    let sealed = tree.join("ada.gpg").display().to_string();
    let entry = format!("{SHARED}\nnote: {NOTE}\n");
    gpg(
        &["--encrypt", "--recipient", "ada", "--output", &sealed],
        &entry,
    );
    fs::write(home.path().join("planted/bitwarden.json"), bitwarden()).expect("a file");
    let ran = audit(&home)
        .args(["planted/store", "planted/bitwarden.json"])
        .args(["--offline", "--rules", "reused"])
        .env("GNUPGHOME", keys.as_os_str())
        .run();
    ran.exits(1);
    assert!(
        ran.out().contains("ada") && ran.out().contains("Shop"),
        "{ran}"
    );
    ran.never_says(SHARED).never_says(NOTE);
    let mut agent = Command::new("gpgconf");
    fed(agent.env("GNUPGHOME", &keys).args(["--kill", "all"]), "");
}

#[test]
fn a_file_of_no_known_program_is_told_with_those_that_are_and_the_rest_is_done() {
    World::new()
        .file("vault.csv", fine())
        .file("other.txt", "shopping: milk\n")
        .run(["audit", "other.txt", "vault.csv", "--rules", "-exposed"])
        .exits(Exit::Input)
        .says("checked 2 of 2 entries; 1 files not read")
        .talks("Bitwarden")
        .talks("KeePass")
        .talks("LastPass")
        .talks("--columns");
}

#[test]
fn columns_are_for_tables_of_no_known_program_only() {
    let told = World::new()
        .file("vault.csv", fine())
        .file("bitwarden.json", bitwarden())
        .file("own.csv", format!("Mine;x;ada;{SHARED}\n"))
        .run([
            "audit",
            "vault.csv",
            "bitwarden.json",
            "own.csv",
            "--columns",
            "title=1,user=3,password=4",
            "--rules",
            "reused",
        ])
        .exits(Exit::Found)
        .says("Mine (ada)")
        .says("Shop")
        .says("checked 4 of 4 entries");
    assert!(format!("{}{}", told.out, told.err).contains("`--columns` was not used for it"));
    let named = format!("site,login,password\nletmein,ada,{}\n", STRONG[0]);
    World::new()
        .file("own.csv", named)
        .run([
            "audit",
            "own.csv",
            "--columns",
            "title=login,password=site",
            "--rules",
            "weak",
        ])
        .exits(Exit::Found)
        .says("ada");
}

#[test]
fn a_folder_is_a_tree_of_pass_or_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("text");
    let run = || {
        let world = World::new().file("vault.csv", fine());
        world.run(["audit", path, "vault.csv", "--rules", "-exposed"])
    };
    run().exits(Exit::Input).talks("is no tree of `pass`");
    fs::write(folder.path().join(".gpg-id"), "ada\n").expect("a file");
    fs::write(folder.path().join("mail.gpg"), "not sealed").expect("a file");
    run()
        .exits(Exit::Input)
        .says("checked 2 of 2 entries")
        .talks("mail");
}

fn audit(home: &Home) -> Program<'_> {
    home.program(env!("CARGO_BIN_EXE_doorkey")).args(["audit"])
}

/// As `KeePassXC` makes one: with a password of two vaults, and one that is nearly the master password.
fn database(path: &Path) {
    let cli = |words: &[&str], typed: &str| {
        let mut command = Command::new("keepassxc-cli");
        let (verb, rest) = words.split_first().expect("a verb");
        fed(command.args([verb, "-q"]).args(rest).arg(path), typed);
    };
    cli(
        &["db-create", "-p", "-t", "100"],
        &format!("{MASTER}\n{MASTER}\n"),
    );
    let add = ["add", "-p", "-u", "ada", "--url", "https://mail.example"];
    let mut command = Command::new("keepassxc-cli");
    command
        .args(add)
        .args(["-q", "--notes", NOTE])
        .arg(path)
        .arg("Mail");
    fed(&mut command, &format!("{MASTER}\n{SHARED}\n"));
}

fn bitwarden() -> String {
    let login = serde_json::json!({
        "username": "ada", "password": SHARED, "totp": SEED,
        "uris": [{ "match": null, "uri": format!("https://shop.example/?token={IN_URL}") }],
    });
    let item = serde_json::json!({
        "id": "7f6e2b0a-3a59-4a57-8d86-2f4b6d1f7c11", "organizationId": null, "folderId": null, "type": 1, "reprompt": 0,
        "name": "Shop", "notes": NOTE, "favorite": false, "login": login, "collectionIds": null,
    });
    serde_json::json!({ "encrypted": false, "folders": [], "items": [item] }).to_string()
}

/// Run it to its good end with this on its standard input.
fn fed(command: &mut Command, input: &str) {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    pipe.write_all(input.as_bytes()).expect("it reads");
    drop(pipe);
    assert!(child.wait().expect("it ends").success());
}
