//! What is asked of the service about one address, part by part, and what is made of each answer.

use crate::commands::breaches::asked::UNASKED;
use crate::commands::breaches::asked::refusal;
use crate::ports::web_api::Question;
use crate::ports::web_api::Reply;
use crate::ports::web_api::WebApi;
use crate::secret::Secret;
use crate::sites::account;
use crate::sites::account::Account;
use crate::sites::account::AddressDigest;
use crate::sites::account::Answer;
use crate::sites::account::Part;
use crate::sites::account::Sent;
use crate::sites::breach_list::BreachList;
use crate::sites::unfit::Unfit;

/// The service, and what opens it.
pub(super) struct Asked<'a> {
    pub(super) service: Box<dyn WebApi>,
    /// It is the service itself, and not one that its owner named.
    pub(super) is_usual: bool,
    pub(super) key: Option<Secret>,
    pub(super) address: &'a str,
}

/// How the question by prefix went.
pub(super) enum Prefixed {
    Known(Answer),
    /// Not without a key, or not with this one.
    Refused(String),
}

impl Asked<'_> {
    /// Ask one part; `None` where the service knows of nothing.
    fn part(&mut self, path: &[&str], query: &[(&str, &str)]) -> Result<Option<Vec<u8>>, Refusal> {
        let key = self.key.as_ref().map(|key| (HEADER, key));
        let question = Question {
            path,
            query,
            key,
            entity_tag: None,
        };
        match self.service.get(&question) {
            Ok(Reply::Body { body, .. }) => Ok(Some(body)),
            Ok(Reply::Missing) => Ok(None),
            Ok(Reply::NotModified) => Err(Refusal::for_now(UNASKED)),
            Ok(Reply::Refused {
                status,
                retry_after,
            }) => Err(Refusal {
                status: Some(status),
                why: refusal(status, retry_after),
            }),
            Err(why) => Err(Refusal::for_now(&why.0)),
        }
    }

    /// The names of the breaches under the digest of the address.
    pub(super) fn by_prefix(&mut self) -> (Prefixed, Vec<String>) {
        let digest = AddressDigest::of(self.address);
        let prefix = digest.prefix().to_string();
        let unknown = |why: String| (Prefixed::Known(Answer::Unknown(why)), Vec::new());
        match self.part(&["breachedaccount", "range", &prefix], &[]) {
            Ok(Some(body)) => match account::in_range(&body, &digest) {
                Ok(names) if names.rows.is_empty() => (Prefixed::Known(Answer::Clear), Vec::new()),
                Ok(names) => {
                    let answer = Answer::Found {
                        count: names.rows.len(),
                        passed_over: names.passed_over,
                    };
                    (Prefixed::Known(answer), names.rows)
                }
                Err(why) => unknown(why.to_string()),
            },
            // Every prefix has an answer where such questions are taken.
            Ok(None) => (
                Prefixed::Refused("it takes no questions by prefix (404)".to_owned()),
                Vec::new(),
            ),
            Err(refusal) if matches!(refusal.status, Some(401 | 403)) => {
                (Prefixed::Refused(refusal.why), Vec::new())
            }
            Err(refusal) => unknown(refusal.why),
        }
    }

    /// All three parts.
    pub(super) fn by_address(&mut self) -> Account {
        let address = self.address.to_owned();
        let mut account = Account {
            address: address.clone(),
            sent: Sent::Address,
            parts: Vec::new(),
            breaches: Vec::new(),
            pastes: Vec::new(),
            stealer_logs: Vec::new(),
        };
        // A key that is not taken, or a wish for patience, is not mended by asking more.
        let mut stopped: Option<String> = None;
        for name in PARTS {
            if let Some(why) = &stopped {
                let answer = Answer::Unknown(why.clone());
                account.parts.push(Part { name, answer });
                continue;
            }
            let query: &[(&str, &str)] = match name {
                BREACHES => &[("truncateResponse", "false")],
                _ => &[],
            };
            let answer = match self.part(&[path(name), &address], query) {
                Ok(None) => Answer::Clear,
                Ok(Some(body)) => found(&mut account, name, &body),
                Err(refusal) => {
                    if matches!(refusal.status, Some(401 | 429) | None) {
                        stopped = Some(refusal.why.clone());
                    }
                    Answer::Unknown(refusal.why)
                }
            };
            account.parts.push(Part { name, answer });
        }
        settle(&mut account);
        if !self.is_usual {
            self.doubt(&mut account);
        }
        account
    }

    /// Whatever answers at a wrong address can say of everything that it is not there. What the service has for everybody
    /// is asked for, before what it says is not there is believed.
    fn doubt(&mut self, account: &mut Account) {
        let is_clear = |part: &&mut Part| part.answer == Answer::Clear;
        if !account.parts.iter_mut().any(|part| is_clear(&part)) {
            return;
        }
        self.key = None;
        let classes = self.part(&["dataclasses"], &[]).ok().flatten();
        if classes.is_some_and(|body| account::stealer_logs(&body).is_ok()) {
            return;
        }
        for part in account.parts.iter_mut().filter(is_clear) {
            part.answer = Answer::Unknown(NOT_THE_SERVICE.to_owned());
        }
    }
}

/// Logs of thieves are for who pays for more, or has shown that the domain is theirs: that a key does not reach them is no
/// fault of the run, once it has been good for the rest.
fn settle(account: &mut Account) {
    let is_answered = |part: &Part| {
        part.name == STEALER_LOGS || matches!(part.answer, Answer::Found { .. } | Answer::Clear)
    };
    if account.parts.iter().all(is_answered)
        && let Some(logs) = account
            .parts
            .iter_mut()
            .find(|part| part.name == STEALER_LOGS)
        && logs.answer == Answer::Unknown(refusal(403, None))
    {
        logs.answer = Answer::NotAsked(NOT_ALLOWED);
    }
}

/// Why a part has no answer.
struct Refusal {
    /// `None` where no answer came at all.
    status: Option<u16>,
    why: String,
}

impl Refusal {
    fn for_now(why: &str) -> Self {
        Self {
            status: None,
            why: why.to_owned(),
        }
    }
}

/// Put what an answer holds into the account.
fn found(account: &mut Account, name: &str, body: &[u8]) -> Answer {
    let found = match name {
        BREACHES => BreachList::parse(body).map(|list| {
            let passed_over = list.bad();
            account.breaches = list.into_all();
            (account.breaches.len(), passed_over)
        }),
        PASTES => account::pastes(body).map(|pastes| {
            account.pastes = pastes.rows;
            (account.pastes.len(), pastes.passed_over)
        }),
        _ => account::stealer_logs(body).map(|sites| {
            account.stealer_logs = sites.rows;
            (account.stealer_logs.len(), sites.passed_over)
        }),
    };
    match found {
        // Who has nothing to say says 404.
        Ok((0, 0)) => Answer::Unknown("the answer is empty, which is no answer".to_owned()),
        Ok((0, bad)) => Answer::Unknown(Unfit::BadRows(bad, bad).to_string()),
        Ok((count, passed_over)) => Answer::Found { count, passed_over },
        Err(why) => Answer::Unknown(why.to_string()),
    }
}

fn path(part: &str) -> &'static str {
    match part {
        BREACHES => "breachedaccount",
        PASTES => "pasteaccount",
        _ => "stealerlogsbyemail",
    }
}

pub(super) const BREACHES: &str = "breaches";
pub(super) const PASTES: &str = "pastes";
pub(super) const STEALER_LOGS: &str = "stealer_logs";
const PARTS: [&str; 3] = [BREACHES, PASTES, STEALER_LOGS];
const HEADER: &str = "hibp-api-key";
const NOT_ALLOWED: &str = "your key does not allow it: that takes a larger subscription, or a domain that is known as yours";
const NOT_THE_SERVICE: &str = "it says that there is nothing (404), and has no list of classes of data: check the address that `--api` gives";
