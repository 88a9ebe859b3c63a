//! Secrets from a dotenv file, read strictly.
//!
//! The format has no standard. A value is handed out only when node `dotenv`, `python-dotenv`, docker
//! compose and bash read the same bytes from it; where they differ nobody knows which bytes are the
//! secret, and judging the wrong ones would be worse than refusing. `tests/differential/dotenv.py`
//! holds this file to that promise. A file with CRLF line ends is the one exception: bash keeps the CR.

use std::str;

use crate::secret::Secret;
use crate::secret::dotenv::value::cut_line;
use crate::secret::dotenv::value::cut_quoted;
use crate::secret::dotenv::value::is_skipped;
use crate::secret::dotenv::value::quoted;
use crate::secret::dotenv::value::trim_blanks;
use crate::secret::dotenv::value::unquoted;
use crate::secret::item::Item;
use crate::secret::item::Place;
use crate::secret::item::Unreadable;

mod value;

/// The entries of `text`, in the order of the file, which the report will call `file`.
///
/// A name given twice is two entries. An entry that cannot be read does not hide the ones after it.
#[must_use]
pub fn parse<'a>(file: &'a str, text: &'a Secret) -> Entries<'a> {
    let text = text.reveal();
    Entries {
        file,
        rest: text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text),
        line: 0,
        in_step: true,
    }
}

/// Reads one entry after the other; see [`parse`].
pub struct Entries<'a> {
    file: &'a str,
    rest: &'a [u8],
    line: u64,
    /// Whether a line still surely begins an entry. After the first that does not, a "name" may be a
    /// piece of a broken secret that stands on many lines, and is not repeated.
    in_step: bool,
}

impl Iterator for Entries<'_> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        while !self.rest.is_empty() {
            let text = trim_blanks(self.rest);
            let (line, rest) = cut_line(text);
            self.rest = rest;
            self.line += 1;
            if !is_skipped(line) {
                return Some(self.entry(text, line));
            }
        }
        None
    }
}

impl<'a> Entries<'a> {
    /// The entry that begins `text`, whose first line is `line`.
    fn entry(&mut self, text: &'a [u8], line: &'a [u8]) -> Item {
        let (first, in_step) = (self.line, self.in_step);
        let (name, content) = match split_name(line) {
            Ok((name, _)) if name.ends_with(BLANKS) => {
                (Some(name), Err(Unreadable::Ambiguous("a blank before `=`")))
            }
            Ok((name, value)) => (Some(name), self.content(&text[line.len() - value.len()..])),
            Err(why) => {
                self.in_step = false;
                (None, Err(why))
            }
        };
        let name = name
            .filter(|_| in_step)
            .map(|name| name.trim_end_matches(BLANKS));
        Item {
            id: name
                .map_or_else(|| format!("line {first}"), str::to_owned)
                .into(),
            place: Some(Place {
                file: self.file.to_owned(),
                line: Some(first),
            }),
            content,
        }
    }

    /// The value that begins `text`, which is all that follows the `=`.
    fn content(&mut self, text: &'a [u8]) -> Result<Secret, Unreadable> {
        let Some((&quote @ (b'\'' | b'"'), text)) = text.split_first() else {
            return unquoted(cut_line(text).0);
        };
        match cut_quoted(text, quote) {
            Ok((inner, rest)) => {
                self.rest = rest;
                self.line += inner
                    .split(|&byte| byte == b'\n')
                    .skip(1)
                    .map(|_| 1)
                    .sum::<u64>();
                quoted(inner, quote)
            }
            Err(why) => {
                self.in_step = false;
                Err(why)
            }
        }
    }
}

/// Name and value of `line`: `NAME=value`, perhaps after `export`. The name may end in blanks.
fn split_name(line: &[u8]) -> Result<(&str, &[u8]), Unreadable> {
    let pair = match line.strip_prefix(b"export") {
        Some(pair @ [b' ' | b'\t', ..]) => trim_blanks(pair),
        _ => line,
    };
    let Some(equals) = pair.iter().position(|&byte| byte == b'=') else {
        return Err(Unreadable::Malformed("no `NAME=` at the start of the line"));
    };
    let value = &pair[equals + 1..];
    if value.starts_with(b"=") {
        // The end of wrapped base64: what stands before it is a piece of a secret, not a name.
        return Err(Unreadable::Malformed("`==` after a name"));
    }
    match str::from_utf8(&pair[..equals]) {
        Ok(name) if is_name(name.trim_end_matches(BLANKS)) => Ok((name, value)),
        _ => Err(Unreadable::Malformed(
            "no name before `=` (a letter or `_`, then letters, digits and `_.-`)",
        )),
    }
}

fn is_name(name: &str) -> bool {
    name.len() <= MAX_NAME
        && name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name
            .chars()
            .all(|char| char.is_ascii_alphanumeric() || "_.-".contains(char))
}

/// The longest name, in bytes; every report repeats it.
const MAX_NAME: usize = 256;
const BLANKS: [char; 2] = [' ', '\t'];

#[cfg(test)]
mod differential;

#[cfg(test)]
mod tests {
    use super::*;

    /// Each entry: its name, and its value or what is said instead.
    fn read(text: &str) -> Vec<(String, String)> {
        let text = Secret::new(text.as_bytes().to_vec());
        parse(".env", &text)
            .map(|item| {
                let content = match item.content {
                    Ok(secret) => String::from_utf8_lossy(secret.reveal()).into_owned(),
                    Err(why) => format!("<{why}>"),
                };
                (item.id.into_string(), content)
            })
            .collect()
    }

    fn lines(text: &str) -> Vec<u64> {
        let text = Secret::new(text.as_bytes().to_vec());
        parse(".env", &text)
            .filter_map(|item| item.place?.line)
            .collect()
    }

    fn pairs<const N: usize>(expected: [(&str, &str); N]) -> Vec<(String, String)> {
        expected
            .map(|(name, content)| (name.to_owned(), content.to_owned()))
            .to_vec()
    }

    #[test]
    fn names_and_values_are_read_past_comments_blanks_and_export() {
        let text = "\u{feff}# hi\n\nA=1\r\n  export B='2 # x' # note\r\n\texport\tC.d-e=\"3\"  \n";
        assert_eq!(
            read(text),
            pairs([("A", "1"), ("B", "2 # x"), ("C.d-e", "3")])
        );
        assert_eq!(lines(text), [3, 4, 5]);
    }

    #[test]
    fn a_value_on_many_lines_is_one_entry_at_its_first_line() {
        let text = "A='1\n2\n3'\nB=\"4\n\"\nA=5";
        assert_eq!(
            read(text),
            pairs([("A", "1\n2\n3"), ("B", "4\n"), ("A", "5")])
        );
        assert_eq!(lines(text), [1, 4, 6]);
    }

    #[test]
    fn a_broken_quote_hides_no_later_value_but_takes_the_names() {
        let unclosed = "<a quote that is never closed>";
        assert_eq!(
            read("A=\"1\nB=2\n"),
            pairs([("A", unclosed), ("line 2", "2")])
        );
        assert_eq!(read("A='1\nB='2'\n")[1..], pairs([("line 2", "2")]));
    }

    #[test]
    fn no_piece_of_a_secret_on_many_lines_becomes_a_name() {
        for text in [
            "K=-----BEGIN KEY-----\nMIIabc\nSECRET=\n",
            "K=\"MII\nSECRET=\n",
            "K=MII\nSECRET==\n",
            "SECRET\nSECRET=1",
        ] {
            assert!(!format!("{:?}", read(text)).contains("SECRET"), "{text}");
        }
    }

    #[test]
    fn a_line_that_is_no_entry_is_told_by_its_number_only() {
        for line in [
            "hunter2",
            "hunter2: x",
            "=hunter2",
            "hun ter2=x",
            "2hunter=x",
            "exporthunter2 x",
            "# a\rhunter=x",
        ] {
            let said = format!("{:?}", read(line));
            assert!(said.contains("line 1") && !said.contains("hun"), "{said}");
        }
    }

    #[test]
    fn a_blank_before_the_equals_sign_is_refused_by_name() {
        assert_eq!(
            read("K =a\nL=b"),
            pairs([("K", "<a blank before `=`>"), ("L", "b")])
        );
    }

    #[test]
    fn a_file_of_broken_quotes_takes_linear_time() {
        for line in ["A='x\n", "A=\"\\\"\n", "A=\"\\\n", "A='\nB=\"\n"] {
            let text = Secret::new(line.repeat(50_000).into_bytes());
            assert!(parse(".env", &text).count() >= 25_000);
        }
    }
}
