//! A real `GnuPG`, a key that is made for the test, and trees that are not kind.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot go on should say where"
)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use tempfile::TempDir;

use super::*;

/// A folder with a tree in it.
struct Scene(TempDir);

impl Scene {
    fn new() -> Self {
        let scene = Self(TempDir::new().expect("a folder"));
        scene.file("store/.gpg-id", b"ada\n");
        scene
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn file(&self, name: &str, content: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, content).expect("a file");
    }

    fn list(&self) -> Tree {
        let trees = SystemPassTrees::default();
        trees.list(&self.path("store")).expect("a tree")
    }
}

#[test]
fn a_tree_is_listed_and_no_link_is_followed() {
    let scene = Scene::new();
    scene.file("outside/secret.gpg", b"x");
    scene.file("store/mail.gpg", b"x");
    scene.file("store/web/example.org/you.gpg", b"x");
    scene.file("store/web/.gpg-id", b"x");
    scene.file("store/.git/objects/x.gpg", b"x");
    scene.file("store/readme.md", b"x");
    scene.file("store/old.age", b"x");
    symlink(scene.path("outside"), scene.path("store/out")).expect("a link");
    symlink(
        scene.path("outside/secret.gpg"),
        scene.path("store/out.gpg"),
    )
    .expect("a link");
    symlink("..", scene.path("store/web/up")).expect("a link");
    let tree = scene.list();
    assert_eq!(tree.names, ["mail", "web/example.org/you"]);
    let mut bad: Vec<_> = tree.bad.iter().map(|bad| &*bad.place).collect();
    bad.sort_unstable();
    assert_eq!(bad, ["old.age", "out", "out.gpg", "web/up"]);
}

#[test]
fn what_pass_does_not_list_for_its_dot_is_an_entry_too() {
    let scene = Scene::new();
    for name in [
        "mail.gpg",
        ".token.gpg",
        ".secret/c.gpg",
        "web/.old/.b.gpg",
        ".secret/.gpg-id",
        ".gpg-id.sig",
        ".gitattributes",
        ".git/x.gpg",
        ".extensions/x.gpg",
        ".public-keys/0xAB",
        ".DS_Store",
    ] {
        scene.file(&format!("store/{name}"), b"x");
    }
    scene.file("store/web/.gpg", b"x");
    scene.file("store/.new.age", b"x");
    symlink("mail.gpg", scene.path("store/.link")).expect("a link");
    let tree = scene.list();
    assert_eq!(tree.names, [".secret/c", ".token", "mail", "web/.old/.b"]);
    let mut bad: Vec<_> = tree.bad.iter().map(|bad| &*bad.place).collect();
    bad.sort_unstable();
    assert_eq!(bad, [".link", ".new.age", "web/.gpg"]);
}

#[test]
fn a_folder_that_is_no_tree_is_told() {
    let scene = Scene::new();
    scene.file("other/mail.gpg", b"x");
    let trees = SystemPassTrees::default();
    for folder in ["other", "nowhere"] {
        assert!(trees.list(&scene.path(folder)).is_err(), "{folder}");
    }
}

#[test]
fn a_deep_tree_ends() {
    let scene = Scene::new();
    scene.file(&format!("store/{}x.gpg", "a/".repeat(60)), b"x");
    scene.file(&format!("store/{}y.gpg", "a/".repeat(20)), b"x");
    let tree = scene.list();
    assert_eq!(tree.names.len(), 1);
    assert!(tree.bad.iter().any(|bad| bad.why == "it lies too deep"));
}

#[test]
fn only_files_of_the_tree_are_opened() {
    let scene = Scene::new();
    scene.file("outside.gpg", b"x");
    scene.file("outside/a.gpg", b"x");
    scene.file("store/large.gpg", &vec![0; 5 << 20]);
    symlink(scene.path("outside.gpg"), scene.path("store/link.gpg")).expect("a link");
    symlink(scene.path("outside"), scene.path("store/folder")).expect("a link");
    fs::create_dir(scene.path("store/dir.gpg")).expect("a folder");
    for name in [
        "link",
        "folder/a",
        "../outside",
        "dir",
        "large",
        "missing",
        "",
        "/etc/passwd",
    ] {
        assert!(walk::open(&scene.path("store"), name).is_err(), "{name}");
    }
}

#[test]
#[ignore = "needs gpg, and a second to make a key"]
fn what_gnupg_has_sealed_is_opened_and_nothing_else() {
    let scene = Scene::new();
    let home = scene.path("gnupg");
    fs::create_dir(&home).expect("a folder");
    fs::set_permissions(&home, fs::Permissions::from_mode(0o700)).expect("a mode");
    let gpg = |args: &[&str]| {
        let output = Command::new("gpg")
            .env("GNUPGHOME", &home)
            .args(["--batch", "--quiet", "--trust-model", "always"])
            .args(args)
            .output()
            .expect("gpg");
        assert!(output.status.success(), "{args:?}: {output:?}");
    };
    let key = ["--passphrase", "", "--quick-generate-key"];
    gpg(&[&key[..], &["ada", "future-default", "default", "never"]].concat());
    gpg(&[&key[..], &["bob", "future-default", "default", "never"]].concat());
    let plain = scene.path("plain").display().to_string();
    let seal = |name: &str, user: &str, content: &[u8]| {
        scene.file("plain", content);
        let sealed = scene.path(name).display().to_string();
        fs::create_dir_all(scene.path(name).parent().expect("a folder")).expect("a folder");
        gpg(&[
            "--encrypt",
            "--recipient",
            user,
            "--output",
            &sealed,
            &plain,
        ]);
    };
    seal("store/web/mail.gpg", "ada", b"s3cret\nuser: you\n");
    seal("store/-large.gpg", "ada", &vec![b'a'; 3 << 20]);
    seal("store/bobs.gpg", "bob", b"not ours");
    let mut cut = fs::read(scene.path("store/web/mail.gpg")).expect("a file");
    let last = cut.len() - 5;
    if let Some(byte) = cut.get_mut(last) {
        *byte ^= 1;
    }
    scene.file("store/changed.gpg", &cut);
    scene.file("store/plain.gpg", b"s3cret\n");
    gpg(&[
        "--store",
        "--output",
        &scene.path("store/stored.gpg").display().to_string(),
        &plain,
    ]);
    let bob = Command::new("gpg")
        .env("GNUPGHOME", &home)
        .args(["--list-secret-keys", "--with-colons", "bob"])
        .output()
        .expect("gpg");
    let bob = String::from_utf8_lossy(&bob.stdout).into_owned();
    let print = bob.lines().find_map(|line| line.strip_prefix("fpr:"));
    let print = print.expect("a fingerprint").trim_matches(':').to_owned();
    gpg(&["--yes", "--delete-secret-keys", &print]);

    let trees = SystemPassTrees {
        home: Some(home.clone()),
        ..SystemPassTrees::default()
    };
    let store = scene.path("store");
    let tree = trees.list(&store).expect("a tree");
    assert_eq!(
        tree.names,
        ["-large", "bobs", "changed", "plain", "stored", "web/mail"]
    );
    let opened = trees.open(&store, "web/mail").expect("it opens");
    assert_eq!(opened.reveal(), b"s3cret\nuser: you\n");
    let why = |name| trees.open(&store, name).err().unwrap_or_default();
    assert_eq!(why("bobs"), "none of your keys opens it");
    assert_eq!(why("changed"), "it was changed, or is cut");
    assert_eq!(why("plain"), "it is not sealed by GnuPG, or was changed");
    assert_eq!(why("stored"), "it is not sealed by GnuPG, or was changed");
    assert_eq!(why("-large"), "more is in it than any password has");
    // Nothing was written beside it.
    assert_eq!(fs::read_dir(&store).expect("a folder").count(), 7);
    let _ended = Command::new("gpgconf")
        .env("GNUPGHOME", &home)
        .args(["--kill", "all"])
        .status();
}
