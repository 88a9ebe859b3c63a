//! The console of Windows: hidden lines by rpassword, which turns off the echo, seen lines by the console itself.
//!
//! A line that is seen comes through the standard library, which knows the console's letters, and keeps what was typed in a
//! buffer until the run ends. What is shown with a question stands on the alternate screen, which is left when the
//! question is answered, and at Ctrl-C; how that looks on a real console nobody has seen.

mod screen;

use std::io;
use std::io::IsTerminal;
use std::io::Write;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use rpassword::ConfigBuilder;
use winapi_util::HandleRef;
use winapi_util::console;

use crate::adapters::system::signals;
use crate::adapters::terminal::screen::LEAVE;
use crate::adapters::terminal::screen::Screen;
use crate::adapters::terminal::screen::Tty;
use crate::failure::Failure;
use crate::failure::Kind;
use crate::ports::Terminal;
use crate::qr::terminal::Picture;
use crate::secret::Secret;

/// The console of this process.
#[derive(Default)]
pub struct ControllingTerminal {
    /// What Ctrl-C must do first; `None` until there was something.
    ending: Option<Ending>,
}

/// What is done before Ctrl-C ends the run.
#[derive(Clone, Default)]
struct Ending {
    /// Whether there is nothing to do.
    idle: Arc<AtomicBool>,
    /// Whether something is shown that must be taken away.
    shows: Arc<AtomicBool>,
    /// What the owner is told.
    words: Arc<Mutex<Option<String>>>,
}

impl Ending {
    fn words(&self) -> MutexGuard<'_, Option<String>> {
        // Nothing in it is left half done by a panic.
        self.words.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn show(&self, shows: bool) {
        let words = self.words();
        self.shows.store(shows, Ordering::SeqCst);
        self.idle.store(!shows && words.is_none(), Ordering::SeqCst);
    }

    fn say(&self, words: Option<&str>) {
        let mut told = self.words();
        *told = words.map(str::to_owned);
        let shows = self.shows.load(Ordering::SeqCst);
        self.idle.store(!shows && told.is_none(), Ordering::SeqCst);
    }

    /// Ctrl-C came.
    fn end(&self) {
        if self.shows.load(Ordering::SeqCst) {
            let _gone = Console::open().map(|mut console| console.write_all(LEAVE.as_bytes()));
        }
        if let Some(words) = self.words().as_deref() {
            let mut err = io::stderr().lock();
            let _untold = err
                .write_all(b"\nnote: ")
                .and_then(|()| screen::write_shown(&mut err, words.as_bytes()))
                .and_then(|()| err.write_all(b"\n"));
        }
    }
}

impl Terminal for ControllingTerminal {
    fn is_output(&self) -> bool {
        io::stdout().is_terminal()
    }

    fn ask_line(&mut self, question: &str) -> Result<String, Failure> {
        let console = Console::open().map_err(|why| why.hint(NO_QUESTION))?;
        self.ask(console, Screen::nothing(), question)
    }

    fn reveal(&mut self, screen: &Secret, question: &str) -> Result<String, Failure> {
        let console = Console::open().map_err(|why| why.hint(NO_QUESTION))?;
        let screen = Screen::new(screen, console.takes_escapes());
        self.ask(console, screen, question)
    }

    fn reveal_picture(
        &mut self,
        picture: &Picture,
        screen: &Secret,
        question: &str,
    ) -> Result<String, Failure> {
        let console = Console::open().map_err(|why| why.hint(NO_QUESTION))?;
        let screen = Screen::new(screen, console.takes_escapes()).below(picture);
        self.ask(console, screen, question)
    }

    fn watch(&mut self, frame: &mut dyn FnMut() -> Option<Secret>) -> Result<(), Failure> {
        let console = Console::open().map_err(|why| why.hint(NO_QUESTION))?;
        if !console.takes_escapes() {
            let what = "this console cannot be drawn on";
            return Err(Failure::new(Kind::Cancelled, what));
        }
        let nothing = Secret::default();
        let mut shown = self.shown(console, Screen::new(&nothing, true));
        shown.watch(frame).map_err(|error| broken(&error))
    }

    fn size(&self) -> Option<(u16, u16)> {
        let console = Console::open().ok()?;
        console.takes_escapes().then(|| screen::size(&console))
    }

    fn last_words(&mut self, words: Option<&str>) {
        self.watched().say(words);
    }

    fn ask_secret_lines(&mut self, prompt: &str) -> Result<Secret, Failure> {
        let mut lines = Secret::default();
        let mut words = prompt;
        let mut is_end = false;
        loop {
            let line = hidden(words).map_err(|why| why.hint(NO_PASTE))?;
            words = "";
            if line.is_empty() {
                if is_end || lines.is_empty() {
                    break;
                }
                // It may stand in the middle of a paste, and what follows it must not be lost.
                (is_end, words) = (true, ONCE_MORE);
                continue;
            }
            if std::mem::take(&mut is_end) {
                lines.extend(b"\n");
            }
            lines.extend(line.reveal());
            lines.extend(b"\n");
        }
        if lines.is_empty() {
            return Err(cancelled("nothing was typed"));
        }
        Ok(lines)
    }

    fn ask_secret(&mut self, prompt: &str) -> Result<Secret, Failure> {
        hidden(prompt).map_err(|why| why.hint(OTHER_WAYS))
    }
}

impl ControllingTerminal {
    fn ask(
        &mut self,
        console: Console,
        screen: Screen<'_>,
        question: &str,
    ) -> Result<String, Failure> {
        let mut shown = self.shown(console, screen);
        shown.ask(question).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => cancelled("nothing was answered"),
            _ => broken(&error),
        })
    }

    fn shown<'a>(&mut self, console: Console, screen: Screen<'a>) -> Shown<'a> {
        let ending = self.watched();
        ending.show(true);
        Shown {
            console,
            screen,
            ending,
        }
    }

    /// Let Ctrl-C do first what is to be done, from now on.
    fn watched(&mut self) -> Ending {
        let ending = self.ending.get_or_insert_with(|| {
            let ending = Ending::default();
            ending.show(false);
            let first = ending.clone();
            let _unwatched = signals::watch(&ending.idle, move || first.end());
            ending
        });
        ending.clone()
    }
}

/// A question with what is shown above it, taken away on every way out.
struct Shown<'a> {
    console: Console,
    screen: Screen<'a>,
    ending: Ending,
}

impl Shown<'_> {
    fn ask(&mut self, question: &str) -> io::Result<String> {
        let mut note = "";
        loop {
            let is_last = self.screen.draw(&mut self.console)?;
            self.console.write_all(note.as_bytes())?;
            let words = if is_last { question } else { MORE };
            screen::write_shown(&mut self.console, words.as_bytes())?;
            self.console.flush()?;
            let mut line = String::new();
            if io::stdin().read_line(&mut line)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let line = line.trim();
            match line {
                _ if !is_last => self.screen.turn(),
                "\x1a" => return Err(io::ErrorKind::UnexpectedEof.into()),
                _ if line.contains(char::is_control) => note = NO_TEXT,
                _ => return Ok(line.to_owned()),
            }
        }
    }

    /// Show what `frame` makes until Enter, or until it makes nothing more.
    fn watch(&mut self, frame: &mut dyn FnMut() -> Option<Secret>) -> io::Result<()> {
        // Where the end comes first, it waits for a line until the run ends.
        let enter = thread::Builder::new().spawn(|| io::stdin().read_line(&mut String::new()))?;
        while let Some(text) = frame() {
            self.screen.frame(&mut self.console, &text)?;
            let next = Instant::now() + BETWEEN_FRAMES;
            while Instant::now() < next {
                if enter.is_finished() {
                    return Ok(());
                }
                thread::sleep(A_MOMENT);
            }
        }
        Ok(())
    }
}

impl Drop for Shown<'_> {
    fn drop(&mut self) {
        let _gone = self.screen.take_away(&mut self.console, "");
        let _gone = self.console.flush();
        self.ending.show(false);
    }
}

/// Where the owner sees what is written: the console, by whichever stream leads there.
enum Console {
    Errors,
    Output,
}

impl Console {
    /// The console, if questions can be asked and answered on it.
    fn open() -> Result<Self, Failure> {
        let none = || Failure::new(Kind::Cancelled, "there is no console to ask on");
        if !io::stdin().is_terminal() {
            return Err(none().because("standard input is none"));
        }
        if io::stderr().is_terminal() {
            Ok(Self::Errors)
        } else if io::stdout().is_terminal() {
            Ok(Self::Output)
        } else {
            Err(none())
        }
    }

    fn handle(&self) -> HandleRef {
        match self {
            Self::Errors => HandleRef::stderr(),
            Self::Output => HandleRef::stdout(),
        }
    }

    /// Whether it can be drawn on; it is told to.
    fn takes_escapes(&self) -> bool {
        let mode = console::mode(self.handle());
        mode.is_ok_and(|mode| console::set_mode(self.handle(), mode | ESCAPES).is_ok())
    }
}

impl Write for Console {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Errors => io::stderr().write(bytes),
            Self::Output => io::stdout().write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Errors => io::stderr().flush(),
            Self::Output => io::stdout().flush(),
        }
    }
}

impl Tty for Console {
    fn told_size(&self) -> (u16, u16) {
        let Ok(told) = console::screen_buffer_info(self.handle()) else {
            return (0, 0);
        };
        let seen = told.window_rect();
        let side = |from: i16, to: i16| u16::try_from(i32::from(to) - i32::from(from) + 1);
        (
            side(seen.left, seen.right).unwrap_or_default(),
            side(seen.top, seen.bottom).unwrap_or_default(),
        )
    }
}

/// A line that nobody sees.
fn hidden(prompt: &str) -> Result<Secret, Failure> {
    let config = ConfigBuilder::new().build();
    let line = match rpassword::prompt_password_with_config(prompt, config) {
        Ok(line) => Secret::new(line.into_bytes()),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            return Err(cancelled("nothing was typed"));
        }
        Err(error) => {
            let what = "there is no console to ask on";
            return Err(Failure::new(Kind::Cancelled, what).because(&error));
        }
    };
    // What is no letter of Unicode becomes this, and what was meant is not known.
    let text = str::from_utf8(line.reveal()).unwrap_or_default();
    if text.contains(|typed: char| typed == char::REPLACEMENT_CHARACTER || typed.is_control()) {
        let what = "what was typed is not only text";
        return Err(Failure::new(Kind::Input, what));
    }
    Ok(line)
}

fn cancelled(why: &str) -> Failure {
    Failure::new(Kind::Cancelled, format!("cancelled: {why}"))
}

fn broken(error: &io::Error) -> Failure {
    Failure::new(Kind::Cancelled, "the console cannot be used").because(error)
}

/// Source: `ENABLE_VIRTUAL_TERMINAL_PROCESSING` of
/// <https://learn.microsoft.com/en-us/windows/console/setconsolemode>.
const ESCAPES: u32 = 0x4;

const BETWEEN_FRAMES: Duration = Duration::from_millis(250);
const A_MOMENT: Duration = Duration::from_millis(20);
const MORE: &str = "(Enter shows the rest) ";
const NO_TEXT: &str = "that was not only text; type it again\n";
const OTHER_WAYS: &str = "give the secret another way: `--env NAME`, `--file F`, or a pipe";
const NO_PASTE: &str = "give them another way: `--stdin` or `--file F`";
const ONCE_MORE: &str = "(Enter once more ends them) ";
const NO_QUESTION: &str = "run it in a console, or with the options that leave nothing to ask";
