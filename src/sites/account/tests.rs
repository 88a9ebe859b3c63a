//! Answers about one address.

use super::*;

/// Of an address written as people write it.
fn digest() -> AddressDigest {
    AddressDigest::of(" Ada@Example.org\n")
}

fn suffix() -> String {
    digest().0.get(6..).unwrap_or_default().to_owned()
}

/// An answer of which all can be read.
fn whole(names: &[&str]) -> Rows<String> {
    Rows {
        rows: names.iter().map(|&name| name.to_owned()).collect(),
        passed_over: 0,
    }
}

#[test]
fn an_address_is_digested_as_the_service_does_it() {
    // `printf %s ada@example.org | sha1sum`
    assert_eq!(digest().0, ADA);
    assert_eq!(AddressDigest::of("ada@example.org").0, ADA);
    assert_eq!(
        digest().prefix().to_string(),
        ADA.get(..6).unwrap_or_default()
    );
    assert_eq!(format!("{:?}", digest()), "AddressDigest(..)");
}

#[test]
fn a_digest_is_found_under_its_prefix_in_either_case() {
    let other = "0".repeat(34);
    for own in [suffix(), suffix().to_lowercase()] {
        let text = format!(
            r#"[{{"hashSuffix":"{other}","websites":["X"]}},{{"hashSuffix":"{own}","websites":["A","B"]}}]"#
        );
        let names = in_range(text.as_bytes(), &digest());
        assert_eq!(names, Ok(whole(&["A", "B"])));
    }
    let text = format!(r#"[{{"hashSuffix":"{other}","websites":["X"]}}]"#);
    assert_eq!(in_range(text.as_bytes(), &digest()), Ok(whole(&[])));
}

#[test]
fn an_answer_with_a_row_that_may_be_ours_is_not_clear() {
    let other = "0".repeat(34);
    for bad in [
        "{}",
        "null",
        "7",
        r#"{"hashSuffix":"12","websites":["X"]}"#,
        r#"{"hashSuffix":7}"#,
    ] {
        let text = format!(r#"[{{"hashSuffix":"{other}","websites":["X"]}},{bad}]"#);
        let why = in_range(text.as_bytes(), &digest());
        assert_eq!(why, Err(Unfit::BadRows(1, 2)), "{bad}");
    }
    let own = suffix();
    let nameless = format!(r#"[{{"hashSuffix":"{own}","websites":[]}}]"#);
    for text in ["[]", "{}", "", "[", "<html>", &nameless] {
        assert!(in_range(text.as_bytes(), &digest()).is_err(), "{text}");
    }
    // A name of a field or of a site that was damaged on its way, in a row that is not ours.
    for damaged in [
        &b"\"wbe\xffites\":[\"X\"]"[..],
        b"\"wbesites\":[\"Harb\x8cur\"]",
    ] {
        let mut text = format!(r#"[{{"hashSuffix":"{other}","#).into_bytes();
        text.extend(damaged);
        text.extend(b"}]");
        let why = in_range(&text, &digest());
        assert_eq!(why, Err(Unfit::Damaged("it is not UTF-8")));
    }
    let many = vec!["{}"; MAX_ROWS + 1].join(",");
    let why = in_range(format!("[{many}]").as_bytes(), &digest());
    assert_eq!(why, Err(Unfit::TooMany));
}

#[test]
fn pastes_and_stealer_logs_are_read() {
    let text = r#"[{"Source":"Pastebin","Id":"8Q0BvKD8","Title":"list","Date":"2014-03-04T19:14:54Z","EmailCount":139},
        {"Source":"AdHocUrl","Id":"http://x.example","Title":null,"Date":null,"EmailCount":30},{}]"#;
    let Rows {
        rows: found,
        passed_over,
    } = pastes(text.as_bytes()).unwrap_or_default();
    assert_eq!(passed_over, 1);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].date, Date::parse("2014-03-04"));
    assert_eq!((found[0].addresses, found[1].title.as_str()), (139, ""));
    let sites = stealer_logs(br#"["netflix.example","spotify.example"]"#);
    assert_eq!(sites, Ok(whole(&["netflix.example", "spotify.example"])));
}

/// An answer is as long as the service says, and what cannot be read of it is counted.
#[test]
fn no_row_of_an_answer_is_left_out_without_a_word() {
    let sites = |count: usize| {
        let names: Vec<_> = (0..count).map(|at| format!("\"s{at}.example\"")).collect();
        names.join(",")
    };
    let logs = stealer_logs(format!("[{}]", sites(500)).as_bytes()).unwrap_or_default();
    assert_eq!((logs.rows.len(), logs.passed_over), (500, 0));
    let logs = stealer_logs(format!("[7,{},\"\",null]", sites(2)).as_bytes()).unwrap_or_default();
    assert_eq!((logs.rows.len(), logs.passed_over), (2, 3));
    let logs = stealer_logs(format!("[{}]", sites(MAX_ROWS + 5)).as_bytes()).unwrap_or_default();
    assert_eq!((logs.rows.len(), logs.passed_over), (MAX_ROWS, 5));
    let own = suffix();
    let range = format!(
        r#"[{{"hashSuffix":"{own}","websites":[{},7]}}]"#,
        sites(260)
    );
    let names = in_range(range.as_bytes(), &digest()).unwrap_or_default();
    assert_eq!((names.rows.len(), names.passed_over), (260, 1));
    // A second row of one digest takes nothing away from the first.
    let twice = format!(
        r#"[{{"hashSuffix":"{own}","websites":["A"]}},{{"hashSuffix":"{own}","websites":["B"]}},
            {{"hashSuffix":"{own}"}}]"#
    );
    let names = in_range(twice.as_bytes(), &digest());
    assert_eq!(names, Ok(whole(&["A", "B"])));
}

#[test]
fn an_empty_or_odd_answer_is_none() {
    for text in ["[]", "{}", "[7]", "[", "", "null", "\"x\""] {
        assert!(pastes(text.as_bytes()).is_err(), "{text}");
        assert!(stealer_logs(text.as_bytes()).is_err(), "{text}");
    }
}

const ADA: &str = "3C1B5F0CB91772D027DCDDE8FB749091DB780CBB";
