//! `doorkey request services`: what is known of each service, and how it gives accounts back.

use crate::failure::Failure;
use crate::failure::Kind;
use crate::recipes;
use crate::told::Fact;
use crate::told::Told;

/// List the services, or show how one gives accounts back
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Services {
    /// The service: pypi, github, npm …
    name: Option<String>,
}

impl Services {
    pub(super) fn run(self) -> Result<Told, Failure> {
        let Some(name) = self.name else {
            let told = Told::default().fact(Fact::Services(recipes::all().collect()));
            return Ok(told.note("`doorkey request services NAME` shows one of them whole"));
        };
        let recipe = recipes::known(&name).ok_or_else(|| {
            let known: Vec<_> = recipes::all().map(|recipe| recipe.id).collect();
            Failure::new(Kind::Usage, "there is no recipe for this service")
                .hint(format!("there is one for {}", known.join(", ")))
        })?;
        Ok(Told::default().fact(Fact::Services(vec![recipe])))
    }
}
