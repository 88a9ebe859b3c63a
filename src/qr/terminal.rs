//! A symbol on a terminal: lines of blocks, or a picture in an escape.
//!
//! What may not be left to the theme is said in every line: black is black and white is white, in front and
//! behind, whatever the colours of the terminal are, and the end of the line leaves none of them behind. Blocks
//! in the colours of a theme are read on six of eight themes; these on all.

mod blocks;
mod kitty;
mod sixel;

use crate::qr::frame::Framed;
use crate::qr::symbol::Symbol;
use crate::secret::Secret;

/// How a symbol is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// Two columns a module, nothing but background: no line spacing and no font changes it, and what shows
    /// between the lines is thin beside a module.
    Full,
    /// A column a module and a line for two: half as wide and high. A font that draws its blocks too small, or
    /// a page that shows its own ground between the lines, spoils it sooner.
    Half,
    /// `##` for dark and two spaces for light, without any colour. Nobody can know which of them a terminal
    /// shows darker: right where letters are dark on light, as on paper; where they are light on dark it is a
    /// negative, which many readers do not take. Letters are mostly holes: a telephone reads it from some
    /// distance, a screenshot is not read.
    Ascii,
    /// A picture by the [graphics protocol of kitty](https://sw.kovidgoyal.net/kitty/graphics-protocol/).
    /// Other terminals ignore it, or show its letters: only for who asks for it.
    Kitty,
    /// A picture of sixels, as the VT340 took them. Other terminals show letters: only for who asks for it.
    Sixel,
}

/// How black and white are named. Both are fixed: a theme changes the first sixteen colours and no others.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Colours {
    /// By red, green and blue.
    True,
    /// By their places among 256.
    Palette256,
}

/// Lines for a terminal, made of nothing but a symbol: no byte of a text from outside is in them.
///
/// They begin at the left edge, and need no more than what follows each: a carriage return and a line feed.
#[derive(Debug)]
pub struct Picture {
    lines: Vec<Secret>,
    columns: u16,
    rows: u16,
    erase: &'static [u8],
}

impl Picture {
    /// The lines, escapes included, without their ends. There is one a row, but for [`Style::Sixel`]: that is
    /// one line, after which the terminal itself is in the last row.
    pub fn lines(&self) -> impl Iterator<Item = &[u8]> {
        self.lines.iter().map(Secret::reveal)
    }

    /// How many columns it takes; of sixels, on a terminal with letters 8 pixels wide.
    #[must_use]
    pub fn columns(&self) -> u16 {
        self.columns
    }

    /// How many rows it takes; of sixels, on a terminal with letters 16 pixels high.
    #[must_use]
    pub fn rows(&self) -> u16 {
        self.rows
    }

    /// What makes the terminal forget the picture; nothing where clearing the screen is enough.
    #[must_use]
    pub fn erase(&self) -> &[u8] {
        self.erase
    }
}

/// Draw `symbol` in a light border of so many modules. A reader needs one, and the standard asks for four.
#[must_use]
pub fn draw(symbol: &Symbol, style: Style, border: u8, colours: Colours) -> Picture {
    let framed = Framed::new(symbol, border);
    match style {
        Style::Full => blocks::full(framed, colours),
        Style::Half => blocks::half(framed, colours),
        Style::Ascii => blocks::ascii(framed),
        Style::Kitty => kitty::picture(framed),
        Style::Sixel => sixel::picture(framed),
    }
}

/// The style and the border with which `symbol` is best read on a terminal with so much room; `None` where it
/// fits in no way. Full blocks before half ones, then the wider border.
#[must_use]
pub fn fitting(symbol: &Symbol, columns: u16, rows: u16) -> Option<(Style, u8)> {
    let fits = |(style, border): &(Style, u8)| {
        let side = Framed::new(symbol, *border).side();
        match style {
            Style::Full => 2 * side <= columns && side <= rows,
            _ => side <= columns && side.div_ceil(2) <= rows,
        }
    };
    CHOICES.into_iter().find(fits)
}

const CHOICES: [(Style, u8); 5] = [
    (Style::Full, 4),
    (Style::Full, 2),
    (Style::Half, 4),
    (Style::Half, 2),
    (Style::Half, 1),
];

#[cfg(test)]
mod tests;
