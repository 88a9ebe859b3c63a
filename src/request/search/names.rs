//! What the name of a file says of what is in it.

use crate::recipes::Recipe;
use crate::recovery_codes::service::by_file_name;
use crate::request::search::Kind;

/// What a name says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Says {
    /// It is what the service calls the file that it hands out.
    CodesOfTheService,
    /// It is what another service calls its file.
    CodesOfAnother,
    /// Recovery codes, of whatever service.
    Codes,
    /// A text with codes of some kind; postal codes are codes too.
    SomeCodes,
    /// A backup that another app wrote.
    Backup(Kind),
    /// Nothing.
    Nothing,
}

/// What the name of a file says, for one service.
#[must_use]
pub fn says(name: &str, recipe: &Recipe) -> Says {
    if name.len() > LONGEST {
        return Says::Nothing;
    }
    if let Some(service) = by_file_name(name) {
        return if service.id == recipe.id {
            Says::CodesOfTheService
        } else if recipe.title.ends_with(service.title) {
            // TestPyPI runs the program of PyPI; how it names its file is not documented.
            Says::Codes
        } else {
            Says::CodesOfAnother
        };
    }
    let name = name.to_lowercase();
    let backup = BACKUPS.iter().find(|backup| backup.fits(&name));
    if let Some(backup) = backup {
        return Says::Backup(backup.kind);
    }
    let has = |word: &&str| name.contains(*word);
    let (stem, _) = parts(&name);
    if stem.contains("code") && SAVED.iter().any(has) || SECOND_FACTOR.iter().any(has) {
        return Says::Codes;
    }
    if stem.contains("codes") {
        return Says::SomeCodes;
    }
    Says::Nothing
}

/// Whether a file of this name and size may be a short text, worth opening.
#[must_use]
pub fn may_be_text(name: &str, size: u64) -> bool {
    let (_, ending) = parts(name);
    size > 0 && size <= LARGEST && TEXTS.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// The name without its ending, and the ending; that of a hidden file is none.
fn parts(name: &str) -> (&str, &str) {
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= LONGEST_ENDING => {
            (stem, ending)
        }
        _ => (name, ""),
    }
}

/// How an app calls its backups, in lower case.
struct Backup {
    starts: &'static str,
    /// One of these, or any where there is none.
    ends: &'static [&'static str],
    kind: Kind,
}

impl Backup {
    fn fits(&self, name: &str) -> bool {
        name.starts_with(self.starts)
            && (self.ends.is_empty() || self.ends.iter().any(|end| name.ends_with(end)))
    }
}

const fn app(starts: &'static str, ends: &'static [&'static str]) -> Backup {
    Backup {
        starts,
        ends,
        kind: Kind::AuthenticatorExport,
    }
}

const fn manager(starts: &'static str, ends: &'static [&'static str]) -> Backup {
    Backup {
        starts,
        ends,
        kind: Kind::PasswordManager,
    }
}

/// As the apps name them; a browser may have put ` (1)` before the ending.
static BACKUPS: &[Backup] = &[
    app("aegis-backup", &[".json"]),
    app("aegis-export", &[".json", ".txt", ".html"]),
    app("2fas-backup", &[]),
    app("", &[".2fas"]),
    app("otp_accounts", &[".json", ".aes", ".gpg"]),
    app("ente-auth", &[".txt", ".json"]),
    app("ente_auth", &[".txt", ".json"]),
    app("", &[".authpro", ".stratum"]),
    app("raivo-otp-export", &[".zip", ".json"]),
    app("externalbackup", &[".xml"]),
    app("freeotp", &[".json", ".xml", ".txt"]),
    app("proton_authenticator", &[]),
    app("proton-authenticator", &[]),
    app("winauth", &[".xml", ".txt", ".zip"]),
    manager("bitwarden_", &[".json", ".csv", ".zip"]),
    manager("", &[".kdbx", ".1pux"]),
    manager("1password", &[".csv"]),
];

/// Beside "code" in the name of a file.
const SAVED: [&str; 6] = [
    "recovery",
    "recover",
    "backup",
    "scratch",
    "rescue",
    "emergency",
];

const SECOND_FACTOR: [&str; 8] = [
    "2fa",
    "mfa-",
    "mfa_",
    "two-factor",
    "two_factor",
    "twofactor",
    "wiederherstellungscode",
    "codes-de-secours",
];

/// The endings of what people write notes in; lists made by programs are not among them.
const TEXTS: [&str; 13] = [
    "", "txt", "text", "md", "markdown", "org", "rst", "csv", "html", "htm", "rtf", "bak", "old",
];

/// A set of recovery codes is never larger.
const LARGEST: u64 = 64 << 10;

/// No file system takes longer names.
const LONGEST: usize = 1024;

const LONGEST_ENDING: usize = 8;

#[cfg(test)]
mod tests {
    #![expect(
        clippy::expect_used,
        reason = "a test that cannot go on should say where"
    )]

    use super::*;
    use crate::recipes;

    #[test]
    fn a_name_says_what_it_is_for_the_service_that_is_asked_for() {
        let pypi = recipes::known("pypi").expect("there is a recipe");
        for (name, expected) in [
            (
                "PyPI-Recovery-Codes-ada-2026-01-02T03:04:05.678901.txt",
                Says::CodesOfTheService,
            ),
            (
                "pypi-recovery-codes-ada-2026 (1).TXT",
                Says::CodesOfTheService,
            ),
            ("github-recovery-codes.txt", Says::CodesOfAnother),
            ("recovery-codes.txt", Says::Codes),
            ("Recovery Codes (2).pdf", Says::Codes),
            ("backup_codes.png", Says::Codes),
            ("pypi 2FA.txt", Says::Codes),
            ("2fa", Says::Codes),
            ("postcodes.txt", Says::SomeCodes),
            (
                "aegis-backup-20260101-120000.json",
                Says::Backup(Kind::AuthenticatorExport),
            ),
            (
                "otp_accounts_2020-01-01.json.aes",
                Says::Backup(Kind::AuthenticatorExport),
            ),
            (
                "externalBackup.xml",
                Says::Backup(Kind::AuthenticatorExport),
            ),
            ("Ada.KDBX", Says::Backup(Kind::PasswordManager)),
            (
                "bitwarden_encrypted_export_20260101.json",
                Says::Backup(Kind::PasswordManager),
            ),
            ("barcode.txt", Says::Nothing),
            ("unicode.py", Says::Nothing),
            ("source.code", Says::Nothing),
            ("", Says::Nothing),
        ] {
            assert_eq!(says(name, &pypi), expected, "{name}");
        }
        assert_eq!(says(&"2fa".repeat(1000), &pypi), Says::Nothing);
    }

    #[test]
    fn only_short_texts_are_worth_opening() {
        for name in [
            "notes.txt",
            "NOTES.MD",
            "codes",
            ".codes",
            "a.b.csv",
            "x.verylongending",
        ] {
            assert!(may_be_text(name, 100), "{name}");
        }
        for name in ["a.jpg", "a.zip", "Cargo.lock", "data.json", "a.txt.gpg"] {
            assert!(!may_be_text(name, 100), "{name}");
        }
        assert!(may_be_text("a.txt", 64 << 10));
        assert!(!may_be_text("a.txt", (64 << 10) + 1));
        assert!(!may_be_text("a.txt", 0));
    }
}
