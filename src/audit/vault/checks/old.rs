//! Has the password been the same for long? Off unless asked for: a password that nobody knows does not spoil.

use crate::audit::vault::check::Check;
use crate::audit::vault::check::Findings;
use crate::audit::vault::check::needs_nothing;
use crate::audit::vault::scene::Scene;
use crate::audit::vault::scene::Since;
use crate::date::Date;
use crate::date::SECONDS_OF_A_DAY;
use crate::report::Rule;
use crate::report::Severity;

/// The check.
pub(super) static CHECK: Check = Check {
    rule: &RULE,
    is_on: false,
    missing: needs_nothing,
    look,
};

static RULE: Rule = Rule {
    id: "old",
    severity: Severity::Note,
    title: "the password is old",
    help: "NIST SP 800-63B-4, 3.1.1.2: no password needs to be changed for its age alone; mend what else is told of it",
};

fn look(scene: &Scene<'_>, findings: &mut Findings) {
    let limit = scene.known.limits.old_days.saturating_mul(SECONDS_OF_A_DAY);
    for (at, subject, _) in scene.with_password() {
        let (set, words) = match subject.password_since(scene.known.now) {
            Since::Known(set) => (set, "the password is from"),
            Since::NotAfter(changed) => (changed, "the entry was last changed on"),
            Since::Unknown => {
                findings.leave_open("nothing tells when the password was set");
                continue;
            }
        };
        if scene.known.now.saturating_sub(set) > limit {
            findings.tell(at, RULE.severity, format!("{words} {}", Date::at(set)));
        }
    }
}
