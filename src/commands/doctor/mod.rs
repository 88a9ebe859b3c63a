//! `doorkey doctor`: is everything in order that recovery codes, enrolments and keys rely on?

mod adopt;
mod factors;
mod places;
mod records;
mod repair;
mod stores;

use std::time::Duration;

use crate::breach::digest::HashKind;
use crate::breach::digest::Prefix;
use crate::commands::doctor::stores::Shelf;
use crate::config::Config;
use crate::date::Date;
use crate::failure::Failure;
use crate::ledger::book::Book;
use crate::options::asking::SERVICE;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Origin;
use crate::ports::Ports;
use crate::ports::Service;
use crate::store;
use crate::told::Examined;
use crate::told::Fact;
use crate::told::Health;
use crate::told::Told;

/// Examine the secret store, the ledger and the folders, and mend what can be mended
#[derive(clap::Args, Clone, Debug)]
pub struct Doctor {
    /// Mend: list records the ledger lost, delete what is left of removed sets, set a damaged ledger aside.
    /// No code is offered again by it
    #[arg(long)]
    repair: bool,
    /// Also ask the range service whether it can be reached
    #[arg(long)]
    online: bool,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

impl Doctor {
    /// Examine, and mend where that was asked for.
    ///
    /// # Errors
    /// What was to be mended could not be.
    pub fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let mut told = Told::default();
        if self.repair {
            repair::ledger(ports, &mut told)?;
        }
        let mut rows = Vec::new();
        let standing = stores::examine(ports, config, &mut rows);
        let mut book = store::book(ports.ledgers);
        rows.push(ledger_row(&book));
        if let Shelf::Open(kind) = standing {
            if self.repair && book.is_ok() {
                repair::records(ports, config, &self.unlocking, kind, &mut told)?;
                book = Ok(store::book(ports.ledgers)?);
            }
            if let Ok(book) = &book {
                rows.extend(records::examine(ports, kind, book));
            }
        }
        if let Ok(book) = &book {
            rows.extend(factors::examine(book));
        }
        rows.extend(places::examine(ports.machine));
        rows.push(clock(ports));
        rows.push(terminal(ports));
        if self.online {
            rows.push(service(ports, config));
        }
        told.found = rows.iter().any(|row| row.health == Health::Bad);
        Ok(told.fact(Fact::Examined(rows)))
    }
}

/// How many there are, where there is one.
fn any(count: usize, what: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("one {what}")),
        count => Some(format!("{count} {what}s")),
    }
}

fn ledger_row(book: &Result<Book, Failure>) -> Examined {
    match book {
        Ok(book) => {
            let mut parts = vec![match book.sets().count() {
                1 => "one set".to_owned(),
                count => format!("{count} sets"),
            }];
            parts.extend(any(book.factors().count(), "enrolment"));
            parts.extend(any(book.keys().count(), "key"));
            good(
                "ledger",
                format!("whole, with {} in it", parts.join(" and ")),
            )
        }
        Err(failure) => Examined {
            check: "ledger",
            health: Health::Bad,
            saw: failure.what.clone(),
            hint: failure.hint.clone(),
        },
    }
}

fn clock(ports: &Ports<'_>) -> Examined {
    let now = ports.clock.now();
    if now < MADE {
        return Examined {
            check: "clock",
            health: Health::Bad,
            saw: format!(
                "it says {}, which is before this version was made",
                Date::at(now)
            ),
            hint: Some(
                "set the clock; one-time codes and the ages of recovery codes rely on it"
                    .to_owned(),
            ),
        };
    }
    good("clock", format!("it says {} (UTC)", Date::at(now)))
}

fn terminal(ports: &Ports<'_>) -> Examined {
    let saw = if ports.machine.has_terminal() {
        "there is one to ask on"
    } else {
        "there is none here: `--yes`, `--stdin` and `--passphrase-fd` are the ways for scripts"
    };
    good("terminal", saw)
}

/// One question to the range service, about a prefix that is nobody's.
fn service(ports: &Ports<'_>, config: &Config) -> Examined {
    let url = config.ranges.clone().unwrap_or_else(|| SERVICE.to_owned());
    let origin = Origin::Service(Service {
        url,
        allow_http: false,
        timeout: Duration::from_secs(10),
        deadline: None,
        cache: false,
    });
    let mut answer = Err("nobody answered".to_owned());
    let asked = ports.ranges.open(&origin).map(|mut source| {
        let prefixes: Vec<Prefix> = Prefix::parse("00000").into_iter().collect();
        source.fetch(HashKind::Sha1, &prefixes, &mut |_, told| {
            answer = told.map(|_| ()).map_err(|why| why.0);
        });
        source.name().to_owned()
    });
    match (asked, answer) {
        (Ok(name), Ok(())) => good("service", format!("{name} answers")),
        (Ok(name), Err(why)) => unknown("service", format!("{name}: {why}")),
        (Err(failure), _) => unknown("service", failure.what),
    }
}

fn good(check: &'static str, saw: impl Into<String>) -> Examined {
    Examined {
        check,
        health: Health::Good,
        saw: saw.into(),
        hint: None,
    }
}

fn unknown(check: &'static str, saw: impl Into<String>) -> Examined {
    Examined {
        check,
        health: Health::Unknown,
        saw: saw.into(),
        hint: None,
    }
}

/// 2026-11-23: no clock that is right says an earlier day.
const MADE: u64 = 1_795_392_000;
