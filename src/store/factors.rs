//! Enrolments on their way into records and out of them.

use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::event::Enrolled;
use crate::ledger::event::Proof;
use crate::ledger::factor::Traits;
use crate::record::Content;
use crate::record::Record;
use crate::record::trouble::StoreError;
use crate::totp::enrolment::Enrolment;
use crate::totp::enrolment::Method;
use crate::totp::uri;

/// The content of the record of an enrolment.
#[must_use]
pub fn content(enrolment: &Enrolment) -> Content {
    Content::Enrolment(uri::write(enrolment))
}

/// The enrolment in a record.
///
/// # Errors
/// It holds none, or not what was written.
pub fn enrolment(record: &Record) -> Result<Enrolment, StoreError> {
    let damaged = |what: &str| StoreError::Damaged {
        place: record.id.to_string(),
        what: what.to_owned(),
    };
    let Content::Enrolment(text) = &record.content else {
        return Err(damaged("it holds no enrolment"));
    };
    match uri::read(text) {
        Ok(read) => Ok(read.enrolment),
        Err(refusal) => Err(damaged(&refusal.to_string())),
    }
}

/// What the ledger says of a new enrolment.
#[must_use]
pub fn enrolled(record: &Record, enrolment: &Enrolment, proof: Proof) -> Enrolled {
    let counter = match enrolment.method {
        Method::Hotp { counter, .. } => counter.max(proof.counter),
        _ => proof.counter,
    };
    Enrolled {
        id: record.id,
        site: record.site.clone(),
        account: record.account.clone(),
        traits: traits(enrolment),
        proof: Proof { counter, ..proof },
    }
}

/// How its codes are made, for the ledger.
#[must_use]
pub fn traits(enrolment: &Enrolment) -> Traits {
    let method = &enrolment.method;
    Traits {
        method: method.word().to_owned(),
        issuer: enrolment.issuer.clone(),
        holder: enrolment.account.clone(),
        algorithm: method.algorithm().to_owned(),
        digits: method.digits(),
        period: method.period(),
        bits: u32::try_from(enrolment.bits()).unwrap_or(u32::MAX),
    }
}

/// That the clock cannot be right, where it cannot be.
///
/// # Errors
/// It stands before 1970.
pub fn sane(now: u64) -> Result<u64, Failure> {
    if now == 0 {
        return Err(
            Failure::new(Kind::Input, "the clock of this computer says a time before 1970").hint(
                "set the clock: the codes of another time are of no use; `--at TIME` gives those of a time you name",
            ),
        );
    }
    Ok(now)
}
