//! One whole way back: a real terminal, a web on the loopback in the place of the index, and a real git.

use std::fs;
use std::process::Command;
use std::time::Duration;

use doorkey::request::topic;

use crate::support::pages::PageServer;
use crate::support::process::End;
use crate::support::process::Home;
use crate::support::terminal::Terminal;

const DOORKEY: &str = env!("CARGO_BIN_EXE_doorkey");
const SOON: Duration = Duration::from_secs(30);
const TOKEN: &str = "Ab3dEf6hIj9lMn2p";

/// A maintainer's home, which is a clone of their project; the forge is a folder, and the index a server.
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
        let repository = format!("{}/ada/sample", scene.web.url());
        let index = serde_json::json!({
            "info": { "name": "sample", "version": "1", "project_urls": { "Source": repository } },
            "ownership": { "roles": [{ "role": "Owner", "user": "ada" }], "organization": null },
            "urls": [],
        });
        scene
            .web
            .page(
                "/user/ada/",
                "<!DOCTYPE html><title>Profile of ada</title><h1>ada</h1>",
            )
            .page("/pypi/sample/json", index.to_string())
            .page(
                "/ada/sample.git/info/refs?service=git-upload-pack",
                "001e# service=git-upload-pack\n0000",
            );
        scene.git(&["init", "-q", "--bare", "forge.git"]);
        let forge = scene.home.path().join("forge.git");
        let config = format!(
            "[user]\n\tname = Ada\n\temail = ada@host.example\n[url \"{}\"]\n\tinsteadOf = {repository}\n",
            forge.display()
        );
        scene.home.file(".gitconfig", config);
        scene.git(&["init", "-q", "."]);
        scene.git(&["commit", "-q", "--allow-empty", "-m", "begin"]);
        scene.git(&["remote", "add", "origin", &repository]);
        scene.home.file(
            "browser",
            "#!/bin/sh\nprintf '%s' \"$1\" > \"$HOME/opened.new\" && mv \"$HOME/opened.new\" \"$HOME/opened\"\n",
        );
        let browser = scene.home.path().join("browser");
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o700);
        fs::set_permissions(browser, mode).expect("a script");
        scene
    }

    fn git(&self, args: &[&str]) -> String {
        let done = Command::new("git")
            .args(args)
            .current_dir(self.home.path())
            .env("HOME", self.home.path())
            .output()
            .expect("git");
        assert!(done.status.success(), "{done:?}");
        String::from_utf8(done.stdout).expect("text")
    }

    fn terminal(&self, words: &str) -> Terminal {
        let browser = self.home.path().join("browser");
        let program = self
            .home
            .program(DOORKEY)
            .args(words.split(' '))
            .env("BROWSER", browser);
        Terminal::open(&program)
    }

    /// A command that asks nothing, on a terminal of its own; what the screen shows at its end.
    fn does(&self, words: &str) -> String {
        let mut terminal = self.terminal(words);
        assert_eq!(terminal.wait(SOON), End::Code(0), "{}", terminal.screen());
        terminal.screen()
    }
}

/// What somebody says who has lost the phone.
fn answer(prompt: &str) -> &'static str {
    let known = [
        ("goal", "account"),
        ("owner", "self"),
        ("filed", "no"),
        ("stops_at", "second_factor"),
        ("account", "active"),
        ("second_factor", "lost"),
        ("recovery_codes", "lost"),
        ("email", "works"),
        ("email_verified", "yes"),
    ];
    for (key, word) in known {
        let question = topic::of_key(key).expect(key).question;
        // The first words: the rest may stand on the next line.
        let begin: Vec<_> = question.split(' ').take(5).collect();
        if prompt.contains(&begin.join(" ")) {
            return word;
        }
    }
    for (words, line) in [
        ("What is the username", "ada"),
        ("Which mail address is on", "ada@host.example"),
        ("Which projects are on", "sample"),
        ("[y/N]", "y"),
    ] {
        if prompt.contains(words) {
            return line;
        }
    }
    ""
}

/// The interview to its end; what the terminal showed.
fn interviewed(scene: &Scene) -> String {
    let url = scene.web.url();
    let mut terminal = scene.terminal(&format!(
        "request new pypi --index {url} --dns {url}/dns --rdap {url}"
    ));
    let is_over = |shown: &str| shown.contains("kept as `");
    let mut seen = 0;
    loop {
        let new = |terminal: &Terminal| terminal.screen().split_off(seen);
        terminal.wait_until("a question or the end", SOON, |terminal| {
            let shown = new(terminal);
            shown.ends_with("help): ") || shown.ends_with("[y/N] ") || is_over(&shown)
        });
        let shown = new(&terminal);
        if is_over(&shown) {
            break;
        }
        seen = terminal.screen().len();
        terminal.type_bytes(format!("{}\n", answer(&shown)).as_bytes());
    }
    assert_eq!(terminal.wait(SOON), End::Code(0), "{}", terminal.screen());
    terminal.screen()
}

#[test]
fn a_maintainer_without_a_phone_goes_all_the_way_back() {
    let scene = Scene::new();
    let screen = interviewed(&scene);
    for words in [
        "file the issue; staff write to the account's address",
        "you can",
        "PyPI Username",
        "support@pypi.org",
        "kept as `pypi`",
    ] {
        assert!(screen.contains(words), "`{words}` is not in\n{screen}");
    }

    let screen = scene.does("request open");
    // The link is longer than the line, so it stands on one of its own.
    let said: Vec<_> = screen.split_whitespace().collect();
    let said = said.join(" ");
    assert!(
        said.contains("opened https://github.com/pypi/support/issues/new?"),
        "{screen}"
    );
    let opened = (0..200).find_map(|_| {
        std::thread::sleep(Duration::from_millis(50));
        fs::read_to_string(scene.home.path().join("opened")).ok()
    });
    let opened = opened.expect("the browser was started");
    let names: Vec<_> = opened
        .split_once('?')
        .expect("a query")
        .1
        .split('&')
        .map(|pair| pair.split('=').next().unwrap_or_default())
        .collect();
    assert_eq!(names, ["template", "title"], "{opened}");

    let screen = scene.does("request log filed https://github.com/pypi/support/issues/1234");
    assert!(screen.contains("the issue is filed"), "{screen}");
    scene.does("request log mailed");
    let screen = scene.does("request next");
    assert!(
        screen.contains("[PyPI] Account Recovery Request: ada"),
        "{screen}"
    );

    let screen = scene.does(&format!("request branch {TOKEN}"));
    assert!(
        screen.contains(&format!("git push origin HEAD:refs/heads/{TOKEN}")),
        "{screen}"
    );
    scene.does(&format!("request branch {TOKEN} --push --yes"));
    let branches = scene.git(&["--git-dir", "forge.git", "branch", "--list"]);
    assert!(branches.contains(TOKEN), "{branches}");
    assert_eq!(
        scene.git(&["--git-dir", "forge.git", "rev-parse", TOKEN]),
        scene.git(&["rev-parse", "HEAD"])
    );

    scene.does("request log answered");
    let screen = scene.does("request after");
    assert!(screen.contains("doorkey codes add pypi"), "{screen}");
    scene.does("request close --outcome recovered --yes");
    let screen = scene.does("request list");
    assert!(screen.contains("recovered"), "{screen}");
}
