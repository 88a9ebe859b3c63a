//! `doorkey request open`: the form in the browser, and its fields on the clipboard one after the other.

use crate::commands::request::cases;
use crate::commands::request::draft::drafted;
use crate::commands::request::draft::is_filed;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Ports;
use crate::request::draft::Content;
use crate::request::draft::Draft;
use crate::secret::Secret;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// Open the form of a request in your browser; you fill it in and file it
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Open {
    /// The request; may be left out where one is open
    case: Option<String>,
    /// The form of this route instead of the best one that has any
    #[arg(long, value_name = "ID")]
    route: Option<String>,
    /// Put each field, and then the mail, on the clipboard in turn
    #[arg(long)]
    copy: bool,
    /// Say the address, and open nothing
    #[arg(long)]
    print: bool,
}

impl Open {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let case = cases::find(ports, self.case.as_deref())?;
        if is_filed(&case) {
            let what =
                "the request is filed already, and a second one would be closed as a duplicate";
            return Err(Failure::new(Kind::Usage, what)
                .hint("`doorkey request draft` shows the mail that goes with it"));
        }
        let drafted = match drafted(ports, config, &case, self.route.as_deref())? {
            Ok(drafted) => drafted,
            Err(told) => return Ok(told),
        };
        let issue = drafted.draft.issue.as_ref().ok_or_else(|| {
            Failure::new(Kind::Usage, "no form belongs to this route")
                .hint("`doorkey request draft` shows what is to be sent")
        })?;
        if self.copy {
            ports.clipboard.reach()?;
        }
        let url = issue.url.clone();
        let mut told = Told::default();
        told.notes.extend(drafted.note);
        if self.print {
            told = told.say(&url);
        } else {
            ports
                .browser
                .open(&url)
                .map_err(|failure| failure.hint(format!("open it yourself: {url}")))?;
            told = told.say(format!("opened {url}"));
        }
        if self.copy {
            offer_each(ports, &drafted.draft)?;
        }
        let boxes = issue.blocks.iter().filter(|block| is_box(&block.content));
        let facts = vec![
            ("url", Word::Text(url)),
            ("boxes", Word::Number(boxes.count())),
        ];
        Ok(told
            .note("read the boxes before you tick them: they are your word, not doorkey's")
            .note(format!(
                "once it is filed: `doorkey request log filed LINK {}`, then send the mail",
                case.name
            ))
            .fact(Fact::Words(facts)))
    }
}

fn is_box(content: &Content) -> bool {
    matches!(content, Content::Box { .. })
}

/// Each text on the clipboard until it is pasted, and taken away again.
fn offer_each(ports: &mut Ports<'_>, draft: &Draft) -> Result<(), Failure> {
    for (name, text) in pieces(draft) {
        let offer = ports.clipboard.offer(&Secret::new(text.into_bytes()))?;
        let asked = ports.terminal.ask_line(&format!(
            "{name} is on the clipboard; paste it, then [Enter]: "
        ));
        drop(offer);
        asked?;
    }
    Ok(())
}

/// What is to be pasted, in order, each under its name.
fn pieces(draft: &Draft) -> Vec<(String, String)> {
    let mut pieces = Vec::new();
    if let Some(issue) = &draft.issue {
        for block in &issue.blocks {
            if let Content::Text(text) = &block.content {
                pieces.push((format!("`{}`", block.label), text.clone()));
            }
        }
    }
    if let Some(mail) = &draft.mail {
        for (name, text) in [
            ("the address of the mail", &mail.to),
            ("its subject", &mail.subject),
            ("its text", &mail.body),
        ] {
            pieces.push((name.to_owned(), text.clone()));
        }
    }
    pieces
}
