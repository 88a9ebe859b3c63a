//! `doorkey doctor` finds what is wrong, and its repair loses nothing and offers nothing twice.

use doorkey::exit::Exit;
use doorkey::ports::machine::Place;
use doorkey::ports::machine::Standing;
use doorkey::ports::store::Pages;
use doorkey::record::trouble::StoreError;

use crate::codes::given::PYPI;
use crate::codes::given::SECOND;
use crate::codes::given::kept;
use crate::codes::given::states;
use crate::support::world::Safe;
use crate::support::world::World;

#[test]
fn in_order_it_says_so() {
    World::new()
        .safe(&kept("pypi", PYPI))
        .run(["doctor"])
        .exits(Exit::Done)
        .says("good  store: the keyring; the config file says so")
        .says("good  ledger: whole, with one set in it")
        .says("good  records: one record in the store, as the ledger says");
    World::new()
        .run(["doctor"])
        .exits(Exit::Done)
        .says("none was chosen yet");
}

#[test]
fn what_init_would_fail_at_is_foretold() {
    let safe = Safe::default();
    safe.trouble(StoreError::NoBus);
    World::new()
        .safe(&safe)
        .run(["doctor"])
        .exits(Exit::Found)
        .says("none was chosen yet, and `doorkey init` would fail: ")
        .says("doorkey init --store vault");
    let safe = kept("pypi", PYPI);
    let place = |what| Place {
        what,
        path: format!("/home/ada/{what}"),
        standing: Standing::Unwritable("/home/ada".to_owned()),
        network: None,
    };
    for what in ["state", "config", "vault", "cache"] {
        safe.place(place(what));
    }
    World::new()
        .safe(&safe)
        .run(["doctor"])
        .exits(Exit::Found)
        .says("nothing can be written in `/home/ada`, where doorkey keeps its state, config, vault")
        .never_says("good  folders");
}

#[test]
fn a_store_out_of_reach_is_bad_and_says_how_to_mend_it() {
    let safe = kept("pypi", PYPI);
    safe.trouble(StoreError::Locked);
    World::new()
        .safe(&safe)
        .run(["doctor"])
        .exits(Exit::Found)
        .says("mend  store: the keyring (the config file says so): the keyring is locked");
}

#[test]
fn a_set_without_its_record_is_found() {
    let safe = kept("pypi", PYPI);
    let key = *safe.keyring().keys().next().unwrap();
    safe.meddle(key, None);
    World::new()
        .safe(&safe)
        .run(["doctor"])
        .exits(Exit::Found)
        .says("the secrets of `pypi` are gone");
}

#[test]
fn a_record_the_ledger_does_not_know_is_listed_as_maybe_used() {
    let safe = kept("pypi", PYPI);
    *safe.pages() = Pages::default();
    World::new()
        .safe(&safe)
        .run(["doctor"])
        .exits(Exit::Found)
        .says("one record in the store that the ledger does not know");
    World::new()
        .safe(&safe)
        .run(["doctor", "--repair"])
        .exits(Exit::Done)
        .says("8 codes of `pypi` that the ledger did not know are listed, as maybe used");
    assert!(
        states(&safe, "pypi")
            .iter()
            .all(|&state| state == "handed_out")
    );
    World::new().safe(&safe).run(["doctor"]).exits(Exit::Done);
}

#[test]
fn an_orphan_beside_a_set_of_its_name_gets_a_name_of_its_own() {
    let safe = kept("pypi", PYPI);
    let orphan = safe.keyring();
    *safe.pages() = Pages::default();
    for key in orphan.keys() {
        safe.meddle(*key, None);
    }
    World::new()
        .safe(&safe)
        .stdin(SECOND)
        .run(["codes", "add", "pypi", "--stdin"])
        .exits(Exit::Done);
    for (key, record) in &orphan {
        safe.meddle(*key, Some(record));
    }
    World::new()
        .safe(&safe)
        .run(["doctor", "--repair"])
        .exits(Exit::Done);
    let told = World::new()
        .safe(&safe)
        .run(["codes", "status"])
        .exits(Exit::Done);
    assert!(
        told.out.contains("pypi  8 of 8 left") && told.out.contains("pypi (found "),
        "{}",
        told.out
    );
}

#[test]
fn an_orphan_with_the_codes_of_a_known_set_is_deleted() {
    let safe = kept("pypi", PYPI);
    let orphan = safe.keyring();
    *safe.pages() = Pages::default();
    World::new()
        .safe(&safe)
        .stdin(PYPI)
        .run(["codes", "add", "pypi", "--stdin"])
        .exits(Exit::Done);
    assert_eq!(safe.keyring().len(), 2);
    World::new()
        .safe(&safe)
        .run(["doctor", "--repair"])
        .exits(Exit::Done)
        .says("held the same codes as those of `pypi`, and is deleted");
    assert_eq!(safe.keyring().len(), 1);
    assert!(orphan.keys().all(|key| !safe.keyring().contains_key(key)));
    assert!(states(&safe, "pypi").iter().all(|&state| state == "unused"));
}

#[test]
fn what_is_left_of_a_removed_set_is_deleted_by_the_repair() {
    let safe = kept("pypi", PYPI);
    let records = safe.keyring();
    World::new()
        .safe(&safe)
        .run(["codes", "remove", "pypi", "--yes"])
        .exits(Exit::Done);
    for (key, record) in &records {
        safe.meddle(*key, Some(record));
    }
    World::new()
        .safe(&safe)
        .run(["doctor"])
        .exits(Exit::Found)
        .says("one record left of what was removed");
    World::new()
        .safe(&safe)
        .run(["doctor", "--repair"])
        .exits(Exit::Done);
    assert!(safe.keyring().is_empty());
}

#[test]
fn the_identity_of_a_vault_and_parts_that_another_run_may_finish_are_left_alone() {
    let safe = kept("pypi", PYPI);
    let id = safe.keyring().keys().next().unwrap().id;
    let other: doorkey::record::id::RecordId = "0123456789abcdefghjkmnpqrs".parse().unwrap();
    assert_ne!(id, other);
    safe.meddle(other.identity(), Some(b"AGE-SECRET-KEY-1"));
    safe.meddle(other.part(2), Some(b"{}"));
    World::new()
        .safe(&safe)
        .run(["doctor", "--repair"])
        .exits(Exit::Done);
    assert!(
        safe.keyring().contains_key(&other.identity())
            && safe.keyring().contains_key(&other.part(2))
    );
}

#[test]
fn a_damaged_ledger_is_set_aside_and_every_code_is_doubtful() {
    let safe = kept("pypi", PYPI);
    World::new()
        .safe(&safe)
        .run(["codes", "burn", "pypi", "2"])
        .exits(Exit::Done);
    World::new()
        .safe(&safe)
        .run(["codes", "use", "pypi", "--yes"])
        .exits(Exit::Done);
    let last = safe.pages().lines.len() - 3;
    safe.pages().lines[last] ^= 1;
    World::new()
        .safe(&safe)
        .run(["doctor"])
        .exits(Exit::Found)
        .says("mend  ledger: line 3 of the ledger is damaged");
    World::new()
        .safe(&safe)
        .run(["doctor", "--repair"])
        .exits(Exit::Done)
        .says("the damaged ledger is kept as /home/ada/.local/state/doorkey/ledger.damaged-1");
    assert_eq!(
        states(&safe, "pypi")[..3],
        ["handed_out", "burnt", "handed_out"]
    );
    World::new()
        .safe(&safe)
        .run(["codes", "use", "pypi", "--yes"])
        .exits(Exit::Store);
    World::new()
        .safe(&safe)
        .run(["codes", "give-back", "pypi", "5"])
        .exits(Exit::Done);
    World::new()
        .safe(&safe)
        .run(["codes", "use", "pypi", "--yes"])
        .exits(Exit::Done)
        .says(PYPI.lines().nth(4).unwrap());
}

#[test]
fn folders_that_others_see_into_or_that_lie_on_a_network_are_named() {
    let safe = Safe::default();
    let place = |what, standing, network| Place {
        what,
        path: "/home/ada/x".to_owned(),
        standing,
        network,
    };
    safe.place(place("state", Standing::Open(0o755), None));
    safe.place(place("vault", Standing::Closed, Some("NFS")));
    safe.place(place("config", Standing::NotAFolder, None));
    safe.place(place("cache", Standing::Open(0o755), Some("NFS")));
    let told = World::new()
        .safe(&safe)
        .run(["doctor"])
        .exits(Exit::Found)
        .says("others may look into the state folder `/home/ada/x` (mode 755)")
        .says("(NFS): locks may not hold there")
        .says("at `/home/ada/x` stands a link or a file, not the config folder");
    assert!(!told.out.contains("cache"));
}
