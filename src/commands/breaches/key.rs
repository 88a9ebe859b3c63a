//! `doorkey breaches key`: the key of the service, kept in the secret store so that its owner gives it once.

use crate::config::Config;
use crate::date::SECONDS_OF_A_DAY;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::event::Event;
use crate::ledger::event::KeyKept;
use crate::ledger::event::What;
use crate::ledger::service_key::ServiceKey;
use crate::options::api;
use crate::options::api::ApiOptions;
use crate::options::api_key;
use crate::options::api_key::ApiKeyOptions;
use crate::options::confirm::confirm;
use crate::options::opened;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::ports::store::Hold;
use crate::ports::web_api::WebApi;
use crate::record::Content;
use crate::record::Record;
use crate::record::id::RecordId;
use crate::store;
use crate::told::Fact;
use crate::told::ServiceKeyRow;
use crate::told::Told;
use crate::told::Word;

/// Keep the key of the service in the secret store, so that `breaches account` asks for it no more
///
/// It is kept for one address, and never sent to another one.
#[derive(clap::Args, Clone, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct Key {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand, Clone, Debug)]
enum Action {
    Keep(Keep),
    Status(Status),
    Forget(Forget),
}

/// Keep a key in the place of the one that is kept, or as the first
///
/// It is asked for, if no flag says where it is. The older one is removed only when the new one is kept.
#[derive(clap::Args, Clone, Debug)]
struct Keep {
    #[command(flatten)]
    key: ApiKeyOptions,
    #[command(flatten)]
    whose: Whose,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

/// Whether a key is kept, since when and for which service; the secret store is not touched
#[derive(clap::Args, Clone, Debug)]
struct Status {}

/// Remove the key that is kept
#[derive(clap::Args, Clone, Debug)]
struct Forget {
    /// Ask nothing
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    whose: Whose,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

/// The service that a key is for.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "Whose key it is")]
struct Whose {
    /// A service that speaks version 3 of the API, instead of haveibeenpwned.com
    #[arg(long, value_name = "URL")]
    api: Option<String>,
}

impl Key {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        match self.action {
            Action::Keep(keep) => keep.run(ports, config),
            Action::Status(status) => status.run(ports),
            Action::Forget(forget) => forget.run(ports, config),
        }
    }
}

impl Whose {
    /// The service, to know its address by; nothing is asked of it. Over plain HTTP to another machine none is kept.
    fn service(&self, ports: &Ports<'_>, config: &Config) -> Result<Box<dyn WebApi>, Failure> {
        let (flag, setting) = (self.api.as_ref(), config.breaches.as_ref());
        let service = ApiOptions::default().service(flag, setting, api::BREACHES);
        ports.web_apis.open(&service)
    }
}

impl Keep {
    fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let service = self.whose.service(ports, config)?;
        let (address, host) = (service.address(), service.name());
        // Before anything is asked: a key that could not be listed is not kept.
        store::book(ports.ledgers)?;
        let key = match self.key.named(ports)? {
            Some(key) => key,
            None => ApiKeyOptions::ask(ports, host)?,
        };
        let record = Record {
            id: RecordId::random(ports.random),
            site: address.to_owned(),
            account: String::new(),
            created: ports.clock.now(),
            content: Content::ServiceKey(key),
        };
        if record.fault().is_some() {
            let what = "the address of the service is too long to keep a key for";
            return Err(Failure::new(Kind::Usage, what));
        }
        let _held = opened::held(ports, config, Hold::Adding)?;
        let mut told = Told::default();
        let notes = &mut told.notes;
        opened::with_first(ports, config, &self.unlocking, notes, |store| {
            Ok(store::keep(store, &record)?)
        })?;
        let older = list(ports, &record).map_err(|failure| {
            failure.hint("the key is in the secret store, and not listed yet: `doorkey doctor --repair` lists it")
        })?;
        if let Some(older) = older {
            opened::with(ports, config, &self.unlocking, &mut Vec::new(), |store| {
                Ok(store::forget(store, older)?)
            })
            .map_err(|failure| {
                failure.hint("the new key is kept; `doorkey doctor --repair` removes the older one")
            })?;
        }
        told.notes.extend(api_key::overruled(ports));
        let words = vec![
            ("service", Word::Text(address.to_owned())),
            ("replaced", Word::Flag(older.is_some())),
        ];
        let said = match older {
            Some(_) => format!("the key of {host} is kept in the place of the older one"),
            None => format!("the key of {host} is kept"),
        };
        Ok(told.say(said).fact(Fact::Words(words)))
    }
}

/// Say in the ledger that it is kept, and in the same line that the one before it is not: which that was.
fn list(ports: &Ports<'_>, record: &Record) -> Result<Option<RecordId>, Failure> {
    let at = ports.clock.now();
    store::change(ports.ledgers, |book| {
        if book.knows(record.id).is_some() {
            // A repair that found it in the store was quicker.
            return Ok((Vec::new(), None));
        }
        let replaces = book.key_of(&record.site).map(|older| older.id);
        let what = What::KeyKept(KeyKept {
            id: record.id,
            address: record.site.clone(),
            replaces,
        });
        Ok((vec![Event { at, what }], replaces))
    })
}

impl Status {
    #[expect(clippy::unused_self, reason = "it has no flags yet")]
    fn run(self, ports: &mut Ports<'_>) -> Result<Told, Failure> {
        let book = store::book(ports.ledgers)?;
        let now = ports.clock.now();
        let rows: Vec<_> = book.keys().map(|key| row(key, now)).collect();
        let mut told = Told::default();
        if rows.is_empty() {
            told = told.say("no key is kept here; `doorkey breaches key keep` keeps one");
        } else {
            told.notes.extend(api_key::overruled(ports));
        }
        Ok(told.fact(Fact::ServiceKeys(rows)))
    }
}

fn row(key: &ServiceKey, now: u64) -> ServiceKeyRow {
    ServiceKeyRow {
        address: key.address.clone(),
        kept: key.kept,
        days: now.saturating_sub(key.kept) / SECONDS_OF_A_DAY,
    }
}

impl Forget {
    fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let service = self.whose.service(ports, config)?;
        let (address, host) = (service.address(), service.name());
        let book = store::book(ports.ledgers)?;
        let Some(id) = book.key_of(address).map(|key| key.id) else {
            let what = format!("no key of {host} is kept here");
            let hint = "`doorkey breaches key status` says which one is";
            return Err(Failure::new(Kind::Store, what).hint(hint));
        };
        if !self.yes {
            let question =
                format!("Remove the key of {host}? Only the service can give it again. [y/N] ");
            confirm(ports, &question)?;
        }
        let mut told = Told::default();
        let left = "it is used no more; `doorkey doctor --repair` removes what is left of it";
        opened::remove(ports, config, &self.unlocking, &mut told.notes, &[id], left)?;
        let words = vec![("service", Word::Text(address.to_owned()))];
        Ok(told
            .say(format!("the key of {host} is removed"))
            .fact(Fact::Words(words)))
    }
}

const EXAMPLES: &str = "\
Examples:
  doorkey breaches key keep                    asks for the key; it is not shown
  doorkey breaches key keep --key-fd 3 3< key  from a file
  doorkey breaches key status                  since when; nothing is opened
  doorkey breaches key forget";
