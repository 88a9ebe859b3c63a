//! Is the password easy to guess?

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
    id: "weak",
    severity: Severity::Warning,
    title: "the password is easy to guess",
    help: "let a password manager make a random one, or use four or more random words",
};

fn look(scene: &Scene<'_>, findings: &mut Findings) {
    for (subject, strength) in scene.strengths().iter().enumerate() {
        let Some(strength) = strength else {
            continue;
        };
        let severity = match strength.score {
            ENOUGH.. => continue,
            2 => RULE.severity,
            _ => Severity::Error,
        };
        let why = strength
            .why
            .as_ref()
            .map(|why| format!(": {why}"))
            .unwrap_or_default();
        findings.tell(
            subject,
            severity,
            format!("easy to guess, score {} of 4{why}", strength.score),
        );
    }
}

/// As `doorkey check` has it.
const ENOUGH: u8 = 3;
