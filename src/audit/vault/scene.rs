//! What the checks look at: the entries that count, whose accounts they are, and which passwords are the same.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::audit::vault::address::Address;
use crate::audit::vault::address::Scheme;
use crate::audit::vault::known::Known;
use crate::audit::vault::known::Site;
use crate::audit::vault::score;
use crate::audit::vault::score::Strength;
use crate::date::SECONDS_OF_A_DAY;
use crate::secret::Secret;
use crate::vault::entry::Entry;
use crate::vault::entry::Kind;
use crate::vault::entry::Vault;

/// One file and all that was read of it.
#[derive(Debug, Default)]
pub struct Source {
    /// Its name, as its owner gave it.
    pub file: String,
    /// What was read of it.
    pub vault: Vault,
}

/// All entries that are checked.
pub struct Scene<'a> {
    /// What is known beside them.
    pub known: &'a Known<'a>,
    /// The entries, file by file, in the order of the files.
    pub subjects: Vec<Subject<'a>>,
    /// The distinct passwords that are not empty, in the order in which they come.
    pub passwords: Vec<Password<'a>>,
    /// How strong they are: known once somebody asks.
    strengths: OnceLock<Vec<Option<Strength>>>,
}

/// One entry that is checked.
pub struct Subject<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// Which file it is of, from 0.
    pub file: usize,
    /// Which entry of its file it is, from 0.
    pub number: usize,
    /// Where its addresses lead.
    pub addresses: Vec<Address>,
    /// Whose account it is: entries of one user at one site have one number.
    pub account: usize,
    /// Its password, by its number; `None` where it has none, or an empty one.
    pub password: Option<usize>,
    /// What is known of its site.
    pub site: Option<Site>,
}

/// One password, and who has it.
pub struct Password<'a> {
    /// The password.
    pub secret: &'a Secret,
    /// The entries that have it, by their numbers.
    pub subjects: Vec<usize>,
}

impl<'a> Scene<'a> {
    /// Take in what was read.
    #[must_use]
    pub fn new(sources: &'a [Source], known: &'a Known<'a>) -> Self {
        let mut subjects = Vec::new();
        let mut passwords: Vec<Password<'a>> = Vec::new();
        // The table is keyed at random for each run and holds no copy.
        let mut by_password: HashMap<&[u8], usize> = HashMap::new();
        let mut accounts: HashMap<Account, usize> = HashMap::new();
        for (file, source) in sources.iter().enumerate() {
            for (number, entry) in source.vault.entries.iter().enumerate() {
                if !is_checked(entry) {
                    continue;
                }
                let addresses: Vec<_> = entry
                    .urls
                    .iter()
                    .take(MAX_URLS)
                    .filter_map(|url| Address::parse(url))
                    .collect();
                let next = accounts.len();
                let account = *accounts
                    .entry(account(entry, &addresses, subjects.len()))
                    .or_insert(next);
                let secret = entry.password.as_ref().filter(|secret| !secret.is_empty());
                let password = secret.map(|secret| {
                    let at = *by_password.entry(secret.reveal()).or_insert_with(|| {
                        passwords.push(Password {
                            secret,
                            subjects: Vec::new(),
                        });
                        passwords.len() - 1
                    });
                    if let Some(password) = passwords.get_mut(at) {
                        password.subjects.push(subjects.len());
                    }
                    at
                });
                let site = known.sites.as_ref().ok();
                let site = site.and_then(|sites| hosts(&addresses).find_map(|host| sites.of(host)));
                subjects.push(Subject {
                    entry,
                    file,
                    number,
                    addresses,
                    account,
                    password,
                    site,
                });
            }
        }
        Self {
            known,
            subjects,
            passwords,
            strengths: OnceLock::new(),
        }
    }

    /// The subjects that have a password, each with it.
    pub fn with_password(&self) -> impl Iterator<Item = (usize, &Subject<'a>, &'a Secret)> {
        let subjects = self.subjects.iter().enumerate();
        subjects.filter_map(|(at, subject)| {
            let secret = self.passwords.get(subject.password?)?.secret;
            Some((at, subject, secret))
        })
    }

    /// How strong the password of each subject is, in their order.
    pub fn strengths(&self) -> &[Option<Strength>] {
        self.strengths.get_or_init(|| {
            let mut strengths = vec![None; self.subjects.len()];
            for (at, strength) in score::all(self) {
                if let Some(place) = strengths.get_mut(at) {
                    *place = Some(strength);
                }
            }
            strengths
        })
    }

    /// How many accounts `subjects` are of.
    #[must_use]
    pub fn accounts(&self, subjects: &[usize]) -> usize {
        let mut accounts: Vec<_> = subjects
            .iter()
            .filter_map(|&at| self.subjects.get(at))
            .map(|it| it.account)
            .collect();
        accounts.sort_unstable();
        accounts.dedup();
        accounts.len()
    }
}

impl Subject<'_> {
    /// Hosts of the web that it is for.
    pub fn hosts(&self) -> impl Iterator<Item = &str> {
        hosts(&self.addresses)
    }

    /// Whom it logs in; empty where it does not say.
    #[must_use]
    pub fn user(&self) -> &str {
        user(self.entry)
    }

    /// When its password was set, as far as anything tells at `now`: the moment itself, then the life of the entry.
    #[must_use]
    pub fn password_since(&self, now: u64) -> Since {
        let entry = self.entry;
        let set = past(entry.password_changed, now);
        // What claims to be set in the future was set at some time: when, only the life of the entry bounds.
        match (set, past(entry.changed, now).or(self.created(now))) {
            (Some(at), _) => Since::Known(at),
            (None, Some(at)) => Since::NotAfter(at),
            (None, None) => Since::Unknown,
        }
    }

    /// When it was made, as far as anything tells at `now`.
    #[must_use]
    pub fn created(&self, now: u64) -> Option<u64> {
        past(self.entry.created, now)
    }
}

/// A time that is not after `now`: no clock that was right has written one that is. A day is let pass, as exports have
/// times without a zone.
#[must_use]
pub fn past(time: Option<u64>, now: u64) -> Option<u64> {
    time.filter(|&at| at <= now.saturating_add(SECONDS_OF_A_DAY))
}

/// How long an entry has had its password.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Since {
    /// It was set then.
    Known(u64),
    /// The entry was changed then for the last time: it was set then or before.
    NotAfter(u64),
    /// Nothing tells.
    Unknown,
}

/// Whether an entry is looked at: a login, or whatever else has a password, unless its owner left it out.
#[must_use]
pub fn is_checked(entry: &Entry) -> bool {
    is_audited(entry) && !entry.is_left_out
}

/// Whether an entry is one that an audit is about.
#[must_use]
pub fn is_audited(entry: &Entry) -> bool {
    entry.kind == Kind::Login
        || entry
            .password
            .as_ref()
            .is_some_and(|secret| !secret.is_empty())
}

/// Whom an entry logs in.
fn user(entry: &Entry) -> &str {
    match entry.username.trim() {
        "" => entry.email.trim(),
        name => name,
    }
}

fn hosts(addresses: &[Address]) -> impl Iterator<Item = &str> {
    let web = addresses
        .iter()
        .filter(|address| address.scheme != Scheme::App);
    web.map(|address| address.host.as_str())
}

/// What two entries of one account have in common.
#[derive(PartialEq, Eq, Hash)]
enum Account {
    /// The host, and the user.
    At(String, String),
    /// The title, where there is no address, and the user.
    Titled(String, String),
    /// Nothing: an entry that does not say whose it is, is one of its own.
    Alone(usize),
}

/// Whose account an entry is. Hosts of one domain can have many owners, so that only those are one site which are
/// the same, or are known to be one login.
fn account(entry: &Entry, addresses: &[Address], number: usize) -> Account {
    let user = user(entry).to_lowercase();
    let title = entry.title.trim().to_lowercase();
    match addresses.first() {
        Some(address) => Account::At(login_host(address).to_owned(), user),
        None if title.is_empty() && user.is_empty() => Account::Alone(number),
        None => Account::Titled(title, user),
    }
}

/// The host that an address logs in at: without what sites put before their own name for that.
fn login_host(address: &Address) -> &str {
    let host = address.host.as_str();
    let bare = host.split_once('.').filter(|(first, rest)| {
        // What has another owner is another site, whatever it is called.
        DOORS.contains(first) && rest.ends_with(address.domain.as_str())
    });
    let host = bare.map_or(host, |(_, rest)| rest);
    let owner = OWNERS.iter().find(|(_, hosts)| hosts.contains(&host));
    owner.map_or(host, |(first, _)| first)
}

/// What sites call the part of them where one logs in.
const DOORS: [&str; 9] = [
    "account", "accounts", "auth", "login", "m", "secure", "signin", "sso", "www",
];

/// Hosts of one owner that take the same login.
const OWNERS: [(&str, &[&str]); 4] = [
    (
        "apple.com",
        &["appleid.apple.com", "icloud.com", "idmsa.apple.com"],
    ),
    ("github.com", &["gist.github.com"]),
    (
        "google.com",
        &["gmail.com", "mail.google.com", "youtube.com"],
    ),
    (
        "live.com",
        &[
            "hotmail.com",
            "microsoft.com",
            "microsoftonline.com",
            "outlook.com",
        ],
    ),
];

/// Of one entry.
const MAX_URLS: usize = 100;
