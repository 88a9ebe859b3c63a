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
    let now = scene.known.now;
    let doubt = breaches.doubt();
    for (at, subject, _) in scene.with_password() {
        let mut all: Vec<Breach> = Vec::new();
        for breach in subject.hosts().flat_map(|host| breaches.of(host)) {
            if matters(subject, &breach, now) && !all.contains(&breach) {
                all.push(breach);
            }
        }
        // The newest first; those of which nothing tells when, last.
        all.sort_by_key(|breach| std::cmp::Reverse(breach.at));
        let Some(newest) = all.first() else {
            if let Some(why) = doubt.as_ref().filter(|_| subject.hosts().next().is_some()) {
                findings.leave_open(why);
            }
            continue;
        };
        let (severity, since) = since(subject, now);
        let is_certain = all.iter().any(|it| it.at.is_some() && it.taken.is_some());
        let severity = if is_certain {
            severity
        } else {
            Severity::Warning
        };
        let more = match all.len() {
            1 => String::new(),
            count => format!(" ({} in all)", counted(count, "breach", "breaches")),
        };
        let lost = if all.iter().all(|it| it.taken.is_none()) {
            "; nothing tells what was lost there"
        } else {
            ""
        };
        let message = match newest.at {
            Some(day) => format!(
                "its site was breached on {}{more}, and {since}{lost}",
                Date::at(day)
            ),
            None => format!("its site was breached{more}, nobody knows when, and {since}{lost}"),
        };
        let named: Vec<_> = all.iter().take(NAMED).map(name).collect();
        findings.tell_named(at, severity, message, named.join("; "));
    }
}

/// How bad a breach is for the password, and what tells when that was set.
fn since(subject: &Subject<'_>, now: u64) -> (Severity, String) {
    match subject.password_since(now) {
        Since::Known(set) => (
            RULE.severity,
            format!("the password is from {}", Date::at(set)),
        ),
        Since::NotAfter(changed) => (
            Severity::Warning,
            format!(
                "the password may be older than the breach: the entry was last changed on {}, and nothing tells when \
                 its password was",
                Date::at(changed)
            ),
        ),
        Since::Unknown => (
            Severity::Warning,
            "nothing tells when the password was set".to_owned(),
        ),
    }
}

fn name(breach: &Breach) -> String {
    let day = breach.at.map(|at| Date::at(at).to_string());
    let day = day.as_deref().unwrap_or("nobody knows when");
    let taken = breach
        .taken
        .as_deref()
        .unwrap_or("nothing tells what was lost");
    format!("{} ({day}): {taken}", breach.title)
}

/// Whether the password may be the one that was taken. A day is all that is known of a breach, so that one of the day
/// on which the password was set counts, and so does one of which no day is known. That an entry was changed, as all are
/// by a move to another manager, does not make its password new: it may be as old as the entry, and older where nothing
/// tells how old that is.
fn matters(subject: &Subject<'_>, breach: &Breach, now: u64) -> bool {
    let first = match subject.password_since(now) {
        Since::Known(at) => Some(at),
        Since::NotAfter(_) | Since::Unknown => subject.created(now),
    };
    match (first, breach.at) {
        (Some(first), Some(at)) => Date::at(at) >= Date::at(first),
        _ => true,
    }
}

/// How many breaches of one site are named.
const NAMED: usize = 3;
