//! The first two letters of a few words, a bit for each two: at most places of a password one look is enough.

/// The first two letters of some words.
#[derive(Debug)]
pub(in crate::strength) struct Pairs([u32; 26]);

impl Pairs {
    /// Those of all words of `lists`, which are small letters of ASCII, two of them or more.
    #[must_use]
    pub(in crate::strength) const fn of(lists: &[&[&str]]) -> Self {
        let mut rows = [0; 26];
        let mut list = 0;
        while list < lists.len() {
            let mut place = 0;
            while place < lists[list].len() {
                let word = lists[list][place].as_bytes();
                rows[(word[0] - b'a') as usize] |= 1 << (word[1] - b'a');
                place += 1;
            }
            list += 1;
        }
        Self(rows)
    }

    /// Whether one of the words begins with the two letters that `rest` begins with.
    #[must_use]
    pub(in crate::strength) fn have(&self, rest: &[char]) -> bool {
        let &[one, two, ..] = rest else {
            return false;
        };
        let letter = |letter: char| (letter as usize).wrapping_sub('a' as usize);
        let row = self.0.get(letter(one)).copied().unwrap_or(0);
        letter(two) < 26 && row >> letter(two) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_by_two_letters() {
        const PAIRS: Pairs = Pairs::of(&[&["an", "zoo"], &["at"]]);
        let have = |text: &str| PAIRS.have(&text.chars().collect::<Vec<_>>());
        for text in ["an", "at", "and", "zo", "zorro"] {
            assert!(have(text), "{text}");
        }
        for text in [
            "", "a", "z", "ao", "na", "oo", "zt", "a!", "{n", "`n", "aж", "жa",
        ] {
            assert!(!have(text), "{text}");
        }
    }
}
