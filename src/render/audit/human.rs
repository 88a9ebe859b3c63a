//! For a reader who is tired: what to do first, then the list, then what was not checked.

use std::fmt::Write as _;
use std::io;
use std::io::Write;

use crate::audit::vault::list::Finding;
use crate::audit::vault::list::List;
use crate::audit::vault::list::Row;
use crate::number::counted;
use crate::render::Options;
use crate::render::audit::mirror::change;
use crate::render::audit::names;
use crate::render::sanitize::sanitize;
use crate::render::style::Style;
use crate::render::style::Tone;
use crate::render::talk;
use crate::render::wrap::Width;
use crate::report::Severity;

/// The whole screen.
pub(super) fn write(
    list: &List,
    options: Options,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<()> {
    let style = options.style();
    let mut screen = Screen {
        style,
        text: String::new(),
    };
    screen.line(0, &names::headline(list));
    let (mend, _) = names::counts(list);
    let (first, rest) = list.rows.split_at(mend.min(FIRST));
    if !first.is_empty() {
        screen.head("Begin here");
        for (at, row) in first.iter().enumerate() {
            if at > 0 {
                screen.text.push('\n');
            }
            screen.first(list, at + 1, row);
        }
    }
    let (shown, hidden) = rest.split_at((mend - first.len()).min(SHOWN));
    if !shown.is_empty() {
        screen.head("Then");
        for (at, row) in shown.iter().enumerate() {
            screen.row(list, first.len() + at + 1, row);
        }
    }
    screen.rest(hidden);
    screen.groups(list, first.len() + shown.len());
    screen.ignored(list);
    screen.not_checked(list);
    out.write_all(screen.text.as_bytes())?;
    out.flush()?;
    notes(list, style.width, err)?;
    let whole = !list.account.is_incomplete() && list.account.read() > 0;
    let tone = if whole { Tone::Label } else { Tone::Doubt };
    let checked = names::checked(&list.account);
    for line in style.width.fitted(&checked, 2).lines() {
        writeln!(out, "{}", style.paint(tone, line))?;
    }
    out.flush()
}

/// What was looked at and what not, beside an answer that has no room for it.
pub(super) fn account(list: &List, options: Options, err: &mut dyn Write) -> io::Result<()> {
    if options.quiet {
        return Ok(());
    }
    let mut screen = Screen {
        style: Style {
            colour: false,
            ..options.style()
        },
        text: String::new(),
    };
    screen.not_checked(list);
    err.write_all(screen.text.as_bytes())?;
    notes(list, options.width, err)?;
    writeln!(err, "{}", names::checked(&list.account))?;
    err.flush()
}

/// What should be known of the run and of its files.
fn notes(list: &List, width: Width, err: &mut dyn Write) -> io::Result<()> {
    let mut notes = list.account.notes.clone();
    for file in &list.account.files {
        let told = |what: &str| format!("{}: {what}", file.name);
        notes.extend(
            file.trouble
                .as_ref()
                .map(|why| told(&format!("not read: {why}"))),
        );
        notes.extend(file.notes.iter().map(|note| told(note)));
        notes.extend(
            file.bad
                .iter()
                .take(BAD)
                .map(|bad| told(&format!("{} cannot be read: {}", bad.place, bad.why))),
        );
        if file.bad.len() > BAD {
            notes.push(told(&format!(
                "{} more cannot be read",
                file.bad.len() - BAD
            )));
        }
    }
    for note in &notes {
        talk::note(err, note, width)?;
    }
    err.flush()
}

struct Screen {
    style: Style,
    text: String,
}

impl Screen {
    /// Text from outside or ours, in lines behind `indent` spaces.
    fn line(&mut self, indent: usize, text: &str) {
        for line in self.style.width.lines(&sanitize(text), indent) {
            self.text += &" ".repeat(indent);
            self.text += &line;
            self.text.push('\n');
        }
    }

    fn head(&mut self, text: &str) {
        self.text.push('\n');
        self.text += &self.style.paint(Tone::Good, text);
        self.text.push('\n');
    }

    /// One of those that come first, with why and with what to do.
    fn first(&mut self, list: &List, number: usize, row: &Row) {
        self.title(list, number, row);
        if let Some(protects) = row.protects {
            self.line(INDENT, &format!("stands here because {}", protects.why()));
        }
        self.findings(row);
        let mut told: Vec<&str> = Vec::new();
        for finding in row
            .findings
            .iter()
            .filter(|finding| finding.severity > Severity::Note)
        {
            if !told.contains(&finding.rule.help) {
                told.push(finding.rule.help);
            }
        }
        if let Some(help) = told.first() {
            self.line(INDENT, &format!("do: {help}"));
        }
        if let Some(host) = &row.links.change {
            self.line(INDENT, &format!("at: {}", change(host)));
        }
    }

    fn row(&mut self, list: &List, number: usize, row: &Row) {
        self.title(list, number, row);
        self.findings(row);
    }

    fn title(&mut self, list: &List, number: usize, row: &Row) {
        let place = names::place(list, row);
        let place = if place.is_empty() {
            String::new()
        } else {
            format!(" [{place}]")
        };
        let text = format!("{}{place}", names::name(row));
        let lines = self.style.width.lines(&sanitize(&text), INDENT);
        for (at, line) in lines.iter().enumerate() {
            let number = if at == 0 {
                format!("{number:>4}  ")
            } else {
                " ".repeat(INDENT)
            };
            // Writing to a string cannot fail.
            let _ = writeln!(self.text, "{number}{line}");
        }
        if row.is_withheld {
            self.line(INDENT, names::WITHHELD);
        }
    }

    fn findings(&mut self, row: &Row) {
        for finding in &row.findings {
            self.finding(finding);
        }
    }

    fn finding(&mut self, finding: &Finding) {
        let word = finding.severity.word();
        let tone = match finding.severity {
            Severity::Error => Tone::Bad,
            Severity::Warning => Tone::Doubt,
            Severity::Note => Tone::Label,
        };
        let known = if finding.is_known { " (known)" } else { "" };
        let group = finding
            .group
            .map(|group| format!(" (group {})", group + 1))
            .unwrap_or_default();
        let text = format!("{}{group}{known}", finding.message);
        let indent = INDENT + 9;
        let lines = self.style.width.lines(&sanitize(&text), indent);
        for (at, line) in lines.iter().enumerate() {
            let lead = if at == 0 {
                format!("{word:<9}")
            } else {
                " ".repeat(9)
            };
            let lead = if at == 0 {
                self.style.paint(tone, &lead).into_owned()
            } else {
                lead
            };
            // Writing to a string cannot fail.
            let _ = writeln!(self.text, "{}{lead}{line}", " ".repeat(INDENT));
        }
        if let Some(detail) = &finding.detail {
            self.line(indent, detail);
        }
    }

    /// Rows that are not shown, in sums.
    fn rest(&mut self, hidden: &[Row]) {
        let more = hidden.iter().filter(|row| names::is_to_mend(row)).count();
        let know = hidden.len() - more;
        if hidden.is_empty() {
            return;
        }
        self.head("And");
        if more > 0 {
            self.line(
                2,
                &format!("{} to mend", counted(more, "more account", "more accounts")),
            );
        }
        if know > 0 {
            let mut rules: Vec<(&str, usize)> = Vec::new();
            for finding in hidden
                .iter()
                .filter(|row| !names::is_to_mend(row))
                .flat_map(|row| &row.findings)
            {
                match rules.iter_mut().find(|(id, _)| *id == finding.rule.title) {
                    Some((_, count)) => *count += 1,
                    None => rules.push((finding.rule.title, 1)),
                }
            }
            let rules: Vec<_> = rules
                .into_iter()
                .map(|(title, count)| format!("{title}: {count}"))
                .collect();
            let entries = counted(know, "entry", "entries");
            self.line(
                2,
                &format!("{entries} with something to know ({})", rules.join("; ")),
            );
        }
        self.line(
            2,
            "all of it on one page: `--format html --output audit.html`",
        );
    }

    /// Who shares a password with whom, for the groups that rows above speak of.
    fn groups(&mut self, list: &List, shown: usize) {
        let told: Vec<_> = names::groups(list)
            .filter(|(_, group)| group.members.first().is_some_and(|&first| first < shown))
            .collect();
        let told: Vec<_> = told
            .into_iter()
            .filter(|(_, group)| group.rule.severity > Severity::Note)
            .collect();
        if told.is_empty() {
            return;
        }
        self.head("Groups");
        for (number, group) in told.iter().take(GROUPS) {
            let rows = group.members.iter().filter_map(|&at| list.rows.get(at));
            let mut names: Vec<_> = rows.take(MEMBERS).map(names::name).collect();
            if group.members.len() > MEMBERS {
                names.push(format!("{} more", group.members.len() - MEMBERS));
            }
            let what = match group.rule.id {
                "reused" => "the same password",
                _ => "nearly the same password",
            };
            self.line(2, &format!("group {number}, {what}: {}", names.join("; ")));
        }
        if told.len() > GROUPS {
            self.line(2, &format!("{} more", told.len() - GROUPS));
        }
    }

    fn ignored(&mut self, list: &List) {
        if list.account.ignored.is_empty() {
            return;
        }
        self.head("Ignored");
        for (rule, why, count) in &list.account.ignored {
            self.line(2, &format!("{rule}: {count}, {why}"));
        }
    }

    fn not_checked(&mut self, list: &List) {
        let told = names::not_checked(&list.account);
        if told.is_empty() {
            return;
        }
        self.head("Not checked");
        for (rule, why, hint) in told {
            let hint = if hint.is_empty() {
                hint
            } else {
                format!("; {hint}")
            };
            self.line(2, &format!("{rule}: {why}{hint}"));
        }
        self.text.push('\n');
    }
}

/// Of those that come first.
const FIRST: usize = 3;
/// Of the others.
const SHOWN: usize = 20;
const GROUPS: usize = 10;
const MEMBERS: usize = 5;
/// Rows of a file that cannot be read.
const BAD: usize = 5;
const INDENT: usize = 6;
