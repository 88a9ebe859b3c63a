//! SARIF 2.1.0: findings as results, what could not be checked as notifications of the tool.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>. Results are written as they come;
//! notifications stand after them, so the first thousand are kept and the others counted.

use std::fmt::Write as _;
use std::io;
use std::io::Write;

use serde_json::Value;
use serde_json::json;

use crate::failure::Failure;
use crate::render::Renderer;
use crate::render::mirror::findings;
use crate::render::safe_json;
use crate::render::sanitize::sanitize;
use crate::render::words;
use crate::report::Finding;
use crate::report::Report;
use crate::report::Row;
use crate::report::Rule;
use crate::report::Sink;

/// How many rows that could not be checked are named.
const NAMED: usize = 1000;

/// Writes the log.
pub struct Sarif<'a> {
    out: &'a mut dyn Write,
    rules: Vec<&'static Rule>,
    begun: bool,
    /// What is written next; kept for its memory.
    text: Vec<u8>,
    notifications: Vec<Value>,
    unnamed: u64,
}

impl<'a> Sarif<'a> {
    /// A log on `out`; `rules` are all that a finding can be of.
    pub fn new(out: &'a mut dyn Write, rules: Vec<&'static Rule>) -> Self {
        Self {
            out,
            rules,
            begun: false,
            text: Vec::new(),
            notifications: Vec::new(),
            unnamed: 0,
        }
    }

    /// The head once, a comma every other time.
    fn begin_result(&mut self) -> io::Result<()> {
        if self.begun {
            self.text.push(b',');
        } else {
            self.begin()?;
        }
        self.text.push(b'\n');
        Ok(())
    }

    fn begin(&mut self) -> io::Result<()> {
        self.begun = true;
        self.text.extend_from_slice(
            b"{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":",
        );
        let driver = json!({
            "name": "doorkey",
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": self.rules.iter().map(|it| rule(it)).collect::<Vec<_>>(),
        });
        safe_json::append(&mut self.text, &json!({ "driver": driver }))?;
        self.text.extend_from_slice(b",\"results\":[");
        Ok(())
    }

    /// Name the row among what could not be checked, or count it.
    fn notify(&mut self, row: &Row, why: &str) {
        if self.notifications.len() < NAMED {
            let text = format!("{}: {why}", sanitize(&row.id));
            let mut notification = notification("warning", &text);
            notification["locations"] = json!([location(row)]);
            self.notifications.push(notification);
        } else {
            self.unnamed += 1;
        }
    }

    /// How the run went.
    fn invocation(&mut self, end: Result<&Report, &Failure>) -> Value {
        if self.unnamed > 0 {
            let text = format!("{} more could not be checked", self.unnamed);
            self.notifications.push(notification("warning", &text));
        }
        let (successful, exit) = match end {
            Ok(report) => {
                let notes = report
                    .notes
                    .iter()
                    .map(|note| notification("note", &sanitize(note)));
                self.notifications.extend(notes);
                self.notifications
                    .push(notification("note", &words::account(report)));
                (report.unread == 0 && report.unknown == 0, report.exit())
            }
            Err(why) => {
                for text in [Some(&why.what), why.because.as_ref(), why.hint.as_ref()] {
                    let text = text.map(|text| notification("error", &sanitize(text)));
                    self.notifications.extend(text);
                }
                (false, why.kind.exit())
            }
        };
        json!({
            "executionSuccessful": successful,
            "exitCode": exit.code(),
            "toolExecutionNotifications": std::mem::take(&mut self.notifications),
        })
    }
}

impl Sink for Sarif<'_> {
    fn row(&mut self, row: &Row) -> io::Result<()> {
        for finding in findings(row) {
            self.begin_result()?;
            safe_json::append(&mut self.text, &result(row, finding))?;
        }
        if let Some(why) = words::open_question(row) {
            self.notify(row, &why);
        }
        self.out.write_all(&self.text)?;
        self.text.clear();
        Ok(())
    }
}

impl Renderer for Sarif<'_> {
    fn finish(&mut self, end: Result<&Report, &Failure>) -> io::Result<()> {
        if !self.begun {
            self.begin()?;
        }
        self.text.extend_from_slice(b"\n],\"invocations\":[");
        let invocation = self.invocation(end);
        safe_json::append(&mut self.text, &invocation)?;
        self.text.extend_from_slice(b"]}]}\n");
        self.out.write_all(&self.text)?;
        self.out.flush()
    }
}

fn rule(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": { "text": message(rule.title) },
        "help": { "text": message(rule.help) },
        "defaultConfiguration": { "level": rule.severity.word() },
        "properties": { "tags": ["security"] },
    })
}

fn result(row: &Row, finding: &Finding) -> Value {
    let rule = finding.rule.id;
    let text = format!("{}: {}", sanitize(&row.id), sanitize(&finding.message));
    json!({
        "ruleId": rule,
        "level": finding.severity.word(),
        "message": { "text": message(&text) },
        "locations": [location(row)],
        // From names only. A digest of the secret would be the secret to whoever guesses it.
        "partialFingerprints": { "doorkeyRuleAndId/v1": format!("{rule}/{}", encoded(&row.id)) },
        "properties": { "counts": finding.counts },
    })
}

fn notification(level: &str, text: &str) -> Value {
    json!({ "level": level, "message": { "text": message(text) } })
}

/// Where the row stands: in a file, or only under a name.
fn location(row: &Row) -> Value {
    let logical = json!([{ "name": sanitize(&row.id) }]);
    match row.place.as_ref().filter(|place| !place.file.is_empty()) {
        None => json!({ "logicalLocations": logical }),
        Some(place) => {
            let mut physical = json!({ "artifactLocation": { "uri": uri(&place.file) } });
            // SARIF counts from one.
            if let Some(line @ 1..) = place.line {
                physical["region"] = json!({ "startLine": line });
            }
            json!({ "physicalLocation": physical, "logicalLocations": logical })
        }
    }
}

/// Escape what SARIF takes for a link in a message (section 3.11.6).
fn message(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('[', "\\[")
        .replace(']', "\\]")
}

/// The file as a relative reference, or as a `file` URI when it is named from the root.
fn uri(file: &str) -> String {
    let file = if cfg!(windows) {
        file.replace('\\', "/")
    } else {
        file.to_owned()
    };
    let scheme = if file.starts_with('/') { "file://" } else { "" };
    let path = file.strip_prefix("./").unwrap_or(&file);
    format!("{scheme}{}", encoded(path))
}

/// Percent-encode all but the unreserved characters of RFC 3986 and the slash.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::render::Format;
    use crate::render::samples;

    fn run(rows: &[Row], end: Result<&Report, &Failure>) -> Value {
        let (text, _) = samples::shown(Format::Sarif, rows, end);
        let log: Value = serde_json::from_str(&text).unwrap();
        log["runs"][0].clone()
    }

    #[test]
    fn a_finding_is_a_result_and_an_open_question_a_notification() {
        let mut exposed = samples::exposed("DB_PASSWORD");
        exposed.place = samples::unread("").place;
        let rows = [
            exposed,
            samples::unread("API_KEY"),
            samples::unknown("MAIL"),
        ];
        let (text, _) = samples::shown(Format::Sarif, &rows, Ok(&samples::account(1, 2)));
        let version = format!("\"{}\"", env!("CARGO_PKG_VERSION"));
        insta::assert_snapshot!(text.replace(&version, "\"VERSION\""), @r#"
        {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":{"name":"doorkey","rules":[{"defaultConfiguration":{"level":"error"},"help":{"text":"change it everywhere it is used; it stands in the lists attackers try first"},"id":"exposed","properties":{"tags":["security"]},"shortDescription":{"text":"the secret was exposed in a breach"}},{"defaultConfiguration":{"level":"error"},"help":{"text":"use a new one that has nothing to do with any other; one breach must not open two doors"},"id":"reused","properties":{"tags":["security"]},"shortDescription":{"text":"the same secret is used again"}},{"defaultConfiguration":{"level":"warning"},"help":{"text":"make it meet the policy, or judge it by another with `--policy`"},"id":"policy","properties":{"tags":["security"]},"shortDescription":{"text":"the policy is not met"}},{"defaultConfiguration":{"level":"warning"},"help":{"text":"let a password manager make a random one, or use four or more random words"},"id":"weak","properties":{"tags":["security"]},"shortDescription":{"text":"the secret is easy to guess"}}],"semanticVersion":"VERSION","version":"VERSION"}},"results":[
        {"level":"error","locations":[{"logicalLocations":[{"name":"DB_PASSWORD"}],"physicalLocation":{"artifactLocation":{"uri":".env"},"region":{"startLine":3}}}],"message":{"text":"DB_PASSWORD: exposed 42 times"},"partialFingerprints":{"doorkeyRuleAndId/v1":"exposed/DB_PASSWORD"},"properties":{"counts":true},"ruleId":"exposed"}
        ],"invocations":[{"executionSuccessful":false,"exitCode":4,"toolExecutionNotifications":[{"level":"warning","locations":[{"logicalLocations":[{"name":"API_KEY"}],"physicalLocation":{"artifactLocation":{"uri":".env"},"region":{"startLine":3}}}],"message":{"text":"API_KEY: not checked: empty"}},{"level":"warning","locations":[{"logicalLocations":[{"name":"MAIL"}]}],"message":{"text":"MAIL: exposure unknown: no answer in 5 seconds"}},{"level":"note","message":{"text":"checked 1 of 3, 2 not checked (empty)"}}]}]}]}
        "#);
    }

    #[test]
    fn a_run_that_failed_or_left_something_out_is_not_successful() {
        let failed = run(&[samples::exposed("a")], Err(&samples::failure()));
        let successful = |run: &Value| run["invocations"][0]["executionSuccessful"].clone();
        assert_eq!(successful(&failed), false);
        assert_eq!(failed["results"].as_array().unwrap().len(), 1);
        assert_eq!(successful(&run(&[], Ok(&samples::account(1, 1)))), false);
        assert_eq!(successful(&run(&[], Ok(&samples::account(2, 0)))), true);
        let none = run(&[], Err(&samples::failure()));
        assert_eq!(none["results"].as_array().unwrap().len(), 0);
        assert_eq!(none["invocations"][0]["exitCode"], 3);
    }

    #[test]
    fn a_fingerprint_depends_on_rule_and_id_and_nothing_else() {
        let mut other = samples::exposed("DB PASSWORD");
        if let crate::report::Outcome::Judged(judged) = &mut other.outcome {
            judged.findings[0].message = "exposed 7 times".to_owned();
        }
        let run = run(
            &[samples::exposed("DB PASSWORD"), other],
            Ok(&Report::default()),
        );
        for result in run["results"].as_array().unwrap() {
            assert_eq!(
                result["partialFingerprints"],
                json!({ "doorkeyRuleAndId/v1": "exposed/DB%20PASSWORD" })
            );
        }
    }

    #[test]
    fn more_than_a_thousand_open_questions_are_counted() {
        let rows: Vec<Row> = (0..1500)
            .map(|n| samples::unknown(&n.to_string()))
            .collect();
        let run = run(&rows, Ok(&samples::account(0, 1500)));
        let told = run["invocations"][0]["toolExecutionNotifications"]
            .as_array()
            .unwrap();
        assert_eq!(told.len(), NAMED + 2);
        assert_eq!(
            told[NAMED]["message"]["text"],
            "500 more could not be checked"
        );
    }

    #[test]
    fn hostile_ids_make_no_link_and_no_control_character() {
        let rows: Vec<Row> = samples::HOSTILE
            .iter()
            .map(|id| samples::exposed(id))
            .collect();
        let run = run(&rows, Ok(&Report::default()));
        for result in run["results"].as_array().unwrap() {
            let text = result["message"]["text"].as_str().unwrap();
            assert_eq!(sanitize(text), text);
        }
        assert_eq!(message(r"[a](b)\"), r"\[a\](b)\\");
    }

    #[test]
    fn a_file_becomes_a_relative_reference() {
        assert_eq!(uri("./a b/ü%.env"), "a%20b/%C3%BC%25.env");
        assert_eq!(uri("a:b"), "a%3Ab");
        assert_eq!(uri("/run/secrets/db"), "file:///run/secrets/db");
    }
}
