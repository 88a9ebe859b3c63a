//! Cases by name: finding, naming and adding to them.

use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Ports;
use crate::ports::cases::LONGEST_NAME;
use crate::ports::cases::is_name;
use crate::recipes;
use crate::recipes::Recipe;
use crate::request::case::Case;
use crate::request::case::Event;
use crate::request::case::What;
use crate::request::case::line;
use crate::request::case::line::Unread;
use crate::request::facts::Facts;
use crate::request::facts::Text;
use crate::request::lint;
use crate::request::lint::Audience;
use crate::secret::Secret;

/// The case called `name`, and the lines of its log that cannot be read; `None` where there is none.
pub(super) fn load(ports: &Ports<'_>, name: &str) -> Result<Option<(Case, Vec<Unread>)>, Failure> {
    let lines = ports.cases.read(name)?;
    Ok(lines.map(|lines| line::case(name, &lines)))
}

/// The case called `name`; where none is named, the one that is open.
pub(super) fn find(ports: &Ports<'_>, name: Option<&str>) -> Result<Case, Failure> {
    if let Some(name) = name {
        let found = if is_name(name) {
            load(ports, name)?
        } else {
            None
        };
        return match found {
            Some((case, _)) => Ok(case),
            None => Err(unknown(&ports.cases.names()?)),
        };
    }
    let mut open = open(ports)?;
    match (open.pop(), open.is_empty()) {
        (Some(case), true) => Ok(case),
        (None, _) => Err(none_open(ports)?),
        (Some(last), false) => {
            let names: Vec<_> = open.iter().chain([&last]).map(|case| &*case.name).collect();
            Err(
                Failure::new(Kind::Usage, "several requests are open, and none is named")
                    .hint(format!("name one of {}", listed(&names))),
            )
        }
    }
}

/// The cases that are not closed.
///
/// # Errors
/// There is none among those that can be read, and one that cannot.
pub(super) fn open(ports: &Ports<'_>) -> Result<Vec<Case>, Failure> {
    let mut open = Vec::new();
    let mut unreadable = None;
    for name in ports.cases.names()? {
        match load(ports, &name) {
            Ok(loaded) => {
                let case = loaded.map(|(case, _)| case);
                // A log of which nothing can be read (a first line that was cut short) is no case yet.
                let is_open = |case: &Case| case.outcome().is_none() && !case.log.is_empty();
                open.extend(case.filter(is_open));
            }
            // One that cannot be read does not hide the others.
            Err(failure) => unreadable = Some(failure),
        }
    }
    match unreadable {
        Some(failure) if open.is_empty() => Err(failure),
        _ => Ok(open),
    }
}

/// Write down what happened just now.
pub(super) fn record(ports: &Ports<'_>, name: &str, what: What) -> Result<(), Failure> {
    record_all(ports, name, [what], ports.clock.now())
}

/// Write down what happened at that second, all of it or a part that can be read.
pub(super) fn record_all(
    ports: &Ports<'_>,
    name: &str,
    all: impl IntoIterator<Item = What>,
    at: u64,
) -> Result<(), Failure> {
    let lines = all.into_iter().map(|what| line::write(&Event { at, what }));
    ports
        .cases
        .append(name, &lines.collect::<Vec<_>>().concat())
}

/// Write down what is known now and was not before.
pub(super) fn learn(ports: &Ports<'_>, case: &Case, facts: &Facts) -> Result<(), Failure> {
    let news = facts.news(&case.facts).into_iter();
    let news: Vec<_> = news
        .map(|(key, value)| What::Fact {
            key: key.to_owned(),
            value,
        })
        .collect();
    if news.is_empty() {
        return Ok(());
    }
    record_all(ports, &case.name, news, ports.clock.now())
}

/// A name for a new case that no other has: `pypi-ada`, then `pypi-ada-2`.
pub(super) fn name_for(ports: &Ports<'_>, facts: &Facts) -> Result<String, Failure> {
    let taken = ports.cases.names()?;
    let first = slug(facts);
    let mut name = first.clone();
    for number in 2_u32.. {
        if !taken.contains(&name) {
            break;
        }
        name = format!("{first}-{number}");
    }
    Ok(name)
}

/// Service and username, as the name of a file may have them.
fn slug(facts: &Facts) -> String {
    let parts = [Text::Service, Text::Username].map(|text| facts.text(text).unwrap_or_default());
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let plain = |char: char| match char.to_ascii_lowercase() {
        char if char.is_ascii_alphanumeric() || matches!(char, '.' | '_' | '-') => char,
        _ => '-',
    };
    let name: String = parts.join("-").chars().map(plain).collect();
    let name: String = name
        .trim_start_matches('.')
        .chars()
        .take(LONGEST_NAME - ROOM)
        .collect();
    if name.is_empty() {
        "request".to_owned()
    } else {
        name
    }
}

/// The recipe of the service that the case is about.
pub(super) fn recipe(case: &Case) -> Result<Recipe, Failure> {
    let service = case.facts.text(Text::Service).unwrap_or_default();
    recipes::known(service).ok_or_else(|| {
        let what = format!(
            "no service that is known stands in the request `{}`",
            case.name
        );
        Failure::new(Kind::Input, what).hint("begin it anew: `doorkey request new`")
    })
}

/// Refuse text that must not be kept, because it looks like a secret.
pub(super) fn refuse_secrets(what: &str, text: &str, known: &[Secret]) -> Result<(), Failure> {
    let hits = lint::look(text, Audience::Private, &[], known);
    let Some(hit) = hits.first() else {
        return Ok(());
    };
    let title = hit.rule.title;
    Err(Failure::new(
        Kind::Input,
        format!("{what} was not kept: it has {title} in it"),
    )
    .because(hit.rule.cost)
    .hint("say it without that; nothing was written"))
}

fn unknown(names: &[String]) -> Failure {
    let failure = Failure::new(Kind::Usage, "there is no request of this name");
    match names {
        [] => failure.hint("there is none yet: `doorkey request new` begins one"),
        names => {
            let names: Vec<_> = names.iter().map(String::as_str).collect();
            failure.hint(format!("there is {}", listed(&names)))
        }
    }
}

fn none_open(ports: &Ports<'_>) -> Result<Failure, Failure> {
    let names = ports.cases.names()?;
    let failure = Failure::new(Kind::Usage, "no request is open");
    Ok(if names.is_empty() {
        failure.hint("`doorkey request new` begins one")
    } else {
        failure
            .hint("name a closed one (`doorkey request list`), or begin one: `doorkey request new`")
    })
}

fn listed(names: &[&str]) -> String {
    let shown: Vec<_> = names
        .iter()
        .take(MOST_NAMED)
        .map(|name| format!("`{name}`"))
        .collect();
    let more = names.len() - shown.len();
    if more == 0 {
        shown.join(", ")
    } else {
        format!("{} and {more} more", shown.join(", "))
    }
}

/// For `-2` behind a name.
const ROOM: usize = 10;
/// In one sentence.
const MOST_NAMED: usize = 10;

#[cfg(test)]
mod tests {
    #![expect(clippy::panic, reason = "a test that cannot go on should say where")]

    use super::*;

    fn named(service: &str, username: &str) -> String {
        let mut facts = Facts::default();
        let set = facts
            .set("service", service)
            .and_then(|()| facts.set("username", username));
        set.unwrap_or_else(|error| panic!("{error}"));
        slug(&facts)
    }

    #[test]
    fn whatever_the_account_is_called_a_case_has_a_name() {
        assert_eq!(named("pypi", "Ada.L_2-x"), "pypi-ada.l_2-x");
        assert_eq!(named("pypi", "..%2fetc"), "pypi-..-2fetc");
        assert_eq!(named("", ".."), "request");
        assert_eq!(slug(&Facts::default()), "request");
        for username in [
            "ä漢🔑",
            "a@b.example",
            "$(id)",
            &"x".repeat(400),
            "-rf",
            ".hidden",
        ] {
            for service in ["", "pypi"] {
                assert!(
                    is_name(&format!("{}-1000", named(service, username))),
                    "{username}"
                );
            }
        }
    }
}
