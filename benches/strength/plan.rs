//! What tables are built for: all languages, or English alone.

/// Which words go into the tables, and how large they may be.
#[derive(Clone, Copy)]
pub(crate) struct Plan {
    /// Without the words, names and alphabets of other languages.
    pub(crate) is_english: bool,
    /// The size of the n-gram table, in bytes.
    pub(crate) ngram_room: usize,
    /// The size of the words and fingerprints, in bytes.
    pub(crate) word_room: usize,
}

impl Plan {
    /// The plan that the command line names.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "all" => Some(ALL),
            "english" => Some(ENGLISH),
            _ => None,
        }
    }
}

const ALL: Plan = Plan {
    is_english: false,
    ngram_room: 600_000,
    word_room: 1_595_000,
};

/// 1.2 MB together with `words.starts`, which is made besides. The prices of threes take 262 kB of the n-grams, however few others there are; the
/// rest is shared out as in [`ALL`], about, and other shares were not tried.
const ENGLISH: Plan = Plan {
    is_english: true,
    ngram_room: 400_000,
    word_room: 780_000,
};
