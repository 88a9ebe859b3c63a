//! Letters and digits in order: `abcdef`, `9876`, `13579`, `112233`, `a1b2c3`, `8910111213`.

use crate::strength::segment::Dress;
use crate::strength::segment::Kind;
use crate::strength::segment::Segment;
use crate::strength::stutter;

mod constant;
mod counter;

/// Characters that are followed from one start; what goes on beyond is a sequence of its own.
const LONGEST: usize = 36;

/// Tell every sequence that begins at `start`.
///
/// - Three letters or digits or more with one step of 1 to 4, up or down, each written up to four
///   times. Bits: alphabet and first letter 2-7 + step 0.5-4.5 + log2(letters) + capitals.
/// - Two such in turn, six characters or more, of which one may stand still: `a1b2c3`, `1-2-3-4`.
///   Bits: both of them + 1.
/// - Numbers counted up or down, three or more: `9101112`, `010203`, `2020202120222023`.
///   Bits: first number 1-10 + step 0.5-3.5 + log2(numbers) + 1.
/// - Five digits or more of a constant: `3.14159`. Bits: 6 + log2(digits).
pub fn each_from(given: &[char], start: usize, add: &mut impl FnMut(Segment)) {
    let rest = given.get(start..).unwrap_or_default();
    let rest = rest.get(..LONGEST).unwrap_or(rest);
    let mut tell = |length: usize, bits: f32| {
        add(Segment {
            start,
            end: start + length,
            kind: Kind::Sequence,
            dress: Dress::default(),
            bits,
        });
    };
    if let Some(times) = stutter::times(rest) {
        plain(rest, times, &mut tell);
    }
    braid(rest, &mut tell);
    counter::each(rest, &mut tell);
    if let Some('1'..='3') = rest.first() {
        constant::each(rest, &mut tell);
    }
}

/// One sequence, each of its letters written `times` times.
fn plain(rest: &[char], times: usize, tell: &mut impl FnMut(usize, f32)) {
    match (times, rest) {
        (1, &[one, two, three, ..]) if may_be_even(one, two, three) => {}
        (1, _) => return,
        _ => {}
    }
    let letter = |index| stutter::group(rest, index, times);
    let Some(mut strand) = Strand::begin(letter(0), letter(1)).filter(|strand| strand.step != 0)
    else {
        return;
    };
    let mut letters = 2;
    while letter(letters).is_some_and(|letter| strand.go_on(letter)) {
        letters += 1;
        let bits = strand.bits + log2(letters) + stutter::bits(times);
        tell(letters * times, bits);
    }
}

/// Two sequences in turn: the first, third and fifth character, and those between.
fn braid(rest: &[char], tell: &mut impl FnMut(usize, f32)) {
    let &[a, one, b, two, c, three, ..] = rest else {
        return;
    };
    if !may_be_even(a, b, c) || !may_be_even(one, two, three) {
        return;
    }
    let letter = |index| rest.get(index).copied();
    let is_next = |strand: &Strand| strand.step.abs() <= 1;
    if letter(0) == letter(1) {
        return;
    }
    let Some(one) = Strand::begin(letter(0), letter(2)).filter(is_next) else {
        return;
    };
    let Some(two) = Strand::begin(letter(1), letter(3)).filter(is_next) else {
        return;
    };
    if one.step == 0 && two.step == 0 {
        return;
    }
    let mut strands = [one, two];
    let mut length = 4;
    while let Some(letter) = letter(length)
        && let Some(strand) = strands.get_mut(length % 2)
        && strand.go_on(letter)
    {
        length += 1;
        if length >= 6 {
            let [one, two] = &strands;
            let bits = one.bits + two.bits + log2(length) + 1.0;
            tell(length, bits);
        }
    }
}

/// Whether three characters may be a strand: most are not, and few branches tell so. Of ASCII their steps have to be the
/// same, but where one goes from the last letter or digit to the first.
fn may_be_even(one: char, two: char, three: char) -> bool {
    if !(one.is_ascii() && two.is_ascii() && three.is_ascii()) {
        return true;
    }
    // Capitals lie beside the small letters.
    let place = |letter: char| letter as i32 | 0x20;
    let around = if one.is_ascii_digit() { 9 } else { 25 };
    let (first, second) = (place(two) - place(one), place(three) - place(two));
    (first == second) | (first.abs() == around) | (second.abs() == around)
}

fn log2(count: usize) -> f32 {
    f32::from(u8::try_from(count).unwrap_or(u8::MAX)).log2()
}

/// Letters with one step; or one character again and again, where the step is 0.
struct Strand {
    last: char,
    step: i16,
    letters: u8,
    bits: f32,
}

impl Strand {
    fn begin(first: Option<char>, second: Option<char>) -> Option<Self> {
        let (first, second) = (first?, second?);
        if first == second {
            return Some(Self {
                last: first,
                step: 0,
                letters: 1,
                bits: first_bits(first) + step_bits(0),
            });
        }
        let (one, two) = (place(first)?, place(second)?);
        let size = one.alphabet.size();
        let step = match two.index - one.index {
            step @ (1..=4 | -4..=-1) => step,
            // `90`, `09`: round the corner.
            step if step.abs() == size - 1 => -step.signum(),
            _ => return None,
        };
        let mut strand = Self {
            last: second,
            step,
            letters: 1,
            bits: 0.0,
        };
        if !strand.goes_from(&one, &two) {
            return None;
        }
        strand.bits += first_bits(first) + step_bits(step);
        Some(strand)
    }

    /// Whether `letter` is the next; then it is the last.
    fn go_on(&mut self, letter: char) -> bool {
        if self.step == 0 {
            return letter == self.last;
        }
        let (Some(last), Some(next)) = (place(self.last), place(letter)) else {
            // `ё` has its place between `е` and `ж`, and may as well be left out.
            return matches!(letter, 'ё' | 'Ё')
                && matches!((self.last, self.step), ('е' | 'Е', 1) | ('ж' | 'Ж', -1));
        };
        let goes_on = self.goes_from(&last, &next);
        if goes_on {
            self.last = letter;
        }
        goes_on
    }

    /// Whether the step leads from `last` to `next`; then it is paid for.
    fn goes_from(&mut self, last: &Place, next: &Place) -> bool {
        let due = last.index + self.step;
        let size = last.alphabet.size();
        if next.alphabet != last.alphabet || next.index != due.rem_euclid(size) {
            return false;
        }
        if next.index != due {
            if self.step.abs() != 1 {
                return false;
            }
            self.bits += if size == 10 { 0.5 } else { 1.5 };
        }
        // `Abc`, the first alone, is paid with the first.
        if next.capital != last.capital && (next.capital || self.letters > 1) {
            self.bits += 1.5;
        }
        self.letters = self.letters.saturating_add(1);
        true
    }
}

/// Bits of a step: 1 up is what comes first to mind.
fn step_bits(step: i16) -> f32 {
    match step {
        0 => 0.0,
        1 => 0.5,
        -1 => 2.2,
        2 | -2 => 3.3,
        _ => 4.5,
    }
}

/// Bits of the first letter and its alphabet: most begin at an end.
fn first_bits(letter: char) -> f32 {
    let Some(place) = place(letter) else {
        let common = matches!(letter, '-' | '.' | '_' | ' ' | ',');
        return if common { 3.0 } else { 5.5 };
    };
    let (alphabet, inside) = match place.alphabet {
        Alphabet::Digit => (1.0, 3.3),
        Alphabet::Latin => (1.0, 4.7),
        Alphabet::Cyrillic | Alphabet::Greek => (2.0, 5.0),
    };
    let first = match (letter, place.index) {
        ('1', _) => 0.7,
        (_, 0) => 1.2,
        (_, index) if index == place.alphabet.size() - 1 => 2.0,
        _ => inside,
    };
    alphabet + first + if place.capital { 1.0 } else { 0.0 }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Alphabet {
    Digit,
    Latin,
    Cyrillic,
    Greek,
}

impl Alphabet {
    fn size(self) -> i16 {
        match self {
            Self::Digit => 10,
            Self::Latin => 26,
            Self::Cyrillic => 32,
            Self::Greek => 24,
        }
    }
}

/// Where a letter stands in its alphabet.
struct Place {
    alphabet: Alphabet,
    index: i16,
    capital: bool,
}

fn place(letter: char) -> Option<Place> {
    let (alphabet, first, capital) = match letter {
        '0'..='9' => (Alphabet::Digit, '0', false),
        'a'..='z' => (Alphabet::Latin, 'a', false),
        'A'..='Z' => (Alphabet::Latin, 'A', true),
        'а'..='я' => (Alphabet::Cyrillic, 'а', false),
        'А'..='Я' => (Alphabet::Cyrillic, 'А', true),
        'α'..='ω' => (Alphabet::Greek, 'α', false),
        'Α'..='Ω' => (Alphabet::Greek, 'Α', true),
        _ => return None,
    };
    let index = i16::try_from(letter as u32 - first as u32).ok()?;
    // Between rho and sigma lies the sigma that ends a word, among the capitals a gap.
    let after = alphabet == Alphabet::Greek && index >= 17;
    Some(Place {
        alphabet,
        index: index - i16::from(after),
        capital,
    })
}

#[cfg(test)]
mod tests;
