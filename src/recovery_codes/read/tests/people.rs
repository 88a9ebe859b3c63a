//! How people write recovery codes down.

use super::*;

#[test]
fn what_stands_before_a_code_is_taken_off() {
    for line in [
        "1. a1b2c3d4",
        "1) a1b2c3d4",
        "#1 a1b2c3d4",
        "01: a1b2c3d4",
        "(1) a1b2c3d4",
        "1 a1b2c3d4",
        "1\ta1b2c3d4",
        "- a1b2c3d4",
        "* a1b2c3d4",
        "• a1b2c3d4",
        "– a1b2c3d4",
        "[ ] a1b2c3d4",
        "☐ a1b2c3d4",
        "- [ ] a1b2c3d4",
        "> 1. a1b2c3d4",
        "\"a1b2c3d4\",",
        "`a1b2c3d4`",
        "'a1b2c3d4'",
        "**a1b2c3d4**",
        "Code 1: a1b2c3d4",
        "code1=a1b2c3d4",
        "| a1b2c3d4 |",
        "  a1b2c3d4  ",
        "a1b2c3d4 # lost phone",
        "a1b2c3d4 (not used)",
        "CODE_1=\"a1b2c3d4\"",
    ] {
        assert_eq!(
            told(line, "x"),
            (vec!["a1b2c3d4".to_owned()], vec![]),
            "{line}"
        );
    }
}

#[test]
fn a_mark_means_used() {
    for line in [
        "[x] a1b2c3d4",
        "[X] a1b2c3d4",
        "- [x] a1b2c3d4",
        "☑ a1b2c3d4",
        "✓ a1b2c3d4",
        "✔\u{FE0F} a1b2c3d4",
        "✔a1b2c3d4",
        "~~a1b2c3d4~~",
        "- ~~a1b2c3d4~~",
        "1. ~~a1b2c3d4~~",
        "a1b2c3d4 ✓",
        "a1b2c3d4\t✓",
        "✓\ta1b2c3d4",
        "a1b2c3d4 used",
        "a1b2c3d4 (used)",
        "a1b2c3d4 - used 2026-02-03",
        "a1b2c3d4,used",
        "Used: a1b2c3d4",
        "a1b2c3d4  [x]",
    ] {
        assert_eq!(
            told(line, "x"),
            (vec!["a1b2c3d4!".to_owned()], vec![]),
            "{line}"
        );
    }
    assert_eq!(
        notes("[x] a1b2c3d4\nb1c2d3e4\n✓ c1d2e3f4", "x"),
        ["bears a mark, so it is taken as used: 2 lines (1 and 3)"]
    );
}

#[test]
fn a_mark_belongs_to_the_code_it_stands_at() {
    let marked = |text| {
        codes(text, "x")
            .iter()
            .map(|code| code.ends_with('!'))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        marked("1. a1b2c3d4\t✓\t2. b1c2d3e4\t3. c1d2e3f4\t✓"),
        [true, false, true]
    );
    assert_eq!(
        marked("✓\ta1b2c3d4\t☐\tb1c2d3e4\t✓\tc1d2e3f4"),
        [true, false, true]
    );
    assert_eq!(
        marked("~~a1b2c3d4~~ b1c2d3e4 ~~c1d2e3f4~~"),
        [true, false, true]
    );
}

#[test]
fn several_codes_a_line_are_read() {
    let expected = ["a1b2c3d4", "b1c2d3e4", "c1d2e3f4"];
    for line in [
        "a1b2c3d4 b1c2d3e4 c1d2e3f4",
        "a1b2c3d4, b1c2d3e4, c1d2e3f4",
        "a1b2c3d4;b1c2d3e4;c1d2e3f4",
        "a1b2c3d4\tb1c2d3e4\tc1d2e3f4",
        "1. a1b2c3d4 2. b1c2d3e4 3. c1d2e3f4",
        "codes: a1b2c3d4, b1c2d3e4, c1d2e3f4",
        "[\"a1b2c3d4\", \"b1c2d3e4\", \"c1d2e3f4\"]",
    ] {
        assert_eq!(codes(line, "x"), expected, "{line}");
    }
}

#[test]
fn codes_are_kept_as_they_stand() {
    for code in [
        "A1B2-c3d4",
        "1234 5678",
        "abcd 1fgh ijkl mnop",
        "a1b2_c3d4",
        "QUJDRA/+QUJD1A==",
        "9zq4w-t0k3*",
    ] {
        assert_eq!(codes(code, "x"), [code]);
    }
}

#[test]
fn spaces_inside_codes_are_told_where_nobody_knows_the_shape() {
    let note = "spaces were taken as parts of a code, not as the end of one";
    assert_eq!(notes("1234 5678\n2345 6789", "x"), [note]);
    assert_eq!(notes("1234 5678\n2345 6789", "google"), [""; 0]);
}

#[test]
fn a_row_of_groups_is_cut_where_the_shape_is_known() {
    assert_eq!(
        codes("1234 5678 2345 6789 3456 7890", "google"),
        ["1234 5678", "2345 6789", "3456 7890"]
    );
}

#[test]
fn codes_without_a_digit_are_taken_among_others_and_told() {
    let text = "a1b2c3d4\nxyzwvuts\nb1c2x3e4";
    assert_eq!(codes(text, "x"), ["a1b2c3d4", "xyzwvuts", "b1c2x3e4"]);
    assert_eq!(
        notes(text, "x"),
        ["holds letters only: look whether it is a code: line 2"]
    );
    assert_eq!(
        codes("a1b2c3d4\nrecovery\nb1c2x3e4", "x"),
        ["a1b2c3d4", "b1c2x3e4"]
    );
}

#[test]
fn a_list_of_codes_of_letters_alone_is_read_and_told() {
    let text = "kqzjw-plmxn\nqwrty-zxcvb\nmnbvc-lkjhg\npoiuy-trewq";
    assert_eq!(codes(text, "x").len(), 4);
    assert_eq!(
        notes(text, "x"),
        ["the codes hold letters only: look whether they are codes"]
    );
}

#[test]
fn user_names_dates_and_addresses_are_no_codes() {
    let text = "Account: ada1815\nada@example.org\nhttps://example.org/a1b2c3d4\n2026-01-02\n\
                Created 2026-01-02 10:20 by ada1815\n\na1b2c3d4\nb1c2d3e4\nc1d2e3f4";
    assert_eq!(
        told(text, "x"),
        (
            ["a1b2c3d4", "b1c2d3e4", "c1d2e3f4"]
                .map(str::to_owned)
                .to_vec(),
            vec![]
        )
    );
}

#[test]
fn what_may_be_a_code_and_was_not_taken_is_told_by_its_line() {
    let text = "a1b2c3d4\nb1c2d3e4\nc1d2e3f4\nada18\nsee d1e2f3a4 on the back\na\u{336}1b2c3d5";
    assert_eq!(told(text, "x").1, [4, 5, 6]);
    assert_eq!(
        notes(text, "x"),
        ["not understood, and not taken: 3 lines (4, 5 and 6)"]
    );
}

#[test]
fn a_line_that_gave_no_code_is_told_whatever_stands_in_it() {
    for line in [
        "ccccc",
        "hello",
        "zzzzz_zzzzz!",
        "ccccc-ddddd-eeeee",
        "ab1",
        "7",
        "Notes of ada",
        "2026-01-31",
        "user: ada1815",
        "recovery",
        "yes",
        "größe",
        "a1b2c.d3e4f",
        "ada@example.org",
        "\u{202e}a1b2c-d3e4f",
    ] {
        let text = format!("aaaaa-11111\nbbbbb-22222\n\n{line}\n");
        for site in ["github", "x"] {
            let told = reads(&text, site).map(|found| {
                let is_noted = found.notes.iter().any(|note| note.contains("line 4"));
                let lines = [found.not_understood, found.passed_over].concat();
                (found.codes.len(), lines, is_noted)
            });
            assert_eq!(told, Ok((2, vec![4], true)), "{line}");
        }
    }
}

#[test]
fn a_word_alone_may_be_a_code_that_was_cut() {
    for line in ["ccccc", "hello", "zzzzz_zzzzz!"] {
        let text = format!("aaaaa-11111\nbbbbb-22222\n{line}");
        assert_eq!(told(text, "github").1, [3], "{line}");
    }
}

#[test]
fn a_word_beside_a_code_is_its_label_unless_it_is_as_long_as_one_or_a_group_of_one() {
    assert_eq!(
        told("aaaaa-11111  laptop\nbbbbb-22222  telephone", "github").1,
        [0; 0]
    );
    assert_eq!(
        told("aaaaa-11111  laptop\nbbbbb-22222  ccccc", "github").1,
        [2]
    );
}

#[test]
fn a_stranger_among_hex_digits_is_not_taken() {
    let text = "a1b2c3d4\nb1c2d3e4\nc1d2e3f4\nd1e2f3a4\nuser1815\ne1f2a3b4";
    let (found, left) = told(text, "x");
    assert_eq!((found.len(), left), (5, vec![5]));
}

#[test]
fn a_code_of_another_length_is_taken_and_told() {
    let text = "a1b2c3d4\nb1c2d3e4\nc1d2e3f\nd1e2f3a4\ne1f2-a3b4";
    assert_eq!(codes(text, "x").len(), 5);
    assert_eq!(
        notes(text, "x"),
        [
            "longer, shorter or cut otherwise than the others: compare it with the original: 2 lines (3 and 5)"
        ]
    );
}

#[test]
fn the_same_code_again_is_told_and_kept_once_with_its_mark() {
    let text = "a1b2c-d3e4f\nb1c2d-e3f4a\n✓ A1B2C-D3E4F";
    assert_eq!(codes(text, "x"), ["a1b2c-d3e4f!", "b1c2d-e3f4a"]);
    assert!(notes(text, "x").contains(&"the same code again, kept once: line 3".to_owned()));
}

#[test]
fn two_kinds_of_codes_are_told_apart_by_the_site_or_not_at_all() {
    let text = "0123456789abcdef\n1123456789abcdef\na1b2c-d3e4f\nb1c2d-e3f4a";
    assert_eq!(error(text, "x"), Some(ReadError::Ambiguous(1, 3)));
    assert_eq!(
        told(text, "github"),
        (
            vec!["a1b2c-d3e4f".to_owned(), "b1c2d-e3f4a".to_owned()],
            vec![1, 2]
        )
    );
    assert_eq!(
        codes(text, "pypi"),
        ["0123456789abcdef", "1123456789abcdef"]
    );
    assert_eq!(codes("ada18151815\n1a2b3c4d", "packagist"), ["1a2b3c4d"]);
}

#[test]
fn a_name_with_a_digit_beside_a_list_of_letters_is_not_taken_for_the_one_code() {
    let list = "qzrwk-hdmnp\nvbxtj-lgfsc\nkdwqp-zmhrt\nxnbvc-jlskd\nptrwq-mzxnh";
    for name in ["ada1987", "48213377"] {
        let text = format!("Backup codes\n{name}\n\n{list}\n");
        assert_eq!(
            error(&text, "x"),
            Some(ReadError::Ambiguous(2, 4)),
            "{name}"
        );
    }
    assert_eq!(codes(list, "x").len(), 5);
    // One of the list has a digit.
    let mixed = format!("{list}\nab1cd-efghi");
    assert_eq!(codes(&mixed, "x").len(), 6);
}

#[test]
fn the_name_of_a_file_of_another_site_is_told() {
    let found = read(
        &secret("a1b2c-d3e4f"),
        known("pypi"),
        Some("github-recovery-codes.txt"),
    );
    let note = "the name of the file is one of GitHub, not of PyPI".to_owned();
    assert!(found.is_ok_and(|found| found.notes.contains(&note)));
}

#[test]
fn the_last_code_of_a_set_is_told_from_a_user_name_by_the_site() {
    assert_eq!(codes("ada1815\n1234 5678", "google"), ["1234 5678"]);
    assert_eq!(
        error("ada1815\n1234 5678", "x"),
        Some(ReadError::Ambiguous(1, 2))
    );
}

#[test]
fn the_name_of_a_file_breaks_ties_where_no_site_is_known() {
    let text = secret("ada1815\n1234 5678");
    let found = read(&text, None, Some("Backup-codes-ada.txt"));
    assert!(found.is_ok_and(|found| found.codes.len() == 1 && found.not_understood == [1]));
}

#[test]
fn a_yes_beside_a_code_is_told_and_not_guessed_at() {
    let text = "code | used\n a1b2c3d4 | yes\n b1c2d3e4 | no\nyes";
    assert_eq!(codes(text, "x"), ["a1b2c3d4", "b1c2d3e4"]);
    assert_eq!(
        notes(text, "x"),
        [
            "no code was seen in it, so it was not taken: 2 lines (1 and 4)",
            "the word beside the code may say that it is used; taken as unused: line 2"
        ]
    );
}
