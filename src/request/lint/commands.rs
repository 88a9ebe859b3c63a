//! Passwords in command lines: `--password …`, `-u name:…`, and what is piped into a login.

use crate::request::lint::found::Found;
use crate::request::lint::links::is_stand_in;
use crate::request::lint::random::is_mixed;
use crate::request::lint::rules::PASSWORD;
use crate::request::lint::view::Part;
use crate::request::lint::view::View;

/// Look for them, line by line.
pub(super) fn look(view: &View, found: &mut Found) {
    for line in view.lines() {
        let words = view.parts(line, |byte| byte.is_ascii_whitespace());
        if words.len() < 2 {
            continue;
        }
        let command = Command::of(view, &words);
        for (at, &word) in words.iter().enumerate() {
            let value = option(view, word, words.get(at + 1).copied(), command)
                .or_else(|| login(view, word, words.get(at + 1).copied(), command))
                .or_else(|| piped(view, &words, at))
                .or_else(|| pair(view, word, words.get(at + 1).copied()));
            if let Some(value) = value {
                found.add(view, word.from, value.to, &PASSWORD);
            }
        }
    }
}

/// What a line runs.
#[derive(Clone, Copy, Default)]
struct Command {
    password: Takes,
    /// Its `-u` is a name and a password: `curl`.
    takes_login: bool,
    /// It is given a user, so it may be given a password.
    has_user: bool,
}

/// Whether its `-p` is a password.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Takes {
    #[default]
    Nothing,
    /// Right behind it alone: `mysql`.
    Attached,
    /// `twine`, `docker login`, `sshpass`.
    Password,
}

impl Command {
    fn of(view: &View, words: &[Part]) -> Self {
        let mut command = Self::default();
        let mut is_container = false;
        for &word in words {
            let name = view.lower(view.trimmed(word, is_around));
            is_container |= is_one(&name, CONTAINERS);
            let takes = if is_one(&name, PASSWORD_TAKERS) || (is_container && name == b"login") {
                Takes::Password
            } else if is_one(&name, ATTACHED_TAKERS) {
                Takes::Attached
            } else {
                Takes::Nothing
            };
            command.password = command.password.max(takes);
            command.takes_login |= is_one(&name, LOGIN_TAKERS);
            command.has_user |= is_one(&name, USER_OPTIONS);
        }
        command
    }
}

/// `--password …`, `--password=…`, `-p …`, `-p…`.
fn option(view: &View, word: Part, next: Option<Part>, command: Command) -> Option<Part> {
    let text = view.slice(word.from, word.to.min(word.from + MAX_OPTION));
    let name = text.split(|&byte| byte == b'=').next().unwrap_or_default();
    let name = name.to_ascii_lowercase();
    let long = name.strip_prefix(b"--").is_some_and(|name| {
        let last = name.rsplit(|&byte| byte == b'-').next();
        last.is_some_and(|last| is_one(last, LONG))
    });
    if long && text.contains(&b'=') {
        let from = word.from + name.len() + 1;
        return judged(view, Part { from, to: word.to }, true);
    }
    if long {
        let next = next?;
        let is_prose = is_one(&view.lower(view.trimmed(next, is_around)), PROSE);
        let is_sure = (command.has_user || command.password == Takes::Password) && !is_prose;
        return judged(view, next, is_sure);
    }
    if [&b"-pass"[..], b"-passin", b"-passout"].contains(&name.as_slice()) {
        let next = next.filter(|&next| view.says(next.from, "pass:"))?;
        let from = next.from + 5;
        return judged(view, Part { from, to: next.to }, true);
    }
    if name == b"-p" {
        let is_sure = command.password == Takes::Password;
        let is_password = is_sure || (command.has_user && command.password == Takes::Nothing);
        return is_password.then(|| judged(view, next?, is_sure))?;
    }
    let is_attached = text.starts_with(b"-p") && command.password > Takes::Nothing;
    let from = word.from + 2;
    is_attached.then(|| judged(view, Part { from, to: word.to }, false))?
}

/// `-u name:…`.
fn login(view: &View, word: Part, next: Option<Part>, command: Command) -> Option<Part> {
    let text = view.slice(word.from, word.to.min(word.from + MAX_OPTION));
    let is_option = matches!(
        text,
        b"-u" | b"-a" | b"--user" | b"--auth" | b"--proxy-user"
    );
    let value = if is_option {
        next?
    } else {
        let head: &[u8] = [&b"--user="[..], b"--auth=", b"-u"]
            .into_iter()
            .find(|head| text.starts_with(head))?;
        Part {
            from: word.from + head.len(),
            to: word.to,
        }
    };
    let value = view.trimmed(value, is_around);
    let text = view.slice(value.from, value.to.min(value.from + MAX_OPTION));
    let colon = text.iter().position(|&byte| byte == b':')?;
    let part = Part {
        from: value.from + colon + 1,
        to: value.to,
    };
    (colon > 0).then(|| judged(view, part, command.takes_login))?
}

/// `echo … | docker login --password-stdin`.
fn piped(view: &View, words: &[Part], at: usize) -> Option<Part> {
    let name = view.lower(view.trimmed(*words.get(at)?, is_around));
    if !is_one(&name, &["echo", "printf"]) {
        return None;
    }
    let rest = words.get(at + 1..)?;
    let rest = rest.get(..rest.len().min(MAX_PIPED))?;
    let pipe = rest.iter().position(|&word| view.of(word) == b"|")?;
    let reads = rest.get(pipe..)?.iter().any(|&word| {
        let word = view.lower(view.trimmed(word, is_around));
        is_one(&word, READERS)
    });
    let value = *rest.get(pipe.checked_sub(1)?)?;
    reads.then(|| judged(view, value, true))?
}

/// `auth=("ada", "…")`, as programs have it.
fn pair(view: &View, word: Part, next: Option<Part>) -> Option<Part> {
    let text = view.slice(word.from, word.to.min(word.from + MAX_OPTION));
    let is_pair = text.windows(6).any(|window| window == b"auth=(") && text.ends_with(b",");
    let next = next?;
    let is_quoted = matches!(view.byte(next.from), b'"' | b'\'');
    (is_pair && is_quoted).then(|| judged(view, next, true))?
}

/// The value, if it is one; where nothing sure stands around it, it has letters and digits.
fn judged(view: &View, value: Part, is_sure: bool) -> Option<Part> {
    let part = view.trimmed(value, is_around);
    let text = view.slice(part.from, part.to.min(part.from + MAX_OPTION));
    let first = view.byte(value.from);
    let is_open = matches!(first, b'-' | b'$' | b'<' | b'{' | b'[' | b'/' | b'%')
        || text
            .first()
            .is_none_or(|first| matches!(first, b'$' | b'%' | b'{'));
    let is_given = is_sure || is_mixed(text);
    let is_number = text
        .iter()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.'));
    (text.len() > 2 && is_given && !is_open && !is_number && !is_stand_in(text, 3)).then_some(part)
}

/// Quotes, and the marks of the sentence that a command stands in.
fn is_around(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`' | b',' | b';' | b')' | b'(' | b'.')
}

fn is_one(name: &[u8], names: &[&str]) -> bool {
    names.iter().any(|other| other.as_bytes() == name)
}

const LONG: &[&str] = &["password", "passwd", "pass", "passphrase", "pwd"];
const USER_OPTIONS: &[&str] = &["-u", "--user", "--username", "--login"];
const PASSWORD_TAKERS: &[&str] = &["twine", "sshpass", "devpi"];
/// The `login` of these takes it.
const CONTAINERS: &[&str] = &[
    "docker", "podman", "skopeo", "helm", "oras", "nerdctl", "az",
];
const ATTACHED_TAKERS: &[&str] = &["mysql", "mariadb", "mysqldump", "mysqladmin", "7z", "7za"];
const LOGIN_TAKERS: &[&str] = &["curl", "http", "https", "xh", "conda", "mvn", "jf"];
/// What reads a password from what is piped into it.
const READERS: &[&str] = &[
    "--password-stdin",
    "--passphrase-fd",
    "chpasswd",
    "passwd",
    "sudo",
    "cryptsetup",
    "--with-token",
];
/// What a sentence about the option says behind it.
const PROSE: &[&str] = &[
    "option",
    "options",
    "flag",
    "flags",
    "arguments",
    "argument",
    "parameter",
    "switch",
    "is",
    "was",
    "and",
    "or",
    "to",
    "with",
    "for",
    "on",
    "in",
    "instead",
    "prompt",
    "does",
    "from",
    "the",
    "as",
    "but",
    "at",
    "by",
    "of",
    "that",
    "which",
    "if",
    "when",
    "asks",
];

const MAX_OPTION: usize = 256;
const MAX_PIPED: usize = 16;
