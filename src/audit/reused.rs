//! Is one secret used twice in this run?

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::breach::digest::Digest;

/// The secrets seen so far, by digest. Bounded: see [`Seen::is_full`].
#[derive(Default)]
pub struct Seen {
    first: HashMap<Digest, String>,
}

impl Seen {
    /// The id under which this secret came before, if it did.
    pub fn before(&mut self, digest: &Digest, id: &str) -> Option<String> {
        let full = self.is_full();
        match self.first.entry(digest.clone()) {
            Entry::Occupied(first) => Some(first.get().clone()),
            Entry::Vacant(place) => {
                if !full {
                    place.insert(id.to_owned());
                }
                None
            }
        }
    }

    /// Whether no further secret is remembered, so that the memory of a run does not grow with its input.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.first.len() >= MAX_REMEMBERED
    }
}

/// How many secrets of one run are compared with all later ones.
pub const MAX_REMEMBERED: usize = 1 << 16;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;

    #[test]
    fn the_second_use_names_the_first() {
        let digest = |text: &str| Digest::of(&Secret::new(text.as_bytes().to_vec()));
        let mut seen = Seen::default();
        assert_eq!(seen.before(&digest("a"), "DB"), None);
        assert_eq!(seen.before(&digest("b"), "SMTP"), None);
        assert_eq!(seen.before(&digest("a"), "API"), Some("DB".to_owned()));
        assert_eq!(seen.before(&digest("a"), "WEB"), Some("DB".to_owned()));
    }
}
