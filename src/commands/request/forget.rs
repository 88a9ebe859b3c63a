//! `doorkey request forget`: take a case away for good. Its facts are private: addresses, names, dates.

use crate::commands::request::cases;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::confirm::confirm;
use crate::ports::Ports;
use crate::ports::cases::is_name;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// Delete a request with its facts and its log, for good
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Forget {
    /// The request
    case: String,
    /// Ask nothing
    #[arg(long)]
    yes: bool,
}

impl Forget {
    pub(super) fn run(self, ports: &mut Ports<'_>) -> Result<Told, Failure> {
        // Also one that cannot be read.
        let is_known = is_name(&self.case) && ports.cases.names()?.contains(&self.case);
        let name = if is_known {
            self.case
        } else {
            cases::find(ports, Some(&self.case))?.name
        };
        if !self.yes {
            let question = format!(
                "Delete what is known of {name}, for good? The issue and the mails stay. [y/N] "
            );
            confirm(ports, &question)?;
        }
        if !ports.cases.remove(&name)? {
            return Err(Failure::new(Kind::Input, "the request is gone already"));
        }
        Ok(Told::default()
            .say(format!("the request {name} is deleted"))
            .fact(Fact::Words(vec![("request", Word::Text(name))])))
    }
}
