//! `~/.netrc`: whether a login for a service stands in it. Never which.
//!
//! Source: <https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html>.

use crate::recipes::Recipe;
use crate::request::search::TOKEN_USER;
use crate::request::search::pypirc::Credential;
use crate::request::search::pypirc::host;
use crate::secret::Secret;

/// A machine of the service for which a password stands there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Login {
    /// Its name, as the recipe has it.
    pub machine: String,
    /// What stands as password.
    pub credential: Credential,
}

/// The logins of `file` for the service of `recipe`.
#[must_use]
pub fn logins(file: &Secret, recipe: &Recipe) -> Vec<Login> {
    let machines = machines(recipe);
    let mut logins = Vec::new();
    let mut words = Words(file.reveal());
    // The machine whose login is being read, where it is one of ours, and whether the login is that of tokens.
    let mut machine: Option<&String> = None;
    let mut is_token = false;
    while let Some(word) = words.next() {
        match word {
            b"machine" => {
                let name = words.next().unwrap_or_default();
                machine = machines
                    .iter()
                    .find(|known| known.as_bytes().eq_ignore_ascii_case(name));
                is_token = false;
            }
            b"default" => machine = None,
            b"login" => is_token = words.next() == Some(TOKEN_USER.as_bytes()),
            b"account" => drop(words.next()),
            b"password" => {
                let password = words.next().unwrap_or_default();
                let is_token = is_token || TOKENS.iter().any(|start| password.starts_with(start));
                if let Some(machine) = machine.filter(|_| !password.is_empty()) {
                    logins.push(Login {
                        machine: machine.clone(),
                        credential: if is_token {
                            Credential::Token
                        } else {
                            Credential::Password
                        },
                    });
                }
            }
            b"macdef" => words.skip_macro(),
            _ => {}
        }
    }
    logins.truncate(MOST);
    logins
}

/// The hosts of the service: its own names, and those of its addresses.
fn machines(recipe: &Recipe) -> Vec<String> {
    let addresses = ["index", "login", "keyring"]
        .iter()
        .filter_map(|name| recipe.addresses.get(*name))
        .map(|url| String::from_utf8_lossy(host(url.as_bytes())).into_owned());
    let mut machines: Vec<_> = recipe.names.iter().cloned().chain(addresses).collect();
    machines.sort();
    machines.dedup();
    machines
}

/// The words of such a file: between spaces, or between double quotes; `#` begins a comment.
struct Words<'f>(&'f [u8]);

impl<'f> Iterator for Words<'f> {
    type Item = &'f [u8];

    fn next(&mut self) -> Option<&'f [u8]> {
        loop {
            self.0 = self.0.trim_ascii_start();
            match self.0 {
                [] => return None,
                [b'#', ..] => self.skip_to(|byte| byte == b'\n'),
                [b'"', rest @ ..] => {
                    self.0 = rest;
                    let word = self.take(|byte| byte == b'"');
                    self.0 = self.0.get(1..).unwrap_or_default();
                    return Some(word);
                }
                _ => return Some(self.take(|byte| byte.is_ascii_whitespace())),
            }
        }
    }
}

impl<'f> Words<'f> {
    fn take(&mut self, is_end: impl Fn(u8) -> bool) -> &'f [u8] {
        let end = self.0.iter().position(|&byte| is_end(byte));
        let (word, rest) = self.0.split_at(end.unwrap_or(self.0.len()));
        self.0 = rest;
        word
    }

    fn skip_to(&mut self, is_end: impl Fn(u8) -> bool) {
        self.take(is_end);
    }

    /// A macro ends with an empty line.
    fn skip_macro(&mut self) {
        loop {
            self.skip_to(|byte| byte == b'\n');
            match self.0 {
                [] | [b'\n', b'\n', ..] | [b'\n', b'\r', b'\n', ..] => return,
                [_, rest @ ..] => self.0 = rest,
            }
        }
    }
}

/// How API tokens of the services begin.
const TOKENS: [&[u8]; 5] = [b"pypi-", b"ghp_", b"github_pat_", b"glpat-", b"npm_"];

/// More logins to one service than anybody has.
const MOST: usize = 20;

#[cfg(test)]
mod tests {
    #![expect(
        clippy::expect_used,
        reason = "a test that cannot go on should say where"
    )]

    use super::*;
    use crate::recipes;

    fn told(file: &str) -> Vec<String> {
        let pypi = recipes::known("pypi").expect("there is a recipe");
        let logins = logins(&Secret::new(file.as_bytes().to_vec()), &pypi);
        let words = logins
            .iter()
            .map(|login| format!("{} {:?}", login.machine, login.credential));
        words.collect()
    }

    #[test]
    fn a_login_is_found_by_its_machine_and_a_token_told_apart() {
        for (file, expected) in [
            (
                "machine upload.pypi.org login ada password x",
                "upload.pypi.org Password",
            ),
            (
                "machine pypi.org\n  login ada\n  password \"a b\"\n",
                "pypi.org Password",
            ),
            (
                "machine upload.pypi.org login __token__ password x",
                "upload.pypi.org Token",
            ),
            (
                "machine upload.pypi.org login ada password pypi-AgEI",
                "upload.pypi.org Token",
            ),
            (
                "macdef init\nmachine a\n\nmachine PYPI.org login a password b",
                "pypi.org Password",
            ),
            (
                "# machine x\nmachine pypi.org password b",
                "pypi.org Password",
            ),
        ] {
            assert_eq!(told(file), [expected], "{file}");
        }
        for file in [
            "",
            "machine",
            "machine pypi.org login ada",
            "machine pypi.org password",
            "machine example.org login ada password x",
            "machine pypi.org login a default login b password x",
            "macdef m\nmachine pypi.org password x\n",
            "machine example.org login machine password pypi.org",
            "\"",
        ] {
            assert_eq!(told(file), Vec::<String>::new(), "{file}");
        }
    }
}
