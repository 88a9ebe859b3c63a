//! Recovery codes are read out of what sites hand out and people write, and nothing else is taken for one.

use super::*;
use crate::recovery_codes::read::trouble::Mistaken;
use crate::recovery_codes::service::known;

#[cfg(test)]
mod layouts;
#[cfg(test)]
mod mistakes;
#[cfg(test)]
mod people;
#[cfg(test)]
mod soup;

fn secret(text: impl AsRef<[u8]>) -> Secret {
    Secret::new(text.as_ref().to_vec())
}

fn reads(text: impl AsRef<[u8]>, site: &str) -> Result<Found, ReadError> {
    read(&secret(text), known(site), None)
}

/// What was found, for a look: each code, `!` after a used one; then the lines not understood.
fn told(text: impl AsRef<[u8]>, site: &str) -> (Vec<String>, Vec<u32>) {
    let Ok(found) = reads(text, site) else {
        return (Vec::new(), Vec::new());
    };
    let code = |each: &FoundCode| {
        let text = String::from_utf8_lossy(each.code.reveal()).into_owned();
        if each.used { text + "!" } else { text }
    };
    (found.codes.iter().map(code).collect(), found.not_understood)
}

fn codes(text: impl AsRef<[u8]>, site: &str) -> Vec<String> {
    told(text, site).0
}

fn notes(text: impl AsRef<[u8]>, site: &str) -> Vec<String> {
    reads(text, site)
        .map(|found| found.notes)
        .unwrap_or_default()
}

fn error(text: impl AsRef<[u8]>, site: &str) -> Option<ReadError> {
    reads(text, site).err()
}
