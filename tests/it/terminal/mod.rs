//! `doorkey check` on a real terminal, with the real binary: what is typed is neither shown, altered, left nor lost.

mod asking;
mod jobs;
mod keys;
mod line;
mod revealing;
mod screen;
mod settings;
mod signals;
mod streams;

use std::fs;
use std::time::Duration;

use doorkey::breach::digest::Digest;
use doorkey::breach::digest::HashKind;
use doorkey::secret::Secret;

use crate::support::process::Home;
use crate::support::process::Program;
use crate::support::terminal::Terminal;

const SOON: Duration = Duration::from_secs(10);

const CTRL_C: &[u8] = b"\x03";
const CTRL_Z: &[u8] = b"\x1a";

/// What no screen may show: the tests type it.
const TYPED: &str = "zq8Lw3Xv-unseen";

/// `doorkey check`, asking nobody.
fn check(home: &Home) -> Program<'_> {
    home.program(env!("CARGO_BIN_EXE_doorkey"))
        .args(["check", "--offline", "--no-cache"])
}

/// The same with a folder of ranges in which exactly these bytes are exposed: the verdict proves what was read.
fn check_for<'a>(home: &'a Home, secret: &[u8]) -> Program<'a> {
    let digest = Digest::of(&Secret::new(secret.to_vec()));
    let folder = home.path().join("ranges");
    fs::create_dir_all(&folder).expect("a folder of ranges");
    let row = format!("{}:4242\r\n", digest.suffix().to_hex(HashKind::Sha1));
    fs::write(folder.join(digest.prefix().to_string()), row).expect("a range");
    check(home).args(["--ranges", "ranges"])
}

/// What [`check_for`] lets the screen say.
const PROVEN: &str = "exposed 4,242 times";

/// On a fresh terminal, up to its prompt; from then on nothing is echoed.
fn at_the_prompt(program: &Program<'_>) -> Terminal {
    let mut terminal = Terminal::open(program);
    terminal.read_until("Password: ", SOON);
    assert!(
        !terminal.modes().echoes(),
        "it asks while the terminal echoes"
    );
    terminal
}

/// The terminal is as it was found, and nothing that was typed is on it or on its way to the shell.
fn is_as_found(terminal: &mut Terminal) {
    assert_eq!(terminal.modes(), *terminal.modes_at_start());
    let unread = terminal.unread_input();
    assert!(unread.is_empty(), "left to the shell: {unread:?}");
    let screen = terminal.screen();
    assert!(!screen.contains(TYPED), "it was shown: {screen}");
}
