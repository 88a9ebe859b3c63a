//! The owner's browser: what `$BROWSER` names, or the desktop's own.

use std::env;
use std::io;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use url::Url;

use crate::adapters::process::program;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::browser::Browser;

/// The browser of the desktop.
pub struct SystemBrowser;

impl Browser for SystemBrowser {
    fn open(&self, url: &str) -> Result<(), Failure> {
        let refused = |what: &str| Failure::new(Kind::Input, what).hint(BY_HAND);
        let url = Url::parse(url)
            .ok()
            .filter(|url| matches!(url.scheme(), "https" | "http") && url.has_host())
            .ok_or_else(|| refused("this is no page that a browser is asked to show"))?;
        let named = env::var("BROWSER").unwrap_or_default();
        let mut why = None;
        for (path, args) in commands(&named) {
            match start(&path, &args, &url) {
                Ok(()) => return Ok(()),
                Err(error) => why = Some(error),
            }
        }
        let failure = refused("no browser could be started");
        Err(match why {
            Some(error) => failure.because(&error),
            None => failure.because("neither `$BROWSER` nor the desktop names one"),
        })
    }
}

/// The programs to try, in order, each with its arguments: those of `$BROWSER` (parted by `:`, and run by no
/// shell), then the desktop's.
fn commands(named: &str) -> Vec<(PathBuf, Vec<String>)> {
    let desktop = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let all = named.split(':').chain([desktop]);
    let command = |text: &str| {
        let mut words = text.split_whitespace().map(str::to_owned);
        let name = words.next()?;
        let path = if name.contains('/') {
            Some(PathBuf::from(name)).filter(|path| path.is_absolute())
        } else {
            program(&name)
        };
        Some((path?, words.collect()))
    };
    all.filter_map(command).collect()
}

/// Start one, and see whether it fails at once. It outlives us, and nobody waits for its end.
fn start(path: &Path, args: &[String], url: &Url) -> io::Result<()> {
    let mut command = Command::new(path);
    let mut is_given = false;
    for arg in args {
        is_given |= arg.contains("%s");
        command.arg(arg.replace("%s", url.as_str()));
    }
    if !is_given {
        command.arg(url.as_str());
    }
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("DOORKEY_") {
            command.env_remove(name);
        }
    }
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()?;
    if has_failed(&mut child)? {
        return Err(io::Error::other("the program ended at once"));
    }
    // Whoever lives as long as a browser would otherwise keep its remains.
    let _no_thread = thread::Builder::new().spawn(move || child.wait());
    Ok(())
}

/// Whether it ends badly within a moment.
fn has_failed(child: &mut Child) -> io::Result<bool> {
    let until = Instant::now() + A_MOMENT;
    loop {
        match child.try_wait()? {
            Some(status) => return Ok(!status.success()),
            None if Instant::now() >= until => return Ok(false),
            None => thread::sleep(NAP),
        }
    }
}

const BY_HAND: &str = "open the address by hand";
const A_MOMENT: Duration = Duration::from_millis(800);
const NAP: Duration = Duration::from_millis(10);

#[cfg(test)]
mod tests {
    #![expect(
        clippy::expect_used,
        reason = "a test that cannot go on should say where"
    )]

    use std::fs;

    use super::*;

    fn page() -> Url {
        Url::parse("https://pypi.org/help/?a=1&b=2").expect("a URL")
    }

    fn sh(script: &str) -> (PathBuf, Vec<String>) {
        let args = ["-c", script, "name"].map(str::to_owned).to_vec();
        (PathBuf::from("/bin/sh"), args)
    }

    #[test]
    fn a_browser_is_given_the_address_as_one_argument_and_none_of_our_secrets() {
        let folder = tempfile::tempdir().expect("a folder");
        let seen = folder.path().join("seen");
        let script = format!("printf '%s\\n' \"$#\" \"$1\" > {}", seen.display());
        let (path, args) = sh(&script.replace("%s", "%b"));
        start(&path, &args, &page()).expect("a start");
        let seen = fs::read_to_string(seen).expect("it ran");
        assert_eq!(seen, "1\nhttps://pypi.org/help/?a=1&b=2\n");
    }

    #[test]
    fn one_that_fails_at_once_is_told_and_one_that_stays_is_not_waited_for() {
        let (path, args) = sh("exit 3");
        assert!(start(&path, &args, &page()).is_err());
        let begun = Instant::now();
        let (path, args) = sh("sleep 5");
        start(&path, &args, &page()).expect("a start");
        assert!(begun.elapsed() < Duration::from_secs(4));
    }

    #[test]
    fn the_list_is_read_without_a_shell() {
        let found = commands("no-such-browser:sh -c %s;env:./evil: :/bin/cat --new %s");
        let names: Vec<_> = found
            .iter()
            .map(|(path, args)| (path.file_name().unwrap_or_default(), args.join("|")))
            .filter(|(name, _)| *name != "xdg-open")
            .collect();
        assert_eq!(
            names,
            [
                ("sh".as_ref(), "-c|%s;env".to_owned()),
                ("cat".as_ref(), "--new|%s".to_owned())
            ]
        );
    }

    #[test]
    fn only_pages_are_shown() {
        for url in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "-h",
            "",
            "data:,x",
        ] {
            let failure = SystemBrowser.open(url).expect_err("refused");
            assert_eq!(failure.hint.as_deref(), Some(BY_HAND), "{url}");
        }
    }
}
