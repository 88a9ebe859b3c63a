//! A list of otpauth URIs, one a line: what Aegis, Ente, KeePassXC and many others write as text.

use crate::formats::Ask;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::totp::import::Format;
use crate::totp::import::ente;
use crate::totp::import::row;
use crate::totp::import::row::Imported;
use crate::totp::import::row::MAX_ROWS;
use crate::totp::import::row::Row;

pub(super) const FORMAT: Format = Format {
    title: "a list of otpauth URIs",
    is: |look| is(look.file),
    read,
};

/// The first line that is not empty begins as such a URI does.
fn is(file: &Secret) -> bool {
    let first = lines(file).next().map(|(_, line)| line);
    first.is_some_and(|line| {
        SCHEMES.iter().any(|scheme| {
            let begin = line.get(..scheme.len());
            begin.is_some_and(|begin| begin.eq_ignore_ascii_case(scheme.as_bytes()))
        })
    })
}

fn read(file: &Secret, _ask: Ask<'_>) -> Result<Imported, Trouble> {
    rows(file)
}

/// The rows of such a list, which also stands inside of what some apps encrypt.
pub(super) fn rows(file: &Secret) -> Result<Imported, Trouble> {
    let mut imported = Imported::default();
    let mut trashed = 0;
    for (number, line) in lines(file) {
        if ente::is_trashed(line) {
            trashed += 1;
            continue;
        }
        if imported.rows.len() == MAX_ROWS {
            return Err(Trouble::Damaged(
                "it has more lines than any app has accounts",
            ));
        }
        let text = Secret::new(line.to_vec());
        imported
            .rows
            .push(Row::of_text(format!("line {number}"), String::new(), &text));
    }
    imported.notes.extend(row::trash_note(trashed));
    Ok(imported)
}

/// The lines that are not empty and no comment, with their numbers.
fn lines(file: &Secret) -> impl Iterator<Item = (usize, &[u8])> {
    let text = file.reveal();
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let lines = (1..).zip(text.split(|&byte| byte == b'\n'));
    lines
        .map(|(number, line)| (number, line.trim_ascii()))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with(b"#"))
}

const SCHEMES: [&str; 4] = ["otpauth://", "apple-otpauth://", "steam://", "motp://"];

#[cfg(test)]
#[expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]
mod tests {
    use super::*;
    use crate::totp::import::detect;

    fn read_text(text: &str) -> Imported {
        let file = Secret::new(text.as_bytes().to_vec());
        assert_eq!(detect(&file).unwrap().title, FORMAT.title);
        read(&file, &mut || panic!("nothing is encrypted here")).unwrap()
    }

    #[test]
    fn good_lines_are_read_and_bad_ones_named() {
        let imported = read_text(
            "\u{feff}\r\n# mine\r\notpauth://totp/PyPI:ada?secret=MZXW6YTBOI&issuer=PyPI\r\n\
             otpauth://totp/X:a?secret=MZXW0\r\n\r\nsteam://MZXW6YTBOI",
        );
        let [pypi, bad, steam] = &imported.rows[..] else {
            panic!("three rows");
        };
        assert_eq!(pypi.content.as_ref().unwrap().issuer, "PyPI");
        assert_eq!(bad.place, "line 4");
        assert!(
            bad.content
                .as_ref()
                .unwrap_err()
                .to_string()
                .contains("character 5")
        );
        assert_eq!(steam.content.as_ref().unwrap().method.word(), "steam");
    }

    #[test]
    fn a_list_without_end_is_refused() {
        let text = "otpauth://totp/a?secret=MZXW6YTBOI\n".repeat(MAX_ROWS + 1);
        let file = Secret::new(text.into_bytes());
        assert!(read(&file, &mut || panic!("nothing is encrypted here")).is_err());
    }
}
