//! The real program in a home with things in it, some of them hostile; what is planted is never said.

use std::fs;
use std::fs::File;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::fs::symlink;
use std::process::Command;
use std::time::Duration;

use doorkey::recipes;
use doorkey::request::search::pypirc;
use doorkey::request::search::pypirc::Credential;
use doorkey::secret::Secret;
use rustix::fs::CWD;
use rustix::fs::Mode;
use rustix::fs::mkfifoat;
use serde_json::Value;

use super::CODES;
use super::found;
use crate::burning::DOORKEY;
use crate::support::process::Home;
use crate::support::process::Ran;
use crate::support::terminal::Terminal;

fn put(home: &Home, name: &str, bytes: impl AsRef<[u8]>) {
    let path = home.path().join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, bytes).expect("a file");
}

/// Look, as text and as JSON; no canary in either.
fn look(home: &Home, exit: i32) -> (Ran, Value) {
    let args = ["request", "look", "pypi", "--yes"];
    let program = home.program(DOORKEY).args(args);
    let text = program.run();
    let json = program.clone().args(["--format", "json"]).run();
    for ran in [&text, &json] {
        ran.exits(exit).never_says("canary");
        for code in CODES {
            ran.never_says(code);
        }
        assert!(ran.took < Duration::from_secs(10), "{ran}");
    }
    let document = serde_json::from_slice(&json.stdout).expect("JSON");
    (text, document)
}

/// Kind and place below the home of each find.
fn below(home: &Home, document: &Value) -> Vec<String> {
    let home = format!("{}/", home.path().display());
    let rows = found(document).into_iter();
    rows.map(|(kind, place)| format!("{kind} {}", place.replace(&home, "")))
        .collect()
}

#[test]
fn what_lies_about_in_a_home_is_found_and_not_a_byte_of_it_said() {
    let home = Home::new();
    let codes = CODES.join("\n");
    put(
        &home,
        "Downloads/PyPI-Recovery-Codes-ada-2026-01-02T03:04:05.678901.txt",
        &codes,
    );
    put(
        &home,
        "Descargas/notas.md",
        format!("cosas\n\n- {}\n- {}\n", CODES[0], CODES[1]),
    );
    put(
        &home,
        ".config/user-dirs.dirs",
        "XDG_DOWNLOAD_DIR=\"$HOME/Descargas\"\n",
    );
    put(
        &home,
        "backup-2019/phone/aegis-backup-20190101-120000.json",
        "{\"canary\":1}",
    );
    put(
        &home,
        "Documents/otp.txt",
        "otpauth://totp/PyPI:ada?secret=canary&issuer=PyPI\n",
    );
    put(
        &home,
        ".pypirc",
        "[pypi]\nusername: ada\npassword: canary-password\n",
    );
    put(&home, ".local/share/Trash/files/2fa.txt", &codes);
    put(&home, "src/elsewhere/recovery-codes.txt", &codes);
    let (text, document) = look(&home, 0);
    assert_eq!(
        below(&home, &document),
        [
            "recovery_codes .local/share/Trash/files/2fa.txt",
            "recovery_codes Descargas/notas.md",
            "recovery_codes Downloads/PyPI-Recovery-Codes-ada-2026-01-02T03:04:05.678901.txt",
            "otpauth_uri Documents/otp.txt",
            "password .pypirc, section `pypi`",
            "authenticator_export backup-2019/phone/aegis-backup-20190101-120000.json",
        ]
    );
    assert!(
        text.out().contains("6 things that may open the account"),
        "{text}"
    );
}

#[test]
fn nothing_that_stands_there_makes_it_hang_leave_the_folder_or_fail() {
    let home = Home::new();
    let outside = tempfile::tempdir().expect("a folder");
    fs::write(outside.path().join("recovery-codes.txt"), CODES.join("\n")).expect("a file");
    put(&home, "Downloads/windows.txt", b"caf\xe9 canary\r\n");
    put(&home, "Downloads/half.txt", b"\xff\xfec\0a\0n\0a\0r\0y");
    put(&home, "Downloads/empty-recovery-codes.txt", b"");
    put(&home, "Documents/x.txt", b"canary");
    let downloads = home.path().join("Downloads");
    symlink(outside.path(), downloads.join("out")).expect("a link");
    symlink(
        outside.path().join("recovery-codes.txt"),
        downloads.join("2fa.txt"),
    )
    .expect("a link");
    symlink(".", downloads.join("loop")).expect("a link");
    mkfifoat(CWD, downloads.join("recovery-codes.txt"), Mode::RWXU).expect("a pipe");
    mkfifoat(CWD, home.path().join(".pypirc"), Mode::RWXU).expect("a pipe");
    for name in ["big.txt", "big-recovery-codes.txt"] {
        let big = File::create(downloads.join(name)).expect("a file");
        big.set_len(1 << 30).expect("a sparse file");
    }
    let (_, document) = look(&home, 0);
    assert_eq!(
        below(&home, &document),
        [
            "maybe_recovery_codes Downloads/big-recovery-codes.txt",
            "maybe_recovery_codes Downloads/empty-recovery-codes.txt",
        ]
    );
    let missed = document["not_looked_at"].to_string();
    assert!(missed.contains(".pypirc`: not a regular file"), "{missed}");
    assert!(
        missed.contains("the keyring: there is no session bus"),
        "{missed}"
    );
}

#[test]
fn a_folder_that_cannot_be_read_is_no_answer() {
    let home = Home::new();
    put(&home, "Documents/shut/recovery-codes.txt", CODES.join("\n"));
    put(&home, "Documents/shut.txt", CODES.join("\n"));
    for name in ["shut", "shut.txt"] {
        let path = home.path().join("Documents").join(name);
        fs::set_permissions(path, fs::Permissions::from_mode(0o000)).expect("a mode");
    }
    let args = ["request", "look", "pypi", "--yes"];
    let mut program = home.program(DOORKEY).args(args);
    if rustix::process::geteuid().is_root() {
        // What root may read none the less.
        let without = "--bounding-set=-dac_override,-dac_read_search";
        program = program.through(["setpriv", without]);
    }
    let ran = program.run();
    ran.exits(3);
    let out = ran.out().replace("\n    ", " ");
    let shut = home.path().join("Documents/shut");
    assert!(
        out.contains(&format!("`{}`: it cannot be read", shut.display())),
        "{ran}"
    );
    assert!(out.contains("shut.txt`: no permission to read it"), "{ran}");
    fs::set_permissions(shut, fs::Permissions::from_mode(0o700)).expect("a mode");
}

#[test]
fn names_of_files_drive_no_terminal_and_are_no_part_of_a_command() {
    let home = Home::new();
    let downloads = home.path().join("Downloads");
    for name in [
        &b"2fa-\x1b]0;title\x07.txt"[..],
        b"2fa-\n::error::x.txt",
        "2fa-\u{202e}txt.exe.txt".as_bytes(),
        b"2fa-\xff.txt",
        b"2fa-'; rm -rf x; '.txt",
        b"2fa-`id`$(id).txt",
    ] {
        put(&home, "Downloads/.keep", b"");
        let name = std::ffi::OsStr::from_bytes(name);
        fs::write(downloads.join(name), CODES.join("\n")).expect("a file");
    }
    let (text, document) = look(&home, 0);
    assert_eq!(found(&document).len(), 6);
    let out = text.out();
    for hostile in ['\u{1b}', '\u{7}', '\u{202e}'] {
        assert!(!out.contains(hostile), "{}", hostile.escape_unicode());
    }
    assert!(
        !out.lines().any(|line| line.trim_start().starts_with("::")),
        "{out}"
    );
    assert_eq!(
        out.matches("give it a name that can be typed first")
            .count(),
        4,
        "{out}"
    );
    // What is offered for the others is one word for a shell.
    let rows = document["found"].as_array().expect("rows");
    let typed = rows.iter().filter_map(|row| {
        let hint = row["hint"]
            .as_str()?
            .strip_prefix("`doorkey codes add pypi --file ")?;
        let word = hint.split("` keeps them").next()?;
        Some((row["place"].as_str()?.to_owned(), word.to_owned()))
    });
    let typed: Vec<_> = typed.collect();
    assert_eq!(typed.len(), 2);
    for (place, word) in typed {
        let script = format!("printf %s {word}");
        let shell = Command::new("sh").args(["-c", &script]).output();
        let shell = shell.expect("a shell");
        assert_eq!(String::from_utf8(shell.stdout).expect("text"), place);
    }
}

#[test]
fn the_owner_sees_every_place_before_they_agree() {
    let home = Home::new();
    put(&home, "Downloads/recovery-codes.txt", CODES.join("\n"));
    fs::create_dir(home.path().join("Backup\u{1b}[2J")).expect("a folder");
    let program = home.program(DOORKEY).args(["request", "look", "pypi"]);
    let mut terminal = Terminal::open(&program);
    let shown = terminal.read_until("Look there? [y/N] ", Duration::from_secs(20));
    let root = home.path().display();
    for place in [
        format!("{root} (only the files in it)"),
        format!("{root}/Downloads (and 8 levels below it)"),
        format!("{root}/Backup\\u{{1b}}[2J (and"),
        format!("{root}/.pypirc"),
        format!("{root}/.netrc"),
        "https://upload.pypi.org/legacy/".to_owned(),
    ] {
        assert!(shown.contains(&place), "`{place}` is not in\n{shown}");
    }
    assert!(!shown.contains("recovery-codes.txt") && !shown.contains("\u{1b}[2J"));
    terminal.type_bytes(b"y\n");
    terminal.read_until("/Downloads/recovery-codes.txt", Duration::from_secs(20));
}

#[test]
fn a_folder_that_is_not_there_is_a_mistake() {
    let home = Home::new();
    let args = ["request", "look", "pypi", "--yes", "--in", "none"];
    let ran = home.program(DOORKEY).args(args).run();
    ran.exits(4);
    assert!(ran.err().contains("there is no folder `none`"), "{ran}");
}

/// What Python's own reader makes of a file: each section that twine would use for PyPI, with whether a user name
/// and a password stand there.
const BY_PYTHON: &str = r"
import configparser, sys
config = configparser.RawConfigParser()
config.read(sys.argv[1], encoding='utf-8')
for name in config.sections():
    if name == 'distutils': continue
    get = lambda key: config.get(name, key, fallback=None)
    repository = get('repository')
    is_ours = 'upload.pypi.org' in repository if repository else name == 'pypi'
    if is_ours:
        user, password = get('username'), (get('password') or '').split('\n')
        password = next((line for line in password if line.strip()), '')
        is_token = user == '__token__' or password.startswith('pypi-')
        what = 'token' if password and is_token else 'password' if password else '-'
        print(name, 'user' if user and user != '__token__' else '-', what)
";

#[test]
fn pypirc_is_read_as_python_reads_it() {
    let home = Home::new();
    let python = std::env::var_os("PATH").expect("a path");
    let recipe = recipes::known("pypi").expect("a recipe");
    for file in [
        "[pypi]\nusername = ada\npassword = x\n",
        "[pypi]\nusername: ada\npassword: x y\n",
        "[distutils]\nindex-servers =\n    pypi\n    mine\n\n[pypi]\nusername = __token__\npassword = pypi-x\n\
         [mine]\nrepository = https://upload.pypi.org/legacy/\nusername = ada\npassword = x\n",
        "; a\n# b\n\n[pypi]\n; username = no\nusername = ada\n",
        "[pypi]\nusername = ada\npassword =\n    x\n",
        "[pypi]\nusername = ada\npassword =\n    ; x\n\n    y\n",
        "[pypi]\nusername = ada\n  password = x\n",
        "[pypi]\n  username = ada\n  password = x\n",
        "[pypi]\n  username = ada\npassword = x\n",
        "[pypi]\nUSERNAME=ada\nPassWord=x\n",
        "[pypi]\nusername = ada ; comment\npassword = # x\n",
        "[pypi]\nusername = ada\npassword = a=b:c\n",
        "[pypi]\nusername : ada = b\npassword = [x]\n",
        "[DEFAULT]\nusername = ada\npassword = x\n[pypi]\n[other]\nrepository = https://example.org/\n",
        "[DEFAULT]\nrepository = https://upload.pypi.org/legacy/\n[a]\npassword = x\n[pypi]\npassword = y\n",
        "[pypi]\nrepository = https://example.org/\nusername = ada\npassword = x\n",
        "[pypi]\r\nusername = ada\r\npassword = x\r\n",
        "[ pypi ]\nusername = ada\npassword = x\n",
        "[PyPI]\nusername = ada\npassword = x\n",
        "[pypi] ; comment\nusername = ada\npassword = x\n",
        "[pypi]\nusername = ada\npassword = %(x)s\n",
        "[pypi]\nusername =\npassword = \n",
        "[pypi]\nusername = ada\n\tmore\npassword = x\n",
        "[pypi]\nrepository =\n  https://upload.pypi.org/legacy/\npassword = x\n",
        "",
    ] {
        let path = home.file("pypirc", file);
        let script = ["-c", BY_PYTHON].map(std::ffi::OsString::from);
        let ran = home
            .program("python3")
            .args(script.into_iter().chain([path.into_os_string()]))
            .env("PATH", &python)
            .run();
        ran.exits(0);
        let logins = pypirc::logins(&Secret::new(file.as_bytes().to_vec()), &recipe);
        let ours: Vec<_> = logins
            .expect("it is text")
            .iter()
            .map(|login| {
                let user = if login.has_username { "user" } else { "-" };
                let what = match login.credential {
                    Some(Credential::Password) => "password",
                    Some(Credential::Token) => "token",
                    None => "-",
                };
                format!("{} {user} {what}", login.section)
            })
            .collect();
        assert_eq!(ours, ran.out().lines().collect::<Vec<_>>(), "{file}");
    }
}
