//! The tables as they are shipped, which `benches/strength.rs` builds.

/// Words, names and the commonest passwords: see [`words`](crate::strength::words).
pub static WORDS: &[u8] = include_bytes!("tables/all/words.fst");

/// Where the entries of [`WORDS`] begin.
pub static STARTS: &[u8] = include_bytes!("tables/all/words.starts");

/// Fingerprints of less common passwords: see [`seen`](crate::strength::seen).
pub static SEEN: &[u8] = include_bytes!("tables/all/seen.bin");

/// Prices of characters after others: see [`ngrams`](crate::strength::ngrams).
pub static NGRAMS: &[u8] = include_bytes!("tables/all/ngrams.bin");
