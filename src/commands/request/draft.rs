//! `doorkey request draft`: the texts of a request that is kept, once more.

use std::path::PathBuf;

use crate::commands::request::Form;
use crate::commands::request::cases;
use crate::commands::request::gate;
use crate::commands::request::texts;
use crate::config::Config;
use crate::failure::Failure;
use crate::options::kept_secrets;
use crate::ports::Ports;
use crate::recipes::Door;
use crate::request::case::Case;
use crate::request::case::What;
use crate::request::draft::Draft;
use crate::request::plan;
use crate::request::triage::Triage;
use crate::request::triage::triage;
use crate::secret::Secret;
use crate::told::Fact;
use crate::told::Told;

/// Write the texts of a request once more, from what is known of it now
#[derive(clap::Args, Clone, Debug)]
pub(super) struct DraftCommand {
    /// The request; may be left out where one is open
    case: Option<String>,
    /// Write the texts of this route instead of the best one that has any
    #[arg(long, value_name = "ID")]
    route: Option<String>,
    /// Write the texts to new files in this folder: `issue.md`, `mail.eml`, `request.txt`, `request.html`
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl DraftCommand {
    pub(super) fn run(
        self,
        ports: &mut Ports<'_>,
        config: &Config,
        form: Form,
    ) -> Result<Told, Failure> {
        let case = cases::find(ports, self.case.as_deref())?;
        let drafted = match drafted(ports, config, &case, self.route.as_deref())? {
            Ok(drafted) => drafted,
            Err(told) => return Ok(told),
        };
        let text = texts::of(&drafted.draft, form, &drafted.triage)?;
        let mut told = Told::default();
        told.notes.extend(drafted.note);
        if let Some(folder) = &self.out {
            for path in texts::write(
                ports,
                folder,
                &drafted.draft,
                &drafted.triage,
                &drafted.known,
            )? {
                told = told.say(format!("wrote `{}`", path.display()));
            }
        }
        if !drafted.draft.is_empty() && plan::drafted(&case) != Some(&drafted.route) {
            // So that the plan goes through the same door.
            let route = drafted.route;
            cases::record(ports, &case.name, What::Drafted { route })?;
        }
        Ok(match text {
            Some(text) => told.fact(Fact::Text("draft", text)),
            None => told.fact(Fact::Draft(drafted.draft)),
        })
    }
}

/// The texts of a case, let through the gate.
pub(super) struct Drafted {
    /// The route they are of.
    pub(super) route: String,
    pub(super) triage: Triage,
    pub(super) draft: Draft,
    /// What it was compared with.
    pub(super) known: Vec<Secret>,
    /// What could not be compared.
    pub(super) note: Option<String>,
}

/// Whether the issue of a case is there already.
pub(super) fn is_filed(case: &Case) -> bool {
    case.facts.is("filed", "yes")
}

/// The texts of a case; what the gate says where it stops them.
pub(super) fn drafted(
    ports: &mut Ports<'_>,
    config: &Config,
    case: &Case,
    route: Option<&str>,
) -> Result<Result<Drafted, Told>, Failure> {
    let recipe = cases::recipe(case)?;
    let triage = triage(&recipe, &plan::unfiled(&case.facts));
    // Once it is filed, the texts are those of the door that was taken; until then those of the best one now.
    let taken = plan::door(&recipe, case).filter(|_| is_filed(case));
    let door = taken.filter(|door| door.issue || door.mail.is_some());
    let fitting = |door: &Door| triage.routes.iter().any(|route| route.id == door.id);
    let door = door.filter(fitting).map(|door| door.id);
    let (chosen, mut draft) =
        texts::chosen(&recipe, &case.facts, &triage, route.or(door.as_deref()))?;
    if is_filed(case) {
        // A second issue would be closed as a duplicate; the mail is still wanted, now with its number.
        draft.issue = None;
    }
    let (known, note) = kept_secrets::known(ports, config);
    if let Err(blocked) = gate::pass(&recipe, &draft, &case.facts, &known) {
        return Ok(Err(gate::told(&blocked)));
    }
    Ok(Ok(Drafted {
        route: chosen.id.clone(),
        triage,
        draft,
        known,
        note,
    }))
}
