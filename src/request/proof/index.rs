//! What the index says of a project: its owners, and the addresses of its newest release.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::request::facts::Facts;
use crate::request::facts::Project;
use crate::request::facts::Text;
use crate::request::proof::Answer;
use crate::request::proof::Asked;
use crate::request::proof::Seen;
use crate::request::proof::Tried;
use crate::request::proof::attested;
use crate::request::proof::forge;
use crate::request::proof::forge::Link;
use crate::request::proof::forge::Repository;
use crate::request::proof::plan;
use crate::request::proof::plan::Push;
use crate::request::proof::plan::Subject;
use crate::request::proof::verdict;
use crate::request::proof::verdict::One;

/// What the index answers, as far as it matters. Everything else is passed over unread.
#[derive(Deserialize)]
pub(super) struct Listing {
    info: Info,
    ownership: Option<Ownership>,
    #[serde(default)]
    urls: Vec<File>,
    /// Whether the index lies in the reader's own network, and what it lists may lie there too.
    #[serde(skip)]
    is_near: bool,
}

#[derive(Deserialize)]
struct Info {
    name: String,
    version: Option<String>,
    home_page: Option<String>,
    download_url: Option<String>,
    project_urls: Option<BTreeMap<String, Option<String>>>,
    author_email: Option<String>,
    maintainer_email: Option<String>,
}

#[derive(Deserialize)]
struct Ownership {
    #[serde(default)]
    roles: Vec<Role>,
    organization: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct Role {
    role: String,
    user: String,
}

#[derive(Deserialize)]
struct File {
    filename: String,
}

/// Whether a project is the account's.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owned {
    Yes,
    No,
    Unknown,
}

/// What the index said of the project `name`; `None` where it said nothing that can be read, or that the
/// project is not the account's.
pub(super) fn listing(facts: &Facts, name: &str, asked: &[Asked]) -> Option<Listing> {
    let (_, answer) = plan::answer(asked, &Subject::Project(name.to_owned()))?;
    let listing = read(name, answer.as_ref().ok()?)?;
    (listing.owned(facts) != Owned::No).then_some(listing)
}

fn read(name: &str, answer: &Answer) -> Option<Listing> {
    let mut listing: Listing = (answer.status == 200)
        .then(|| serde_json::from_slice(&answer.body).ok())
        .flatten()?;
    listing.is_near = forge::is_near(&answer.at);
    (plan::normal(&listing.info.name) == plan::normal(name)).then_some(listing)
}

impl Listing {
    /// The version and a file of the newest release.
    pub(super) fn newest_file(&self) -> Option<(String, String)> {
        let file = self.urls.first()?;
        Some((self.info.version.clone()?, file.filename.clone()))
    }

    /// The repositories that the newest release links to, each once.
    pub(super) fn repositories(&self) -> Vec<Repository> {
        let mut all = Vec::new();
        for link in self.links() {
            if let Link::Repository(repository) = link
                && !all.contains(&repository)
                && all.len() < MOST_REPOSITORIES
            {
                all.push(repository);
            }
        }
        all
    }

    fn links(&self) -> Vec<Link> {
        let info = &self.info;
        let named = [
            ("Homepage", info.home_page.as_deref()),
            ("Download", info.download_url.as_deref()),
        ];
        let more = info.project_urls.iter().flatten();
        let more = more.map(|(label, url)| (label.as_str(), url.as_deref()));
        let all = named.into_iter().chain(more).take(MOST_LINKS);
        all.filter_map(|(label, url)| {
            let url = url?;
            // Whoever uploaded the release chose the address: it must not make us ask the reader's own router.
            let is_strange = forge::is_near(url) && !self.is_near;
            let link = forge::link(label, url)?;
            Some(if is_strange { Link::Page } else { link })
        })
        .collect()
    }

    fn owned(&self, facts: &Facts) -> Owned {
        let Some(username) = facts.text(Text::Username) else {
            return Owned::Unknown;
        };
        match &self.ownership {
            None => Owned::Unknown,
            Some(ownership) if ownership.has(username) => Owned::Yes,
            // The members of an organisation are not told.
            Some(ownership) if ownership.organization.is_some() || ownership.roles.is_empty() => {
                Owned::Unknown
            }
            Some(_) => Owned::No,
        }
    }

    /// Names that own the project, as far as they are names.
    fn owners(&self) -> String {
        let roles = self.ownership.iter().flat_map(|it| &it.roles);
        let names = roles.map(|role| role.user.as_str());
        let names: Vec<_> = names.filter(|it| plan::is_username(it)).take(5).collect();
        names.join("`, `")
    }

    /// Whether one of the release's mail addresses is this one, or how the first begins and ends.
    fn author(&self) -> Option<&str> {
        let texts = [&self.info.author_email, &self.info.maintainer_email];
        let words = texts.into_iter().flatten();
        words
            .flat_map(|text| {
                text.split(|char: char| char.is_whitespace() || ",;<>\"".contains(char))
            })
            .find(|word| crate::request::facts::is_address(word))
    }
}

impl Ownership {
    fn has(&self, username: &str) -> bool {
        self.spelling(username).is_some()
    }

    /// The name and role of the account, as the index spells it.
    fn spelling(&self, username: &str) -> Option<&Role> {
        let mut roles = self.roles.iter();
        let exact = self.roles.iter().find(|role| role.user == username);
        exact.or_else(|| roles.find(|role| role.user.eq_ignore_ascii_case(username)))
    }
}

/// Look at one project, and say what was seen.
pub(super) fn look(
    facts: &Facts,
    project: &Project,
    asked: &[Asked],
    pushes: &[(Push, Tried)],
    findings: &mut Vec<Seen>,
) -> One {
    let name = &project.name;
    let listing = match project_page(name, asked) {
        Ok(listing) => listing,
        Err(nothing) => {
            let (seen, one) = *nothing;
            findings.push(seen);
            return one;
        }
    };
    findings.push(owner(facts, name, &listing));
    if listing.owned(facts) == Owned::No {
        return One::not_ours();
    }
    findings.extend(author(facts, name, &listing));
    findings.extend(attested::look(name, &listing.repositories(), asked));
    let repositories = listing.repositories();
    if repositories.is_empty() {
        let is_other = listing.links().contains(&Link::OtherSystem);
        let saw = match listing.links().as_slice() {
            [] => format!("the newest release of `{name}` links to nothing"),
            _ if is_other => format!("`{name}` is kept in another system than git"),
            _ => {
                format!("the newest release of `{name}` links to pages only, and to no repository")
            }
        };
        let hint = "where staff find no public repository of git, the written intent and seven days take its place";
        findings.push(Seen::bad("repository", saw).hint(hint));
        return One::without();
    }
    verdict::of(name, &repositories, asked, pushes, findings)
}

/// What the index said, or what is to be said where it said nothing.
fn project_page(name: &str, asked: &[Asked]) -> Result<Listing, Box<(Seen, One)>> {
    let unknown = |why: &str| {
        let saw = format!("what the index says of `{name}` is not known: {why}");
        Box::new((Seen::unknown("project", saw), One::unknown()))
    };
    let Some((_, answer)) = plan::answer(asked, &Subject::Project(name.to_owned())) else {
        return Err(unknown("it was not asked"));
    };
    match answer {
        Err(why) => Err(unknown(why)),
        Ok(answer) if answer.status == 404 => {
            let saw = format!("the index knows no project `{name}`");
            let hint = "look at the name, and at the index: TestPyPI has projects of its own";
            Err(Box::new((
                Seen::bad("project", saw).hint(hint),
                One::not_ours(),
            )))
        }
        Ok(answer) if answer.status != 200 => Err(unknown(&format!(
            "it answered with status {}",
            answer.status
        ))),
        Ok(answer) => read(name, answer).ok_or_else(|| unknown("its answer cannot be read")),
    }
}

fn owner(facts: &Facts, name: &str, listing: &Listing) -> Seen {
    let Some(username) = facts.text(Text::Username) else {
        let saw = format!("whether `{name}` is yours is not known: the username is not named");
        let owners = listing.owners();
        return match owners.as_str() {
            "" => Seen::unknown("project", saw),
            _ => Seen::unknown("project", format!("{saw}; its owners are `{owners}`"))
                .hint("is one of these you? then name it: `--username NAME`"),
        };
    };
    let Some(ownership) = &listing.ownership else {
        let saw = format!("the index does not say who owns `{name}`");
        return Seen::unknown("project", saw);
    };
    match ownership.spelling(username) {
        Some(role) if role.user == username => {
            let word = match role.role.as_str() {
                "Owner" => "an owner",
                "Maintainer" => "a maintainer",
                _ => "among the people",
            };
            Seen::good("project", format!("`{username}` is {word} of `{name}`"))
        }
        Some(role) if plan::is_username(&role.user) => {
            let saw = format!("the index spells the owner of `{name}` as `{}`", role.user);
            let hint = "write the username in the request exactly like that";
            Seen::bad("project", saw).hint(hint)
        }
        _ if listing.owned(facts) == Owned::Unknown => {
            let saw = format!(
                "`{name}` belongs to an organisation, whose people the index does not name"
            );
            Seen::unknown("project", saw)
        }
        _ => {
            let owners = listing.owners();
            let saw = format!("`{username}` owns no part of `{name}`; those who do: `{owners}`");
            let hint = "is it another username, or was the role taken away? staff look at the account's own projects only";
            Seen::bad("project", saw).hint(hint)
        }
    }
}

/// Whose mail address the newest release shows, so that the owner remembers which is on the account.
fn author(facts: &Facts, name: &str, listing: &Listing) -> Option<Seen> {
    let author = listing.author()?;
    let named = facts.text(Text::Address);
    let saw = match named {
        Some(address) if address.eq_ignore_ascii_case(author) => {
            format!("the newest release of `{name}` shows the address that you named")
        }
        Some(_) => format!(
            "the newest release of `{name}` shows another address than you named: {}",
            masked(author)
        ),
        None => format!(
            "the newest release of `{name}` shows {}: maybe that one is on the account",
            masked(author)
        ),
    };
    Some(Seen::good("author_address", saw))
}

/// An address that its owner knows again and nobody else.
fn masked(address: &str) -> String {
    let (local, domain) = address.rsplit_once('@').unwrap_or((address, ""));
    let first = local.chars().next().unwrap_or('…');
    format!("{first}…@{domain}")
}

const MOST_LINKS: usize = 50;
const MOST_REPOSITORIES: usize = 4;
