//! Vaults that are put together here, and what is found of them.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod likenesses;
mod lists;
mod rules;
mod speed;

use std::collections::BTreeSet;

use crate::audit::vault::asked::Asked;
use crate::audit::vault::examine;
use crate::audit::vault::known::Breach;
use crate::audit::vault::known::Breaches;
use crate::audit::vault::known::Codes;
use crate::audit::vault::known::Known;
use crate::audit::vault::known::Limits;
use crate::audit::vault::known::Missing;
use crate::audit::vault::known::Site;
use crate::audit::vault::known::Sites;
use crate::audit::vault::list::List;
use crate::audit::vault::scene::Scene;
use crate::audit::vault::scene::Source;
use crate::date::Date;
use crate::secret::Secret;
use crate::sites::own::Protects;
use crate::vault::entry::Entry;
use crate::vault::entry::Vault;

pub(super) fn secret(text: &str) -> Secret {
    Secret::new(text.as_bytes().to_vec())
}

/// An entry named after its site.
pub(super) fn entry(title: &str, url: &str, user: &str, password: &str) -> Entry {
    Entry {
        place: "line 2".to_owned(),
        title: title.to_owned(),
        urls: if url.is_empty() {
            vec![]
        } else {
            vec![url.to_owned()]
        },
        username: user.to_owned(),
        password: Some(secret(password)),
        ..Entry::default()
    }
}

/// A password that nothing is wrong with; another for each number.
pub(super) fn strong(number: u32) -> String {
    let mut state = u64::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let letters = b"abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
    let mut text = String::new();
    for _ in 0..20 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        text.push(char::from(
            letters[usize::try_from(state >> 33).unwrap() % letters.len()],
        ));
    }
    text
}

pub(super) fn source(file: &str, entries: Vec<Entry>) -> Source {
    let vault = Vault {
        format: "Test",
        entries,
        ..Vault::default()
    };
    Source {
        file: file.to_owned(),
        vault,
    }
}

pub(super) fn day(text: &str) -> u64 {
    Date::parse(text).unwrap().second()
}

pub(super) fn missing(what: &str) -> Missing {
    Missing {
        why: format!("no {what} here"),
        hint: "`doorkey data update`".to_owned(),
    }
}

/// Knows nothing but what day it is.
pub(super) fn known() -> Known<'static> {
    Known {
        now: day("2026-11-26"),
        limits: Limits::default(),
        about: &[],
        masters: &[],
        exposures: Err(missing("corpus")),
        breaches: Err(missing("breaches list")),
        sites: Err(missing("list of sites")),
        codes: Err(missing("ledger")),
    }
}

/// A few sites.
pub(super) struct TestSites;

impl Sites for TestSites {
    fn of(&self, host: &str) -> Option<Site> {
        let (protects, factors, passkeys) = match host {
            "mail.example" => (Protects::Mail, "TOTP,security key", true),
            "git.example" => (Protects::Forge, "TOTP", false),
            "shop.example" => (Protects::Other, "", false),
            _ => return None,
        };
        Some(Site {
            protects,
            factors: factors
                .split(',')
                .filter(|it| !it.is_empty())
                .map(str::to_owned)
                .collect(),
            passkeys,
            help: Some(format!("https://{host}/help")),
            recovery: Some(format!("https://{host}/recovery")),
        })
    }
}

/// Breaches of one site, and of some that say little; what there may be besides.
pub(super) struct TestBreaches(pub(super) Option<&'static str>);

impl Breaches for TestBreaches {
    fn of(&self, host: &str) -> Vec<Breach> {
        let breach = |title: &str, at| Breach {
            title: title.to_owned(),
            at: Some(day(at)),
            taken: Some("passwords".to_owned()),
        };
        let dateless = || Breach {
            at: None,
            ..breach("Long ago", "2020-01-01")
        };
        match host {
            "dateless.example" => vec![dateless()],
            "both.example" => vec![dateless(), breach("Both", "2024-05-05")],
            "silent.example" => vec![Breach {
                taken: None,
                ..breach("Silent", "2024-05-05")
            }],
            "shop.example" => vec![
                breach("Shop", "2020-05-05"),
                breach("Shop again", "2024-05-05"),
            ],
            _ => Vec::new(),
        }
    }

    fn doubt(&self) -> Option<String> {
        self.0.map(str::to_owned)
    }
}

/// Codes for one site; of another nobody can tell.
pub(super) struct TestCodes;

impl Codes for TestCodes {
    fn has(&self, host: &str) -> Option<bool> {
        match host {
            "git.example" => Some(true),
            "odd.example" => None,
            _ => Some(false),
        }
    }
}

pub(super) fn audit(sources: &[Source], known: &Known<'_>, rules: &str) -> List {
    let mut asked = Asked::default();
    let rules: Vec<_> = rules
        .split(',')
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect();
    asked.rules(&rules).unwrap();
    examine(&Scene::new(sources, known), sources, &asked)
}

/// What one rule says: `title: message`, in order of titles.
pub(super) fn says(entries: Vec<Entry>, known: &Known<'_>, rule: &str) -> Vec<String> {
    let list = audit(&[source("a.csv", entries)], known, rule);
    let rows = list.rows.iter().flat_map(|row| {
        row.findings
            .iter()
            .map(|it| format!("{}: {}", row.title, it.message))
    });
    rows.collect::<BTreeSet<_>>().into_iter().collect()
}
