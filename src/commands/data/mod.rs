//! `doorkey data`: the public lists that checks of a vault and look-ups of breaches use without a network.

mod info;
mod update;

use crate::commands::data::info::Info;
use crate::commands::data::update::Update;
use crate::config::Config;
use crate::failure::Failure;
use crate::ports::Ports;
use crate::told::Told;

/// Keep public lists on this machine: breaches, second factors and passkeys of sites
#[derive(clap::Args, Clone, Debug)]
pub struct Data {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand, Clone, Debug)]
enum Action {
    Update(Update),
    Info(Info),
}

impl Data {
    /// Do what was asked.
    ///
    /// # Errors
    /// Nothing could be done; what is kept stays as it is.
    pub fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        match self.action {
            Action::Update(update) => update.run(ports, config),
            Action::Info(info) => Ok(info.run(ports)),
        }
    }
}
