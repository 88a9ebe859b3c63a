//! From which repository a release was published, where its files say so.

use serde::Deserialize;

use crate::request::proof::Asked;
use crate::request::proof::Seen;
use crate::request::proof::forge;
use crate::request::proof::forge::Link;
use crate::request::proof::forge::Repository;
use crate::request::proof::plan;
use crate::request::proof::plan::Subject;

#[derive(Deserialize)]
struct Provenance {
    attestation_bundles: Vec<Bundle>,
}

#[derive(Deserialize)]
struct Bundle {
    publisher: Publisher,
}

#[derive(Deserialize)]
struct Publisher {
    kind: String,
    repository: Option<String>,
}

/// What the newest file of a project attests; nothing where it attests nothing, which most do.
pub(super) fn look(name: &str, linked: &[Repository], asked: &[Asked]) -> Option<Seen> {
    let (_, answer) = plan::answer(asked, &Subject::Attested(name.to_owned()))?;
    let answer = answer.as_ref().ok().filter(|answer| answer.status == 200)?;
    let Some(repository) = publisher(&answer.body) else {
        let saw =
            format!("from where `{name}` was published is not known: the answer cannot be read");
        return Some(Seen::unknown("attestation", saw));
    };
    let saw = if linked.contains(&repository) {
        format!("the newest release of `{name}` was published from {repository}, as it links to")
    } else {
        format!(
            "the newest release of `{name}` was published from {repository}, to which it does not link"
        )
    };
    Some(Seen::good("attestation", saw))
}

fn publisher(body: &[u8]) -> Option<Repository> {
    let provenance: Provenance = serde_json::from_slice(body).ok()?;
    let publisher = provenance.attestation_bundles.into_iter().next()?.publisher;
    let host = match publisher.kind.as_str() {
        "GitHub" => "github.com",
        "GitLab" => "gitlab.com",
        _ => return None,
    };
    let url = format!("https://{host}/{}", publisher.repository?);
    match forge::link("Source", &url)? {
        Link::Repository(repository) => Some(repository),
        _ => None,
    }
}
