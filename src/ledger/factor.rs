//! A second factor: what the ledger knows of an enrolment, everything but its secret.

use crate::ledger::NotAllowed;
use crate::ledger::event::Enrolled;
use crate::ledger::event::Proof;
use crate::record::id::RecordId;

/// An enrolment that is kept, without its secret.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Factor {
    /// Its record in the secret store.
    pub id: RecordId,
    /// The site.
    pub site: String,
    /// The account; empty where the owner named none.
    pub account: String,
    /// When it was kept, in seconds since 1970.
    pub added: u64,
    /// How its codes are made.
    pub traits: Traits,
    /// What is known of it.
    pub proof: Proof,
    /// The owner had it removed.
    pub removed: bool,
}

/// How codes are made, and of how much: nothing of it is secret.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Traits {
    /// `totp`, `hotp`, `steam`, `motp`, `yandex`.
    pub method: String,
    /// Whose account it is, as the otpauth URI has it.
    pub issuer: String,
    /// The account, as the otpauth URI has it.
    pub holder: String,
    /// The hash.
    pub algorithm: String,
    /// How many characters a code has.
    pub digits: u8,
    /// How many seconds a code lasts; `None` where a counter decides.
    pub period: Option<u32>,
    /// How many bits the secret has.
    pub bits: u32,
}

impl Factor {
    /// The factor of an event.
    pub(super) fn of(at: u64, enrolled: &Enrolled) -> Self {
        Self {
            id: enrolled.id,
            site: enrolled.site.clone(),
            account: enrolled.account.clone(),
            added: at,
            traits: enrolled.traits.clone(),
            proof: enrolled.proof,
            removed: false,
        }
    }

    /// A code of this step or counter was accepted: a code counts once, so it never goes back.
    pub(super) fn accept(&mut self, step: u64) -> Result<(), NotAllowed> {
        if self.proof.last.is_some_and(|last| step <= last) {
            return Err(NotAllowed(
                "a code of this moment, or a later one, was accepted before",
            ));
        }
        self.proof.last = Some(step);
        self.proof.confirmed = true;
        self.proof.counter = self.proof.counter.max(step.saturating_add(1));
        Ok(())
    }

    /// The next code is the one of this counter: it only ever goes up.
    pub(super) fn count(&mut self, counter: u64) -> Result<(), NotAllowed> {
        if counter <= self.proof.counter {
            return Err(NotAllowed("the counter was there before"));
        }
        self.proof.counter = counter;
        Ok(())
    }

    /// The event that would bring it about again.
    #[must_use]
    pub fn enrolled(&self) -> Enrolled {
        Enrolled {
            id: self.id,
            site: self.site.clone(),
            account: self.account.clone(),
            traits: self.traits.clone(),
            proof: self.proof,
        }
    }
}
