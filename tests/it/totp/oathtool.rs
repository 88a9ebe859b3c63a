//! Our codes beside those of oathtool, which somebody else wrote.

use std::process::Command;

use doorkey::secret::Secret;
use doorkey::totp::base32;
use doorkey::totp::enrolment::Algorithm;
use doorkey::totp::enrolment::Enrolment;
use doorkey::totp::enrolment::Method;
use rand::RngExt;
use rand::SeedableRng;
use rand::rngs::StdRng;

use super::RFC;
use crate::burning::Bench;
use crate::burning::DOORKEY;
use crate::burning::doorkey;

/// What oathtool says.
fn oathtool(args: &[String]) -> String {
    let ran = Command::new("oathtool")
        .args(args)
        .output()
        .expect("oathtool");
    assert!(ran.status.success(), "{args:?}");
    String::from_utf8(ran.stdout).unwrap().trim().to_owned()
}

#[test]
#[ignore = "needs oathtool; .ci/run has it"]
fn a_thousand_random_codes_are_those_of_oathtool() {
    let mut random = StdRng::seed_from_u64(6238);
    for round in 0..1000_u32 {
        let mut bytes = vec![0; random.random_range(1..=64)];
        random.fill(&mut bytes[..]);
        let text = String::from_utf8(base32::encode(&bytes).reveal().to_vec()).unwrap();
        let algorithm =
            [Algorithm::Sha1, Algorithm::Sha256, Algorithm::Sha512][random.random_range(0..3)];
        let digits = random.random_range(6..=8);
        let period = random.random_range(1..=300);
        let seconds = random.random_range(0..=u64::from(u32::MAX) * 2);
        let counter = random.random_range(0..=u64::MAX / 2);
        let by_counter = round.is_multiple_of(4);
        let (method, number, args) = if by_counter {
            // oathtool's HOTP knows one hash.
            let method = Method::Hotp {
                algorithm: Algorithm::Sha1,
                digits,
                counter,
            };
            (
                method,
                counter,
                vec!["--hotp".to_owned(), "-c".to_owned(), counter.to_string()],
            )
        } else {
            let method = Method::Totp {
                algorithm,
                digits,
                period,
            };
            let args = vec![
                format!("--totp={}", algorithm.word()),
                "-s".to_owned(),
                format!("{period}s"),
                "-N".to_owned(),
                format!("@{seconds}"),
            ];
            (method, seconds / u64::from(period), args)
        };
        let enrolment = Enrolment {
            issuer: String::new(),
            account: String::new(),
            secret: Secret::new(bytes),
            method,
        };
        let ours = String::from_utf8(enrolment.code(number).reveal().to_vec()).unwrap();
        let args: Vec<_> = args
            .into_iter()
            .chain(["-d".to_owned(), digits.to_string(), "-b".to_owned(), text])
            .collect();
        assert_eq!(ours, oathtool(&args), "{args:?}");
    }
}

#[test]
#[ignore = "needs faketime and oathtool; .ci/run has it"]
fn clocks_that_are_far_off_give_their_codes_and_one_before_1970_an_error() {
    let bench = Bench::new("");
    let home = bench.home();
    doorkey(&home, ["totp", "enroll", "own", "--stdin", "--no-verify"])
        .stdin(RFC)
        .run()
        .exits(0);
    for moment in [
        "1970-01-01 00:00:40",
        "2038-01-19 03:14:05",
        "2038-01-19 03:14:09",
        "2106-02-07 06:28:20",
        "2106-02-07 06:28:40",
    ] {
        let ran = home
            .program(DOORKEY)
            .args(["totp", "code", "own", "--quiet"])
            .env("DOORKEY_IDENTITY_FILE", home.path().join("identity"))
            .env("TZ", "UTC")
            .through(["faketime", "-f", moment])
            .run();
        ran.exits(0);
        let args = ["--totp", "-N", &format!("{moment} UTC"), "-b", RFC].map(ToOwned::to_owned);
        assert_eq!(ran.out().trim(), oathtool(&args), "{moment}");
    }
    let ran = home
        .program(DOORKEY)
        .args(["totp", "code", "own"])
        .env("DOORKEY_IDENTITY_FILE", home.path().join("identity"))
        .env("TZ", "UTC")
        .through(["faketime", "-f", "1969-07-20 20:17:40"])
        .run();
    ran.exits(4);
    assert!(ran.err().contains("a time before 1970"), "{ran}");
    assert!(ran.out().is_empty());
}
