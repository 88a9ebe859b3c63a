//! Which bytes are the secret: the prefix that the server sees is that of exactly the documented ones.

use super::*;

#[test]
fn one_line_end_is_no_part_of_a_line_and_every_other_byte_is() {
    for (given, wanted) in [
        (&b"a1b"[..], &b"a1b"[..]),
        (b"a1b\n", b"a1b"),
        (b"a1b\r\n", b"a1b"),
        (b"a1b\r", b"a1b\r"),
        (b"a1b\r\r\n", b"a1b\r"),
        (b" a1b \n", b" a1b "),
        (b"\ta\x00b\n", b"\ta\x00b"),
        (b"\xff\x80\xfe\n", b"\xff\x80\xfe"),
        (b"\xef\xbb\xbfa1b\n", b"a1b"),
        (b"a1b\xef\xbb\xbf\n", b"a1b\xef\xbb\xbf"),
        (b"\xc3\xa9t\xc3\xa9\n", b"\xc3\xa9t\xc3\xa9"),
        (b"e\xcc\x81te\xcc\x81\n", b"e\xcc\x81te\xcc\x81"),
        (b"\xe2\x80\xa8\n", b"\xe2\x80\xa8"),
    ] {
        assert_eq!(
            asked(|program| program.stdin(given)),
            [prefix(wanted)],
            "{given:?}"
        );
        assert_eq!(
            asked(|program| program.args(["--fd", "3"]).descriptor(3, given)),
            [prefix(wanted)]
        );
    }
    assert_eq!(
        asked(|program| program.args(["-0"]).stdin("a\r\n\0")),
        [prefix(b"a\r\n")]
    );
    let json = "{\"secret\": \" \\u00e9\\n\\u0000 \"}\n";
    assert_eq!(
        asked(|program| program.args(["--jsonl"]).stdin(json)),
        [prefix(" é\n\0 ".as_bytes())]
    );
}

#[test]
fn a_variable_a_file_of_a_folder_and_a_dotenv_value_are_taken_as_documented() {
    let value = " a\r\n";
    assert_eq!(
        asked(|program| program.args(["--env", "S"]).env("S", value)),
        [prefix(value.as_bytes())]
    );
    let bytes = std::os::unix::ffi::OsStringExt::from_vec(b"\xfe\x80".to_vec());
    let bytes: std::ffi::OsString = bytes;
    assert_eq!(
        asked(|program| program.args(["--env", "S"]).env("S", bytes)),
        [prefix(b"\xfe\x80")]
    );
    let home = Home::new();
    for (content, wanted) in [
        ("a\nb\r\n", "a\nb"),
        ("a\n\n", "a\n"),
        (" a", " a"),
        ("\u{feff}a", "a"),
    ] {
        std::fs::create_dir_all(home.path().join("s")).expect("a folder");
        home.file("s/one", content);
        let folder = home.path().join("s").display().to_string();
        assert_eq!(
            asked(|program| program.args(["--dir", &folder])),
            [prefix(wanted.as_bytes())]
        );
    }
    for (content, wanted) in [
        ("A=b\r\n", "b"),
        ("\u{feff}A=' b '\n", " b "),
        ("A='b\nc'\n", "b\nc"),
    ] {
        let path = home.file("dotenv", content).display().to_string();
        assert_eq!(
            asked(|program| program.args(["--dotenv", &path])),
            [prefix(wanted.as_bytes())]
        );
    }
}

#[test]
fn two_spellings_of_one_character_are_two_secrets_and_it_is_said() {
    let home = Home::new();
    let ran = check(&home)
        .stdin("cafe\u{301}Vw2!pQz9@Lm4xT\ncaféVw2!pQz9@Lm4xT\n")
        .run();
    assert!(ran.out().contains("not in Unicode normal form C"), "{ran}");
    assert!(!ran.out().contains("the same secret as"), "{ran}");
    assert_ne!(prefix("é".as_bytes()), prefix("e\u{301}".as_bytes()));
}

#[test]
fn a_mark_before_a_password_hides_no_breach_and_is_told() {
    let home = Home::new();
    std::fs::create_dir_all(home.path().join("s")).expect("a folder");
    home.file("s/one", "\u{feff}password\r\n");
    let ways: [&dyn Fn(Program<'_>) -> Program<'_>; 4] = [
        &|program| program.stdin("\u{feff}password\n"),
        &|program| program.args(["--dir", "s"]),
        &|program| program.args(["--env", "S"]).env("S", "\u{feff}password"),
        &|program| {
            program
                .args(["--jsonl"])
                .stdin("{\"secret\": \"\\ufeffpassword\"}\n")
        },
    ];
    for way in ways {
        let ran = way(check(&home)).run();
        told(ran.exits(1), "exposed (embedded list of common passwords)");
        told(&ran, "a byte-order mark stood before it");
    }
    let ran = check(&home).stdin("a1b\n\u{feff}password\n").run();
    told(ran.exits(1), "line 2  exposed");
}

#[test]
fn a_list_in_utf_16_is_not_judged_at_all() {
    let server = RangeServer::start();
    server.otherwise(Play::Correct(rows::rows_without("none", 3)));
    let home = Home::new();
    let units = |text: &str| -> Vec<u16> { text.encode_utf16().collect() };
    let little = |text: &str| -> Vec<u8> {
        let units = units(text);
        units.into_iter().flat_map(u16::to_le_bytes).collect()
    };
    let big = |text: &str| -> Vec<u8> {
        let units = units(text);
        units.into_iter().flat_map(u16::to_be_bytes).collect()
    };
    std::fs::create_dir_all(home.path().join("s")).expect("a folder");
    home.file("s/one", little("hunter2"));
    home.file("env", big("\u{feff}A=hunter2\n"));
    home.file("list", little("\u{feff}hunter2\r\nmonkey\r\n"));
    let pwned = || {
        home.program(super::DOORKEY)
            .args(["pwned", "--ranges", &server.url()])
    };
    for ran in [
        pwned().stdin(little("\u{feff}hunter2\n")).run(),
        pwned().stdin(big("\u{feff}hunter2\nmonkey\n")).run(),
        pwned().stdin(little("hunter2\nmonkey\n")).run(),
        pwned().stdin(big("hunter2\nmonkey\n")).run(),
        pwned()
            .args(["-0"])
            .stdin(little("\u{feff}hunter2\0monkey\0"))
            .run(),
        pwned()
            .args(["--jsonl"])
            .stdin(little("\u{feff}{\"secret\": \"a\"}\n"))
            .run(),
        pwned().args(["--file", "list"]).run(),
        pwned().args(["--dir", "s"]).run(),
        pwned().args(["--dotenv", "env"]).run(),
        check(&home).args(["--file", "list"]).run(),
        check(&home).args(["--dir", "s"]).run(),
    ] {
        told(ran.exits(4), "not checked: UTF-16 text");
        told(&ran, "save it as UTF-8");
        told(&ran, "checked 0 of 1, 1 not checked (UTF-16 text)");
    }
    assert_eq!(server.requests().len(), 0);
    let list = b"a1b\n".to_vec();
    let appended = [list, little("hunter2\r\n")].concat();
    let ran = pwned().stdin(appended).run();
    told(ran.exits(4), "line 2  not checked: UTF-16 text");
    let ran = check(&home)
        .args(["--previous-file", "list"])
        .stdin("a1b")
        .run();
    let said = ran.exits(4).err();
    assert!(
        said.contains("the previous password cannot be read"),
        "{ran}"
    );
}

#[test]
fn secrets_that_nul_ends_are_not_taken_for_one_line() {
    let home = Home::new();
    let ran = check(&home).stdin("password\0monkey\0").run();
    told(ran.exits(4), "not checked: it ends with NUL");
    told(&ran, "give `-0`");
}

#[test]
fn what_is_odd_about_a_secret_is_told() {
    let home = Home::new();
    for (given, note) in [
        (&b"gk7#Vw2!pQz9@Lm4xT\r"[..], "holds a control character"),
        (b"gk7#Vw2!\x00pQz9@Lm4xT\n", "holds a control character"),
        (b"gk7#Vw2!\xff\xfepQz9@Lm4xT\n", "not UTF-8 text"),
        (b"gk7#Vw2!pQz9@Lm4xT \n", "begins or ends with white space"),
    ] {
        let ran = check(&home).args(["--format", "json"]).stdin(given).run();
        assert!(ran.assert_sane().out().contains(note), "{ran}");
    }
}

#[test]
fn lines_that_hold_no_secret_are_told_by_number_and_the_others_judged() {
    let home = Home::new();
    let ran = super::pwned(&home).stdin("password\n\n\r\nmonkey\n").run();
    told(ran.exits(1), "line 2  not checked: empty");
    told(&ran, "line 3  not checked: empty");
    told(&ran, "checked 2 of 4, 2 not checked (empty)");
    let jsonl = "{\"id\": \"a\", \"secret\": \"password\"}\nnonsense\n{\"id\": \"c\"}\n{\"id\": 7, \"secret\": 5}\n\n[\"x\"]\n";
    let ran = super::pwned(&home).args(["--jsonl"]).stdin(jsonl).run();
    for line in [
        "line 2  not checked",
        "c  not checked: no `secret`",
        "7  not checked",
        "line 5",
        "line 6",
        "checked 1 of 6",
    ] {
        told(ran.exits(1), line);
    }
    home.file("env", "A=password\nB=\nnonsense\nC=\"x$y\"\nD='monkey'\n");
    let ran = super::pwned(&home).args(["--dotenv", "env"]).run();
    for line in [
        "env:2 B  not checked: empty",
        "env:3 line 3  not checked",
        "env:4",
        "checked 2 of 5",
    ] {
        told(ran.exits(1), line);
    }
}

#[test]
fn a_megabyte_is_judged_in_a_second() {
    let home = Home::new();
    for piece in ["x", "gk7#Vw2!pQz9@Lm4xT", "é", "\u{1f511}", "password", "1"] {
        let megabyte = piece.repeat((1 << 20) / piece.len());
        let ran = check(&home)
            .args(["--about", "ada lovelace"])
            .stdin(&megabyte)
            .run();
        ran.assert_sane();
        assert!(ran.took < Duration::from_millis(SLOW), "{ran}");
    }
}

#[test]
fn a_hundred_thousand_lines_are_looked_up() {
    let home = Home::new();
    let lines = (0..100_000)
        .map(|number| format!("secret-{number:x}-gk7#Vw2!\n"))
        .collect::<Vec<_>>()
        .concat();
    let ran = super::pwned(&home)
        .args(["--format", "jsonl"])
        .stdin(lines)
        .run();
    assert_eq!(ran.exits(3).out().lines().count(), 100_001);
}

/// The prefixes that the server is asked for.
fn asked(given: impl FnOnce(Program<'_>) -> Program<'_>) -> Vec<String> {
    let server = RangeServer::start();
    server.otherwise(Play::Correct(rows::rows_without("none", 3)));
    let home = Home::new();
    let ran = given(
        home.program(super::DOORKEY)
            .args(["pwned", "--ranges", &server.url()]),
    )
    .run();
    ran.exits(0);
    server
        .requests()
        .iter()
        .map(|request| request.prefix().to_owned())
        .collect()
}

fn prefix(secret: &[u8]) -> String {
    Digest::of(&Secret::new(secret.to_vec()))
        .prefix()
        .to_string()
}

fn check(home: &Home) -> Program<'_> {
    home.program(super::DOORKEY).args(["check", "--offline"])
}

/// A second, and what a debug build on a busy machine adds.
const SLOW: u64 = if cfg!(debug_assertions) { 4000 } else { 1000 };
