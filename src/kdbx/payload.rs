//! From the file to the XML: check, decrypt, unpack.

use std::io::Read;

use flate2::read::GzDecoder;
use hmac::Hmac;
use hmac::KeyInit;
use hmac::Mac;
use sha2::Digest;
use sha2::Sha256;
use sha2::Sha512;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::kdbx::bytes::Bytes;
use crate::kdbx::cipher;
use crate::kdbx::error::KdbxError;
use crate::kdbx::header::Header;
use crate::kdbx::header::Version;
use crate::kdbx::stream::Scheme;
use crate::kdbx::stream::Stream;
use crate::kdf::Key;
use crate::secret::Secret;

/// The XML, and the stream of its values.
pub(super) struct Payload {
    pub(super) content: Secret,
    /// Where the XML begins in `content`.
    pub(super) begin: usize,
    pub(super) stream: Stream,
}

/// Open what comes after the header.
pub(super) fn open(header: &Header<'_>, transformed: &Key<32>) -> Result<Payload, KdbxError> {
    let key = cipher::key(&header.seed, transformed);
    match &header.version {
        Version::Three {
            scheme,
            key: stream,
            start,
        } => {
            let mut payload = Zeroizing::new(header.rest.to_vec());
            header.cipher.decrypt(&key, header.vector, &mut payload)?;
            let (own, _) = payload
                .split_first_chunk::<32>()
                .ok_or(KdbxError::Damaged("it ends too early"))?;
            if !bool::from(own.ct_eq(start)) {
                return Err(KdbxError::WrongKeyOrDamaged);
            }
            let payload = header.cipher.unpadded(&payload)?;
            let blocks = hashed_blocks(payload.get(32..).unwrap_or_default())?;
            Ok(Payload {
                content: unpacked(header, blocks)?,
                begin: 0,
                stream: Stream::new(*scheme, stream)?,
            })
        }
        Version::Four => {
            let mut payload = signed_blocks(header, transformed)?;
            header.cipher.decrypt(&key, header.vector, &mut payload)?;
            let length = header.cipher.unpadded(&payload)?.len();
            payload.truncate(length);
            let content = unpacked(header, payload)?;
            let (stream, begin) = inner_header(&content)?;
            Ok(Payload {
                content,
                begin,
                stream,
            })
        }
    }
}

/// The blocks of version 3: number, hash, length, bytes; the last one is empty.
fn hashed_blocks(payload: &[u8]) -> Result<Zeroizing<Vec<u8>>, KdbxError> {
    let mut bytes = Bytes(payload);
    let mut all = Zeroizing::new(Vec::with_capacity(payload.len()));
    for number in 0.. {
        let told = bytes.word()?;
        let hash: [u8; 32] = bytes.array()?;
        let block = bytes.sized()?;
        if block.is_empty() {
            return Ok(all);
        }
        if told != number || Sha256::digest(block)[..] != hash {
            break;
        }
        all.extend_from_slice(block);
    }
    Err(KdbxError::Damaged("a block of it was changed"))
}

/// The blocks of version 4: signature, length, bytes; the last one is empty, and signed too.
fn signed_blocks(
    header: &Header<'_>,
    transformed: &Key<32>,
) -> Result<Zeroizing<Vec<u8>>, KdbxError> {
    let hash = Sha512::new().chain_update(header.seed);
    let hash = hash.chain_update(&transformed[..]).chain_update([1]);
    let key = Zeroizing::new(<[u8; 64]>::from(hash.finalize()));
    let mut bytes = Bytes(header.rest);
    let signature: [u8; 32] = bytes.array()?;
    // The hash of the header was right: it is not damaged, so the key is wrong.
    signed(&key, u64::MAX, &[header.bytes], &signature).ok_or(KdbxError::WrongKey)?;
    let mut all = Zeroizing::new(Vec::with_capacity(bytes.0.len()));
    for number in 0_u64.. {
        let signature: [u8; 32] = bytes.array()?;
        let mut ahead = bytes;
        let block = bytes.sized()?;
        let length: [u8; 4] = ahead.array()?;
        let parts = [&number.to_le_bytes()[..], &length, block];
        signed(&key, number, &parts, &signature)
            .ok_or(KdbxError::Damaged("a block of it was changed"))?;
        if block.is_empty() {
            break;
        }
        all.extend_from_slice(block);
    }
    Ok(all)
}

/// Whether a block is signed with the key of its number.
fn signed(key: &Key<64>, number: u64, parts: &[&[u8]], signature: &[u8]) -> Option<()> {
    let hash = Sha512::new().chain_update(number.to_le_bytes());
    let key = Zeroizing::new(<[u8; 64]>::from(hash.chain_update(&key[..]).finalize()));
    let mut mac = Hmac::<Sha256>::new_from_slice(&key[..]).ok()?;
    for part in parts {
        mac.update(part);
    }
    mac.verify_slice(signature).ok()
}

fn unpacked(header: &Header<'_>, mut payload: Zeroizing<Vec<u8>>) -> Result<Secret, KdbxError> {
    if header.is_packed {
        unpack(&payload)
    } else {
        Ok(Secret::new(std::mem::take(&mut *payload)))
    }
}

/// Unpack, up to a limit.
fn unpack(payload: &[u8]) -> Result<Secret, KdbxError> {
    let mut source = GzDecoder::new(payload);
    let mut chunk = Zeroizing::new([0; 16 << 10]);
    let mut all = Secret::default();
    loop {
        let read = source.read(&mut chunk[..]);
        match read.map_err(|_| KdbxError::Damaged("it cannot be unpacked"))? {
            0 => return Ok(all),
            count => all.extend(chunk.get(..count).unwrap_or_default()),
        }
        if all.len() > MAX_UNPACKED {
            return Err(KdbxError::TooCostly(format!(
                "more than {} MiB once it is unpacked",
                MAX_UNPACKED >> 20
            )));
        }
    }
}

/// The header that version 4 has inside: the stream, and where the XML begins.
fn inner_header(content: &Secret) -> Result<(Stream, usize), KdbxError> {
    let mut bytes = Bytes(content.reveal());
    let (mut scheme, mut key) = (None, None);
    loop {
        let (id, value) = (bytes.byte()?, bytes.sized()?);
        match id {
            0 => break,
            1 => {
                let number = value.try_into().map(u32::from_le_bytes);
                scheme = Some(Scheme::numbered(number.unwrap_or_default())?);
            }
            2 => key = Some(value),
            // Attachments, which nobody asked for.
            _ => {}
        }
    }
    let missing = KdbxError::Damaged("the stream of its values is not told");
    let (scheme, key) = scheme.zip(key).ok_or(missing)?;
    let begin = content.len() - bytes.0.len();
    Ok((Stream::new(scheme, key)?, begin))
}

/// The XML of ten thousand entries is some 20 MiB; the rest is for attachments.
const MAX_UNPACKED: usize = 256 << 20;

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn packed(mebibytes: usize) -> Vec<u8> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        let zeroes = vec![0; 1 << 20];
        for _ in 0..mebibytes {
            packed.write_all(&zeroes).unwrap();
        }
        packed.finish().unwrap()
    }

    #[test]
    fn a_bomb_of_gigabytes_goes_off_in_a_box() {
        assert_eq!(unpack(&packed(1)).unwrap().len(), 1 << 20);
        let bomb = packed(1000);
        assert!(bomb.len() < 2 << 20);
        assert!(matches!(unpack(&bomb), Err(KdbxError::TooCostly(_))));
    }

    #[test]
    fn what_is_cut_or_changed_cannot_be_unpacked() {
        let whole = packed(1);
        for length in 0..whole.len() {
            assert!(unpack(whole.get(..length).unwrap()).is_err(), "{length}");
        }
        let mut flipped = whole.clone();
        let last = flipped.len() - 8;
        *flipped.get_mut(last).unwrap() ^= 1;
        assert!(unpack(&flipped).is_err());
    }
}
