//! Where a password uses an old one, or a stretch of it: pieces to build with.

use zeroize::Zeroizing;

use crate::strength::previous::dress;
use crate::strength::previous::kept;
use crate::strength::previous::small;
use crate::strength::reading::Reading;
use crate::strength::segment::Dress;
use crate::strength::segment::Kind;
use crate::strength::segment::Segment;
use crate::strength::spelling;
use crate::strength::spelling::HEAD;

/// The shortest beginning or end of an old password that counts as a piece of it, and the shortest stretch within.
const EDGE: usize = 3;
const INNER: usize = 4;

/// Tell every stretch of `new` that is all of `old`, its beginning, its end or, from each place, the longest piece within;
/// forwards, backwards, with its end put first, in any dress.
///
/// Bits: none for all of it, log2 of the places where it is cut once, twice that where it is cut twice; 1 backwards; and the
/// dress. The work is the product of the two lengths, each [`HEAD`] at most.
pub fn each(new: &Reading, old: &Reading, add: &mut impl FnMut(Segment)) {
    let plain = |letters: &[char]| kept(letters.iter().copied().map(spelling::plain));
    let now = plain(&new.folded);
    let was = Old {
        given: old.given.clone(),
        folded: old.folded.clone(),
        plain: plain(&old.folded),
        is_reversed: false,
    };
    let turned = |letters: &[char]| kept(letters.iter().rev().copied());
    let back = Old {
        given: turned(&was.given),
        folded: turned(&was.folded),
        plain: turned(&was.plain),
        is_reversed: true,
    };
    was.each(new, &now, add);
    if *back.plain != *was.plain {
        back.each(new, &now, add);
    }
}

/// An old password in its spellings, one way round.
struct Old {
    given: Zeroizing<Vec<char>>,
    folded: Zeroizing<Vec<char>>,
    plain: Zeroizing<Vec<char>>,
    is_reversed: bool,
}

impl Old {
    fn each(&self, new: &Reading, now: &[char], add: &mut impl FnMut(Segment)) {
        let length = self.plain.len();
        // How many characters are alike from one place of the new one on, and each place of the old one: a table of which
        // only the last row is kept.
        let mut alike = [0_usize; HEAD + 1];
        let mut beginnings = [0_usize; HEAD + 1];
        for start in (0..now.len()).rev() {
            let (mut end_at, mut inner_at) = (None, (0, 0));
            for place in 0..length {
                let is_alike = now.get(start) == self.plain.get(place);
                let longer = alike.get(place + 1).map_or(1, |after| after + 1);
                let run = if is_alike { longer } else { 0 };
                if let Some(cell) = alike.get_mut(place) {
                    *cell = run;
                }
                if run > 0 && place + run == length && place > 0 {
                    end_at = end_at.or(Some(place));
                    // Its end, and then its beginning.
                    if beginnings
                        .get(start + run)
                        .is_some_and(|head| *head >= place)
                    {
                        self.tell(new, start, (place, length), 1.0 + small(length).log2(), add);
                    }
                }
                if run > inner_at.1 {
                    inner_at = (place, run);
                }
            }
            let head = alike.first().copied().unwrap_or(0);
            if let Some(cell) = beginnings.get_mut(start) {
                *cell = head;
            }
            let cut = 1.0 + small(length).log2();
            match head {
                all if all == length => self.tell(new, start, (0, length), 0.0, add),
                head => self.tell(new, start, (0, head), cut, add),
            }
            if let Some(place) = end_at {
                self.tell(new, start, (place, length - place), cut, add);
            }
            let (place, run) = inner_at;
            if run >= INNER {
                self.tell(new, start, (place, run), 2.0 * cut, add);
            }
        }
    }

    /// Tell the stretch from `start` that is so many characters of the old one from a place on; after its end it begins
    /// again.
    fn tell(
        &self,
        new: &Reading,
        start: usize,
        (place, run): (usize, usize),
        bits: f32,
        add: &mut impl FnMut(Segment),
    ) {
        if run < EDGE {
            return;
        }
        let end = start + run;
        let letters = |all: &[char]| all.get(start..end).unwrap_or_default().to_vec();
        let (given, folded) = (
            Zeroizing::new(letters(&new.given)),
            Zeroizing::new(letters(&new.folded)),
        );
        let was = || {
            self.given
                .iter()
                .zip(self.folded.iter())
                .cycle()
                .skip(place)
        };
        let worn = Dress {
            leet: folded.iter().zip(was()).any(|(now, (_, was))| now != was),
            capitals: given
                .iter()
                .zip(was())
                .any(|(now, (was, _))| now.is_uppercase() != was.is_uppercase()),
            reversed: self.is_reversed,
        };
        let backwards = if self.is_reversed { 1.0 } else { 0.0 };
        add(Segment {
            start,
            end,
            kind: Kind::Previous,
            dress: worn,
            bits: bits + backwards + dress(given.iter().zip(folded.iter()).zip(was())),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strength::context::Context;
    use crate::strength::estimate::Estimate;
    use crate::strength::model::estimate;

    fn knowing(new: &str, old: &str) -> Estimate {
        let old = [Reading::of(old.as_bytes())];
        let context = Context {
            previous: &old,
            ..Context::default()
        };
        estimate(new.as_bytes(), &context)
    }

    #[test]
    fn what_is_built_of_the_old_one_is_hardly_harder_than_it() {
        for (new, most) in [
            ("kX9#mP2$vL5qkX9#mP2$vL5q", 2.0),
            ("kX9#mP2$vL5q1!kX9#mP2$vL5q", 4.0),
            ("mP2$vL5qkX9#", 2.0),
            ("q5Lv$2Pm#9Xk", 2.0),
            ("q5Lv$2Pm#9Xk2024!", 5.0),
            ("kX9#mP-2$vL5q", 4.5),
            ("kX9#-mP2$-vL5q", 10.0),
            ("summerkX9#mP2$vL5qdragon", 7.0),
            ("kX9#mP2$vL", 4.0),
        ] {
            let found = knowing(new, "kX9#mP2$vL5q");
            assert!(found.guesses_log10 <= most, "{new} {found:?}");
        }
    }

    #[test]
    fn what_only_shares_a_few_characters_is_its_own() {
        let new = "T8&wz!mP2Rf@c6Yd";
        let found = knowing(new, "kX9#mP2$vL5q");
        assert_eq!(found, estimate(new.as_bytes(), &Context::default()));
    }

    #[test]
    fn pieces_lie_within_both_and_are_few() {
        for (new, old) in [
            ("a".repeat(300), "a".repeat(300)),
            ("ab".repeat(130), "ba".repeat(9)),
            ("kX9#mP2$".repeat(40), "mP2$".repeat(64)),
            ("é\u{301}".repeat(50), "É".to_owned()),
            (String::new(), "x".repeat(9)),
            ("x".repeat(9), String::new()),
        ] {
            let new = Reading::of(new.as_bytes());
            let mut count = 0;
            each(&new, &Reading::of(old.as_bytes()), &mut |piece| {
                assert!(piece.start < piece.end && piece.end <= new.given.len());
                assert!(piece.bits >= 0.0 && piece.bits.is_finite());
                count += 1;
            });
            // Four kinds, both ways round, and every way to cut it.
            assert!(count <= new.given.len() * (8 + 2 * old.chars().count().min(HEAD)));
        }
    }
}
