//! One line of a case's log: what happened as JSON, and back.

use serde::Deserialize;
use serde::Serialize;

use crate::request::case::Case;
use crate::request::case::Event;
use crate::request::case::What;
use crate::request::lint::Audience;
use crate::request::lint::look;

/// A line that cannot be read; the other lines still count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unread(pub usize);

#[derive(Serialize, Deserialize)]
struct Line<'a> {
    at: u64,
    what: &'a str,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<String>,
}

/// The event as a line, with its line end.
#[must_use]
pub fn write(event: &Event) -> Vec<u8> {
    let (what, key, value) = match &event.what {
        What::Begun => ("begun", None, None),
        What::Fact { key, value } => ("fact", Some(key), Some(value)),
        What::Drafted { route } => ("drafted", None, Some(route)),
        What::Filed { issue } => ("filed", None, Some(issue)),
        What::Mailed => ("mailed", None, None),
        What::Answered => ("answered", None, None),
        What::Pushed => ("pushed", None, None),
        What::BackIn => ("back_in", None, None),
        What::Closed { outcome } => ("closed", None, Some(outcome)),
        What::Note { text } => ("note", None, Some(text)),
    };
    let line = Line {
        at: event.at,
        what,
        key: key.cloned(),
        value: value.cloned(),
    };
    // Strings and a number: nothing that could not be written.
    let mut bytes = serde_json::to_vec(&line).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The event of one line; `None` where it is none of ours.
#[must_use]
pub fn read(line: &[u8]) -> Option<Event> {
    #[derive(Deserialize)]
    struct Owned {
        at: u64,
        what: String,
        key: Option<String>,
        value: Option<String>,
    }
    let line: Owned = serde_json::from_slice(line).ok()?;
    if line
        .value
        .as_ref()
        .is_some_and(|value| value.len() > LONGEST)
    {
        return None;
    }
    let what = match (line.what.as_str(), line.key, line.value) {
        ("begun", _, _) => What::Begun,
        ("fact", Some(key), Some(value)) => What::Fact { key, value },
        ("drafted", _, Some(route)) => What::Drafted { route },
        ("filed", _, Some(issue)) => What::Filed { issue },
        ("mailed", _, _) => What::Mailed,
        ("answered", _, _) => What::Answered,
        ("pushed", _, _) => What::Pushed,
        ("back_in", _, _) => What::BackIn,
        ("closed", _, Some(outcome)) => What::Closed { outcome },
        ("note", _, Some(text)) => What::Note { text },
        _ => return None,
    };
    Some(Event { at: line.at, what })
}

/// The case called `name` that `lines` add up to, and the numbers of lines that cannot be read: a run that
/// was killed leaves half a line.
#[must_use]
pub fn case(name: &str, lines: &[u8]) -> (Case, Vec<Unread>) {
    let mut case = Case {
        name: name.to_owned(),
        ..Case::default()
    };
    let mut unread = Vec::new();
    for (index, line) in lines.split(|&byte| byte == b'\n').enumerate() {
        if line.is_empty() {
            continue;
        }
        let event = read(line).filter(|event| !holds_a_secret(&event.what));
        let taken = event.and_then(|event| case.take(event).ok());
        if taken.is_none() {
            unread.push(Unread(index + 1));
        }
    }
    (case, unread)
}

/// Whether a secret stands in it: doorkey writes none, so somebody else did, and it is shown to nobody.
fn holds_a_secret(what: &What) -> bool {
    let text = match what {
        What::Fact { value: text, .. }
        | What::Drafted { route: text }
        | What::Filed { issue: text }
        | What::Closed { outcome: text }
        | What::Note { text } => text,
        What::Begun | What::Mailed | What::Answered | What::Pushed | What::BackIn => return false,
    };
    // A look takes time, and most words need none.
    let mut words = text.split_whitespace();
    let is_odd =
        |word: &str| word.len() >= SHORTEST && word.contains(|char: char| char.is_ascii_digit());
    words.any(is_odd) && !look(text, Audience::Private, &[], &[]).is_empty()
}

/// Of a word that is a secret.
const SHORTEST: usize = 12;
/// Longer than anything that doorkey writes.
const LONGEST: usize = 4000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_comes_back_from_its_line() {
        let text = || "é\"\n\u{1b}".to_owned();
        for what in [
            What::Begun,
            What::Fact {
                key: "email".to_owned(),
                value: text(),
            },
            What::Drafted { route: text() },
            What::Filed { issue: text() },
            What::Mailed,
            What::Answered,
            What::Pushed,
            What::BackIn,
            What::Closed { outcome: text() },
            What::Note { text: text() },
        ] {
            let event = Event { at: 7, what };
            let line = write(&event);
            assert_eq!(
                line.iter().position(|&byte| byte == b'\n'),
                Some(line.len() - 1)
            );
            assert_eq!(read(&line), Some(event));
        }
    }

    #[test]
    fn half_a_line_and_what_is_none_of_ours_is_told_and_the_rest_counts() {
        let lines = b"{\"at\":1,\"what\":\"begun\"}\n{\"at\":2,\"wh\n{\"at\":3,\"what\":\"fact\",\"key\":\"email\",\"value\":\"lost\"}\n{\"at\":4,\"what\":\"fact\",\"key\":\"x\",\"value\":\"y\"}\n";
        let (case, unread) = case("pypi", lines);
        assert_eq!(unread, [Unread(2), Unread(4)]);
        assert_eq!(case.log.len(), 2);
        assert!(case.facts.is("email", "lost"));
    }
}
