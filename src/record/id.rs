//! The name of a record: 128 random bits, so that it tells nothing and never comes twice.

use std::fmt;
use std::str::FromStr;

use sha2::Digest as _;
use sha2::Sha256;

/// 26 digits of Crockford's base 32 in lower case. Source: <https://www.crockford.com/base32.html>.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(u128);

/// One part of a record: what a secret store keeps under one name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Key {
    /// The record.
    pub id: RecordId,
    /// The part, counted from 1.
    pub part: u16,
}

impl RecordId {
    /// A new one.
    pub fn random(random: &mut dyn rand::CryptoRng) -> Self {
        let mut bytes = [0; 16];
        rand::Rng::fill_bytes(random, &mut bytes);
        Self(u128::from_be_bytes(bytes))
    }

    /// The id of what comes back once this was removed. It is always the same, so that who brings it back twice has
    /// it once, and says nothing of this one.
    #[must_use]
    pub fn successor(self) -> Self {
        let hash = Sha256::new()
            .chain_update(b"doorkey-successor/1")
            .chain_update(self.0.to_be_bytes())
            .finalize();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash[..16]);
        Self(u128::from_be_bytes(bytes))
    }

    /// Its first part, or its only one.
    #[must_use]
    pub fn first(self) -> Key {
        self.part(1)
    }

    /// One of its parts.
    #[must_use]
    pub fn part(self, part: u16) -> Key {
        Key { id: self, part }
    }

    /// Under this name a keyring keeps the identity of a vault. No record has so many parts.
    #[must_use]
    pub fn identity(self) -> Key {
        self.part(u16::MAX)
    }
}

impl Key {
    /// Whether it names the identity of a vault, not a record.
    #[must_use]
    pub fn is_identity(self) -> bool {
        self.part == u16::MAX
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for place in (0..DIGITS).rev() {
            let digit = (self.0 >> (5 * place)) & 31;
            let digit = usize::try_from(digit).unwrap_or_default();
            write!(formatter, "{}", char::from(ALPHABET[digit]))?;
        }
        Ok(())
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl FromStr for RecordId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        // The first digit holds three bits: 26 digits are 130.
        let fits = text.len() == DIGITS && text.as_bytes()[0] < b'8';
        text.bytes()
            .filter(|_| fits)
            .try_fold(0_u128, |value, byte| {
                let digit = ALPHABET.iter().position(|&known| known == byte)?;
                Some(value << 5 | u128::try_from(digit).ok()?)
            })
            .filter(|_| fits)
            .map(Self)
            .ok_or(NotAnId)
    }
}

impl fmt::Display for Key {
    /// The id, and `.2` and so on after it for the second part and those that follow.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            1 => write!(formatter, "{}", self.id),
            part => write!(formatter, "{}.{part}", self.id),
        }
    }
}

impl FromStr for Key {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let Some((id, part)) = text.split_once('.') else {
            return Ok(text.parse::<RecordId>()?.first());
        };
        let key = id
            .parse::<RecordId>()?
            .part(part.parse().map_err(|_| NotAnId)?);
        // One spelling each: no `.1`, no `.02`.
        if key.part > 1 && key.to_string() == text {
            Ok(key)
        } else {
            Err(NotAnId)
        }
    }
}

/// Not the name of a record of ours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAnId;

const DIGITS: usize = 26;
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_it_is_written() {
        for value in [0, 1, u128::MAX, 0x0123_4567_89ab_cdef_0123_4567_89ab_cdef] {
            let id = RecordId(value);
            assert_eq!(id.to_string().len(), 26);
            assert_eq!(id.to_string().parse(), Ok(id));
            assert_eq!(id.first().to_string().parse(), Ok(id.first()));
            assert_eq!(id.part(12).to_string().parse(), Ok(id.part(12)));
        }
    }

    #[test]
    fn what_comes_back_has_one_new_id_each_time() {
        let first = RecordId(7);
        // `printf 'doorkey-successor/1\0…\7' | sha256sum`, and again of that.
        let second = RecordId(0xb560_d193_9ecc_ce63_7ac5_9eaa_fab0_9ca2);
        assert_eq!(first.successor(), second);
        assert_ne!(second.successor(), first);
        assert_ne!(second.successor(), second);
    }

    #[test]
    fn what_is_not_exactly_an_id_is_refused() {
        let id = "0123456789abcdefghjkmnpqrs";
        assert!(id.parse::<RecordId>().is_ok());
        for wrong in [
            "",
            "0",
            "0123456789ABCDEFGHJKMNPQRS",
            "8123456789abcdefghjkmnpqrs",
            "0123456789abcdefghijkmnpqr",
            "../3456789abcdefghjkmnpqrs",
            "é123456789abcdefghjkmnpqr",
        ] {
            assert_eq!(wrong.parse::<RecordId>(), Err(NotAnId), "{wrong}");
        }
        for wrong in [
            ".2",
            "x.2",
            &format!("{id}.1"),
            &format!("{id}.02"),
            &format!("{id}."),
        ] {
            assert_eq!(wrong.parse::<Key>(), Err(NotAnId), "{wrong}");
        }
    }
}
