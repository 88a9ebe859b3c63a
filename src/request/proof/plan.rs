//! What is to be asked, before it is: each page with its whole address, and each push that is only tried.

use std::fmt::Write;

use url::Url;

use crate::recipes::Recipe;
use crate::request::facts::Facts;
use crate::request::facts::Text;
use crate::request::proof::Asked;
use crate::request::proof::Bases;
use crate::request::proof::address;
use crate::request::proof::domain;
use crate::request::proof::forge::Repository;
use crate::request::proof::index;

/// A page to ask for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Planned {
    /// Its whole address.
    pub url: String,
    /// The media type that is asked for.
    pub accept: &'static str,
    /// Whether it may lie at another host.
    pub follows: bool,
    /// What it is asked for.
    pub why: String,
    /// What it is about.
    pub of: Subject,
}

/// What a page is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Subject {
    /// The account.
    Profile,
    /// The project of this name.
    Project(String),
    /// Who published the newest release of this project.
    Attested(String),
    /// A repository.
    Repository(Repository),
    /// The mail server of a domain.
    MailServer(String),
    /// How long a domain is registered.
    Domain(String),
}

/// A push to try.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Push {
    /// The repository.
    pub repository: Repository,
    /// How it may be reached, best first: a remote's name, or addresses.
    pub ways: Vec<String>,
}

/// The name of the branch that a trial would make, and makes not.
pub const TRIAL: &str = "doorkey-check";

/// Whether the index of `recipe` is one whose public pages are known here.
#[must_use]
pub fn is_known_index(recipe: &Recipe) -> bool {
    INDEXES.contains(&recipe.id.as_str())
}

/// The pages that the facts lead to.
#[must_use]
pub fn pages(recipe: &Recipe, facts: &Facts, bases: &Bases) -> Vec<Planned> {
    let mut pages = Vec::new();
    let base = bases.index.trim_end_matches('/');
    if is_known_index(recipe) {
        if let Some(username) = facts.text(Text::Username).filter(|name| is_username(name)) {
            pages.push(Planned {
                url: format!("{base}/user/{}/", encoded(username)),
                accept: "text/html",
                follows: false,
                why: "is this the username, exactly?".to_owned(),
                of: Subject::Profile,
            });
        }
        for project in facts.projects.iter().take(MOST_PROJECTS) {
            pages.push(Planned {
                url: format!("{base}/pypi/{}/json", encoded(&normal(&project.name))),
                accept: "application/json",
                follows: false,
                why: "who owns the project, and to which repository does its newest release link?"
                    .to_owned(),
                of: Subject::Project(project.name.clone()),
            });
        }
    }
    if let Some(domain) = address::domain_to_ask(recipe, facts) {
        let dns = &bases.dns;
        pages.push(Planned {
            url: format!("{dns}?name={}&type=MX", encoded(&domain)),
            accept: "application/dns-json",
            follows: false,
            why: "does the domain of the new address take mail?".to_owned(),
            of: Subject::MailServer(domain.clone()),
        });
        let rdap = bases.rdap.trim_end_matches('/');
        let registered = domain::registrable(&domain);
        pages.push(Planned {
            url: format!("{rdap}/domain/{}", encoded(&registered)),
            accept: "application/rdap+json",
            follows: true,
            why: "how long is the domain of the new address registered?".to_owned(),
            of: Subject::Domain(registered),
        });
    }
    pages
}

/// The pages that the answers of the index lead to: repositories, each once, and who published.
#[must_use]
pub fn links(facts: &Facts, bases: &Bases, asked: &[Asked]) -> Vec<Planned> {
    let mut pages = Vec::new();
    let base = bases.index.trim_end_matches('/');
    for repository in repositories(facts, asked) {
        pages.push(Planned {
            url: repository.probe(),
            accept: "*/*",
            follows: false,
            why: format!("is {repository} a public repository?"),
            of: Subject::Repository(repository),
        });
    }
    for project in &facts.projects {
        let listing = index::listing(facts, &project.name, asked);
        let Some((version, file)) = listing.and_then(|listing| listing.newest_file()) else {
            continue;
        };
        let name = encoded(&normal(&project.name));
        let (version, file) = (encoded(&version), encoded(&file));
        pages.push(Planned {
            url: format!("{base}/integrity/{name}/{version}/{file}/provenance"),
            accept: "application/vnd.pypi.integrity.v1+json",
            follows: false,
            why: "from which repository was the newest release published?".to_owned(),
            of: Subject::Attested(project.name.clone()),
        });
    }
    pages
}

/// The pushes to try where the repositories are public: through a remote of the repository that doorkey stands
/// in (`remotes`: names and addresses) where one leads there, else over HTTPS and then SSH.
#[must_use]
pub fn pushes(facts: &Facts, asked: &[Asked], remotes: &[(String, String)]) -> Vec<Push> {
    let all = repositories(facts, asked).into_iter();
    all.map(|repository| {
        let remote = remotes
            .iter()
            .find(|(_, address)| repository.is_remote(address));
        let ways = match remote {
            Some((name, _)) => vec![name.clone()],
            None if repository.is_forge() => vec![repository.url(), repository.ssh()],
            None => vec![repository.url()],
        };
        Push { repository, ways }
    })
    .collect()
}

/// What the owner should know of the repository that doorkey stands in: a remote that leads to somebody else's
/// copy of what a release links to.
#[must_use]
pub fn elsewhere(facts: &Facts, asked: &[Asked], remotes: &[(String, String)]) -> Vec<String> {
    let mut notes = Vec::new();
    for repository in repositories(facts, asked) {
        let leads_there = |(_, address): &&(String, String)| repository.is_remote(address);
        let like = remotes
            .iter()
            .find(|(_, address)| repository.is_like_remote(address));
        if let Some((name, _)) = like
            && remotes.iter().find(leads_there).is_none()
        {
            notes.push(format!(
                "the remote `{name}` here leads to another owner's repository than {repository}, which the release links to"
            ));
        }
    }
    notes
}

/// The repositories that the newest releases of the account's projects link to, each once.
fn repositories(facts: &Facts, asked: &[Asked]) -> Vec<Repository> {
    let mut all: Vec<Repository> = Vec::new();
    for project in &facts.projects {
        let listing = index::listing(facts, &project.name, asked);
        let found = listing.map(|listing| listing.repositories());
        for repository in found.unwrap_or_default() {
            if all.len() < MOST_REPOSITORIES && !all.contains(&repository) {
                all.push(repository);
            }
        }
    }
    all
}

/// The answer to the page about `of`, where it was asked for.
pub(super) fn answer<'a>(asked: &'a [Asked], of: &Subject) -> Option<&'a Asked> {
    asked.iter().find(|(planned, _)| planned.of == *of)
}

/// A project's name as the index spells it in addresses.
/// Source: <https://packaging.python.org/en/latest/specifications/name-normalization/>.
#[must_use]
pub fn normal(name: &str) -> String {
    let mut normal = String::with_capacity(name.len());
    for char in name.chars() {
        if !"-_.".contains(char) {
            normal.extend(char.to_lowercase());
        } else if !normal.ends_with('-') {
            normal.push('-');
        }
    }
    normal
}

/// What can be a username at all; an address or a placeholder is not asked for.
#[must_use]
pub fn is_username(name: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    (1..=MAX_USERNAME).contains(&name.len()) && name.bytes().all(is_plain)
}

/// As one part of a path or a query.
fn encoded(part: &str) -> String {
    let mut text = String::with_capacity(part.len());
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_~".contains(&byte) || byte == b'.' && part.len() > 2
        {
            text.push(char::from(byte));
        } else {
            let _never_fails = write!(text, "%{byte:02X}");
        }
    }
    text
}

/// Host and port of an address, for who is told whom it goes to.
#[must_use]
pub fn host(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let host = url.host_str()?;
    Some(
        url.port()
            .map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")),
    )
}

/// Recipes of the services that run this index.
const INDEXES: [&str; 2] = ["pypi", "testpypi"];
/// Who has more will be asked for one of the first.
const MOST_PROJECTS: usize = 20;
const MOST_REPOSITORIES: usize = 20;
/// Source: `warehouse/accounts/models.py`.
const MAX_USERNAME: usize = 50;
