//! `doorkey breaches account`: whether an address is in a breach, a paste, or the log of a thief.

use crate::commands::breaches::asked::ServiceOptions;
use crate::commands::breaches::kept;
use crate::commands::breaches::list::LICENCE;
use crate::commands::breaches::questions::Asked;
use crate::commands::breaches::questions::BREACHES;
use crate::commands::breaches::questions::PASTES;
use crate::commands::breaches::questions::Prefixed;
use crate::commands::breaches::questions::STEALER_LOGS;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::api;
use crate::options::api_key::ApiKeyOptions;
use crate::options::site_lists;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::ports::web_api::Reached;
use crate::sites::account::Account;
use crate::sites::account::Answer;
use crate::sites::account::Part;
use crate::sites::account::Sent;
use crate::sites::breach_list::Breach;
use crate::told::Fact;
use crate::told::Told;

/// Ask whether a mail address is in a breach, in a paste, or in what thieves logged on people's machines
///
/// With a key the whole address is sent to the service, over HTTPS; this is said before. By its prefix only six hex digits
/// of its digest are sent, which many addresses share: that answers for breaches alone, and not every service or key
/// offers it. Without a key the prefix is tried first. The key is that of `--key-env` or `--key-fd`; else of
/// `DOORKEY_HIBP_KEY`; else the one that `doorkey breaches key keep` kept for the service; else it is asked for where one is
/// needed. Exit code 1 where anything was found; 3 where a part of the
/// answer is missing and nothing was found. A part that your key does not allow is told as not asked: with `--require-all`
/// that is missing too.
#[derive(clap::Args, Clone, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct OfAccount {
    /// The mail address
    #[arg(value_name = "ADDRESS")]
    address: String,
    /// What is sent of the address
    #[arg(long, value_name = "WHAT", default_value = "auto")]
    by: By,
    /// Exit with 3 also where pastes or stealer logs could not be asked, if nothing was found
    #[arg(long)]
    require_all: bool,
    #[command(flatten)]
    key: ApiKeyOptions,
    #[command(flatten)]
    service: ServiceOptions,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

/// What is sent of the address.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum By {
    /// The prefix where there is no key; where that is not answered, or with a key, the address
    Auto,
    /// All of it, with a key
    Address,
    /// Six hex digits of its digest, with a key or without
    Prefix,
}

impl OfAccount {
    pub(super) fn run(
        self,
        ports: &mut Ports<'_>,
        config: &Config,
        say: &mut dyn FnMut(&str),
    ) -> Result<Told, Failure> {
        let address = address(&self.address)?;
        let given = self.key.given(ports)?;
        let place = self.service.service(config);
        let service = ports.web_apis.open(&place)?;
        let mut notes = Vec::new();
        let kept = match given {
            Some(key) => Ok(Some(key)),
            None => kept::key_for(&*service, ports, config, &self.unlocking, &mut notes)
                .map_err(kept::with_other_ways),
        };
        let (key, not_had) = kept.map_or_else(|why| (None, Some(why)), |key| (key, None));
        let mut asked = Asked {
            is_usual: place.url == api::BREACHES,
            service,
            key,
            address,
        };
        let host = asked.service.name().to_owned();
        let is_by_prefix = self.by == By::Prefix || (self.by == By::Auto && asked.key.is_none());
        notes.extend(not_had.as_ref().map(kept::not_had));
        let mut reached = Reached::Nobody;
        if is_by_prefix {
            let (answer, names) = asked.by_prefix();
            reached = asked.service.reached();
            let is_refused = matches!(answer, Prefixed::Refused(_));
            if !is_refused || self.by == By::Prefix {
                let account = by_prefix(ports, address, answer, names, &mut notes);
                return Ok(self.told(&host, account, reached, notes));
            }
            notes.push(format!("{host} does not answer by prefix without a key"));
        }
        if asked.key.is_none() {
            if let Some(why) = not_had.as_ref().filter(|_| ports.machine.has_terminal()) {
                // Who is asked for a key that they kept wonders why.
                say(&kept::not_had(why));
            }
            let is_nobody_there = |failure: &Failure| {
                matches!((failure.kind, &failure.hint), (Kind::Cancelled, Some(_)))
            };
            match ApiKeyOptions::ask(ports, &host) {
                Ok(key) => asked.key = Some(key),
                // What could be asked without a key was asked.
                Err(failure) if is_nobody_there(&failure) && self.by == By::Auto => {
                    let answer = Prefixed::Refused(NO_KEY.to_owned());
                    let account = by_prefix(ports, address, answer, Vec::new(), &mut notes);
                    return Ok(self.told(&host, account, reached, notes));
                }
                Err(failure) if is_nobody_there(&failure) => return Err(not_had.unwrap_or(failure)),
                Err(failure) => return Err(failure),
            }
        }
        say(&format!(
            "the whole address is sent to {host}; `--by prefix` sends six hex digits of its digest instead"
        ));
        let account = asked.by_address();
        reached = asked.service.reached();
        Ok(self.told(&host, account, reached, notes))
    }

    fn told(&self, host: &str, mut account: Account, reached: Reached, notes: Vec<String>) -> Told {
        let is_not_asked = |part: &Part| matches!(part.answer, Answer::NotAsked(_));
        let is_whole = !account.parts.iter().any(is_not_asked);
        let what = match (account.is_found(), account.is_incomplete()) {
            (true, _) => "is known",
            (false, true) => "may be known: not all could be told",
            (false, false) if is_whole => "is not known",
            (false, false) => "is not known in what was asked",
        };
        if reached == Reached::Nobody {
            account.sent = Sent::Nothing;
        }
        let sent = match (account.sent, reached) {
            (Sent::Nothing, _) => "nothing was sent",
            (Sent::Address, Reached::Service) => "the whole address was sent",
            (Sent::Address, _) => "the whole address may have been sent",
            (Sent::Prefix, Reached::Service) => "six hex digits of its digest were sent",
            (Sent::Prefix, _) => "six hex digits of its digest may have been sent",
        };
        let mut told = Told::default().say(format!("{} {what} ({host}; {sent})", account.address));
        told.notes = notes;
        if account.is_found() {
            told.notes.push(LICENCE.to_owned());
        }
        told.found = account.is_found();
        told.is_open |= self.require_all && !is_whole;
        told.fact(Fact::Account(Box::new(account)))
    }
}

/// The account by what its prefix told, with what the kept list knows of each breach.
fn by_prefix(
    ports: &Ports<'_>,
    address: &str,
    answer: Prefixed,
    names: Vec<String>,
    notes: &mut Vec<String>,
) -> Account {
    let answer = match answer {
        Prefixed::Known(answer) => answer,
        Prefixed::Refused(why) => Answer::Unknown(why),
    };
    let listed = site_lists::breaches(ports).ok().flatten();
    if listed.is_none() && !names.is_empty() {
        notes.push("`doorkey data update` keeps a list that tells more of each breach".to_owned());
    }
    let breaches = names.into_iter().map(|name| {
        let known = listed.as_ref().and_then(|(_, list)| list.named(&name));
        known.cloned().unwrap_or_else(|| Breach {
            title: name.clone(),
            name,
            ..Breach::default()
        })
    });
    let unasked = |name| Part {
        name,
        answer: Answer::NotAsked("it is answered for a whole address only"),
    };
    Account {
        address: address.to_owned(),
        sent: Sent::Prefix,
        breaches: breaches.collect(),
        parts: vec![
            Part {
                name: BREACHES,
                answer,
            },
            unasked(PASTES),
            unasked(STEALER_LOGS),
        ],
        pastes: Vec::new(),
        stealer_logs: Vec::new(),
    }
}

/// The address without spaces around it.
fn address(text: &str) -> Result<&str, Failure> {
    let text = text.trim();
    let is_plain = |char: char| !char.is_whitespace() && !char.is_control();
    let parts = text.rsplit_once('@');
    let is_address = parts.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
    if is_address && text.len() <= MAX_ADDRESS && text.chars().all(is_plain) {
        return Ok(text);
    }
    Err(
        Failure::new(Kind::Usage, "the account is not a mail address")
            .hint("write it as `you@example.org`"),
    )
}

const MAX_ADDRESS: usize = 320;
const NO_KEY: &str =
    "it wants a key, and none was given: DOORKEY_HIBP_KEY, `--key-env NAME`, `--key-fd N`";

const EXAMPLES: &str = "\
Examples:
  doorkey breaches account you@example.org                         asks for the key where one is needed
  doorkey breaches account you@example.org --key-fd 3 3< key       the key from a file
  doorkey breaches account you@example.org --by prefix             the address does not leave this machine";
