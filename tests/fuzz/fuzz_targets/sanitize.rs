//! Sanitised text has nothing that drives or deceives a terminal or a build server, and is clean the second time.
#![no_main]

use doorkey::render::sanitize::sanitize;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let clean = sanitize(text).into_owned();
    for char in clean.chars() {
        assert!(!char.is_control(), "a C0 or C1 control");
        let hidden = matches!(char,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
        assert!(
            !hidden,
            "a bidi or zero-width character: U+{:04X}",
            u32::from(char)
        );
    }
    assert!(
        !clean.trim_start().starts_with("::") && !clean.contains("##"),
        "a command to a build server"
    );
    assert_eq!(sanitize(&clean), clean);
    let plain = text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    if plain && !text.contains("##") && !text.contains("::") {
        assert_eq!(clean, text, "plain text stays as it is");
    }
});
