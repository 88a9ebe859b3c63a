//! New recovery codes, for those who run a site.

use std::error::Error;
use std::fmt;

use rand::CryptoRng;

use crate::failure::Explain;
use crate::failure::Kind;
use crate::recovery_codes::alphabet::Alphabet;
use crate::recovery_codes::generate::check_symbol::check_symbol;
use crate::secret::Secret;

pub mod check_symbol;

/// The most codes of one set.
pub const MAX_COUNT: u16 = 256;

/// The most characters of one code.
pub const MAX_LENGTH: u8 = 64;

/// What a new set shall look like.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// What the characters are drawn from.
    pub alphabet: Drawn,
    /// How many codes.
    pub count: u16,
    /// How many characters each, without hyphens and check symbol.
    pub length: u8,
    /// How many characters a group; `None` for even groups of five at most, 0 for no groups.
    pub group: Option<u8>,
    /// Whether a check symbol ends each code.
    pub check: bool,
}

/// The alphabets that codes are made from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Drawn {
    /// Crockford's base 32, lower case.
    Crockford,
    /// Hex digits, lower case.
    Hex,
    /// Decimal digits.
    Digits,
}

impl Default for Plan {
    /// Ten codes of 13 characters of Crockford's base 32: 65 bits each.
    fn default() -> Self {
        Self {
            alphabet: Drawn::Crockford,
            count: 10,
            length: 13,
            group: None,
            check: false,
        }
    }
}

impl Plan {
    /// The entropy of each code, in bits. A check symbol adds none.
    #[must_use]
    pub fn bits(&self) -> f64 {
        f64::from(self.alphabet.alphabet().size()).log2() * f64::from(self.length)
    }

    /// Whether such a set can be made.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn validate(&self) -> Result<(), PlanError> {
        let size = u64::from(self.alphabet.alphabet().size());
        let guesses = size.saturating_pow(u32::from(self.length));
        if guesses < SIX_DIGITS {
            return Err(PlanError::TooWeak(self.alphabet.shortest()));
        }
        if self.length > MAX_LENGTH {
            return Err(PlanError::TooLong);
        }
        if self.count == 0 || self.count > MAX_COUNT {
            return Err(PlanError::Count);
        }
        if self.check && self.alphabet != Drawn::Crockford {
            return Err(PlanError::NoCheckSymbol);
        }
        Ok(())
    }

    /// The sizes of the groups, check symbol included.
    fn groups(&self) -> Vec<usize> {
        let length = usize::from(self.length) + usize::from(self.check);
        match self.group.map(usize::from) {
            Some(0) => vec![length],
            Some(group) => {
                let last = length % group;
                let mut groups = vec![group; length / group];
                groups.extend((last > 0).then_some(last));
                groups
            }
            None => {
                let number = length.div_ceil(5);
                let (size, larger) = (length / number, length % number);
                (0..number)
                    .map(|index| size + usize::from(index < larger))
                    .collect()
            }
        }
    }
}

/// A set of codes by `plan`, all different, drawn evenly from `random`.
///
/// # Errors
/// The plan cannot be followed, or `random` says the same again and again.
pub fn generate(plan: &Plan, random: &mut dyn CryptoRng) -> Result<Vec<Secret>, PlanError> {
    plan.validate()?;
    let mut cores: Vec<Secret> = Vec::with_capacity(usize::from(plan.count));
    let mut patience = PATIENCE;
    while cores.len() < usize::from(plan.count) {
        let core = draw(plan, random)?;
        // Six digits come twice in 256 codes now and then; a broken source always.
        if cores.iter().any(|known| known.reveal() == core.reveal()) {
            patience = patience.checked_sub(1).ok_or(PlanError::NotRandom)?;
            continue;
        }
        cores.push(core);
    }
    let groups = plan.groups();
    Ok(cores
        .iter()
        .map(|core| cut(core.reveal(), &groups))
        .collect())
}

/// The characters of one code, and its check symbol.
fn draw(plan: &Plan, random: &mut dyn CryptoRng) -> Result<Secret, PlanError> {
    let symbols = plan.alphabet.symbols();
    let mut core = Vec::with_capacity(usize::from(plan.length) + 1);
    for _ in 0..plan.length {
        core.push(*one_of(symbols, random)?);
    }
    if plan.check {
        core.extend(check_symbol(&core));
    }
    Ok(Secret::new(core))
}

/// One of `symbols`, each as likely as the others: bytes past the last whole multiple are thrown away.
fn one_of<'a>(symbols: &'a [u8], random: &mut dyn CryptoRng) -> Result<&'a u8, PlanError> {
    let whole = 256 - 256 % symbols.len();
    for _ in 0..PATIENCE {
        let mut byte = [0];
        random.fill_bytes(&mut byte);
        let drawn = usize::from(byte[0]);
        if drawn < whole {
            return symbols
                .get(drawn % symbols.len())
                .ok_or(PlanError::NotRandom);
        }
    }
    Err(PlanError::NotRandom)
}

/// Hyphens between the groups.
fn cut(core: &[u8], groups: &[usize]) -> Secret {
    let mut whole = Vec::with_capacity(core.len() + groups.len());
    let mut rest = core;
    for &group in groups {
        let (head, tail) = rest.split_at(group.min(rest.len()));
        if !whole.is_empty() {
            whole.push(b'-');
        }
        whole.extend_from_slice(head);
        rest = tail;
    }
    Secret::new(whole)
}

impl Drawn {
    /// The same, as the characters of codes that are read.
    #[must_use]
    pub fn alphabet(self) -> Alphabet {
        match self {
            Self::Crockford => Alphabet::Crockford,
            Self::Hex => Alphabet::Hex,
            Self::Digits => Alphabet::Digits,
        }
    }

    fn symbols(self) -> &'static [u8] {
        match self {
            Self::Crockford => check_symbol::SYMBOLS,
            Self::Hex => b"0123456789abcdef",
            Self::Digits => b"0123456789",
        }
    }

    /// The fewest characters that are worth six decimal digits.
    fn shortest(self) -> u8 {
        match self {
            Self::Crockford => 4,
            Self::Hex => 5,
            Self::Digits => 6,
        }
    }
}

/// Why a set cannot be made as planned.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PlanError {
    /// Worth less than six decimal digits; how many characters would do.
    TooWeak(u8),
    /// More than [`MAX_LENGTH`] characters.
    TooLong,
    /// No code at all, or more than [`MAX_COUNT`].
    Count,
    /// Only Crockford's base 32 has a check symbol.
    NoCheckSymbol,
    /// The source of randomness repeats itself.
    NotRandom,
}

impl fmt::Display for PlanError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooWeak(_) => formatter.write_str(
                "a recovery code has six decimal digits or the equivalent at least (NIST SP 800-63B-4, 3.1.2)",
            ),
            Self::TooLong => write!(formatter, "a recovery code has {MAX_LENGTH} characters at most"),
            Self::Count => write!(formatter, "a set has 1 to {MAX_COUNT} recovery codes"),
            Self::NoCheckSymbol => {
                formatter.write_str("only codes in Crockford's base 32 have a check symbol")
            }
            Self::NotRandom => formatter.write_str("the source of random numbers repeats itself"),
        }
    }
}

impl Error for PlanError {}

impl Explain for PlanError {
    fn kind(&self) -> Kind {
        match self {
            Self::NotRandom => Kind::Input,
            _ => Kind::Usage,
        }
    }

    fn hint(&self) -> Option<String> {
        match self {
            Self::TooWeak(length) => Some(format!(
                "take {length} characters or more; 13 of base 32 are 65 bits"
            )),
            _ => None,
        }
    }
}

const SIX_DIGITS: u64 = 1_000_000;

/// How often the source may disappoint before it is called broken: by chance never.
const PATIENCE: u32 = 1_000;

#[cfg(test)]
mod tests;
