//! What known services hand out: how many recovery codes, of which shape, in which file, and what to know about them.

use crate::recovery_codes::service::table::SERVICES;
use crate::recovery_codes::shape::Shape;

mod table;

/// One service that hands out recovery codes. What is not documented is not in here.
#[derive(Debug)]
pub struct Service {
    /// Its short name, lower case, stable: `pypi`.
    pub id: &'static str,
    /// Its name as its owner writes it: `PyPI`.
    pub title: &'static str,
    /// Other names and domains it is known by, lower case.
    pub names: &'static [&'static str],
    /// How many codes it hands out at once, where that is known.
    pub count: Option<u16>,
    /// What they look like, where that is known.
    pub shape: Option<Shape>,
    /// Where a code is typed in, where that is known.
    pub used_at: Option<&'static str>,
    /// What to know while typing it in, one sentence each that fits a line of a screen.
    pub at_use: &'static [&'static str],
    /// What the owner should know of the set, one sentence each.
    pub advice: &'static [&'static str],
    /// The names of the files it hands out; one `*` at most.
    pub files: &'static [&'static str],
}

/// The service that `site` names: `PyPI`, `pypi.org`, `https://www.pypi.org/`.
#[must_use]
pub fn known(site: &str) -> Option<&'static Service> {
    let site = site.trim();
    if site.len() > MAX_SITE {
        return None;
    }
    let site = site.to_ascii_lowercase();
    let site = site
        .split_once("://")
        .map_or(site.as_str(), |(_, rest)| rest);
    let site = site.split_once('/').map_or(site, |(host, _)| host);
    let site = site.strip_prefix("www.").unwrap_or(site);
    SERVICES
        .iter()
        .find(|service| service.id == site || service.names.contains(&site))
}

/// The service that hands out files of this name, `~/Downloads/` and the like before it or not. A copy that
/// a browser numbered counts: `github-recovery-codes (1).txt`.
#[must_use]
pub fn by_file_name(path: &str) -> Option<&'static Service> {
    let name = path.rsplit(['/', '\\']).next()?;
    SERVICES
        .iter()
        .find(|service| service.files.iter().any(|pattern| is_called(name, pattern)))
}

/// Every service there is a row for.
pub fn all() -> impl Iterator<Item = &'static Service> {
    SERVICES.iter()
}

fn is_called(name: &str, pattern: &str) -> bool {
    let (head, tail) = pattern.split_once('*').unwrap_or_else(|| {
        pattern
            .rfind('.')
            .map_or((pattern, ""), |dot| pattern.split_at(dot))
    });
    let (name, head, tail) = (name.as_bytes(), head.as_bytes(), tail.as_bytes());
    let Some(middle) = name.len().checked_sub(head.len() + tail.len()) else {
        return false;
    };
    let middle = &name[head.len()..head.len() + middle];
    let is_numbered = || middle.starts_with(b" (") && middle.ends_with(b")");
    name[..head.len()].eq_ignore_ascii_case(head)
        && name[name.len() - tail.len()..].eq_ignore_ascii_case(tail)
        && (pattern.contains('*') || middle.is_empty() || is_numbered())
}

/// No site has a longer name: <https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4>, and the rest of a URL.
const MAX_SITE: usize = 2048;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recovery_codes::alphabet::Alphabet;

    #[test]
    fn a_service_is_known_by_many_names() {
        for site in [
            "pypi",
            "PyPI",
            " pypi.org ",
            "https://pypi.org/",
            "HTTPS://WWW.PyPI.org/manage/account/",
            "www.pypi.org",
        ] {
            assert_eq!(
                known(site).map(|service| service.id),
                Some("pypi"),
                "{site}"
            );
        }
        for (site, id) in [
            ("test.pypi.org", "testpypi"),
            ("github.com", "github"),
            ("GitLab", "gitlab"),
            ("rubygems.org", "rubygems"),
            ("hex.pm", "hex"),
            ("accounts.google.com", "google"),
            ("gmail", "google"),
            ("npmjs.com", "npm"),
            ("packagist.org", "packagist"),
            ("hub.docker.com", "dockerhub"),
            ("codeberg.org", "codeberg"),
            ("mastodon.social", "mastodon"),
        ] {
            assert_eq!(known(site).map(|service| service.id), Some(id), "{site}");
        }
    }

    #[test]
    fn a_site_that_only_sounds_alike_is_not_known() {
        for site in [
            "",
            "pypi.org.example",
            "mypypi.org",
            "github.com.evil",
            "https://",
        ] {
            assert!(known(site).is_none(), "{site}");
        }
        assert!(known(&"a".repeat(1 << 20)).is_none());
    }

    #[test]
    fn a_file_is_known_by_its_name() {
        for (path, id) in [
            (
                "PyPI-Recovery-Codes-ada-2026-01-02T03:04:05.678901.txt",
                "pypi",
            ),
            ("/home/ada/Downloads/github-recovery-codes.txt", "github"),
            ("github-recovery-codes (1).txt", "github"),
            ("C:\\Users\\ada\\gitlab-recovery-codes.txt", "gitlab"),
            ("Backup-codes-ada.txt", "google"),
        ] {
            assert_eq!(
                by_file_name(path).map(|service| service.id),
                Some(id),
                "{path}"
            );
        }
        for path in [
            "",
            "codes.txt",
            "github-recovery-codes.txt/x",
            "xgithub-recovery-codes.txt",
            "é",
        ] {
            assert!(by_file_name(path).is_none(), "{path}");
        }
    }

    #[test]
    fn what_is_not_documented_stays_unknown() {
        let npm = known("npm").map(|npm| (npm.count, npm.shape.is_none()));
        assert_eq!(npm, Some((None, true)));
        assert!(known("dockerhub").is_some_and(|docker| docker.shape.is_none()));
    }

    #[test]
    fn the_table_says_what_the_services_do() {
        for (id, count, words) in [
            ("pypi", 8, "16 hex digits"),
            ("github", 16, "10 hex digits as 5-5"),
            ("gitlab", 10, "16 hex digits"),
            ("rubygems", 10, "12 hex digits"),
            ("hex", 10, "16 base-32-hex characters as 4-4-4-4"),
            ("google", 10, "8 digits as 4 4"),
            ("packagist", 1, "8 hex digits"),
            ("mastodon", 10, "16 hex digits"),
        ] {
            let service = known(id);
            assert_eq!(
                service.and_then(|service| service.count),
                Some(count),
                "{id}"
            );
            let shape = service.and_then(|service| service.shape.as_ref());
            assert_eq!(
                shape.map(ToString::to_string).as_deref(),
                Some(words),
                "{id}"
            );
        }
        let codeberg = known("codeberg").and_then(|service| service.shape.as_ref());
        assert_eq!(
            codeberg.map(|shape| shape.alphabet),
            Some(Alphabet::Legible)
        );
    }

    #[test]
    fn no_name_belongs_to_two_services() {
        let names: Vec<_> = all()
            .flat_map(|service| service.names.iter().chain([&service.id]))
            .collect();
        for (index, name) in names.iter().enumerate() {
            assert!(!names[..index].contains(name), "{name}");
            assert_eq!(**name, name.to_lowercase());
        }
    }

    #[test]
    fn advice_is_a_sentence_each() {
        for sentence in all().flat_map(|service| service.advice.iter().chain(service.at_use)) {
            assert!(
                sentence.len() > 20 && !sentence.ends_with('.'),
                "{sentence}"
            );
        }
    }
}
