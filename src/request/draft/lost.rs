//! What is lost, what still works, and what never was: short lists from the facts.

use crate::request::draft::said;
use crate::request::draft::said::Row;
use crate::request::draft::said::rows;
use crate::request::facts::Facts;
use crate::request::facts::TRIED;
use crate::request::facts::Text;

/// The lists, a line each; those with nothing in them are left out.
pub(super) fn lines(facts: &Facts, service: &str) -> Vec<String> {
    let lists = [
        ("Lost", LOST),
        ("Still works", WORKS),
        ("Never set up", NEVER),
    ];
    let lists = lists.into_iter().filter_map(|(title, tables)| {
        let list = said::each(tables, facts, service);
        (!list.is_empty()).then(|| format!("{title}: {}", list.join(", ")))
    });
    lists.collect()
}

/// Since when, and what was tried.
pub(super) fn history(facts: &Facts, service: &str) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(day) = facts.day(Text::Since) {
        lines.push(format!("Locked out since: {day}"));
    }
    let tried = TRIED.iter().filter(|(word, _)| facts.tried.contains(word));
    let tried: Vec<_> = tried.map(|(_, says)| *says).collect();
    if !tried.is_empty() {
        lines.push(format!("Tried: {}", tried.join(", ")));
    }
    lines.extend(said::first(RESET, facts, service));
    lines
}

/// A table a topic.
const LOST: &[&[Row]] = &[
    rows! {
        "the mailbox of the account's address": "email" = ["lost"];
        "the domain of the account's address": "email" = ["domain_lapsed"];
        "the account's address (it was misspelled at registration)": "email" = ["mistyped"];
        "mail from {service} (it does not reach the account's address)": "email" = ["bounces"];
    },
    rows! {
        "the second factor (authenticator app or security key)": "second_factor" = ["lost"];
        "the second factor (its codes are refused)": "second_factor" = ["rejected"];
    },
    rows! {
        "the recovery codes": "recovery_codes" = ["lost"];
        "the recovery codes (they are refused)": "recovery_codes" = ["rejected"];
    },
    rows! {
        "the password": "password" = ["forgotten"];
        "the password (it was reset by {service})": "password" = ["disabled"];
    },
    rows! {
        "the linked login at another service": "forge" = ["lost"];
    },
];

const WORKS: &[&[Row]] = &[
    rows! {
        "the mailbox of the account's address (not verified)": "email" = ["works"], "email_verified" = ["no"];
        "the mailbox of the account's address": "email" = ["works"];
        "the mailbox of the account's address": "email" = ["bounces"];
    },
    rows! {
        "a second verified address": "second_address" = ["verified"];
        "a second address (not verified)": "second_address" = ["unverified"];
    },
    rows! {
        "the second factor": "second_factor" = ["works"];
    },
    rows! {
        "the recovery codes": "recovery_codes" = ["held"];
    },
    rows! {
        "the password": "password" = ["known"];
    },
    rows! {
        "the linked login at another service (such as GitHub)": "forge" = ["works"];
    },
    rows! {
        "a device or network used before": "familiar_device" = ["yes"];
    },
    rows! {
        "an SSH key or access token of the account": "ssh_key" = ["yes"];
    },
];

const NEVER: &[&[Row]] = &[
    rows! {
        "a second factor": "second_factor" = ["never_set"];
    },
    rows! {
        "recovery codes": "recovery_codes" = ["never"];
    },
];

const RESET: &[Row] = rows! {
    "Password reset: no mail came": "reset" = ["no_mail"];
    "Password reset: refused, the address is not verified": "reset" = ["not_verified"];
    "Password reset: done, and still no way in": "reset" = ["done"];
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_names_topics_and_words_that_exist() {
        for table in LOST.iter().chain(WORKS).chain(NEVER).chain([&RESET]) {
            said::assert_known(table);
        }
    }

    #[test]
    fn what_is_not_known_is_in_no_list() {
        assert_eq!(lines(&Facts::default(), "PyPI"), [""; 0]);
        assert_eq!(history(&Facts::default(), "PyPI"), [""; 0]);
    }
}
