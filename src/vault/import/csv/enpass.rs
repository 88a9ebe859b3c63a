//! Enpass: a title, as many names and values as an entry has, and a note.

use crate::secret::Secret;
use crate::vault::entry::Entry;
use crate::vault::entry::Kind;
use crate::vault::import::csv::odd::Fate;
use crate::vault::import::csv::row::Row;
use crate::vault::totp::Totp;

pub(super) fn finish(entry: &mut Entry, row: &Row<'_>) -> Fate {
    entry.title = row.text_at(0);
    let values = (2..row.len()).step_by(2);
    for at in values {
        let name = row.text_at(at - 1).to_lowercase();
        // Those that are hidden have a star in some versions.
        let name = name.trim_start_matches('*');
        match name {
            "password" => {
                let is_missing = entry.password.as_ref().is_none_or(Secret::is_empty);
                if is_missing {
                    entry.password = Some(row.secret_at(at));
                }
            }
            "username" | "user name" | "login" if entry.username.is_empty() => {
                entry.username = row.text_at(at);
            }
            "email" | "e-mail" if entry.email.is_empty() => entry.email = row.text_at(at),
            "url" | "website" => {
                let url = row.text_at(at);
                entry.urls.extend(Some(url).filter(|url| !url.is_empty()));
            }
            "totp" | "one-time code" => {
                entry.totp = entry.totp.max(Totp::of(row.secret_at(at).reveal()));
            }
            "cvc" => entry.kind = Kind::Card,
            _ => {}
        }
    }
    Fate::Keep
}
