//! The clipboard of a real X server, and of a Wayland that is only played: [`worker`] is this binary once more,
//! as a program that offers what it reads from standard input.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::Read;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use doorkey::adapters::clipboard::SystemClipboard;
use doorkey::ports::Clipboard;
use doorkey::secret::Secret;
use rustix::process::Signal;

use crate::support::desktop::Desktop;
use crate::support::process::Home;
use crate::support::process::Program;

/// Offers standard input for as many seconds as its environment says. Without that it is a test that has
/// nothing to do.
#[test]
#[ignore = "it is the program that the other tests run"]
fn worker() {
    let Some(seconds) = env::var_os(SECONDS) else {
        return;
    };
    let seconds = seconds.to_string_lossy().parse().expect("a number");
    let mut secret = Vec::new();
    std::io::stdin().read_to_end(&mut secret).expect("a secret");
    match SystemClipboard.offer(&Secret::new(secret)) {
        Ok(mut offer) => {
            offer.hold(Duration::from_secs(seconds));
            say("held");
        }
        Err(failure) => say(&format!("failure: {failure:?}")),
    }
}

#[test]
#[ignore = "needs Xvfb, xclip and xsel; .ci/run has them"]
fn an_offer_can_be_pasted_by_others_and_is_gone_when_it_is_over() {
    let (home, desktop) = (Home::new(), Desktop::start());
    for program in ["xclip", "xsel"] {
        let only = only(&home, &[program, "setpriv"]);
        let running = on(&desktop, &home, 2).through(only).start();
        desktop.waits_for(Some(CODE));
        let ran = running.wait();
        assert!(ran.out().contains("held"), "{ran}");
        assert!(ran.took > Duration::from_secs(2), "{program}: {ran}");
        desktop.waits_for(None);
    }
}

#[test]
#[ignore = "needs Xvfb and xclip; .ci/run has them"]
fn what_someone_copied_since_ends_the_offer_and_stays() {
    let (home, desktop) = (Home::new(), Desktop::start());
    let running = on(&desktop, &home, 60).start();
    desktop.waits_for(Some(CODE));
    desktop.copy("something else");
    let ran = running.wait();
    assert!(ran.out().contains("held"), "{ran}");
    desktop.waits_for(Some("something else"));
}

#[test]
#[ignore = "needs Xvfb and xclip; .ci/run has them"]
fn no_signal_that_ends_doorkey_leaves_the_secret_behind() {
    let (home, desktop) = (Home::new(), Desktop::start());
    for signal in [Signal::TERM, Signal::INT, Signal::HUP, Signal::KILL] {
        let running = on(&desktop, &home, 60).start();
        desktop.waits_for(Some(CODE));
        running.signal(signal);
        desktop.waits_for(None);
        drop(running);
    }
}

#[test]
#[ignore = "needs Xvfb and xclip; .ci/run has them"]
fn without_setpriv_it_works_and_ctrl_c_still_takes_it_away() {
    let (home, desktop) = (Home::new(), Desktop::start());
    let only = only(&home, &["xclip"]);
    let running = on(&desktop, &home, 60).through(only).start();
    desktop.waits_for(Some(CODE));
    // Ctrl-C goes to the whole group.
    rustix::process::kill_process_group(running.pid(), Signal::INT).expect("a group");
    desktop.waits_for(None);
}

#[test]
#[ignore = "needs Xvfb and xclip; .ci/run has them"]
fn the_secret_is_in_no_argument_and_no_environment() {
    let (home, desktop) = (Home::new(), Desktop::start());
    let running = on(&desktop, &home, 60)
        .env("UNRELATED", "kept-to-ourselves")
        .start();
    desktop.waits_for(Some(CODE));
    let mut looked = 0;
    for entry in fs::read_dir("/proc").expect("/proc").flatten() {
        let read = |name| fs::read(entry.path().join(name)).unwrap_or_default();
        let (words, variables) = (read("cmdline"), read("environ"));
        for bytes in [&words, &variables] {
            assert!(!holds(bytes, CODE), "{}", entry.path().display());
        }
        if words.starts_with(b"/usr/bin/xclip\0-in") {
            assert!(
                !holds(&variables, "UNRELATED"),
                "the environment is passed on"
            );
            looked += usize::from(holds(&variables, desktop.name()));
        }
    }
    assert_eq!(looked, 1, "the program was not looked at");
    drop(running);
}

#[test]
#[ignore = "needs Xvfb and xclip; .ci/run has them"]
fn every_byte_is_pasted_as_it_was() {
    let (home, desktop) = (Home::new(), Desktop::start());
    for secret in ["äöü € \u{1f512}", "a\nb\n", " spaces ", &"x".repeat(4096)] {
        let running = on(&desktop, &home, 60).stdin(secret).start();
        desktop.waits_for(Some(secret));
        drop(running);
        desktop.copy("-");
    }
    let ran = on(&desktop, &home, 60).stdin("x".repeat(4097)).run();
    assert!(ran.out().contains("too long for the clipboard"), "{ran}");
}

#[test]
fn without_a_desktop_or_a_program_it_says_what_helps() {
    let home = Home::new();
    let nothing = only(&home, &[]);
    let offering = |name: &str, value: &str| offering(&home, 1).env(name, value);
    let relative = ["env", "PATH=.:bin"].map(OsString::from);
    for (program, path, words) in [
        (offering("DISPLAY", ""), &nothing, "there is no desktop"),
        (offering("DISPLAY", ":77"), &nothing, "install `xclip`"),
        (
            offering("WAYLAND_DISPLAY", "x"),
            &nothing,
            "install `wl-clipboard` 2.3",
        ),
        (offering("DISPLAY", ":77"), &relative, "install `xclip`"),
    ] {
        let program = program.through(path);
        let ran = program.run();
        assert!(
            ran.out().contains(words) && ran.out().contains("Cancelled"),
            "{ran}"
        );
        assert!(ran.out().contains("see it on the screen instead"), "{ran}");
    }
}

#[test]
#[ignore = "needs xclip; .ci/run has it"]
fn a_display_that_is_not_there_is_told_at_once() {
    let home = Home::new();
    let ran = offering(&home, 60).env("DISPLAY", ":77").run();
    assert!(
        ran.out().contains("the clipboard cannot be reached"),
        "{ran}"
    );
    assert!(ran.took < Duration::from_secs(8), "{ran}");
}

#[test]
fn on_wayland_the_file_is_in_a_folder_of_ours_and_goes_with_the_offer() {
    let home = Home::new();
    let path = playing(&home, "2.3", "$TMPDIR");
    let running = offering_on_wayland(&home, &path, 1).start();
    let kept = waits_for_file(&home.path().join("run"));
    assert_eq!(fs::read_to_string(kept).expect("the file"), CODE);
    let ran = running.wait();
    assert!(ran.out().contains("held"), "{ran}");
    assert_eq!(files_below(&home.path().join("run")), Vec::<PathBuf>::new());
}

#[test]
fn on_wayland_no_end_of_doorkey_leaves_the_file_behind() {
    for signal in [Signal::INT, Signal::TERM, Signal::KILL] {
        let home = Home::new();
        let path = playing(&home, "2.3", "$TMPDIR");
        let running = offering_on_wayland(&home, &path, 60).start();
        waits_for_file(&home.path().join("run"));
        running.signal(signal);
        let until = Instant::now() + SOON;
        while fs::read_dir(home.path().join("run"))
            .expect("a folder")
            .next()
            .is_some()
        {
            assert!(Instant::now() < until, "it is still there");
            thread::sleep(Duration::from_millis(10));
        }
    }
}

#[test]
fn on_wayland_a_program_that_keeps_its_file_elsewhere_is_given_nothing() {
    let home = Home::new();
    for (version, folder) in [("2.2", "$TMPDIR"), ("2.3", "$HOME/tmp")] {
        let path = playing(&home, version, folder);
        let ran = offering_on_wayland(&home, &path, 60).run();
        assert!(ran.out().contains("nothing was copied"), "{ran}");
        for file in files_below(home.path()) {
            let bytes = fs::read(&file).unwrap_or_default();
            assert!(!holds(&bytes, CODE), "{}", file.display());
        }
    }
}

#[test]
#[ignore = "needs wl-clipboard; .ci/run has it"]
fn a_real_wl_copy_of_an_old_version_is_not_used() {
    let help = Command::new("wl-copy")
        .arg("--help")
        .output()
        .expect("wl-copy");
    if holds(&help.stdout, "--sensitive") {
        return; // This one is new enough.
    }
    let home = Home::new();
    let ran = offering(&home, 1).env("WAYLAND_DISPLAY", "wayland-0").run();
    assert!(
        ran.out().contains("leaves what it copies in a file"),
        "{ran}"
    );
}

/// Past the test harness, which would keep it.
fn say(words: &str) {
    writeln!(std::io::stdout(), "{words}").expect("an output");
}

/// The same on this desktop.
fn on<'a>(desktop: &Desktop, home: &'a Home, seconds: u32) -> Program<'a> {
    offering(home, seconds).env("DISPLAY", desktop.name())
}

/// The program that offers [`CODE`].
fn offering(home: &Home, seconds: u32) -> Program<'_> {
    let program = home.program(env::current_exe().expect("this binary"));
    program
        .args(["--exact", "clipboard::worker", "--ignored", "--nocapture"])
        .env(SECONDS, seconds.to_string())
        .stdin(CODE)
}

fn offering_on_wayland<'a>(home: &'a Home, path: &Path, seconds: u32) -> Program<'a> {
    let program = offering(home, seconds).env("WAYLAND_DISPLAY", "wayland-0");
    program.env("PATH", format!("{}:/usr/bin:/bin", path.display()))
}

/// What starts a program on a path where there is nothing but these.
fn only(home: &Home, programs: &[&str]) -> [OsString; 2] {
    let folder = home.path().join(format!("only-{}", programs.join("-")));
    fs::create_dir(&folder).expect("a folder");
    for program in programs {
        let path = Path::new("/usr/bin").join(program);
        std::os::unix::fs::symlink(path, folder.join(program)).expect("a link");
    }
    ["env".into(), format!("PATH={}", folder.display()).into()]
}

/// A `wl-copy` that behaves as this version does: it keeps what it reads in a file below `folder`.
fn playing(home: &Home, version: &str, folder: &str) -> PathBuf {
    let path = home.path().join(format!("wayland-{version}"));
    fs::create_dir(&path).expect("a folder");
    let sensitive = if version == "2.3" { "--sensitive" } else { "" };
    let script = format!(
        "#!/bin/sh\nif [ \"$1\" = --help ]; then echo '--paste-once {sensitive}'; exit; fi\n\
         kept=$(mktemp -d \"{folder}/wl-copy-buffer-XXXXXX\")\ncat > \"$kept/stdin\"\nexec sleep 60\n"
    );
    let program = path.join("wl-copy");
    fs::write(&program, script).expect("a script");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).expect("its mode");
    path
}

/// The first file with something in it below a folder.
fn waits_for_file(folder: &Path) -> PathBuf {
    let until = Instant::now() + SOON;
    loop {
        let full = |path: &PathBuf| fs::metadata(path).is_ok_and(|found| found.len() > 0);
        if let Some(path) = files_below(folder).into_iter().find(full) {
            return path;
        }
        assert!(Instant::now() < until, "no file below {}", folder.display());
        thread::sleep(Duration::from_millis(10));
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
    {
        if path.is_dir() {
            found.extend(files_below(&path));
        } else {
            found.push(path);
        }
    }
    found
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len().max(1))
        .any(|window| window == text.as_bytes())
}

const SECONDS: &str = "DOORKEY_TEST_SECONDS";
const CODE: &str = "5f3c9a7712e4b0d8";
const SOON: Duration = Duration::from_secs(10);
