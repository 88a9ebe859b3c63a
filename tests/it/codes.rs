//! `doorkey codes` as an owner lives with it, over a store and a ledger in memory.

mod at_once;
pub mod given;
mod moving;
mod returning;

use doorkey::exit::Exit;
use doorkey::ledger::Ledger;
use doorkey::record::trouble::StoreError;
use serde_json::Value;

use crate::codes::given::PYPI;
use crate::codes::given::SECOND;
use crate::codes::given::kept;
use crate::codes::given::states;
use crate::support::world::Safe;
use crate::support::world::World;

#[test]
fn a_set_is_kept_and_read_back_before_it_is_said() {
    let safe = Safe::default();
    let told = World::new()
        .safe(&safe)
        .stdin(PYPI)
        .run(["codes", "add", "PyPI", "ada", "--stdin"])
        .exits(Exit::Done)
        .says("8 recovery codes of `pypi` (`ada`) kept and read back: 16 hex digits each")
        .talks("kept in the keyring");
    assert_eq!(safe.config().as_deref(), Some("store = \"keyring\"\n"));
    let records = safe.keyring();
    assert_eq!(records.len(), 1);
    let record: Value = serde_json::from_slice(records.values().next().unwrap()).unwrap();
    assert_eq!(record["codes"].as_array().unwrap().len(), 8);
    let ledger = String::from_utf8(safe.pages().lines.clone()).unwrap();
    for code in PYPI.lines() {
        assert!(!ledger.contains(code), "a code is in the ledger");
        assert!(
            !told.out.contains(code) && !told.err.contains(code),
            "a code was said"
        );
    }
}

#[test]
fn a_code_is_marked_before_it_is_seen_and_handed_out_once() {
    let safe = kept("pypi", PYPI);
    for (at, code) in PYPI.lines().enumerate() {
        let told = World::new()
            .safe(&safe)
            .run(["codes", "use", "pypi", "--yes", "--format", "json"])
            .exits(Exit::Done);
        let document = told.json();
        assert_eq!(document["schema"], "doorkey/codes/1");
        assert_eq!(document["recovery_code"], code);
        assert_eq!(document["number"], at + 1);
        assert_eq!(document["state"], "handed_out");
    }
    World::new()
        .safe(&safe)
        .run(["codes", "use", "pypi", "--yes"])
        .exits(Exit::Store)
        .talks("no unused recovery code of `pypi` is left")
        .never_says(PYPI.lines().next().unwrap());
}

#[test]
fn the_owner_says_what_became_of_it() {
    let safe = kept("pypi", PYPI);
    for (answer, state) in [
        ("y", "burnt"),
        ("n", "unused"),
        ("", "handed_out"),
        ("what?", "handed_out"),
    ] {
        let told = World::new()
            .safe(&safe)
            .types(answer)
            .run(["codes", "use", "pypi"])
            .exits(Exit::Done);
        let [screen] = &told.revealed[..] else {
            panic!("one screen was to be shown");
        };
        let number = screen.split("recovery code ").nth(1).unwrap();
        let number: usize = number.split(' ').next().unwrap().parse().unwrap();
        let code = PYPI.lines().nth(number - 1).unwrap();
        assert!(screen.contains(code));
        assert!(!told.out.contains(code) && !told.err.contains(code));
        assert_eq!(states(&safe, "pypi")[number - 1], state, "{answer}");
    }
    // One burnt, one given back and handed out again, one in doubt.
    assert_eq!(
        &states(&safe, "pypi")[..4],
        ["burnt", "handed_out", "handed_out", "unused"]
    );
}

#[test]
fn a_code_whose_owner_hung_up_stays_maybe_used() {
    let safe = kept("pypi", PYPI);
    World::new()
        .safe(&safe)
        .run(["codes", "use", "pypi"])
        .exits(Exit::Cancelled)
        .talks("code 1 of `pypi` stays marked as maybe used");
    assert_eq!(states(&safe, "pypi")[0], "handed_out");
}

#[test]
fn printed_it_is_all_that_standard_output_has() {
    let safe = kept("pypi", PYPI);
    let told = World::new()
        .safe(&safe)
        .run(["codes", "use", "pypi", "--yes"])
        .exits(Exit::Done)
        .talks("settle it: `doorkey codes burn pypi 1` or `doorkey codes give-back pypi 1`");
    assert_eq!(told.out, format!("{}\n", PYPI.lines().next().unwrap()));
    let told = World::new()
        .safe(&safe)
        .types("y")
        .run(["codes", "use", "pypi", "--print", "--quiet"])
        .exits(Exit::Done);
    assert_eq!(told.out, format!("{}\n", PYPI.lines().nth(1).unwrap()));
    assert_eq!(told.err, "");
    assert_eq!(states(&safe, "pypi")[1], "burnt");
}

#[test]
fn in_a_form_it_does_not_have_no_code_is_marked() {
    let safe = kept("pypi", PYPI);
    for form in ["jsonl", "sarif", "github", "gitlab", "junit"] {
        World::new()
            .safe(&safe)
            .run(["codes", "use", "pypi", "--yes", "--format", form])
            .exits(Exit::Usage)
            .talks("it takes human, json");
        // Before the command it may be any; what the command has not is refused before anything is done.
        World::new()
            .safe(&safe)
            .run(["--format", form, "codes", "use", "pypi", "--yes"])
            .exits(Exit::Usage)
            .talks("`--format` takes `human` and `json` here");
    }
    assert!(states(&safe, "pypi").iter().all(|&state| state == "unused"));
}

#[test]
fn copied_it_is_on_the_clipboard_and_nowhere_else() {
    let safe = kept("pypi", PYPI);
    let told = World::new()
        .safe(&safe)
        .types("y")
        .run(["codes", "use", "pypi", "--clip"])
        .exits(Exit::Done)
        .never_says(PYPI.lines().next().unwrap());
    assert!(told.revealed.is_empty());
    assert_eq!(safe.copied(), [PYPI.lines().next().unwrap().as_bytes()]);
}

#[test]
fn codes_are_settled_by_number() {
    let safe = kept("pypi", PYPI);
    World::new()
        .safe(&safe)
        .run(["codes", "use", "pypi", "--yes"])
        .exits(Exit::Done);
    World::new()
        .safe(&safe)
        .run(["codes", "give-back", "pypi", "1"])
        .exits(Exit::Done)
        .says("code 1 of `pypi` is given back");
    World::new()
        .safe(&safe)
        .run(["codes", "give-back", "pypi", "1"])
        .exits(Exit::Usage)
        .talks("was not handed out");
    World::new()
        .safe(&safe)
        .run(["codes", "burn", "pypi", "3"])
        .exits(Exit::Done)
        .says("code 3 of `pypi` is burnt");
    World::new()
        .safe(&safe)
        .run(["codes", "burn", "pypi", "3"])
        .exits(Exit::Usage)
        .talks("is burnt already");
    World::new()
        .safe(&safe)
        .run(["codes", "burn", "pypi", "9"])
        .exits(Exit::Store)
        .talks("`pypi` has 8 codes and no code 9");
}

#[test]
fn status_counts_warns_and_never_touches_the_store() {
    let safe = kept("pypi", PYPI);
    for _ in 0..6 {
        World::new()
            .safe(&safe)
            .run(["codes", "use", "pypi", "--yes"])
            .exits(Exit::Done);
    }
    World::new()
        .safe(&safe)
        .run(["codes", "burn", "pypi", "1"])
        .exits(Exit::Done);
    safe.calls();
    safe.trouble(StoreError::Locked);
    World::new()
        .safe(&safe)
        .run(["codes", "status"])
        .exits(Exit::Done)
        .says("pypi  2 of 8 left, 5 maybe used, 1 burnt; added 2026-11-23 (today)")
        .talks("2 unused codes of `pypi` are left")
        .talks("maybe used of `pypi`: 2, 3, 4, 5, 6; settle each");
    World::new()
        .safe(&safe)
        .run(["codes", "status", "pypi", "--min-left", "3"])
        .exits(Exit::Found)
        .says("`pypi`: 2 left, 3 are wanted");
    World::new()
        .safe(&safe)
        .run(["codes", "status", "--min-left", "2"])
        .exits(Exit::Done);
    World::new()
        .safe(&safe)
        .run(["codes", "status", "github"])
        .exits(Exit::Store)
        .talks("no recovery codes of `github` are kept here");
    let document = World::new()
        .safe(&safe)
        .run(["codes", "list", "--format", "json"])
        .exits(Exit::Done)
        .json();
    let set = &document["sets"][0];
    for (name, count) in [
        ("total", 8),
        ("unused", 2),
        ("handed_out", 5),
        ("burnt", 1),
        ("void", 0),
    ] {
        assert_eq!(set[name], count, "{name}");
    }
    assert_eq!(set["added"], "2026-11-23T12:01:00Z");
    assert!(safe.calls().is_empty(), "the store was touched");
}

#[test]
fn codes_that_were_in_the_old_set_too_stay_what_they_were() {
    let safe = kept("pypi", PYPI);
    let run = |args: &[&str]| {
        World::new()
            .safe(&safe)
            .run(args.iter().copied())
            .exits(Exit::Done);
    };
    run(&["codes", "use", "pypi", "--yes"]);
    run(&["codes", "burn", "pypi", "2"]);
    // In another order, otherwise written, and one of them new.
    let mut lines: Vec<_> = PYPI.lines().map(str::to_uppercase).collect();
    lines.reverse();
    lines[0] = SECOND.lines().next().unwrap().to_owned();
    World::new()
        .safe(&safe)
        .stdin(lines.join("\n"))
        .run(["codes", "replace", "pypi", "--stdin"])
        .exits(Exit::Done)
        .says("; 1 marked as used; 1 marked as maybe used")
        .talks("the set of 8 that was kept before is void");
    assert_eq!(states(&safe, "pypi")[..6], ["unused"; 6]);
    assert_eq!(states(&safe, "pypi")[6..], ["burnt", "handed_out"]);
}

#[test]
fn a_record_that_is_gone_is_no_reason_to_refuse_a_new_set() {
    let safe = kept("pypi", PYPI);
    let key = *safe.keyring().keys().next().unwrap();
    safe.meddle(key, None);
    World::new()
        .safe(&safe)
        .stdin(SECOND)
        .run(["codes", "replace", "pypi", "--stdin"])
        .exits(Exit::Done);
}

#[test]
fn a_new_set_voids_the_old_one() {
    let safe = kept("pypi", PYPI);
    World::new()
        .safe(&safe)
        .stdin(SECOND)
        .run(["codes", "add", "pypi", "--stdin"])
        .exits(Exit::Usage)
        .talks("`doorkey codes replace pypi` puts a new set in their place");
    World::new()
        .safe(&safe)
        .stdin(SECOND)
        .run(["codes", "replace", "pypi", "--stdin"])
        .exits(Exit::Done);
    World::new()
        .safe(&safe)
        .run(["codes", "use", "pypi", "--yes"])
        .exits(Exit::Done)
        .says(SECOND.lines().next().unwrap());
    let document = World::new()
        .safe(&safe)
        .run(["codes", "list", "--format", "json"])
        .json();
    assert_eq!(document["sets"][0]["void"], 8);
    assert_eq!(document["sets"][0]["unused"], 0);
    assert_eq!(document["sets"][1]["unused"], 7);
    World::new()
        .safe(&safe)
        .run(["codes", "remove", "pypi", "--void", "--yes"])
        .exits(Exit::Done);
    assert_eq!(safe.keyring().len(), 1);
    assert_eq!(states(&safe, "pypi").len(), 8);
}

#[test]
fn a_set_is_shown_only_when_the_owner_says_so() {
    let safe = kept("pypi", PYPI);
    World::new()
        .safe(&safe)
        .run(["codes", "burn", "pypi", "2"])
        .exits(Exit::Done);
    World::new()
        .safe(&safe)
        .run(["codes", "show", "pypi"])
        .exits(Exit::Cancelled);
    World::new()
        .safe(&safe)
        .run(["codes", "show", "pypi", "--format", "json"])
        .exits(Exit::Cancelled)
        .never_says(PYPI.lines().next().unwrap());
    let told = World::new()
        .safe(&safe)
        .types("")
        .run(["codes", "show", "pypi"])
        .exits(Exit::Done);
    assert!(told.revealed[0].contains(PYPI.lines().next().unwrap()));
    assert_eq!(told.out, "");
    let told = World::new()
        .safe(&safe)
        .run(["codes", "show", "pypi", "--yes"])
        .exits(Exit::Done);
    assert!(
        told.out
            .starts_with("  1  0011223344556677\n  2  8899aabbccddeeff  burnt\n")
    );
}

#[test]
fn a_removed_set_is_gone_from_the_ledger_first() {
    let safe = kept("pypi", PYPI);
    World::new()
        .safe(&safe)
        .types("n")
        .run(["codes", "remove", "pypi"])
        .exits(Exit::Cancelled);
    safe.trouble(StoreError::Locked);
    World::new()
        .safe(&safe)
        .run(["codes", "remove", "pypi", "--yes"])
        .exits(Exit::Store)
        .talks("the keyring is locked");
    safe.trouble(None);
    assert_eq!(
        states(&safe, "pypi").len(),
        8,
        "a store that cannot be reached forgets nothing"
    );
    World::new()
        .safe(&safe)
        .types("y")
        .run(["codes", "remove", "pypi"])
        .exits(Exit::Done)
        .says("the recovery codes of `pypi` are removed");
    assert!(safe.keyring().is_empty());
    World::new()
        .safe(&safe)
        .run(["codes", "status", "pypi"])
        .exits(Exit::Store);
}

#[test]
fn accounts_of_one_site_are_told_apart() {
    let safe = Safe::default();
    for (account, codes) in [("ada", PYPI), ("grace", SECOND)] {
        World::new()
            .safe(&safe)
            .stdin(codes)
            .run(["codes", "add", "pypi", account, "--stdin"])
            .exits(Exit::Done);
    }
    World::new()
        .safe(&safe)
        .run(["codes", "use", "https://pypi.org/", "--yes"])
        .exits(Exit::Store)
        .talks("`doorkey codes use pypi ada` or `doorkey codes use pypi grace`");
    World::new()
        .safe(&safe)
        .run(["codes", "use", "pypi", "grace", "--yes"])
        .exits(Exit::Done)
        .says(SECOND.lines().next().unwrap());
    World::new()
        .safe(&safe)
        .run(["codes", "rename", "pypi", "grace", "--to", "testpypi"])
        .exits(Exit::Done)
        .says("`pypi` (`grace`) is now `testpypi` (`grace`)");
    World::new()
        .safe(&safe)
        .run([
            "codes",
            "rename",
            "testpypi",
            "--to",
            "pypi",
            "--to-account",
            "ada",
        ])
        .exits(Exit::Usage)
        .talks("has recovery codes here already");
}

#[test]
fn capitals_in_the_name_of_a_site_do_not_count() {
    let safe = kept("My Forge", PYPI);
    World::new()
        .safe(&safe)
        .run(["codes", "use", "my forge", "--yes"])
        .exits(Exit::Done);
    World::new()
        .safe(&safe)
        .stdin(SECOND)
        .run(["codes", "add", "MY FORGE", "--stdin"])
        .exits(Exit::Usage);
}

#[test]
fn a_file_is_removed_only_when_the_owner_says_so() {
    for (typed, flags, removed) in [
        (Some("y"), &[][..], true),
        (Some("n"), &[], false),
        (None, &[], false),
        (None, &["--remove-file"], true),
        (None, &["--yes"], false),
    ] {
        let file = "/home/ada/Downloads/PyPI-Recovery-Codes-ada-2026.txt";
        let mut world = World::new().file(file, PYPI);
        if let Some(typed) = typed {
            world = world.types(typed);
        }
        let args = ["codes", "add", "pypi", "--file", file];
        let told = world
            .run(args.into_iter().chain(flags.iter().copied()))
            .exits(Exit::Done);
        assert_eq!(!told.removed.is_empty(), removed);
        let promise = if removed {
            "can be read back from many disks"
        } else {
            "still holds the codes"
        };
        // Whatever the width of the screen.
        assert!(
            told.err.replace("\n      ", " ").contains(promise),
            "{}",
            told.err
        );
    }
}

#[test]
fn a_file_with_a_line_that_was_not_understood_is_not_removed() {
    let file = "/home/ada/codes.txt";
    let told = World::new()
        .file(file, format!("{PYPI}12ab34cd56\n"))
        .run(["codes", "add", "pypi", "--file", file, "--remove-file"])
        .exits(Exit::Done)
        .talks("is not deleted: what was not understood may be a code");
    assert!(told.removed.is_empty());
}

#[test]
fn codes_marked_as_used_in_the_text_are_burnt_from_the_start() {
    let safe = Safe::default();
    World::new()
        .safe(&safe)
        .stdin("[ ] 0011223344556677\n[x] 8899aabbccddeeff\n[ ] 0123456789abcdef\n")
        .run(["codes", "add", "forge", "--stdin"])
        .exits(Exit::Done)
        .says(
            "3 recovery codes of `forge` kept and read back: 16 hex digits each; 1 marked as used",
        );
    assert_eq!(states(&safe, "forge"), ["unused", "burnt", "unused"]);
}

#[test]
fn typed_in_codes_end_with_an_empty_line() {
    let safe = Safe::default();
    World::new()
        .safe(&safe)
        .types("0011223344556677")
        .types("8899aabbccddeeff")
        .types("")
        .run(["codes", "add", "forge"])
        .exits(Exit::Done);
    assert_eq!(states(&safe, "forge"), ["unused", "unused"]);
}

#[test]
fn every_state_of_the_store_is_said_and_nothing_is_kept_elsewhere() {
    for trouble in [
        StoreError::NoBus,
        StoreError::NoService,
        StoreError::NotSetUp,
        StoreError::Locked,
        StoreError::TimedOut(10),
        StoreError::Lost("the bus hung up".to_owned()),
    ] {
        let safe = Safe::default();
        safe.trouble(trouble.clone());
        let told = World::new()
            .safe(&safe)
            .stdin(PYPI)
            .run(["codes", "add", "pypi", "--stdin"])
            .exits(Exit::Store)
            .talks(&trouble.to_string())
            .talks("hint: ");
        assert!(safe.pages().lines.is_empty() && safe.keyring().is_empty());
        assert!(safe.vault().is_none() && told.written.is_empty());

        let safe = kept("pypi", PYPI);
        let before = safe.pages().clone();
        safe.trouble(trouble.clone());
        World::new()
            .safe(&safe)
            .run(["codes", "use", "pypi", "--yes"])
            .exits(Exit::Store)
            .talks(&trouble.to_string());
        assert_eq!(*safe.pages(), before, "a code was marked that nobody saw");
    }
}

#[test]
fn a_damaged_ledger_hands_out_nothing() {
    let safe = kept("pypi", PYPI);
    World::new()
        .safe(&safe)
        .run(["codes", "use", "pypi", "--yes"])
        .exits(Exit::Done);
    let whole = safe.pages().clone();
    for at in [0, 40, whole.lines.len() / 2, whole.lines.len() - 2] {
        safe.pages().lines[at] ^= 1;
        for command in [&["codes", "use", "pypi", "--yes"][..], &["codes", "status"]] {
            World::new()
                .safe(&safe)
                .run(command.iter().copied())
                .exits(Exit::Input)
                .talks("`doorkey doctor --repair` keeps every code")
                .never_says(PYPI.lines().nth(1).unwrap());
        }
        *safe.pages() = whole.clone();
    }
    assert!(Ledger::read(&whole.lines, whole.head.as_deref()).is_ok());
}

#[test]
fn a_record_that_is_not_what_was_written_hands_out_nothing() {
    for record in [&b"{}"[..], b"", b"\xff"] {
        let safe = kept("pypi", PYPI);
        let key = *safe.keyring().keys().next().unwrap();
        safe.meddle(key, Some(record));
        World::new()
            .safe(&safe)
            .run(["codes", "use", "pypi", "--yes"])
            .exits(Exit::Input)
            .talks("is damaged");
        assert_eq!(states(&safe, "pypi")[0], "unused");
        safe.meddle(key, None);
        World::new()
            .safe(&safe)
            .run(["codes", "use", "pypi", "--yes"])
            .exits(Exit::Store)
            .talks("the secret store holds no such record");
    }
}

#[test]
fn names_that_no_shell_likes_are_kept_as_they_are() {
    for site in ["../../etc", "$(id)", "a b", "-rf", "CON", "é\u{202e}x", "'"] {
        let safe = Safe::default();
        World::new()
            .safe(&safe)
            .stdin(PYPI)
            .run(["codes", "add", "--stdin", "--", site])
            .exits(Exit::Done)
            .never_says("\u{202e}");
        let document = World::new()
            .safe(&safe)
            .run(["codes", "list", "--format", "json"])
            .json();
        assert_eq!(document["sets"][0]["site"], site);
    }
    for site in ["", " ", "a\nb", "\u{1b}[2J", &"x".repeat(201)] {
        World::new()
            .stdin(PYPI)
            .run(["codes", "add", "--stdin", "--", site])
            .exits(Exit::Usage);
    }
}

#[test]
fn a_big_set_is_kept_in_parts_and_comes_back_whole() {
    let codes: Vec<_> = (0..200_u64)
        .map(|code| {
            format!(
                "{:032x}",
                u128::from(code) * 0x0123_4567_89ab_cdef_0f1e_2d3c_4b5a
            )
        })
        .collect();
    let safe = kept("forge", &codes.join("\n"));
    assert!(safe.keyring().len() > 3);
    assert!(safe.keyring().values().all(|part| part.len() <= 2048));
    let document = World::new()
        .safe(&safe)
        .run(["codes", "show", "forge", "--yes", "--format", "json"])
        .json();
    let shown = document["recovery_codes"].as_array().unwrap();
    assert!(
        shown
            .iter()
            .zip(&codes)
            .all(|(row, code)| row["value"] == **code)
    );
    // Without one of its parts it is damaged, and nothing of it is handed out.
    let key = *safe.keyring().keys().nth(2).unwrap();
    safe.meddle(key, None);
    World::new()
        .safe(&safe)
        .run(["codes", "use", "forge", "--yes"])
        .exits(Exit::Input)
        .talks("a part of it is gone");
    assert_eq!(states(&safe, "forge")[0], "unused");
}

#[test]
fn generated_codes_are_kept_and_only_their_hashes_are_printed() {
    let safe = Safe::default();
    let told = World::new()
        .safe(&safe)
        .run([
            "codes",
            "generate",
            "my-service",
            "--count",
            "3",
            "--hashes",
            "argon2id",
        ])
        .exits(Exit::Done)
        .talks("each code has 65.0 bits of entropy")
        .talks("NIST SP 800-63B-4, 3.1.2");
    let verifiers: Vec<_> = told
        .out
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    assert_eq!(verifiers.len(), 3);
    assert!(
        verifiers
            .iter()
            .all(|line| line.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"))
    );
    let document = World::new()
        .safe(&safe)
        .run(["codes", "show", "my-service", "--yes", "--format", "json"])
        .json();
    for row in document["recovery_codes"].as_array().unwrap() {
        let code = row["value"].as_str().unwrap();
        assert_eq!(code.replace('-', "").len(), 13);
        assert!(!told.out.contains(code) && !told.err.contains(code));
    }
    World::new()
        .safe(&Safe::default())
        .run(["codes", "generate", "x", "--hashes", "sha256"])
        .exits(Exit::Usage)
        .talks("below 112 bits");
    World::new()
        .safe(&Safe::default())
        .run([
            "codes",
            "generate",
            "x",
            "--alphabet",
            "digits",
            "--length",
            "5",
        ])
        .exits(Exit::Usage);
}

#[test]
fn a_drill_compares_what_is_typed_with_what_is_kept() {
    let safe = kept("pypi", PYPI);
    // Which two are asked for is drawn; type the wrong thing first, to learn it.
    let told = World::new()
        .safe(&safe)
        .seed(7)
        .types("x")
        .types("x")
        .run(["codes", "drill", "pypi"])
        .exits(Exit::Found)
        .says("not the same as what is kept of `pypi`: code ");
    let numbers: Vec<usize> = told
        .out
        .lines()
        .next()
        .unwrap()
        .rsplit(": code ")
        .next()
        .unwrap()
        .split(" and ")
        .map(|number| number.parse().unwrap())
        .collect();
    let [one, two] = numbers[..] else {
        panic!("two codes are asked for")
    };
    assert_ne!(one, two);
    let code = |number: usize| PYPI.lines().nth(number - 1).unwrap();
    World::new()
        .safe(&safe)
        .seed(7)
        .types(code(one).to_uppercase())
        .types(format!(
            " {}-{}",
            code(two).split_at(4).0,
            code(two).split_at(4).1
        ))
        .run(["codes", "drill", "pypi"])
        .exits(Exit::Done)
        .says("what you typed is what is kept of `pypi`");
    assert!(states(&safe, "pypi").iter().all(|&state| state == "unused"));
}

#[test]
fn lines_that_were_not_taken_are_told_by_number_and_so_is_what_to_do() {
    for line in ["ccccc", "hello", "zzzzz_zzzzz!"] {
        let safe = Safe::default();
        World::new()
            .safe(&safe)
            .stdin(format!("aaaaa-11111\nbbbbb-22222\n\n{line}\n"))
            .run(["codes", "add", "github", "--stdin"])
            .exits(Exit::Done)
            .says("2 recovery codes of `github` kept")
            .talks("not understood, and not taken: line 4")
            .talks("GitHub hands out 16 codes of 10 hex digits as 5-5; these are 2")
            .talks("hand in the whole set once more: `doorkey codes replace github`")
            .never_says(line);
    }
    let told = World::new()
        .stdin(PYPI)
        .run(["codes", "add", "pypi", "--stdin"])
        .exits(Exit::Done);
    assert!(!told.err.contains("once more"), "{}", told.err);
}

#[test]
fn of_several_accounts_none_is_guessed_and_the_whole_command_is_told_for_each() {
    let safe = kept("pypi", PYPI);
    World::new()
        .safe(&safe)
        .stdin(SECOND)
        .run(["codes", "add", "pypi", "work", "--stdin"])
        .exits(Exit::Done);
    for (command, more) in [
        ("use", &["--yes"][..]),
        ("show", &["--yes"]),
        ("remove", &["--yes"]),
        ("replace", &["--stdin"]),
        ("rename", &["--to", "other"]),
        ("drill", &[]),
        ("sheet", &["--to", "x.html"]),
        ("split", &["--to", "x"]),
    ] {
        let args = ["codes", command, "pypi"]
            .into_iter()
            .chain(more.iter().copied());
        World::new()
            .safe(&safe)
            .stdin(SECOND)
            .run(args)
            .exits(Exit::Store)
            .talks(&format!(
                "none is guessed: `doorkey codes {command} pypi ''` (the one without an account) or \
                 `doorkey codes {command} pypi work`"
            ));
    }
    World::new()
        .safe(&safe)
        .run(["codes", "burn", "pypi", "1"])
        .exits(Exit::Store)
        .talks("`doorkey codes burn pypi 1 ''` (the one without an account) or `doorkey codes burn pypi 1 work`");
    assert!(states(&safe, "pypi").iter().all(|&state| state == "unused"));
    // What is told as a command is one that works.
    World::new()
        .safe(&safe)
        .run(["codes", "use", "pypi", "", "--yes"])
        .exits(Exit::Done)
        .talks("`doorkey codes burn pypi 1 ''` or `doorkey codes give-back pypi 1 ''`");
    World::new()
        .safe(&safe)
        .run(["codes", "burn", "pypi", "1", ""])
        .exits(Exit::Done)
        .says("code 1 of `pypi` is burnt");
}

#[test]
fn a_number_that_no_code_has_is_no_such_entry() {
    let safe = kept("pypi", PYPI);
    for command in ["burn", "give-back"] {
        World::new()
            .safe(&safe)
            .run(["codes", command, "pypi", "99"])
            .exits(Exit::Store)
            .talks("`pypi` has 8 codes and no code 99")
            .talks("`doorkey codes show pypi` tells the state of every code");
    }
}
