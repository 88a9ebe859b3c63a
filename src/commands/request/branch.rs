//! `doorkey request branch`: the branch that staff ask for, to the right repository.

use crate::commands::request::cases;
use crate::config::Config;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::confirm::confirm;
use crate::options::kept_secrets;
use crate::ports::Ports;
use crate::ports::git::Pushed;
use crate::ports::git::Remote;
use crate::request::branch::Token;
use crate::request::branch::place::is_same;
use crate::request::branch::place::place;
use crate::request::case::Case;
use crate::request::case::What;
use crate::request::lint;
use crate::request::lint::Audience;
use crate::request::lint::rules;
use crate::secret::Secret;
use crate::told::Fact;
use crate::told::Told;
use crate::told::Word;

/// Print (or, with `--push`, run) the push of the branch that staff ask for
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Branch {
    /// The 16 characters from the staff's mail
    token: String,
    /// The request; the open one where there is one
    case: Option<String>,
    /// Push to this remote of the repository you stand in
    #[arg(long, value_name = "NAME")]
    remote: Option<String>,
    /// Push it, and write that down
    #[arg(long)]
    push: bool,
    /// Ask nothing
    #[arg(long)]
    yes: bool,
}

impl Branch {
    pub(super) fn run(self, ports: &mut Ports<'_>, config: &Config) -> Result<Told, Failure> {
        let token = Token::read(&self.token)?;
        let (known, note) = kept_secrets::known(ports, config);
        refuse_codes(&token, &known)?;
        let case = self.case(ports)?;
        let mut told = Told::default();
        told.notes.extend(note);
        let remote = match remotes(ports) {
            Ok(remotes) => Some(self.choose(remotes, case.as_ref(), &mut told)?),
            // A command that is printed can be run elsewhere.
            Err(_) if !self.push => None,
            Err(failure) => return Err(failure),
        };
        let name = remote.as_ref().map_or_else(
            || {
                self.remote
                    .as_deref()
                    .filter(|name| is_plain(name))
                    .unwrap_or("origin")
            },
            |remote| &remote.name,
        );
        let command = format!("git push {name} HEAD:refs/heads/{}", token.as_str());
        if remote.is_none() {
            told = told.note("this is no repository with a remote: run it in a checkout of the project that the mail names");
        }
        if let Some(remote) = remote.as_ref().filter(|_| self.push) {
            told = self.push(ports, &token, remote, case.as_ref(), told)?;
        } else {
            told = told
                .say(command.clone())
                .note("the branch needs no change in it and may be deleted afterwards; answer the mail as soon as it is pushed");
        }
        Ok(told.fact(Fact::Words(vec![
            ("command", Word::Text(command)),
            ("branch", Word::Text(token.as_str().to_owned())),
            ("pushed", Word::Flag(self.push)),
        ])))
    }

    /// The case, where there is one: who has none may push all the same.
    fn case(&self, ports: &Ports<'_>) -> Result<Option<Case>, Failure> {
        if self.case.is_none() && cases::open(ports)?.is_empty() {
            return Ok(None);
        }
        cases::find(ports, self.case.as_deref()).map(Some)
    }

    /// The remote that is named, or belongs to a project of the case, or is called `origin`.
    fn choose(
        &self,
        remotes: Vec<Remote>,
        case: Option<&Case>,
        told: &mut Told,
    ) -> Result<Remote, Failure> {
        let names: Vec<_> = remotes
            .iter()
            .map(|remote| format!("`{}`", remote.name))
            .collect();
        let repositories: Vec<_> = case
            .iter()
            .flat_map(|case| &case.facts.projects)
            .filter_map(|project| project.repository.as_deref())
            .collect();
        let belongs = |remote: &Remote| {
            let mut repositories = repositories.iter();
            repositories.any(|repository| is_same(repository, &remote.address))
        };
        let mut remotes = remotes.into_iter();
        if let Some(name) = &self.remote {
            return remotes.find(|remote| remote.name == *name).ok_or_else(|| {
                Failure::new(Kind::Usage, "this repository has no remote of this name")
                    .hint(format!("it has {}", names.join(", ")))
            });
        }
        let remotes: Vec<_> = remotes.collect();
        let own = remotes.iter().find(|remote| belongs(remote));
        let usual = remotes.iter().find(|remote| remote.name == "origin");
        let chosen = own.or(usual).or(remotes.first()).ok_or_else(no_remote)?;
        if own.is_none() {
            let at = place(&chosen.address);
            told.notes.push(if repositories.is_empty() {
                format!("`{}` is {at}: see that the mail names this repository", chosen.name)
            } else {
                format!(
                    "no remote here belongs to a project of the request; `{}` is {at}: see that the mail names it",
                    chosen.name
                )
            });
        }
        Ok(chosen.clone())
    }

    fn push(
        &self,
        ports: &mut Ports<'_>,
        token: &Token,
        remote: &Remote,
        case: Option<&Case>,
        mut told: Told,
    ) -> Result<Told, Failure> {
        let (branch, at) = (token.as_str(), place(&remote.address));
        if !self.yes {
            let question = format!("Push the branch {branch} to {} ({at})? [y/N] ", remote.name);
            confirm(ports, &question)?;
        }
        if let Pushed::Refused(why) = ports.git.push(&remote.name, branch)? {
            return Err(Failure::new(Kind::Input, format!("the push to `{}` was refused", remote.name))
                .because(&why)
                .hint("`--remote NAME` names another one; without the right to push, say so in your answer to the mail"));
        }
        told = told
            .say(format!(
                "the branch {branch} is pushed to {} ({at})",
                remote.name
            ))
            .say("now answer the mail (not the issue): say that the branch is there");
        match case {
            None => told
                .notes
                .push("no request is open here, so that it was not written down".to_owned()),
            Some(case) => {
                if let Err(failure) = cases::record(ports, &case.name, What::Pushed) {
                    let why = failure.because.unwrap_or_default();
                    told.notes.push(format!(
                        "that it is pushed could not be written down: {}: {why}",
                        failure.what
                    ));
                }
            }
        }
        Ok(told)
    }
}

/// Refuse a recovery code, which has as many characters as the name: everybody could read it in a branch.
fn refuse_codes(token: &Token, known: &[Secret]) -> Result<(), Failure> {
    let hits = lint::look(token.as_str(), Audience::Private, &[], known);
    let is_code = |id| [rules::KEPT_SECRET.id, rules::RECOVERY_CODE.id].contains(&id);
    if hits.iter().any(|hit| is_code(hit.rule.id)) {
        return Err(Failure::new(
            Kind::Input,
            "this is a recovery code, not the name of the branch",
        )
        .because("everybody could read it in the repository; nothing was printed or pushed")
        .hint("the name stands in the mail that staff sent"));
    }
    Ok(())
}

/// The remotes that a command can name.
fn remotes(ports: &Ports<'_>) -> Result<Vec<Remote>, Failure> {
    let mut remotes = ports.git.remotes()?;
    remotes.retain(|remote| is_plain(&remote.name));
    if remotes.is_empty() {
        return Err(no_remote());
    }
    Ok(remotes)
}

fn no_remote() -> Failure {
    Failure::new(Kind::Input, "this is no repository with a remote")
        .hint("change into a checkout of the project that the mail names")
}

/// Whether a shell and git take it as a name and nothing else.
fn is_plain(name: &str) -> bool {
    let plain =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'/');
    !name.is_empty() && !name.starts_with('-') && name.bytes().all(plain)
}
