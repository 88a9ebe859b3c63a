//! `doorkey request`: the way back into an account.

mod after;
mod ask;
mod branch;
mod cases;
mod close;
mod draft;
mod facts;
mod foretell;
mod forget;
mod gate;
mod keeping;
mod lint;
mod list;
mod log;
mod look;
mod named;
mod needless;
mod new;
mod next;
mod open;
mod services;
mod show;
mod texts;

use crate::commands::request::after::After;
use crate::commands::request::branch::Branch;
use crate::commands::request::close::Close;
use crate::commands::request::draft::DraftCommand;
use crate::commands::request::facts::FactsCommand;
use crate::commands::request::foretell::Foretell;
use crate::commands::request::forget::Forget;
use crate::commands::request::lint::Lint;
use crate::commands::request::list::List;
use crate::commands::request::log::Log;
use crate::commands::request::look::Look;
use crate::commands::request::new::New;
use crate::commands::request::next::Next;
use crate::commands::request::open::Open;
use crate::commands::request::services::Services;
use crate::commands::request::show::Show;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Ports;
use crate::recipes;
use crate::recipes::Recipe;
use crate::told::Told;

/// Find the way back into an account, and write the request that opens it
#[derive(clap::Args, Clone, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Request {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand, Clone, Debug)]
enum Action {
    New(New),
    Look(Look),
    Facts(FactsCommand),
    List(List),
    Show(Show),
    Next(Next),
    Draft(DraftCommand),
    Open(Open),
    Log(Log),
    Branch(Branch),
    After(After),
    Close(Close),
    Forget(Forget),
    Foretell(Foretell),
    Services(Services),
    Lint(Lint),
}

/// The form of the answer, where a command has more than text and JSON.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// For the screen.
    Human,
    /// One JSON document.
    Json,
    /// The texts as Markdown, plain text, a page, or a mail.
    Markdown,
    /// Plain text.
    Text,
    /// A page.
    Html,
    /// A mail as mail programs open it.
    Eml,
}

impl Request {
    /// Do what was asked.
    ///
    /// # Errors
    /// What was given cannot be read, or nobody can be asked.
    pub fn run(self, ports: &mut Ports<'_>, config: &Config, form: Form) -> Result<Told, Failure> {
        match self.action {
            Action::New(new) => new.run(ports, config, form),
            Action::Look(look) => look.run(ports),
            Action::Facts(facts) => facts.run(),
            Action::List(List {}) => List::run(ports),
            Action::Show(show) => show.run(ports),
            Action::Next(next) => next.run(ports),
            Action::Draft(draft) => draft.run(ports, config, form),
            Action::Open(open) => open.run(ports, config),
            Action::Log(log) => log.run(ports, config),
            Action::Branch(branch) => branch.run(ports, config),
            Action::After(after) => after.run(ports),
            Action::Close(close) => close.run(ports),
            Action::Forget(forget) => forget.run(ports),
            Action::Foretell(foretell) => foretell.run(ports, config),
            Action::Services(services) => services.run(),
            Action::Lint(lint) => lint.run(ports, config),
        }
    }
}

/// The recipe of the service that `name` names.
fn recipe(name: &str) -> Result<Recipe, Failure> {
    recipes::known(name).ok_or_else(|| {
        let known: Vec<_> = recipes::all().map(|recipe| recipe.id).collect();
        let what = if name.is_empty() {
            "the service is not named"
        } else {
            "there is no recipe for this service"
        };
        Failure::new(Kind::Usage, what).hint(format!("there is one for {}", known.join(", ")))
    })
}

const EXAMPLES: &str = "\
Examples:
  doorkey request new pypi               a few questions, then the way back in
  doorkey request look pypi              what on this machine makes a request needless
  doorkey request foretell pypi --username ada --project sampleproject
                                         which proof will be asked for, and can you give it?
  doorkey request open --copy            the form in the browser, field by field
  doorkey request log filed https://github.com/pypi/support/issues/1234
  doorkey request next                   what to do today
  doorkey request branch TOKEN --push    the branch that staff ask for
  doorkey request after                  the first hour back in
  doorkey request lint letter.md         is there something in it that should not go out?
  doorkey request services github        what is known of a service, and how it gives accounts back
  doorkey request facts --example        a file with every fact in it, for scripts
  doorkey request new --facts lost.toml --format json";
