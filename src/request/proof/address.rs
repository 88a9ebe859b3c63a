//! Whether the new address will do: not refused, and on a domain that takes mail and will go on to.

use serde::Deserialize;

use crate::recipes::Recipe;
use crate::request::facts::Facts;
use crate::request::new_address;
use crate::request::proof::Asked;
use crate::request::proof::Seen;
use crate::request::proof::domain;
use crate::request::proof::plan;
use crate::request::proof::plan::Subject;

/// An answer of DNS in JSON.
/// Source: <https://developers.google.com/speed/public-dns/docs/doh/json>.
#[derive(Deserialize)]
struct Dns {
    #[serde(rename = "Status")]
    status: u32,
    #[serde(rename = "TC", default)]
    is_cut: bool,
    #[serde(rename = "Answer", default)]
    answers: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    #[serde(rename = "type")]
    kind: u32,
    data: String,
}

/// The domain of the new address that is worth asking about: one that is not refused anyway.
pub(super) fn domain_to_ask(recipe: &Recipe, facts: &Facts) -> Option<String> {
    let (_, domain) = new_address::of(recipe, facts)?.ok()?;
    Some(domain)
}

/// What was seen of the new address, where there is one.
pub(super) fn look(recipe: &Recipe, facts: &Facts, asked: &[Asked], now: u64) -> Vec<Seen> {
    let domain = match new_address::of(recipe, facts) {
        None => return Vec::new(),
        Some(Err(unfit)) => {
            let saw = unfit.says(recipe);
            return vec![Seen::bad("new_address", saw).hint(unfit.hint())];
        }
        Some(Ok((_, domain))) => domain,
    };
    let mut seen = vec![mail_server(&domain, asked)];
    seen.extend(domain::look(&domain, asked, now));
    seen
}

fn mail_server(domain: &str, asked: &[Asked]) -> Seen {
    let unknown = |why: &str| {
        let saw = format!("whether {domain} takes mail is not known: {why}");
        Seen::unknown("new_address", saw)
    };
    let answer = match plan::answer(asked, &Subject::MailServer(domain.to_owned())) {
        None => return unknown("it was not asked"),
        Some((_, Err(why))) => return unknown(why),
        Some((_, Ok(answer))) if answer.status != 200 => {
            return unknown(&format!(
                "the name server answered with status {}",
                answer.status
            ));
        }
        Some((_, Ok(answer))) => answer,
    };
    let Ok(dns) = serde_json::from_slice::<Dns>(&answer.body) else {
        return unknown("the answer of the name server cannot be read");
    };
    let servers = || dns.answers.iter().filter(|row| row.kind == MX);
    // RFC 7505: a dot in the place of a server says that there is no mail.
    let is_null = |row: &Row| row.data.split_whitespace().nth(1) == Some(".");
    let hint = "name an address whose mailbox you can read today";
    match dns.status {
        0 if dns.is_cut => unknown("the answer of the name server was cut short"),
        0 if servers().any(|row| !is_null(row)) => {
            Seen::good("new_address", format!("{domain} takes mail"))
        }
        0 if servers().next().is_some() => Seen::bad(
            "new_address",
            format!("{domain} says that it takes no mail"),
        )
        .hint(hint),
        0 => Seen::bad(
            "new_address",
            format!("{domain} names no server for its mail"),
        )
        .hint(hint),
        NO_SUCH_NAME => Seen::bad("new_address", format!("there is no domain {domain}")).hint(hint),
        code => unknown(&format!("the name server could not tell (code {code})")),
    }
}

/// Source: <https://www.iana.org/assignments/dns-parameters>.
const MX: u32 = 15;
const NO_SUCH_NAME: u32 = 3;
