//! What is odd about a secret's bytes, whether it is strong or not.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::is_nfc;

use crate::secret::Secret;

/// What may go wrong with a secret however strong it is.
#[must_use]
pub fn notes(secret: &Secret) -> Vec<String> {
    let mut notes = Vec::new();
    match std::str::from_utf8(secret.reveal()) {
        Err(_) => notes.push("not UTF-8 text; judged byte by byte".to_owned()),
        Ok(text) if !is_nfc(text) => notes.push(format!(
            "not in Unicode normal form C ({} code points, {} in it): another keyboard may type other bytes",
            text.chars().count(),
            text.nfc().count()
        )),
        Ok(_) => {}
    }
    if secret.reveal().iter().any(u8::is_ascii_control) {
        notes.push("holds a control character".to_owned());
    }
    if secret.reveal().first().is_some_and(u8::is_ascii_whitespace)
        || secret.reveal().last().is_some_and(u8::is_ascii_whitespace)
    {
        notes.push("begins or ends with white space, which counts as part of it".to_owned());
    }
    if secret.len() > BCRYPT_LIMIT {
        notes.push(format!(
            "{} bytes: sites that use bcrypt ignore all past {BCRYPT_LIMIT}",
            secret.len()
        ));
    }
    notes
}

/// What bcrypt reads of a password, in bytes.
const BCRYPT_LIMIT: usize = 72;

#[cfg(test)]
mod tests {
    use super::*;

    fn first_note(bytes: &[u8]) -> Option<String> {
        notes(&Secret::new(bytes.to_vec())).into_iter().next()
    }

    #[test]
    fn what_another_program_might_read_otherwise_is_told() {
        for (bytes, word) in [
            (&b"pass\xFFword"[..], "not UTF-8"),
            ("pa\u{308}ss".as_bytes(), "normal form"),
            (b"pass\tword", "control character"),
            (b"password ", "white space"),
            (&[b'a'; 73], "bcrypt"),
        ] {
            assert!(
                first_note(bytes).is_some_and(|note| note.contains(word)),
                "{word}"
            );
        }
        assert_eq!(first_note(b"p\xC3\xA4ssword"), None);
    }
}
