//! The list of breaches, whole, odd and hostile.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;

/// In the layout of the API's own example, with invented content.
const LIST: &str = r#"[
  {"Name":"Harbour","Title":"Harbour & Sons","Domain":"harbour.example","BreachDate":"2013-10-04",
   "AddedDate":"2013-12-04T00:00:00Z","ModifiedDate":"2022-05-15T23:52:49Z","PwnCount":152445165,
   "Description":"<em>html</em>","LogoPath":"https://logos.example/x.png","DataClasses":["Email addresses","Passwords"],
   "IsVerified":true,"IsFabricated":false,"IsSensitive":false,"IsRetired":false,"IsSpamList":false,"IsMalware":false,
   "IsSubscriptionFree":false,"IsStealerLog":false},
  {"Name":"Night","Title":"","Domain":"","BreachDate":"2025-01-31","PwnCount":7,"DataClasses":["Email addresses"],
   "IsVerified":false,"IsFabricated":true,"IsSensitive":true,"IsRetired":true,"IsSpamList":true,"IsMalware":true,
   "IsStealerLog":true}
]"#;

fn list(text: &str) -> BreachList {
    BreachList::parse(text.as_bytes()).expect("a list")
}

fn names(list: &BreachList, host: &str) -> Vec<String> {
    let host = HostName::parse(host).expect("a host");
    list.of_host(&host).map(|it| it.name.clone()).collect()
}

#[test]
fn a_breach_is_read_field_by_field() {
    let list = list(LIST);
    let [first, second] = list.all() else {
        unreachable!("not two: {list:?}");
    };
    assert_eq!(first.title, "Harbour & Sons");
    assert_eq!(first.happened, Date::parse("2013-10-04"));
    assert_eq!(first.added, Date::parse("2013-12-04"));
    assert_eq!(first.modified, Date::parse("2022-05-15"));
    assert_eq!(first.accounts, 152_445_165);
    assert_eq!(first.classes, ["Email addresses", "Passwords"]);
    assert!(first.marks.is_empty() && first.loses_secrets());
    assert_eq!(second.title, "Night");
    assert_eq!(second.added, None);
    let marks: Vec<_> = second.marks.iter().map(|mark| mark.word()).collect();
    assert_eq!(
        marks,
        [
            "unverified",
            "fabricated",
            "sensitive",
            "retired",
            "spam_list",
            "malware",
            "stealer_log"
        ]
    );
    assert!(second.is(Mark::Malware) && !second.loses_secrets());
}

#[test]
fn a_host_finds_the_breaches_of_its_owner_and_of_nobody_else() {
    let list = list(
        r#"[{"Name":"A","Domain":"example.co.uk"},{"Name":"B","Domain":"Shop.Example.co.uk"},
            {"Name":"C","Domain":"co.uk"},{"Name":"D","Domain":""},{"Name":"E","Domain":"example.co.uk"}]"#,
    );
    assert_eq!(names(&list, "www.example.co.uk"), ["A", "E"]);
    // What happened to a part hides nothing that happened to the whole.
    assert_eq!(names(&list, "a.shop.example.co.uk"), ["B", "A", "E"]);
    assert!(names(&list, "other.co.uk").is_empty());
    assert_eq!(list.named("D").map(|it| it.domain.as_str()), Some(""));
}

#[test]
fn since_a_day_counts_that_day() {
    let list = list(LIST);
    let day = |text| Date::parse(text).expect("a day");
    let since = |text| {
        list.all()
            .iter()
            .filter(|it| it.is_since(day(text)))
            .count()
    };
    assert_eq!(
        [
            since("2013-10-04"),
            since("2013-10-05"),
            since("2025-02-01")
        ],
        [2, 1, 0]
    );
}

#[test]
fn a_bad_row_is_counted_and_loses_no_other() {
    for bad in [
        "5",
        "null",
        "[]",
        "{}",
        r#"{"Name":""}"#,
        r#"{"Name":7}"#,
        r#"{"Title":"x"}"#,
    ] {
        let list = list(&format!(r#"[{{"Name":"A"}},{bad},{{"Name":"B"}}]"#));
        assert_eq!((list.all().len(), list.bad()), (2, 1), "{bad}");
    }
    let odd =
        list(r#"[{"Name":"A","Domain":"","BreachDate":"soon","PwnCount":-1,"IsVerified":"no"}]"#);
    let breach = &odd.all()[0];
    assert_eq!((breach.happened, breach.accounts), (None, 0));
    assert!(breach.marks.is_empty());
}

/// What is said of its site or of what was lost in a way that cannot be read is not nothing.
#[test]
fn a_row_that_says_its_site_or_what_was_lost_oddly_cannot_be_read() {
    for odd in [
        r#""Domain":["a.example"]"#,
        r#""Domain":5"#,
        r#""Domain":"a.example","DataClasses":"Passwords""#,
        r#""Domain":"a.example","DataClasses":{"0":"Passwords"}"#,
        r#""Domain":"a.example","DataClasses":["Email addresses",1]"#,
        r#""Domain":"a.example","DataClasses":["Email addresses",null]"#,
    ] {
        let list = list(&format!(
            r#"[{{"Name":"A","Domain":""}},{{"Name":"B",{odd}}}]"#
        ));
        assert_eq!(
            (list.all().len(), list.bad(), list.of_any_site()),
            (1, 1, 1),
            "{odd}"
        );
    }
}

/// An answer about one account has rows without a site: they can be read, but say nothing of where it was.
#[test]
fn a_row_that_names_no_host_may_be_of_any_site() {
    for (domain, of_any_site) in [
        (r#","Domain":"""#, 0),
        (r#","Domain":"a.example""#, 0),
        ("", 1),
        (r#","Domain":null"#, 1),
        (r#","Domain":"https://a.example/""#, 1),
        (r#","Domain":"a example""#, 1),
    ] {
        let list = list(&format!(r#"[{{"Name":"A"{domain}}}]"#));
        assert_eq!(
            (list.bad(), list.of_any_site()),
            (0, of_any_site),
            "{domain}"
        );
    }
}

#[test]
fn what_is_no_list_is_refused() {
    for (text, why) in [
        ("{}", Unfit::OtherShape),
        ("7", Unfit::OtherShape),
        ("null", Unfit::OtherShape),
    ] {
        assert_eq!(
            BreachList::parse(text.as_bytes()).err(),
            Some(why),
            "{text}"
        );
    }
    for text in ["", "[", "<html>", "[{}] x", &"[".repeat(100_000)] {
        let why = BreachList::parse(text.as_bytes()).err();
        assert!(matches!(why, Some(Unfit::Damaged(_))), "{why:?}");
    }
    assert_eq!(list("[]").all(), []);
}

#[test]
fn a_list_cut_anywhere_is_no_list() {
    for end in 0..LIST.len() {
        if LIST.is_char_boundary(end) {
            let cut = LIST.as_bytes().get(..end).unwrap_or_default();
            assert!(BreachList::parse(cut).is_err(), "{end}");
        }
    }
}

#[test]
fn what_is_held_is_bounded() {
    let many = format!("[{}{{}}]", "{},".repeat(MAX_ROWS));
    assert_eq!(
        BreachList::parse(many.as_bytes()).err(),
        Some(Unfit::TooMany)
    );
    let long = "é".repeat(1000);
    let classes = |count: usize| vec![r#""y""#; count].join(",");
    let row = |count: usize| {
        let classes = classes(count);
        list(&format!(
            r#"[{{"Name":"A","Title":"{long}","DataClasses":[{classes}]}}]"#
        ))
    };
    assert_eq!(row(1000).all()[0].title.len(), MAX_TEXT);
    assert_eq!(row(1000).all()[0].classes.len(), 1000);
    assert_eq!(row(MAX_ROWS + 1).bad(), 1);
}
