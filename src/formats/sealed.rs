//! Ciphertext of known forms, opened.

use aes::Aes256;
use aes_gcm::Aes256Gcm;
use aes_gcm::KeyInit;
use aes_gcm::aead::AeadInPlace;
use cbc::Decryptor;
use cbc::cipher::BlockModeDecrypt;
use cbc::cipher::KeyIvInit;
use cbc::cipher::block_padding::Pkcs7;
use zeroize::Zeroizing;

use crate::secret::Secret;

/// AES-256-GCM without associated data; `None` where the tag is not that of this key and ciphertext, or the nonce
/// has not 12 bytes or the tag not 16.
///
/// Source: [NIST SP 800-38D](https://doi.org/10.6028/NIST.SP.800-38D).
pub(crate) fn aes_gcm(
    key: &[u8; 32],
    nonce: &[u8],
    ciphertext: &[u8],
    tag: &[u8],
) -> Option<Secret> {
    let nonce = <[u8; 12]>::try_from(nonce).ok()?;
    let tag = <[u8; 16]>::try_from(tag).ok()?;
    let mut text = Zeroizing::new(ciphertext.to_vec());
    Aes256Gcm::new(key.into())
        .decrypt_in_place_detached(&nonce.into(), &[], &mut text, &tag.into())
        .ok()?;
    Some(Secret::new(std::mem::take(&mut *text)))
}

/// AES-256-CBC with PKCS#7 padding; `None` where the lengths or the padding are not of it.
///
/// Source: [NIST SP 800-38A, section 6.2](https://doi.org/10.6028/NIST.SP.800-38A).
pub(crate) fn aes_cbc(key: &[u8], iv: &[u8], ciphertext: &[u8]) -> Option<Secret> {
    let cipher = Decryptor::<Aes256>::new_from_slices(key, iv).ok()?;
    let plain = cipher.decrypt_padded_vec::<Pkcs7>(ciphertext).ok()?;
    Some(Secret::new(plain))
}

#[cfg(test)]
#[expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use super::*;

    /// Test case 14 of the submission of GCM to NIST: a block of zeros under a key and a nonce of zeros.
    const CIPHERTEXT: [u8; 16] = 0xcea7_403d_4d60_6b6e_074e_c5d3_baf3_9d18_u128.to_be_bytes();
    const TAG: [u8; 16] = 0xd0d1_c8a7_9999_6bf0_265b_98b5_d48a_b919_u128.to_be_bytes();

    #[test]
    fn gcm_opens_what_its_key_sealed_and_nothing_else() {
        let open = |key: u8, nonce: &[u8], ciphertext: &[u8], tag: &[u8]| {
            aes_gcm(&[key; 32], nonce, ciphertext, tag)
        };
        let plain = open(0, &[0; 12], &CIPHERTEXT, &TAG).unwrap();
        assert_eq!(plain.reveal(), [0; 16]);
        assert!(open(1, &[0; 12], &CIPHERTEXT, &TAG).is_none());
        assert!(open(0, &[1; 12], &CIPHERTEXT, &TAG).is_none());
        assert!(open(0, &[0; 12], &CIPHERTEXT[..15], &TAG).is_none());
        assert!(open(0, &[0; 12], &CIPHERTEXT, &CIPHERTEXT).is_none());
        for (nonce, tag) in [(0, 16), (11, 16), (13, 16), (12, 0), (12, 15), (12, 17)] {
            assert!(open(0, &vec![0; nonce], &CIPHERTEXT, &vec![0; tag]).is_none());
        }
    }

    #[test]
    fn cbc_refuses_what_it_cannot_have_made() {
        let iv = [0; 16];
        for (key, iv, length) in [(16, 16, 16), (32, 12, 16), (32, 16, 0), (32, 16, 17)] {
            assert!(aes_cbc(&vec![0; key], &vec![0; iv], &vec![0; length]).is_none());
        }
        // A block of zeros under zeros, FIPS 197's cipher backwards: no padding comes out.
        assert!(aes_cbc(&[0; 32], &iv, &[0; 16]).is_none());
    }
}
