//! What a text had that an otpauth URI should not have.

use std::fmt;

/// What was repaired, or is odd. It can be shown: it holds names, and nothing of the secret.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Note {
    /// Something was done to the secret.
    Repaired(&'static str),
    /// The label has this before its colon, and the `issuer` parameter something else, which counts.
    Prefix(String),
    /// A parameter comes twice, with one value.
    Twice(&'static str),
    /// A parameter comes twice, with two values; the first counts.
    TwiceDifferent(&'static str),
    /// `&` stood there as HTML writes it.
    Escaped,
    /// A counter was needed and not given.
    NoCounter,
    /// Read as Steam's, because it is called so.
    CalledSteam,
    /// A name had control characters.
    Control,
    /// A name was not UTF-8.
    NotText,
    /// The PIN is not in base 32 and was taken as it stands.
    PlainPin,
}

impl fmt::Display for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Repaired(sentence) => formatter.write_str(sentence),
            Self::Prefix(prefix) => write!(
                formatter,
                "the issuer differs from the label's prefix `{prefix}`; the issuer counts"
            ),
            Self::Twice(name) => write!(formatter, "`{name}` stands there twice"),
            Self::TwiceDifferent(name) => write!(
                formatter,
                "`{name}` stands there twice with different values; the first counts"
            ),
            Self::Escaped => formatter.write_str("read `&amp;` as `&`"),
            Self::NoCounter => formatter.write_str(
                "there is no `counter`; it begins at 0, which may not be what the site has",
            ),
            Self::CalledSteam => {
                formatter.write_str("read as Steam's kind of code, because it is called Steam")
            }
            Self::Control => formatter.write_str("removed control characters from a name"),
            Self::NotText => {
                formatter.write_str("a name is not UTF-8; what could not be read is replaced")
            }
            Self::PlainPin => {
                formatter.write_str("the PIN is not in base 32; it is taken as it stands")
            }
        }
    }
}
