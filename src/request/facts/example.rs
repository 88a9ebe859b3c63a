//! A file of facts with every fact in it, each with what it means.

use std::fmt::Write;

use crate::request::facts::TEXTS;
use crate::request::facts::TRIED;
use crate::request::facts::Text;
use crate::request::topic::TOPICS;
use crate::request::topic::UNKNOWN;

/// The file, as TOML. It can be read as it is.
#[must_use]
pub fn file() -> String {
    let mut file = HEAD.to_owned();
    for row in TEXTS {
        let (mark, example) = match row.text {
            Text::Service => ("", "pypi"),
            Text::Username => ("", "ada"),
            Text::Address => ("# ", "ada@old.example"),
            Text::NewAddress => ("# ", "ada@new.example"),
            Text::Issue => ("# ", "https://github.com/pypi/support/issues/1"),
            Text::FiledOn | Text::Since => ("# ", "2026-11-23"),
        };
        comment(&mut file, row.question, row.why);
        line(&mut file, &format!("{mark}{} = \"{example}\"", row.key));
    }
    for topic in TOPICS {
        comment(&mut file, topic.question, topic.why);
        for answer in topic.answers {
            line(&mut file, &format!("#   {}: {}", answer.word, answer.says));
        }
        line(&mut file, &format!("{} = \"{UNKNOWN}\"", topic.key));
    }
    comment(
        &mut file,
        "What was tried?",
        "nobody should send you there again",
    );
    for (word, says) in TRIED {
        line(&mut file, &format!("#   {word}: {says}"));
    }
    line(&mut file, "tried = []");
    comment(
        &mut file,
        "Which projects are on the account?",
        "staff pick one whose newest release links to a public repository; `projects = []` says that there are none",
    );
    file.push_str(PROJECTS);
    file
}

fn comment(file: &mut String, question: &str, why: &str) {
    line(file, "");
    line(file, &format!("# {question}"));
    line(file, &format!("# ({why})"));
}

fn line(file: &mut String, text: &str) {
    let _never_fails = writeln!(file, "{text}");
}

const HEAD: &str = "\
# What is known of a lost account, for `doorkey request new --facts FILE`.
# Leave out what you do not know, or say \"unknown\". JSON with the same keys is read too.
# No password, code or token belongs in here: nobody asks for one, and a file with one is refused.
";

const PROJECTS: &str = "\
# [[projects]]
# name = \"sampleproject\"
# repository = \"https://github.com/ada/sampleproject\"
";
