//! Whether a repository is public, whether a push to it would be taken, and what that means for the whole.

use crate::recipes::Recipe;
use crate::request::facts::Facts;
use crate::request::proof::Answer;
use crate::request::proof::Asked;
use crate::request::proof::Seen;
use crate::request::proof::Standing;
use crate::request::proof::Tried;
use crate::request::proof::forge::Moved;
use crate::request::proof::forge::Repository;
use crate::request::proof::plan;
use crate::request::proof::plan::Push;
use crate::request::proof::plan::Subject;
use crate::request::proof::plan::TRIAL;

/// What was found of one project.
pub(super) struct One {
    counts: bool,
    standing: Standing,
    /// The repository that counts most.
    pub(super) repository: Option<Repository>,
    is_public: bool,
}

impl One {
    /// A project that is not the account's, or none at all.
    pub(super) fn not_ours() -> Self {
        Self {
            counts: false,
            ..Self::without()
        }
    }

    /// A project without a repository.
    pub(super) fn without() -> Self {
        Self {
            counts: true,
            standing: Standing::None,
            repository: None,
            is_public: false,
        }
    }

    /// A project of which nothing is known.
    pub(super) fn unknown() -> Self {
        Self {
            standing: Standing::Unknown,
            ..Self::without()
        }
    }
}

/// What was found of all.
#[derive(Default)]
pub(super) struct Whole(Vec<(String, One)>);

impl Whole {
    pub(super) fn add(&mut self, name: &str, one: One) {
        self.0.push((name.to_owned(), one));
    }

    /// The standing of the account, and what to expect.
    pub(super) fn verdict(
        &self,
        recipe: &Recipe,
        facts: &Facts,
        profile_lists_more: bool,
    ) -> (Standing, String) {
        if !plan::is_known_index(recipe) {
            let title = &recipe.title;
            let verdict = format!("what {title} will ask for is not to be seen on public pages");
            return (Standing::Unknown, verdict);
        }
        let counting = || self.0.iter().map(|(_, one)| one).filter(|one| one.counts);
        if let Some(one) = counting().find(|one| one.standing == Standing::Usable)
            && let Some(repository) = &one.repository
        {
            let verdict = format!("you will be asked to push a branch to {repository}: you can");
            return (Standing::Usable, verdict);
        }
        if let Some(one) = counting().find(|one| one.is_public && one.standing == Standing::Unknown)
            && let Some(repository) = &one.repository
        {
            let verdict = format!(
                "you will probably be asked to push a branch to {repository}: whether you can is not known"
            );
            return (Standing::Unknown, verdict);
        }
        let has_none = self.0.is_empty() && facts.is("has_projects", "no");
        let all_known = counting().next().is_some()
            && self.0.iter().all(|(_, one)| one.standing == Standing::None)
            && !profile_lists_more;
        if has_none || all_known {
            let verdict = "no usable repository: expect a wait of seven days, and send the written intent now";
            return (Standing::None, verdict.to_owned());
        }
        let verdict = "whether you will be asked to push a branch is not known";
        (Standing::Unknown, verdict.to_owned())
    }
}

/// How the page of a repository is.
enum Page {
    Public {
        moved_to: Option<String>,
        is_archived: bool,
    },
    Hidden,
    Unknown(String),
}

/// Look at the repositories of one project, and say what was seen of each.
pub(super) fn of(
    name: &str,
    repositories: &[Repository],
    asked: &[Asked],
    pushes: &[(Push, Tried)],
    findings: &mut Vec<Seen>,
) -> One {
    let mut best = One::without();
    best.repository = repositories.first().cloned();
    for repository in repositories {
        let page = page(repository, asked);
        findings.push(page_seen(name, repository, &page));
        let is_public = matches!(page, Page::Public { .. });
        let standing = match page {
            Page::Public { is_archived, .. } => {
                let (seen, standing) = push(repository, is_archived, pushes);
                findings.push(seen);
                standing
            }
            Page::Hidden => Standing::None,
            Page::Unknown(_) => Standing::Unknown,
        };
        if rank(standing, is_public) > rank(best.standing, best.is_public) {
            best.standing = standing;
            best.is_public = is_public;
            best.repository = Some(repository.clone());
        }
    }
    best
}

fn rank(standing: Standing, is_public: bool) -> u8 {
    match standing {
        Standing::Usable => 3,
        Standing::Unknown if is_public => 2,
        Standing::Unknown => 1,
        Standing::None => 0,
    }
}

/// Whether the repository was seen to be public, for who wants to try a push.
#[must_use]
pub(super) fn is_public(repository: &Repository, asked: &[Asked]) -> bool {
    matches!(page(repository, asked), Page::Public { .. })
}

fn page(repository: &Repository, asked: &[Asked]) -> Page {
    let Some((_, answer)) = plan::answer(asked, &Subject::Repository(repository.clone())) else {
        return Page::Unknown("it was not asked".to_owned());
    };
    let answer = match answer {
        Ok(answer) => answer,
        Err(why) => return Page::Unknown(why.clone()),
    };
    match answer.status {
        200 => shown(repository, answer),
        404 | 410 if repository.is_forge() => Page::Hidden,
        status => Page::Unknown(format!("it answered with status {status}")),
    }
}

fn shown(repository: &Repository, answer: &Answer) -> Page {
    let is_git = answer.body.starts_with(b"001e# service=git-upload-pack");
    if !repository.is_forge() && !is_git {
        return Page::Unknown("what answers there is not git".to_owned());
    }
    let body = String::from_utf8_lossy(&answer.body);
    let is_archived = repository.is_forge() && ARCHIVED.iter().any(|words| body.contains(words));
    match repository.moved(&answer.at) {
        Moved::Not => Page::Public {
            moved_to: None,
            is_archived,
        },
        Moved::To(other) => Page::Public {
            moved_to: Some(other),
            is_archived,
        },
        Moved::Away => Page::Hidden,
    }
}

fn page_seen(name: &str, repository: &Repository, page: &Page) -> Seen {
    match page {
        Page::Public { moved_to: None, .. } => {
            let saw = format!("`{name}` links to {repository}, which is public");
            Seen::good("repository", saw)
        }
        Page::Public {
            moved_to: Some(other),
            ..
        } => {
            let saw =
                format!("`{name}` links to {repository}, which is {other} by now, and public");
            Seen::good("repository", saw)
        }
        Page::Hidden => {
            let saw = format!("`{name}` links to {repository}, which is private or gone");
            let hint = "make it public, where it is yours: staff look at it from outside";
            Seen::bad("repository", saw).hint(hint)
        }
        Page::Unknown(why) => {
            let saw = format!(
                "`{name}` links to {repository}; whether that is a public repository is not known: {why}"
            );
            Seen::unknown("repository", saw)
        }
    }
}

fn push(repository: &Repository, is_archived: bool, pushes: &[(Push, Tried)]) -> (Seen, Standing) {
    let by_hand = format!(
        "try it by hand, in a clone: `git push --dry-run {} HEAD:refs/heads/{TRIAL}`",
        repository.url()
    );
    let tried = pushes
        .iter()
        .find(|(push, _)| push.repository == *repository)
        .map(|(_, tried)| tried);
    match tried {
        Some(Tried::Taken) => {
            let saw = format!("a branch pushed to {repository} would be taken; none was pushed");
            (Seen::good("push", saw), Standing::Usable)
        }
        Some(Tried::Refused(words)) if is_archived || is_final(words) => {
            let saw = format!("a branch pushed to {repository} would be refused: {words}");
            let hint = if is_archived {
                "it looks archived: take it out of the archive for the time of the recovery"
            } else {
                "ask for the right to push there, or log in to git as somebody who has it"
            };
            (Seen::bad("push", saw).hint(hint), Standing::None)
        }
        Some(Tried::Refused(why) | Tried::Not(why)) => {
            let saw =
                format!("whether a branch could be pushed to {repository} is not known: {why}");
            (Seen::unknown("push", saw).hint(by_hand), Standing::Unknown)
        }
        None => {
            let saw = format!("whether a branch could be pushed to {repository} was not tried");
            (Seen::unknown("push", saw).hint(by_hand), Standing::Unknown)
        }
    }
}

/// Whether git was known and refused all the same; who only could not log in may have the right.
fn is_final(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    let has = |text: &str| words.contains(text);
    has("denied to")
        || has("error: 403")
        || has("archived")
        || has("read-only")
        || has("not allowed")
}

/// What pages of forges say of a repository that is kept as it is.
const ARCHIVED: [&str; 3] = [
    "This repository was archived by the owner",
    "This repository has been archived by the owner",
    "This is an archived project",
];
