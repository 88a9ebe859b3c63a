//! A policy file is read or refused in words that repeat nothing long from it.
#![no_main]

use doorkey::policy::Policy;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Err(why) = Policy::parse(text) {
        assert!(why.to_string().len() < 1000);
    }
});
