//! The link of a repository as it may be shown: its place alone, without the password that stood in it.

use url::Host;
use url::Url;

use crate::request::draft::inert;

/// The public link of a repository: `https`, host and path. User, password, query and fragment are dropped,
/// for a token may stand in each; `git@host:path` and `ssh://` become the page that everybody can open.
///
/// `None` where it is no link, or what looks like a mail address is part of the path.
pub(super) fn link(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix("git+").unwrap_or(text);
    let url = match text.split_once("://") {
        Some(_) => Url::parse(text).ok()?,
        None => Url::parse(&of_scp(text)?).ok()?,
    };
    let is_https = url.scheme() == "https";
    if !is_https && !matches!(url.scheme(), "http" | "ssh" | "git") {
        return None;
    }
    // The host of `ssh://` is not read as a domain; behind `https://` it is.
    let host = url.host_str()?;
    let port = url.port().filter(|_| is_https);
    let port = port.map(|port| format!(":{port}")).unwrap_or_default();
    let path = url.path().trim_end_matches('/');
    let whole = Url::parse(&format!("https://{host}{port}{path}")).ok()?;
    let is_name = matches!(whole.host(), Some(Host::Domain(name)) if name.contains('.'));
    let link = whole.as_str().trim_end_matches('/').to_owned();
    (is_name && !inert::shows_address(&link)).then_some(link)
}

/// `git@github.com:ada/one.git` as a URL.
fn of_scp(text: &str) -> Option<String> {
    let (host, path) = text.split_once(':')?;
    let (_user, host) = host.split_once('@')?;
    Some(format!("https://{host}/{}", path.trim_start_matches('/')))
}

/// The link in Markdown: bare, so that staff can open it, where it is a plain owner and name; else a code
/// span, for a link to an issue or a commit would leave a trace there.
pub(super) fn shown(link: &str) -> String {
    let path = link.strip_prefix("https://").unwrap_or(link);
    let mut parts = path.split('/');
    let is_two = parts.clone().count() == 3;
    if is_two && parts.all(is_plain) && !link.contains("__") {
        link.to_owned()
    } else {
        inert::code(link)
    }
}

fn is_plain(part: &str) -> bool {
    let at_ends = part
        .chars()
        .next()
        .into_iter()
        .chain(part.chars().next_back());
    !part.is_empty()
        && at_ends.into_iter().all(|char| char.is_ascii_alphanumeric())
        && part
            .chars()
            .all(|char| char.is_ascii_alphanumeric() || "._-".contains(char))
}
