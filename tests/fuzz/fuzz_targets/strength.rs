//! Any bytes are judged: no panic, a finite figure, and segments that lie side by side from the first character on.
#![no_main]

use doorkey::strength;
use doorkey::strength::context::Context;
use doorkey::strength::estimate::Estimate;
use doorkey::strength::personal::About;
use doorkey::strength::reading::Reading;
use doorkey::strength::zxcvbn;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&[u8], &str, &[u8])| {
    let (secret, told, old) = input;
    let about = About::parse(&[told.to_owned()]);
    let previous = [Reading::of(old)];
    let knowing = Context {
        about: Some(&about),
        previous: &previous,
        year: 2026,
        list: None,
    };
    for context in [Context::default(), knowing] {
        let found = strength::estimate(secret, &context);
        assert!(found.guesses_log10.is_finite() && found.guesses_log10 >= 0.0);
        assert_eq!(found.score, Estimate::score_of(found.guesses_log10));
        let mut place = 0;
        for segment in &found.segments {
            assert_eq!(segment.start, place);
            place = segment.end;
        }
        assert!(place <= found.length);
        let (same, theirs) = zxcvbn::beside_estimate(secret, &context);
        assert!(theirs.is_finite());
        assert_eq!(same.guesses_log10.to_bits(), found.guesses_log10.to_bits());
    }
});
