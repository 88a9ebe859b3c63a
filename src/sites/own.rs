//! Our own table of the sites that owners of packages meet: what an account there protects, and how it is protected.
//!
//! `own.toml` is small on purpose and says less rather than guess: it gives an audit its order, and lets it name a
//! missing second factor without any list. The lists of 2fa.directory know more and newer.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::sites::host_name::HostName;
use crate::sites::second_factors::Factor;

/// What an account protects; the first is what an attacker wants first.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Protects {
    /// A mailbox: with it every other account is reset.
    Mail,
    /// Other accounts by logging in with it, or their passwords.
    Identity,
    /// Domain names and where they point: with them mail is read.
    Registrar,
    /// Source code, and what is released from it.
    Forge,
    /// Packages that others install.
    Registry,
    /// Machines, and what runs on them.
    Cloud,
    /// What builds, signs and deploys.
    Build,
    /// Money.
    Payment,
    /// Talk with others, in one's name.
    Chat,
    /// Something else.
    Other,
}

/// A site of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OwnSite {
    /// Its name as its owner writes it.
    pub title: String,
    /// Its hosts.
    pub hosts: Vec<String>,
    /// What an account there protects.
    pub protects: Protects,
    /// The second factors it offers; `None` where nobody here knows, empty where it offers none of its own.
    pub factors: Option<Vec<Factor>>,
    /// Its page about second factors; empty where none is known.
    pub help: String,
    /// Its page about getting back in; empty where none is known.
    pub recovery: String,
    /// Where this stands.
    pub source: String,
}

impl Protects {
    /// Its stable word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Identity => "identity",
            Self::Registrar => "registrar",
            Self::Forge => "forge",
            Self::Registry => "registry",
            Self::Cloud => "cloud",
            Self::Build => "build",
            Self::Payment => "payment",
            Self::Chat => "chat",
            Self::Other => "other",
        }
    }

    /// Why such an account comes where it comes.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Self::Mail => "a mailbox resets the passwords of other accounts",
            Self::Identity => "it opens other accounts",
            Self::Registrar => "who has the domain gets its mail",
            Self::Forge => "source code is released from it",
            Self::Registry => "others install what it publishes",
            Self::Cloud => "machines and data stand behind it",
            Self::Build => "it builds and deploys, with keys to other accounts",
            Self::Payment => "money stands behind it",
            Self::Chat => "others believe what is said there in your name",
            Self::Other => "nothing particular is known of it",
        }
    }
}

/// The site of `host`: of the host itself, or of the nearest parent of one owner.
#[must_use]
pub fn of_host(host: &HostName) -> Option<&'static OwnSite> {
    let table = table();
    let at = host
        .and_parents()
        .find_map(|name| table.by_host.get(name))?;
    table.sites.get(*at)
}

/// All sites of the table.
#[must_use]
pub fn all() -> &'static [OwnSite] {
    &table().sites
}

#[derive(Default)]
struct Table {
    sites: Vec<OwnSite>,
    by_host: BTreeMap<String, usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    site: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    title: String,
    hosts: Vec<String>,
    protects: Protects,
    factors: Option<Vec<String>>,
    #[serde(default)]
    help: String,
    #[serde(default)]
    recovery: String,
    source: String,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    // A test reads it first: it is whole.
    TABLE.get_or_init(|| read(TEXT).unwrap_or_default())
}

fn read(text: &str) -> Option<Table> {
    let file: File = toml::from_str(text).ok()?;
    let mut table = Table::default();
    for row in file.site {
        let at = table.sites.len();
        for host in &row.hosts {
            table.by_host.insert(host.clone(), at);
        }
        let factors = row.factors.map(|words| {
            let words = words.iter().map(|word| Factor::of_word(word));
            let mut factors: Vec<_> = words.collect();
            factors.sort_unstable();
            factors
        });
        table.sites.push(OwnSite {
            title: row.title,
            hosts: row.hosts,
            protects: row.protects,
            factors,
            help: row.help,
            recovery: row.recovery,
            source: row.source,
        });
    }
    Some(table)
}

const TEXT: &str = include_str!("own.toml");

#[cfg(test)]
mod tests;
