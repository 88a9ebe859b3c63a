//! Why no recovery codes could be read. Never a byte of what was handed in.

use std::error::Error;
use std::fmt;

use crate::failure::Explain;
use crate::failure::Kind;
use crate::recovery_codes::read::MAX_CODES;
use crate::recovery_codes::read::MAX_INPUT;
use crate::recovery_codes::read::MAX_LINES;
use crate::recovery_codes::read::notes::counted_lines;

/// Why no recovery codes could be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReadError {
    /// More than [`MAX_INPUT`] bytes.
    TooLarge,
    /// More than [`MAX_LINES`] lines.
    TooManyLines,
    /// More than [`MAX_CODES`] codes.
    TooManyCodes,
    /// Neither UTF-8 nor UTF-16 text.
    NotText,
    /// Nothing in it looks like a code; the lines that were not understood.
    NoCodes(Vec<u32>),
    /// Two kinds of codes in it are as many; the lines where they begin.
    Ambiguous(u32, u32),
    /// Something else; what, and its line.
    Mistaken(Mistaken, u32),
}

/// What is not a recovery code, and is handed in as one now and then.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mistaken {
    /// `otpauth://…`
    OtpauthUri,
    /// The secret of an authenticator in base 32.
    TotpSecret,
    /// Six digits.
    OneTimeCode,
    /// An API token; of which service.
    Token(&'static str),
    /// A private key.
    PrivateKey,
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(
                formatter,
                "more than {} KiB: not a set of recovery codes",
                MAX_INPUT >> 10
            ),
            Self::TooManyLines => write!(
                formatter,
                "more than {MAX_LINES} lines: not a set of recovery codes"
            ),
            Self::TooManyCodes => write!(formatter, "more than {MAX_CODES} codes: not one set"),
            Self::NotText => formatter.write_str("neither UTF-8 nor UTF-16 text"),
            Self::NoCodes(lines) if lines.is_empty() => {
                formatter.write_str("no recovery code in it")
            }
            Self::NoCodes(lines) => {
                write!(
                    formatter,
                    "no recovery code in it; not understood: {}",
                    counted_lines(lines)
                )
            }
            Self::Ambiguous(first, second) if first == second => write!(
                formatter,
                "two kinds of codes in line {first}, and nothing tells which is meant"
            ),
            Self::Ambiguous(first, second) => write!(
                formatter,
                "two kinds of codes in it, as in lines {first} and {second}, and nothing tells which is meant"
            ),
            Self::Mistaken(what, line) => write!(formatter, "line {line} holds {}", what.words()),
        }
    }
}

impl Error for ReadError {}

impl Mistaken {
    fn words(self) -> String {
        match self {
            Self::OtpauthUri => "an otpauth URI, not recovery codes".to_owned(),
            Self::TotpSecret => {
                "what looks like the secret of an authenticator, not a recovery code".to_owned()
            }
            Self::OneTimeCode => {
                "6 digits: this looks like a one-time code, not a recovery code".to_owned()
            }
            Self::Token(service) => format!("an API token of {service}, not recovery codes"),
            Self::PrivateKey => "a private key, not recovery codes".to_owned(),
        }
    }
}

impl Explain for ReadError {
    fn kind(&self) -> Kind {
        Kind::Input
    }

    fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::TooLarge | Self::TooManyLines | Self::TooManyCodes => {
                "hand in the codes of one site and account only"
            }
            Self::NotText => "save it as plain text in UTF-8",
            Self::NoCodes(_) => "put one code on a line and nothing beside it",
            Self::Ambiguous(..) => {
                "hand in one code a line and nothing else, or name a site that doorkey knows"
            }
            Self::Mistaken(Mistaken::OtpauthUri | Mistaken::TotpSecret, _) => {
                "it makes one-time codes; recovery codes stand elsewhere on the site's page"
            }
            Self::Mistaken(Mistaken::OneTimeCode, _) => {
                "a one-time code is good for a minute; recovery codes stand on the site's security page"
            }
            Self::Mistaken(Mistaken::Token(_) | Mistaken::PrivateKey, _) => {
                "take it out; if others may have seen it, revoke it"
            }
        };
        Some(hint.to_owned())
    }
}
