//! What a text can be: short, plain, and of its kind.

use crate::date::Date;
use crate::request::facts::FactError;
use crate::request::facts::Text;
use crate::request::facts::TextKey;
use crate::request::facts::is_address;
use crate::text::is_hostile;

/// Whether `value` can be this text.
pub(super) fn fits(row: &TextKey, value: &str) -> Result<(), FactError> {
    is_plain(row.key, value)?;
    match row.text {
        Text::Address | Text::NewAddress if !is_address(value) => {
            Err(FactError::Unfit(row.key, "it is not a mail address"))
        }
        Text::FiledOn | Text::Since if Date::parse(value).is_none() => Err(FactError::Unfit(
            row.key,
            "it is not a day like `2026-11-23`",
        )),
        Text::Username if value.contains(char::is_whitespace) => {
            Err(FactError::Unfit(row.key, "a username has no space in it"))
        }
        Text::Username if value.starts_with('@') || value.contains('/') => Err(FactError::Unfit(
            row.key,
            "a username is the name alone, without `@` before it and without the link of its page",
        )),
        Text::Issue if !value.starts_with("https://") => Err(FactError::Unfit(
            row.key,
            "it is not a link that begins with `https://`",
        )),
        _ => Ok(()),
    }
}

/// One line of text that is what it seems, and of a length that people write.
pub(super) fn is_plain(key: &'static str, value: &str) -> Result<(), FactError> {
    if value.is_empty() {
        return Err(FactError::Unfit(key, "it is empty"));
    }
    if value.len() > MAX_TEXT {
        return Err(FactError::Unfit(key, "it is longer than 500 bytes"));
    }
    if value.starts_with("::") || value.contains("##") {
        let why = "it has signs in it that build servers take for commands";
        return Err(FactError::Unfit(key, why));
    }
    if value.chars().any(is_hostile) {
        let why = "it has a character in it that cannot be seen, or that reorders the others";
        return Err(FactError::Unfit(key, why));
    }
    Ok(())
}

/// Longer than any name, link or address that people have.
const MAX_TEXT: usize = 500;
