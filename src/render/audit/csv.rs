//! Rows for a spreadsheet, in which no cell is a formula.

use std::io;
use std::io::Write;

use crate::audit::vault::list::List;
use crate::audit::vault::list::Row;
use crate::render::audit::names;
use crate::render::sanitize::sanitize;
use crate::report::Severity;
use crate::sites::own::Protects;

/// A row for each entry, the first first. Lines end as RFC 4180 has it.
pub(super) fn write(list: &List, out: &mut dyn Write) -> io::Result<()> {
    line(&HEAD.map(str::to_owned), out)?;
    for (at, row) in list.rows.iter().enumerate() {
        line(&cells(list, at, row), out)?;
    }
    out.flush()
}

const HEAD: [&str; 12] = [
    "order", "severity", "title", "user", "host", "rules", "what", "protects", "score", "folder",
    "file", "place",
];

fn cells(list: &List, at: usize, row: &Row) -> [String; 12] {
    let rules: Vec<_> = row.findings.iter().map(|finding| finding.rule.id).collect();
    let what: Vec<_> = row
        .findings
        .iter()
        .map(|finding| match &finding.detail {
            Some(detail) => format!("{} ({detail})", finding.message),
            None => finding.message.clone(),
        })
        .collect();
    let file = list.account.files.get(row.file);
    [
        (at + 1).to_string(),
        row.severity().map_or("", Severity::word).to_owned(),
        names::title(row),
        row.user.clone(),
        row.host.clone(),
        rules.join("; "),
        what.join("; "),
        row.protects
            .map_or(Protects::Other.word(), Protects::word)
            .to_owned(),
        row.score.map(|score| score.to_string()).unwrap_or_default(),
        row.folder.clone(),
        file.map(|file| file.name.clone()).unwrap_or_default(),
        row.place.clone(),
    ]
}

fn line(cells: &[String; 12], out: &mut dyn Write) -> io::Result<()> {
    let cells: Vec<_> = cells.iter().map(|text| cell(text)).collect();
    write!(out, "{}\r\n", cells.join(","))
}

/// A cell as text: a spreadsheet takes what begins with one of these for a formula, also behind spaces.
/// Source: <https://owasp.org/www-community/attacks/CSV_Injection>.
fn cell(text: &str) -> String {
    let is_formula = text
        .trim_start_matches([' ', '\u{a0}', '"', '\''])
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let guard = if is_formula { "'" } else { "" };
    format!("\"{guard}{}\"", sanitize(text).replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_a_formula_or_ends_its_row() {
        for (text, told) in [
            ("", "\"\""),
            ("a \"b\", c", "\"a \"\"b\"\", c\""),
            ("=1+1", "\"'=1+1\""),
            ("+1", "\"'+1\""),
            ("-1", "\"'-1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'\\u{9}=1\""),
            ("\r=1", "\"'\\u{d}=1\""),
            ("  =1", "\"'  =1\""),
            ("\"=1", "\"'\"\"=1\""),
            ("a\r\nb", "\"a\\u{d}\\u{a}b\""),
            ("a=1", "\"a=1\""),
        ] {
            assert_eq!(cell(text), told, "{text:?}");
        }
    }
}
