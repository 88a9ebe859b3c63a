//! A command of the owner's that writes a secret, which Windows does not have yet: there is no `sh`.

use crate::secret::Secret;
use crate::secret::item::Unreadable;

/// # Errors
/// Always.
pub(super) fn output_of(_command: &str) -> Result<Secret, Unreadable> {
    Err(Unreadable::Refused(
        "not on Windows: doorkey runs no commands there".to_owned(),
    ))
}
