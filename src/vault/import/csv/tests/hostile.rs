//! Rows that are broken, cells that are anything, files that are large.

use rand::Rng;
use rand::RngExt;
use rand::SeedableRng;
use rand::rngs::StdRng;

use super::*;

const HEADER: &str = "name,url,username,password\n";

#[test]
fn a_row_that_cannot_be_read_loses_no_other() {
    let bad = |line, why: &str| format!("bad line {line} {why}");
    let opened = "a quotation mark in it is opened and never closed";
    let closed = "something stands behind a quotation mark that closes a column";
    for (row, told_bad) in [
        ("x,y,z", bad(3, NOT_AS_LONG)),
        ("x,y,z,p,q", bad(3, NOT_AS_LONG)),
        ("x,y,z,\"p", bad(3, opened)),
        ("x,y,z,\"p\"q", bad(3, closed)),
        ("x,y,\"z,p", bad(3, opened)),
    ] {
        let text = format!("{HEADER}a,b,c,d\n{row}\ne,f,g,h\n");
        let vault = vault(&text).unwrap();
        let entries = format!("line 2 Login a [] <b> c d\nline 4 Login e [] <f> g h\n{told_bad}");
        assert_eq!(told(&vault), entries, "{row}");
        assert!(vault.is_incomplete);
    }
}

#[test]
fn a_row_that_takes_others_in_gives_them_back() {
    let text = format!("{HEADER}x,y,\"z,p\na,b,c,\"\"\ne,f,g,\"h,\"\n");
    let vault = vault(&text).unwrap();
    let last = vault.entries.last().unwrap();
    assert_eq!(last.place, "line 4");
    assert_eq!(vault.entries.len() + vault.bad.len(), 3, "{}", told(&vault));
}

#[test]
fn a_broken_row_does_not_hide_keepers_shape() {
    let row = "Work,Forge,you,s3cret,https://forge.example,,\n";
    let vault = vault(format!("{}Work,broken\n,x,y,z,Router,,\n", row.repeat(18))).unwrap();
    assert_eq!(vault.format, "Keeper (CSV)");
    assert_eq!((vault.entries.len(), vault.bad.len()), (19, 1));
    assert_eq!(vault.entries[18].urls, ["Router"]);
    assert!(!is_known(format!("{row}Work,broken\n")));
}

#[test]
fn what_is_not_utf_8_is_read_or_told() {
    let mut old = HEADER.as_bytes().to_vec();
    old.extend(b"caf\xe9,b,c,\x80uro\n");
    let note = format!("note {WINDOWS_1252}");
    assert_eq!(
        told(&vault(&old).unwrap()),
        format!("line 2 Login café [] <b> c €uro\n{note}")
    );
    let mut mixed = format!("{HEADER}é,b,c,d\n").into_bytes();
    mixed.extend(b"x,y,z,caf\xe9\nf,g,h,i\n");
    assert_eq!(
        told(&vault(&mixed).unwrap()),
        "line 2 Login é [] <b> c d\nline 4 Login f [] <g> h i\nbad line 3 a part of it is no text"
    );
    let nul = format!("{HEADER}a\0,b,c,d\0e\n");
    assert_eq!(told(&vault(nul).unwrap()), "line 2 Login a\0 [] <b> c d\0e");
    let old_lines = "name,url,username,password\ra,b,c,d\r";
    assert_eq!(
        told(&vault(old_lines).unwrap()),
        "line 2 Login a [] <b> c d"
    );
}

#[test]
fn numbers_that_a_spreadsheet_shortened_are_told() {
    let vault = vault(format!("{HEADER}a,b,c,1.23457E+11\n")).unwrap();
    assert!(vault.notes[0].starts_with("1 of its passwords look like numbers"));
}

#[test]
fn no_secret_is_in_an_error_or_note() {
    let text = format!("{HEADER}a,b,c,hunter2,hunter2\n\"hunter2,b,c,d\n");
    let vault = vault(text).unwrap();
    let said = format!("{vault:?}");
    assert!(!said.contains("hunter2"), "{said}");
    assert_eq!(vault.bad.len(), 2);
}

#[test]
fn as_many_rows_as_are_believed_are_read_and_no_more() {
    let row = "name,https://site.example,you,secret\n";
    let text = format!("{HEADER}{}", row.repeat(MAX_ENTRIES));
    assert_eq!(vault(&text).unwrap().entries.len(), MAX_ENTRIES);
    for row in [row, "short\n"] {
        let text = format!("{text}{row}");
        assert!(matches!(vault(text), Err(Trouble::TooCostly(_))));
    }
}

#[test]
fn a_file_of_broken_rows_only_is_not_read_again_for_each() {
    // Each takes in all that follow, up to the last quotation mark.
    let text = format!(
        "{HEADER}{}\"\n",
        "x,\"\"\"\"\"y\nx,\"a\n\"\"\n".repeat(20_000)
    );
    let vault = vault(text).unwrap();
    assert!(vault.is_incomplete && vault.entries.is_empty());
    let text = format!("{HEADER}\"\n{}\"", "x,y\"\"\n".repeat(50_000));
    let vault = super::vault(text).unwrap();
    assert!(vault.is_incomplete && vault.entries.is_empty());
}

/// What is written so that a cell is anything.
fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// A cell of whatever makes trouble.
fn any_cell(random: &mut StdRng) -> String {
    let count = random.random_range(0..8);
    let marks = (0..count).map(|_| MARKS[random.random_range(0..MARKS.len())]);
    marks.collect()
}

#[test]
fn no_entry_takes_another_in_whatever_its_cells_are() {
    for seed in 0..2000 {
        let mut random = StdRng::seed_from_u64(seed);
        let mut text = HEADER.to_owned();
        let mut passwords = Vec::new();
        for _ in 0..random.random_range(1..6) {
            let (title, user) = (any_cell(&mut random), any_cell(&mut random));
            let password = any_cell(&mut random);
            let cells = [
                format!("x{title}"),
                String::new(),
                format!("y{user}"),
                password.clone(),
            ];
            text += &cells.map(|cell| quoted(&cell)).join(",");
            text += "\n";
            passwords.push(password);
        }
        let whole = vault(&text).unwrap();
        assert!(whole.bad.is_empty(), "{text:?}");
        let read = whole.entries.iter().map(|entry| entry.password.as_ref());
        let read: Vec<_> = read.map(|password| password.unwrap().reveal()).collect();
        let kept: Vec<_> = passwords.iter().map(String::as_bytes).collect();
        assert_eq!(read, kept, "{text:?}");
        // What nobody has quoted takes none of those before it away.
        text += &any_cell(&mut random);
        assert!(
            vault(&text).unwrap().entries.len() >= passwords.len(),
            "{text:?}"
        );
    }
}

#[test]
fn anything_is_read_to_its_end() {
    for seed in 0..3000 {
        let mut random = StdRng::seed_from_u64(seed);
        let (_, text, _) = FIXTURES[random.random_range(0..FIXTURES.len())];
        let mut file = text.as_bytes().to_vec();
        let place = random.random_range(0..file.len());
        let mut bytes = vec![0; random.random_range(0..200)];
        random.fill_bytes(&mut bytes);
        bytes.extend(any_cell(&mut random).bytes());
        file.splice(place..place, bytes.iter().copied());
        let _read = vault(&file);
        file.truncate(place + bytes.len());
        let _read = vault(&file);
        let _read = vault(&bytes);
        let _known = is_known(&bytes);
    }
}

const MARKS: [&str; 19] = [
    "\"", ",", ";", "\t", "\n", "\r\n", "\r", "\\", "\0", "'", "=", "&amp;", "é", "a", " ", "$",
    "{REF:", ":", "/",
];
