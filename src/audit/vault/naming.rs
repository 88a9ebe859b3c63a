//! Names in an entry that are its password, or give it away.

use std::collections::HashSet;

use zeroize::Zeroizing;

use crate::audit::vault::address;
use crate::audit::vault::scene::Source;
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

/// Whether `text` must not be shown beside this password: it holds it. One that is so short that it is in many a name by
/// chance must be a word of its own there.
#[must_use]
pub fn gives_away(text: &str, secret: &Secret) -> bool {
    let password = folded_secret(secret);
    if password.chars().count() < SHORT {
        return is_word(&folded(text), &password);
    }
    folded(text).contains(password.as_str())
}

/// Whether what stands before and behind `word` somewhere in `text` is no part of a word.
fn is_word(text: &str, word: &str) -> bool {
    let is_end = |char: Option<char>| !char.is_some_and(char::is_alphanumeric);
    !word.is_empty()
        && text.match_indices(word).any(|(at, _)| {
            let (before, rest) = text.split_at_checked(at).unwrap_or_default();
            let behind = rest.strip_prefix(word).unwrap_or_default();
            is_end(before.chars().next_back()) && is_end(behind.chars().next())
        })
}

/// The passwords of all entries, also of those that are not checked; short ones are names too often.
#[must_use]
pub fn passwords(sources: &[Source]) -> HashSet<&[u8]> {
    let entries = sources.iter().flat_map(|source| &source.vault.entries);
    let passwords = entries.filter_map(|entry| entry.password.as_ref());
    let passwords = passwords.map(|secret| secret.reveal().trim_ascii());
    passwords.filter(|it| it.len() >= LONG).collect()
}

/// Whether a name has in it what looks like the seed of one-time codes: base32 as sites show it, in one or in groups of
/// one length. Asked of entries that have a seed, which is not kept to be compared.
#[must_use]
pub fn has_seed(text: &str) -> bool {
    let is_between = |char: char| !char.is_alphanumeric() && !" -=".contains(char);
    text.split(is_between).any(|piece| {
        let words = piece
            .split([' ', '-'])
            .map(|word| word.trim_end_matches('='));
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        (0..words.len()).any(|from| {
            let most = words.len().min(from + MOST_GROUPS);
            (from + 1..=most).any(|to| words.get(from..to).is_some_and(is_seed))
        })
    })
}

/// Whether these groups are a seed, and no words: in capitals, or with a digit among many letters.
fn is_seed(groups: &[&str]) -> bool {
    let Some((last, others)) = groups.split_last() else {
        return false;
    };
    let first = others.first().map_or(last.len(), |first| first.len());
    let is_even = others.iter().all(|group| group.len() == first) && last.len() <= first;
    let bytes = || groups.iter().flat_map(|group| group.bytes());
    let is_base32 = bytes().all(|byte| byte.is_ascii_alphabetic() || (b'2'..=b'7').contains(&byte));
    let has_digit = bytes().any(|byte| byte.is_ascii_digit());
    let has_letter = bytes().any(|byte| byte.is_ascii_alphabetic());
    let is_loud = !bytes().any(|byte| byte.is_ascii_lowercase());
    let length = bytes().count();
    let is_usual = length >= USUAL_SEED && (has_digit || is_loud);
    let is_short = others.is_empty() && length >= SHORT_SEED && has_digit && is_loud;
    is_even && is_base32 && has_letter && (is_usual || is_short)
}

/// A text without names: none of `names`, where they stand as words, and nothing in backticks that is a path.
#[must_use]
pub fn without_names(text: &str, names: &[String]) -> String {
    let mut text = text.to_owned();
    for name in names.iter().filter(|name| !name.is_empty()) {
        text = without(&text, name);
    }
    // Every other piece stands between backticks.
    let pieces = text.split('`').enumerate();
    let pieces = pieces.map(|(at, piece)| {
        if at % 2 == 1 && piece.contains(['/', '\\']) {
            LEFT_OUT
        } else {
            piece
        }
    });
    pieces.collect::<Vec<_>>().join("`")
}

fn without(text: &str, name: &str) -> String {
    let is_part = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(name) {
        kept.push_str(before);
        let is_word = !is_part(kept.chars().next_back()) && !is_part(behind.chars().next());
        kept.push_str(if is_word { LEFT_OUT } else { name });
        rest = behind;
    }
    kept + rest
}

/// A name without what opens something: of an address scheme and host are kept, `user:password@host` loses whom it
/// logs in, and the seeds of codes are left out.
#[must_use]
pub fn clean(name: &str) -> String {
    let words = name.split_inclusive(char::is_whitespace).map(|word| {
        let bare = word.trim_end_matches(char::is_whitespace);
        let space = word.get(bare.len()..).unwrap_or_default();
        format!("{}{space}", clean_word(bare))
    });
    words.collect()
}

fn clean_word(word: &str) -> String {
    let lower = word.to_lowercase();
    if SEEDS.iter().any(|seed| lower.contains(seed)) {
        return LEFT_OUT.to_owned();
    }
    if let Some((before, rest)) = word.split_once("://") {
        let is_scheme = |char: char| char.is_ascii_alphanumeric() || "+-.".contains(char);
        let begin = before.trim_end_matches(is_scheme).len();
        // What stands before it may be a login as well.
        let scheme = before.get(begin..).unwrap_or_default();
        return format!("{scheme}://{}", host(rest));
    }
    let login = word.rsplit_once('@').map(|(login, _)| login);
    let is_mail = lower.starts_with("mailto:") && word.matches(':').count() == 1;
    if login.is_some_and(|login| login.contains(':')) && !is_mail {
        return host(word);
    }
    match word.split_once('?') {
        Some((before, query)) if query.contains('=') => before.to_owned(),
        _ => word.to_owned(),
    }
}

/// The host, and its port, at the beginning of what stands behind `://`.
fn host(rest: &str) -> String {
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end).unwrap_or_default();
    // A password can have a slash in it, so that all up to the last `@` is one.
    let is_login = !authority.contains('@')
        && path.contains('@')
        && (authority.contains(':') || path.contains(':'));
    let authority = if is_login {
        let (_, behind) = rest.rsplit_once('@').unwrap_or_default();
        behind
            .split(['/', '?', '#', '\\'])
            .next()
            .unwrap_or_default()
    } else {
        authority.rsplit('@').next().unwrap_or_default()
    };
    let is_part = |char: char| char.is_alphanumeric() || "-_.:[]".contains(char);
    let end = authority
        .find(|char| !is_part(char))
        .unwrap_or(authority.len());
    let authority = authority.get(..end).unwrap_or_default();
    match authority.split_once(':') {
        Some((host, port))
            if !authority.starts_with('[') && !port.bytes().all(|it| it.is_ascii_digit()) =>
        {
            host.to_owned()
        }
        _ => authority.to_owned(),
    }
}

/// What stands for a word that is not shown.
const LEFT_OUT: &str = "(left out)";
/// What a word has in it that makes codes.
const SEEDS: [&str; 3] = ["otpauth", "secret=", "secret%3d"];

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
/// A password of so many characters that stands as a name elsewhere is a slip, and no chance.
const LONG: usize = 8;
/// Ten bytes, and the five that are given all the same.
const USUAL_SEED: usize = 16;
const SHORT_SEED: usize = 8;
/// No site shows a seed in more.
const MOST_GROUPS: usize = 32;
/// No name is longer.
const HEAD: usize = 4096;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_what_is_a_name_and_loses_what_opens_something() {
        for (name, shown) in [
            ("otpauth://totp/x?secret=SEED", "(left out)"),
            (
                "Codes otpauth://totp/My Site:ada?secret=SEED&x=1",
                "Codes (left out) (left out)",
            ),
            ("https://u:p@shop.example", "https://shop.example"),
            ("https://u:p/w@shop.example/a", "https://shop.example"),
            (
                "https://u:p@w@shop.example:8443/a?t=1#x",
                "https://shop.example:8443",
            ),
            ("https://e.example/reset/TOKEN", "https://e.example"),
            (
                "see https://a.example and https://u:p@b.example/?t",
                "see https://a.example and https://b.example",
            ),
            ("bob:pw@host.example/path", "host.example"),
            ("//bob:p/w@host.example/path", "host.example"),
            ("x@y,https://u:p@b.example/", "https://b.example"),
            ("e.example/reset?token=T", "e.example/reset"),
            ("http://[::1]:3000/a", "http://[::1]:3000"),
            ("ada:pw|https://b.example", "https://b.example"),
            ("Mail: me@work", "Mail: me@work"),
            ("ada@example.org", "ada@example.org"),
            ("mailto:ada@example.org", "mailto:ada@example.org"),
            ("Work/Shops?", "Work/Shops?"),
            ("two  words ", "two  words "),
        ] {
            assert_eq!(clean(name), shown, "{name}");
        }
    }

    #[test]
    fn what_looks_like_a_seed_is_told_from_names() {
        for seed in [
            "JBSWY3DPEHPK3PXP",
            "jbswy3dpehpk3pxp",
            "GitHub JBSWY3DPEHPK3PXP",
            "GitHub: jbsw y3dp ehpk 3pxp",
            "JBSW-Y3DP-EHPK-3PXP-AA",
            "ada (JBSWYDPEHPKPXPAA====)",
            "JBSWY3DP",
        ] {
            assert!(has_seed(seed), "{seed}");
        }
        for name in [
            "",
            "GitHub",
            "johnny77",
            "christopherjohnson",
            "Amazon second account 2",
            "aws-root-account-2",
            "ada.lovelace@example.org",
            "GITHUB ACCOUNT OF ADA",
            "2345672345672345",
            "entry 4",
        ] {
            assert!(!has_seed(name), "{name}");
        }
    }

    #[test]
    fn a_note_loses_names_and_paths_and_keeps_its_words() {
        let names = [
            "/home/ada/My Files/x.corpus".to_owned(),
            "x.corpus".to_owned(),
        ];
        for (note, kept) in [
            (
                "exposure is looked up in /home/ada/My Files/x.corpus (SHA-1)",
                "exposure is looked up in (left out) (SHA-1)",
            ),
            ("x.corpus: damaged", "(left out): damaged"),
            ("ax.corpus", "ax.corpus"),
            (
                "`/home/ada/My Ledger` cannot be read; `doorkey doctor` tells",
                "`(left out)` cannot be read; `doorkey doctor` tells",
            ),
            ("`C:\\Users\\ada`", "`(left out)`"),
            (
                "with `--fail-on warning` it does",
                "with `--fail-on warning` it does",
            ),
        ] {
            assert_eq!(without_names(note, &names), kept);
        }
    }

    #[test]
    fn a_text_that_holds_the_password_gives_it_away() {
        let gives = |text: &str, password: &str| gives_away(text, &Secret::new(password.into()));
        assert!(
            gives("bank HUNTER2", "hunter2") && gives("Hunter2", "hunter2") && gives("abc", "ABC")
        );
        assert!(gives("Bike lock 123", "123") && gives("Door (12)", "12") && gives("a-b", "B"));
        assert!(!gives("Flat 1234", "123") && !gives("12a", "12") && !gives("a", ""));
        assert!(!gives("cabcd", "abc") && !gives("bank", "hunter2") && !gives("", "hunter2"));
    }
}
