//! What is odd about the rows of each program.

use crate::vault::totp::Totp;
use std::str;

use crate::secret::Secret;
use crate::vault::entry::Entry;
use crate::vault::entry::Kind;
use crate::vault::import::addresses;
use crate::vault::import::csv::kinds;
use crate::vault::import::csv::row::Row;

/// What becomes of a row.
pub(super) enum Fate {
    /// It is an entry.
    Keep,
    /// It is one whose password stands in another.
    Reference,
    /// It lies in the trash or is archived.
    PutAway,
    /// It is none: a folder, or what the program needs for itself.
    Skip,
    /// It cannot be read; why.
    Bad(&'static str),
}

/// Mends what the columns alone do not tell.
pub(super) type Finish = fn(&mut Entry, &Row<'_>) -> Fate;

pub(super) fn nothing(_entry: &mut Entry, _row: &Row<'_>) -> Fate {
    Fate::Keep
}

/// A column says what each is.
pub(super) fn typed(entry: &mut Entry, row: &Row<'_>) -> Fate {
    entry.kind = kinds::of(&row.text("type")).unwrap_or_default();
    Fate::Keep
}

pub(super) fn note(entry: &mut Entry, _row: &Row<'_>) -> Fate {
    entry.kind = Kind::Note;
    Fate::Keep
}

pub(super) fn identity(entry: &mut Entry, _row: &Row<'_>) -> Fate {
    entry.kind = Kind::Identity;
    Fate::Keep
}

pub(super) fn payment(entry: &mut Entry, row: &Row<'_>) -> Fate {
    entry.kind = if row.is_filled("cc_number") {
        Kind::Card
    } else {
        Kind::Other
    };
    Fate::Keep
}

pub(super) fn one_password(_entry: &mut Entry, row: &Row<'_>) -> Fate {
    if row.text("archived").eq_ignore_ascii_case("true") {
        return Fate::PutAway;
    }
    Fate::Keep
}

/// `{REF:P@I:…}` is no password but says where it stands.
pub(super) fn reference(entry: &mut Entry, _row: &Row<'_>) -> Fate {
    let password = entry.password.as_ref().map(Secret::reveal);
    if password.is_some_and(|password| password.starts_with(b"{REF:")) {
        entry.password = None;
        return Fate::Reference;
    }
    Fate::Keep
}

/// The first part of a path is the database's own name.
pub(super) fn keepassxc(entry: &mut Entry, row: &Row<'_>) -> Fate {
    if entry.folder.split('/').nth(1) == Some("Recycle Bin") {
        return Fate::PutAway;
    }
    reference(entry, row)
}

/// Folders are sites called `http://group`, notes are `http://sn`, and what they hold stands in lines.
pub(super) fn last_pass(entry: &mut Entry, row: &Row<'_>) -> Fate {
    entry.folder = match &*entry.folder {
        "(none)" => String::new(),
        folder => folder.replace('\\', "/"),
    };
    if entry.urls == ["http://group"] {
        return Fate::Skip;
    }
    if entry.urls != ["http://sn"] {
        return Fate::Keep;
    }
    entry.kind = Kind::Note;
    entry.urls.clear();
    let note = row.secret("extra").unwrap_or_default();
    let lines = || note.reveal().split(|&byte| byte == b'\n');
    let Some(kind) = lines()
        .next()
        .and_then(|line| line.strip_prefix(b"NoteType:"))
    else {
        return Fate::Keep;
    };
    let text = |bytes: &[u8]| str::from_utf8(bytes).unwrap_or_default().trim().to_owned();
    entry.kind = kinds::of(&text(kind)).unwrap_or(Kind::Other);
    // What its owner wrote freely comes last.
    for line in lines().take_while(|line| !line.starts_with(b"Notes:")) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let mut parts = line.splitn(2, |&byte| byte == b':');
        let (name, value) = (
            parts.next().unwrap_or_default(),
            parts.next().unwrap_or_default(),
        );
        match name {
            _ if value.is_empty() => {}
            b"Password" => entry.password = Some(Secret::new(value.to_vec())),
            b"Username" => entry.username = text(value),
            b"URL" | b"Hostname" | b"Server" => entry.urls.push(text(value)),
            _ => {}
        }
    }
    Fate::Keep
}

/// The browser's own account is no site's.
pub(super) fn firefox(entry: &mut Entry, _row: &Row<'_>) -> Fate {
    let url = entry.urls.first();
    if url.is_some_and(|url| url.starts_with("chrome://FirefoxAccounts")) {
        return Fate::Skip;
    }
    Fate::Keep
}

/// Titles repeat the user: `example.org (you)`.
pub(super) fn apple(entry: &mut Entry, _row: &Row<'_>) -> Fate {
    let user = format!(" ({})", entry.username);
    if let Some(title) = entry.title.strip_suffix(&user) {
        entry.title = title.to_owned();
    }
    Fate::Keep
}

/// One table for all kinds; addresses are a list of JSON in a cell.
pub(super) fn nord_pass(entry: &mut Entry, row: &Row<'_>) -> Fate {
    let is_filled = |names: &[&str]| names.iter().any(|name| row.is_filled(name));
    let kind = row.text("type");
    if kind == "folder" {
        return Fate::Skip;
    }
    let is_login = is_filled(&["url", "username", "password", "totp", "additional_urls"]);
    entry.kind = match kinds::of(&kind) {
        Some(kind) => kind,
        None if is_login => Kind::Login,
        None if is_filled(&["cardnumber", "cvc", "cardholdername"]) => Kind::Card,
        None if is_filled(&["full_name", "phone_number", "email", "address1", "city"]) => {
            Kind::Identity
        }
        None if is_filled(&["note"]) => Kind::Note,
        // The older table has folders too, which are only a name.
        None if !row.has("type") => return Fate::Skip,
        None => Kind::Other,
    };
    if row.is_filled("additional_urls") {
        let cell = row.text("additional_urls");
        let listed = serde_json::from_str::<Vec<String>>(&cell);
        entry
            .urls
            .extend(listed.unwrap_or_else(|_| addresses::split(&cell)));
    }
    if entry.kind == Kind::Login {
        entry.email = row.text("email");
    }
    Fate::Keep
}

/// The fields of a form go on in the columns behind the last that has a name: `Label$,,,kind,value`.
pub(super) fn robo_form(entry: &mut Entry, row: &Row<'_>) -> Fate {
    entry.folder = entry.folder.trim_start_matches('/').replace('\\', "/");
    let named = ["name", "url", "login", "pwd", "note", "folder"];
    let last = named.iter().filter_map(|name| row.find(name)).max();
    let behind = last.map_or(0, |last| last + 1);
    if row.len() < behind {
        return Fate::Bad("it has not as many columns as the first line");
    }
    for at in behind..row.len() {
        let field = row.secret_at(at);
        let Some(mark) = field.reveal().iter().position(|&byte| byte == b'$') else {
            continue;
        };
        let (label, rest) = field.reveal().split_at(mark);
        let mut parts = rest.splitn(5, |&byte| byte == b',');
        let (kind, value) = (parts.nth(3), parts.next());
        if label.to_ascii_uppercase().starts_with(b"TOTP") {
            entry.totp = entry.totp.max(Totp::of(value.unwrap_or_default()));
        }
        let is_missing = entry.password.as_ref().is_none_or(Secret::is_empty);
        if let (Some(b"pwd"), Some(value), true) = (kind, value, is_missing) {
            entry.password = Some(Secret::new(value.to_vec()));
        }
    }
    let has_password = entry
        .password
        .as_ref()
        .is_some_and(|password| !password.is_empty());
    let is_bookmark = !has_password && entry.username.is_empty() && !entry.urls.is_empty();
    if is_bookmark {
        entry.kind = Kind::Other;
    }
    Fate::Keep
}
