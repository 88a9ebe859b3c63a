//! Is the password nearly that of another account?

use crate::audit::vault::alike;
use crate::audit::vault::check::Check;
use crate::audit::vault::check::Findings;
use crate::audit::vault::check::needs_nothing;
use crate::audit::vault::scene::Scene;
use crate::number::counted;
use crate::report::Rule;
use crate::report::Severity;
use crate::strength::variation::Variation;
use crate::strength::variation::variation;

/// The check.
pub(super) static CHECK: Check = Check {
    rule: &RULE,
    is_on: true,
    missing: needs_nothing,
    look,
};

static RULE: Rule = Rule {
    id: "variant",
    severity: Severity::Warning,
    title: "the password is nearly that of another account",
    help: "let a password manager make a random one; whoever has one password tries its variations first",
};

fn look(scene: &Scene<'_>, findings: &mut Findings) {
    for password in &scene.passwords {
        let kinds = scene
            .known
            .masters
            .iter()
            .map(|master| variation(password.secret, master));
        // The very same is reuse, and is told there.
        if kinds.flatten().any(|kind| kind != Variation::Same) {
            for &subject in &password.subjects {
                findings.tell(
                    subject,
                    Severity::Error,
                    "a variation of the master password, or of the previous one",
                );
            }
        }
    }
    let alike = alike::groups(scene);
    for group in alike.groups {
        let passwords = group
            .passwords
            .iter()
            .filter_map(|&at| scene.passwords.get(at));
        let members: Vec<usize> = passwords
            .flat_map(|password| password.subjects.iter().copied())
            .collect();
        let accounts = scene.accounts(&members);
        // An account whose entries have an old and a new password is a duplicate.
        if accounts > 1 {
            let others = counted(accounts - 1, "other account", "other accounts");
            let message = format!(
                "nearly the password of {others}: what differs is {}",
                group.differs()
            );
            findings.tell_group(members, RULE.severity, &message);
        }
    }
    for _ in 0..alike.cut {
        findings.leave_open(
            "it shares parts with so many passwords that it was not compared with all of them",
        );
    }
}
