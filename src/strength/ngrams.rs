//! What people write next: the price of a character after the four before it.
//!
//! The table is made by `benches/strength.rs` from a ranked list of common passwords. It holds a price for
//! every three characters, and for those fours and fives that change the price most.

use crate::strength::buckets;
use crate::strength::buckets::Buckets;
use crate::strength::tables;

/// The most that one printable ASCII character may cost: log2 of their number, 95, and a little.
pub const CEILING: f32 = 6.6;

/// Codes of the alphabet: 26 letters, 10 digits, 26 classes of symbols, and the two below.
pub const CODES: usize = 64;

/// The code of what stands before the first character.
pub const START: u8 = 62;

/// The code of what is not printable ASCII.
pub const OTHER: u8 = 63;

/// Bits of one step in the prices of threes, which are 7-bit numbers.
pub const FINE: f32 = CEILING / 127.0;

/// Set in the price of a three if a four or five that is stored ends with it.
pub const GOES_ON: u8 = 0x80;

/// Bits of one step in the prices of fours and fives, which are 5-bit numbers.
pub const COARSE: f32 = CEILING / 31.0;

/// Bits of an entry that hold its price; the others tell it from its neighbours.
pub const PRICE_BITS: u32 = 5;

/// The table as it is shipped.
static SHIPPED: Model<'static> = Model::over(tables::NGRAMS);

/// The price, in bits, of the character at `place` after those before it: -log2 of its share.
///
/// At most [`CEILING`] for ASCII; a character of another script costs what its script does.
#[must_use]
pub fn bits(folded: &[char], place: usize) -> f32 {
    SHIPPED.bits(folded, place)
}

/// Write the price of each character of `folded` to `prices`, as [`bits`] would tell it.
pub fn fill(folded: &[char], prices: &mut [f32]) {
    SHIPPED.fill(folded, prices);
}

/// A table of prices, read where it lies.
#[derive(Clone, Copy, Debug)]
pub struct Model<'a> {
    /// A price for each three codes.
    threes: &'a [u8],
    buckets: Buckets<'a>,
    /// Fours and fives, 2 bytes each.
    longer: &'a [u8],
}

impl<'a> Model<'a> {
    /// Read `table`: the threes, the buckets of the fours and fives, and those.
    #[must_use]
    pub const fn over(table: &'a [u8]) -> Self {
        let (threes, rest): (&[u8], &[u8]) = match table.split_at_checked(CODES * CODES * CODES) {
            Some(parts) => parts,
            None => (&[], &[]),
        };
        let (buckets, longer) = Buckets::over(rest);
        Self {
            threes,
            buckets,
            longer,
        }
    }

    /// As [`bits`], by this table.
    #[must_use]
    pub fn bits(&self, folded: &[char], place: usize) -> f32 {
        let Some(&letter) = folded.get(place) else {
            return 0.0;
        };
        let before = folded
            .get(place.saturating_sub(4)..place)
            .unwrap_or_default();
        let key = before
            .iter()
            .fold(BEGINNING, |key, &letter| key << 6 | u32::from(code(letter)));
        self.price(key << 6 & FIVES | u32::from(code(letter)), letter, place)
    }

    /// As [`fill`], by this table.
    pub fn fill(&self, folded: &[char], prices: &mut [f32]) {
        let mut key = BEGINNING;
        for (place, (&letter, price)) in folded.iter().zip(prices).enumerate() {
            key = key << 6 & FIVES | u32::from(code(letter));
            *price = self.price(key, letter, place);
        }
    }

    /// The price of `letter`, which is the last of the five codes of `key`.
    #[inline]
    fn price(&self, key: u32, letter: char, place: usize) -> f32 {
        if !letter.is_ascii() {
            return script(letter);
        }
        let three = self
            .threes
            .get((key & THREES) as usize)
            .copied()
            .unwrap_or(u8::MAX);
        let mut price = None;
        if three & GOES_ON != 0 {
            if place >= 3 {
                price = self.find(key | FIVE);
            }
            if price.is_none() && place >= 2 {
                price = self.find(key & FOURS);
            }
        }
        let price = price.unwrap_or(f32::from(three & !GOES_ON) * FINE);
        (price + shared(letter)).min(CEILING)
    }

    /// The price of a four or five, if it is in the table.
    fn find(&self, key: u32) -> Option<f32> {
        let hash = buckets::mix(u64::from(key));
        let records = self.buckets.records(hash);
        let (records, _) = self
            .longer
            .get(records.start * 2..records.end * 2)?
            .as_chunks::<2>();
        let records = records.iter().map(|&record| u16::from_le_bytes(record));
        // To the end, without a way out: it is short, and so it is read eight at a time.
        let found = records.fold(None, |found, record| {
            if record >> PRICE_BITS == check(hash) {
                Some(record)
            } else {
                found
            }
        });
        found.map(|record| f32::from(record & ((1 << PRICE_BITS) - 1)) * COARSE)
    }
}

/// The key before the first character: nothing but [`START`].
pub const BEGINNING: u32 = 0x3efb_efbe;

/// The bits of a key that hold its last five, four and three codes.
const FIVES: u32 = (1 << 30) - 1;
const FOURS: u32 = (1 << 24) - 1;
const THREES: u32 = (1 << 18) - 1;

/// Set in the key of a five, so that none looks like a four.
pub const FIVE: u32 = 1 << 30;

/// The 11 bits of a hash that tell it from others in its bucket.
#[must_use]
pub fn check(hash: u64) -> u16 {
    let [low, high, ..] = hash.to_le_bytes();
    u16::from_le_bytes([low, high]) >> PRICE_BITS
}

/// The code of a folded character.
#[must_use]
pub fn code(letter: char) -> u8 {
    let place = u32::from(letter) as usize;
    CODE_OF.get(place).copied().unwrap_or(OTHER)
}

/// What it costs, in bits, to tell the symbol from the others that share its code.
#[must_use]
pub fn shared(letter: char) -> f32 {
    match letter {
        '\'' | '"' | '`' => 1.6,
        '<' | '>' | '[' | '{' | ']' | '}' | '\\' | '|' | '^' | '~' => 1.0,
        _ => 0.0,
    }
}

const CODE_OF: [u8; 128] = {
    let mut codes = [OTHER; 128];
    let mut code = 0;
    while code < START {
        let mut alike = 0;
        while alike < CLASSES[code as usize].len() {
            codes[CLASSES[code as usize][alike] as usize] = code;
            alike += 1;
        }
        code += 1;
    }
    codes
};

/// The characters of each code; rare symbols that look or mean alike share one.
const CLASSES: [&[u8]; START as usize] = [
    b"aA", b"bB", b"cC", b"dD", b"eE", b"fF", b"gG", b"hH", b"iI", b"jJ", b"kK", b"lL", b"mM",
    b"nN", b"oO", b"pP", b"qQ", b"rR", b"sS", b"tT", b"uU", b"vV", b"wW", b"xX", b"yY", b"zZ",
    b"0", b"1", b"2", b"3", b"4", b"5", b"6", b"7", b"8", b"9", b" ", b"!", b"'\"`", b"#", b"$",
    b"%", b"&", b"(", b")", b"*", b"+", b",", b"-", b".", b"/", b":", b";", b"<>", b"=", b"?",
    b"@", b"[{", b"]}", b"\\|", b"^~", b"_",
];

/// The price of a character that is not ASCII: log2 of how many of its script are in daily use.
///
/// Russian letters by how often they are written (о 11%, е 8%, ... in running text).
fn script(letter: char) -> f32 {
    match letter {
        'о' | 'е' | 'а' | 'и' => 3.6,
        'н' | 'т' | 'с' | 'р' | 'в' | 'л' => 4.3,
        'к' | 'м' | 'д' | 'п' | 'у' => 5.1,
        'я' | 'ы' | 'ь' | 'г' | 'з' | 'б' | 'ч' | 'х' | 'ж' | 'ш' | 'ю' => 6.2,
        // Greek, Cyrillic, Armenian, Hebrew, Arabic, Indic, Thai, Georgian: an alphabet each.
        '\u{370}'..='\u{10ff}' => 5.5,
        // Kana.
        '\u{3041}'..='\u{30ff}' => 6.0,
        // Latin letters that have no base; signs of Latin-1.
        '\u{80}'..='\u{36f}' | '\u{1e00}'..='\u{20cf}' => CEILING,
        // Syllables and ideographs: one to two thousand are in use.
        '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => 10.0,
        _ => 9.0,
    }
}

#[cfg(test)]
mod tests;
