//! How the files of other programs are written: zip, JSON, CSV, sealed boxes, and what their keys cost. Bounded in
//! memory, time and depth, whatever a file says of itself.

pub mod archive;
pub mod delimited;
pub mod encoding;
pub mod hex;
pub mod kdf;
pub mod loose;
pub mod outline;
pub mod sealed;
pub mod trouble;
