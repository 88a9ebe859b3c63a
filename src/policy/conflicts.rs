//! Where a policy disagrees with the standards.

use crate::policy::Personal;
use crate::policy::Policy;
use crate::policy::Refusal;

/// Where the standard's rules for passwords stand.
const NIST: &str = "NIST SP 800-63B-4 3.1.1.2";

impl Policy {
    /// One sentence for each rule that a standard forbids or finds too weak; it cites the standard.
    #[must_use]
    pub fn conflicts(&self) -> Vec<String> {
        let name = &self.name;
        let mut said = Vec::new();
        said.extend(self.length_conflict());
        if let Some(most) = self.max_length.filter(|&most| most < 64) {
            said.push(format!("`{name}` allows {most} characters at most; {NIST} says at least 64 should be permitted"));
        }
        if !self.classes.is_empty() {
            let kinds = match self.classes.len() {
                1 => "one kind",
                2 => "two kinds",
                3 => "three kinds",
                _ => "four kinds",
            };
            said.push(format!(
                "`{name}` asks for {kinds} of characters; {NIST} forbids composition rules (`Password12345!` has all four)"
            ));
        }
        if self.personal == Some(Personal::Contains) {
            said.push(format!(
                "`{name}` refuses words about the owner anywhere; {NIST} compares the entire password, not its words"
            ));
        }
        if self.refuse.contains(&Refusal::Date) {
            said.push(format!(
                "`{name}` refuses dates and years; {NIST} forbids composition rules"
            ));
        }
        if let Some(days) = self.max_age_days {
            said.push(format!(
                "`{name}` asks for a new password every {days} days; {NIST} and OWASP ASVS 5.0 6.2.10 ask for one only \
                 on evidence of compromise"
            ));
        }
        if !self.refuse.contains(&Refusal::Exposed) {
            said.push(format!(
                "`{name}` takes exposed passwords; {NIST} says verifiers shall compare with known compromised ones"
            ));
        }
        said
    }

    fn length_conflict(&self) -> Option<String> {
        let (least, factors) = if self.second_factor {
            (8, "one factor of several")
        } else {
            (15, "the only factor")
        };
        let asked = match self.min_length {
            Some(length) if length >= least => return None,
            Some(length) => format!("asks for {length} characters"),
            None => "asks for no length".to_owned(),
        };
        let name = &self.name;
        Some(format!(
            "`{name}` {asked}; {NIST} asks for {least} where the password is {factors}"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn conflicts(name: &str) -> Option<Vec<String>> {
        Policy::named(name).map(|policy| policy.conflicts())
    }

    #[test]
    fn the_standard_does_not_disagree_with_itself() {
        assert_eq!(conflicts("nist"), Some(vec![]));
        assert_eq!(conflicts("nist-mfa"), Some(vec![]));
    }

    #[test]
    fn the_guide_disagrees_in_each_thing_the_standard_forbids() {
        let said = conflicts("guide").unwrap_or_default();
        for (sentence, word) in said.iter().zip([
            "12 characters",
            "four kinds",
            "words about",
            "dates",
            "every 90 days",
        ]) {
            assert!(
                sentence.contains(word) && sentence.contains("NIST SP 800-63B-4"),
                "{sentence}"
            );
        }
        assert_eq!(said.len(), 5);
    }

    #[test]
    fn a_short_length_is_told_by_what_stands_beside_it() {
        assert_eq!(
            conflicts("owasp"),
            Some(vec![
                "`owasp` asks for 8 characters; NIST SP 800-63B-4 3.1.1.2 asks for 15 where the password is the only factor"
                    .to_owned()
            ])
        );
        let pypi = conflicts("pypi").unwrap_or_default();
        assert!(
            pypi.iter()
                .all(|sentence| sentence.contains("asks for no length"))
                && pypi.len() == 1
        );
    }

    #[test]
    fn an_own_policy_is_held_against_the_standard_too() {
        let policy = Policy::parse("name = 'house'\nmin-length = 15\nmax-length = 20");
        let said = policy.map(|policy| policy.conflicts()).unwrap_or_default();
        assert_eq!(said.len(), 2);
        assert!(said.iter().any(|sentence| sentence.contains("at least 64")));
        assert!(said.iter().any(|sentence| sentence.contains("exposed")));
    }
}
