//! A pseudo-terminal's two ends, below what the tests see.

use std::fs::File;
use std::io::Read;
use std::os::fd::AsFd;
use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

use rustix::event::PollFd;
use rustix::event::PollFlags;
use rustix::event::Timespec;
use rustix::event::poll;
use rustix::fs::Mode;
use rustix::fs::OFlags;
use rustix::pty::OpenptFlags;
use rustix::termios::OptionalActions;
use rustix::termios::Winsize;

/// Both ends of a fresh pseudo-terminal. The test keeps the slave open, so that its settings outlive the program.
pub(super) fn pair() -> (Arc<File>, OwnedFd) {
    let master =
        rustix::pty::openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC)
            .expect("a pty");
    rustix::pty::grantpt(&master).expect("the right to its slave");
    rustix::pty::unlockpt(&master).expect("an unlocked slave");
    let name = rustix::pty::ptsname(&master, Vec::new()).expect("the slave's name");
    let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
    let slave = rustix::fs::open(&*name, flags, Mode::empty()).expect("the slave");
    resize(&master, 80, 24);
    (Arc::new(File::from(master)), slave)
}

/// Sets the size in characters.
pub(super) fn resize(end: impl AsFd, columns: u16, rows: u16) {
    let size = Winsize {
        ws_row: rows,
        ws_col: columns,
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    rustix::termios::tcsetwinsize(end, size).expect("a terminal to resize");
}

/// Takes away what was typed and not read, also half a line, and leaves the settings as they were.
pub(super) fn drain(slave: &OwnedFd) -> Vec<u8> {
    let before = rustix::termios::tcgetattr(slave).expect("the terminal's settings");
    let mut raw = before.clone();
    raw.make_raw();
    let set = |modes| rustix::termios::tcsetattr(slave, OptionalActions::Now, modes);
    set(&raw).expect("raw settings");
    let mut unread = Vec::new();
    while readable(slave, 20) {
        let mut buffer = [0; 4096];
        match rustix::io::read(slave, &mut buffer) {
            Ok(n) if n > 0 => unread.extend_from_slice(buffer.get(..n).unwrap_or_default()),
            _ => break,
        }
    }
    set(&before).expect("the settings from before");
    unread
}

/// Whether there is something to read within that time.
pub(super) fn readable(end: impl AsFd, milliseconds: u32) -> bool {
    let time = Timespec {
        tv_sec: 0,
        tv_nsec: i64::from(milliseconds) * 1_000_000,
    };
    let mut ends = [PollFd::new(&end, PollFlags::IN)];
    poll(&mut ends, Some(&time)).is_ok_and(|ready| ready > 0)
}

/// Moves what the terminal shows into `shown`, under its lock so that no two readers swap parts; false at the end.
pub(super) fn pull(mut master: &File, shown: &Mutex<Vec<u8>>, milliseconds: u32) -> bool {
    if !readable(master, milliseconds) {
        return true;
    }
    let mut shown = shown.lock().unwrap_or_else(PoisonError::into_inner);
    let mut buffer = [0; 4096];
    if !readable(master, 0) {
        return true;
    }
    match master.read(&mut buffer) {
        Ok(n) if n > 0 => {
            shown.extend_from_slice(buffer.get(..n).unwrap_or_default());
            true
        }
        _ => false,
    }
}
