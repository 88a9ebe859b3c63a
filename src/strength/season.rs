//! A season beside a number, as those choose who must change their password every quarter: `Winter2026`, `autumn-24`.
//!
//! By itself a season is a word among others; with a number beside it guessers begin with it.

use crate::strength::pairs::Pairs;
use crate::strength::passphrase::Lists;
use crate::strength::segment::Kind;
use crate::strength::spelling;
use crate::strength::words::Found;

/// One of five names, and of English; its case is the dress.
const ENGLISH: f32 = 4.0;

/// One of four or five names, and of one of five languages.
const OTHER: f32 = 6.0;

/// Tell the season that begins at `start` of `folded`, where a number stands beside it.
pub fn each_from(folded: &[char], start: usize, add: &mut impl FnMut(Found)) {
    let rest = folded.get(start..).unwrap_or_default();
    if !PAIRS.have(rest) {
        return;
    }
    let (english, other) = match rest.first() {
        Some('a') => (A, OTHER_A),
        Some('e') => (NONE, OTHER_E),
        Some('f') => (F, OTHER_F),
        Some('h') => (NONE, OTHER_H),
        Some('i') => (NONE, OTHER_I),
        Some('o') => (NONE, OTHER_O),
        Some('p') => (NONE, OTHER_P),
        Some('s') => (S, OTHER_S),
        Some('v') => (NONE, OTHER_V),
        Some('w') => (W, NONE),
        _ => return,
    };
    let english = english.iter().map(|name| (name, ENGLISH));
    for (name, bits) in english.chain(other.iter().map(|name| (name, OTHER))) {
        let end = start + name.len();
        if spelling::begins(rest, name)
            && (ends_with_a_number(folded.get(..start)) || begins_with_a_number(folded.get(end..)))
        {
            add(Found {
                end,
                bits,
                kind: Kind::Season,
                leet: 0,
                mixed: false,
                lists: Lists::NONE,
            });
        }
    }
}

/// A digit comes first, or after one sign.
fn begins_with_a_number(text: Option<&[char]>) -> bool {
    match text {
        Some([digit, ..]) if digit.is_ascii_digit() => true,
        Some([sign, digit, ..]) => !sign.is_alphanumeric() && digit.is_ascii_digit(),
        _ => false,
    }
}

/// A digit comes last, or before one sign.
fn ends_with_a_number(text: Option<&[char]>) -> bool {
    match text {
        Some([.., digit]) if digit.is_ascii_digit() => true,
        Some([.., digit, sign]) => !sign.is_alphanumeric() && digit.is_ascii_digit(),
        _ => false,
    }
}

/// Most places end here.
static PAIRS: Pairs = Pairs::of(&[
    A, F, S, W, OTHER_A, OTHER_E, OTHER_F, OTHER_H, OTHER_I, OTHER_O, OTHER_P, OTHER_S, OTHER_V,
]);

/// Names by their first letter, in ASCII: accents are folded. Those of English, and those of German, French, Spanish,
/// Italian and Portuguese that it has not.
type Names = &'static [&'static str];

const NONE: Names = &[];
const A: Names = &["autumn"];
const F: Names = &["fall"];
const S: Names = &["spring", "summer"];
const W: Names = &["winter"];
const OTHER_A: Names = &["automne", "autunno"];
const OTHER_E: Names = &["estate"];
const OTHER_F: Names = &["fruhling", "fruehling", "fruhjahr"];
const OTHER_H: Names = &["herbst", "hiver"];
const OTHER_I: Names = &["inverno", "invierno"];
const OTHER_O: Names = &["otono", "outono"];
const OTHER_P: Names = &["printemps", "primavera"];
const OTHER_S: Names = &["sommer"];
const OTHER_V: Names = &["verano", "verao"];

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(usize, usize)> {
        let folded: Vec<char> = text.chars().map(spelling::fold).collect();
        let mut all = Vec::new();
        for start in 0..folded.len() {
            each_from(&folded, start, &mut |season| all.push((start, season.end)));
        }
        all
    }

    #[test]
    fn a_season_is_told_where_a_number_stands_beside_it() {
        for (text, place) in [
            ("Winter2026!", (0, 6)),
            ("2026Winter", (4, 10)),
            ("my-Autumn_24", (3, 9)),
            ("24/verão", (3, 8)),
            ("Frühling2023", (0, 8)),
            ("OTOÑO25", (0, 5)),
        ] {
            assert_eq!(found(text), [place], "{text}");
        }
        for text in [
            "",
            "winter",
            "winterfell",
            "Winter--24",
            "2024xsummer",
            "falls9",
            "wint3r",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn every_name_is_found_by_its_first_letter() {
        for names in [
            A, F, S, W, OTHER_A, OTHER_E, OTHER_F, OTHER_H, OTHER_I, OTHER_O, OTHER_P, OTHER_S,
            OTHER_V,
        ] {
            for name in names {
                assert_eq!(found(&format!("{name}1")), [(0, name.len())], "{name}");
            }
        }
    }
}
