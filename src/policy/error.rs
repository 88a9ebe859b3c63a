//! Why the file of a policy cannot be used: the line, the key, and what may stand there.

use std::error::Error;
use std::fmt;

use crate::failure::Explain;
use crate::failure::Kind;
use crate::strength::distance;

/// A file that is no policy. It never repeats what stands in the file: it may be the wrong file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PolicyError {
    line: usize,
    key: Option<&'static str>,
    wrong: Wrong,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Wrong {
    /// Not TOML.
    Form,
    /// A key that no policy has; `key` is the one that may have been meant.
    UnknownKey,
    /// A value that this key cannot have.
    Value,
    /// A key that must be there and is not.
    Missing,
    /// A value that cannot be meant.
    Nonsense(&'static str),
}

/// Every key, and what may stand there.
const KEYS: [(&str, &str); 15] = [
    ("name", "a text that is not empty"),
    ("title", "a text"),
    ("source", "a text"),
    ("note", "a list of texts"),
    ("second-factor", "`true` or `false`"),
    ("min-length", "a number from 1, not above `max-length`"),
    (
        "advised-length",
        "a number from `min-length` to `max-length`",
    ),
    ("max-length", "a number from 1"),
    ("min-score", "a number from 0 to 4"),
    ("min-zxcvbn", "a number from 0 to 4"),
    (
        "classes",
        "a list of `\"upper\"`, `\"lower\"`, `\"digit\"`, `\"symbol\"`",
    ),
    ("personal", "`\"whole\"` or `\"contains\"`"),
    (
        "refuse",
        "a list of `\"exposed\"`, `\"date\"`, `\"variation\"`",
    ),
    ("max-age-days", "a number from 1"),
    (
        "sources",
        "a table from rules the policy has (`min-length`, `max-length`, `min-score`, `min-zxcvbn`, `classes`, `personal`, `date`, \
         `variation`, `exposed`) to texts",
    ),
];

impl PolicyError {
    /// What the reader of TOML could not take.
    pub(super) fn unread(text: &str, error: &toml::de::Error) -> Self {
        let said = error.message();
        let span = error.span().unwrap_or(0..0);
        let line = line_of(text, span.start);
        let (key, wrong) = if said.starts_with("missing field") {
            (Some("name"), Wrong::Missing)
        } else if said.starts_with("unknown field") {
            (
                nearest(text.get(span).unwrap_or_default()),
                Wrong::UnknownKey,
            )
        } else if said.starts_with("invalid") || said.starts_with("unknown variant") {
            (key_before(text, span.start), Wrong::Value)
        } else {
            (None, Wrong::Form)
        };
        Self { line, key, wrong }
    }

    /// A value that reads, but cannot be meant.
    pub(super) fn nonsense(text: &str, key: &'static str, why: &'static str) -> Self {
        let at = text.lines().position(|line| key_of(line) == Some(key));
        let line = at.map_or(1, |at| at + 1);
        Self {
            line,
            key: Some(key),
            wrong: Wrong::Nonsense(why),
        }
    }
}

impl fmt::Display for PolicyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, key, wrong } = self;
        match (wrong, key) {
            (Wrong::Missing, Some(key)) => write!(formatter, "the policy has no `{key}`"),
            (Wrong::Nonsense(why), Some(key)) => {
                write!(formatter, "line {line} of the policy: `{key}` {why}")
            }
            (Wrong::UnknownKey, _) => write!(
                formatter,
                "line {line} of the policy has a key that no policy has"
            ),
            (Wrong::Value, Some(key)) => {
                write!(
                    formatter,
                    "line {line} of the policy: `{key}` cannot have that value"
                )
            }
            (Wrong::Value, None) => write!(
                formatter,
                "line {line} of the policy has a value that cannot stand there"
            ),
            _ => write!(formatter, "line {line} of the policy is not TOML"),
        }
    }
}

impl Error for PolicyError {}

impl Explain for PolicyError {
    fn kind(&self) -> Kind {
        Kind::Usage
    }

    fn hint(&self) -> Option<String> {
        let allowed = self
            .key
            .and_then(|key| KEYS.iter().find(|(known, _)| *known == key));
        Some(match (self.wrong, allowed) {
            (Wrong::UnknownKey, Some((key, value))) => format!("did you mean `{key}`, {value}?"),
            (_, Some((key, value))) => format!("`{key}` is {value}"),
            (Wrong::Form, None) => "a line reads `key = value`; texts stand in quotes".to_owned(),
            _ => format!(
                "the keys are {}",
                KEYS.map(|(key, _)| format!("`{key}`")).join(", ")
            ),
        })
    }
}

/// The number of the line that holds this byte.
fn line_of(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

/// The key that the value at this byte belongs to: the last one before it.
fn key_before(text: &str, at: usize) -> Option<&'static str> {
    let lines: Vec<&str> = text.lines().take(line_of(text, at)).collect();
    lines.into_iter().rev().find_map(key_of)
}

/// The key that a line sets, if a policy has it.
fn key_of(line: &str) -> Option<&'static str> {
    let name = line.split('=').next().unwrap_or_default();
    known(name.trim().trim_matches(['"', '\'', '[', ']']))
}

fn known(name: &str) -> Option<&'static str> {
    KEYS.iter().map(|(key, _)| *key).find(|key| *key == name)
}

/// The key that may have been meant.
fn nearest(name: &str) -> Option<&'static str> {
    let name: Vec<char> = name
        .replace('_', "-")
        .to_lowercase()
        .chars()
        .take(32)
        .collect();
    let close = |key: &&str, limit: usize| {
        distance::within(&name, &key.chars().collect::<Vec<char>>(), limit)
    };
    let keys = KEYS.map(|(key, _)| key);
    (0..=2).find_map(|limit| keys.into_iter().find(|key| close(key, limit)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;

    fn said(text: &str) -> (String, String) {
        let error = Policy::parse(text).err();
        let hint = error.as_ref().and_then(Explain::hint).unwrap_or_default();
        (
            error.map(|error| error.to_string()).unwrap_or_default(),
            hint,
        )
    }

    #[test]
    fn a_wrong_value_names_its_line_its_key_and_what_is_allowed() {
        let (what, hint) = said("name = 'x'\nmin-length = 'twelve'\n");
        assert_eq!(
            what,
            "line 2 of the policy: `min-length` cannot have that value"
        );
        assert_eq!(
            hint,
            "`min-length` is a number from 1, not above `max-length`"
        );
        assert_eq!(said("name = 'x'\nmin-length = -1\n").0, what);
        let (what, hint) = said("name = 'x'\nclasses = [\n 'upper',\n 'hunter2',\n]\n");
        assert!(what.contains("`classes` cannot have that value"), "{what}");
        assert!(hint.contains("symbol") && !hint.contains("hunter2"));
        assert!(
            said("name = 'x'\nrefuse = ['dates']\n")
                .0
                .contains("`refuse`")
        );
        assert!(
            said("name = 'x'\npersonal = 'hunter2'\n")
                .1
                .contains("whole")
        );
    }

    #[test]
    fn an_unknown_key_is_an_error_that_guesses_what_was_meant() {
        let (what, hint) = said("name = 'x'\nmin_lenght = 3\n");
        assert_eq!(what, "line 2 of the policy has a key that no policy has");
        assert!(hint.starts_with("did you mean `min-length`"), "{hint}");
        let (what, hint) = said("name = 'x'\nhunter2 = 3\n");
        assert!(!what.contains("hunter2") && !hint.contains("hunter2"));
        assert!(hint.starts_with("the keys are `name`"), "{hint}");
        assert!(
            said("name = 'x'\nmin-length = 1\n[sources]\nfoo = 'y'\n")
                .0
                .starts_with("line 4")
        );
    }

    #[test]
    fn contradictions_are_errors() {
        for (rules, key) in [
            ("min-length = 9\nmax-length = 8", "min-length"),
            ("min-length = 0", "min-length"),
            ("max-length = 0", "max-length"),
            ("classes = ['upper', 'lower']\nmax-length = 1", "max-length"),
            ("min-length = 9\nadvised-length = 8", "advised-length"),
            ("min-score = 5", "min-score"),
            ("classes = ['upper', 'upper']", "classes"),
            ("refuse = ['date', 'date']", "refuse"),
            ("min-length = 8\nmax-age-days = 0", "max-age-days"),
            ("min-length = 8\n[sources]\ndate = 'x'", "sources"),
            ("title = 'asks for nothing'", "name"),
        ] {
            let (what, _) = said(&format!("name = 'x'\n{rules}\n"));
            assert!(what.contains(&format!("`{key}`")), "{rules}: {what}");
        }
    }

    #[test]
    fn the_wrong_file_is_not_repeated() {
        for text in [
            "hunter2",
            "PASSWORD=hunter2",
            "{\"a\": \"hunter2\"}",
            "a: hunter2\n",
            "x = 'hunter2'",
            "\u{1b}[31mhunter2",
            "'hunter2",
        ] {
            let (what, hint) = said(text);
            assert!(what.starts_with("line 1 of the policy"), "{what}");
            assert!(!what.contains("hunter2") && !hint.contains("hunter2"));
            assert!(!format!("{:?}", Policy::parse(text).err()).contains("hunter2"));
        }
        assert_eq!(said("").0, "the policy has no `name`");
    }
}
