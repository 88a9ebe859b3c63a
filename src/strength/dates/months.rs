//! The names of the months in six languages, and their short forms.

use crate::strength::pairs::Pairs;
use crate::strength::spelling;

/// A month's name that a text begins with.
pub(super) struct Month {
    /// Its characters.
    pub(super) length: usize,
    /// Bits of the language and of the form.
    pub(super) bits: f32,
}

/// The names that `rest`, which is folded, begins with.
pub(super) fn at(rest: &[char]) -> impl Iterator<Item = Month> {
    let first = rest.first().filter(|_| PAIRS.have(rest));
    let (english, other) = match first {
        Some('a') => (A, OTHER_A),
        Some('d') => (D, OTHER_D),
        Some('e') => (NONE, OTHER_E),
        Some('f') => (F, OTHER_F),
        Some('g') => (NONE, OTHER_G),
        Some('j') => (J, OTHER_J),
        Some('l') => (NONE, OTHER_L),
        Some('m') => (M, OTHER_M),
        Some('n') => (N, OTHER_N),
        Some('o') => (O, OTHER_O),
        Some('s') => (S, OTHER_S),
        _ => (NONE, NONE),
    };
    let english = english.iter().map(|name| (name, 1.0));
    let other = other.iter().map(|name| (name, 3.0));
    english.chain(other).filter_map(|(name, bits)| {
        let length = name.len();
        spelling::begins(rest, name).then_some(Month { length, bits })
    })
}

/// Most places end here.
static PAIRS: Pairs = Pairs::of(&[
    A, D, F, J, M, N, O, S, OTHER_A, OTHER_D, OTHER_E, OTHER_F, OTHER_G, OTHER_J, OTHER_L, OTHER_M,
    OTHER_N, OTHER_O, OTHER_S,
]);

/// Names by their first letter, in ASCII: accents are folded. Those of English, which are tried first,
/// and those of German, French, Spanish, Italian and Portuguese that it has not.
type Names = &'static [&'static str];

const NONE: Names = &[];
const A: Names = &["april", "apr", "august", "aug"];
const D: Names = &["december", "dec"];
const F: Names = &["february", "feb"];
const J: Names = &["january", "jan", "june", "jun", "july", "jul"];
const M: Names = &["march", "mar", "may"];
const N: Names = &["november", "nov"];
const O: Names = &["october", "oct"];
const S: Names = &["september", "sept", "sep"];
const OTHER_A: Names = &[
    "avril", "avr", "aout", "aou", "abril", "abr", "agosto", "ago", "aprile",
];
const OTHER_D: Names = &[
    "dezember",
    "dez",
    "decembre",
    "diciembre",
    "dic",
    "dicembre",
    "dezembro",
];
const OTHER_E: Names = &["enero", "ene"];
const OTHER_F: Names = &[
    "februar",
    "fevrier",
    "fev",
    "febrero",
    "febbraio",
    "fevereiro",
];
const OTHER_G: Names = &["gennaio", "gen", "giugno", "giu"];
const OTHER_J: Names = &[
    "januar", "juni", "juli", "janvier", "juin", "juillet", "junio", "julio", "janeiro", "junho",
    "julho",
];
const OTHER_L: Names = &["luglio", "lug"];
const OTHER_M: Names = &[
    "marz", "maerz", "mrz", "mai", "mars", "marzo", "mayo", "maggio", "mag", "marco", "maio",
];
const OTHER_N: Names = &["novembre", "noviembre", "novembro"];
const OTHER_O: Names = &[
    "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out",
];
const OTHER_S: Names = &[
    "septembre",
    "septiembre",
    "setiembre",
    "settembre",
    "set",
    "setembro",
];
