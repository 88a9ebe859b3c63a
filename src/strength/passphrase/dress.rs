//! What stands between the words of a passphrase, and how they are capitalised: its price in bits.

/// log2 of the ways to dress the words so; `None` where no generator dresses them so.
#[must_use]
pub(super) fn bits(given: &[char], words: &[(usize, usize)]) -> Option<f64> {
    Some(capitals(given, words)? + between(given, words)?)
}

/// How a word is capitalised.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Small,
    First,
    All,
}

/// The price of the capitals: a rule for all words is one of a few; else each word has its own.
fn capitals(given: &[char], words: &[(usize, usize)]) -> Option<f64> {
    let mut counts = [0_usize; 3];
    let mut first = Case::Small;
    let mut stray = 0;
    for (index, &(start, end)) in words.iter().enumerate() {
        let word = given.get(start..end)?;
        let capitals = word.iter().filter(|letter| letter.is_uppercase()).count();
        let letters = word.iter().filter(|letter| letter.is_alphabetic()).count();
        let case = match capitals {
            0 => Case::Small,
            1 if word.first().is_some_and(|letter| letter.is_uppercase()) => Case::First,
            all if all == letters => Case::All,
            _ => {
                stray += capitals;
                Case::Small
            }
        };
        if index == 0 {
            first = case;
        }
        *counts.get_mut(case as usize)? += 1;
    }
    let count = float(words.len());
    let letters: usize = words.iter().map(|(start, end)| end - start).sum();
    let rule = 2.0;
    Some(match (counts, stray) {
        // One capital somewhere.
        ([_, 0, 0], 1) => rule + float(letters).log2(),
        (_, 1..) => return None,
        ([_, 0, 0], _) => 0.0,
        ([0, _, 0], _) => 1.0,
        ([0, 0, _], _) => rule,
        // One word with a capital, or in capitals: mostly the first.
        ([_, 1, 0] | [_, 0, 1], _) if first != Case::Small => rule,
        ([_, 1, 0] | [_, 0, 1], _) => rule + count.log2(),
        // Each word small, or else, as a coin fell.
        ([_, _, 0] | [_, 0, _], _) => rule + count,
        _ => rule + count * 3.0_f64.log2(),
    })
}

/// The price of all that is no word.
fn between(given: &[char], words: &[(usize, usize)]) -> Option<f64> {
    let count = words.len();
    let mut bits = 0.0;
    let mut separators = Separators::default();
    let mut digits = 0_usize;
    let mut places = 0_usize;
    for index in 0..=count {
        let start = index
            .checked_sub(1)
            .map_or(Some(0), |before| Some(words.get(before)?.1))?;
        let end = words.get(index).map_or(given.len(), |word| word.0);
        let gap = given.get(start..end)?;
        if gap.len() > GAP {
            return None;
        }
        let figures = gap.iter().filter(|letter| letter.is_ascii_digit()).count();
        digits += figures;
        places += usize::from(figures > 0);
        let mut symbols = gap
            .iter()
            .copied()
            .filter(|letter| !letter.is_ascii_digit());
        if index == 0 || index == count {
            // At the ends: a separator before or after digits, or a symbol that is put there.
            for symbol in symbols {
                bits += if separators.is_known(symbol) {
                    1.0
                } else {
                    SYMBOL
                };
            }
        } else {
            separators.add(symbols.next())?;
            if symbols.next().is_some() {
                return None;
            }
        }
    }
    bits += separators.bits();
    if digits > 0 {
        // A digit at every word, between all words, or at some.
        let chosen = if places >= count.saturating_sub(1) && places > 1 {
            1.0
        } else {
            float(places) * float(count + 1).log2()
        };
        bits += float(digits) * 10.0_f64.log2() + chosen;
    }
    Some(bits)
}

/// More characters than this between two words, or at an end, are no separator.
const GAP: usize = 6;

/// log2 of the symbols on a keyboard.
const SYMBOL: f64 = 5.0;

/// The symbols between the words, of which the first two tell whether they are all one.
#[derive(Default)]
struct Separators {
    first: Option<char>,
    count: usize,
    symbols: usize,
    differ: bool,
}

impl Separators {
    fn add(&mut self, symbol: Option<char>) -> Option<()> {
        if symbol.is_some_and(|symbol| symbol.is_alphabetic() || symbol.is_control()) {
            return None;
        }
        if self.count == 0 {
            self.first = symbol;
        }
        self.differ |= self.first != symbol;
        self.symbols += usize::from(symbol.is_some());
        self.count += 1;
        Some(())
    }

    fn is_known(&self, symbol: char) -> bool {
        !self.differ && self.first == Some(symbol)
    }

    /// One for all: which one, the usual ones being tried first. Else each is drawn.
    fn bits(&self) -> f64 {
        if self.differ {
            return float(self.symbols) * SYMBOL + 1.0;
        }
        match self.first {
            None | Some('-' | ' ') => 1.0,
            Some('.' | '_' | ',') => 3.0,
            Some(_) => SYMBOL,
        }
    }
}

/// A small count as a float.
fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
