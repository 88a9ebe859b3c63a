//! A file that `tests/formats/free_otp_plus.py` wrote, and ones that no app writes.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::formats::look::Look;
use crate::totp::import::FORMATS;
use crate::totp::import::detect;
use crate::totp::uri;

const FILE: &str = include_str!("../../../../tests/fixtures/totp/free_otp.xml");
const JSON: &str = include_str!("../../../../tests/fixtures/totp/free_otp_plus.json");

fn told(imported: &Imported) -> Vec<String> {
    let told = |row: &Row| match &row.content {
        Ok(enrolment) => String::from_utf8(uri::write(enrolment).reveal().to_vec()).unwrap(),
        Err(bad) => format!("{}: {bad}", row.name),
    };
    imported.rows.iter().map(told).collect()
}

fn unasked(text: &str) -> Result<Imported, Trouble> {
    let file = Secret::new(text.into());
    read(&file, &mut || panic!("nothing is encrypted here"))
}

fn entries(inner: &str) -> Vec<String> {
    told(&unasked(&format!("<map>{inner}</map>")).unwrap())
}

#[test]
fn a_file_is_known_and_holds_what_the_same_tokens_in_json_hold() {
    let file = Secret::new(FILE.into());
    assert_eq!(detect(&file).unwrap().title, "FreeOTP");
    let json = Secret::new(JSON.into());
    let json = (detect(&json).unwrap().read)(&json, &mut || panic!("nobody is asked")).unwrap();
    assert_eq!(told(&unasked(FILE).unwrap()), told(&json));
    assert_eq!(json.rows.len(), 7);
}

#[test]
fn each_text_is_an_entry_and_nothing_else_is() {
    let secret = "{&quot;secret&quot;:[1],&#34;label&#x22;:&quot;a &amp;amp; &lt;b&gt;&quot;}";
    let good = "otpauth://totp/a%20%26amp%3B%20%3Cb%3E?secret=AE";
    for (inner, told) in [
        (format!("<string name=\"x\">{secret}</string>"), vec![good]),
        (format!("<string>{secret}</string>"), vec![good]),
        (
            format!("<boolean name=\"a\" value=\"true\"/><string>{secret}</string><!-- {{ -->"),
            vec![good],
        ),
        (
            format!("<set name=\"s\"><string>{secret}</string></set>"),
            vec![],
        ),
        ("<string name=\"tokenOrder\">[]</string>".to_owned(), vec![]),
        (
            format!("<string>{{</string><string>7</string><string>{secret}</string>"),
            vec![": it is no entry", ": it is no entry", good],
        ),
        (
            "<string><![CDATA[{\"secret\":[1],\"label\":\"a\"}]]></string>".to_owned(),
            vec!["otpauth://totp/a?secret=AE"],
        ),
    ] {
        assert_eq!(entries(&inner), told, "{inner}");
    }
}

#[test]
fn what_xml_can_do_to_a_reader_is_refused() {
    let deep = "<map>".repeat(100_000);
    for text in [
        "<!DOCTYPE map [<!ENTITY a \"b\">]><map></map>",
        "<map><string>&a;</string></map>",
        "<map><string>&#xd800;</string></map>",
        "<map><string>{}</map></string>",
        "</map>",
        "<map>",
        "<map><string>{}</string>",
        &deep,
    ] {
        assert!(matches!(unasked(text), Err(Trouble::Damaged(_))));
    }
}

#[test]
fn too_many_texts_are_refused() {
    let text = format!("<map>{}</map>", "<string>{}</string>".repeat(MAX_ROWS + 1));
    assert!(matches!(unasked(&text), Err(Trouble::Damaged(_))));
}

#[test]
fn a_file_cut_or_changed_anywhere_is_damaged_or_read_and_nothing_panics() {
    for at in 0..FILE.len() {
        let mut changed = FILE.as_bytes().to_vec();
        changed[at] ^= 0x11;
        let changed = Secret::new(changed);
        let cut = Secret::new(FILE.as_bytes()[..at].to_vec());
        for file in [cut, changed] {
            let _ = read(&file, &mut || panic!("nobody is asked"));
            let _ = is(&file);
        }
    }
    let whole = FILE.trim_end().len();
    for at in 60..whole {
        let Ok(cut) = str::from_utf8(&FILE.as_bytes()[..at]) else {
            continue;
        };
        assert!(unasked(cut).is_err(), "{at}");
    }
}

#[test]
fn no_two_formats_take_it() {
    let file = Secret::new(FILE.into());
    let look = Look::at(&file);
    assert_eq!(
        FORMATS.iter().filter(|format| (format.is)(&look)).count(),
        1
    );
}
