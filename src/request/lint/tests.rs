//! Every secret is found however it is spelled, and innocent text is let pass.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on should say where"
)]

use rand::RngExt;
use rand::SeedableRng;
use rand::rngs::StdRng;

use super::*;

mod addresses;
mod canaries;
mod commands;
mod detected;
mod edges;
mod innocent;
mod labels;
mod languages;
mod passwords;
mod random;
mod shapes;
mod telephones;

use canaries::Canary;

/// The rules that `text` breaks, each once for each hit.
fn rules(text: &str, audience: Audience) -> Vec<&'static str> {
    let hits = look(text, audience, &[], &[]);
    hits.iter().map(|hit| hit.rule.id).collect()
}

#[test]
fn every_canary_is_found_in_every_spelling() {
    let mut rng = StdRng::seed_from_u64(5);
    let mut missed = Vec::new();
    for kind in Canary::all() {
        for _ in 0..10 {
            let canary = kind.draw(&mut rng);
            for (spelling, text) in spellings(kind, &canary) {
                let found = rules(&text, Audience::Public);
                if !found.contains(&kind.rule) {
                    missed.push(format!(
                        "{} ({spelling}), but {found:?}:\n{text}",
                        kind.name
                    ));
                }
            }
        }
    }
    assert!(
        missed.is_empty(),
        "{} are missed:\n{}",
        missed.len(),
        missed.join("\n\n")
    );
}

/// The ways in which a frightened person pastes something.
fn spellings(kind: &Canary, canary: &str) -> Vec<(&'static str, String)> {
    let wide = |char: char| match char {
        '!'..='~' => char::from_u32(u32::from(char) + 0xfee0).unwrap_or(char),
        _ => char,
    };
    let half = canary.len() / 2;
    let half = (half..canary.len())
        .find(|&at| canary.is_char_boundary(at))
        .unwrap_or(half);
    let (head, tail) = canary.split_at(half);
    let mut spellings = vec![
        ("plain", canary.to_owned()),
        ("in a code block", format!("```\n{canary}\n```\n")),
        ("indented", format!("here:\n\n    {canary}\n")),
        ("quoted", format!("> {canary}\n")),
        ("quoted twice", format!("> > {canary}\n")),
        ("bold", format!("**{canary}**")),
        ("with wide letters", canary.chars().map(wide).collect()),
        (
            "with zero-width characters",
            format!("{head}\u{200b}{tail}\u{feff}"),
        ),
        ("with a soft hyphen", format!("{head}\u{ad}{tail}")),
        ("with windows line ends", format!("one\r\n{canary}\r\n")),
    ];
    // A header is one at the beginning of a line only.
    if kind.rule != "mail_header" {
        spellings.push((
            "in a sentence",
            format!("I found this: {canary} and nothing else."),
        ));
    }
    if kind.is_one_word {
        spellings.push(("in backticks", format!("it is `{canary}`.")));
        spellings.push(("between underscores", format!("_{canary}_")));
        spellings.push(("in quotes", format!("\"{canary}\",")));
        spellings.push(("in brackets", format!("({canary})")));
        spellings.push(("half bold", format!("{head}**{tail}**")));
    }
    if kind.is_known_broken {
        spellings.push(("broken", format!("{head}\n{tail}")));
        spellings.push(("broken in a quote", format!("> {head}\n> {tail}\n")));
        spellings.push(("broken as mail does", format!("{head}=\r\n{tail}")));
    }
    spellings
}

#[test]
fn innocent_text_is_let_pass() {
    let told = innocent::TEXTS.iter().flat_map(|text| {
        let hits = look(text, Audience::Public, &[], &[]).into_iter();
        hits.map(move |hit| {
            format!(
                "{} at {}:{} of\n{text}\n\n",
                hit.rule.id, hit.line, hit.column
            )
        })
    });
    let told: Vec<_> = told.collect();
    assert!(told.is_empty(), "{}", told.concat());
}

#[test]
fn a_canary_is_found_wherever_it_is_planted_and_told_where_it_stands() {
    let mut rng = StdRng::seed_from_u64(7);
    for kind in Canary::all() {
        for _ in 0..10 {
            let canary = kind.draw(&mut rng);
            let before = innocent::TEXTS[rng.random_range(0..innocent::TEXTS.len())];
            let after = innocent::TEXTS[rng.random_range(0..innocent::TEXTS.len())];
            let text = format!("{before}\n\n{canary}\n\n{after}\n");
            let line = before.split('\n').count() + 2;
            let hits = look(&text, Audience::Public, &[], &[]);
            let told: Vec<_> = hits.iter().map(|hit| (hit.rule.id, hit.line)).collect();
            let is_told = told.iter().any(|(rule, _)| *rule == kind.rule);
            assert!(is_told, "{} at {line}, but {told:?}:\n{text}", kind.name);
            let last = line + canary.matches('\n').count();
            assert!(
                told.iter().all(|(_, at)| (line..=last).contains(at)),
                "{told:?}:\n{text}"
            );
        }
    }
}

#[test]
fn a_place_is_given_in_characters_of_the_text_as_it_stands() {
    let token = format!("ghp{}{}", "_", "Ab3dEf6hIj9lMn2pQr5tUv8xYz1bCd4fGh7j");
    let text = format!("Grüße,\n\n\u{200b}>  **{token}**\n");
    let hits = look(&text, Audience::Private, &[], &[]);
    let places: Vec<_> = hits
        .iter()
        .map(|hit| (hit.rule.id, hit.line, hit.column))
        .collect();
    assert_eq!(places, [("github_token", 3, 7)]);
}

#[test]
fn a_stretch_is_told_once_and_by_the_most_specific_rule() {
    let token = format!(
        "pypi-{}{}",
        "AgEIcHlwaS5vcmc", "CJDAxMjM0NTY3LTg5YWItY2RlZi0wMTIz"
    );
    for text in [
        format!("https://__token__:{token}@upload.pypi.org/legacy/"),
        format!("Authorization: token {token}"),
        format!("password = {token}"),
        format!("my old password was {token}"),
        format!("https://example.org/?token={token}"),
    ] {
        assert_eq!(rules(&text, Audience::Public), ["pypi_token"], "{text}");
    }
}

#[test]
fn staff_may_read_addresses_and_numbers_and_nothing_else() {
    let text = "I am ada@example.net, +49 171 1234567.\nReceived: from mail.example.net by x\n";
    assert_eq!(rules(text, Audience::Private), [""; 0]);
    assert_eq!(
        rules(text, Audience::Public),
        ["email_address", "phone_number", "mail_header"]
    );
    let text = "my old password was hunter2, the account was created in 2014";
    assert_eq!(
        rules(text, Audience::Private),
        ["password", "creation_date_claim"]
    );
}

#[test]
fn addresses_of_the_service_are_allowed() {
    let text = "write to Help@Example.org or support@pypi.org";
    assert_eq!(rules(text, Audience::Public), ["email_address"]);
    assert!(look(text, Audience::Public, &["help@example.org"], &[]).is_empty());
}

#[test]
fn what_doorkey_keeps_is_found_however_it_is_spelled() {
    let known = ["0000111122223333", "wxyz-12", "Tr0ub4dor&3", "short"];
    let known = known.map(|secret| Secret::new(secret.as_bytes().to_vec()));
    for text in [
        "0000111122223333",
        "it was 0000 1111 2222 3333.",
        "0000-1111-2222\n> 3333",
        "`00001111``22223333`",
        "００００１１１１２２２２３３３３",
        "x0000111122223333y",
        "WXYZ12",
        "wx yz 12",
        "(w-x-y-z-1-2)",
        "TR0UB4DOR3",
        "Tr0ub4dor &3",
    ] {
        let hits = look(text, Audience::Private, &[], &known);
        let told: Vec<_> = hits.iter().map(|hit| hit.rule.id).collect();
        assert_eq!(told, ["kept_secret"], "{text}");
    }
    for text in ["short", "wxyz123", "awxyz12", "0000111122223332"] {
        let hits = look(text, Audience::Private, &[], &known);
        assert!(
            hits.iter().all(|hit| hit.rule.id != "kept_secret"),
            "{text}"
        );
    }
}

#[test]
fn twice_the_text_is_twice_the_work() {
    let token = format!("ghp{}", "_");
    for piece in [
        "a",
        " ",
        "\n",
        "@",
        "a@",
        "(",
        "(0",
        "(at)",
        "pypi-",
        "AgE",
        &token,
        "eyJ",
        "eyJa.",
        "-----BEGIN PRIVATE KEY-----\n",
        "-----BEGIN ",
        "-",
        "otpauth://",
        "otpauth://secret=",
        "password ",
        "password: ",
        "password:",
        "(password:)",
        "password:\n",
        "password? ",
        "password (",
        "password <",
        "password. it was ",
        "password is a1b2c or ",
        "password either a1b2c or ",
        "password|",
        "password,",
        "x,password\na,b1c2d3\n",
        "my password",
        "as my password ",
        "пароль ",
        "密码",
        "密码是",
        "contraseña a b c ",
        "login a password b1c2d ",
        "-u a -p b1c2d ",
        "--password ",
        "echo a | ",
        "auth=(",
        "&#0",
        "&#64;",
        "a%40",
        " at ",
        "a at gmail.com ",
        "a_at_",
        "a dot ",
        "wa.me/",
        "tel:",
        "手机1",
        "token ",
        "NPM_TOKEN=",
        "origin/",
        "hooks.a/",
        "signed up for ",
        "in 83af75d865cc ",
        "key abcd ",
        "e\u{301}",
        "password '",
        "password:.",
        "my password is ",
        "1234 ",
        "1234 5678\n",
        "account created ",
        "0 ",
        "+1",
        "a1",
        "?token=",
        "https://",
        "https://a:",
        "cookie:",
        "A3F7 ",
        ">",
        "> ",
        "*",
        "`",
        "\u{200b}",
        "\u{ff21}",
        "\u{fdfa}",
        "abcdefghijklmnopqrstuvwxyz0123456789",
    ] {
        let work = |length: usize| {
            let text = piece.repeat(length / piece.len());
            let _taken = view::work::taken();
            let hits = look(&text, Audience::Public, &[], &[]);
            assert!(hits.len() <= text.len());
            view::work::taken()
        };
        let (once, twice) = (work(8_000), work(16_000));
        assert!(twice < once * 5 / 2, "{piece:?}: {once} and {twice}");
        assert!(twice < 16_000 * 1_000, "{piece:?}: {twice}");
    }
}

#[test]
fn hits_stand_inside_any_text() {
    let mut rng = StdRng::seed_from_u64(11);
    let pieces = [
        "pypi-AgE",
        "\n",
        " ",
        "@",
        ".",
        "a",
        "1",
        "é",
        "\u{200b}",
        "> ",
        "**",
        "password: ",
        "otpauth://",
        "secret=",
        "-----BEGIN",
        "PRIVATE KEY",
        "-----END",
        "eyJ",
        "://",
        "?token=",
        "created ",
        "account ",
        "2014",
        "+49 ",
        "(at)",
        "0123456789abcdef",
        "\r\n",
        "=",
        "Ａ",
        "1234 5678",
        "\u{1d400}",
        "ﬁ",
        "AKIA",
        "\"",
        "`",
        "<",
        ":AA",
        "12345678",
    ];
    for _ in 0..1_000 {
        let length = rng.random_range(0..30);
        let text: String = (0..length)
            .map(|_| pieces[rng.random_range(0..pieces.len())])
            .collect();
        let lines: Vec<_> = text.split('\n').collect();
        for hit in look(&text, Audience::Public, &[], &[]) {
            let Some(line) = lines.get(hit.line - 1) else {
                panic!("{hit:?} in {text:?}")
            };
            assert!(
                (1..=line.chars().count()).contains(&hit.column),
                "{hit:?} in {text:?}"
            );
        }
    }
}

#[test]
fn rules_say_what_it_costs_and_what_to_do() {
    for (at, rule) in rules::RULES.iter().enumerate() {
        assert!(rules::RULES[..at].iter().all(|other| other.id != rule.id));
        assert!(
            rule.cost.len() > 60 && rule.cost.len() < 240 && rule.cost.ends_with('.'),
            "{}",
            rule.id
        );
        assert!(
            rule.id
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        );
        assert!(!rule.title.is_empty() && !rule.title.ends_with('.'));
    }
}
