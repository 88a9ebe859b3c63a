//! The name of a site, from its address.

/// The label that was registered: `github` of `accounts.github.com`, `bbc` of `www.bbc.co.uk`.
///
/// A simple rule instead of the Public Suffix List: two labels at the end are one suffix where the
/// first is a usual one and the last is that of a country. An address of digits has no name.
pub(super) fn name(site: &str) -> Option<&str> {
    let rest = site.trim();
    let rest = rest.split_once("://").map_or(rest, |(_, rest)| rest);
    let rest = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    if host.starts_with('[') {
        return None;
    }
    let host = host
        .split_once(':')
        .map_or(host, |(host, _)| host)
        .trim_end_matches('.');
    let mut labels = host.rsplit('.');
    let last = labels.next()?;
    if last.is_empty() || last.chars().all(|letter| letter.is_ascii_digit()) {
        return None;
    }
    let Some(second) = labels.next() else {
        return Some(last);
    };
    let is_suffix = last.len() == 2
        && SECOND
            .iter()
            .any(|known| second.eq_ignore_ascii_case(known));
    match labels.next() {
        Some(third) if is_suffix && !third.eq_ignore_ascii_case("www") => Some(third),
        _ => Some(second).filter(|name| !name.is_empty()),
    }
}

/// What stands before the label of a country, in `co.uk`, `com.br`, `gob.mx`.
const SECOND: [&str; 18] = [
    "co", "com", "org", "net", "gov", "edu", "ac", "or", "ne", "go", "gob", "gouv", "gv", "ltd",
    "plc", "sch", "nhs", "mil",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registered_label_is_found() {
        for (site, expected) in [
            ("github.com", Some("github")),
            ("https://accounts.github.com/login?x=1", Some("github")),
            ("www.bbc.co.uk", Some("bbc")),
            ("shop.loja.com.br:8443", Some("loja")),
            ("ftp://ada@files.example.org/", Some("example")),
            ("example.org.", Some("example")),
            ("t.co", Some("t")),
            ("www.gov.uk", Some("gov")),
            ("intranet", Some("intranet")),
            ("https://192.0.2.7/", None),
            ("https://[2001:db8::1]:80/", None),
            ("", None),
            ("..", None),
            ("https://", None),
        ] {
            assert_eq!(name(site), expected, "{site}");
        }
    }
}
