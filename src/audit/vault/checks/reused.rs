//! Do two accounts have one password?

use crate::audit::vault::check::Check;
use crate::audit::vault::check::Findings;
use crate::audit::vault::check::needs_nothing;
use crate::audit::vault::scene::Scene;
use crate::number::counted;
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
    id: "reused",
    severity: Severity::Error,
    title: "two accounts have the same password",
    help: "give each account a password of its own; one breach must not open two doors",
};

fn look(scene: &Scene<'_>, findings: &mut Findings) {
    for password in &scene.passwords {
        let is_master = |master| password.secret.is_same(master);
        if scene.known.masters.iter().any(is_master) {
            for &subject in &password.subjects {
                findings.tell(
                    subject,
                    RULE.severity,
                    "it is the master password, or the previous one",
                );
            }
        }
        // Several entries of one account are no reuse.
        let accounts = scene.accounts(&password.subjects);
        if accounts > 1 {
            let others = counted(accounts - 1, "other account", "other accounts");
            let message = format!("the same password as {others}");
            findings.tell_group(password.subjects.clone(), RULE.severity, &message);
        }
    }
}
