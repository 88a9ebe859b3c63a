//! Whatever the text, hits stand inside it, in order, each place once; and what is known is always found.
#![no_main]

use doorkey::request::lint::Audience;
use doorkey::request::lint::look;
use doorkey::secret::Secret;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let text = String::from_utf8_lossy(input);
    let known = [Secret::new(b"0a1b-2c3d-4e5f-6a7b".to_vec())];
    let lines: Vec<_> = text.split('\n').map(|line| line.chars().count()).collect();
    let public = look(&text, Audience::Public, &["ada@example.org"], &known);
    let private = look(&text, Audience::Private, &[], &known);
    for hits in [&public, &private] {
        assert!(
            hits.iter()
                .all(|hit| (1..=lines[hit.line - 1]).contains(&hit.column))
        );
        let places: Vec<_> = hits.iter().map(|hit| (hit.line, hit.column)).collect();
        assert!(places.is_sorted_by(|one, other| one < other));
    }
    assert!(private.iter().all(|hit| !hit.rule.public_only));

    let planted = format!("{text}\n0A1B 2C3D\n> 4E5F 6A7B");
    let found = look(&planted, Audience::Private, &[], &known);
    assert!(found.iter().any(|hit| hit.rule.id == "kept_secret"));
});
