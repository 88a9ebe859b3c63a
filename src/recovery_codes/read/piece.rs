//! What a line falls into.

/// A part of the text, with what it may be.
#[derive(Debug)]
pub enum Piece<'a> {
    /// A word, or groups of characters, that may be a code.
    Candidate(Candidate<'a>),
    /// Words of a sentence; a code may hide in them.
    Prose(&'a str, u32),
    /// Neither: it may be a code that was damaged. Its line.
    Odd(u32),
    /// A word that may say that the code beside it is used. Its line.
    Yes(u32),
}

/// What may be a code.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// As it stands in the text.
    pub token: &'a str,
    /// The line, counted from 1.
    pub line: u32,
    /// Whether it bears a mark.
    pub used: bool,
    /// Whether a number, bullet, box or label stands before it.
    pub listed: bool,
}

impl Candidate<'_> {
    /// Whether it holds a digit, as no plain word does.
    #[must_use]
    pub fn has_digit(&self) -> bool {
        self.token.bytes().any(|byte| byte.is_ascii_digit())
    }
}
