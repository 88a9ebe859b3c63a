//! Which of the things that were given are judged: by their names, where they have any.
//!
//! What could not be named may be what was asked for, so that no pattern leaves it out.

use crate::options::pattern;
use crate::secret::item::Item;

/// Which names are judged.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Wanted {
    /// Judge only names that match PATTERN (`*` and `?`; variables, keys, ids and files); what has no name is judged
    #[arg(long, value_name = "PATTERN")]
    only: Vec<String>,
    /// Leave out names that match PATTERN
    #[arg(long, value_name = "PATTERN")]
    except: Vec<String>,
}

/// What a thing is called by whoever named it, which can be another than what a report calls it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Label<'a> {
    /// What the report calls it.
    Id,
    /// This.
    Name(&'a str),
    /// What the report calls it, which may be a folder that could not be looked into: what lies there has other names.
    Folder,
    /// Nothing, or nothing that could be read.
    Nameless,
}

impl Wanted {
    /// Whether `item`, which is called so, is judged.
    pub(super) fn wants(&self, label: Label<'_>, item: &Item) -> bool {
        if label == Label::Nameless || (self.only.is_empty() && self.except.is_empty()) {
            return true;
        }
        let id = item.id.to_string();
        let name = match label {
            Label::Name(name) => name,
            Label::Id | Label::Folder | Label::Nameless => id.as_str(),
        };
        let matches = |patterns: &[String]| {
            let mut patterns = patterns.iter();
            patterns.any(|pattern| pattern::is_match(pattern, name))
        };
        let is_asked_for = self.only.is_empty() || label == Label::Folder || matches(&self.only);
        is_asked_for && !matches(&self.except)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::item::Unreadable;

    #[test]
    fn patterns_leave_out_names_and_nothing_that_has_none() {
        let wants = |only: &[&str], except: &[&str], label: Label<'_>, id: &str| {
            let wanted = Wanted {
                only: only.iter().map(ToString::to_string).collect(),
                except: except.iter().map(ToString::to_string).collect(),
            };
            let item = Item {
                id: id.to_owned().into(),
                place: None,
                content: Err(Unreadable::Empty),
            };
            wanted.wants(label, &item)
        };
        assert!(wants(&[], &[], Label::Id, "a"));
        let (only, except) = (&["DB_*"][..], &["*_PORT", "lost*"][..]);
        for (label, id, is_wanted) in [
            (Label::Id, "DB_KEY", true),
            (Label::Id, "DB_PORT", false),
            (Label::Id, "KEY", false),
            (Label::Name("DB_KEY"), "hidden", true),
            (Label::Name("KEY"), "DB_KEY", false),
            (Label::Folder, "db", true),
            (Label::Folder, "lost+found", false),
            (Label::Nameless, "line 3", true),
            (Label::Nameless, "lost", true),
        ] {
            assert_eq!(wants(only, except, label, id), is_wanted, "{label:?} {id}");
        }
    }
}
