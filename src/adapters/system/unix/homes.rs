//! The home of this user, and the XDG folders in it.

use std::env;
use std::path::PathBuf;

use crate::adapters::system::Keeps;

/// The home of this user.
pub(in crate::adapters) fn home() -> Option<PathBuf> {
    absolute("HOME")
}

/// The folder of doorkey for what it `keeps`. The XDG specification says to ignore a path that is not absolute.
/// Source: <https://specifications.freedesktop.org/basedir-spec/latest/>.
pub(in crate::adapters) fn of(keeps: Keeps) -> Option<PathBuf> {
    let (variable, below_home) = match keeps {
        Keeps::Config => ("XDG_CONFIG_HOME", ".config"),
        Keeps::Cache => ("XDG_CACHE_HOME", ".cache"),
        Keeps::State => ("XDG_STATE_HOME", ".local/state"),
        Keeps::Data => ("XDG_DATA_HOME", ".local/share"),
    };
    let base = absolute(variable).or_else(|| Some(home()?.join(below_home)));
    base.map(|base| base.join("doorkey"))
}

fn absolute(name: &str) -> Option<PathBuf> {
    env::var_os(name)
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
}
