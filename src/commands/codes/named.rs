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
    /// The set in use under this name; where several accounts have one, `doorkey codes COMMAND` is told for each.
    /// None is guessed, not even the one without an account: a code of another account would be spent, or its set
    /// made void.
    ///
    /// # Errors
    /// There is none, or several accounts have one.
    pub(super) fn find<'b>(&self, book: &'b Book, command: &str) -> Result<&'b Set, Failure> {
        self.find_by(book, |set| {
            format!("{command} {}", arguments(book, &set.site, &set.account))
        })
    }

    /// The same for a command with a number between site and account.
    ///
    /// # Errors
    /// As [`find`](Self::find).
    pub(super) fn find_numbered<'b>(
        &self,
        book: &'b Book,
        command: &str,
        number: u32,
    ) -> Result<&'b Set, Failure> {
        self.find_by(book, |set| {
            format!("{command} {}", numbered(book, set, number))
        })
    }

    fn find_by<'b>(
        &self,
        book: &'b Book,
        whole: impl Fn(&Set) -> String,
    ) -> Result<&'b Set, Failure> {
        let mut found = self.all(book).filter(|set| !set.void);
        let Some(first) = found.next() else {
            return Err(self.unknown());
        };
        let mut all = vec![first];
        all.extend(found);
        if let [only] = all[..] {
            return Ok(only);
        }
        let command = |set: &&Set| {
            let of_none = if set.account.is_empty() {
                " (the one without an account)"
            } else {
                ""
            };
            format!("`doorkey codes {}`{of_none}", whole(set))
        };
        let commands: Vec<_> = all.iter().map(command).collect();
        Err(Failure::new(
            Kind::Store,
            format!(
                "several accounts of `{}` have recovery codes here",
                self.site
            ),
        )
        .hint(format!(
            "say whose, none is guessed: {}",
            commands.join(" or ")
        )))
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

/// What names a set on a command line, and no other: that it is of no account has to be said where sets of
/// accounts stand beside it.
pub(super) fn arguments(book: &Book, site: &str, account: &str) -> String {
    match account_word(book, site, account) {
        None => word(site),
        Some(account) => format!("{} {account}", word(site)),
    }
}

/// What names one of its codes there.
pub(super) fn numbered(book: &Book, set: &Set, number: u32) -> String {
    let site = word(&set.site);
    match account_word(book, &set.site, &set.account) {
        None => format!("{site} {number}"),
        Some(account) => format!("{site} {number} {account}"),
    }
}

fn account_word(book: &Book, site: &str, account: &str) -> Option<String> {
    let is_other =
        |set: &Set| is_same_site(&set.site, site) && !set.void && !set.account.is_empty();
    (!account.is_empty() || book.sets().any(is_other)).then(|| word(account))
}

/// The name of a set in a sentence.
pub(super) fn name(set: &Set) -> String {
    sentence(&set.site, &set.account)
}
