//! What NIST SP 800-63B-4 (final, 2025) asks of recovery codes of a given strength.
//!
//! Source: <https://pages.nist.gov/800-63-4/sp800-63b.html>, sections 3.1.2 (look-up secrets) and 4.2.1.1 (saved
//! recovery codes).

/// One thing the standard asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Requirement {
    /// Where it stands.
    pub section: &'static str,
    /// What it asks for, and how the codes do.
    pub sentence: String,
    /// Whether the codes do; `None` where it is up to the server.
    pub met: Option<bool>,
}

/// From here on a plain approved hash is enough on the server, and rate limiting is not asked for.
pub const STRONG_BITS: f64 = 112.0;

/// What a saved recovery code must have.
pub const SAVED_BITS: f64 = 64.0;

/// What the standard says of codes of so many bits.
#[must_use]
pub fn verdict(bits: f64) -> Vec<Requirement> {
    let is_strong = at_least(bits, STRONG_BITS);
    let is_saved = at_least(bits, SAVED_BITS);
    let row = |section, sentence: &str, met| Requirement {
        section,
        sentence: sentence.to_owned(),
        met,
    };
    vec![
        row(
            LOOK_UP,
            "six decimal digits or the equivalent at least",
            Some(at_least(bits, six_digits())),
        ),
        row(LOOK_UP, "each code is accepted once", None),
        row(
            LOOK_UP,
            if is_strong {
                "only hashes are kept; from 112 bits on an approved hash is enough"
            } else {
                "only hashes are kept, below 112 bits salted and with a password hash, and the rate of attempts is limited"
            },
            None,
        ),
        row(
            SAVED,
            if is_saved {
                "saved recovery codes have 64 bits at least"
            } else {
                "saved recovery codes have 64 bits at least; these are look-up secrets only"
            },
            Some(is_saved),
        ),
        row(
            SAVED,
            "after a recovery code was used the owner is given a new one",
            None,
        ),
    ]
}

/// Compared with a little slack: a logarithm is not exact.
pub(crate) fn at_least(bits: f64, wanted: f64) -> bool {
    bits + 1e-6 >= wanted
}

/// The entropy of six decimal digits.
fn six_digits() -> f64 {
    1e6_f64.log2()
}

const LOOK_UP: &str = "NIST SP 800-63B-4, 3.1.2";
const SAVED: &str = "NIST SP 800-63B-4, 4.2.1.1";

#[cfg(test)]
mod tests {
    use super::*;

    fn met(bits: f64) -> Vec<bool> {
        verdict(bits)
            .into_iter()
            .filter_map(|row| row.met)
            .collect()
    }

    #[test]
    fn the_borders_are_six_digits_and_64_bits() {
        assert_eq!(met(19.9), [false, false]);
        assert_eq!(met(6.0 * 10_f64.log2()), [true, false]);
        assert_eq!(met(63.9), [true, false]);
        assert_eq!(met(64.0), [true, true]);
    }

    #[test]
    fn a_password_hash_is_asked_for_below_112_bits() {
        let asks = |bits| {
            verdict(bits)
                .iter()
                .any(|row| row.sentence.contains("password hash"))
        };
        assert!(asks(111.9) && !asks(112.0));
    }
}
