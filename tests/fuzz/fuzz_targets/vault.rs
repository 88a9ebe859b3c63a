//! A file of any bytes is a vault of one format or none, and is read within bounds; no password is ever asked for
//! twice, and what is said of what cannot be read repeats nothing of it.
#![no_main]

use doorkey::secret::Secret;
use doorkey::vault::entry::MAX_ENTRIES;
use doorkey::vault::import;
use doorkey::vault::import::Keys;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let file = Secret::new(input.to_vec());
    let Some(format) = import::detect(&file) else {
        return;
    };
    let mut asked = 0;
    // That of the seeds.
    let mut ask = || {
        asked += 1;
        Ok(Secret::new(b"fuzz".to_vec()))
    };
    let mut keys = Keys {
        password: &mut ask,
        key_file: None,
    };
    // Keys take their time: a file that asks for much of it is looked at no further.
    if input.len() > MAX_INPUT {
        return;
    }
    let read = (format.read)(&file, &mut keys);
    assert!(asked <= 1);
    let Ok(vault) = read else {
        return;
    };
    assert!(vault.entries.len() + vault.bad.len() <= MAX_ENTRIES);
    assert!(vault.bad.is_empty() || vault.is_incomplete);
    for entry in &vault.entries {
        assert!(!entry.place.is_empty());
    }
    for bad in &vault.bad {
        assert!(!bad.place.is_empty() && !bad.why.is_empty());
        assert!(bad.why.bytes().all(|byte| (0x20..0x7f).contains(&byte)));
    }
});

const MAX_INPUT: usize = 64 << 10;
