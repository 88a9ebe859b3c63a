//! An empty repository, made to push from and gone afterwards: no config of anybody's but the owner's own.

use std::env;
use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use crate::adapters::child::Run;
use crate::adapters::git::child::Runner;
use crate::failure::Failure;
use crate::failure::Kind;

/// The commit that is checked out, and where its objects are.
pub(super) struct Head {
    commit: String,
    objects: PathBuf,
    shallow: PathBuf,
    format: String,
}

/// The commit that is checked out where doorkey stands; `None` where there is no repository or no commit.
///
/// # Errors
/// There is no git.
pub(super) fn head(runner: &Runner) -> Result<Option<Head>, Failure> {
    let commit = runner.run(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"])?;
    if !commit.is_success() {
        return Ok(None);
    }
    let asked = [
        "rev-parse",
        "--path-format=absolute",
        "--git-path",
        "objects",
        "--git-path",
        "shallow",
        "--show-object-format",
    ];
    let paths = runner.run(asked)?;
    let paths = String::from_utf8_lossy(paths.output.reveal()).into_owned();
    let mut lines = paths.lines();
    let (Some(objects), Some(shallow), Some(format)) = (lines.next(), lines.next(), lines.next())
    else {
        return Ok(None);
    };
    Ok(Some(Head {
        commit: line(&commit),
        objects: PathBuf::from(objects),
        shallow: PathBuf::from(shallow),
        format: format.to_owned(),
    }))
}

/// The repository.
pub(super) struct Place {
    runner: Runner,
    commit: String,
    // Taken away on drop.
    _folder: TempDir,
}

impl Place {
    /// Make it, to push to `address`: what `borrowed` says, or one commit without a file.
    ///
    /// # Errors
    /// It cannot be made.
    pub(super) fn make(
        runner: &Runner,
        address: &str,
        borrowed: Option<Head>,
    ) -> Result<Self, Failure> {
        let failed = || Failure::new(Kind::Input, "no repository can be made to push from");
        let folder = TempDir::with_prefix("doorkey-").map_err(|error| failed().because(&error))?;
        let format = borrowed.as_ref().map_or("sha1", |head| &head.format);
        let format = format!("--object-format={format}");
        let runner = runner.within(folder.path().to_owned());
        let made = runner.run(["init", "--quiet", "--bare", "--template=", &format, "."])?;
        if !made.is_success() {
            return Err(failed().because("`git init` failed"));
        }
        // In a file that only the owner can read: an address may hold a password.
        let config = folder.path().join("config");
        let escaped = address.replace('\\', "\\\\").replace('"', "\\\"");
        let text = fs::read_to_string(&config).map_err(|error| failed().because(&error))?;
        let text = format!("{text}[remote \"{THERE}\"]\n\turl = \"{escaped}\"\n");
        fs::write(&config, text).map_err(|error| failed().because(&error))?;
        let commit = match borrowed {
            Some(head) => {
                let alternates = folder.path().join("objects/info/alternates");
                let objects = head.objects.display().to_string();
                fs::create_dir_all(folder.path().join("objects/info"))
                    .and_then(|()| fs::write(alternates, format!("{objects}\n")))
                    .map_err(|error| failed().because(&error))?;
                // Most repositories are whole, and have no such file.
                let _whole = fs::copy(head.shallow, folder.path().join("shallow"));
                head.commit
            }
            None => empty_commit(&runner)?.ok_or_else(failed)?,
        };
        let mut runner = runner.with("GIT_SSH_COMMAND", "");
        let ssh = ssh_command(&runner)?;
        runner = runner.with("GIT_SSH_COMMAND", ssh);
        if address.starts_with("http://") {
            runner = runner
                .with("GIT_CONFIG_COUNT", "1")
                .with("GIT_CONFIG_KEY_0", "protocol.http.allow")
                .with("GIT_CONFIG_VALUE_0", "always");
        }
        Ok(Self {
            runner,
            commit,
            _folder: folder,
        })
    }

    /// Push to a new branch, or only ask whether that would be taken.
    ///
    /// # Errors
    /// There is no git.
    pub(super) fn push(&self, branch: &str, is_trial: bool) -> Result<Run, Failure> {
        let what = format!("{}:refs/heads/{branch}", self.commit);
        let trial = if is_trial {
            "--dry-run"
        } else {
            "--no-dry-run"
        };
        self.runner.run([
            "push",
            "--porcelain",
            "--no-verify",
            "--no-recurse-submodules",
            "--receive-pack=git-receive-pack",
            trial,
            "--",
            THERE,
            &what,
        ])
    }
}

/// A commit without a file and without a past.
fn empty_commit(runner: &Runner) -> Result<Option<String>, Failure> {
    let tree = runner.run(["hash-object", "-t", "tree", "-w", "--stdin"])?;
    let mut named = runner.clone();
    for who in ["AUTHOR", "COMMITTER"] {
        named = named
            .with(&format!("GIT_{who}_NAME"), "doorkey")
            .with(&format!("GIT_{who}_EMAIL"), "doorkey@localhost");
    }
    let commit = named.run(["commit-tree", "-m", "an empty commit", &line(&tree)])?;
    Ok(commit.is_success().then(|| line(&commit)))
}

/// How ssh is run: as the owner has it run, and without questions where it is ssh itself.
fn ssh_command(runner: &Runner) -> Result<String, Failure> {
    let variable = |name| {
        let value = env::var(name).ok();
        value.filter(|value: &String| !value.is_empty())
    };
    let of_config = || -> Result<Option<String>, Failure> {
        let said = runner.run(["config", "--get", "core.sshCommand"])?;
        Ok(Some(line(&said)).filter(|said| !said.is_empty()))
    };
    let command = match variable("GIT_SSH_COMMAND") {
        Some(command) => command,
        None => match of_config()? {
            Some(command) => command,
            None => variable("GIT_SSH").map_or_else(|| "ssh".to_owned(), |it| quoted(&it)),
        },
    };
    let program = command.split_whitespace().next().unwrap_or_default();
    let is_ssh = program == "ssh" || program.ends_with("/ssh");
    Ok(if is_ssh {
        format!("{command} -o BatchMode=yes -o ConnectTimeout=20")
    } else {
        command
    })
}

/// A word as the shell must be given it.
fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''"))
}

/// What it said, where that is one line.
fn line(run: &Run) -> String {
    String::from_utf8_lossy(run.output.reveal())
        .trim()
        .to_owned()
}

const THERE: &str = "there";
