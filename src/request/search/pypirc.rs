//! `~/.pypirc`: whether a user name, a password or a token for an index stands in it. Never which.
//!
//! Source: <https://packaging.python.org/en/latest/specifications/pypirc/>. It is read as Python's `configparser`
//! reads it, line by line; what that would refuse as a whole is still looked through.

use crate::recipes::Recipe;
use crate::recovery_codes::read::text;
use crate::request::search::TOKEN_USER;
use crate::secret::Secret;
use crate::text::is_hostile;

/// What stands in one section.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Login {
    /// The name of the section.
    pub section: String,
    /// Whether a user name stands there that is not the one for tokens.
    pub has_username: bool,
    /// What stands as password.
    pub credential: Option<Credential>,
}

/// What stands as password.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Credential {
    /// Maybe the password of the account.
    Password,
    /// An API token: it uploads, and opens no account page.
    Token,
}

/// The sections of `file` for the index of `recipe`; `None` where it is no text.
#[must_use]
pub fn logins(file: &Secret, recipe: &Recipe) -> Option<Vec<Login>> {
    // Old files of Windows are in another encoding; only bytes of ASCII are looked at.
    let converted = text::decode(file).ok()?;
    let bytes = converted.as_ref().unwrap_or(file).reveal();
    if bytes.contains(&0) {
        return None;
    }
    let sections = sections(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes));
    let common = sections.iter().find(|section| section.name == b"DEFAULT");
    let ours = sections
        .iter()
        .filter(|section| section.is_of(recipe, common));
    Some(ours.map(|section| section.login(common)).collect())
}

/// One section, as far as it matters.
#[derive(Default)]
struct Section<'f> {
    name: &'f [u8],
    repository: Value<'f>,
    username: Value<'f>,
    password: Value<'f>,
}

/// The first line of a value that is not empty; the last option of a name counts.
type Value<'f> = Option<&'f [u8]>;

impl<'f> Section<'f> {
    fn slot(&mut self, option: &[u8]) -> Option<&mut Value<'f>> {
        let is = |name: &str| option.eq_ignore_ascii_case(name.as_bytes());
        if is("repository") {
            Some(&mut self.repository)
        } else if is("username") {
            Some(&mut self.username)
        } else if is("password") {
            Some(&mut self.password)
        } else {
            None
        }
    }

    /// Whether it is for the index of `recipe`: by its repository, or where it has none by its name.
    fn is_of(&self, recipe: &Recipe, common: Option<&Self>) -> bool {
        if matches!(self.name, b"DEFAULT" | b"distutils") {
            return false;
        }
        match self
            .repository
            .or(common.and_then(|common| common.repository))
        {
            Some(repository) => is_index(repository, recipe),
            None if self.name == b"server-login" => recipe.id == "pypi",
            None => self.name == recipe.id.as_bytes(),
        }
    }

    fn login(&self, common: Option<&Self>) -> Login {
        let username = self.username.or(common.and_then(|common| common.username));
        let password = self.password.or(common.and_then(|common| common.password));
        let is_token = username == Some(TOKEN_USER.as_bytes());
        let name = String::from_utf8_lossy(self.name);
        Login {
            section: name
                .chars()
                .filter(|&char| !is_hostile(char))
                .take(LONGEST_NAME)
                .collect(),
            has_username: username.is_some() && !is_token,
            credential: password.map(|password| {
                if is_token || password.starts_with(b"pypi-") {
                    Credential::Token
                } else {
                    Credential::Password
                }
            }),
        }
    }
}

fn sections(bytes: &[u8]) -> Vec<Section<'_>> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    // The option that an indented line goes on with, and how far that was indented itself.
    let mut open: Option<(&[u8], usize)> = None;
    for line in bytes.split(|&byte| matches!(byte, b'\n' | b'\r')) {
        let text = line.trim_ascii();
        if text.is_empty() || matches!(text.first(), Some(b'#' | b';')) {
            continue;
        }
        let indent = line.len() - line.trim_ascii_start().len();
        if let (Some((option, outer)), Some(section)) = (open, sections.last_mut())
            && indent > outer
        {
            if let Some(value) = section.slot(option) {
                value.get_or_insert(text);
            }
            continue;
        }
        open = None;
        if let Some(name) = header(text) {
            if sections.len() == MOST_SECTIONS {
                break;
            }
            sections.push(Section {
                name,
                ..Section::default()
            });
        } else if let Some(section) = sections.last_mut() {
            let at = text.iter().position(|byte| matches!(byte, b'=' | b':'));
            let (option, value) = text.split_at(at.unwrap_or(text.len()));
            let option = option.trim_ascii();
            let value = value.get(1..).unwrap_or_default().trim_ascii();
            if let Some(slot) = section.slot(option) {
                *slot = Some(value).filter(|value| !value.is_empty());
            }
            open = Some((option, indent));
        }
    }
    sections
}

/// The name between brackets.
fn header(text: &[u8]) -> Option<&[u8]> {
    let text = text.strip_prefix(b"[")?;
    let end = text.iter().rposition(|&byte| byte == b']')?;
    text.get(..end).filter(|name| !name.is_empty())
}

/// Whether a repository is the index of `recipe`: by its host, old ones included.
fn is_index(repository: &[u8], recipe: &Recipe) -> bool {
    let host = host(repository);
    let upload = recipe.addresses.get("keyring").map(String::as_bytes);
    let old: &[&str] = match recipe.id.as_str() {
        "pypi" => &["pypi.python.org", "upload.pypi.io", "www.python.org"],
        "testpypi" => &["testpypi.python.org", "testpypi.pypi.org"],
        _ => &[],
    };
    let names = recipe.names.iter().map(String::as_str);
    let mut hosts = names.chain(old.iter().copied()).map(str::as_bytes);
    upload.is_some_and(|upload| host.eq_ignore_ascii_case(self::host(upload)))
        || hosts.any(|known| host.eq_ignore_ascii_case(known))
}

/// The host of a URL.
pub(super) fn host(url: &[u8]) -> &[u8] {
    let scheme = url.windows(3).position(|window| window == b"://");
    let rest = scheme.and_then(|at| url.get(at + 3..)).unwrap_or(url);
    let end = rest.iter().position(|byte| matches!(byte, b'/' | b'?'));
    let rest = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
    let user = rest.iter().rposition(|&byte| byte == b'@');
    let rest = user.and_then(|at| rest.get(at + 1..)).unwrap_or(rest);
    let port = rest.iter().position(|&byte| byte == b':');
    rest.get(..port.unwrap_or(rest.len())).unwrap_or_default()
}

const MOST_SECTIONS: usize = 1_000;

/// Longer than any name of an index, and fits a line.
const LONGEST_NAME: usize = 40;

#[cfg(test)]
mod tests;
