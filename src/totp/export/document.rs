//! A JSON document of entries that have titles.

use serde::Serialize;

use crate::secret::Secret;
use crate::totp::enrolment::Enrolment;
use crate::totp::import::entries::NAMELESS;

/// What an entry is called: its issuer, or else its account. The importer does not take that for an issuer.
pub(super) fn title(enrolment: &Enrolment) -> &str {
    let names = [enrolment.issuer.as_str(), &enrolment.account];
    let name = names.into_iter().find(|name| !name.is_empty());
    name.unwrap_or(NAMELESS)
}

/// The document as one line; it has not more than `room` bytes.
pub(super) fn json(document: &impl Serialize, room: usize) -> Secret {
    // Never grows: a vector that grows leaves a copy behind.
    let mut text = Vec::with_capacity(room);
    let room = text.capacity();
    let written = serde_json::to_writer(&mut text, document);
    debug_assert!(written.is_ok(), "a mirror struct has nothing to object to");
    text.push(b'\n');
    debug_assert_eq!(text.capacity(), room, "it grew");
    Secret::new(text)
}
