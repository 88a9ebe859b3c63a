//! What the owner told about themselves, and where a password uses it.

use std::fmt;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::strength::dates::date::Date;
use crate::strength::personal::needle::Needle;
use crate::strength::personal::needle::View;
use crate::strength::reading::Reading;
use crate::strength::segment::Segment;
use crate::strength::spelling;

mod needle;

/// Words about the owner: their names, addresses, days, projects.
#[derive(Clone, Default)]
pub struct About {
    words: Vec<String>,
    /// For each word, log2 of the forms that what was told takes ([`form`]).
    forms: Vec<f32>,
    /// The first letters of the names.
    initials: Vec<String>,
    /// The years of days, in two digits.
    years: Vec<String>,
    /// How many days were told.
    days: usize,
    /// Sorted by their letters, so that those that begin with one letter lie together.
    needles: Vec<Needle>,
    /// The first two letters of each needle.
    keys: Vec<[char; 2]>,
    /// log2 of how many words and days were told; 1 at least.
    base: f32,
}

/// log2 of the forms that one thing takes, for those made of it.
mod form {
    /// The word itself.
    pub(super) const WORD: f32 = 0.0;
    /// All words of a name in one, or the first letter and the last word.
    pub(super) const JOINED: f32 = 1.0;
    /// The first letters of a name.
    pub(super) const INITIALS: f32 = 3.0;
    /// The likeliest spelling of a day; the others cost log2 of their place more.
    pub(super) const DAY: f32 = 1.0;
    /// Its year in two digits.
    pub(super) const SHORT_YEAR: f32 = 2.0;
    /// A number as it is dialled at home.
    pub(super) const DIALLED: f32 = 2.0;
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
            for date in &dates {
                let known = about.words.len();
                let many = u16::try_from(dates.len()).unwrap_or(u16::MAX);
                for (place, word) in (1_u16..).zip(date.spellings()) {
                    let places = f32::from(place) * f32::from(many);
                    about.add(word, form::DAY + places.log2());
                }
                about.days += usize::from(about.words.len() > known);
                let year = date.short_year();
                if about.words.len() > known && !about.years.contains(&year) {
                    about.years.push(year);
                }
            }
            if dates.is_empty() {
                about.add_words(&folded);
            }
        }
        about.settle();
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
    /// [`spelling::HEAD`] characters are looked at.
    #[must_use]
    pub fn used_in(&self, text: &str) -> usize {
        self.uses(text).len()
    }

    /// Whether `text` is one of the words and nothing else.
    #[must_use]
    pub fn is_whole(&self, text: &str) -> bool {
        let length = text.chars().take(spelling::HEAD + 1).count();
        matches!(self.uses(text).as_slice(), [span] if span.len() == length)
    }

    /// Add each word about the owner that begins at `start`, whole or cut short after four letters
    /// or more, and the initials of a name. Its bits: log2 of how many words and days were told (1
    /// at least), of the forms that such a thing takes, and of the ways to dress it so.
    pub fn each_from(&self, reading: &Reading, start: usize, add: &mut impl FnMut(Segment)) {
        let folded = reading.folded.get(start..).unwrap_or_default();
        let &[first, second, ..] = folded else {
            return;
        };
        // Digits are looked for as they are, letters with l33t undone.
        let plain = [first, second].map(spelling::plain);
        self.each_at([first, second], reading, start, add);
        if plain != [first, second] {
            self.each_at(plain, reading, start, add);
        }
    }

    /// Add the words that begin with these two.
    fn each_at(
        &self,
        key: [char; 2],
        reading: &Reading,
        start: usize,
        add: &mut impl FnMut(Segment),
    ) {
        let from = self.keys.partition_point(|known| *known < key);
        let keys = self.keys.get(from..).unwrap_or_default().iter();
        let needles = self.needles.get(from..).unwrap_or_default().iter();
        for (_, needle) in keys.zip(needles).take_while(|(known, _)| **known == key) {
            needle.match_at(reading, start, self.base, add);
        }
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
            let needles = self.needles.iter().filter(|needle| needle.is_word());
            let found = needles.filter(|needle| needle.is_at(place, &view));
            let longest = found.map(Needle::length).max();
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
        self.add_number(piece);
        let words: Vec<&str> = told
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty() && !COMMON.contains(word))
            .collect();
        for word in &words {
            self.add((*word).to_owned(), form::WORD);
        }
        // As it was told: an address with its signs, a name with its spaces.
        if words.len() > 1 {
            self.add(piece.to_owned(), form::JOINED);
            if let Some((name, _)) = piece.split_once('@') {
                self.add(name.to_owned(), form::JOINED);
            }
        }
        if let [first, .., last] = words.as_slice()
            && words.len() <= 4
            && !piece.contains('@')
        {
            for sign in ["", ".", "_", "-"] {
                self.add(words.join(sign), form::JOINED);
            }
            for sign in ["", ".", "_", "-"] {
                let initial = |word: &str| word.chars().take(1).collect::<String>();
                self.add([&initial(first), *last].join(sign), form::JOINED);
                // Without a sign it would stand in many a word.
                if !sign.is_empty() {
                    self.add([*first, &initial(last)].join(sign), form::JOINED);
                }
            }
            let initials: String = words
                .iter()
                .filter_map(|word| word.chars().next())
                .collect();
            // Of two words too short to be looked for there are no initials either.
            let is_long = words.iter().any(|word| word.chars().count() >= 3);
            if is_long && !self.initials.contains(&initials) {
                self.initials.push(initials);
            }
        }
    }

    /// A telephone number: its digits together, and as it is dialled within its country, whose code has one to three.
    fn add_number(&mut self, piece: &str) {
        let is_number = |letter: char| letter.is_ascii_digit() || " +-./()".contains(letter);
        let digits: String = piece.chars().filter(char::is_ascii_digit).collect();
        if !(7..=15).contains(&digits.len()) || !piece.chars().all(is_number) {
            return;
        }
        if piece.starts_with('+') || digits.starts_with("00") {
            let digits = digits.trim_start_matches('0');
            self.add(digits.to_owned(), form::JOINED);
            for code in 1..=3 {
                let within: String = digits.chars().skip(code).collect();
                self.add(format!("0{within}"), form::DIALLED);
                self.add(within, form::DIALLED);
            }
        }
        self.add(digits, form::JOINED);
    }

    /// Take a word in, if it is long enough; of two forms of one word, the likelier.
    fn add(&mut self, word: String, form: f32) {
        if word.chars().count() < 3 || self.words.len() >= MOST_WORDS {
            return;
        }
        let known = self.words.iter().position(|known| *known == word);
        if let Some(known) = known.and_then(|known| self.forms.get_mut(known)) {
            *known = known.min(form);
        } else {
            self.words.push(word);
            self.forms.push(form);
        }
    }

    /// Make the needles; their order must not depend on the order of the words.
    fn settle(&mut self) {
        let words = self.words.iter().zip(&self.forms);
        let words = words.flat_map(|(word, form)| Needle::of(word, *form));
        let initials = self.initials.iter();
        let initials = initials.filter_map(|letters| Needle::initials(letters, form::INITIALS));
        let years = self.years.iter();
        let years = years.map(|year| Needle::short_year(year, form::SHORT_YEAR));
        self.needles = words.chain(initials).chain(years).collect();
        self.needles.sort();
        self.keys = self.needles.iter().map(Needle::key).collect();
        self.base = self.base();
    }

    /// log2 of how many words and days were told, without what is made of them; 1 at least.
    fn base(&self) -> f32 {
        let words = self
            .forms
            .iter()
            .filter(|form| **form <= form::WORD)
            .count();
        let told = u16::try_from(words + self.days).unwrap_or(u16::MAX);
        f32::from(told.max(2)).log2()
    }
}

/// More words than this are not looked for: a list of thousands tells nothing about anybody, and takes time.
const MOST_WORDS: usize = 512;

impl fmt::Debug for About {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "About({} words)", self.words.len())
    }
}

/// Words that stand in addresses and say nothing of their owner.
const COMMON: [&str; 6] = ["www", "http", "https", "com", "org", "net"];

#[cfg(test)]
mod tests;
