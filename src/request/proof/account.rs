//! What the public page of an account says: that the name is right, and which projects it has.

use crate::request::facts::Facts;
use crate::request::facts::Text;
use crate::request::proof::Answer;
use crate::request::proof::Asked;
use crate::request::proof::Seen;
use crate::request::proof::plan;
use crate::request::proof::plan::Subject;

/// Whether the username is one, exactly.
pub(super) fn username(facts: &Facts, asked: &[Asked]) -> Seen {
    let Some(name) = facts.text(Text::Username) else {
        return Seen::unknown(USERNAME, "the username is not named")
            .hint("name it: `--username NAME`");
    };
    if !plan::is_username(name) {
        return Seen::bad(USERNAME, "this cannot be a username of the index").hint(
            "a username is not a mail address; it has letters, digits, `.`, `-` and `_` only",
        );
    }
    let unknown = |why: &str| {
        let saw = format!("whether there is a user `{name}` is not known: {why}");
        Seen::unknown(USERNAME, saw)
    };
    match plan::answer(asked, &Subject::Profile) {
        None => unknown("it was not asked"),
        Some((_, Err(why))) => unknown(why),
        Some((_, Ok(answer))) => match answer.status {
            404 => Seen::bad(USERNAME, format!("the index knows no user `{name}`"))
                .hint("look for dots and dashes, and at the page of a project of yours: it names its owners"),
            200 => match spelling(answer) {
                Some(other) if other == name && is_profile(answer, name) => {
                    Seen::good(USERNAME, format!("there is a user `{name}`"))
                }
                Some(other) if other.eq_ignore_ascii_case(name) && is_profile(answer, &other) => {
                    Seen::bad(USERNAME, format!("the index spells it `{other}`"))
                        .hint("write it exactly like that in the request")
                }
                _ => unknown("what came is not the page of a user"),
            },
            status => unknown(&format!("it answered with status {status}")),
        },
    }
}

/// The name in the address that answered: another spelling is redirected to the right one.
fn spelling(answer: &Answer) -> Option<String> {
    let path = answer.at.split(['?', '#']).next()?;
    let (before, name) = path.trim_end_matches('/').rsplit_once('/')?;
    (before.ends_with("/user") && plan::is_username(name)).then(|| name.to_owned())
}

/// Whether the page is about the user: a page that only wants to see a browser first is not.
fn is_profile(answer: &Answer, name: &str) -> bool {
    let body = String::from_utf8_lossy(&answer.body);
    let is_of_a_name = |char: char| char.is_ascii_alphanumeric() || "-_.".contains(char);
    body.match_indices(name).any(|(at, _)| {
        let before = body.get(..at).and_then(|text| text.chars().next_back());
        let after = body.get(at + name.len()..);
        let after = after.and_then(|text| text.chars().next());
        !before.is_some_and(is_of_a_name) && !after.is_some_and(is_of_a_name)
    })
}

/// What to say where no project is named.
pub(super) fn no_projects(facts: &Facts) -> Seen {
    if facts.is("has_projects", "no") {
        return Seen::bad(
            "project",
            "the account has no project, so no repository can prove anything",
        )
        .hint("the written intent and seven days take its place");
    }
    Seen::unknown("project", "no project of the account is named")
        .hint("name one: `--project NAME`")
}

/// Projects that the page of the account lists and that the facts do not name.
pub(super) fn others(facts: &Facts, asked: &[Asked]) -> Vec<String> {
    let Some((_, Ok(answer))) = plan::answer(asked, &Subject::Profile) else {
        return Vec::new();
    };
    let is_named = |name: &str| {
        let mut projects = facts.projects.iter();
        projects.any(|project| plan::normal(&project.name) == plan::normal(name))
    };
    let body = String::from_utf8_lossy(&answer.body);
    let mut others: Vec<String> = Vec::new();
    for rest in body.split("href=\"/project/").skip(1).take(MOST_LINKS) {
        let name = rest.split(['/', '"']).next().unwrap_or_default();
        let is_new = plan::is_username(name) && !is_named(name);
        if answer.status == 200 && is_new && !others.iter().any(|known| known == name) {
            others.push(name.to_owned());
        }
    }
    others
}

/// That the account has more projects than were named.
pub(super) fn more(others: &[String]) -> Option<Seen> {
    let shown: Vec<_> = others.iter().take(5).map(String::as_str).collect();
    if shown.is_empty() {
        return None;
    }
    let saw = format!(
        "the account has projects that were not looked at: `{}`",
        shown.join("`, `")
    );
    let hint = "name them too (`--project NAME`): staff pick the one whose repository they can see";
    Some(Seen::good("more_projects", saw).hint(hint))
}

/// The name of what is found of the username.
pub(super) const USERNAME: &str = "username";
const MOST_LINKS: usize = 200;
