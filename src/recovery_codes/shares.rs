//! A key in shares: any few of them give it back, and one less tells nothing (Shamir's scheme).
//!
//! What is split is the secret and a check of it together, so that a wrong result is known as wrong and no
//! share holds anything by which the secret could be guessed. Each share says in the open which set it is
//! of, how many are needed, and its own number; how it is written is in [`text`].

mod check;
pub mod text;

use std::error::Error;
use std::fmt;

use blahaj::Sharks;
use rand::CryptoRng;
use subtle::ConstantTimeEq;

use crate::failure::Explain;
use crate::failure::Kind;
use crate::recovery_codes::shares::check::CHECK;
use crate::recovery_codes::shares::check::check;
use crate::recovery_codes::shares::text::SetId;
use crate::secret::Secret;

/// One share of a split secret.
#[derive(Debug)]
pub struct Share {
    set: SetId,
    threshold: u8,
    count: u8,
    index: u8,
    body: Secret,
}

/// Split `secret` into `count` shares of which any `threshold` are enough.
///
/// # Errors
/// [`ShareError::Unsplittable`]: the secret is empty or over 80 bytes, or the numbers make no sense.
pub fn split(
    secret: &Secret,
    threshold: u8,
    count: u8,
    mut random: &mut dyn CryptoRng,
) -> Result<Vec<Share>, ShareError> {
    let is_possible = (2..=count).contains(&threshold) && count <= MAX_SHARES;
    if !is_possible || secret.is_empty() || secret.len() > MAX_SECRET {
        return Err(ShareError::Unsplittable);
    }
    let mut set = [0; 5];
    random.fill_bytes(&mut set);
    let set = SetId::new(set);
    let mut payload = Secret::new(Vec::with_capacity(secret.len() + CHECK));
    payload.extend(secret.reveal());
    payload.extend(&check(set, secret.reveal()));
    let points = Sharks(threshold).dealer_rng(payload.reveal(), &mut random);
    Ok((1..=count)
        .zip(points)
        .map(|(index, point)| {
            // Its own number stands before the point; it counts from 1 as we do.
            let numbered = Secret::new(Vec::from(&point));
            let mut body = Secret::new(Vec::with_capacity(numbered.len()));
            body.extend(numbered.reveal().get(1..).unwrap_or_default());
            Share {
                set,
                threshold,
                count,
                index,
                body,
            }
        })
        .collect())
}

/// The secret that was split into these shares, and others that are not needed.
///
/// # Errors
/// Too few, of different sets, one of them twice, or what comes out is not what was split.
pub fn combine(shares: &[Share]) -> Result<Secret, ShareError> {
    let Some(first) = shares.first() else {
        return Err(ShareError::None);
    };
    for (at, share) in shares.iter().enumerate() {
        if !share.is_of_the_set_of(first) {
            return Err(ShareError::OtherSet { place: at + 1 });
        }
        if shares.iter().take(at).any(|one| one.index == share.index) {
            return Err(ShareError::Twice { index: share.index });
        }
    }
    let threshold = usize::from(first.threshold);
    if shares.len() < threshold {
        return Err(ShareError::TooFew {
            given: shares.len(),
            needed: threshold,
        });
    }
    let mut points = Vec::with_capacity(shares.len());
    for share in shares {
        points.push(share.point().ok_or(ShareError::Wrong)?);
    }
    let scheme = Sharks(first.threshold);
    let recovered = scheme.recover(&points).map_err(|_| ShareError::Wrong)?;
    let payload = Secret::new(recovered);
    let length = payload.len().saturating_sub(CHECK);
    let Some((secret, found)) = payload.reveal().split_at_checked(length) else {
        return Err(ShareError::Wrong);
    };
    if check(first.set, secret).ct_eq(found).into() {
        let mut own = Secret::new(Vec::with_capacity(length));
        own.extend(secret);
        Ok(own)
    } else {
        Err(ShareError::Wrong)
    }
}

impl Share {
    /// What all shares of one secret have in common, and no others.
    #[must_use]
    pub fn set(&self) -> SetId {
        self.set
    }

    /// How many are needed.
    #[must_use]
    pub fn threshold(&self) -> u8 {
        self.threshold
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> u8 {
        self.count
    }

    /// Which of them it is, from 1.
    #[must_use]
    pub fn index(&self) -> u8 {
        self.index
    }

    fn is_of_the_set_of(&self, other: &Self) -> bool {
        (self.set, self.threshold, self.count, self.body.len())
            == (other.set, other.threshold, other.count, other.body.len())
    }

    fn point(&self) -> Option<blahaj::Share> {
        let mut numbered = Secret::new(Vec::with_capacity(self.body.len() + 1));
        numbered.extend(&[self.index]);
        numbered.extend(self.body.reveal());
        blahaj::Share::try_from(numbered.reveal()).ok()
    }
}

/// Why shares cannot be made or put together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ShareError {
    /// No such split: see [`split`].
    Unsplittable,
    /// There is no share.
    None,
    /// Not the text of a share at all, or of a newer kind.
    NotAShare {
        /// Which of those given, from 1.
        place: usize,
    },
    /// The text of a share with a typing error.
    Mistyped {
        /// Which of those given, from 1.
        place: usize,
    },
    /// A share of another set than the first.
    OtherSet {
        /// Which of those given, from 1.
        place: usize,
    },
    /// One share was given twice.
    Twice {
        /// Its own number.
        index: u8,
    },
    /// More shares are needed.
    TooFew {
        /// How many were given.
        given: usize,
        /// How many are needed.
        needed: usize,
    },
    /// What came out is not what was split: a share is not what it says.
    Wrong,
}

impl fmt::Display for ShareError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsplittable => write!(
                formatter,
                "only 1 to {MAX_SECRET} bytes can be split, into 2 to {MAX_SHARES} shares of which 2 or more \
                 are needed"
            ),
            Self::None => formatter.write_str("there is no share"),
            Self::NotAShare { place } => write!(formatter, "number {place} given is not a share"),
            Self::Mistyped { place } => {
                write!(formatter, "number {place} given has a typing error")
            }
            Self::OtherSet { place } => write!(
                formatter,
                "number {place} given is not of the set of the first"
            ),
            Self::Twice { index } => write!(formatter, "share {index} was given twice"),
            Self::TooFew { given, needed } => write!(
                formatter,
                "{given} of {needed} shares: {} missing",
                needed - given
            ),
            Self::Wrong => formatter.write_str("these shares do not belong together"),
        }
    }
}

impl Error for ShareError {}

impl Explain for ShareError {
    fn kind(&self) -> Kind {
        match self {
            Self::Unsplittable => Kind::Usage,
            _ => Kind::Input,
        }
    }

    fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Mistyped { .. } => {
                "compare it with the paper, or read its QR code with a telephone"
            }
            Self::NotAShare { .. } => "a share is one line that begins with `DOORKEY-SHARE-1`",
            Self::OtherSet { .. } => {
                "shares of one set have the same eight characters after `DOORKEY-SHARE-1`"
            }
            Self::TooFew { .. } => "fetch another share of the same set",
            Self::Wrong => "a share is not what it says; try again with others of the set",
            Self::Unsplittable | Self::None | Self::Twice { .. } => return None,
        };
        Some(hint.to_owned())
    }
}

/// The longest secret that is split, in bytes: a key, not a file. The text of an age identity has 74.
pub const MAX_SECRET: usize = 80;

/// The most shares a secret is split into.
pub const MAX_SHARES: u8 = 32;

#[cfg(test)]
mod tests;
