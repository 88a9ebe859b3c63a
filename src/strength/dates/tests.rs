//! Tests of the dates.

use super::*;
use crate::strength::spelling;

const NOW: u16 = 2026;

/// Every year and date in `text`.
fn all(text: &str) -> Vec<Segment> {
    let folded: Vec<char> = text.chars().map(spelling::fold).collect();
    let mut found = Vec::new();
    for start in 0..folded.len() {
        each_from(&folded, start, NOW, &mut |segment| found.push(segment));
    }
    found
}

/// The bits of the cheapest that is the whole of `text`.
fn whole(text: &str) -> Option<f32> {
    let end = text.chars().count();
    let whole = all(text)
        .into_iter()
        .filter(|s| s.start == 0 && s.end == end);
    whole.map(|s| s.bits).reduce(f32::min)
}

#[test]
fn years_are_cheap_and_those_near_today_the_cheapest() {
    for (most, years) in [
        (3.1, ["2026", "2025"].as_slice()),
        (5.0, &["2020", "2024", "2027"]),
        (6.0, &["1950", "1987", "2000", "2012", "2031"]),
        (7.6, &["1900", "1945"]),
        (9.6, &["1850", "1899"]),
    ] {
        for year in years {
            let bits = whole(year).unwrap_or(f32::INFINITY);
            assert!((2.0..=most).contains(&bits), "{year} {bits}");
        }
    }
}

#[test]
fn years_when_clubs_were_founded_are_years_and_in_no_date() {
    assert!(whole("1899") > whole("1900"));
    for text in ["24121893", "1893-12-24", "12/1893"] {
        assert!(whole(text).is_none(), "{text}");
    }
}

#[test]
fn dates_cost_a_day_a_year_and_a_layout() {
    for (most, texts) in [
        (
            18.0,
            [
                "24.12.1987",
                "24-12-1987",
                "12/24/1987",
                "1987-12-24",
                "24121987",
                "12241987",
                "19871224",
                "241287",
                "122487",
                "871224",
                "24.12.87",
                "1.2.1987",
                "24/12/87",
                "1121987",
            ]
            .as_slice(),
        ),
        (
            21.5,
            &[
                "24_12_1987",
                "24 12 1987",
                "87-12-24",
                "1987/1/2",
                "13-Nov-1987",
                "13nov1987",
                "Nov-13-1987",
                "3dezember1987",
                "24.März.1987",
                "15août1944",
                "november131987",
            ],
        ),
        (
            13.5,
            &[
                "november2024",
                "nov87",
                "Nov2024",
                "dec25",
                "24dec",
                "july4th",
                "2024-11",
                "11/2024",
                "112024",
                "202411",
                "2412",
                "1224",
                "Dezember2024",
                "März2024",
                "mai1987",
                "enero2020",
                "gennaio-2024",
                "2024nov",
                "maio2024",
                "juillet89",
            ],
        ),
    ] {
        let priced = texts.iter().map(|text| (text, whole(text)));
        let dear: Vec<_> = priced
            .filter(|(_, bits)| bits.is_none_or(|bits| bits > most))
            .collect();
        assert!(dear.is_empty(), "{dear:?}");
    }
}

#[test]
fn a_date_is_never_cheaper_than_its_year_and_day() {
    for text in [
        "24.12.1987",
        "24121987",
        "19871224",
        "2024-11-02",
        "13nov1987",
    ] {
        assert!(whole(text) > Some(13.0), "{text}");
    }
}

#[test]
fn what_is_no_date_is_not_told() {
    for text in [
        "1849",
        "2032",
        "32.12.1987",
        "13.13.1987",
        "24.12-1987",
        "november",
        "nov",
        "nov99999",
        "0.1.1987",
        "9999",
        "1300",
        "32december",
        "24:12:1987",
        "1.1.1",
        "1-2",
        "a-b-c",
        "",
    ] {
        assert_eq!(whole(text), None, "{text}");
    }
}

#[test]
fn random_characters_are_no_date() {
    for text in [
        "kX9#mP2$vL5q",
        "7Jh2kQ9x",
        "password",
        "hunter2",
        "may",
        "october",
        "한국어",
        "7777777",
    ] {
        assert_eq!(all(text), [], "{text}");
    }
}

#[test]
fn any_year_of_today_is_taken() {
    let four = ['2', '0', '2', '4'];
    for now in [0, 1900, 1994, 1995, 2000, 2099, u16::MAX] {
        each_from(&four, 0, now, &mut |_| ());
        each_from(&['m', 'a', 'y', '9', '9'], 0, now, &mut |_| ());
    }
}

#[test]
fn work_is_bounded_by_the_length() {
    for text in [
        "1", "01", "1.", "11.11.", "nov11", "may", "mar11", "2011", "1nov1", "20112011", "1-1-",
    ] {
        let long: String = text.chars().cycle().take(256).collect();
        let count = all(&long).len();
        assert!(count <= 256 * 16, "{text} {count}");
    }
}
