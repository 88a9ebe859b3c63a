//! The code on the screen, with a bar that shrinks.

use crate::commands::totp::code::line;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Ports;
use crate::secret::Secret;
use crate::store::factors;
use crate::totp::enrolment::Enrolment;

/// Show the codes of `enrolment` until Enter.
///
/// # Errors
/// It has no codes by time, or there is no terminal that can be drawn on.
pub(super) fn watch(
    ports: &mut Ports<'_>,
    name: &str,
    enrolment: &Enrolment,
) -> Result<(), Failure> {
    if enrolment.method.period().is_none() {
        return Err(Failure::new(
            Kind::Usage,
            format!("the codes of `{name}` go by a counter: there is nothing to watch"),
        ));
    }
    factors::sane(ports.clock.now())?;
    let clock = ports.clock;
    ports
        .terminal
        .watch(&mut || frame(name, enrolment, clock.now()))
}

/// One picture; `None` where the clock has gone.
fn frame(name: &str, enrolment: &Enrolment, now: u64) -> Option<Secret> {
    let step = enrolment.step_at(now)?;
    let span = enrolment.span(step)?;
    let (left, whole) = (span.to.saturating_sub(now), span.to - span.from);
    let full = usize::try_from((left * BAR).div_ceil(whole.max(1))).ok()?;
    let width = usize::try_from(BAR).ok()?;
    let mut screen = Secret::new(Vec::with_capacity(1024));
    screen.extend(format!("\n  {name}\n\n      ").as_bytes());
    screen.extend(line(enrolment.code(step).reveal()).reveal());
    let bar = "#".repeat(full);
    screen.extend(format!("\n\n  [{bar:<width$}] {left:>3} s\n\n  then  ").as_bytes());
    screen.extend(line(enrolment.code(step.saturating_add(1)).reveal()).reveal());
    screen.extend(b"\n\n  Enter ends it\n");
    Some(screen)
}

const BAR: u64 = 30;
