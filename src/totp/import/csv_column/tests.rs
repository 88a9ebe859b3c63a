#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::totp::import::detect;

/// Made by `tests/formats/bitwarden.py`.
const BITWARDEN: &str = include_str!("../../../../tests/fixtures/totp/bitwarden.csv");
/// Made by `keepassxc-cli export --format csv` of `KeePassXC` 2.7, out of a database that pykeepass made.
const KEEPASSXC: &str = include_str!("../../../../tests/fixtures/totp/keepassxc.csv");

/// The rows as they are told, and the notes.
fn told(text: &str) -> Vec<String> {
    let file = Secret::new(text.as_bytes().to_vec());
    let title = detect(&file).map(|format| format.title);
    assert_eq!(title, Some(FORMAT.title), "{text}");
    let imported = read(&file, &mut || panic!("nothing is encrypted here")).unwrap();
    let rows = imported.rows.iter().map(|row| match &row.content {
        Ok(enrolment) => format!(
            "{}: {}/{}/{}",
            row.place,
            enrolment.issuer,
            enrolment.account,
            enrolment.method.word()
        ),
        Err(why) => format!("{}: {}! {why}", row.place, row.name),
    });
    rows.chain(imported.notes.clone()).collect()
}

#[test]
fn the_csv_of_bitwarden_is_read() {
    assert_eq!(
        told(BITWARDEN),
        [
            "line 2: PyPI/ada/totp",
            "line 4: GitHub/ada@example.org/totp",
            "line 6: Steam/gabe/steam",
            "line 12: Long/x/totp",
            "line 14: Broken! character 5 of the secret is `0`, which base 32 does not have (A to Z, 2 to 7)",
            "line 18: //totp",
            "3 entries have no one-time codes",
        ]
    );
}

#[test]
fn the_csv_of_keepassxc_is_read() {
    assert_eq!(
        told(KEEPASSXC),
        [
            "line 2: Steam \"x\"/gabe/steam",
            "line 4: PyPI/ada/totp",
            "1 entry has no one-time codes",
        ]
    );
}

#[test]
fn the_columns_of_other_apps_are_known() {
    let uri = "otpauth://totp/ada?secret=MZXW6YTBOI";
    for (header, row, is) in [
        // Apple repeats the user in the title.
        (
            "Title,URL,Username,Password,Notes,OTPAuth",
            format!("example.org (ada),https://example.org/,ada,hunter2,,{uri}"),
            "example.org/ada/totp",
        ),
        // 1Password.
        (
            "Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes",
            format!("PyPI,,ada,hunter2,{uri},false,false,,"),
            "PyPI/ada/totp",
        ),
        // Proton Pass; the user is often only in the address.
        (
            "type,name,url,email,username,password,note,totp,createTime,modifyTime,vault",
            format!("login,PyPI,,eve@example.org,,hunter2,,{uri},1,1,Personal"),
            "PyPI/ada/totp",
        ),
        (
            "type,name,url,email,username,password,note,totp,createTime,modifyTime,vault",
            "login,PyPI,,eve@example.org,,hunter2,,MZXW6YTBOI,1,1,Personal".to_owned(),
            "PyPI/eve@example.org/totp",
        ),
        // Dashlane, older and newer.
        (
            "username,username2,username3,title,password,note,url,category,otpSecret",
            "ada,,,PyPI,hunter2,,,,MZXW6YTBOI".to_owned(),
            "PyPI/ada/totp",
        ),
        (
            "username,username2,username3,title,password,note,url,category,otpUrl",
            format!("ada,,,PyPI,hunter2,,,,{uri}"),
            "PyPI/ada/totp",
        ),
        // LastPass.
        (
            "url,username,password,totp,extra,name,grouping,fav",
            "https://x,ada,hunter2,MZXW 6YTB OI,,PyPI,,0".to_owned(),
            "PyPI/ada/totp",
        ),
        (
            "\u{feff}\"TITLE\";\"TOTP\"",
            "\"PyPI\";\"MZXW6YTBOI\"".to_owned(),
            "PyPI//totp",
        ),
        (
            "name\totp\tlogin",
            "PyPI\tMZXW6YTBOI\tada".to_owned(),
            "PyPI/ada/totp",
        ),
    ] {
        for end in ["\n", "\r\n"] {
            let text = format!("{header}{end}{row}{end}");
            assert_eq!(told(&text), [format!("line 2: {is}")], "{text}");
        }
    }
}

#[test]
fn a_row_that_is_wrong_is_named_and_loses_no_other() {
    let text = "name,totp\nA,MZXW6YTBOI,x\nB\nC,\"MZXW\"6\nD,MZXW6YTBOI,,\n\"E\n,MZXW6YTBOI\n";
    assert_eq!(
        told(text),
        [
            "line 2: A! it has not as many columns as the first line",
            "line 3: B! it has not as many columns as the first line",
            "line 4: ! something stands behind a quotation mark that closes a column",
            "line 5: D//totp",
            "line 6: ! a quotation mark in it is opened and never closed",
            "line 7: //totp",
        ]
    );
}

#[test]
fn what_names_no_such_column_is_no_such_file() {
    for text in [
        "",
        "name,url,username,password\nx,,ada,hunter2\n",
        "totp\"\nMZXW6YTBOI",
        "MZXW6YTBOI",
        "{\"totp\":1}",
        "my totp,name\n",
    ] {
        assert!(!is(&Secret::new(text.as_bytes().to_vec())), "{text}");
    }
}

#[test]
fn a_secret_that_is_not_text_is_refused() {
    let mut text = b"name,totp\n\xff\xfe,MZXW6YTBOI\nx,\xff\n".to_vec();
    let file = Secret::new(std::mem::take(&mut text));
    let imported = read(&file, &mut || panic!("nothing is encrypted here")).unwrap();
    assert!(imported.rows[0].content.is_ok());
    assert!(imported.rows[1].content.is_err());
}

#[test]
fn a_file_without_end_is_refused() {
    let text = format!("name,totp\n{}", "a,MZXW6YTBOI\n".repeat(MAX_ROWS + 1));
    let file = Secret::new(text.into_bytes());
    assert!(read(&file, &mut || panic!("nothing is encrypted here")).is_err());
}
