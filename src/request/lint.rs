//! What must not stand in a text that goes out: secrets, and in a public one addresses.
//!
//! A hit says which rule and where, and what it would cost; never what stands there. The text is looked at as it
//! stands, without the marks that Markdown and mail put around words, and with its lines joined, because a
//! frightened person quotes, emphasises and breaks what they paste. Each finder passes over each of these views
//! once, so a text twice as long takes twice the time.

mod addresses;
mod claims;
mod codes;
mod commands;
mod entropy;
mod found;
mod headers;
mod keys;
mod known;
mod links;
mod named;
mod password;
mod random;
pub mod rules;
mod telephones;
mod tokens;
mod view;

use crate::request::lint::found::Found;
use crate::request::lint::view::View;
use crate::secret::Secret;

/// Who will read a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Audience {
    /// Everybody: an issue.
    Public,
    /// Staff: a mail.
    Private,
}

/// A rule of the lint. Its id is a contract.
#[derive(PartialEq, Eq, Debug)]
pub struct Rule {
    /// Stable id: `api_token`.
    pub id: &'static str,
    /// What it is, in a few words.
    pub title: &'static str,
    /// What it would cost to publish that, and what to do instead.
    pub cost: &'static str,
    /// Staff may read it, everybody must not.
    pub public_only: bool,
}

/// Something that must not go out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit {
    /// The rule.
    pub rule: &'static Rule,
    /// The line, from 1.
    pub line: usize,
    /// Where in the line it begins, in characters from 1.
    pub column: usize,
}

/// What must not stand in `text`, in order; one hit for each place. `allowed` are mail addresses that may stand in
/// public: those of the service. `known` are secrets of the owner's (codes, passwords), which are found however
/// they are spaced and spelled.
#[must_use]
pub fn look(text: &str, audience: Audience, allowed: &[&str], known: &[Secret]) -> Vec<Hit> {
    let mut found = Found::default();
    known::look(text, known, &mut found);
    let plain = View::plain(text);
    let bare = plain.bare();
    let joined = bare.joined();
    for view in [&plain, &bare] {
        tokens::look(view, &mut found);
        keys::look(view, &mut found);
        links::look(view, &mut found);
        password::look(view, &mut found);
        commands::look(view, &mut found);
        claims::look(view, &mut found);
        codes::look(view, &mut found);
        entropy::look(view, &mut found);
        headers::look(view, audience, &mut found);
    }
    password::look_flowed(&bare.flowed(), &mut found);
    // Two words that were none together may look like anything, so only what is sure counts here.
    tokens::look(&joined, &mut found);
    keys::look(&joined, &mut found);
    codes::look_joined(&joined, &mut found);
    if audience == Audience::Public {
        for view in [&plain, &bare] {
            addresses::look(view, allowed, &mut found);
            telephones::look(view, &mut found);
        }
    }
    found.into_hits(text)
}

#[cfg(test)]
mod tests;
