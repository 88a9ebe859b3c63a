//! Is a second factor stored, where the site takes one?

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
    id: "no-second-factor",
    severity: Severity::Warning,
    title: "no second factor is stored",
    help: "turn one on at the site, if it is not, and store its recovery codes: `doorkey codes add`",
};

fn look(scene: &Scene<'_>, findings: &mut Findings) {
    for (at, subject, _) in scene.with_password() {
        let Some(site) = subject.site.as_ref().filter(|_| !subject.entry.is_further) else {
            continue;
        };
        findings.told_of_one();
        let entry = subject.entry;
        if !site.factors.is_empty() && !entry.has_totp() && !entry.has_passkey {
            // Another device may have it: that it is off, nobody can tell from here.
            let offered = site.factors.join(", ");
            let message = format!("no TOTP or passkey stored here; its site takes {offered}");
            findings.tell(at, RULE.severity, message);
        }
    }
}
