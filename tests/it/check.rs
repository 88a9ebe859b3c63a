//! `doorkey check`, over a world of fakes: what the owner sees, and what a script gets.

use crate::support::world::World;
use doorkey::exit::Exit;

const STRONG: &str = "gk7#Vw2!pQz9@Lm4xT";

#[test]
fn an_exposed_password_is_told_and_exits_one() {
    World::new()
        .types("password")
        .range("5BAA6", "1E4C9B93F3F0682250B6CF8331B7EE68FD8:42")
        .run(["check"])
        .exits(Exit::Found)
        .says("exposed 42 times");
}

#[test]
fn a_strong_unexposed_password_exits_zero() {
    World::new()
        .types(STRONG)
        .exposed(&[])
        .run(["check"])
        .exits(Exit::Done)
        .says("not in any known breach")
        .says("checked 1 of 1");
}

#[test]
fn an_outage_is_never_clear_and_exits_three() {
    World::new()
        .types(STRONG)
        .run(["check"])
        .exits(Exit::Incomplete)
        .says("unknown")
        .never_says("not in any known breach");
}

#[test]
fn a_finding_beats_what_nobody_could_tell() {
    World::new()
        .types("Summer12")
        .run(["check"])
        .exits(Exit::Found);
}

#[test]
fn an_outage_can_be_waved_through_but_not_hidden() {
    World::new()
        .types(STRONG)
        .run(["check", "--on-error", "warn"])
        .exits(Exit::Done)
        .says("unknown")
        .says("1 not checked");
}

#[test]
fn the_embedded_list_can_say_exposed_and_never_clear() {
    for args in [
        ["check", "--on-error", "fallback"],
        ["check", "--offline", "--quiet"],
    ] {
        World::new().types(STRONG).run(args).exits(Exit::Incomplete);
        World::new().types("password").run(args).exits(Exit::Found);
    }
    World::new()
        .types("password")
        .run(["check", "--offline"])
        .says("embedded list");
}

#[test]
fn the_default_asks_nobody_else_when_the_service_is_out() {
    let told = World::new()
        .types("password")
        .run(["check", "--format", "json"]);
    assert_eq!(told.json()["results"][0]["exposure"]["verdict"], "unknown");
}

#[test]
fn a_mark_that_was_pasted_is_refused_and_not_judged() {
    World::new()
        .types("\u{feff}password")
        .exposed(&[])
        .run(["check"])
        .exits(Exit::Input)
        .says("not checked: a byte-order mark was pasted before it")
        .never_says("not in any known breach");
}

#[test]
fn variables_are_judged_by_name_and_reuse_is_found() {
    World::new()
        .variable("DB_PASSWORD", STRONG)
        .variable("SMTP_PASSWORD", STRONG)
        .exposed(&[])
        .run([
            "check",
            "--env",
            "DB_PASSWORD",
            "--env",
            "SMTP_PASSWORD",
            "--env",
            "NOT_SET",
        ])
        .exits(Exit::Found)
        .says("the same secret as `DB_PASSWORD`")
        .says("NOT_SET")
        .says("the variable is not set")
        .says("checked 2 of 3")
        .never_says(STRONG);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_judged() {
    World::new()
        .file(
            ".env",
            format!("GOOD='{STRONG}'\nthis is not a setting\nEMPTY=\n"),
        )
        .exposed(&[])
        .run(["check", "--dotenv", ".env"])
        .exits(Exit::Input)
        .says(".env:2")
        .says(".env:3")
        .says("checked 1 of 3, 2 not checked");
}

#[test]
fn nothing_to_look_at_is_no_success() {
    World::new()
        .stdin("")
        .run(["check"])
        .exits(Exit::Input)
        .talks("there was no secret");
    World::new()
        .variable("PORT", "80")
        .run(["check", "--env", "PORT", "--except", "P*"])
        .exits(Exit::Input)
        .talks("left out");
}

/// A pattern chooses among names; what has none, or could not be read to its name, may be what is looked for.
#[test]
fn no_pattern_hides_what_could_not_be_read_or_named() {
    let good = format!("DB_A='{STRONG}'\n");
    let run = |args: &[&str]| {
        let world = World::new()
            .variable("db_user", STRONG)
            .file("ok.env", &good)
            .file(
                "bad.env",
                format!("{good}no setting\nDB_PASSWORD=hunter2\n"),
            )
            .file("lines", "{\"id\":\"DB_A\",\"secret\":\"a\"\n")
            .file("words", "hunter2\n")
            .exposed(&[]);
        world.run(["check"].iter().chain(args).copied())
    };
    run(&["--dotenv", "ok.env", "--only", "DB_*", "-q"]).exits(Exit::Done);
    for unread in [
        &["--dotenv", "missing.env"][..],
        &["--file", "missing"],
        &["--fd", "99"],
        &["--dir", "missing"],
        &["--jsonl", "--file", "lines"],
        &["--env", "DB_PASSWORD"],
    ] {
        for pattern in [["--only", "DB_*"], ["--except", "missing*"]] {
            let args = [unread, &["--dotenv", "ok.env"], &pattern].concat();
            run(&args).exits(Exit::Input).says("checked 1 of 2");
        }
    }
    for found in [
        &["--dotenv", "bad.env", "--on-error", "warn"][..],
        &["--file", "words"],
    ] {
        let args = [found, &["--only", "DB_*"]].concat();
        run(&args).exits(Exit::Found);
    }
    // A variable is known by the name that was given, also where a report does not repeat it.
    let args = ["--env", "db_user", "--env", "db_password", "--only", "db_*"];
    run(&args).exits(Exit::Input).says("checked 1 of 2");
    let args = ["--env", "db_user", "--env", "password", "--only", "db_*"];
    run(&args).exits(Exit::Done).never_says("password no.");
    // What has a name is left out by it, whatever is wrong with it.
    let args = ["--dotenv", "ok.env", "--env", "UNSET", "--except", "UNSET"];
    run(&args).exits(Exit::Done);
}

#[test]
fn each_line_of_standard_input_is_one_secret() {
    World::new()
        .stdin(format!("{STRONG}\r\n\n{STRONG}x"))
        .exposed(&[])
        .run(["check"])
        .exits(Exit::Input)
        .says("line 2")
        .says("empty")
        .says("checked 2 of 3");
}

#[test]
fn json_lines_keep_their_ids() {
    let told = World::new()
        .stdin("{\"id\": \"db\", \"secret\": \"p\\u00e4ss\"}\n{\"id\": 7, \"secret\"}\n")
        .exposed(&[("p\u{e4}ss", 3)])
        .run(["check", "--jsonl", "--format", "jsonl"])
        .exits(Exit::Found);
    let lines: Vec<serde_json::Value> = told
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is JSON"))
        .collect();
    assert_eq!(lines[0]["id"], "db");
    assert_eq!(lines[0]["exposure"]["count"], 3);
    assert_eq!(lines[2]["summary"]["not_checked"], 1);
}

#[test]
fn a_secret_on_the_command_line_is_refused_and_not_repeated() {
    let canary = "hunter2-Canary";
    for args in [
        vec!["check", canary],
        vec!["check", "--password", canary],
        vec!["check", "--password=hunter2-Canary"],
        vec!["check", "--format", canary],
        vec!["check", "--env", "hunter2-Canary"],
        vec!["check", "--previous", canary],
        vec!["check", "--fd", canary],
        vec!["check", "--timeout", canary],
        vec!["check", "--fail-on", canary],
        vec!["check", "--on-error=hunter2-Canary"],
        vec!["check", "--offline=hunter2-Canary"],
        vec!["pwned", "--prefix", canary],
        vec!["pwned", "--hash", canary],
        vec![canary],
        vec!["--hunter2-Canary"],
        vec!["completions", canary],
        vec!["completions", "bash", canary],
    ] {
        World::new()
            .run(args.clone())
            .exits(Exit::Usage)
            .talks("error: ")
            .never_says(canary);
    }
}

#[test]
fn an_unset_variable_with_an_odd_name_is_not_repeated() {
    World::new()
        .run(["check", "--env", "hunter2Canary"])
        .exits(Exit::Input)
        .says("`--env` no. 1")
        .never_says("hunter2Canary");
}

#[test]
fn a_minor_variation_of_the_previous_password_fails_the_guide() {
    World::new()
        .types("Tr0ub4dor&Horse2024")
        .types("Tr0ub4dor&Horse2025")
        .exposed(&[])
        .run(["check", "--previous", "--policy", "guide"])
        .exits(Exit::Found)
        .says("policy")
        .talks("NIST SP 800-63B-4");
}

#[test]
fn a_previous_password_that_cannot_be_read_stops_the_run() {
    World::new()
        .types(STRONG)
        .run(["check", "--previous-env", "OLD"])
        .exits(Exit::Input)
        .talks("previous password");
}

#[test]
fn fail_on_chooses_what_counts() {
    let world = || World::new().types("zq8Lw3Xv").exposed(&[]);
    world().run(["check"]).exits(Exit::Found);
    world()
        .run(["check", "--fail-on", "exposed,reused"])
        .exits(Exit::Done)
        .says("policy");
    world().run(["check", "--exit-zero"]).exits(Exit::Done);
}

#[test]
fn an_unknown_policy_names_the_known_ones() {
    World::new()
        .run(["check", "--policy", "nits"])
        .exits(Exit::Usage)
        .talks("nist-mfa");
}

#[test]
fn a_policy_of_ones_own_is_read_from_a_file() {
    World::new()
        .types(STRONG)
        .exposed(&[])
        .file("ours.toml", "name = \"ours\"\nmin-length = 40\n")
        .run(["check", "--policy", "ours.toml"])
        .exits(Exit::Found)
        .says("ours");
    World::new()
        .file("ours.toml", "name = \"ours\"\nminlength = 40\n")
        .run(["check", "--policy", "ours.toml"])
        .exits(Exit::Usage)
        .talks("line 2");
}

#[test]
fn a_mirror_named_by_variable_or_config_is_said() {
    let told = |world: World| world.types(STRONG).exposed(&[]).run(["check"]);
    told(World::new().variable("DOORKEY_RANGES", "https://m.example")).talks("DOORKEY_RANGES");
    told(World::new().config("ranges = \"https://m.example\"")).talks("config file");
    told(World::new().config("rnages = 1"))
        .exits(Exit::Usage)
        .talks("line 1");
}

#[test]
fn no_terminal_and_no_input_exits_six() {
    World::new()
        .run(["check"])
        .exits(Exit::Cancelled)
        .talks("no terminal");
}

#[test]
fn a_report_goes_to_the_file_named() {
    let told = World::new()
        .types(STRONG)
        .exposed(&[])
        .run(["check", "--format", "json", "--output", "r.json"]);
    let written: serde_json::Value =
        serde_json::from_slice(told.written.values().next().expect("a file is written"))
            .expect("it is JSON");
    assert_eq!(written["schema"], "doorkey/check/1");
    assert_eq!(told.out, "");
}

#[test]
fn every_format_is_whole_when_the_run_cannot_start() {
    for format in ["json", "jsonl", "sarif"] {
        let told = World::new()
            .run(["check", "--format", format])
            .exits(Exit::Cancelled);
        let last = told.out.lines().last().map(str::to_owned);
        let document = if format == "jsonl" {
            last.expect("there is a line")
        } else {
            told.out
        };
        serde_json::from_str::<serde_json::Value>(&document).expect("it is JSON");
    }
}

#[test]
fn words_about_the_owner_make_a_password_weak() {
    World::new()
        .types("alicesmith2024!")
        .exposed(&[])
        .run(["check", "--about", "Alice Smith", "--policy", "pypi"])
        .exits(Exit::Found)
        .says("policy");
}

#[test]
fn a_minor_variation_of_the_previous_password_is_found_whatever_the_policy() {
    World::new()
        .types("Tr0ub4dor&Horse2024")
        .types("Tr0ub4dor&Horse2025")
        .exposed(&[])
        .run(["check", "--previous"])
        .exits(Exit::Found)
        .says("not new");
}

#[test]
fn what_an_estimate_is_made_of_is_told_by_kind_and_length_only() {
    let told = World::new()
        .types("Summer2024!")
        .exposed(&[])
        .run(["check", "--policy", "owasp"])
        .says("made of")
        .says("a year (4 characters)");
    told.never_says("Summer").never_says("2024");
    let told = World::new()
        .types("Summer2024!")
        .exposed(&[])
        .run(["check", "--format", "json"]);
    let strength = &told.json()["results"][0]["strength"];
    assert_eq!(strength["basis"], "patterns");
    assert_eq!(strength["segments"][1]["kind"], "year");
    assert_eq!(strength["segments"][1]["start"], 6);
    assert!(strength["segments"][1]["text"].is_null());
    assert_eq!(strength["bands"]["offline_fast_hash"], "falls");
    assert!(strength["reasons"][0]["id"].is_string());
}

#[test]
fn the_characters_of_a_segment_are_told_to_whom_asks_for_them() {
    World::new()
        .types("Summer2024!")
        .exposed(&[])
        .run(["check", "--reveal-segments"])
        .says("`2024`: a year (4 characters)");
    let told = World::new().types("Summer2024!").exposed(&[]).run([
        "check",
        "--reveal-segments",
        "--format",
        "json",
    ]);
    let strength = &told.json()["results"][0]["strength"];
    assert_eq!(strength["segments"][1]["text"], "2024");
}

#[test]
fn a_list_of_the_owner_sharpens_the_estimate() {
    let listed = |args: &[&str]| {
        World::new()
            .types(STRONG)
            .file("common.txt", format!("first\r\n{STRONG}\n"))
            .exposed(&[])
            .run(args.iter().copied())
    };
    listed(&["check"]).exits(Exit::Done);
    listed(&["check", "--list", "common.txt"])
        .exits(Exit::Found)
        .says("it is a common password");
    listed(&["check", "--list", "missing.txt"])
        .exits(Exit::Input)
        .talks("the list `missing.txt` cannot be read");
}

#[test]
fn a_password_of_the_owners_list_is_found_in_other_dress_too() {
    let dressed: String = STRONG.to_uppercase() + "1";
    World::new()
        .types(&dressed)
        .file("common.txt", format!("\u{feff}{STRONG}\r\n"))
        .exposed(&[])
        .run(["check", "--list", "common.txt"])
        .exits(Exit::Found)
        .says("strength  0 of 4");
}

#[test]
fn of_a_long_secret_it_is_told_that_only_a_part_was_searched() {
    let long = format!("{}7", "correct horse ".repeat(30));
    World::new()
        .types(&long)
        .exposed(&[])
        .run(["check"])
        .says("of so long a secret the first 256 characters");
}

#[test]
fn what_was_exposed_is_never_called_strong() {
    let told = World::new()
        .types("kX9#mP2$vL5q")
        .exposed(&[("kX9#mP2$vL5q", 3)])
        .run(["check", "--format", "json"]);
    let strength = &told.json()["results"][0]["strength"];
    assert_eq!(strength["basis"], "exposed");
    assert!(strength["score"].as_u64().is_some_and(|score| score < 4));
}

#[test]
fn the_rule_that_pypi_runs_is_run_and_a_difference_is_told() {
    // Ten guesses a character to zxcvbn, a pair of words and a year to us.
    World::new()
        .types("hurpadurpx")
        .exposed(&[])
        .run(["check", "--policy", "pypi"])
        .never_says("min-zxcvbn");
    let told = World::new()
        .types("aaa")
        .exposed(&[])
        .run(["check", "--policy", "pypi", "--format", "json"]);
    let failures = &told.json()["results"][0]["policy"]["failures"];
    assert_eq!(failures[0]["rule"], "min-zxcvbn");
}
