//! The logs of recovery cases, in the state folder: facts and dates, and no secret.

use crate::failure::Failure;

/// Keeps a log for each case, which is only ever added to.
pub trait Cases {
    /// The names of all cases, sorted.
    ///
    /// # Errors
    /// What the system says.
    fn names(&self) -> Result<Vec<String>, Failure>;

    /// The lines of the case called `name`; `None` where there is none.
    ///
    /// # Errors
    /// It is not a file of this user alone, or the system says no.
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Failure>;

    /// Put `lines` (whole ones) after those that are there, durably, and while no other process does the
    /// same. What a killed run left of a line is ended first. Nothing that is there is ever changed.
    ///
    /// # Errors
    /// What the system says; the lines may be there or not.
    fn append(&self, name: &str, lines: &[u8]) -> Result<(), Failure>;

    /// Forget the case called `name`, for good; whether there was one.
    ///
    /// # Errors
    /// What the system says.
    fn remove(&self, name: &str) -> Result<bool, Failure>;
}

/// Whether a case can be called that: `[a-z0-9._-]`, up to a hundred of them, and no full stop first.
#[must_use]
pub fn is_name(name: &str) -> bool {
    let is_plain = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'_' | b'-')
    };
    (1..=LONGEST_NAME).contains(&name.len()) && !name.starts_with('.') && name.bytes().all(is_plain)
}

/// Of a case.
pub const LONGEST_NAME: usize = 100;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_plain_and_of_a_length_and_leads_nowhere_else() {
        for name in ["a", "pypi-ada", "pypi-ada.l_2", &"a".repeat(100)] {
            assert!(is_name(name), "{name}");
        }
        for name in [
            "",
            ".",
            "..",
            ".hidden",
            "a/b",
            "A",
            "ä",
            "a b",
            "a\n",
            "a\0",
            &"a".repeat(101),
        ] {
            assert!(!is_name(name), "{name}");
        }
    }
}
