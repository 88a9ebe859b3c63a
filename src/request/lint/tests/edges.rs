//! Where what a finder looks for begins and ends: what is just enough is found, and what just is not is let pass.

use super::super::Audience;
use super::super::found::Found;
use super::super::look;
use super::super::rules::HIGH_ENTROPY;
use super::super::rules::PASSWORD;
use super::super::view::View;
use crate::secret::Secret;

/// Whether each line of `found` breaks the rule `id`, and none of `passed` does.
pub(super) fn tells(id: &str, found: &[&str], passed: &[&str]) {
    let is_told = |text: &str| {
        let hits = look(text, Audience::Public, &[], &[]);
        hits.iter().any(|hit| hit.rule.id == id)
    };
    let missed: Vec<_> = found.iter().filter(|text| !is_told(text)).collect();
    let wrong: Vec<_> = passed.iter().filter(|text| is_told(text)).collect();
    assert!(missed.is_empty(), "no {id} in {missed:?}");
    assert!(wrong.is_empty(), "{id} in {wrong:?}");
}

/// The places at which the rule `id` is broken: lines and columns.
pub(super) fn places(id: &str, text: &str) -> Vec<(usize, usize)> {
    let hits = look(text, Audience::Public, &[], &[]);
    let hits = hits.iter().filter(|hit| hit.rule.id == id);
    hits.map(|hit| (hit.line, hit.column)).collect()
}

#[test]
fn a_line_of_a_mails_head_has_the_value_of_one() {
    tells(
        "mail_header",
        &[
            "Received: from mx.example.org",
            "Received: by mx.example.org",
            "Received: (qmail 7 invoked)",
            "> received:from mx.example.org",
            "Message-ID: <7@mx>",
            "Return-Path: <>",
            "In-Reply-To:<7@mx>",
            "Delivered-To: x",
        ],
        &[
            "Received: nothing",
            "Message-ID: unknown",
            "Return-Path: none",
            "Delivered-To:",
            "Delivered-To: ",
            "I read that Received: from mx is a header",
        ],
    );
}

#[test]
fn a_header_with_a_session_has_a_value_of_eight_characters() {
    tells(
        "session_header",
        &[
            "Cookie: sid=abcdefgh",
            "cookie:sid=abcdefgh; path=/",
            "Set-Cookie: a=\u{200b}12345678",
            "Authorization: Bearer abcdefg1",
            "x-api-key:abcdefg1",
            "curl -H 'x-auth-token: abcdefg1' https://example.org",
        ],
        &[
            "Cookie: sid=abcdefg",
            "Cookie: a=1234567; b",
            "Cookie: abcdefgh1",
            "mycookie: sid=abcdefgh",
            "Authorization: Bearer abcdefgh",
            "Authorization: Bearer abcdef1",
            "x-api-key:abcdef1",
        ],
    );
    assert_eq!(
        places("session_header", "  > curl 'Cookie: a=abcdefgh'"),
        [(1, 11)]
    );
}

/// Looks random, and may stand inside a key.
pub(super) const DRAWN: &str = "Ab3dEf6hIj9lMn2pQr5tUv8xYz1bCd4fGh7jKl0nOp3rSt6vWx9zAb2dEf5hIj8l";

/// Every hit: its rule and its line.
pub(super) fn hits(text: &str) -> Vec<(&'static str, usize)> {
    let hits = look(text, Audience::Public, &[], &[]);
    hits.iter().map(|hit| (hit.rule.id, hit.line)).collect()
}

#[test]
fn a_private_key_goes_on_to_its_end_and_no_further() {
    let begin = format!("-----BEGIN {} KEY-----", "PRIVATE");
    let end = format!("-----END {} KEY-----", "PRIVATE");
    // Empty lines between, or the view of joined lines has all of it in one.
    for (text, expected) in [
        (
            format!("{begin}\n\n{DRAWN}\n\n{DRAWN}\n\n{end}\n\n{DRAWN}"),
            vec![("private_key", 1), ("high_entropy", 9)],
        ),
        (
            format!("{begin}\n\nProc-Type: 4,ENCRYPTED\n\n{DRAWN}\n\n{end}\n\n{DRAWN}"),
            vec![("private_key", 1), ("high_entropy", 9)],
        ),
        (
            format!("{begin}\n\n{DRAWN}\n\nthe rest is lost: sorry\n\n{DRAWN}"),
            vec![("private_key", 1), ("high_entropy", 7)],
        ),
        (
            format!("{begin}\n\n{}: x\n\n{DRAWN}", "a".repeat(23)),
            vec![("private_key", 1)],
        ),
        (
            format!("{begin}\n\n{}: x\n\n{DRAWN}", "a".repeat(24)),
            vec![("private_key", 1), ("high_entropy", 5)],
        ),
        (
            format!("> {begin}\n>\n> {DRAWN}\n>\n> {end}\n\n{DRAWN}"),
            vec![("private_key", 1), ("high_entropy", 7)],
        ),
    ] {
        assert_eq!(hits(&text), expected, "{text}");
    }
}

#[test]
fn what_follows_a_public_key_is_looked_at_again() {
    let (begin, end) = ("-----BEGIN PUBLIC KEY-----", "-----END PUBLIC KEY-----");
    for (text, line) in [
        (format!("{begin}\n{DRAWN}\n{end}\n{DRAWN}"), 4),
        (format!("{begin}\nVersion: 1\n\n{DRAWN}\n{end}\n{DRAWN}"), 6),
        (format!("{begin}\n{DRAWN}\nand so on\n{DRAWN}"), 4),
        (format!("{begin}\n{DRAWN}\nand my token: {DRAWN}"), 3),
    ] {
        assert_eq!(hits(&text), [("high_entropy", line)], "{text}");
    }
}

#[test]
fn an_enrolment_is_a_link_with_a_secret_of_eight_characters() {
    tells(
        "otpauth_uri",
        &[
            "otpauth://totp/a?secret=ABCDEFGH",
            "OTPAUTH://TOTP/a%20b?issuer=x&SECRET=ABCDEFGH",
            "otpauth%3A%2F%2Ftotp%2Fa%3Fsecret%3DABCDEFGH",
            "otpauth-migration://offline?data=ABCDEFGH",
            "a.png?chl=otpauth://totp/ada lovelace?secret=ABCDEFGH",
        ],
        &[
            "otpauth://totp/a?secret=ABCDEFG",
            "otpauth links have a secret=ABCDEFGH",
            "my notes: secret=ABCDEFGH",
        ],
    );
}

#[test]
fn a_link_with_a_login_is_a_key_unless_something_stands_in_for_it() {
    tells(
        "secret_link",
        &[
            "https://ada:h2@example.org",
            "https://ada:h2@example.org/x?y",
            "https://aB3dE6hI9kLm2Np5@example.org/x",
        ],
        &[
            "https://ada@example.org",
            "https://ada:aaaa@example.org",
            "https://ada:$PASS1@example.org",
            "https://ada:{pass1}@example.org",
            "https://ada:abc1...@example.org",
            "https://ada:yourpassw0rd@example.org",
            "https://ada:xxx1@example.org",
            "https://ada:redacted@example.org",
            "https://aB3dE6hI9kLm2Np@example.org/x",
            "https://ada-lovelace-of-london@example.org/x",
            "https://example.org/a:b2@c",
        ],
    );
    assert_eq!(
        places("secret_link", "see (\"https://ada:h2@example.org\") there"),
        [(1, 7)]
    );
}

#[test]
fn a_link_with_a_key_behind_a_door_or_a_name_is_one() {
    tells(
        "secret_link",
        &[
            "https://example.org/confirm/aB3dE6hI9kLm2Np5Qr8s",
            "https://example.org/a/reset-it/b/aB3dE6hI9kLm2Np5Qr8s",
            "https://example.org/?token=abc123",
            "https://example.org/?token=abcdefghijklmnop",
            "https://example.org/?a=1&access_token=abc123#x",
            "/cb?code=abc123",
        ],
        &[
            "https://example.org/confirm/aB3dE6hI9kLm2Np5Qr8",
            "https://example.org/aB3dE6hI9kLm2Np5Qr8s/confirm",
            "https://example.org/reset/how-to-reset-a-password-that-was-lost",
            "https://example.org/?token=abc12",
            "https://example.org/?token=abcdefghijklmno",
            "https://example.org/?token=111111",
            "https://example.org/?page=abc123",
            "why?token=abc123",
        ],
    );
}

#[test]
fn a_mail_that_breaks_a_link_or_a_code_hides_neither() {
    tells(
        "otpauth_uri",
        &["otpauth://totp/a?sec=\r\nret=ABCDEFGHIJ"],
        &["otpauth://totp/a?sec \n\nret=ABCDEFGHIJ"],
    );
    tells(
        "recovery_code",
        &["> 0f3a9\n> b2c7d1e4f60", "0f3a9=\r\nb2c7d1e4f60"],
        &["0f3a9\n\nb2c7d1e4f60", "00003\nb2c7d1e4f60"],
    );
}

#[test]
fn every_known_secret_is_told_where_it_stands() {
    let known = [
        "wxyz-1234",
        "abcd-5678",
        "abcd-56789-ef",
        "klmno12345",
        "pqrst1234",
        "𠀀𠀁𠀂𠀃𠀄𠀅",
    ];
    let known = known.map(|secret| Secret::new(secret.as_bytes().to_vec()));
    let places = |text: &str| -> Vec<_> {
        let hits = look(text, Audience::Private, &[], &known);
        let hits = hits.iter().filter(|hit| hit.rule.id == "kept_secret");
        hits.map(|hit| (hit.line, hit.column)).collect()
    };
    for (text, expected) in [
        // Of one length, of one beginning, and one behind the other.
        ("a b: wxyz1234 abcd5678", vec![(1, 6), (1, 15)]),
        (
            "abcd 5678 wxyz-1234\nabcd56789ef",
            vec![(1, 1), (1, 11), (2, 1)],
        ),
        ("and (WXYZ 1234) or abcd-5678", vec![(1, 6), (1, 20)]),
        // Ten are sure wherever they stand, nine are a word of their own.
        ("xklmno12345y", vec![(1, 2)]),
        ("xpqrst1234", vec![]),
        ("pqrst1234y", vec![]),
        ("é pqrst1234", vec![(1, 3)]),
        ("é 𠀀𠀁𠀂 𠀃𠀄𠀅", vec![(1, 3)]),
        ("abcd567", vec![]),
    ] {
        assert_eq!(places(text), expected, "{text}");
    }
}

#[test]
fn stretches_that_share_a_character_are_one_and_neighbours_are_two() {
    let text = "ab\ncdefg";
    let view = View::plain(text);
    for (begin, expected) in [(4, vec![(1, 2)]), (5, vec![(1, 2), (2, 3)])] {
        let mut found = Found::default();
        found.add(&view, begin, 8, &HIGH_ENTROPY);
        found.add(&view, 1, 5, &PASSWORD);
        found.add(&view, 3, 3, &PASSWORD);
        let hits = found.into_hits(text);
        let places: Vec<_> = hits.iter().map(|hit| (hit.line, hit.column)).collect();
        assert_eq!(places, expected);
        assert_eq!(hits.first().map(|hit| hit.rule.id), Some("password"));
    }
}

#[test]
fn a_secret_in_groups_of_four_has_digits_in_two_of_them() {
    tells(
        "totp_secret",
        &["MZXW-6YTB-OI2Q-GEZD-NBSW"],
        &["MZXW-6YTB-OIAQ-GEZD-NBSW"],
    );
}

#[test]
fn a_word_that_is_given_as_a_password_stands_alone() {
    tells(
        "password",
        &["Password: xkcdstyle", "Password: \"xkcdstyle\" and more"],
        &["Password: xkcdstyle and nothing else"],
    );
}
