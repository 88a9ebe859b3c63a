//! The house keeps its plan: floors, one file per outside thing, sizes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// The floor of each room (the first name after `crate::`); the table in `src/lib.rs` says the same.
const FLOORS: [(&str, u8); 38] = [
    ("main", 7),
    ("lib", 6),
    ("cli", 6),
    ("commands", 5),
    ("options", 4),
    ("adapters", 4),
    ("render", 4),
    ("store", 4),
    ("ports", 3),
    ("audit", 3),
    ("report", 2),
    ("told", 2),
    ("request", 2),
    ("recipes", 2),
    ("totp", 2),
    ("kdbx", 2),
    ("formats", 2),
    ("vault", 2),
    ("ledger", 2),
    ("record", 2),
    ("recovery_codes", 2),
    ("rules", 2),
    ("config", 2),
    ("breach", 2),
    ("corpus", 2),
    ("policy", 2),
    ("sites", 2),
    ("strength", 2),
    ("qr", 1),
    ("text", 1),
    ("date", 1),
    ("number", 1),
    ("digits", 1),
    ("host", 1),
    ("kdf", 1),
    ("secret", 1),
    ("failure", 1),
    ("exit", 1),
];

#[test]
fn every_file_imports_only_from_its_own_room_and_floors_below() {
    let floors: BTreeMap<_, _> = FLOORS.into();
    for (path, text) in sources() {
        let room = room(&path);
        let floor = floors
            .get(room.as_str())
            .unwrap_or_else(|| panic!("`{room}` has no floor"));
        for used in uses(&text) {
            let below = floors
                .get(used.as_str())
                .unwrap_or_else(|| panic!("`{used}` has no floor"));
            let is_allowed = used == room || below < floor || is_level(&room, &used);
            assert!(
                is_allowed,
                "{} (floor {floor}) uses `{used}` (floor {below})",
                path.display()
            );
        }
    }
}

/// Rooms on one floor that may see each other, each in one direction only.
fn is_level(room: &str, used: &str) -> bool {
    matches!(
        (room, used),
        ("audit", "ports")
            | ("lib", "cli")
            | ("report", "breach" | "policy" | "strength")
            | ("policy", "breach" | "strength")
            | ("rules" | "told", "report")
            | ("told", "ledger" | "totp" | "request" | "recipes" | "sites")
            | ("request", "recipes" | "recovery_codes" | "totp")
            | ("ledger", "record")
            | ("corpus", "breach")
            | ("options", "store")
            | ("totp" | "vault", "formats" | "kdbx")
            | ("formats", "kdbx")
            | ("sites", "formats")
            | ("digits" | "kdf", "secret")
            | ("secret", "failure")
            | ("failure", "exit")
            | ("qr", "digits" | "failure" | "secret" | "text")
    )
}

#[test]
fn commands_do_not_know_each_other_nor_the_outside() {
    for (path, text) in sources()
        .into_iter()
        .filter(|(path, _)| room(path) == "commands")
    {
        for forbidden in ["crate::adapters", "crate::render"] {
            assert!(
                !text.contains(forbidden),
                "{} names {forbidden}",
                path.display()
            );
        }
        // A large command is a folder of its own: `commands/codes/use.rs` may know `commands/codes`.
        let own = path.iter().nth(1).unwrap_or_default().to_string_lossy();
        for named in text.split("crate::commands::").skip(1) {
            assert!(
                named.starts_with(&format!("{own}::")),
                "{} names another command",
                path.display()
            );
        }
    }
}

#[test]
fn each_outside_thing_is_named_in_one_file() {
    for (package, home) in [
        ("reqwest", "adapters/http"),
        ("hyper", "adapters/servers"),
        ("hyper_util", "adapters/servers"),
        ("rpassword", "adapters/terminal"),
        ("indicatif", "adapters/progress.rs"),
        ("winapi_util", "windows"),
        ("quick_junit", "render/junit.rs"),
        ("tempfile", "adapters"),
        ("rustix", "adapters"),
        ("signal_hook", "adapters"),
        ("fst", "strength/words"),
        ("qrcode", "qr/symbol.rs"),
        ("rqrr", "qr/"),
        ("image", "qr/"),
        ("zip", "formats/archive.rs"),
        ("blahaj", "recovery_codes/shares.rs"),
        ("totp_rs", "totp/code.rs"),
        ("age", "adapters/age_vault"),
        ("keyring_core", "adapters/keyring"),
        ("secret_service", "adapters/keyring"),
        ("sha1", ""),
    ] {
        for (path, text) in sources() {
            let names = text.lines().any(|line| {
                line.starts_with(&format!("use {package}::"))
                    || line.contains(&format!(" {package}::"))
            });
            let path = path.display().to_string();
            assert!(!names || path.contains(home), "{path} names {package}");
        }
    }
}

#[test]
fn what_only_unix_has_is_named_where_windows_has_another_file() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let adapters = fs::read_to_string(src.join("adapters/mod.rs")).expect("there are adapters");
    let replaced: Vec<_> = adapters
        .split("#[cfg_attr(windows, path = ")
        .skip(1)
        .filter_map(|rest| rest.split_once("mod ")?.1.split(';').next())
        .collect();
    assert!(replaced.contains(&"terminal"), "{replaced:?}");
    for (path, text) in sources() {
        let names = ["std::os::unix", "std::os::fd", "rustix::"]
            .iter()
            .any(|name| text.contains(name));
        let below = path.strip_prefix("adapters").ok();
        let is_replaced = below.is_some_and(|below| replaced.contains(&room(below).as_str()));
        assert!(
            !names || is_replaced || path.starts_with("adapters/system/unix"),
            "{} names what Windows does not have",
            path.display()
        );
    }
}

#[test]
fn nothing_in_the_rooms_below_touches_the_world() {
    let outside = [
        "std::fs",
        "std::env",
        "std::net",
        "std::process",
        "std::time::SystemTime",
        "Instant::now",
        "rand::rng",
        "rand::random",
        "SysRng",
    ];
    for (path, text) in sources() {
        if [
            "audit",
            "breach",
            "config",
            "corpus",
            "date",
            "formats",
            "kdbx",
            "kdf",
            "ledger",
            "number",
            "policy",
            "ports",
            "qr",
            "recipes",
            "record",
            "recovery_codes",
            "report",
            "request",
            "rules",
            "secret",
            "sites",
            "strength",
            "told",
            "totp",
            "vault",
        ]
        .contains(&room(&path).as_str())
        {
            for name in outside {
                assert!(!text.contains(name), "{} names {name}", path.display());
            }
        }
    }
}

#[test]
fn no_file_is_too_long_to_read() {
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines", path.display());
        assert!(
            text.starts_with("//! "),
            "{} does not say what lives in it",
            path.display()
        );
    }
}

/// Every source file, by its path below `src`.
fn sources() -> Vec<(PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![src.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("src can be listed") {
            let path = entry.expect("src can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).expect("a source file is text");
                found.push((
                    path.strip_prefix(&src)
                        .expect("it lies below src")
                        .to_owned(),
                    text,
                ));
            }
        }
    }
    assert!(found.len() > 20, "the sources were not found");
    without_tests(found)
}

/// Tests may do as they like: leave out their modules, and the files that are such modules.
fn without_tests(files: Vec<(PathBuf, String)>) -> Vec<(PathBuf, String)> {
    let mut test_files = Vec::new();
    for (path, text) in &files {
        for named in text.split("#[cfg(test)]\nmod ").skip(1) {
            let name = named.split([';', ' ']).next().unwrap_or_default();
            let folder = if path.ends_with("mod.rs") {
                path.with_file_name("")
            } else {
                path.with_extension("")
            };
            test_files.push(folder.join(format!("{name}.rs")));
        }
    }
    let kept = files
        .into_iter()
        .filter(|(path, _)| !test_files.iter().any(|test| is_of(path, test)));
    kept.map(|(path, text)| {
        let code = text
            .split("#[cfg(test)]\nmod tests {")
            .next()
            .unwrap_or_default()
            .to_owned();
        (path, code)
    })
    .collect()
}

/// Whether `path` is this module, or one inside of it.
fn is_of(path: &Path, module: &Path) -> bool {
    path == module || path.starts_with(module.with_extension(""))
}

fn room(path: &Path) -> String {
    let first = path
        .components()
        .next()
        .expect("a path has a first part")
        .as_os_str();
    first.to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// The rooms a file names.
fn uses(text: &str) -> Vec<String> {
    let named = text.split("crate::").skip(1);
    named
        .map(|rest| {
            rest.chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect::<String>()
        })
        .filter(|room| room.chars().next().is_some_and(char::is_lowercase))
        .collect()
}

#[test]
fn every_promise_names_tests_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let promises = fs::read_to_string(root.join("SECURITY.md")).expect("there are promises");
    let code: String = ["src", "tests"]
        .iter()
        .flat_map(|folder| files_below(&root.join(folder)))
        .collect();
    let named: Vec<_> = promises
        .split('`')
        .skip(1)
        .step_by(2)
        .filter_map(|word| word.rsplit_once("::"))
        .collect();
    assert!(
        named.len() > 20,
        "the promises name only {} tests",
        named.len()
    );
    for (room, test) in named {
        assert!(
            code.contains(&format!("fn {test}()")),
            "no test is called {room}::{test}"
        );
    }
}

#[test]
fn no_input_of_the_action_is_a_part_of_a_script() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let action = fs::read_to_string(root.join("action.yml")).expect("there is an action");
    let named: Vec<_> = action.lines().filter(|line| line.contains("${{")).collect();
    assert!(!named.is_empty(), "the inputs were not found");
    for line in named {
        let is_variable = line.trim().split_once(": ").is_some_and(|(name, value)| {
            name.starts_with("INPUT_") && value.starts_with("${{ inputs.")
        });
        assert!(is_variable, "{line}");
    }
}

/// The text of every Rust file below `folder`.
fn files_below(folder: &Path) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of ours can be listed") {
        let path = entry.expect("a folder of ours can be listed").path();
        if path.is_dir() {
            texts.extend(files_below(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            texts.push(fs::read_to_string(&path).expect("a source file is text"));
        }
    }
    texts
}
