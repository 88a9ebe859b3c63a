//! What a row is called, and the sentences that several forms have in common. Nothing is sanitized yet.

use std::fmt::Write;

use crate::audit::vault::list::Account;
use crate::audit::vault::list::FileAccount;
use crate::audit::vault::list::List;
use crate::audit::vault::list::Row;
use crate::audit::vault::list::RuleAccount;
use crate::audit::vault::list::State;
use crate::number::counted;

/// What a row is called: its title, else its host, else its number.
pub(super) fn title(row: &Row) -> String {
    let named = [&row.title, &row.host];
    match named.into_iter().find(|name| !name.trim().is_empty()) {
        Some(name) if !row.is_withheld => name.clone(),
        _ => row.stable_name(),
    }
}

/// Whose account it is and where, besides the title: `ada at example.org`.
pub(super) fn whose(row: &Row) -> Option<String> {
    let host = Some(row.host.as_str())
        .filter(|host| !host.is_empty() && !title(row).eq_ignore_ascii_case(host));
    let user = Some(row.user.as_str()).filter(|user| !user.is_empty());
    match (user, host) {
        (Some(user), Some(host)) => Some(format!("{user} at {host}")),
        (Some(user), None) => Some(user.to_owned()),
        (None, Some(host)) => Some(host.to_owned()),
        (None, None) => None,
    }
}

/// The two in one.
pub(super) fn name(row: &Row) -> String {
    match whose(row) {
        Some(whose) => format!("{} ({whose})", title(row)),
        None => title(row),
    }
}

/// Where it stands: the file is left out where there is only one.
pub(super) fn place(list: &List, row: &Row) -> String {
    let file = list
        .account
        .files
        .get(row.file)
        .filter(|_| list.account.files.len() > 1);
    match file {
        Some(file) if !row.place.is_empty() => format!("{}, {}", file.name, row.place),
        Some(file) => file.name.clone(),
        None => row.place.clone(),
    }
}

/// Why some name is not there.
pub(super) const WITHHELD: &str = "a name of it is left out here: a password stands in it";

/// A group as a reader knows it: only those of which a picture helps have a number, from 1.
pub(super) fn groups(
    list: &List,
) -> impl Iterator<Item = (usize, &crate::audit::vault::list::Group)> {
    let told = list
        .groups
        .iter()
        .enumerate()
        .filter(|(_, group)| group.members.len() > 1);
    told.map(|(at, group)| (at + 1, group))
}

/// What was looked at, in a line.
pub(super) fn checked(account: &Account) -> String {
    let mut line = format!(
        "checked {} of {}",
        account.checked(),
        counted(account.read(), "entry", "entries")
    );
    let sum = |of: fn(&FileAccount) -> usize| account.files.iter().map(of).sum::<usize>();
    let left_out = sum(|file| file.left_out);
    let others = account
        .read()
        .saturating_sub(account.checked())
        .saturating_sub(left_out);
    for (count, what) in [
        (left_out, "left out by their owner"),
        (others, "without a password, such as notes"),
    ] {
        if count > 0 {
            // Writing to a string cannot fail.
            let _ = write!(line, ", {count} {what}");
        }
    }
    for (count, what) in [
        (sum(|file| file.put_away), "in the trash or archived"),
        (sum(|file| file.bad.len()), "that cannot be read"),
        (
            account
                .files
                .iter()
                .filter(|file| file.trouble.is_some())
                .count(),
            "files not read",
        ),
    ] {
        if count > 0 {
            let _ = write!(line, "; {count} {what}");
        }
    }
    line
}

/// How much there is to mend, in a line.
pub(super) fn headline(list: &List) -> String {
    let account = &list.account;
    if account.read() == 0 {
        return "there was no entry to look at".to_owned();
    }
    let (mend, know) = counts(list);
    let mut line = match mend {
        0 => "nothing to mend in what was checked".to_owned(),
        mend => counted(mend, "account to mend", "accounts to mend"),
    };
    let is_unasked = |rule: &RuleAccount| {
        rule.rule.id == "exposed"
            && (matches!(rule.state, State::Missing(_)) || !rule.open.is_empty())
    };
    if account.rules.iter().any(is_unasked) {
        let is_partly = |rule: &RuleAccount| is_unasked(rule) && rule.state == State::Checked;
        let open = account.rules.iter().filter(|rule| is_partly(rule));
        let open: usize = open
            .flat_map(|rule| &rule.open)
            .map(|(_, count)| count)
            .sum();
        if open > 0 {
            let entries = counted(open, "entry", "entries");
            let _ = write!(line, "; {entries} could not be looked up in breaches");
        } else {
            line += "; no password was looked up in breaches";
        }
    }
    if know > 0 {
        // Writing to a string cannot fail.
        let _ = write!(line, ", {know} with something to know");
    }
    if account.known > 0 {
        let _ = write!(
            line,
            " ({} known from the baseline)",
            counted(account.known, "finding", "findings")
        );
    }
    line
}

/// How many rows have something to mend, and how many only something to know.
pub(super) fn counts(list: &List) -> (usize, usize) {
    let mend = list.rows.iter().filter(|row| is_to_mend(row)).count();
    (mend, list.rows.len() - mend)
}

pub(super) fn is_to_mend(row: &Row) -> bool {
    row.severity()
        .is_some_and(|worst| worst > crate::report::Severity::Note)
}

/// What one rule could not look at: the rule, why, what to do.
pub(super) fn not_checked(account: &Account) -> Vec<(&'static str, String, String)> {
    let mut told = Vec::new();
    for rule in &account.rules {
        let id = rule.rule.id;
        if let State::Missing(missing) = &rule.state {
            told.push((id, missing.why.clone(), missing.hint.clone()));
        }
        for (why, count) in &rule.open {
            told.push((
                id,
                format!("{}: {why}", counted(*count, "entry", "entries")),
                String::new(),
            ));
        }
        if let Some(some) = scope(rule, account) {
            told.push((id, some, String::new()));
        }
    }
    told
}

/// How many entries a rule could tell of, where a list does not have every site.
fn scope(rule: &RuleAccount, account: &Account) -> Option<String> {
    let rest = account.checked().saturating_sub(rule.told_of?);
    (rest > 0).then(|| {
        format!(
            "{}: the list of sites does not have theirs",
            counted(rest, "entry", "entries")
        )
    })
}

/// A count as it is written.
pub(super) fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
