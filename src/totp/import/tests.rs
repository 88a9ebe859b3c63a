//! Which format takes which file: one, whatever comes before it in the list.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use std::fs;
use std::path::Path;

use super::*;
use crate::formats::outline::tests::WALKS;

#[test]
fn no_file_that_another_program_wrote_is_taken_by_two_formats() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/totp")];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let file = Secret::new(fs::read(&path).unwrap());
            let look = Look::at(&file);
            let taken = FORMATS.iter().filter(|format| (format.is)(&look));
            let titles: Vec<_> = taken.map(|format| format.title).collect();
            assert!(titles.len() <= 1, "{}: {titles:?}", path.display());
            count += titles.len();
        }
    }
    assert!(count > 10);
}

/// However many formats there are: a file of many megabytes that is of none is walked once.
#[test]
fn all_formats_look_at_one_walk_of_a_file() {
    for text in [r#"{"a":[1,2,3]}"#, r#"{"items":[{"a":1}]}"#, "Title,Url"] {
        let before = WALKS.get();
        assert!(detect(&Secret::new(text.into())).is_none(), "{text}");
        assert_eq!(WALKS.get(), before + 1, "{text}");
    }
}
