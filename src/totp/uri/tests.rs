//! Texts that people really have.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use rand::RngExt;
use rand::SeedableRng;
use rand::rngs::StdRng;

use std::fmt::Write as _;

use super::*;
use crate::failure::Explain;
use crate::totp::enrolment::Algorithm;

const FOOBAR: &str = "MZXW6YTBOI";

fn read_text(text: &str) -> Result<Read, Refusal> {
    read(&Secret::new(text.as_bytes().to_vec()))
}

/// What was read, in one line.
fn told(text: &str) -> String {
    let Read { enrolment, notes } = match read_text(text) {
        Ok(read) => read,
        Err(refusal) => return format!("refused: {refusal}"),
    };
    assert_eq!(enrolment.secret.reveal(), b"foobar", "{text}");
    let mut told = format!("{}/{}", enrolment.issuer, enrolment.account);
    match &enrolment.method {
        Method::Totp {
            algorithm: Algorithm::Sha1,
            digits: 6,
            period: 30,
        } => {}
        Method::Hotp { counter, .. } => write!(told, " hotp {counter}").unwrap(),
        Method::Motp { pin } | Method::Yandex { pin } => {
            write!(
                told,
                " {} {}",
                enrolment.method.word(),
                String::from_utf8_lossy(pin.reveal())
            )
            .unwrap();
        }
        method => {
            write!(
                told,
                " {} {} {} {}",
                method.word(),
                method.algorithm(),
                method.digits(),
                method.period().unwrap_or_default()
            )
            .unwrap();
        }
    }
    for note in notes {
        write!(told, "; {note}").unwrap();
    }
    told
}

const MET: &[(&str, &str)] = &[
    // PyPI, GitHub, RubyGems, GitLab.
    (
        "otpauth://totp/PyPI:ada?digits=6&secret=MZXW6YTBOI&algorithm=SHA1&issuer=PyPI&period=30",
        "PyPI/ada",
    ),
    (
        "otpauth://totp/GitHub:ada?secret=MZXW6YTBOI&issuer=GitHub",
        "GitHub/ada",
    ),
    (
        "otpauth://totp/rubygems.org:ada%40example.org?secret=MZXW6YTBOI&issuer=rubygems.org",
        "rubygems.org/ada@example.org",
    ),
    (
        "otpauth://totp/gitlab.com:gitlab.com_ada%40example.org?secret=MZXW6YTBOI&issuer=gitlab.com",
        "gitlab.com/gitlab.com_ada@example.org",
    ),
    // Issuers with a colon, doubled ones, and none.
    (
        "otpauth://totp/https%3A%2F%2Fgit.example%3Aada?secret=MZXW6YTBOI&issuer=https%3A%2F%2Fgit.example",
        "https://git.example/ada",
    ),
    (
        "otpauth://totp/X:X:ada?secret=MZXW6YTBOI&issuer=X",
        "X/X:ada",
    ),
    ("otpauth://totp/ada?secret=MZXW6YTBOI", "/ada"),
    ("otpauth://totp/?secret=MZXW6YTBOI&issuer=X", "X/"),
    ("otpauth://totp?secret=MZXW6YTBOI&issuer=X", "X/"),
    ("otpauth://totp/X?secret=MZXW6YTBOI&issuer=X", "X/"),
    ("otpauth://totp/X%3aada?secret=MZXW6YTBOI", "X/ada"),
    ("otpauth://totp/a:b:c?secret=MZXW6YTBOI", "a/b:c"),
    (
        "otpauth://totp/ACME%20Co:%20john?secret=MZXW6YTBOI",
        "ACME Co/john",
    ),
    ("otpauth://totp/X:ada?secret=MZXW6YTBOI&issuer=", "X/ada"),
    (
        "otpauth://totp/Air%20Canada:ada?secret=MZXW6YTBOI&issuer=Air+Canada",
        "Air Canada/ada",
    ),
    (
        "otpauth://totp/A%26B%23C%3Fd:ada?secret=MZXW6YTBOI",
        "A&B#C?d/ada",
    ),
    (
        "otpauth://totp/a&b/c d:ada+tag?secret=MZXW6YTBOI",
        "a&b/c d/ada+tag",
    ),
    ("otpauth://totp/50%:ada?secret=MZXW6YTBOI", "50%/ada"),
    // Issuers that differ: Microsoft 365, Slack, a site that changed its capitals.
    (
        "otpauth://totp/Contoso+Ltd:ada%40contoso.example?secret=MZXW6YTBOI&issuer=Microsoft",
        "Microsoft/ada@contoso.example; the issuer differs from the label's prefix `Contoso+Ltd`; the issuer counts",
    ),
    (
        "otpauth://totp/Contoso+Ltd:ada?secret=MZXW6YTBOI&issuer=Contoso%20Ltd",
        "Contoso Ltd/ada",
    ),
    (
        "otpauth://totp/GitHub:ada?secret=MZXW6YTBOI&issuer=Github",
        "Github/ada; the issuer differs from the label's prefix `GitHub`; the issuer counts",
    ),
    // Capitals and schemes.
    ("OTPAUTH://TOTP/X:ada?SECRET=MZXW6YTBOI&Issuer=X", "X/ada"),
    (
        "apple-otpauth://totp/X:ada?secret=MZXW6YTBOI&issuer=X",
        "X/ada",
    ),
    (
        "\u{feff} otpauth://totp/X:ada?secret=MZXW6YTBOI&issuer=X\r\n",
        "X/ada",
    ),
    // Settings.
    (
        "otpauth://totp/X:a?secret=MZXW6YTBOI&algorithm=HmacSHA256&digits=8&period=60",
        "X/a totp SHA256 8 60",
    ),
    (
        "otpauth://totp/X:a?secret=MZXW6YTBOI&algorithm=&digits=&period=",
        "X/a",
    ),
    (
        "otpauth://totp/X:a?secret=MZXW6YTBOI&digits=10&period=86400",
        "X/a totp SHA1 10 86400",
    ),
    (
        "otpauth://hotp/X:a?secret=MZXW6YTBOI&counter=42",
        "X/a hotp 42",
    ),
    (
        "otpauth://hotp/X:a?secret=MZXW6YTBOI",
        "X/a hotp 0; there is no `counter`; it begins at 0, which may not be what the site has",
    ),
    (
        "otpauth://totp/X:a?secret=MZXW6YTBOI&image=https%3A%2F%2Fx%2Fy.png&color=ff0000",
        "X/a",
    ),
    // Steam, four ways.
    ("steam://MZXW6YTBOI", "/ steam SHA1 5 30"),
    (
        "otpauth://steam/Boeing:Sophia?secret=MZXW6YTBOI&issuer=Boeing",
        "Boeing/Sophia steam SHA1 5 30",
    ),
    (
        "otpauth://totp/X:a?secret=MZXW6YTBOI&digits=5&encoder=steam",
        "X/a steam SHA1 5 30",
    ),
    (
        "otpauth://totp/Steam:a?secret=MZXW6YTBOI&issuer=Steam",
        "Steam/a steam SHA1 5 30; read as Steam's kind of code, because it is called Steam",
    ),
    (
        "otpauth://totp/Steam:a?secret=MZXW6YTBOI&issuer=Steam&digits=6",
        "Steam/a",
    ),
    // mOTP and Yandex.
    ("motp://X:a?secret=666f6f626172&pin=1234", "X/a motp 1234"),
    (
        "otpauth://yaotp/X:a?secret=MZXW6YTBOI&pin=GUZDGOI",
        "X/a yandex 5239",
    ),
    (
        "otpauth://yaotp/X:a?secret=MZXW6YTBOI&pin=5239",
        "X/a yandex 5239; the PIN is not in base 32; it is taken as it stands",
    ),
    // Secrets alone, and as they are copied.
    (FOOBAR, "/"),
    (
        "mzxw 6ytb oi",
        "/; removed spaces from the secret; read small letters of the secret as capitals",
    ),
    (
        "MZXW-6YTB-OI======",
        "/; removed hyphens from the secret; removed the padding (`=`) of the secret",
    ),
    (
        "otpauth://totp/X:a?secret=MZXW6YTBOI%3D%3D%3D%3D%3D%3D",
        "X/a; removed the padding (`=`) of the secret",
    ),
    (
        "otpauth://totp/X:a?secret=MZXW+6YTB+OI",
        "X/a; removed spaces from the secret",
    ),
    // Out of an HTML page.
    (
        "otpauth://totp/X:a?secret=MZXW6YTBOI&amp;issuer=X&amp;&amp;amp;digits=8",
        "X/a totp SHA1 8 30; read `&amp;` as `&`",
    ),
    (
        "otpauth://totp/X:a?secret=MZXW6YTBOI&amp;secret=AAAA&amp;",
        "X/a; read `&amp;` as `&`; `secret` stands there twice with different values; the first counts",
    ),
    // Twice.
    (
        "otpauth://totp/X:a?secret=MZXW6YTBOI&issuer=X&issuer=X",
        "X/a; `issuer` stands there twice",
    ),
    (
        "otpauth://totp/X:a?secret=MZXW6YTBOI&secret=AAAA",
        "X/a; `secret` stands there twice with different values; the first counts",
    ),
    (
        "otpauth://totp/X%1b%5B31m:a?secret=MZXW6YTBOI&issuer=X%1b%5B31m",
        "X[31m/a; removed control characters from a name",
    ),
];

#[test]
fn what_sites_write_is_read() {
    for (text, expected) in MET {
        assert_eq!(told(text), *expected, "{text}");
    }
}

const REFUSED: &[(&str, &str)] = &[
    ("", "there is no secret in it"),
    ("otpauth://totp/X:a", "there is no secret in it"),
    ("otpauth://totp/X:a?secret=", "there is no secret in it"),
    (
        "otpauth://totp/X:a?secret=%3D%3D",
        "there is no secret in it",
    ),
    ("A", "there is no secret in it"),
    (
        "otpauth://totp/X:a?secret=MZXW0",
        "character 5 of the secret is `0`, which base 32 does not have (A to Z, 2 to 7)",
    ),
    (
        "MZXW 6YT8",
        "character 9 of the secret is `8`, which base 32 does not have (A to Z, 2 to 7)",
    ),
    (
        "otpauth://totp/X:a?secret=MZXW6YTBOI&algorithm=MD5",
        "`algorithm` is none of SHA1, SHA256, SHA512",
    ),
    (
        "otpauth://totp/X:a?secret=MZXW6YTBOI&digits=5",
        "`digits` is not 6 to 10 (5 only with Steam)",
    ),
    (
        "otpauth://totp/X:a?secret=MZXW6YTBOI&digits=11",
        "`digits` is not 6 to 10 (5 only with Steam)",
    ),
    (
        "otpauth://totp/X:a?secret=MZXW6YTBOI&digits=six",
        "`digits` is not 6 to 10 (5 only with Steam)",
    ),
    (
        "otpauth://totp/X:a?secret=MZXW6YTBOI&period=0",
        "`period` is not 1 to 86400 seconds",
    ),
    (
        "otpauth://totp/X:a?secret=MZXW6YTBOI&period=-30",
        "`period` is not 1 to 86400 seconds",
    ),
    (
        "otpauth://hotp/X:a?secret=MZXW6YTBOI&counter=1.5",
        "`counter` is not a whole number",
    ),
    (
        "otpauth://ocra/X:a?secret=MZXW6YTBOI",
        "the otpauth URI is of no kind that is known: `totp`, `hotp`, `steam`, `yaotp`",
    ),
    (
        "otpauth:totp",
        "the otpauth URI is of no kind that is known: `totp`, `hotp`, `steam`, `yaotp`",
    ),
    (
        "motp://X:a?secret=666f6",
        "the secret has an odd number of hex digits: one is missing",
    ),
    (
        "motp://X:a?secret=66xx",
        "character 3 of the secret is `x`, which is no hex digit",
    ),
    (
        "otpauth-migration://offline?data=CAE",
        "this is an export of Google Authenticator (`otpauth-migration:`), not one secret",
    ),
    (
        "phonefactor://activate_account?code=1",
        "this enrols Microsoft's own app for push messages (`phonefactor:`), and holds no secret",
    ),
    (
        "FIDO:/123456",
        "this asks for a passkey (`FIDO:`), and holds no secret",
    ),
    (
        "duo://abc-def",
        "this enrols Duo's own app (`duo:`), and holds no secret",
    ),
    (
        "https://example.org/2fa",
        "this is the address of a web page, and holds no secret",
    ),
    (
        "WIFI:S:home;T:WPA;P:hunter2;;",
        "this is a QR code of another kind, and holds no secret",
    ),
    (
        "hunter2:x",
        "this is neither an otpauth URI nor a secret in base 32",
    ),
];

#[test]
fn what_is_no_secret_is_refused_by_its_name_and_place() {
    for (text, expected) in REFUSED {
        let refusal = read_text(text).unwrap_err();
        assert_eq!(refusal.to_string(), *expected, "{text}");
        assert_eq!(refusal.kind(), crate::failure::Kind::Input);
        assert!(!refusal.to_string().contains("hunter2"));
    }
    let long = format!("otpauth://totp/{}?secret=MZXW6YTBOI", "a".repeat(9000));
    assert_eq!(read_text(&long).unwrap_err(), Refusal::Long);
    let name = format!("otpauth://totp/{}?secret=MZXW6YTBOI", "a".repeat(201));
    assert!(read_text(&name).is_err());
    assert_eq!(
        read(&Secret::new(vec![0xff, 0xfe])).unwrap_err(),
        Refusal::NotText
    );
}

#[test]
fn what_is_written_is_short_and_every_app_reads_it() {
    for (text, expected) in [
        (
            "otpauth://totp/PyPI:ada?digits=6&secret=MZXW6YTBOI&algorithm=SHA1&issuer=PyPI&period=30",
            "otpauth://totp/PyPI:ada?secret=MZXW6YTBOI&issuer=PyPI",
        ),
        (
            "otpauth://totp/Air%20Canada:ada+x?secret=mzxw6ytboi&issuer=Air+Canada&algorithm=sha512&digits=7&period=45",
            "otpauth://totp/Air%20Canada:ada%2Bx?secret=MZXW6YTBOI&issuer=Air%20Canada&algorithm=SHA512&digits=7&period=45",
        ),
        (
            "otpauth://hotp/X:a?secret=MZXW6YTBOI",
            "otpauth://hotp/X:a?secret=MZXW6YTBOI&issuer=X&counter=0",
        ),
    ] {
        let written = write(&read_text(text).unwrap().enrolment);
        assert_eq!(str::from_utf8(written.reveal()).unwrap(), expected);
    }
}

#[test]
fn whatever_is_written_reads_back_as_it_was() {
    let mut random = StdRng::seed_from_u64(4);
    let names = [
        "",
        "PyPI",
        "a:b",
        ":",
        "::",
        "Steam",
        "x y",
        "50%",
        "%3A",
        "é\u{1f511}",
        "a&b=c?d#e/f",
        "+",
        "https://git.example:3000",
        "X",
    ];
    for _ in 0..5000 {
        let mut bytes = vec![0; random.random_range(1..=64)];
        random.fill(&mut bytes[..]);
        let mut pick = || names[random.random_range(0..names.len())].to_owned();
        let (issuer, account) = (pick(), pick());
        let algorithm =
            [Algorithm::Sha1, Algorithm::Sha256, Algorithm::Sha512][random.random_range(0..3)];
        let digits = random.random_range(6..=10);
        let pin = || {
            Secret::new(
                b"12 34"
                    .iter()
                    .copied()
                    .filter(|byte| *byte != b' ')
                    .collect(),
            )
        };
        let method = match random.random_range(0..5) {
            0 => Method::Totp {
                algorithm,
                digits,
                period: random.random_range(1..=86_400),
            },
            1 => Method::Hotp {
                algorithm,
                digits,
                counter: random.random(),
            },
            2 => Method::Steam,
            3 => Method::Motp { pin: pin() },
            _ => Method::Yandex { pin: pin() },
        };
        let given = Enrolment {
            issuer,
            account,
            secret: Secret::new(bytes),
            method,
        };
        let written = write(&given);
        let again = read(&written).unwrap();
        let text = String::from_utf8_lossy(written.reveal()).into_owned();
        assert!(given.is_same(&again.enrolment), "{text}");
        assert_eq!(given.issuer, again.enrolment.issuer, "{text}");
        assert_eq!(given.account, again.enrolment.account, "{text}");
        assert_eq!(write(&again.enrolment).reveal(), written.reveal());
        if let (Method::Hotp { counter, .. }, Method::Hotp { counter: back, .. }) =
            (&given.method, &again.enrolment.method)
        {
            assert_eq!(counter, back);
        }
        assert!(again.notes.is_empty(), "{text}: {:?}", again.notes);
    }
}
