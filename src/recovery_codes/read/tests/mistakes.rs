//! What is handed in by mistake or in bad faith.

use std::time::Duration;
use std::time::Instant;

use super::*;

#[test]
fn other_secrets_are_refused_by_name() {
    let token = "A".repeat(60);
    for (text, what) in [
        (
            "otpauth://totp/PyPI:ada?secret=JBSWY3DPEHPK3PXP".to_owned(),
            Mistaken::OtpauthUri,
        ),
        (
            "a1b2c3d4\nOTPAUTH-MIGRATION://offline?data=x".to_owned(),
            Mistaken::OtpauthUri,
        ),
        (format!("a1b2c3d4\npypi-{token}"), Mistaken::Token("PyPI")),
        (format!("token: ghp_{token}"), Mistaken::Token("GitHub")),
        (format!("github_pat_{token}"), Mistaken::Token("GitHub")),
        (
            "-----BEGIN OPENSSH PRIVATE KEY-----".to_owned(),
            Mistaken::PrivateKey,
        ),
        ("JBSWY3DPEHPK3PXP".to_owned(), Mistaken::TotpSecret),
        ("jbsw y3dp ehpk 3pxp".to_owned(), Mistaken::TotpSecret),
        ("123456".to_owned(), Mistaken::OneTimeCode),
        ("123 456\n".to_owned(), Mistaken::OneTimeCode),
    ] {
        let is_it = |error| matches!(error, ReadError::Mistaken(told, _) if told == what);
        assert!(error(&text, "x").is_some_and(is_it), "{what:?}");
    }
}

#[test]
fn an_error_names_the_line_and_repeats_nothing() {
    let text = "a1b2c3d4\nghp_abcdefghijklmnopqrstuvwxyz0123456789";
    let said = error(text, "x").map(|error| error.to_string());
    assert_eq!(
        said.as_deref(),
        Some("line 2 holds an API token of GitHub, not recovery codes")
    );
}

#[test]
fn words_that_only_begin_like_a_token_are_none() {
    assert_eq!(
        codes("PyPI-recovery-codes\na1b2c3d4\nb1c2d3e4", "x"),
        ["a1b2c3d4", "b1c2d3e4"]
    );
}

#[test]
fn one_code_of_base_32_is_taken_where_the_site_hands_out_such() {
    assert_eq!(codes("ABCDEFGH23", "codeberg"), ["ABCDEFGH23"]);
    assert_eq!(codes("ABCDEFGHJK", "codeberg"), ["ABCDEFGHJK"]);
}

#[test]
fn prose_holds_no_code() {
    let prose = "Recovery codes are used to access your account in the event you cannot receive\n\
                 two-factor authentication codes. Use SHA256 and base64, in 2026.\n\n\
                 2026\niPhone\nPassword: hunter2\nMIT\n";
    for site in ["x", "pypi", "google", "codeberg", "npm"] {
        assert!(
            matches!(error(prose, site), Some(ReadError::NoCodes(_))),
            "{site}"
        );
    }
    assert_eq!(error("", "x"), Some(ReadError::NoCodes(vec![])));
    assert_eq!(error("\n\n \n", "x"), Some(ReadError::NoCodes(vec![])));
}

#[test]
fn lines_with_what_is_not_seen_are_not_understood() {
    for line in [
        "\x1b[31ma1b2c3d5\x1b[0m",
        "\u{202e}5d3c2b1a",
        "a1b2\u{200b}c3d5",
        "a1b2c3d5\x07",
        "\u{9b}2Ja1b2c3d5",
    ] {
        let text = format!("a1b2c3d4\nb1c2d3e4\n{line}\n");
        assert_eq!(
            told(text, "x"),
            (vec!["a1b2c3d4".to_owned(), "b1c2d3e4".to_owned()], vec![3])
        );
    }
}

#[test]
fn what_is_too_much_is_refused() {
    assert_eq!(error(vec![b'a'; 1 << 20], "x"), Some(ReadError::TooLarge));
    assert_eq!(
        error("\n".repeat(10_000), "x"),
        Some(ReadError::TooManyLines)
    );
    let many = |number: usize| {
        let lines: Vec<_> = (0..number)
            .map(|each| {
                format!(
                    "a{each:07}
"
                )
            })
            .collect();
        lines.concat()
    };
    assert_eq!(error(many(257), "x"), Some(ReadError::TooManyCodes));
    assert_eq!(codes(many(256), "x").len(), 256);
    assert_eq!(
        error(many(257).replace('\n', " "), "x"),
        Some(ReadError::TooManyCodes)
    );
    assert_eq!(error("a1\0b2", "x"), Some(ReadError::NotText));
}

#[test]
fn no_line_takes_long() {
    let longest = |unit: &str| unit.repeat(MAX_INPUT / unit.len());
    for unit in [
        "a",
        "1",
        " ",
        "- ",
        "> ",
        "a: ",
        "[x] ",
        "~~",
        "~~a1~~ ",
        "a1b2c3d4 ",
        "1. ",
        " 1. ",
        "a,",
        "a1,",
        "a ",
        "1 ",
        "ab ",
        "a\t",
        "\u{202e}",
        "é",
        "\"",
        "[",
        "otpauth:/",
        "pypi-",
        "ghp_",
        "=",
        ":",
        "a=",
        "-",
        "a-",
        "a1-",
        "used ",
        "a1 (",
        "a1 used ",
        "\t✓",
        "1234 ",
        "\n",
        "a1\n",
        "a/",
        "a.b",
        "1-",
        "1/1/",
        "**",
        "“",
    ] {
        let started = Instant::now();
        let _whatever = reads(longest(unit), "google");
        // A thousand times what it takes, in a build that is not optimised.
        assert!(started.elapsed() < Duration::from_secs(2), "{unit:?}");
    }
}
