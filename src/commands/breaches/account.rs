//! `doorkey breaches account`: whether an address is in a breach, a paste, or the log of a thief.

use crate::commands::breaches::asked::ServiceOptions;
use crate::commands::breaches::asked::UNASKED;
use crate::commands::breaches::asked::refusal;
use crate::commands::breaches::list::LICENCE;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::api_key::ApiKeyOptions;
use crate::options::site_lists;
use crate::ports::Ports;
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
use crate::sites::breach_list::Breach;
use crate::sites::breach_list::BreachList;
use crate::told::Fact;
use crate::told::Told;

/// Ask whether a mail address is in a breach, in a paste, or in what thieves logged on people's machines
///
/// With a key the whole address is sent to the service, over HTTPS; this is said before. By its prefix only six hex digits
/// of its digest are sent, which many addresses share: that answers for breaches alone, and not every service or key
/// offers it. Without a key the prefix is tried first. Exit code 1 where anything was found, 3 where a part of the
/// answer is missing and nothing was found.
#[derive(clap::Args, Clone, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(super) struct OfAccount {
    /// The mail address
    #[arg(value_name = "ADDRESS")]
    address: String,
    /// What is sent of the address
    #[arg(long, value_name = "WHAT", default_value = "auto")]
    by: By,
    #[command(flatten)]
    key: ApiKeyOptions,
    #[command(flatten)]
    service: ServiceOptions,
}

/// What is sent of the address.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum By {
    /// The prefix where there is no key; where that is not answered, or with a key, the address
    Auto,
    /// All of it, with a key
    Address,
    /// Six hex digits of its digest, with a key or without
    Prefix,
}

/// The service, and what opens it.
struct Asked<'a> {
    service: Box<dyn WebApi>,
    key: Option<Secret>,
    address: &'a str,
}

impl OfAccount {
    pub(super) fn run(
        self,
        ports: &mut Ports<'_>,
        config: &Config,
        say: &mut dyn FnMut(&str),
    ) -> Result<Told, Failure> {
        let address = address(&self.address)?;
        let key = self.key.given(ports)?;
        let mut asked = Asked {
            service: ports.web_apis.open(&self.service.service(config))?,
            key,
            address,
        };
        let host = asked.service.name().to_owned();
        let is_by_prefix = self.by == By::Prefix || (self.by == By::Auto && asked.key.is_none());
        let mut notes = Vec::new();
        if is_by_prefix {
            let (answer, names) = asked.by_prefix();
            let is_refused = matches!(answer, Prefixed::Refused(_));
            if !is_refused || self.by == By::Prefix {
                let account = by_prefix(ports, address, answer, names, &mut notes);
                return Ok(told(&host, account, notes));
            }
            notes.push(format!("{host} does not answer by prefix without a key"));
        }
        if asked.key.is_none() {
            match ApiKeyOptions::ask(ports, &host) {
                Ok(key) => asked.key = Some(key),
                // There is no terminal; what could be asked without a key was asked.
                Err(Failure {
                    kind: Kind::Cancelled,
                    hint: Some(_),
                    ..
                }) if self.by == By::Auto => {
                    let answer = Prefixed::Refused(NO_KEY.to_owned());
                    let account = by_prefix(ports, address, answer, Vec::new(), &mut notes);
                    return Ok(told(&host, account, notes));
                }
                Err(failure) => return Err(failure),
            }
        }
        say(&format!(
            "the whole address is sent to {host}; `--by prefix` sends six hex digits of its digest instead"
        ));
        Ok(told(&host, asked.by_address(), notes))
    }
}

/// How the question by prefix went.
enum Prefixed {
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
    fn by_prefix(&mut self) -> (Prefixed, Vec<String>) {
        let digest = AddressDigest::of(self.address);
        let prefix = digest.prefix().to_string();
        let unknown = |why: String| (Prefixed::Known(Answer::Unknown(why)), Vec::new());
        match self.part(&["breachedaccount", "range", &prefix], &[]) {
            Ok(Some(body)) => match account::in_range(&body, &digest) {
                Ok(names) if names.is_empty() => (Prefixed::Known(Answer::Clear), names),
                Ok(names) => (Prefixed::Known(Answer::Found(names.len())), names),
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
    fn by_address(mut self) -> Account {
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
        account
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
    let count = match name {
        BREACHES => BreachList::parse(body).map(|list| {
            account.breaches = list.into_all();
            account.breaches.len()
        }),
        PASTES => account::pastes(body).map(|pastes| {
            account.pastes = pastes;
            account.pastes.len()
        }),
        _ => account::stealer_logs(body).map(|sites| {
            account.stealer_logs = sites;
            account.stealer_logs.len()
        }),
    };
    match count {
        // Who has nothing to say says 404.
        Ok(0) => Answer::Unknown("the answer is empty, which is no answer".to_owned()),
        Ok(count) => Answer::Found(count),
        Err(why) => Answer::Unknown(why.to_string()),
    }
}

/// The account by what its prefix told, with what the kept list knows of each breach.
fn by_prefix(
    ports: &Ports<'_>,
    address: &str,
    answer: Prefixed,
    names: Vec<String>,
    notes: &mut Vec<String>,
) -> Account {
    let answer = match answer {
        Prefixed::Known(answer) => answer,
        Prefixed::Refused(why) => Answer::Unknown(why),
    };
    let listed = site_lists::breaches(ports).ok().flatten();
    if listed.is_none() && !names.is_empty() {
        notes.push("`doorkey data update` keeps a list that tells more of each breach".to_owned());
    }
    let breaches = names.into_iter().map(|name| {
        let known = listed.as_ref().and_then(|(_, list)| list.named(&name));
        known.cloned().unwrap_or_else(|| Breach {
            title: name.clone(),
            name,
            ..Breach::default()
        })
    });
    let unasked = |name| Part {
        name,
        answer: Answer::NotAsked("it is answered for a whole address only"),
    };
    Account {
        address: address.to_owned(),
        sent: Sent::Prefix,
        breaches: breaches.collect(),
        parts: vec![
            Part {
                name: BREACHES,
                answer,
            },
            unasked(PASTES),
            unasked(STEALER_LOGS),
        ],
        pastes: Vec::new(),
        stealer_logs: Vec::new(),
    }
}

fn told(host: &str, account: Account, notes: Vec<String>) -> Told {
    let what = match (account.is_found(), account.is_incomplete()) {
        (true, _) => "is known",
        (false, true) => "may be known: not all could be told",
        (false, false) => "is not known",
    };
    let sent = match account.sent {
        Sent::Address => "the whole address was sent",
        Sent::Prefix => "six hex digits of its digest were sent",
    };
    let mut told = Told::default().say(format!("{} {what} ({host}; {sent})", account.address));
    told.notes = notes;
    if account.is_found() {
        told.notes.push(LICENCE.to_owned());
    }
    told.found = account.is_found();
    told.fact(Fact::Account(Box::new(account)))
}

/// The address without spaces around it.
fn address(text: &str) -> Result<&str, Failure> {
    let text = text.trim();
    let is_plain = |char: char| !char.is_whitespace() && !char.is_control();
    let parts = text.rsplit_once('@');
    let is_address = parts.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
    if is_address && text.len() <= MAX_ADDRESS && text.chars().all(is_plain) {
        return Ok(text);
    }
    Err(
        Failure::new(Kind::Usage, "the account is not a mail address")
            .hint("write it as `you@example.org`"),
    )
}

fn path(part: &str) -> &'static str {
    match part {
        BREACHES => "breachedaccount",
        PASTES => "pasteaccount",
        _ => "stealerlogsbyemail",
    }
}

const BREACHES: &str = "breaches";
const PASTES: &str = "pastes";
const STEALER_LOGS: &str = "stealer_logs";
const PARTS: [&str; 3] = [BREACHES, PASTES, STEALER_LOGS];
const HEADER: &str = "hibp-api-key";
const MAX_ADDRESS: usize = 320;
const NO_KEY: &str =
    "it wants a key, and none was given: DOORKEY_HIBP_KEY, `--key-env NAME`, `--key-fd N`";

const EXAMPLES: &str = "\
Examples:
  doorkey breaches account you@example.org                         asks for the key where one is needed
  doorkey breaches account you@example.org --key-fd 3 3< key       the key from a file
  doorkey breaches account you@example.org --by prefix             the address does not leave this machine";
