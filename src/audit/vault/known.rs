//! What is known beside the entries: time, owner, exposure, breaches, sites, recovery codes.
//!
//! Each may be missing. A rule that needs what is missing was not checked, and that is said; silence is no "clear".

use crate::breach::exposure::Exposure;
use crate::secret::Secret;
use crate::sites::own::Protects;

/// What is known beside the entries.
pub struct Known<'a> {
    /// Now, in seconds since 1970.
    pub now: u64,
    /// From when on something is old.
    pub limits: Limits,
    /// Words about the owner.
    pub about: &'a [String],
    /// Passwords that no entry should resemble: of the vault itself, or older ones.
    pub masters: &'a [Secret],
    /// The exposure of each distinct password, in the order of [`Scene::passwords`](super::scene::Scene::passwords).
    pub exposures: Maybe<&'a [Exposure]>,
    /// Breaches of sites.
    pub breaches: Maybe<&'a dyn Breaches>,
    /// What sites offer and protect.
    pub sites: Maybe<&'a dyn Sites>,
    /// Recovery codes that are kept.
    pub codes: Maybe<&'a dyn Codes>,
}

/// From when on something is old, or comes soon.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// An entry that ends within so many days ends soon.
    pub expiring_days: u64,
    /// A password that is older is old.
    pub old_days: u64,
    /// An entry that was not used for longer is unused.
    pub unused_days: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            expiring_days: 30,
            old_days: 365,
            unused_days: 365,
        }
    }
}

/// What is known, or why it is not, with what the owner can do.
pub type Maybe<T> = Result<T, Missing>;

/// Why something is not known, and what the owner can do.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Missing {
    /// Why.
    pub why: String,
    /// What to do.
    pub hint: String,
}

/// Which breaches of sites are known.
pub trait Breaches {
    /// The breaches of the site at `host`, of which passwords, or what opens an account besides, were taken.
    fn of(&self, host: &str) -> Vec<Breach>;

    /// Why there may be others that nobody here knows of; `None` where all can be read, and the list is not old.
    fn doubt(&self) -> Option<String>;
}

/// One breach of a site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Breach {
    /// Its name. Outside text.
    pub title: String,
    /// When it happened, in seconds since 1970; `None` where nothing tells.
    pub at: Option<u64>,
    /// What was taken, in a few words: `passwords`; `None` where nothing tells. Outside text.
    pub taken: Option<String>,
}

/// What is known of sites.
pub trait Sites {
    /// The site at `host`.
    fn of(&self, host: &str) -> Option<Site>;
}

/// What is known of a site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Site {
    /// What an account there protects.
    pub protects: Protects,
    /// The second factors it offers, in words: `TOTP, security key`. Empty where it offers none, or nobody knows.
    pub factors: Vec<String>,
    /// Whether it takes passkeys.
    pub passkeys: bool,
    /// Its page on second factors.
    pub help: Option<String>,
    /// Its page for who is locked out.
    pub recovery: Option<String>,
}

/// Which recovery codes are kept.
pub trait Codes {
    /// Whether unused codes are kept for the site at `host`; `None` where nobody can tell.
    fn has(&self, host: &str) -> Option<bool>;
}
