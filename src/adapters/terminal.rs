//! The controlling terminal: asks for a secret, and leaves the terminal as it was on every way out.
//!
//! rpassword edits the line, but reads it through [`Keys`] and never sees the terminal itself: left alone
//! (7.5.4) it leaves the screen without echo when a signal ends the program, and turns bytes that are not
//! UTF-8 into other bytes. Here signals restore the terminal first and then do what they always do
//! ([`signals`]), and what rpassword would alter is refused ([`typed`]).
//!
//! What is typed exists twice while the line is edited, in [`Keys`] and in rpassword's string. The first is
//! a [`Secret`]; the second becomes one, and what it leaves behind while it grows is wiped by the allocator
//! of `main`. The kernel's own queue cannot be wiped.

mod keys;
mod signals;
mod typed;

use std::cell::RefCell;
use std::fs::OpenOptions;
use std::io;
use std::io::IsTerminal;
use std::io::Read;
use std::os::unix::fs::OpenOptionsExt;
use std::rc::Rc;

use rpassword::ConfigBuilder;
use rustix::fs::OFlags;

use crate::adapters::terminal::keys::Keys;
use crate::adapters::terminal::signals::Signals;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Terminal;
use crate::secret::Secret;

/// The terminal that controls this process, also when standard input is a pipe.
#[derive(Default)]
pub struct ControllingTerminal {
    signals: Option<Signals>,
}

impl Terminal for ControllingTerminal {
    fn is_output(&self) -> bool {
        io::stdout().is_terminal()
    }

    fn ask_secret(&mut self, prompt: &str) -> Result<Secret, Failure> {
        let tty = OpenOptions::new()
            .read(true)
            .write(true)
            .open(TTY)
            .map_err(|_| no_terminal())?;
        // Opened once more, because the mode belongs to the opening: a read must never wait, Ctrl-C may take
        // the keys that `poll` has promised.
        let input = OpenOptions::new()
            .read(true)
            .custom_flags(OFlags::NONBLOCK.bits().cast_signed())
            .open(TTY)
            .map_err(|error| broken(&error))?;
        let signals = match self.signals.take() {
            Some(signals) => signals,
            None => Signals::catch().map_err(|error| broken(&error))?,
        };
        let signals = self.signals.insert(signals).clone();
        let keys = Keys::open(tty, input, prompt, signals).map_err(|error| broken(&error))?;
        let keys = Rc::new(RefCell::new(keys));
        let line = loop {
            let config = ConfigBuilder::new()
                .input_reader(Shared(Rc::clone(&keys)))
                .output_discard()
                .build();
            match rpassword::read_password_with_config(config) {
                // Paused with Ctrl-Z and back again: the line starts anew.
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                line => break line,
            }
        };
        let typed = keys.borrow_mut().close();
        match line.map(|line| Secret::new(line.into_bytes())) {
            Ok(line) => match typed::altered(typed.reveal()) {
                None => Ok(line),
                Some(why) => Err(Failure::new(Kind::Input, why).hint(EVERY_BYTE_COUNTS)),
            },
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Err(cancelled()),
            Err(error) => Err(broken(&error)),
        }
    }
}

/// rpassword wants to own its reader; this lets us keep it too.
struct Shared(Rc<RefCell<Keys>>);

impl Read for Shared {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.0.borrow_mut().read(into)
    }
}

fn no_terminal() -> Failure {
    Failure::new(Kind::Cancelled, "there is no terminal to ask on")
        .hint("give the secret another way: `--env NAME`, `--file F`, `--fd N`, or a pipe")
}

fn cancelled() -> Failure {
    Failure::new(Kind::Cancelled, "cancelled: nothing was typed")
}

fn broken(error: &io::Error) -> Failure {
    Failure::new(Kind::Cancelled, "the terminal cannot be used").because(error)
}

const TTY: &str = "/dev/tty";

const EVERY_BYTE_COUNTS: &str = "type it again; a file keeps every byte: `doorkey check < FILE`";
