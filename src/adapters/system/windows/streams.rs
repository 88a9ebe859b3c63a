//! The standard streams, and what variables hold. A console is spoken to through the standard library, which knows
//! its letters; anything else without a buffer in between.

use std::env;
use std::fs::File;
use std::io;
use std::io::IsTerminal;
use std::io::Read;
use std::io::Write;
use std::os::windows::io::AsHandle;

use crate::adapters::system::file;
use crate::adapters::system::file::Identity;

/// Standard input. What was typed at a console stays in a buffer of the standard library until the run ends.
pub(in crate::adapters) fn input() -> io::Result<Box<dyn Read>> {
    if io::stdin().is_terminal() {
        return Ok(Box::new(io::stdin()));
    }
    Ok(Box::new(duplicate(io::stdin())?))
}

/// Where standard output goes.
///
/// # Errors
/// It is closed.
pub fn output() -> io::Result<Box<dyn Write>> {
    if io::stdout().is_terminal() {
        return Ok(Box::new(io::stdout()));
    }
    Ok(Box::new(duplicate(io::stdout())?))
}

/// Which file standard input is.
pub(in crate::adapters) fn identity_of_input() -> io::Result<Identity> {
    file::identity(&duplicate(io::stdin())?)
}

fn duplicate(stream: impl AsHandle) -> io::Result<File> {
    Ok(stream.as_handle().try_clone_to_owned()?.into())
}

/// The bytes of a variable, as UTF-8; `None` where it is not set, or holds what is no text.
pub(in crate::adapters) fn variable(name: &str) -> Option<Vec<u8>> {
    let text = env::var_os(name)?.into_string().ok()?;
    Some(text.into_bytes())
}
