//! The settings that nearly every app gives an entry, under whatever names.

use crate::formats::loose::Loose;
use crate::totp::enrolment::Method;
use crate::totp::import::fields;
use crate::totp::import::row::Bad;
use crate::totp::uri::Note;

/// How codes are made, as far as an entry says; what it does not say is usual.
#[derive(Default)]
pub(super) struct Settings {
    /// `TOTP`, `HOTP` or `STEAM`, in letters of any size.
    pub(super) kind: Loose<String>,
    /// The hash, by its name.
    pub(super) algorithm: Loose<String>,
    /// How many digits a code has.
    pub(super) digits: Loose<u64>,
    /// How many seconds a code lasts.
    pub(super) period: Loose<u64>,
    /// The counter of the next code.
    pub(super) counter: Loose<u64>,
}

impl Settings {
    /// The method.
    ///
    /// # Errors
    /// A setting is none.
    pub(super) fn method(self, notes: &mut Vec<Note>) -> Result<Method, Bad> {
        let kind = match self.kind {
            Loose::Missing => "TOTP".to_owned(),
            Loose::Given(kind) => kind.to_ascii_uppercase(),
            Loose::Odd => String::new(),
        };
        match kind.as_str() {
            "TOTP" => fields::totp(
                fields::algorithm(self.algorithm)?,
                &self.digits,
                &self.period,
            ),
            "HOTP" => {
                if !self.counter.is_there() {
                    notes.push(Note::NoCounter);
                }
                fields::hotp(
                    fields::algorithm(self.algorithm)?,
                    &self.digits,
                    &self.counter,
                )
            }
            // Its other settings are always the same, whatever stands there.
            "STEAM" => Ok(Method::Steam),
            _ => Err(Bad::Other("it is of a kind that is not known here")),
        }
    }
}
