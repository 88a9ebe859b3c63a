//! What a character costs one who guesses as people type: a small model of pairs of characters.
//!
//! It is a proper distribution: after any character the chances of all that can follow add up to
//! no more than one. So for text drawn uniformly from an alphabet, the chance that the model saves
//! `t` bits or more against that alphabet is at most 2^-t (Markov's inequality).
//!
//! The pairs of letters were counted in the words of the EFF and BIP39 lists; the other figures
//! are round numbers.

use crate::strength::shape::charset::Class;

/// One who types, and what they typed last.
#[derive(Clone, Copy, Default)]
pub(super) struct Typist {
    before: Option<u8>,
    /// From the key before the last to the last: how far, and whether it was a step to a neighbour.
    moved: u8,
    is_walking: bool,
    /// The letter typed last, or that a look-alike within a word stands for.
    letter: Option<u8>,
    is_leet: bool,
}

impl Typist {
    /// log2 of the guesses for `byte`, after what was typed.
    pub(super) fn price(&mut self, byte: u8) -> f32 {
        let share = if self.is_walking { 0.6 } else { 0.05 };
        let moved = key(byte).wrapping_sub(self.before.map_or(0, key));
        let step = self.before.map_or(0.0, |before| neighbour(before, byte));
        let walk = if self.is_walking && step > 0.0 && moved == self.moved {
            0.5 + 0.5 * step
        } else {
            0.5 * step
        };
        let leet = if self.is_leet { 0.6 } else { 0.08 };
        let word = self.letter.map_or(0.0, |letter| disguised(letter, byte));
        let typed = leet * word + (1.0 - leet) * typed(self.before, byte);
        let chance = share * walk + (1.0 - share) * typed;
        let alike = alike(byte).filter(|_| self.letter.is_some());
        self.is_leet = alike.is_some();
        self.letter = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => Some(byte),
            _ => alike.map(|(letter, _)| letter),
        };
        self.moved = moved;
        self.is_walking = step > 0.0;
        self.before = Some(byte);
        -chance.max(1e-6).log2()
    }
}

/// The chance that a walk over the keys goes from `before` to `byte`: one of the nine keys around,
/// seldom in the other position of the shift key.
fn neighbour(before: u8, byte: u8) -> f32 {
    let (a, b) = (key(before), key(byte));
    match a >> 7 == b >> 7 {
        _ if a == 0 || b == 0 => 0.0,
        _ if !matches!((a & 0x7f).abs_diff(b & 0x7f), 0 | 1 | 15 | 16 | 17) => 0.0,
        true => 0.1,
        false => 0.01,
    }
}

/// The chance of `byte` after a letter, within a word some letters of which are look-alikes.
fn disguised(before: u8, byte: u8) -> f32 {
    match alike(byte) {
        Some((letter, shares)) => 0.3 * pair(before, letter) / shares,
        None if byte.is_ascii_lowercase() => 0.7 * pair(before, byte),
        None => 0.0,
    }
}

/// The letter that `byte` looks like, and how many look like it.
const fn alike(byte: u8) -> Option<(u8, f32)> {
    match byte {
        b'4' | b'@' => Some((b'a', 2.0)),
        b'3' => Some((b'e', 1.0)),
        b'1' | b'!' => Some((b'i', 2.0)),
        b'0' => Some((b'o', 1.0)),
        b'5' | b'$' => Some((b's', 2.0)),
        b'7' => Some((b't', 1.0)),
        _ => None,
    }
}

/// The chance of `byte` after the one `before` it, in plain typing.
fn typed(before: Option<u8>, byte: u8) -> f32 {
    let Some(class) = Class::of(byte) else {
        return 0.0;
    };
    let turn = match before.and_then(Class::of) {
        None => [0.50, 0.28, 0.17, 0.05],
        Some(Class::Lower) => [0.79, 0.06, 0.10, 0.05],
        Some(Class::Upper) => [0.42, 0.45, 0.09, 0.04],
        Some(Class::Digit) => [0.13, 0.05, 0.72, 0.10],
        Some(Class::Symbol) => [0.30, 0.20, 0.25, 0.25],
    };
    let before = before.unwrap_or(b' ');
    match class {
        Class::Lower => turn[0] * letter(before, byte),
        Class::Upper => turn[1] * letter(before, byte),
        Class::Digit => turn[2] * digit(before, byte),
        Class::Symbol => turn[3] * symbol(before, byte),
    }
}

/// The chance of a letter among those of its case.
fn letter(before: u8, byte: u8) -> f32 {
    let pair = pair(before, byte)
        * if before.is_ascii_alphabetic() {
            0.85
        } else {
            0.93
        };
    pair + stepped(before, byte) + 0.02 / 26.0
}

/// The chance of a digit among digits.
fn digit(before: u8, byte: u8) -> f32 {
    if before.is_ascii_digit() {
        return 0.7 / 10.0 + stepped(before, byte) * 2.0;
    }
    let first = match byte {
        b'1' => 0.32,
        b'2' => 0.20,
        b'0' => 0.08,
        b'9' | b'7' | b'3' => 0.07,
        _ => 0.04,
    };
    0.9 * first + stepped(before, byte)
}

/// The chance of a symbol among symbols.
fn symbol(before: u8, byte: u8) -> f32 {
    let often = match byte {
        b'!' => 0.18,
        b'@' => 0.12,
        b'.' | b'_' | b'-' => 0.10,
        b' ' => 0.08,
        b'#' | b'$' => 0.05,
        b'*' => 0.04,
        b'?' => 0.03,
        _ => 0.15 / 23.0,
    };
    0.85 * often + stepped(before, byte)
}

/// The chance that `byte` comes next because it is the same again or the next in order; 0.13 in
/// all at the most.
fn stepped(before: u8, byte: u8) -> f32 {
    match byte.wrapping_sub(before) {
        0 => 0.06,
        1 => 0.04,
        0xff => 0.03,
        _ => 0.0,
    }
}

/// Where a key lies: 16 for each row, one for each column, 128 with the shift key; 0 for none.
fn key(byte: u8) -> u8 {
    KEYS.get(usize::from(byte)).copied().unwrap_or(0)
}

static KEYS: [u8; 128] = keys();

const fn keys() -> [u8; 128] {
    let mut keys = [0; 128];
    let mut row = 0;
    while row < ROWS.len() {
        let (mut column, mut place) = (0, PLACES[row]);
        while column < ROWS[row].len() {
            keys[ROWS[row][column] as usize] = place;
            column += 1;
            place += 1;
        }
        row += 1;
    }
    keys
}

/// The rows of a US keyboard, plain and shifted.
const ROWS: [&[u8]; 8] = [
    b"1234567890",
    b"!@#$%^&*()",
    b"qwertyuiop",
    b"QWERTYUIOP",
    b"asdfghjkl",
    b"ASDFGHJKL",
    b"zxcvbnm",
    b"ZXCVBNM",
];

const PLACES: [u8; 8] = [1, 129, 17, 145, 33, 161, 49, 177];

/// The chance of a letter after a letter, whatever their case; after anything else, of a first one.
fn pair(before: u8, byte: u8) -> f32 {
    let row = match before.to_ascii_lowercase() {
        letter @ b'a'..=b'z' => usize::from(letter - b'a'),
        _ => 26,
    };
    let column = usize::from(byte.to_ascii_lowercase().wrapping_sub(b'a'));
    let quarters = PAIRS.get(row).and_then(|row| row.get(column)).copied();
    let quarters = f32::from(quarters.unwrap_or(b'P') - b'0');
    (-quarters / 4.0).exp2()
}

/// Quarters of a bit, from the character `0` on, rounded up; the last row is for first letters.
static PAIRS: [&[u8; 26]; 27] = [
    b"RB@COICODPG>B<QCQ<@=GFINFK",
    b";COL?QPN@PR9LO<NR?DI?QORIQ",
    b"<RHR>RR=AR?ARQ<RP@K?ARRRGR",
    b"@JKD7KFM:QQBLJ?LR@HOBOIRFR",
    b"@IC=DFHNLPOAD=KFN:>BLFIFKN",
    b">OPR=>RR;RR=RO>RR>P@@RRRDR",
    b">MRO:PBA>RR>KD@NR<IP@RMREQ",
    b"9JMQ9RRQ=RQHMM<PRCOB?RORCR",
    b"DI?BCEDQRRK@B9BFOD?@MCQLRH",
    b":RRR<RRRARRRRR9RRRRR8RRRRR",
    b"BHRO6LRK9RNANCKLRJBJHRHRAR",
    b"<NMF9KOP;RK?LN?KROJFBKPR>Q",
    b":AOQ<ORQ=RRJBK;=ROLQAQQRGR",
    b"AKA><H:LAMEHMFDLOKC=GKKQHO",
    b"EFEFLIFOFQGAB;@CQ<CA?BCJJM",
    b"=MNO;OQC?RO>PK=@R<FCBRPRHR",
    b"RRRRRRRRRRRRRRRRRRRR1RRRRR",
    b"<HHD9KGM<PIHEF=IREEBCJNQCR",
    b"AOBP=OQ>?QEEEHEAKQ>:ARHRIR",
    b"=LFO:LP@;RRDNL?NR?HBBRHRBN",
    b"DCCDDIFQDQP@A9MCQ>=?QPRNQN",
    b"<RRR5RRR9RRRRR?RRPRRPRRRHR",
    b"9HNG=IPA:RMDJA=LRAHNNRNRMR",
    b"AL=R=GRF;RRLRRD;LRL;FRRRDR",
    b"@CAC>HGH?RNA?B@?RB?CLRFNRJ",
    b"?RRR6RRR;RRAMR@RRRRRMRRR@>",
    b"AB?@BCCDGIKECHD@MA<BBGFQNN",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chances_add_up_to_one_at_most() {
        for text in (b' '..=b'~').flat_map(|a| (b' '..=b'~').map(move |b| [a, b])) {
            for length in 0..=2 {
                let mut typist = Typist::default();
                for &byte in &text[..length] {
                    typist.price(byte);
                }
                let sum: f32 = (b' '..=b'~')
                    .map(|byte| (-typist.clone().price(byte)).exp2())
                    .sum();
                assert!((0.3..=1.001).contains(&sum), "{text:?} {sum}");
            }
        }
    }

    #[test]
    fn what_people_type_is_cheaper_than_what_they_do_not() {
        let cost = |text: &str| {
            let mut typist = Typist::default();
            text.bytes().map(|byte| typist.price(byte)).sum::<f32>()
        };
        for (human, machine) in [
            ("handlebars", "xqkzvjwpfg"),
            ("123456", "184729"),
            ("Summer2024!", "u2Sr4!mM0e2"),
            ("qwertyuiop", "pwqoeitruy"),
            ("1qaz2wsx3edc", "1zq3ex2cwads"),
        ] {
            assert!(cost(human) + 8.0 < cost(machine), "{human}");
        }
        assert!(cost("m0nk3y") + 3.0 < cost("m2nk8y"));
    }
}
