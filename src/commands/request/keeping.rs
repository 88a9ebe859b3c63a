//! What is kept of a case while its interview lasts: each answer at once, so that one that is interrupted
//! goes on where it stopped.

use crate::commands::request::cases;
use crate::failure::Failure;
use crate::ports::Ports;
use crate::recipes::Recipe;
use crate::request::case::Case;
use crate::request::case::Event;
use crate::request::case::What;
use crate::request::case::line;
use crate::request::facts::Facts;
use crate::request::facts::Text;

/// A case, and how it is kept.
pub(super) struct Keeping {
    /// The case as it stands.
    pub(super) case: Case,
    /// Why nothing more is kept; the interview goes on without.
    pub(super) trouble: Option<Failure>,
}

impl Keeping {
    /// A new case with a name for these facts; nothing is written until there is something to keep.
    pub(super) fn anew(ports: &Ports<'_>, facts: &Facts) -> Self {
        let (name, trouble) = match cases::name_for(ports, facts) {
            Ok(name) => (name, None),
            Err(failure) => (String::new(), Some(failure)),
        };
        let case = Case {
            name,
            ..Case::default()
        };
        Self { case, trouble }
    }

    /// A case that is there already.
    pub(super) fn of(case: Case) -> Self {
        let trouble = None;
        Self { case, trouble }
    }

    /// Take these facts in, and keep them.
    pub(super) fn facts<'a>(
        &mut self,
        ports: &Ports<'_>,
        recipe: &Recipe,
        pairs: impl IntoIterator<Item = (&'a str, String)>,
    ) -> Result<(), Failure> {
        let facts = pairs.into_iter().map(|(key, value)| What::Fact {
            key: key.to_owned(),
            value,
        });
        self.take(ports, recipe, facts.collect())
    }

    /// Take in what happened, and keep it. That it cannot be kept is no reason to stop.
    pub(super) fn take(
        &mut self,
        ports: &Ports<'_>,
        recipe: &Recipe,
        mut happened: Vec<What>,
    ) -> Result<(), Failure> {
        if self.case.log.is_empty() {
            let service = What::Fact {
                key: "service".to_owned(),
                value: recipe.id.clone(),
            };
            happened.splice(0..0, [What::Begun, service]);
        }
        let at = ports.clock.now();
        let mut lines = Vec::new();
        for what in happened {
            let event = Event { at, what };
            lines.extend(line::write(&event));
            self.case.take(event)?;
        }
        if self.trouble.is_none() {
            self.trouble = ports.cases.append(&self.case.name, &lines).err();
        }
        Ok(())
    }

    /// The keys of the questions that were asked, in order.
    pub(super) fn asked(&self) -> Vec<String> {
        let asked = self.case.asked.iter().filter(|key| *key != "service");
        asked.cloned().collect()
    }
}

/// The cases of this service that are not closed, the newest first; none where they cannot be read.
pub(super) fn open(ports: &Ports<'_>, recipe: &Recipe) -> Vec<Case> {
    let mut open = cases::open(ports).unwrap_or_default();
    open.retain(|case| case.facts.text(Text::Service) == Some(&*recipe.id));
    open.sort_by_key(|case| std::cmp::Reverse(begun(case)));
    open
}

/// When it was begun.
pub(super) fn begun(case: &Case) -> u64 {
    case.log.first().map(|event| event.at).unwrap_or_default()
}
