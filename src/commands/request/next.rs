//! `doorkey request next`: what to do today, and what comes.

use crate::commands::request::cases;
use crate::failure::Failure;
use crate::ports::Ports;
use crate::request::calendar;
use crate::request::plan::plan;
use crate::secret::Secret;
use crate::told::Fact;
use crate::told::Told;

/// Say what to do today, and what to expect on which day
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Next {
    /// The request; the open one where there is one
    case: Option<String>,
    /// The days as a calendar (iCalendar); `--output FILE` writes it to a file
    #[arg(long)]
    ics: bool,
}

impl Next {
    pub(super) fn run(self, ports: &Ports<'_>) -> Result<Told, Failure> {
        let case = cases::find(ports, self.case.as_deref())?;
        let recipe = cases::recipe(&case)?;
        let now = ports.clock.now();
        let plan = plan(&recipe, &case, now);
        if self.ics {
            let calendar = calendar::write(&case, &recipe.title, &plan, now);
            let calendar = Secret::new(calendar.into_bytes());
            return Ok(Told::default().fact(Fact::Text("calendar", calendar)));
        }
        let mut told = Told::default();
        if case.outcome().is_some() {
            told = told.note("the request is closed: nothing is left to do");
        }
        Ok(told.fact(Fact::Plan(case.name, Box::new(plan))))
    }
}
