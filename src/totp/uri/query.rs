//! What follows the `?`: names and values, the first of each name.

use zeroize::Zeroizing;

use crate::digits::percent;
use crate::totp::uri::note::Note;

/// The parameters of a URI. Values are wiped: one of them is the secret.
pub(super) struct Query(Vec<(String, Zeroizing<String>)>);

impl Query {
    /// Names do not know capitals; `+` is a space; of a name that comes twice the first counts.
    pub(super) fn parse(text: &str, notes: &mut Vec<Note>) -> Self {
        let mut all: Vec<(String, Zeroizing<String>)> = Vec::new();
        for pair in text.split('&').filter(|pair| !pair.is_empty()).take(MOST) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let mut name = percent::decode(name, true).0.to_ascii_lowercase();
            // `&` as it stands in HTML; without this all but the first parameter would be lost in silence.
            while name.starts_with("amp;") {
                name.drain(.."amp;".len());
                if !notes.contains(&Note::Escaped) {
                    notes.push(Note::Escaped);
                }
            }
            if name.is_empty() {
                continue;
            }
            let (value, _) = percent::decode(value, true);
            match all.iter().find(|(known, _)| *known == name) {
                None => all.push((name, value)),
                Some((known, first)) => {
                    if let Some(known) = KNOWN.iter().find(|known_name| *known_name == known) {
                        notes.push(if *first == value {
                            Note::Twice(known)
                        } else {
                            Note::TwiceDifferent(known)
                        });
                    }
                }
            }
        }
        Self(all)
    }

    /// The value of a parameter, trimmed; `None` where it is missing or empty.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let value = self.raw(name)?.trim();
        (!value.is_empty()).then_some(value)
    }

    /// The secret as it stands there, for its characters are counted in a refusal.
    pub(super) fn secret(&self) -> Option<&str> {
        self.raw("secret")
    }

    fn raw(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// The parameters that mean something here.
const KNOWN: [&str; 8] = [
    "secret",
    "issuer",
    "algorithm",
    "digits",
    "period",
    "counter",
    "encoder",
    "pin",
];
const MOST: usize = 64;
