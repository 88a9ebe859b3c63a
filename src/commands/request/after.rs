//! `doorkey request after`: the first hour back in.

use crate::commands::request::cases;
use crate::failure::Failure;
use crate::ports::Ports;
use crate::request::case::What;
use crate::request::triage::Hint;
use crate::request::triage::filled;
use crate::request::triage::fits;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// List what to do in the first hour back in, so that it does not happen again
#[derive(clap::Args, Clone, Debug)]
pub(super) struct After {
    /// The request; the open one where there is one
    case: Option<String>,
}

impl After {
    pub(super) fn run(self, ports: &Ports<'_>) -> Result<Told, Failure> {
        let case = cases::find(ports, self.case.as_deref())?;
        let recipe = cases::recipe(&case)?;
        let fit = recipe
            .after
            .iter()
            .filter(|remark| fits(&remark.when, &case.facts));
        let hints: Vec<_> = fit
            .map(|remark| Hint {
                id: remark.id.clone(),
                say: filled(&remark.say, &recipe, &case.facts),
            })
            .collect();
        let mut told = Told::default();
        let is_back = case.log.iter().any(|event| event.what == What::BackIn);
        if !is_back && case.outcome().is_none() {
            told = told.note(format!(
                "once you are back in, `doorkey request log {0} back-in` writes it down, and `doorkey request next {0}` goes on from there",
                case.name
            ));
        }
        if hints.is_empty() {
            told = told.say("nothing is known that this service wants done");
        }
        Ok(told
            .fact(Fact::Words(vec![("request", Word::Text(case.name))]))
            .fact(Fact::Steps("after", hints)))
    }
}
