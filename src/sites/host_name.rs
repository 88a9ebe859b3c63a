//! A host, its parents, and where its owner's part begins.
//!
//! Which part of a name belongs to one owner is a list of ten thousand suffixes that changes every week
//! (<https://publicsuffix.org>). Here a small rule stands for it: the last two labels; or the last three where the
//! last is a country's and the one before it is of the kind that countries reserve (`co.uk`, `com.br`, `ac.jp`); or
//! one label before a suffix under which strangers keep sites side by side (`github.io`). What the rule does not
//! know: suffixes of one country alone (`tokyo.jp`, `k12.ca.us`), and hosts that let strangers in and are not named
//! below. Then a name's parent may be another owner's, and what is said of it is said of both.

use url::Host;
use url::Url;

/// The name of a host, as the wire has it: lower case, its labels in ASCII; or an address.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct HostName(String);

impl HostName {
    /// Read a host: `example.org`, `München.example.`, `192.0.2.1`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_suffix('.').unwrap_or(text);
        let host = match Host::parse(text).ok()? {
            Host::Domain(name) => name,
            Host::Ipv4(address) => address.to_string(),
            Host::Ipv6(address) => format!("[{address}]"),
        };
        let is_label = |label: &str| (1..=63).contains(&label.len());
        let is_name = host.len() <= 253 && (host.starts_with('[') || host.split('.').all(is_label));
        is_name.then_some(Self(host))
    }

    /// The host of an address as password managers keep them: `https://example.org/login`, `example.org/login`.
    /// `None` where it is of an app, a file, or of nothing.
    #[must_use]
    pub fn of_address(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let url = if text.contains("://") {
            Url::parse(text).ok()?
        } else {
            Url::parse(&format!("https://{text}")).ok()?
        };
        if !matches!(url.scheme(), "http" | "https" | "ws" | "wss" | "ftp") {
            return None;
        }
        Self::parse(url.host_str()?)
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part that has one owner: `example.co.uk` of `login.example.co.uk`. The whole where there is no smaller one.
    #[must_use]
    pub fn owners_part(&self) -> &str {
        let labels = if self.is_address() {
            usize::MAX
        } else {
            self.suffix_labels() + 1
        };
        let mut rest = self.as_str();
        while rest.split('.').count() > labels {
            rest = parent(rest);
        }
        rest
    }

    /// The host itself, then each parent, up to the part that has one owner.
    pub fn and_parents(&self) -> impl Iterator<Item = &str> {
        let last = self.owners_part();
        let mut next = Some(self.as_str());
        std::iter::from_fn(move || {
            let now = next?;
            next = (now != last).then(|| parent(now));
            Some(now)
        })
    }

    fn is_address(&self) -> bool {
        matches!(Host::parse(&self.0), Ok(Host::Ipv4(_) | Host::Ipv6(_)))
    }

    /// How many labels at the end are nobody's own.
    fn suffix_labels(&self) -> usize {
        let is_below = |suffix: &str| {
            let before = self.0.strip_suffix(suffix);
            before.is_some_and(|before| before.ends_with('.'))
        };
        if let Some(suffix) = SHARED.iter().find(|suffix| is_below(suffix)) {
            return suffix.split('.').count();
        }
        let mut labels = self.0.rsplit('.');
        let (last, before) = (labels.next(), labels.next());
        let is_country = last.is_some_and(|last| last.len() == 2);
        let is_reserved = before.is_some_and(|before| RESERVED.contains(&before));
        if is_country && is_reserved && labels.next().is_some() {
            2
        } else {
            1
        }
    }
}

fn parent(name: &str) -> &str {
    name.split_once('.').map_or("", |(_, rest)| rest)
}

/// What countries reserve below their own label.
const RESERVED: [&str; 18] = [
    "ac", "co", "com", "edu", "go", "gob", "gouv", "gov", "govt", "ltd", "mil", "ne", "net", "nom",
    "or", "org", "plc", "sch",
];

/// Under which strangers keep sites side by side.
const SHARED: [&str; 29] = [
    "appspot.com",
    "azurewebsites.net",
    "blogspot.com",
    "cloudfront.net",
    "ddns.net",
    "duckdns.org",
    "dyndns.org",
    "firebaseapp.com",
    "fly.dev",
    "github.io",
    "gitlab.io",
    "glitch.me",
    "herokuapp.com",
    "hf.space",
    "myshopify.com",
    "neocities.org",
    "netlify.app",
    "ngrok.io",
    "onrender.com",
    "pages.dev",
    "pythonanywhere.com",
    "readthedocs.io",
    "repl.co",
    "replit.app",
    "streamlit.app",
    "surge.sh",
    "vercel.app",
    "web.app",
    "workers.dev",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn owner(text: &str) -> Option<String> {
        Some(HostName::parse(text)?.owners_part().to_owned())
    }

    #[test]
    fn the_part_of_one_owner_is_found() {
        for (host, part) in [
            ("github.com", "github.com"),
            ("www.GitHub.com.", "github.com"),
            ("a.b.c.example.org", "example.org"),
            ("login.example.co.uk", "example.co.uk"),
            ("example.co.uk", "example.co.uk"),
            ("co.uk", "co.uk"),
            ("shop.com.br", "shop.com.br"),
            ("ada.github.io", "ada.github.io"),
            ("x.ada.github.io", "ada.github.io"),
            ("github.io", "github.io"),
            ("login.go.com", "go.com"),
            ("münchen.example", "xn--mnchen-3ya.example"),
            ("localhost", "localhost"),
            ("192.0.2.1", "192.0.2.1"),
            ("[2001:db8::1]", "[2001:db8::1]"),
        ] {
            assert_eq!(owner(host).as_deref(), Some(part), "{host}");
        }
    }

    #[test]
    fn a_host_is_looked_up_before_its_parents_and_never_above_its_owner() {
        let parents = |text: &str| -> Vec<String> {
            let host = HostName::parse(text);
            let names = host.iter().flat_map(HostName::and_parents);
            names.map(str::to_owned).collect()
        };
        assert_eq!(
            parents("a.b.example.co.uk"),
            ["a.b.example.co.uk", "b.example.co.uk", "example.co.uk"]
        );
        assert_eq!(parents("ada.github.io"), ["ada.github.io"]);
        assert_eq!(parents("192.0.2.1"), ["192.0.2.1"]);
    }

    #[test]
    fn what_is_no_host_is_none() {
        let long = "a".repeat(64) + ".example";
        for text in ["", ".", "a..b", "a b", "a/b", &long, "-\u{0}.org"] {
            assert_eq!(HostName::parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_address_as_managers_keep_it_has_a_host() {
        for (text, host) in [
            ("https://Example.org:8443/login?x#y", Some("example.org")),
            ("http://ada:hunter2@example.org", Some("example.org")),
            ("example.org/login", Some("example.org")),
            ("example.org:8443", Some("example.org")),
            ("android://hash@com.example.app/", None),
            ("androidapp://com.example.app", None),
            ("file:///etc/passwd", None),
            ("", None),
            ("not a host", None),
        ] {
            let found = HostName::of_address(text);
            assert_eq!(found.as_ref().map(HostName::as_str), host, "{text}");
        }
    }
}
