//! What is known about the exposure of one secret.

/// The verdict on one secret. There is no default, and no value that could be mistaken for "clear".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exposure {
    /// What is known.
    pub verdict: Verdict,
    /// Who said so: the host of a service, a folder, or the embedded list.
    pub source: String,
}

/// Exposed, clear, or unknown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Seen in a breach, this many times; `None` where the source keeps no counts.
    Exposed(Option<u64>),
    /// A complete, well-formed answer does not hold it.
    Clear,
    /// Nobody could say; why.
    Unknown(String),
}

impl Exposure {
    /// The finding in a sentence, if the secret was exposed.
    #[must_use]
    pub fn sentence(&self) -> Option<String> {
        match self.verdict {
            Verdict::Exposed(Some(1)) => Some("exposed once in known breaches".to_owned()),
            Verdict::Exposed(Some(count)) => {
                Some(format!("exposed {count} times in known breaches"))
            }
            Verdict::Exposed(None) => {
                Some("exposed: it stands in the list of common passwords".to_owned())
            }
            Verdict::Clear | Verdict::Unknown(_) => None,
        }
    }
}
