//! A set of recovery codes by the name of its site and account.

use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::book::Book;
use crate::ledger::book::Set;
use crate::options::site;
use crate::options::site::canonical;
use crate::options::site::is_same_site;
use crate::options::site::sentence;
use crate::options::site::word;

/// Whose codes.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Named {
    /// The site: `pypi`, `github`, or any name you give it
    #[arg(value_name = "SITE")]
    pub(super) site: String,
    /// The account there, if you have several
    #[arg(value_name = "ACCOUNT")]
    pub(super) account: Option<String>,
}

impl Named {
    /// The set in use under this name.
    ///
    /// # Errors
    /// There is none, or several accounts have one.
    pub(super) fn find<'b>(&self, book: &'b Book) -> Result<&'b Set, Failure> {
        let mut found = self.all(book).filter(|set| !set.void);
        let Some(first) = found.next() else {
            return Err(self.unknown());
        };
        let others: Vec<_> = found.collect();
        if others.is_empty() {
            return Ok(first);
        }
        let accounts: Vec<_> = [first]
            .into_iter()
            .chain(others)
            .map(|set| format!("`{}`", set.account))
            .collect();
        Err(Failure::new(
            Kind::Usage,
            format!(
                "several accounts of `{}` have recovery codes here",
                self.site
            ),
        )
        .hint(format!("name one after the site: {}", accounts.join(", "))))
    }

    /// Every set under this name that was not removed, void ones too.
    pub(super) fn all<'b>(&self, book: &'b Book) -> impl Iterator<Item = &'b Set> {
        let site = canonical(&self.site);
        let account = self.account.clone();
        book.sets().filter(move |set| {
            is_same_site(&set.site, &site)
                && account
                    .as_ref()
                    .is_none_or(|account| *account == set.account)
        })
    }

    /// That there are none under this name.
    pub(super) fn unknown(&self) -> Failure {
        let whose = sentence(&self.site, self.account.as_deref().unwrap_or_default());
        Failure::new(
            Kind::Store,
            format!("no recovery codes of {whose} are kept here"),
        )
        .hint("`doorkey codes list` shows those that are, `doorkey codes add SITE` takes some in")
    }

    /// The name as it is kept.
    ///
    /// # Errors
    /// It is empty, too long, or holds what no name holds.
    pub(super) fn kept(&self) -> Result<(String, String), Failure> {
        let account = self.account.as_deref().unwrap_or_default();
        site::kept(&self.site, account)
    }
}

/// What names one of its codes there.
pub(super) fn numbered(set: &Set, number: u32) -> String {
    let site = word(&set.site);
    match set.account.as_str() {
        "" => format!("{site} {number}"),
        account => format!("{site} {number} {}", word(account)),
    }
}

/// The same of a set.
pub(super) fn name(set: &Set) -> String {
    sentence(&set.site, &set.account)
}
