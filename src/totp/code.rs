//! One-time codes, at an instant or of a counter. No clock is read here.
//!
//! Sources: [RFC 4226](https://www.rfc-editor.org/rfc/rfc4226), [RFC 6238](https://www.rfc-editor.org/rfc/rfc6238);
//! Steam, mOTP and Yandex as their apps do it.

use md5::Digest as _;
use md5::Md5;
use sha2::Sha256;
use totp_rs::Builder;
use zeroize::Zeroizing;

use crate::secret::Secret;
use crate::totp::enrolment::Algorithm;
use crate::totp::enrolment::Enrolment;
use crate::totp::enrolment::Method;

/// A one-time code, as it is typed.
#[derive(Debug)]
pub struct OneTimeCode(Secret);

/// The time in which a code is the right one, in seconds since 1970.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// Its first second.
    pub from: u64,
    /// The first second of the next code.
    pub to: u64,
}

impl OneTimeCode {
    /// The characters of the code.
    #[must_use]
    pub fn reveal(&self) -> &[u8] {
        self.0.reveal()
    }

    /// The code as a secret of its own.
    #[must_use]
    pub fn into_secret(self) -> Secret {
        self.0
    }

    /// Whether somebody typed this code. Spaces between groups do not count, nor do small letters; how long it
    /// takes tells nothing but the length.
    #[must_use]
    pub fn is(&self, typed: &Secret) -> bool {
        normal(&self.0).is_same(&normal(typed))
    }
}

/// A code without what people put between its characters, in capitals.
fn normal(typed: &Secret) -> Secret {
    let mut text = Vec::with_capacity(typed.len());
    let kept = typed
        .reveal()
        .iter()
        .filter(|byte| !byte.is_ascii_whitespace() && **byte != b'-');
    text.extend(kept.map(u8::to_ascii_uppercase));
    Secret::new(text)
}

impl Enrolment {
    /// The number of the code at `seconds` since 1970; `None` where a counter and no time decides.
    #[must_use]
    pub fn step_at(&self, seconds: u64) -> Option<u64> {
        Some(seconds / u64::from(self.method.period()?.max(1)))
    }

    /// When the code with this number is the right one; `None` where a counter and no time decides.
    #[must_use]
    pub fn span(&self, step: u64) -> Option<Span> {
        let period = u64::from(self.method.period()?.max(1));
        let from = step.saturating_mul(period);
        Some(Span {
            from,
            to: from.saturating_add(period),
        })
    }

    /// The code with this number: a step of time (see [`step_at`](Self::step_at)) or a counter.
    #[must_use]
    pub fn code(&self, number: u64) -> OneTimeCode {
        let code = match &self.method {
            Method::Totp {
                algorithm, digits, ..
            }
            | Method::Hotp {
                algorithm, digits, ..
            } => decimal(truncated(&self.hmac(*algorithm, number)), *digits),
            Method::Steam => steam(truncated(&self.hmac(Algorithm::Sha1, number))),
            Method::Motp { pin } => self.motp(pin, number),
            Method::Yandex { pin } => self.yandex(pin, number),
        };
        OneTimeCode(code)
    }

    /// The HMAC of RFC 4226, section 5.3, by totp-rs: a step of one second makes its time a counter.
    fn hmac(&self, algorithm: Algorithm, counter: u64) -> Zeroizing<Vec<u8>> {
        hmac(self.secret.reveal(), algorithm, counter)
    }

    /// Source: the description of mOTP, <https://motp.sourceforge.net/#1.1>.
    fn motp(&self, pin: &Secret, step: u64) -> Secret {
        let mut text = Secret::new(Vec::with_capacity(20 + 2 * self.secret.len() + pin.len()));
        text.extend(step.to_string().as_bytes());
        for byte in self.secret.reveal() {
            text.extend(format!("{byte:02x}").as_bytes());
        }
        text.extend(pin.reveal());
        let hash = Md5::digest(text.reveal());
        let [first, second, third, ..] = <[u8; 16]>::from(hash);
        Secret::new(format!("{first:02x}{second:02x}{third:02x}").into_bytes())
    }

    /// Source: Aegis, `crypto/otp/YAOTP.java`.
    fn yandex(&self, pin: &Secret, step: u64) -> Secret {
        let secret = self.secret.reveal();
        let mut both = Secret::new(Vec::with_capacity(pin.len() + YANDEX_SECRET));
        both.extend(pin.reveal());
        both.extend(secret.get(..YANDEX_SECRET).unwrap_or(secret));
        let hash = Zeroizing::new(<[u8; 32]>::from(Sha256::digest(both.reveal())));
        let key = hash.strip_prefix(&[0]).unwrap_or(&hash[..]);
        let mac = hmac(key, Algorithm::Sha256, step);
        let at = usize::from(mac.last().copied().unwrap_or_default() & 15);
        let mut number = [0; 8];
        number.copy_from_slice(&mac[at..at + 8]);
        let mut number = (u64::from_be_bytes(number) & (u64::MAX >> 1)) % 26_u64.pow(8);
        let mut letters = vec![0; 8];
        for letter in letters.iter_mut().rev() {
            *letter = b'a' + u8::try_from(number % 26).unwrap_or_default();
            number /= 26;
        }
        Secret::new(letters)
    }
}

fn hmac(key: &[u8], algorithm: Algorithm, counter: u64) -> Zeroizing<Vec<u8>> {
    let algorithm = match algorithm {
        Algorithm::Sha1 => totp_rs::Algorithm::SHA1,
        Algorithm::Sha256 => totp_rs::Algorithm::SHA256,
        Algorithm::Sha512 => totp_rs::Algorithm::SHA512,
    };
    let totp = Builder::new()
        .with_algorithm(algorithm)
        .with_step_duration(1)
        .with_secret(key.to_vec())
        .build_noncompliant();
    Zeroizing::new(totp.sign(counter).as_ref().to_vec())
}

/// Dynamic truncation. Source: RFC 4226, section 5.3.
fn truncated(mac: &[u8]) -> u32 {
    let at = usize::from(mac.last().copied().unwrap_or_default() & 15);
    let mut number = [0; 4];
    if let Some(found) = mac.get(at..at + 4) {
        number.copy_from_slice(found);
    }
    u32::from_be_bytes(number) & (u32::MAX >> 1)
}

fn decimal(number: u32, digits: u8) -> Secret {
    let width = usize::from(digits);
    let number = u64::from(number) % 10_u64.pow(u32::from(digits.min(10)));
    Secret::new(format!("{number:0width$}").into_bytes())
}

/// The least significant letter comes first.
fn steam(mut number: u32) -> Secret {
    let base = u32::try_from(STEAM.len()).unwrap_or(1);
    let mut letters = Vec::with_capacity(5);
    for _ in 0..5 {
        letters.push(STEAM[usize::try_from(number % base).unwrap_or_default()]);
        number /= base;
    }
    Secret::new(letters)
}

const STEAM: &[u8] = b"23456789BCDFGHJKMNPQRTVWXY";
/// What follows in a secret of Yandex is a checksum.
const YANDEX_SECRET: usize = 16;

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use super::*;
    use crate::totp::base32;

    fn code(secret: &[u8], method: Method, number: u64) -> String {
        let enrolment = Enrolment {
            issuer: String::new(),
            account: String::new(),
            secret: Secret::new(secret.to_vec()),
            method,
        };
        String::from_utf8(enrolment.code(number).reveal().to_vec()).unwrap()
    }

    fn totp(algorithm: Algorithm, digits: u8) -> Method {
        Method::Totp {
            algorithm,
            digits,
            period: 30,
        }
    }

    /// RFC 6238, appendix B; the seeds of the longer hashes as its erratum 2866 has them.
    #[test]
    fn the_vectors_of_rfc_6238_hold() {
        let seed = |length| {
            b"1234567890"
                .iter()
                .copied()
                .cycle()
                .take(length)
                .collect::<Vec<u8>>()
        };
        for (seconds, sha1, sha256, sha512) in [
            (59, "94287082", "46119246", "90693936"),
            (1_111_111_109, "07081804", "68084774", "25091201"),
            (1_111_111_111, "14050471", "67062674", "99943326"),
            (1_234_567_890, "89005924", "91819424", "93441116"),
            (2_000_000_000, "69279037", "90698825", "38618901"),
            (20_000_000_000, "65353130", "77737706", "47863826"),
        ] {
            for (algorithm, length, expected) in [
                (Algorithm::Sha1, 20, sha1),
                (Algorithm::Sha256, 32, sha256),
                (Algorithm::Sha512, 64, sha512),
            ] {
                let got = code(&seed(length), totp(algorithm, 8), seconds / 30);
                assert_eq!(got, expected, "{algorithm:?} at {seconds}");
            }
        }
    }

    /// RFC 4226, appendix D.
    #[test]
    fn the_vectors_of_rfc_4226_hold() {
        let expected = [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583",
            "399871", "520489",
        ];
        for (counter, expected) in (0..).zip(expected) {
            let method = Method::Hotp {
                algorithm: Algorithm::Sha1,
                digits: 6,
                counter: 0,
            };
            assert_eq!(code(b"12345678901234567890", method, counter), expected);
        }
        // The column of decimal values, whole.
        assert_eq!(
            code(b"12345678901234567890", totp(Algorithm::Sha1, 10), 0),
            "1284755224"
        );
    }

    /// Aegis, `app/src/test/java/com/beemdevelopment/aegis/crypto/otp/YAOTPTest.java` and `MOTPTest.java`.
    #[test]
    fn the_vectors_of_aegis_hold_for_yandex_and_motp() {
        for (pin, secret, seconds, expected) in [
            (
                "5239",
                "6SB2IKNM6OBZPAVBVTOHDKS4FAAAAAAADFUTQMBTRY",
                1_641_559_648,
                "umozdicq",
            ),
            (
                "7586",
                "LA2V6KMCGYMWWVEW64RNP3JA3IAAAAAAHTSG4HRZPI",
                1_581_064_020,
                "oactmacq",
            ),
            (
                "7586",
                "LA2V6KMCGYMWWVEW64RNP3JA3IAAAAAAHTSG4HRZPI",
                1_581_090_810,
                "wemdwrix",
            ),
        ] {
            let secret = base32::decode(secret).unwrap().secret;
            let pin = Secret::new(pin.as_bytes().to_vec());
            assert_eq!(
                code(secret.reveal(), Method::Yandex { pin }, seconds / 30),
                expected
            );
        }
        let secret = [0xe3, 0x15, 0x2a, 0xfe, 0xe6, 0x25, 0x99, 0xc8];
        let pin = Secret::new(b"1234".to_vec());
        assert_eq!(
            code(&secret, Method::Motp { pin }, 165_892_298 / 10),
            "e7d8b6"
        );
    }

    #[test]
    fn steam_speaks_its_own_alphabet() {
        // An independent computation: Python's hmac over the same secret and step.
        assert_eq!(code(b"12345678901234567890", Method::Steam, 1), "PV9M4");
    }

    #[test]
    fn a_span_holds_its_seconds_and_time_never_runs_over() {
        let enrolment = Enrolment {
            issuer: String::new(),
            account: String::new(),
            secret: Secret::new(vec![1; 20]),
            method: Method::USUAL,
        };
        assert_eq!(enrolment.step_at(59), Some(1));
        assert_eq!(enrolment.span(1), Some(Span { from: 30, to: 60 }));
        let last = enrolment.step_at(u64::MAX).unwrap();
        assert_eq!(enrolment.span(last).unwrap().to, u64::MAX);
        let _made = enrolment.code(u64::MAX);
    }

    #[test]
    fn a_typed_code_is_compared_without_its_spaces() {
        let code = OneTimeCode(Secret::new(b"012345".to_vec()));
        let is = |typed: &str| code.is(&Secret::new(typed.as_bytes().to_vec()));
        assert!(is("012345") && is("012 345") && is("012-345"));
        assert!(!is("12345") && !is("012346") && !is(""));
        let code = OneTimeCode(Secret::new(b"BCDFG".to_vec()));
        assert!(code.is(&Secret::new(b"bcdfg".to_vec())));
    }
}
