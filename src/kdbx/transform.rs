//! From the key that the owner has to the key of this file, at a price that is looked at first.
//!
//! Source: `AesKdf.cs` and `Argon2Kdf.cs` of KeePass.

use argon2::Algorithm;
use argon2::Version;

use crate::kdbx::error::Feature;
use crate::kdbx::error::KdbxError;
use crate::kdbx::key::CompositeKey;
use crate::kdbx::variant::Variants;
use crate::kdf;
use crate::kdf::Argon2Costs;
use crate::kdf::Key;

/// How the key is made. One that exists is affordable.
pub(super) enum Transform {
    Aes {
        seed: [u8; 32],
        rounds: u64,
    },
    Argon2 {
        kind: Algorithm,
        version: Version,
        salt: Vec<u8>,
        costs: Argon2Costs,
    },
}

impl Transform {
    pub(super) fn aes(seed: [u8; 32], rounds: u64) -> Result<Self, KdbxError> {
        kdf::sane_aes_rounds(rounds)?;
        Ok(Self::Aes { seed, rounds })
    }

    pub(super) fn of(costs: &Variants<'_>) -> Result<Self, KdbxError> {
        let kind = match costs.array("$UUID")? {
            AES | AES_OF_VERSION_4 => {
                return Self::aes(costs.array("S")?, u64::from_le_bytes(costs.array("R")?));
            }
            ARGON2D => Algorithm::Argon2d,
            ARGON2ID => Algorithm::Argon2id,
            _ => return Err(KdbxError::Unsupported(Feature::Kdf)),
        };
        let version = match u32::from_le_bytes(costs.array("V")?) {
            0x10 => Version::V0x10,
            0x13 => Version::V0x13,
            _ => return Err(KdbxError::Unsupported(Feature::Kdf)),
        };
        // A secret or associated data of the function itself: no app writes them.
        let is_empty = |name| costs.get(name).is_none_or(<[u8]>::is_empty);
        if !is_empty("K") || !is_empty("A") {
            return Err(KdbxError::Unsupported(Feature::Kdf));
        }
        let salt = costs.get("S").unwrap_or_default();
        let costs = Argon2Costs {
            memory: u64::from_le_bytes(costs.array("M")?) / 1024,
            passes: u64::from_le_bytes(costs.array("I")?),
            lanes: u64::from(u32::from_le_bytes(costs.array("P")?)),
        };
        costs.sane()?;
        Ok(Self::Argon2 {
            kind,
            version,
            salt: salt.to_vec(),
            costs,
        })
    }

    /// The transformed key.
    pub(super) fn apply(&self, key: &CompositeKey) -> Result<Key<32>, KdbxError> {
        Ok(match self {
            Self::Aes { seed, rounds } => kdf::aes(&key.0, seed, *rounds)?,
            Self::Argon2 {
                kind,
                version,
                salt,
                costs,
            } => kdf::argon2(*kind, *version, &key.0, salt, *costs)?,
        })
    }
}

const AES: [u8; 16] = 0xc9d9_f39a_628a_4460_bf74_0d08_c18a_4fea_u128.to_be_bytes();
const AES_OF_VERSION_4: [u8; 16] = 0x7c02_bb82_79a7_4ac0_927d_114a_0064_8238_u128.to_be_bytes();
const ARGON2D: [u8; 16] = 0xef63_6ddf_8c29_444b_91f7_a9a4_03e3_0a0c_u128.to_be_bytes();
const ARGON2ID: [u8; 16] = 0x9e29_8b19_56db_4773_b23d_fc3e_c6f0_a1e6_u128.to_be_bytes();
