//! Will the day its owner set come soon?

use crate::audit::vault::check::Check;
use crate::audit::vault::check::Findings;
use crate::audit::vault::check::needs_nothing;
use crate::audit::vault::scene::Scene;
use crate::date::Date;
use crate::date::SECONDS_OF_A_DAY;
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
    id: "expiring",
    severity: Severity::Note,
    title: "the entry expires soon",
    help: "change the password before, or set a new day",
};

fn look(scene: &Scene<'_>, findings: &mut Findings) {
    let now = scene.known.now;
    let soon = now.saturating_add(
        scene
            .known
            .limits
            .expiring_days
            .saturating_mul(SECONDS_OF_A_DAY),
    );
    for (at, subject) in scene.subjects.iter().enumerate() {
        if let Some(end) = subject
            .entry
            .expires
            .filter(|&end| now < end && end <= soon)
        {
            findings.tell(at, RULE.severity, format!("expires on {}", Date::at(end)));
        }
    }
}
