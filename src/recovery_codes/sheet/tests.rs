//! What stands on the sheet: every code verbatim, and nothing that acts.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;

fn codes(all: &[Secret]) -> Vec<SheetCode<'_>> {
    let numbered = (1..).zip(all);
    numbered
        .map(|(number, code)| SheetCode {
            number,
            code,
            state: CodeState::Unused,
        })
        .collect()
}

fn secrets(all: &[&str]) -> Vec<Secret> {
    let bytes = all.iter().map(|code| code.as_bytes().to_vec());
    bytes.map(Secret::new).collect()
}

fn sheet(codes: Vec<SheetCode<'_>>) -> Sheet<'_> {
    Sheet {
        site: "PyPI",
        account: "ada",
        made: Date::at(1_790_000_000),
        where_to_use: None,
        fingerprint: None,
        codes,
    }
}

fn text_of(secret: &Secret) -> String {
    String::from_utf8(secret.reveal().to_vec()).expect("a sheet is UTF-8")
}

/// The page as one who copies it gets it: without its tags.
fn copied(page: &str) -> String {
    let parts = page.split('<').skip(1);
    parts
        .filter_map(|part| part.split_once('>').map(|(_, text)| text))
        .collect()
}

#[test]
fn every_code_is_copied_as_it_was_given() {
    let all = secrets(&[
        "0123456789abcdef",
        "abcde-fghij",
        "1234 5678",
        "a&b<c>\"d'e",
        "ä€1234567",
    ]);
    let page = copied(&text_of(&sheet(codes(&all)).html()));
    for code in ["0123456789abcdef", "abcde-fghij", "1234 5678", "ä€1234567"] {
        assert!(page.contains(code), "{code}: {page}");
    }
    assert!(page.contains("a&amp;b&lt;c&gt;&quot;d&#39;e"), "{page}");
    let plain = text_of(&sheet(codes(&all)).text());
    for code in &all {
        let code = std::str::from_utf8(code.reveal()).expect("text");
        assert!(plain.contains(code), "{code}: {plain}");
    }
}

#[test]
fn gaps_stand_between_groups_of_four_or_five() {
    for (code, groups) in [
        ("12345678", "1234 5678"),
        ("1234567890", "12345 67890"),
        ("0123456789abcdef", "0123 4567 89ab cdef"),
        ("abcde-fghij", "abcde-fghij"),
        ("123456", "123456"),
        ("123456789", "12345 6789"),
        ("abcdefgh-ij", "abcd efgh-ij"),
        ("1234567890123", "12345 67890 123"),
        ("", ""),
    ] {
        let rests = rests(code);
        let mut shown = String::new();
        for (at, char) in code.char_indices() {
            if rests.contains(&at) {
                shown.push(' ');
            }
            shown.push(char);
        }
        assert_eq!(shown, groups);
    }
}

#[test]
fn the_page_can_do_nothing_and_reach_nobody() {
    let all = secrets(&["<script>alert(1)</script>", "https://evil.example/"]);
    let page = Sheet {
        site: "\"><img src=https://evil.example/x onerror=alert(1)>",
        account: "<a href=javascript:alert(1)>",
        where_to_use: Some("<style>@import url(//evil.example)</style>"),
        fingerprint: Some("</title><script>"),
        ..sheet(codes(&all))
    };
    let page = text_of(&page.html());
    let policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
    assert!(page.contains(&format!("content=\"{policy}\"")), "{page}");
    let tags: Vec<_> = page
        .split('<')
        .skip(1)
        .filter_map(|tag| tag.split(['>', ' ', '\n']).next())
        .collect();
    for tag in tags {
        let known = [
            "!DOCTYPE",
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "h1",
            "table",
            "tr",
            "th",
            "td",
            "p",
            "ol",
            "li",
            "span",
            "code",
            "em",
            "footer",
            "div",
            "figure",
            "figcaption",
            "svg",
            "rect",
            "path",
        ];
        assert!(known.contains(&tag.trim_start_matches('/')), "<{tag}>");
    }
    for word in ["url(", "href=", "src=", "@import", "javascript:"] {
        let markup: String = page
            .split('>')
            .filter_map(|part| part.split_once('<'))
            .map(|(_, tag)| tag)
            .collect();
        assert!(!markup.contains(word), "{word}");
    }
}

#[test]
fn text_from_outside_cannot_drive_a_printer_or_change_the_order() {
    let hostile = "a\u{1b}[2Jb\u{202e}c\nd\u{200b}e\u{9b}f";
    let all = [Secret::new(b"co\x1bde\xff\x0c".to_vec())];
    let sheet = Sheet {
        site: hostile,
        account: hostile,
        where_to_use: Some(hostile),
        ..sheet(codes(&all))
    };
    for page in [sheet.html(), sheet.text()] {
        let page = text_of(&page);
        assert!(
            !page.contains(|char| char != '\n' && is_hostile(char)),
            "{page:?}"
        );
    }
}

#[test]
fn the_text_keeps_to_72_columns() {
    let all = secrets(&["x".repeat(300).as_str(), "short", &"y".repeat(61)]);
    let long = "https://example.org/".to_owned() + &"path/".repeat(60);
    let mut sheet = Sheet {
        site: &long,
        account: "some words that are many and go on and on so that they must be broken somewhere, must they not",
        where_to_use: Some(&long),
        ..sheet(codes(&all))
    };
    sheet.codes[0].state = CodeState::Burnt;
    sheet.codes[2].state = CodeState::HandedOut;
    let text = text_of(&sheet.text());
    for line in text.lines() {
        assert!(line.chars().count() <= 72, "{line}");
        assert_eq!(line, line.trim_end(), "spaces at the end");
    }
    let joined: String = text.split_whitespace().collect();
    assert!(joined.contains(&"x".repeat(300)) && joined.contains(&"y".repeat(61)));
}

#[test]
fn burnt_and_doubtful_codes_are_told_in_words() {
    let all = secrets(&["aaaa1111", "bbbb2222", "cccc3333"]);
    let mut sheet = sheet(codes(&all));
    sheet.codes[1].state = CodeState::HandedOut;
    sheet.codes[2].state = CodeState::Burnt;
    insta::assert_snapshot!(text_of(&sheet.text()), @r"
    Recovery codes for PyPI
    =======================

    Site          PyPI
    Account       ada
    Made          2026-09-21

    Each code works once. Tick the one that was used.

    [ ]    1  aaaa1111
    [?]    2  bbbb2222   handed out, perhaps used
    [x]    3  cccc3333   burnt

    Kept at       __________________________________________________________

    Date          __________________________________________________________

    Signature     __________________________________________________________
    ");
    let page = text_of(&sheet.html());
    assert!(page.contains(
        "<li class=\"burnt\"><span class=\"box\">×</span><span class=\"number\">3</span>"
    ));
    assert!(page.contains("<em>burnt</em>") && page.contains("<em>handed out, perhaps used</em>"));
}

#[test]
fn a_qr_code_holds_the_codes_that_may_still_work_one_a_line() {
    let all = secrets(&["aaaa1111", "bbbb2222", "cccc3333"]);
    let mut sheet = sheet(codes(&all));
    sheet.codes[1].state = CodeState::Burnt;
    let texts: Vec<_> = sheet.qr_texts().iter().map(text_of).collect();
    assert_eq!(
        texts,
        ["PyPI, ada, recovery codes of 2026-09-21\naaaa1111\ncccc3333"]
    );
}

#[test]
fn a_large_set_has_several_qr_codes_and_no_code_is_missing() {
    let many: Vec<String> = (0..100).map(|at| format!("{at:016x}")).collect();
    let all: Vec<Secret> = many
        .iter()
        .map(|code| Secret::new(code.clone().into_bytes()))
        .collect();
    let sheet = sheet(codes(&all));
    let texts: Vec<_> = sheet.qr_texts().iter().map(text_of).collect();
    assert!(texts.len() > 2 && texts.iter().all(|text| text.len() < 560));
    assert!(
        texts[1]
            .lines()
            .next()
            .expect("a head")
            .ends_with(&format!("part 2 of {}", texts.len()))
    );
    let codes: Vec<_> = texts.iter().flat_map(|text| text.lines().skip(1)).collect();
    assert_eq!(codes, many);
    assert_eq!(text_of(&sheet.html()).matches("<svg").count(), texts.len());
}

#[test]
fn an_absurdly_long_code_is_printed_without_a_qr_code() {
    let all = secrets(&["z".repeat(5000).as_str()]);
    let page = text_of(&sheet(codes(&all)).html());
    assert!(page.contains("too long for a QR code") && !page.contains("<svg"));
}

#[test]
fn a_sheet_of_no_codes_is_still_a_sheet() {
    let page = text_of(&sheet(Vec::new()).html());
    assert!(page.ends_with("</html>\n") && !page.contains("<svg"));
}

#[test]
fn the_page_grows_without_leaving_copies_behind() {
    let all: Vec<Secret> = (0..16)
        .map(|at| Secret::new(format!("{at:064x}").into_bytes()))
        .collect();
    let sheet = sheet(codes(&all));
    assert!(sheet.html().len() < sheet.room() * 8);
    assert!(sheet.text().len() < sheet.room() * 2);
}
