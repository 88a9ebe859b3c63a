//! Dotenv entries invent nothing: not a line, not a byte, not a name, and never an empty secret.
#![no_main]

use doorkey::secret::Secret;
use doorkey::secret::dotenv;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| {
    let lines = text.split(|&byte| byte == b'\n').count() as u64;
    let file = Secret::new(text.to_vec());
    let (mut bytes, mut last_line) = (0, 0);
    for item in dotenv::parse("f", &file) {
        let line = item.place.and_then(|place| place.line).expect("a line");
        assert!(line > last_line && line <= lines);
        last_line = line;
        let id = item.id.to_string();
        assert!(
            id == format!("line {line}")
                || id
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte))
        );
        let Ok(secret) = item.content else { continue };
        let secret = secret.reveal();
        assert!(!secret.is_empty());
        assert!(!secret.contains(&b'\r') && !secret.contains(&0));
        assert!(text.windows(secret.len()).any(|window| window == secret));
        bytes += secret.len();
    }
    assert!(bytes <= text.len());
});
