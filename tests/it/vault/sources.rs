//! Where the passphrase comes from, in real processes.

use std::fs;
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

use super::PASSPHRASE;
use super::init;
use super::keeps_records;
use super::place;
use crate::support::process::End;
use crate::support::process::Home;
use crate::support::terminal::Terminal;

const SOON: Duration = Duration::from_secs(20);

#[test]
fn a_credential_of_systemd_opens_it() {
    let home = Home::new();
    home.file("doorkey-passphrase", format!("{PASSPHRASE}\n"));
    init(&home)
        .env("CREDENTIALS_DIRECTORY", home.path())
        .run()
        .exits(0)
        .never_says(PASSPHRASE);
    keeps_records(&home, PASSPHRASE);
}

#[test]
fn the_first_line_of_a_command_opens_it_and_the_command_learns_nothing() {
    let home = Home::new();
    init(&home)
        .env(
            "DOORKEY_PASSPHRASE_COMMAND",
            format!("env > learned; cat; printf '{PASSPHRASE}\\r\\nuser: ada\\n'"),
        )
        .env("DOORKEY_PASSPHRASE", "not this one")
        .env("DOORKEY_IDENTITY_FILE", "nor this one")
        .stdin("nor this one")
        .run()
        .exits(0)
        .never_says(PASSPHRASE);
    keeps_records(&home, PASSPHRASE);
    let learned = fs::read_to_string(home.path().join("learned")).unwrap();
    assert!(
        learned.contains("HOME=") && !learned.contains("DOORKEY"),
        "{learned}"
    );
}

#[test]
fn a_command_that_fails_or_writes_too_much_makes_no_vault() {
    for (command, why) in [
        ("echo zQ7vXk2mWp9rTb4nJd; exit 3", "exit status: 3"),
        ("yes", "more than 64 KiB"),
        ("kill -9 $$", "signal: 9"),
        ("echo", "because: empty"),
    ] {
        let home = Home::new();
        let ran = init(&home)
            .env("DOORKEY_PASSPHRASE_COMMAND", command)
            .env("DOORKEY_PASSPHRASE", PASSPHRASE)
            .run();
        assert!(ran.exits(4).err().contains(why), "{why}: {ran}");
        ran.never_says(PASSPHRASE);
        assert!(!place(&home).parent().unwrap().exists());
    }
}

#[test]
fn a_variable_opens_it_and_its_weakness_is_told() {
    let home = Home::new();
    let ran = init(&home).env("DOORKEY_PASSPHRASE", PASSPHRASE).run();
    assert!(
        ran.exits(0).err().contains("other programs of yours"),
        "{ran}"
    );
    ran.never_says(PASSPHRASE);
    keeps_records(&home, PASSPHRASE);
}

#[test]
fn a_passphrase_is_typed_twice_and_shown_never() {
    let home = Home::new();
    let mut terminal = Terminal::open(&init(&home));
    terminal.read_until("New passphrase for the vault: ", SOON);
    terminal.type_bytes(format!("{PASSPHRASE}\n").as_bytes());
    terminal.read_until("The same again: ", SOON);
    terminal.type_bytes(format!("{PASSPHRASE}\n").as_bytes());
    assert_eq!(terminal.wait(SOON), End::Code(0));
    assert!(!terminal.screen().contains(PASSPHRASE));
    assert_eq!(terminal.modes(), *terminal.modes_at_start());
    keeps_records(&home, PASSPHRASE);
}

#[test]
fn without_a_terminal_or_another_source_it_says_so() {
    let home = Home::new();
    let ran = init(&home).run();
    assert!(ran.exits(6).err().contains("--passphrase-fd N"), "{ran}");
    assert!(!place(&home).parent().unwrap().exists());
}

#[test]
fn an_identity_file_that_others_can_read_is_refused_by_its_port() {
    use doorkey::adapters::inputs::SystemInputs;
    use doorkey::ports::Inputs;
    let home = Home::new();
    let path = home.file("identity", "AGE-SECRET-KEY-1");
    let told = |mode| {
        fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
        SystemInputs
            .own_file(&path)
            .err()
            .map(|why| why.to_string())
    };
    assert_eq!(told(0o600), None);
    assert_eq!(told(0o400), None);
    let refused = "others have access to it: its mode is 640, make it 600";
    assert_eq!(told(0o640).as_deref(), Some(refused));
    assert!(told(0o602).is_some());
    assert!(SystemInputs.own_file(home.path()).is_err());
    let pipe = home.path().join("pipe");
    home.program("mkfifo").args([&pipe]).run().exits(0);
    assert!(SystemInputs.own_file(&pipe).is_err());
}
