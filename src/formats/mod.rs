//! How the files of other programs are written: zip, JSON, CSV, sealed boxes, and what their keys cost. Bounded in
//! memory, time and depth, whatever a file says of itself.

pub mod archive;
pub mod bitwarden;
pub mod cxf;
pub mod delimited;
pub mod encoding;
pub mod keepass;
pub mod look;
pub mod loose;
pub mod one_pux;
pub mod outline;
pub mod proton_pass;
pub mod sealed;
pub mod trouble;

use crate::failure::Failure;
use crate::secret::Secret;

/// Asks for the password of a file: only where it is encrypted, and once.
pub type Ask<'a> = &'a mut dyn FnMut() -> Result<Secret, Failure>;
