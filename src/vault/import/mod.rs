//! What password managers write out: each format in a file of its own, and a row in [`FORMATS`].
//!
//! A file is recognised by its content, never by its name. An entry that cannot be read is told with its reason and
//! loses no other. What a file asks for in memory and time is looked at before it is obeyed.

mod addresses;
mod bitwarden;
#[cfg(test)]
mod containers;
pub mod csv;
mod cxf;
mod dashlane;
#[cfg(test)]
mod differential;
mod enpass;
mod items;
mod keepass;
mod keeper;
mod one_pux;
pub mod pass_tree;
mod proton_pass;
#[cfg(test)]
mod tests;

use crate::failure::Failure;
use crate::formats;
use crate::formats::look::Look;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::vault::entry::Vault;

/// One format.
pub struct Format {
    /// Its name as its owner writes it: `Bitwarden (JSON)`.
    pub title: &'static str,
    /// Whether a file is of this format, as far as its beginning or its outermost shape tells. Cheap.
    pub is: fn(&Look<'_>) -> bool,
    /// Read it whole.
    pub read: fn(&Secret, &mut Keys<'_>) -> Result<Vault, Trouble>,
}

impl Format {
    /// Whether it is rows whose columns decide which program wrote them.
    #[must_use]
    pub fn is_table(&self) -> bool {
        self.title == csv::FORMAT.title
    }
}

/// What opens an encrypted file.
pub struct Keys<'a> {
    /// Asks for its password: only where it is encrypted, and once.
    pub password: &'a mut dyn FnMut() -> Result<Secret, Failure>,
    /// What stands in its key file, where its owner has one.
    pub key_file: Option<&'a Secret>,
}

/// The first format that a file is of.
#[must_use]
pub fn detect(file: &Secret) -> Option<&'static Format> {
    let look = Look::at(file);
    FORMATS.iter().find(|format| (format.is)(&look))
}

/// Whether a member of a zip file is one that a format is known by or read from; the attachments are not.
#[must_use]
pub fn is_member(name: &str) -> bool {
    name == formats::bitwarden::MEMBER
        || formats::one_pux::MEMBERS.contains(&name)
        || formats::proton_pass::MEMBERS.contains(&name)
        || dashlane::is_member(name)
}

/// The programs whose files are read, each once; for who has the file of another.
#[must_use]
pub fn programs() -> Vec<&'static str> {
    let titles = FORMATS.iter().map(|format| format.title);
    let mut programs = Vec::new();
    for title in titles.chain(csv::titles()) {
        let program = title.split(" (").next().unwrap_or(title);
        if !program.starts_with("CSV") && !programs.contains(&program) {
            programs.push(program);
        }
    }
    programs
}

/// Every format, the most particular first; what has nothing to be known by stands last.
pub static FORMATS: &[Format] = &[
    // Archives, databases and outlines.
    bitwarden::FORMAT,
    proton_pass::FORMAT,
    one_pux::FORMAT,
    cxf::FORMAT,
    enpass::FORMAT,
    keeper::FORMAT,
    dashlane::JSON,
    dashlane::ZIP,
    keepass::KDBX,
    keepass::XML,
    // Rows.
    csv::FORMAT,
];
