//! `doorkey audit`: whole runs over exports, with exit codes, baselines, and the page in a real browser.

mod compared;
mod everything;
mod lists;
mod page;

use doorkey::exit::Exit;

use crate::support::world::World;

const HEAD: &str = "name,url,username,password,note\n";
const STRONG: [&str; 3] = [
    "gk7#Vw2!pQz9@Lm4xT",
    "Zr5$nB8^cX1&vK6*jH",
    "wE3%tY9(uI4)oP7-aS",
];
/// What must stand in no output.
const NOTE: &str = "canary-of-a-note";

/// What Chrome writes of these.
fn chrome(rows: &[(&str, &str, &str, &str)]) -> String {
    let mut text = HEAD.to_owned();
    for (name, url, user, password) in rows {
        let row = format!("\"{name}\",\"{url}\",\"{user}\",\"{password}\",\"{NOTE}\"\n");
        text.push_str(&row);
    }
    text
}

fn fine() -> String {
    chrome(&[
        ("A", "https://a.example/", "ada", STRONG[0]),
        ("B", "https://b.example/", "ada", STRONG[1]),
    ])
}

fn reused() -> String {
    chrome(&[
        ("GitHub", "https://github.com/login", "ada", "Tr0mbone-2024"),
        (
            "Shop",
            "https://ada:canary-of-a-login@shop.example/?t=canary-of-a-token",
            "ada@example.org",
            "Tr0mbone-2024",
        ),
        ("Fine", "https://fine.example/", "ada", STRONG[0]),
    ])
}

#[test]
fn a_vault_with_nothing_to_mend_ends_with_nought() {
    World::new()
        .file("vault.csv", fine())
        .run(["audit", "vault.csv", "--rules", "-exposed"])
        .exits(Exit::Done)
        .says("nothing to mend in what was checked")
        .says("checked 2 of 2 entries");
}

/// Not every site can have codes: a run that failed for that would fail for ever.
#[test]
fn advice_decides_the_exit_code_only_where_it_is_asked_to() {
    let vault = chrome(&[("GitHub", "https://github.com/login", "ada", STRONG[0])]);
    let run = |more: &[&str]| {
        let args = ["audit", "vault.csv"].iter().chain(more).copied();
        World::new().file("vault.csv", vault.clone()).run(args)
    };
    let told = run(&["--rules", "-exposed"]).exits(Exit::Done);
    told.says("no TOTP or passkey stored here")
        .talks("which does not decide the exit code");
    run(&["--rules", "-exposed", "--fail-on", "warning"]).exits(Exit::Found);
    run(&["--rules", "-exposed", "--fail-on", "no-second-factor"]).exits(Exit::Found);
    run(&["--rules", "no-second-factor"]).exits(Exit::Found);
}

/// Of a rule that is left out nothing is found: "nothing that counts" would be no answer.
#[test]
fn a_rule_that_is_left_out_cannot_decide_the_exit_code() {
    for rules in ["weak", "-exposed", "weak,+old"] {
        World::new()
            .file("vault.csv", fine())
            .run([
                "audit",
                "vault.csv",
                "--rules",
                rules,
                "--fail-on",
                "error,exposed",
            ])
            .exits(Exit::Usage)
            .talks("`--fail-on` names `exposed`, which `--rules` leaves out")
            .talks("`--rules …,exposed`");
    }
}

#[test]
fn the_page_where_a_password_is_changed_does_not_say_it() {
    let vault = r#"{"encrypted":false,"items":[{"type":1,"name":"App","login":{"username":"ada","password":"hunter2",
        "uris":[{"uri":"androidapp://com.example.app"},{"uri":"https://hunter2.example.org/login"}]}}]}"#;
    for format in ["human", "json", "jsonl", "csv", "html"] {
        World::new()
            .file("vault.json", vault)
            .run([
                "audit",
                "vault.json",
                "--rules",
                "-exposed",
                "--format",
                format,
            ])
            .exits(Exit::Found)
            .says("com.example.app")
            .never_says("hunter2");
    }
}

#[test]
fn what_stands_for_a_seed_and_is_none_is_said() {
    let vault = r#"{"encrypted":false,"items":[{"type":1,"name":"GitHub","login":{"username":"ada","password":"gk7#Vw2!pQz9@Lm4xT",
        "totp":"ask Bob","uris":[{"uri":"https://github.com"}]}}]}"#;
    let run = |vault: String| {
        World::new()
            .file("v.json", vault)
            .run(["audit", "v.json", "--rules", "no-second-factor"])
    };
    let told = run(vault.to_owned()).exits(Exit::Found);
    told.talks("1 entry has something in the field for one-time codes that makes none (item 1)");
    run(vault.replace("ask Bob", "JBSWY3DPEHPK3PXP")).exits(Exit::Done);
}

#[test]
fn a_container_of_another_kind_is_never_fine() {
    let vault = r#"{"encrypted":false,"items":[{"type":1,"name":"A","login":{"username":"ada","password":"gk7#Vw2!pQz9@Lm4xT",
        "uris":URIS}}]}"#;
    let run = |uris: &str| {
        let vault = vault.replace("URIS", uris);
        World::new()
            .file("v.json", vault)
            .run(["audit", "v.json", "--rules", "weak"])
    };
    run(r#"[{"uri":"https://a.example"}]"#).exits(Exit::Done);
    let told = run(r#"{"uri":"https://a.example"}"#).exits(Exit::Incomplete);
    told.talks("1 value in it could not be read");
}

/// A vault with its photographs can be gigabytes long.
#[test]
fn the_attachments_of_a_large_zip_file_are_not_read() {
    let json = r#"{"encrypted":false,"items":[{"type":1,"name":"A","login":{"username":"ada","password":"password1"}}]}"#;
    let photograph = vec![0xd8; 40 << 20];
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in [
        ("attachments/1/a.jpg", photograph.as_slice()),
        ("data.json", json.as_bytes()),
    ] {
        writer.start_file(name, stored).expect("a member");
        std::io::Write::write_all(&mut writer, content).expect("memory");
    }
    let file = writer.finish().expect("a zip file").into_inner();
    let run = |file: Vec<u8>| {
        World::new()
            .file("v.zip", file)
            .run(["audit", "v.zip", "--rules", "weak"])
    };
    run(file.clone())
        .exits(Exit::Found)
        .says("checked 1 of 1 entry");
    let cut = run(file[..file.len() - 30].to_vec()).exits(Exit::Input);
    cut.talks("not a whole zip file");
}

#[test]
fn no_form_is_offered_that_the_command_has_not() {
    let help = |args: &[&str]| {
        let args = args.iter().copied().chain(["--help"]);
        World::new().run(args).exits(Exit::Done).out
    };
    for (args, forms) in [
        (
            &["audit"][..],
            "human html json jsonl csv sarif github gitlab junit",
        ),
        (&["audit", "diff"], "human json"),
        (&["breaches", "list"], "human json jsonl"),
        (&["breaches", "account"], "human json jsonl"),
        (&["data", "update"], "human json jsonl"),
    ] {
        let text = help(args);
        for form in
            "human json jsonl sarif github gitlab csv junit markdown text html eml".split(' ')
        {
            let is_offered = text.contains(&format!("- {form}:"));
            assert_eq!(
                is_offered,
                forms.split(' ').any(|it| it == form),
                "{args:?}: {form}"
            );
        }
    }
    // Whether it stands before the command or behind.
    for args in [
        ["--format", "junit", "data", "info"],
        ["data", "info", "--format", "junit"],
    ] {
        World::new().run(args).exits(Exit::Usage).talks("jsonl");
    }
}

#[test]
fn the_help_of_an_audit_names_every_rule_and_exit_code() {
    let told = World::new().run(["audit", "--help"]).exits(Exit::Done);
    for check in doorkey::audit::vault::checks::CHECKS {
        let rule = check.rule;
        let line = told
            .out
            .lines()
            .find(|line| line.trim_start().starts_with(&format!("{} ", rule.id)));
        assert!(
            line.is_some_and(|line| line.contains(rule.title) && line.len() <= 80),
            "{}",
            rule.id
        );
    }
    told.says("Exit codes:").says("Examples:");
}

#[test]
fn what_protects_others_comes_first_and_no_secret_is_said() {
    for format in [
        "human", "json", "jsonl", "csv", "html", "sarif", "github", "gitlab", "junit",
    ] {
        let told = World::new()
            .file("vault.csv", reused())
            .run([
                "audit",
                "vault.csv",
                "--rules",
                "-exposed",
                "--format",
                format,
            ])
            .exits(Exit::Found);
        for secret in [
            "Tr0mbone",
            STRONG[0],
            NOTE,
            "canary-of-a-login",
            "canary-of-a-token",
        ] {
            let (out, err) = (&told.out, &told.err);
            assert!(
                !out.contains(secret) && !err.contains(secret),
                "{format} says {secret}"
            );
        }
        let place = |name: &str| {
            told.out
                .find(name)
                .unwrap_or_else(|| panic!("{format} has no {name}"))
        };
        assert!(place("GitHub") < place("Shop"), "{format}");
    }
}

#[test]
fn several_files_are_one_vault() {
    let told = World::new()
        .file(
            "one.csv",
            chrome(&[("A", "https://a.example/", "ada", STRONG[0])]),
        )
        .file(
            "two.csv",
            chrome(&[("B", "https://b.example/", "ada", STRONG[0])]),
        )
        .run([
            "audit", "one.csv", "two.csv", "--rules", "reused", "--format", "json",
        ])
        .exits(Exit::Found)
        .json();
    let files: Vec<_> = told["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|it| it["file"].clone())
        .collect();
    assert_eq!(files, ["one.csv", "two.csv"]);
}

#[test]
fn one_file_that_cannot_be_read_loses_no_other_and_is_never_fine() {
    World::new()
        .file("vault.csv", fine())
        .file("other.txt", "shopping: milk\n")
        .run(["audit", "vault.csv", "other.txt", "--rules", "-exposed"])
        .exits(Exit::Input)
        .says("checked 2 of 2 entries; 1 files not read")
        .talks("other.txt: not read");
    World::new()
        .file("other.txt", "shopping: milk\n")
        .run(["audit", "other.txt"])
        .exits(Exit::Input)
        .talks("is not what a password manager writes");
    World::new()
        .file("empty.csv", HEAD)
        .run(["audit", "empty.csv"])
        .exits(Exit::Input);
    let ragged = format!("{}\"C\",\"https://c.example/\",\"x\n", fine());
    World::new()
        .file("ragged.csv", ragged)
        .run(["audit", "ragged.csv", "--rules", "-exposed"])
        .exits(Exit::Input);
}

#[test]
fn columns_that_the_owner_names_are_read() {
    World::new()
        .file("own.csv", "Mine;x;ada;letmein\n")
        .run([
            "audit",
            "own.csv",
            "--columns",
            "title=1,user=3,password=4",
            "--rules",
            "weak",
        ])
        .exits(Exit::Found)
        .says("Mine (ada)");
}

#[test]
fn exposure_goes_online_only_with_a_yes() {
    let world = || {
        World::new()
            .file("vault.csv", fine())
            .exposed(&[(STRONG[0], 7)])
    };
    world()
        .replies("Ask ", "n")
        .run(["audit", "vault.csv"])
        .exits(Exit::Incomplete)
        .talks("are a fingerprint of you")
        .says("no password was looked up in breaches")
        .says("you said no to asking online");
    world()
        .replies("Ask ", "y")
        .run(["audit", "vault.csv"])
        .exits(Exit::Found)
        .says("exposed 7 times in known breaches");
    world()
        .run(["audit", "vault.csv", "--online"])
        .exits(Exit::Found)
        .talks("2 prefixes of five hex digits would go to")
        .says("exposed 7 times in known breaches");
    World::new()
        .file("vault.csv", fine())
        .run(["audit", "vault.csv", "--online"])
        .exits(Exit::Incomplete);
    // What nobody could answer is no "clear" either, unless its owner said so.
    for more in [
        &["--format", "json"][..],
        &["--offline", "--format", "json"],
    ] {
        let run = |on_error: &[&str]| {
            let args = ["audit", "vault.csv"].iter().chain(more).chain(on_error);
            world().replies("Ask ", "n").run(args.copied())
        };
        let told = run(&[]).exits(Exit::Incomplete).json();
        assert_eq!(told["incomplete"], true, "{more:?}");
        run(&["--on-error", "warn"]).exits(Exit::Done);
    }
}

#[test]
fn a_baseline_lets_old_findings_pass_and_new_ones_not() {
    let told = World::new()
        .file("vault.csv", reused())
        .run([
            "audit",
            "vault.csv",
            "--rules",
            "-exposed",
            "--write-baseline",
            "known.json",
        ])
        .exits(Exit::Found);
    let (_, baseline) = told.written.first_key_value().expect("a baseline");
    let text = String::from_utf8_lossy(baseline);
    for name in ["GitHub", "ada", "example", "Tr0mbone"] {
        assert!(!text.contains(name), "{name} in {text}");
    }
    World::new()
        .file("vault.csv", reused())
        .file("known.json", baseline)
        .run([
            "audit",
            "vault.csv",
            "--rules",
            "-exposed",
            "--baseline",
            "known.json",
            "--new-only",
        ])
        .exits(Exit::Done)
        .never_says("GitHub");
    let more = reused() + "\"New\",\"https://new.example/\",\"ada\",\"letmein\",\"\"\n";
    World::new()
        .file("vault.csv", more)
        .file("known.json", baseline)
        .run([
            "audit",
            "vault.csv",
            "--rules",
            "-exposed",
            "--baseline",
            "known.json",
            "--new-only",
        ])
        .exits(Exit::Found)
        .says("New")
        .never_says("GitHub");
}

#[test]
fn what_is_ignored_is_said_with_its_reason_until_its_day() {
    let ignore = |until: &str| {
        format!(
            "[[ignore]]\nrule = \"weak\"\nsite = \"shop.example\"\nreason = \"a test account\"\nuntil = {until}\n"
        )
    };
    let world = |until: &str| {
        World::new()
            .file(
                "vault.csv",
                chrome(&[("Shop", "https://shop.example/", "ada", "letmein")]),
            )
            .file("ignore.toml", ignore(until))
            .run([
                "audit",
                "vault.csv",
                "--rules",
                "weak",
                "--ignore-file",
                "ignore.toml",
            ])
    };
    world("2027-01-01")
        .exits(Exit::Done)
        .says("weak: 1, a test account (until 2027-01-01)");
    world("2026-01-01")
        .exits(Exit::Found)
        .talks("ended on 2026-01-01");
}

#[test]
fn two_audits_are_compared() {
    let report = |csv: String| {
        let told = World::new().file("vault.csv", csv).run([
            "audit",
            "vault.csv",
            "--rules",
            "weak,reused",
            "--format",
            "json",
        ]);
        told.out
    };
    let old = report(chrome(&[
        ("A", "https://a.example/", "ada", "letmein"),
        ("B", "https://b.example/", "ada", STRONG[0]),
        ("C", "https://c.example/", "ada", STRONG[0]),
    ]));
    let new = report(chrome(&[
        ("A", "https://a.example/", "ada", STRONG[2]),
        ("B", "https://b.example/", "ada", STRONG[0]),
        ("C", "https://c.example/", "ada", STRONG[1]),
        ("D", "https://d.example/", "ada", "letmein"),
    ]));
    let world = || World::new().file("old.json", &old).file("new.json", &new);
    world()
        .run(["audit", "diff", "old.json", "new.json"])
        .exits(Exit::Found)
        .says("new: weak, D, ada, d.example")
        .says("3 mended, 1 new, 0 still open");
    let told = world()
        .run(["audit", "diff", "old.json", "new.json", "--format", "json"])
        .json();
    assert_eq!((&told["mended"], &told["new"]), (&3.into(), &1.into()));
    world()
        .run(["audit", "diff", "old.json", "old.json"])
        .exits(Exit::Done);
    World::new()
        .file("vault.csv", fine())
        .run(["audit", "diff", "vault.csv", "vault.csv"])
        .exits(Exit::Input)
        .talks("this is no report of `doorkey audit --format json`");
}

#[test]
fn what_was_typed_wrongly_is_not_repeated() {
    World::new()
        .file("vault.csv", fine())
        .run(["audit", "vault.csv", "--rules", "+hunter2"])
        .exits(Exit::Usage)
        .talks("`--rules` names no rule at its place 1")
        .never_says("hunter2");
    World::new().run(["audit"]).exits(Exit::Usage);
    World::new()
        .file("vault.csv", fine())
        .run(["audit", "vault.csv", "--format", "eml"])
        .exits(Exit::Usage);
}

#[test]
fn the_master_password_is_asked_for_and_found_among_the_others() {
    World::new()
        .types("Tr0mbone-2023")
        .file("vault.csv", reused())
        .run(["audit", "vault.csv", "--rules", "variant", "--master"])
        .exits(Exit::Found)
        .says("a variation of the master password")
        .never_says("Tr0mbone");
}
