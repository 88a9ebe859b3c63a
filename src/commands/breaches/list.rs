//! `doorkey breaches list`: all breaches that are known.

use crate::commands::breaches::asked::ListOptions;
use crate::config::Config;
use crate::date::Date;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Ports;
use crate::sites::breach_list::Breach;
use crate::sites::host_name::HostName;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// List the breaches that are known, newest first; no key is needed
#[derive(clap::Args, Clone, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct List {
    /// Only those that happened on DATE (`2026-01-31`) or later
    #[arg(long, value_name = "DATE", value_parser = day)]
    since: Option<Date>,
    /// Only those of this site
    #[arg(long, value_name = "DOMAIN")]
    domain: Option<String>,
    #[command(flatten)]
    options: ListOptions,
}

impl List {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let host = self.domain.as_deref().map(host).transpose()?;
        let listed = self.options.read(ports, config)?;
        let all = listed.list.all().len();
        let mut breaches: Vec<Breach> = match &host {
            Some(host) => listed.list.of_host(host).cloned().collect(),
            None => listed.list.into_all(),
        };
        let is_none = breaches.is_empty();
        if let Some(day) = self.since {
            breaches.retain(|breach| breach.is_since(day));
        }
        breaches.sort_by_key(|breach| std::cmp::Reverse(breach.happened));
        let words = vec![
            ("source", Word::Text(listed.from.clone())),
            ("total", Word::Number(all)),
        ];
        let said = match breaches.len() {
            1 => format!("1 of {all} breaches, from {}", listed.from),
            count => format!("{count} of {all} breaches, from {}", listed.from),
        };
        let mut told = Told::default().say(said);
        // Of a site that none of the rows is of, another may be.
        told.is_open = host.is_some() && is_none && !listed.doubts.is_empty();
        told.notes = listed.notes;
        if told.is_open {
            told.notes.extend(listed.doubts);
        }
        told.notes.push(LICENCE.to_owned());
        Ok(told.fact(Fact::Words(words)).fact(Fact::Breaches(breaches)))
    }
}

/// The host that was typed.
pub(super) fn host(text: &str) -> Result<HostName, Failure> {
    HostName::of_address(text).ok_or_else(|| {
        Failure::new(Kind::Usage, "the domain is not the name of a host")
            .hint("write it as `example.org`")
    })
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "a day as `2026-01-31`".to_owned())
}

/// Source: <https://haveibeenpwned.com/API/v3#License>.
pub(super) const LICENCE: &str =
    "the breaches are the work of Have I Been Pwned (haveibeenpwned.com), CC BY 4.0";

const EXAMPLES: &str = "\
Examples:
  doorkey breaches list --since 2026-01-01            what happened this year
  doorkey breaches list --domain example.org          of one site
  doorkey breaches list --offline --format jsonl      the kept list, a line each, for a program";
