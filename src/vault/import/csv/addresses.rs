//! Addresses that stand in one cell.

/// The addresses in a cell. A comma parts two only where an address can begin behind it: they have commas too.
pub(super) fn split(cell: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in cell.lines() {
        let mut is_first = true;
        for piece in line.split(',') {
            let is_begun = is_first || begins(piece.trim(), found.last());
            match found.last_mut() {
                Some(before) if !is_begun => {
                    before.push(',');
                    before.push_str(piece);
                }
                _ => found.push(piece.trim().to_owned()),
            }
            is_first = false;
        }
    }
    found.retain(|address| !address.is_empty());
    found.truncate(MOST);
    found
}

/// Whether an address begins with this piece, and does not go on from the one before.
fn begins(piece: &str, before: Option<&String>) -> bool {
    let is_in_query = before.is_some_and(|before| before.contains(['?', '#']));
    has_scheme(piece) || piece.is_empty() || (!is_in_query && is_host(piece))
}

/// Whether this is an address: with a scheme, or a host with or without a path.
pub(super) fn is_address(text: &str) -> bool {
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    has_scheme(text) || is_host(host)
}

/// The host of an address, and no user or password that stands before it.
pub(super) fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, _) = rest.split_at(end);
    authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host)
}

fn has_scheme(text: &str) -> bool {
    text.split_once("://").is_some_and(|(scheme, rest)| {
        let is_letter = |char: char| char.is_ascii_alphanumeric() || "+.-".contains(char);
        let is_begun = scheme.starts_with(|first: char| first.is_ascii_alphabetic());
        is_begun && scheme.chars().all(is_letter) && !rest.is_empty()
    })
}

/// Whether this is a name as hosts have, with a dot in it, or an address of four numbers.
fn is_host(text: &str) -> bool {
    let host = text.split_once(':').map_or(text, |(host, _)| host);
    let labels = || host.split('.');
    let is_label = |label: &str| {
        let is_letter = |char: char| char.is_alphanumeric() || char == '-' || char == '_';
        !label.is_empty() && label.chars().all(is_letter)
    };
    let ends_as_name = labels()
        .next_back()
        .is_some_and(|last| last.len() > 1 && last.chars().all(|char| !char.is_ascii_digit()));
    let is_v4 = labels().count() == 4 && labels().all(|label| label.parse::<u8>().is_ok());
    is_v4 || (labels().count() > 1 && labels().all(is_label) && ends_as_name)
}

/// No entry is believed that is for more.
const MOST: usize = 1000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_parts_addresses_and_no_address() {
        for (cell, addresses) in [
            ("", vec![]),
            ("https://a.example", vec!["https://a.example"]),
            (
                "https://a.example,https://b.example/x,y, c.example",
                vec!["https://a.example", "https://b.example/x,y", "c.example"],
            ),
            (
                "https://maps.example/@52.5,13.4,15z,https://a.example",
                vec!["https://maps.example/@52.5,13.4,15z", "https://a.example"],
            ),
            (
                "https://a.example/?q=b.example,c.example",
                vec!["https://a.example/?q=b.example,c.example"],
            ),
            (
                "a.example,androidapp://org.example,192.0.2.1",
                vec!["a.example", "androidapp://org.example", "192.0.2.1"],
            ),
            ("a.example\nb.example,", vec!["a.example", "b.example"]),
            ("just words, and more", vec!["just words, and more"]),
        ] {
            assert_eq!(split(cell), addresses, "{cell}");
        }
    }

    #[test]
    fn an_address_is_known() {
        for text in [
            "https://a.example/x",
            "a.example/x?y",
            "192.0.2.1:8080",
            "bücher.example",
        ] {
            assert!(is_address(text), "{text}");
        }
        for text in [
            "",
            "url",
            "a b.example",
            "1.5",
            "://x",
            "https://",
            "12:30",
            "a.",
        ] {
            assert!(!is_address(text), "{text}");
        }
    }

    #[test]
    fn a_host_is_told_without_who_logs_in() {
        for (address, is) in [
            ("https://a.example:1/x@y", "a.example:1"),
            ("https://user:secret@a.example/", "a.example"),
            ("a.example", "a.example"),
            ("android://hash==@org.example/", "org.example"),
            ("", ""),
        ] {
            assert_eq!(host(address), is);
        }
    }
}
