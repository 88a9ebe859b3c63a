//! The stretches that a password is made of, in words: kinds and lengths, and characters only where they were asked for.

use zeroize::Zeroizing;

use crate::number::counted;
use crate::render::sanitize::sanitize;
use crate::strength::estimate::Estimate;
use crate::strength::segment::Segment;

/// Each stretch: `a word with capitals (6 characters)`; its characters before that where `revealed` has them.
#[must_use]
pub fn phrases(estimate: &Estimate, revealed: &[Zeroizing<String>]) -> Vec<String> {
    let phrase = |(place, segment): (usize, &Segment)| {
        let characters = counted(
            (segment.end - segment.start) as u64,
            "character",
            "characters",
        );
        let dress = dress(segment);
        let said = format!("{}{dress} ({characters})", segment.kind.title());
        match revealed.get(place) {
            Some(text) => format!("`{}`: {said}", sanitize(text)),
            None => said,
        }
    };
    estimate.segments.iter().enumerate().map(phrase).collect()
}

fn dress(segment: &Segment) -> String {
    let worn: Vec<&str> = [
        (segment.dress.capitals, "capitals"),
        (segment.dress.leet, "look-alikes"),
        (segment.dress.reversed, "its last character first"),
    ]
    .into_iter()
    .filter_map(|(is_worn, name)| is_worn.then_some(name))
    .collect();
    match worn.as_slice() {
        [] => String::new(),
        worn => format!(" with {}", worn.join(" and ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::samples;
    use crate::strength::segment::Dress;
    use crate::strength::segment::Kind;

    fn estimate() -> Estimate {
        let segment = |start, end, kind, capitals| Segment {
            start,
            end,
            kind,
            dress: Dress {
                capitals,
                ..Dress::default()
            },
            bits: 1.0,
        };
        Estimate {
            segments: vec![
                segment(0, 6, Kind::Word, true),
                segment(6, 10, Kind::Year, false),
                segment(10, 11, Kind::Affix, false),
            ],
            ..samples::estimate(1, 4.0)
        }
    }

    #[test]
    fn kinds_and_lengths_are_told_and_no_character() {
        assert_eq!(
            phrases(&estimate(), &[]),
            [
                "a word with capitals (6 characters)",
                "a year (4 characters)",
                "an ending that many use (1 character)",
            ]
        );
    }

    #[test]
    fn characters_are_told_when_they_are_asked_for() {
        let revealed = ["Summer", "2024", "\x1b"].map(|text| Zeroizing::new(text.to_owned()));
        let told = phrases(&estimate(), &revealed).join(" ");
        assert!(told.contains("`Summer`: a word"));
        assert!(!told.contains('\x1b'));
    }
}
