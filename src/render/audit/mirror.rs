//! The JSON contract `doorkey/audit/1` as structs. What stands here is what a script may rely on.

use serde::Serialize;

use crate::audit::vault::list;
use crate::audit::vault::list::State;
use crate::report::Severity;
use crate::sites::own::Protects;

/// An entry.
#[derive(Serialize)]
pub(super) struct Entry<'a> {
    title: &'a str,
    user: &'a str,
    host: &'a str,
    folder: &'a str,
    file: &'a str,
    place: &'a str,
    number: usize,
    name_withheld: bool,
    protects: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
    score: Option<u8>,
    links: Links<'a>,
}

#[derive(Serialize)]
struct Links<'a> {
    change_password: Option<String>,
    second_factor: Option<&'a str>,
    recovery: Option<&'a str>,
}

/// A finding of an entry.
#[derive(Serialize)]
pub(super) struct Finding<'a> {
    rule: &'static str,
    severity: &'static str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<usize>,
    counts: bool,
    known: bool,
}

/// A finding with its entry.
#[derive(Serialize)]
pub(super) struct Placed<'a> {
    #[serde(flatten)]
    finding: Finding<'a>,
    row: usize,
    #[serde(flatten)]
    entry: Entry<'a>,
}

/// An entry with its findings.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    severity: Option<&'static str>,
    #[serde(flatten)]
    entry: Entry<'a>,
    findings: Vec<Finding<'a>>,
}

/// What stands in the document beside the findings.
#[derive(Serialize)]
pub(super) struct Summary<'a> {
    entries: usize,
    checked: usize,
    rows: usize,
    found: usize,
    counted: usize,
    known: usize,
    redacted: bool,
    incomplete: bool,
    files: Vec<File<'a>>,
    rules: Vec<Rule<'a>>,
    groups: Vec<Group>,
    scores: Vec<Score>,
    ignored: Vec<Ignored<'a>>,
    hidden: Vec<Hidden<'a>>,
    options: Options,
    notes: &'a [String],
    exit: u8,
}

/// A finding that is not in the list.
#[derive(Serialize)]
struct Hidden<'a> {
    rule: &'static str,
    why: &'static str,
    title: &'a str,
    user: &'a str,
    host: &'a str,
    place: &'a str,
}

/// What decides how much can be found.
#[derive(Serialize)]
struct Options {
    about: usize,
    masters: usize,
    expiring_days: u64,
    old_days: u64,
    unused_days: u64,
    new_only: bool,
}

#[derive(Serialize)]
struct File<'a> {
    name: &'a str,
    format: &'a str,
    entries: usize,
    checked: usize,
    left_out: usize,
    put_away: usize,
    bad: Vec<Bad<'a>>,
    notes: &'a [String],
    incomplete: bool,
    error: Option<&'a str>,
}

#[derive(Serialize)]
struct Bad<'a> {
    place: &'a str,
    why: &'a str,
}

#[derive(Serialize)]
struct Rule<'a> {
    #[serde(rename = "rule")]
    id: &'static str,
    state: &'static str,
    found: usize,
    told_of: Option<usize>,
    not_checked: Vec<Reason<'a>>,
}

#[derive(Serialize)]
struct Reason<'a> {
    why: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<usize>,
}

#[derive(Serialize)]
struct Group {
    #[serde(rename = "group")]
    number: usize,
    rule: &'static str,
    rows: Vec<usize>,
}

#[derive(Serialize)]
struct Score {
    #[serde(rename = "score")]
    value: usize,
    fine: usize,
    note: usize,
    warning: usize,
    error: usize,
}

#[derive(Serialize)]
struct Ignored<'a> {
    rule: &'static str,
    reason: &'a str,
    count: usize,
}

impl<'a> Entry<'a> {
    pub(super) fn of(list: &'a list::List, row: &'a list::Row) -> Self {
        let file = list
            .account
            .files
            .get(row.file)
            .map_or("", |file| file.name.as_str());
        Self {
            title: &row.title,
            user: &row.user,
            host: &row.host,
            folder: &row.folder,
            file,
            place: &row.place,
            number: row.number,
            name_withheld: row.is_withheld,
            protects: row.protects.map_or(Protects::Other.word(), Protects::word),
            why: row.protects.map(Protects::why),
            score: row.score,
            links: Links {
                change_password: row.links.change.as_ref().map(|host| change(host)),
                second_factor: row.links.help.as_deref(),
                recovery: row.links.recovery.as_deref(),
            },
        }
    }
}

/// Where a site says how its password is changed. Source: <https://www.w3.org/TR/change-password-url/>.
pub(super) fn change(host: &str) -> String {
    format!("https://{host}/.well-known/change-password")
}

impl<'a> Finding<'a> {
    pub(super) fn of(finding: &'a list::Finding) -> Self {
        Self {
            rule: finding.rule.id,
            severity: finding.severity.word(),
            message: &finding.message,
            detail: finding.detail.as_deref(),
            group: finding.group.map(|group| group + 1),
            counts: finding.counts,
            known: finding.is_known,
        }
    }
}

impl<'a> Placed<'a> {
    /// All findings, in the order of the list.
    pub(super) fn all(list: &'a list::List) -> impl Iterator<Item = Self> {
        list.rows.iter().enumerate().flat_map(move |(at, row)| {
            row.findings.iter().map(move |finding| Self {
                finding: Finding::of(finding),
                row: at,
                entry: Entry::of(list, row),
            })
        })
    }
}

impl<'a> Row<'a> {
    pub(super) fn of(list: &'a list::List, row: &'a list::Row) -> Self {
        Self {
            severity: row.severity().map(Severity::word),
            entry: Entry::of(list, row),
            findings: row.findings.iter().map(Finding::of).collect(),
        }
    }
}

impl<'a> Summary<'a> {
    pub(super) fn of(list: &'a list::List) -> Self {
        let account = &list.account;
        let groups = list
            .groups
            .iter()
            .enumerate()
            .filter(|(_, group)| !group.members.is_empty());
        Self {
            entries: account.read(),
            checked: account.checked(),
            rows: list.rows.len(),
            found: account.found,
            counted: account.counted,
            known: account.known,
            redacted: account.is_redacted,
            incomplete: account.is_incomplete(),
            files: account.files.iter().map(File::of).collect(),
            rules: account.rules.iter().map(Rule::of).collect(),
            groups: groups
                .map(|(at, group)| Group {
                    number: at + 1,
                    rule: group.rule.id,
                    rows: group.members.clone(),
                })
                .collect(),
            scores: account
                .scores
                .iter()
                .enumerate()
                .map(|(value, &[fine, note, warning, error])| Score {
                    value,
                    fine,
                    note,
                    warning,
                    error,
                })
                .collect(),
            ignored: account
                .ignored
                .iter()
                .map(|(rule, reason, count)| Ignored {
                    rule,
                    reason,
                    count: *count,
                })
                .collect(),
            hidden: list.hidden.iter().map(Hidden::of).collect(),
            options: Options::of(&account.sought),
            notes: &account.notes,
            exit: account.exit().code(),
        }
    }
}

impl<'a> Hidden<'a> {
    fn of(hidden: &'a list::Hidden) -> Self {
        let row = &hidden.row;
        Self {
            rule: hidden.rule,
            why: hidden.why,
            title: &row.title,
            user: &row.user,
            host: &row.host,
            place: &row.place,
        }
    }
}

impl Options {
    fn of(sought: &list::Sought) -> Self {
        Self {
            about: sought.about,
            masters: sought.masters,
            expiring_days: sought.limits.expiring_days,
            old_days: sought.limits.old_days,
            unused_days: sought.limits.unused_days,
            new_only: sought.is_new_only,
        }
    }
}

impl<'a> File<'a> {
    fn of(file: &'a list::FileAccount) -> Self {
        Self {
            name: &file.name,
            format: &file.format,
            entries: file.read,
            checked: file.checked,
            left_out: file.left_out,
            put_away: file.put_away,
            bad: file
                .bad
                .iter()
                .map(|bad| Bad {
                    place: &bad.place,
                    why: &bad.why,
                })
                .collect(),
            notes: &file.notes,
            incomplete: file.is_incomplete,
            error: file.trouble.as_deref(),
        }
    }
}

impl<'a> Rule<'a> {
    fn of(rule: &'a list::RuleAccount) -> Self {
        let missing = match &rule.state {
            State::Missing(missing) => Some(Reason {
                why: &missing.why,
                hint: Some(&missing.hint),
                count: None,
            }),
            State::Checked | State::Off => None,
        };
        let open = rule.open.iter().map(|(why, count)| Reason {
            why,
            hint: None,
            count: Some(*count),
        });
        Self {
            id: rule.rule.id,
            state: match rule.state {
                State::Checked => "checked",
                State::Off => "off",
                State::Missing(_) => "not_checked",
            },
            found: rule.found,
            told_of: rule.told_of,
            not_checked: missing.into_iter().chain(open).collect(),
        }
    }
}
