//! Tables of what is said where the facts are so: one row a sentence, and no chain of ifs.

use crate::request::facts::Facts;

/// A row: the facts it takes, each one of the words after it, and what it says.
pub(super) struct Row {
    /// The facts.
    pub(super) when: &'static [(&'static str, &'static [&'static str])],
    /// What is said; `{service}` stands for the name of the service.
    pub(super) say: &'static str,
}

impl Row {
    fn fits(&self, facts: &Facts) -> bool {
        self.when
            .iter()
            .all(|(key, words)| words.contains(&facts.word(key)))
    }
}

/// The first row that fits.
pub(super) fn first(rows: &[Row], facts: &Facts, service: &str) -> Option<String> {
    let row = rows.iter().find(|row| row.fits(facts))?;
    Some(row.say.replace("{service}", service))
}

/// Of each table the first row that fits.
pub(super) fn each(tables: &[&[Row]], facts: &Facts, service: &str) -> Vec<String> {
    let firsts = tables.iter().map(|rows| first(rows, facts, service));
    firsts.flatten().collect()
}

/// A table: `"what is said": "topic" = ["word", "word"], "topic" = ["word"];` a row.
macro_rules! rows {
    ($($say:literal: $($key:literal = [$($word:literal),+]),+;)+) => {
        &[$($crate::request::draft::said::Row { when: &[$(($key, &[$($word),+])),+], say: $say }),+]
    };
}
pub(super) use rows;

/// Every row must name topics and words that exist: a typing mistake would never fit.
#[cfg(test)]
#[expect(clippy::panic, reason = "a test that cannot go on should say where")]
pub(super) fn assert_known(rows: &[Row]) {
    use crate::request::topic;
    for row in rows {
        for (key, words) in row.when {
            let topic = topic::of_key(key).unwrap_or_else(|| panic!("there is no topic `{key}`"));
            for word in *words {
                assert!(topic.word(word).is_some(), "`{key}` has no word `{word}`");
            }
        }
    }
}
