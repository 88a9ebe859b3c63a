//! The log of a case of any bytes adds up to a case; every line counts or is told, and a case is written back.
#![no_main]

use doorkey::request::case::line;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|log: &[u8]| {
    let (case, unread) = line::case("pypi-ada", log);
    let lines: Vec<_> = log.split(|&byte| byte == b'\n').collect();
    let full = lines.iter().filter(|line| !line.is_empty()).count();
    assert_eq!(case.log.len() + unread.len(), full);
    assert!(
        unread
            .iter()
            .all(|unread| lines.get(unread.0 - 1).is_some_and(|line| !line.is_empty()))
    );
    let written: Vec<_> = case.log.iter().flat_map(line::write).collect();
    let (again, unread) = line::case("pypi-ada", &written);
    assert!(unread.is_empty());
    assert_eq!(case, again);
    let _outcome = case.outcome();
});
