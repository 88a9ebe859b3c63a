//! Was the password seen in a breach?

use crate::audit::vault::check::Check;
use crate::audit::vault::check::Findings;
use crate::audit::vault::scene::Scene;
use crate::breach::exposure::Verdict;
use crate::report::Rule;
use crate::report::Severity;

/// The check.
pub(super) static CHECK: Check = Check {
    rule: &RULE,
    is_on: true,
    missing: |scene| scene.known.exposures.as_ref().err().cloned(),
    look,
};

static RULE: Rule = Rule {
    id: "exposed",
    severity: Severity::Error,
    title: "the password was exposed in a breach",
    help: "change it everywhere it is used; it stands in the lists attackers try first",
};

fn look(scene: &Scene<'_>, findings: &mut Findings) {
    let exposures = scene.known.exposures.as_ref().copied().unwrap_or_default();
    for (at, password) in scene.passwords.iter().enumerate() {
        let exposure = exposures.get(at);
        for &subject in &password.subjects {
            match exposure.map(|it| (&it.verdict, it.sentence())) {
                Some((_, Some(sentence))) => findings.tell(subject, RULE.severity, sentence),
                Some((Verdict::Clear, None)) => {}
                Some((Verdict::Unknown(why), None)) => findings.leave_open(why),
                Some((Verdict::Exposed(_), None)) | None => findings.leave_open("nobody was asked"),
            }
        }
    }
}
