//! Addresses of repositories: which host keeps repositories, and which part of an address is the repository.

use std::fmt;

use url::Url;

use crate::host;

/// A repository, as far as its address tells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Repository {
    scheme: String,
    /// The host, with its port where that is not the usual one.
    host: String,
    /// The path, without a slash at either end and without `.git`.
    path: String,
    is_forge: bool,
}

/// What an address of a project leads to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Link {
    /// A repository, or what may be one.
    Repository(Repository),
    /// Mercurial, Subversion or another system than git.
    OtherSystem,
    /// A page that is no repository.
    Page,
}

/// What the address `text` of a project leads to, where it is a page at all. `label` is what the project calls
/// it.
#[must_use]
pub fn link(label: &str, text: &str) -> Option<Link> {
    if text.len() > MAX_URL {
        return None;
    }
    let url = Url::parse(text.trim()).ok()?;
    let is_page = matches!(url.scheme(), "https" | "http") && url.has_host();
    if !is_page || !url.username().is_empty() || url.password().is_some() {
        return None;
    }
    let host = url.host_str().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    if let Some(forge) = FORGES.iter().find(|forge| forge.host == host) {
        return Some(root(forge, &url).map_or(Link::Page, Link::Repository));
    }
    let path = url.path().to_ascii_lowercase();
    let is_other = OTHER_HOSTS.contains(&host)
        || ["hg.", "svn.", "bzr."]
            .iter()
            .any(|it| host.starts_with(it))
        || ["/hg/", "/svn/"].iter().any(|it| path.contains(it));
    if is_other {
        return Some(Link::OtherSystem);
    }
    let is_git = path.trim_end_matches('/').strip_suffix(".git").is_some()
        || ["git.", "gitlab.", "gitea.", "forgejo."]
            .iter()
            .any(|it| host.starts_with(it));
    let whole = plain_path(url.path().split("/-/").next().unwrap_or_default());
    if (is_git || is_called_source(label)) && !whole.is_empty() {
        return Some(Link::Repository(Repository {
            scheme: url.scheme().to_owned(),
            host: with_port(&url),
            path: whole,
            is_forge: false,
        }));
    }
    Some(Link::Page)
}

/// Whether the address `text` leads into the reader's own network.
#[must_use]
pub fn is_near(text: &str) -> bool {
    Url::parse(text.trim())
        .ok()
        .and_then(|url| url.host_str().map(host::is_near))
        .unwrap_or(false)
}

/// Whether a project calls an address that of its source.
fn is_called_source(label: &str) -> bool {
    let label = label.to_ascii_lowercase();
    let mut words = label.split(|char: char| !char.is_ascii_alphanumeric());
    words.any(|word| LABELS.contains(&word)) && !label.contains("conduct")
}

/// The repository of a forge that an address lies in.
fn root(forge: &Forge, url: &Url) -> Option<Repository> {
    let mut parts: Vec<&str> = url
        .path_segments()?
        .filter(|part| !part.is_empty())
        .collect();
    if let Some(end) = parts.iter().position(|part| *part == "-") {
        parts.truncate(end);
    }
    if !forge.has_groups {
        parts.truncate(2);
    }
    let first = parts.first()?;
    if parts.len() < 2 || NO_OWNERS.contains(first) {
        return None;
    }
    Some(Repository {
        scheme: "https".to_owned(),
        host: forge.host.to_owned(),
        path: plain_path(&parts.join("/")),
        is_forge: true,
    })
}

/// The repository that a remote's address names, in whichever way it is written.
#[must_use]
pub fn of_remote(address: &str) -> Option<(String, String)> {
    if let Ok(url) = Url::parse(address)
        && url.has_host()
    {
        let host = match url.scheme() {
            "ssh" => url.host_str().unwrap_or_default().to_owned(),
            _ => with_port(&url),
        };
        return Some((host, plain_path(url.path())));
    }
    let (host, path) = address.split_once(':')?;
    let host = host.rsplit('@').next()?;
    Some((host.to_ascii_lowercase(), plain_path(path)))
}

impl Repository {
    /// Its page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}://{}/{}", self.scheme, self.host, self.path)
    }

    /// Where it is asked for: its page, or, where nobody knows what the host is, what git itself asks for.
    #[must_use]
    pub fn probe(&self) -> String {
        if self.is_forge {
            return self.url();
        }
        format!("{}.git/info/refs?service=git-upload-pack", self.url())
    }

    /// Whether its host is known to keep repositories.
    #[must_use]
    pub fn is_forge(&self) -> bool {
        self.is_forge
    }

    /// Where git would push to over SSH.
    #[must_use]
    pub fn ssh(&self) -> String {
        format!("git@{}:{}.git", self.host, self.path)
    }

    /// Whether the address of a remote names it.
    #[must_use]
    pub fn is_remote(&self, address: &str) -> bool {
        of_remote(address)
            .is_some_and(|(host, path)| host == self.host && path.eq_ignore_ascii_case(&self.path))
    }

    /// Whether the address of a remote names another owner's repository of the same name at the same host.
    #[must_use]
    pub fn is_like_remote(&self, address: &str) -> bool {
        let last = |path: &str| path.rsplit('/').next().unwrap_or_default().to_lowercase();
        of_remote(address).is_some_and(|(host, path)| {
            host == self.host
                && !path.eq_ignore_ascii_case(&self.path)
                && last(&path) == last(&self.path)
        })
    }

    /// What became of its page, from the address that answered.
    #[must_use]
    pub fn moved(&self, at: &str) -> Moved {
        let Ok(url) = Url::parse(at) else {
            return Moved::Away;
        };
        let host = url.host_str().unwrap_or_default();
        let host = host.strip_prefix("www.").unwrap_or(host);
        if !self.is_forge {
            let is_here = with_port(&url) == self.host && url.path().contains(&self.path);
            return if is_here { Moved::Not } else { Moved::Away };
        }
        if host != self.host {
            return Moved::Away;
        }
        let path = plain_path(url.path());
        if path.eq_ignore_ascii_case(&self.path) {
            return Moved::Not;
        }
        let first = path.split('/').next().unwrap_or_default();
        if path.contains('/') && !NO_OWNERS.contains(&first) && !path.contains("sign_in") {
            return Moved::To(format!("{}/{path}", self.host));
        }
        Moved::Away
    }
}

/// Where the page of a repository answered from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Moved {
    /// Where it was asked for.
    Not,
    /// From the page of another repository: it was renamed or given to somebody.
    To(String),
    /// From a page that is none: who is not logged in may not see it.
    Away,
}

impl fmt::Display for Repository {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.host, self.path)
    }
}

/// Without slashes at the ends, and without `.git`.
fn plain_path(path: &str) -> String {
    let path = path.trim_matches('/');
    path.strip_suffix(".git").unwrap_or(path).to_owned()
}

fn with_port(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port()
        .map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

/// A host of repositories.
struct Forge {
    host: &'static str,
    /// Whether an owner may have groups, so that a repository may lie deeper.
    has_groups: bool,
}

const fn forge(host: &'static str, has_groups: bool) -> Forge {
    Forge { host, has_groups }
}

static FORGES: [Forge; 6] = [
    forge("github.com", false),
    forge("gitlab.com", true),
    forge("codeberg.org", false),
    forge("bitbucket.org", false),
    forge("git.sr.ht", false),
    forge("gitea.com", false),
];

/// First parts of paths that are no owner's name.
const NO_OWNERS: [&str; 14] = [
    "sponsors",
    "orgs",
    "users",
    "features",
    "topics",
    "about",
    "apps",
    "marketplace",
    "collections",
    "settings",
    "login",
    "explore",
    "account",
    "user",
];

/// Hosts whose projects are kept in another system than git, or in several.
const OTHER_HOSTS: [&str; 6] = [
    "sourceforge.net",
    "launchpad.net",
    "hg.sr.ht",
    "foss.heptapod.net",
    "code.google.com",
    "hg.mozilla.org",
];

/// What projects call the address of their repository.
const LABELS: [&str; 10] = [
    "source",
    "sources",
    "sourcecode",
    "repo",
    "repository",
    "code",
    "github",
    "gitlab",
    "git",
    "vcs",
];

/// No address of a project is longer.
const MAX_URL: usize = 2048;

#[cfg(test)]
mod tests;
