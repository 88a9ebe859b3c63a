//! The projects of the account as a request names them, and what they can prove.

use crate::request::draft::inert;
use crate::request::draft::repository;
use crate::request::facts::Facts;
use crate::request::facts::Project;
use crate::request::lint::Audience;

/// A line for each project, up to a few, and one on whether a branch can be pushed.
pub(super) fn lines(facts: &Facts, audience: Audience) -> Vec<String> {
    // Staff pick one with a repository: those come first.
    let (with, without): (Vec<&Project>, Vec<_>) = facts
        .projects
        .iter()
        .partition(|project| project.repository.is_some());
    let some = with.iter().chain(&without).take(MOST);
    let mut lines: Vec<_> = some.map(|project| line(project, audience)).collect();
    let more = facts.projects.len().saturating_sub(MOST);
    if more > 0 {
        lines.push(format!("and {more} more"));
    }
    if lines.is_empty() && facts.is("has_projects", "no") {
        lines.push("Projects: none".to_owned());
    }
    lines.extend(proof(facts, with.len()));
    lines
}

fn line(project: &Project, audience: Audience) -> String {
    let name = match audience {
        Audience::Public if inert::shows_address(&project.name) => {
            "(left out here: its name looks like a mail address)".to_owned()
        }
        Audience::Public => inert::code(&project.name),
        Audience::Private => inert::seen(&project.name),
    };
    let Some(repository) = &project.repository else {
        return format!("Project: {name}");
    };
    match (repository::link(repository), audience) {
        (Some(link), Audience::Public) => {
            format!("Project: {name}, repository {}", repository::shown(&link))
        }
        (Some(link), Audience::Private) => format!("Project: {name}, repository {link}"),
        (None, _) => format!("Project: {name} (its repository has no public link)"),
    }
}

/// Whether a branch can be pushed: it is the proof that staff ask for.
fn proof(facts: &Facts, repositories: usize) -> Option<String> {
    let says = match (facts.word("repository"), repositories) {
        ("usable", 0) => "I can push a branch to the public repository of a project",
        ("usable", 1) => "I can push a branch to this repository",
        ("usable", _) => "I can push a branch to one of these repositories",
        ("none", _) if facts.is("has_projects", "no") => return None,
        ("none", _) => "no project links to a public repository to which I can push",
        _ => return None,
    };
    Some(format!("Proof: {says}"))
}

/// More than staff would look at.
const MOST: usize = 5;
