//! The check that is split together with a secret.

use sha2::Digest;
use sha2::Sha256;

use crate::recovery_codes::shares::text::SetId;

/// Eight bytes that tell whether `secret` is what was split in this set.
pub(super) fn check(set: SetId, secret: &[u8]) -> [u8; CHECK] {
    let digest = Sha256::new()
        .chain_update(b"doorkey share 1")
        .chain_update(set.bytes())
        .chain_update(secret)
        .finalize();
    let mut check = [0; CHECK];
    check.copy_from_slice(digest.get(..CHECK).unwrap_or(&[0; CHECK]));
    check
}

/// How long a check is, in bytes.
pub(super) const CHECK: usize = 8;
