//! The sentence of reason, and the honest one where a box of the form is not true.

use crate::request::draft::inert;
use crate::request::draft::said;
use crate::request::draft::said::Row;
use crate::request::draft::said::rows;
use crate::request::facts::Facts;

/// Why the account cannot be entered, in one sentence.
pub(super) fn reason(facts: &Facts, service: &str) -> String {
    let whose = if facts.is("owner", "colleague") {
        format!(
            "I ask for a {service} account of a colleague or of my company, for which I may act"
        )
    } else {
        format!("I cannot log in to my {service} account")
    };
    let mut because = said::each(BECAUSE, facts, service);
    because.truncate(MOST);
    match because.as_slice() {
        [] => format!("{whose}, and found no way back in by myself."),
        [one] => format!("{whose}: {one}."),
        [first, second] => format!("{whose}: {first}, and {second}."),
        [first, second, rest @ ..] => {
            format!("{whose}: {first}, {second}, and {}.", rest.join(", "))
        }
    }
}

/// What is true instead of "I never generated or have lost access to the recovery codes".
pub(super) fn codes(facts: &Facts) -> Option<String> {
    let why = said::first(HONEST, facts, "").or_else(|| {
        let of_use = if facts.tried.contains(&"recovery_codes") {
            "they have not let me in".to_owned()
        } else {
            inert::blank("what happened when you used one")
        };
        let holds = facts.is("recovery_codes", "held");
        holds.then(|| format!("I do hold codes, but {of_use}"))
    })?;
    Some(format!(
        "About the box on recovery codes, which the form requires: {why}."
    ))
}

/// A table a topic; of the clauses that fit, the first few are said.
const BECAUSE: &[&[Row]] = &[
    rows! {
        "access to its mail address is lost": "email" = ["lost"];
        "the domain of its mail address has lapsed": "email" = ["domain_lapsed"];
        "its mail address was misspelled at registration": "email" = ["mistyped"];
        "mail from {service} does not reach its mail address": "email" = ["bounces"];
        "its mail address is not verified, so that no password reset is sent": "email_verified" = ["no"];
    },
    rows! {
        "its second factor (2FA app or security key) and its recovery codes are lost":
            "second_factor" = ["lost"], "recovery_codes" = ["lost"];
        "its second factor (2FA app or security key) is lost, with no recovery codes ever made":
            "second_factor" = ["lost"], "recovery_codes" = ["never"];
        "its second factor (2FA app or security key) is lost and its recovery codes are refused":
            "second_factor" = ["lost"], "recovery_codes" = ["rejected"];
        "its second factor (2FA app or security key) is lost": "second_factor" = ["lost"];
        "the codes of its authenticator app are refused": "second_factor" = ["rejected"];
        "it asks for a second factor that I do not have":
            "second_factor" = ["unknown"], "stops_at" = ["second_factor"];
    },
    rows! {
        "the mail that confirms a new device does not arrive":
            "stops_at" = ["device_mail"], "email" = ["works", "unknown"];
        "no password reset mail arrives": "reset" = ["no_mail"], "email" = ["works", "unknown"];
        "the password reset went through but did not let me in": "reset" = ["done"];
    },
    rows! {
        "its password was reset by the site": "password" = ["disabled"];
        "its password is not known": "password" = ["forgotten"];
    },
    rows! {
        "its username is not known": "stops_at" = ["username"];
    },
];

const HONEST: &[Row] = rows! {
    "I do hold codes, but the site refuses them": "recovery_codes" = ["rejected"];
    "I do hold codes, but the mail that confirms a new device goes to an address that nobody can read":
        "recovery_codes" = ["held"], "email" = ["lost", "domain_lapsed", "mistyped"];
    "I do hold codes, but the mail that confirms a new device does not arrive":
        "recovery_codes" = ["held"], "email" = ["bounces"];
    "I do hold codes, but the mail that confirms a new device does not arrive":
        "recovery_codes" = ["held"], "stops_at" = ["device_mail"];
    "I do hold codes, but they stand in for the second factor only, and that is not where I am stuck":
        "recovery_codes" = ["held"], "second_factor" = ["works", "never_set", "unknown"];
};

/// More clauses than this make a sentence that nobody reads; the lists have the rest.
const MOST: usize = 3;

#[cfg(test)]
mod tests {
    #![expect(
        clippy::expect_used,
        reason = "a test that cannot go on should say where"
    )]

    use super::*;

    #[test]
    fn every_row_names_topics_and_words_that_exist() {
        for table in BECAUSE.iter().chain([&HONEST]) {
            said::assert_known(table);
        }
    }

    #[test]
    fn the_reason_is_one_sentence_whatever_is_known() {
        let mut facts = Facts::default();
        let nothing = reason(&facts, "PyPI");
        assert_eq!(
            nothing,
            "I cannot log in to my PyPI account, and found no way back in by myself."
        );
        for (key, word) in [
            ("owner", "colleague"),
            ("email", "lost"),
            ("second_factor", "lost"),
            ("recovery_codes", "lost"),
            ("password", "forgotten"),
            ("stops_at", "username"),
        ] {
            facts.set(key, word).expect("it is a fact");
            let said = reason(&facts, "TestPyPI");
            assert_eq!(said.matches(". ").count(), 0, "{said}");
            assert!(said.ends_with('.') && said.contains("TestPyPI"), "{said}");
        }
        assert_eq!(
            reason(&facts, "TestPyPI"),
            "I ask for a TestPyPI account of a colleague or of my company, for which I may act: \
             access to its mail address is lost, its second factor (2FA app or security key) and \
             its recovery codes are lost, and its password is not known."
        );
    }

    #[test]
    fn whoever_holds_codes_is_given_an_honest_sentence_and_nobody_else() {
        for (word, is_honest) in [
            ("held", true),
            ("rejected", true),
            ("lost", false),
            ("never", false),
            ("unknown", false),
        ] {
            let mut facts = Facts::default();
            facts.set("recovery_codes", word).expect("it is a fact");
            assert_eq!(codes(&facts).is_some(), is_honest, "{word}");
        }
    }

    #[test]
    fn nobody_says_that_codes_do_not_let_them_in_who_has_not_tried_one() {
        let mut facts = Facts::default();
        for (key, word) in [("recovery_codes", "held"), ("second_factor", "lost")] {
            facts.set(key, word).expect("it is a fact");
        }
        let untried = codes(&facts).expect("codes are held");
        assert!(untried.contains("but [fill in: what happened"), "{untried}");
        facts.set("tried", "recovery_codes").expect("it is a fact");
        let tried = codes(&facts).expect("codes are held");
        assert!(tried.ends_with("but they have not let me in."), "{tried}");
    }
}
