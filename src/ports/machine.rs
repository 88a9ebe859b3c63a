//! What doorkey stands on: its folders and the terminal, for who examines them.

/// Looks, and changes nothing.
pub trait Machine {
    /// The places where doorkey keeps things, whether or not they are there.
    fn places(&self) -> Vec<Place>;

    /// Whether there is a terminal to ask on.
    fn has_terminal(&self) -> bool;
}

/// One place where doorkey keeps things.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// What is kept there: `state`, `config`, `vault`, `cache`.
    pub what: &'static str,
    /// Where it is.
    pub path: String,
    /// What stands there.
    pub standing: Standing,
    /// The kind of network file system it is on, where it is on one.
    pub network: Option<&'static str>,
}

/// What stands at a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Nothing yet.
    Missing,
    /// What should, closed to others.
    Closed,
    /// Others may look into it or change it; its mode.
    Open(u32),
    /// It belongs to another user.
    Foreign,
    /// A link, or not a folder.
    NotAFolder,
    /// Nothing can be written there; the folder at which that ends, which may be one above it.
    Unwritable(String),
    /// It cannot be looked at; the system's words.
    Hidden(String),
}
