#![expect(
    clippy::expect_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::recipes;

fn read(text: impl AsRef<[u8]>, index: &str) -> Option<Vec<Login>> {
    let recipe = recipes::known(index).expect("there is a recipe");
    logins(&Secret::new(text.as_ref().to_vec()), &recipe)
}

/// Section, whether there is a user, and what stands as password, in one word each.
fn told(text: &str, index: &str) -> Vec<String> {
    let logins = read(text, index).expect("it is text");
    let words = logins.iter().map(|login| {
        let user = if login.has_username { "user" } else { "-" };
        let credential = match login.credential {
            Some(Credential::Password) => "password",
            Some(Credential::Token) => "token",
            None => "-",
        };
        format!("{} {user} {credential}", login.section)
    });
    words.collect()
}

#[test]
fn each_index_has_its_own_section() {
    let file = "[distutils]\nindex-servers =\n  pypi\n  testpypi\n\n[pypi]\nusername = ada\npassword = hunter2\n\n\
                [testpypi]\nusername = __token__\npassword = pypi-AgENdGVzdC5weXBpLm9yZw\n";
    assert_eq!(told(file, "pypi"), ["pypi user password"]);
    assert_eq!(told(file, "testpypi"), ["testpypi - token"]);
}

#[test]
fn a_section_is_of_the_index_that_its_repository_is() {
    for (repository, index) in [
        ("https://upload.pypi.org/legacy/", "pypi"),
        ("https://UPLOAD.pypi.org:443/legacy", "pypi"),
        ("https://ada:x@upload.pypi.org/legacy/", "pypi"),
        ("https://pypi.python.org/pypi", "pypi"),
        ("https://test.pypi.org/legacy/", "testpypi"),
    ] {
        let other = if index == "pypi" { "testpypi" } else { "pypi" };
        let file = format!("[mine]\nrepository: {repository}\nusername: ada\npassword: x\n");
        assert_eq!(told(&file, index), ["mine user password"], "{repository}");
        assert_eq!(told(&file, other), Vec::<String>::new(), "{repository}");
    }
    for repository in [
        "https://pypi.example.org/legacy/",
        "https://upload.pypi.org.example/",
        "https://example.org/upload.pypi.org/",
        "https://upload.pypi.org@example.org/",
    ] {
        let file = format!("[pypi]\nrepository = {repository}\npassword = x\n");
        assert_eq!(told(&file, "pypi"), Vec::<String>::new(), "{repository}");
    }
}

#[test]
fn what_stands_as_password_is_told_apart() {
    for (lines, expected) in [
        ("username=ada\npassword=x", "pypi user password"),
        ("username=ada", "pypi user -"),
        ("username=ada\npassword=", "pypi user -"),
        ("username=ada\npassword=\n  x", "pypi user password"),
        (
            "username=ada\npassword=\n # no\n\n  x",
            "pypi user password",
        ),
        ("username=ada\n# password=x", "pypi user -"),
        ("username=ada\npassword=pypi-AgEI", "pypi user token"),
        ("username=__token__\npassword=x", "pypi - token"),
        ("PassWord : x", "pypi - password"),
        ("password = ; x", "pypi - password"),
        ("password", "pypi - -"),
        ("note = a\n  password = x", "pypi - -"),
    ] {
        assert_eq!(
            told(&format!("[pypi]\n{lines}\n"), "pypi"),
            [expected],
            "{lines}"
        );
    }
    let common = "[DEFAULT]\nusername = ada\npassword = x\n[pypi]\n";
    assert_eq!(told(common, "pypi"), ["pypi user password"]);
    let old = "[server-login]\nusername:ada\npassword:x\n";
    assert_eq!(told(old, "pypi"), ["server-login user password"]);
    assert_eq!(told(old, "testpypi"), Vec::<String>::new());
}

#[test]
fn other_encodings_are_read_and_what_is_no_text_is_not() {
    let windows = b"[pypi]\r\nusername = Andr\xe9\r\npassword = p\xe4ss\r\n";
    assert_eq!(read(windows, "pypi").map(|all| all.len()), Some(1));
    let marked = "\u{feff}[pypi]\npassword = x\n";
    assert_eq!(told(marked, "pypi"), ["pypi - password"]);
    let wide: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(wide, "pypi").map(|all| all.len()), Some(1));
    assert_eq!(read(b"[pypi]\0", "pypi"), None);
    assert_eq!(read(b"\xff\xfe[", "pypi"), None);
    assert_eq!(read(b"", "pypi"), Some(Vec::new()));
    assert_eq!(
        read("[pypi]\n".repeat(100_000), "pypi").map(|all| all.len()),
        Some(1_000)
    );
}

#[test]
fn the_name_of_a_section_drives_no_terminal() {
    let file = "[\u{1b}]0;x\u{7}\u{202e}]\nrepository = https://upload.pypi.org/\npassword = x\n";
    assert_eq!(told(file, "pypi"), ["]0;x - password"]);
}
