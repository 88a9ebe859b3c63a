//! The header: which version, which ciphers, what the key costs. Nothing in it can be trusted yet.
//!
//! Source: [the format as KeePass writes it](https://keepass.info/help/kb/kdbx.html), and `KdbxFile.Read.cs`.

use sha2::Digest;
use sha2::Sha256;

use crate::kdbx::bytes::Bytes;
use crate::kdbx::cipher::Cipher;
use crate::kdbx::error::Feature;
use crate::kdbx::error::KdbxError;
use crate::kdbx::stream::Scheme;
use crate::kdbx::transform::Transform;
use crate::kdbx::variant;

/// What stands before the payload.
pub(super) struct Header<'a> {
    pub(super) cipher: Cipher,
    pub(super) is_packed: bool,
    pub(super) seed: [u8; 32],
    pub(super) vector: &'a [u8],
    pub(super) transform: Transform,
    pub(super) version: Version<'a>,
    /// All of it, as its hash was made.
    pub(super) bytes: &'a [u8],
    /// What comes after it. In version 4 the hash is looked at already and left out.
    pub(super) rest: &'a [u8],
}

/// What only one version has.
pub(super) enum Version<'a> {
    /// 3.0 and 3.1.
    Three {
        /// How single values are encrypted.
        scheme: Scheme,
        /// The key of that.
        key: &'a [u8],
        /// What the decrypted payload begins with.
        start: [u8; 32],
    },
    /// 4.0 and 4.1.
    Four,
}

impl<'a> Header<'a> {
    /// Read it; what it asks for is not done, but looked at.
    pub(super) fn read(file: &'a [u8]) -> Result<Self, KdbxError> {
        let mut bytes = Bytes(file);
        let is_four = version(&mut bytes)?;
        let mut fields = Fields::default();
        loop {
            let id = bytes.byte()?;
            let value = if is_four {
                bytes.sized()?
            } else {
                let count = bytes.short()?;
                bytes.run(usize::from(count))?
            };
            if id == END {
                break;
            }
            if let Some(field) = fields.0.get_mut(usize::from(id)) {
                *field = Some(value);
            }
        }
        let length = file.len() - bytes.0.len();
        let own = file.get(..length).unwrap_or_default();
        if is_four && bytes.array::<32>()?[..] != Sha256::digest(own)[..] {
            return Err(KdbxError::Damaged("its header was changed"));
        }
        let header = Self {
            cipher: Cipher::named(fields.array(CIPHER)?, fields.get(VECTOR)?)?,
            is_packed: match u32::from_le_bytes(fields.array(PACKING)?) {
                0 => false,
                1 => true,
                _ => {
                    return Err(KdbxError::Damaged(
                        "it is packed in a way that is not known",
                    ));
                }
            },
            seed: fields.array(SEED)?,
            vector: fields.get(VECTOR)?,
            transform: if is_four {
                variant::read(fields.get(KDF)?).and_then(|costs| Transform::of(&costs))?
            } else {
                let rounds = u64::from_le_bytes(fields.array(ROUNDS)?);
                Transform::aes(fields.array(TRANSFORM_SEED)?, rounds)?
            },
            version: if is_four {
                Version::Four
            } else {
                Version::Three {
                    scheme: Scheme::numbered(u32::from_le_bytes(fields.array(SCHEME)?))?,
                    key: fields.get(SCHEME_KEY)?,
                    start: fields.array(START)?,
                }
            },
            bytes: own,
            rest: bytes.0,
        };
        Ok(header)
    }
}

/// Whether a file begins as a KeePass database does, of any version.
pub(super) fn is(file: &[u8]) -> bool {
    let mut bytes = Bytes(file);
    bytes.word() == Ok(FIRST) && matches!(bytes.word(), Ok(KEEPASS_1 | EARLY | SECOND))
}

/// Whether it is version 4; otherwise it is 3.
fn version(bytes: &mut Bytes<'_>) -> Result<bool, KdbxError> {
    let not = |_| KdbxError::NotKdbx;
    if bytes.word().map_err(not)? != FIRST {
        return Err(KdbxError::NotKdbx);
    }
    match bytes.word().map_err(not)? {
        SECOND => {}
        KEEPASS_1 => return Err(KdbxError::Unsupported(Feature::KeePass1)),
        EARLY => return Err(KdbxError::Unsupported(Feature::Version)),
        _ => return Err(KdbxError::NotKdbx),
    }
    // A reader need not know the minor version, as KeePass does not either.
    let (_minor, major) = (bytes.short()?, bytes.short()?);
    match major {
        3 => Ok(false),
        4 => Ok(true),
        _ => Err(KdbxError::Unsupported(Feature::Version)),
    }
}

/// The fields by their number; of one that comes twice the last counts, as in KeePass.
#[derive(Default)]
struct Fields<'a>([Option<&'a [u8]>; 13]);

impl<'a> Fields<'a> {
    fn get(&self, id: usize) -> Result<&'a [u8], KdbxError> {
        let field = self.0.get(id).copied().flatten();
        field.ok_or(KdbxError::Damaged("a field of its header is missing"))
    }

    fn array<const N: usize>(&self, id: usize) -> Result<[u8; N], KdbxError> {
        let field = self.get(id)?.try_into();
        field.map_err(|_| KdbxError::Damaged("a field of its header has the wrong length"))
    }
}

const FIRST: u32 = 0x9aa2_d903;
const SECOND: u32 = 0xb54b_fb67;
const KEEPASS_1: u32 = 0xb54b_fb65;
/// The test versions before KeePass 2.00.
const EARLY: u32 = 0xb54b_fb66;

const END: u8 = 0;
const CIPHER: usize = 2;
const PACKING: usize = 3;
const SEED: usize = 4;
const TRANSFORM_SEED: usize = 5;
const ROUNDS: usize = 6;
const VECTOR: usize = 7;
const SCHEME_KEY: usize = 8;
const START: usize = 9;
const SCHEME: usize = 10;
const KDF: usize = 11;
