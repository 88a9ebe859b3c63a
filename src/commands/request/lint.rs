//! `doorkey request lint`: what must not stand in a text that goes out.

use std::path::Path;
use std::path::PathBuf;

use crate::commands::request::named;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::kept_secrets;
use crate::ports::Ports;
use crate::request::lint::Audience;
use crate::request::lint::look;
use crate::secret::Secret;
use crate::secret::item::Unreadable;
use crate::told::Fact;
use crate::told::LintRow;
use crate::told::Told;

/// Look through a text for secrets and addresses before it goes out
///
/// The text is compared with the recovery codes and enrolments that doorkey keeps as well, where their store is
/// open. What is found is named by its place, and never shown.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Lint {
    /// The text; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Only staff read it: mail addresses, telephone numbers and mail headers may stand in it
    #[arg(long)]
    private: bool,
}

impl Lint {
    pub(super) fn run(self, ports: &Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let (known, note) = kept_secrets::known(ports, config);
        let is_stdin = self.file == Path::new("-");
        let file = if is_stdin {
            "standard input".to_owned()
        } else {
            named::path(&self.file, &known).trim_matches('`').to_owned()
        };
        let bytes = read(ports, is_stdin, &self.file).map_err(|why| unread(&file).because(&why))?;
        if let Some(what) = encoding(bytes.reveal()) {
            return Err(unread(&file).because(&what).hint("save it as UTF-8 text"));
        }
        // What is no UTF-8 becomes a sign that is no letter; all else is looked at.
        let text = String::from_utf8_lossy(bytes.reveal());
        let is_whole = matches!(text, std::borrow::Cow::Borrowed(_));
        let audience = if self.private {
            Audience::Private
        } else {
            Audience::Public
        };
        let hits = look(&text, audience, &[], &known);
        let rows: Vec<_> = hits
            .iter()
            .take(MOST_HITS)
            .map(|hit| LintRow {
                file: file.clone(),
                line: hit.line,
                column: hit.column,
                rule: hit.rule,
            })
            .collect();
        if rows.is_empty() && !is_whole {
            return Err(unread(&file)
                .because(&"some of its bytes are no UTF-8 text; nothing was found in the others")
                .hint("save it as UTF-8 text"));
        }
        let mut told = Told {
            found: !rows.is_empty(),
            ..Told::default()
        };
        if rows.is_empty() {
            let lines = text.lines().count();
            let lines = match lines {
                1 => "one line".to_owned(),
                lines => format!("{lines} lines"),
            };
            told = told.say(format!(
                "nothing found that should not go out; {lines} looked at"
            ));
        }
        if hits.len() > MOST_HITS {
            let more = hits.len() - MOST_HITS;
            told = told.note(format!("and {more} more places behind these"));
        }
        if !is_whole {
            told = told.note("some bytes are no UTF-8 text, and were not looked at");
        }
        told.notes.extend(note);
        Ok(told.fact(Fact::Lint(rows)))
    }
}

/// The whole text, or nothing of it.
fn read(ports: &Ports<'_>, is_stdin: bool, path: &Path) -> Result<Secret, Unreadable> {
    let mut source = if is_stdin {
        ports.inputs.stdin()?
    } else {
        ports.inputs.file(path)?
    };
    let bytes = Secret::read_at_most(&mut source, MAX_TEXT + 1).map_err(|why| match why {
        Unreadable::TooLong(_) => too_long(),
        why => why,
    })?;
    if bytes.len() > MAX_TEXT {
        return Err(too_long());
    }
    bytes.or_empty()
}

/// Why bytes cannot be looked at as text.
fn encoding(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        Some("it is UTF-16 text")
    } else if bytes.contains(&0) {
        Some("it has a NUL byte in it, so it is no text")
    } else {
        None
    }
}

fn too_long() -> Unreadable {
    Unreadable::Refused("longer than 1 MiB".to_owned())
}

fn unread(file: &str) -> Failure {
    Failure::new(Kind::Input, format!("`{file}` cannot be looked through"))
}

/// What is told of a text that is full of them.
const MOST_HITS: usize = 1_000;
/// Longer than any letter.
const MAX_TEXT: usize = 1 << 20;
