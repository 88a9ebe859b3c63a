//! Tests of the shapes.

#![expect(clippy::string_slice, reason = "ASCII alone")]
#![expect(
    clippy::expect_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;

mod statistics;

/// A small generator of numbers, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 20).unwrap_or(0) % sides
    }

    fn draw(&mut self, letters: &str, length: usize) -> String {
        let letters = letters.as_bytes();
        (0..length)
            .map(|_| char::from(letters[self.below(letters.len())]))
            .collect()
    }
}

const HEX: &str = "0123456789abcdef";
const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
const DIGITS: &str = "0123456789";
const SYMBOLS: &str = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

fn told(text: &str) -> Option<Shape> {
    of(text.as_bytes(), None)
}

fn id(text: &str) -> Option<&'static str> {
    told(text).map(|shape| shape.kind.id())
}

#[test]
fn the_shapes_of_standards_are_named() {
    for (text, expected, bits) in [
        // Of RFC 9562, appendix A.
        ("C232AB00-9414-11EC-B3C8-9F6BDECED846", "uuid-v1", 86.0),
        ("5df41881-3aed-3515-88a7-2f4a814cf09e", "uuid-v3", 122.0),
        ("919108f7-52d1-4320-9bac-f847db4148a8", "uuid-v4", 122.0),
        ("2ed6657d-e927-568b-95e1-2665a8aea6a2", "uuid-v5", 122.0),
        ("1EC9414C-232A-6B00-B3C8-9F6BDECED846", "uuid-v6", 86.0),
        ("017F22E2-79B0-7CC3-98C4-DC0C0C07398F", "uuid-v7", 74.0),
        ("2489E9AD-2EE2-8E00-8EC9-32D5F69181C0", "uuid-v8", 122.0),
        ("{919108f7-52d1-4320-9bac-f847db4148a8}", "uuid-v4", 122.0),
        (
            "urn:uuid:919108f7-52d1-4320-9bac-f847db4148a8",
            "uuid-v4",
            122.0,
        ),
        ("00000000-0000-0000-0000-000000000000", "uuid-nil", 0.0),
        ("FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "uuid-max", 0.0),
        // Of github.com/ulid/spec.
        ("01ARZ3NDEKTSV4RRFFQ69G5FAV", "ulid", 80.0),
        ("d41d8cd98f00b204e9800998ecf8427e", "hex", 128.0),
        (
            "0xE3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
            "hex",
            256.0,
        ),
        (
            "Hq9GsPx/3GmUq1cVbKZ2WnTkr0dYvE8oJ5sL+7iRfXM=",
            "base64",
            256.0,
        ),
        ("hudrov-qewQyc-xezwe3", "apple", 71.0),
        ("hudrov-3qewQy-xezwec", "apple", 71.0),
    ] {
        let shape = told(text);
        assert_eq!(shape.map(|shape| shape.kind.id()), Some(expected), "{text}");
        let told = shape.map_or(-1.0, |shape| shape.bits);
        assert!((told - bits).abs() < 0.1, "{text} {told}");
    }
}

#[test]
fn tokens_are_named_by_their_maker() {
    let mut dice = Dice(0x1357_9bdf_2468_ace1);
    let base62 = [DIGITS, UPPER, LOWER].concat();
    let url = base62.clone() + "-_";
    let lead = |a: &str, b: &str| [a, b].concat();
    for (lead, letters, length, maker) in [
        (lead("glp", "at-"), &*url, 20, "gitlab"),
        (lead("pypi-AgEIcHlw", "aS5vcmc"), &url, 140, "pypi"),
        (lead("sk_l", "ive_"), &base62, 24, "stripe"),
        (
            lead("AK", "IA"),
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
            16,
            "aws",
        ),
        (lead("AI", "zaSy"), &url, 33, "google"),
        (lead("S", "K"), HEX, 32, "twilio"),
        (lead("sk-ant-", "api03-"), &url, 93, "sk-ant"),
        (lead("c", "io"), &base62, 32, "crates.io"),
        (lead("dckr_", "pat_"), &url, 27, "docker"),
        (lead("h", "f_"), &base62[10..], 34, "huggingface"),
        (lead("dop", "_v1_"), HEX, 64, "digitalocean"),
        (
            lead("xoxb-1234567890", "12-123456789012-"),
            &base62,
            24,
            "slack",
        ),
    ] {
        let end = if maker == "sk-ant" { "AA" } else { "" };
        let maker = if maker == "sk-ant" {
            "anthropic"
        } else {
            maker
        };
        let text = lead + &dice.draw(letters, length) + end;
        let shape = told(&text);
        assert_eq!(
            shape.and_then(|shape| shape.kind.maker()),
            Some(maker),
            "{text}"
        );
        assert!(shape.is_some_and(|shape| shape.lower <= shape.bits && shape.bits > 60.0));
    }
}

#[test]
fn a_wrong_checksum_is_no_token() {
    // From a public note on the format, expired long ago.
    let right = ["gh", "p_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17"].concat();
    let shape = told(&right);
    assert_eq!(shape.and_then(|shape| shape.kind.maker()), Some("github"));
    assert!(shape.is_some_and(|shape| (shape.bits - 178.6).abs() < 0.1));
    let wrong = right.replace("0mLq17", "0mLq18");
    assert_ne!(id(&wrong), Some("token"));
    // Of the specification of age (github.com/C2SP/C2SP, age.md).
    let age = [
        "AGE-SECRET-KEY-",
        "1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX",
    ]
    .concat();
    assert_eq!(id(&age), Some("token"));
    assert_ne!(id(&age.replace("4EGAEX", "4EGAEQ")), Some("token"));
}

#[test]
fn signed_and_sealed_tokens_are_told() {
    let mut dice = Dice(0x0fed_cba9_8765_4321);
    let url = [DIGITS, UPPER, LOWER, "-_"].concat();
    let head = "eyJhbGciOiJIUzI1NiJ9";
    let body = "eyJzdWIiOiIxMjM0NTY3ODkwIn0";
    for (text, expected) in [
        (
            format!("{head}.{body}.{}", dice.draw(&url, 43)),
            Some("jwt"),
        ),
        (
            format!("{head}.{body}.{}", dice.draw(&url, 342)),
            Some("jwt"),
        ),
        (format!("{head}.{body}."), None),
        (format!("{head}.{body}.{}", "a".repeat(43)), None),
        (
            format!(
                "{head}..{}.{}.{}",
                dice.draw(&url, 16),
                dice.draw(&url, 90),
                dice.draw(&url, 22)
            ),
            Some("jwe"),
        ),
    ] {
        assert_eq!(id(&text), expected, "{text}");
    }
}

#[test]
fn private_keys_are_told_however_their_lines_end() {
    let mut dice = Dice(0x7531_eca8_6420_fdb9);
    let base = [DIGITS, UPPER, LOWER, "+/"].concat();
    for ends in ["\n", "\r\n", " ", "\\n"] {
        let lines: Vec<String> = (0..25).map(|_| dice.draw(&base, 64)).collect();
        for label in ["PRIVATE KEY", "RSA PRIVATE KEY", "OPENSSH PRIVATE KEY"] {
            let body = lines.join(ends);
            let text = format!("-----BEGIN {label}-----{ends}{body}{ends}-----END {label}-----\n");
            assert_eq!(id(&text), Some("pem-key"), "{text}");
        }
    }
    let empty = "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----";
    assert_eq!(id(empty), None);
    let filler = empty.replacen('\n', &format!("\n{}\n", "A".repeat(64)), 1);
    assert_eq!(id(&filler), None);
    assert_eq!(
        id("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"),
        None
    );
}

#[test]
fn a_signed_token_has_a_head_and_a_signature_of_32_bytes() {
    let mut dice = Dice(0x0246_8ace_1357_9bdf);
    let url = [DIGITS, UPPER, LOWER, "-_"].concat();
    let mut signed =
        |head: &str, length: usize| told(&format!("{head}.e30.{}", dice.draw(&url, length)));
    assert!(signed("eyJhbGciOiJub25lIn0", 42).is_none_or(|shape| shape.kind != ShapeKind::Jwt));
    assert!(signed("eyJhbGciOiI", 43).is_none_or(|shape| shape.kind != ShapeKind::Jwt));
    let shape = signed("eyJhbGciOiIx", 43).expect("a token");
    assert_eq!((shape.kind, shape.bits), (ShapeKind::Jwt, 256.0));
    let sealed = |dice: &mut Dice, nonce: usize, tag: usize| {
        let (nonce, body, tag) = (
            dice.draw(&url, nonce),
            dice.draw(&url, 90),
            dice.draw(&url, tag),
        );
        told(&format!("eyJhbGciOiJkaXIifQ..{nonce}.{body}.{tag}"))
    };
    let mut dice = Dice(0x1122_3344_5566_7788);
    for (nonce, tag) in [(15, 22), (16, 21)] {
        let shape = sealed(&mut dice, nonce, tag);
        assert!(
            shape.is_none_or(|shape| shape.kind != ShapeKind::Jwe),
            "{nonce} {tag}"
        );
    }
    let shape = sealed(&mut dice, 16, 22).expect("a token");
    // Of the tag 22 characters hold 16 bytes and four bits that are none.
    assert_eq!((shape.kind, shape.bits), (ShapeKind::Jwe, 128.0));
}

#[test]
fn a_private_key_is_worth_what_its_kind_and_size_leave() {
    let mut dice = Dice(0x8642_0bdf_1357_9ace);
    let base = [DIGITS, UPPER, LOWER, "+/"].concat();
    let mut key = |label: &str, lengths: &[usize]| {
        let lines: Vec<String> = lengths
            .iter()
            .map(|&length| dice.draw(&base, length))
            .collect();
        let body = lines.join("\n");
        let shape = told(&format!(
            "-----BEGIN {label}-----\n{body}\n-----END {label}-----\n"
        ))?;
        (shape.kind == ShapeKind::PemKey).then_some(shape.lower)
    };
    // A curve; the same size said to be RSA; RSA without its name; RSA of 2,048 bits.
    assert_eq!(key("PRIVATE KEY", &[64, 60]), Some(128.0));
    assert_eq!(key("RSA PRIVATE KEY", &[64, 60]), Some(80.0));
    assert_eq!(key("PRIVATE KEY", &[64; 10]), Some(80.0));
    assert_eq!(key("PRIVATE KEY", &[64; 25]), Some(112.0));
    // Less than a key: of 56 characters it is one.
    assert_eq!(key("PRIVATE KEY", &[40, 16]), Some(128.0));
    assert_eq!(key("PRIVATE KEY", &[40, 15]), None);
    assert_eq!(key("PRIVATE KEY", &[55]), None);
}

#[test]
fn what_people_make_is_no_shape() {
    for text in [
        "",
        "password",
        "deadbeefdeadbeef",
        "deadbeefcafebabe",
        "0123456789abcdef",
        "cafebabe12345678",
        "1234-5678-1234",
        "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa",
        "12345678-1234-4234-8234-123456789012",
        "11111111-1111-1111-1111-111111111111",
        "deadbeef-dead-4eef-8ead-deadbeefdead",
        "password12345678",
        "Password12345678!",
        "correcthorsebatterystaple",
        "correct horse battery staple",
        "blue-door-fish",
        "blue-door-fish-lamp",
        "tobeornottobethatisthequestion",
        "qwertyuiopasdfghjklzxcvbnm",
        "1qaz2wsx3edc4rfv",
        "!QAZ2wsx#EDC4rfv",
        "q1w2e3r4t5y6u7i8o9",
        "mnbvcxzlkjhgfdsa",
        "1a2b3c4d5e6f7g8h",
        "aaaaaaaaaaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabcabc",
        "12345678901234567890",
        "19871224198712241987",
        "4111111111111111",
        "Summer2024!Winter2025!",
        "ilovemydogmaxwell2019",
        "MyDogMaxIsTheBest!!1",
        "70617373776f7264313233",
        "cGFzc3dvcmQxMjM0NQ==",
        "bXlzZWNyZXRwYXNzd29yZDIwMjQ=",
        "P@$$w0rd!P@$$w0rd!",
        "john.smith@example.com",
        "https://example.com/login",
        "sk-password1234567890password12345678",
        "AKIAIOSFODNN7EXAMPLE",
        "xxxx-xxxx-xxxx-xxxx",
        "ABCD-EFGH-IJKL-MNOP",
        "+49 170 1234567 89",
        "eyJhbGciOiJub25lIn0",
        "eyJ.eyJ.eyJ",
        "пароль123пароль123",
        "contraseña2024segura",
        "npm_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "AAAABBBBCCCCDDDDEEEEFFFF",
        "00000000000000000000000000",
        "123456-123456-123456-123456-123456-123456-123456-123456",
        "johann-sebast-garten",
        "01234567890123456789012345",
        "password-password-password",
        "hunter2hunter2hunter2",
    ] {
        assert_eq!(told(text), None, "{text}");
    }
}

#[test]
fn n_grams_speak_for_short_strings_and_against_cheap_ones() {
    for (text, price, expected) in [
        ("xK7#qv9T2m", None, None),
        ("xK7#qv9T2m", Some(6.3), Some("printable")),
        ("vR4tPq81ZxWn", None, Some("alphanumeric")),
        ("vR4tPq81ZxWn", Some(3.9), None),
    ] {
        let shape = of(text.as_bytes(), price);
        assert_eq!(
            shape.map(|shape| shape.kind.id()),
            expected,
            "{text} {price:?}"
        );
    }
}

#[test]
fn groups_are_told() {
    for (text, bits) in [
        ("7QK2X-M9RT4-ZB8VW-3HNP6", 20.0 * 36.0_f64.log2()),
        ("f3a9-07bc-51de-e824", 64.0),
    ] {
        let shape = told(text);
        assert_eq!(
            shape.map(|shape| shape.kind.id()),
            Some("grouped"),
            "{text}"
        );
        assert!(
            shape.is_some_and(|shape| (shape.bits - bits).abs() < 0.1),
            "{text}"
        );
    }
    let key = [
        51_234_u32, 7_001, 33_333, 64_987, 12_012, 29_876, 45_454, 60_001,
    ];
    let key = key.map(|part| format!("{:06}", part * 11)).join("-");
    assert_eq!(id(&key), Some("bitlocker"));
}

#[test]
fn any_bytes_are_looked_at() {
    let mut dice = Dice(0x1234_5678_9abc_def1);
    let leads = [
        "",
        "eyJ",
        "-----BEGIN PRIVATE KEY-----",
        "ghp_",
        "sk-",
        "urn:uuid:",
        "{",
        "0x",
        "AGE-SECRET-KEY-1",
    ];
    for _ in 0..20_000 {
        let mut bytes = leads[dice.below(leads.len())].as_bytes().to_vec();
        let is_text = dice.below(2) == 0;
        for _ in 0..dice.below(80) {
            let byte = dice.below(256);
            let text = b"-.=:_ aF0+/\\n"[byte % 13];
            bytes.push(if is_text {
                text
            } else {
                u8::try_from(byte).unwrap_or(0)
            });
        }
        if let Some(shape) = of(&bytes, Some(6.0)) {
            assert!(shape.bits.is_finite() && 0.0 <= shape.lower && shape.lower <= shape.bits);
        }
    }
}
