//! A question and its answer in one line, edited by the terminal itself and shown as it is typed.

use std::fs::File;
use std::io;
use std::io::Read;
use std::io::Write;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use rustix::event::PollFd;
use rustix::event::PollFlags;
use rustix::event::Timespec;
use rustix::event::poll;
use rustix::io::Errno;
use rustix::io::retry_on_intr;
use rustix::termios::InputModes;
use rustix::termios::LocalModes;
use rustix::termios::OptionalActions;
use rustix::termios::OutputModes;
use rustix::termios::QueueSelector;
use rustix::termios::Termios;
use rustix::termios::tcflush;
use rustix::termios::tcgetattr;
use rustix::termios::tcsetattr;

use crate::adapters::terminal::screen;
use crate::adapters::terminal::screen::Screen;
use crate::adapters::terminal::signals::Signals;
use crate::secret::Secret;

/// A terminal with a question on it. Restored on drop.
pub(super) struct Question<'a> {
    tty: File,
    /// The same terminal, opened so that a read never waits.
    input: File,
    signals: Signals,
    screen: Screen<'a>,
    words: &'a str,
    /// The settings to restore; `None` while the terminal is as it was.
    before: Option<Termios>,
}

/// How reading a line ended.
enum Line {
    Typed(Secret),
    /// Ctrl-D.
    End,
    /// Paused and back again: nothing of the line is left.
    Interrupted,
    /// The time that was given is over.
    Nothing,
}

impl<'a> Question<'a> {
    /// Nothing is shown yet.
    pub(super) fn open(
        tty: File,
        input: File,
        signals: Signals,
        screen: Screen<'a>,
        words: &'a str,
    ) -> Self {
        Self {
            tty,
            input,
            signals,
            screen,
            words,
            before: None,
        }
    }

    /// Ask until there is an answer that is text; `None` when the owner cancelled.
    pub(super) fn ask(mut self) -> io::Result<Option<String>> {
        self.take()?;
        let mut note = "";
        loop {
            let is_last = self.screen.draw(&mut self.tty)?;
            self.tty.write_all(note.as_bytes())?;
            let words = if is_last { self.words } else { MORE };
            screen::write_shown(&mut self.tty, words.as_bytes())?;
            match self.line(None)? {
                Line::Nothing => {}
                Line::Interrupted => self.take()?,
                Line::End => return Ok(None),
                Line::Typed(_) if !is_last => self.screen.turn(),
                Line::Typed(line) => match text(&line) {
                    Some(answer) => {
                        self.restore("");
                        return Ok(Some(answer));
                    }
                    None => note = NO_TEXT,
                },
            }
        }
    }

    /// Show what `frame` makes until Enter, or until it makes nothing more.
    pub(super) fn watch(mut self, frame: &mut dyn FnMut() -> Option<Secret>) -> io::Result<()> {
        self.take()?;
        while let Some(text) = frame() {
            self.screen.frame(&mut self.tty, &text)?;
            match self.line(Some(BETWEEN_FRAMES))? {
                Line::Nothing => {}
                Line::Interrupted => self.take()?,
                Line::End | Line::Typed(_) => break,
            }
        }
        Ok(())
    }

    /// Take the terminal, with the settings under which it edits lines. What was typed before the question
    /// does not answer it.
    fn take(&mut self) -> io::Result<()> {
        self.signals.hold();
        // In the background this waits for `fg`.
        retry_on_intr(|| tcflush(&self.tty, QueueSelector::IFlush))?;
        self.signals.resumed();
        let now = tcgetattr(&self.tty)?;
        let mut edited = now.clone();
        edited.local_modes |= EDITED;
        edited.input_modes |= InputModes::ICRNL;
        edited.input_modes -= InputModes::IGNCR | InputModes::INLCR;
        edited.output_modes |= OutputModes::OPOST | OutputModes::ONLCR;
        if self.before.is_none() {
            self.before = Some(now);
        }
        retry_on_intr(|| tcsetattr(&self.tty, OptionalActions::Flush, &edited))?;
        Ok(())
    }

    /// The terminal as it was, with nothing left of what was shown; then the signals that came. `end` is
    /// written where the cursor stays behind the question.
    fn restore(&mut self, end: &str) {
        if let Some(before) = self.before.take() {
            // A terminal that hung up cannot be restored and need not be.
            let _gone = self.screen.take_away(&mut self.tty, end);
            let _gone = retry_on_intr(|| tcsetattr(&self.tty, OptionalActions::Flush, &before));
        }
        self.signals.release();
    }

    /// One line, as long as no signal comes; within so much time, where there is a bound.
    fn line(&mut self, within: Option<Duration>) -> io::Result<Line> {
        let deadline = within.map(|within| Instant::now() + within);
        let mut line = Secret::new(Vec::with_capacity(MAX_LINE));
        let mut chunk = [0; 256];
        loop {
            let mut ready = [
                PollFd::new(&self.input, PollFlags::IN),
                PollFd::new(self.signals.wake(), PollFlags::IN),
            ];
            let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
            let left = left.and_then(|left| Timespec::try_from(left).ok());
            match poll(&mut ready, left.as_ref()) {
                Ok(0) if deadline.is_some() => return Ok(Line::Nothing),
                Ok(_) | Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
            let [state, _] = ready.map(|ready| ready.revents());
            if self.signals.came() {
                self.restore("\n");
                return Ok(Line::Interrupted);
            }
            if self.signals.resumed() {
                return Ok(Line::Interrupted);
            }
            if state.is_empty() {
                continue;
            }
            match self.input.read(&mut chunk) {
                Ok(0) if state.contains(PollFlags::HUP) => {
                    return Err(io::Error::other("the terminal hung up"));
                }
                Ok(0) => return Ok(Line::End),
                Ok(count) => line.extend(&chunk[..count]),
                // macOS cannot poll `/dev/tty`.
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => thread::sleep(A_MOMENT),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
            if line.len() > MAX_LINE {
                return Err(io::Error::other("the line is too long"));
            }
            if line.reveal().contains(&b'\n') {
                return Ok(Line::Typed(line));
            }
        }
    }
}

impl Drop for Question<'_> {
    fn drop(&mut self) {
        self.restore("\n");
    }
}

/// The line without its end and the spaces around it; `None` where it holds what is not text.
fn text(line: &Secret) -> Option<String> {
    let typed = line.reveal().split(|&byte| byte == b'\n').next()?;
    let typed = std::str::from_utf8(typed).ok()?.trim();
    (!typed.contains(char::is_control)).then(|| typed.to_owned())
}

/// What a terminal that edits a line does.
const EDITED: LocalModes = LocalModes::ECHO
    .union(LocalModes::ECHOE)
    .union(LocalModes::ECHOK)
    .union(LocalModes::ICANON)
    .union(LocalModes::ISIG)
    .union(LocalModes::IEXTEN);

const MORE: &str = "(Enter shows the rest) ";
const NO_TEXT: &str = "that was not only text; type it again\n";
/// What Linux keeps of a line.
const MAX_LINE: usize = 4096;
const BETWEEN_FRAMES: Duration = Duration::from_millis(250);
const A_MOMENT: Duration = Duration::from_millis(20);
