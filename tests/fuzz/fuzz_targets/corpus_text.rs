//! A text of digests of any bytes is rows, one a line, or wrong at a line it has; rows are read back as written.
#![no_main]

use std::fmt::Write;

use doorkey::breach::digest::HashKind;
use doorkey::corpus::row::Row;
use doorkey::corpus::source::form;
use doorkey::corpus::source::text;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let (&[choice], text) = input.split_first_chunk().unwrap_or((&[0], input));
    let kind = if choice & 1 == 0 {
        HashKind::Sha1
    } else {
        HashKind::Ntlm
    };
    let range = (choice & 2 == 0).then_some(0x5BAA6);
    let _form = form::tell(text, kind);
    let mut rows = Vec::new();
    match text::parse(text, kind, range, &mut rows) {
        Ok(lines) => {
            assert_eq!(lines, rows.len() as u64);
            assert!(rows.iter().all(|row| row.count > 0));
            assert!(range.is_none_or(|range| rows.iter().all(|row| row.key.range() == range)));
            let mut again = Vec::new();
            let written = written(&rows, kind, range.is_some());
            assert_eq!(
                text::parse(written.as_bytes(), kind, range, &mut again),
                Ok(lines)
            );
            assert_eq!(rows, again);
        }
        Err((line, _)) => {
            assert_eq!(rows.len() as u64 + 1, line);
            assert!(line as usize <= text.split(|&byte| byte == b'\n').count());
        }
    }
});

fn written(rows: &[Row], kind: HashKind, is_range: bool) -> String {
    let mut text = String::new();
    for row in rows {
        let mut hex = format!("{:016X}", row.key.head);
        for byte in row.key.tail {
            write!(hex, "{byte:02X}").expect("memory");
        }
        hex.truncate(kind.digits());
        let digits = if is_range { &hex[5..] } else { &hex };
        writeln!(text, "{digits}:{}", row.count).expect("memory");
    }
    text
}
