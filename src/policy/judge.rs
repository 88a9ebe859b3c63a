//! Whether a secret gets what a policy asks of it.

use crate::breach::exposure::Exposure;
use crate::breach::exposure::Verdict;
use crate::policy::Class;
use crate::policy::Personal;
use crate::policy::Policy;
use crate::policy::PolicyFailure;
use crate::policy::PolicyVerdict;
use crate::policy::Refusal;
use crate::policy::RuleId;
use crate::secret::Secret;
use crate::strength::dates::date;
use crate::strength::estimate::Estimate;
use crate::strength::personal::About;
use crate::strength::spelling;
use crate::strength::variation::Variation;

/// All that is known about a secret when a policy judges it.
pub struct Evidence<'a> {
    /// The secret.
    pub secret: &'a Secret,
    /// How hard it is to guess.
    pub estimate: &'a Estimate,
    /// log10 of the guesses that zxcvbn would count, where the policy [asks](Policy::asks_zxcvbn).
    pub zxcvbn_log10: Option<f64>,
    /// Whether it was seen in a breach; `None` where nobody was asked.
    pub exposure: Option<&'a Exposure>,
    /// Whether it stands in the embedded list of common passwords.
    pub common: bool,
    /// What its owner told.
    pub about: &'a About,
    /// How it follows from the old one, if it does.
    pub variation: Option<Variation>,
}

impl Policy {
    /// Judge a secret by every rule. A rule that cannot be decided never passes for met.
    #[must_use]
    pub fn judge(&self, evidence: &Evidence<'_>) -> PolicyVerdict {
        let text = spelling::normal(evidence.secret);
        let exposed = self.asks_exposure().then(|| exposed(evidence));
        let broken = [
            (RuleId::MinLength, self.too_short(&text)),
            (RuleId::MaxLength, self.too_long(&text)),
            (RuleId::MinScore, self.too_weak(evidence.estimate)),
            (RuleId::MinZxcvbn, self.too_weak_for_zxcvbn(evidence)),
            (RuleId::Classes, self.missing_classes(&text)),
            (RuleId::Personal, self.too_personal(&text, evidence.about)),
            (RuleId::Date, self.dated(&text)),
            (RuleId::Variation, self.varied(evidence.variation)),
            (
                RuleId::Exposed,
                exposed.clone().and_then(Result::err).flatten(),
            ),
        ];
        let failures: Vec<PolicyFailure> = broken
            .into_iter()
            .filter_map(|(rule, message)| {
                let source = self.sources.get(&rule).unwrap_or(&self.source).clone();
                Some(PolicyFailure {
                    rule: rule.id(),
                    message: message?,
                    source,
                })
            })
            .collect();
        let passed = match exposed {
            _ if !failures.is_empty() => Some(false),
            Some(Err(_)) => None,
            _ => Some(true),
        };
        PolicyVerdict {
            name: self.name.clone(),
            passed,
            failures,
        }
    }

    /// What the policy would like and does not ask for.
    #[must_use]
    pub fn advice(&self, secret: &Secret) -> Option<String> {
        let advised = self.advised_length?;
        let length = spelling::normal(secret).chars().count();
        let enough = self.min_length.is_none_or(|least| length >= least);
        (enough && length < advised).then(|| {
            format!(
                "`{}` recommends at least {}; it has {length}",
                self.name,
                characters(advised)
            )
        })
    }

    fn too_short(&self, text: &str) -> Option<String> {
        let (least, length) = (self.min_length?, text.chars().count());
        (length < least).then(|| {
            format!(
                "it has {}; at least {least} are asked for",
                characters(length)
            )
        })
    }

    fn too_long(&self, text: &str) -> Option<String> {
        let (most, length) = (self.max_length?, text.chars().count());
        (length > most)
            .then(|| format!("it has {}; at most {most} are allowed", characters(length)))
    }

    fn too_weak(&self, estimate: &Estimate) -> Option<String> {
        let least = self.min_score?;
        (estimate.score < least).then(|| {
            format!(
                "its score is {}; at least {least} is asked for",
                estimate.score
            )
        })
    }

    fn too_weak_for_zxcvbn(&self, evidence: &Evidence<'_>) -> Option<String> {
        let least = self.min_zxcvbn?;
        // Where nobody asked, our own estimate decides: a rule never passes for want of an answer.
        let log10 = evidence
            .zxcvbn_log10
            .unwrap_or(evidence.estimate.guesses_log10);
        let score = Estimate::score_of(log10);
        (score < least)
            .then(|| format!("zxcvbn would give it about {score}; at least {least} is asked for"))
    }

    /// Where zxcvbn and our estimate lie on different sides of what the policy asks of zxcvbn.
    #[must_use]
    pub fn difference(&self, evidence: &Evidence<'_>) -> Option<String> {
        let least = self.min_zxcvbn?;
        let theirs = Estimate::score_of(evidence.zxcvbn_log10?);
        let ours = evidence.estimate.score;
        ((theirs < least) != (ours < least)).then(|| {
            let weaker = if ours < theirs { "weaker" } else { "stronger" };
            format!(
                "zxcvbn, which `{}` asks, would give it about {theirs}; it is {weaker} than that: {ours} of 4 here",
                self.name
            )
        })
    }

    fn missing_classes(&self, text: &str) -> Option<String> {
        let missing = self
            .classes
            .iter()
            .filter(|class| !text.chars().any(|letter| class.holds(letter)));
        let missing: Vec<&str> = missing.map(|class| class.title()).collect();
        (!missing.is_empty()).then(|| format!("it has no {}", missing.join(" and no ")))
    }

    fn too_personal(&self, text: &str, about: &About) -> Option<String> {
        match self.personal? {
            Personal::Whole => about
                .is_whole(text)
                .then(|| "it is a word about its owner".to_owned()),
            Personal::Contains => {
                (about.used_in(text) > 0).then(|| "it holds a word about its owner".to_owned())
            }
        }
    }

    fn dated(&self, text: &str) -> Option<String> {
        let refused = self.refuse.contains(&Refusal::Date) && date::inside(text);
        refused.then(|| "it holds a date or a year".to_owned())
    }

    fn varied(&self, variation: Option<Variation>) -> Option<String> {
        let refused = self.refuse.contains(&Refusal::Variation);
        variation.filter(|_| refused).map(|kind| kind.to_string())
    }
}

/// Met, broken with a message, or (`Err(None)`) not to be decided.
fn exposed(evidence: &Evidence<'_>) -> Result<(), Option<String>> {
    match evidence.exposure.map(|exposure| &exposure.verdict) {
        Some(Verdict::Exposed(_)) => Err(Some("it was exposed in a breach".to_owned())),
        _ if evidence.common => Err(Some("it stands in the list of common passwords".to_owned())),
        Some(Verdict::Clear) => Ok(()),
        Some(Verdict::Unknown(_)) | None => Err(None),
    }
}

fn characters(count: usize) -> String {
    match count {
        1 => "1 character".to_owned(),
        _ => format!("{count} characters"),
    }
}

impl Class {
    fn holds(self, letter: char) -> bool {
        match self {
            Self::Upper => letter.is_uppercase(),
            Self::Lower => letter.is_lowercase(),
            Self::Digit => letter.is_numeric(),
            Self::Symbol => !letter.is_alphanumeric() && !letter.is_control(),
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Upper => "upper-case letter",
            Self::Lower => "lower-case letter",
            Self::Digit => "digit",
            Self::Symbol => "symbol",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::error::PolicyError;
    use crate::strength::context::Context;
    use crate::strength::variation::variation;
    use crate::strength::zxcvbn;

    /// What `policy` says of a secret whose exposure is `verdict`.
    fn judged(
        policy: Option<Policy>,
        text: &str,
        verdict: Option<Verdict>,
        common: bool,
    ) -> Option<PolicyVerdict> {
        let about = About::parse(&["Ada Lovelace, 1987-12-24".to_owned()]);
        let (secret, old) = (
            Secret::new(text.into()),
            Secret::new(b"Gr4vel-Moonbeam".to_vec()),
        );
        let exposure = verdict.map(|verdict| Exposure::new(verdict, "a test"));
        let (estimate, zxcvbn) = zxcvbn::beside_estimate(secret.reveal(), &Context::default());
        Some(policy?.judge(&Evidence {
            secret: &secret,
            estimate: &estimate,
            zxcvbn_log10: Some(zxcvbn),
            exposure: exposure.as_ref(),
            common,
            about: &about,
            variation: variation(&secret, &old),
        }))
    }

    fn rules(name: &str, text: &str) -> Option<Vec<&'static str>> {
        let verdict = judged(Policy::named(name), text, Some(Verdict::Clear), false)?;
        assert_eq!(verdict.passed, Some(verdict.failures.is_empty()));
        Some(
            verdict
                .failures
                .iter()
                .map(|failure| failure.rule)
                .collect(),
        )
    }

    #[test]
    fn each_policy_fails_what_it_forbids_and_nothing_else() {
        for (policy, text, broken) in [
            ("nist", "quiet-otter-lamp", vec![]),
            ("nist", "quiet-otter", vec!["min-length"]),
            ("nist", "Password12345!!", vec![]),
            ("nist-mfa", "quiet-ot", vec![]),
            ("nist-mfa", "lovelace", vec!["personal"]),
            ("nist-mfa", "lovelace1", vec![]),
            ("owasp", "quiet-o", vec!["min-length"]),
            ("owasp", "LOVELACE", vec!["personal"]),
            ("pypi", "aaa", vec!["min-zxcvbn"]),
            ("pypi", "quiet-otter", vec![]),
            ("guide", "kX9#mP2$vL5q", vec![]),
            ("guide", "kX9#mP2$vL5", vec!["min-length"]),
            ("guide", "quietotterlamp", vec!["classes"]),
            ("guide", "Lovelace#otter4", vec!["personal"]),
            ("guide", "Otter#lamp#1999", vec!["date"]),
            ("guide", "Gr4vel-Moonbeam!", vec!["variation"]),
        ] {
            assert_eq!(rules(policy, text), Some(broken), "{policy} {text}");
        }
    }

    #[test]
    fn too_long_is_told() {
        let of = |length: usize| format!("kX9#mP2$vL5q{}", "e".repeat(length - 12));
        assert_eq!(rules("pypi", &of(4096)), Some(vec![]));
        assert_eq!(rules("pypi", &of(4097)), Some(vec!["max-length"]));
    }

    #[test]
    fn unknown_exposure_is_never_taken_for_clear() {
        let strong = "quiet-otter-lamp";
        let passed = |verdict, common| {
            judged(Policy::named("nist"), strong, verdict, common).and_then(|v| v.passed)
        };
        assert_eq!(passed(Some(Verdict::Clear), false), Some(true));
        assert_eq!(passed(None, false), None);
        assert_eq!(
            passed(Some(Verdict::Unknown("no answer".to_owned())), false),
            None
        );
        assert_eq!(passed(None, true), Some(false));
        assert_eq!(passed(Some(Verdict::Clear), true), Some(false));
        assert_eq!(passed(Some(Verdict::Exposed(None)), false), Some(false));
        let short = judged(Policy::named("nist"), "short", None, false);
        assert_eq!(short.and_then(|verdict| verdict.passed), Some(false));
    }

    #[test]
    fn a_failure_says_what_is_wrong_and_where_the_rule_stands() {
        let verdict = judged(
            Policy::named("owasp"),
            "Otter",
            Some(Verdict::Exposed(Some(7))),
            false,
        );
        let said = |failure: &PolicyFailure| format!("{} [{}]", failure.message, failure.source);
        let failures = verdict.map(|verdict| verdict.failures.iter().map(said).collect::<Vec<_>>());
        let expected = [
            "it has 5 characters; at least 8 are asked for [OWASP ASVS 5.0 6.2.1]",
            "it was exposed in a breach [OWASP ASVS 5.0 6.2.12]",
        ];
        assert_eq!(failures, Some(expected.map(str::to_owned).to_vec()));
    }

    #[test]
    fn length_counts_code_points_after_nfc_and_bytes_where_there_is_no_text()
    -> Result<(), PolicyError> {
        let policy = Policy::parse("name = 'x'\nmin-length = 4")?;
        let passed = |bytes: &[u8]| {
            policy
                .too_short(&spelling::normal(&Secret::new(bytes.to_vec())))
                .is_none()
        };
        assert!(!passed("e\u{301}e\u{301}e\u{301}".as_bytes()));
        assert!(passed("éééé".as_bytes()));
        assert!(passed(&[0xff, 0xfe, 0xc3, 0xa9]));
        assert!(!passed(&[0xff, 0xfe, 0xc3]));
        Ok(())
    }

    #[test]
    fn what_is_recommended_is_advice_and_no_failure() {
        let advice = |name: &str, text: &str| {
            Policy::named(name).and_then(|policy| policy.advice(&Secret::new(text.into())))
        };
        assert_eq!(
            advice("owasp", "quiet-otter").as_deref(),
            Some("`owasp` recommends at least 15 characters; it has 11")
        );
        assert_eq!(advice("owasp", "short"), None);
        assert_eq!(advice("owasp", "quiet-otter-lamp"), None);
        assert_eq!(advice("nist", "quiet-otter"), None);
    }
}
