//! A QR code as modules, dark or light, without the quiet zone.

use std::error::Error;
use std::fmt;

use qrcode::Color;
use qrcode::EcLevel;
use qrcode::QrCode;
use qrcode::Version;
use qrcode::bits::Bits;
use qrcode::optimize::Optimizer;
use qrcode::optimize::Parser;
use qrcode::optimize::Segment;
use qrcode::optimize::total_encoded_len;
use qrcode::types::Mode;
use qrcode::types::QrError;
use rqrr::Grid;
use rqrr::SimpleGrid;

use crate::failure::Explain;
use crate::failure::Kind;
use crate::qr::pieces;
use crate::secret::Secret;

/// A square of modules. What they say is a secret, so they are one too.
pub struct Symbol {
    side: u16,
    /// One byte a module, row by row: 1 for dark.
    modules: Secret,
}

/// How much of a symbol may be lost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    /// A fourteenth, in the smallest symbol there is: for screens. More where that costs no room.
    Low,
    /// A seventh: for paper, which is creased and stained.
    Medium,
}

impl Symbol {
    /// The smallest symbol that holds `text`. Source: ISO/IEC 18004.
    ///
    /// # Errors
    /// [`TooLong`]: no symbol of this level holds so much.
    pub fn of(text: &Secret, level: Level) -> Result<Self, TooLong> {
        let text = text.reveal();
        if text.len() > MOST {
            return Err(TooLong);
        }
        // All versions up to one of these are cut as it is; a piece of a later class begins with a longer head.
        for last in [9, 26, 40] {
            let segments = match level {
                Level::Low => fewest_bits(text, last),
                Level::Medium => from_left_to_right(text, last),
            };
            let length = total_encoded_len(&segments, Version::Normal(last));
            let fits = |version: Version, level| {
                let room = Bits::new(version).max_len(level);
                room.is_ok_and(|room| length <= room)
            };
            let lowest = match level {
                Level::Low => EcLevel::L,
                Level::Medium => EcLevel::M,
            };
            let mut versions = (1..=last).map(Version::Normal);
            if let Some(version) = versions.find(|version| fits(*version, lowest)) {
                let mut higher = [EcLevel::H, EcLevel::Q, EcLevel::M].into_iter();
                let is_free = |higher: &EcLevel| level == Level::Low && fits(version, *higher);
                let level = higher.find(is_free).unwrap_or(lowest);
                return Self::written(text, segments, version, level).map_err(|_| TooLong);
            }
        }
        Err(TooLong)
    }

    fn written(
        text: &[u8],
        segments: Vec<Segment>,
        version: Version,
        level: EcLevel,
    ) -> Result<Self, QrError> {
        let mut bits = Bits::new(version);
        bits.push_segments(text, segments.into_iter())?;
        bits.push_terminator(level)?;
        let code = QrCode::with_bits(bits, level)?;
        let side = u16::try_from(code.width()).map_err(|_| QrError::DataTooLong)?;
        let colours = code.into_colors().into_iter();
        let modules = colours.map(|colour| u8::from(colour == Color::Dark));
        Ok(Self {
            side,
            modules: Secret::new(modules.collect()),
        })
    }

    /// How many modules a side has: 21 to 177.
    #[must_use]
    pub fn side(&self) -> u16 {
        self.side
    }

    /// Whether the module in column `x` and row `y` is dark, counted from 0 at the top left. What lies
    /// outside is light, as the quiet zone is.
    #[must_use]
    pub fn is_dark(&self, x: u16, y: u16) -> bool {
        let at = usize::from(y) * usize::from(self.side) + usize::from(x);
        x < self.side && self.modules.reveal().get(at) == Some(&1)
    }

    /// Whether a reader of QR codes, which shares no code with what made it, finds `text` in it. To be asked
    /// of each before it is shown: who scans a wrong one learns of it when the account is locked.
    #[must_use]
    pub fn reads_back(&self, text: &Secret) -> bool {
        let is_dark = |x, y| match (u16::try_from(x), u16::try_from(y)) {
            (Ok(x), Ok(y)) => self.is_dark(x, y),
            _ => false,
        };
        let grid = SimpleGrid::from_func(usize::from(self.side), is_dark);
        // Never grows: a vector that grows leaves a copy behind.
        let mut read = Vec::with_capacity(MOST);
        let told = Grid::new(grid).decode_to(&mut read);
        Secret::new(read).is_same(text) && told.is_ok()
    }
}

impl fmt::Debug for Symbol {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Symbol(..)")
    }
}

/// A text that no QR code holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooLong;

impl fmt::Display for TooLong {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the text is too long for a QR code")
    }
}

impl Error for TooLong {}

impl Explain for TooLong {
    fn kind(&self) -> Kind {
        Kind::Input
    }
}

fn fewest_bits(text: &[u8], version: i16) -> Vec<Segment> {
    let pieces = pieces::cut(text, version).into_iter();
    pieces
        .map(|piece| Segment {
            mode: match piece.mode {
                pieces::Mode::Numeric => Mode::Numeric,
                pieces::Mode::Alphanumeric => Mode::Alphanumeric,
                pieces::Mode::Byte => Mode::Byte,
            },
            begin: piece.begin,
            end: piece.end,
        })
        .collect()
}

/// As the `qrcode` crate cuts a text, but for kanji: readers would take pieces of UTF-8 for Japanese. What was
/// printed so stays as it was, dot by dot.
fn from_left_to_right(text: &[u8], version: i16) -> Vec<Segment> {
    let parsed = Parser::new(text).map(|segment| Segment {
        mode: match segment.mode {
            Mode::Kanji => Mode::Byte,
            other => other,
        },
        ..segment
    });
    Optimizer::new(parsed, Version::Normal(version)).collect()
}

/// The most characters of any symbol: digits in one of version 40.
const MOST: usize = 7089;

#[cfg(test)]
mod tests;
