//! The open steps of a plan as a calendar: RFC 5545, an all-day event each, without an alarm.
//!
//! A calendar is shared more easily than it seems: it has the service, the username and what to do, and no mail
//! address of the owner's.

use crate::date::Date;
use crate::date::SECONDS_OF_A_DAY;
use crate::request::case::Case;
use crate::request::facts::Text;
use crate::request::plan::Plan;
use crate::request::plan::Step;
use crate::text::is_hostile;

/// The open steps of `plan`, as made at this second.
#[must_use]
pub fn write(case: &Case, service: &str, plan: &Plan, now: u64) -> String {
    let mut lines = Lines::default();
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//doorkey//request//EN");
    lines.add("CALSCALE", "GREGORIAN");
    let username = case.facts.text(Text::Username);
    let whose = username.map_or_else(
        || service.to_owned(),
        |username| format!("{service} ({username})"),
    );
    for step in plan.steps.iter().filter(|step| !step.done) {
        event(&mut lines, &case.name, &whose, step, plan.today, now);
    }
    lines.add("END", "VCALENDAR");
    lines.0
}

fn event(lines: &mut Lines, case: &str, whose: &str, step: &Step, today: Date, now: u64) {
    // What is late is for today.
    let day = step.day.max(today);
    let (Some(start), Some(end), Some(stamp)) = (compact(day), compact(day.after(1)), moment(now))
    else {
        return;
    };
    lines.add("BEGIN", "VEVENT");
    // The same in every calendar of this case, so that a newer one takes the place of an older one.
    lines.add("UID", &format!("{}.{case}@doorkey.invalid", step.id));
    lines.add("DTSTAMP", &stamp);
    lines.add("DTSTART;VALUE=DATE", &start);
    lines.add("DTEND;VALUE=DATE", &end);
    if let Some(until) = step.until {
        let days = until.second().saturating_sub(day.second()) / SECONDS_OF_A_DAY + 1;
        lines.add("RRULE", &format!("FREQ=DAILY;COUNT={days}"));
    }
    lines.add("SUMMARY", &text(&format!("{whose}: {}", short(&step.say))));
    lines.add("DESCRIPTION", &text(&step.say));
    lines.add("TRANSP", "TRANSPARENT");
    lines.add("END", "VEVENT");
}

/// The first clause of a sentence.
fn short(say: &str) -> &str {
    let ends = [": ", ", ", "; ", " ("];
    let end = ends
        .iter()
        .filter_map(|end| say.find(end))
        .filter(|&end| end >= SHORT);
    let end = end.min().unwrap_or(say.len());
    say.get(..end).unwrap_or(say)
}

/// As [TEXT](https://www.rfc-editor.org/rfc/rfc5545#section-3.3.11) has it: escaped, and nothing in it that
/// is not what it seems.
fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(char);
            }
            char if is_hostile(char) => escaped.push('\u{fffd}'),
            char => escaped.push(char),
        }
    }
    escaped
}

/// `20261123`; `None` for days that four digits of a year do not reach.
fn compact(day: Date) -> Option<String> {
    let digits = day.to_string().replace('-', "");
    (digits.len() == 8).then_some(digits)
}

/// `20261123T120100Z`.
fn moment(seconds: u64) -> Option<String> {
    let day = compact(Date::at(seconds))?;
    let second = seconds % SECONDS_OF_A_DAY;
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    Some(format!("{day}T{hour:02}{minute:02}{second:02}Z"))
}

/// Lines that end in CR LF and are folded at 75 octets, between characters.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn add(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for char in name.chars().chain([':']).chain(value.chars()) {
            if length + char.len_utf8() > FOLD_AT {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(char);
            length += char.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Octets of a line, without its end: <https://www.rfc-editor.org/rfc/rfc5545#section-3.1>.
const FOLD_AT: usize = 75;
/// A title shorter than that says too little.
const SHORT: usize = 24;

#[cfg(test)]
mod tests;
