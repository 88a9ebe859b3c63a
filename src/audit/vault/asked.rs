//! Which rules are asked for, and which findings decide the exit code.

use std::collections::BTreeSet;

use crate::audit::vault::check::Check;
use crate::audit::vault::checks;
use crate::audit::vault::checks::CHECKS;
use crate::report::Rule;
use crate::report::Severity;

/// What the owner asked for.
#[derive(Clone, Default, Debug)]
pub struct Asked {
    /// Rules that are checked though they are off by themselves, or that were named.
    on: BTreeSet<&'static str>,
    /// Rules that are not checked.
    off: BTreeSet<&'static str>,
    /// Rules without which the run is incomplete.
    wanted: BTreeSet<&'static str>,
    /// What makes the exit code 1; nothing: warnings and errors, but for advice that nobody asked for.
    fail_on: Vec<FailOn>,
}

/// What makes the exit code 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FailOn {
    /// Findings of this rule.
    Rule(&'static str),
    /// Findings at least as bad.
    Severity(Severity),
}

impl Asked {
    /// Read `--rules`: `+old` adds, `-weak` takes away, and bare names are the only ones.
    ///
    /// # Errors
    /// There is no such rule; its place in the list, from 1.
    pub fn rules(&mut self, words: &[String]) -> Result<(), usize> {
        let is_bare = |word: &String| !word.starts_with(['+', '-']);
        if words.iter().any(is_bare) {
            self.off = CHECKS.iter().map(|check| check.rule.id).collect();
        }
        for (at, word) in words.iter().enumerate() {
            let id = word.trim_start_matches(['+', '-']);
            let id = checks::named(id).ok_or(at + 1)?.rule.id;
            if word.starts_with('-') {
                self.on.remove(id);
                self.off.insert(id);
            } else {
                self.off.remove(id);
                self.on.insert(id);
                self.wanted.insert(id);
            }
        }
        Ok(())
    }

    /// Read `--fail-on`: rules, and `error`, `warning` or `note` for all that are at least as bad.
    ///
    /// # Errors
    /// There is no such rule; its place in the list, from 1.
    pub fn fail_on(&mut self, words: &[String]) -> Result<(), usize> {
        for (at, word) in words.iter().enumerate() {
            let wanted = match word.as_str() {
                "error" => FailOn::Severity(Severity::Error),
                "warning" => FailOn::Severity(Severity::Warning),
                "note" => FailOn::Severity(Severity::Note),
                id => FailOn::Rule(checks::named(id).ok_or(at + 1)?.rule.id),
            };
            if let FailOn::Rule(id) = wanted {
                self.wanted.insert(id);
                self.on.insert(id);
            }
            self.fail_on.push(wanted);
        }
        Ok(())
    }

    /// A rule that is to decide the exit code and is left out, so that it never would. Of a run that looks for what
    /// it then leaves out, "nothing found" would be no answer.
    #[must_use]
    pub fn contradiction(&self) -> Option<&'static str> {
        self.fail_on.iter().find_map(|wanted| match wanted {
            FailOn::Rule(id) => self.off.get(id).copied(),
            FailOn::Severity(_) => None,
        })
    }

    /// Without an answer to this rule the run is incomplete.
    pub fn want(&mut self, id: &'static str) {
        self.wanted.insert(id);
    }

    /// Whether a check is to be made.
    #[must_use]
    pub fn is_on(&self, check: &Check) -> bool {
        let id = check.rule.id;
        !self.off.contains(id) && (check.is_on || self.on.contains(id))
    }

    /// The same, by the id of the rule.
    #[must_use]
    pub fn is_on_named(&self, id: &str) -> bool {
        checks::named(id).is_some_and(|check| self.is_on(check))
    }

    /// Whether the run is incomplete without it.
    #[must_use]
    pub fn matters(&self, rule: &Rule) -> bool {
        self.wanted.contains(rule.id) && !self.off.contains(rule.id)
    }

    /// Whether a finding makes the exit code 1.
    #[must_use]
    pub fn counts(&self, rule: &Rule, severity: Severity) -> bool {
        if self.fail_on.is_empty() {
            let is_advice = checks::ADVICE.contains(&rule.id) && !self.wanted.contains(rule.id);
            return severity >= Severity::Warning && !is_advice;
        }
        self.fail_on.iter().any(|wanted| match wanted {
            FailOn::Rule(id) => *id == rule.id,
            FailOn::Severity(least) => severity >= *least,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    fn on(text: &str) -> Vec<&'static str> {
        let mut asked = Asked::default();
        assert_eq!(asked.rules(&words(text)), Ok(()));
        CHECKS
            .iter()
            .filter(|check| asked.is_on(check))
            .map(|check| check.rule.id)
            .collect()
    }

    #[test]
    fn signs_change_the_usual_rules_and_bare_names_take_their_place() {
        assert!(on("+old,-weak").contains(&"old") && !on("+old,-weak").contains(&"weak"));
        assert!(on("+old,-weak").contains(&"exposed"));
        assert_eq!(on("reused,+old"), ["reused", "old"]);
        assert!(!on("-weak").contains(&"unused"));
    }

    #[test]
    fn a_rule_that_is_not_known_is_told_by_its_place_only() {
        assert_eq!(Asked::default().rules(&words("weak,+hunter2")), Err(2));
        assert_eq!(Asked::default().fail_on(&words("hunter2")), Err(1));
    }

    #[test]
    fn a_rule_that_is_left_out_cannot_decide_the_exit_code() {
        let contradiction = |rules: &str, fail_on: &str| {
            let mut asked = Asked::default();
            assert_eq!(asked.fail_on(&words(fail_on)), Ok(()));
            assert_eq!(asked.rules(&words(rules)), Ok(()));
            asked.contradiction()
        };
        assert_eq!(contradiction("weak", "exposed"), Some("exposed"));
        assert_eq!(contradiction("weak", "error,weak,old"), Some("old"));
        assert_eq!(contradiction("-exposed", "exposed"), Some("exposed"));
        assert_eq!(contradiction("+old", "exposed"), None);
        assert_eq!(contradiction("weak", "weak,error"), None);
        assert_eq!(contradiction("-weak", "old"), None);
    }

    #[test]
    fn warnings_decide_unless_something_else_is_named() {
        let rule = |id: &str| checks::named(id).map(|check| check.rule).into_iter().next();
        let (Some(weak), Some(old)) = (rule("weak"), rule("old")) else {
            unreachable!("both are in the table")
        };
        let mut asked = Asked::default();
        for advice in checks::ADVICE.into_iter().filter_map(rule) {
            assert!(!asked.counts(advice, Severity::Warning));
            let mut asked = Asked::default();
            assert_eq!(asked.fail_on(&words("warning")), Ok(()));
            assert!(asked.counts(advice, Severity::Warning));
            let mut asked = Asked::default();
            assert_eq!(asked.rules(&words(&format!("+{}", advice.id))), Ok(()));
            assert!(asked.counts(advice, Severity::Warning), "it was asked for");
        }
        assert!(asked.counts(weak, Severity::Warning) && !asked.counts(old, Severity::Note));
        assert_eq!(asked.fail_on(&words("error,old")), Ok(()));
        assert!(!asked.counts(weak, Severity::Warning) && asked.counts(weak, Severity::Error));
        assert!(asked.counts(old, Severity::Note) && asked.matters(old) && !asked.matters(weak));
    }
}
