//! Addresses that projects really have, and some that nobody should follow.

#![expect(clippy::panic, reason = "a test that cannot go on should say where")]

use super::*;

fn repository(label: &str, text: &str) -> Option<String> {
    match link(label, text)? {
        Link::Repository(repository) => Some(repository.to_string()),
        _ => None,
    }
}

#[test]
fn an_address_is_reduced_to_the_repository_it_lies_in() {
    for (text, name) in [
        ("https://github.com/ada/x", "github.com/ada/x"),
        ("http://www.github.com/ada/x.git", "github.com/ada/x"),
        (
            "https://github.com/ada/x/tree/main/docs#readme",
            "github.com/ada/x",
        ),
        ("https://github.com/ada/x/issues?q=1", "github.com/ada/x"),
        (
            "https://gitlab.com/group/sub/x/-/issues",
            "gitlab.com/group/sub/x",
        ),
        (
            "https://codeberg.org/ada/x/src/branch/main",
            "codeberg.org/ada/x",
        ),
        ("https://git.sr.ht/~ada/x/log", "git.sr.ht/~ada/x"),
    ] {
        assert_eq!(
            repository("Homepage", text).as_deref(),
            Some(name),
            "{text}"
        );
    }
    assert_eq!(
        repository("Source", "https://git.example.org/ada/x/-/tree/main").as_deref(),
        Some("git.example.org/ada/x")
    );
    assert_eq!(repository("Docs", "https://x.example/a/b"), None);
}

#[test]
fn what_is_no_repository_of_git_is_told_apart() {
    for text in [
        "https://ada.example/x",
        "https://github.com/ada",
        "https://github.com/sponsors/ada",
        "https://x.readthedocs.io/en/latest/",
        "https://ada.github.io/x/",
    ] {
        assert_eq!(link("Homepage", text), Some(Link::Page), "{text}");
    }
    for text in [
        "https://hg.sr.ht/~ada/x",
        "https://sourceforge.net/projects/x",
        "https://svn.example.org/x/trunk",
        "https://x.example/svn/x/trunk",
    ] {
        assert_eq!(link("Source", text), Some(Link::OtherSystem), "{text}");
    }
    let long = format!("https://github.com/ada/{}", "x".repeat(3000));
    for text in [
        "UNKNOWN",
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://ada:hunter2@github.com/ada/x",
        "git@github.com:ada/x.git",
        &long,
    ] {
        assert_eq!(link("Source", text), None, "{text}");
    }
}

#[test]
fn a_remote_is_known_in_whichever_way_it_is_written() {
    let Some(Link::Repository(repository)) = link("Source", "https://github.com/Ada/X") else {
        panic!("a repository");
    };
    for address in [
        "git@github.com:ada/x.git",
        "ssh://git@github.com/ada/x",
        "ssh://git@github.com:22/ada/x.git",
        "https://token@github.com/ada/x.git/",
        "https://github.com/Ada/X",
    ] {
        assert!(repository.is_remote(address), "{address}");
    }
    for address in [
        "git@github.com:bob/x.git",
        "https://gitlab.com/ada/x",
        "https://github.com.evil.example/ada/x",
        "/srv/ada/x",
        "",
    ] {
        assert!(!repository.is_remote(address), "{address}");
    }
    assert!(repository.is_like_remote("git@github.com:bob/x.git"));
    assert!(!repository.is_like_remote("git@github.com:ada/x.git"));
    assert!(!repository.is_like_remote("git@github.com:bob/y.git"));
}

#[test]
fn where_a_page_answered_from_tells_what_became_of_it() {
    let Some(Link::Repository(repository)) = link("Source", "https://gitlab.com/ada/x") else {
        panic!("a repository");
    };
    for (at, moved) in [
        ("https://gitlab.com/ada/x", Moved::Not),
        ("https://gitlab.com/Ada/x/", Moved::Not),
        (
            "https://gitlab.com/bob/x",
            Moved::To("gitlab.com/bob/x".to_owned()),
        ),
        ("https://gitlab.com/users/sign_in", Moved::Away),
        ("https://id.example/login", Moved::Away),
        ("nonsense", Moved::Away),
    ] {
        assert_eq!(repository.moved(at), moved, "{at}");
    }
}
