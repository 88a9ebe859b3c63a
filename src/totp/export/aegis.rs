//! Aegis: a vault that the app opens, encrypted or plain.
//!
//! Aegis opens a vault whole or not at all, so nothing may be in it that the app objects to. Source: its
//! [`docs/vault.md`][source] (vault version 1, content version 3), and for what must be there `VaultFile.java`,
//! `Slot.java`, `PasswordSlot.java`, `Vault.java`, `VaultEntry.java`, `VaultEntryIcon.java` and `OtpInfo.java`.
//!
//! [source]: https://github.com/beemdevelopment/Aegis/blob/master/docs/vault.md

mod content;
#[cfg(test)]
mod tests;

use aes_gcm::Aes256Gcm;
use aes_gcm::KeyInit;
use aes_gcm::aead::AeadInPlace;
use rand::CryptoRng;
use serde::Serialize;
use zeroize::Zeroizing;

use crate::digits::base64;
use crate::digits::hex;
use crate::kdf;
use crate::kdf::Key;
use crate::secret::Secret;
use crate::totp::enrolment::Enrolment;
use crate::totp::export::Exported;
use crate::totp::export::aegis::content::Content;
use crate::totp::export::aegis::content::Text;

/// A vault that `password` opens, with one slot and the costs that Aegis uses itself.
#[must_use]
pub fn encrypted(
    enrolments: &[&Enrolment],
    password: &Secret,
    random: &mut dyn CryptoRng,
) -> Exported {
    let (content, losses) = Content::of(enrolments, random);
    let plain = json(&content, content.room());
    let master = Zeroizing::new(bytes::<32>(random));
    let (db, params) = seal(&master, plain.reveal(), random);
    let vault = Vault {
        version: 1,
        header: Header {
            slots: Some([slot(&master, password, random)]),
            params: Some(params),
        },
        db: Text(&base64::encode(&db)),
    };
    Exported {
        content: json(&vault, db.len().div_ceil(3) * 4 + HEADER),
        losses,
    }
}

/// A vault that everybody opens.
#[must_use]
pub fn plain(enrolments: &[&Enrolment], random: &mut dyn CryptoRng) -> Exported {
    let (content, losses) = Content::of(enrolments, random);
    let room = content.room() + HEADER;
    let vault = Vault {
        version: 1,
        header: Header {
            slots: None,
            params: None,
        },
        db: content,
    };
    Exported {
        content: json(&vault, room),
        losses,
    }
}

/// The file.
#[derive(Serialize)]
struct Vault<D> {
    version: u8,
    header: Header,
    db: D,
}

/// `null` twice where nothing is encrypted.
#[derive(Serialize)]
struct Header {
    slots: Option<[Slot; 1]>,
    params: Option<Params>,
}

#[derive(Serialize)]
struct Slot {
    #[serde(rename = "type")]
    kind: u8,
    uuid: String,
    key: String,
    key_params: Params,
    n: u64,
    r: u32,
    p: u32,
    salt: String,
    /// Else Aegis tries the password as an old version once understood it (its issue 95).
    repaired: bool,
    is_backup: bool,
}

#[derive(Serialize)]
struct Params {
    nonce: String,
    tag: String,
}

/// The key of the vault, encrypted with the password.
fn slot(master: &[u8; 32], password: &Secret, random: &mut dyn CryptoRng) -> Slot {
    let salt = bytes::<32>(random);
    let (n, r, p) = COSTS;
    let Ok::<Key<32>, _>(key) = kdf::scrypt(password, &salt, COSTS) else {
        unreachable!("these costs are within every bound");
    };
    let (key, key_params) = seal(&key, master, random);
    Slot {
        kind: 1,
        uuid: uuid(random),
        key: hex::encode(&key),
        key_params,
        n,
        r,
        p,
        salt: hex::encode(&salt),
        repaired: true,
        is_backup: false,
    }
}

/// AES-256-GCM under a nonce of its own.
fn seal(key: &[u8; 32], plain: &[u8], random: &mut dyn CryptoRng) -> (Vec<u8>, Params) {
    let nonce = bytes::<12>(random);
    let mut text = plain.to_vec();
    let sealed =
        Aes256Gcm::new(key.into()).encrypt_in_place_detached(&nonce.into(), &[], &mut text);
    let Ok(tag) = sealed else {
        unreachable!("only 64 GiB are too much for GCM");
    };
    let params = Params {
        nonce: hex::encode(&nonce),
        tag: hex::encode(&tag),
    };
    (text, params)
}

/// The JSON of `mirror`, which has not more than `room` bytes.
fn json(mirror: &impl Serialize, room: usize) -> Secret {
    // Never grows: a vector that grows leaves a copy behind.
    let mut text = Vec::with_capacity(room);
    let room = text.capacity();
    let written = serde_json::to_writer(&mut text, mirror);
    debug_assert!(written.is_ok(), "a mirror struct has nothing to object to");
    debug_assert_eq!(text.capacity(), room, "it grew");
    Secret::new(text)
}

/// A UUID of version 4. Source: [RFC 9562, section 5.4](https://www.rfc-editor.org/rfc/rfc9562#section-5.4).
fn uuid(random: &mut dyn CryptoRng) -> String {
    let number = u128::from_be_bytes(bytes::<16>(random));
    let number = number & !(0xf << 76 | 0x3 << 62) | 0x4 << 76 | 0x2 << 62;
    let digits = format!("{number:032x}");
    let mut text = String::with_capacity(36);
    for (at, digit) in digits.chars().enumerate() {
        if matches!(at, 8 | 12 | 16 | 20) {
            text.push('-');
        }
        text.push(digit);
    }
    text
}

fn bytes<const N: usize>(random: &mut dyn CryptoRng) -> [u8; N] {
    let mut bytes = [0; N];
    rand::Rng::fill_bytes(random, &mut bytes);
    bytes
}

/// N, r and p of scrypt: Android's phones have no memory for more (`docs/vault.md`, "KDF").
const COSTS: (u64, u32, u32) = (32_768, 8, 1);
/// What there is around `db`, in bytes, and more.
const HEADER: usize = 1024;
