//! The slots of an Aegis vault: each holds the vault's key, encrypted with another one.

use serde::Deserialize;
use zeroize::Zeroizing;

use crate::digits::hex;
use crate::formats::loose::Gather;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::formats::sealed;
use crate::formats::trouble::Trouble;
use crate::kdf;
use crate::kdf::Key;
use crate::secret::Secret;

/// The slots that a password may open, and what is known of the others.
#[derive(Default)]
pub(super) struct Slots {
    usable: Vec<PasswordSlot>,
    /// There are more than are tried.
    are_too_many: bool,
    /// One is for a password, and lacks something.
    is_one_broken: bool,
}

impl Slots {
    /// Whether a password is worth asking for.
    pub(super) fn check(&self) -> Result<(), Trouble> {
        if self.are_too_many {
            let what = format!("its password is to be tried on more than {MAX_SLOTS} slots");
            return Err(Trouble::TooCostly(what));
        }
        let costs = self.usable.iter().map(PasswordSlot::cost);
        if costs.fold(0, u128::saturating_add) > MAX_COST {
            let what = "scrypt on all its slots".to_owned();
            return Err(Trouble::TooCostly(what));
        }
        match (self.usable.is_empty(), self.is_one_broken) {
            (false, _) => Ok(()),
            (true, true) => Err(Trouble::Damaged("its slot for a password lacks something")),
            (true, false) => Err(Trouble::Unsupported {
                what: "no password opens this Aegis vault, only the phone it was made on",
                hint: "export it from Aegis again and set a password for the export",
            }),
        }
    }

    /// The key of the vault.
    pub(super) fn open(&self, password: &Secret) -> Result<Key<32>, Trouble> {
        let mut is_one_broken = self.is_one_broken;
        for slot in &self.usable {
            match slot.open(password) {
                Ok(Some(key)) => return Ok(key),
                Ok(None) => {}
                Err(Trouble::Damaged(_)) => is_one_broken = true,
                Err(trouble) => return Err(trouble),
            }
        }
        Err(if is_one_broken {
            Trouble::WrongPasswordOrDamaged
        } else {
            Trouble::WrongPassword
        })
    }
}

impl Gather<'_> for Slots {
    type Element = Loose<Object<Slot>>;

    fn gather(&mut self, element: Self::Element) {
        let slot = element.object();
        if slot.kind.given() != Some(PASSWORD) {
            return;
        }
        let (Some(key), Some(salt), Some(nonce)) = (
            slot.key.given().and_then(|key| hex::decode(key.reveal())),
            slot.salt
                .given()
                .and_then(|salt| hex::decode(salt.reveal())),
            slot.nonce.object().read(),
        ) else {
            self.is_one_broken = true;
            return;
        };
        let (Some(n), Some(r), Some(p)) = (
            slot.n.given(),
            slot.r.given().and_then(|r| u32::try_from(r).ok()),
            slot.p.given().and_then(|p| u32::try_from(p).ok()),
        ) else {
            self.is_one_broken = true;
            return;
        };
        if self.usable.len() == MAX_SLOTS {
            self.are_too_many = true;
            return;
        }
        self.usable.push(PasswordSlot {
            key,
            nonce,
            salt,
            costs: (n, r, p),
        });
    }
}

/// A slot of any kind: a raw key, one of the phone's, or a password.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Slot {
    #[serde(rename = "type")]
    kind: Loose<u64>,
    key: Loose<Secret>,
    #[serde(rename = "key_params")]
    nonce: Loose<Object<Nonce>>,
    n: Loose<u64>,
    r: Loose<u64>,
    p: Loose<u64>,
    salt: Loose<Secret>,
}

/// A slot that a password opens.
struct PasswordSlot {
    key: Secret,
    nonce: NonceAndTag,
    salt: Secret,
    costs: (u64, u32, u32),
}

impl PasswordSlot {
    /// In bytes that scrypt goes over.
    fn cost(&self) -> u128 {
        let (n, r, p) = self.costs;
        (u128::from(n) * u128::from(r) * 128).saturating_mul(u128::from(p))
    }

    fn open(&self, password: &Secret) -> Result<Option<Key<32>>, Trouble> {
        let key: Key<32> = kdf::scrypt(password, self.salt.reveal(), self.costs)?;
        let Some(opened) = self.nonce.open(&key, self.key.reveal()) else {
            return Ok(None);
        };
        let master = <[u8; 32]>::try_from(opened.reveal());
        master
            .map(|key| Some(Zeroizing::new(key)))
            .map_err(|_| Trouble::Damaged("its key is of another length"))
    }
}

/// What the JSON calls parameters.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Nonce {
    nonce: Loose<Secret>,
    tag: Loose<Secret>,
}

impl Nonce {
    /// The nonce and the tag, if they are some.
    pub(super) fn read(self) -> Option<NonceAndTag> {
        let nonce = hex::decode(self.nonce.given()?.reveal())?;
        let tag = hex::decode(self.tag.given()?.reveal())?;
        (nonce.len() == 12 && tag.len() == 16).then_some(NonceAndTag { nonce, tag })
    }
}

/// A nonce and a tag of AES-256-GCM.
pub(super) struct NonceAndTag {
    nonce: Secret,
    tag: Secret,
}

impl NonceAndTag {
    /// What was encrypted, if this is the key.
    pub(super) fn open(&self, key: &[u8; 32], ciphertext: &[u8]) -> Option<Secret> {
        sealed::aes_gcm(key, self.nonce.reveal(), ciphertext, self.tag.reveal())
    }
}

const PASSWORD: u64 = 1;
/// Aegis knows one password, one for backups and one under duress.
const MAX_SLOTS: usize = 8;
/// In bytes that scrypt goes over: 128 slots as Aegis makes them.
const MAX_COST: u128 = 4 << 30;
