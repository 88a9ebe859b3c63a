//! `doorkey request close`: the end of a case. Nothing of it is deleted.

use crate::commands::request::cases;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::confirm::confirm;
use crate::ports::Ports;
use crate::request::case::What;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// Close a request, and keep how it ended
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Close {
    /// The request; the open one where there is one
    case: Option<String>,
    /// How it ended
    #[arg(long, value_name = "HOW")]
    outcome: Option<Outcome>,
    /// Ask nothing
    #[arg(long)]
    yes: bool,
}

/// How a case can end.
#[derive(clap::ValueEnum, Clone, Copy, Debug)]
#[value(rename_all = "snake_case")]
enum Outcome {
    /// Staff gave the account back
    Recovered,
    /// It opened without staff
    SelfService,
    /// It is left as it is
    GaveUp,
    /// Another request is about the same account
    Duplicate,
}

impl Outcome {
    fn word(self) -> &'static str {
        match self {
            Self::Recovered => "recovered",
            Self::SelfService => "self_service",
            Self::GaveUp => "gave_up",
            Self::Duplicate => "duplicate",
        }
    }
}

impl Close {
    pub(super) fn run(self, ports: &mut Ports<'_>) -> Result<Told, Failure> {
        let case = cases::find(ports, self.case.as_deref())?;
        if case.outcome().is_some() {
            return Err(Failure::new(Kind::Usage, "the request is closed already")
                .hint("`doorkey request show` says how it ended"));
        }
        let Some(how) = self.outcome else {
            return Err(Failure::new(Kind::Usage, "it is not said how it ended").hint(
                "`doorkey request close --outcome recovered`; or self_service, gave_up, duplicate",
            ));
        };
        let outcome = how.word();
        if !self.yes {
            let words = outcome.replace('_', " ");
            confirm(ports, &format!("Close {} ({words})? [y/N] ", case.name))?;
        }
        let closed = What::Closed {
            outcome: outcome.to_owned(),
        };
        cases::record(ports, &case.name, closed)?;
        let told = Told::default().say(format!("the request {} is closed", case.name));
        let told = match how {
            Outcome::Recovered | Outcome::SelfService => {
                told.note("`doorkey request after` has the list for the first hour back in")
            }
            Outcome::GaveUp | Outcome::Duplicate => told,
        };
        Ok(told.fact(Fact::Words(vec![
            ("request", Word::Text(case.name)),
            ("outcome", Word::Text(outcome.to_owned())),
        ])))
    }
}
