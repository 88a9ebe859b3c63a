//! Is it past the day its owner set?

use crate::audit::vault::check::Check;
use crate::audit::vault::check::Findings;
use crate::audit::vault::check::needs_nothing;
use crate::audit::vault::scene::Scene;
use crate::date::Date;
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
    id: "expired",
    severity: Severity::Warning,
    title: "the entry has expired",
    help: "change the password, or set a new day",
};

fn look(scene: &Scene<'_>, findings: &mut Findings) {
    for (at, subject) in scene.subjects.iter().enumerate() {
        if let Some(end) = subject.entry.expires.filter(|&end| end <= scene.known.now) {
            findings.tell(at, RULE.severity, format!("expired on {}", Date::at(end)));
        }
    }
}
