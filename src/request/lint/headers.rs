//! The heads of mails and of web requests.

use crate::request::lint::Audience;
use crate::request::lint::found::Found;
use crate::request::lint::random::is_mixed;
use crate::request::lint::rules::MAIL_HEADER;
use crate::request::lint::rules::SESSION_HEADER;
use crate::request::lint::view::Part;
use crate::request::lint::view::View;
use crate::request::lint::view::is_word;

/// Look for both, line by line.
pub(super) fn look(view: &View, audience: Audience, found: &mut Found) {
    for line in view.lines() {
        let line = view.trimmed(line, |byte| {
            matches!(byte, b' ' | b'\t' | b'\r' | b'>' | b'|' | b'*' | b'`')
        });
        if audience == Audience::Public && is_mail(view, line) {
            found.add(view, line.from, line.to, &MAIL_HEADER);
        }
        // A request may stand in a command line: `curl -H 'Cookie: …'`.
        for colon in line.from..line.to {
            if view.byte(colon) == b':'
                && let Some(from) = session(view, line, colon)
            {
                found.add(view, from, line.to, &SESSION_HEADER);
                break;
            }
        }
    }
}

/// A line that only a mail's head has.
fn is_mail(view: &View, line: Part) -> bool {
    let is_head = |name: &&str| view.says(line.from, name);
    let Some(name) = MAIL.iter().find(|name| is_head(name)) else {
        return false;
    };
    let value = line.from + name.len();
    let value = view.skip(value, |byte| byte == b' ');
    match *name {
        "Received:" => ["from ", "by ", "("]
            .iter()
            .any(|word| view.says(value, word)),
        "Message-ID:" | "Return-Path:" | "In-Reply-To:" => view.byte(value) == b'<',
        _ => value < line.to,
    }
}

/// Where a header with a session in it begins, whose colon is this.
fn session(view: &View, line: Part, colon: usize) -> Option<usize> {
    let name = SESSION.iter().find(|name| {
        colon
            .checked_sub(name.len())
            .is_some_and(|from| from >= line.from && view.says(from, name))
    })?;
    let from = colon - name.len();
    if is_word(view.before(from)) && from > line.from {
        return None;
    }
    let value = view.skip(colon + 1, |byte| byte == b' ').min(line.to);
    let value = view.slice(value, line.to.min(value + MAX_VALUE));
    let is_value = match *name {
        "cookie" | "set-cookie" => {
            let (_, value) =
                value.split_at_checked(value.iter().position(|&byte| byte == b'=')?)?;
            let length = value
                .iter()
                .skip(1)
                .take_while(|byte| !matches!(byte, b';' | b' ' | b'"'));
            length.count() >= 8
        }
        _ => value
            .split(|&byte| matches!(byte, b' ' | b'"' | b'\''))
            .any(|word| word.len() >= 8 && is_mixed(word)),
    };
    is_value.then_some(from)
}

/// What says enough of a value.
const MAX_VALUE: usize = 512;

const MAIL: [&str; 14] = [
    "Received:",
    "DKIM-Signature:",
    "ARC-Seal:",
    "ARC-Message-Signature:",
    "ARC-Authentication-Results:",
    "Authentication-Results:",
    "Received-SPF:",
    "Return-Path:",
    "Delivered-To:",
    "Message-ID:",
    "In-Reply-To:",
    "X-Originating-IP:",
    "X-Google-DKIM-Signature:",
    "X-Gm-Message-State:",
];

const SESSION: [&str; 7] = [
    "cookie",
    "authorization",
    "x-api-key",
    "x-auth-token",
    "x-csrf-token",
    "x-xsrf-token",
    "private-token",
];
