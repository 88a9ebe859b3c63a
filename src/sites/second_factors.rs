//! Which second factors and passkeys sites offer, as the lists of 2fa.directory say it.
//!
//! Three shapes are read: version 3 (a list of pairs, `["Site", {"domain": …, "tfa": […]}]`), version 4 (an object by
//! domain, with `methods`), and the list of passkeys (an object by domain, with `passwordless` and `mfa`).
//! Sources: <https://github.com/2factorauth/twofactorauth/blob/master/api.md>, <https://passkeys.2fa.directory>.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde::de::MapAccess;
use serde::de::SeqAccess;

use crate::formats::loose;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::formats::loose::Shape;
use crate::sites::breach_list::Texts;
use crate::sites::breach_list::short;
use crate::sites::host_name::HostName;
use crate::sites::unfit::Unfit;

/// A site and what it offers.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Site {
    /// Its name for people.
    pub title: String,
    /// Its hosts, the first before all others.
    pub hosts: Vec<String>,
    /// The second factors it offers; none where it offers none, or the list does not say.
    pub factors: Vec<Factor>,
    /// Whether a passkey opens it without a password.
    pub is_passwordless: bool,
    /// Whether a passkey is taken as second factor.
    pub is_passkey_factor: bool,
    /// The site's page about it; empty where none is known.
    pub help: String,
    /// The site's page about getting back in; empty where none is known.
    pub recovery: String,
}

/// A kind of second factor.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Factor {
    /// A security key or passkey: `WebAuthn`, U2F.
    Webauthn,
    /// One-time codes of any authenticator.
    Totp,
    /// The site's own app, or one of its choice.
    App,
    /// A device of the site's own.
    Device,
    /// A text message.
    Sms,
    /// A telephone call.
    Call,
    /// A mail.
    Mail,
    /// Something that the list names and nobody here knows.
    Other,
}

/// The sites of a list.
#[derive(Default, Debug)]
pub struct Directory {
    sites: Vec<Site>,
    by_host: BTreeMap<String, usize>,
    bad: usize,
}

impl Directory {
    /// Read a list.
    ///
    /// # Errors
    /// It is none. A row that cannot be read is counted, and loses no other.
    pub fn parse(text: &[u8]) -> Result<Self, Unfit> {
        let Loose::Given(rows) = loose::read_text::<Loose<Rows>>(text)? else {
            return Err(Unfit::OtherShape);
        };
        if rows.is_too_long {
            return Err(Unfit::TooMany);
        }
        let mut directory = Self {
            bad: rows.bad,
            ..Self::default()
        };
        for site in rows.sites {
            let at = directory.sites.len();
            for (rank, host) in site.hosts.iter().enumerate() {
                match directory.by_host.entry(host.clone()) {
                    Entry::Vacant(free) => {
                        free.insert(at);
                    }
                    // A site's own host goes before one that another names besides.
                    Entry::Occupied(mut taken) if rank == 0 => {
                        taken.insert(at);
                    }
                    Entry::Occupied(_) => {}
                }
            }
            directory.sites.push(site);
        }
        Ok(directory)
    }

    /// All sites, in the order of the list.
    #[must_use]
    pub fn all(&self) -> &[Site] {
        &self.sites
    }

    /// How many rows could not be read.
    #[must_use]
    pub fn bad(&self) -> usize {
        self.bad
    }

    /// The site of `host`: of the host itself, or of the nearest parent of one owner.
    #[must_use]
    pub fn of_host(&self, host: &HostName) -> Option<&Site> {
        let at = host.and_parents().find_map(|name| self.by_host.get(name))?;
        self.sites.get(*at)
    }
}

impl Factor {
    /// Its stable word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Webauthn => "webauthn",
            Self::Totp => "totp",
            Self::App => "app",
            Self::Device => "device",
            Self::Sms => "sms",
            Self::Call => "call",
            Self::Mail => "mail",
            Self::Other => "other",
        }
    }

    /// The factor of a word of ours, or of the list's.
    #[must_use]
    pub fn of_word(word: &str) -> Self {
        match word {
            "u2f" | "webauthn" | "passkey" | "fido2" => Self::Webauthn,
            "totp" => Self::Totp,
            "custom-software" | "app" => Self::App,
            "custom-hardware" | "device" => Self::Device,
            "sms" => Self::Sms,
            "call" | "phone" => Self::Call,
            "email" | "mail" => Self::Mail,
            _ => Self::Other,
        }
    }
}

#[derive(Default)]
struct Rows {
    sites: Vec<Site>,
    bad: usize,
    is_too_long: bool,
}

impl Rows {
    fn gather(&mut self, title: &str, domain: &str, row: Loose<Object<Row>>) {
        if self.sites.len() + self.bad >= MAX_ROWS {
            self.is_too_long = true;
            return;
        }
        let row = row.given().map(|Object(row)| row);
        match row.and_then(|row| row.site(title, domain)) {
            Some(site) => self.sites.push(site),
            None => self.bad += 1,
        }
    }
}

impl<'de> Shape<'de> for Rows {
    fn of_object<A: MapAccess<'de>>(mut object: A) -> Result<Option<Self>, A::Error> {
        let mut rows = Self::default();
        while let Some((domain, row)) = object.next_entry::<String, _>()? {
            rows.gather(&domain, &domain, row);
        }
        Ok(Some(rows))
    }

    fn of_list<A: SeqAccess<'de>>(mut list: A) -> Result<Option<Self>, A::Error> {
        let mut rows = Self::default();
        while let Some(pair) = list.next_element::<Loose<Pair>>()? {
            match pair {
                Loose::Given(Pair(title, row)) => rows.gather(&title.text(), "", row),
                Loose::Missing | Loose::Odd => rows.bad += 1,
            }
        }
        Ok(Some(rows))
    }
}

struct Pair(Loose<String>, Loose<Object<Row>>);

impl<'de> Shape<'de> for Pair {
    fn of_list<A: SeqAccess<'de>>(mut list: A) -> Result<Option<Self>, A::Error> {
        let title = list.next_element()?.unwrap_or_default();
        let row = list.next_element()?.unwrap_or_default();
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Some(Self(title, row)))
    }
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "kebab-case")]
struct Row {
    domain: Loose<String>,
    additional_domains: Loose<List<Texts>>,
    tfa: Loose<List<Texts>>,
    methods: Loose<List<Texts>>,
    documentation: Loose<String>,
    recovery: Loose<String>,
    passwordless: Loose<String>,
    mfa: Loose<String>,
}

impl Row {
    fn site(self, title: &str, domain: &str) -> Option<Site> {
        let own = Some(self.domain.text()).filter(|own| !own.is_empty());
        let own = HostName::parse(&own.unwrap_or_else(|| domain.to_owned()))?;
        let mut hosts = vec![own.as_str().to_owned()];
        for more in self
            .additional_domains
            .gathered()
            .texts
            .into_iter()
            .take(MAX_HOSTS)
        {
            let more = HostName::parse(&more).map(|more| more.as_str().to_owned());
            hosts.extend(more.filter(|more| !hosts.contains(more)));
        }
        let mut factors: Vec<Factor> = Vec::new();
        for list in [self.tfa, self.methods] {
            factors.extend(
                list.gathered()
                    .texts
                    .iter()
                    .map(|word| Factor::of_word(word)),
            );
        }
        factors.sort_unstable();
        factors.dedup();
        Some(Site {
            title: short(if title.is_empty() {
                own.as_str()
            } else {
                title
            }),
            hosts,
            factors,
            is_passwordless: is_offered(&self.passwordless.text()),
            is_passkey_factor: is_offered(&self.mfa.text()),
            help: page(&self.documentation.text()),
            recovery: page(&self.recovery.text()),
        })
    }
}

fn is_offered(word: &str) -> bool {
    matches!(word, "allowed" | "required")
}

/// An address that a browser may open, or nothing.
fn page(text: &str) -> String {
    let is_page = text.starts_with("https://") || text.starts_with("http://");
    if is_page && text.len() <= MAX_ADDRESS {
        text.to_owned()
    } else {
        String::new()
    }
}

const MAX_ROWS: usize = 50_000;
const MAX_ADDRESS: usize = 2000;
/// Of one site.
const MAX_HOSTS: usize = 200;

#[cfg(test)]
mod tests;
