//! Every layout is known, and only as itself.

use std::collections::BTreeSet;

use super::*;
use crate::vault::totp::Totp;

#[test]
fn every_layout_is_read() {
    for (format, text, entries) in FIXTURES {
        assert!(is_known(text), "{text}");
        let vault = vault(text).unwrap();
        assert_eq!(vault.format, *format, "{text}");
        assert_eq!(told(&vault), *entries, "{text}");
        assert_eq!(vault.is_incomplete, !vault.bad.is_empty());
    }
}

#[test]
fn every_layout_has_a_fixture_and_a_name_of_its_own() {
    let titles: BTreeSet<_> = LAYOUTS.iter().map(|layout| layout.title).collect();
    let shown: BTreeSet<_> = FIXTURES.iter().map(|(format, ..)| *format).collect();
    assert_eq!(titles.len(), LAYOUTS.len());
    assert_eq!(titles, shown);
}

#[test]
fn no_file_is_of_two_layouts() {
    for (format, text, _) in FIXTURES {
        let mut best = Vec::new();
        for delimiter in delimiters(text.as_bytes()) {
            let Some((_, header, _)) = first_row(text.as_bytes(), delimiter) else {
                continue;
            };
            let known = LAYOUTS.iter();
            best.extend(
                known.filter_map(|layout| Some((layout.known.columns(&header)?, layout.title))),
            );
        }
        let most = best.iter().map(|(count, _)| *count).max();
        best.retain(|(count, _)| Some(*count) == most);
        let shape = LAYOUTS.iter().filter(
            |layout| matches!(layout.known, Known::Shape(is) if is(Rows::of(text.as_bytes(), b','))),
        );
        let mut titles: Vec<_> = best.into_iter().map(|(_, title)| title).collect();
        titles.extend(shape.map(|layout| layout.title));
        assert_eq!(titles, [*format], "{text}");
    }
}

/// The fixtures with names in their first line and no odd columns.
fn tables() -> impl Iterator<Item = (&'static str, Vec<Vec<Vec<u8>>>, String)> {
    FIXTURES.iter().filter_map(|(format, text, entries)| {
        let sheet = Sheet::find(text.as_bytes())?;
        if sheet.layout.is_ragged || sheet.layout.is_backslashed {
            return None;
        }
        let delimiter = if text.contains(';') && !text.contains(',') {
            b';'
        } else {
            b','
        };
        let rows = Rows::of(text.as_bytes(), delimiter);
        let rows = rows.map(|row| {
            let cells = row.cells.unwrap().into_iter();
            cells.map(|cell| cell.text().into_owned()).collect()
        });
        Some((*format, rows.collect(), (*entries).to_owned()))
    })
}

/// The same as text, each cell between quotation marks.
fn written(rows: &[Vec<Vec<u8>>], delimiter: u8) -> Vec<u8> {
    let mut text = Vec::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                text.push(delimiter);
            }
            text.push(b'"');
            for &byte in cell {
                text.extend(std::iter::repeat_n(byte, 1 + usize::from(byte == b'"')));
            }
            text.push(b'"');
        }
        text.extend(b"\r\n");
    }
    text
}

#[test]
fn columns_may_stand_in_any_order_and_beside_others() {
    for (format, rows, entries) in tables() {
        let width = rows[0].len();
        for turn in 0..width {
            let mut turned = rows.clone();
            for row in &mut turned {
                row.rotate_left(turn);
                row.reverse();
                if format != "Dashlane (CSV of notes)" {
                    row.push(b"something \"else\"".to_vec());
                }
            }
            let vault = vault(written(&turned, b',')).unwrap();
            assert_eq!(vault.format, format);
            assert_eq!(told(&vault), entries);
        }
    }
}

#[test]
fn spreadsheets_write_the_same_in_their_ways() {
    for (format, rows, entries) in tables() {
        let say = |text: Vec<u8>| {
            assert!(is_known(&text), "{format}");
            let vault = vault(&text).unwrap();
            assert_eq!(vault.format, format);
            assert_eq!(told(&vault), entries);
        };
        let text = |delimiter| String::from_utf8(written(&rows, delimiter)).unwrap();
        say(text(b';').into_bytes());
        say(format!("\u{feff}{}", text(b'\t')).into_bytes());
        let units = |text: &str| -> Vec<u16> { format!("\u{feff}{text}").encode_utf16().collect() };
        say(units(&text(b'\t'))
            .into_iter()
            .flat_map(u16::to_le_bytes)
            .collect());
        say(units(&text(b';'))
            .into_iter()
            .flat_map(u16::to_be_bytes)
            .collect());
        // With empty columns and rows at the end, as far as the sheet was touched.
        let mut touched = rows.clone();
        touched.push(vec![Vec::new(); rows[0].len()]);
        if format != "Dashlane (CSV of notes)" {
            for row in &mut touched {
                row.extend([Vec::new(), Vec::new()]);
            }
        }
        say(written(&touched, b','));
    }
    let vault = vault("sep=;\r\nname;url;username;password\r\na;b;c;\"d;e\"\r\n").unwrap();
    assert_eq!(told(&vault), "line 3 Login a [] <b> c d;e");
    assert!(is_known("sep=\t\nname\turl\tusername\tpassword\n"));
}

#[test]
fn what_is_no_export_is_not_taken_for_one() {
    for text in [
        "",
        "\n\n",
        "\u{feff}",
        "hello",
        "a,b,c\n1,2,3\n",
        "title,note,price\nx,y,1\n",
        "password\nhunter2\n",
        "password,password,url\na,b,c\n",
        "{\"items\":[]}",
        // Seven columns with an address, but others too, or none at all.
        "id,time,who,what,where,how,why\n1,2,3,4,5,6,7\n",
        "1,a,b,c,https://a.example,x,y\n1,a,b,c,no address here,x,y\n",
        "1,https://b.example,b,c,https://a.example,x,y\n",
        "1,a,b,,https://a.example,x,y\n",
        "1,a,b,c,https://a.example,x,y,z\n",
        "1,a,b,c,https://a.example\n",
    ] {
        assert!(!is_known(text), "{text}");
        assert!(matches!(vault(text), Err(Trouble::Damaged(_))), "{text}");
    }
}

#[test]
fn a_file_without_entries_says_so() {
    let vault = vault("name,url,username,password\n").unwrap();
    assert_eq!(told(&vault), "note it has a first line and no entries");
    assert!(!vault.is_incomplete);
}

/// Rows say nothing of which folder is the trash, and the name of it is another in every language.
#[test]
fn what_may_lie_in_the_trash_is_looked_at_and_said() {
    let head = "\"Group\",\"Title\",\"Username\",\"Password\",\"URL\",\"Notes\"\n";
    let rows = "\"Passwörter/Papierkorb\",\"Alt\",\"du\",\"PW-1\",\"\",\"\"\n\"Passwörter\",\"Neu\",\"du\",\"PW-2\",\"\",\"\"\n";
    let vault = vault(format!("{head}{rows}")).unwrap();
    assert_eq!((vault.entries.len(), vault.put_away), (2, 0));
    let notes = vault.notes.concat();
    let said = "1 entry in the folder `Papierkorb` may be in the trash";
    assert!(notes.starts_with(said), "{notes}");
}

/// Nobody should rely on a second factor that is only a word about one.
#[test]
fn what_makes_no_codes_is_no_second_factor() {
    let head = "url,username,password,totp,extra,name,grouping,fav\n";
    for (cell, totp) in [
        ("ask Bob", Totp::Odd),
        ("", Totp::None),
        ("JBSW Y3DP EHPK 3PXP", Totp::Seed),
        ("otpauth://totp/x?secret=JBSWY3DP", Totp::Seed),
    ] {
        let vault = vault(format!("{head}https://a.example,ada,PW,{cell},,A,,0\n")).unwrap();
        assert_eq!(vault.entries[0].totp, totp, "{cell}");
    }
}
