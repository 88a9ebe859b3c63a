//! What is known of sites and of recovery codes, as the checks ask for it.

use crate::audit::vault::asked::Asked;
use crate::audit::vault::known::Breach;
use crate::audit::vault::known::Breaches;
use crate::audit::vault::known::Codes;
use crate::audit::vault::known::Maybe;
use crate::audit::vault::known::Missing;
use crate::audit::vault::known::Site;
use crate::audit::vault::known::Sites;
use crate::date::Date;
use crate::failure::Failure;
use crate::ledger::book::Book;
use crate::options::site::canonical;
use crate::options::site::is_same_site;
use crate::options::site_lists;
use crate::ports::Ports;
use crate::sites::breach_list::BreachList;
use crate::sites::breach_list::Mark;
use crate::sites::host_name::HostName;
use crate::sites::known;
use crate::sites::second_factors::Factor;
use crate::store;

/// The lists and the ledger of this machine.
pub(super) struct Lists {
    breaches: Maybe<KeptBreaches>,
    sites: known::Lists,
    codes: Maybe<Book>,
    /// What the reader should know of them.
    pub(super) notes: Vec<String>,
}

/// The kept list of breaches, and why it may not have all of them.
struct KeptBreaches {
    list: BreachList,
    doubt: Option<String>,
}

impl Lists {
    pub(super) fn open(ports: &Ports<'_>, asked: &Asked) -> Self {
        let (sites, mut notes) = site_lists::lists(ports);
        if sites.second_factors.is_none() {
            let note = "second factors are known of the sites in doorkey's own table only; `doorkey data update` fetches a list of thousands";
            notes.push(note.to_owned());
        }
        let breaches = match site_lists::breaches(ports) {
            Ok(Some((kept, list))) => {
                let doubts = site_lists::doubts(&kept, &list, ports.clock.now());
                if asked.is_on_named("breached-site") {
                    let day = Date::at(kept.checked);
                    notes.push(format!(
                        "the list of breaches is of {day}; what came after it is not in it"
                    ));
                }
                Ok(KeptBreaches {
                    list,
                    doubt: (!doubts.is_empty()).then(|| doubts.join("; ")),
                })
            }
            Ok(None) => Err(Missing {
                why: "no list of breaches here".to_owned(),
                hint: "`doorkey data update` fetches it".to_owned(),
            }),
            Err(failure) => Err(missing(failure)),
        };
        let codes = store::book(ports.ledgers).map_err(missing);
        Self {
            breaches,
            sites,
            codes,
            notes,
        }
    }

    pub(super) fn breaches(&self) -> Maybe<&dyn Breaches> {
        self.breaches
            .as_ref()
            .map(|list| list as &dyn Breaches)
            .map_err(Clone::clone)
    }

    pub(super) fn sites(&self) -> &dyn Sites {
        &self.sites
    }

    pub(super) fn codes(&self) -> Maybe<&dyn Codes> {
        self.codes
            .as_ref()
            .map(|book| book as &dyn Codes)
            .map_err(Clone::clone)
    }
}

fn missing(failure: Failure) -> Missing {
    let because = failure
        .because
        .map(|why| format!(": {why}"))
        .unwrap_or_default();
    Missing {
        why: format!("{}{because}", failure.what),
        hint: failure.hint.unwrap_or_default(),
    }
}

impl Breaches for KeptBreaches {
    fn of(&self, host: &str) -> Vec<Breach> {
        let Some(host) = HostName::parse(host) else {
            return Vec::new();
        };
        // What never happened, or not to the site, is no reason to change a password there.
        let is_of_the_site = |breach: &&crate::sites::breach_list::Breach| {
            let no = [
                Mark::Fabricated,
                Mark::Retired,
                Mark::SpamList,
                Mark::StealerLog,
                Mark::Malware,
            ];
            // Of what nothing tells, it may have been anything.
            let is_lost = breach.loses_secrets() || breach.classes.is_empty();
            is_lost && !no.into_iter().any(|mark| breach.is(mark))
        };
        let told = self.list.of_host(&host).filter(is_of_the_site);
        let told = told.map(|breach| Breach {
            title: breach.title.clone(),
            at: breach.happened.or(breach.added).map(Date::second),
            taken: Some(breach.classes.join(", ")).filter(|taken| !taken.is_empty()),
        });
        told.collect()
    }

    fn doubt(&self) -> Option<String> {
        self.doubt.clone()
    }
}

impl Sites for known::Lists {
    fn of(&self, host: &str) -> Option<Site> {
        let known = self.of_host(&HostName::parse(host)?)?;
        let page = |page: String| Some(page).filter(|page| !page.is_empty());
        Some(Site {
            protects: known.protects,
            factors: known
                .factors
                .unwrap_or_default()
                .into_iter()
                .map(|factor| words(factor).to_owned())
                .collect(),
            passkeys: known.takes_passkeys,
            help: page(known.help),
            recovery: page(known.recovery),
        })
    }
}

/// A factor as a reader knows it.
fn words(factor: Factor) -> &'static str {
    match factor {
        Factor::Webauthn => "security keys",
        Factor::Totp => "TOTP",
        Factor::App => "an app of its own",
        Factor::Device => "a device of its own",
        Factor::Sms => "SMS",
        Factor::Call => "calls",
        Factor::Mail => "mail",
        Factor::Other => "another factor",
    }
}

impl Codes for Book {
    /// The set may be filed under the name of the service, the host, or one of its parents.
    fn has(&self, host: &str) -> Option<bool> {
        let host = HostName::parse(host)?;
        let mut sets = self.sets().filter(|set| !set.void && set.next().is_some());
        Some(sets.any(|set| {
            let site = canonical(&set.site);
            host.and_parents()
                .any(|name| is_same_site(&canonical(name), &site))
        }))
    }
}
