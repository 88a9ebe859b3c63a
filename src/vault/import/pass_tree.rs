//! Trees of `pass` and gopass: a file for each entry, its path the name, its first line the password.
//!
//! Sources: [pass](https://www.passwordstore.org/), the layout of data; gopass, `docs/features.md`.

use crate::vault::totp::Totp;
use std::str;

use crate::secret::Secret;
use crate::vault::entry::BadEntry;
use crate::vault::entry::Entry;
use crate::vault::entry::Kind;
use crate::vault::entry::MAX_ENTRIES;
use crate::vault::entry::Vault;
use crate::vault::import::addresses;

/// All files of a tree, each with what is in it or why it does not open. One after another: no two are held.
pub fn vault(opened: impl IntoIterator<Item = (String, Result<Secret, String>)>) -> Vault {
    let mut vault = Vault {
        format: "pass",
        ..Vault::default()
    };
    for (path, content) in opened {
        if vault.entries.len() + vault.bad.len() == MAX_ENTRIES {
            let note = format!("it has more than {MAX_ENTRIES} files: the rest was not read");
            vault.notes.push(note);
            vault.is_incomplete = true;
            break;
        }
        match content {
            Ok(content) => vault.entries.push(entry(&path, &content)),
            Err(why) => vault.bad.push(BadEntry { place: path, why }),
        }
    }
    vault.is_incomplete |= !vault.bad.is_empty();
    vault
}

/// The entry that lies at `path`, without `.gpg`, in a tree.
#[must_use]
pub fn entry(path: &str, content: &Secret) -> Entry {
    let (folder, title) = path.rsplit_once('/').unwrap_or(("", path));
    let mut entry = Entry {
        place: path.to_owned(),
        title: title.to_owned(),
        folder: folder.to_owned(),
        ..Entry::default()
    };
    let mut lines = content.reveal().split(|&byte| byte == b'\n');
    let lines = lines
        .by_ref()
        .map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    let mut lines = lines.peekable();
    match lines.peek().copied().unwrap_or_default() {
        // As gopass wrote for a while: all stands in lines with names.
        b"GOPASS-SECRET-1.0" => {}
        first if first.starts_with(b"otpauth://") => {}
        first if first.starts_with(b"-----BEGIN ") => entry.kind = Kind::Key,
        first => {
            entry.password = Some(Secret::new(first.to_vec()));
            lines.next();
        }
    }
    let is_named = entry.password.is_none() && entry.kind == Kind::Login;
    for line in lines.take_while(|_| entry.kind == Kind::Login) {
        if line.starts_with(b"otpauth://") {
            entry.totp = entry.totp.max(Totp::of(line));
            continue;
        }
        let Some(colon) = line.iter().position(|&byte| byte == b':') else {
            continue;
        };
        let (name, value) = line.split_at(colon);
        let value = value.get(1..).unwrap_or_default().trim_ascii();
        let name = str::from_utf8(name)
            .unwrap_or_default()
            .trim()
            .to_lowercase();
        if value.is_empty() {
            continue;
        }
        let text = || String::from_utf8_lossy(value).into_owned();
        match &*name {
            "user" | "username" | "login" if entry.username.is_empty() => entry.username = text(),
            "email" | "e-mail" | "mail" if entry.email.is_empty() => entry.email = text(),
            "url" | "uri" | "website" | "site" | "link" => entry.urls.push(text()),
            "totp" | "otp" | "otpauth" | "hotp" => entry.totp = entry.totp.max(Totp::of(value)),
            "password" if is_named => entry.password = Some(Secret::new(value.to_vec())),
            _ => {}
        }
    }
    name_by_path(&mut entry);
    let is_bare = entry.urls.is_empty() && entry.username.is_empty() && entry.email.is_empty();
    let has_no_password = entry.password.as_ref().is_none_or(Secret::is_empty);
    if entry.kind == Kind::Login && is_bare && has_no_password && !entry.has_totp() {
        entry.kind = Kind::Note;
        entry.password = None;
    }
    entry
}

/// Most owners call a file or its folder by the site, and what lies in that by the user.
fn name_by_path(entry: &mut Entry) {
    if entry.kind != Kind::Login || !entry.urls.is_empty() {
        return;
    }
    let mut folders = entry.folder.rsplit('/');
    if addresses::is_host(&entry.title) {
        entry.urls.push(entry.title.clone());
    } else if let Some(site) = folders.next().filter(|folder| addresses::is_host(folder)) {
        entry.urls.push(site.to_owned());
        if entry.username.is_empty() {
            entry.username.clone_from(&entry.title);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(path: &str, content: &str) -> String {
        let entry = entry(path, &Secret::new(content.as_bytes().to_vec()));
        let password = entry.password.as_ref().map(Secret::reveal);
        let password = password.map(String::from_utf8_lossy);
        format!(
            "{:?} {} [{}] <{}> {} {} {:?} {}",
            entry.kind,
            entry.title,
            entry.folder,
            entry.urls.join(" "),
            entry.username,
            entry.email,
            password.as_deref(),
            entry.has_totp()
        )
    }

    #[test]
    fn a_file_is_an_entry() {
        for (path, content, is) in [
            (
                "mail",
                "s3cret",
                "Login mail [] <>   Some(\"s3cret\") false",
            ),
            (
                "web/mail",
                " s3:cret \r\nUser: you\r\nemail: you@example.org\r\nURL: https://mail.example/a:b\r\nuser: other\r\n",
                "Login mail [web] <https://mail.example/a:b> you you@example.org Some(\" s3:cret \") false",
            ),
            (
                "web/mail.example/you",
                "s3cret\notpauth://totp/x?secret=ABC\n",
                "Login you [web/mail.example] <mail.example> you  Some(\"s3cret\") true",
            ),
            (
                "web/mail.example",
                "s3cret\n---\nlogin: you\n",
                "Login mail.example [web] <mail.example> you  Some(\"s3cret\") false",
            ),
            (
                "otp/forge",
                "otpauth://totp/x?secret=ABC",
                "Login forge [otp] <>   None true",
            ),
            ("door", "\nthe code is 4711", "Note door [] <>   None false"),
            ("empty", "", "Note empty [] <>   None false"),
            (
                "empty/mail.example",
                "",
                "Login mail.example [empty] <mail.example>   Some(\"\") false",
            ),
            (
                "ssh/id",
                "-----BEGIN OPENSSH PRIVATE KEY-----\nuser: x\n",
                "Key id [ssh] <>   None false",
            ),
            (
                "old",
                "GOPASS-SECRET-1.0\nPassword: s3cret\nUsername: you\n\nfree: text\n",
                "Login old [] <> you  Some(\"s3cret\") false",
            ),
            (
                "two",
                "s3cret\npassword: other\n",
                "Login two [] <>   Some(\"s3cret\") false",
            ),
        ] {
            assert_eq!(told(path, content), is, "{path}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_a_password_too() {
        let entry = entry(
            "x",
            &Secret::new(b"\xff\x00\xfe\n\xffuser: x\nuser: \xff".to_vec()),
        );
        assert_eq!(
            entry.password.as_ref().map(Secret::reveal),
            Some(&b"\xff\x00\xfe"[..])
        );
        assert_eq!(entry.username, "\u{fffd}");
    }

    #[test]
    fn a_file_that_does_not_open_is_one_bad_entry() {
        let open = |text: &str| Ok(Secret::new(text.as_bytes().to_vec()));
        let files = [
            ("a", open("s")),
            ("b", Err("why".to_owned())),
            ("c", open("t")),
        ];
        let vault = vault(files.map(|(path, content)| (path.to_owned(), content)));
        assert_eq!(vault.entries.len(), 2);
        assert_eq!(vault.bad.len(), 1);
        assert!(vault.is_incomplete);
        assert_eq!((&*vault.bad[0].place, &*vault.bad[0].why), ("b", "why"));
    }
}
