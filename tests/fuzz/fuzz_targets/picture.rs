//! A picture of any bytes is read or refused, within bounds.
#![no_main]

use doorkey::qr::read;
use doorkey::secret::Secret;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    if let Ok(seen) = read::read(&Secret::new(input.to_vec())) {
        assert!(!seen.texts.is_empty());
        assert!(seen.texts.iter().all(|text| text.len() <= 2953));
    }
});
