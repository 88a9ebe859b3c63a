//! `doorkey totp code`: the code of this moment, and the next.

use std::time::Duration;

use crate::commands::totp::named::Named;
use crate::commands::totp::named::handle;
use crate::commands::totp::verify::at_counter;
use crate::commands::totp::watch::watch;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::event::Event;
use crate::ledger::event::What;
use crate::options::instant;
use crate::options::opened::fetched;
use crate::options::unlocking::UnlockingOptions;
use crate::ports::Ports;
use crate::record::id::RecordId;
use crate::secret::Secret;
use crate::store;
use crate::store::factors;
use crate::told::Fact;
use crate::told::OneTimeRow;
use crate::told::Told;
use crate::totp::code::Span;
use crate::totp::enrolment::Enrolment;
use crate::totp::enrolment::Method;

/// The one-time code of an enrolment
///
/// A code by counter (HOTP) is used up by this: the counter goes on before it is shown.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Code {
    #[command(flatten)]
    named: Named,
    /// Wait for the next code where this one lasts fewer than N seconds
    #[arg(long, value_name = "N", default_value_t = 0, conflicts_with = "at")]
    min_left: u64,
    /// The code at TIME: seconds since 1970, or `2026-11-25T12:00:00Z`
    #[arg(long, value_name = "TIME", value_parser = instant::parse)]
    at: Option<u64>,
    /// Put the code on the clipboard as long as it counts, and take it away again
    #[arg(long)]
    clip: bool,
    /// Show it on the screen, anew for each half-minute, until Enter
    #[arg(long, conflicts_with_all = ["clip", "at", "min_left"])]
    watch: bool,
    #[command(flatten)]
    unlocking: UnlockingOptions,
}

impl Code {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        if self.clip {
            ports.clipboard.reach()?;
        }
        let book = store::book(ports.ledgers)?;
        let factor = self.named.find(&book)?;
        let (id, name) = (factor.id, handle(factor));
        let mut told = Told::default();
        let record = fetched(ports, config, &self.unlocking, &mut told.notes, id)?;
        let enrolment = factors::enrolment(&record)?;
        if self.watch {
            watch(ports, &name, &enrolment)?;
            return Ok(told);
        }
        let row = match enrolment.method {
            Method::Hotp { .. } if self.at.is_some() || self.min_left > 0 => {
                let why = format!("the codes of `{name}` go by a counter, not by the time");
                return Err(Failure::new(Kind::Usage, why)
                    .hint("leave out `--at` and `--min-left`; no code was used up"));
            }
            Method::Hotp { .. } => counted(ports, id, &name, enrolment)?,
            _ => self.timed(ports, &name, &enrolment)?,
        };
        if self.clip {
            let time = row.seconds_left.map_or(PASTE_TIME, Duration::from_secs);
            // A code that is about to end has to be pasted too.
            let time = time.max(LEAST_PASTE_TIME);
            ports.clipboard.offer(&row.one_time_code)?.hold(time);
            return Ok(told.say(format!(
                "the code of `{name}` was on the clipboard, and is gone from it"
            )));
        }
        Ok(told.fact(Fact::OneTimeCode(row)))
    }

    /// By the time.
    fn timed(
        &self,
        ports: &Ports<'_>,
        name: &str,
        enrolment: &Enrolment,
    ) -> Result<OneTimeRow, Failure> {
        let mut now = match self.at {
            Some(at) => at,
            None => factors::sane(ports.clock.now())?,
        };
        let span_at = |now| {
            let step = enrolment.step_at(now).unwrap_or_default();
            let span = enrolment.span(step).unwrap_or(Span { from: 0, to: 0 });
            (step, span)
        };
        let (mut step, mut span) = span_at(now);
        let period = span.to.saturating_sub(span.from);
        if self.min_left > period {
            let why = format!(
                "a code of `{name}` lasts {period} seconds, never {}",
                self.min_left
            );
            return Err(Failure::new(Kind::Usage, why));
        }
        if span.to.saturating_sub(now) < self.min_left {
            ports.clock.wait_until(span.to);
            now = ports.clock.now().max(span.to);
            (step, span) = span_at(now);
        }
        Ok(OneTimeRow {
            name: name.to_owned(),
            issuer: enrolment.issuer.clone(),
            account: enrolment.account.clone(),
            one_time_code: enrolment.code(step).into_secret(),
            next: Some(enrolment.code(step.saturating_add(1)).into_secret()),
            seconds_left: Some(span.to.saturating_sub(now)),
            valid: Some(span),
            counter: None,
        })
    }
}

/// By the counter: it is durably the next one's before this one is shown.
fn counted(
    ports: &Ports<'_>,
    id: RecordId,
    name: &str,
    enrolment: Enrolment,
) -> Result<OneTimeRow, Failure> {
    let at = ports.clock.now();
    let counter = store::change(ports.ledgers, |book| {
        let factor = book.factor(id).filter(|factor| !factor.removed);
        let counter = factor
            .map(|factor| factor.proof.counter)
            .ok_or_else(|| Failure::new(Kind::Store, "the enrolment was removed a moment ago"))?;
        let next = counter.checked_add(1).ok_or_else(|| {
            Failure::new(Kind::Store, "the counter of this enrolment is at its end")
        })?;
        let what = What::Counted { id, counter: next };
        Ok((vec![Event { at, what }], counter))
    })?;
    let enrolment = at_counter(enrolment, counter);
    Ok(OneTimeRow {
        name: name.to_owned(),
        one_time_code: enrolment.code(counter).into_secret(),
        next: None,
        seconds_left: None,
        valid: None,
        counter: Some(counter),
        issuer: enrolment.issuer,
        account: enrolment.account,
    })
}

/// The code, as a line of a screen.
pub(super) fn line(code: &[u8]) -> Secret {
    let mut line = Secret::new(Vec::with_capacity(code.len() + 1));
    // Two groups are easier to read and to type.
    let (first, second) = code.split_at(code.len() / 2);
    line.extend(first);
    line.extend(b" ");
    line.extend(second);
    line
}

const PASTE_TIME: Duration = Duration::from_secs(45);
const LEAST_PASTE_TIME: Duration = Duration::from_secs(10);
