//! The clipboard of the desktop, through the desktop's own programs, so that no library of it is linked.
//!
//! On X11 and Wayland the clipboard is not a place but an offer: whoever copied must live until someone
//! pastes. So the program that offers the secret lives exactly as long as the [`Offer`]. Ending it takes
//! the secret away, and cannot take away what someone copied since: then the offer was over already. macOS
//! has a place ([`pasteboard`]).
//!
//! The secret goes through a pipe, never in arguments or the environment. What it cannot be kept from is a
//! clipboard manager that writes a history: those are told only on Wayland that this is a secret, and not
//! all of them listen. Nor is anyone told when it was pasted: reading looks like pasting, and a manager
//! reads at once.
//!
//! On Windows' Linux (WSL) the clipboard of its desktop is used, where there is one; `clip.exe` is not,
//! because it gives no way to take a secret away.

mod child;
mod pasteboard;
mod wayland;

use std::env;
use std::ffi::OsStr;
use std::ffi::OsString;

use crate::adapters::clipboard::child::Ready;
use crate::adapters::clipboard::child::Serving;
use crate::adapters::clipboard::pasteboard::Pasteboard;
use crate::adapters::process::program;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Clipboard;
use crate::ports::Offer;
use crate::secret::Secret;

/// The clipboard of the desktop this runs on.
pub struct SystemClipboard;

impl Clipboard for SystemClipboard {
    fn reach(&self) -> Result<(), Failure> {
        let programs: &[&str] = if cfg!(target_os = "macos") {
            &["pbcopy"]
        } else if is_set("WAYLAND_DISPLAY") {
            &["wl-copy"]
        } else if is_set("DISPLAY") {
            &["xclip", "xsel"]
        } else {
            return Err(no_desktop());
        };
        if programs.iter().any(|name| program(name).is_some()) {
            return Ok(());
        }
        let [first, ..] = programs else {
            return Err(no_desktop());
        };
        Err(refused(&format!("`{first}` was not found")).hint(SCREEN))
    }

    fn offer(&self, secret: &Secret) -> Result<Box<dyn Offer>, Failure> {
        if secret.len() > MAX_LENGTH {
            return Err(refused("it is too long for the clipboard"));
        }
        if cfg!(target_os = "macos") {
            let (Some(copy), Some(paste)) = (program("pbcopy"), program("pbpaste")) else {
                return Err(refused("`pbcopy` and `pbpaste` were not found").hint(SCREEN));
            };
            return Ok(Box::new(Pasteboard::offer(copy, paste, secret)?));
        }
        if is_set("WAYLAND_DISPLAY") {
            return Ok(Box::new(wayland::offer(secret)?));
        }
        if is_set("DISPLAY") {
            return Ok(Box::new(x11(secret)?));
        }
        Err(no_desktop())
    }

    fn picture(&self) -> Result<Secret, Failure> {
        let (name, args): (_, &[&str]) = if is_set("WAYLAND_DISPLAY") {
            ("wl-paste", &["--no-newline", "--type", "image/png"])
        } else if is_set("DISPLAY") {
            (
                "xclip",
                &["-out", "-selection", "clipboard", "-target", "image/png"],
            )
        } else {
            return Err(nothing_pasted(
                "there is no desktop whose clipboard could be read",
            ));
        };
        let path =
            program(name).ok_or_else(|| nothing_pasted(&format!("`{name}` was not found")))?;
        let png = child::output(&path, args)
            .map_err(|why| nothing_pasted("there is no picture on the clipboard").because(&why))?;
        if png.is_empty() {
            return Err(nothing_pasted("there is no picture on the clipboard"));
        }
        Ok(png)
    }
}

/// No picture was had.
fn nothing_pasted(what: &str) -> Failure {
    Failure::new(Kind::Input, what)
        .hint("save the picture as a file, and give that: `--image FILE`")
}

fn no_desktop() -> Failure {
    refused("there is no desktop, so there is no clipboard").hint(SCREEN)
}

/// On X11; each of these programs keeps the secret in its memory and ends when someone else copies.
fn x11(secret: &Secret) -> Result<Serving, Failure> {
    let (path, args, ready): (_, &[_], _) = if let Some(xclip) = program("xclip") {
        let args = &["-in", "-selection", "clipboard", "-quiet"];
        (xclip, args, Ready::Says("Waiting for selection"))
    } else if let Some(xsel) = program("xsel") {
        (
            xsel,
            &["--input", "--clipboard", "--nodetach"],
            Ready::Lives,
        )
    } else {
        return Err(refused("neither `xclip` nor `xsel` was found")
            .hint(format!("install `xclip`; or {SCREEN}")));
    };
    Serving::start(&path, args, ready, secret).map_err(|error| {
        refused("the clipboard cannot be reached")
            .because(&error)
            .hint(SCREEN)
    })
}

/// What such a program is told of the environment.
fn environment() -> impl Iterator<Item = (&'static str, OsString)> {
    const NEEDED: [&str; 9] = [
        "PATH",
        "HOME",
        "DISPLAY",
        "XAUTHORITY",
        "WAYLAND_DISPLAY",
        "XDG_RUNTIME_DIR",
        "LANG",
        "LC_ALL",
        "LC_CTYPE",
    ];
    let all = NEEDED.into_iter();
    all.filter_map(|name| env::var_os(name).map(|value| (name, value)))
}

fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| value != OsStr::new(""))
}

/// Nothing was copied.
fn refused(what: &str) -> Failure {
    Failure::new(Kind::Cancelled, format!("nothing was copied: {what}"))
}

/// True of whatever is copied: a code, or the text of a request.
const SCREEN: &str = "leave out `--clip` or `--copy`, and see it on the screen instead";

/// Less than a pipe holds, so that writing never waits for a program that does not read.
const MAX_LENGTH: usize = 4096;
