//! The alphabets that machines draw characters from, and the smallest one that holds a text.

use std::ops::RangeInclusive;

/// The four classes of printable ASCII.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    /// `a` to `z`.
    Lower,
    /// `A` to `Z`.
    Upper,
    /// `0` to `9`.
    Digit,
    /// What else can be printed, the space too.
    Symbol,
}

impl Class {
    /// The class of a byte; `None` where it cannot be printed.
    #[must_use]
    pub const fn of(byte: u8) -> Option<Self> {
        match byte {
            b'a'..=b'z' => Some(Self::Lower),
            b'A'..=b'Z' => Some(Self::Upper),
            b'0'..=b'9' => Some(Self::Digit),
            b' '..=b'~' => Some(Self::Symbol),
            _ => None,
        }
    }
}

/// An alphabet of printable ASCII.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Alphabet {
    /// `0-9`.
    Digits,
    /// `0-9a-f`.
    Hex,
    /// `0-9A-F`.
    UpperHex,
    /// `a-z`.
    Lower,
    /// `A-Z`.
    Upper,
    /// `A-Z2-7`: RFC 4648, section 6.
    Base32,
    /// The same in small letters.
    LowerBase32,
    /// `a-z0-9`.
    LowerDigits,
    /// `A-Z0-9`.
    UpperDigits,
    /// `A-Za-z`.
    Letters,
    /// `A-Za-z0-9`.
    Base62,
    /// And `-_`: RFC 4648, section 5.
    Base64Url,
    /// And `+/`: RFC 4648, section 4.
    Base64,
    /// Letters, digits and `!@#$%^&*`, as Bitwarden draws them.
    FewSymbols,
    /// All that can be printed but the space.
    Printable,
    /// The space too.
    PrintableSpace,
}

impl Alphabet {
    /// All of them, the smallest first.
    pub const ALL: [Self; 16] = [
        Self::Digits,
        Self::Hex,
        Self::UpperHex,
        Self::Lower,
        Self::Upper,
        Self::Base32,
        Self::LowerBase32,
        Self::LowerDigits,
        Self::UpperDigits,
        Self::Letters,
        Self::Base62,
        Self::Base64Url,
        Self::Base64,
        Self::FewSymbols,
        Self::Printable,
        Self::PrintableSpace,
    ];

    /// How many characters of each [`Class`] it has.
    #[must_use]
    pub const fn classes(self) -> [u8; 4] {
        match self {
            Self::Digits => [0, 0, 10, 0],
            Self::Hex => [6, 0, 10, 0],
            Self::UpperHex => [0, 6, 10, 0],
            Self::Lower => [26, 0, 0, 0],
            Self::Upper => [0, 26, 0, 0],
            Self::Base32 => [0, 26, 6, 0],
            Self::LowerBase32 => [26, 0, 6, 0],
            Self::LowerDigits => [26, 0, 10, 0],
            Self::UpperDigits => [0, 26, 10, 0],
            Self::Letters => [26, 26, 0, 0],
            Self::Base62 => [26, 26, 10, 0],
            Self::Base64Url | Self::Base64 => [26, 26, 10, 2],
            Self::FewSymbols => [26, 26, 10, 8],
            Self::Printable => [26, 26, 10, 32],
            Self::PrintableSpace => [26, 26, 10, 33],
        }
    }

    /// How many characters it has.
    #[must_use]
    pub const fn size(self) -> u8 {
        let [lower, upper, digits, symbols] = self.classes();
        lower + upper + digits + symbols
    }

    /// log2 of its size: what one character drawn from it is worth.
    #[must_use]
    pub fn bits(self) -> f64 {
        f64::from(self.size()).log2()
    }

    /// The same where upper and lower case are not told apart.
    #[must_use]
    pub fn folded_bits(self) -> f64 {
        let [lower, upper, digits, symbols] = self.classes().map(f64::from);
        let size = lower + upper + digits + symbols;
        let twice = 2.0 * lower.min(upper);
        twice / size * (size / 2.0).log2() + (size - twice) / size * size.log2()
    }

    /// Whether `byte` is in it.
    #[must_use]
    pub fn holds(self, byte: u8) -> bool {
        holding(byte) & self.mark() != 0
    }

    /// Its place in what [`holding`] tells.
    #[must_use]
    pub const fn mark(self) -> u32 {
        1 << self as u32
    }

    const fn spells(self, byte: u8) -> bool {
        let Some(class) = Class::of(byte) else {
            return false;
        };
        match self {
            Self::Hex => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
            Self::UpperHex => matches!(byte, b'0'..=b'9' | b'A'..=b'F'),
            Self::Base32 => matches!(byte, b'A'..=b'Z' | b'2'..=b'7'),
            Self::LowerBase32 => matches!(byte, b'a'..=b'z' | b'2'..=b'7'),
            Self::Printable => byte != b' ',
            Self::Base64Url if matches!(class, Class::Symbol) => matches!(byte, b'-' | b'_'),
            Self::Base64 if matches!(class, Class::Symbol) => matches!(byte, b'+' | b'/'),
            Self::FewSymbols if matches!(class, Class::Symbol) => {
                matches!(byte, b'!' | b'@' | b'#' | b'$' | b'%' | b'^' | b'&' | b'*')
            }
            _ => self.classes()[class as usize] > 0,
        }
    }
}

/// The alphabets that hold `byte`, one bit each ([`Alphabet::mark`]).
#[must_use]
pub fn holding(byte: u8) -> u32 {
    HOLDING.get(usize::from(byte)).copied().unwrap_or(0)
}

static HOLDING: [u32; 128] = marks();

const fn marks() -> [u32; 128] {
    let mut marks = [0; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        let mut index = 0;
        while index < Alphabet::ALL.len() {
            if Alphabet::ALL[index].spells(byte) {
                marks[byte as usize] |= Alphabet::ALL[index].mark();
            }
            index += 1;
        }
        byte += 1;
    }
    marks
}

/// How many characters the smallest usual alphabet has that holds all of `given`: one of
/// [`Alphabet`] for ASCII, or its symbols alone; for other scripts the letters of each script met are added up.
#[must_use]
pub fn alphabet<'a>(given: impl IntoIterator<Item = &'a char>) -> f64 {
    let mut held = u32::MAX;
    let mut is_symbols = true;
    let mut scripts = 0_u32;
    let mut beyond = false;
    for &letter in given {
        match u8::try_from(letter).ok().filter(u8::is_ascii) {
            Some(byte) if Class::of(byte).is_some() => {
                held &= holding(byte);
                is_symbols &= Class::of(byte) == Some(Class::Symbol);
            }
            // A control character: a machine that writes one may write any byte.
            Some(_) => scripts |= 1 << SCRIPTS.len(),
            None => match SCRIPTS
                .iter()
                .position(|(range, _)| range.contains(&letter))
            {
                Some(script) => scripts |= 1 << script,
                None => beyond = true,
            },
        }
    }
    let ascii = match held {
        u32::MAX => 0.0,
        _ if is_symbols => {
            let has_space = held & Alphabet::Printable.mark() == 0;
            SYMBOLS + f64::from(u8::from(has_space))
        }
        _ => Alphabet::ALL
            .iter()
            .find(|alphabet| held & alphabet.mark() != 0)
            .map_or(95.0, |alphabet| f64::from(alphabet.size())),
    };
    let other: f64 = SCRIPTS
        .iter()
        .map(|(_, size)| *size)
        .chain([CONTROLS])
        .enumerate()
        .filter(|(script, _)| scripts >> script & 1 == 1)
        .map(|(_, size)| size)
        .sum();
    let beyond = if beyond { BEYOND } else { 0.0 };
    (ascii + other + beyond).max(1.0)
}

/// The symbols of ASCII without the space.
const SYMBOLS: f64 = 32.0;

/// The control characters of ASCII.
const CONTROLS: f64 = 33.0;

/// For what no row below names: the assigned characters of the basic plane, roughly.
const BEYOND: f64 = 60_000.0;

/// Scripts and how many characters of each are in use (blocks as Unicode draws them; for Han the
/// block, for letters the letters of both cases that one language uses).
static SCRIPTS: [(RangeInclusive<char>, f64); 14] = [
    ('\u{80}'..='\u{ff}', 96.0),
    ('\u{100}'..='\u{24f}', 128.0),
    ('\u{370}'..='\u{3ff}', 70.0),
    ('\u{400}'..='\u{52f}', 66.0),
    ('\u{530}'..='\u{58f}', 78.0),
    ('\u{590}'..='\u{5ff}', 27.0),
    ('\u{600}'..='\u{77f}', 36.0),
    ('\u{900}'..='\u{dff}', 80.0),
    ('\u{e00}'..='\u{e7f}', 87.0),
    ('\u{10a0}'..='\u{10ff}', 33.0),
    ('\u{3040}'..='\u{30ff}', 180.0),
    ('\u{3400}'..='\u{9fff}', 20_992.0),
    ('\u{ac00}'..='\u{d7a3}', 11_172.0),
    ('\u{1f300}'..='\u{1faff}', 1_400.0),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn size(text: &str) -> f64 {
        alphabet(&text.chars().collect::<Vec<_>>())
    }

    #[test]
    fn every_alphabet_holds_as_many_as_it_says() {
        for alphabet in Alphabet::ALL {
            let held = (0..=u8::MAX).filter(|byte| alphabet.holds(*byte)).count();
            assert_eq!(held, usize::from(alphabet.size()), "{alphabet:?}");
        }
        assert!(Alphabet::ALL.is_sorted_by_key(|alphabet| alphabet.size()));
    }

    #[test]
    fn the_smallest_alphabet_is_told() {
        for (text, expected) in [
            ("", 1.0),
            ("0451", 10.0),
            ("0451af", 16.0),
            ("hello", 26.0),
            ("hello77", 32.0),
            ("hello99", 36.0),
            ("Hello", 52.0),
            ("Hello9", 62.0),
            ("He_llo9", 64.0),
            ("Hello!", 70.0),
            ("Hello~", 94.0),
            ("Hello ~", 95.0),
            ("~!|^", 32.0),
            ("~ |^", 33.0),
            ("привет", 66.0),
            ("привет1", 76.0),
            ("\u{7}", 33.0),
        ] {
            assert!((size(text) - expected).abs() < 1e-9, "{text}");
        }
        assert!(size("漢字") > 20_000.0);
        assert!(size("\u{10ffff}") > 50_000.0);
    }
}
