//! The files of services, invented ones in their layout.

use super::*;
use crate::recovery_codes::fit::warnings;

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/fixtures/recovery_codes/",
            $name
        ))
    };
}

/// All is read with the site's name and without it, nothing is left over, and it is as the service hands it out.
fn is_read(text: &[u8], site: &str, number: usize, first: &str, last: &str) {
    for hint in [site, "nobody knows this site"] {
        let Ok(found) = reads(text, hint) else {
            unreachable!("{site} is not read with {hint}")
        };
        let all: Vec<_> = found.codes.iter().map(|each| &each.code).collect();
        assert_eq!(all.len(), number, "{site} with {hint}");
        assert_eq!(all[0].reveal(), first.as_bytes());
        assert_eq!(all[number - 1].reveal(), last.as_bytes());
        assert_eq!(found.not_understood, [0; 0], "{site} with {hint}");
        assert!(found.codes.iter().all(|each| !each.used));
        assert_eq!(warnings(known(site), &all), [""; 0]);
    }
}

#[test]
fn the_file_of_pypi_is_read() {
    is_read(
        fixture!("pypi.txt"),
        "pypi",
        8,
        "f552cc5023d8319a",
        "ada270691286d33c",
    );
}

#[test]
fn what_pypi_copies_to_the_clipboard_is_read() {
    is_read(
        fixture!("pypi_copied.txt"),
        "pypi",
        8,
        "d6909d4585e48b7f",
        PYPI_LAST,
    );
}

#[test]
fn the_file_of_github_is_read() {
    is_read(
        fixture!("github.txt"),
        "github",
        16,
        "119fc-e3016",
        "6f229-23dad",
    );
}

#[test]
fn the_file_of_gitlab_is_read() {
    is_read(
        fixture!("gitlab.txt"),
        "gitlab",
        10,
        "98e28e941b3ec750",
        "83a5cd9061e6da8e",
    );
}

#[test]
fn what_gitlab_says_over_ssh_is_read() {
    is_read(
        fixture!("gitlab_ssh.txt"),
        "gitlab",
        10,
        "d5f719752155036e",
        "5321bd677cdfb319",
    );
}

#[test]
fn the_codes_of_hex_are_read() {
    is_read(
        fixture!("hex.txt"),
        "hex",
        10,
        "tec2-55mf-ognl-jc3j",
        "g9s8-ppnj-bd5k-rhbj",
    );
}

#[test]
fn the_codes_of_a_mastodon_server_are_read() {
    is_read(
        fixture!("mastodon.txt"),
        "mastodon",
        10,
        "c30a1cc90c870c3f",
        "24e1c2f1a0c426cc",
    );
}

#[test]
fn the_two_columns_of_google_are_read() {
    let found = codes(fixture!("google.txt"), "google");
    assert_eq!(found.len(), 10);
    assert_eq!(found[..2], ["5940 9233", "6184 8389"]);
    is_read(
        fixture!("google.txt"),
        "google",
        10,
        "5940 9233",
        "0478 3422",
    );
}

#[test]
fn a_code_that_google_shows_as_used_is_not_there() {
    let (found, left) = told(fixture!("google_printed.txt"), "google");
    assert_eq!(found.len(), 9);
    assert_eq!(left, [0; 0]);
}

#[test]
fn one_backup_code_after_a_label_is_read() {
    is_read(
        fixture!("packagist.txt"),
        "packagist",
        1,
        "e89f065e",
        "e89f065e",
    );
}

#[test]
fn a_code_in_a_sentence_is_read_where_the_shape_is_known() {
    assert_eq!(codes(fixture!("codeberg.txt"), "codeberg"), ["K7XWQPMN3R"]);
    assert_eq!(
        error(fixture!("codeberg.txt"), "x"),
        Some(ReadError::NoCodes(Vec::new()))
    );
}

#[test]
fn codes_of_an_undocumented_shape_are_read() {
    assert_eq!(codes(fixture!("npm.txt"), "npm").len(), 5);
    assert_eq!(codes(fixture!("rubygems.txt"), "rubygems").len(), 10);
    assert_eq!(codes(fixture!("columns.txt"), "shop").len(), 12);
    assert_eq!(codes(fixture!("json.txt"), "x").len(), 8);
}

#[test]
fn marks_in_a_list_mean_used() {
    let found = reads(fixture!("notes.md"), "rubygems");
    let used: Vec<_> = found
        .iter()
        .flat_map(|found| &found.codes)
        .map(|each| each.used)
        .collect();
    assert_eq!(used, [false, true, false, true, true, false]);
    let left = found.map(|found| found.not_understood);
    assert_eq!(left, Ok(Vec::new()));
}

#[test]
fn a_column_says_which_are_used() {
    let found = codes(fixture!("table.csv"), "x");
    assert_eq!(found.len(), 5);
    assert_eq!(
        found
            .iter()
            .map(|code| code.ends_with('!'))
            .collect::<Vec<_>>(),
        [false, true, false, false, false]
    );
}

#[test]
fn utf_16_from_windows_is_read() {
    let (found, left) = told(fixture!("utf16.txt"), "x");
    assert_eq!((found.len(), left), (8, Vec::new()));
}

const PYPI_LAST: &str = "a3c7236b52949b50";
