//! The private mail: from where, to whom, and what it says.

use crate::recipes::Purpose;
use crate::recipes::Recipe;
use crate::recipes::Sender;
use crate::request::draft::Mail;
use crate::request::draft::inert;
use crate::request::draft::issue;
use crate::request::draft::lines;
use crate::request::draft::lost;
use crate::request::draft::projects;
use crate::request::draft::said;
use crate::request::draft::said::Row;
use crate::request::draft::said::rows;
use crate::request::draft::sentence;
use crate::request::facts::Facts;
use crate::request::facts::Text;
use crate::request::facts::is_address;
use crate::request::lint::Audience;
use crate::request::new_address;
use crate::request::triage::Route;

/// The mail of `route`; `None` where its door has none.
#[must_use]
pub fn write(recipe: &Recipe, facts: &Facts, route: &Route) -> Option<Mail> {
    let rule = route.door.mail.as_ref()?;
    let sender = sender(rule.from, facts);
    let has_issue = route.door.issue && recipe.form.is_some();
    Some(Mail {
        from: from(sender, recipe, facts).map(str::to_owned),
        from_rule: rule_of(sender).to_owned(),
        to: recipe.addresses.get(&rule.to)?.clone(),
        subject: subject(recipe, facts, rule.purpose, has_issue),
        body: body(recipe, facts, rule.purpose, sender, has_issue),
    })
}

/// From which mailbox it can come: where nobody has that of the account, from the new one.
pub(super) fn sender(rule: Sender, facts: &Facts) -> Sender {
    let is_gone = ["lost", "domain_lapsed", "mistyped"].contains(&facts.word("email"));
    match rule {
        Sender::Account if is_gone => Sender::New,
        rule => rule,
    }
}

fn from<'a>(sender: Sender, recipe: &Recipe, facts: &'a Facts) -> Option<&'a str> {
    let account = facts.text(Text::Address).filter(|text| is_address(text));
    let new = new_address::usable(recipe, facts);
    match sender {
        Sender::Account => account,
        Sender::Any if facts.is("email", "works") => account.or(new),
        Sender::New | Sender::Any => new,
    }
}

fn rule_of(sender: Sender) -> &'static str {
    match sender {
        Sender::Account => "send it from the address that is on the account: that confirms it",
        Sender::New => "send it from the new address: staff write to that one from then on",
        Sender::Any => "send it from an address whose mail you read",
    }
}

fn subject(recipe: &Recipe, facts: &Facts, purpose: Purpose, has_issue: bool) -> String {
    let service = &recipe.title;
    let mut subject = match (&recipe.form, purpose) {
        (_, Purpose::Security) => {
            let what = said::first(SECURITY_SUBJECT, facts, service);
            what.unwrap_or_else(|| format!("{service} account: something is wrong with it"))
        }
        (Some(form), _) if has_issue => form.title.clone(),
        _ => format!("{service} account recovery request"),
    };
    if let Ok(username) = username(recipe, facts) {
        subject = format!("{subject}: {username}");
    }
    if has_issue {
        let number = facts.text(Text::Issue).and_then(number);
        let number = number.map_or(inert::NUMBER.to_owned(), |number| format!("#{number}"));
        subject = format!("{subject} (issue {number})");
    }
    subject
}

/// The number at the end of an issue's link.
fn number(issue: &str) -> Option<&str> {
    let (_, number) = issue.trim_end_matches('/').rsplit_once("/issues/")?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(number)
}

fn body(
    recipe: &Recipe,
    facts: &Facts,
    purpose: Purpose,
    sender: Sender,
    has_issue: bool,
) -> String {
    let service = &recipe.title;
    let is_security = purpose == Purpose::Security;
    let mut parts = vec!["Hello,".to_owned()];
    if has_issue {
        let issue = facts.text(Text::Issue).map(inert::seen);
        let issue = issue.unwrap_or_else(|| inert::blank("the link of the issue"));
        parts.push(format!(
            "This mail belongs to my recovery request:\n{issue}"
        ));
    }
    parts.push(lines::filled(&asks(recipe, facts, purpose, sender)));
    let mut list = vec![
        issue::index(recipe),
        username(recipe, facts).map_or_else(
            |what| format!("Username: {}", inert::blank(what)),
            |name| format!("Username: {name}"),
        ),
    ];
    let is_known = facts.text(Text::Address).is_some();
    if sender != Sender::Any || is_known {
        list.push(named("Address on the account", facts.text(Text::Address)));
    }
    let new = new_address::usable(recipe, facts);
    if sender == Sender::New {
        list.push(named("New address", new));
    } else if new.is_some() && facts.is("owner", "colleague") {
        list.push(named("New address, for the role", new));
    }
    if is_security {
        list.extend(facts.day(Text::Since).map(|day| format!("Since: {day}")));
    }
    list.extend(projects::lines(facts, Audience::Private));
    list.extend(lost::lines(facts, service));
    if !is_security {
        list.extend(lost::history(facts, service));
        list.extend(issue::details(recipe));
    }
    let list: Vec<_> = list.iter().map(|line| lines::hanging(line)).collect();
    parts.push(list.join("\n"));
    if !is_security {
        parts.extend(
            sentence::codes(facts)
                .filter(|_| has_issue)
                .map(|honest| lines::filled(&honest)),
        );
    }
    // The name of the account is the writer's where the account is.
    let name = username(recipe, facts).ok();
    let name = name.filter(|_| !facts.is("owner", "colleague"));
    let name = name.unwrap_or_else(|| inert::blank("your name"));
    parts.push(format!("Thank you,\n{name}\n"));
    parts.join("\n\n")
}

fn username(recipe: &Recipe, facts: &Facts) -> Result<String, &'static str> {
    inert::username(facts.text(Text::Username), recipe)
}

/// A line with its value; a blank where it is not known.
fn named(name: &str, value: Option<&str>) -> String {
    let value = value.map(inert::seen);
    let value = value.unwrap_or_else(|| inert::blank(&name.to_lowercase()));
    format!("{name}: {value}")
}

/// What the mail asks for, in a sentence or two.
fn asks(recipe: &Recipe, facts: &Facts, purpose: Purpose, sender: Sender) -> String {
    let service = &recipe.title;
    let mut says = match purpose {
        purpose if issue::wants_intent(purpose, recipe, facts) => vec![issue::INTENT.to_owned()],
        Purpose::Confirm | Purpose::Replace | Purpose::Intent => Vec::new(),
        Purpose::Recover => vec![
            sentence::reason(facts, service),
            "Please help me to get it back.".to_owned(),
        ],
        Purpose::Security => {
            let what = said::first(SECURITY, facts, service);
            let what = what.unwrap_or_else(|| "Something is wrong with the account.".to_owned());
            vec![what, "Please look at it.".to_owned()]
        }
    };
    says.extend(said::first(
        match sender {
            Sender::Account => FROM_ACCOUNT,
            Sender::New => FROM_NEW,
            Sender::Any => &[],
        },
        facts,
        service,
    ));
    let is_told = purpose == Purpose::Recover;
    says.extend(said::first(THEIRS, facts, service).filter(|_| !is_told));
    says.join(" ")
}

const THEIRS: &[Row] = rows! {
    "The account is a colleague's or my company's, and I may act for it.": "owner" = ["colleague"];
};

const FROM_ACCOUNT: &[Row] = rows! {
    "I am writing from the address that is on the account, to confirm that I have its mailbox; mail from {service} has not reached it so far.":
        "email" = ["bounces"];
    "I am writing from the address that is on the account, to confirm that I read its mail.":
        "owner" = ["colleague"];
    "I am writing from the address that is on the account, to confirm that it is mine and that I read it.":
        "email" = ["works", "unknown", "lost", "domain_lapsed", "mistyped"];
};

const FROM_NEW: &[Row] = rows! {
    "I misspelled the address on the account when I registered; please use the one that this mail comes from in its place.":
        "email" = ["mistyped"];
    "Nobody can read the address on the account any more; please use the one that this mail comes from in its place.":
        "email" = ["lost", "domain_lapsed"];
    "Please use the address that this mail comes from in the place of the one on the account.":
        "email" = ["works", "unknown"];
    "Mail from {service} does not reach the address on the account; please use the one that this mail comes from in its place.":
        "email" = ["bounces"];
};

const SECURITY: &[Row] = rows! {
    "{service} says that my account is suspended.": "account" = ["suspended"];
    "Somebody else uses my {service} account.": "account" = ["taken_over"];
    "{service} accepts my password and second factor, and then logs me out again or shows an error.":
        "stops_at" = ["logged_out"];
};

const SECURITY_SUBJECT: &[Row] = rows! {
    "{service} account suspended": "account" = ["suspended"];
    "{service} account taken over": "account" = ["taken_over"];
    "{service} account is logged out at once": "stops_at" = ["logged_out"];
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_names_topics_and_words_that_exist() {
        for table in [THEIRS, FROM_ACCOUNT, FROM_NEW, SECURITY, SECURITY_SUBJECT] {
            said::assert_known(table);
        }
    }

    #[test]
    fn the_number_is_read_from_the_link_of_an_issue_and_from_nothing_else() {
        let issue = "https://github.com/pypi/support/issues/1234";
        assert_eq!(number(issue), Some("1234"));
        assert_eq!(number(&format!("{issue}/")), Some("1234"));
        for other in [
            "https://github.com/pypi/support/issues/",
            "https://x.example/issues/1a",
            "https://x.example/12",
        ] {
            assert_eq!(number(other), None);
        }
    }
}
