//! How a share is written: one line of capitals and digits, so that a small QR code holds it.
//!
//! `DOORKEY-SHARE-1-7K2Q9XPM-03OF05-02-…-QZ81RT`: the kind, the set, how many of how many, the number of
//! this one, the share itself, and six characters by which typing errors are known.
//!
//! Its digits are Crockford's base 32 (<https://www.crockford.com/base32.html>), so what looks alike reads
//! alike: `O` is 0, `I` and `L` are 1, in the words too. Case, spaces and hyphens do not count. The last six
//! are the checksum of [BIP 350], which knows every error in up to four characters of the longest share of
//! a 32-byte key, and in up to three of a longer one.
//!
//! [BIP 350]: https://github.com/bitcoin/bips/blob/master/bip-0350.mediawiki

use std::fmt;

use crate::recovery_codes::shares::MAX_SHARES;
use crate::recovery_codes::shares::Share;
use crate::recovery_codes::shares::ShareError;
use crate::secret::Secret;

/// Which set a share is of: 40 random bits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SetId([u8; 5]);

impl SetId {
    pub(super) fn new(bytes: [u8; 5]) -> Self {
        Self(bytes)
    }

    pub(super) fn bytes(self) -> [u8; 5] {
        self.0
    }
}

impl fmt::Display for SetId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits = Secret::default();
        write_base32(&self.0, &mut digits);
        formatter.write_str(std::str::from_utf8(digits.reveal()).unwrap_or_default())
    }
}

impl Share {
    /// The share as it stands on paper.
    #[must_use]
    pub fn text(&self) -> Secret {
        let mut text = Secret::new(Vec::with_capacity(64 + 2 * self.body.len()));
        let (set, threshold, count, index) = (self.set, self.threshold, self.count, self.index);
        text.extend(format!("{KIND}-{set}-{threshold:02}OF{count:02}-{index:02}-").as_bytes());
        write_base32(self.body.reveal(), &mut text);
        let mut sum = Checksum::new();
        for value in values(text.reveal()).skip(KIND_DIGITS).flatten() {
            sum.take(value);
        }
        text.extend(b"-");
        text.extend(&sum.digits());
        text
    }

    /// Read what someone typed or scanned as the share in this place (from 1) among those given.
    ///
    /// # Errors
    /// [`ShareError::NotAShare`] or [`ShareError::Mistyped`], with the place.
    pub fn read(typed: &Secret, place: usize) -> Result<Self, ShareError> {
        let not_a_share = ShareError::NotAShare { place };
        let mistyped = ShareError::Mistyped { place };
        if typed.len() > MAX_TYPED {
            return Err(not_a_share);
        }
        let mut digits = Secret::new(Vec::with_capacity(typed.len()));
        let mut strange = false;
        for value in values(typed.reveal()) {
            strange |= value.is_none();
            digits.extend(&[value.unwrap_or_default()]);
        }
        let kind = values(KIND.as_bytes()).flatten();
        let begins = digits.reveal().iter().copied().zip(kind);
        // One slip in the kind is a slip; another kind is not a share.
        if begins.filter(|(read, known)| read != known).count() > 1 || digits.len() < SHORTEST {
            return Err(not_a_share);
        }
        let rest = digits.reveal().get(KIND_DIGITS..).unwrap_or_default();
        let mut sum = Checksum::new();
        for &value in rest {
            sum.take(value);
        }
        let same_kind =
            values(KIND.as_bytes())
                .flatten()
                .eq(digits.reveal().iter().copied().take(KIND_DIGITS));
        if strange || !same_kind || !sum.is_whole() {
            return Err(mistyped);
        }
        parsed(rest).ok_or(not_a_share)
    }
}

/// The share in digits that are known to be as they were written.
fn parsed(digits: &[u8]) -> Option<Share> {
    let (head, rest) = digits.split_at_checked(HEAD_DIGITS)?;
    let (body, _sum) = rest.split_at_checked(rest.len().checked_sub(SUM_DIGITS)?)?;
    let (set, numbers) = head.split_at_checked(8)?;
    let &[k1, k2, 0, 15, n1, n2, i1, i2] = numbers else {
        return None;
    };
    let two = |tens: u8, ones: u8| (tens < 10 && ones < 10).then(|| tens * 10 + ones);
    let (threshold, count, index) = (two(k1, k2)?, two(n1, n2)?, two(i1, i2)?);
    let is_possible = (2..=count).contains(&threshold)
        && count <= MAX_SHARES
        && (1..=count).contains(&index)
        && !body.is_empty();
    Some(Share {
        set: SetId(read_base32(set)?.reveal().try_into().ok()?),
        threshold,
        count,
        index,
        body: read_base32(body)?,
    })
    .filter(|_| is_possible)
}

/// The values of the digits in `text`; `None` for what is no digit. Spaces and hyphens are left out.
fn values(text: &[u8]) -> impl Iterator<Item = Option<u8>> {
    text.iter()
        .filter(|byte| !matches!(byte, b' ' | b'-' | b'\t' | b'\r' | b'\n'))
        .map(|byte| match byte.to_ascii_uppercase() {
            b'O' => Some(0),
            b'I' | b'L' => Some(1),
            // No `U` is written; in the words there is none either.
            byte => (0..32)
                .zip(ALPHABET)
                .find_map(|(value, known)| (*known == byte).then_some(value)),
        })
}

fn write_base32(bytes: &[u8], out: &mut Secret) {
    let (mut held, mut bits) = (0_u32, 0);
    for &byte in bytes {
        held = held << 8 | u32::from(byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            out.extend(&[digit(held >> bits)]);
        }
        held &= 0xff;
    }
    if bits > 0 {
        out.extend(&[digit(held << (5 - bits))]);
    }
}

/// The bytes that these values stand for; `None` where bits are left that nothing wrote.
fn read_base32(values: &[u8]) -> Option<Secret> {
    let mut bytes = Secret::new(Vec::with_capacity(values.len() * 5 / 8));
    let (mut held, mut bits) = (0_u32, 0);
    for &value in values {
        held = held << 5 | u32::from(value);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.extend(&[u8::try_from(held >> bits & 0xff).ok()?]);
        }
        held &= 0xff;
    }
    (bits < 5 && held & ((1 << bits) - 1) == 0).then_some(bytes)
}

fn digit(value: u32) -> u8 {
    let place = usize::try_from(value & 31).unwrap_or_default();
    ALPHABET[place]
}

/// The checksum of BIP 350 over values of five bits.
struct Checksum(u32);

impl Checksum {
    fn new() -> Self {
        Self(1)
    }

    fn take(&mut self, value: u8) {
        let top = self.0 >> 25;
        self.0 = (self.0 & 0x01ff_ffff) << 5 ^ u32::from(value);
        for (bit, generator) in (0..).zip(GENERATORS) {
            if top >> bit & 1 == 1 {
                self.0 ^= generator;
            }
        }
    }

    /// What must be taken next for the whole to be whole.
    fn digits(mut self) -> [u8; SUM_DIGITS] {
        for _ in 0..SUM_DIGITS {
            self.take(0);
        }
        let wanted = self.0 ^ WHOLE;
        [25, 20, 15, 10, 5, 0].map(|shift| digit(wanted >> shift))
    }

    fn is_whole(&self) -> bool {
        self.0 == WHOLE
    }
}

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const KIND: &str = "DOORKEY-SHARE-1";
const KIND_DIGITS: usize = 13;
/// The set, how many of how many, and the number.
const HEAD_DIGITS: usize = 16;
const SUM_DIGITS: usize = 6;
const SHORTEST: usize = KIND_DIGITS + HEAD_DIGITS + SUM_DIGITS;
/// A share of the longest secret has 177 digits; people add spaces.
const MAX_TYPED: usize = 1000;
const GENERATORS: [u32; 5] = [
    0x3b6a_57b2,
    0x2650_8e6d,
    0x1ea1_19fa,
    0x3d42_33dd,
    0x2a14_62b3,
];
const WHOLE: u32 = 0x2bc8_30a3;
