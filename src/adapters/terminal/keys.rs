//! The keys as they are pressed, while the terminal shows nothing.

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
use rustix::termios::LocalModes;
use rustix::termios::OptionalActions;
use rustix::termios::QueueSelector;
use rustix::termios::SpecialCodeIndex;
use rustix::termios::Termios;
use rustix::termios::tcflush;
use rustix::termios::tcgetattr;
use rustix::termios::tcsetattr;

use crate::adapters::terminal::lines::ASK_FOR_MARKS;
use crate::adapters::terminal::lines::NO_MARKS;
use crate::adapters::terminal::lines::Typing;
use crate::adapters::terminal::signals::Signals;
use crate::secret::MAX_LENGTH;
use crate::secret::Secret;

/// A terminal without echo, and all that was typed at it. Restored on drop.
pub(super) struct Keys {
    tty: File,
    /// The same terminal, opened so that a read never waits.
    input: File,
    prompt: String,
    /// Whether the terminal is asked to mark what is pasted.
    marks: bool,
    /// The settings to restore; `None` while the terminal is as it was.
    before: Option<Termios>,
    signals: Signals,
    typed: Secret,
    /// The key that was read to see whether there is one.
    ahead: Option<u8>,
}

impl Keys {
    /// Show the prompt and nothing that follows it.
    pub(super) fn open(
        tty: File,
        input: File,
        prompt: &str,
        marks: bool,
        signals: Signals,
    ) -> io::Result<Self> {
        let mut keys = Self {
            tty,
            input,
            prompt: prompt.to_owned(),
            marks,
            before: None,
            signals,
            typed: Secret::default(),
            ahead: None,
        };
        keys.hide()?;
        Ok(keys)
    }

    /// Restore the terminal, and give what was typed.
    pub(super) fn close(&mut self) -> Secret {
        self.restore();
        std::mem::take(&mut self.typed)
    }

    /// Ask, with the terminal hidden. The keys for signals keep their meaning.
    fn hide(&mut self) -> io::Result<()> {
        self.signals.hold();
        // In the background this waits for `fg`: what a shell shows is not to be hidden, and its settings
        // are not those to restore.
        retry_on_intr(|| tcflush(&self.tty, QueueSelector::IFlush))?;
        self.signals.resumed();
        if self.before.is_some() {
            self.tty.write_all(b"\n")?;
        }
        let now = tcgetattr(&self.tty)?;
        let mut hidden = now.clone();
        hidden.local_modes -= HIDDEN;
        hidden.special_codes[SpecialCodeIndex::VMIN] = 1;
        hidden.special_codes[SpecialCodeIndex::VTIME] = 0;
        // After a pause the terminal may still be hidden.
        if self.before.is_none() || now.local_modes.intersects(HIDDEN) {
            self.before = Some(now);
        }
        retry_on_intr(|| tcsetattr(&self.tty, OptionalActions::Flush, &hidden))?;
        if self.marks {
            self.tty.write_all(ASK_FOR_MARKS.as_bytes())?;
        }
        self.tty.write_all(self.prompt.as_bytes())
    }

    /// The terminal as it was; then the signals that came. Half-typed text is not left to the shell.
    fn restore(&mut self) {
        if let Some(before) = self.before.take() {
            // A terminal that hung up cannot be restored and need not be.
            let _gone = retry_on_intr(|| tcsetattr(&self.tty, OptionalActions::Flush, &before));
            if self.marks {
                let _gone = self.tty.write_all(NO_MARKS.as_bytes());
            }
            let _gone = self.tty.write_all(b"\n");
        }
        self.signals.release();
    }

    /// Forget the line and ask again.
    fn start_anew(&mut self) -> io::Error {
        self.typed = Secret::default();
        self.ahead = None;
        match self.hide() {
            Ok(()) => io::ErrorKind::Interrupted.into(),
            // Not as an interruption, after which reading would go on.
            Err(error) => io::Error::other(error),
        }
    }
}

impl Read for Keys {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if let (Some(key), [first, ..]) = (self.ahead, &mut *into) {
            *first = key;
            self.ahead = None;
            self.typed.extend(&[key]);
            return Ok(1);
        }
        loop {
            let mut ready = [
                PollFd::new(&self.input, PollFlags::IN),
                PollFd::new(self.signals.wake(), PollFlags::IN),
            ];
            match poll(&mut ready, None) {
                Ok(_) | Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
            let [state, _] = ready.map(|ready| ready.revents());
            if self.signals.came() {
                self.typed = Secret::default();
                self.restore();
                return Err(self.start_anew());
            }
            if self.signals.resumed() {
                return Err(self.start_anew());
            }
            if !state.is_empty() {
                let count = match self.input.read(into) {
                    Ok(0) => return Err(io::Error::other("the terminal hung up")),
                    Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                        // macOS cannot poll `/dev/tty`.
                        if state.contains(PollFlags::NVAL) {
                            thread::sleep(A_MOMENT);
                        }
                        continue;
                    }
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    other => other?,
                };
                if self.typed.len() + count > MAX_LENGTH {
                    return Err(io::Error::other("the line is too long"));
                }
                self.typed.extend(&into[..count]);
                return Ok(count);
            }
        }
    }
}

impl Typing for Keys {
    fn goes_on_within(&mut self, time: Duration) -> io::Result<bool> {
        let deadline = Instant::now() + time;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let left = Timespec::try_from(left).map_err(io::Error::other)?;
            let mut ready = [
                PollFd::new(&self.input, PollFlags::IN),
                PollFd::new(self.signals.wake(), PollFlags::IN),
            ];
            match poll(&mut ready, Some(&left)) {
                Ok(0) => return Ok(false),
                Ok(_) => {}
                Err(Errno::INTR) => continue,
                Err(error) => return Err(error.into()),
            }
            let [state, signal] = ready.map(|ready| ready.revents());
            if !signal.is_empty() || !state.contains(PollFlags::NVAL) {
                return Ok(true);
            }
            // macOS cannot poll `/dev/tty`.
            let mut key = [0];
            match self.input.read(&mut key) {
                Ok(1) => {
                    self.ahead = Some(key[0]);
                    return Ok(true);
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    if Instant::now() >= deadline {
                        return Ok(false);
                    }
                    thread::sleep(A_MOMENT);
                }
                _ => return Ok(true),
            }
        }
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        self.restore();
    }
}

/// What a hidden terminal does not do.
const HIDDEN: LocalModes = LocalModes::ECHO
    .union(LocalModes::ECHONL)
    .union(LocalModes::ICANON);

const A_MOMENT: Duration = Duration::from_millis(20);
