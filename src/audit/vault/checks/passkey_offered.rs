//! Does the site take passkeys, and none is stored?

use crate::audit::vault::check::Check;
use crate::audit::vault::check::Findings;
use crate::audit::vault::scene::Scene;
use crate::report::Rule;
use crate::report::Severity;

/// The check.
pub(super) static CHECK: Check = Check {
    rule: &RULE,
    is_on: true,
    missing: |scene| scene.known.sites.as_ref().err().cloned(),
    look,
};

static RULE: Rule = Rule {
    id: "passkey-offered",
    severity: Severity::Note,
    title: "the site takes passkeys",
    help: "add a passkey at the site: it cannot be guessed, reused or phished",
};

fn look(scene: &Scene<'_>, findings: &mut Findings) {
    for (at, subject, _) in scene.with_password() {
        let Some(site) = subject.site.as_ref().filter(|_| !subject.entry.is_further) else {
            continue;
        };
        findings.told_of_one();
        if site.passkeys && !subject.entry.has_passkey {
            findings.tell(
                at,
                RULE.severity,
                "its site takes passkeys, and none is stored here",
            );
        }
    }
}
