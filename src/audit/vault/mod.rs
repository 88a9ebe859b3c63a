//! What is wrong with a whole vault: its entries go through the checks, and one list comes out.
//!
//! [`scene`] is what the checks look at, [`known`] what is known besides, [`checks`] has a file for each, and [`list`] is
//! what is told. A rule that could not be checked is told as such.

pub mod address;
pub mod alike;
pub mod asked;
pub mod baseline;
pub mod check;
pub mod checks;
pub mod diff;
pub mod ignores;
pub mod known;
pub mod list;
pub mod naming;
pub mod scene;
pub mod score;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use crate::audit::vault::asked::Asked;
use crate::audit::vault::check::Check;
use crate::audit::vault::check::Findings;
use crate::audit::vault::checks::CHECKS;
use crate::audit::vault::list::Account;
use crate::audit::vault::list::FileAccount;
use crate::audit::vault::list::Finding;
use crate::audit::vault::list::Group;
use crate::audit::vault::list::Links;
use crate::audit::vault::list::List;
use crate::audit::vault::list::Row;
use crate::audit::vault::list::RuleAccount;
use crate::audit::vault::list::Sought;
use crate::audit::vault::list::State;
use crate::audit::vault::scene::Scene;
use crate::audit::vault::scene::Source;
use crate::audit::vault::scene::Subject;
use crate::number::counted;
use crate::report::Severity;
use crate::secret::Secret;
use crate::sites::own::Protects;
use crate::vault::entry::Vault;
use crate::vault::totp::Totp;

/// Make the checks that were asked for.
#[must_use]
pub fn examine(scene: &Scene<'_>, sources: &[Source], asked: &Asked) -> List {
    let passwords = naming::passwords(sources);
    let mut rows: Vec<Row> = scene
        .subjects
        .iter()
        .map(|subject| row(scene, subject, &passwords))
        .collect();
    // Charts show what was asked for anyway: guessing takes the most time of all.
    if asked.is_on_named("weak") {
        for (row, strength) in rows.iter_mut().zip(scene.strengths()) {
            row.score = strength.as_ref().map(|strength| strength.score);
        }
    }
    let known = scene.known;
    let mut account = Account {
        sought: Sought {
            about: known.about.len(),
            masters: known.masters.len(),
            limits: known.limits,
            is_new_only: false,
        },
        ..Account::default()
    };
    let mut groups = Vec::new();
    for check in CHECKS {
        let findings = look(check, scene, asked, &mut account);
        for (subject, found) in findings.found {
            let held = scene.subjects.get(subject).map(|it| held(scene, it));
            let is_held = |text: &String| {
                let mut secrets = held.iter().flatten();
                secrets.any(|secret| naming::gives_away(text, secret))
            };
            let finding = Finding {
                rule: check.rule,
                severity: found.severity,
                message: found.message,
                detail: found.detail.filter(|text| !is_held(text)),
                group: found.group.map(|group| group + groups.len()),
                counts: asked.counts(check.rule, found.severity),
                is_known: false,
            };
            if let Some(row) = rows.get_mut(subject) {
                row.findings.push(finding);
            }
        }
        groups.extend(findings.groups.into_iter().map(|members| Group {
            rule: check.rule,
            members,
        }));
    }
    for row in &mut rows {
        // Stable: rules of one severity stay in the order of the table.
        row.findings
            .sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        if let Some(score) = row.score {
            let worst = row.severity().map_or(0, |severity| match severity {
                Severity::Note => 1,
                Severity::Warning => 2,
                Severity::Error => 3,
            });
            if let Some(place) = account
                .scores
                .get_mut(usize::from(score))
                .and_then(|scores| scores.get_mut(worst))
            {
                *place += 1;
            }
        }
    }
    account.files = sources.iter().map(file).collect();
    let mut list = List {
        rows,
        groups,
        hidden: Vec::new(),
        account,
    };
    list.arrange();
    list
}

/// Make one check, if it was asked for and can be made.
fn look(check: &Check, scene: &Scene<'_>, asked: &Asked, account: &mut Account) -> Findings {
    let mut findings = Findings::default();
    let state = if !asked.is_on(check) {
        State::Off
    } else if let Some(missing) = (check.missing)(scene) {
        State::Missing(missing)
    } else {
        (check.look)(scene, &mut findings);
        State::Checked
    };
    account.rules.push(RuleAccount {
        rule: check.rule,
        state,
        found: findings.found.len(),
        told_of: findings.told_of,
        open: std::mem::take(&mut findings.open).into_iter().collect(),
        matters: asked.matters(check.rule),
    });
    findings
}

fn file(source: &Source) -> FileAccount {
    let vault = &source.vault;
    let audited = || {
        vault
            .entries
            .iter()
            .filter(|entry| scene::is_audited(entry))
    };
    FileAccount {
        name: source.file.clone(),
        format: vault.format.to_owned(),
        trouble: None,
        read: vault.entries.len(),
        checked: audited().filter(|entry| scene::is_checked(entry)).count(),
        left_out: audited().filter(|entry| entry.is_left_out).count(),
        put_away: vault.put_away,
        bad: vault.bad.clone(),
        notes: vault
            .notes
            .iter()
            .cloned()
            .chain(odd_codes(vault))
            .collect(),
        is_incomplete: vault.is_incomplete,
    }
}

/// What makes no codes although it stands where a seed should: said, so that nobody relies on it.
fn odd_codes(vault: &Vault) -> Option<String> {
    let odd = || vault.entries.iter().filter(|entry| entry.totp == Totp::Odd);
    // A name stands there in a folder of `pass`, and is not told here.
    let is_number = |place: &&str| {
        ["line ", "item ", "entry "]
            .iter()
            .any(|it| place.starts_with(it))
    };
    let places: Vec<_> = odd()
        .map(|entry| entry.place.as_str())
        .filter(is_number)
        .take(3)
        .collect();
    let (count, places) = (odd().count(), places.join(", "));
    let such_as = match (count, places.as_str()) {
        (0, _) => return None,
        (_, "") => String::new(),
        (1..=3, places) => format!(" ({places})"),
        (_, places) => format!(" (such as {places})"),
    };
    let entries = counted(count, "entry has", "entries have");
    Some(format!(
        "{entries} something in the field for one-time codes that makes none{such_as}: that is no second factor"
    ))
}

/// What no text about a subject may hold: its password, and those of the vault itself.
fn held<'a>(scene: &'a Scene<'_>, subject: &Subject<'_>) -> Vec<&'a Secret> {
    let password = subject.password.and_then(|at| scene.passwords.get(at));
    let password = password.map(|password| password.secret);
    password.into_iter().chain(scene.known.masters).collect()
}

/// A subject as it is told: without the addresses, and without names that hold a password or a seed.
fn row(scene: &Scene<'_>, subject: &Subject<'_>, passwords: &HashSet<&[u8]>) -> Row {
    let entry = subject.entry;
    let held = held(scene, subject);
    let is_held = |text: &str| {
        held.iter().any(|secret| naming::gives_away(text, secret))
            || passwords.contains(text.trim().as_bytes())
            || (entry.has_totp() && naming::has_seed(text))
    };
    let mut is_withheld = false;
    let mut shown = |name: &str| {
        let text = naming::clean(name);
        if is_held(&text) || passwords.contains(name.trim().as_bytes()) {
            is_withheld = true;
            return String::new();
        }
        text
    };
    let title = shown(&entry.title);
    let user = shown(subject.user());
    let folder = shown(&entry.folder);
    let host = subject
        .addresses
        .first()
        .map_or("", |address| address.host.as_str());
    let host = shown(host);
    // The page where a password is changed can be at another of its addresses.
    let change = subject.hosts().next().filter(|_| !host.is_empty());
    let change = change.map(&mut shown).filter(|host| !host.is_empty());
    let site = subject.site.as_ref().filter(|_| !host.is_empty());
    let page = |page: &Option<String>| page.clone().filter(|page| !is_held(page));
    let protects = subject.site.as_ref().map(|site| site.protects);
    Row {
        file: subject.file,
        number: subject.number + 1,
        place: shown(&entry.place),
        links: Links {
            change,
            help: site.and_then(|site| page(&site.help)),
            recovery: site.and_then(|site| page(&site.recovery)),
        },
        title,
        user,
        host,
        folder,
        is_withheld,
        protects: protects.filter(|it| *it != Protects::Other),
        score: None,
        findings: Vec::new(),
    }
}

impl List {
    /// Rows without findings go; what comes first comes first; groups and sums follow.
    pub(super) fn arrange(&mut self) {
        let mut rows: Vec<_> = std::mem::take(&mut self.rows)
            .into_iter()
            .enumerate()
            .collect();
        let mut places = vec![None; rows.len()];
        rows.retain(|(_, row)| !row.findings.is_empty());
        rows.sort_by_key(|(_, row)| row.rank());
        for (place, (before, _)) in rows.iter().enumerate() {
            if let Some(at) = places.get_mut(*before) {
                *at = Some(place);
            }
        }
        self.rows = rows.into_iter().map(|(_, row)| row).collect();
        for group in &mut self.groups {
            group.members = group
                .members
                .iter()
                .filter_map(|&at| places.get(at).copied().flatten())
                .collect();
            group.members.sort_unstable();
        }
        let findings = || self.rows.iter().flat_map(|row| &row.findings);
        self.account.found = findings().count();
        self.account.counted = findings().filter(|finding| finding.counts).count();
    }
}
