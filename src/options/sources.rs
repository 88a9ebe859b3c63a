//! Where the secrets come from: `--env`, `--dotenv`, `--file`, `--fd`, `--dir`, standard input, or a prompt.

use std::io::Read;
use std::path::Path;
use std::path::PathBuf;

use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Inputs;
use crate::ports::Ports;
use crate::report::Report;
use crate::secret::Secret;
use crate::secret::dotenv;
use crate::secret::item::Item;
use crate::secret::item::Place;
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
    /// Judge only names that match PATTERN (`*` and `?`; variables, keys and files)
    #[arg(long, value_name = "PATTERN")]
    only: Vec<String>,
    /// Leave out names that match PATTERN
    #[arg(long, value_name = "PATTERN")]
    except: Vec<String>,
}

/// Takes each item as it is read.
type Each<'a> = &'a mut dyn FnMut(Item) -> Result<(), Failure>;

impl Sources {
    /// Hand every item to `each`, and say how many were left out by name.
    ///
    /// # Errors
    /// Those of `each`, and of the prompt. What cannot be read is an item too.
    pub fn read(&self, ports: &mut Ports<'_>, each: Each<'_>) -> Result<u64, Failure> {
        let mut left_out = 0;
        let each: Each<'_> = &mut |item| {
            if self.wants(&item) {
                each(item)
            } else {
                left_out += 1;
                Ok(())
            }
        };
        let inputs = ports.inputs;
        for (index, name) in self.env.iter().enumerate() {
            each(variable(inputs, name, index + 1))?;
        }
        for file in &self.dotenv {
            for item in dotenv_items(inputs, file) {
                each(item)?;
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
            for item in folder_items(inputs, folder) {
                each(item)?;
            }
        }
        if !self.is_given() {
            if inputs.stdin_is_terminal() && !self.jsonl && !self.null {
                let secret = ports.terminal.ask_secret("Password: ")?;
                let content = if secret.is_empty() {
                    Err(Unreadable::Empty)
                } else {
                    Ok(secret)
                };
                each(Item {
                    id: "password".to_owned(),
                    place: None,
                    content,
                })?;
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

    fn wants(&self, item: &Item) -> bool {
        let matches =
            |patterns: &[String]| patterns.iter().any(|pattern| is_match(pattern, &item.id));
        (self.only.is_empty() || matches(&self.only)) && !matches(&self.except)
    }

    /// The records of a stream.
    fn stream(
        &self,
        source: Result<Box<dyn Read>, Unreadable>,
        named: &Named<'_>,
        each: Each<'_>,
    ) -> Result<(), Failure> {
        let source = match source {
            Ok(source) => source,
            Err(why) => {
                return each(Item {
                    id: named.whole(),
                    place: None,
                    content: Err(why),
                });
            }
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
                Ok(Some((number, content))) => each(self.item(number, content, named))?,
                Err(error) => {
                    let content = Err(Unreadable::Refused(error.to_string()));
                    return each(Item {
                        id: named.whole(),
                        place: None,
                        content,
                    });
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

/// What a stream is called in reports.
enum Named<'a> {
    Stdin,
    File(&'a str),
    Descriptor(u32),
}

impl Named<'_> {
    fn whole(&self) -> String {
        match self {
            Self::Stdin => "standard input".to_owned(),
            Self::File(name) => (*name).to_owned(),
            Self::Descriptor(number) => format!("descriptor {number}"),
        }
    }

    fn record(&self, number: u64, is_nul: bool) -> String {
        let piece = if is_nul { "record" } else { "line" };
        match self {
            Self::Stdin | Self::File(_) => format!("{piece} {number}"),
            Self::Descriptor(descriptor) => format!("descriptor {descriptor} {piece} {number}"),
        }
    }

    fn place(&self, number: u64) -> Option<Place> {
        match self {
            Self::File(name) => Some(Place {
                file: (*name).to_owned(),
                line: Some(number),
            }),
            Self::Stdin | Self::Descriptor(_) => None,
        }
    }
}

fn variable(inputs: &dyn Inputs, name: &str, number: usize) -> Item {
    let content = match inputs.variable(name) {
        None => Err(Unreadable::NotSet),
        Some(secret) if secret.is_empty() => Err(Unreadable::Empty),
        Some(secret) => Ok(secret),
    };
    // `--env $DB_PASSWORD` instead of `--env DB_PASSWORD` would name the secret here.
    let conventional = |byte| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'_');
    let id = if content.is_ok() || name.bytes().all(conventional) {
        name.to_owned()
    } else {
        format!("`--env` no. {number} (its name is not shown: it may be a secret)")
    };
    Item {
        id,
        place: None,
        content,
    }
}

fn dotenv_items(inputs: &dyn Inputs, file: &Path) -> Vec<Item> {
    let name = file.display().to_string();
    match whole(inputs, file) {
        Ok(text) => dotenv::parse(&name, &text).collect(),
        Err(why) => vec![Item {
            id: name.clone(),
            place: Some(Place {
                file: name,
                line: None,
            }),
            content: Err(why),
        }],
    }
}

fn folder_items<'a>(
    inputs: &'a dyn Inputs,
    folder: &'a Path,
) -> Box<dyn Iterator<Item = Item> + 'a> {
    let item = move |path: &Path, content| {
        let id = path
            .strip_prefix(folder)
            .unwrap_or(path)
            .display()
            .to_string();
        Item {
            id,
            place: Some(Place {
                file: path.display().to_string(),
                line: None,
            }),
            content,
        }
    };
    match inputs.folder(folder) {
        Err(why) => Box::new(std::iter::once(Item {
            id: folder.display().to_string(),
            place: None,
            content: Err(why),
        })),
        Ok(files) => Box::new(files.into_iter().map(move |(path, why_not)| {
            let content = match why_not {
                Some(why) => Err(why),
                None => whole(inputs, &path).map(|mut secret| {
                    secret.strip_line_end();
                    secret
                }),
            };
            let content = content.and_then(|secret| {
                if secret.is_empty() {
                    Err(Unreadable::Empty)
                } else {
                    Ok(secret)
                }
            });
            item(&path, content)
        })),
    }
}

/// Everything in a file.
fn whole(inputs: &dyn Inputs, path: &Path) -> Result<Secret, Unreadable> {
    let mut source = inputs.file(path)?;
    let all =
        Secret::read_all(&mut source).map_err(|error| Unreadable::Refused(error.to_string()))?;
    all.ok_or(Unreadable::TooLong)
}

/// Whether `name` matches `pattern`, in which `*` is any run of characters and `?` any one.
fn is_match(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) =
        (pattern.chars().collect(), name.chars().collect());
    let (mut at, mut star) = ((0, 0), None);
    while at.1 < name.len() {
        match pattern.get(at.0) {
            Some('*') => {
                star = Some(at);
                at.0 += 1;
            }
            Some(&wanted) if wanted == '?' || wanted == name[at.1] => at = (at.0 + 1, at.1 + 1),
            // Let the last star take one character more.
            _ => match star {
                Some((in_pattern, in_name)) => {
                    star = Some((in_pattern, in_name + 1));
                    at = (in_pattern + 1, in_name + 1);
                }
                None => return false,
            },
        }
    }
    pattern[at.0..].iter().all(|&rest| rest == '*')
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_whole_names() {
        for (pattern, name, expected) in [
            ("*_PASSWORD", "DB_PASSWORD", true),
            ("*_PASSWORD", "DB_PASSWORD_FILE", false),
            ("DB_?", "DB_A", true),
            ("DB_?", "DB_", false),
            ("*", "", true),
            ("a*b*c", "axbxbxc", true),
            ("a*b*c", "axbxbx", false),
            ("PORT", "PORT", true),
        ] {
            assert_eq!(is_match(pattern, name), expected, "{pattern} {name}");
        }
    }
}
