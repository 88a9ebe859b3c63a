//! What the owner told about themselves, and where a password uses it.

use std::fmt;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::strength::date::Date;
use crate::strength::spelling;
use crate::strength::spelling::HEAD;

/// Words about the owner: their names, addresses, days, projects.
#[derive(Clone, Default)]
pub struct About {
    words: Vec<String>,
    needles: Vec<Needle>,
}

impl About {
    /// Take words from texts such as `Ada Lovelace, ada@example.org, 1987-12-24, my-project`: each
    /// word of three letters or more, the words of a name joined, and the spellings of a date.
    #[must_use]
    pub fn parse(texts: &[String]) -> Self {
        let mut about = Self::default();
        for piece in texts.iter().flat_map(|text| text.split([',', ';', '\n'])) {
            let folded: String = piece.trim().nfc().map(spelling::fold).collect();
            let dates = Date::readings(&folded);
            for word in dates.iter().flat_map(|date| date.spellings()) {
                about.add(word);
            }
            if dates.is_empty() {
                about.add_words(&folded);
            }
        }
        about
    }

    /// The words, folded, in the order they were told.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether nothing was told.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How often `text` uses one of the words, in any case, in l33t, or backwards. Only its first
    /// [`HEAD`] characters are looked at.
    #[must_use]
    pub fn used_in(&self, text: &str) -> usize {
        self.uses(text).len()
    }

    /// The first [`HEAD`] characters of `text` without the words it uses.
    #[must_use]
    pub fn cut_from(&self, text: &str) -> Zeroizing<String> {
        let uses = self.uses(text);
        let mut rest = Zeroizing::new(String::with_capacity(HEAD * 4));
        let kept = |place: usize| !uses.iter().any(|span| span.contains(&place));
        let letters = text.chars().take(HEAD).enumerate();
        rest.extend(
            letters
                .filter(|(place, _)| kept(*place))
                .map(|(_, letter)| letter),
        );
        rest
    }

    /// Whether `text` is one of the words and nothing else.
    #[must_use]
    pub fn is_whole(&self, text: &str) -> bool {
        let length = text.chars().take(HEAD + 1).count();
        matches!(self.uses(text).as_slice(), [span] if span.len() == length)
    }

    /// Where `text` uses a word: from left to right, the longest first.
    fn uses(&self, text: &str) -> Vec<Range<usize>> {
        let mut uses = Vec::new();
        if self.needles.is_empty() {
            return uses;
        }
        let view = View {
            given: spelling::head(text, |letter| letter),
            folded: spelling::head(text, spelling::fold),
            plain: spelling::head(text, spelling::plain),
        };
        let mut place = 0;
        while place < view.given.len() {
            let lengths = self
                .needles
                .iter()
                .filter(|needle| needle.is_at(place, &view));
            let longest = lengths.map(|needle| needle.letters.len()).max();
            if let Some(length) = longest {
                uses.push(place..place + length);
            }
            place += longest.unwrap_or(1).max(1);
        }
        uses
    }

    /// The words of one piece: alone, joined, and the first letter joined to the last word.
    fn add_words(&mut self, piece: &str) {
        // The end of an address (`org`) says nothing of its owner and stands in many a word.
        let told = match (piece.split_once('@'), piece.rsplit_once('.')) {
            (Some(_), Some((address, _))) => address,
            _ => piece,
        };
        let words: Vec<&str> = told
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty() && !COMMON.contains(word))
            .collect();
        for word in &words {
            self.add((*word).to_owned());
        }
        if let [first, .., last] = words.as_slice()
            && words.len() <= 4
            && !piece.contains('@')
        {
            self.add(words.concat());
            let initial = first.chars().take(1);
            self.add(initial.chain(last.chars()).collect());
        }
    }

    fn add(&mut self, word: String) {
        if word.chars().count() < 3 || self.words.contains(&word) {
            return;
        }
        self.needles.extend(Needle::of(&word));
        self.words.push(word);
    }
}

impl fmt::Debug for About {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "About({} words)", self.words.len())
    }
}

/// Words that stand in addresses and say nothing of their owner.
const COMMON: [&str; 6] = ["www", "http", "https", "com", "org", "net"];

/// One text in three spellings, place for place.
struct View {
    given: Zeroizing<Vec<char>>,
    folded: Zeroizing<Vec<char>>,
    plain: Zeroizing<Vec<char>>,
}

/// A word as it is looked for.
#[derive(Clone)]
struct Needle {
    letters: Vec<char>,
    /// Digits are looked for as they are: undoing l33t would turn them into letters.
    digits: bool,
}

impl Needle {
    /// The word forwards and backwards. Short digits are left out, and short words and short
    /// digits backwards: they stand in too many passwords by chance.
    fn of(word: &str) -> Vec<Self> {
        let digits = !word.chars().any(char::is_alphabetic);
        let change = if digits {
            spelling::fold
        } else {
            spelling::plain
        };
        let letters: Vec<char> = word.chars().map(change).collect();
        let backwards: Vec<char> = letters.iter().rev().copied().collect();
        let least = if digits { (4, 6) } else { (3, 4) };
        let both = [(letters, least.0), (backwards, least.1)];
        let kept = both
            .into_iter()
            .filter(|(letters, least)| letters.len() >= *least);
        kept.map(|(letters, _)| Self { letters, digits }).collect()
    }

    fn is_at(&self, place: usize, view: &View) -> bool {
        let spelled = if self.digits {
            &view.folded
        } else {
            &view.plain
        };
        let rest = spelled.get(place..).unwrap_or_default();
        rest.starts_with(&self.letters)
            && (self.letters.len() > 3 || self.stands_alone(place, &view.given))
    }

    /// A word of three letters is one only where a word could begin and end: `ada` is in `Ada99`
    /// and in `myAda`, not in `canadair`.
    fn stands_alone(&self, place: usize, given: &[char]) -> bool {
        let at = |place: usize| given.get(place).copied();
        let parted = |left: Option<char>, right: Option<char>| match (left, right) {
            (Some(left), Some(right)) => {
                !left.is_alphabetic()
                    || !right.is_alphabetic()
                    || (left.is_lowercase() && right.is_uppercase())
            }
            _ => true,
        };
        let end = place + self.letters.len();
        parted(place.checked_sub(1).and_then(at), at(place)) && parted(at(end - 1), at(end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ada() -> About {
        About::parse(&[
            "Ada Lovelace, ada@example.org, 1987-12-24, my-project".to_owned(),
            "José".to_owned(),
        ])
    }

    #[test]
    fn names_addresses_and_projects_become_words() {
        let about = ada();
        for word in [
            "ada",
            "lovelace",
            "adalovelace",
            "alovelace",
            "example",
            "project",
            "myproject",
            "jose",
        ] {
            assert!(about.words().iter().any(|known| known == word), "{word}");
        }
        for word in ["my", "org", "1987-12-24"] {
            assert_eq!(
                about.words().iter().filter(|known| *known == word).count(),
                usize::from(word.len() > 3)
            );
        }
    }

    #[test]
    fn words_are_found_in_any_dress() {
        for text in [
            "Lovelace!9",
            "10ve1ace",
            "L0V3L4C3",
            "ecalevol77",
            "xxadalovelacexx",
            "Ada#1",
            "myAda",
            "JOSÉ1",
            "jose1",
            "fox1987",
            "fox24121987",
            "fox241287",
            "fox871224",
            "fox1224",
            "fox2412",
            "fox24.12.1987",
            "fox12/24/87",
            "42217891fox",
        ] {
            assert_eq!(ada().used_in(text), 1, "{text}");
        }
    }

    #[test]
    fn chance_is_not_taken_for_a_word() {
        for text in [
            "",
            "fox87",
            "canadair",
            "kX9#mP2$vL5q",
            "correct horse battery staple",
            "2024",
            "ad",
        ] {
            assert_eq!(ada().used_in(text), 0, "{text}");
        }
    }

    #[test]
    fn what_is_left_is_what_the_owner_did_not_tell() {
        assert_eq!(*ada().cut_from("x!Lovelace-1987q"), "x!-q");
        assert_eq!(*ada().cut_from("AdaLovelace"), "");
        assert_eq!(*About::default().cut_from("as it is"), "as it is");
    }

    #[test]
    fn a_word_alone_is_told_from_a_word_inside() {
        assert!(ada().is_whole("LOVELACE"));
        assert!(ada().is_whole("ada"));
        assert!(!ada().is_whole("lovelace1"));
        assert!(!ada().is_whole("adaproject"));
        assert!(!ada().is_whole(""));
        assert!(!About::default().is_whole("lovelace"));
        let long = "lovelace".to_owned() + &"x".repeat(HEAD);
        assert!(!ada().is_whole(&long));
    }

    #[test]
    fn nothing_told_is_nothing_used() {
        for texts in [
            vec![],
            vec![String::new()],
            vec![", ;\n@.".to_owned()],
            vec!["Al, B".to_owned()],
        ] {
            let about = About::parse(&texts);
            assert!(about.is_empty());
            assert_eq!(about.used_in("al b"), 0);
        }
    }

    #[test]
    fn what_was_told_is_not_printed() {
        assert!(!format!("{:?}", ada()).contains("lovelace"));
    }
}
