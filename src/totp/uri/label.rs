//! Whose secret it is: the issuer and the account, out of the label and the `issuer` parameter.

use crate::digits::percent;
use crate::totp::uri::note::Note;
use crate::totp::uri::query::Query;

/// Whose secret it is.
pub(super) struct Label {
    pub(super) issuer: String,
    pub(super) account: String,
}

impl Label {
    /// Out of the label as it stands in the path.
    ///
    /// The parameter decides where it and the label's prefix differ. Where the parameter is the beginning of
    /// the label, the label is cut behind it: some issuers have a colon in their name. Else it is cut at the
    /// first `:`, else at the first `%3A`.
    pub(super) fn read(path: &str, query: &Query, notes: &mut Vec<Note>) -> Self {
        let parameter = query.get("issuer").map(|issuer| clean(issuer, notes));
        let (whole, not_text) = percent::decode(path, false);
        if not_text {
            notes.push(Note::NotText);
        }
        if let Some(issuer) = &parameter {
            let after = whole.trim_start().strip_prefix(issuer.as_str());
            if let Some(account) = after.and_then(|rest| rest.strip_prefix(':')) {
                return Self {
                    issuer: issuer.clone(),
                    account: clean(account, notes),
                };
            }
            if whole.trim() == issuer {
                return Self {
                    issuer: issuer.clone(),
                    account: String::new(),
                };
            }
        }
        let halves = cut(path).map(|(prefix, account)| {
            let half = |text| clean(&percent::decode(text, false).0, &mut Vec::new());
            (half(prefix), half(account))
        });
        let (prefix, account) = halves.unwrap_or_else(|| (String::new(), clean(&whole, notes)));
        match parameter {
            Some(issuer) => {
                // Microsoft writes a space of the prefix as `+`.
                if !prefix.is_empty() && prefix.replace('+', " ") != issuer {
                    notes.push(Note::Prefix(prefix));
                }
                Self { issuer, account }
            }
            None => Self {
                issuer: prefix,
                account,
            },
        }
    }
}

/// The two halves of a label, still encoded.
fn cut(path: &str) -> Option<(&str, &str)> {
    path.split_once(':')
        .or_else(|| path.split_once("%3A"))
        .or_else(|| path.split_once("%3a"))
}

/// A name without the spaces around it, and without what no name has.
fn clean(name: &str, notes: &mut Vec<Note>) -> String {
    let kept: String = name.chars().filter(|char| !char.is_control()).collect();
    if kept.len() != name.len() {
        notes.push(Note::Control);
    }
    kept.trim().to_owned()
}
