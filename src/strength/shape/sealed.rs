//! What carries structure of its own: JSON web tokens, private keys in PEM, age identities.

use crate::strength::shape::Shape;
use crate::strength::shape::ShapeKind;
use crate::strength::shape::charset::Alphabet;
use crate::strength::shape::uniform::Counts;
use crate::strength::shape::uniform::wide;

/// What the weakest usual key behind a signature is worth: RSA of 2048 bits, after NIST SP 800-57
/// part 1, table 2.
const KEY: f64 = 112.0;

/// The JWT (signed, RFC 7519 and 7515) or JWE (sealed, RFC 7516) that `secret` is. A token without
/// a signature is none: everyone can write it.
#[must_use]
pub(super) fn jwt(secret: &[u8]) -> Option<Shape> {
    // base64url of `{"`; the rest of the head is not decoded.
    if !secret.starts_with(b"eyJ") {
        return None;
    }
    let mut index = 0;
    let mut last: &[u8] = &[];
    let mut lengths = [0; 5];
    for part in secret.split(|&byte| byte == b'.') {
        *lengths.get_mut(index)? = part.len();
        index += 1;
        last = part;
        if !part.iter().all(|&byte| Alphabet::Base64Url.holds(byte)) {
            return None;
        }
    }
    let [head, _, third, _, tag] = lengths;
    let (kind, kept) = match index {
        // The shortest head is `{"alg":"none"}`; the shortest signature is of 32 bytes.
        3 if head >= 12 && third >= 43 => (ShapeKind::Jwt, 43),
        // The nonce of a sealed one has 12 bytes, its tag 16.
        5 if head >= 12 && third >= 16 && tag >= 22 => (ShapeKind::Jwe, 22),
        _ => return None,
    };
    let drawn = last.get(..kept)?;
    let mut counts = Counts::new();
    counts.add(drawn);
    let bits = (wide(last.len()) * 6.0 / 8.0).floor() * 8.0;
    let bits = bits.min(256.0);
    counts
        .is_plausible(Alphabet::Base64Url)
        .then_some(Shape::new(kind, bits, bits.min(KEY)))
}

/// The private key in PEM (RFC 7468) that `secret` is. Line ends may be lost, be spaces, or be
/// written `\n`, as in variables.
#[must_use]
pub(super) fn pem(secret: &[u8]) -> Option<Shape> {
    let rest = secret.trim_ascii_start().strip_prefix(b"-----BEGIN ")?;
    let label = rest.get(..rest.iter().take(40).position(|&byte| byte == b'-')?)?;
    if !label.ends_with(b"PRIVATE KEY") && label != b"PGP PRIVATE KEY BLOCK" {
        return None;
    }
    let rest = rest.get(label.len()..)?.strip_prefix(b"-----")?;
    let end = rest
        .iter()
        .rposition(|&byte| byte != b'-' && !byte.is_ascii_whitespace())?;
    let tail = rest
        .get(..=end)?
        .strip_suffix(label)?
        .strip_suffix(b"-----END ")?;
    let mut counts = Counts::new();
    let mut length = 0_usize;
    for line in tail.split(|byte| matches!(byte, b'\n' | b'\r' | b' ' | b'\\')) {
        // Of what stood behind a backslash, its `n` is left.
        let line = line
            .strip_prefix(b"n")
            .filter(|line| line.len().is_multiple_of(4))
            .unwrap_or(line);
        // `Proc-Type: 4,ENCRYPTED` and the like are no part of the key.
        if line.len() < 16
            || !line
                .iter()
                .all(|&byte| Alphabet::Base64.holds(byte) || byte == b'=')
        {
            continue;
        }
        length += line.len();
        counts.add(line.trim_ascii_end().split(|&byte| byte == b'=').next()?);
    }
    // Whatever the kind, a key has 32 drawn bytes, beside fixed ones.
    if length < 56 || !counts.is_varied() {
        return None;
    }
    let is_rsa = label.starts_with(b"RSA") || length > 600;
    let lower = match (is_rsa, length) {
        // RSA of 1024 bits.
        (true, ..1_000) => 80.0,
        (true, _) => KEY,
        // A curve of 256 bits: half of them.
        (false, _) => 128.0,
    };
    Some(Shape::new(
        ShapeKind::PemKey,
        256.0_f64.min(wide(length) * 6.0),
        lower,
    ))
}

/// The age identity that `secret` is: 32 bytes in Bech32 (BIP 173), whose checksum is verified:
/// age-encryption.org/v1.
#[must_use]
pub(super) fn age(secret: &[u8]) -> Option<Shape> {
    const NAME: &[u8] = b"AGE-SECRET-KEY-";
    let body: &[u8; 58] = secret
        .strip_prefix(NAME)?
        .strip_prefix(b"1")?
        .try_into()
        .ok()?;
    let mut sum = 1_u32;
    let high = NAME.iter().map(|byte| byte.to_ascii_lowercase() >> 5);
    let low = NAME.iter().map(|byte| byte.to_ascii_lowercase() & 31);
    for value in high.chain([0]).chain(low) {
        sum = bech32(sum, value);
    }
    for byte in body {
        let value = BECH32.iter().position(|letter| letter == byte)?;
        sum = bech32(sum, u8::try_from(value).ok()?);
    }
    (sum == 1).then_some(Shape::new(ShapeKind::Token("age"), 256.0, 256.0))
}

/// One step of the checksum of BIP 173, whose generator this is.
fn bech32(sum: u32, value: u8) -> u32 {
    const GENERATOR: [u32; 5] = [
        0x3b6a_57b2,
        0x2650_8e6d,
        0x1ea1_19fa,
        0x3d42_33dd,
        0x2a14_62b3,
    ];
    let top = sum >> 25;
    let step = (sum & 0x01ff_ffff) << 5 ^ u32::from(value);
    let used = GENERATOR
        .iter()
        .enumerate()
        .filter(|(bit, _)| top >> bit & 1 == 1);
    used.fold(step, |sum, (_, part)| sum ^ part)
}

const BECH32: &[u8; 32] = b"QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
