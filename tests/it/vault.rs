//! The vault as a user makes it: the real binary, real files, real faults, and the stock `age`.

mod age;
mod faults;
mod sources;

use std::fs;
use std::fs::Permissions;
use std::os::unix::fs::MetadataExt;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::path::PathBuf;

use doorkey::adapters::age_vault::AgeVault;
use doorkey::ports::store::SecretStore;
use doorkey::ports::store::Unlocking;
use doorkey::record::id::Key;
use doorkey::record::trouble::StoreError;
use doorkey::secret::Secret;

use crate::leaks::canary::Canary;
use crate::leaks::canary::nowhere;
use crate::support::process::Home;
use crate::support::process::Program;
use crate::support::world::Safe;

const DOORKEY: &str = env!("CARGO_BIN_EXE_doorkey");
const PASSPHRASE: &str = "zQ7vXk2mWp9rTb4nJd";

/// `doorkey init --store vault`, without its passphrase.
fn init(home: &Home) -> Program<'_> {
    home.program(DOORKEY).args(["init", "--store", "vault"])
}

/// The same with its passphrase.
fn init_with_passphrase(home: &Home) -> Program<'_> {
    init(home)
        .args(["--passphrase-fd", "3"])
        .piped_descriptor(3, PASSPHRASE)
}

fn place(home: &Home) -> PathBuf {
    home.path().join(".local/share/doorkey/vault")
}

fn config(home: &Home) -> Option<String> {
    fs::read_to_string(home.path().join(".config/doorkey/config.toml")).ok()
}

fn key() -> Key {
    "0123456789abcdefghjkmnpqrs".parse().unwrap()
}

fn secret(text: &str) -> Secret {
    Secret::new(text.as_bytes().to_vec())
}

/// The vault of `home`, opened in this process.
fn opened<T>(
    home: &Home,
    passphrase: &str,
    act: impl FnOnce(&mut AgeVault<'_>) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let mut unlock = || Ok(Unlocking::Passphrase(secret(passphrase)));
    let safe = Safe::default();
    let mut nobody = || Err(StoreError::NoService);
    let keyring = doorkey::ports::store::Stores::open(
        &safe,
        doorkey::config::StoreKind::Keyring,
        &mut nobody,
    );
    act(&mut AgeVault::at(place(home), keyring, &mut unlock))
}

/// That a record can be kept there and read.
#[track_caller]
fn keeps_records(home: &Home, passphrase: &str) {
    let kept = opened(home, passphrase, |vault| {
        vault.put_new(key(), &secret("a record"))?;
        let kept = vault.get(key())?;
        vault.delete(key())?;
        Ok(kept.reveal().to_vec())
    });
    assert_eq!(kept, Ok(b"a record".to_vec()));
}

#[test]
fn a_vault_is_private_under_any_umask_and_holds_no_passphrase() {
    for umask in ["000", "077", "277"] {
        let home = Home::new();
        fs::remove_dir(home.path().join(".config")).unwrap();
        fs::remove_dir_all(home.path().join(".local/share")).unwrap();
        let script = format!("umask {umask}; exec \"$0\" \"$@\"");
        let ran = init_with_passphrase(&home)
            .through(["bash", "-c", &script])
            .run();
        ran.exits(0);
        assert_eq!(is_private(&place(&home)), 4);
        if umask != "277" {
            assert_eq!(is_private(&home.path().join(".config")), 3);
            assert_eq!(is_private(&home.path().join(".local/share")), 6);
        }
        assert_eq!(config(&home).as_deref(), Some("store = \"vault\"\n"));
        let canary = Canary::new(PASSPHRASE.as_bytes());
        nowhere(&[canary], &ran, None, home.path());
        keeps_records(&home, PASSPHRASE);
    }
}

/// 0700 and 0600 for all that is in it; how much that was.
fn is_private(path: &Path) -> usize {
    let mode = fs::symlink_metadata(path).unwrap().mode();
    if mode & 0o170_000 != 0o040_000 {
        assert_eq!(mode, 0o100_600, "{}", path.display());
        return 1;
    }
    assert_eq!(mode, 0o040_700, "{}", path.display());
    let below = fs::read_dir(path).unwrap().flatten();
    below.map(|entry| is_private(&entry.path())).sum::<usize>() + 1
}

#[test]
fn run_again_it_changes_nothing_and_asks_for_nothing() {
    let home = Home::new();
    let ran = init_with_passphrase(&home).run();
    assert!(
        ran.exits(0)
            .out()
            .contains("secrets are kept in the vault at"),
        "{ran}"
    );
    let before = all(home.path());
    for args in [&["init"][..], &["init", "--store", "vault"]] {
        let again = home.program(DOORKEY).args(args.to_vec()).run();
        assert!(
            again.exits(0).out().contains("nothing was changed"),
            "{again}"
        );
    }
    let other = home
        .program(DOORKEY)
        .args(["init", "--store", "keyring"])
        .run();
    assert!(
        other
            .exits(2)
            .err()
            .contains("doorkey store move --to keyring"),
        "{other}"
    );
    assert_eq!(all(home.path()), before);
}

/// Every file and what is in it.
fn all(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            found.extend(all(&entry.path()));
        } else {
            found.push((entry.path(), fs::read(entry.path()).unwrap_or_default()));
        }
    }
    found.sort();
    found
}

#[test]
fn a_config_keeps_its_remarks_and_a_broken_one_its_faults() {
    let home = Home::new();
    fs::create_dir_all(home.path().join(".config/doorkey")).unwrap();
    let mine = "# mine\npolicy = 'nist' # yes\n";
    home.file(".config/doorkey/config.toml", mine);
    init_with_passphrase(&home).run().exits(0);
    assert_eq!(config(&home), Some(format!("store = \"vault\"\n{mine}")));
    let home = Home::new();
    fs::create_dir_all(home.path().join(".config/doorkey")).unwrap();
    let broken = "policy = 'nist\n";
    home.file(".config/doorkey/config.toml", broken);
    init_with_passphrase(&home).run().exits(2);
    assert_eq!(config(&home).as_deref(), Some(broken));
    assert!(!place(&home).exists());
}

#[test]
fn a_config_that_is_a_link_is_not_written_and_the_vault_is_taken_up_later() {
    let home = Home::new();
    fs::create_dir_all(home.path().join(".config/doorkey")).unwrap();
    let dotfiles = home.file("config-elsewhere", "# mine\n");
    symlink(&dotfiles, home.path().join(".config/doorkey/config.toml")).unwrap();
    let ran = init_with_passphrase(&home).run();
    assert!(
        ran.exits(4)
            .err()
            .contains("write `store = \"vault\"` at its top yourself"),
        "{ran}"
    );
    assert_eq!(fs::read_to_string(&dotfiles).unwrap(), "# mine\n");
    fs::remove_file(home.path().join(".config/doorkey/config.toml")).unwrap();
    let ran = init(&home).run();
    assert!(
        ran.exits(0).err().contains("the vault was there already"),
        "{ran}"
    );
    keeps_records(&home, PASSPHRASE);
}

#[test]
fn what_stands_in_the_way_is_refused_and_left_as_it_is() {
    let home = Home::new();
    let data = home.path().join(".local/share/doorkey");
    fs::create_dir_all(&data).unwrap();
    let elsewhere = home.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    let vault = place(&home);
    let refused = |what: &str| {
        let ran = init_with_passphrase(&home).run();
        assert!(ran.exits(5).err().contains(what), "{what}: {ran}");
        assert_eq!(config(&home), None);
        assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
        assert_eq!(fs::read_dir(&data).unwrap().count(), 1, "{what}");
        assert!(!ran.err().contains(PASSPHRASE));
    };
    symlink(&elsewhere, &vault).unwrap();
    refused("it is a link");
    fs::remove_file(&vault).unwrap();
    symlink("/nowhere/at/all", &vault).unwrap();
    refused("it is a link");
    fs::remove_file(&vault).unwrap();
    fs::write(&vault, "").unwrap();
    refused("not a folder");
    fs::remove_file(&vault).unwrap();
    home.program("mkfifo").args([&vault]).run().exits(0);
    refused("not a folder");
    fs::remove_file(&vault).unwrap();
    fs::create_dir(&vault).unwrap();
    refused("its mode is 755, make it 700");
    fs::set_permissions(&vault, Permissions::from_mode(0o700)).unwrap();
    let ran = init_with_passphrase(&home).run();
    assert!(ran.exits(4).err().contains("it is missing"), "{ran}");
    fs::remove_dir(&vault).unwrap();
    fs::set_permissions(&data, Permissions::from_mode(0o777)).unwrap();
    let ran = init_with_passphrase(&home).run();
    assert!(
        ran.exits(5).err().contains("its mode is 777, make it 755"),
        "{ran}"
    );
}

#[test]
fn a_home_that_is_gone_is_an_error_of_the_store() {
    let home = Home::new();
    let program = init_with_passphrase(&home)
        .without_env("HOME")
        .without_env("XDG_DATA_HOME");
    let ran = program.run();
    assert!(
        ran.exits(5)
            .err()
            .contains("neither `HOME` nor `XDG_DATA_HOME`"),
        "{ran}"
    );
    let ran = init_with_passphrase(&home)
        .env("XDG_DATA_HOME", "/dev/null")
        .run();
    ran.exits(5);
    let ran = init_with_passphrase(&home)
        .env("XDG_DATA_HOME", "/proc")
        .run();
    ran.exits(5);
    assert_eq!(config(&home), None);
}
