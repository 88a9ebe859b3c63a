//! Names in an entry that are its password, or give it away.

use zeroize::Zeroizing;

use crate::audit::vault::address;
use crate::audit::vault::scene::Subject;
use crate::secret::Secret;
use crate::strength::spelling;

/// What in its own entry the password is, in words; `None` where it is nothing of it.
#[must_use]
pub fn same(subject: &Subject<'_>, secret: &Secret) -> Option<&'static str> {
    let entry = subject.entry;
    let password = folded_secret(secret);
    let is = |name: &str| !name.trim().is_empty() && *folded(name.trim()) == *password;
    if is(&entry.username) {
        return Some("the user name");
    }
    for mail in [&entry.username, &entry.email] {
        if is(mail) || mail.split_once('@').is_some_and(|(local, _)| is(local)) {
            return Some("the mail address, or what stands before its @");
        }
    }
    if is(&entry.title) {
        return Some("the title");
    }
    let mut addresses = subject.addresses.iter();
    addresses
        .any(|address| {
            [
                &address.host,
                &address.domain,
                address::label(&address.domain),
            ]
            .into_iter()
            .any(is)
        })
        .then_some("the name of the site")
}

/// Whether `text` must not be shown beside this password: it holds it.
#[must_use]
pub fn gives_away(text: &str, secret: &Secret) -> bool {
    let password = folded_secret(secret);
    if password.chars().count() < SHORT {
        return *folded(text.trim()) == *password;
    }
    folded(text).contains(password.as_str())
}

fn folded(text: &str) -> Zeroizing<String> {
    let mut folded = Zeroizing::new(String::with_capacity(text.len().saturating_mul(4)));
    folded.extend(text.chars().take(HEAD).map(spelling::fold));
    folded
}

fn folded_secret(secret: &Secret) -> Zeroizing<String> {
    folded(&spelling::normal(secret))
}

/// A shorter password stands in many a name by chance.
const SHORT: usize = 4;
/// No name is longer.
const HEAD: usize = 4096;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_holds_the_password_gives_it_away() {
        let gives = |text: &str, password: &str| gives_away(text, &Secret::new(password.into()));
        assert!(
            gives("bank HUNTER2", "hunter2") && gives("Hunter2", "hunter2") && gives("abc", "ABC")
        );
        assert!(!gives("cabcd", "abc") && !gives("bank", "hunter2") && !gives("", "hunter2"));
    }
}
