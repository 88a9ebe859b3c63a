//! Why a text is no enrolment.

use std::error::Error;
use std::fmt;

use crate::failure::Explain;
use crate::failure::Kind;
use crate::totp::base32::NotBase32;
use crate::totp::enrolment::Unfit;

/// Why a text is no enrolment. It says which part is wrong, never what stands there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// It is not UTF-8.
    NotText,
    /// It is longer than any QR code.
    Long,
    /// There is no secret in it.
    NoSecret,
    /// It does not say `totp` or another kind that is known.
    NoKind,
    /// The secret is not base 32.
    Secret(NotBase32),
    /// A character of mOTP's secret is no hex digit.
    NotHex {
        /// Which, from 1.
        at: usize,
        /// The character.
        char: char,
    },
    /// mOTP's secret has an odd number of hex digits.
    HalfAByte,
    /// The hash is none that authenticators use.
    Algorithm,
    /// No code has so many digits.
    Digits,
    /// No code lasts so long.
    Period,
    /// The counter is no number.
    Counter,
    /// Something is out of bounds.
    Unfit(Unfit),
    /// It is something else: what, and what to do with it.
    Foreign {
        /// What it is.
        what: &'static str,
        /// What to do with it.
        hint: &'static str,
    },
}

impl Refusal {
    /// What a text with another scheme is.
    pub(super) fn foreign(scheme: &str) -> Self {
        let (what, hint) = match scheme {
            "otpauth-migration" => (
                "this is an export of Google Authenticator (`otpauth-migration:`), not one secret",
                "`doorkey totp import FILE` reads it, from its pictures or as text",
            ),
            "phonefactor" => (
                "this enrols Microsoft's own app for push messages (`phonefactor:`), and holds no secret",
                "at the site choose `I want to use a different authenticator app`, and take that QR code",
            ),
            "fido" => (
                "this asks for a passkey (`FIDO:`), and holds no secret",
                "scan it with the phone that keeps your passkeys, or choose an authenticator app at the site",
            ),
            "duo" => (
                "this enrols Duo's own app (`duo:`), and holds no secret",
                "ask whoever runs the site for a TOTP secret",
            ),
            "http" | "https" => (
                "this is the address of a web page, and holds no secret",
                "open it in a browser; the QR code of an authenticator is on the page that sets up two-factor \
                 authentication",
            ),
            "wifi" | "tel" | "mailto" | "geo" | "smsto" | "sms" | "bitcoin" | "begin" => (
                "this is a QR code of another kind, and holds no secret",
                "take the one that the site shows for an authenticator app",
            ),
            _ => (
                "this is neither an otpauth URI nor a secret in base 32",
                "an otpauth URI begins with `otpauth://totp/`; a secret has letters and the digits 2 to 7",
            ),
        };
        Self::Foreign { what, hint }
    }
}

impl From<NotBase32> for Refusal {
    fn from(error: NotBase32) -> Self {
        Self::Secret(error)
    }
}

impl From<Unfit> for Refusal {
    fn from(error: Unfit) -> Self {
        Self::Unfit(error)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self {
            Self::Secret(error) => return error.fmt(formatter),
            Self::Unfit(error) => return error.fmt(formatter),
            Self::NotHex { at, char } => {
                return write!(
                    formatter,
                    "character {at} of the secret is `{}`, which is no hex digit",
                    char.escape_default()
                );
            }
            Self::NotText => "this is not UTF-8 text",
            Self::Long => "this is longer than any otpauth URI",
            Self::NoSecret => "there is no secret in it",
            Self::NoKind => {
                "the otpauth URI is of no kind that is known: `totp`, `hotp`, `steam`, `yaotp`"
            }
            Self::HalfAByte => "the secret has an odd number of hex digits: one is missing",
            Self::Algorithm => "`algorithm` is none of SHA1, SHA256, SHA512",
            Self::Digits => "`digits` is not 6 to 10 (5 only with Steam)",
            Self::Period => "`period` is not 1 to 86400 seconds",
            Self::Counter => "`counter` is not a whole number",
            Self::Foreign { what, .. } => what,
        };
        formatter.write_str(what)
    }
}

impl Error for Refusal {}

impl Explain for Refusal {
    fn kind(&self) -> Kind {
        Kind::Input
    }

    fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Secret(error) => return error.hint(),
            Self::Foreign { hint, .. } => hint,
            Self::NoSecret | Self::HalfAByte | Self::NotHex { .. } => {
                "copy it again, to its end, or scan its QR code with `--image FILE`"
            }
            _ => return None,
        };
        Some((*hint).to_owned())
    }
}
