//! What is known about the exposure of one secret.

use std::sync::Arc;

/// The verdict on one secret. There is no default, and no value that could be mistaken for "clear".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exposure {
    /// What is known.
    pub verdict: Verdict,
    /// Who said so: the host of a service, a folder, a corpus with its profile, or the embedded list.
    pub source: Arc<str>,
    /// How many bits of the digest an exposure rests on, where the source keeps fewer than all.
    pub match_bits: Option<u8>,
    /// The embedded list of common passwords has it, though nobody was asked to believe the list: where the verdict is
    /// unknown, the owner should know that much.
    pub is_common: bool,
}

/// Exposed, clear, or unknown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Seen in a breach, this many times; `None` where the source keeps no counts.
    Exposed(Option<u64>),
    /// A complete, well-formed answer does not hold it.
    Clear,
    /// Nobody could say; why.
    Unknown(String),
}

impl Exposure {
    /// What whole digests say.
    #[must_use]
    pub fn new(verdict: Verdict, source: impl Into<Arc<str>>) -> Self {
        Self {
            verdict,
            source: source.into(),
            match_bits: None,
            is_common: false,
        }
    }

    /// Whether nobody could tell.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        matches!(self.verdict, Verdict::Unknown(_))
    }

    /// The finding in a sentence, if the secret was exposed.
    #[must_use]
    pub fn sentence(&self) -> Option<String> {
        let mut sentence = match self.verdict {
            Verdict::Exposed(Some(1)) => "exposed once in known breaches".to_owned(),
            Verdict::Exposed(Some(count)) => {
                format!("exposed {count} times in known breaches")
            }
            Verdict::Exposed(None) => {
                "exposed: it stands in the list of common passwords".to_owned()
            }
            Verdict::Clear | Verdict::Unknown(_) => return None,
        };
        if let Some(bits) = self.match_bits {
            sentence.push_str(&rests_on(bits));
        }
        Some(sentence)
    }
}

/// What is said after an exposure that rests on so many bits.
#[must_use]
pub fn rests_on(bits: u8) -> String {
    format!(" (match on {bits} bits)")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(verdict: Verdict, match_bits: Option<u8>) -> Option<String> {
        let exposure = Exposure {
            match_bits,
            ..Exposure::new(verdict, "here")
        };
        exposure.sentence()
    }

    #[test]
    fn an_exposure_is_said_with_what_is_known_of_it() {
        for (verdict, bits, sentence) in [
            (Some(1), None, "exposed once in known breaches"),
            (Some(42), None, "exposed 42 times in known breaches"),
            (
                None,
                None,
                "exposed: it stands in the list of common passwords",
            ),
            (
                Some(3),
                Some(48),
                "exposed 3 times in known breaches (match on 48 bits)",
            ),
        ] {
            let said = said(Verdict::Exposed(verdict), bits);
            assert_eq!(said.as_deref(), Some(sentence));
        }
    }

    #[test]
    fn what_is_clear_or_unknown_is_no_finding() {
        for verdict in [Verdict::Clear, Verdict::Unknown("no network".to_owned())] {
            assert_eq!(said(verdict, Some(48)), None);
        }
    }
}
