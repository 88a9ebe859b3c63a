//! KeePass databases and KeePass 2's XML: the fields that KeePass, KeePassXC and their plug-ins keep secrets in.

mod fields;
#[cfg(test)]
mod tests;

use crate::formats::Ask;
use crate::formats::trouble::Trouble;
use crate::kdbx;
use crate::kdbx::database::Database;
use crate::kdbx::key::CompositeKey;
use crate::secret::Secret;
use crate::totp::import::Format;
use crate::totp::import::row::Imported;
use crate::totp::import::row::MAX_ROWS;

pub(super) const KDBX: Format = Format {
    title: "a KeePass database",
    is: |look| kdbx::is(look.file),
    read,
};

pub(super) const XML: Format = Format {
    title: "KeePass 2's XML",
    is: |look| kdbx::is_xml(look.file),
    read: |file, _ask| imported(&kdbx::read_xml(file)?),
};

/// Nobody is asked for the password of a file that no password opens.
fn read(file: &Secret, ask: Ask<'_>) -> Result<Imported, Trouble> {
    kdbx::look(file)?;
    let password = ask().map_err(Trouble::NoPassword)?;
    read_with(file, Some(&password), None)
}

/// Read a KeePass database with its password, the content of its key file, or both.
///
/// # Errors
/// [`Trouble`].
pub fn read_with(
    file: &Secret,
    password: Option<&Secret>,
    key_file: Option<&Secret>,
) -> Result<Imported, Trouble> {
    let key = CompositeKey::new(password, key_file)?;
    imported(&kdbx::open(file, &key)?)
}

/// What is in the recycle bin is not wanted any more, and what is in the history was not wanted even then.
fn imported(database: &Database) -> Result<Imported, Trouble> {
    let mut imported = Imported::default();
    let (mut without, mut in_bin) = (0, 0);
    for (number, entry) in (1..).zip(&database.entries) {
        let rows = fields::rows(number, entry);
        if rows.is_empty() {
            without += usize::from(!entry.is_in_bin);
        } else if entry.is_in_bin {
            in_bin += 1;
        } else {
            imported.rows.extend(rows);
        }
        if imported.rows.len() > MAX_ROWS {
            return Err(Trouble::Damaged(
                "it has more entries than anybody has accounts",
            ));
        }
    }
    let entries = |count| match count {
        1 => "1 entry".to_owned(),
        count => format!("{count} entries"),
    };
    if in_bin > 0 {
        let note = format!("left out {} in the recycle bin", entries(in_bin));
        imported.notes.push(note);
    }
    if without > 0 {
        let note = format!("{} without a secret for one-time codes", entries(without));
        imported.notes.push(note);
    }
    if database.history > 0 {
        let states = match database.history {
            1 => "1 earlier state".to_owned(),
            count => format!("{count} earlier states"),
        };
        let note = format!("left out {states} of entries, from their history");
        imported.notes.push(note);
    }
    Ok(imported)
}
