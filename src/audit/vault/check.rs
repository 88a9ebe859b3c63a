//! What a check is, and what it may say.

use std::collections::BTreeMap;

use crate::audit::vault::known::Missing;
use crate::audit::vault::scene::Scene;
use crate::report::Rule;
use crate::report::Severity;

/// A check: its rule, what it needs, and how it looks.
pub struct Check {
    /// The rule that entries can break.
    pub rule: &'static Rule,
    /// Whether it is made where nobody asks for it.
    pub is_on: bool,
    /// What is missing without which it cannot be made.
    pub missing: fn(&Scene<'_>) -> Option<Missing>,
    /// Look at all entries.
    pub look: fn(&Scene<'_>, &mut Findings),
}

/// Nothing is missing, ever.
#[must_use]
pub fn needs_nothing(_: &Scene<'_>) -> Option<Missing> {
    None
}

/// What a check has found so far.
#[derive(Default)]
pub struct Findings {
    /// Findings, by the number of the subject.
    pub(super) found: Vec<(usize, Found)>,
    /// Sets of entries that have something in common.
    pub(super) groups: Vec<Vec<usize>>,
    /// How many entries could not be looked at, by why.
    pub(super) open: BTreeMap<String, usize>,
    /// Of how many entries anything is known, where that is not all.
    pub(super) told_of: Option<usize>,
}

/// One thing that was found.
pub struct Found {
    /// How bad it is here.
    pub severity: Severity,
    /// One sentence without any name: no title, user, host, nor a part of a secret.
    pub message: String,
    /// What has names in it. Outside text.
    pub detail: Option<String>,
    /// The group it belongs to, by its number among those of the check.
    pub group: Option<usize>,
}

impl Findings {
    /// Something was found at `subject`.
    pub fn tell(&mut self, subject: usize, severity: Severity, message: impl Into<String>) {
        self.add(subject, severity, message.into(), None, None);
    }

    /// The same, with what has names in it.
    pub fn tell_named(
        &mut self,
        subject: usize,
        severity: Severity,
        message: impl Into<String>,
        detail: String,
    ) {
        self.add(subject, severity, message.into(), Some(detail), None);
    }

    /// The same of every member of a group.
    pub fn tell_group(&mut self, members: Vec<usize>, severity: Severity, message: &str) {
        let group = Some(self.groups.len());
        for &member in &members {
            self.add(member, severity, message.to_owned(), None, group);
        }
        self.groups.push(members);
    }

    /// One more entry could not be looked at.
    pub fn leave_open(&mut self, why: &str) {
        *self.open.entry(why.to_owned()).or_default() += 1;
    }

    /// Of one more entry something is known. Said where a list does not have every site.
    pub fn told_of_one(&mut self) {
        *self.told_of.get_or_insert_default() += 1;
    }

    fn add(
        &mut self,
        subject: usize,
        severity: Severity,
        message: String,
        detail: Option<String>,
        group: Option<usize>,
    ) {
        self.found.push((
            subject,
            Found {
                severity,
                message,
                detail,
                group,
            },
        ));
    }
}
