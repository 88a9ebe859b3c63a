//! A report becomes bytes: one format = one file.

use std::io;
use std::io::Write;

use crate::failure::Failure;
use crate::render::github::Github;
use crate::render::gitlab::Gitlab;
use crate::render::human::Human;
use crate::render::json::Json;
use crate::render::jsonl::Jsonl;
use crate::render::junit::Junit;
use crate::render::sarif::Sarif;
use crate::render::style::Style;
use crate::render::talk::Talking;
use crate::render::wrap::Width;
use crate::report::Report;
use crate::report::Rule;
use crate::report::Sink;
use crate::rules;

pub mod audit;
pub mod github;
pub mod gitlab;
pub mod human;
pub mod json;
pub mod jsonl;
pub mod junit;
pub mod mirror;
pub mod number;
pub mod safe_json;
pub mod sanitize;
pub mod sarif;
pub mod stretches;
pub mod style;
pub mod talk;
pub mod told;
pub mod words;
pub mod wrap;

#[cfg(test)]
mod samples;

/// Writes one run in one format: rows as they come, then the end.
///
/// Nothing relies on the caller to clean text: each format makes outside text safe for itself.
pub trait Renderer: Sink {
    /// The end of the run: its account, or why there is none. Called exactly once, also after rows
    /// were written, and must leave a valid document.
    ///
    /// # Errors
    /// What the stream below says.
    fn finish(&mut self, end: Result<&Report, &Failure>) -> io::Result<()>;
}

/// What the result looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// For a reader.
    Human,
    /// One document.
    Json,
    /// A document a line, each told as soon as it is known.
    Jsonl,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of a GitHub workflow.
    Github,
    /// Issues of GitLab's code quality.
    Gitlab,
    /// `JUnit` XML.
    Junit,
}

/// Which command the result is of; it names the schema.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// `doorkey check`.
    Check,
    /// `doorkey pwned`.
    Pwned,
    /// `doorkey audit`.
    Audit,
}

impl Subject {
    /// The name of the JSON contract.
    #[must_use]
    pub fn schema(self) -> &'static str {
        match self {
            Self::Check => "doorkey/check/1",
            Self::Pwned => "doorkey/pwned/1",
            Self::Audit => "doorkey/audit/1",
        }
    }

    /// The command as it is typed.
    #[must_use]
    pub fn command(self) -> &'static str {
        match self {
            Self::Check => "doorkey check",
            Self::Pwned => "doorkey pwned",
            Self::Audit => "doorkey audit",
        }
    }

    /// The rules that its findings are of.
    fn rules(self) -> Vec<&'static Rule> {
        match self {
            Self::Check | Self::Pwned => rules::ALL.to_vec(),
            Self::Audit => audit::rules(),
        }
    }
}

/// How much is said to a reader, and how. A document for a program is always whole and never coloured.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Options {
    /// Say nothing but failures; the exit code tells.
    pub quiet: bool,
    /// Colour.
    pub colour: bool,
    /// How wide lines may be.
    pub width: Width,
}

impl Options {
    fn style(self) -> Style {
        Style {
            colour: self.colour,
            width: self.width,
        }
    }
}

/// The renderer of `format`: the result goes to `out`, talk and failures go to `err`.
pub fn renderer<'a>(
    format: Format,
    subject: Subject,
    options: Options,
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
) -> Box<dyn Renderer + 'a> {
    let document: Box<dyn Renderer + 'a> = match format {
        Format::Human => {
            return Box::new(Human::new(out, err, options.style(), options.quiet));
        }
        Format::Json => Box::new(Json::new(out, subject)),
        Format::Jsonl => Box::new(Jsonl::new(out, subject)),
        Format::Sarif => Box::new(Sarif::new(out, subject.rules())),
        Format::Github => Box::new(Github::new(out)),
        Format::Gitlab => Box::new(Gitlab::new(out)),
        Format::Junit => Box::new(Junit::new(out, subject)),
    };
    Box::new(Talking { document, err })
}
