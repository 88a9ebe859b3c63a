//! A file of any bytes is of a format or of none, and its rows are bounded; no password is ever asked for twice.
#![no_main]

use doorkey::failure::Failure;
use doorkey::failure::Kind;
use doorkey::formats::look::Look;
use doorkey::secret::Secret;
use doorkey::totp::enrolment::MAX_SECRET;
use doorkey::totp::import;
use doorkey::totp::import::row::MAX_ROWS;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let file = Secret::new(input.to_vec());
    let look = Look::at(&file);
    for format in import::FORMATS {
        let _is = (format.is)(&look);
    }
    let Some(format) = import::detect(&file) else {
        return;
    };
    let mut asked = 0;
    // Nobody knows it: what stands behind a key is fuzzed by the tests of each format, for keys take their time.
    let mut ask = || {
        asked += 1;
        Err(Failure::new(Kind::Cancelled, "nobody knows it"))
    };
    let read = (format.read)(&file, &mut ask);
    assert!(asked <= 1);
    let Ok(imported) = read else {
        return;
    };
    assert!(imported.rows.len() <= MAX_ROWS + 1);
    for row in imported.rows {
        if let Ok(enrolment) = row.content {
            assert!((1..=MAX_SECRET).contains(&enrolment.secret.len()));
            assert!(enrolment.checked().is_ok());
        }
    }
});
