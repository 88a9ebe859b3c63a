//! The tables as they are shipped, which `benches/strength.rs` builds: of all languages, or of English alone.

/// Reads one of them: nowhere else is it known which set a build has.
#[cfg(feature = "languages")]
macro_rules! table {
    ($name:literal) => {
        include_bytes!(concat!("tables/all/", $name))
    };
}

#[cfg(not(feature = "languages"))]
macro_rules! table {
    ($name:literal) => {
        include_bytes!(concat!("tables/english/", $name))
    };
}

/// Words, names and the commonest passwords: see [`words`](crate::strength::words).
pub static WORDS: &[u8] = table!("words.fst");

/// Where the entries of [`WORDS`] begin.
pub static STARTS: &[u8] = table!("words.starts");

/// Fingerprints of less common passwords: see [`seen`](crate::strength::seen).
pub static SEEN: &[u8] = table!("seen.bin");

/// Prices of characters after others: see [`ngrams`](crate::strength::ngrams).
pub static NGRAMS: &[u8] = table!("ngrams.bin");

#[cfg(test)]
mod tests;
