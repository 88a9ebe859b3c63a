//! The standard streams without a buffer of their own, and what variables hold.

use std::env;
use std::fs::File;
use std::io;
use std::io::Read;
use std::io::Write;
use std::os::fd::AsFd;
use std::os::unix::ffi::OsStringExt;

use crate::adapters::system::file;
use crate::adapters::system::file::Identity;

/// A duplicate as a plain `File`: [`io::stdin`] reads ahead into a buffer that lives until exit and is never wiped.
pub(in crate::adapters) fn input() -> io::Result<Box<dyn Read>> {
    Ok(Box::new(duplicate(io::stdin())?))
}

/// Where standard output goes.
///
/// # Errors
/// It is closed.
pub fn output() -> io::Result<Box<dyn Write>> {
    Ok(Box::new(duplicate(io::stdout())?))
}

/// Which file standard input is.
pub(in crate::adapters) fn identity_of_input() -> io::Result<Identity> {
    file::identity(&duplicate(io::stdin())?)
}

fn duplicate(stream: impl AsFd) -> io::Result<File> {
    Ok(stream.as_fd().try_clone_to_owned()?.into())
}

/// The bytes of a variable; `None` where it is not set.
pub(in crate::adapters) fn variable(name: &str) -> Option<Vec<u8>> {
    env::var_os(name).map(OsStringExt::into_vec)
}
