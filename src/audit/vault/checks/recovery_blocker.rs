//! Is a second factor stored, and no recovery code for the day it is lost?

use crate::audit::vault::check::Check;
use crate::audit::vault::check::Findings;
use crate::audit::vault::scene::Scene;
use crate::report::Rule;
use crate::report::Severity;

/// The check.
pub(super) static CHECK: Check = Check {
    rule: &RULE,
    is_on: true,
    missing: |scene| scene.known.codes.as_ref().err().cloned(),
    look,
};

static RULE: Rule = Rule {
    id: "recovery-blocker",
    severity: Severity::Warning,
    title: "there are no recovery codes for a second factor",
    help: "get recovery codes at the site and store them: `doorkey codes add SITE`",
};

fn look(scene: &Scene<'_>, findings: &mut Findings) {
    let Ok(codes) = &scene.known.codes else {
        return;
    };
    for (at, subject) in scene.subjects.iter().enumerate() {
        if !subject.entry.has_totp() && !subject.entry.has_passkey {
            continue;
        }
        let answers: Vec<_> = subject.hosts().map(|host| codes.has(host)).collect();
        if answers.is_empty() {
            findings.leave_open("it has a second factor, and no address that names a site");
            continue;
        }
        let is_kept = answers.contains(&Some(true));
        let has = if is_kept || !answers.contains(&None) {
            Some(is_kept)
        } else {
            None
        };
        match has {
            Some(true) => {}
            Some(false) => findings.tell(
                at,
                RULE.severity,
                "a second factor is stored, and no recovery codes are kept here for its site",
            ),
            None => {
                findings.leave_open("nobody can tell whether recovery codes are kept for its site");
            }
        }
    }
}
