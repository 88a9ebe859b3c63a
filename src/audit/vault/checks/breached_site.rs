//! Was the site breached since the password was set?

use crate::audit::vault::check::Check;
use crate::audit::vault::check::Findings;
use crate::audit::vault::known::Breach;
use crate::audit::vault::scene::Scene;
use crate::audit::vault::scene::Since;
use crate::audit::vault::scene::Subject;
use crate::date::Date;
use crate::number::counted;
use crate::report::Rule;
use crate::report::Severity;

/// The check.
pub(super) static CHECK: Check = Check {
    rule: &RULE,
    is_on: true,
    missing: |scene| scene.known.breaches.as_ref().err().cloned(),
    look,
};

static RULE: Rule = Rule {
    id: "breached-site",
    severity: Severity::Error,
    title: "the site was breached since the password was set",
    help: "change the password there, and wherever it is used again",
};

fn look(scene: &Scene<'_>, findings: &mut Findings) {
    let Ok(breaches) = &scene.known.breaches else {
        return;
    };
    for (at, subject, _) in scene.with_password() {
        let mut all: Vec<Breach> = Vec::new();
        for breach in subject.hosts().flat_map(|host| breaches.of(host)) {
            if matters(subject, &breach) && !all.contains(&breach) {
                all.push(breach);
            }
        }
        all.sort_by_key(|breach| std::cmp::Reverse(breach.at));
        let Some(last) = all.first() else {
            continue;
        };
        let day = Date::at(last.at);
        let (severity, since) = match subject.password_since() {
            Since::Known(set) => (
                RULE.severity,
                format!("the password is from {}", Date::at(set)),
            ),
            Since::NotAfter(changed) => (
                Severity::Warning,
                format!(
                    "the password may be older than the breach: the entry was last changed on {}, and nothing tells \
                     when its password was",
                    Date::at(changed)
                ),
            ),
            Since::Unknown => (
                Severity::Warning,
                "nothing tells when the password was set".to_owned(),
            ),
        };
        let more = match all.len() {
            1 => String::new(),
            count => format!(" ({} in all)", counted(count, "breach", "breaches")),
        };
        let named: Vec<_> = all
            .iter()
            .take(NAMED)
            .map(|it| format!("{} ({}): {}", it.title, Date::at(it.at), it.taken))
            .collect();
        let message = format!("its site was breached on {day}{more}, and {since}");
        findings.tell_named(at, severity, message, named.join("; "));
    }
}

/// Whether the password may be the one that was taken. A day is all that is known of a breach, so that one of the day
/// on which the password was set counts. That an entry was changed, as all are by a move to another manager, does not
/// make its password new: it may be as old as the entry, and older where nothing tells how old that is.
fn matters(subject: &Subject<'_>, breach: &Breach) -> bool {
    let first = match subject.password_since() {
        Since::Known(at) => Some(at),
        Since::NotAfter(_) | Since::Unknown => subject.entry.created,
    };
    first.is_none_or(|at| Date::at(breach.at) >= Date::at(at))
}

/// How many breaches of one site are named.
const NAMED: usize = 3;
