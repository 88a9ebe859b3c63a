//! The name of a site and of an account there: as it is given, as it is kept, as it is said.

use crate::failure::Failure;
use crate::failure::Kind;
use crate::record::MAX_NAME;
use crate::recovery_codes::service;

/// The name as it is kept.
///
/// # Errors
/// It is empty, too long, or holds what no name holds.
pub fn kept(site: &str, account: &str) -> Result<(String, String), Failure> {
    let site = canonical(site);
    if site.is_empty() {
        return Err(Failure::new(Kind::Usage, "the name of the site is empty"));
    }
    for (what, name) in [("site", site.as_str()), ("account", account)] {
        if name.len() > MAX_NAME {
            let why = format!("the name of the {what} is longer than {MAX_NAME} bytes");
            return Err(Failure::new(Kind::Usage, why));
        }
        if name.chars().any(char::is_control) {
            let why = format!("the name of the {what} has a control character in it");
            return Err(Failure::new(Kind::Usage, why));
        }
    }
    Ok((site, account.to_owned()))
}

/// Nobody remembers which letters were capitals.
#[must_use]
pub fn is_same_site(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// A site that is known by several names goes by one.
#[must_use]
pub fn canonical(site: &str) -> String {
    let site = site.trim();
    service::known(site).map_or_else(|| site.to_owned(), |service| service.id.to_owned())
}

/// A name as a shell takes it for one word.
#[must_use]
pub fn word(name: &str) -> String {
    let is_plain = |char: char| char.is_ascii_alphanumeric() || "._-@+/:".contains(char);
    if !name.is_empty() && !name.starts_with('-') && name.chars().all(is_plain) {
        return name.to_owned();
    }
    format!("'{}'", name.replace('\'', "'\\''"))
}

/// What names a set on a command line.
#[must_use]
pub fn arguments(site: &str, account: &str) -> String {
    match account {
        "" => word(site),
        account => format!("{} {}", word(site), word(account)),
    }
}

/// The name of a set in a sentence.
#[must_use]
pub fn sentence(site: &str, account: &str) -> String {
    match account {
        "" => format!("`{site}`"),
        account => format!("`{site}` (`{account}`)"),
    }
}

/// The name of an enrolment, in one word: `pypi`, `pypi:ada`.
#[must_use]
pub fn joined(site: &str, account: &str) -> String {
    match account {
        "" => site.to_owned(),
        account => format!("{site}:{account}"),
    }
}
