//! What `doorkey help TOPIC` tells: sections of README.md, which `tests/it/generated/` lays out as pages of plain text and
//! as man pages, so that there is one text to keep right.

/// A page about no single command.
#[derive(Clone, Copy, Debug)]
pub struct Topic {
    /// The word after `doorkey help`.
    pub name: &'static str,
    /// One sentence, for lists of topics.
    pub about: &'static str,
    /// The headings of the sections of README.md that it is made from.
    pub headings: &'static [&'static str],
    /// Plain text of at most 80 columns.
    pub text: &'static str,
}

/// All of them, in the order in which they are listed.
pub const TOPICS: [Topic; 6] = [
    Topic {
        name: "exit-codes",
        about: "what the exit code of a run means",
        headings: &["Exit codes"],
        text: include_str!("topics/exit-codes.txt"),
    },
    Topic {
        name: "privacy",
        about: "what leaves this machine",
        headings: &["What leaves this machine"],
        text: include_str!("topics/privacy.txt"),
    },
    Topic {
        name: "storage",
        about: "where things are kept",
        headings: &["Where things are kept"],
        text: include_str!("topics/storage.txt"),
    },
    Topic {
        name: "policies",
        about: "the policies that `check` knows, and your own",
        headings: &["Policies"],
        text: include_str!("topics/policies.txt"),
    },
    Topic {
        name: "strength",
        about: "what the strength verdict means, and what it does not",
        headings: &["What the strength verdict means"],
        text: include_str!("topics/strength.txt"),
    },
    Topic {
        name: "ci",
        about: "secrets of a deployment, answers for machines, and hooks",
        headings: &[
            "Check the secrets of a deployment",
            "In CI",
            "Answers for machines",
        ],
        text: include_str!("topics/ci.txt"),
    },
];

/// The topic of a name.
pub(crate) fn named(name: &str) -> Option<&'static Topic> {
    TOPICS.iter().find(|topic| topic.name == name)
}
