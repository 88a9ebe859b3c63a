//! Yes or no.

use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Ports;

/// Ask whether to go on.
///
/// # Errors
/// The owner said no, or there is nobody to ask.
pub fn confirm(ports: &mut Ports<'_>, question: &str) -> Result<(), Failure> {
    if is_yes(&ports.terminal.ask_line(question)?) {
        return Ok(());
    }
    Err(Failure::new(Kind::Cancelled, "cancelled: nothing was done"))
}

/// Whether an answer says yes; anything else does not.
#[must_use]
pub fn is_yes(answer: &str) -> bool {
    matches!(answer.to_ascii_lowercase().as_str(), "y" | "yes")
}
