//! Are there several entries for one account?

use std::collections::BTreeMap;

use crate::audit::vault::check::Check;
use crate::audit::vault::check::Findings;
use crate::audit::vault::check::needs_nothing;
use crate::audit::vault::scene::Scene;
use crate::report::Rule;
use crate::report::Severity;

/// The check.
pub(super) static CHECK: Check = Check {
    rule: &RULE,
    is_on: true,
    missing: needs_nothing,
    look,
};

static RULE: Rule = Rule {
    id: "duplicate",
    severity: Severity::Note,
    title: "one account has several entries",
    help: "keep the one that opens the account, and delete the others",
};

fn look(scene: &Scene<'_>, findings: &mut Findings) {
    let mut accounts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, subject) in scene.subjects.iter().enumerate() {
        // Without a user, a site or a title, two entries have nothing in common.
        let is_named = !subject.user().is_empty() || !subject.addresses.is_empty();
        if is_named && !subject.entry.is_further {
            accounts.entry(subject.account).or_default().push(at);
        }
    }
    for members in accounts.into_values().filter(|members| members.len() > 1) {
        let mut passwords: Vec<_> = members
            .iter()
            .filter_map(|&at| scene.subjects.get(at)?.password)
            .collect();
        passwords.sort_unstable();
        passwords.dedup();
        let count = members.len();
        let message = match passwords.len() {
            0 | 1 => format!("{count} entries for one account"),
            _ => format!(
                "{count} entries for one account, with different passwords: one may be out of date"
            ),
        };
        findings.tell_group(members, RULE.severity, &message);
    }
}
