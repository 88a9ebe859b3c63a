//! What a row has of passwords beside its first, and which columns may have some.

use std::collections::BTreeSet;

use crate::secret::Secret;
use crate::vault::import::csv::known::Known;
use crate::vault::import::csv::layouts::Layout;
use crate::vault::import::csv::layouts::PASSWORDS;
use crate::vault::import::csv::row::Header;
use crate::vault::import::csv::row::Row;

/// What stands in columns of passwords other than the one that the entry has its own of. None says when it was changed.
pub(super) fn passwords(
    layout: &Layout,
    header: &Header,
    row: &Row<'_>,
) -> Vec<(Secret, Option<u64>)> {
    let places: Vec<usize> = if matches!(layout.known, Known::First(_)) {
        // Names and values, as Enpass has them; a star is before what is hidden. The first that is filled is the own.
        let values = (2..row.len()).step_by(2);
        let is_password = |at: &usize| {
            let name = row.text_at(at - 1).to_lowercase();
            name.trim_start_matches('*') == "password"
        };
        values.filter(is_password).collect()
    } else {
        let names = layout.roles.password;
        let own = names.iter().find(|name| row.is_filled(name));
        let columns = header.names().enumerate();
        let others = columns.filter(|(_, name)| names.contains(name) && own != Some(name));
        others.map(|(at, _)| at).collect()
    };
    places
        .into_iter()
        .map(|at| (row.secret_at(at), None))
        .collect()
}

/// The columns that by their names may have passwords, and that nothing is made of.
pub(super) fn doubtful(layout: &Layout, header: &Header) -> BTreeSet<usize> {
    // Where the first line names nothing, it has passwords of its own.
    if matches!(layout.known, Known::First(_) | Known::Shape(_)) {
        return BTreeSet::new();
    }
    let is_doubtful = |name: &str| {
        let has_word = PASSWORDS.iter().any(|word| name.contains(word));
        has_word && !layout.roles.names().any(|known| known == name)
    };
    let names = header.names().enumerate();
    names
        .filter(|(_, name)| is_doubtful(name))
        .map(|(at, _)| at)
        .collect()
}
