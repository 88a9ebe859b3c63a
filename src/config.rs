//! The owner's config file: what to do where no flag says otherwise.

use std::error::Error;
use std::fmt;

use serde::Deserialize;

use crate::failure::Explain;
use crate::failure::Kind;

/// The settings of `$XDG_CONFIG_HOME/doorkey/config.toml`; every one is optional, an unknown one is an
/// error. No setting can weaken a check without the run saying so.
#[derive(Deserialize, Default, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where ranges come from, as `--ranges`.
    pub ranges: Option<String>,
    /// The corpus that exposure is looked up in, as `--corpus`.
    pub corpus: Option<String>,
    /// The policy to judge by, as `--policy`.
    pub policy: Option<String>,
    /// The service that is asked about breaches, as `--api`.
    pub breaches: Option<String>,
    /// Where the list of second factors comes from, as `--second-factors`.
    pub second_factors: Option<String>,
    /// Where the list of passkeys comes from, as `--passkeys`.
    pub passkeys: Option<String>,
    /// Where secrets are kept, as `doorkey init --store`. Written by doorkey, once.
    pub store: Option<StoreKind>,
}

/// The kinds of secret store there are.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
pub enum StoreKind {
    /// The keyring of the operating system.
    Keyring,
    /// A folder of age files.
    Vault,
}

impl Config {
    /// Read the file's text.
    ///
    /// # Errors
    /// It is not TOML, or holds an unknown setting or a value of the wrong type.
    pub fn parse(text: &[u8]) -> Result<Self, ConfigError> {
        let text = std::str::from_utf8(text).map_err(|_| ConfigError { line: None })?;
        toml::from_str(text).map_err(|error: toml::de::Error| ConfigError {
            line: error
                .span()
                .and_then(|span| text.get(..span.start))
                .map(|before| before.matches('\n').count() + 1),
        })
    }
}

/// The config file's `text` with `store` as its store and not a byte else changed; `None` where that cannot
/// be made certain.
#[must_use]
pub fn with_store(text: &str, store: StoreKind) -> Option<String> {
    #[derive(Deserialize)]
    struct Settings {
        store: Option<toml::Spanned<StoreKind>>,
    }
    let before = Config::parse(text.as_bytes()).ok()?;
    let stands: Settings = toml::from_str(text).ok()?;
    let new = if let Some(value) = stands.store {
        let range = value.span();
        let (head, tail) = (text.get(..range.start)?, text.get(range.end..)?);
        format!("{head}\"{}\"{tail}", store.word())
    } else {
        // At the top, where no table is open.
        let (mark, rest) = text
            .strip_prefix(BYTE_ORDER_MARK)
            .map_or(("", text), |rest| (BYTE_ORDER_MARK, rest));
        let line_end = match text.split_once('\n') {
            Some((first, _)) if first.ends_with('\r') => "\r\n",
            _ => "\n",
        };
        format!("{mark}store = \"{}\"{line_end}{rest}", store.word())
    };
    let wanted = Config {
        store: Some(store),
        ..before
    };
    (Config::parse(new.as_bytes()) == Ok(wanted)).then_some(new)
}

impl StoreKind {
    /// Its word in the config file and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Keyring => "keyring",
            Self::Vault => "vault",
        }
    }
}

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The config file cannot be used.
#[derive(PartialEq, Eq, Debug)]
pub struct ConfigError {
    line: Option<usize>,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(
                formatter,
                "line {line} of the config file is not a setting doorkey knows"
            ),
            None => formatter.write_str("the config file is not UTF-8 text"),
        }
    }
}

impl Error for ConfigError {}

impl Explain for ConfigError {
    fn kind(&self) -> Kind {
        Kind::Usage
    }

    fn hint(&self) -> Option<String> {
        Some(
            "the settings are `ranges = \"URL or folder\"`, `corpus = \"file, folder or URL\"`, \
             `policy = \"name or file\"` and `store = \"keyring\"` or `\"vault\"`"
                .to_owned(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_settings_are_read() {
        let config = Config::parse(b"ranges = \"https://mirror.example\"\n");
        assert_eq!(
            config.map(|config| config.ranges),
            Ok(Some("https://mirror.example".to_owned()))
        );
    }

    #[test]
    fn an_unknown_setting_is_an_error_that_names_its_line() {
        assert_eq!(
            Config::parse(b"\npolicy = \"nist\"\nrange = \"x\"\n"),
            Err(ConfigError { line: Some(3) })
        );
        assert_eq!(
            Config::parse(b"ranges = 3"),
            Err(ConfigError { line: Some(1) })
        );
        assert_eq!(Config::parse(b"\xff"), Err(ConfigError { line: None }));
    }

    #[test]
    fn a_store_is_written_and_nothing_else_is_changed() {
        for (text, new) in [
            ("", "store = \"vault\"\n"),
            (
                "# mine\npolicy = \"nist\" # yes\n",
                "store = \"vault\"\n# mine\npolicy = \"nist\" # yes\n",
            ),
            ("policy = 'nist'", "store = \"vault\"\npolicy = 'nist'"),
            (
                "policy = 'nist'\r\n",
                "store = \"vault\"\r\npolicy = 'nist'\r\n",
            ),
            (
                "ranges = '''\nstore = \"keyring\"\n'''\n",
                "store = \"vault\"\nranges = '''\nstore = \"keyring\"\n'''\n",
            ),
            (
                "\n store=  'keyring'# why\nranges = \"x\"",
                "\n store=  \"vault\"# why\nranges = \"x\"",
            ),
            ("\"store\" = \"keyring\"\n", "\"store\" = \"vault\"\n"),
            ("store = \"vault\"\n", "store = \"vault\"\n"),
            (
                "\u{feff}policy = 'nist'\n",
                "\u{feff}store = \"vault\"\npolicy = 'nist'\n",
            ),
        ] {
            assert_eq!(with_store(text, StoreKind::Vault).as_deref(), Some(new));
        }
    }

    #[test]
    fn a_broken_config_is_not_written_into() {
        for broken in ["store = \"cellar\"", "[store]", "x = 1", "policy = \"nist"] {
            assert_eq!(with_store(broken, StoreKind::Vault), None);
        }
    }
}
