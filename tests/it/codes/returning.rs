//! Sets that come back from a file: no code that was used anywhere is offered again.

use doorkey::exit::Exit;
use doorkey::ports::store::Pages;

use crate::codes::given::PYPI;
use crate::codes::given::kept;
use crate::codes::given::states;
use crate::codes::moving::file;
use crate::codes::moving::listed;
use crate::support::world::Safe;
use crate::support::world::Told;
use crate::support::world::World;

fn run(safe: &Safe, line: &str) -> Told {
    World::new()
        .safe(safe)
        .run(line.split(' '))
        .exits(Exit::Done)
}

/// The set of `pypi` as a file, and what opens it: the same as an export, without the price of a password.
pub(super) struct Carried {
    sealed: Vec<u8>,
    key: Vec<u8>,
}

pub(super) fn exported(safe: &Safe) -> Carried {
    let told = run(
        safe,
        "codes split pypi --shares 2 --threshold 2 --to /tmp/shares",
    );
    let share = |name: &str| {
        let page = String::from_utf8(file(&told, name).to_vec()).unwrap();
        let (_, rest) = page.split_once("DOORKEY-SHARE-1-").unwrap();
        let digits = rest.split("\n\n").next().unwrap();
        let digits = digits.replace(char::is_whitespace, "");
        format!("DOORKEY-SHARE-1-{digits}\n")
    };
    let shares = ["/tmp/shares/share-1.txt", "/tmp/shares/share-2.txt"].map(share);
    let combined = World::new()
        .stdin(shares.concat())
        .run(["codes", "combine", "--stdin", "--to", "key.txt"])
        .exits(Exit::Done);
    Carried {
        sealed: file(&told, "/tmp/shares/recovery-codes.age").to_vec(),
        key: file(&combined, "key.txt").to_vec(),
    }
}

pub(super) fn import(safe: &Safe, carried: &Carried) -> Told {
    World::new()
        .safe(safe)
        .file("doorkey.age", &carried.sealed)
        .file("key.txt", &carried.key)
        .run(["codes", "import", "doorkey.age", "--key-file", "key.txt"])
}

/// That the first code is never offered, whatever is used.
fn never_offers_the_first(safe: &Safe) {
    for _ in 1..PYPI.lines().count() {
        run(safe, "codes use pypi --yes").never_says(PYPI.lines().next().unwrap());
    }
    World::new()
        .safe(safe)
        .run(["codes", "use", "pypi", "--yes"])
        .exits(Exit::Store);
}

#[test]
fn a_burnt_code_of_a_set_that_was_removed_stays_burnt_when_the_set_comes_back() {
    let safe = kept("pypi", PYPI);
    let export = exported(&safe);
    run(&safe, "codes burn pypi 1");
    run(&safe, "codes use pypi --yes");
    // Removed and brought back twice: what each of them knew still counts.
    for burnt in ["3", "4"] {
        run(&safe, "codes remove pypi --yes");
        import(&safe, &export)
            .exits(Exit::Done)
            .says("`pypi`: taken in; it was removed here")
            .says("what was known of its codes still counts");
        run(&safe, &format!("codes burn pypi {burnt}"));
        // A second time it is known, and no second copy is made.
        import(&safe, &export)
            .exits(Exit::Done)
            .says("`pypi`: known here");
        assert_eq!(listed(&safe).matches("\"site\"").count(), 1);
        assert_eq!(safe.keyring().len(), 1);
    }
    let expected = ["burnt", "handed_out", "burnt", "burnt", "unused"];
    assert_eq!(states(&safe, "pypi")[..5], expected);
}

#[test]
fn a_void_set_that_was_removed_comes_back_void() {
    let safe = kept("pypi", PYPI);
    let export = exported(&safe);
    World::new()
        .safe(&safe)
        .stdin(crate::codes::given::SECOND)
        .run(["codes", "replace", "pypi", "--stdin"])
        .exits(Exit::Done);
    run(&safe, "codes remove pypi --void --yes");
    import(&safe, &export).exits(Exit::Done);
    let told = run(&safe, "codes use pypi --yes");
    assert!(!PYPI.contains(told.out.trim()));
}

#[test]
fn the_same_codes_under_another_id_are_the_same_set() {
    let first = kept("pypi", PYPI);
    let export = exported(&first);
    let other = Safe::default();
    import(&other, &export).exits(Exit::Done);
    run(&other, "codes burn pypi 1");
    // On the first machine it comes back under another id, and goes over again.
    run(&first, "codes remove pypi --yes");
    import(&first, &export).exits(Exit::Done);
    import(&other, &exported(&first))
        .exits(Exit::Done)
        .says("`pypi`: known here");
    assert_eq!(other.keyring().len(), 1);
    never_offers_the_first(&other);
}

#[test]
fn a_code_given_back_in_an_export_is_doubtful_where_its_ledger_was_lost() {
    let safe = kept("pypi", PYPI);
    run(&safe, "codes use pypi --yes");
    run(&safe, "codes give-back pypi 1");
    let export = exported(&safe);
    run(&safe, "codes use pypi --yes");
    run(&safe, "codes burn pypi 1");
    *safe.pages() = Pages::default();
    run(&safe, "doctor --repair");
    import(&safe, &export).exits(Exit::Done);
    assert!(
        states(&safe, "pypi")
            .iter()
            .all(|state| *state == "handed_out")
    );
}

#[test]
fn a_code_burnt_in_one_place_and_given_back_in_the_other_is_offered_in_neither() {
    let first = kept("pypi", PYPI);
    let other = Safe::default();
    import(&other, &exported(&first)).exits(Exit::Done);
    run(&other, "codes use pypi --yes");
    run(&other, "codes burn pypi 1");
    let of_other = exported(&other);
    run(&first, "codes use pypi --yes");
    run(&first, "codes give-back pypi 1");
    let of_first = exported(&first);
    import(&other, &of_first)
        .exits(Exit::Done)
        .says("the later state of each code counts; maybe used from now on: 1");
    import(&first, &of_other)
        .exits(Exit::Done)
        .says("the later state of each code counts; maybe used from now on: 1");
    assert_eq!(states(&first, "pypi"), states(&other, "pypi"));
    never_offers_the_first(&first);
    never_offers_the_first(&other);
    // Who knows better can say so.
    run(&first, "codes give-back pypi 1");
    assert_eq!(states(&first, "pypi")[0], "unused");
}
