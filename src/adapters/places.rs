//! Where config, cache, state and vault live: the XDG folders of this user.

use std::env;
use std::path::PathBuf;

/// `$XDG_CONFIG_HOME/doorkey/config.toml`, by default under `~/.config`.
pub(crate) fn config() -> Option<PathBuf> {
    Some(base("XDG_CONFIG_HOME", ".config")?.join("doorkey/config.toml"))
}

/// `$XDG_CACHE_HOME/doorkey`, by default under `~/.cache`.
pub(crate) fn cache() -> Option<PathBuf> {
    Some(base("XDG_CACHE_HOME", ".cache")?.join("doorkey"))
}

/// `$XDG_STATE_HOME/doorkey`, by default under `~/.local/state`.
pub(crate) fn state() -> Option<PathBuf> {
    Some(base("XDG_STATE_HOME", ".local/state")?.join("doorkey"))
}

/// `$XDG_DATA_HOME/doorkey/vault`, by default under `~/.local/share`.
pub(crate) fn vault() -> Option<PathBuf> {
    Some(base("XDG_DATA_HOME", ".local/share")?.join("doorkey/vault"))
}

/// `$XDG_DATA_HOME/doorkey/sha1.corpus`, by default under `~/.local/share`; `kind` is the word of a hash.
pub(crate) fn corpus(kind: &str) -> Option<PathBuf> {
    Some(base("XDG_DATA_HOME", ".local/share")?.join(format!("doorkey/{kind}.corpus")))
}

/// `$XDG_DATA_HOME/doorkey/data`, by default under `~/.local/share`.
pub(crate) fn site_lists() -> Option<PathBuf> {
    Some(base("XDG_DATA_HOME", ".local/share")?.join("doorkey/data"))
}

/// The XDG specification says to ignore a path that is not absolute.
/// Source: <https://specifications.freedesktop.org/basedir-spec/latest/>.
fn base(variable: &str, below_home: &str) -> Option<PathBuf> {
    let absolute = |name| {
        env::var_os(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    absolute(variable).or_else(|| Some(absolute("HOME")?.join(below_home)))
}
