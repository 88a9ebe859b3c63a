//! Git, run as a program: no question on the terminal, no hook, and none of our secrets in its environment.
//!
//! A push never starts in the repository that doorkey stands in: its config could name commands (`core.sshCommand`,
//! `credential.helper`, `core.fsmonitor`, a hook). It starts in an empty repository made for it ([`place`]), which
//! borrows the objects where the commit that is checked out is to be pushed. What the owner's own config says
//! (`~/.gitconfig`) holds.

mod child;
mod place;
mod words;

use std::path::PathBuf;
use std::time::Duration;

use crate::adapters::git::child::Runner;
use crate::adapters::git::place::Place;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::git::Git;
use crate::ports::git::Pushed;
use crate::ports::git::Remote;

/// The git of this machine.
pub struct SystemGit;

impl Git for SystemGit {
    fn remotes(&self) -> Result<Vec<Remote>, Failure> {
        remotes(&Runner::here(PATIENCE))
    }

    fn try_push(&self, to: &str, branch: &str) -> Result<Pushed, Failure> {
        push(&Runner::here(PATIENCE), to, branch, true)
    }

    fn push(&self, to: &str, branch: &str) -> Result<Pushed, Failure> {
        push(&Runner::here(PATIENCE), to, branch, false)
    }
}

/// The remotes with the addresses as the config has them, before `insteadOf` makes others of them.
fn remotes(runner: &Runner) -> Result<Vec<Remote>, Failure> {
    let Some(mut remotes) = urls(runner, "url")? else {
        return Ok(Vec::new());
    };
    for other in urls(runner, "pushurl")?.unwrap_or_default() {
        match remotes.iter_mut().find(|known| known.name == other.name) {
            Some(known) => known.address = other.address,
            None => remotes.push(other),
        }
    }
    Ok(remotes)
}

/// The first address of each remote under this key; `None` outside a repository.
fn urls(runner: &Runner, key: &str) -> Result<Option<Vec<Remote>>, Failure> {
    let is_repository = runner.run(["rev-parse", "--git-dir"])?;
    if !is_repository.is_success() {
        return Ok(None);
    }
    let pattern = format!(r"^remote\..*\.{key}$");
    let listed = runner.run(["config", "--null", "--get-regexp", &pattern])?;
    let text = String::from_utf8_lossy(listed.output.reveal());
    let mut remotes: Vec<Remote> = Vec::new();
    for (name, address) in text.split('\0').filter_map(|entry| entry.split_once('\n')) {
        let name = name.strip_prefix("remote.");
        let name = name.and_then(|name| name.strip_suffix(key)?.strip_suffix('.'));
        if let Some(name) = name.filter(|name| remotes.iter().all(|known| known.name != *name)) {
            remotes.push(Remote {
                name: name.to_owned(),
                address: address.to_owned(),
            });
        }
    }
    Ok(Some(remotes))
}

fn push(runner: &Runner, to: &str, branch: &str, is_trial: bool) -> Result<Pushed, Failure> {
    if !is_branch(branch) {
        let what = "this is no name for a branch that staff would ask for";
        return Err(Failure::new(Kind::Usage, what).hint("it has letters, digits and `-` only"));
    }
    let remote = remotes(runner)?
        .into_iter()
        .find(|remote| remote.name == to);
    let address = remote.as_ref().map_or(to, |remote| &remote.address);
    if !may_be_asked(address) {
        let what = "git is not asked about this address";
        return Err(Failure::new(Kind::Usage, what).hint(
            "give a remote's name, or an address like `https://…`, `ssh://…` or `git@host:path`",
        ));
    }
    // What is checked out goes to a remote of its own repository only: nobody else is to see it.
    let borrowed = remote.is_some().then(|| place::head(runner)).transpose()?;
    let place = Place::make(runner, address, borrowed.flatten())?;
    let run = place.push(branch, is_trial)?;
    Ok(if run.is_success() {
        Pushed::Taken
    } else if run.is_in_time() {
        Pushed::Refused(words::why(run.output.reveal(), &run.errors))
    } else {
        Pushed::Refused("git did not end in time".to_owned())
    })
}

/// The names that staff and we ourselves make up.
fn is_branch(name: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    (1..=64).contains(&name.len()) && name.bytes().all(is_plain) && !name.starts_with('-')
}

/// Whether an address leads where only git and ssh decide what is run: over HTTPS or SSH, to a folder, or by
/// HTTP to this machine.
fn may_be_asked(address: &str) -> bool {
    let is_clean = address.len() <= MAX_ADDRESS
        && !address.starts_with('-')
        && !address.chars().any(char::is_control);
    let host_of = |rest: &str| -> String {
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = authority.rsplit('@').next().unwrap_or_default();
        host.to_owned()
    };
    let leads_somewhere = if let Some((scheme, rest)) = address.split_once("://") {
        let host = host_of(rest);
        match scheme {
            "https" | "ssh" => !host.is_empty() && !host.starts_with('-'),
            "http" => ["localhost", "127.0.0.1", "[::1]"].contains(&bare(&host)),
            "file" => rest.starts_with('/'),
            _ => false,
        }
    } else if let Some((host, path)) = address.split_once(':') {
        is_host_of_ssh(host) && !path.is_empty() && !path.starts_with([':', '-'])
    } else {
        PathBuf::from(address).is_absolute()
    };
    is_clean && leads_somewhere
}

/// A host without its port.
fn bare(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((bare, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => bare,
        _ => host,
    }
}

/// `host` or `user@host`, as ssh writes it.
fn is_host_of_ssh(text: &str) -> bool {
    let is_plain = |part: &str| {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        !part.is_empty() && !part.starts_with('-') && part.bytes().all(is_plain)
    };
    match text.split_once('@') {
        Some((user, host)) => is_plain(user) && is_plain(host),
        None => is_plain(text),
    }
}

const PATIENCE: Duration = Duration::from_mins(1);
const MAX_ADDRESS: usize = 2048;

#[cfg(test)]
mod tests;
