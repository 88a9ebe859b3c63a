//! The service of breaches: how it is asked, and what its refusals mean.

use crate::config::Config;
use crate::date::Date;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::api;
use crate::options::api::ApiOptions;
use crate::options::site_lists;
use crate::ports::Ports;
use crate::ports::web_api::ApiService;
use crate::ports::web_api::Question;
use crate::ports::web_api::Reply;
use crate::sites::breach_list::BreachList;

/// The service of breaches, and how it is asked.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct ServiceOptions {
    /// A service that speaks version 3 of the API, instead of haveibeenpwned.com
    #[arg(long, value_name = "URL", help_heading = "Asking")]
    api: Option<String>,
    #[command(flatten)]
    asking: ApiOptions,
}

/// Where the public list of breaches comes from.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct ListOptions {
    /// Open no socket: answer from the list that `doorkey data update` has kept
    #[arg(long, help_heading = "Asking")]
    offline: bool,
    #[command(flatten)]
    service: ServiceOptions,
}

/// A list, where it came from, and what should be known of it.
pub(super) struct Listed {
    pub(super) list: BreachList,
    pub(super) from: String,
    pub(super) notes: Vec<String>,
    /// Why what is not in it may have happened all the same.
    pub(super) doubts: Vec<String>,
}

impl ServiceOptions {
    pub(super) fn service(&self, config: &Config) -> ApiService {
        let (flag, setting) = (self.api.as_ref(), config.breaches.as_ref());
        self.asking.service(flag, setting, api::BREACHES)
    }
}

impl ListOptions {
    /// All breaches.
    pub(super) fn read(&self, ports: &Ports<'_>, config: &Config) -> Result<Listed, Failure> {
        let mut listed = if self.offline {
            kept(ports)?
        } else {
            self.ask(ports, config)?
        };
        let (bad, any) = (listed.list.bad(), listed.list.of_any_site());
        if bad > 0 {
            let note = format!("{bad} rows of the list cannot be read and were passed over");
            listed.notes.push(note);
        }
        if any > bad {
            let note = format!(
                "{} rows of the list do not say which site they are of",
                any - bad
            );
            listed.notes.push(note);
        }
        Ok(listed)
    }

    fn ask(&self, ports: &Ports<'_>, config: &Config) -> Result<Listed, Failure> {
        let mut service = ports.web_apis.open(&self.service.service(config))?;
        let from = service.name().to_owned();
        let no_answer = |why: &str| {
            Failure::new(
                Kind::Network,
                format!("the breaches cannot be had from {from}"),
            )
            .because(why)
            .hint("`--offline` answers from the list that `doorkey data update` keeps")
        };
        let question = Question {
            path: &["breaches"],
            query: &[],
            key: None,
            entity_tag: None,
        };
        let body = match service.get(&question).map_err(|why| no_answer(&why.0))? {
            Reply::Body { body, .. } => body,
            Reply::Missing => return Err(no_answer("it knows no such list (404)")),
            Reply::NotModified => return Err(no_answer(UNASKED)),
            Reply::Refused {
                status,
                retry_after,
            } => return Err(no_answer(&refusal(status, retry_after))),
        };
        let list = BreachList::parse(&body).map_err(|why| no_answer(&why.to_string()))?;
        if list.all().is_empty() && list.bad() > 0 {
            return Err(no_answer("none of its rows can be read"));
        }
        if list.all().is_empty() {
            return Err(no_answer("the list is empty"));
        }
        Ok(Listed {
            doubts: site_lists::unread(&list).into_iter().collect(),
            list,
            from,
            notes: Vec::new(),
        })
    }
}

/// The list that is kept here.
fn kept(ports: &Ports<'_>) -> Result<Listed, Failure> {
    let Some((kept, list)) = site_lists::breaches(ports)? else {
        let what = "no list of breaches is kept here";
        return Err(Failure::new(Kind::Incomplete, what).hint("`doorkey data update` fetches it"));
    };
    let day = Date::at(kept.checked);
    Ok(Listed {
        doubts: site_lists::doubts(&kept, &list, ports.clock.now()),
        list,
        from: "the list that is kept here".to_owned(),
        notes: vec![format!(
            "the list is of {day}; what came after it is not in it"
        )],
    })
}

/// What a status that is no answer means.
pub(super) fn refusal(status: u16, retry_after: Option<u64>) -> String {
    match (status, retry_after) {
        (400, _) => "it says that the question is not one it takes (400)".to_owned(),
        (401, _) => "it does not take the key (401)".to_owned(),
        (403, _) => "it refuses this: the key does not allow it, or the service does not like the caller (403)".to_owned(),
        (429, Some(1)) => "it asks for patience (429): again in 1 second".to_owned(),
        (429, Some(wait)) => format!("it asks for patience (429): again in {wait} seconds"),
        (429, None) => "it asks for patience (429), and does not say how long".to_owned(),
        (301..=303 | 307 | 308, _) => format!("redirected elsewhere ({status}), not followed"),
        (500..=599, Some(wait)) => format!("it is out of order ({status}); it says: again in {wait} seconds"),
        (500..=599, None) => format!("it is out of order ({status})"),
        _ => format!("it answered with status {status}"),
    }
}

pub(super) const UNASKED: &str = "it says that nothing changed, which nobody asked (304)";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_what_to_do_and_when() {
        for (status, wait, words) in [
            (401, None, "does not take the key"),
            (403, None, "does not allow it"),
            (429, Some(7), "again in 7 seconds"),
            (429, None, "does not say how long"),
            (503, Some(9), "again in 9 seconds"),
            (302, None, "not followed"),
            (418, None, "status 418"),
        ] {
            assert!(refusal(status, wait).contains(words), "{status}");
        }
    }
}
