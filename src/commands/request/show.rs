//! `doorkey request show`: all that is known of a case, and what happened.

use crate::commands::request::cases;
use crate::commands::request::list::row;
use crate::commands::request::list::torn;
use crate::failure::Failure;
use crate::ports::Ports;
use crate::recipes;
use crate::request::facts::Text;
use crate::request::plan;
use crate::request::triage::filled;
use crate::told::CaseSheet;
use crate::told::Fact;
use crate::told::Told;

/// Show what is known of a request, its route, and what happened
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Show {
    /// The request; the open one where there is one
    case: Option<String>,
}

impl Show {
    pub(super) fn run(self, ports: &Ports<'_>) -> Result<Told, Failure> {
        let case = cases::find(ports, self.case.as_deref())?;
        let unread = cases::load(ports, &case.name)?.map_or(0, |(_, unread)| unread.len());
        let recipe = recipes::known(case.facts.text(Text::Service).unwrap_or_default());
        let route = recipe.as_ref().and_then(|recipe| {
            let door = plan::door(recipe, &case)?;
            Some((door.id, filled(&door.title, recipe, &case.facts)))
        });
        let sheet = CaseSheet {
            row: row(&case, ports.clock.now()),
            facts: case.facts.pairs(),
            route,
            log: case.log,
        };
        let told = Told::default().fact(Fact::Case(Box::new(sheet)));
        Ok(match unread {
            0 => told,
            count => told.note(torn(&case.name, count)),
        })
    }
}
