//! The public issue: each field of the form, and no address.

use url::Url;

use crate::recipes::Field;
use crate::recipes::FieldKind;
use crate::recipes::Purpose;
use crate::recipes::Recipe;
use crate::recipes::Sender;
use crate::request::draft::Block;
use crate::request::draft::Content;
use crate::request::draft::Issue;
use crate::request::draft::inert;
use crate::request::draft::lost;
use crate::request::draft::mail;
use crate::request::draft::projects;
use crate::request::draft::sentence;
use crate::request::facts::Facts;
use crate::request::facts::Text;
use crate::request::lint::Audience;
use crate::request::triage::Route;

/// The issue of `route`; `None` where its door has none, or the service no form.
#[must_use]
pub fn write(recipe: &Recipe, facts: &Facts, route: &Route) -> Option<Issue> {
    let form = recipe.form.as_ref().filter(|_| route.door.issue)?;
    let mut url = Url::parse(&form.url).ok()?;
    url.query_pairs_mut()
        .clear()
        .append_pair("template", &form.template)
        .append_pair("title", &form.title);
    let block = |field: &Field| Block {
        id: field.id.clone(),
        label: field.label.clone(),
        content: content(field, recipe, facts, route),
    };
    Some(Issue {
        url: url.into(),
        title: form.title.clone(),
        blocks: form.fields.iter().map(block).collect(),
        conduct: (form.conduct.url.clone(), form.conduct.summary.clone()),
    })
}

fn content(field: &Field, recipe: &Recipe, facts: &Facts, route: &Route) -> Content {
    match (field.kind, field.id.as_str()) {
        // Whether it is true only the person knows, and only the person may say so.
        (FieldKind::Checkbox, id) => Content::Box {
            sentence: field.text.clone(),
            honest: match id {
                "recovery_codes" => sentence::codes(facts),
                _ => None,
            },
        },
        (_, "username") => Content::Text(username(recipe, facts)),
        (_, "reason") => Content::Text(reason(recipe, facts, route)),
        // A form that changed: better a blank that is seen than a field that is not there.
        (_, _) => Content::Text(inert::blank(&field.label)),
    }
}

/// In single backticks, as the form asks for it; what looks like an address is left out of what everybody reads.
fn username(recipe: &Recipe, facts: &Facts) -> String {
    match inert::username(facts.text(Text::Username), recipe) {
        Ok(name) if inert::shows_address(&name) => inert::blank("the username"),
        Ok(name) => inert::code(&name),
        Err(what) => inert::blank(&what.replacen("username", "username, in single backticks", 1)),
    }
}

/// One sentence, and a short list. GitHub makes a line break of every line end, so none is wrapped.
fn reason(recipe: &Recipe, facts: &Facts, route: &Route) -> String {
    let service = &recipe.title;
    let mut lines = vec![
        index(recipe),
        format!("Username: {}", username(recipe, facts)),
    ];
    lines.extend(lost::lines(facts, service));
    lines.extend(projects::lines(facts, Audience::Public));
    lines.extend(lost::history(facts, service));
    lines.extend(details(recipe));
    lines.extend(by_mail(recipe, facts, route));
    let mut text = sentence::reason(facts, service);
    text.push('\n');
    for line in lines {
        text.push_str("\n- ");
        text.push_str(&line);
    }
    let purpose = route.door.mail.as_ref().map(|rule| rule.purpose);
    if purpose.is_some_and(|purpose| wants_intent(purpose, recipe, facts)) {
        text.push_str("\n\n");
        text.push_str(INTENT);
    }
    if let Some(honest) = sentence::codes(facts) {
        text.push_str("\n\n");
        text.push_str(&honest);
    }
    text
}

/// Which index it is: the two of PyPI know nothing of each other's accounts.
pub(super) fn index(recipe: &Recipe) -> String {
    let url = recipe
        .addresses
        .get("index")
        .and_then(|index| Url::parse(index).ok());
    match url.as_ref().and_then(Url::host_str) {
        Some(host) => format!("Index: {} ({host})", recipe.title),
        None => format!("Service: {}", recipe.title),
    }
}

/// That a mail is on its way, so that nobody asks for one. Its addresses stand in the mail alone, the
/// staff's as well: a text with no address in it is one that a rule can check.
fn by_mail(recipe: &Recipe, facts: &Facts, route: &Route) -> Option<String> {
    let rule = route.door.mail.as_ref()?;
    let from = match mail::sender(rule.from, facts) {
        Sender::Account => ", from the account's address",
        Sender::New => ", from the address that should take the place of the old one",
        Sender::Any => "",
    };
    Some(format!(
        "Mail: I am writing to {} support at the same time{from}",
        recipe.title
    ))
}

/// What staff ask back about, a blank each.
pub(super) fn details(recipe: &Recipe) -> impl Iterator<Item = String> {
    let details = recipe.details.iter();
    details.map(|detail| format!("{}: {}", detail.label, inert::blank(&detail.blank)))
}

/// Whether the written intent belongs into a request: where staff name no branch, or no repository can take one.
pub(super) fn wants_intent(purpose: Purpose, recipe: &Recipe, facts: &Facts) -> bool {
    let is_for_new = purpose == Purpose::Replace && recipe.follow.branch;
    purpose == Purpose::Intent || is_for_new && facts.is("repository", "none")
}

/// What staff ask for where no repository can prove anything.
pub(super) const INTENT: &str = "I confirm that I want this account back, and I know that a waiting period of seven days comes before that.";
