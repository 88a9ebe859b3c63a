//! libsodium's `secretstream` of one message: XChaCha20-Poly1305 with a tag that says where the stream ends.
//!
//! Source: [`crypto_secretstream_xchacha20poly1305`][source] of libsodium, whose padding inside the MAC is as odd
//! here as it is there.
//!
//! [source]: https://doc.libsodium.org/secret-key_cryptography/secretstream

use chacha20::ChaCha20;
use chacha20::KeyIvInit;
use chacha20::R20;
use chacha20::cipher::StreamCipher;
use chacha20::hchacha;
use poly1305::Poly1305;
use poly1305::universal_hash::KeyInit;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::formats::trouble::Trouble;
use crate::kdf::Key;
use crate::secret::Secret;

/// Open the first and only message of a stream. Nothing of it is looked at before its MAC is.
///
/// # Errors
/// The key is not the one, or a byte was changed; or more should follow the message.
pub(super) fn open(
    key: &Key<32>,
    header: &[u8; HEADER],
    message: &[u8],
) -> Result<Secret, Trouble> {
    let Some(length) = message.len().checked_sub(1 + MAC) else {
        return Err(Trouble::Damaged("it is cut"));
    };
    let (sealed_tag, rest) = message.split_at(1);
    let (sealed, mac) = rest.split_at(length);

    let mut input = [0; 16];
    input.copy_from_slice(&header[..16]);
    let subkey = Zeroizing::new(hchacha::<R20>(&(**key).into(), &input.into()).0);
    // A counter of messages, from 1, and the rest of the header.
    let mut nonce = [0; 12];
    nonce[0] = 1;
    nonce[4..].copy_from_slice(&header[16..]);
    let mut stream = ChaCha20::new(&(*subkey).into(), &nonce.into());

    // The key of the MAC, then a block whose first byte is for the tag, then the text.
    let mut first = Zeroizing::new([0; BLOCK]);
    stream.apply_keystream(&mut first[..]);
    let mut second = Zeroizing::new([0; BLOCK]);
    stream.apply_keystream(&mut second[..]);
    let tag = second[0] ^ sealed_tag[0];
    second[0] = sealed_tag[0];

    let mut covered = Vec::with_capacity(BLOCK + length + 15 + 16);
    covered.extend_from_slice(&second[..]);
    covered.extend_from_slice(sealed);
    // Not to a whole block, but by as much as stands over one.
    covered.resize(covered.len() + length % 16, 0);
    covered.extend_from_slice(&0_u64.to_le_bytes());
    covered.extend_from_slice(&((BLOCK + length) as u64).to_le_bytes());
    let authenticator = Poly1305::new(poly1305::Key::from_slice(&first[..32]));
    let expected = authenticator.compute_unpadded(&covered);
    if !bool::from(expected.ct_eq(mac)) {
        return Err(Trouble::WrongPasswordOrDamaged);
    }

    let mut text = sealed.to_vec();
    stream.apply_keystream(&mut text);
    let text = Secret::new(text);
    if tag == FINAL {
        Ok(text)
    } else {
        Err(Trouble::Damaged("more should follow its end"))
    }
}

/// How many bytes a header has.
pub(super) const HEADER: usize = 24;
const MAC: usize = 16;
const BLOCK: usize = 64;
const FINAL: u8 = 3;

#[cfg(test)]
mod tests;
