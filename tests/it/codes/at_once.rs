//! Two runs at once: while one is in the middle of its work, another runs from beginning to end.
//!
//! Each is looked at twice: where the lock of the records keeps the other off, and where it does not, as on some
//! network disks.

use std::rc::Rc;

use doorkey::exit::Exit;

use crate::codes::given::PYPI;
use crate::codes::given::SECOND;
use crate::codes::given::kept;
use crate::codes::given::states;
use crate::codes::returning::exported;
use crate::codes::returning::import;
use crate::support::world::Safe;
use crate::support::world::Told;
use crate::support::world::World;

/// A run on this safe; the owner types a passphrase as often as it is asked for.
fn run(safe: &Safe, stdin: Option<&str>, line: &str) -> Told {
    let mut world = World::new().safe(safe).types("a passphrase");
    world = world.types("a passphrase");
    if let Some(stdin) = stdin {
        world = world.stdin(stdin);
    }
    world.run(line.split(' '))
}

/// While `call` is made, `line` is run too, and ends so.
fn meanwhile(safe: &Safe, call: &'static str, line: &'static str, exit: Exit) {
    let other = safe.clone();
    safe.meanwhile(call, move || {
        run(&other, None, line).exits(exit);
    });
}

/// Where the lock holds, the other run is kept off.
fn kept_off(lock_holds: bool) -> Exit {
    if lock_holds { Exit::Store } else { Exit::Done }
}

fn safe_where(lock_holds: bool, safe: Safe) -> Safe {
    if !lock_holds {
        safe.holds_nobody_off();
    }
    safe
}

#[test]
fn two_imports_of_one_file_keep_its_set_once() {
    let export = Rc::new(exported(&kept("pypi", PYPI)));
    for lock_holds in [true, false] {
        let safe = safe_where(lock_holds, Safe::default());
        let (other, file) = (safe.clone(), Rc::clone(&export));
        safe.meanwhile("put", move || {
            import(&other, &file).exits(kept_off(lock_holds));
        });
        import(&safe, &export).exits(Exit::Done);
        assert_eq!(safe.keyring().len(), 1);
        assert!(states(&safe, "pypi").iter().all(|state| *state == "unused"));
        let told = run(&safe, None, "codes use pypi --yes").exits(Exit::Done);
        assert_eq!(told.out.trim(), PYPI.lines().next().unwrap());
    }
}

#[test]
fn a_set_that_a_repair_finds_while_it_is_taken_in_is_kept() {
    for lock_holds in [true, false] {
        let safe = safe_where(lock_holds, kept("github", SECOND));
        meanwhile(&safe, "lock", "doctor --repair", kept_off(lock_holds));
        let told = run(&safe, Some(PYPI), "codes add pypi --stdin").exits(Exit::Done);
        let state = if lock_holds { "unused" } else { "handed_out" };
        assert!(states(&safe, "pypi").iter().all(|one| *one == state));
        assert_eq!(told.out.contains("8 marked as maybe used"), !lock_holds);
        assert_eq!(safe.keyring().len(), 2);
        run(&safe, None, "doctor").exits(Exit::Done);
    }
}

#[test]
fn a_replacement_that_a_repair_finds_takes_its_place_all_the_same() {
    for lock_holds in [true, false] {
        let safe = safe_where(lock_holds, kept("pypi", PYPI));
        meanwhile(&safe, "lock", "doctor --repair", kept_off(lock_holds));
        let told = run(&safe, Some(SECOND), "codes replace pypi --stdin").exits(Exit::Done);
        told.talks("the set of 8 that was kept before is void");
        let told = run(&safe, None, "codes show pypi --yes --format json").exits(Exit::Done);
        assert!(told.out.contains(SECOND.lines().next().unwrap()));
        assert!(!told.out.contains(PYPI.lines().next().unwrap()));
        assert!(!told.out.contains("found "));
        assert_eq!(safe.keyring().len(), 2);
        run(&safe, None, "doctor").exits(Exit::Done);
    }
}

#[test]
fn a_replacement_by_the_same_codes_beside_a_repair_leaves_a_whole_set_in_use() {
    for lock_holds in [true, false] {
        let safe = safe_where(lock_holds, kept("pypi", PYPI));
        meanwhile(&safe, "lock", "doctor --repair", kept_off(lock_holds));
        let told = run(&safe, Some(PYPI), "codes replace pypi --stdin");
        if lock_holds {
            told.exits(Exit::Done);
        } else {
            // The repair took it for what a stopped run left. The set that was there is still in use.
            told.exits(Exit::Store)
                .talks("were taken in, and removed by another run");
            assert_eq!(safe.keyring().len(), 1);
        }
        let told = run(&safe, None, "codes use pypi --yes").exits(Exit::Done);
        assert_eq!(told.out.trim(), PYPI.lines().next().unwrap());
        run(&safe, None, "doctor").exits(Exit::Done);
    }
}

#[test]
fn what_has_lost_its_name_to_another_is_deleted_and_never_listed() {
    let safe = Safe::default();
    let other = safe.clone();
    safe.meanwhile("lock", move || {
        run(&other, Some(PYPI), "codes add pypi --stdin").exits(Exit::Done);
    });
    let again = safe.clone();
    let told = run(&safe, Some(SECOND), "codes add pypi --stdin");
    told.exits(Exit::Usage)
        .talks("recovery codes of `pypi` are kept here already");
    assert_eq!(again.keyring().len(), 1);
    // Not even by a repair that saw its record before it went.
    run(&safe, None, "doctor --repair").exits(Exit::Done);
    let told = run(&safe, None, "codes list --format json").exits(Exit::Done);
    assert_eq!(told.json()["sets"].as_array().unwrap().len(), 1);
}

#[test]
fn two_moves_to_and_fro_lose_no_record() {
    for lock_holds in [true, false] {
        let safe = safe_where(lock_holds, kept("pypi", PYPI));
        run(&safe, Some(SECOND), "codes add github --stdin").exits(Exit::Done);
        let before = safe.keyring();
        // Once the copies are there and the config file says so, before any old copy is removed.
        meanwhile(
            &safe,
            "config",
            "store move --to keyring",
            kept_off(lock_holds),
        );
        let told = run(&safe, None, "store move --to vault");
        if lock_holds {
            told.exits(Exit::Done).says("2 records moved");
            assert_eq!(safe.vault(), Some(before));
            assert_eq!(safe.keyring().len(), 0);
            assert_eq!(safe.config().as_deref(), Some("store = \"vault\"\n"));
        } else {
            told.exits(Exit::Store)
                .talks("another run has moved the records too")
                .talks("run `doorkey store move --to vault` again");
            assert_eq!(safe.keyring(), before);
            assert_eq!(safe.config().as_deref(), Some("store = \"keyring\"\n"));
        }
        run(&safe, None, "codes use pypi --yes").exits(Exit::Done);
        run(&safe, None, "codes use github --yes").exits(Exit::Done);
    }
}

#[test]
fn a_move_that_began_before_another_ended_goes_by_what_the_config_file_says_then() {
    let safe = kept("pypi", PYPI);
    run(&safe, None, "store move --to vault").exits(Exit::Done);
    meanwhile(&safe, "hold", "store move --to keyring", Exit::Done);
    let before = safe.vault().unwrap();
    run(&safe, None, "store move --to vault").exits(Exit::Done);
    assert_eq!(safe.config().as_deref(), Some("store = \"vault\"\n"));
    assert_eq!(safe.vault(), Some(before));
    assert!(safe.keyring().is_empty());
}

#[test]
fn an_old_copy_is_removed_only_where_the_new_store_has_the_same() {
    let safe = kept("pypi", PYPI);
    let key = *safe.keyring().keys().next().unwrap();
    let other = safe.clone();
    safe.meanwhile("config", move || other.meddle_with_vault(key));
    run(&safe, None, "store move --to vault").exits(Exit::Store);
    assert!(safe.keyring().contains_key(&key));
}

#[test]
fn what_is_taken_in_while_the_secrets_are_moved_does_not_stay_behind() {
    for (safe, stdin, line) in [
        (kept("github", SECOND), PYPI, "codes add pypi --stdin"),
        (
            kept("github", SECOND),
            "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
            "totp enroll pypi --stdin --no-verify",
        ),
    ] {
        meanwhile(&safe, "hold", "store move --to vault", Exit::Done);
        run(&safe, Some(stdin), line)
            .exits(Exit::Store)
            .talks("secrets were moved to the vault a moment ago");
        assert!(safe.keyring().is_empty());
        run(&safe, Some(stdin), line).exits(Exit::Done);
        assert_eq!(safe.vault().unwrap().len(), 2);
        // In the middle of a move it has to wait.
        let other = safe.clone();
        safe.meanwhile("config", move || {
            let line = "codes add forge --stdin";
            run(&other, Some(PYPI), line).exits(Exit::Store);
        });
        run(&safe, None, "store move --to keyring").exits(Exit::Done);
        assert_eq!(safe.keyring().len(), 2);
        assert_eq!(safe.vault().unwrap().len(), 0);
    }
}
