//! A JSON line yields what `serde_json::Value` sees in it, or why not; never an empty or longer secret.
#![no_main]

use doorkey::secret::Secret;
use doorkey::secret::jsonl;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|line: &[u8]| {
    let item = jsonl::parse_line(7, &Secret::new(line.to_vec()));
    let id = item.id.to_string();
    assert!(!id.is_empty() && id.chars().count() <= 256);
    let value: Option<Value> = serde_json::from_slice(line).ok();
    let secret = value
        .as_ref()
        .and_then(|value| value.get("secret")?.as_str());
    match item.content {
        Ok(judged) => {
            assert!(!judged.is_empty() && judged.len() <= line.len());
            // `Value` gives up at 128 levels, in fields we pass over.
            assert!(value.is_none() || secret.map(str::as_bytes) == Some(judged.reveal()));
        }
        Err(why) => {
            let said = why.to_string();
            assert!(said.len() < 100, "{said}");
            assert!(
                secret.is_none_or(|secret| secret.is_empty() || said.contains("`id`")),
                "{said}"
            );
        }
    }
});
