//! Recovery codes that are found stand in the text, are bounded, and read back from a plain list.
#![no_main]

use doorkey::recovery_codes::read::MAX_CODES;
use doorkey::recovery_codes::read::MAX_INPUT;
use doorkey::recovery_codes::read::read;
use doorkey::recovery_codes::read::text;
use doorkey::recovery_codes::service;
use doorkey::secret::Secret;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    // The last byte, so that a seed is a file as it is: its line end names no service.
    let site = usize::from(input.last().copied().unwrap_or_default());
    let service = service::all().nth(site.wrapping_sub(usize::from(b'A')));
    let given = Secret::new(input.to_vec());
    let found = match read(&given, service, None) {
        Ok(found) => found,
        Err(error) => {
            assert!(error.to_string().len() < 200);
            return;
        }
    };
    assert!(input.len() <= MAX_INPUT);
    assert!((1..=MAX_CODES).contains(&found.codes.len()));
    assert!(found.codes.is_sorted_by_key(|each| each.line));
    assert!(found.not_understood.is_sorted());

    let converted = text::decode(&given).expect("it was read");
    let text = text::of(converted.as_ref().unwrap_or(&given)).expect("it was read");
    let lines: Vec<_> = text::lines(text).collect();
    let (mut list, mut length) = (Vec::new(), 0);
    for each in &found.codes {
        let code = each.code.reveal();
        assert!((4..=128).contains(&code.len()));
        assert!(
            code.iter()
                .all(|&byte| byte == b' ' || byte.is_ascii_graphic())
        );
        let line = lines[each.line as usize - 1].as_bytes();
        assert!(line.windows(code.len()).any(|window| window == code));
        list.extend_from_slice(code);
        list.push(b'\n');
        length += code.len();
    }
    assert!(length <= text.len());

    // Where one stood twice, or was cut otherwise, another shape may be the most frequent one now.
    let is_odd = |note: &String| note.contains("kept once") || note.contains("cut otherwise");
    if !found.notes.iter().any(is_odd) {
        let again = read(&Secret::new(list), service, None).expect("it was read before");
        assert_eq!(again.codes.len(), found.codes.len());
        for (one, other) in again.codes.iter().zip(&found.codes) {
            assert_eq!(one.code.reveal(), other.code.reveal());
            assert!(!one.used);
        }
        assert!(again.not_understood.is_empty());
    }
});
