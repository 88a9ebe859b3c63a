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
    /// The policy to judge by, as `--policy`.
    pub policy: Option<String>,
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
            "the settings are `ranges = \"URL or folder\"` and `policy = \"name or file\"`"
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
}
