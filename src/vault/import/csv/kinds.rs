//! The words by which programs tell what an entry is.

use crate::vault::entry::Kind;

/// What this word says an entry is; `None` where it is not known.
pub(super) fn of(word: &str) -> Option<Kind> {
    // `wallet.financial.CreditCard`, `credit_card` and `Credit Card` are one.
    let word = word.rsplit('.').next().unwrap_or_default();
    let word: String = word.chars().filter(|char| char.is_alphanumeric()).collect();
    let word = word.to_lowercase();
    let found = KINDS.iter().find(|(_, words)| words.contains(&&*word));
    found.map(|(kind, _)| *kind)
}

const KINDS: [(Kind, &[&str]); 7] = [
    (Kind::Login, &["login", "webform", "password"]),
    (Kind::Note, &["note", "securenote", "generic"]),
    (
        Kind::Card,
        &["card", "creditcard", "debitcard", "paymentcard"],
    ),
    (
        Kind::Identity,
        &[
            "address",
            "driverlicense",
            "driverslicense",
            "healthinsurance",
            "identity",
            "insurance",
            "passport",
            "personalinfo",
            "socialsecurity",
            "socialsecuritynumber",
        ],
    ),
    (Kind::Key, &["apicredential", "apikey", "key", "sshkey"]),
    (Kind::Wifi, &["wifi", "wifipassword", "wirelessrouter"]),
    (
        Kind::Other,
        &[
            "alias",
            "bank",
            "bankaccount",
            "custom",
            "database",
            "document",
            "emailaccount",
            "instantmessenger",
            "membership",
            "server",
            "softwarelicense",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_all_programs_are_known() {
        for (word, kind) in [
            ("wallet.financial.CreditCard", Some(Kind::Card)),
            ("credit_card", Some(Kind::Card)),
            ("Driver's License", Some(Kind::Identity)),
            ("Wi-Fi Password", Some(Kind::Wifi)),
            ("SSH Key", Some(Kind::Key)),
            ("login", Some(Kind::Login)),
            ("Anmeldung", None),
            ("", None),
        ] {
            assert_eq!(of(word), kind, "{word}");
        }
    }
}
