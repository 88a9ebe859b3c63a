//! Strings that a machine made: which generator, and how many guesses it takes who knows it.
//!
//! What a shape says holds for strings that were drawn. Whoever imitates one by hand is found out
//! where the characters betray it; a short imitation without any pattern is not told from the real.

pub mod charset;
mod human;
mod plain;
mod sealed;
mod token;
mod uniform;
mod uuid;

/// What a string that a machine made is, and what it is worth.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Shape {
    /// What it is.
    pub kind: ShapeKind,
    /// log2 of the guesses: the entropy of the drawn part as its generator makes it.
    pub bits: f64,
    /// The least figure that makes sense, log2 too: what is left where the time, the machine or
    /// the name behind it is known, or where the key behind a signature is weaker than it is long.
    pub lower: f64,
}

impl Shape {
    const fn new(kind: ShapeKind, bits: f64, lower: f64) -> Self {
        Self { kind, bits, lower }
    }
}

/// The kinds of strings that machines make.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ShapeKind {
    /// A UUID of no known version, or a GUID of the older kind.
    Uuid,
    /// `00000000-0000-0000-0000-000000000000`: everyone knows it.
    UuidNil,
    /// `ffffffff-ffff-ffff-ffff-ffffffffffff`: everyone knows it.
    UuidMax,
    /// Of time and machine.
    UuidV1,
    /// Of a name, by MD5.
    UuidV3,
    /// Drawn.
    UuidV4,
    /// Of a name, by SHA-1.
    UuidV5,
    /// Of time and machine, in order of time.
    UuidV6,
    /// Of time, the rest drawn.
    UuidV7,
    /// As its maker pleased.
    UuidV8,
    /// Of time, the rest drawn, in base 32.
    Ulid,
    /// Digits alone.
    Digits,
    /// Hex digits.
    Hex,
    /// Letters alone.
    Letters,
    /// Letters and digits.
    Alphanumeric,
    /// RFC 4648, section 6.
    Base32,
    /// RFC 4648, section 4.
    Base64,
    /// RFC 4648, section 5.
    Base64Url,
    /// All that can be printed.
    Printable,
    /// Drawn characters in groups of one length: `xxxx-xxxx-xxxx`.
    Grouped,
    /// A recovery key of `BitLocker`: eight groups of six digits.
    BitLocker,
    /// A password that Apple's systems suggest.
    Apple,
    /// A signed JSON web token.
    Jwt,
    /// A sealed one.
    Jwe,
    /// A private key in PEM.
    PemKey,
    /// A token of the maker named.
    Token(&'static str),
}

impl ShapeKind {
    /// A stable name for scripts.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Uuid => "uuid",
            Self::UuidNil => "uuid-nil",
            Self::UuidMax => "uuid-max",
            Self::UuidV1 => "uuid-v1",
            Self::UuidV3 => "uuid-v3",
            Self::UuidV4 => "uuid-v4",
            Self::UuidV5 => "uuid-v5",
            Self::UuidV6 => "uuid-v6",
            Self::UuidV7 => "uuid-v7",
            Self::UuidV8 => "uuid-v8",
            Self::Ulid => "ulid",
            Self::Digits => "digits",
            Self::Hex => "hex",
            Self::Letters => "letters",
            Self::Alphanumeric => "alphanumeric",
            Self::Base32 => "base32",
            Self::Base64 => "base64",
            Self::Base64Url => "base64url",
            Self::Printable => "printable",
            Self::Grouped => "grouped",
            Self::BitLocker => "bitlocker",
            Self::Apple => "apple",
            Self::Jwt => "jwt",
            Self::Jwe => "jwe",
            Self::PemKey => "pem-key",
            Self::Token(_) => "token",
        }
    }

    /// Whose token it is; `None` for what has no maker.
    #[must_use]
    pub const fn maker(self) -> Option<&'static str> {
        match self {
            Self::Token(maker) => Some(maker),
            _ => None,
        }
    }
}

/// The shape of `secret`, if a machine made it. All of it is looked at, in one pass or two.
///
/// `price` is what n-grams ask for one of its characters on average, in bits: give it where it is
/// known, and shorter strings can be told from people's. It must not be capped below the bits of
/// a character of printable ASCII (6.6).
#[must_use]
pub fn of(secret: &[u8], price: Option<f64>) -> Option<Shape> {
    if secret.len() < LEAST {
        return None;
    }
    let marked = uuid::of(secret)
        .or_else(|| uuid::ulid(secret))
        .or_else(|| sealed::jwt(secret))
        .or_else(|| sealed::pem(secret))
        .or_else(|| sealed::age(secret))
        .or_else(|| token::of(secret))
        .or_else(|| plain::known_groups(secret));
    if marked.is_some() || !uniform::is_worth_counting(secret, price) {
        return marked;
    }
    plain::grouped(secret, price).or_else(|| plain::of(secret, price))
}

/// Nothing shorter is said to be drawn.
const LEAST: usize = 10;

#[cfg(test)]
mod tests;
