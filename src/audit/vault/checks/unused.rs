//! Was it not used for long? Off unless asked for: few formats tell.

use crate::audit::vault::check::Check;
use crate::audit::vault::check::Findings;
use crate::audit::vault::check::needs_nothing;
use crate::audit::vault::scene::Scene;
use crate::audit::vault::scene::past;
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
    id: "unused",
    severity: Severity::Note,
    title: "the entry was not used for long",
    help: "close the account if you need it no more: what is not there cannot be breached",
};

fn look(scene: &Scene<'_>, findings: &mut Findings) {
    let limit = scene
        .known
        .limits
        .unused_days
        .saturating_mul(SECONDS_OF_A_DAY);
    for (at, subject) in scene.subjects.iter().enumerate() {
        match past(subject.entry.last_used, scene.known.now) {
            Some(used) if scene.known.now.saturating_sub(used) > limit => {
                findings.tell(
                    at,
                    RULE.severity,
                    format!("last used on {}", Date::at(used)),
                );
            }
            Some(_) => {}
            None if subject.entry.is_further => {}
            None => findings.leave_open("nothing tells when it was used"),
        }
    }
}
