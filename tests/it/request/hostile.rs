//! Names and logs that were made to do harm: in every text that doorkey writes they are names, and a log that is
//! none hides no other.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use doorkey::ports::cases::Cases;
use doorkey::ports::cases::is_name;
use doorkey::text::is_hostile;
use serde_json::json;

use crate::burning::DOORKEY;
use crate::support::process::End;
use crate::support::process::Home;
use crate::support::process::Program;
use crate::support::process::Ran;
use crate::support::terminal::Terminal;
use crate::support::world::Safe;
use crate::support::world::World;

/// Names that would be alive somewhere.
fn names() -> Vec<String> {
    let mut names: Vec<String> = [
        "</details>",
        "</textarea><script>alert(1)</script>",
        "<img/src=x/onerror=alert(1)>",
        "&lt;b&gt;",
        "@org/team",
        "fixes #2",
        "#2",
        "![](http://x.example/a.png)",
        "[a](javascript:alert(1))",
        "\u{202e}ada",
        "a\u{200b}da",
        "\u{1b}[2Jada",
        "\u{1b}]0;owned\u{7}",
        "\u{9b}2J",
        "ada\nBcc: eve@x.example",
        "ada\r\nBEGIN:VALARM\r\nEND:VALARM",
        "ada\nEND:VCALENDAR",
        "ada;RRULE=FREQ=SECONDLY,x\\n",
        "::error::ada",
        "##vso[task.setvariable]ada",
        "--help",
        "-rf",
        "$(id)",
        "`id`",
        "';id;'",
        "../..",
        "../../.ssh/authorized_keys",
        "/etc/passwd",
        ".",
        "..",
        "CON",
        "{username}",
        "{new_address}",
        "[fill in: x]",
        "=?utf-8?q?x?=",
        "%s%n%x",
        "\u{1f600}\u{301}\u{301}\u{301}",
        "\u{0}",
        "\"quoted\"",
        "a\\",
    ]
    .map(str::to_owned)
    .into();
    names.push("x".repeat(500));
    names.push("x".repeat(501));
    names.push("\u{1d54f}".repeat(125));
    names.push("```".repeat(100));
    names
}

/// The runs of one case, each with what was said and written.
struct Case {
    exit: u8,
    texts: Vec<(String, String)>,
    names: Vec<String>,
}

fn case(key: &str, name: &str) -> Case {
    let mut facts = json!({
        "service": "pypi", "username": "ada", "second_factor": "lost", "recovery_codes": "lost",
        "email": "lost", "has_projects": "yes",
        "projects": [{"name": "engine", "repository": "https://github.com/ada/engine"}],
    });
    match key {
        "project" => facts["projects"][0]["name"] = name.into(),
        "repository" => facts["projects"][0]["repository"] = name.into(),
        "path" => facts["projects"][0]["repository"] = format!("https://github.com/{name}").into(),
        key => facts[key] = name.into(),
    }
    let safe = Safe::default();
    let mut texts = Vec::new();
    let run = |args: &[&str]| {
        let world = World::new().safe(&safe).stdin(facts.to_string());
        world.run(["request"].iter().chain(args).copied())
    };
    let new = run(&["new", "--facts", "-", "--keep", "--out", "texts"]);
    let exit = new.exit.code();
    texts.push(("new".to_owned(), new.out));
    texts.push(("new, notes".to_owned(), new.err));
    for (path, bytes) in new.written {
        let text = String::from_utf8(bytes).expect("texts are text");
        texts.push((path.display().to_string(), text));
    }
    let names = Cases::names(&safe).unwrap();
    if exit == 0 {
        for line in [
            "draft",
            "draft --format json",
            "draft --format markdown",
            "draft --format text",
            "draft --format html",
            "draft --format eml",
            "list",
            "list --format json",
            "show",
            "show --format json",
            "next",
            "next --format json",
            "next --ics",
            "branch aB3dE5gH7jK9mN1p",
            "open --print",
            "log mailed",
            "after",
        ] {
            let args: Vec<&str> = line.split(' ').collect();
            let told = run(&args);
            assert_eq!(
                told.exit.code(),
                0,
                "`{line}` with {key} {name:?}: {}",
                told.err
            );
            texts.push((line.to_owned(), told.out));
            texts.push((format!("{line}, notes"), told.err));
        }
        for name in &names {
            texts.push(("the log".to_owned(), safe.case(name).unwrap()));
        }
    }
    Case { exit, texts, names }
}

/// The tags of a page, in order.
fn tags(page: &str) -> Vec<String> {
    let parts = page.split('<').skip(1);
    let tags = parts.map(|part| part.split_once('>').expect("a tag ends").0);
    tags.map(|tag| tag.split([' ', '\n']).next().unwrap().to_owned())
        .collect()
}

/// The names of a mail's headers, or of a calendar's lines, in order.
fn names_of_lines(text: &str) -> Vec<String> {
    let head = text.split("\r\n\r\n").next().unwrap().replace("\r\n ", "");
    let lines = head.split("\r\n").filter(|line| !line.is_empty());
    lines
        .map(|line| line.split([':', ';']).next().unwrap().to_owned())
        .collect()
}

#[test]
fn a_hostile_name_is_a_name_in_every_text_or_is_refused() {
    let (mut refused, mut taken) = (0, 0);
    for key in [
        "username",
        "project",
        "repository",
        "path",
        "service",
        "issue",
    ] {
        let harmless = case(
            key,
            match key {
                "repository" => "https://gitlab.com/eve/other",
                "path" => "eve/other",
                "service" => "pypi",
                "issue" => "https://github.com/pypi/support/issues/9",
                _ => "eve",
            },
        );
        for name in names() {
            let case = self::case(key, &name);
            let what = format!("{key} {name:?}");
            for (place, text) in &case.texts {
                // In mails and calendars lines end with CR LF.
                let text = text.replace("\r\n", "\n");
                let bad = text.chars().find(|&char| char != '\n' && is_hostile(char));
                assert_eq!(bad, None, "{what} in {place}:\n{text}");
                let begins_command = text
                    .lines()
                    .any(|line| line.trim_start().starts_with("::") || line.contains("##vso"));
                assert!(!begins_command, "{what} in {place}:\n{text}");
            }
            assert!(
                case.names.iter().all(|name| is_name(name)),
                "{:?}",
                case.names
            );
            if case.exit != 0 {
                refused += 1;
                assert!([1, 2, 4].contains(&case.exit), "{what}: exit {}", case.exit);
                assert_eq!(case.names, [""; 0], "{what} is kept");
                continue;
            }
            taken += 1;
            are_alike(&case, &harmless, &what);
        }
    }
    println!("{refused} refused, {taken} taken");
    assert!(refused > 40 && taken > 40, "{refused} {taken}");
}

/// Pages, mails and calendars are made of the same parts as those of a harmless name.
fn are_alike(case: &Case, harmless: &Case, what: &str) {
    let text = |case: &Case, place: &str| {
        let found = case.texts.iter().find(|(name, _)| name == place);
        found.map(|(_, text)| text.clone()).unwrap_or_default()
    };
    for page in ["texts/request.html", "draft --format html"] {
        assert_eq!(
            tags(&text(case, page)),
            tags(&text(harmless, page)),
            "{what} in {page}"
        );
        assert!(text(case, page).contains("</html>"), "{what}");
    }
    for lines in ["texts/mail.eml", "draft --format eml", "next --ics"] {
        let [ours, theirs] = [case, harmless].map(|case| names_of_lines(&text(case, lines)));
        assert_eq!(ours, theirs, "{what} in {lines}");
    }
    let log = text(case, "the log");
    assert_eq!(
        log.lines().count(),
        text(harmless, "the log").lines().count(),
        "{what}\n{log}"
    );
    for line in log.lines() {
        let line: Result<serde_json::Value, _> = serde_json::from_str(line);
        assert!(line.is_ok(), "{what} in {log}");
    }
    let pushed = text(case, "branch aB3dE5gH7jK9mN1p");
    assert_eq!(
        pushed.trim_end(),
        "git push origin HEAD:refs/heads/aB3dE5gH7jK9mN1p"
    );
}

/// What is printed is run by a shell in which `git` writes down how it was called.
#[test]
fn the_command_that_is_printed_is_one_push_whatever_the_remotes_are_called() {
    let remotes = [
        "a b",
        "x;touch owned",
        "$(touch owned)",
        "`touch owned`",
        "a&touch owned",
        "--exec=touch owned",
        "x'y",
        "x\"y",
        "a\u{1b}[2J",
        "\u{202e}a",
        "*",
        "~",
        "a|b",
        ">owned",
    ];
    for named in [None, Some(())] {
        for remote in remotes {
            let home = Home::new();
            let run = |words: &[&str]| home.program(words[0]).args(&words[1..]).run();
            run(&["git", "init", "-q", "."]).exits(0);
            let mut config = fs::read_to_string(home.path().join(".git/config")).unwrap();
            let quoted = remote.replace('\\', "\\\\").replace('"', "\\\"");
            config.extend([
                "[remote \"",
                &quoted,
                "\"]\n\turl = https://github.com/ada/engine\n",
            ]);
            home.file(".git/config", config);
            let mut program = home.program(DOORKEY).args(["request", "branch", TOKEN]);
            if named.is_some() {
                program = program.args([format!("--remote={remote}")]);
            }
            let ran = program.run();
            ran.assert_sane();
            let said = [ran.out(), ran.err()].concat();
            assert!(
                !said.chars().any(|char| char != '\n' && is_hostile(char)),
                "{said:?}"
            );
            fs::create_dir(home.path().join("fake")).unwrap();
            let fake = home.file(
                "fake/git",
                "#!/bin/sh\nfor word; do printf '%s\\n' \"$word\"; done >> called\n",
            );
            fs::set_permissions(fake, PermissionsExt::from_mode(0o755)).unwrap();
            let before = listing(home.path());
            let out = ran.out();
            home.program("sh")
                .args(["-c", &out])
                .env(
                    "PATH",
                    format!("{}:/usr/bin:/bin", home.path().join("fake").display()),
                )
                .run();
            if out.is_empty() {
                assert!([2, 4].contains(&ran.end.as_shell()), "{ran}");
                continue;
            }
            let called = fs::read_to_string(home.path().join("called")).expect(&out);
            let words: Vec<_> = called.lines().collect();
            assert_eq!(words.len(), 3, "{remote:?}: {out}");
            assert_eq!(
                (words[0], words[2]),
                ("push", &*format!("HEAD:refs/heads/{TOKEN}"))
            );
            assert!(
                words[1] == remote || words[1] == "origin",
                "{remote:?}: {out}"
            );
            fs::remove_file(home.path().join("called")).unwrap();
            assert_eq!(listing(home.path()), before, "{remote:?}: {out}");
        }
    }
}

fn listing(folder: &Path) -> Vec<PathBuf> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    names.sort();
    names
}

/// A home whose folder of requests holds one case and much else.
fn ruins() -> Home {
    let home = Home::new();
    let folder = home.path().join(REQUESTS);
    fs::create_dir_all(&folder).unwrap();
    for folder in [folder.parent().unwrap(), &folder] {
        fs::set_permissions(folder, PermissionsExt::from_mode(0o700)).unwrap();
    }
    let file = |name: &str, bytes: &[u8]| {
        fs::write(folder.join(name), bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    };
    file("pypi-ada.jsonl", BEGUN.as_bytes());
    file("huge.jsonl", &vec![b'x'; 3 << 20]);
    let noise: Vec<u8> = (0..900_000_u32)
        .map(|at| at.wrapping_mul(2_654_435_761).to_be_bytes()[0])
        .collect();
    file("noise.jsonl", &noise);
    file("zeros.jsonl", &vec![0; 1 << 20]);
    file("deep-list.jsonl", &vec![b'['; 1 << 20]);
    file("deep-object.jsonl", "{\"at\":".repeat(150_000).as_bytes());
    file("empty.jsonl", b"");
    file("empty-lines.jsonl", &vec![b'\n'; 1_000_000]);
    file("short-lines.jsonl", "{}\n".repeat(340_000).as_bytes());
    file(
        "many-notes.jsonl",
        "{\"at\":1,\"what\":\"note\",\"value\":\"waited for them\"}\n"
            .repeat(20_000)
            .as_bytes(),
    );
    file(
        "many-begun.jsonl",
        "{\"at\":18446744073709551615,\"what\":\"begun\"}\n"
            .repeat(20_000)
            .as_bytes(),
    );
    file(
        "one-line.jsonl",
        format!(
            "{{\"at\":1,\"what\":\"note\",\"value\":\"{}\"}}",
            "y ".repeat(500_000)
        )
        .as_bytes(),
    );
    file("utf16.jsonl", b"\xff\xfe{\0\"\0a\0t\0\"\0");
    file("other.jsonl", b"{\"name\":\"x\",\"version\":1}\n{\"at\":1,\"what\":\"rm\"}\n{\"at\":-1,\"what\":\"begun\"}\n{\"at\":1e999,\"what\":\"begun\"}\n");
    file("odd-days.jsonl", ODD.as_bytes());
    file("escapes.jsonl", ESCAPES.as_bytes());
    file(
        "--help.jsonl",
        BEGUN
            .replace("\"ada\"", "\"eve\"")
            .replace("pypi", "github")
            .as_bytes(),
    );
    for name in [
        "\u{1b}[2J.jsonl",
        "$(id).jsonl",
        "a b.jsonl",
        ".hidden.jsonl",
        "\u{202e}x.jsonl",
        "ümlaut.jsonl",
        "UPPER.jsonl",
        "pypi-ada.jsonl~",
        "notes.txt",
        ".jsonl",
    ] {
        file(name, BEGUN.as_bytes());
    }
    std::os::unix::fs::symlink("/etc/passwd", folder.join("linked.jsonl")).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.join("dangling.jsonl")).unwrap();
    fs::create_dir(folder.join("folder.jsonl")).unwrap();
    home.program("mkfifo")
        .args([folder.join("pipe.jsonl")])
        .run()
        .exits(0);
    home
}

fn run(home: &Home, line: &str) -> Ran {
    let ran = home
        .program(DOORKEY)
        .args(["request"])
        .args(line.split(' '))
        .deadline(Duration::from_mins(1))
        .run();
    ran.assert_sane();
    let said = [ran.out(), ran.err()].concat();
    let bad = said
        .chars()
        .find(|&char| char != '\n' && char != '\r' && is_hostile(char));
    assert_eq!(bad, None, "{ran}");
    ran
}

#[test]
fn one_bad_log_hides_no_other_and_stops_no_command() {
    let home = ruins();
    let listed = run(&home, "list");
    listed.exits(0);
    assert!(listed.out().contains("pypi-ada"), "{listed}");
    for name in ["huge", "linked", "folder", "pipe"] {
        assert!(
            listed.err().contains(&format!("{name}.jsonl")),
            "{name} is not told: {listed}"
        );
    }
    for name in [
        "noise",
        "zeros",
        "deep-list",
        "deep-object",
        "empty",
        "short-lines",
        "utf16",
        "other",
    ] {
        assert!(
            listed.err().contains(&format!("`{name}`")),
            "{name} is not told: {listed}"
        );
    }
    let json: serde_json::Value =
        serde_json::from_slice(&run(&home, "list --format json").exits(0).stdout).unwrap();
    assert!(json.to_string().contains("pypi-ada"));
    // Every one by its name.
    for entry in fs::read_dir(home.path().join(REQUESTS)).unwrap() {
        let name = entry.unwrap().file_name();
        let Some(name) = name.to_str().and_then(|name| name.strip_suffix(".jsonl")) else {
            continue;
        };
        for command in [
            "show",
            "next",
            "draft",
            "after",
            "open --print",
            "next --ics",
            "show --format json",
        ] {
            let args = command.split(' ').chain(["--", name]);
            let ran = home.program(DOORKEY).args(["request"]).args(args).run();
            ran.assert_sane();
            assert!(ran.end.as_shell() <= 5, "{ran}");
            let said = [ran.out(), ran.err()].concat().replace("\r\n", "\n");
            assert!(
                !said.chars().any(|char| char != '\n' && is_hostile(char)),
                "{said:?}"
            );
            assert!(!said.contains("root:"), "{said}");
        }
    }
    run(&home, "next pypi-ada").exits(0);
    run(&home, "log pypi-ada mailed").exits(0);
    home.file("facts.toml", FACTS);
    let new = run(&home, "new --facts facts.toml --keep");
    assert!(new.exits(0).err().contains("kept as"), "{new}");
    let branch = run(&home, "branch aB3dE5gH7jK9mN1p pypi-ada");
    branch.exits(0);
    for name in ["noise", "huge", "linked", "empty"] {
        run(&home, &format!("forget {name} --yes")).exits(0);
    }
    assert!(fs::read("/etc/passwd").is_ok());
    let after = run(&home, "list");
    assert!(!after.err().contains("noise"), "{after}");
}

#[test]
fn where_the_others_are_no_cases_the_one_that_is_open_needs_no_name() {
    let home = Home::new();
    let folder = home.path().join(REQUESTS);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("pypi-ada.jsonl"), BEGUN).unwrap();
    fs::write(folder.join("empty.jsonl"), "").unwrap();
    fs::write(folder.join("noise.jsonl"), "\u{1}\u{2}\n").unwrap();
    fs::create_dir(folder.join("folder.jsonl")).unwrap();
    for line in [
        "next",
        "show",
        "draft",
        "log mailed",
        "branch aB3dE5gH7jK9mN1p",
        "after",
    ] {
        run(&home, line).exits(0);
    }
    // The interview goes on with it.
    let program = home.program(DOORKEY).args(["request", "new", "pypi"]);
    let mut terminal = Terminal::open(&program);
    let shown = terminal.read_until("help): ", Duration::from_secs(20));
    assert!(shown.contains("Go on with `pypi-ada`"), "{shown}");
    terminal.type_bytes(&[3]);
    assert_eq!(terminal.wait(Duration::from_secs(20)), End::Signal(2));
    // Where there is nothing else, what cannot be read is told.
    fs::remove_file(folder.join("pypi-ada.jsonl")).unwrap();
    let next = run(&home, "next");
    assert!(next.exits(5).err().contains("folder.jsonl"), "{next}");
}

fn program<'a>(home: &'a Home, line: &str) -> Program<'a> {
    home.program(DOORKEY)
        .args(["request"])
        .args(line.split(' '))
}

#[test]
fn a_full_or_closed_standard_output_is_told_and_keeps_what_was_kept() {
    for (streams, code) in [
        ("> /dev/full", 4),
        (">&-", 0),
        (">&- 2>&-", 0),
        ("2> /dev/full", 4),
    ] {
        for (line, has_notes) in [
            ("new --facts facts.toml --keep", true),
            ("new --facts facts.toml --out texts --format html", true),
            ("list", false),
            ("show pypi-ada", false),
            ("next --ics pypi-ada", false),
            ("draft pypi-ada --format eml", false),
            ("services", true),
            ("services pypi", false),
            ("facts --example", false),
            ("log pypi-ada mailed", false),
            ("lint facts.toml", false),
            ("open --print pypi-ada", true),
        ] {
            let home = Home::new();
            let folder = home.path().join(REQUESTS);
            fs::create_dir_all(&folder).unwrap();
            fs::create_dir(home.path().join("texts")).unwrap();
            fs::write(folder.join("pypi-ada.jsonl"), BEGUN).unwrap();
            home.file("facts.toml", FACTS);
            let ran = program(&home, line).redirect(streams).run();
            let expected = if streams.starts_with("2>") && !has_notes {
                0
            } else {
                code
            };
            assert_eq!(
                ran.assert_sane().end.as_shell(),
                expected,
                "{streams}: {ran}"
            );
            let log = fs::read_to_string(folder.join("pypi-ada.jsonl")).unwrap();
            assert!(log.starts_with(BEGUN), "{log}");
        }
    }
}

/// A whole interview, where `home` keeps nothing.
fn interview(program: &Program<'_>) -> (End, String) {
    let mut terminal = Terminal::open(program);
    for line in [
        "account",
        "self",
        "no",
        "logged_out",
        "suspended",
        "",
        "",
        "",
    ] {
        terminal.read_until("help): ", Duration::from_secs(20));
        terminal.type_bytes(format!("{line}\n").as_bytes());
    }
    (terminal.wait(Duration::from_secs(20)), terminal.screen())
}

#[test]
fn without_a_home_or_with_one_that_takes_nothing_the_interview_goes_on_and_says_so() {
    let home = Home::new();
    let none = program_of(&home)
        .without_env("HOME")
        .without_env("XDG_STATE_HOME")
        .without_env("XDG_CONFIG_HOME")
        .without_env("XDG_DATA_HOME")
        .without_env("XDG_CACHE_HOME");
    home.file("in-the-way", "");
    let file = program_of(&home).env("XDG_STATE_HOME", home.path().join("in-the-way"));
    let system = program_of(&home).env("XDG_STATE_HOME", "/proc/self");
    let relative = program_of(&home)
        .without_env("HOME")
        .env("XDG_STATE_HOME", "state");
    for (what, program) in [
        ("no home", none),
        ("a file", file),
        ("/proc", system),
        ("a relative folder", relative),
    ] {
        let (end, screen) = interview(&program);
        assert_eq!(end, End::Code(0), "{what}: {screen}");
        let words: Vec<_> = screen.split_whitespace().collect();
        let screen = words.join(" ");
        assert!(
            screen.contains("the case is not kept: "),
            "{what}: {screen}"
        );
        assert!(
            screen.contains("write to the security team"),
            "{what}: {screen}"
        );
    }
    assert!(!home.path().join("state").exists());
}

fn program_of(home: &Home) -> Program<'_> {
    home.program(DOORKEY).args(["request", "new", "pypi"])
}

#[test]
fn without_a_home_every_other_command_says_so() {
    let home = Home::new();
    home.file("facts.toml", FACTS);
    for (line, code) in [
        ("list", 5),
        ("show", 5),
        ("next x", 5),
        ("log mailed", 5),
        ("forget x --yes", 5),
        ("services", 0),
        ("facts --example", 0),
        ("new --facts facts.toml", 0),
        ("new --facts facts.toml --keep", 3),
        ("look pypi --yes", 3),
    ] {
        let ran = program(&home, line)
            .without_env("HOME")
            .without_env("XDG_STATE_HOME")
            .without_env("XDG_CONFIG_HOME")
            .without_env("XDG_DATA_HOME")
            .without_env("XDG_CACHE_HOME")
            .run();
        ran.exits(code);
        if line.ends_with("--keep") || code == 5 {
            assert!(ran.err().contains("home folder"), "{ran}");
        }
    }
}

const REQUESTS: &str = ".local/state/doorkey/requests";
const TOKEN: &str = "aB3dE5gH7jK9mN1p";
const FACTS: &str = "service = 'pypi'\nusername = 'eve'\nsecond_factor = 'lost'\nemail = 'works'\n";
const BEGUN: &str = r#"{"at":1795435260,"what":"begun"}
{"at":1795435260,"what":"fact","key":"service","value":"pypi"}
{"at":1795435260,"what":"fact","key":"username","value":"ada"}
{"at":1795435260,"what":"fact","key":"second_factor","value":"lost"}
{"at":1795435260,"what":"fact","key":"email","value":"works"}
{"at":1795435260,"what":"drafted","value":"recovery_issue"}
"#;
const ODD: &str = r#"{"at":18446744073709551615,"what":"begun"}
{"at":0,"what":"fact","key":"service","value":"pypi"}
{"at":18446744073709551614,"what":"filed","value":"https://github.com/pypi/support/issues/1"}
{"at":9223372036854775807,"what":"mailed"}
{"at":253402300800,"what":"answered"}
{"at":1,"what":"fact","key":"filed_on","value":"9999-12-31"}
{"at":1,"what":"fact","key":"since","value":"0001-01-01"}
"#;
const ESCAPES: &str = r#"{"at":1,"what":"fact","key":"service","value":"pypi"}
{"at":1,"what":"note","value":"\u001b[2J\u001b]0;owned\u0007\u202e"}
{"at":1,"what":"drafted","value":"\u001b[31m../../x"}
{"at":1,"what":"closed","outcome":"x","value":"::error::\u001b[2J\r\nall is well"}
{"at":1,"what":"filed","value":"https://github.com/pypi/support/issues/1\u001b[2J"}
"#;
