//! Two runs at once, and counters that come from elsewhere.

use std::collections::BTreeSet;

use doorkey::exit::Exit;
use doorkey::ledger::Ledger;
use doorkey::ledger::event::Event;
use doorkey::ledger::event::What;
use doorkey::ports::store::Pages;

use super::RFC;
use super::code;
use super::enroll;
use super::enrolled;
use crate::support::world::Safe;
use crate::support::world::Told;
use crate::support::world::World;

const OTHER: &str = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

fn import(safe: &Safe, list: &str) -> Told {
    World::new()
        .safe(safe)
        .file("list.txt", list)
        .run(["totp", "import", "list.txt"])
}

fn run(safe: &Safe, line: &str) -> Told {
    World::new().safe(safe).run(line.split(' '))
}

fn names(safe: &Safe) -> BTreeSet<String> {
    let told = run(safe, "totp list --format json").exits(Exit::Done);
    let rows = told.json()["enrolments"].as_array().unwrap().clone();
    let names = rows.iter().map(|row| row["name"].as_str().unwrap());
    names.map(str::to_owned).collect()
}

#[test]
fn two_imports_at_once_keep_each_enrolment_under_a_name_of_its_own() {
    let list = format!("otpauth://totp/GitHub:ada?secret={RFC}&issuer=GitHub\n");
    for lock_holds in [true, false] {
        let safe = enrolled("pypi", OTHER);
        if !lock_holds {
            safe.holds_nobody_off();
        }
        let (other, text) = (safe.clone(), list.clone());
        safe.meanwhile("put", move || {
            let kept_off = if lock_holds { Exit::Store } else { Exit::Done };
            import(&other, &text).exits(kept_off);
        });
        let told = import(&safe, &list).exits(Exit::Done);
        let mut expected = vec!["pypi", "github:ada"];
        if !lock_holds {
            expected.push("github:ada (2)");
            told.says("taken  github:ada (2)");
        }
        assert!(
            names(&safe).iter().eq(&expected
                .iter()
                .map(ToString::to_string)
                .collect::<BTreeSet<_>>())
        );
        assert_eq!(safe.keyring().len(), expected.len());
        for name in expected {
            let told = World::new()
                .safe(&safe)
                .run(["totp", "code", name])
                .exits(Exit::Done);
            assert_eq!(
                told.out.trim(),
                code(if name == "pypi" { OTHER } else { RFC }, 0)
            );
        }
        // Once more everything is known.
        import(&safe, &list)
            .exits(Exit::Done)
            .says("0 taken in, 1 known already");
    }
}

#[test]
fn an_enrolment_that_a_repair_finds_while_it_is_kept_stays_and_is_proved() {
    for lock_holds in [true, false] {
        let safe = enrolled("github", OTHER);
        if !lock_holds {
            safe.holds_nobody_off();
        }
        let other = safe.clone();
        safe.meanwhile("lock", move || {
            let told = run(&other, "doctor --repair");
            assert_eq!(told.exit == Exit::Store, lock_holds, "{}", told.err);
        });
        World::new()
            .safe(&safe)
            .types(RFC)
            .types(code(RFC, 0))
            .run(["totp", "enroll", "pypi"])
            .exits(Exit::Done)
            .says("`pypi` is confirmed by a code of another device");
        assert_eq!(safe.keyring().len(), 2);
        let told = run(&safe, "totp list --format json").exits(Exit::Done);
        let rows = told.json()["enrolments"].clone();
        assert_eq!(rows[1]["name"], "pypi");
        assert_eq!(rows[1]["confirmed"], true);
        assert_eq!(rows[1]["elsewhere"], true);
        // The code that proved it counts no more.
        World::new()
            .safe(&safe)
            .stdin(code(RFC, 0))
            .run(["totp", "verify", "pypi", "--stdin"])
            .exits(Exit::Found);
        run(&safe, "doctor").says("2 records in the store, as the ledger says");
    }
}

#[test]
fn an_enrolment_that_has_lost_its_name_is_forgotten_only_where_nobody_has_listed_it() {
    let safe = Safe::default();
    safe.holds_nobody_off();
    let other = safe.clone();
    safe.meanwhile("lock", move || {
        enroll(&other, "pypi", OTHER);
        run(&other, "doctor --repair").says("that the ledger did not know is listed");
    });
    World::new()
        .safe(&safe)
        .stdin(RFC)
        .run(["totp", "enroll", "pypi", "--stdin", "--no-verify"])
        .exits(Exit::Usage)
        .talks("another run has listed this one as `pypi:found ");
    assert_eq!(safe.keyring().len(), 2);
    run(&safe, "doctor").says("2 records in the store, as the ledger says");

    let safe = Safe::default();
    let other = safe.clone();
    safe.meanwhile("lock", move || enroll(&other, "pypi", OTHER));
    World::new()
        .safe(&safe)
        .stdin(RFC)
        .run(["totp", "enroll", "pypi", "--stdin", "--no-verify"])
        .exits(Exit::Usage);
    assert_eq!(safe.keyring().len(), 1);
    run(&safe, "doctor").says("one record in the store, as the ledger says");
}

#[test]
fn of_two_that_go_by_one_name_each_is_found_by_its_record() {
    let safe = enrolled("pypi", RFC);
    enroll(&safe, "github", OTHER);
    let pages = safe.pages().clone();
    let ledger = Ledger::read(&pages.lines, pages.head.as_deref()).unwrap();
    let ids: Vec<_> = ledger.book.factors().map(|factor| factor.id).collect();
    let what = What::Renamed {
        set: ids[1],
        site: "pypi".to_owned(),
        account: String::new(),
    };
    let (entry, _) = ledger.record(&[Event { at: 1, what }]).unwrap();
    *safe.pages() = Pages {
        lines: [pages.lines, entry.lines].concat(),
        head: Some(entry.head),
    };
    let told = run(&safe, "totp code pypi").exits(Exit::Store);
    for (id, text) in ids.iter().zip([RFC, OTHER]) {
        assert!(
            told.err
                .replace("\n      ", " ")
                .contains(&format!("`pypi` (record `{id}`)"))
        );
        let told = run(&safe, &format!("totp code {id}")).exits(Exit::Done);
        assert_eq!(told.out.trim(), code(text, 0));
    }
    run(&safe, &format!("totp rename {} --to forge", ids[1])).exits(Exit::Done);
    run(&safe, "totp code pypi").exits(Exit::Done);
}

fn hotp(counter: u64) -> String {
    format!("otpauth://hotp/X:a?secret={RFC}&issuer=X&counter={counter}")
}

/// The code of this counter.
fn counted(counter: u64) -> String {
    let enrolment = super::enrolment(&hotp(0));
    String::from_utf8(enrolment.code(counter).reveal().to_vec()).unwrap()
}

#[test]
fn a_counter_goes_to_the_second_device_as_far_as_it_has_come() {
    let safe = enrolled("old", &hotp(0));
    for counter in 0..3 {
        let told = run(&safe, "totp code old").exits(Exit::Done);
        assert_eq!(told.out.trim(), counted(counter));
    }
    let told = run(&safe, "totp show old --uri --yes").exits(Exit::Done);
    assert_eq!(told.out.trim(), hotp(3));
    let told = run(&safe, "totp show old --qr png --to qr.png").exits(Exit::Done);
    let other = Safe::default();
    World::new()
        .safe(&other)
        .file("qr.png", &told.written[std::path::Path::new("qr.png")])
        .run(["totp", "import", "qr.png"])
        .exits(Exit::Done);
    let told = run(&other, "totp code x").exits(Exit::Done);
    assert_eq!(told.out.trim(), counted(3));
}

#[test]
fn an_app_that_has_come_further_takes_the_counter_along_and_never_back() {
    let safe = enrolled("old", &hotp(0));
    import(&safe, &hotp(50))
        .exits(Exit::Done)
        .says("0 taken in, 1 known already")
        .says("its counter goes on from 50, as there");
    import(&safe, &hotp(20))
        .exits(Exit::Done)
        .says("1 known already")
        .never_says("its counter goes on");
    let told = run(&safe, "totp code old").exits(Exit::Done);
    assert_eq!(told.out.trim(), counted(50));
    // Twice in one file.
    let safe = Safe::default();
    import(&safe, &format!("{}\n{}\n", hotp(4), hotp(9)))
        .exits(Exit::Done)
        .says("1 taken in, 1 known already");
    let told = run(&safe, "totp code x").exits(Exit::Done);
    assert_eq!(told.out.trim(), counted(9));
}

#[test]
fn a_repair_says_that_nobody_knows_how_far_a_counter_has_come() {
    let safe = enrolled("old", &hotp(2));
    run(&safe, "totp code old").exits(Exit::Done);
    *safe.pages() = Pages::default();
    run(&safe, "doctor --repair")
        .says("its counter at 2 as when it was kept. The site may have come further")
        .says("`doorkey totp import` of the otpauth URI with `counter=`");
}
