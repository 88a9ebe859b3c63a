//! The shapes by which secrets are told, each with its neighbour that is none.

use super::edges::DRAWN;
use super::edges::hits;
use super::edges::places;
use super::edges::tells;
use crate::text::is_unseen;

#[test]
fn a_mail_address_has_a_name_and_a_domain() {
    tells(
        "email_address",
        &[
            "ada@example.net",
            "write to <ada.b+c%d@mail.example.net>.",
            "ada@example.net:org/x",
            "git@example.net: hello",
            "git@example.net:",
            "ada@vx.example",
            "ada@x1.example",
            "https://example.net/ada@example.net",
            "***ada@example.net***",
            "**ada@example.net**",
            "ada@b-c.example-",
            "ada@exämple.näme",
        ],
        &[
            "@example.net",
            "+@example.net",
            "ada@",
            "ada@example",
            "ada@.net",
            "ada@example.n",
            "ada@example.n3t",
            "ada@v1.example",
            "https://ada@example.net",
            "<https://ada@example.net>",
            "git@example.net:org/x",
            "a***@example.net",
            "a***a@example.net",
            "a*a@example.net",
        ],
    );
    assert_eq!(places("email_address", "to ..ada@example.net"), [(1, 6)]);
    assert_eq!(
        places("email_address", "a@b.example, c@d.example"),
        [(1, 1), (1, 14)]
    );
}

#[test]
fn a_mail_address_that_is_spelled_out_is_one() {
    tells(
        "email_address",
        &[
            "ada (at) example.org",
            "ada [at] example [dot] org",
            "ada{AT}example.org",
            "ada <at>  example",
        ],
        &[
            "(at) example.org",
            "   (at) example.org",
            "ada (at)",
            "ada (at) (the office)",
            "ada (a) example.org",
        ],
    );
    assert_eq!(
        places(
            "email_address",
            "I am ada-b  (at) example.org, c (at) d.org"
        ),
        [(1, 6), (1, 31)]
    );
}

#[test]
fn a_telephone_number_is_international_or_cut_like_one_or_called_one() {
    tells(
        "phone_number",
        &[
            "+49 171123",
            "+4917112345",
            "+1 (212) 555-0123",
            "+123456789012 345",
            "212-555-0123",
            "(212) 555-0123",
            "1 212 555 0123",
            "_212-555-0123_",
            "212-555-0123- or so",
            "030 123456",
            "0211 23 45 67",
            "call 5551234",
            "my telephone is 555 1234",
            "WhatsApp: 5551234",
        ],
        &[
            "+49 17112",
            "+123456789",
            "+1234567890123 456",
            "212-555-012",
            "2120-555-0123",
            "212  -555-0123",
            "x212-555-0123",
            "7-212-555-0123-x",
            "212-555-0123-x",
            "212-555-0123x",
            "#212-555-0123",
            "030 12345",
            "0301234567",
            "030 1 234567",
            "030.1234567",
            "130 1234567",
            "555 1234",
            "recall 5551234",
            "call 555123",
            "call 2014-05-17 12",
            "call 01.02.2014 12",
            "call 17.05.2014 12",
            "call 978 3161484",
            "call in case of trouble or need 5551234",
        ],
    );
    assert_eq!(
        places("phone_number", "both 212-555-0123, 212-555-0124"),
        [(1, 6), (1, 20)]
    );
}

#[test]
fn when_an_account_was_created_is_said_in_one_sentence() {
    tells(
        "creation_date_claim",
        &[
            "my account was created in 2014",
            "account a b c created in 1999",
            "created a b account in 2014",
            "registered a b c d e f 2014",
            "I signed up in 2014",
            "registered on 3/4",
            "registered on 12.5. or so",
            "registered in may 5",
            "registered on 5 may",
            "registered in Sept 5",
            "registered in december, 2",
            "project a b c registered in 2014",
            "my project. I registered in 2014",
            "registered a b c project 2014",
        ],
        &[
            "it was created in 2014",
            "account a b c d created in 2014",
            "created a b c account in 2014",
            "my account. It was created in 2014",
            "registered a b c d e f g 2014",
            "registered. In 2014",
            "registered?\nIn 2014",
            "registered\n\nin 2014",
            "I signed in 2014",
            "registered 20145",
            "registered 1899",
            "registered on 123/4",
            "registered on 3 / 4",
            "registered on 3/x",
            "registered in may",
            "registered in mayor 5",
            "registered in ma 5",
            "project a b registered in 2014",
            "registered a b project 2014",
            &format!("registered{}in 2014", " ".repeat(201)),
        ],
    );
    // From the account or the verb on, whichever stands first.
    assert_eq!(
        places("creation_date_claim", "so the account was created in 2014"),
        [(1, 8)]
    );
    assert_eq!(
        places("creation_date_claim", "I created the account in 2014"),
        [(1, 3)]
    );
}

#[test]
fn a_recovery_code_is_of_a_shape_of_its_own() {
    tells(
        "recovery_code",
        &[
            "0f3a9b2c7d1e4f60",
            ".0f3a9b2c7d1e4f60.",
            "it=0f3a9b2c7d1e4f60",
            "0f3a9b2c7d1e",
            "0f3a9b2c-7d1e4f60",
            "0f3a9b-2c7d1e",
            "0f3a9-b2c7d",
            "0f3a-9b2c-aaaa",
            "0f3a-aaaa-bbbb-vvvv",
            "7K4XWQ9TRB",
            "1234 5678",
            "0f3a9 b2c7d",
            "0f3a9b2c  7d1e4f60",
            "0f3a vvvv 1a2b ffff",
        ],
        &[
            "0000ab2c7d1e4f60",
            "0f3a9b2c7d1e4f6",
            "0f3a9b2c7d1e4",
            "0f3a9b2c7d1",
            "123456789012",
            "abcdefabcdef",
            "0f3a9b2c-7d1e4f6",
            "0f3a9b-2c7d1",
            "123456-789012",
            "0f3a-9b2-aaaa",
            "0f3a-bbbb-aaaa",
            "0f3a-9B2C-aaaa",
            "aaaa-aaaa-bbbb-vvvv",
            "0f3a-aaaa-bbbb-wwww",
            "py38-py39-py31-py32",
            "RELEASE234",
            "PRQ7STVWXY",
            "7k4xwq9trb",
            "1984 5678",
            "1234     5678",
            "0f3a9 bbbbb",
            "0f3a9 g2c7d",
            "0f3a vvvv aaaa ffff",
            "0f3a Vvvv 1a2b ffff",
            "https://example.org/?a=0f3a9b2c7d1e4f60",
        ],
    );
    assert_eq!(
        places("recovery_code", "one _0f3a9b2c7d1e_, 1234 5678 4321 8765"),
        [(1, 6), (1, 21), (1, 31)]
    );
}

#[test]
fn what_may_be_a_commit_is_a_code_where_nothing_calls_it_another_thing() {
    tells(
        "recovery_code",
        &[
            "commit a b c 0f3a9b2c7d1e",
            "code commit 0f3a9b2c7d1e",
            "codes:\n\ncommit 0f3a9b2c7d1e",
        ],
        &["commit a b 0f3a9b2c7d1e", "Image: 0f3a9b2c7d1e4f60"],
    );
}

#[test]
fn what_may_be_a_date_is_a_code_where_it_is_called_one_or_in_a_list() {
    tells(
        "recovery_code",
        &[
            "code a b c 12345678",
            "code 12345-67890",
            "code 0f3a9b2c7d",
            "code a1b2c3d4",
            "code 1234-5678",
            "code a1b2-c3d4",
            "code 18991231",
            "code 20141317",
            "code 20140017",
            "code 20140532",
            "code 20140500",
            "my codes:\n12345678",
            "my codes\n\n12345678",
            "one two three four five codes\n12345678",
            "one two three four five six codes: \n12345678",
            "12345678\n87654321",
            "1. 12345678\n2. 87654321",
            "- [x] 12345678 used\n- [ ] 87654321 unused",
            "12345678 87654321",
        ],
        &[
            "12345678",
            "code a b c d 12345678",
            "code id 12345678",
            "code a1b2c3d",
            "code deadbeef",
            "code dead-beef",
            "code 1234-567",
            "code 20140101",
            "code 19991231",
            "codes\nnothing\n12345678",
            "one two three four five six codes\n12345678",
            "codes 0f3a9b2c7d1e4f6\n\n\n20140517",
            "12345678\nand\n87654321",
            "1. 12345678 yes\n2. 87654321 no",
            "1234 12345678\n1234 87654321",
        ],
    );
    assert_eq!(
        places("recovery_code", "12345678 a\n12345678\n 87654321\nend"),
        [(2, 1), (3, 2)]
    );
}

#[test]
fn a_secret_of_an_authenticator_has_sixteen_characters_that_no_word_has() {
    tells(
        "totp_secret",
        &[
            "MZXW6YTBOI2QGEZD",
            "mzxw6ytboi2qgezd",
            "MZXWHYTBOILQGEZD",
            "MZXW-6YTB-OI2Q-GEZD",
            "MZXW 6YTB OIAQ GEZD",
            "mzxw 6ytb oi2q gezd",
            "MZXW 6YTB OI2Q GEZD NBSW",
        ],
        &[
            "MZXW6YTBOI2QGEZ",
            "MZXW6YTBOI1QGEZD",
            "Mzxw6ytboi2qgezd",
            "MYAUTOMATEDREPOS",
            "mzxw6ytboihqgezd",
            "MZMZ6MZMZ2MZMZMZ",
            "MZXW-6YTB-OIAQ-GEZD",
            "MZXW AYTB OIAQ GEZD",
            "mzxw 6ytb oiaq gezd",
        ],
    );
}

#[test]
fn what_looks_drawn_has_twenty_characters_and_nothing_that_says_what_it_is() {
    tells(
        "high_entropy",
        &[
            "Ab3dEf6hIj9lMn2pQr5t",
            "name=Ab3dEf6hIj9lMn2pQr5t==",
            "x:Ab3dEf6hIj9lMn2pQr5t.y",
            "some-Ab3dEf6hIj9lMn2p-thing",
            "0f3a9b2c7d1e4f608a5b",
            "my token: 0f3a9b2c7d1e4f608a5b0f3a9b2c7d1e",
            "secret = 0f3a9b2c7d1e4f608a5b0f3a9b2c7d1e",
            "my token 0f3a9b2c7d1e4f608a5b0f3a9b2c7d1e",
            "a.b/Ab3dEf6hIj9lMn2pQr5t",
            "example/Ab3dEf6hIj9lMn2pQr5t",
            "(ex_ample.org/Ab3dEf6hIj9lMn2pQr5t)",
        ],
        &[
            "Ab3dEf6hIj9lMn2pQr5",
            "0f3a9b2c7d1e4f608a5",
            "01234567890123456789",
            "my token id 0f3a9b2c7d1e4f608a5b0f3a9b2c7d1e",
            "digest: 0f3a9b2c7d1e4f608a5b0f3a9b2c7d1e",
            "sha256:Ab3dEf6hIj9lMn2pQr5t",
            "SHA256:Ab3dEf6hIj9lMn2pQr5t",
            "sha384-Ab3dEf6hIj9lMn2pQr5t",
            "sha512=Ab3dEf6hIj9lMn2pQr5t",
            "AAAAB3NzaC1Ab3dEf6hIj9lMn2pQr5t",
            "0b5c7d2e-1234-4abc-9def-0123456789ab",
            "v1.2-g0f3a9b2c7d1e4f60-dirty-tree",
            "/Ab3dEf6hIj9lMn2pQr5t",
            "./Ab3dEf6hIj9lMn2pQr5t",
            "../Ab3dEf6hIj9lMn2pQr5t",
            "~/Ab3dEf6hIj9lMn2pQr5t",
            "www.Ab3dEf6hIj9lMn2pQr5t",
            "x://Ab3dEf6hIj9lMn2pQr5t",
            "Ab3dEf6hIj9lMn2pQr5t.py",
            "Ab3dEf6hIj9lMn2pQr5t.log:",
            "a.io/Ab3dEf6hIj9lMn2pQr5t",
            "do-cs.example.org/Ab3dEf6hIj9lMn2pQr5t",
        ],
    );
}

#[test]
fn a_made_password_has_all_kinds_of_characters_and_two_marks() {
    tells(
        "high_entropy",
        &["aB3$xY7!kL9p", "aB3-$xY7_!kL9.p", "a1B!c2D#e3F4"],
        &[
            "aB3$xY7!kL9",
            "aB3$xY7xkL9p",
            "ab3$xy7!kl9p",
            "AB3$XY7!KL9P",
            "aBc$xYz!kLmp",
            "abcd$Efgh!ijk1lmn",
            "aB3$xY7!kL9p:",
            "aB3$xY7!kL9pé",
        ],
    );
}

#[test]
fn an_aws_secret_is_called_one() {
    for label in [
        "aws_secret_access_key = ",
        "AWS secret ",
        "SecretAccessKey: ",
    ] {
        let text = format!("{label}Ab3dEf6hIj9lMn2pQr5tUv8xYz1bCd4fGh7jKl0n");
        assert_eq!(hits(&text), [("aws_key", 1)], "{text}");
    }
}

/// A token in two parts, so that it does not stand in this repository.
fn token(head: &str, length: usize) -> String {
    format!("{head}{}", DRAWN.get(..length).unwrap_or(DRAWN))
}

#[test]
fn a_token_is_as_long_as_its_makers_make_it_at_least() {
    let github = format!("ghp{}", '_');
    let jwt = format!("ey{}", 'J');
    let telegram = |digits: usize, rest: usize| {
        let digits = "1234567890123".get(..digits).unwrap_or_default();
        token(&format!("{digits}:{}", "AA"), rest)
    };
    let discord = |number: usize, moment: usize, rest: usize| {
        let rest = token("", rest);
        format!("{}.{}.{rest}", token("M", number - 1), token("", moment))
    };
    let mailchimp = |center: &str| format!("0f3a9b2c7d1e4f608a5b0f3a9b2c7d1e-us{center}");
    let twilio = |rest: &str| format!("SK0f3a9b2c7d1e4f608a5b0f3a9b2c7d{rest}");
    let age = |length| token(&format!("age-secret-{}", "key-1"), length);
    let aws = |head: &str, rest: &str| format!("{head}{rest}");
    for (rule, found, passed) in [
        ("github_token", token(&github, 16), token(&github, 15)),
        (
            "github_token",
            token(&format!(" {github}"), 16),
            token(&format!("x{github}"), 16),
        ),
        (
            "json_web_token",
            format!("{}.{}", token(&jwt, 9), token("", 8)),
            format!("{}.{}", token(&jwt, 8), token("", 8)),
        ),
        (
            "json_web_token",
            format!("{}.{}", token(&jwt, 60), token("", 60)),
            format!("{}.{}", token(&jwt, 9), token("", 7)),
        ),
        ("api_token", telegram(8, 30), telegram(7, 30)),
        ("api_token", telegram(10, 33), telegram(11, 33)),
        ("api_token", telegram(9, 30), telegram(9, 29)),
        ("api_token", discord(23, 6, 27), discord(22, 6, 27)),
        ("api_token", discord(28, 6, 38), discord(29, 6, 38)),
        ("api_token", discord(24, 6, 27), discord(24, 5, 27)),
        ("api_token", discord(26, 6, 27), discord(26, 6, 26)),
        ("api_token", mailchimp("1"), mailchimp("")),
        ("api_token", mailchimp("12"), mailchimp("12x")),
        ("api_token", twilio("1e"), twilio("1")),
        ("api_token", twilio("1e."), twilio("1ex")),
        ("private_key", age(16), age(15)),
        (
            "aws_key",
            aws("AKIA", "Q3EGRQ7LXZ2NUKWJ"),
            aws("AKIA", "Q3EGRQ7LXZ2NUKW"),
        ),
        (
            "aws_key",
            aws("ASIA", "Q3EGRQ7LXZ2NUKWJ"),
            aws("ASIA", "Q3EGRQ7LXZ2NUKWJ7"),
        ),
        (
            "aws_key",
            aws("AKIA", "Q3EGRQ7LXZ2NUKWJ"),
            aws("AKIA", "Q3EGRQ7LXEXAMPLE"),
        ),
    ] {
        tells(rule, &[&found], &[&passed]);
    }
}

#[test]
fn a_token_is_told_once_and_the_next_one_too() {
    let text = format!("ghp{}Ab3dEf6hIj9lMn2p ghp{}Qr5tUv8xYz1bCd4f", '_', '_');
    assert_eq!(places("github_token", &text), [(1, 1), (1, 22)]);
}

#[test]
fn a_password_is_what_is_handed_over_as_one() {
    tells(
        "password",
        &[
            "password: x1y",
            "password: 1234",
            "password = 'a b'",
            "password \"hunter2\" works",
            "the password for pypi was hunter2",
            "my old password was dragon and it worked",
            "my previous password was dragon.",
            "the password was draGon.",
            "<password>hunter2</password>",
            "password: a!b",
            "password: \"xkcdstyle\"",
        ],
        &[
            "password: x1",
            "password: 123",
            "password: 1984",
            "password: 12-34",
            "the password was 1234",
            "password: 12-character",
            "my old password was dragon that worked",
            "the password was dragon.",
            "password: xxx1",
            "password: <y0urs>",
            "password: MY_PASS",
            "password: a1...b",
            "password: rejected",
            "mypassword: x1y",
            "passwordx: x1y",
        ],
    );
    assert_eq!(
        places("password", "password: a1b, password: c2d"),
        [(1, 1), (1, 16)]
    );
}

#[test]
fn what_nobody_sees_hides_nothing() {
    let token = |between: &str| format!("ghp{}Ab3dEf6h{between}Ij9lMn2pQr5t", '_');
    for unseen in [
        '\u{ad}',
        '\u{34f}',
        '\u{61c}',
        '\u{115f}',
        '\u{1160}',
        '\u{17b4}',
        '\u{17b5}',
        '\u{180b}',
        '\u{180f}',
        '\u{200b}',
        '\u{200f}',
        '\u{202a}',
        '\u{202e}',
        '\u{2060}',
        '\u{206f}',
        '\u{3164}',
        '\u{fe00}',
        '\u{fe0f}',
        '\u{feff}',
        '\u{ffa0}',
        '\u{e0000}',
        '\u{e0fff}',
    ] {
        let text = token(&unseen.to_string());
        assert_eq!(hits(&text), [("github_token", 1)], "{unseen:?}");
    }
    for escaped in [
        "github\\_pat\\_Ab3dEf6hIj9lMn2pQr5t",
        "github_pat_Ab3dEf6h**Ij9lMn2p**Qr5t",
    ] {
        assert_eq!(hits(escaped), [("github_token", 1)], "{escaped}");
    }
}

#[test]
fn marks_of_print_are_read_as_those_of_the_keyboard() {
    tells(
        "recovery_code",
        &[
            "0f3a9\u{2010}b2c7d",
            "0f3a9\u{2015}b2c7d",
            "0f3a9\u{2212}b2c7d",
            "1234\u{2028}5678",
            "1234\u{85}5678",
            "1234\u{a0}5678",
        ],
        &["0f3a9\u{2016}b2c7d", "1234\u{e9}5678"],
    );
    tells(
        "password",
        &[
            "password \u{201c}hunter2\u{201d} works",
            "password \u{2018}hunter2\u{2019} works",
        ],
        &["password \u{201e}dragon\u{201e} works"],
    );
    // A character that stands for a phrase makes no text grow, and one that stands for a few is read as those.
    tells(
        "recovery_code",
        &["\u{bd} 1234 5678", "\u{2460}2345678\n87654321"],
        &["\u{fdfa}1234 5678"],
    );
}

#[test]
fn a_quoted_password_may_have_no_letters_and_one_letter_is_enough_among_digits() {
    tells(
        "password",
        &[
            "password: \"12_34\"",
            "password: \"__1__\"",
            "password: 1234x",
            "password: 'dragon'",
        ],
        &["password: \"_____\"", "password: \"aaaaa\""],
    );
}

#[test]
fn what_stands_for_a_password_is_none() {
    tells(
        "password",
        &["password: \"Pass1word\""],
        &[
            "password: \"<Pass1word>\"",
            "password: \"$Pass1word\"",
            "password: \"{Pass1word}\"",
            "password: \"[Pass1word]\"",
            "password: \"%Pass1word%\"",
            "password: \"(Pass1word)\"",
            "password: \"/Pass1word\"",
            "password: \"-Pass1word\"",
            "password: \"PYPI_PASSWORD\"",
            "password: \"a1://word\"",
            "password: \"Pass...1word\"",
            "password: \"Pass1xxx\"",
            "password: \"Redacted1\"",
            "password: \"secrets.PASS1\"",
            "password: \"os.environ1\"",
        ],
    );
}

#[test]
fn a_secret_in_base_32_has_six_different_characters_and_changes_its_kind() {
    tells(
        "totp_secret",
        &["G2H3J4G2H3J4G2H3", "GAHE3OKULAMENI23"],
        &["G2H3JG2H3JG2H3J2", "GAHEJOKULAMENI23"],
    );
}

#[test]
fn the_fingerprint_of_a_key_is_ten_groups_and_what_follows_is_judged_by_itself() {
    let fingerprint = "0A1B 2C3D 4E5F 6071 8293 A4B5 C6D7 E8F9 0123 4567";
    tells(
        "recovery_code",
        &[&format!("{fingerprint} 0f3a9-b2c7d")],
        &[fingerprint],
    );
}

#[test]
fn what_takes_no_room_is_told_from_what_does() {
    for unseen in [
        '\u{ad}', '\u{180b}', '\u{200b}', '\u{202a}', '\u{202e}', '\u{206f}', '\u{fe0f}',
    ] {
        assert!(is_unseen(unseen), "{unseen:?}");
    }
    for seen in [
        'a', '\u{180a}', '\u{2010}', '\u{2029}', '\u{202f}', '\u{2070}', '\u{fe10}',
    ] {
        assert!(!is_unseen(seen), "{seen:?}");
    }
}
