//! Where config, cache, state and vault live: the XDG folders of this user, or `%LOCALAPPDATA%\doorkey` on Windows.

use std::path::PathBuf;

use crate::adapters::system::Keeps;
use crate::adapters::system::homes;

/// `$XDG_CONFIG_HOME/doorkey/config.toml`, by default under `~/.config`.
pub(crate) fn config() -> Option<PathBuf> {
    Some(homes::of(Keeps::Config)?.join("config.toml"))
}

/// `$XDG_CACHE_HOME/doorkey`, by default under `~/.cache`.
pub(crate) fn cache() -> Option<PathBuf> {
    homes::of(Keeps::Cache)
}

/// `$XDG_STATE_HOME/doorkey`, by default under `~/.local/state`.
pub(crate) fn state() -> Option<PathBuf> {
    homes::of(Keeps::State)
}

/// `$XDG_DATA_HOME/doorkey/vault`, by default under `~/.local/share`.
pub(crate) fn vault() -> Option<PathBuf> {
    Some(homes::of(Keeps::Data)?.join("vault"))
}

/// `$XDG_DATA_HOME/doorkey/sha1.corpus`, by default under `~/.local/share`; `kind` is the word of a hash.
pub(crate) fn corpus(kind: &str) -> Option<PathBuf> {
    Some(homes::of(Keeps::Data)?.join(format!("{kind}.corpus")))
}

/// `$XDG_DATA_HOME/doorkey/data`, by default under `~/.local/share`.
pub(crate) fn site_lists() -> Option<PathBuf> {
    Some(homes::of(Keeps::Data)?.join("data"))
}
