//! The vault in a folder of a test.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::fs::File;
use std::fs::Permissions;
use std::os::unix::fs::MetadataExt;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::fs::symlink;
use std::time::SystemTime;

use rustix::fs::CWD;
use rustix::fs::Mode;
use rustix::fs::mkfifoat;
use tempfile::TempDir;

use super::*;

/// A keyring in memory.
#[derive(Clone, Default)]
struct Entries(Rc<RefCell<BTreeMap<Key, Vec<u8>>>>, Option<StoreError>);

impl SecretStore for Entries {
    fn name(&self) -> String {
        "the keyring".to_owned()
    }

    fn probe(&mut self) -> Result<(), StoreError> {
        self.1.clone().map_or(Ok(()), Err)
    }

    fn put_new(&mut self, key: Key, record: &Secret) -> Result<(), StoreError> {
        self.probe()?;
        self.0.borrow_mut().insert(key, record.reveal().to_vec());
        Ok(())
    }

    fn get(&mut self, key: Key) -> Result<Secret, StoreError> {
        self.probe()?;
        let found = self.0.borrow().get(&key).cloned();
        found.map(Secret::new).ok_or(StoreError::NotFound)
    }

    fn delete(&mut self, key: Key) -> Result<(), StoreError> {
        self.probe()?;
        self.0.borrow_mut().remove(&key);
        Ok(())
    }

    fn list(&mut self) -> Result<Vec<Key>, StoreError> {
        Ok(self.0.borrow().keys().copied().collect())
    }
}

/// A folder with a vault in it, whose identity `keyring` keeps.
struct Place {
    folder: TempDir,
    keyring: Entries,
}

impl Place {
    fn new() -> Self {
        let (folder, mut keyring) = (tempfile::tempdir().unwrap(), Entries::default());
        let vault = folder.path().join("doorkey/vault");
        AgeVault::create(&vault, &Closing::Keyring, &mut keyring).unwrap();
        Self { folder, keyring }
    }

    fn closed_by(passphrase: &str) -> Self {
        let (folder, mut keyring) = (tempfile::tempdir().unwrap(), Entries::default());
        let vault = folder.path().join("doorkey/vault");
        let closing = Closing::Passphrase(secret(passphrase));
        AgeVault::create(&vault, &closing, &mut keyring).unwrap();
        Self { folder, keyring }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("doorkey/vault").join(name)
    }

    fn vault<T>(&self, act: impl FnOnce(&mut AgeVault<'_>) -> T) -> T {
        self.opened_by(&mut || Err(StoreError::WrongPassphrase), act)
    }

    fn opened_by<T>(
        &self,
        unlock: &mut dyn FnMut() -> Result<Unlocking, StoreError>,
        act: impl FnOnce(&mut AgeVault<'_>) -> T,
    ) -> T {
        let keyring = Box::new(self.keyring.clone());
        act(&mut AgeVault::at(self.path(""), keyring, unlock))
    }

    fn get(&self, passphrase: &str) -> Result<Vec<u8>, StoreError> {
        let mut unlock = || Ok(Unlocking::Passphrase(secret(passphrase)));
        self.opened_by(&mut unlock, |vault| vault.get(key()))
            .map(|record| record.reveal().to_vec())
    }
}

fn secret(text: &str) -> Secret {
    Secret::new(text.as_bytes().to_vec())
}

fn key() -> Key {
    "0123456789abcdefghjkmnpqrs".parse().unwrap()
}

fn is_damaged<T>(told: Result<T, StoreError>, path: &Path) -> bool {
    matches!(told, Err(StoreError::Damaged { place, .. }) if place == path.display().to_string())
}

/// The refusal's words, and that it names the file.
fn refusal<T>(told: Result<T, StoreError>, path: &Path) -> String {
    match told.err() {
        Some(StoreError::Unusable { place, what }) if place == path.display().to_string() => what,
        other => format!("{other:?}"),
    }
}

#[test]
fn a_record_comes_back_byte_for_byte_until_it_is_deleted() {
    let place = Place::new();
    place.vault(|vault| {
        assert_eq!(vault.list(), Ok(vec![]));
        for (part, record) in [(1, vec![0, 255, 10]), (2, vec![]), (3, vec![7; MAX_RECORD])] {
            let key = key().id.part(part);
            assert_eq!(vault.get(key).err(), Some(StoreError::NotFound));
            vault.put_new(key, &Secret::new(record.clone())).unwrap();
            assert_eq!(vault.get(key).unwrap().reveal(), record);
        }
        let keys = [1, 2, 3].map(|part| key().id.part(part));
        assert_eq!(vault.list(), Ok(keys.to_vec()));
        for key in keys {
            assert_eq!(vault.delete(key), Ok(()));
            assert_eq!(vault.delete(key), Err(StoreError::NotFound));
        }
        assert_eq!(vault.list(), Ok(vec![]));
    });
}

#[test]
fn a_record_is_never_written_twice_nor_beyond_bounds() {
    let place = Place::new();
    place.vault(|vault| {
        vault.put_new(key(), &secret("first")).unwrap();
        let again = vault.put_new(key(), &secret("second"));
        assert_eq!(again, Err(StoreError::AlreadyThere));
        assert_eq!(vault.get(key()).unwrap().reveal(), b"first");
        let large = vault.put_new(key().id.part(2), &Secret::new(vec![7; MAX_RECORD + 1]));
        assert!(matches!(large, Err(StoreError::Unusable { .. })));
        assert_eq!(vault.list(), Ok(vec![key()]));
    });
}

#[test]
fn nobody_is_asked_twice_or_for_nothing() {
    let place = Place::closed_by("correct horse");
    let mut asked = 0;
    let mut unlock = || {
        asked += 1;
        Ok(Unlocking::Passphrase(secret("correct horse")))
    };
    place.opened_by(&mut unlock, |vault| {
        vault.probe().unwrap();
        vault.list().unwrap();
        assert_eq!(vault.get(key()).err(), Some(StoreError::NotFound));
        vault.put_new(key(), &secret("record")).unwrap();
        assert_eq!(vault.get(key()).unwrap().reveal(), b"record");
        vault.delete(key()).unwrap();
    });
    assert_eq!(asked, 1);
}

#[test]
fn two_that_share_what_they_know_ask_once() {
    let place = Place::new();
    let opened = Opened::default();
    for keyring in [place.keyring.clone(), Entries::default()] {
        let mut nobody = || Err(StoreError::WrongPassphrase);
        let vault = AgeVault::at(place.path(""), Box::new(keyring), &mut nobody);
        let read = vault
            .sharing(&opened)
            .put_new(RecordId::random(&mut rand::rng()).first(), &secret("x"));
        assert_eq!(read, Ok(()));
    }
}

#[test]
fn who_did_not_open_it_is_not_asked_again() {
    let place = Place::closed_by("correct horse");
    let mut asked = 0;
    let mut unlock = || {
        asked += 1;
        Ok(Unlocking::Passphrase(secret("battery staple")))
    };
    place.opened_by(&mut unlock, |vault| {
        for _ in 0..2 {
            let told = vault.put_new(key(), &secret("record"));
            assert_eq!(told, Err(StoreError::WrongPassphrase));
        }
        assert_eq!(vault.list(), Ok(vec![]));
    });
    assert_eq!(asked, 1);
}

#[test]
fn a_byte_changed_anywhere_in_a_record_is_damage_and_so_is_a_cut() {
    let place = Place::new();
    place.vault(|vault| vault.put_new(key(), &secret("a record")).unwrap());
    let file = place.path("records").join(super::file(key()));
    let sealed = fs::read(&file).unwrap();
    place.vault(|vault| {
        for at in 0..sealed.len() {
            for flip in [1, 0x20, 0x80] {
                let mut changed = sealed.clone();
                changed[at] ^= flip;
                fs::write(&file, &changed).unwrap();
                assert!(is_damaged(vault.get(key()), &file), "byte {at}");
            }
            fs::write(&file, &sealed[..at]).unwrap();
            assert!(is_damaged(vault.get(key()), &file), "cut at {at}");
        }
        fs::write(&file, [&sealed[..], b"x"].concat()).unwrap();
        assert!(is_damaged(vault.get(key()), &file));
        fs::write(&file, vec![b'x'; MAX_FILE + 1]).unwrap();
        assert!(is_damaged(vault.get(key()), &file));
        fs::write(&file, &sealed).unwrap();
        assert_eq!(vault.get(key()).unwrap().reveal(), b"a record");
    });
}

#[test]
fn a_record_for_another_identity_is_damage() {
    let (place, other) = (Place::new(), Place::new());
    other.vault(|vault| vault.put_new(key(), &secret("a record")).unwrap());
    let from = other.path("records").join(super::file(key()));
    let to = place.path("records").join(super::file(key()));
    fs::rename(from, &to).unwrap();
    place.vault(|vault| assert!(is_damaged(vault.get(key()), &to)));
}

#[test]
fn a_wrong_passphrase_is_not_damage_and_damage_is_no_wrong_passphrase() {
    let place = Place::closed_by("correct horse");
    let mut unlock = || Ok(Unlocking::Passphrase(secret("correct horse")));
    place.opened_by(&mut unlock, |vault| {
        vault.put_new(key(), &secret("record")).unwrap();
    });
    assert_eq!(place.get("correct horse"), Ok(b"record".to_vec()));
    assert_eq!(place.get("Correct horse"), Err(StoreError::WrongPassphrase));
    let path = place.path(IDENTITY);
    let sealed = fs::read(&path).unwrap();
    let header = sealed.windows(3).position(|text| text == b"---").unwrap();
    // The version, the stanza's name, its salt and work factor, its body, the seal of the header, the identity.
    let salt = sealed
        .windows(7)
        .position(|text| text == b"scrypt ")
        .unwrap()
        + 7;
    for (at, is_told_apart) in [
        (3, true),
        (salt - 3, true),
        (salt + 2, false),
        (header - 5, false),
        (header, true),
        (header + 9, true),
        (header + 60, true),
        (sealed.len() - 1, true),
    ] {
        let mut changed = sealed.clone();
        // Another digit of base 64, so that the header can still be read.
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        fs::write(&path, &changed).unwrap();
        let told = place.get("correct horse");
        let expected = is_damaged(told.clone(), &path);
        assert_eq!(expected, is_told_apart, "byte {at}: {told:?}");
        assert!(expected || told == Err(StoreError::WrongPassphrase));
    }
    for cut in [0, salt, header + 10, sealed.len() - 1] {
        fs::write(&path, &sealed[..cut]).unwrap();
        assert!(
            is_damaged(place.get("correct horse"), &path),
            "cut at {cut}"
        );
    }
    fs::remove_file(&path).unwrap();
    assert!(is_damaged(place.get("correct horse"), &path));
}

#[test]
fn an_identity_that_asks_for_hours_of_work_is_refused_at_once() {
    let place = Place::closed_by("correct horse");
    place.vault(|vault| vault.probe().unwrap());
    let path = place.path(IDENTITY);
    let sealed = fs::read(&path).unwrap();
    let salt = sealed
        .windows(7)
        .position(|text| text == b"scrypt ")
        .unwrap()
        + 7;
    let work = salt + 22 + 1;
    assert_eq!(&sealed[work..work + 2], b"17");
    let greedy = [&sealed[..work], b"21", &sealed[work + 2..]].concat();
    fs::write(&path, greedy).unwrap();
    let mut unlock = || Ok(Unlocking::Passphrase(secret("correct horse")));
    let told = place.opened_by(&mut unlock, |vault| vault.put_new(key(), &secret("record")));
    assert!(is_damaged(told, &path));
}

#[test]
fn records_are_never_written_for_a_stranger() {
    let place = Place::new();
    let path = place.path(RECIPIENTS);
    let stranger = format!("{}\n", Identity::generate().to_public());
    for text in [
        stranger.clone(),
        fs::read_to_string(&path).unwrap() + &stranger,
        "# nobody\n".to_owned(),
        String::new(),
        "\u{0}".to_owned(),
    ] {
        fs::write(&path, text).unwrap();
        place.vault(|vault| {
            assert!(is_damaged(vault.put_new(key(), &secret("record")), &path));
            assert_eq!(vault.list(), Ok(vec![]));
        });
    }
}

#[test]
fn a_given_identity_opens_the_vault_only_if_it_is_the_vaults() {
    let place = Place::closed_by("correct horse");
    let mut unlock = || Ok(Unlocking::Identity(secret("# no identity\n")));
    let told = place.opened_by(&mut unlock, |vault| vault.put_new(key(), &secret("record")));
    assert!(matches!(told, Err(StoreError::NotOpened { .. })));
    let stranger = creation::written(&Identity::generate());
    let mut unlock = || Ok(Unlocking::Identity(Secret::new(stranger.reveal().to_vec())));
    let told = place.opened_by(&mut unlock, |vault| vault.put_new(key(), &secret("record")));
    assert!(matches!(told, Err(StoreError::NotOpened { .. })));
    let sealed = fs::read(place.path(IDENTITY)).unwrap();
    let own = sealing::open(&secret("correct horse"), &sealed, Path::new("x")).unwrap();
    let own = [b"# created: today\n\n", own.reveal()].concat();
    fs::remove_file(place.path(IDENTITY)).unwrap();
    let mut unlock = || Ok(Unlocking::Identity(Secret::new(own.clone())));
    place.opened_by(&mut unlock, |vault| {
        vault.put_new(key(), &secret("record")).unwrap();
        assert_eq!(vault.get(key()).unwrap().reveal(), b"record");
    });
}

#[test]
fn an_identity_in_the_keyring_is_as_reachable_as_the_keyring() {
    let mut place = Place::new();
    assert!(place.keyring.0.borrow().keys().all(|key| key.is_identity()));
    place.keyring.1 = Some(StoreError::Locked);
    place.vault(|vault| {
        assert_eq!(vault.probe(), Err(StoreError::Locked));
        let put = vault.put_new(key(), &secret("record"));
        assert_eq!(put, Err(StoreError::Locked));
    });
    place.keyring.1 = None;
    place.keyring.0.borrow_mut().clear();
    let path = place.path(IN_KEYRING);
    place.vault(|vault| assert!(is_damaged(vault.put_new(key(), &secret("record")), &path)));
    fs::write(&path, "../../etc\n").unwrap();
    place.vault(|vault| assert!(is_damaged(vault.probe(), &path)));
}

#[test]
fn a_vault_is_made_once_and_private() {
    let mut place = Place::new();
    for (name, mode) in [
        ("", 0o40700),
        (RECORDS, 0o40700),
        (RECIPIENTS, 0o100_600),
        (IN_KEYRING, 0o100_600),
    ] {
        let found = fs::symlink_metadata(place.path(name)).unwrap();
        assert_eq!(found.mode(), mode, "{name}");
    }
    let again = AgeVault::create(&place.path(""), &Closing::Keyring, &mut place.keyring);
    assert!(matches!(again, Err(StoreError::VaultExists(_))));
    assert_eq!(place.keyring.0.borrow().len(), 1);
}

#[test]
fn a_vault_that_cannot_be_made_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut keyring = Entries(Rc::default(), Some(StoreError::Locked));
    let vault = folder.path().join("vault");
    let told = AgeVault::create(&vault, &Closing::Keyring, &mut keyring);
    assert_eq!(told, Err(StoreError::Locked));
    symlink("/nowhere", &vault).unwrap();
    keyring.1 = None;
    let told = AgeVault::create(&vault, &Closing::Keyring, &mut keyring);
    assert!(matches!(told, Err(StoreError::Unusable { .. })));
    fs::remove_file(&vault).unwrap();
    let not_text = Closing::Passphrase(Secret::new(vec![0xff]));
    let told = AgeVault::create(&vault, &not_text, &mut keyring);
    assert!(matches!(told, Err(StoreError::NotOpened { .. })));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    assert!(keyring.0.borrow().is_empty());
}

#[test]
fn what_is_not_a_file_of_ours_alone_is_refused_and_left_alone() {
    let place = Place::new();
    place.vault(|vault| vault.put_new(key(), &secret("record")).unwrap());
    let file = place.path("records").join(super::file(key()));
    let elsewhere = place.folder.path().join("elsewhere");
    let get = |place: &Place| place.vault(|vault| vault.get(key()));

    fs::rename(&file, &elsewhere).unwrap();
    symlink(&elsewhere, &file).unwrap();
    assert!(refusal(get(&place), &file).contains("it is a link"));
    fs::remove_file(&file).unwrap();
    fs::hard_link(&elsewhere, &file).unwrap();
    assert!(refusal(get(&place), &file).contains("hard link"));
    fs::remove_file(&file).unwrap();
    mkfifoat(CWD, &file, Mode::RWXU).unwrap();
    assert!(refusal(get(&place), &file).contains("not a regular file"));
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    assert!(refusal(get(&place), &file).contains("not a regular file"));
    fs::remove_dir(&file).unwrap();
    fs::rename(&elsewhere, &file).unwrap();
    fs::set_permissions(&file, Permissions::from_mode(0o644)).unwrap();
    assert!(refusal(get(&place), &file).ends_with("its mode is 644, make it 600"));
    fs::set_permissions(&file, Permissions::from_mode(0o400)).unwrap();
    assert_eq!(get(&place).unwrap().reveal(), b"record");
}

#[test]
fn a_folder_that_is_a_link_or_open_to_others_is_refused() {
    let place = Place::new();
    let (records, vault, away) = (
        place.path(RECORDS),
        place.folder.path().join("doorkey/vault"),
        place.folder.path().join("away"),
    );
    for folder in [&records, &vault] {
        fs::rename(folder, &away).unwrap();
        symlink(&away, folder).unwrap();
        let keyring = Box::new(place.keyring.clone());
        let mut nobody = || Err(StoreError::WrongPassphrase);
        let mut store = AgeVault::at(vault.clone(), keyring, &mut nobody);
        for told in [
            store.put_new(key(), &secret("record")),
            store.delete(key()),
            store.list().map(|_| ()),
            store.probe(),
        ] {
            assert!(refusal(told, folder).contains("it is a link"));
        }
        fs::remove_file(folder).unwrap();
        fs::rename(&away, folder).unwrap();
        fs::set_permissions(folder, Permissions::from_mode(0o750)).unwrap();
        assert!(refusal(store.list(), folder).ends_with("its mode is 750, make it 700"));
        fs::set_permissions(folder, Permissions::from_mode(0o700)).unwrap();
    }
    assert_eq!(fs::read_dir(&records).unwrap().count(), 0);
}

#[test]
fn foreign_names_are_passed_over_and_old_leftovers_deleted() {
    let place = Place::new();
    let records = place.path(RECORDS);
    let old = File::create(records.join(".new-old")).unwrap();
    old.set_modified(SystemTime::now() - 2 * LEFT_BEHIND)
        .unwrap();
    for name in [
        ".new-fresh",
        "notes.age",
        "0123456789abcdefghjkmnpqrs",
        "0123456789ABCDEFGHJKMNPQRS.age",
        "0123456789abcdefghjkmnpqrs.1.age",
    ] {
        File::create(records.join(name)).unwrap();
    }
    place.vault(|vault| {
        assert_eq!(vault.list(), Ok(vec![]));
        vault.put_new(key(), &secret("record")).unwrap();
        assert_eq!(vault.list(), Ok(vec![key()]));
    });
    assert!(!records.join(".new-old").exists());
    assert!(records.join(".new-fresh").exists() && records.join("notes.age").exists());
}

#[test]
fn a_place_without_a_vault_is_told_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut nobody = || Err(StoreError::WrongPassphrase);
    let mut store = AgeVault::at(
        folder.path().join("vault"),
        Box::new(Entries::default()),
        &mut nobody,
    );
    assert!(matches!(store.probe(), Err(StoreError::NoVault(_))));
    assert!(matches!(store.list(), Err(StoreError::NoVault(_))));
    let put = store.put_new(key(), &secret("record"));
    assert!(matches!(put, Err(StoreError::NoVault(_))));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    let mut nobody = || Err(StoreError::WrongPassphrase);
    let mut store = AgeVault::at(PathBuf::new(), Box::new(Entries::default()), &mut nobody);
    assert!(matches!(store.list(), Err(StoreError::Unusable { .. })));
}
