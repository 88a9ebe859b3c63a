//! `doorkey request list`: every case in a line.

use crate::commands::request::cases;
use crate::failure::Failure;
use crate::ports::Ports;
use crate::recipes;
use crate::request::case::Case;
use crate::request::facts::Text;
use crate::request::plan;
use crate::told::CaseRow;
use crate::told::Fact;
use crate::told::Told;

/// List the requests: how far each has come, and the next day to look at it
#[derive(clap::Args, Clone, Debug)]
pub(super) struct List {}

impl List {
    pub(super) fn run(ports: &Ports<'_>) -> Result<Told, Failure> {
        let mut told = Told::default();
        let mut rows = Vec::new();
        for name in ports.cases.names()? {
            match cases::load(ports, &name) {
                Ok(Some((case, _))) if case.log.is_empty() => {
                    told = told.note(format!(
                        "nothing in the log of `{name}` can be read; `doorkey request forget {name}` takes it away"
                    ));
                }
                Ok(Some((case, unread))) => {
                    rows.push(row(&case, ports.clock.now()));
                    if !unread.is_empty() {
                        told = told.note(torn(&name, unread.len()));
                    }
                }
                Ok(None) => {}
                // One that cannot be read does not hide the others.
                Err(failure) => {
                    let because = failure.because.unwrap_or_default();
                    told = told.note(format!("{}: {because}", failure.what));
                }
            }
        }
        // Open ones first, then by name.
        rows.sort_by_key(|row| row.outcome.is_some());
        if rows.is_empty() {
            told = told.say("there is no request; `doorkey request new` begins one");
        }
        Ok(told.fact(Fact::Cases(rows)))
    }
}

/// A case in a line.
pub(super) fn row(case: &Case, now: u64) -> CaseRow {
    let text = |text| case.facts.text(text).unwrap_or_default().to_owned();
    let recipe = recipes::known(&text(Text::Service));
    CaseRow {
        name: case.name.clone(),
        service: text(Text::Service),
        username: text(Text::Username),
        state: plan::state(case),
        outcome: case.outcome().map(str::to_owned),
        since: case.log.first().map_or(now, |event| event.at),
        next: recipe.and_then(|recipe| plan::plan(&recipe, case, now).next_day()),
    }
}

/// That so many lines of a log are not counted.
pub(super) fn torn(name: &str, count: usize) -> String {
    let lines = if count == 1 {
        "1 line".to_owned()
    } else {
        format!("{count} lines")
    };
    format!(
        "{lines} of the log of `{name}` cannot be read (a run was cut short, or somebody changed it); the others count"
    )
}
