//! A JSON document a line: each row as soon as it is known, then the summary. Nothing is kept.

use std::io;
use std::io::Write;

use serde::Serialize;

use crate::failure::Failure;
use crate::render::Renderer;
use crate::render::Subject;
use crate::render::mirror;
use crate::render::safe_json;
use crate::report::Report;
use crate::report::Row;
use crate::report::Sink;

/// Writes the lines.
pub struct Jsonl<'a> {
    out: &'a mut dyn Write,
    subject: Subject,
    /// The line that is written next; kept for its memory.
    line: Vec<u8>,
}

/// A row with its own findings.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    row: mirror::Row<'a>,
    findings: Vec<mirror::Finding<'a>>,
}

#[derive(Serialize)]
struct Last<'a> {
    schema: &'static str,
    summary: mirror::Summary<'a>,
}

#[derive(Serialize)]
struct Broken<'a> {
    schema: &'static str,
    #[serde(flatten)]
    failed: mirror::Failed<'a>,
}

impl<'a> Jsonl<'a> {
    /// Lines on `out`.
    pub fn new(out: &'a mut dyn Write, subject: Subject) -> Self {
        let line = Vec::new();
        Self { out, subject, line }
    }

    /// A whole line at once.
    fn write(&mut self, value: &impl Serialize) -> io::Result<()> {
        self.line.clear();
        safe_json::append(&mut self.line, value)?;
        self.line.push(b'\n');
        self.out.write_all(&self.line)
    }
}

impl Sink for Jsonl<'_> {
    fn row(&mut self, row: &Row) -> io::Result<()> {
        self.write(&Line {
            row: mirror::Row::of(row),
            findings: mirror::findings(row)
                .iter()
                .map(|finding| mirror::Finding::of(row, finding))
                .collect(),
        })
    }
}

impl Renderer for Jsonl<'_> {
    fn finish(&mut self, end: Result<&Report, &Failure>) -> io::Result<()> {
        let schema = self.subject.schema();
        match end {
            Ok(report) => {
                let summary = mirror::Summary::of(report);
                self.write(&Last { schema, summary })
            }
            Err(why) => {
                let failed = mirror::Failed::of(why);
                self.write(&Broken { schema, failed })
            }
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::render::Format;
    use crate::render::samples;

    #[test]
    fn a_line_a_row_in_input_order_then_the_summary() {
        let (text, _) = samples::shown(
            Format::Jsonl,
            &[samples::exposed("a"), samples::unknown("b")],
            Ok(&samples::account(1, 1)),
        );
        insta::assert_snapshot!(text, @r#"
        {"id":"a","strength":{"score":1,"guesses_log10":4.25,"basis":"list","crack_seconds":{"online_throttled":640180.5876140122,"online_unthrottled":1778.2794100389226,"offline_slow_hash":1.7782794100389228,"offline_fast_hash":1.7782794100389227e-6},"bands":{"online_throttled":"close","online_unthrottled":"falls","offline_slow_hash":"falls","offline_fast_hash":"falls"},"warning":"it is a common password with capitals or look-alikes, which guessers try as well","reasons":[{"id":"nearly-common","message":"it is a common password with capitals or look-alikes, which guessers try as well"}],"segments":[{"kind":"common","start":0,"length":9,"dress":["capitals"],"guesses_log10":4.2144}],"suggestions":["choose a new one: no change to this one is enough"],"length":9,"bytes":9,"analysed":9},"policy":{"name":"nist","passed":false,"failures":[{"rule":"length","message":"too short: 9 characters, at least 15 are needed","source":"NIST SP 800-63B-4, 3.1.1.2"}]},"exposure":{"verdict":"exposed","count":42,"source":"api.pwnedpasswords.com"},"notes":[],"findings":[{"id":"a","rule":"exposed","severity":"error","message":"exposed 42 times","counts":true}]}
        {"id":"b","strength":{"score":4,"guesses_log10":14.5,"basis":"patterns","crack_seconds":{"online_throttled":1.1384199576606166e+16,"online_unthrottled":31622776601683.793,"offline_slow_hash":31622776601.683792,"offline_fast_hash":31622.776601683792},"bands":{"online_throttled":"holds","online_unthrottled":"holds","offline_slow_hash":"holds","offline_fast_hash":"close"},"warning":null,"reasons":[],"segments":[],"suggestions":[],"length":9,"bytes":9,"analysed":9},"policy":null,"exposure":{"verdict":"unknown","count":null,"source":"api.pwnedpasswords.com","reason":"no answer in 5 seconds"},"notes":[],"findings":[]}
        {"schema":"doorkey/check/1","summary":{"checked":1,"not_checked":1,"not_checked_reasons":[{"reason":"empty","count":1}],"notes":[],"exit":4}}
        "#);
    }

    #[test]
    fn the_last_line_of_a_failure_is_the_failure() {
        let (text, _) = samples::shown(
            Format::Jsonl,
            &[samples::clear("a")],
            Err(&samples::failure()),
        );
        insta::assert_snapshot!(text.lines().last().unwrap(), @r#"{"schema":"doorkey/check/1","error":{"kind":"network","message":"no range could be asked for","because":"the name\u001b[2J cannot be resolved","hint":"run again with `--offline`"},"exit":3}"#);
    }

    #[test]
    fn a_hostile_id_stays_in_its_line() {
        let rows: Vec<Row> = samples::HOSTILE
            .iter()
            .map(|id| samples::clear(id))
            .collect();
        let (text, _) = samples::shown(Format::Jsonl, &rows, Ok(&samples::account(5, 0)));
        assert_eq!(text.lines().count(), rows.len() + 1);
        for (line, id) in text.lines().zip(samples::HOSTILE) {
            assert_eq!(serde_json::from_str::<Value>(line).unwrap()["id"], id);
        }
    }
}
