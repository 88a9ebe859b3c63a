//! A range is read as a naive reader would read it, or refused; no row is lost on the way.
#![no_main]

use doorkey::breach::digest::HashKind;
use doorkey::breach::range::Range;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (bool, &[u8])| {
    let (ntlm, body) = input;
    let (kind, digits) = if ntlm {
        (HashKind::Ntlm, 27)
    } else {
        (HashKind::Sha1, 35)
    };
    let Ok(range) = Range::parse(body, kind) else {
        return;
    };
    let text = str::from_utf8(body).expect("hex, digits and byte-order marks");
    let mut naive: Vec<(String, u64)> = Vec::new();
    for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let line = line.strip_prefix('\u{feff}').unwrap_or(line);
        let (suffix, count) = line.split_once(':').expect("a colon");
        assert!(suffix.len() == digits && suffix.bytes().all(|digit| digit.is_ascii_hexdigit()));
        naive.push((suffix.to_ascii_uppercase(), count.parse().expect("a count")));
    }
    naive.retain(|&(_, count)| count > 0);
    naive.sort();
    assert!(!naive.is_empty(), "an empty range would say clear");
    let naive: String = naive
        .iter()
        .map(|(suffix, count)| format!("{suffix}:{count}\n"))
        .collect();
    assert_eq!(range.to_text(), naive);
    let again = Range::parse(naive.as_bytes(), kind).expect("its own text");
    assert_eq!(again.to_text(), naive);
});
