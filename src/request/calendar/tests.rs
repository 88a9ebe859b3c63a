#![expect(clippy::panic, reason = "a test that cannot go on should say where")]

use std::env;
use std::io;
use std::io::Write;
use std::process::Command;
use std::process::Stdio;

use super::*;
use crate::request::facts::Facts;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|| panic!("{text} is no day"))
}

fn step(id: &str, on: &str, say: &str) -> Step {
    Step {
        day: day(on),
        until: None,
        id: id.to_owned(),
        say: say.to_owned(),
        done: false,
        overdue: false,
    }
}

fn plan(steps: Vec<Step>) -> Plan {
    Plan {
        today: day("2026-11-23"),
        from: (day("2026-11-23"), true),
        steps,
        warnings: Vec::new(),
    }
}

fn case(username: &str) -> Case {
    let mut facts = Facts::default();
    facts
        .set("username", username)
        .unwrap_or_else(|error| panic!("{error}"));
    Case {
        name: "pypi-ada".to_owned(),
        facts,
        ..Case::default()
    }
}

const NOON: u64 = 1_795_435_260;

/// Lines as a reader joins them: <https://www.rfc-editor.org/rfc/rfc5545#section-3.1>.
fn unfolded(calendar: &str) -> Vec<String> {
    let whole = calendar.replace("\r\n ", "");
    whole.lines().map(str::to_owned).collect()
}

#[test]
fn an_event_is_a_whole_day_with_a_name_that_stays() {
    let steps = vec![step(
        "mail",
        "2026-11-24",
        "send the mail to support@pypi.org",
    )];
    let calendar = write(&case("ada"), "PyPI", &plan(steps), NOON);
    assert_eq!(
        calendar,
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//doorkey//request//EN\r\nCALSCALE:GREGORIAN\r\n\
         BEGIN:VEVENT\r\nUID:mail.pypi-ada@doorkey.invalid\r\nDTSTAMP:20261123T120100Z\r\n\
         DTSTART;VALUE=DATE:20261124\r\nDTEND;VALUE=DATE:20261125\r\n\
         SUMMARY:PyPI (ada): send the mail to support@pypi.org\r\n\
         DESCRIPTION:send the mail to support@pypi.org\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n\
         END:VCALENDAR\r\n"
    );
}

#[test]
fn what_is_done_is_left_out_what_is_late_is_for_today_and_what_is_daily_is_repeated() {
    let mut done = step("file", "2026-11-23", "file it");
    done.done = true;
    let mut daily = step("look", "2026-11-20", "look");
    daily.until = Some(day("2026-11-30"));
    let calendar = write(&case("ada"), "PyPI", &plan(vec![done, daily]), NOON);
    let lines = unfolded(&calendar);
    assert!(!calendar.contains("UID:file"));
    assert!(lines.contains(&"DTSTART;VALUE=DATE:20261123".to_owned()));
    assert!(lines.contains(&"RRULE:FREQ=DAILY;COUNT=8".to_owned()));
}

#[test]
fn a_line_is_at_most_75_octets_and_is_cut_between_characters() {
    for width in ["a", "é", "漢", "🔑"] {
        for length in 0..200 {
            let say = format!("{}{}", "x".repeat(length % 5), width.repeat(length));
            let calendar = write(
                &case("ada"),
                "PyPI",
                &plan(vec![step("s", "2026-11-24", &say)]),
                NOON,
            );
            for line in calendar.split("\r\n") {
                assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
            }
            assert!(unfolded(&calendar).contains(&format!("DESCRIPTION:{say}")));
        }
    }
}

#[test]
fn nothing_in_a_text_begins_a_line_of_its_own() {
    let say = "a\\b;c,d\r\nEND:VEVENT\nATTACH:file:///etc/passwd\u{202e}\u{1b}[2J";
    let calendar = write(
        &case("a;b,c"),
        "PyPI",
        &plan(vec![step("s", "2026-11-24", say)]),
        NOON,
    );
    let lines = unfolded(&calendar);
    assert_eq!(lines.iter().filter(|line| *line == "END:VEVENT").count(), 1);
    assert!(lines.iter().all(|line| !line.starts_with("ATTACH")));
    assert!(lines.contains(
        &"DESCRIPTION:a\\\\b\\;c\\,d\u{fffd}\\nEND:VEVENT\\nATTACH:file:///etc/passwd\u{fffd}\u{fffd}[2J"
            .to_owned()
    ));
    assert!(calendar.contains("SUMMARY:PyPI (a\\;b\\,c): "));
}

#[test]
fn days_that_no_calendar_reaches_are_left_out() {
    let mut far = step("far", "2026-11-24", "far");
    far.day = Date::at(u64::MAX);
    let calendar = write(&case("ada"), "PyPI", &plan(vec![far]), NOON);
    assert!(!calendar.contains("VEVENT"));
}

#[test]
#[ignore = "needs python with icalendar; .ci/run has it"]
fn icalendar_reads_the_same_events() -> io::Result<()> {
    let hostile = "a\\b;c,d\nEND:VEVENT\né漢🔑 \"quoted\": http://x/?a=b;c ".repeat(9);
    let mut daily = step("look", "2026-11-24", "look every day, among the spam too");
    daily.until = Some(day("2027-02-21"));
    let steps = vec![step("mail", "2028-02-29", &hostile), daily];
    let expected: Vec<_> = steps
        .iter()
        .map(|step| {
            let count = step.until.map(|_| 90);
            serde_json::json!([
                format!("{}.pypi-ada@doorkey.invalid", step.id),
                step.day.to_string(),
                step.day.after(1).to_string(),
                step.say,
                "2026-11-23T12:01:00+00:00",
                count,
            ])
        })
        .collect();
    let calendar = write(&case("ada"), "PyPI", &plan(steps), NOON);
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/formats/calendar.py");
    let python = env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let mut child = Command::new(python)
        .args(["-I", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(calendar.as_bytes())?;
    }
    let output = child.wait_with_output()?;
    assert!(output.status.success());
    let told: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    assert_eq!(told, serde_json::Value::Array(expected));
    Ok(())
}
