//! A run that is killed, or whose disk is full or broken, at every system call that changes something.

use std::env;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use doorkey::adapters::age_vault::AgeVault;
use doorkey::config::StoreKind;
use doorkey::ports::store::Closing;
use doorkey::ports::store::SecretStore;
use doorkey::ports::store::Stores;
use doorkey::ports::store::Unlocking;
use doorkey::record::trouble::StoreError;

use super::PASSPHRASE;
use super::config;
use super::init;
use super::keeps_records;
use super::key;
use super::opened;
use super::place;
use super::secret;
use crate::support::fault::FAULTS;
use crate::support::fault::with_fault;
use crate::support::process::End;
use crate::support::process::Home;
use crate::support::world::Safe;

/// The calls that change a file or a folder. A file that is made gets its mode at once, so `fchmod` stands for
/// the `openat` before it, of which most are the loader's.
const CALLS: [&str; 7] = [
    "mkdir,mkdirat",
    "fchmod",
    "write",
    "fsync",
    "rename,renameat",
    "renameat2",
    "unlink,unlinkat",
];

#[test]
#[ignore = "needs strace; .ci/run has it"]
fn a_creation_that_ends_early_anywhere_leaves_a_whole_vault_or_none() {
    let mut count = 0;
    for fault in FAULTS {
        for call in CALLS {
            for nth in 1.. {
                let home = Home::new();
                let program = init(&home).env("DOORKEY_PASSPHRASE", PASSPHRASE);
                let Some(ran) = with_fault(&program, &home, call, nth, fault) else {
                    break;
                };
                count += 1;
                let what = format!("{fault} at {call} {nth}: {ran}");
                if fault == "signal=KILL" {
                    assert_eq!(ran.end.as_shell(), 137, "{what}");
                } else {
                    ran.assert_sane();
                    assert!(
                        leftovers(&home).is_empty(),
                        "{what} left {:?}",
                        leftovers(&home)
                    );
                }
                is_whole_or_absent(&home, &what);
            }
        }
    }
    assert!(count > 40, "only {count} faults");
    let home = Home::new();
    init(&home)
        .env("DOORKEY_PASSPHRASE", PASSPHRASE)
        .run()
        .exits(0);
    keeps_records(&home, PASSPHRASE);
    println!(
        "{count} faults in `init`: every time a whole vault or none, and the next run mends it"
    );
}

/// What stands beside the vault.
fn leftovers(home: &Home) -> Vec<PathBuf> {
    let vault = place(home);
    let beside = fs::read_dir(vault.parent().expect("it has a parent"));
    let beside = beside.into_iter().flatten().flatten();
    beside
        .map(|entry| entry.path())
        .filter(|path| *path != vault)
        .collect()
}

/// What must hold after a fault: a whole vault or none, no choice without it, and the next run mends it.
fn is_whole_or_absent(home: &Home, what: &str) {
    let there = place(home).exists();
    if there {
        let listed = opened(home, PASSPHRASE, |vault| {
            vault.probe()?;
            vault.list()
        });
        assert_eq!(listed, Ok(vec![]), "{what}");
        init(home).run().exits(0);
    } else if place(home).parent().is_some_and(Path::exists) {
        init(home)
            .env("DOORKEY_PASSPHRASE", PASSPHRASE)
            .run()
            .exits(0);
    } else {
        return assert_eq!(config(home), None, "{what}: chosen, and not there");
    }
    assert_eq!(
        config(home).as_deref(),
        Some("store = \"vault\"\n"),
        "{what}"
    );
}

/// Keep a record in a process of its own, where a fault can meet it.
#[test]
#[ignore = "is started by the test below"]
fn a_record_is_kept_by_a_child() {
    let (Some(place), Ok(identity)) = (env::var_os("VAULT"), env::var("IDENTITY")) else {
        return;
    };
    let safe = Safe::default();
    let mut unlock = || Ok(Unlocking::Identity(secret(&identity)));
    let mut nobody = || Err(StoreError::NoService);
    let keyring = safe.open(StoreKind::Keyring, &mut nobody);
    let put = AgeVault::at(place.into(), keyring, &mut unlock).put_new(key(), &secret("a record"));
    assert_eq!(put, Ok(()), "not kept");
}

#[test]
#[ignore = "needs strace; .ci/run has it"]
fn a_record_whose_writing_ends_early_anywhere_is_whole_or_absent() {
    let mut count = 0;
    let child = env::current_exe().expect("this program");
    for fault in FAULTS {
        for call in CALLS {
            for nth in 1.. {
                let home = Home::new();
                let identity = vault(&home);
                let program = home
                    .program(&child)
                    .args(["vault::faults::a_record_is_kept_by_a_child", "--exact"])
                    .args(["--ignored", "--nocapture", "--test-threads=1"])
                    .env("VAULT", place(&home))
                    .env("IDENTITY", &identity);
                let Some(ran) = with_fault(&program, &home, call, nth, fault) else {
                    break;
                };
                count += 1;
                let what = format!("{fault} at {call} {nth}: {ran}");
                let (listed, read) = look(&home, &identity);
                match &listed[..] {
                    [] => {
                        assert_eq!(read, Err(StoreError::NotFound), "{what}");
                        assert_ne!(ran.end, End::Code(0), "{what}");
                    }
                    _ => assert_eq!(read, Ok(b"a record".to_vec()), "{what}"),
                }
            }
        }
    }
    assert!(count > 20, "only {count} faults");
    println!(
        "{count} faults in writing a record: every time whole or absent, and never said to be kept when absent"
    );
}

/// A vault closed by a keyring that keeps the identity, which is returned.
fn vault(home: &Home) -> String {
    let safe = Safe::default();
    let mut nobody = || Err(StoreError::NoService);
    let mut keyring = safe.open(StoreKind::Keyring, &mut nobody);
    AgeVault::create(&place(home), &Closing::Keyring, &mut *keyring).expect("a vault");
    fs::remove_file(place(home).join("identity.keyring")).expect("it is closed by the keyring");
    let kept = safe.keyring().into_values().next();
    String::from_utf8(kept.expect("an identity")).expect("an identity is text")
}

type Looked = (Vec<doorkey::record::id::Key>, Result<Vec<u8>, StoreError>);

/// What the vault says it holds, and the record.
fn look(home: &Home, identity: &str) -> Looked {
    let safe = Safe::default();
    let mut unlock = || Ok(Unlocking::Identity(secret(identity)));
    let mut nobody = || Err(StoreError::NoService);
    let keyring = safe.open(StoreKind::Keyring, &mut nobody);
    let mut vault = AgeVault::at(place(home), keyring, &mut unlock);
    let listed = vault.list().expect("the vault can be listed");
    let read = vault.get(key()).map(|record| record.reveal().to_vec());
    (listed, read)
}
