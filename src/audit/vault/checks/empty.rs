//! Is there a password at all?

use crate::audit::vault::check::Check;
use crate::audit::vault::check::Findings;
use crate::audit::vault::check::needs_nothing;
use crate::audit::vault::scene::Scene;
use crate::report::Rule;
use crate::report::Severity;
use crate::secret::Secret;
use crate::vault::entry::Kind;

/// The check.
pub(super) static CHECK: Check = Check {
    rule: &RULE,
    is_on: true,
    missing: needs_nothing,
    look,
};

static RULE: Rule = Rule {
    id: "empty",
    severity: Severity::Note,
    title: "the password is empty",
    help: "fill it in, or delete the entry if the account is gone",
};

fn look(scene: &Scene<'_>, findings: &mut Findings) {
    for (at, subject) in scene.subjects.iter().enumerate() {
        let entry = subject.entry;
        let is_empty = entry.password.as_ref().is_some_and(Secret::is_empty);
        if entry.kind == Kind::Login && is_empty && !entry.has_passkey {
            findings.tell(at, RULE.severity, "the field for the password is empty");
        }
    }
}
