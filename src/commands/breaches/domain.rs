//! `doorkey breaches domain`: what happened to one site.

use crate::commands::breaches::asked::ListOptions;
use crate::commands::breaches::list;
use crate::config::Config;
use crate::failure::Failure;
use crate::ports::Ports;
use crate::sites::breach_list::Breach;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// Ask whether a site was breached; no key is needed
///
/// Exit code 1 where it was; 3 where no breach of it is found, but rows of the list cannot be read or the kept list is more
/// than 90 days old. What is known is public, and says nothing of any one account.
#[derive(clap::Args, Clone, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct OfDomain {
    /// The site, as `example.org`
    #[arg(value_name = "DOMAIN")]
    domain: String,
    #[command(flatten)]
    options: ListOptions,
}

impl OfDomain {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let host = list::host(&self.domain)?;
        let site = host.as_str().to_owned();
        // The whole list, as the service finds only what stands under the very name that it is asked for.
        let listed = self.options.read(ports, config)?;
        let found: Vec<Breach> = listed.list.of_host(&host).cloned().collect();
        let is_open = found.is_empty() && !listed.doubts.is_empty();
        let said = match found.len() {
            0 if is_open => format!(
                "whether {site} was breached is not known ({}): {}",
                listed.from,
                listed.doubts.join("; ")
            ),
            0 => format!("no breach of {site} is known ({})", listed.from),
            1 => format!("1 breach of {site} is known ({})", listed.from),
            count => format!("{count} breaches of {site} are known ({})", listed.from),
        };
        let mut told = Told::default().say(said);
        told.notes = listed.notes;
        if !found.is_empty() {
            told.notes.push(list::LICENCE.to_owned());
        }
        if host.owners_part() != site {
            told.notes.push(format!(
                "looked up was {site}, and what it is a part of, up to {}",
                host.owners_part()
            ));
        }
        told.found = !found.is_empty();
        told.is_open = is_open;
        let words = vec![
            ("domain", Word::Text(site)),
            ("source", Word::Text(listed.from)),
        ];
        Ok(told.fact(Fact::Words(words)).fact(Fact::Breaches(found)))
    }
}

const EXAMPLES: &str = "\
Examples:
  doorkey breaches domain example.org               fetches the whole list: the service is not told which site
  doorkey breaches domain example.org --offline     looks into the kept list, and opens no socket";
