//! Real repositories, a real git, and remotes that are not kind.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot go on should say where"
)]

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use tempfile::TempDir;

use super::*;

/// A home, a remote in it, and a clone of that with one commit.
struct Scene(TempDir);

impl Scene {
    fn new() -> Self {
        let scene = Self(TempDir::new().expect("a folder"));
        scene.git(".", &["init", "-q", "--bare", "remote.git"]);
        scene.git(".", &["init", "-q", "clone"]);
        let remote = scene.path("remote.git").display().to_string();
        scene.git("clone", &["remote", "add", "origin", &remote]);
        scene.git("clone", &["commit", "-q", "--allow-empty", "-m", "one"]);
        scene
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn git(&self, folder: &str, args: &[&str]) -> String {
        let output = Command::new("git")
            .args(args)
            .current_dir(self.path(folder))
            .env("HOME", self.0.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_NAME"), "ada")))
            .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_EMAIL"), "ada@x.example")))
            .output()
            .expect("git");
        assert!(output.status.success(), "{args:?}: {output:?}");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    fn script(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, format!("#!/bin/sh\n{text}\n")).expect("a script");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("a mode");
        path
    }

    fn runner(&self, folder: &str) -> Runner {
        Runner::here(Duration::from_secs(30))
            .within(self.path(folder))
            .with("HOME", self.0.path())
            .with("GIT_CONFIG_NOSYSTEM", "1")
    }

    fn branches(&self) -> String {
        self.git(
            "remote.git",
            &["for-each-ref", "--format=%(refname:short) %(objectname)"],
        )
    }
}

fn words(pushed: Result<Pushed, Failure>) -> String {
    match pushed.expect("git ran") {
        Pushed::Refused(words) => words,
        Pushed::Taken => "taken".to_owned(),
    }
}

#[test]
fn a_trial_pushes_nothing_and_a_push_the_commit_that_is_checked_out() {
    let scene = Scene::new();
    let runner = scene.runner("clone");
    assert_eq!(
        words(push(&runner, "origin", "doorkey-check", true)),
        "taken"
    );
    assert_eq!(scene.branches(), "");
    assert_eq!(
        words(push(&runner, "origin", "AbCdEfGh12345678", false)),
        "taken"
    );
    let head = scene.git("clone", &["rev-parse", "HEAD"]);
    assert_eq!(scene.branches(), format!("AbCdEfGh12345678 {head}"));
}

#[test]
fn what_is_checked_out_is_shown_to_no_other_repository() {
    let scene = Scene::new();
    let remote = scene.path("remote.git").display().to_string();
    assert_eq!(
        words(push(&scene.runner("clone"), &remote, "a", false)),
        "taken"
    );
    let head = scene.git("clone", &["rev-parse", "HEAD"]);
    assert!(!scene.branches().contains(&head));
    assert_eq!(scene.git("remote.git", &["ls-tree", "a"]), "");
}

#[test]
fn it_works_outside_a_repository_and_without_a_commit() {
    let scene = Scene::new();
    fs::create_dir(scene.path("empty")).expect("a folder");
    scene.git(".", &["init", "-q", "fresh"]);
    let remote = scene.path("remote.git").display().to_string();
    scene.git("fresh", &["remote", "add", "up", &remote]);
    for (folder, to) in [
        ("empty", &*remote),
        ("fresh", "up"),
        (".", &format!("file://{remote}")),
    ] {
        let runner = scene.runner(folder);
        assert_eq!(words(push(&runner, to, "one", true)), "taken", "{folder}");
        assert_eq!(
            words(push(&runner, to, folder_name(folder), false)),
            "taken"
        );
    }
    assert_eq!(scene.branches().lines().count(), 3);
    assert!(remotes(&scene.runner("empty")).expect("none").is_empty());
}

fn folder_name(folder: &str) -> &str {
    if folder == "." { "home" } else { folder }
}

#[test]
fn a_refusal_is_told_in_gits_words_without_an_address() {
    let scene = Scene::new();
    scene.script(
        "remote.git/hooks/pre-receive",
        "echo 'not on my watch, see https://x.example/ada' >&2; exit 1",
    );
    let runner = scene.runner("clone");
    assert_eq!(words(push(&runner, "origin", "a", true)), "taken");
    let told = words(push(&runner, "origin", "a", false));
    assert_eq!(told, "[remote rejected] (pre-receive hook declined)");
    let gone = scene.path("gone.git").display().to_string();
    let told = words(push(&runner, &gone, "a", true));
    assert!(
        told.contains("does not appear to be a git repository"),
        "{told}"
    );
    assert!(!told.contains("gone.git"), "{told}");
}

#[test]
fn the_config_of_a_repository_runs_nothing() {
    let scene = Scene::new();
    let touched = scene.path("touched");
    let evil = scene.script("evil", &format!("echo \"$0 $@\" >> {}", touched.display()));
    let evil = evil.display().to_string();
    scene.script("clone/.git/hooks/pre-push", &format!("exec {evil}"));
    for (key, value) in [
        ("core.fsmonitor", &*evil),
        ("core.sshCommand", &evil),
        ("core.askPass", &evil),
        ("core.pager", &evil),
        ("credential.helper", &format!("!{evil}")),
        ("gpg.program", &evil),
        ("push.gpgSign", "true"),
        ("core.gitProxy", &evil),
        ("core.alternateRefsCommand", &evil),
        ("remote.origin.receivepack", &evil),
        ("remote.ssh.url", "ssh://git@127.0.0.1:1/x"),
        ("remote.ext.url", &format!("ext::{evil}")),
        ("remote.vcs.url", "https://127.0.0.1:1/x"),
        ("remote.vcs.vcs", "ext"),
        (
            &format!("url.ext::{evil}.insteadOf"),
            "https://127.0.0.2:1/",
        ),
        ("remote.rewritten.url", "https://127.0.0.2:1/x"),
    ] {
        scene.git("clone", &["config", key, value]);
    }
    let runner = scene.runner("clone");
    assert_eq!(remotes(&runner).expect("remotes").len(), 5);
    assert_eq!(words(push(&runner, "origin", "a", true)), "taken");
    assert_eq!(words(push(&runner, "origin", "a", false)), "taken");
    for to in ["ssh", "vcs", "rewritten"] {
        let told = words(push(&runner, to, "a", true));
        assert_ne!(told, "taken", "{to}");
    }
    assert_eq!(
        push(&runner, "ext", "a", true).expect_err("refused").kind,
        Kind::Usage
    );
    let ran = fs::read_to_string(&touched).unwrap_or_default();
    assert_eq!(ran, "", "the config ran a command");
    // The trap works: git without our care falls into it.
    scene.git(
        "clone",
        &[
            "push",
            "-q",
            "--dry-run",
            "--no-signed",
            "--receive-pack=git-receive-pack",
            "origin",
            "HEAD:refs/heads/b",
        ],
    );
    assert!(touched.exists(), "the trap is none");
}

#[test]
fn what_the_owner_has_set_for_ssh_holds_and_nobody_is_asked() {
    let scene = Scene::new();
    let seen = scene.path("seen");
    let ssh = scene.script(
        "ssh",
        &format!(
            "echo \"$@\" > {}; env | grep DOORKEY >> {0}; exit 1",
            seen.display()
        ),
    );
    let config = format!("[core]\n\tsshCommand = {} -i key\n", ssh.display());
    fs::write(scene.path(".gitconfig"), config).expect("a config");
    let told = words(push(
        &scene.runner("clone"),
        "git@forge.example:ada/x.git",
        "a",
        true,
    ));
    assert!(
        told.contains("Could not read from remote repository"),
        "{told}"
    );
    let seen = fs::read_to_string(seen).expect("it was run");
    assert!(seen.starts_with("-i key -o BatchMode=yes"), "{seen}");
    assert!(seen.contains("git@forge.example"), "{seen}");
}

#[test]
fn a_remote_that_hangs_is_left_within_the_limit() {
    let scene = Scene::new();
    let deaf = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let port = deaf.local_addr().expect("an address").port();
    let pid = scene.path("pid");
    let ssh = scene.script("slow", &format!("echo $$ > {}; sleep 60", pid.display()));
    fs::write(
        scene.path(".gitconfig"),
        format!("[core]\n\tsshCommand = {}\n", ssh.display()),
    )
    .expect("a config");
    for to in [
        &*format!("https://127.0.0.1:{port}/x"),
        "ssh://git@forge.example/x",
    ] {
        let mut runner = scene.runner("clone");
        runner.patience = Duration::from_secs(2);
        let begun = Instant::now();
        assert_eq!(
            words(push(&runner, to, "a", true)),
            "git did not end in time"
        );
        assert!(begun.elapsed() < Duration::from_secs(20));
    }
    let pid = fs::read_to_string(pid).expect("ssh was run");
    let left = Path::new("/proc").join(pid.trim());
    let is_gone = || {
        !left.exists() || fs::read_to_string(left.join("stat")).is_ok_and(|it| it.contains(") Z "))
    };
    let until = Instant::now() + Duration::from_secs(5);
    while !is_gone() && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(is_gone(), "what git had started lives on");
}

#[test]
fn remotes_are_told_as_the_config_has_them() {
    let scene = Scene::new();
    scene.git(
        "clone",
        &[
            "config",
            "remote.origin.pushurl",
            "git@forge.example:ada/x.git",
        ],
    );
    scene.git(
        "clone",
        &[
            "remote",
            "add",
            "a.b.url",
            "https://ada:hunter2@forge.example/y",
        ],
    );
    scene.git(
        "clone",
        &[
            "config",
            "url.https://other.example/.insteadOf",
            "https://forge.example/",
        ],
    );
    let found = remotes(&scene.runner("clone")).expect("remotes");
    let found: Vec<_> = found.iter().map(|it| (&*it.name, &*it.address)).collect();
    assert_eq!(
        found,
        [
            ("origin", "git@forge.example:ada/x.git"),
            ("a.b.url", "https://ada:hunter2@forge.example/y"),
        ]
    );
}

#[test]
fn a_name_or_an_address_that_could_be_more_is_refused() {
    for address in [
        "--upload-pack=touch",
        "-o",
        "ext::sh -c touch",
        "http://forge.example/x",
        "git://forge.example/x",
        "ftp://forge.example/x",
        "ssh://-oProxyCommand=touch/x",
        "ssh://git@-oProxyCommand=touch/x",
        "-oProxyCommand=touch:x",
        "relative/path",
        "../up",
        "https://",
        "https://forge.example/\nx",
        "http://127.0.0.1.example/x",
        "http://127.0.0.1@forge.example/x",
        "file://host/x",
        "a b:c",
        "git@host:-x",
        "",
    ] {
        assert!(!may_be_asked(address), "{address}");
    }
    for address in [
        "https://github.com/ada/x",
        "https://ada:token@gitlab.com:8443/ada/x.git",
        "ssh://git@codeberg.org/ada/x",
        "git@github.com:ada/x.git",
        "forge:x",
        "http://127.0.0.1:8080/x",
        "http://[::1]:8080/x",
        "/srv/git/x.git",
        "file:///srv/git/x.git",
    ] {
        assert!(may_be_asked(address), "{address}");
    }
    let long = "a".repeat(65);
    for branch in ["", "-d", "a/b", "a b", "a..b", "ä", "+a", "a:b", &long] {
        assert!(!is_branch(branch), "{branch}");
    }
    assert!(is_branch("AbCdEfGh12345678") && is_branch("doorkey-check"));
}

#[test]
fn git_sees_none_of_our_secrets_and_only_those_of_its_variables_that_reach_others() {
    for name in ["PATH", "HOME", "SSH_AUTH_SOCK", "GIT_SSH_COMMAND", "LANG"] {
        assert!(child::is_kept(name.as_ref()), "{name}");
    }
    for name in [
        "DOORKEY_PASSPHRASE",
        "DOORKEY_ANYTHING",
        "GIT_DIR",
        "GIT_CONFIG_COUNT",
        "GIT_CONFIG_PARAMETERS",
        "GIT_TRACE",
        "GIT_ASKPASS",
        "SSH_ASKPASS",
    ] {
        assert!(!child::is_kept(name.as_ref()), "{name}");
    }
}
