//! Where the secrets come from: `--env`, `--dotenv`, `--file`, `--fd`, `--dir`, standard input, or a prompt.

use std::io::Read;
use std::path::PathBuf;

use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::items;
use crate::options::named::Named;
use crate::options::wanted::Label;
use crate::options::wanted::Wanted;
use crate::ports::Ports;
use crate::report::Report;
use crate::secret::Secret;
use crate::secret::item::Item;
use crate::secret::item::Name;
use crate::secret::item::Unreadable;
use crate::secret::jsonl;
use crate::secret::records::Records;
use crate::secret::records::Separator;

/// Where the secrets come from. A secret itself is never an argument.
#[derive(clap::Args, Clone, Debug)]
#[command(
    next_help_heading = "Where the secrets come from (default: a prompt, or standard input if it is a pipe)"
)]
pub struct Sources {
    /// Read the variable NAME of the environment; may be repeated
    #[arg(long, value_name = "NAME", value_parser = variable_name)]
    env: Vec<String>,
    /// Read every value of a dotenv file, strictly
    #[arg(long, value_name = "FILE")]
    dotenv: Vec<PathBuf>,
    /// Read one secret a line from a file
    #[arg(long, value_name = "FILE")]
    file: Vec<PathBuf>,
    /// Read one secret a line from an open file descriptor
    #[arg(long, value_name = "N")]
    fd: Vec<u32>,
    /// Read one secret a file from a folder, as Docker, Kubernetes and systemd mount them
    #[arg(long, value_name = "DIR")]
    dir: Vec<PathBuf>,
    /// Each line is a JSON object `{"id": "...", "secret": "..."}` (standard input, `--file`, `--fd`)
    #[arg(long, conflicts_with = "null")]
    jsonl: bool,
    /// Secrets end with NUL instead of a line end (standard input, `--file`, `--fd`)
    #[arg(short = '0', long)]
    null: bool,
    #[command(flatten)]
    wanted: Wanted,
}

/// Takes each item as it is read.
type Each<'a> = &'a mut dyn FnMut(Item) -> Result<(), Failure>;
/// The same, with what it is called.
type EachCalled<'a> = &'a mut dyn FnMut(Label<'_>, Item) -> Result<(), Failure>;

impl Sources {
    /// Hand every item to `each`, and say how many were left out by name.
    ///
    /// # Errors
    /// Those of `each`, and of the prompt. What cannot be read is an item too.
    pub fn read(&self, ports: &mut Ports<'_>, each: Each<'_>) -> Result<u64, Failure> {
        let mut left_out = 0;
        let each: EachCalled<'_> = &mut |label, item| {
            if self.wanted.wants(label, &item) {
                each(item)
            } else {
                left_out += 1;
                Ok(())
            }
        };
        let inputs = ports.inputs;
        for (index, name) in self.env.iter().enumerate() {
            each(Label::Name(name), items::variable(inputs, name, index + 1))?;
        }
        for file in &self.dotenv {
            for (label, item) in items::dotenv(inputs, file) {
                each(label, item)?;
            }
        }
        for file in &self.file {
            let name = file.display().to_string();
            self.stream(inputs.file(file), &Named::File(&name), each)?;
        }
        for &number in &self.fd {
            self.stream(inputs.descriptor(number), &Named::Descriptor(number), each)?;
        }
        for folder in &self.dir {
            for (label, item) in items::folder(inputs, folder) {
                each(label, item)?;
            }
        }
        if !self.is_given() {
            if inputs.stdin_is_terminal() && !self.jsonl && !self.null {
                let secret = ports.terminal.ask_secret("Password: ")?;
                let item = Item {
                    id: "password".to_owned().into(),
                    place: None,
                    content: secret.or_empty().and_then(Secret::or_marked),
                };
                each(Label::Nameless, item)?;
            } else {
                self.stream(inputs.stdin(), &Named::Stdin, each)?;
            }
        }
        Ok(left_out)
    }

    /// Whether any source but standard input is named.
    fn is_given(&self) -> bool {
        !(self.env.is_empty()
            && self.dotenv.is_empty()
            && self.file.is_empty()
            && self.fd.is_empty()
            && self.dir.is_empty())
    }

    /// The records of a stream.
    fn stream(
        &self,
        source: Result<Box<dyn Read>, Unreadable>,
        named: &Named<'_>,
        each: EachCalled<'_>,
    ) -> Result<(), Failure> {
        let whole = |why| Item {
            id: named.whole().into(),
            place: None,
            content: Err(why),
        };
        let source = match source {
            Ok(source) => source,
            Err(why) => return each(Label::Nameless, whole(why)),
        };
        let separator = if self.null {
            Separator::Nul
        } else {
            Separator::Line
        };
        let mut records = Records::new(source, separator);
        loop {
            match records.read() {
                Ok(None) => return Ok(()),
                // All of it is; its lines are not where line feeds are.
                Ok(Some((1, Err(Unreadable::Utf16)))) => {
                    return each(Label::Nameless, whole(Unreadable::Utf16));
                }
                Ok(Some((number, content))) => {
                    let item = self.item(number, content, named);
                    // A line has the name that its object gives it, and otherwise none.
                    let is_named = self.jsonl && matches!(item.id, Name::Given(_));
                    let is_record = item.id == named.record(number, self.null);
                    let label = if is_named && !is_record {
                        Label::Id
                    } else {
                        Label::Nameless
                    };
                    each(label, item)?;
                }
                Err(error) => {
                    let why = Unreadable::Refused(error.to_string());
                    return each(Label::Nameless, whole(why));
                }
            }
        }
    }

    fn item(&self, number: u64, content: Result<Secret, Unreadable>, named: &Named<'_>) -> Item {
        let place = named.place(number);
        match content {
            Ok(line) if self.jsonl => Item {
                place,
                ..jsonl::parse_line(number, &line)
            },
            content => Item {
                id: named.record(number, self.null),
                place,
                content,
            },
        }
    }
}

/// A name that a variable can have. What is given instead may be a secret; clap must not repeat it.
fn variable_name(text: &str) -> Result<String, &'static str> {
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let starts_well = text
        .bytes()
        .next()
        .is_some_and(|byte| !byte.is_ascii_digit());
    if starts_well && text.bytes().all(is_name) {
        Ok(text.to_owned())
    } else {
        Err("not the name of a variable")
    }
}

/// The account of a run over these sources, with its notes.
///
/// # Errors
/// There was nothing to look at: that is no success.
pub fn account(
    mut report: Report,
    mut notes: Vec<String>,
    left_out: u64,
) -> Result<Report, Failure> {
    if report.given() == 0 {
        return Err(nothing_to_do(left_out));
    }
    if left_out > 0 {
        notes.push(format!("{left_out} left out by name"));
    }
    report.notes = notes;
    Ok(report)
}

fn nothing_to_do(left_out: u64) -> Failure {
    match left_out {
        0 => Failure::new(Kind::Input, "there was no secret to look at").hint(
            "the input was empty; give secrets on standard input or see `--help` for other ways",
        ),
        _ => Failure::new(Kind::Input, format!("all {left_out} names were left out"))
            .hint("look at `--only` and `--except`"),
    }
}
