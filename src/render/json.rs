//! One JSON document: results as they come, then findings, then the account of the run.
//!
//! Results are written and forgotten; findings are kept as text until the end, because they stand
//! in a list of their own.

use std::io;
use std::io::Write;

use crate::failure::Failure;
use crate::render::Renderer;
use crate::render::Subject;
use crate::render::mirror;
use crate::render::safe_json;
use crate::report::Report;
use crate::report::Row;
use crate::report::Sink;

/// Writes the document.
pub struct Json<'a> {
    out: &'a mut dyn Write,
    subject: Subject,
    /// The head stands.
    begun: bool,
    /// The members of `findings` so far.
    findings: Vec<u8>,
    /// What is written next; kept for its memory.
    text: Vec<u8>,
}

impl<'a> Json<'a> {
    /// A document on `out`.
    pub fn new(out: &'a mut dyn Write, subject: Subject) -> Self {
        Self {
            out,
            subject,
            begun: false,
            findings: Vec::new(),
            text: Vec::new(),
        }
    }

    /// The head once, a comma every other time.
    fn begin_result(&mut self) {
        if self.begun {
            self.text.push(b',');
        } else {
            self.begin();
        }
        self.text.push(b'\n');
    }

    fn begin(&mut self) {
        self.begun = true;
        let head = format!("{{\"schema\":\"{}\",\"results\":[", self.subject.schema());
        self.text.extend_from_slice(head.as_bytes());
    }

    fn write(&mut self) -> io::Result<()> {
        self.out.write_all(&self.text)?;
        self.text.clear();
        Ok(())
    }
}

impl Sink for Json<'_> {
    fn row(&mut self, row: &Row) -> io::Result<()> {
        self.begin_result();
        safe_json::append(&mut self.text, &mirror::Row::of(row))?;
        for finding in mirror::findings(row) {
            let separator: &[u8] = if self.findings.is_empty() {
                b"\n"
            } else {
                b",\n"
            };
            self.findings.extend_from_slice(separator);
            safe_json::append(&mut self.findings, &mirror::Finding::of(row, finding))?;
        }
        self.write()
    }
}

impl Renderer for Json<'_> {
    fn finish(&mut self, end: Result<&Report, &Failure>) -> io::Result<()> {
        if !self.begun {
            self.begin();
        }
        self.text.extend_from_slice(b"\n],\"findings\":[");
        self.write()?;
        self.out.write_all(&self.findings)?;
        self.text.extend_from_slice(b"\n],");
        match end {
            Ok(report) => safe_json::append_members(&mut self.text, &mirror::Summary::of(report))?,
            Err(why) => safe_json::append_members(&mut self.text, &mirror::Failed::of(why))?,
        }
        self.text.extend_from_slice(b"}\n");
        self.write()?;
        self.out.flush()
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::render::Format;
    use crate::render::samples;

    fn document(rows: &[Row], end: Result<&Report, &Failure>) -> Value {
        serde_json::from_str(&samples::shown(Format::Json, rows, end).0).unwrap()
    }

    #[test]
    fn the_document_has_the_keys_of_its_contract() {
        let (text, talk) = samples::shown(
            Format::Json,
            &[samples::exposed("password"), samples::unread("API_KEY")],
            Ok(&samples::account(1, 1)),
        );
        insta::assert_snapshot!(text, @r#"
        {"schema":"doorkey/check/1","results":[
        {"id":"password","strength":{"score":1,"guesses_log10":4.25,"basis":"list","crack_seconds":{"online_throttled":640180.5876140122,"online_unthrottled":1778.2794100389226,"offline_slow_hash":1.7782794100389228,"offline_fast_hash":1.7782794100389227e-6},"bands":{"online_throttled":"close","online_unthrottled":"falls","offline_slow_hash":"falls","offline_fast_hash":"falls"},"warning":"it is a common password with capitals or look-alikes, which guessers try as well","reasons":[{"id":"nearly-common","message":"it is a common password with capitals or look-alikes, which guessers try as well"}],"segments":[{"kind":"common","start":0,"length":9,"dress":["capitals"],"guesses_log10":4.2144}],"suggestions":["choose a new one: no change to this one is enough"],"length":9,"bytes":9,"analysed":9},"policy":{"name":"nist","passed":false,"failures":[{"rule":"length","message":"too short: 9 characters, at least 15 are needed","source":"NIST SP 800-63B-4, 3.1.1.2"}]},"exposure":{"verdict":"exposed","count":42,"source":"api.pwnedpasswords.com"},"notes":[]},
        {"id":"API_KEY","place":{"file":".env","line":3},"strength":null,"policy":null,"exposure":null,"notes":[],"error":{"message":"empty","hint":"give it a value"}}
        ],"findings":[
        {"id":"password","rule":"exposed","severity":"error","message":"exposed 42 times","counts":true}
        ],"checked":1,"not_checked":1,"not_checked_reasons":[{"reason":"empty","count":1}],"notes":[],"exit":4}
        "#);
        assert_eq!(talk, "");
    }

    #[test]
    fn a_failure_leaves_a_valid_document_with_what_was_found() {
        let failed = document(&[samples::clear("a")], Err(&samples::failure()));
        assert_eq!(failed["error"]["kind"], "network");
        assert_eq!(failed["exit"], 3);
        assert_eq!(failed["results"][0]["id"], "a");
        assert!(failed.get("checked").is_none());
        let (empty, talk) = samples::shown(Format::Json, &[], Err(&samples::failure()));
        insta::assert_snapshot!(empty, @r#"
        {"schema":"doorkey/check/1","results":[
        ],"findings":[
        ],"error":{"kind":"network","message":"no range could be asked for","because":"the name\u001b[2J cannot be resolved","hint":"run again with `--offline`"},"exit":3}
        "#);
        assert!(talk.starts_with("error: "));
    }

    #[test]
    fn hostile_ids_come_back_as_they_were_and_are_safe_to_look_at() {
        let rows: Vec<Row> = samples::HOSTILE
            .iter()
            .map(|id| samples::exposed(id))
            .collect();
        let (text, _) = samples::shown(Format::Json, &rows, Ok(&samples::account(5, 0)));
        assert!(!text.contains(|c| c != '\n' && crate::text::is_hostile(c)));
        let whole: Value = serde_json::from_str(&text).unwrap();
        for (at, id) in samples::HOSTILE.iter().enumerate() {
            assert_eq!(whole["results"][at]["id"], *id);
            assert_eq!(whole["findings"][at]["id"], *id);
        }
    }

    #[test]
    fn numbers_beyond_reach_are_the_largest_there_is() {
        let whole = document(
            &[samples::lower_bound("x", f64::INFINITY)],
            Ok(&Report::default()),
        );
        let strength = &whole["results"][0]["strength"];
        assert_eq!(strength["crack_seconds"]["offline_fast_hash"], f64::MAX);
        assert_eq!(strength["lower_bound"], true);
        assert_eq!(strength["guesses_log10"], f64::MAX);
    }
}
