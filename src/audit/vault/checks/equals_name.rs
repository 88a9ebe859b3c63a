//! Is the password the name of something in its own entry?

use crate::audit::vault::check::Check;
use crate::audit::vault::check::Findings;
use crate::audit::vault::check::needs_nothing;
use crate::audit::vault::naming;
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
    id: "equals-name",
    severity: Severity::Error,
    title: "the password is a name in its own entry",
    help: "change it; names and addresses are what is tried first",
};

fn look(scene: &Scene<'_>, findings: &mut Findings) {
    for (at, subject, secret) in scene.with_password() {
        if let Some(name) = naming::same(subject, secret) {
            findings.tell(at, RULE.severity, format!("the password is {name}"));
        }
    }
}
