//! Every command that keeps, hands out or moves recovery codes, as it ends well and as it fails.

use std::fs;

use super::scene::FIRST;
use super::scene::NEW;
use super::scene::NEW_KEY;
use super::scene::NEW_SEED;
use super::scene::PASSPHRASE;
use super::scene::PASSWORD;
use super::scene::Scene;
use super::scene::WRONG_PASSWORD;
use super::scene::scene;
use crate::support::process::Home;

/// Every one of them.
pub fn all() -> Vec<Scene> {
    [
        taken_in(),
        handed_out(),
        shown(),
        settled(),
        enrolled(),
        keyed(),
        written(),
        moved(),
        mended(),
        failed(),
        unwritable(),
        requested(),
    ]
    .concat()
}

fn taken_in() -> Vec<Scene> {
    let lines = format!("{}\n\n", NEW.join("\n"));
    vec![
        scene("codes add other --stdin").stdin(&NEW),
        scene("codes add other --stdin").stdin(&NEW).passphrase(),
        scene("codes add other --stdin --format json").stdin(&NEW),
        scene("codes add other --stdin").stdin(&NEW).command(),
        scene("codes add other --file planted/new --yes"),
        scene("codes add other --file planted/new --remove-file"),
        scene("codes add other --file planted/new").typed("kept? [y/N] ", "y\n"),
        scene("codes add other").typed("An empty line ends them:", &lines),
        scene("codes add other")
            .closed()
            .typed("An empty line ends them:", &lines)
            .typed("Passphrase of the vault: ", &format!("{PASSPHRASE}\n")),
        scene("codes replace example --stdin").stdin(&NEW),
        scene("codes generate drawn"),
        scene("codes generate drawn --hashes argon2id --count 2 --check-symbol"),
        scene("codes generate drawn --hashes sha256 --length 32 --format json"),
        scene("codes generate drawn --alphabet hex --count 100"),
        scene("codes import planted/export.age").password(PASSWORD),
        scene("codes import planted/export.age")
            .password(PASSWORD)
            .spoiled(without_a_ledger, 0),
        scene("codes import planted/export.age")
            .typed("Password of the file: ", &format!("{PASSWORD}\n")),
    ]
}

fn handed_out() -> Vec<Scene> {
    let question = "[Enter] not sure: ";
    vec![
        scene("codes use example --yes").shows(),
        scene("codes use example --yes").passphrase().shows(),
        scene("codes use example --yes --format json").shows(),
        scene("codes use example --yes --output planted/out/code"),
        scene("codes use example --print")
            .typed(question, "y\n")
            .shows(),
        scene("codes use example").typed(question, "y\n").shows(),
        scene("codes use example").typed(question, "n\n").shows(),
        scene("codes use example").typed(question, "\n").shows(),
        scene("codes use example")
            .typed(question, "\u{4}")
            .exits(6)
            .shows(),
        scene("codes use example")
            .closed()
            .typed("Passphrase of the vault: ", &format!("{PASSPHRASE}\n"))
            .typed(question, "y\n")
            .shows(),
    ]
}

fn shown() -> Vec<Scene> {
    vec![
        scene("codes show example --yes").shows(),
        scene("codes show example --yes --format json").shows(),
        scene("codes show example")
            .typed("[Enter] hides them: ", "\n")
            .shows(),
        scene("codes drill example")
            .typed(" of `example` (`ada`): ", &format!("{FIRST}\n"))
            .typed(" of `example` (`ada`): ", &format!("{FIRST}\n"))
            .exits(1),
    ]
}

fn enrolled() -> Vec<Scene> {
    vec![
        scene("totp enroll other --stdin --no-verify").stdin(&[NEW_SEED]),
        scene("totp enroll other --stdin --no-verify --format json")
            .stdin(&[NEW_SEED])
            .passphrase(),
        scene("totp enroll other")
            .typed("makes a new one): ", &format!("{NEW_SEED}\n"))
            .typed("no phone): ", "000000\n")
            .typed("no phone): ", "\n")
            .typed("[n] no: ", "y\n"),
        scene("totp enroll other --stdin --no-verify")
            .stdin(&[&format!("{NEW_SEED}0")])
            .exits(4),
        scene("totp code phone"),
        scene("totp code phone --format json").passphrase(),
        scene("totp verify phone --stdin")
            .stdin(&["1234567"])
            .exits(1),
        scene("totp list").closed(),
        scene("totp list --format json").closed(),
        scene("totp show phone --uri --yes").shows(),
        scene("totp show phone --uri --yes --format json").shows(),
        scene("totp show phone").typed("[Enter] hides it: ", "\n"),
        scene("totp show phone --qr png --to planted/out/qr.png"),
        scene("totp show phone --qr svg --to planted/out/qr.svg"),
        scene("totp rename phone --to other").closed(),
        scene("totp remove phone --yes"),
        scene("totp import planted/list"),
        scene("totp import planted/list --dry-run --format json"),
        scene("totp export planted/out/aegis.json").password(PASSWORD),
        scene("totp export planted/out/list --for otpauth --yes"),
        scene("totp export planted/out/google.png --for google --yes"),
    ]
}

/// What asks the service is with the tests of it: here nobody is to be connected to.
fn keyed() -> Vec<Scene> {
    let typed = format!("{NEW_KEY}\n");
    let keep = |line| scene(line).streams("5< planted/new-key", 0);
    vec![
        keep("breaches key keep --key-fd 5"),
        keep("breaches key keep --key-fd 5 --format json").passphrase(),
        keep("breaches key keep --key-fd 5 --api https://mirror.example/").command(),
        scene("breaches key keep").typed("Key of haveibeenpwned.com: ", &typed),
        scene("breaches key keep")
            .closed()
            .typed("Key of haveibeenpwned.com: ", &typed)
            .typed("Passphrase of the vault: ", &format!("{PASSPHRASE}\n")),
        scene("breaches key keep --key-fd 5").streams("5< planted/new", 4),
        keep("breaches key keep --key-fd 5").wrong_passphrase(),
        keep("breaches key keep --key-fd 5").spoiled(a_damaged_ledger, 4),
        scene("breaches key status").closed(),
        scene("breaches key status --format json").closed(),
        scene("breaches key forget --yes"),
        scene("breaches key forget").typed("[y/N] ", "y\n"),
        scene("breaches key forget --yes").spoiled(without_a_vault, 5),
    ]
}

fn settled() -> Vec<Scene> {
    vec![
        scene("codes status").closed(),
        scene("codes status example --format json").closed(),
        scene("codes list").closed(),
        scene("codes burn example 1").closed(),
        scene("codes give-back example 1")
            .closed()
            .spoiled(handed_out_before, 0),
        scene("codes rename example --to other").closed(),
        scene("codes remove example --yes"),
    ]
}

fn written() -> Vec<Scene> {
    vec![
        scene("codes sheet example --to planted/out/sheet.html"),
        scene("codes sheet example --to planted/out/sheet.txt").passphrase(),
        scene("codes export planted/out/all.age").password(PASSWORD),
        scene("codes export planted/out/all.age")
            .typed("New password for the file: ", &format!("{PASSWORD}\n"))
            .typed("The same again: ", &format!("{PASSWORD}\n")),
        scene("codes split --shares 3 --threshold 2 --to planted/out"),
        scene("codes split example --shares 3 --threshold 2 --to planted/out").passphrase(),
        scene("codes combine --to planted/out/key").streams("< planted/shares", 0),
    ]
}

fn moved() -> Vec<Scene> {
    vec![
        scene("init --store vault")
            .passphrase()
            .spoiled(without_anything, 0),
        scene("init --store vault")
            .closed()
            .spoiled(without_anything, 0)
            .typed("New passphrase for the vault: ", &format!("{PASSPHRASE}\n"))
            .typed("The same again: ", &format!("{PASSPHRASE}\n")),
    ]
}

fn mended() -> Vec<Scene> {
    vec![
        scene("doctor").closed().exits(1),
        scene("doctor --repair").spoiled(a_damaged_ledger, 1),
        scene("doctor --repair")
            .passphrase()
            .spoiled(without_a_ledger, 1),
        scene("doctor --repair --format json").spoiled(a_damaged_record, 1),
    ]
}

fn failed() -> Vec<Scene> {
    let mut all = vec![
        scene("codes add example ada --stdin").stdin(&NEW).exits(2),
        scene("codes add other --stdin")
            .stdin(&[&NEW.join("é\u{7}")])
            .exits(4),
        scene("codes import planted/export.age")
            .password(WRONG_PASSWORD)
            .exits(4),
        scene("codes import planted/new")
            .password(PASSWORD)
            .exits(4),
        scene("codes sheet example --to planted/there.html").exits(4),
        scene("codes export planted/there.html")
            .password(PASSWORD)
            .exits(4),
        scene("codes split --to planted").exits(4),
        scene("codes split --to planted/new").exits(4),
        scene("codes combine --to planted/there.html").streams("< planted/shares", 4),
        scene("codes combine --to planted/out/key").streams("< planted/new", 4),
        scene("codes export planted/out/all.age")
            .typed("New password for the file: ", &format!("{PASSWORD}\n"))
            .typed("The same again: ", &format!("{WRONG_PASSWORD}\n"))
            .exits(4),
        scene("codes use example").exits(6),
        scene("codes show example").exits(6),
        scene("codes generate drawn --hashes sha256").exits(2),
        scene("init --store vault").wrong_passphrase().exits(0),
    ];
    let opening = || {
        [
            scene("codes add other --stdin").stdin(&NEW),
            scene("codes replace example --stdin").stdin(&NEW),
            scene("codes use example --yes"),
            scene("codes show example --yes --format json"),
            scene("codes sheet example --to planted/out/sheet.html"),
            scene("codes export planted/out/all.age").password(PASSWORD),
            scene("codes import planted/export.age").password(PASSWORD),
        ]
    };
    all.extend(opening().map(Scene::wrong_passphrase));
    all.extend(opening().map(|scene| scene.spoiled(a_damaged_ledger, 4)));
    all.extend(opening().map(|scene| scene.spoiled(without_a_vault, 5)));
    for record in opening().into_iter().skip(2).take(4) {
        all.push(record.spoiled(a_damaged_record, 4));
    }
    for line in [
        "codes use nowhere --yes",
        "codes show nowhere --yes",
        "codes sheet nowhere --to planted/out/sheet.html",
        "codes remove nowhere --yes",
        "codes burn nowhere 1",
        "codes drill nowhere",
    ] {
        all.push(scene(line).exits(5));
    }
    all
}

/// Texts that go out are compared with what is kept.
fn requested() -> Vec<Scene> {
    vec![
        scene("request new pypi --facts planted/facts.toml --keep --out ."),
        scene("request new pypi --facts planted/facts.toml --keep --out . --format json"),
        scene("request new pypi --facts planted/facts.toml --format html").command(),
        scene("request new pypi --facts planted/facts.toml").closed(),
        scene("request new pypi --facts planted/told.toml --keep --out . --yes").exits(1),
        scene("request new pypi --facts planted/told.toml --format json --yes").exits(1),
        scene("request foretell pypi --facts planted/facts.toml --offline").exits(3),
        scene("request foretell pypi --facts planted/told.toml --yes").exits(1),
        scene("request lint planted/facts.toml"),
        scene("request lint planted/letter.md").exits(1),
        scene("request lint planted/letter.md --format json").exits(1),
        scene("request draft --out .").spoiled(a_request, 0),
        scene("request draft --format eml").spoiled(a_request, 0),
        scene("request open --print").spoiled(a_request, 0),
        scene("request log note waited").spoiled(a_request, 0),
        scene("request list").closed().spoiled(a_request, 0),
        scene("request show --format json")
            .closed()
            .spoiled(a_request, 0),
        scene("request next --ics").closed().spoiled(a_request, 0),
    ]
}

fn a_request(home: &Home) {
    let new = scene("request new pypi --facts planted/facts.toml --keep");
    new.program(home).run().exits(0);
}

fn unwritable() -> Vec<Scene> {
    let mut all = Vec::new();
    // Closed streams are `/dev/null` from the start of a program in Rust.
    for (streams, code) in [("> /dev/full", 4), (">&-", 0), (">&- 2>&-", 0)] {
        for line in [
            "codes use example --yes",
            "codes use example --yes --format json",
            "codes show example --yes",
            "codes show example --yes --format json",
            "codes add other --file planted/new --yes",
            "codes sheet example --to planted/out/sheet.txt",
        ] {
            all.push(scene(line).streams(streams, code));
        }
    }
    all
}

pub fn handed_out_before(home: &Home) {
    let hand_out = scene("codes use example --yes");
    hand_out.program(home).run().exits(0);
}

fn a_damaged_ledger(home: &Home) {
    let path = home.path().join(".local/state/doorkey/ledger.jsonl");
    let mut lines = fs::read(&path).unwrap();
    let middle = lines.len() / 2;
    lines[middle] ^= 1;
    fs::write(path, lines).unwrap();
}

fn without_a_ledger(home: &Home) {
    fs::remove_dir_all(home.path().join(".local/state/doorkey")).unwrap();
}

fn without_a_vault(home: &Home) {
    fs::remove_dir_all(home.path().join(".local/share/doorkey/vault")).unwrap();
}

fn a_damaged_record(home: &Home) {
    for record in fs::read_dir(home.path().join(".local/share/doorkey/vault/records")).unwrap() {
        let path = record.unwrap().path();
        let mut sealed = fs::read(&path).unwrap();
        *sealed.last_mut().unwrap() ^= 1;
        fs::write(path, sealed).unwrap();
    }
}

fn without_anything(home: &Home) {
    without_a_vault(home);
    without_a_ledger(home);
    fs::remove_dir_all(home.path().join(".config/doorkey")).unwrap();
}
