//! Where an entry's addresses lead: scheme and host, and nothing else of what stands in them.
//!
//! An address can hold a user, a password and tokens; none of it goes further than here.

use url::Url;

use crate::host;
use crate::sites::host_name::HostName;

/// Where an address leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Address {
    /// How it is reached.
    pub scheme: Scheme,
    /// The host as browsers write it: lower case, ASCII, without `www.`; the package of an app.
    pub host: String,
    /// The domain that its owner registered, as far as its spelling tells: what makes two hosts one site.
    pub domain: String,
    /// It is this machine, or lies in its own network.
    pub is_near: bool,
}

/// How an address is reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scheme {
    /// Encrypted, or the address does not say.
    Https,
    /// In the clear.
    Http,
    /// An app on a telephone.
    App,
}

impl Address {
    /// Read one; `None` where it names no host of the web and no app.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() || text.len() > MAX_LENGTH {
            return None;
        }
        if let Some(app) = app(text) {
            return Some(app);
        }
        let url = match Url::parse(text) {
            Ok(url) if url.has_host() => url,
            // `example.org/login`, and `example.org:8443`, of which all before the colon looks like a scheme.
            _ if is_bare(text) => Url::parse(&format!("https://{text}")).ok()?,
            _ => return None,
        };
        let scheme = match url.scheme() {
            "https" | "wss" => Scheme::Https,
            "http" | "ws" => Scheme::Http,
            _ => return None,
        };
        let host = url.host_str()?.trim_end_matches('.');
        let host = host.strip_prefix("www.").unwrap_or(host).to_owned();
        Some(Self {
            scheme,
            is_near: host::is_near(&host),
            domain: domain(&host),
            host,
        })
    }
}

/// Whether it begins with a host: what stands before a colon has a dot, as no scheme of the web has.
fn is_bare(text: &str) -> bool {
    let first = text.split([':', '/', '?', '#']).next().unwrap_or(text);
    first.contains('.')
}

/// `android://HASH@org.example.app/` as Chrome has it, and `androidapp://org.example.app`. Apps are named by a domain
/// read backwards.
fn app(text: &str) -> Option<Address> {
    let rest = text
        .strip_prefix("android://")
        .or_else(|| text.strip_prefix("androidapp://"))?;
    let rest = rest.rsplit('@').next().unwrap_or(rest);
    let package = rest.split('/').next().unwrap_or(rest).to_ascii_lowercase();
    let is_name = |char: char| char.is_ascii_alphanumeric() || "._-".contains(char);
    if package.is_empty() || !package.chars().all(is_name) {
        return None;
    }
    let backwards: Vec<_> = package.split('.').rev().collect();
    Some(Address {
        scheme: Scheme::App,
        domain: domain(&backwards.join(".")),
        host: package,
        is_near: false,
    })
}

/// The part of `host` that has one owner, as far as its spelling tells.
fn domain(host: &str) -> String {
    HostName::parse(host).map_or_else(|| host.to_owned(), |host| host.owners_part().to_owned())
}

/// The word in a domain that names its owner: `example` of `example.co.uk`.
#[must_use]
pub fn label(domain: &str) -> &str {
    domain.split('.').next().unwrap_or(domain)
}

/// No browser keeps a longer address.
const MAX_LENGTH: usize = 64 << 10;

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<(Scheme, String, String)> {
        Address::parse(text).map(|it| (it.scheme, it.host, it.domain))
    }

    #[test]
    fn only_scheme_and_host_are_kept() {
        for (text, scheme, host, domain) in [
            (
                "https://ada:hunter2@Example.org:8443/a?token=x#y",
                Scheme::Https,
                "example.org",
                "example.org",
            ),
            (
                "http://www.example.co.uk/",
                Scheme::Http,
                "example.co.uk",
                "example.co.uk",
            ),
            (
                "login.example.org/path",
                Scheme::Https,
                "login.example.org",
                "example.org",
            ),
            (
                "example.org:8443",
                Scheme::Https,
                "example.org",
                "example.org",
            ),
            (
                "https://ada.github.io",
                Scheme::Https,
                "ada.github.io",
                "ada.github.io",
            ),
            (
                "https://bücher.example",
                Scheme::Https,
                "xn--bcher-kva.example",
                "xn--bcher-kva.example",
            ),
            (
                "http://192.168.1.1/admin",
                Scheme::Http,
                "192.168.1.1",
                "192.168.1.1",
            ),
            ("http://[::1]:3000/", Scheme::Http, "[::1]", "[::1]"),
            (
                "android://aGFzaA==@org.example.app/",
                Scheme::App,
                "org.example.app",
                "example.org",
            ),
            (
                "androidapp://com.example",
                Scheme::App,
                "com.example",
                "example.com",
            ),
        ] {
            assert_eq!(
                told(text),
                Some((scheme, host.to_owned(), domain.to_owned())),
                "{text}"
            );
        }
    }

    #[test]
    fn what_leads_to_no_host_is_left_out() {
        for text in [
            "",
            "  ",
            "my router",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "ssh://git@example.org",
            "chrome://FirefoxAccounts",
            "https://",
            "http://[zz]",
            "mailto:ada@example.org",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
        assert_eq!(
            told(&format!("https://example.org/{}", "x".repeat(100_000))),
            None
        );
    }

    #[test]
    fn what_lies_near_is_known() {
        let is_near = |text| Address::parse(text).is_some_and(|it| it.is_near);
        assert!(
            is_near("http://localhost:8080")
                && is_near("http://10.0.0.1")
                && is_near("http://router/")
        );
        assert!(!is_near("http://example.org"));
    }
}
