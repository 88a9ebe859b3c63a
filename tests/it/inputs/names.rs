//! Names that come from outside are shown, but drive no terminal and no build server.

use super::*;

#[test]
fn no_name_from_outside_reaches_a_terminal_as_it_is() {
    let home = Home::new();
    std::fs::create_dir(home.path().join("s")).expect("a folder");
    let mut jsonl = String::new();
    for (number, name) in HOSTILE.iter().enumerate() {
        jsonl.push_str(&serde_json::json!({"id": name, "secret": "password"}).to_string());
        jsonl.push('\n');
        jsonl.push_str(&serde_json::json!({"id": name, "secret": ["x"]}).to_string());
        jsonl.push('\n');
        let file = name.replace('/', "_");
        home.file(&format!("s/{number}{file}"), "password");
    }
    let bytes = std::os::unix::ffi::OsStrExt::from_bytes(b"s/\xff\x1b]0;x\x07\x9b31m".as_slice());
    let bytes: &std::ffi::OsStr = bytes;
    std::fs::write(home.path().join(bytes), "password").expect("a file");
    for format in [
        "human", "github", "gitlab", "junit", "sarif", "json", "jsonl",
    ] {
        for color in ["auto", "never"] {
            let program = || pwned(&home).args(["--format", format, "--color", color]);
            let mut runs = vec![
                program().args(["--jsonl"]).stdin(&jsonl).run(),
                program().args(["--dir", "s"]).run(),
                program()
                    .args([Path::new("--file"), Path::new(bytes)])
                    .run(),
            ];
            for name in HOSTILE {
                runs.push(program().args(["--file", name]).run());
                runs.push(program().args(["--ranges", name]).stdin("x").run());
            }
            for ran in runs {
                harmless(&ran, format);
            }
        }
    }
}

fn harmless(ran: &Ran, format: &str) {
    ran.assert_sane();
    for (stream, text) in [("out", ran.stdout.clone()), ("err", ran.stderr.clone())] {
        let text =
            String::from_utf8(text).unwrap_or_else(|_| panic!("{stream} is not UTF-8: {ran}"));
        for char in text.chars().filter(|char| *char != '\n') {
            let code = u32::from(char);
            let hostile = matches!(code,
                0..0x20 | 0x7f..=0x9f | 0xad | 0x61c | 0x180e | 0x200b..=0x200f | 0x2028..=0x202e
                | 0x2060..=0x2069 | 0xfeff | 0xfff9..=0xfffb | 0xe0000..=0xe007f);
            assert!(!hostile, "{} on {stream} of {ran}", char.escape_unicode());
        }
        assert!(!text.contains("##"), "{ran}");
        for line in text.lines() {
            let command = line.trim_start().starts_with("::");
            let ours = format == "github" && stream == "out";
            assert!(!command || ours, "`{line}` of {ran}");
            assert!(
                !line.starts_with("::add-mask") && !line.starts_with("::stop-commands"),
                "{ran}"
            );
        }
    }
}

const HOSTILE: [&str; 12] = [
    "\u{1b}]0;owned\u{7}",
    "\u{1b}[2J\u{1b}[31mred",
    "\u{9b}31m",
    "a\nb\r\nc",
    "::error::x",
    "\n::error file=a,line=1::x",
    "##[error]x\n##vso[task.setvariable]x",
    "\u{202e}evil\u{2066}",
    "zero\u{200b}width\u{feff}",
    "tab\tbell\u{8}\u{7f}",
    "%0A::add-mask::x",
    "--help $(id) `id` -rf ../../x",
];
