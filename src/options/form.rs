//! The forms of an answer, and those that one command has.

use clap::Arg;
use clap::ValueEnum;
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;

/// The forms an answer can take.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum FormatName {
    /// For people
    Human,
    /// One JSON document
    Json,
    /// One JSON object a line, and a last one for the run
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// GitHub workflow annotations
    Github,
    /// GitLab code quality
    Gitlab,
    /// Rows for a spreadsheet
    Csv,
    /// `JUnit` XML
    #[value(help = "JUnit XML")]
    Junit,
    /// Its texts as Markdown
    Markdown,
    /// Its texts as plain text
    Text,
    /// One page that loads nothing else
    Html,
    /// Its mail, for a mail program
    Eml,
}

/// `--format` of a command that has these forms. It stands in the place of the one that all commands share, so that a form
/// that the command does not have is neither offered nor taken.
#[must_use]
pub fn one_of(forms: &'static [FormatName]) -> Arg {
    let values = forms.iter().filter_map(ValueEnum::to_possible_value);
    let parser = PossibleValuesParser::new(values);
    let parser = parser.try_map(|word| FormatName::from_str(&word, false));
    Arg::new("format")
        .long("format")
        .global(true)
        .value_name("FORM")
        .default_value("human")
        .value_parser(parser)
        .help("The form of the answer")
        .help_heading("Output")
}
