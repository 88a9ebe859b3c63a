//! A secret that somebody puts in the wrong place comes out nowhere: not on a stream, not in a question, not in
//! a file, not on the network.

use std::fmt::Display;
use std::path::PathBuf;

use doorkey::exit::Exit;
use doorkey::ports::cases::Cases;
use serde_json::json;

use crate::codes::given::kept;
use crate::leaks::canary::Canary;
use crate::support::world::NOON;
use crate::support::world::Safe;
use crate::support::world::Told;
use crate::support::world::World;

/// A secret, and the part of it that must not be seen.
struct Planted {
    whole: String,
    canary: Canary,
    /// The same with its letters the other way round.
    swapped: String,
}

/// One of each kind: what opens an index, a code that doorkey keeps, what opens a forge, what makes one-time
/// codes, and a key.
fn planted() -> Vec<Planted> {
    // In pieces, so that none stands in this repository.
    let key = "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQQzx7VkWm2Tb4nJd9pR";
    let secrets = [
        (
            format!(
                "pypi{}",
                "-AgEIcHlwaS5vcmcCJDzQ7vXk2mWp9rTb4nJdLf6gRx2HcYsVwKt3MzB8qNjUeAoS5iG1yDhPxC"
            ),
            18,
        ),
        (CODE.to_owned(), 0),
        (format!("ghp{}", "_Ab3dEf6hIj9lMn2pQr5tUv8xYz1bCd4fGh7j"), 4),
        (SEED.to_owned(), 0),
        (
            format!(
                "-----BEGIN OPENSSH {} KEY-----\n{key}\n{key}\n-----END OPENSSH {} KEY-----",
                "PRIVATE", "PRIVATE"
            ),
            36,
        ),
    ];
    let all = secrets.map(|(whole, head)| {
        let body: String = whole.chars().skip(head).take(56).collect();
        let swapped = body.chars().map(|char| match char {
            char if char.is_ascii_lowercase() => char.to_ascii_uppercase(),
            char => char.to_ascii_lowercase(),
        });
        Planted {
            canary: Canary::new(body.as_bytes()),
            swapped: swapped.collect(),
            whole,
        }
    });
    all.into()
}

/// A safe in which the code and the enrolment are kept.
fn safe() -> Safe {
    let safe = kept("example", &format!("{CODE}\nKw5tPz9qNb7mCj4y\n"));
    World::new()
        .safe(&safe)
        .stdin(SEED)
        .run(["totp", "enroll", "phone", "--stdin", "--no-verify"])
        .exits(Exit::Done);
    safe
}

impl Planted {
    fn is_nowhere(&self, told: &Told, safe: &Safe, what: &str) {
        let mut said = vec![
            ("standard output", told.out.clone()),
            ("standard error", told.err.clone()),
            ("a question", told.questions.join("\n")),
            ("what was asked of others", told.done.join("\n")),
            ("what was asked of the service", told.asked.join("\n")),
            ("what was shown", told.revealed.join("\n")),
        ];
        for (path, bytes) in &told.written {
            said.push(("a file", String::from_utf8_lossy(bytes).into_owned()));
            said.push(("the name of a file", path.display().to_string()));
        }
        for name in Cases::names(safe).unwrap() {
            said.push(("a case", safe.case(&name).unwrap()));
            said.push(("the name of a case", name));
        }
        for copied in safe.copied() {
            said.push((
                "the clipboard",
                String::from_utf8_lossy(&copied).into_owned(),
            ));
        }
        for (place, text) in said {
            self.is_not_in(&text, format_args!("{place} of {what}\n{text}"));
        }
    }

    fn is_not_in(&self, text: &str, what: impl Display) {
        self.canary.is_not_in(text.as_bytes(), &what);
        let is_swapped = self.swapped.as_bytes().windows(8).any(|piece| {
            let piece = str::from_utf8(piece).unwrap();
            text.contains(piece)
        });
        assert!(!is_swapped, "in swapped case in {what}");
    }
}

/// It was refused, and in words.
#[track_caller]
fn is_refused(told: &Told, what: &str) {
    let code = told.exit.code();
    assert!(
        [1, 2, 4].contains(&code),
        "exit {code} of {what}\n{}\n{}",
        told.out,
        told.err
    );
    let is_said = told.err.contains("error: ") || told.out.contains("line ");
    assert!(is_said, "{what}\n{}\n{}", told.out, told.err);
}

/// Files of facts as members: the secret alone and within something, in every fact.
fn facts(secret: &str) -> Vec<serde_json::Value> {
    let mut all = Vec::new();
    let link = |middle: &str| format!("https://github.com/ada/{middle}");
    let mut one = |key: &str, value: serde_json::Value| {
        let mut file =
            json!({"service": "pypi", "username": "ada", "second_factor": "lost", "email": "lost"});
        file[key] = value;
        all.push(file);
    };
    let texts = doorkey::request::facts::TEXTS.iter().map(|row| row.key);
    let topics = doorkey::request::topic::TOPICS
        .iter()
        .map(|topic| topic.key);
    for key in texts.chain(topics) {
        one(key, json!(secret));
    }
    for address in [
        format!("{secret}@x.example"),
        format!("ada+{secret}@x.example"),
        format!("ada@{secret}.example"),
    ] {
        one("address", json!(address));
        one("new_address", json!(address));
    }
    one(
        "issue",
        json!(format!("https://github.com/pypi/support/issues/{secret}")),
    );
    one(
        "issue",
        json!(format!(
            "https://github.com/pypi/support/issues/1?token={secret}"
        )),
    );
    one("tried", json!([secret]));
    one("tried", json!(secret));
    one("projects", json!([secret]));
    one("projects", json!(secret));
    one("projects", json!([{ "name": secret }]));
    one("projects", json!([{ "name": "one", secret: "x" }]));
    for repository in [
        secret.to_owned(),
        link(secret),
        format!("https://{secret}@github.com/a/b"),
        format!("https://ada:{secret}@github.com/a/b"),
        format!("git@github.com:{secret}/b.git"),
    ] {
        one(
            "projects",
            json!([{ "name": "one", "repository": repository }]),
        );
    }
    one(secret, json!("x"));
    one("project", json!(secret));
    one("repository_url", json!(secret));
    one("index", json!(secret));
    one("username", json!([secret]));
    one("username", json!({ secret: secret }));
    all
}

/// The same as TOML, which writes strings and lists as JSON does.
fn toml(file: &serde_json::Value) -> String {
    let lines = file.as_object().expect("members").iter();
    let lines = lines.map(|(key, value)| format!("{} = {}\n", json!(key), inline(value)));
    lines.collect()
}

fn inline(value: &serde_json::Value) -> String {
    if let Some(rows) = value.as_array() {
        let rows: Vec<_> = rows.iter().map(inline).collect();
        return format!("[{}]", rows.join(", "));
    }
    let Some(members) = value.as_object() else {
        return value.to_string();
    };
    let members: Vec<_> = members
        .iter()
        .map(|(key, value)| format!("{} = {}", json!(key), inline(value)))
        .collect();
    format!("{{ {} }}", members.join(", "))
}

const FORMATS: [&str; 6] = ["human", "json", "markdown", "text", "html", "eml"];

#[test]
fn in_no_fact_of_a_file_it_goes_anywhere() {
    let safe = safe();
    let mut count = 0;
    for secret in planted() {
        for file in facts(&secret.whole) {
            for (form, text) in [("TOML", toml(&file)), ("JSON", file.to_string())] {
                count += 1;
                let format = FORMATS[count % FORMATS.len()];
                let what = format!("{form} {text} as {format}");
                let told = World::new().safe(&safe).stdin(&text).run([
                    "request", "new", "--facts", "-", "--keep", "--out", "texts", "--yes",
                    "--format", format,
                ]);
                is_refused(&told, &what);
                assert!(told.written.is_empty(), "{what}");
                secret.is_nowhere(&told, &safe, &what);
                let told = World::new().safe(&safe).stdin(&text).run([
                    "request",
                    "foretell",
                    "--facts",
                    "-",
                    "--yes",
                    "--format",
                    FORMATS[count % 2],
                ]);
                is_refused(&told, &what);
                assert!(told.done.is_empty(), "{:?} for {what}", told.done);
                secret.is_nowhere(&told, &safe, &what);
            }
        }
    }
    assert!(count > 300, "{count}");
    assert_eq!(Cases::names(&safe).unwrap(), [""; 0]);
}

#[test]
fn a_file_that_is_nothing_else_is_not_repeated() {
    let safe = safe();
    for secret in planted() {
        let secret_text = &secret.whole;
        for text in [
            secret_text.clone(),
            format!("{{{secret_text}"),
            format!("{{\"service\": \"pypi\", {secret_text}"),
            format!("service = {secret_text}"),
            format!("[{secret_text}]\nx = 1\n"),
            format!("service = 'pypi'\nservice = '{secret_text}'\n"),
        ] {
            let told = World::new()
                .safe(&safe)
                .stdin(&text)
                .run(["request", "new", "--facts", "-", "--keep"]);
            is_refused(&told, &text);
            secret.is_nowhere(&told, &safe, &text);
        }
    }
}

#[test]
fn typed_as_an_answer_it_is_refused_and_not_kept() {
    let texts = doorkey::request::facts::TEXTS
        .iter()
        .filter(|row| row.key != "service");
    let questions: Vec<_> = texts
        .map(|row| row.question)
        .chain(
            doorkey::request::topic::TOPICS
                .iter()
                .map(|topic| topic.question),
        )
        .chain([
            "Which projects are on the account?",
            "Which public repository",
        ])
        .collect();
    for secret in planted() {
        // A line is a line.
        let line = secret.whole.replace('\n', " ");
        let safe = safe();
        let mut asked = 0;
        for around in ["", "https://github.com/ada/", "ada "] {
            let typed = format!("{around}{line}");
            let world = World::new().safe(&safe).replies("\0", "");
            let world = questions
                .iter()
                .fold(world, |world, question| world.replies(question, &typed));
            let told = world.run(["request", "new", "pypi", "--anew", "--offline"]);
            asked += told.questions.len();
            secret.is_nowhere(&told, &safe, &format!("an interview with {typed}"));
        }
        assert!(asked > 30, "{asked}");
        let told = World::new()
            .safe(&safe)
            .types(&line)
            .types(&line)
            .run(["request", "new"])
            .exits(Exit::Cancelled);
        secret.is_nowhere(&told, &safe, "the question for the service");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of command lines")]
fn on_the_command_line_it_is_refused_and_not_repeated() {
    for secret in planted() {
        let s = &*secret.whole;
        let safe = safe();
        safe.add_to_case("pypi-ada", BEGUN);
        let url = |host: &str| format!("https://{host}/simple");
        let urls = [
            s.to_owned(),
            url(&format!("{s}@mirror.example")),
            url(&format!("ada:{s}@mirror.example")),
            format!("https://mirror.example/{s}"),
            format!("https://mirror.example/?token={s}"),
        ];
        let issue = format!("https://github.com/pypi/support/issues/{s}");
        let anchor = format!("https://github.com/pypi/support/issues/7#{s}");
        let remark = format!("I wrote {s} to them");
        let address = format!("ada@{s}.example");
        let local = format!("{s}@x.example");
        let mut lines: Vec<Vec<&str>> = vec![
            vec![s],
            vec!["new", s],
            vec!["new", "pypi", "--facts", s],
            vec!["new", "--facts", "ok.toml", "--route", s],
            vec!["new", "--facts", "ok.toml", "--out", s],
            vec!["look", s],
            vec!["facts", s],
            vec!["list", s],
            vec!["show", s],
            vec!["next", s],
            vec!["next", s, "--ics"],
            vec!["draft", s],
            vec!["draft", "--route", s],
            vec!["draft", "--out", s],
            vec!["open", s],
            vec!["open", "--print", "--route", s],
            vec!["log", s],
            vec!["log", s, "mailed"],
            vec!["log", "mailed", s],
            vec!["log", "note", s],
            vec!["log", "note", &remark],
            vec!["log", "pypi-ada", "note", s],
            vec!["log", "filed", s],
            vec!["log", "filed", &issue],
            vec!["log", "filed", &anchor],
            vec!["log", "mailed", "--on", s],
            vec!["log", "mailed", "--at", s],
            vec!["branch", s],
            vec!["branch", TOKEN, s],
            vec!["branch", TOKEN, "--remote", s],
            vec!["after", s],
            vec!["close", s, "--outcome", "gave_up", "--yes"],
            vec!["close", "--outcome", s, "--yes"],
            vec!["forget", s, "--yes"],
            vec!["services", s],
            vec!["lint", s],
            vec!["foretell", s],
            vec!["foretell", "pypi", "--facts", s],
            vec!["foretell", "pypi", "--username", s, "--yes"],
            vec!["foretell", "pypi", "--project", s, "--yes"],
            vec!["foretell", "pypi", "--new-address", s, "--yes"],
            vec!["foretell", "pypi", "--new-address", &address, "--yes"],
            vec!["foretell", "pypi", "--new-address", &local, "--yes"],
            vec!["list", "--format", s],
            vec!["list", "--color", s],
        ];
        for flag in ["--index", "--dns", "--rdap"] {
            // What doorkey keeps is not compared with an address; a word that looks like nothing may stand there.
            let is_shapeless = [CODE, SEED].contains(&s);
            for url in urls.iter().filter(|url| !is_shapeless || url.contains('@')) {
                for leave in ["--yes", "--offline"] {
                    lines.push(vec![
                        "foretell",
                        "pypi",
                        "--username",
                        "ada",
                        "--new-address",
                        "ada@new.example",
                        flag,
                        url,
                        leave,
                    ]);
                }
            }
        }
        for line in lines {
            for format in [&["--format", "json"][..], &[]] {
                let args: Vec<&str> = ["request"]
                    .into_iter()
                    .chain(line.iter().copied())
                    .chain(format.iter().copied())
                    .collect();
                let what = args.join(" ");
                let told = World::new()
                    .safe(&safe)
                    .file("ok.toml", "service = 'pypi'\nsecond_factor = 'lost'\n")
                    .remote("origin", "git@github.com:ada/engine.git")
                    .run(args);
                is_refused(&told, &what);
                secret.is_nowhere(&told, &safe, &what);
            }
        }
        assert_eq!(safe.case("pypi-ada").unwrap(), BEGUN);
    }
}

#[test]
fn in_a_text_it_is_found_and_not_shown() {
    for secret in planted() {
        let safe = safe();
        let text = format!("Hello,\n\nmine is\n{}\n\nThank you\n", secret.whole);
        for flag in [&[][..], &["--private"], &["--format", "json"]] {
            let told = World::new()
                .safe(&safe)
                .file("letter.md", &text)
                .run(["request", "lint", "letter.md"].iter().chain(flag).copied());
            assert_eq!(told.exit, Exit::Found, "{}\n{}", secret.whole, told.err);
            secret.is_nowhere(&told, &safe, "lint");
        }
        // A file that is called like that is looked at all the same.
        let name = format!("./{}", secret.whole.replace(['\n', '/'], " "));
        let told = World::new()
            .safe(&safe)
            .file(&name, &text)
            .run(["request", "lint", &name]);
        assert_eq!(told.exit, Exit::Found, "{name}\n{}", told.err);
        secret.is_nowhere(&told, &safe, "lint of a file that is called like it");
    }
}

/// Somebody else wrote it into the log of a case.
#[test]
fn in_the_log_of_a_case_it_is_passed_over() {
    for secret in planted().into_iter().filter(|secret| secret.whole != CODE) {
        for what in [
            "note",
            "filed",
            "drafted",
            "closed",
            "fact username",
            "fact address",
            "fact project",
            "fact repository_url",
            "fact issue",
            "fact x",
        ] {
            // In the path of a link it is any path.
            if secret.whole == SEED && ["filed", "fact issue"].contains(&what) {
                continue;
            }
            let s = &secret.whole;
            let value = match what {
                "filed" | "fact issue" => format!("https://github.com/pypi/support/issues/{s}"),
                "fact address" => format!("{s}@x.example"),
                "fact repository_url" => format!("https://{s}@github.com/ada/engine"),
                _ => s.clone(),
            };
            let line = match what.split_once(' ') {
                Some((what, key)) => json!({"at": NOON, "what": what, "key": key, "value": value}),
                None => json!({"at": NOON, "what": what, "value": value}),
            };
            for args in every_reading_line() {
                let safe = Safe::default();
                // Into a safe of which the test keeps no log, so that only what is said counts.
                safe.add_to_case("pypi-ada", &format!("{BEGUN}{line}\n"));
                let told = World::new()
                    .safe(&safe)
                    .remote("origin", "git@github.com:ada/engine.git")
                    .run(args.iter().copied());
                let what = format!("{args:?} with {line}");
                assert!(
                    [0, 1, 2, 4, 6].contains(&told.exit.code()),
                    "{what}: {}",
                    told.err
                );
                for text in [
                    &told.out,
                    &told.err,
                    &told.questions.join("\n"),
                    &told.done.join("\n"),
                ] {
                    secret.is_not_in(text, format_args!("{what}\n{text}"));
                }
                for (path, bytes) in &told.written {
                    secret.is_not_in(
                        &String::from_utf8_lossy(bytes),
                        format_args!("{} of {what}", path.display()),
                    );
                }
            }
        }
    }
}

fn every_reading_line() -> Vec<Vec<&'static str>> {
    let mut lines: Vec<Vec<&str>> = vec![
        vec!["list"],
        vec!["list", "--format", "json"],
        vec!["show"],
        vec!["show", "--format", "json"],
        vec!["next"],
        vec!["next", "--format", "json"],
        vec!["next", "--ics"],
        vec!["after"],
        vec!["open", "--print"],
        vec!["branch", TOKEN],
        vec!["branch", TOKEN, "--push"],
        vec!["close", "--outcome", "gave_up"],
        vec!["forget", "pypi-ada"],
        vec!["draft", "--out", "texts"],
    ];
    lines.extend(FORMATS.map(|format| vec!["draft", "--format", format]));
    lines
        .into_iter()
        .map(|line| [vec!["request"], line].concat())
        .collect()
}

#[test]
fn what_a_look_around_finds_is_named_by_its_place_and_not_shown() {
    for secret in planted() {
        let safe = safe();
        let line = secret.whole.replace('\n', "\n  ");
        let name = secret.whole.replace(['\n', '/'], " ");
        let home = |name: &str| format!("/home/ada/{name}");
        let mut files = vec![
            (
                home(".pypirc"),
                format!("[pypi]\nusername = __token__\npassword = {line}\n"),
            ),
            (
                home(".pypirc"),
                format!("[pypi]\nusername = ada\npassword = {line}\n"),
            ),
            (
                home(".pypirc"),
                format!("[pypi]\nusername = {line}\npassword = {line}\n"),
            ),
            (
                home(".netrc"),
                format!("machine pypi.org login {name} password {name}\n"),
            ),
            (
                home(".netrc"),
                format!("machine {name}.pypi.org login ada password {name}\n"),
            ),
            (
                home("Downloads/pypi-recovery-codes.txt"),
                secret.whole.clone(),
            ),
            (home("Downloads/code.py"), format!("TOKEN = '{line}'\n")),
        ];
        // What looks like nothing is a name like any other.
        if secret.whole != CODE {
            files.push((
                home(".pypirc"),
                format!(
                    "[{name}]\nrepository = https://upload.pypi.org/legacy/\nusername = ada\npassword = {line}\n"
                ),
            ));
            files.push((
                home(&format!("Downloads/{name}.txt")),
                "0011223344556677\n8899aabbccddeeff\n0123456789abcdef\n".to_owned(),
            ));
            files.push((
                home(&format!("Downloads/pypi recovery codes {name}.txt")),
                "x".to_owned(),
            ));
        }
        for (path, text) in files {
            for format in ["human", "json"] {
                let told = World::new()
                    .safe(&safe)
                    .file(&path, &text)
                    .run(["request", "look", "pypi", "--yes", "--format", format]);
                secret.is_nowhere(&told, &safe, &format!("a look with {path}: {text}"));
                let told = World::new()
                    .safe(&safe)
                    .file(&path, &text)
                    .file("ok.toml", "service = 'pypi'\nsecond_factor = 'lost'\n")
                    .run([
                        "request", "new", "--facts", "ok.toml", "--look", "--keep", "--format",
                        format,
                    ]);
                secret.is_nowhere(
                    &told,
                    &safe,
                    &format!("a request after a look with {path}: {text}"),
                );
            }
        }
        if secret.whole != CODE {
            let told = World::new()
                .safe(&safe)
                .keyring_user(&name)
                .run(["request", "look", "pypi", "--yes"]);
            secret.is_nowhere(&told, &safe, "a look into the keyring");
        }
    }
}

#[test]
fn a_variable_or_the_address_of_a_remote_with_it_is_not_shown() {
    for secret in planted() {
        let s = &secret.whole;
        for name in [
            "DOORKEY_STORE",
            "DOORKEY_PASSPHRASE_COMMAND",
            "DOORKEY_IDENTITY_FILE",
            "DOORKEY_RANGES",
            "HTTPS_PROXY",
        ] {
            let safe = safe();
            let told = World::new()
                .safe(&safe)
                .variable(name, s)
                .stdin("service = 'pypi'\nsecond_factor = 'lost'\n")
                .run(["request", "new", "--facts", "-", "--keep"]);
            secret.is_nowhere(&told, &safe, &format!("{name} of new\n{}", told.err));
            let told = World::new()
                .safe(&safe)
                .variable(name, s)
                .stdin("Hello\n")
                .run(["request", "lint", "-"]);
            secret.is_nowhere(&told, &safe, &format!("{name} of lint\n{}", told.err));
        }
        let safe = safe();
        safe.add_to_case("pypi-ada", BEGUN);
        for address in [
            format!("https://{s}@github.com/ada/engine.git"),
            format!("https://ada:{s}@github.com/eve/engine.git"),
            format!("https://github.com/ada/engine?token={s}"),
            format!("https://github.com/ada/engine#{s}"),
            format!("{s}@github.com:ada/engine"),
        ] {
            for push in [
                &[][..],
                &["--push"],
                &["--push", "--yes"],
                &["--format", "json"],
            ] {
                let args = ["request", "branch", TOKEN]
                    .into_iter()
                    .chain(push.iter().copied());
                let told = World::new()
                    .safe(&safe)
                    .remote("origin", &address)
                    .types("y")
                    .run(args);
                secret.is_nowhere(&told, &safe, &format!("a push to {address}"));
            }
        }
    }
}

/// What the sweep above rests on: texts are written where nothing is wrong.
#[test]
fn without_it_the_same_runs_write_every_text() {
    let safe = safe();
    let told = World::new()
        .safe(&safe)
        .stdin("service = 'pypi'\nusername = 'ada'\nsecond_factor = 'lost'\nemail = 'lost'\nprojects = ['engine']\n")
        .run(["request", "new", "--facts", "-", "--keep", "--out", "texts"])
        .exits(Exit::Done);
    let names: Vec<_> = told.written.keys().cloned().collect();
    assert_eq!(
        names,
        ["issue.md", "mail.eml", "request.html", "request.txt"]
            .map(|name| PathBuf::from("texts").join(name))
    );
    assert!(safe.case("pypi-ada").is_some());
}

/// No line that doorkey writes itself is taken for a secret when it is read again.
#[test]
fn every_word_of_its_own_is_read_back_from_a_log() {
    let mut lines = String::new();
    let mut count = 0;
    let mut add = |line: serde_json::Value| {
        lines.extend([line.to_string(), "\n".to_owned()]);
        count += 1;
    };
    for topic in doorkey::request::topic::TOPICS {
        for answer in topic.answers {
            add(json!({"at": NOON, "what": "fact", "key": topic.key, "value": answer.word}));
        }
    }
    for recipe in doorkey::recipes::all() {
        add(json!({"at": NOON, "what": "fact", "key": "service", "value": recipe.id}));
        for door in &recipe.doors {
            add(json!({"at": NOON, "what": "drafted", "value": door.id}));
        }
    }
    let (case, unread) = doorkey::request::case::line::case("x", lines.as_bytes());
    assert_eq!(unread, []);
    assert_eq!(case.log.len(), count);
}

/// As doorkey keeps it in the safe; it has no shape of its own.
const CODE: &str = "zQ7vXk2mWp9rTb4n";
const SEED: &str = "KZ3WQ5RYN7TLHB2XMF4DJ6PCUAVGE3IO";
const TOKEN: &str = "aB3dE5gH7jK9mN1p";
const BEGUN: &str = r#"{"at":1795435260,"what":"begun"}
{"at":1795435260,"what":"fact","key":"service","value":"pypi"}
{"at":1795435260,"what":"fact","key":"username","value":"ada"}
{"at":1795435260,"what":"fact","key":"second_factor","value":"lost"}
{"at":1795435260,"what":"fact","key":"email","value":"works"}
{"at":1795435260,"what":"fact","key":"project","value":"engine"}
{"at":1795435260,"what":"fact","key":"repository_url","value":"https://github.com/ada/engine"}
"#;
