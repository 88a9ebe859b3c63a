//! `doorkey store move` between a real keyring and a real vault, there and back.

use super::*;
use crate::burning::make_vault;
use crate::support::process::Home;

/// A session with three sets in its keyring, one of them in parts, and an empty vault that opens without a
/// passphrase.
pub(super) fn session_with_three_sets() -> Session {
    let session = Session::unlocked();
    make_vault(session.home(), "an invented passphrase");
    fs::remove_file(session.home().path().join(CONFIG)).unwrap();
    doorkey(&session, "init --store keyring").run().exits(0);
    add(&session, "pypi", &invented(8));
    add(&session, "github", &invented(24).split_off(8));
    let big: Vec<_> = (0..120_u128)
        .map(|code| format!("{:032x}", code * 0x0123_4567_89ab_cdef_0f1e_2d3c_4b5a))
        .collect();
    add(&session, "forge", &big);
    doorkey(&session, "codes use pypi --yes").run().exits(0);
    doorkey(&session, "codes burn github 2").run().exits(0);
    session
}

/// The program with what opens the vault.
pub(super) fn with_identity<'s>(session: &'s Session, line: &str) -> Program<'s> {
    doorkey(session, line).env(
        "DOORKEY_IDENTITY_FILE",
        session.home().path().join("identity"),
    )
}

/// What stock `age` reads in the vault: each record under its key.
pub(super) fn opened_by_age(session: &Session) -> BTreeMap<String, String> {
    let home: &Home = session.home();
    let records = home.path().join(".local/share/doorkey/vault/records");
    let open = |key: &String| {
        let file = records.join(format!("{key}.age"));
        let args = [
            "-d".into(),
            "-i".into(),
            "identity".into(),
            file.into_os_string(),
        ];
        let ran = home.program("age").args(args).run();
        ran.exits(0).out()
    };
    in_vault(session)
        .into_iter()
        .map(|key| (key.clone(), open(&key)))
        .collect()
}

#[test]
#[ignore = "needs gnome-keyring, dbus, secret-tool and age; .ci/run has it"]
fn sets_moved_to_a_vault_and_back_are_the_same_to_the_byte() {
    let session = session_with_three_sets();
    let (records, ledger) = (in_keyring(&session), file(&session, LEDGER));
    assert!(records.len() > 4, "one set is in parts");
    let states = ["pypi", "github", "forge"].map(|site| rows(&session, site));
    let said = |ran: &Ran, word: &str| {
        let says = format!(
            "{} records moved: secrets are kept in the {word}",
            records.len()
        );
        assert!(ran.exits(0).out().contains(&says), "{ran}");
        let config = String::from_utf8(file(&session, CONFIG)).unwrap();
        assert!(config.contains(&format!("store = \"{word}\"")), "{config}");
        assert_eq!(file(&session, LEDGER), ledger, "the ledger was touched");
    };

    said(
        &with_identity(&session, "store move --to vault").run(),
        "vault",
    );
    assert_eq!(opened_by_age(&session), records);
    assert_eq!(in_keyring(&session), BTreeMap::new());
    let all = ["pypi", "github", "forge"].map(|site| {
        let line = format!("codes show {site} --yes --format json");
        rows_of(&with_identity(&session, &line).run())
    });
    assert!(all == states);
    with_identity(&session, "doctor").run().exits(0);

    said(
        &with_identity(&session, "store move --to keyring").run(),
        "keyring",
    );
    assert_eq!(in_keyring(&session), records);
    assert_eq!(in_vault(&session), BTreeSet::new());
    assert!(["pypi", "github", "forge"].map(|site| rows(&session, site)) == states);
    doorkey(&session, "doctor").run().exits(0);

    let again = with_identity(&session, "store move --to keyring").run();
    assert!(
        again.exits(0).out().contains("nothing was left to move"),
        "{again}"
    );
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn a_move_out_of_a_locked_keyring_makes_no_vault_and_changes_nothing() {
    let session = session_with(&invented(2));
    session.lock();
    let before = (file(&session, CONFIG), file(&session, LEDGER));
    let ran = doorkey(&session, "store move --to vault")
        .env("DOORKEY_PASSPHRASE", "an invented passphrase")
        .run();
    assert!(
        ran.exits(5).err().contains("error: the keyring is locked"),
        "{ran}"
    );
    assert!(
        !session
            .home()
            .path()
            .join(".local/share/doorkey/vault")
            .exists()
    );
    assert_eq!((file(&session, CONFIG), file(&session, LEDGER)), before);
}

#[test]
#[ignore = "needs gnome-keyring, dbus and secret-tool; .ci/run has it"]
fn a_move_that_a_variable_overrules_says_so() {
    let session = session_with_three_sets();
    let ran = with_identity(&session, "store move --to vault")
        .env("DOORKEY_STORE", "keyring")
        .run();
    assert!(
        ran.exits(0).err().contains("`DOORKEY_STORE` is set"),
        "{ran}"
    );
}
