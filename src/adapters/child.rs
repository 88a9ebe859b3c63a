//! One run of another program: its end, and what it wrote, within bounds and only in memory that is wiped.

use std::io;
use std::io::Read;
use std::os::fd::AsFd;
use std::os::unix::process::CommandExt;
use std::process::Child;
use std::process::Command;
use std::process::ExitStatus;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

use rustix::event::PollFd;
use rustix::event::PollFlags;
use rustix::event::Timespec;
use rustix::event::poll;
use rustix::io::Errno;
use rustix::process::Pid;
use rustix::process::Signal;
use rustix::process::kill_process_group;
use zeroize::Zeroizing;

use crate::secret::Secret;

/// A run that is over.
pub(super) struct Run {
    /// How it ended by itself; `None` where it did not, and was ended.
    status: Option<ExitStatus>,
    /// Its standard output.
    pub(super) output: Secret,
    /// Its standard error.
    pub(super) errors: Vec<u8>,
}

impl Run {
    /// Whether it ended by itself.
    pub(super) fn is_in_time(&self) -> bool {
        self.status.is_some()
    }

    /// Whether it did, and says that all went well.
    pub(super) fn is_success(&self) -> bool {
        self.status.is_some_and(|status| status.success())
    }
}

/// Run `command` to its end, or to that of our patience; what it has started itself ends with it.
///
/// # Errors
/// It cannot be started, or writes more than `most` bytes to one of its outputs.
pub(super) fn run(command: &mut Command, patience: Duration, most: usize) -> io::Result<Run> {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        // So that what it has started itself can be ended with it, and cannot read the terminal.
        .process_group(0)
        .spawn()?;
    let run = watch(&mut child, Instant::now() + patience, most);
    if !run.as_ref().is_ok_and(Run::is_in_time) {
        let _gone = kill_process_group(Pid::from_child(&child), Signal::KILL);
        let _reaped = child.wait();
    }
    run
}

/// Read both pipes until it has ended, or the time is up. A program that lives on with a pipe in its hand
/// (an ssh that waits for the next connection) is not waited for.
fn watch(child: &mut Child, deadline: Instant, most: usize) -> io::Result<Run> {
    let mut pipes = Pipes {
        output: child.stdout.take(),
        errors: child.stderr.take(),
        read: [Secret::default(), Secret::default()],
        most,
    };
    let mut status = None;
    loop {
        let is_over = status.is_some();
        let has_more = !(is_over && pipes.are_closed()) && pipes.read_within(NAP)?;
        if is_over && !has_more {
            break;
        }
        status = child.try_wait()?;
        if status.is_none() && Instant::now() >= deadline {
            break;
        }
    }
    let [output, errors] = pipes.read;
    Ok(Run {
        status,
        output,
        errors: errors.reveal().to_vec(),
    })
}

struct Pipes<A, B> {
    output: Option<A>,
    errors: Option<B>,
    read: [Secret; 2],
    most: usize,
}

impl<A: Read + AsFd, B: Read + AsFd> Pipes<A, B> {
    fn are_closed(&self) -> bool {
        self.output.is_none() && self.errors.is_none()
    }

    /// Read what comes within so long; whether anything came.
    fn read_within(&mut self, time: Duration) -> io::Result<bool> {
        let mut waiting = Vec::new();
        waiting.extend(self.output.as_ref().map(|pipe| PollFd::new(pipe, READY)));
        waiting.extend(self.errors.as_ref().map(|pipe| PollFd::new(pipe, READY)));
        let time = Timespec::try_from(time).map_err(io::Error::other)?;
        match poll(&mut waiting, Some(&time)) {
            Ok(0) | Err(Errno::INTR) => return Ok(false),
            Ok(_) => {}
            Err(error) => return Err(error.into()),
        }
        let mut ready = waiting.iter().map(|pipe| !pipe.revents().is_empty());
        let first = self.output.is_some() && ready.next().unwrap_or(false);
        let second = self.errors.is_some() && ready.next().unwrap_or(false);
        drop(waiting);
        let [output, errors] = &mut self.read;
        let mut came = false;
        if first {
            came |= read_some(&mut self.output, output, self.most)?;
        }
        if second {
            came |= read_some(&mut self.errors, errors, self.most)?;
        }
        Ok(came)
    }
}

/// One piece more; at its end the pipe is closed.
fn read_some(pipe: &mut Option<impl Read>, into: &mut Secret, most: usize) -> io::Result<bool> {
    let mut chunk = Zeroizing::new([0; CHUNK]);
    let count = match pipe.as_mut().map(|pipe| pipe.read(&mut chunk[..])) {
        Some(Err(error)) if error.kind() == io::ErrorKind::Interrupted => return Ok(true),
        Some(read) => read?,
        None => 0,
    };
    if count == 0 {
        *pipe = None;
    }
    into.extend(chunk.get(..count).unwrap_or_default());
    if into.len() > most {
        let why = format!("it wrote more than {} KiB", most >> 10);
        return Err(io::Error::other(why));
    }
    Ok(count > 0)
}

const READY: PollFlags = PollFlags::IN;
const NAP: Duration = Duration::from_millis(20);
const CHUNK: usize = 4096;
