//! Dashlane: its old JSON, and the zip file of rows that it writes now.
//!
//! Sources: for the JSON [pass-import](https://github.com/roddhjav/pass-import/blob/master/pass_import/managers/dashlane.py),
//! for the members [Bitwarden's importer](https://github.com/bitwarden/clients/tree/main/libs/importer/src/importers/dashlane).

use serde::Deserialize;

use crate::formats::archive;
use crate::formats::archive::Archive;
use crate::formats::loose;
use crate::formats::loose::Gather;
use crate::formats::loose::List;
use crate::formats::loose::Loose;
use crate::formats::loose::Object;
use crate::formats::trouble::Trouble;
use crate::secret::Secret;
use crate::vault::entry::BadEntry;
use crate::vault::entry::Entry;
use crate::vault::entry::Kind;
use crate::vault::entry::MAX_ENTRIES;
use crate::vault::entry::Vault;
use crate::vault::import;
use crate::vault::import::Format;
use crate::vault::import::Keys;
use crate::vault::import::items;
use crate::vault::import::items::Items;
use crate::vault::import::items::Texts;

pub(super) const JSON: Format = Format {
    title: "Dashlane (JSON)",
    is: |look| look.outline().has(&["AUTHENTIFIANT"]),
    read: |file, _keys| json(file),
};

pub(super) const ZIP: Format = Format {
    title: "Dashlane (zip)",
    is: |look| look.members().iter().any(|name| is_member(name)),
    read: |file, keys| members(zipped(file)?, keys),
};

fn json(file: &Secret) -> Result<Vault, Trouble> {
    let (whole, odd) = loose::read_counting::<Whole>(file)?;
    let Loose::Given(List(Logins(mut items))) = whole.logins else {
        return Err(Trouble::Damaged("there is no list of logins in it"));
    };
    let others = [
        (whole.notes, Kind::Note),
        (whole.cards, Kind::Card),
        (whole.identities, Kind::Identity),
    ];
    for (others, kind) in others {
        let Others(titles) = others.gathered();
        for title in titles {
            items.push(Entry {
                kind,
                title,
                ..Entry::default()
            });
        }
    }
    items.vault(JSON.title, odd)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Whole {
    #[serde(rename = "AUTHENTIFIANT")]
    logins: Loose<List<Logins>>,
    #[serde(rename = "SECURENOTE")]
    notes: Loose<List<Others>>,
    #[serde(rename = "PAYMENTMEANS_CREDITCARD")]
    cards: Loose<List<Others>>,
    #[serde(rename = "IDENTITY")]
    identities: Loose<List<Others>>,
}

#[derive(Default)]
struct Logins(Items);

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Account {
    title: Loose<String>,
    domain: Loose<String>,
    url: Loose<String>,
    login: Loose<String>,
    secondary_login: Loose<String>,
    email: Loose<String>,
    password: Loose<Secret>,
    otp_secret: Loose<Secret>,
    otp_url: Loose<Secret>,
}

impl Gather<'_> for Logins {
    type Element = Loose<Object<Account>>;

    fn gather(&mut self, login: Self::Element) {
        let Loose::Given(Object(login)) = login else {
            return self.0.push_bad("it is no object");
        };
        let is_there =
            login.title.is_there() || login.login.is_there() || login.password.is_there();
        if !is_there && !login.domain.is_there() && !login.url.is_there() {
            return self.0.push_bad(items::NOTHING);
        }
        let password = match items::password(login.password) {
            Ok(password) => password,
            Err(why) => return self.0.push_bad(why),
        };
        let mut urls = Texts::default();
        urls.add(login.url.text());
        urls.add(login.domain.text());
        let users = [login.login, login.secondary_login].map(Loose::text);
        let user = users.into_iter().find(|user| !user.trim().is_empty());
        self.0.push(Entry {
            title: login.title.text(),
            urls: urls.0,
            username: user.unwrap_or_default(),
            email: login.email.text(),
            password,
            totp: items::totp(&login.otp_secret).max(items::totp(&login.otp_url)),
            ..Entry::default()
        });
    }
}

/// The titles of what has no password.
#[derive(Default)]
struct Others(Vec<String>);

#[derive(Deserialize, Default)]
#[serde(default)]
struct Other {
    title: Loose<String>,
}

impl Gather<'_> for Others {
    type Element = Loose<Object<Other>>;

    fn gather(&mut self, other: Self::Element) {
        // One more than may be, so that it is noticed.
        if self.0.len() <= MAX_ENTRIES {
            self.0.push(other.object().title.text());
        }
    }
}

/// The members that such a zip file has, in its order; without what is in those that have no passwords.
fn zipped(file: &Secret) -> Result<Vec<(String, Option<Secret>)>, Trouble> {
    let mut archive = Archive::open(file)?;
    let names: Vec<String> = archive.names().map(str::to_owned).collect();
    let mut members: Vec<(String, Option<Secret>)> = Vec::new();
    for name in names.into_iter().filter(|name| is_own(base(name))) {
        let own = base(&name).to_owned();
        if members.iter().any(|(known, _)| *known == own) {
            return Err(Trouble::Damaged("two of its members have one name"));
        }
        let content = if own == LOGINS {
            archive.member(&name)?
        } else {
            None
        };
        members.push((own, content));
    }
    Ok(members)
}

/// What each of these members says by itself, as one. Those with logins must be of a format that is read here.
fn members(members: Vec<(String, Option<Secret>)>, keys: &mut Keys<'_>) -> Result<Vault, Trouble> {
    let mut whole = Vault {
        format: ZIP.title,
        ..Vault::default()
    };
    if !members.iter().any(|(name, _)| name == LOGINS) {
        whole.is_incomplete = true;
        let note = format!("`{LOGINS}`, which has the logins, is not in it");
        whole.notes.push(note);
    }
    for (name, content) in members {
        let Some(content) = content else {
            let note = format!("`{name}` has no passwords and was passed over");
            whole.notes.push(note);
            continue;
        };
        // A zip file in it is not one of its rows.
        let format = import::detect(&content).filter(|_| !archive::is_zip(&content));
        let Some(format) = format else {
            whole.is_incomplete = true;
            let note = format!("`{name}` is not written in a way that is read here");
            whole.notes.push(note);
            continue;
        };
        append(&mut whole, &name, (format.read)(&content, keys)?);
    }
    Ok(whole)
}

/// With the name of the member before every place.
fn append(whole: &mut Vault, name: &str, part: Vault) {
    let placed = |place: String| format!("{name}, {place}");
    let entries = part.entries.into_iter().map(|entry| Entry {
        place: placed(entry.place),
        ..entry
    });
    whole.entries.extend(entries);
    let bad = part.bad.into_iter().map(|bad| BadEntry {
        place: placed(bad.place),
        ..bad
    });
    whole.bad.extend(bad);
    whole.put_away += part.put_away;
    whole.notes.extend(part.notes);
    whole.is_incomplete |= part.is_incomplete;
}

/// Whether a member is one of these.
pub(super) fn is_member(name: &str) -> bool {
    is_own(base(name))
}

/// The name without the folders before it.
fn base(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

fn is_own(name: &str) -> bool {
    name == LOGINS || OTHERS.contains(&name)
}

const LOGINS: &str = "credentials.csv";
const OTHERS: [&str; 4] = [
    "securenotes.csv",
    "payments.csv",
    "ids.csv",
    "personalInfo.csv",
];

#[cfg(test)]
mod tests;
