//! Invented secrets, drawn anew each time, so that none stands in this repository.

use rand::RngExt;
use rand::prelude::StdRng;

/// A kind of secret.
pub(super) struct Canary {
    pub(super) name: &'static str,
    pub(super) rule: &'static str,
    /// Nothing in it is a space or a line end.
    pub(super) is_one_word: bool,
    /// It is found too where a line end stands in the middle of it.
    pub(super) is_known_broken: bool,
    make: fn(&mut StdRng) -> String,
}

impl Canary {
    pub(super) fn all() -> &'static [Self] {
        CANARIES
    }

    pub(super) fn draw(&self, rng: &mut StdRng) -> String {
        (self.make)(rng)
    }
}

const HEX: &str = "0123456789abcdef";
const PLAIN: &str = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const URL: &str = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
const BASE32: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// So many of `alphabet`, with a letter and a digit first, as nearly every one has.
fn drawn(rng: &mut StdRng, alphabet: &str, length: usize) -> String {
    let all = alphabet.as_bytes();
    let one = |rng: &mut StdRng| char::from(all[rng.random_range(0..all.len())]);
    loop {
        let text: String = (0..length).map(|_| one(rng)).collect();
        let has = |wanted: fn(&u8) -> bool| text.bytes().any(|byte| wanted(&byte));
        if has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic) {
            return text;
        }
    }
}

/// The same cut into groups, each with a letter and a digit in it.
fn groups(rng: &mut StdRng, alphabet: &str, lengths: &[usize], between: &str) -> String {
    let groups: Vec<_> = lengths
        .iter()
        .map(|&length| drawn(rng, alphabet, length))
        .collect();
    groups.join(between)
}

const fn word(name: &'static str, rule: &'static str, make: fn(&mut StdRng) -> String) -> Canary {
    Canary {
        name,
        rule,
        is_one_word: true,
        is_known_broken: false,
        make,
    }
}

const fn token(name: &'static str, rule: &'static str, make: fn(&mut StdRng) -> String) -> Canary {
    Canary {
        name,
        rule,
        is_one_word: true,
        is_known_broken: true,
        make,
    }
}

const fn phrase(name: &'static str, rule: &'static str, make: fn(&mut StdRng) -> String) -> Canary {
    Canary {
        name,
        rule,
        is_one_word: false,
        is_known_broken: false,
        make,
    }
}

static CANARIES: &[Canary] = &[
    token("pypi", "pypi_token", |rng| {
        format!("pypi-AgEIcHlwaS5vcmc{}", drawn(rng, URL, 150))
    }),
    token("testpypi", "pypi_token", |rng| {
        format!("pypi-AgENdGVzdC5weXBpLm9yZw{}", drawn(rng, URL, 150))
    }),
    token("a piece of pypi", "pypi_token", |rng| {
        format!("pypi-AgEIcHlwaS5vcmc{}", drawn(rng, URL, 8))
    }),
    word("pypi without its name", "pypi_token", |rng| {
        format!("AgEIcHlwaS5vcmc{}", drawn(rng, URL, 60))
    }),
    token("github", "github_token", |rng| {
        format!("ghp{}{}", '_', drawn(rng, PLAIN, 36))
    }),
    token("github app", "github_token", |rng| {
        format!("ghs{}{}", '_', drawn(rng, PLAIN, 36))
    }),
    token("github fine-grained", "github_token", |rng| {
        format!(
            "github{}{}_{}",
            "_pat_",
            drawn(rng, PLAIN, 22),
            drawn(rng, PLAIN, 59)
        )
    }),
    token("npm", "npm_token", |rng| {
        format!("npm{}{}", '_', drawn(rng, PLAIN, 36))
    }),
    word("npm of old", "npm_token", |rng| {
        let token = groups(rng, HEX, &[8, 4, 4, 4, 12], "-");
        format!("//registry.npmjs.org/:{}={token}", "_authToken")
    }),
    token("gitlab", "gitlab_token", |rng| {
        format!("glpat{}{}", '-', drawn(rng, URL, 20))
    }),
    token("gitlab runner", "gitlab_token", |rng| {
        format!("glrt{}{}", '-', drawn(rng, URL, 20))
    }),
    token("aws", "aws_key", |rng| {
        format!("AK{}{}", "IA", drawn(rng, BASE32, 16))
    }),
    phrase("aws secret", "aws_key", |rng| {
        format!("aws_secret_access_key = {}", drawn(rng, PLAIN, 40))
    }),
    token("slack", "api_token", |rng| {
        format!("xoxb{}123456789012-{}", '-', drawn(rng, PLAIN, 24))
    }),
    token("stripe", "api_token", |rng| {
        format!("sk{}{}", "_live_", drawn(rng, PLAIN, 24))
    }),
    token("google", "api_token", |rng| {
        format!("AI{}{}", "za", drawn(rng, URL, 35))
    }),
    token("sendgrid", "api_token", |rng| {
        format!(
            "SG{}{}.{}",
            '.',
            drawn(rng, PLAIN, 22),
            drawn(rng, PLAIN, 43)
        )
    }),
    word("mailchimp", "api_token", |rng| {
        format!("{}{}", drawn(rng, HEX, 32), "-us12")
    }),
    word("twilio", "api_token", |rng| {
        format!("S{}{}", 'K', drawn(rng, HEX, 32))
    }),
    word("discord", "api_token", |rng| {
        format!(
            "M{}.{}.{}",
            drawn(rng, PLAIN, 23),
            drawn(rng, URL, 6),
            drawn(rng, PLAIN, 27)
        )
    }),
    token("square", "api_token", |rng| {
        format!("sq0{}{}", "csp-", drawn(rng, URL, 43))
    }),
    token("openai of old", "api_token", |rng| {
        format!(
            "s{}{}T3Blbk{}{}",
            "k-",
            drawn(rng, PLAIN, 20),
            "FJ",
            drawn(rng, PLAIN, 20)
        )
    }),
    token("docker", "api_token", |rng| {
        format!("dckr{}{}", "_pat_", drawn(rng, URL, 27))
    }),
    token("rubygems", "api_token", |rng| {
        format!("rubygems{}{}", '_', drawn(rng, HEX, 48))
    }),
    word("crates.io", "api_token", |rng| {
        format!("c{}{}", "io", drawn(rng, PLAIN, 32))
    }),
    token("hugging face", "api_token", |rng| {
        format!("h{}{}", "f_", drawn(rng, PLAIN, 34))
    }),
    token("openai", "api_token", |rng| {
        format!("sk{}{}", "-proj-", drawn(rng, URL, 60))
    }),
    word("telegram", "api_token", |rng| {
        format!("123456789:AA{}", drawn(rng, URL, 33))
    }),
    token("age", "private_key", |rng| {
        format!(
            "AGE-SECRET{}{}",
            "-KEY-1",
            drawn(rng, "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)
        )
    }),
    phrase("pem", "private_key", |rng| pem(rng, "RSA ")),
    phrase("openssh", "private_key", |rng| pem(rng, "OPENSSH ")),
    phrase("pkcs8", "private_key", |rng| pem(rng, "")),
    phrase("pgp", "private_key", |rng| {
        pem(rng, "PGP ").replace(" KEY-", " KEY BLOCK-")
    }),
    phrase("putty", "private_key", |_| {
        format!("PuTTY-User{}-File-3: ssh-ed25519", "-Key")
    }),
    word("otpauth", "otpauth_uri", |rng| {
        format!(
            "otp{}totp/PyPI:ada?secret={}&issuer=PyPI",
            "auth://",
            drawn(rng, BASE32, 32)
        )
    }),
    phrase("otpauth with a space", "otpauth_uri", |rng| {
        format!(
            "otp{}totp/PyPI: ada?secret={}",
            "auth://",
            drawn(rng, BASE32, 16)
        )
    }),
    word("migration", "otpauth_uri", |rng| {
        format!(
            "otp{}offline?data={}",
            "auth-migration://",
            drawn(rng, PLAIN, 60)
        )
    }),
    word("otpauth in a link", "otpauth_uri", |rng| {
        format!(
            "https://qr.example/?chl=otpauth%3A%2F%2Ftotp%2Fx%3Fsecret%3D{}",
            drawn(rng, BASE32, 32)
        )
    }),
    word("base32", "totp_secret", |rng| drawn(rng, BASE32, 32)),
    word("small base32", "totp_secret", |rng| {
        drawn(rng, &BASE32.to_lowercase(), 52)
    }),
    phrase("base32 in groups", "totp_secret", |rng| {
        groups(rng, BASE32, &[4; 8], " ")
    }),
    word("base32 with hyphens", "totp_secret", |rng| {
        groups(rng, BASE32, &[4; 8], "-")
    }),
    word("16 hex", "recovery_code", |rng| drawn(rng, HEX, 16)),
    phrase("16 hex in groups", "recovery_code", |rng| {
        groups(rng, HEX, &[4; 4], " ")
    }),
    word("16 hex with hyphens", "recovery_code", |rng| {
        groups(rng, HEX, &[4; 4], "-")
    }),
    phrase("16 hex in two", "recovery_code", |rng| {
        groups(rng, HEX, &[8; 2], " ")
    }),
    word("16 hex in capitals", "recovery_code", |rng| {
        drawn(rng, HEX, 16).to_uppercase()
    }),
    word("5-5 hex", "recovery_code", |rng| {
        groups(rng, HEX, &[5; 2], "-")
    }),
    phrase("5 5 hex", "recovery_code", |rng| {
        groups(rng, HEX, &[5; 2], " ")
    }),
    word("12 hex", "recovery_code", |rng| drawn(rng, HEX, 12)),
    word("12 hex in groups", "recovery_code", |rng| {
        groups(rng, HEX, &[4; 3], "-")
    }),
    word("4-4-4-4", "recovery_code", |rng| {
        groups(rng, "0123456789abcdefghijklmnopqrstuv", &[4; 4], "-")
    }),
    phrase("4 4 digits", "recovery_code", |rng| {
        format!(
            "{} {}",
            rng.random_range(2100..9999),
            rng.random_range(2100..9999)
        )
    }),
    phrase("8 digits", "recovery_code", |rng| {
        format!("backup code {}", rng.random_range(21_000_000..99_999_999))
    }),
    phrase("8 digits in a list", "recovery_code", |rng| {
        format!(
            "\n{}\n{}\n",
            rng.random_range(21_000_000..99_999_999),
            rng.random_range(21_000_000..99_999_999)
        )
    }),
    phrase("8 hex", "recovery_code", |rng| {
        format!("recovery code: {}", drawn(rng, HEX, 8))
    }),
    word("scratch", "recovery_code", |rng| {
        format!("A2B{}", drawn(rng, "23456789ABCDEFGHJKLMNPQRSTUVWXYZ", 7))
    }),
    word("reset link", "secret_link", |rng| {
        format!(
            "https://pypi.org/account/reset-password/?token={}",
            drawn(rng, URL, 60)
        )
    }),
    word("signed link", "secret_link", |rng| {
        format!(
            "https://s3.example/x?X-Amz-Signature={}&a=1",
            drawn(rng, HEX, 64)
        )
    }),
    word("code link", "secret_link", |rng| {
        format!(
            "https://example.org/cb?state=1&code={}",
            drawn(rng, PLAIN, 20)
        )
    }),
    word("link with a login", "secret_link", |rng| {
        format!("https://ada:{}@example.org/x", drawn(rng, PLAIN, 10))
    }),
    word("link with a key in its path", "secret_link", |rng| {
        format!(
            "https://example.org/password_reset/{}",
            drawn(rng, PLAIN, 40)
        )
    }),
    token("jwt", "json_web_token", |rng| {
        format!(
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIi{}.{}",
            "OiJhZGEifQ",
            drawn(rng, URL, 43)
        )
    }),
    phrase("cookie", "session_header", |rng| {
        format!("Cookie: session_id={}", drawn(rng, URL, 40))
    }),
    phrase("authorization", "session_header", |rng| {
        format!("Authorization: Bearer {}", drawn(rng, PLAIN, 30))
    }),
    phrase("curl", "session_header", |rng| {
        format!("curl -H 'Cookie: a={}'", drawn(rng, PLAIN, 30))
    }),
    phrase("received", "mail_header", |_| {
        "Received: from mx.example.org (10.0.0.1)".to_owned()
    }),
    phrase("dkim", "mail_header", |rng| {
        format!("DKIM-Signature: v=1; b={}", drawn(rng, PLAIN, 30))
    }),
    phrase("password", "password", |rng| {
        format!("password: {}", drawn(rng, PLAIN, 8))
    }),
    phrase("password of a file", "password", |rng| {
        format!("passwd={}", drawn(rng, PLAIN, 8))
    }),
    phrase("old password", "password", |_| {
        "my old password was sunshine".to_owned()
    }),
    phrase("quoted password", "password", |_| {
        "the password is \"correct horse\"".to_owned()
    }),
    phrase("password in JSON", "password", |_| {
        "{\"password\": \"hunter2\"}".to_owned()
    }),
    phrase("passwords", "password", |_| {
        "Previous passwords I used: tr0ub4dor, x".to_owned()
    }),
    phrase("creation", "creation_date_claim", |_| {
        "my account was created on 12 March 2014".to_owned()
    }),
    phrase("creation in a line", "creation_date_claim", |_| {
        "Account creation date: 2014-03-12".to_owned()
    }),
    phrase("registration", "creation_date_claim", |_| {
        "I registered in 2014".to_owned()
    }),
    phrase("sign-up", "creation_date_claim", |_| {
        "signed up in early 2014".to_owned()
    }),
    word("mail address", "email_address", |rng| {
        format!("ada{}@example.net", rng.random_range(1..99))
    }),
    word("mail address with a name", "email_address", |_| {
        "ada.lovelace+pypi@mail.example.co.uk".to_owned()
    }),
    phrase("spelled mail address", "email_address", |_| {
        "ada (at) example.net".to_owned()
    }),
    phrase("phone", "phone_number", |rng| {
        format!("+49 171 {}", rng.random_range(1_000_000..9_999_999))
    }),
    phrase("american phone", "phone_number", |_| {
        "(555) 123-4567".to_owned()
    }),
    word("american phone with hyphens", "phone_number", |_| {
        "555-123-4567".to_owned()
    }),
    phrase("local phone", "phone_number", |_| {
        "call me at 5551234".to_owned()
    }),
    phrase("german phone", "phone_number", |_| {
        "0171 2345678".to_owned()
    }),
    word("random", "high_entropy", |rng| drawn(rng, PLAIN, 40)),
    word("random with marks", "high_entropy", |rng| {
        drawn(rng, URL, 64)
    }),
    word("random small", "high_entropy", |rng| {
        drawn(rng, "0123456789abcdefghijklmnopqrstuvwxyz", 40)
    }),
    phrase("labelled hash", "high_entropy", |rng| {
        format!("api token: {}", drawn(rng, HEX, 32))
    }),
    word("telegram in a link", "api_token", |rng| {
        format!(
            "https://api.telegram.org/bot123456789:AA{}/getMe",
            drawn(rng, URL, 33)
        )
    }),
];

fn pem(rng: &mut StdRng, kind: &str) -> String {
    let line = drawn(rng, PLAIN, 64);
    format!(
        "-----BEGIN {kind}PRIVATE{}\n{line}\n{line}\n-----END {kind}PRIVATE{}",
        " KEY-----", " KEY-----"
    )
}
