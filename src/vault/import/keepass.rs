//! KeePass databases of versions 3 and 4, and KeePass 2's XML.
//!
//! What an entry was before is not looked at, but for the age of its password. When one was last looked at is not
//! believed: most apps do not keep it. An entry whose password refers to that of another is not one more that has it, unless the other is not looked at.

mod references;

use crate::formats::trouble::Trouble;
use crate::kdbx;
use crate::kdbx::database;
use crate::kdbx::database::Database;
use crate::kdbx::error::KdbxError;
use crate::kdbx::key::CompositeKey;
use crate::secret::Secret;
use crate::vault::entry::BadEntry;
use crate::vault::entry::Entry;
use crate::vault::entry::Kind;
use crate::vault::entry::Vault;
use crate::vault::import::Format;
use crate::vault::import::Keys;
use crate::vault::import::items;
use crate::vault::import::items::MAX_ADDRESSES;
use crate::vault::import::keepass::references::Password;
use crate::vault::import::keepass::references::References;
use crate::vault::totp::Totp;

pub(super) const KDBX: Format = Format {
    title: "KeePass (KDBX)",
    is: |look| kdbx::is(look.file),
    read: |file, keys| Ok(vault(&open(file, keys)?, KDBX.title)),
};

pub(super) const XML: Format = Format {
    title: "KeePass 2 (XML)",
    is: |look| kdbx::is_xml(look.file),
    read: |file, _keys| Ok(vault(&kdbx::read_xml(file)?, XML.title)),
};

/// Nobody is asked for the password of a file that no password opens.
fn open(file: &Secret, keys: &mut Keys<'_>) -> Result<Database, Trouble> {
    kdbx::look(file)?;
    let password = (keys.password)().map_err(Trouble::NoPassword)?;
    if password.is_empty() && keys.key_file.is_some() {
        // No password and an empty one are two: a key file can stand alone.
        match kdbx::open(file, &CompositeKey::new(None, keys.key_file)?) {
            Err(KdbxError::WrongKey | KdbxError::WrongKeyOrDamaged) => {}
            opened => return Ok(opened?),
        }
    }
    let key = CompositeKey::new(Some(&password), keys.key_file)?;
    Ok(kdbx::open(file, &key)?)
}

fn vault(database: &Database, format: &'static str) -> Vault {
    let references = References::of(database);
    let mut vault = Vault {
        format,
        ..Vault::default()
    };
    let mut referring = 0;
    let mut hidden = 0;
    for (number, entry) in (1..).zip(&database.entries) {
        if entry.is_in_bin {
            vault.put_away += 1;
            continue;
        }
        let text = |field| references.text(entry.text(field));
        let (title, username) = (text("Title"), text("UserName"));
        let place = format!("entry {number}");
        let password = references::password(entry);
        let own = match references.password(password) {
            Password::Own => Some(password),
            Password::Of(other) if is_judged_itself(other) => None,
            Password::Of(other) => Some(references::password(other)),
            Password::Lost => {
                let why =
                    "its password refers to one that is not there, or to more than that".to_owned();
                vault.bad.push(BadEntry { place, why });
                vault.is_incomplete = true;
                continue;
            }
        };
        referring += usize::from(own.is_none());
        let urls = urls(entry, &references);
        let totp = totp(entry);
        let has_passkey = has(entry, is_passkey);
        let is_note = password.is_empty()
            && username.is_empty()
            && urls.is_empty()
            && totp != Totp::Seed
            && !has_passkey;
        let kind = if is_note { Kind::Note } else { Kind::Login };
        let found = Entry {
            place,
            title,
            folder: items::shared(&database.path(entry)).to_owned(),
            urls,
            username,
            password: own.map(|own| Secret::new(own.to_vec())),
            totp,
            has_passkey,
            created: entry.created,
            changed: entry.changed,
            password_changed: entry.password_changed,
            expires: entry.expires,
            is_left_out: !entry.is_judged,
            ..Entry::default()
        };
        vault.entries.push(items::of_kind(found, kind));
        hidden += entry.protected.iter().filter(|name| is_own(name)).count();
    }
    vault.notes.extend(items::hidden(hidden));
    if referring > 0 {
        let words = if referring == 1 {
            "takes its"
        } else {
            "take their"
        };
        vault.notes.push(format!(
            "{} {words} password from another entry, where it is judged",
            items::entries(referring)
        ));
    }
    vault
}

/// Whether it is looked at, so that who has its password need not be.
fn is_judged_itself(entry: &database::Entry) -> bool {
    !entry.is_in_bin && entry.is_judged
}

/// The address, and those that KeePassXC and `Keepass2Android` let the owner add.
fn urls(entry: &database::Entry, references: &References<'_>) -> Vec<String> {
    let is_address =
        |name: &str| name == "URL" || name == "KP2A_URL" || name.starts_with("KP2A_URL_");
    let fields = entry.fields.iter().filter(|(name, _)| is_address(name));
    let texts = fields.map(|(name, _)| references.text(entry.text(name)));
    texts
        .filter(|text| !text.trim().is_empty())
        .take(MAX_ADDRESSES)
        .collect()
}

/// Whether a field of such a name has something in it.
fn has(entry: &database::Entry, is: fn(&str) -> bool) -> bool {
    let mut fields = entry.fields.iter();
    fields.any(|(name, value)| is(name) && !value.reveal().trim_ascii().is_empty())
}

/// As `KeePass` 2, `KeePassXC`, `KeeOtp` and Tray TOTP name it. The first has a field for each way to write a seed.
fn totp(entry: &database::Entry) -> Totp {
    let fields = entry.fields.iter().map(|(name, value)| match &**name {
        "otp" | "TOTP Seed" | "TimeOtp-Secret-Base32" | "HmacOtp-Secret-Base32" => {
            Totp::of(value.reveal())
        }
        name if name.starts_with("TimeOtp-Secret") || name.starts_with("HmacOtp-Secret") => {
            Totp::of_any(value.reveal())
        }
        _ => Totp::None,
    });
    fields.max().unwrap_or_default()
}

/// Whether a field is one that the owner added, and no program.
fn is_own(name: &str) -> bool {
    let is_usual = ["Title", "UserName", "Password", "URL", "Notes"].contains(&name);
    let is_code = ["otp", "TOTP ", "TimeOtp-", "HmacOtp-", "KPEX_"]
        .iter()
        .any(|start| name.starts_with(start));
    !is_usual && !is_code
}

/// As `KeePassXC` names the parts of one, and `KeePassDX` and Strongbox after it.
fn is_passkey(name: &str) -> bool {
    name == "KPEX_PASSKEY_PRIVATE_KEY_PEM" || name == "KPEX_PASSKEY_CREDENTIAL_ID"
}

#[cfg(test)]
mod tests;
