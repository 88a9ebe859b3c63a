//! Colour, where it was asked for; it never carries a meaning that the words do not.

use std::borrow::Cow;

use crate::render::wrap::Width;

/// Whether to colour, and how wide lines may be.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// The caller's decision; nothing here looks at the environment.
    pub colour: bool,
    /// The same.
    pub width: Width,
}

/// What a piece of text is to the reader.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Mend it.
    Bad,
    /// Nobody knows, or it could be better.
    Doubt,
    /// Nothing to mend.
    Good,
    /// The name of what follows.
    Label,
}

impl Style {
    /// `text` in the colour of `tone`, or as it is.
    #[must_use]
    pub fn paint(self, tone: Tone, text: &str) -> Cow<'_, str> {
        if !self.colour || text.is_empty() {
            return Cow::Borrowed(text);
        }
        let code = match tone {
            Tone::Bad => "1;31",
            Tone::Doubt => "1;33",
            Tone::Good => "1;32",
            Tone::Label => "2",
        };
        Cow::Owned(format!("\u{1b}[{code}m{text}\u{1b}[0m"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_no_colour_unless_told() {
        assert_eq!(Style::default().paint(Tone::Bad, "exposed"), "exposed");
        assert_eq!(
            Style {
                colour: true,
                ..Style::default()
            }
            .paint(Tone::Bad, "exposed"),
            "\u{1b}[1;31mexposed\u{1b}[0m"
        );
    }
}
