//! The walk through folders and the reading of files, by the adapters themselves.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::Path;

use doorkey::adapters::evidence::ThisHome;
use doorkey::adapters::inputs::SystemInputs;
use doorkey::ports::Inputs as _;
use doorkey::ports::evidence::Evidence as _;
use doorkey::ports::evidence::Found;
use doorkey::ports::evidence::Why;
use doorkey::secret::item::Unreadable;
use rustix::fs::CWD;
use rustix::fs::Mode;
use rustix::fs::mkfifoat;
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn put(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, bytes).expect("a file");
}

/// The names below the folder.
fn names(found: &Found, folder: &Path) -> Vec<String> {
    let below = found
        .files
        .iter()
        .map(|file| file.path.strip_prefix(folder).expect("it lies below"));
    below.map(|path| path.display().to_string()).collect()
}

#[test]
fn the_same_files_are_found_as_by_find() {
    let folder = folder();
    for name in [
        "b.txt",
        "a/c.txt",
        "a/d/e",
        ".hidden",
        "a/.hidden/f",
        ".git/config",
        "node_modules/x/y",
        "a/Cache/z",
        "a/caches.txt",
        "ü/ö",
    ] {
        put(folder.path(), name, b"12345");
    }
    symlink("b.txt", folder.path().join("link")).expect("a link");
    symlink("/etc", folder.path().join("etc")).expect("a link");
    symlink("..", folder.path().join("a/up")).expect("a link");
    let found = ThisHome.files(folder.path(), 8);
    assert!(found.is_there && found.passed_over.is_empty());
    assert!(found.files.iter().all(|file| file.size == 5));
    let args = [
        "-mindepth",
        "1",
        "(",
        "-type",
        "d",
        "(",
        "-name",
        ".*",
        "-o",
        "-name",
        "node_modules",
        "-o",
        "-iname",
        "cache",
        ")",
        "-prune",
        ")",
        "-o",
        "-type",
        "f",
        "-printf",
        "%P\\n",
    ];
    let by_find = std::process::Command::new("find")
        .arg(folder.path())
        .args(args)
        .output()
        .expect("find");
    let by_find = String::from_utf8(by_find.stdout).expect("names");
    let mut expected: Vec<_> = by_find.lines().map(str::to_owned).collect();
    expected.sort();
    let mut ours = names(&found, folder.path());
    ours.sort();
    assert_eq!(ours, expected);
    assert_eq!(ours.len(), 6);
}

#[test]
fn a_walk_ends_at_its_levels_and_says_so() {
    let folder = folder();
    put(folder.path(), "1", b"");
    put(folder.path(), "a/2", b"");
    put(folder.path(), "a/b/3", b"");
    let found = |levels| ThisHome.files(folder.path(), levels);
    assert_eq!(names(&found(1), folder.path()), ["1"]);
    assert_eq!(names(&found(2), folder.path()), ["1", "a/2"]);
    assert_eq!(names(&found(3), folder.path()), ["1", "a/2", "a/b/3"]);
    assert!(found(3).passed_over.is_empty());
    let passed = found(2).passed_over;
    assert_eq!(passed.len(), 1);
    assert_eq!(passed[0].why, Why::TooDeep);
}

#[test]
fn of_twenty_thousand_files_those_that_lie_near_are_found_and_that_there_are_more_is_said() {
    let folder = folder();
    for number in 0..20_000 {
        put(folder.path(), &format!("a/{}/{number}", number % 20), b"");
    }
    put(folder.path(), "z/near.txt", b"");
    let found = ThisHome.files(folder.path(), 8);
    assert_eq!(found.files.len(), 10_000);
    assert!(names(&found, folder.path()).contains(&"z/near.txt".to_owned()));
    assert!(found.files.is_sorted());
    assert_eq!(
        found.passed_over.last().map(|it| it.why),
        Some(Why::TooMany)
    );
}

#[test]
fn what_is_no_regular_file_is_not_found_and_never_waited_for() {
    let folder = folder();
    let pipe = folder.path().join("recovery-codes.txt");
    mkfifoat(CWD, &pipe, Mode::RWXU).expect("a pipe");
    let socket = folder.path().join("2fa.txt");
    let _listens = std::os::unix::net::UnixListener::bind(&socket).expect("a socket");
    assert_eq!(ThisHome.files(folder.path(), 8).files, []);
    // As if it had taken the place of a file after the walk.
    let refused = |path: &Path| SystemInputs.regular_file(path).map(drop);
    assert_eq!(refused(&pipe), Err(Unreadable::NotAFile));
    assert_eq!(refused(folder.path()), Err(Unreadable::Directory));
    assert_eq!(refused(Path::new("/dev/null")), Err(Unreadable::NotAFile));
    assert_eq!(
        refused(&folder.path().join("none")),
        Err(Unreadable::Missing)
    );
    assert!(refused(&socket).is_err());
}

#[test]
fn a_folder_that_is_a_link_is_walked_and_what_is_not_there_is_said() {
    let (folder, other) = (folder(), folder());
    put(other.path(), "x.txt", b"");
    let link = folder.path().join("Downloads");
    symlink(other.path(), &link).expect("a link");
    assert_eq!(names(&ThisHome.files(&link, 8), &link), ["x.txt"]);
    assert_eq!(ThisHome.folders(folder.path()), ["Downloads"]);
    put(folder.path(), "file", b"");
    for name in ["none", "file", "file/below"] {
        let found = ThisHome.files(&folder.path().join(name), 8);
        assert!(!found.is_there && found.files.is_empty(), "{name}");
    }
    assert!(!ThisHome.files(folder.path(), 8).files.is_empty());
}

#[test]
fn names_that_are_no_text_are_found_as_they_are() {
    let folder = folder();
    let name = std::ffi::OsStr::from_bytes(b"2fa-\xff\x1b[2J\n.txt");
    fs::write(folder.path().join(name), b"x").expect("a file");
    let found = ThisHome.files(folder.path(), 8);
    assert_eq!(found.files[0].path.file_name(), Some(name));
}

#[test]
fn another_file_system_below_is_not_entered() {
    let found = ThisHome.files(Path::new("/"), 1);
    assert!(found.is_there);
    let found = ThisHome.files(Path::new("/"), 2);
    let elsewhere = |path: &str| {
        let passed = found.passed_over.iter();
        passed
            .filter(|it| it.why == Why::Elsewhere)
            .any(|it| it.path == Path::new(path))
    };
    assert!(elsewhere("/proc"), "{:?}", found.passed_over);
}
