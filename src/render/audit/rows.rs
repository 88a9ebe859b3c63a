//! The list as rows of the common report, for the forms that build servers read.

use std::io;
use std::io::Write;

use crate::audit::vault::checks::CHECKS;
use crate::audit::vault::list::Account;
use crate::audit::vault::list::List;
use crate::audit::vault::list::Row;
use crate::failure::Failure;
use crate::render;
use crate::render::Format;
use crate::render::Options;
use crate::render::Subject;
use crate::render::audit::names;
use crate::render::audit::names::number;
use crate::report;
use crate::report::Judged;
use crate::report::Outcome;
use crate::report::Report;
use crate::report::Rule;
use crate::secret::item::Place;

/// Write the list in one of the common forms.
pub(super) fn write(
    format: Format,
    list: Result<&List, &Failure>,
    options: Options,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<()> {
    let mut renderer = render::renderer(format, Subject::Audit, options, out, err);
    let list = match list {
        Ok(list) => list,
        Err(failure) => return renderer.finish(Err(failure)),
    };
    for row in &list.rows {
        renderer.row(&common(list, row))?;
    }
    for (place, why) in unread(&list.account) {
        renderer.row(&report::Row {
            id: place.file.clone(),
            place: Some(place),
            outcome: Outcome::Unread {
                reason: why,
                hint: None,
            },
        })?;
    }
    renderer.finish(Ok(&account(list)))
}

/// The rules of an audit, for forms that list them.
pub(super) fn rules() -> Vec<&'static Rule> {
    CHECKS.iter().map(|check| check.rule).collect()
}

fn common(list: &List, row: &Row) -> report::Row {
    let file = list
        .account
        .files
        .get(row.file)
        .map(|file| file.name.clone());
    let line = row
        .place
        .strip_prefix("line ")
        .and_then(|line| line.parse().ok());
    let findings = row.findings.iter().map(|finding| report::Finding {
        rule: finding.rule,
        severity: finding.severity,
        message: match &finding.detail {
            Some(detail) => format!("{} ({detail})", finding.message),
            None => finding.message.clone(),
        },
        counts: finding.counts,
    });
    report::Row {
        id: names::name(row),
        place: Some(Place {
            file: file.unwrap_or_default(),
            line,
        }),
        outcome: Outcome::Judged(Judged {
            findings: findings.collect(),
            ..Judged::default()
        }),
    }
}

/// What could not be read, and why.
fn unread(account: &Account) -> Vec<(Place, String)> {
    let mut unread = Vec::new();
    for file in &account.files {
        let place = |place: &str| Place {
            file: file.name.clone(),
            line: place
                .strip_prefix("line ")
                .and_then(|line| line.parse().ok()),
        };
        unread.extend(file.trouble.as_ref().map(|why| (place(""), why.clone())));
        unread.extend(
            file.bad
                .iter()
                .map(|bad| (place(&bad.place), format!("{}: {}", bad.place, bad.why))),
        );
    }
    unread
}

/// The account of the run in the words of the common report; the exit code is the same.
fn account(list: &List) -> Report {
    let account = &list.account;
    let checked = account.checked();
    let unread = unread(account).len().max(usize::from(account.read() == 0));
    let mut notes = account.notes.clone();
    notes.extend(names::not_checked(account).into_iter().map(
        |(rule, why, hint)| match hint.as_str() {
            "" => format!("{rule}: {why}"),
            hint => format!("{rule} was not checked: {why}; {hint}"),
        },
    ));
    let left = account.read().saturating_sub(checked);
    Report {
        checked: number(checked),
        not_checked: (left > 0)
            .then(|| {
                (
                    "left out by their owner, or without a password".to_owned(),
                    number(left),
                )
            })
            .into_iter()
            .collect(),
        counted: number(account.counted),
        found: number(account.found),
        unread: number(unread),
        unknown: u64::from(account.is_incomplete()),
        exit_zero: account.exit_zero,
        notes,
    }
}
