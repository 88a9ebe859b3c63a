#![expect(
    clippy::expect_used,
    reason = "a test that cannot go on should say where"
)]

use std::collections::BTreeSet;

use super::*;
use crate::recipes;

#[test]
fn every_kind_has_a_word_of_its_own() {
    let words: BTreeSet<_> = Kind::ALL.iter().map(|kind| kind.word()).collect();
    assert_eq!(words.len(), Kind::ALL.len());
}

#[test]
fn a_file_whose_name_cannot_be_typed_is_to_be_renamed_first() {
    let pypi = recipes::known("pypi").expect("there is a recipe");
    let typed = Kind::RecoveryCodes.of_file(&pypi, Some("/home/ada/codes.txt"));
    assert!(typed.starts_with("`doorkey codes add pypi --file /home/ada/codes.txt`"));
    let other = Kind::RecoveryCodes.of_file(&pypi, None);
    assert!(other.starts_with("give it a name that can be typed first; then `doorkey"));
    let login = Kind::Password.of_file(&pypi, None);
    assert_eq!(login, "log in with it at https://pypi.org/account/login/");
}
