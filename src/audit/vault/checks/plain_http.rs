//! Does an address lead over the network in the clear?

use crate::audit::vault::address::Scheme;
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
    id: "plain-http",
    severity: Severity::Warning,
    title: "an address is not encrypted",
    help: "let the address begin with https://; where the site cannot, treat its password as read by others",
};

fn look(scene: &Scene<'_>, findings: &mut Findings) {
    for (at, subject) in scene.subjects.iter().enumerate() {
        let mut addresses = subject.addresses.iter();
        if !subject.entry.is_further
            && addresses.any(|address| address.scheme == Scheme::Http && !address.is_near)
        {
            findings.tell(at, RULE.severity, "an address begins with http://");
        }
    }
}
