//! What the owner should look at, in sentences with line numbers.

use std::collections::BTreeSet;

use crate::recovery_codes::read::Found;
use crate::recovery_codes::service::Service;
use crate::recovery_codes::service::by_file_name;

/// What is odd about the codes that were found; each with the lines where.
#[derive(Default, Debug)]
pub struct Remarks {
    /// The same code again.
    pub duplicates: Vec<u32>,
    /// Codes of another length, or cut otherwise.
    pub variants: BTreeSet<u32>,
    /// A word that may say that a code beside it is used.
    pub yes: BTreeSet<u32>,
    /// Codes without a digit, among others.
    pub words: BTreeSet<u32>,
    /// Whether no code has a digit.
    pub only_letters: bool,
    /// Whether spaces stand inside the codes.
    pub in_groups: bool,
}

/// The notes on what was found, the most important first.
pub(super) fn of(
    found: &Found,
    remarks: &Remarks,
    service: Option<&Service>,
    file_name: Option<&str>,
) -> Vec<String> {
    let mut notes = Vec::new();
    let mut note = |lines: &mut dyn Iterator<Item = u32>, what: &str| {
        let lines: Vec<_> = lines.collect();
        if !lines.is_empty() {
            notes.push(format!("{what}: {}", counted_lines(&lines)));
        }
    };
    note(
        &mut found.not_understood.iter().copied(),
        "not understood, and not taken",
    );
    note(
        &mut found.passed_over.iter().copied(),
        "no code was seen in it, so it was not taken",
    );
    note(
        &mut found
            .codes
            .iter()
            .filter(|code| code.used)
            .map(|code| code.line),
        "bears a mark, so it is taken as used",
    );
    note(
        &mut remarks.duplicates.iter().copied(),
        "the same code again, kept once",
    );
    note(
        &mut remarks.variants.iter().copied(),
        "longer, shorter or cut otherwise than the others: compare it with the original",
    );
    note(
        &mut remarks.words.iter().copied(),
        "holds letters only: look whether it is a code",
    );
    let has_code = |line: &u32| {
        found
            .codes
            .iter()
            .any(|code| code.line == *line && !code.used)
    };
    note(
        &mut remarks.yes.iter().copied().filter(has_code),
        "the word beside the code may say that it is used; taken as unused",
    );
    if remarks.only_letters {
        notes.push("the codes hold letters only: look whether they are codes".to_owned());
    }
    let by_name = file_name.and_then(by_file_name);
    let is_known = service
        .or(by_name)
        .is_some_and(|service| service.shape.is_some());
    if remarks.in_groups && !is_known {
        notes.push("spaces were taken as parts of a code, not as the end of one".to_owned());
    }
    if let (Some(service), Some(by_name)) = (service, by_name)
        && service.id != by_name.id
    {
        notes.push(format!(
            "the name of the file is one of {}, not of {}",
            by_name.title, service.title
        ));
    }
    notes
}

/// "line 3"; "2 lines (3 and 5)"; "30 lines (1, 2, 3, … and 30)".
pub(super) fn counted_lines(lines: &[u32]) -> String {
    let mut lines = lines.to_vec();
    lines.dedup();
    let (last, first) = match lines.as_slice() {
        [] => return "no line".to_owned(),
        [only] => return format!("line {only}"),
        [first @ .., last] => (last, first),
    };
    let shown: Vec<_> = first.iter().take(SHOWN).map(ToString::to_string).collect();
    let gap = if first.len() > SHOWN { ", …" } else { "" };
    format!(
        "{} lines ({}{gap} and {last})",
        lines.len(),
        shown.join(", ")
    )
}

/// So many line numbers are listed.
const SHOWN: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_and_listed_and_a_long_list_is_cut() {
        assert_eq!(counted_lines(&[3]), "line 3");
        assert_eq!(counted_lines(&[3, 5]), "2 lines (3 and 5)");
        assert_eq!(counted_lines(&[1, 2, 2, 3]), "3 lines (1, 2 and 3)");
        let many: Vec<_> = (1..=30).collect();
        assert_eq!(
            counted_lines(&many),
            "30 lines (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, … and 30)"
        );
    }
}
