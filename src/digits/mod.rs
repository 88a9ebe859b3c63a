//! Bytes that stand in a text as digits: hex and base 64 (RFC 4648), and those a URL escapes. What is read may be a
//! secret, and is wiped.

pub mod base64;
pub mod hex;
pub mod percent;
