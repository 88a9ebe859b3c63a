//! The vault without doorkey: what the stock `age` makes of its files, and doorkey of `age`'s.

use std::fs;
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::Duration;

use doorkey::ports::store::SecretStore;

use super::PASSPHRASE;
use super::init_with_passphrase;
use super::key;
use super::opened;
use super::place;
use super::secret;
use crate::support::process::End;
use crate::support::process::Home;
use crate::support::terminal::Terminal;

const SOON: Duration = Duration::from_secs(20);

/// A vault with one record in it, and the record's file.
fn vault(home: &Home) -> PathBuf {
    init_with_passphrase(home).run().exits(0);
    opened(home, PASSPHRASE, |vault| {
        vault.put_new(key(), &secret("a record"))
    })
    .unwrap();
    place(home).join("records").join(format!("{}.age", key()))
}

/// `age` on a terminal, where it asks for a passphrase `times` times.
fn age_asks(home: &Home, args: &[&str], times: usize) -> String {
    let mut terminal = Terminal::open(&home.program("age").args(args.to_vec()));
    for _ in 0..times {
        terminal.read_until("passphrase", SOON);
        terminal.read_until(":", SOON);
        terminal.type_bytes(format!("{PASSPHRASE}\n").as_bytes());
    }
    assert_eq!(terminal.wait(SOON), End::Code(0), "{}", terminal.screen());
    terminal.screen()
}

#[test]
#[ignore = "needs age; .ci/run has it"]
fn age_alone_opens_a_record_with_the_passphrase() {
    let home = Home::new();
    let record = vault(&home);
    let identity = place(&home).join("identity.age");
    let (identity, record) = (identity.to_str().unwrap(), record.to_str().unwrap());
    let shown = age_asks(&home, &["-d", "-i", identity, record], 1);
    assert!(shown.contains("a record"), "{shown}");
    let shown = age_asks(&home, &["-d", "-o", "identity.txt", identity], 1);
    assert!(!shown.contains("AGE-SECRET"), "{shown}");
    let args = ["-d", "-i", "identity.txt", record];
    let ran = home.program("age").args(args).run();
    assert_eq!(ran.exits(0).out(), "a record");
    let ran = home
        .program("age-keygen")
        .args(["-y", "identity.txt"])
        .run();
    let recipients = fs::read_to_string(place(&home).join("recipients.txt")).unwrap();
    assert_eq!(ran.exits(0).out(), recipients);
}

#[test]
#[ignore = "needs age; .ci/run has it"]
fn a_record_that_age_wrote_is_read() {
    let home = Home::new();
    let record = vault(&home);
    fs::remove_file(&record).unwrap();
    let recipients = place(&home).join("recipients.txt");
    let ran = home
        .program("age")
        .args([
            "-R",
            recipients.to_str().unwrap(),
            "-o",
            record.to_str().unwrap(),
        ])
        .stdin("written by age")
        .run();
    ran.exits(0);
    fs::set_permissions(&record, Permissions::from_mode(0o600)).unwrap();
    let read = opened(&home, PASSPHRASE, |vault| vault.get(key())).unwrap();
    assert_eq!(read.reveal(), b"written by age");
}

#[test]
#[ignore = "needs age; .ci/run has it"]
fn an_identity_that_age_made_and_closed_opens_the_vault() {
    let home = Home::new();
    vault(&home);
    let ran = home
        .program("age-keygen")
        .args(["-o", "identity.txt"])
        .run();
    ran.exits(0);
    let recipients = home
        .program("age-keygen")
        .args(["-y", "identity.txt"])
        .run();
    let (identity, names) = (
        place(&home).join("identity.age"),
        place(&home).join("recipients.txt"),
    );
    fs::write(&names, format!("# of ada\n{}", recipients.out())).unwrap();
    fs::remove_file(&identity).unwrap();
    age_asks(
        &home,
        &["-p", "-o", identity.to_str().unwrap(), "identity.txt"],
        2,
    );
    fs::set_permissions(&identity, Permissions::from_mode(0o600)).unwrap();
    let record = place(&home).join("records").join(format!("{}.age", key()));
    fs::remove_file(&record).unwrap();
    super::keeps_records(&home, PASSPHRASE);
}
