//! The embedded list of the most common exposed passwords. It can say "exposed"; it can never say "clear".

use crate::breach::digest::Digest;
use crate::breach::digest::HashKind;

/// How the list is named as a source.
pub const SOURCE: &str = "embedded list of common passwords";

/// Whether the list holds the password behind `digest`. `false` means nothing at all.
///
/// A false alarm needs 64 equal bits: one in 10^14 passwords.
#[must_use]
pub fn lists(digest: &Digest) -> bool {
    digest.kind() == HashKind::Sha1
        && LIST
            .binary_search(&digest.first_64_bits().to_be_bytes())
            .is_ok()
}

/// The first 64 bits of the SHA-1 of the 100,000 most frequent passwords of the "xato" ten million,
/// sorted. Made from the MIT-licensed list in the crate `passablewords` 1.0.1 (`tests/it/generated.rs`).
static LIST: &[[u8; 8]] = include_bytes!("common.bin").as_chunks().0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;

    fn listed(password: &str) -> bool {
        lists(&Digest::of(&Secret::new(password.as_bytes().to_vec())))
    }

    #[test]
    fn the_list_is_whole_and_sorted() {
        assert_eq!(LIST.len(), 100_000);
        assert!(LIST.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn common_passwords_stand_in_it_and_others_do_not() {
        for password in ["password", "123456", "qwerty", "iloveyou", "dragon"] {
            assert!(listed(password), "{password}");
        }
        for password in [
            "",
            "kX9#mP2$vL5q",
            "password\n",
            "correct horse battery staple",
        ] {
            assert!(!listed(password), "{password:?}");
        }
    }
}
