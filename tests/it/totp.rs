//! `doorkey totp` as an owner lives with it, over a store and a ledger in memory.

mod at_once;
mod moving;
mod names;
mod oathtool;
mod real;

use doorkey::exit::Exit;
use doorkey::ledger::Ledger;
use doorkey::record::trouble::StoreError;
use doorkey::secret::Secret;
use doorkey::totp::enrolment::Enrolment;
use doorkey::totp::uri;
use serde_json::Value;

use crate::support::world::Safe;
use crate::support::world::World;

/// The secret of RFC 6238.
pub const RFC: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
/// What the clock of the tests says.
const NOW: u64 = 1_795_435_260;

/// A safe with this secret or URI enrolled as `site account`.
pub fn enrolled(name: &str, text: &str) -> Safe {
    let safe = Safe::default();
    enroll(&safe, name, text);
    safe
}

/// The same in a safe that is there.
pub fn enroll(safe: &Safe, name: &str, text: &str) {
    let args = ["totp", "enroll"].into_iter().chain(name.split(' '));
    World::new()
        .safe(safe)
        .stdin(text)
        .run(args.chain(["--stdin", "--no-verify"]))
        .exits(Exit::Done);
}

/// The code that `text` has so many steps from now.
fn code(text: &str, steps: i64) -> String {
    let enrolment = enrolment(text);
    let here = enrolment.step_at(NOW).unwrap();
    let code = enrolment.code(here.checked_add_signed(steps).unwrap());
    String::from_utf8(code.reveal().to_vec()).unwrap()
}

fn enrolment(text: &str) -> Enrolment {
    uri::read(&Secret::new(text.as_bytes().to_vec()))
        .unwrap()
        .enrolment
}

fn ledger(safe: &Safe) -> String {
    String::from_utf8(safe.pages().lines.clone()).unwrap()
}

#[test]
fn a_code_of_the_phone_is_the_proof_and_only_then_is_anything_kept() {
    let safe = Safe::default();
    let told = World::new()
        .safe(&safe)
        .types("gezd gnbv gy3t qojq gezd gnbv gy3t qojq")
        .types("000000")
        .types(code(RFC, 0))
        .run(["totp", "enroll", "PyPI", "ada"])
        .exits(Exit::Done)
        .says("`pypi:ada` is confirmed by a code of another device, kept and read back")
        .talks("removed spaces from the secret")
        .talks("read small letters of the secret as capitals")
        .talks("PyPI wants one of your recovery codes burnt")
        .talks("doorkey codes add pypi")
        .never_says("GEZD");
    let [_, first, _, second] = &told.revealed[..] else {
        panic!("a picture and a screen, twice");
    };
    assert!(first.contains("scan this"));
    assert!(second.contains("does not come out of this secret"));
    assert_eq!(safe.keyring().len(), 1);
    let record: Value = serde_json::from_slice(safe.keyring().values().next().unwrap()).unwrap();
    assert_eq!(record["kind"], "totp");
    assert_eq!(
        record["uri"][0],
        format!("otpauth://totp/PyPI:ada?secret={RFC}&issuer=PyPI")
    );
    assert!(!ledger(&safe).contains(RFC), "the secret is in the ledger");
}

#[test]
fn without_a_proof_nothing_is_kept() {
    let safe = Safe::default();
    let mut world = World::new().safe(&safe).types(RFC);
    for _ in 0..5 {
        world = world.types("123456");
    }
    world
        .run(["totp", "enroll", "pypi"])
        .exits(Exit::Cancelled)
        .talks("no code was right, so nothing is kept");
    World::new()
        .safe(&safe)
        .types(RFC)
        .run(["totp", "enroll", "pypi"])
        .exits(Exit::Cancelled);
    assert!(safe.keyring().is_empty() && ledger(&safe).is_empty());
}

#[test]
fn a_wrong_code_is_told_why() {
    let odd = format!("otpauth://totp/X:a?secret={RFC}&algorithm=SHA256&digits=8");
    for (typed, why) in [
        (
            code(&odd, -3),
            "the clock of this computer or of the phone is off",
        ),
        (
            code(&odd.replace("SHA256", "SHA1"), 0),
            "the code matches SHA1, and the secret says SHA256: the app ignores that",
        ),
        ("12345678".to_owned(), "does not come out of this secret"),
        ("12".to_owned(), "a code here has 8 characters"),
    ] {
        let told = World::new()
            .safe(&Safe::default())
            .types(&odd)
            .types(&typed)
            .types(&typed)
            .run(["totp", "enroll", "x"])
            .exits(Exit::Cancelled);
        assert!(told.revealed[3].contains(why), "{}", told.revealed[3]);
    }
}

#[test]
fn where_there_is_no_phone_the_site_is_the_proof() {
    let safe = Safe::default();
    let told = World::new()
        .safe(&safe)
        .types(RFC)
        .types("")
        .types("y")
        .run(["totp", "enroll", "example.org"])
        .exits(Exit::Done)
        .says("confirmed by the site")
        .talks("this secret is on this machine alone");
    assert!(told.revealed[2].contains(&code(RFC, 0)));
    assert!(told.revealed[2].contains(&code(RFC, 1)));
    World::new()
        .safe(&Safe::default())
        .types(RFC)
        .types("")
        .types("n")
        .run(["totp", "enroll", "example.org"])
        .exits(Exit::Cancelled)
        .talks("the site took no code");
}

#[test]
fn a_site_that_asks_for_two_codes_in_a_row_gets_them() {
    let told = World::new()
        .safe(&Safe::default())
        .types(RFC)
        .types(code(RFC, 0))
        .types("")
        .run(["totp", "enroll", "aws"])
        .exits(Exit::Done);
    let last = told.revealed.last().unwrap();
    assert!(last.contains(&code(RFC, 0)) && last.contains(&code(RFC, 1)));
}

#[test]
fn enter_makes_a_new_secret_of_160_bits_and_two_are_never_the_same() {
    let mut seen = Vec::new();
    for _ in 0..2 {
        let safe = Safe::default();
        World::new()
            .safe(&safe)
            .run([
                "totp",
                "enroll",
                "own",
                "--generate",
                "--no-verify",
                "--digits",
                "8",
            ])
            .exits(Exit::Done)
            .talks("`doorkey totp show own`");
        let told = World::new()
            .safe(&safe)
            .run(["totp", "show", "own", "--uri", "--yes"])
            .exits(Exit::Done);
        let made = enrolment(&told.out);
        assert_eq!((made.bits(), made.method.digits()), (160, 8));
        seen.push(told.out);
    }
    assert_ne!(seen[0], seen[1]);
}

#[test]
fn what_is_no_secret_is_refused_by_character_and_not_repeated() {
    for (text, why) in [
        ("GEZDGNBV0Y3TQOJQ", "character 9 of the secret is `0`"),
        ("https://example.org/x", "the address of a web page"),
        (
            "otpauth-migration://offline?data=AA",
            "an export of Google Authenticator",
        ),
    ] {
        World::new()
            .safe(&Safe::default())
            .stdin(text)
            .run(["totp", "enroll", "x", "--stdin", "--no-verify"])
            .exits(Exit::Input)
            .talks(why)
            .never_says("GEZDGNBV");
    }
    World::new()
        .safe(&Safe::default())
        .stdin("otpauth://totp/X:a?secret=GEZDGNBVGY3TQOJQ")
        .run([
            "totp",
            "enroll",
            "x",
            "--stdin",
            "--no-verify",
            "--digits",
            "8",
        ])
        .exits(Exit::Usage)
        .talks("says itself how its codes are made");
}

#[test]
fn a_code_is_all_that_standard_output_has() {
    let safe = enrolled("pypi", RFC);
    let told = World::new()
        .safe(&safe)
        .run(["totp", "code", "pypi"])
        .exits(Exit::Done)
        .talks(&format!("30 seconds left, then {}", code(RFC, 1)));
    assert_eq!(told.out, format!("{}\n", code(RFC, 0)));
    let told = World::new()
        .safe(&safe)
        .run(["totp", "code", "pypi", "--quiet"])
        .exits(Exit::Done);
    assert_eq!(
        (told.out, told.err),
        (format!("{}\n", code(RFC, 0)), String::new())
    );
}

#[test]
fn a_code_as_json_says_when_it_counts() {
    let safe = enrolled("pypi ada", RFC);
    let told = World::new()
        .safe(&safe)
        .run(["totp", "code", "pypi", "--format", "json", "--at", "59"])
        .exits(Exit::Done);
    let document = told.json();
    assert_eq!(document["schema"], "doorkey/totp/1");
    // RFC 6238, appendix B, the last six digits.
    assert_eq!(document["one_time_code"], "287082");
    assert_eq!(document["next"], "359152");
    assert_eq!(document["seconds_left"], 1);
    assert_eq!(document["valid_from"], 30);
    assert_eq!(document["valid_to"], 60);
    assert_eq!(document["name"], "pypi:ada");
    assert_eq!(document["issuer"], "PyPI");
    assert_eq!(document["account"], "ada");
}

#[test]
fn a_code_that_is_about_to_end_is_waited_out() {
    let safe = enrolled("own", &format!("otpauth://totp/X:a?secret={RFC}&period=60"));
    World::new()
        .safe(&safe)
        .run(["totp", "code", "own", "--min-left", "61"])
        .exits(Exit::Usage)
        .talks("lasts 60 seconds");
    let told = World::new()
        .safe(&safe)
        .run(["totp", "code", "own", "--min-left", "60"])
        .exits(Exit::Done);
    assert_eq!(told.out.trim().len(), 6);
}

#[test]
fn a_counter_goes_on_before_its_code_is_shown() {
    let safe = enrolled("old", &format!("otpauth://hotp/X:a?secret={RFC}&counter=0"));
    // RFC 4226, appendix D.
    for expected in ["755224", "287082", "359152"] {
        let told = World::new()
            .safe(&safe)
            .run(["totp", "code", "old"])
            .exits(Exit::Done);
        assert_eq!(told.out.trim(), expected);
    }
    assert!(ledger(&safe).contains("\"event\":\"counted\""));
    // The counter that an export carries is the one of the next code.
    let told = World::new()
        .safe(&safe)
        .run(["totp", "export", "list.txt", "--for", "otpauth", "--yes"])
        .exits(Exit::Done);
    let written = String::from_utf8(told.written.values().next().unwrap().clone()).unwrap();
    assert!(written.contains("counter=3"), "{written}");
}

#[test]
fn a_code_counts_once_when_it_is_verified() {
    let safe = enrolled("pypi", RFC);
    let verify = |typed: String| {
        World::new()
            .safe(&safe)
            .types(typed)
            .run(["totp", "verify", "pypi"])
    };
    verify(code(RFC, 0))
        .exits(Exit::Done)
        .says("the code is right");
    verify(code(RFC, 0))
        .exits(Exit::Found)
        .says("was used already");
    verify(code(RFC, -1))
        .exits(Exit::Found)
        .says("was used already");
    verify(code(RFC, 1)).exits(Exit::Done);
    verify(code(RFC, 4)).exits(Exit::Found).says("the clock");
    verify("12".to_owned())
        .exits(Exit::Found)
        .says("has 6 characters");
    let told = World::new()
        .safe(&safe)
        .run(["totp", "list", "--format", "json"])
        .exits(Exit::Done);
    let row = &told.json()["enrolments"][0];
    assert_eq!(row["confirmed"], true);
    assert_eq!(row["elsewhere"], false);
}

#[test]
fn copied_it_is_on_the_clipboard_and_nowhere_else() {
    let safe = enrolled("pypi", RFC);
    World::new()
        .safe(&safe)
        .run(["totp", "code", "pypi", "--clip"])
        .exits(Exit::Done)
        .never_says(&code(RFC, 0));
    assert_eq!(safe.copied(), [code(RFC, 0).into_bytes()]);
}

#[test]
fn watched_it_shows_the_code_the_next_and_a_bar() {
    let safe = enrolled("pypi", RFC);
    let told = World::new()
        .safe(&safe)
        .run(["totp", "code", "pypi", "--watch"])
        .exits(Exit::Done);
    let (code, next) = (code(RFC, 0), code(RFC, 1));
    for code in [code, next] {
        let (first, second) = code.split_at(3);
        assert!(told.revealed[0].contains(&format!("{first} {second}")));
    }
    assert!(told.revealed[0].contains("30 s"));
    assert_eq!(told.out, "");
}

#[test]
fn a_list_touches_no_store_and_holds_no_secret() {
    let safe = enrolled("pypi ada", RFC);
    enroll(&safe, "steam", "steam://GEZDGNBVGY3TQOJQ");
    safe.calls();
    safe.trouble(StoreError::Locked);
    World::new()
        .safe(&safe)
        .run(["totp", "list"])
        .exits(Exit::Done)
        .says("pypi:ada  6 digits every 30 s, never confirmed, on this machine alone")
        .says("steam  Steam every 30 s")
        .never_says("GEZD");
    let told = World::new()
        .safe(&safe)
        .run(["totp", "list", "--format", "json"])
        .exits(Exit::Done);
    let row = told.json()["enrolments"][0].clone();
    for (name, value) in [
        ("name", Value::from("pypi:ada")),
        ("issuer", "PyPI".into()),
        ("account", "ada".into()),
        ("type", "totp".into()),
        ("algorithm", "SHA1".into()),
        ("digits", 6.into()),
        ("period", 30.into()),
    ] {
        assert_eq!(row[name], value);
    }
    assert!(safe.calls().is_empty());
}

#[test]
fn a_locked_store_says_so_and_gives_no_code() {
    let safe = enrolled("pypi", RFC);
    safe.trouble(StoreError::Locked);
    World::new()
        .safe(&safe)
        .run(["totp", "code", "pypi"])
        .exits(Exit::Store)
        .talks("the keyring is locked");
    World::new()
        .safe(&safe)
        .stdin(RFC)
        .run(["totp", "enroll", "other", "--stdin", "--no-verify"])
        .exits(Exit::Store);
    let pages = safe.pages().clone();
    let book = Ledger::read(&pages.lines, pages.head.as_deref())
        .unwrap()
        .book;
    assert_eq!(book.factors().count(), 1);
}

#[test]
fn what_is_removed_is_forgotten_by_both_and_its_name_is_free() {
    let safe = enrolled("pypi", RFC);
    World::new()
        .safe(&safe)
        .types("n")
        .run(["totp", "remove", "pypi"])
        .exits(Exit::Cancelled);
    World::new()
        .safe(&safe)
        .run(["totp", "remove", "pypi", "--yes"])
        .exits(Exit::Done);
    assert!(safe.keyring().is_empty());
    enroll(&safe, "pypi", RFC);
}

#[test]
fn a_record_that_the_ledger_lost_is_listed_again() {
    let safe = enrolled("pypi", RFC);
    *safe.pages() = doorkey::ports::store::Pages::default();
    World::new()
        .safe(&safe)
        .run(["doctor", "--repair"])
        .exits(Exit::Found)
        .says("the enrolment of `pypi` that the ledger did not know is listed");
    let told = World::new()
        .safe(&safe)
        .run(["totp", "code", "pypi"])
        .exits(Exit::Done);
    assert_eq!(told.out.trim(), code(RFC, 0));
}

#[test]
fn a_ledger_that_was_damaged_keeps_its_enrolments() {
    let safe = enrolled("pypi ada", RFC);
    safe.pages().lines[3] ^= 1;
    World::new()
        .safe(&safe)
        .run(["totp", "code", "pypi"])
        .exits(Exit::Input)
        .talks("line 1 of the ledger is damaged");
    World::new().safe(&safe).run(["doctor", "--repair"]);
    let told = World::new()
        .safe(&safe)
        .run(["totp", "code", "pypi"])
        .exits(Exit::Done);
    assert_eq!(told.out.trim(), code(RFC, 0));
}

#[test]
fn doctor_names_what_is_one_loss_away_from_a_lock_out() {
    let safe = enrolled("pypi", "GEZDGNBVGY3TQOJQ");
    World::new()
        .safe(&safe)
        .run(["doctor"])
        .exits(Exit::Found)
        .says("second_factors: on this machine alone: `pypi`")
        .says("second_factors: never confirmed by a code: `pypi`")
        .says("second_factors: with a secret shorter than the 128 bits of RFC 4226: `pypi`")
        .says("second_factors: without recovery codes of the same site: `pypi`");
}

#[test]
fn the_same_site_keeps_codes_and_a_second_factor_apart() {
    let safe = enrolled("pypi", RFC);
    World::new()
        .safe(&safe)
        .stdin("0123456789abcdef\nfedcba9876543210\n")
        .run(["codes", "add", "pypi", "--stdin"])
        .exits(Exit::Done);
    World::new()
        .safe(&safe)
        .run(["codes", "list"])
        .exits(Exit::Done)
        .says("2 of 2 left");
    let told = World::new()
        .safe(&safe)
        .run(["totp", "code", "pypi"])
        .exits(Exit::Done);
    assert_eq!(told.out.trim(), code(RFC, 0));
    World::new()
        .safe(&safe)
        .run(["totp", "remove", "pypi", "--yes"])
        .exits(Exit::Done);
    World::new()
        .safe(&safe)
        .run(["codes", "use", "pypi", "--yes"])
        .exits(Exit::Done);
}
