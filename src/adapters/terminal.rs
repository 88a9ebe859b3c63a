//! The controlling terminal: asks, shows what must leave no trace, and is as it was on every way out.
//!
//! rpassword edits the line, but reads it through [`Keys`] and never sees the terminal itself: left alone
//! (7.5.4) it leaves the screen without echo when a signal ends the program, and turns bytes that are not
//! UTF-8 into other bytes. Here signals restore the terminal first and then do what they always do
//! ([`signals`]), and what rpassword would alter is refused ([`typed`]).
//!
//! What is typed exists twice while the line is edited, in [`Keys`] and in rpassword's string. The first is
//! a [`Secret`]; the second becomes one, and what it leaves behind while it grows is wiped by the allocator
//! of `main`. The kernel's own queue cannot be wiped.
//!
//! A line that may be seen is edited by the terminal itself ([`question`]); what is shown with it is drawn
//! on the alternate screen, which has no memory of what it scrolled ([`screen`]).

mod keys;
mod lines;
mod question;
mod screen;
mod signals;
mod typed;

use std::cell::RefCell;
use std::env;
use std::fs::File;
use std::fs::OpenOptions;
use std::io;
use std::io::IsTerminal;
use std::io::Read;
use std::os::unix::fs::OpenOptionsExt;
use std::rc::Rc;

use rpassword::ConfigBuilder;
use rustix::fs::OFlags;
use rustix::termios::tcgetwinsize;

use crate::adapters::terminal::keys::Keys;
use crate::adapters::terminal::question::Question;
use crate::adapters::terminal::screen::Screen;
use crate::adapters::terminal::screen::Tty;
use crate::adapters::terminal::signals::Signals;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Terminal;
use crate::qr::terminal::Picture;
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

    fn ask_line(&mut self, question: &str) -> Result<String, Failure> {
        let (tty, input, signals) = self.open().map_err(|why| why.hint(NO_QUESTION))?;
        let screen = Screen::nothing();
        answer(Question::open(tty, input, signals, screen, question).ask())
    }

    fn reveal(&mut self, screen: &Secret, question: &str) -> Result<String, Failure> {
        let (tty, input, signals) = self.open().map_err(|why| why.hint(NO_QUESTION))?;
        let screen = Screen::new(screen, takes_escapes());
        answer(Question::open(tty, input, signals, screen, question).ask())
    }

    fn reveal_picture(
        &mut self,
        picture: &Picture,
        screen: &Secret,
        question: &str,
    ) -> Result<String, Failure> {
        let (tty, input, signals) = self.open().map_err(|why| why.hint(NO_QUESTION))?;
        let screen = Screen::new(screen, takes_escapes()).below(picture);
        answer(Question::open(tty, input, signals, screen, question).ask())
    }

    fn watch(&mut self, frame: &mut dyn FnMut() -> Option<Secret>) -> Result<(), Failure> {
        let (tty, input, signals) = self.open().map_err(|why| why.hint(NO_QUESTION))?;
        if !takes_escapes() {
            return Err(Failure::new(
                Kind::Cancelled,
                "this terminal cannot be drawn on",
            ));
        }
        let nothing = Secret::default();
        let screen = Screen::new(&nothing, true);
        let watched = Question::open(tty, input, signals, screen, "").watch(frame);
        watched.map_err(|error| broken(&error))
    }

    fn size(&self) -> Option<(u16, u16)> {
        let tty = OpenOptions::new().read(true).open(TTY).ok()?;
        takes_escapes().then(|| screen::size(&tty))
    }

    fn last_words(&mut self, words: Option<&str>) {
        // Where signals cannot be caught they end the run unsaid, as they would anyway.
        if let Ok(signals) = self.signals() {
            signals.say_at_end(words);
        }
    }

    fn ask_secret_lines(&mut self, prompt: &str) -> Result<Secret, Failure> {
        let (tty, input, signals) = self.open().map_err(|why| why.hint(NO_PASTE))?;
        let mut keys = Keys::open(tty, input, prompt, takes_escapes(), signals)
            .map_err(|error| broken(&error))?;
        loop {
            match lines::read(&mut keys) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Ok(Some(lines)) => {
                    keys.close();
                    return Ok(lines);
                }
                Ok(None) => return Err(cancelled()),
                Err(error) => return Err(broken(&error)),
            }
        }
    }

    fn ask_secret(&mut self, prompt: &str) -> Result<Secret, Failure> {
        let (tty, input, signals) = self.open().map_err(|why| why.hint(OTHER_WAYS))?;
        let keys =
            Keys::open(tty, input, prompt, false, signals).map_err(|error| broken(&error))?;
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

impl ControllingTerminal {
    /// The signals, caught from the first time on.
    fn signals(&mut self) -> io::Result<Signals> {
        let signals = match self.signals.take() {
            Some(signals) => signals,
            None => Signals::catch()?,
        };
        Ok(self.signals.insert(signals).clone())
    }

    /// The terminal to write to, the same to read from, and the signals.
    fn open(&mut self) -> Result<(File, File, Signals), Failure> {
        let tty = OpenOptions::new()
            .read(true)
            .write(true)
            .open(TTY)
            .map_err(|_| Failure::new(Kind::Cancelled, "there is no terminal to ask on"))?;
        // Opened once more, because the mode belongs to the opening: a read must never wait, Ctrl-C may take
        // the keys that `poll` has promised.
        let input = OpenOptions::new()
            .read(true)
            .custom_flags(OFlags::NONBLOCK.bits().cast_signed())
            .open(TTY)
            .map_err(|error| broken(&error))?;
        let signals = self.signals().map_err(|error| broken(&error))?;
        Ok((tty, input, signals))
    }
}

impl Tty for File {
    fn told_size(&self) -> (u16, u16) {
        let size = tcgetwinsize(self).map(|size| (size.ws_col, size.ws_row));
        size.unwrap_or_default()
    }
}

/// Whether the terminal can be drawn on, as far as its name tells.
fn takes_escapes() -> bool {
    let term = env::var_os("TERM").unwrap_or_default();
    PLAIN.iter().all(|plain| term != *plain)
}

/// What came of a question.
fn answer(line: io::Result<Option<String>>) -> Result<String, Failure> {
    match line {
        Ok(Some(line)) => Ok(line),
        Ok(None) => Err(Failure::new(
            Kind::Cancelled,
            "cancelled: nothing was answered",
        )),
        Err(error) => Err(broken(&error)),
    }
}

/// rpassword wants to own its reader; this lets us keep it too.
struct Shared(Rc<RefCell<Keys>>);

impl Read for Shared {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.0.borrow_mut().read(into)
    }
}

fn cancelled() -> Failure {
    Failure::new(Kind::Cancelled, "cancelled: nothing was typed")
}

fn broken(error: &io::Error) -> Failure {
    Failure::new(Kind::Cancelled, "the terminal cannot be used").because(error)
}

const TTY: &str = "/dev/tty";

/// Kinds of terminal that take no escapes.
const PLAIN: [&str; 3] = ["", "dumb", "unknown"];

const OTHER_WAYS: &str =
    "give the secret another way: `--env NAME`, `--file F`, `--fd N`, or a pipe";

const NO_PASTE: &str = "give them another way: `--stdin` or `--file F`";

const NO_QUESTION: &str = "run it in a terminal, or with the options that leave nothing to ask";

const EVERY_BYTE_COUNTS: &str = "type it again; a file keeps every byte: `doorkey check < FILE`";
