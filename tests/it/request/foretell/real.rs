//! Real processes, a web on the loopback in the place of the public pages, and a real git.

use std::fs;
use std::process::Command;
use std::time::Duration;

use super::given::index;
use super::given::profile;
use crate::support::pages::PageServer;
use crate::support::pages::Serve;
use crate::support::process::Home;
use crate::support::process::Ran;

const DOORKEY: &str = env!("CARGO_BIN_EXE_doorkey");

/// A web that stands in for the index and for the host of the repository, and a home in which git finds the
/// repository on the disk.
struct Scene {
    home: Home,
    web: PageServer,
}

impl Scene {
    fn new() -> Self {
        let scene = Self {
            home: Home::new(),
            web: PageServer::start(),
        };
        let url = scene.web.url();
        let repository = format!("{url}/ada/sample");
        scene
            .web
            .page("/user/ada/", profile("ada"))
            .page("/pypi/sample-project/json", index("ada", &repository))
            .page(
                "/ada/sample.git/info/refs?service=git-upload-pack",
                "001e# service=git-upload-pack\n0000",
            )
            .page(
                "/dns?name=new.example&type=MX",
                "{\"Status\":0,\"Answer\":[{\"type\":15,\"data\":\"1 mx.\"}]}",
            )
            .page("/domain/new.example", "{\"events\":[]}");
        scene.git(&["init", "-q", "--bare", "forge.git"]);
        let forge = scene.home.path().join("forge.git");
        let config = format!(
            "[url \"{}\"]\n\tinsteadOf = {repository}\n",
            forge.display()
        );
        scene.home.file(".gitconfig", config);
        scene
    }

    fn git(&self, args: &[&str]) {
        let done = Command::new("git")
            .args(args)
            .current_dir(self.home.path())
            .env("HOME", self.home.path())
            .output()
            .expect("git");
        assert!(done.status.success(), "{done:?}");
    }

    fn run(&self) -> Ran {
        let url = self.web.url();
        self.home
            .program(DOORKEY)
            .args(["request", "foretell", "pypi", "--yes", "--username", "ada"])
            .args([
                "--project",
                "sample.project",
                "--new-address",
                "a@new.example",
            ])
            .args([
                "--index",
                &url,
                "--dns",
                &format!("{url}/dns"),
                "--rdap",
                &url,
            ])
            .env("DOORKEY_PASSPHRASE", "canary-of-the-vault")
            .deadline(Duration::from_secs(110))
            .run()
    }
}

#[test]
fn a_push_that_would_be_taken_is_foretold_and_nothing_is_pushed() {
    let scene = Scene::new();
    let ran = scene.run();
    ran.exits(0).never_says("canary-of-the-vault");
    let sentence = "you will be asked to push a branch to 127.0.0.1";
    assert!(
        ran.out().contains(sentence) && ran.out().contains(": you can"),
        "{ran}"
    );
    assert!(ran.out().contains("a branch pushed to"), "{ran}");
    let refs = fs::read_dir(scene.home.path().join("forge.git/refs/heads")).expect("refs");
    assert_eq!(refs.count(), 0);
    assert_eq!(
        scene.web.paths(),
        [
            "/user/ada/",
            "/pypi/sample-project/json",
            "/dns?name=new.example&type=MX",
            "/domain/new.example",
            "/ada/sample.git/info/refs?service=git-upload-pack",
            "/integrity/sample-project/1.2/sample-1.2.tar.gz/provenance",
        ]
    );
    for head in scene.web.heads() {
        let head = head.to_lowercase();
        let mut names: Vec<_> = head
            .lines()
            .skip(1)
            .filter_map(|it| it.split_once(':'))
            .collect();
        names.retain(|(name, _)| !["host", "accept"].contains(name));
        let names: Vec<_> = names
            .iter()
            .map(|(name, value)| (*name, value.trim()))
            .collect();
        assert_eq!(names.len(), 2, "{head}");
        assert!(names.contains(&("user-agent", "doorkey")), "{head}");
    }
}

#[test]
fn a_repository_that_git_cannot_push_to_is_not_promised() {
    let scene = Scene::new();
    fs::remove_dir_all(scene.home.path().join("forge.git")).expect("a forge");
    let ran = scene.run();
    ran.exits(3);
    assert!(ran.out().contains("unknown  push"), "{ran}");
    assert!(!ran.out().contains("you can\n"), "{ran}");
}

#[test]
fn whatever_the_web_does_nothing_is_promised() {
    let elsewhere = PageServer::start();
    elsewhere.page("/", "{}");
    for how in [
        Serve::Page(500, Vec::new()),
        Serve::Page(200, b"<!DOCTYPE html><p>Room number?".to_vec()),
        Serve::Page(200, vec![b' '; 17 << 20]),
        Serve::Cut(index("ada", "https://github.com/ada/sample").into_bytes()),
        Serve::Redirect(elsewhere.url()),
        Serve::Redirect("file:///etc/passwd".to_owned()),
    ] {
        let scene = Scene::new();
        scene.web.all(&how);
        let ran = scene.run();
        ran.exits(3);
        assert!(ran.out().contains("unknown  project"), "{ran}");
        assert!(ran.out().contains("unknown  proof"), "{ran}");
        assert!(!ran.out().contains("you can\n"), "{ran}");
    }
    assert!(elsewhere.paths().is_empty());
}

#[test]
fn a_web_that_never_answers_is_waited_for_once() {
    let scene = Scene::new();
    scene.web.all(&Serve::Never);
    let ran = scene.run();
    ran.exits(3);
    assert!(ran.took < Duration::from_secs(45), "{ran}");
    assert_eq!(scene.web.paths().len(), 1);
}

#[test]
fn an_address_that_may_not_be_asked_is_refused_without_repeating_it() {
    for index in [
        "http://pypi.example",
        "https://ada:hunter2@pypi.example",
        "hunter2",
    ] {
        let home = Home::new();
        let ran = home
            .program(DOORKEY)
            .args(["request", "foretell", "pypi", "--username", "ada", "--yes"])
            .args(["--index", index])
            .run();
        ran.exits(2).never_says("hunter2");
    }
}

#[test]
fn without_a_terminal_and_without_leave_nothing_is_asked() {
    let scene = Scene::new();
    let ran = scene
        .home
        .program(DOORKEY)
        .args(["request", "foretell", "pypi", "--username", "ada"])
        .args(["--index", &scene.web.url()])
        .run();
    ran.exits(6);
    assert!(scene.web.paths().is_empty());
}
