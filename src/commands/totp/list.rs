//! `doorkey totp list`: every enrolment. The secret store is not touched.

use crate::commands::totp::named::handle;
use crate::date::SECONDS_OF_A_DAY;
use crate::failure::Failure;
use crate::ledger::factor::Factor;
use crate::ports::Ports;
use crate::store;
use crate::told::Fact;
use crate::told::FactorRow;
use crate::told::Told;

/// Every enrolment that is kept, without its secret
#[derive(clap::Args, Clone, Debug)]
pub(super) struct List {}

impl List {
    #[expect(clippy::unused_self, reason = "it has no flags yet")]
    pub(super) fn run(self, ports: &mut Ports<'_>) -> Result<Told, Failure> {
        let book = store::book(ports.ledgers)?;
        let now = ports.clock.now();
        let rows: Vec<_> = book.factors().map(|factor| row(factor, now)).collect();
        let told = match rows[..] {
            [] => Told::default()
                .say("no enrolment is kept here yet; begin with `doorkey totp enroll SITE`"),
            _ => Told::default(),
        };
        Ok(told.fact(Fact::Factors(rows)))
    }
}

pub(super) fn row(factor: &Factor, now: u64) -> FactorRow {
    FactorRow {
        name: handle(factor),
        site: factor.site.clone(),
        account: factor.account.clone(),
        traits: factor.traits.clone(),
        proof: factor.proof,
        added: factor.added,
        days: now.saturating_sub(factor.added) / SECONDS_OF_A_DAY,
    }
}
