//! An enrolment by its name, or by a part of it that only one has.

use crate::failure::Failure;
use crate::failure::Kind;
use crate::ledger::book::Book;
use crate::ledger::factor::Factor;
use crate::options::site;
use crate::options::site::is_same_site;
use crate::options::site::joined;
use crate::options::site::word;

/// Which enrolment.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Named {
    /// The site, the account, `site:account`, a part that only one enrolment has, or its record
    #[arg(value_name = "NAME")]
    pub(super) name: String,
    /// The account there, if you have several
    #[arg(value_name = "ACCOUNT")]
    pub(super) account: Option<String>,
}

impl Named {
    /// The one enrolment that is meant. A whole name counts before a beginning, and that before a part: nobody
    /// is ever given the code of an account that they did not name.
    ///
    /// # Errors
    /// There is none, or there are several; they are listed.
    pub(super) fn find<'b>(&self, book: &'b Book) -> Result<&'b Factor, Failure> {
        let wanted = site::canonical(&self.name).to_lowercase();
        let typed = self.name.trim().to_lowercase();
        let of_account: Vec<_> = book
            .factors()
            .filter(|factor| {
                self.account
                    .as_ref()
                    .is_none_or(|account| *account == factor.account)
            })
            .collect();
        let is_whole = |name: &str| name == wanted || name == typed;
        // The names that it was given here, then those that its issuer gave it.
        let ways: [(usize, Fits<'_>); 4] = [
            (3, &is_whole),
            (6, &is_whole),
            (6, &|name| name.starts_with(&typed)),
            (6, &|name| name.contains(&typed)),
        ];
        for (count, fits) in ways.into_iter().filter(|_| !typed.is_empty()) {
            let found: Vec<_> = of_account
                .iter()
                .filter(|factor| names(factor).iter().take(count).any(|name| fits(name)))
                .collect();
            match found[..] {
                [] => {}
                [one] => return Ok(one),
                _ => return Err(self.several(&found)),
            }
        }
        // Of two of one name only this is left to tell them apart.
        let by_record = |factor: &&&Factor| factor.id.to_string() == typed;
        match of_account.iter().find(by_record) {
            Some(one) => Ok(one),
            None => Err(self.unknown(book)),
        }
    }

    /// The same name, and any account.
    pub(super) fn without_account(&self) -> Self {
        Self {
            name: self.name.clone(),
            account: None,
        }
    }

    fn several(&self, found: &[&&Factor]) -> Failure {
        let of_name = |name: &str| found.iter().filter(|one| handle(one) == name).count();
        let listed = found.iter().take(MOST).map(|factor| {
            let is_beside =
                |other: &&&Factor| other.id != factor.id && is_same_site(&other.site, &factor.site);
            let name = handle(factor);
            if of_name(&name) > 1 {
                format!("`{}` (record `{}`)", word(&name), factor.id)
            } else if factor.account.is_empty() && found.iter().any(is_beside) {
                format!("`{}` (the one without an account)", word(&whole(factor)))
            } else {
                format!("`{}`", word(&name))
            }
        });
        let mut listed: Vec<_> = listed.collect();
        if found.len() > MOST {
            listed.push(format!("and {} more", found.len() - MOST));
        }
        Failure::new(
            Kind::Store,
            format!("`{}` may be {} enrolments", self.name, found.len()),
        )
        .because(&listed.join(", "))
        .hint("give one of these names, or the record, instead; nothing is guessed here")
    }

    fn unknown(&self, book: &Book) -> Failure {
        let what = if is_like_a_code(&self.name) {
            // It is not repeated: it may count for half a minute more.
            "no enrolment here has the name that was given".to_owned()
        } else if self.account.is_some() && self.without_account().find(book).is_ok() {
            format!(
                "`{}` is kept here, and not with the account that was given",
                self.name
            )
        } else {
            format!("no enrolment here is called `{}`", self.name)
        };
        let failure = Failure::new(Kind::Store, what);
        match book.factors().next() {
            None => failure.hint("none is kept here yet: `doorkey totp enroll SITE`"),
            Some(_) => failure.hint("`doorkey totp list` shows those that are kept"),
        }
    }
}

/// Whether a name is one that was meant.
type Fits<'a> = &'a dyn Fn(&str) -> bool;

/// Whether it looks like a one-time code.
pub(super) fn is_like_a_code(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (6..=10).contains(&digits)
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b" -".contains(&byte))
}

/// The names by which an enrolment is known, in small letters; the first three are those that it was given here.
fn names(factor: &Factor) -> [String; 6] {
    let Factor {
        site,
        account,
        traits,
        ..
    } = factor;
    [
        site.clone(),
        whole(factor),
        format!("{site} {account}"),
        account.clone(),
        traits.issuer.clone(),
        format!("{}:{}", traits.issuer, traits.holder),
    ]
    .map(|name| name.to_lowercase())
}

/// The name that means this enrolment and no other: `pypi`, `pypi:ada`.
pub(super) fn handle(factor: &Factor) -> String {
    joined(&factor.site, &factor.account)
}

/// The same where another of the site stands beside it: `pypi:` is the one without an account.
fn whole(factor: &Factor) -> String {
    format!("{}:{}", factor.site, factor.account)
}

/// The enrolment that goes by exactly this name.
pub(super) fn taken<'b>(book: &'b Book, site: &str, account: &str) -> Option<&'b Factor> {
    let mut factors = book.factors();
    factors.find(|factor| is_same_site(&factor.site, site) && factor.account == account)
}

/// How many candidates are named.
const MOST: usize = 20;
