//! The profile of this user, and the folder in it that never leaves this machine.

use std::env;
use std::path::PathBuf;

use crate::adapters::system::Keeps;

/// The profile of this user.
pub(in crate::adapters) fn home() -> Option<PathBuf> {
    absolute("USERPROFILE")
}

/// The folder of doorkey for what it `keeps`, in `%LOCALAPPDATA%\doorkey`.
pub(in crate::adapters) fn of(keeps: Keeps) -> Option<PathBuf> {
    let name = match keeps {
        Keeps::Config => "config",
        Keeps::Cache => "cache",
        Keeps::State => "state",
        Keeps::Data => "data",
    };
    Some(absolute("LOCALAPPDATA")?.join("doorkey").join(name))
}

fn absolute(name: &str) -> Option<PathBuf> {
    env::var_os(name)
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
}
