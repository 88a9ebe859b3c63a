//! What two audits tell of each other where the newer one hides something, or was sought with less.

use doorkey::exit::Exit;

use crate::audit::STRONG;
use crate::audit::chrome;
use crate::support::world::Told;
use crate::support::world::World;

const IGNORE: &str = "[[ignore]]\nrule = \"weak\"\nsite = \"shop.example\"\nreason = \"a test\"\nuntil = 2027-01-01\n";

fn vault(password: &str) -> String {
    chrome(&[
        ("Shop", "https://shop.example/", "ada", password),
        ("Mail", "https://mail.example/", "ada", "letmein"),
    ])
}

/// A report of a vault in which the shop has `password`.
fn report(password: &str, more: &[&str]) -> String {
    let args = ["audit", "v.csv", "--rules", "weak", "--format", "json"];
    let world = World::new()
        .file("v.csv", vault(password))
        .file("ignore.toml", IGNORE);
    let world = world.file("known.json", baseline());
    world.run(args.iter().chain(more).copied()).out
}

fn baseline() -> String {
    let args = [
        "audit",
        "v.csv",
        "--rules",
        "weak",
        "--write-baseline",
        "known.json",
    ];
    let told = World::new().file("v.csv", vault("hunter2")).run(args);
    let (_, baseline) = told.written.first_key_value().expect("a baseline");
    String::from_utf8(baseline.clone()).expect("text")
}

fn diff(old: &str, new: &str) -> Told {
    let world = World::new().file("old.json", old).file("new.json", new);
    world.run(["audit", "diff", "old.json", "new.json"])
}

#[test]
fn what_is_ignored_or_left_out_is_not_mended() {
    let old = report("hunter2", &[]);
    let ignored = ["--ignore-file", "ignore.toml"];
    let told = diff(&old, &report("hunter2", &ignored)).exits(Exit::Incomplete);
    let told = told.says("hidden in the new report: weak, Shop, ada, shop.example");
    told.says("0 mended, 0 new, 1 still open, 1 hidden in the new report");
    let known = ["--baseline", "known.json", "--new-only"];
    let told = diff(&old, &report("hunter2", &known)).exits(Exit::Incomplete);
    told.says("0 mended, 0 new, 0 still open, 2 hidden in the new report");
    // What is mended all the same is.
    let told = diff(&old, &report(STRONG[0], &ignored)).exits(Exit::Done);
    told.says("1 mended, 0 new, 1 still open");
    // Names are hidden in what is hidden, too.
    let redacted = report("hunter2", &["--redact", "--ignore-file", "ignore.toml"]);
    assert!(!redacted.contains("shop.example"), "{redacted}");
    let told = diff(&report("hunter2", &["--redact"]), &redacted);
    told.exits(Exit::Incomplete)
        .says("1 hidden in the new report");
}

#[test]
fn what_only_the_words_about_the_owner_found_is_not_mended_without_them() {
    let of_ada = "zqkvwxjhplrtmngb";
    let about = ["--about", "zqkvwxjh plrtmngb"];
    let with = report(of_ada, &about);
    assert!(with.contains("\"about\":1"), "{with}");
    let without = report(of_ada, &[]);
    assert!(!with.contains("zqkv"), "{with}");
    let told = diff(&with, &without).exits(Exit::Incomplete);
    told.says("1 not checked again");
    diff(&with, &report(STRONG[0], &about))
        .exits(Exit::Done)
        .says("1 mended");
}
