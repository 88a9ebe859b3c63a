//! What is known of one host, from our own table and the lists that are kept.

use crate::sites::host_name::HostName;
use crate::sites::own;
use crate::sites::own::Protects;
use crate::sites::second_factors::Directory;
use crate::sites::second_factors::Factor;

/// The lists that are there; without any, our own table answers.
#[derive(Default, Debug)]
pub struct Lists {
    /// Which second factors sites offer.
    pub second_factors: Option<Directory>,
    /// Which sites take passkeys.
    pub passkeys: Option<Directory>,
}

/// What is known of one site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Known {
    /// Its name.
    pub title: String,
    /// What an account there protects.
    pub protects: Protects,
    /// The second factors it offers; `None` where nobody knows.
    pub factors: Option<Vec<Factor>>,
    /// Whether it takes a passkey, alone or as second factor, as far as anybody knows.
    pub takes_passkeys: bool,
    /// Its page about second factors; empty where none is known.
    pub help: String,
    /// Its page about getting back in; empty where none is known.
    pub recovery: String,
    /// Who says so: `own table`, `2fa.directory`, or both.
    pub sources: Vec<&'static str>,
}

impl Lists {
    /// What is known of the site of `host`; `None` where nobody knows it. What either says is offered is offered.
    #[must_use]
    pub fn of_host(&self, host: &HostName) -> Option<Known> {
        let own = own::of_host(host);
        let listed = self.second_factors.as_ref();
        let listed = listed.and_then(|list| list.of_host(host));
        let passkeys = self.passkeys.as_ref();
        let passkeys = passkeys.and_then(|list| list.of_host(host));
        if own.is_none() && listed.is_none() && passkeys.is_none() {
            return None;
        }
        let title = own.map(|site| &site.title);
        let title = title.or_else(|| listed.or(passkeys).map(|site| &site.title));
        let mut factors = own.and_then(|site| site.factors.clone());
        if let Some(listed) = listed {
            let all = factors.get_or_insert_default();
            all.extend(&listed.factors);
            all.sort_unstable();
            all.dedup();
        }
        let is_webauthn = |all: &Vec<Factor>| all.contains(&Factor::Webauthn);
        let is_passkey = passkeys.is_some_and(|it| it.is_passwordless || it.is_passkey_factor);
        let first = |ours: Option<&String>, theirs: Option<&String>| {
            let mut pages = [ours, theirs].into_iter().flatten();
            pages
                .find(|page| !page.is_empty())
                .cloned()
                .unwrap_or_default()
        };
        let mut sources = Vec::new();
        sources.extend(own.map(|_| OWN));
        sources.extend(listed.or(passkeys).map(|_| DIRECTORY));
        Some(Known {
            title: title.cloned().unwrap_or_default(),
            protects: own.map_or(Protects::Other, |site| site.protects),
            takes_passkeys: is_passkey
                || own
                    .and_then(|it| it.factors.as_ref())
                    .is_some_and(is_webauthn),
            factors,
            help: first(own.map(|site| &site.help), listed.map(|site| &site.help)),
            recovery: first(own.map(|it| &it.recovery), listed.map(|it| &it.recovery)),
            sources,
        })
    }
}

const OWN: &str = "own table";
const DIRECTORY: &str = "2fa.directory";

#[cfg(test)]
mod tests {
    use super::*;

    fn known(lists: &Lists, host: &str) -> Option<Known> {
        lists.of_host(&HostName::parse(host)?)
    }

    #[test]
    fn our_own_table_answers_without_any_list() {
        let known = known(&Lists::default(), "www.github.com");
        let known = known.map(|it| (it.title, it.protects, it.sources, it.takes_passkeys));
        let wanted = ("GitHub".to_owned(), Protects::Forge, vec![OWN], true);
        assert_eq!(known, Some(wanted));
    }

    #[test]
    fn a_list_adds_what_it_knows_and_takes_nothing_away() {
        let list =
            br#"[["GitHub",{"domain":"github.com","tfa":["call"],"recovery":"https://r.example/"}],
            ["Elsewhere",{"domain":"elsewhere.example"}]]"#;
        let passkeys = br#"{"elsewhere.example":{"passwordless":"allowed"}}"#;
        let lists = Lists {
            second_factors: Directory::parse(list).ok(),
            passkeys: Directory::parse(passkeys).ok(),
        };
        let github = known(&lists, "github.com");
        let factors = github.and_then(|it| it.factors).unwrap_or_default();
        assert!(factors.contains(&Factor::Call) && factors.contains(&Factor::Totp));
        let elsewhere = known(&lists, "login.elsewhere.example");
        let elsewhere = elsewhere.map(|it| (it.factors, it.takes_passkeys, it.protects));
        assert_eq!(elsewhere, Some((Some(Vec::new()), true, Protects::Other)));
        assert_eq!(known(&lists, "nobody.example"), None);
    }
}
