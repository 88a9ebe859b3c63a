//! Which URLs may be asked; and the address of a service of ranges, with those that belong to it.

use std::net::IpAddr;

use url::Url;

use crate::breach::digest::HashKind;
use crate::breach::digest::Prefix;
use crate::failure::Failure;
use crate::failure::Kind;

/// An address that may be asked.
#[derive(Clone)]
pub(crate) struct Address {
    base: Url,
    name: String,
}

impl Address {
    /// Read a base URL: HTTPS, or HTTP to this machine or with `allow_http`.
    ///
    /// # Errors
    /// Anything else. The text is not repeated: it may hold a password.
    pub(crate) fn parse(text: &str, allow_http: bool) -> Result<Self, Failure> {
        let mut base = asked(text, allow_http, &RANGES)?;
        // With a slash at the end, joining adds to the path instead of replacing its last part.
        let path = base.path().trim_end_matches('/').trim_end_matches("/range");
        base.set_path(&format!("{path}/"));
        Ok(Self {
            name: name(&base),
            base,
        })
    }

    /// Host and port, as reports name it.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn is_https(&self) -> bool {
        self.base.scheme() == "https"
    }

    /// Whether the host is this machine by its very spelling.
    pub(crate) fn is_this_machine(&self) -> bool {
        is_this_machine(&self.base)
    }

    /// Whether a redirect `from` one URL `to` another stays at this scheme, host, port and range.
    pub(crate) fn is_same_range(&self, from: &Url, to: &Url) -> bool {
        let range = |url: &Url| {
            let file = url.path_segments().and_then(|mut parts| parts.next_back());
            let range = file.map(|file| file.trim_end_matches(".txt").to_ascii_uppercase());
            (range, url.query().map(str::to_owned))
        };
        self.base.origin() == to.origin() && range(from) == range(to)
    }

    /// Where the range under `prefix` lies: as the service spells it, then as a file of a static mirror.
    pub(crate) fn range_urls(&self, kind: HashKind, prefix: Prefix) -> [String; 2] {
        let query = match kind {
            HashKind::Sha1 => "",
            HashKind::Ntlm => "?mode=ntlm",
        };
        ["", ".txt"].map(|ending| format!("{}range/{prefix}{ending}{query}", self.base))
    }
}

/// How the refusals of one kind of address are worded.
pub(super) struct Wording {
    /// What it is the address of: `a page`.
    pub(super) of: &'static str,
    /// How it is written.
    pub(super) example: &'static str,
    /// What to do about a `?` or `#` part; nothing where it may have one.
    pub(super) bare: Option<&'static str>,
    /// What plain HTTP would show others; nothing where it cannot be allowed.
    pub(super) shown: Option<&'static str>,
    /// What may stand there beside HTTPS: `a file`.
    pub(super) nor: &'static str,
}

/// The address as a URL that may be asked: HTTPS, or HTTP to this machine or where it is allowed, without a name or
/// password.
///
/// # Errors
/// Anything else. The text is not repeated: it may hold a password.
pub(super) fn asked(text: &str, allow_http: bool, words: &Wording) -> Result<Url, Failure> {
    let Wording {
        of,
        example,
        bare,
        shown,
        nor,
    } = *words;
    let refuse = |what: String, hint: &str| Err(Failure::new(Kind::Usage, what).hint(hint));
    let Ok(url) = Url::parse(text) else {
        return refuse(format!("the address of {of} is not a URL"), example);
    };
    if !url.username().is_empty() || url.password().is_some() {
        let what = format!("the address of {of} holds a user or password");
        return refuse(what, "leave them out");
    }
    if let Some(hint) = bare
        && (url.query().is_some() || url.fragment().is_some())
    {
        let what = format!("the address of {of} holds a `?` or `#` part");
        return refuse(what, hint);
    }
    match (url.scheme(), shown) {
        ("https", _) => Ok(url),
        ("http", _) if allow_http || is_this_machine(&url) => Ok(url),
        ("http", Some(shown)) => refuse(
            format!("plain HTTP would show others {shown}, and let them forge the answer"),
            "use `https://`, or say `--allow-http` if the network is yours alone",
        ),
        _ => refuse(
            format!("the address of {of} is neither `https://` nor {nor}"),
            "use `https://`",
        ),
    }
}

/// Whether the host of `url` is this machine by its very spelling.
pub(super) fn is_this_machine(url: &Url) -> bool {
    match url.host_str() {
        Some("localhost") => true,
        Some(host) => host
            .trim_matches(['[', ']'])
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback()),
        None => false,
    }
}

/// Host and port of `base`, and nothing else of it.
pub(super) fn name(base: &Url) -> String {
    let host = base.host_str().unwrap_or_default();
    base.port()
        .map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

const RANGES: Wording = Wording {
    of: "the ranges",
    example: "write it as `https://mirror.example/` or name a folder",
    bare: Some("give the part before `range/`"),
    shown: Some("which ranges are asked"),
    nor: "a folder",
};

#[cfg(test)]
mod tests {
    use super::*;

    fn url_of(text: &str) -> Option<String> {
        let prefix = Prefix::parse("5BAA6")?;
        let [plain, _] = Address::parse(text, false)
            .ok()?
            .range_urls(HashKind::Sha1, prefix);
        Some(plain)
    }

    #[test]
    fn a_base_may_end_as_people_write_it() {
        for (text, url) in [
            (
                "https://api.pwnedpasswords.com",
                "https://api.pwnedpasswords.com/range/5BAA6",
            ),
            ("https://m.example/", "https://m.example/range/5BAA6"),
            ("https://m.example/range", "https://m.example/range/5BAA6"),
            ("https://m.example/range/", "https://m.example/range/5BAA6"),
            (
                "https://m.example:8443/a/b",
                "https://m.example:8443/a/b/range/5BAA6",
            ),
            ("http://127.0.0.1:80/", "http://127.0.0.1/range/5BAA6"),
            ("http://[::1]:8080", "http://[::1]:8080/range/5BAA6"),
        ] {
            assert_eq!(url_of(text).as_deref(), Some(url));
        }
    }

    #[test]
    fn a_redirect_may_move_a_range_within_its_host_and_nothing_else() -> Result<(), url::ParseError>
    {
        let address = Address::parse("https://m.example/range", false).ok();
        let from = Url::parse("https://m.example/range/5BAA6")?;
        for (to, follows) in [
            ("https://m.example/moved/5baa6.txt", true),
            ("https://m.example:443/5BAA6", true),
            ("https://m.example/range/00000", false),
            ("https://m.example/", false),
            ("https://m.example/range/5BAA6?id=7", false),
            ("http://m.example/range/5BAA6", false),
            ("https://m.example:8443/range/5BAA6", false),
            ("https://m.example.evil/range/5BAA6", false),
            ("file:///range/5BAA6", false),
        ] {
            let to = Url::parse(to)?;
            let is_same = address.as_ref().map(|it| it.is_same_range(&from, &to));
            assert_eq!(is_same, Some(follows), "{to}");
        }
        Ok(())
    }

    #[test]
    fn what_could_leak_is_refused_without_repeating_it() {
        for text in [
            "http://mirror.example/",
            "http://127.0.0.1.example/",
            "http://10.0.0.1/",
            "ftp://mirror.example/",
            "file:///etc",
            "https://user:hunter2@mirror.example/",
            "https://mirror.example/?key=hunter2",
            "hunter2",
            "",
        ] {
            let failure = Address::parse(text, false).err();
            assert!(
                failure.is_some_and(|failure| !format!("{failure:?}").contains("hunter2")),
                "{text}"
            );
        }
        assert!(Address::parse("http://mirror.example/", true).is_ok());
    }
}
