//! Addresses in a password: of machines (`192.168.1.1`), and the parts that those of sites and mailboxes share.

use crate::strength::segment::Dress;
use crate::strength::segment::Kind;
use crate::strength::segment::Segment;

/// Tell every address of a machine, and every usual part of others, that begins at `start`.
pub fn each_from(folded: &[char], start: usize, add: &mut impl FnMut(Segment)) {
    let rest = folded.get(start..).unwrap_or_default();
    let before = start.checked_sub(1).and_then(|place| folded.get(place));
    let mut tell = |length: usize, bits: f32| {
        add(Segment {
            start,
            end: start + length,
            kind: Kind::Address,
            dress: Dress::default(),
            bits,
        });
    };
    match rest {
        ['.' | '@', ..] if before.is_some_and(|letter| letter.is_alphanumeric()) => {
            let is_over = |length: usize| rest.get(length).is_none_or(|next| !next.is_alphabetic());
            listed(rest, &ENDS, |length, bits| {
                if is_over(length) {
                    tell(length, bits);
                }
            });
        }
        ['w', 'w', ..] | ['h' | 'f', 't', ..] => listed(rest, &STARTS, tell),
        ['0'..='9', ..] if before.is_none_or(|letter| !is_of_a_number(*letter)) => {
            if let Some((length, bits)) = machine(rest) {
                tell(length, bits);
            }
        }
        _ => {}
    }
}

fn is_of_a_number(letter: char) -> bool {
    letter == '.' || letter.is_ascii_digit()
}

/// Tell those of `table` that `rest` begins with. Bits: log2 of the place, counted from 2.
fn listed(rest: &[char], table: &[&str], mut tell: impl FnMut(usize, f32)) {
    for (place, part) in (2_u8..).zip(table) {
        let letters = rest.iter().take(part.len());
        if letters.copied().eq(part.chars()) {
            tell(part.len(), f32::from(place).log2());
        }
    }
}

/// How sites' addresses begin, the most common first.
const STARTS: [&str; 6] = [
    "www.",
    "http://",
    "https://",
    "http://www.",
    "https://www.",
    "ftp://",
];

/// How addresses of sites and mailboxes end, the most common first: the providers and countries with the most of them.
const ENDS: [&str; 72] = [
    ".com",
    "@gmail.com",
    "@hotmail.com",
    "@yahoo.com",
    ".org",
    ".net",
    ".de",
    ".ru",
    ".co.uk",
    "@mail.ru",
    "@outlook.com",
    ".fr",
    ".com.br",
    ".it",
    ".es",
    ".pl",
    ".nl",
    ".io",
    ".info",
    ".eu",
    "@qq.com",
    "@163.com",
    "@icloud.com",
    "@gmx.de",
    "@web.de",
    "@yandex.ru",
    "@live.com",
    "@msn.com",
    "@aol.com",
    "@googlemail.com",
    "@protonmail.com",
    "@proton.me",
    "@example.com",
    "@example.org",
    "@localhost",
    "@orange.fr",
    "@free.fr",
    "@libero.it",
    "@wp.pl",
    "@naver.com",
    ".local",
    ".dev",
    ".app",
    ".edu",
    ".gov",
    ".biz",
    ".ch",
    ".at",
    ".be",
    ".cz",
    ".se",
    ".no",
    ".fi",
    ".dk",
    ".hu",
    ".ro",
    ".gr",
    ".pt",
    ".ua",
    ".tr",
    ".br",
    ".mx",
    ".ar",
    ".ca",
    ".com.au",
    ".jp",
    ".cn",
    ".kr",
    ".in",
    ".co",
    ".me",
    ".tv",
];

/// The length and the bits of the address of a machine (IPv4, RFC 791) that `rest` begins with.
fn machine(rest: &[char]) -> Option<(usize, f32)> {
    let mut numbers = [0_u16; 4];
    let mut place = 0;
    for (index, number) in numbers.iter_mut().enumerate() {
        if index > 0 {
            rest.get(place).filter(|dot| **dot == '.')?;
            place += 1;
        }
        let digits = rest.iter().skip(place).take(4);
        let digits = digits.map_while(|letter| letter.to_digit(10));
        let mut count = 0;
        for digit in digits {
            *number = *number * 10 + u16::try_from(digit).unwrap_or(0);
            count += 1;
        }
        if !(1..=3).contains(&count) || *number > 255 {
            return None;
        }
        place += count;
    }
    // One that goes on is a number of another kind.
    let goes_on = rest
        .get(place)
        .is_some_and(|letter| is_of_a_number(*letter));
    (!goes_on).then(|| (place, bits(numbers)))
}

/// Bits of an address: those of the nets at home (RFC 1918) come first, and in each the first and the last machines.
fn bits(numbers: [u16; 4]) -> f32 {
    let one = |number: u16| match number {
        0 | 1 => 1.5,
        2 | 10 | 100 | 254 | 255 => 4.0,
        _ => 8.0,
    };
    let [a, b, c, d] = numbers;
    match (a, b) {
        (127, 0) => 2.0 + one(c) + one(d),
        (192, 168) => 1.0 + one(c) + one(d),
        (10, _) => 2.0 + one(b) + one(c) + one(d),
        (172, 16..=31) => 6.0 + one(c) + one(d),
        _ if [b, c, d] == [a; 3] => 4.0 + one(a).min(5.0),
        _ => 3.0 + numbers.into_iter().map(one).sum::<f32>(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<(usize, usize)> {
        let folded: Vec<char> = text.chars().collect();
        let mut all = Vec::new();
        for start in 0..folded.len() {
            each_from(&folded, start, &mut |found| {
                assert!((0.5..40.0).contains(&found.bits));
                all.push((found.start, found.end));
            });
        }
        all
    }

    #[test]
    fn addresses_and_their_parts_are_found() {
        for (text, stretch) in [
            ("192.168.1.1", (0, 11)),
            ("root@10.0.0.254!", (5, 15)),
            ("admin@example.org", (5, 17)),
            ("www.google.com", (0, 4)),
            ("www.google.com", (10, 14)),
            ("https://www.x.de/", (0, 12)),
            ("https://www.x.de/", (13, 16)),
            ("joe@gmail.com1", (3, 13)),
        ] {
            assert!(all(text).contains(&stretch), "{text} {:?}", all(text));
        }
    }

    #[test]
    fn what_only_looks_a_little_like_one_is_none() {
        for text in [
            "1.2.3",
            "1.2.3.4.5",
            "192.168.1.256",
            "1234.1.1.1",
            ".com",
            "x.commune",
            "joe@",
            "wwwhttp",
            "12.5",
            "",
        ] {
            assert_eq!(all(text), [], "{text}");
        }
    }

    #[test]
    fn what_every_router_has_is_cheapest() {
        assert!(bits([192, 168, 1, 1]) < bits([192, 168, 178, 20]));
        assert!(bits([192, 168, 178, 20]) < bits([203, 0, 113, 77]));
        assert!(bits([1, 1, 1, 1]) < bits([1, 2, 1, 2]));
        assert!(bits([203, 79, 113, 77]) > 32.0);
    }
}
