//! The name of the branch that staff ask for, and the mistakes that were made with it.

pub mod place;

use std::error::Error;
use std::fmt;

use crate::failure::Explain;
use crate::failure::Kind;

/// Sixteen characters out of `A-Z`, `a-z` and `0-9`. Nothing else is ever pushed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token(String);

impl Token {
    /// Read what was copied from the mail; spaces, quotes and brackets around it are let go.
    ///
    /// # Errors
    /// It is something else, and what.
    pub fn read(text: &str) -> Result<Self, TokenError> {
        let text = text.trim_matches(|char: char| {
            char.is_whitespace()
                || matches!(char, '`' | '\'' | '"' | '<' | '>' | '“' | '”' | '‘' | '’')
        });
        if text.is_empty() {
            return Err(TokenError::Empty);
        }
        if text.contains("://") || text.contains('@') || text.starts_with("www.") {
            return Err(TokenError::Link);
        }
        if text.contains('/') {
            return Err(TokenError::Path);
        }
        if is_plain(text.trim_end_matches(['.', ',', ';', ':'])) && !is_plain(text) {
            return Err(TokenError::FullStop);
        }
        if !is_plain(text) {
            return Err(TokenError::OtherCharacters);
        }
        match text.len() {
            LENGTH => Ok(Self(text.to_owned())),
            length if length < LENGTH => Err(TokenError::TooShort(length)),
            length => Err(TokenError::TooLong(length)),
        }
    }

    /// The name of the branch.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Source: pypi/warehouse:warehouse/admin/views/users.py.
const LENGTH: usize = 16;

/// What was given in the place of the name. It is not repeated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenError {
    /// Nothing.
    Empty,
    /// An address of a page or a mailbox.
    Link,
    /// `user/token` or `refs/heads/token`: #7306 named the branch like that.
    Path,
    /// The full stop of the sentence came along.
    FullStop,
    /// Characters that such a name has not.
    OtherCharacters,
    /// So few characters.
    TooShort(usize),
    /// So many.
    TooLong(usize),
}

impl fmt::Display for TokenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => formatter.write_str("the name of the branch is empty"),
            Self::Link => formatter.write_str("this is an address, not the name of a branch"),
            Self::Path => formatter.write_str("the name of the branch has no `/` in it"),
            Self::FullStop => formatter
                .write_str("the end of the sentence came along with the name of the branch"),
            Self::OtherCharacters => formatter
                .write_str("the name of the branch has letters and digits in it, and nothing else"),
            Self::TooShort(length) => write!(
                formatter,
                "the name of the branch has {LENGTH} characters, and this has {length}: the beginning or the end is missing"
            ),
            Self::TooLong(length) => write!(
                formatter,
                "the name of the branch has {LENGTH} characters, and this has {length}"
            ),
        }
    }
}

impl Error for TokenError {}

impl Explain for TokenError {
    fn kind(&self) -> Kind {
        Kind::Input
    }

    fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Path => {
                "give the 16 characters alone, without the username and without `refs/heads/`: a branch called `user/token` was not found by staff"
            }
            Self::FullStop => "give the 16 characters without the mark behind them",
            _ => "copy the 16 characters from the staff's mail, and nothing else of it",
        };
        Some(hint.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_letters_and_digits_are_taken_and_what_stands_around_them_is_let_go() {
        for text in [
            "aB3dE5gH7jK9mN1p",
            "  aB3dE5gH7jK9mN1p\n",
            "`aB3dE5gH7jK9mN1p`",
            "\"aB3dE5gH7jK9mN1p\"",
            "“aB3dE5gH7jK9mN1p”",
            "<aB3dE5gH7jK9mN1p>",
        ] {
            let token = Token::read(text);
            assert_eq!(token, Ok(Token("aB3dE5gH7jK9mN1p".to_owned())), "{text}");
        }
    }

    #[test]
    fn the_mistakes_that_were_made_are_told_apart() {
        for (text, error) in [
            ("", TokenError::Empty),
            (" `` ", TokenError::Empty),
            (
                "https://github.com/ada/p/tree/aB3dE5gH7jK9mN1p",
                TokenError::Link,
            ),
            ("git@github.com:ada/p", TokenError::Link),
            ("ada/aB3dE5gH7jK9mN1p", TokenError::Path),
            ("refs/heads/aB3dE5gH7jK9mN1p", TokenError::Path),
            ("aB3dE5gH7jK9mN1p.", TokenError::FullStop),
            ("aB3dE5gH7jK9mN1p,", TokenError::FullStop),
            ("aB3dE5gH7jK9mN1", TokenError::TooShort(15)),
            ("aB3dE5gH7jK9mN1pp", TokenError::TooLong(17)),
            ("aB3dE5gH 7jK9mN1p", TokenError::OtherCharacters),
            ("-B3dE5gH7jK9mN1p", TokenError::OtherCharacters),
            ("--mirror", TokenError::OtherCharacters),
            ("äB3dE5gH7jK9mN1p", TokenError::OtherCharacters),
            ("aB3dE5gH7jK9mN1p\u{202e}", TokenError::OtherCharacters),
            ("+aB3dE5gH7jK9mN1", TokenError::OtherCharacters),
            ("aB3dE5gH:jK9mN1p", TokenError::OtherCharacters),
        ] {
            assert_eq!(Token::read(text), Err(error), "{text}");
            let told = format!("{error}{}", error.hint().unwrap_or_default());
            assert!(!told.contains("aB3dE5"), "{told}");
        }
    }
}
