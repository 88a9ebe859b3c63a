//! A text as the finders see it: one byte a character, spelled plainly, each with its place in the text.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::is_unseen;

/// The text, or the text without some of its marks. Every character is one byte: ASCII as it is, what looks
/// like ASCII as that, [`LETTER`] for another letter and [`OTHER`] for anything else.
pub(super) struct View {
    bytes: Vec<u8>,
    at: Vec<usize>,
    /// The characters themselves, small and without accents, for the words of other languages.
    letters: Vec<char>,
    /// Marks were left out.
    is_bare: bool,
}

/// A letter or digit that is not ASCII.
pub(super) const LETTER: u8 = 0xff;
/// Any other character that is not ASCII.
pub(super) const OTHER: u8 = 0xfe;

impl View {
    /// The text with wide letters made narrow and without what nobody sees: zero-width characters, marks of
    /// direction, soft hyphens, and the backslash that keeps Markdown from seeing a mark. An accent of its own is
    /// left out, and its letter stays.
    pub(super) fn plain(text: &str) -> Self {
        let mut view = Self::with_room_for(text.len());
        let mut characters = text.chars().enumerate().peekable();
        while let Some((index, char)) = characters.next() {
            if char.is_ascii() {
                let is_escape = char == '\\'
                    && characters
                        .peek()
                        .is_some_and(|(_, next)| matches!(next, '_' | '@' | '-' | '.' | '*' | '`'));
                if !is_escape {
                    view.push(char, index);
                }
            } else if !is_unseen(char) && !is_combining_mark(char) {
                // Some characters are whole phrases, of up to 18 letters: those spell no secret, and a text must
                // not grow. https://www.unicode.org/reports/tr15/
                if std::iter::once(char).nfkc().nth(MAX_PLAIN).is_some() {
                    view.push(char, index);
                    continue;
                }
                let plain = std::iter::once(char).nfkc();
                for plain in plain.filter(|&plain| !is_combining_mark(plain)) {
                    view.push(plain, index);
                }
            }
        }
        view
    }

    /// The same without the marks that Markdown and mail put into and before a line: `*`, backticks, and `>`
    /// at its beginning.
    pub(super) fn bare(&self) -> Self {
        let mut bare = Self::with_room_for(self.bytes.len());
        bare.is_bare = true;
        let mut begins = true;
        for (index, &byte) in self.bytes.iter().enumerate() {
            let is_mark = matches!(byte, b'*' | b'`') || (begins && byte == b'>');
            begins = byte == b'\n' || (begins && matches!(byte, b' ' | b'\t' | b'>' | b'|'));
            if !is_mark {
                bare.copy(self, index);
            }
        }
        bare
    }

    /// The same with each paragraph on one line, for sentences that a mail program broke: a line end before a word
    /// is a space.
    pub(super) fn flowed(&self) -> Self {
        let mut flowed = Self::with_room_for(self.bytes.len());
        for (index, &byte) in self.bytes.iter().enumerate() {
            let is_break = byte == b'\n' && is_word(self.byte(index + 1));
            flowed.copy(self, index);
            if is_break && let Some(last) = flowed.bytes.last_mut() {
                *last = b' ';
            }
        }
        flowed
    }

    /// The same with every line's last word joined to the next line's first, as before a mail program broke it.
    pub(super) fn joined(&self) -> Self {
        let mut joined = Self::with_room_for(self.bytes.len());
        let mut from = 0;
        for line in self.lines() {
            let begin = from;
            let mut to = line.to.max(begin);
            while to > begin && matches!(self.byte(to - 1), b' ' | b'\t' | b'\r') {
                to -= 1;
            }
            if to > begin && line.to < self.len() && matches!(self.byte(to - 1), b'\\' | b'=') {
                to -= 1;
            }
            for index in begin..to {
                joined.copy(self, index);
            }
            from = line.to + 1;
            let next = self.skip(from, |byte| matches!(byte, b' ' | b'\t'));
            if to > begin && is_joint(self.byte(to - 1)) && is_joint(self.byte(next)) {
                from = next;
            } else if line.to < self.len() {
                joined.push('\n', self.place(line.to));
            }
        }
        joined
    }

    fn with_room_for(length: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(length),
            at: Vec::with_capacity(length),
            letters: Vec::with_capacity(length),
            is_bare: false,
        }
    }

    fn push(&mut self, char: char, at: usize) {
        self.bytes.push(folded(char));
        self.at.push(at);
        self.letters.push(unaccented(char));
    }

    /// What stands at `index` of another view.
    fn copy(&mut self, other: &Self, index: usize) {
        self.bytes.push(other.byte(index));
        self.at.push(other.place(index));
        self.letters.push(other.letter(index));
    }

    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// The byte at `index`; outside of the text there are line ends.
    pub(super) fn byte(&self, index: usize) -> u8 {
        work::count(1);
        self.bytes.get(index).copied().unwrap_or(b'\n')
    }

    /// The character at `index`, small and without accents.
    pub(super) fn letter(&self, index: usize) -> char {
        work::count(1);
        self.letters.get(index).copied().unwrap_or('\n')
    }

    /// Whether `word`, which is small and without accents, stands at `index`.
    pub(super) fn spells(&self, index: usize, word: &[char]) -> bool {
        work::count(1);
        let end = index.saturating_add(word.len());
        self.letters.get(index..end) == Some(word)
    }

    /// The one before.
    pub(super) fn before(&self, index: usize) -> u8 {
        index.checked_sub(1).map_or(b'\n', |index| self.byte(index))
    }

    /// The bytes from one index up to another.
    pub(super) fn slice(&self, from: usize, to: usize) -> &[u8] {
        let to = to.min(self.bytes.len());
        let slice = self.bytes.get(from..to).unwrap_or_default();
        work::count(slice.len());
        slice
    }

    /// Which character of the text stands at `index`.
    pub(super) fn place(&self, index: usize) -> usize {
        self.at.get(index).copied().unwrap_or_default()
    }

    /// Whether this view left out a mark between two of its bytes.
    pub(super) fn has_gap(&self, from: usize, to: usize) -> bool {
        self.is_bare && self.place(to) - self.place(from) != to - from
    }

    /// How many marks this view left out right before `index`.
    pub(super) fn gap(&self, index: usize) -> usize {
        let before = index
            .checked_sub(1)
            .map_or(0, |before| self.place(before) + 1);
        if self.is_bare {
            self.place(index).saturating_sub(before)
        } else {
            0
        }
    }

    /// The first index from `from` on whose byte is not `wanted`.
    pub(super) fn skip(&self, from: usize, wanted: impl Fn(u8) -> bool) -> usize {
        let mut index = from;
        while index < self.bytes.len() && wanted(self.byte(index)) {
            index += 1;
        }
        index
    }

    /// The same, but no further than `end`: for who may begin at many places of one run.
    pub(super) fn skip_to(&self, from: usize, end: usize, wanted: impl Fn(u8) -> bool) -> usize {
        let rest = self.bytes.get(from..end.min(self.bytes.len()));
        let rest = rest.unwrap_or_default();
        let length = rest.iter().position(|&byte| !wanted(byte));
        let length = length.unwrap_or(rest.len());
        work::count(length + 1);
        from + length
    }

    /// Whether `word` stands at `index`, in either case.
    pub(super) fn says(&self, index: usize, word: &str) -> bool {
        self.slice(index, index.saturating_add(word.len()))
            .eq_ignore_ascii_case(word.as_bytes())
    }

    /// The lines, without their ends.
    pub(super) fn lines(&self) -> impl Iterator<Item = Part> {
        let mut from = 0;
        self.bytes.split(|&byte| byte == b'\n').map(move |line| {
            work::count(line.len() + 1);
            let part = Part {
                from,
                to: from + line.len(),
            };
            from = part.to + 1;
            part
        })
    }

    /// The parts of `part` between bytes that are `outside`.
    pub(super) fn parts(&self, part: Part, outside: impl Fn(u8) -> bool) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut from = part.from;
        for piece in self.of(part).split(|&byte| outside(byte)) {
            let to = from + piece.len();
            if !piece.is_empty() {
                parts.push(Part { from, to });
            }
            from = to + 1;
        }
        parts
    }

    /// The parts between spaces, quotes and brackets.
    pub(super) fn words(&self, part: Part) -> Vec<Part> {
        self.parts(part, |byte| {
            byte.is_ascii_whitespace()
                || byte.is_ascii_control()
                || matches!(
                    byte,
                    b'"' | b'\''
                        | b'<'
                        | b'>'
                        | b'('
                        | b')'
                        | b'['
                        | b']'
                        | b'{'
                        | b'}'
                        | b','
                        | b';'
                        | b'|'
                        | b'`'
                )
        })
    }

    /// `part` without the bytes at its edges that are `loose`.
    pub(super) fn trimmed(&self, part: Part, loose: impl Fn(u8) -> bool) -> Part {
        let from = self.skip(part.from, &loose).min(part.to);
        let mut to = part.to;
        while to > from && loose(self.byte(to - 1)) {
            to -= 1;
        }
        Part { from, to }
    }

    /// The bytes of `part`.
    pub(super) fn of(&self, part: Part) -> &[u8] {
        self.slice(part.from, part.to)
    }

    /// The bytes of `part` in lower case; nothing where it is longer than a word is.
    pub(super) fn lower(&self, part: Part) -> Vec<u8> {
        if part.to - part.from > MAX_WORD {
            return Vec::new();
        }
        self.of(part).to_ascii_lowercase()
    }
}

/// From one index of a view up to another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Part {
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Whether a word goes on here.
pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == LETTER
}

/// What can stand on both sides of a break that was put into a word.
fn is_joint(byte: u8) -> bool {
    is_word(byte)
        || matches!(
            byte,
            b'-' | b'_' | b'+' | b'/' | b'=' | b'.' | b':' | b'%' | b'&' | b'?'
        )
}

fn folded(char: char) -> u8 {
    match char {
        _ if char.is_ascii() => u8::try_from(char).unwrap_or(OTHER),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => b'-',
        '\u{2018}' | '\u{2019}' => b'\'',
        '\u{201c}' | '\u{201d}' => b'"',
        '\u{2028}' | '\u{2029}' | '\u{85}' => b' ',
        _ if char.is_whitespace() => b' ',
        _ if char.is_alphanumeric() => LETTER,
        _ => OTHER,
    }
}

/// A letter, small and without the accents that a keyboard may not have.
pub(super) fn unaccented(char: char) -> char {
    let whole = match char {
        _ if char.is_ascii() => return char.to_ascii_lowercase(),
        // Apart, a syllable of Hangul is its first consonant, which many share.
        '\u{ac00}'..='\u{d7a3}' => return char,
        'ł' | 'Ł' => 'l',
        'ı' => 'i',
        'ø' | 'Ø' => 'o',
        'đ' | 'Đ' => 'd',
        _ => std::iter::once(char).nfd().next().unwrap_or(char),
    };
    whole.to_lowercase().next().unwrap_or(whole)
}

/// How many characters one stands for at most: `㍿`, `⑽`, `½`.
const MAX_PLAIN: usize = 4;
/// Longer than any word a finder knows.
const MAX_WORD: usize = 64;

/// How much the finders looked at.
#[cfg(test)]
pub(super) mod work {
    use std::cell::Cell;

    thread_local! {
        static DONE: Cell<usize> = const { Cell::new(0) };
    }

    pub(in crate::request::lint) fn count(more: usize) {
        DONE.set(DONE.get() + more);
    }

    pub(in crate::request::lint) fn taken() -> usize {
        DONE.take()
    }
}

#[cfg(not(test))]
mod work {
    pub(super) fn count(_more: usize) {}
}
