//! The checks: each in a file of its own, and a row in [`CHECKS`].

mod breached_site;
mod duplicate;
mod empty;
mod equals_name;
mod expired;
mod expiring;
mod exposed;
mod no_second_factor;
mod old;
mod passkey_offered;
mod plain_http;
mod recovery_blocker;
mod reused;
mod unused;
mod variant;
mod weak;

use crate::audit::vault::check::Check;

/// Every check, in the order in which findings of one severity are told.
pub static CHECKS: &[&Check] = &[
    &exposed::CHECK,
    &reused::CHECK,
    &variant::CHECK,
    &weak::CHECK,
    &equals_name::CHECK,
    &empty::CHECK,
    &breached_site::CHECK,
    &no_second_factor::CHECK,
    &passkey_offered::CHECK,
    &plain_http::CHECK,
    &expired::CHECK,
    &expiring::CHECK,
    &recovery_blocker::CHECK,
    &duplicate::CHECK,
    &old::CHECK,
    &unused::CHECK,
];

/// Rules that advise, and do not say that anything is wrong with a password: their findings decide the exit code only
/// where somebody asks for that. A run that fails for them would fail for ever: not every site can have codes.
pub const ADVICE: [&str; 2] = ["no-second-factor", "recovery-blocker"];

/// The check of this rule.
#[must_use]
pub fn named(id: &str) -> Option<&'static Check> {
    CHECKS.iter().copied().find(|check| check.rule.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_have_stable_ids_and_each_has_one_check() {
        let ids: Vec<_> = CHECKS.iter().map(|check| check.rule.id).collect();
        assert_eq!(
            ids.join(" "),
            "exposed reused variant weak equals-name empty breached-site no-second-factor passkey-offered plain-http \
             expired expiring recovery-blocker duplicate old unused"
        );
        for id in ids {
            assert_eq!(
                CHECKS.iter().filter(|check| check.rule.id == id).count(),
                1,
                "{id}"
            );
        }
    }

    #[test]
    fn every_rule_that_advises_is_a_rule() {
        assert!(ADVICE.into_iter().all(|id| named(id).is_some()));
    }

    #[test]
    fn every_rule_says_what_to_do_in_words_of_its_own() {
        for check in CHECKS {
            let rule = check.rule;
            assert!(
                !rule.title.is_empty() && !rule.help.is_empty(),
                "{}",
                rule.id
            );
            assert!(
                !rule.help.ends_with('.') && !rule.title.ends_with('.'),
                "{}",
                rule.id
            );
        }
    }
}
