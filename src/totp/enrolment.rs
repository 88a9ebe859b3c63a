//! An enrolment: the secret that an authenticator and a site share, and how codes are made of it.

use std::error::Error;
use std::fmt;

use sha2::Digest as _;
use sha2::Sha256;

use crate::failure::Explain;
use crate::failure::Kind;
use crate::secret::Secret;

/// What an authenticator knows of one account.
#[derive(Debug)]
pub struct Enrolment {
    /// Whose account it is, as the site writes itself; empty where nobody said.
    pub issuer: String,
    /// The account there; empty where nobody said.
    pub account: String,
    /// The shared secret, in bytes. Never empty in one that was [`checked`](Self::checked).
    pub secret: Secret,
    /// How codes are made of it.
    pub method: Method,
}

/// How codes are made of a secret.
#[derive(Debug)]
pub enum Method {
    /// By the time, RFC 6238.
    Totp {
        /// The hash of the HMAC.
        algorithm: Algorithm,
        /// How many digits a code has: 6 to 10.
        digits: u8,
        /// How many seconds a code lasts: 1 to 86,400.
        period: u32,
    },
    /// By a counter, RFC 4226.
    Hotp {
        /// The hash of the HMAC.
        algorithm: Algorithm,
        /// How many digits a code has: 6 to 10.
        digits: u8,
        /// The counter of the next code.
        counter: u64,
    },
    /// Steam's: by the time, five letters and digits of its own alphabet.
    Steam,
    /// mOTP's: by the time and a PIN. Source: <https://motp.sourceforge.net>.
    Motp {
        /// The PIN that the owner types into the app; empty where the file had none.
        pin: Secret,
    },
    /// Yandex's: by the time and a PIN, eight letters.
    Yandex {
        /// The PIN that the owner types into the app; empty where the file had none.
        pin: Secret,
    },
}

/// The hash of an HMAC.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Algorithm {
    /// What nearly every site uses, and what many apps use whatever they were told.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-512.
    Sha512,
}

impl Enrolment {
    /// The enrolment, if codes can be made of it and it can be kept. Names lose the spaces around them.
    ///
    /// # Errors
    /// [`Unfit`]: what is out of bounds.
    pub fn checked(mut self) -> Result<Self, Unfit> {
        for name in [&mut self.issuer, &mut self.account] {
            *name = name.trim().to_owned();
            if name.len() > MAX_NAME {
                return Err(Unfit::LongName);
            }
            if name.chars().any(char::is_control) {
                return Err(Unfit::ControlInName);
            }
        }
        if self.secret.is_empty() {
            return Err(Unfit::NoSecret);
        }
        if self.secret.len() > MAX_SECRET {
            return Err(Unfit::LongSecret);
        }
        match &self.method {
            Method::Totp { digits, .. } | Method::Hotp { digits, .. }
                if !DIGITS.contains(digits) =>
            {
                Err(Unfit::Digits)
            }
            Method::Totp { period, .. } if !(1..=MAX_PERIOD).contains(period) => Err(Unfit::Period),
            Method::Motp { pin } | Method::Yandex { pin } if pin.len() > MAX_PIN => {
                Err(Unfit::LongPin)
            }
            Method::Motp { pin } | Method::Yandex { pin }
                if !pin.reveal().iter().all(u8::is_ascii_graphic) =>
            {
                Err(Unfit::OddPin)
            }
            _ => Ok(self),
        }
    }

    /// Whether the same codes come out of `other`: secret and method are the same. A counter may differ.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.secret.is_same(&other.secret) && self.method.is_same(&other.method)
    }

    /// The same of two enrolments where [`is_same`](Self::is_same) holds, and of no others: to know one among
    /// thousands. It is made of the secret, and no less secret.
    #[must_use]
    pub fn fingerprint(&self) -> [u8; 32] {
        let method = &self.method;
        let settings = format!(
            "{} {} {} {}",
            method.word(),
            method.algorithm(),
            method.digits(),
            method.period().unwrap_or_default()
        );
        let pin = match method {
            Method::Motp { pin } | Method::Yandex { pin } => pin.reveal(),
            _ => &[],
        };
        let mut hash = Sha256::new();
        // Each with its length before it, so that no two run into each other.
        for part in [settings.as_bytes(), pin, self.secret.reveal()] {
            hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
            hash.update(part);
        }
        hash.finalize().into()
    }

    /// How many bits its secret has.
    #[must_use]
    pub fn bits(&self) -> usize {
        self.secret.len() * 8
    }
}

impl Method {
    /// What sites use when they do not say: SHA-1, six digits, thirty seconds.
    pub const USUAL: Self = Self::Totp {
        algorithm: Algorithm::Sha1,
        digits: 6,
        period: 30,
    };

    /// Its stable word: `totp`, `hotp`, `steam`, `motp`, `yandex`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Totp { .. } => "totp",
            Self::Hotp { .. } => "hotp",
            Self::Steam => "steam",
            Self::Motp { .. } => "motp",
            Self::Yandex { .. } => "yandex",
        }
    }

    /// The hash that codes are made with, by its name.
    #[must_use]
    pub fn algorithm(&self) -> &'static str {
        match self {
            Self::Totp { algorithm, .. } | Self::Hotp { algorithm, .. } => algorithm.word(),
            Self::Steam => "SHA1",
            Self::Motp { .. } => "MD5",
            Self::Yandex { .. } => "SHA256",
        }
    }

    /// How many characters a code has.
    #[must_use]
    pub fn digits(&self) -> u8 {
        match self {
            Self::Totp { digits, .. } | Self::Hotp { digits, .. } => *digits,
            Self::Steam => 5,
            Self::Motp { .. } => 6,
            Self::Yandex { .. } => 8,
        }
    }

    /// How many seconds a code lasts; `None` where a counter and no time decides.
    #[must_use]
    pub fn period(&self) -> Option<u32> {
        match self {
            Self::Totp { period, .. } => Some(*period),
            Self::Hotp { .. } => None,
            Self::Steam | Self::Yandex { .. } => Some(30),
            Self::Motp { .. } => Some(10),
        }
    }

    /// Whether `other` makes the same codes of a secret, whatever its counter says.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let pins = match (self, other) {
            (Self::Motp { pin }, Self::Motp { pin: other })
            | (Self::Yandex { pin }, Self::Yandex { pin: other }) => pin.is_same(other),
            _ => true,
        };
        let told = |method: &Self| {
            (
                method.word(),
                method.algorithm(),
                method.digits(),
                method.period(),
            )
        };
        pins && told(self) == told(other)
    }
}

impl Algorithm {
    /// Its name in an otpauth URI.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Sha1 => "SHA1",
            Self::Sha256 => "SHA256",
            Self::Sha512 => "SHA512",
        }
    }

    /// The algorithm of this name, in any of the spellings that are met: `sha1`, `SHA-1`, `HmacSHA1`,
    /// `HMAC-SHA-1`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name: String = name
            .chars()
            .filter(|char| !matches!(char, '-' | '_' | ' '))
            .map(|char| char.to_ascii_uppercase())
            .collect();
        match name.strip_prefix("HMAC").unwrap_or(&name) {
            "SHA1" | "SHA" => Some(Self::Sha1),
            "SHA256" => Some(Self::Sha256),
            "SHA512" => Some(Self::Sha512),
            _ => None,
        }
    }
}

/// Why an enrolment is none that can be kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unfit {
    /// There is nothing in the secret.
    NoSecret,
    /// The secret has more than [`MAX_SECRET`] bytes.
    LongSecret,
    /// A name has more than [`MAX_NAME`] bytes.
    LongName,
    /// A name has a control character in it.
    ControlInName,
    /// Codes of so many digits are not made.
    Digits,
    /// No code lasts so long, or no time at all.
    Period,
    /// The PIN has more than [`MAX_PIN`] bytes.
    LongPin,
    /// The PIN has a character that is not on every keyboard.
    OddPin,
}

impl fmt::Display for Unfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSecret => formatter.write_str("the secret is empty"),
            Self::LongSecret => write!(formatter, "the secret is longer than {MAX_SECRET} bytes"),
            Self::LongName => write!(formatter, "a name is longer than {MAX_NAME} bytes"),
            Self::ControlInName => formatter.write_str("a name has a control character in it"),
            Self::Digits => formatter.write_str("a code has 6 to 10 digits"),
            Self::Period => write!(formatter, "a code lasts 1 to {MAX_PERIOD} seconds"),
            Self::LongPin => write!(formatter, "the PIN is longer than {MAX_PIN} bytes"),
            Self::OddPin => formatter.write_str("the PIN has a character that no PIN has"),
        }
    }
}

impl Error for Unfit {}

impl Explain for Unfit {
    fn kind(&self) -> Kind {
        Kind::Input
    }
}

/// The longest secret that is kept, in bytes: four times the longest block of a hash.
pub const MAX_SECRET: usize = 512;
/// How many bits a secret has at least. Source: RFC 4226, section 4, R6.
pub const LEAST_BITS: u32 = 128;
/// The longest name of an issuer or an account, in bytes.
pub const MAX_NAME: usize = 200;
/// The longest time a code lasts, in seconds: a day.
pub const MAX_PERIOD: u32 = 86_400;
/// The longest PIN, in bytes.
pub const MAX_PIN: usize = 64;
const DIGITS: std::ops::RangeInclusive<u8> = 6..=10;

#[cfg(test)]
mod tests {
    use super::*;

    fn enrolment(secret: usize, method: Method) -> Enrolment {
        Enrolment {
            issuer: " PyPI ".to_owned(),
            account: "ada".to_owned(),
            secret: Secret::new(vec![1; secret]),
            method,
        }
    }

    fn totp(digits: u8, period: u32) -> Method {
        Method::Totp {
            algorithm: Algorithm::Sha1,
            digits,
            period,
        }
    }

    #[test]
    fn what_is_out_of_bounds_is_named() {
        for (secret, method, why) in [
            (0, Method::USUAL, Some(Unfit::NoSecret)),
            (1, Method::USUAL, None),
            (512, Method::USUAL, None),
            (513, Method::USUAL, Some(Unfit::LongSecret)),
            (20, totp(5, 30), Some(Unfit::Digits)),
            (20, totp(10, 86_400), None),
            (20, totp(11, 30), Some(Unfit::Digits)),
            (20, totp(6, 0), Some(Unfit::Period)),
            (20, totp(6, 86_401), Some(Unfit::Period)),
            (20, Method::Steam, None),
        ] {
            assert_eq!(enrolment(secret, method).checked().err(), why);
        }
        let names = [
            ("a".repeat(201), Unfit::LongName),
            ("a\u{1b}b".to_owned(), Unfit::ControlInName),
        ];
        for (account, why) in names {
            let wrong = Enrolment {
                account,
                ..enrolment(20, Method::USUAL)
            };
            assert_eq!(wrong.checked().err(), Some(why));
        }
    }

    #[test]
    fn an_algorithm_is_known_by_every_spelling_that_is_met() {
        for (name, algorithm) in [
            ("sha1", Some(Algorithm::Sha1)),
            ("SHA-1", Some(Algorithm::Sha1)),
            ("HmacSHA1", Some(Algorithm::Sha1)),
            ("HMAC-SHA-256", Some(Algorithm::Sha256)),
            ("hmac_sha512", Some(Algorithm::Sha512)),
            ("MD5", None),
            ("", None),
        ] {
            assert_eq!(Algorithm::named(name), algorithm, "{name}");
        }
    }

    #[test]
    fn the_same_secret_makes_other_codes_by_another_method() {
        let one = enrolment(20, Method::USUAL);
        assert!(one.is_same(&enrolment(20, totp(6, 30))));
        assert_eq!(one.fingerprint(), enrolment(20, totp(6, 30)).fingerprint());
        for other in [totp(8, 30), totp(6, 60), Method::Steam] {
            let other = enrolment(20, other);
            assert!(!one.is_same(&other) && one.fingerprint() != other.fingerprint());
        }
        let hotp = |counter| Method::Hotp {
            algorithm: Algorithm::Sha1,
            digits: 6,
            counter,
        };
        assert!(enrolment(20, hotp(1)).is_same(&enrolment(20, hotp(2))));
    }
}
