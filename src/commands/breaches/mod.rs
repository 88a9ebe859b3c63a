//! `doorkey breaches`: which sites were breached, and whether an address is in one.

mod account;
mod asked;
mod domain;
mod kept;
mod key;
mod list;
mod questions;

use crate::commands::breaches::account::OfAccount;
use crate::commands::breaches::domain::OfDomain;
use crate::commands::breaches::key::Key;
use crate::commands::breaches::list::List;
use crate::config::Config;
use crate::failure::Failure;
use crate::ports::Ports;
use crate::told::Told;

/// See which sites were breached, and whether an address of yours is in one (Have I Been Pwned)
#[derive(clap::Args, Clone, Debug)]
pub struct Breaches {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand, Clone, Debug)]
enum Action {
    List(List),
    Domain(OfDomain),
    Account(OfAccount),
    Key(Key),
}

impl Breaches {
    /// Do what was asked; `say` tells at once what cannot wait.
    ///
    /// # Errors
    /// Nothing could be asked.
    pub fn run(
        self,
        ports: &mut Ports<'_>,
        config: &Config,
        say: &mut dyn FnMut(&str),
    ) -> Result<Told, Failure> {
        match self.action {
            Action::List(list) => list.run(ports, config),
            Action::Domain(domain) => domain.run(ports, config),
            Action::Account(account) => account.run(ports, config, say),
            Action::Key(key) => key.run(ports, config),
        }
    }
}
