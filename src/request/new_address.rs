//! The address that should take the place of the one on the account: whether it will do, as far as that is known
//! without asking anybody.

use url::Url;

use crate::recipes::Recipe;
use crate::request::facts::Facts;
use crate::request::facts::Text;
use crate::request::facts::is_address;

/// Why an address will not do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unfit {
    /// It has no domain that could take mail.
    NoDomain,
    /// It is the one that is on the account.
    Same,
    /// The service refuses addresses of this domain.
    Refused(String),
}

impl Unfit {
    /// What is wrong, in a sentence.
    #[must_use]
    pub fn says(&self, recipe: &Recipe) -> String {
        match self {
            Self::NoDomain => "the new address has no domain that could take mail".to_owned(),
            Self::Same => "the new address is the one that is on the account".to_owned(),
            Self::Refused(domain) => format!("{} refuses addresses of {domain}", recipe.title),
        }
    }

    /// What the owner can do.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NoDomain | Self::Same => "name an address whose mailbox you can read today",
            Self::Refused(_) => "name an address at another provider",
        }
    }
}

/// The new address and its domain as name servers have it; `None` where no address is named.
///
/// # Errors
/// Why it will not do.
#[must_use]
pub fn of<'a>(recipe: &Recipe, facts: &'a Facts) -> Option<Result<(&'a str, String), Unfit>> {
    let address = facts.text(Text::NewAddress)?;
    Some(fit(recipe, facts, address).map(|domain| (address, domain)))
}

/// The new address where it will do.
#[must_use]
pub fn usable<'a>(recipe: &Recipe, facts: &'a Facts) -> Option<&'a str> {
    of(recipe, facts)?.ok().map(|(address, _)| address)
}

fn fit(recipe: &Recipe, facts: &Facts, address: &str) -> Result<String, Unfit> {
    let domain = domain(address).ok_or(Unfit::NoDomain)?;
    let old = facts.text(Text::Address);
    if old.is_some_and(|old| old.eq_ignore_ascii_case(address)) {
        return Err(Unfit::Same);
    }
    let is_refused = recipe.refused_domains.iter().any(|refused| {
        let below = domain.strip_suffix(refused.as_str());
        below.is_some_and(|below| below.is_empty() || below.ends_with('.'))
    });
    if is_refused {
        return Err(Unfit::Refused(domain));
    }
    Ok(domain)
}

/// In small letters, and other scripts as `xn--…`.
fn domain(address: &str) -> Option<String> {
    let (_, domain) = address.rsplit_once('@').filter(|_| is_address(address))?;
    let url = Url::parse(&format!("https://{domain}/")).ok()?;
    url.domain()
        .map(|domain| domain.trim_end_matches('.').to_owned())
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::expect_used,
        reason = "a test that cannot go on should say where"
    )]

    use super::*;
    use crate::recipes;

    #[test]
    fn an_address_that_is_refused_or_not_new_is_told_and_not_used() {
        let recipe = recipes::known("pypi").expect("there is a recipe");
        let refused = |domain: &str| Err(Unfit::Refused(domain.to_owned()));
        let good = |domain: &str| Ok(domain.to_owned());
        for (old, new, expected) in [
            ("", "ada@mail.example", good("mail.example")),
            ("", "ada@MÜLLER.example", good("xn--mller-kva.example")),
            ("ada@old.example", "ada@new.example", good("new.example")),
            ("", "ada@Outlook.com", refused("outlook.com")),
            ("", "ada@x.inbox.ru", refused("x.inbox.ru")),
            ("", "ada@notoutlook.com", good("notoutlook.com")),
            ("ada@old.example", "Ada@Old.example", Err(Unfit::Same)),
            ("", "ada@127.0.0.1", Err(Unfit::NoDomain)),
        ] {
            let mut facts = Facts::default();
            for (key, value) in [("address", old), ("new_address", new)] {
                facts.set(key, value).expect("it is a fact");
            }
            let found = of(&recipe, &facts).expect("it is named");
            assert_eq!(found.map(|(_, domain)| domain), expected, "{new}");
            assert_eq!(usable(&recipe, &facts).is_some(), expected.is_ok(), "{new}");
        }
        assert_eq!(of(&recipe, &Facts::default()), None);
    }
}
