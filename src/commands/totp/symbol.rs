//! The QR code of an enrolment: on the screen, or in a file.

use std::path::PathBuf;

use crate::failure::Failure;
use crate::failure::Kind;
use crate::options::new_file;
use crate::ports::Ports;
use crate::qr::png;
use crate::qr::svg;
use crate::qr::symbol::Level;
use crate::qr::symbol::Symbol;
use crate::qr::terminal;
use crate::qr::terminal::Colours;
use crate::qr::terminal::Picture;
use crate::qr::terminal::Style;
use crate::secret::Secret;

/// How the QR code is drawn.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "The QR code")]
pub(super) struct Drawing {
    /// How it is drawn [default: as it fits the terminal]
    #[arg(long, value_name = "STYLE")]
    qr: Option<StyleName>,
    /// The file for `--qr png` and `--qr svg`; nothing may stand there yet
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
}

/// The ways to draw a QR code.
#[derive(clap::ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum StyleName {
    /// Two columns a module: read even where the terminal leaves gaps between lines
    Full,
    /// Two modules a character: half the size
    Half,
    /// Without colours: only for a light screen
    Ascii,
    /// A PNG file
    Png,
    /// An SVG file
    Svg,
    #[value(help = "The graphics of kitty, Ghostty and WezTerm")]
    Kitty,
    /// The graphics of xterm, foot and mlterm
    Sixel,
    /// None at all
    None,
}

/// A QR code that is to be shown.
pub(super) enum Drawn {
    /// On the screen.
    Picture(Picture),
    /// In this file.
    File(PathBuf),
    /// Not at all.
    Nothing,
}

impl Drawing {
    /// Whether the answer goes into a file, so that no terminal is needed.
    pub(super) fn is_file(&self) -> bool {
        matches!(self.qr, Some(StyleName::Png | StyleName::Svg))
    }

    /// Draw `text`, with room for `lines` of text below it; files are written.
    ///
    /// # Errors
    /// It does not fit, there is no terminal, or the file cannot be written.
    pub(super) fn draw(
        &self,
        ports: &Ports<'_>,
        text: &Secret,
        lines: u16,
    ) -> Result<Drawn, Failure> {
        if self.to.is_some() && !self.is_file() {
            return Err(Failure::new(
                Kind::Usage,
                "`--to FILE` goes with `--qr png` or `--qr svg`",
            ));
        }
        if self.qr == Some(StyleName::None) {
            return Ok(Drawn::Nothing);
        }
        let symbol = checked(text)?;
        let file = |content: Secret| {
            let path = self.to.clone().ok_or_else(|| {
                Failure::new(Kind::Usage, "`--qr png` and `--qr svg` need `--to FILE`")
            })?;
            new_file::write(ports, &path, &content)?;
            Ok(Drawn::File(path))
        };
        let style = match self.qr {
            Some(StyleName::Png) => return file(png::png(&symbol)),
            Some(StyleName::Svg) => return file(svg::svg(&symbol)),
            Some(StyleName::Full) => Some(Style::Full),
            Some(StyleName::Half) => Some(Style::Half),
            Some(StyleName::Ascii) => Some(Style::Ascii),
            Some(StyleName::Kitty) => Some(Style::Kitty),
            Some(StyleName::Sixel) => Some(Style::Sixel),
            Some(StyleName::None) | None => None,
        };
        let (columns, rows) = ports.terminal.size().ok_or_else(no_screen)?;
        let rows = rows.saturating_sub(lines);
        let colours = colours(ports);
        let drawn = match style {
            None => terminal::fitting(&symbol, columns, rows)
                .map(|(style, border)| terminal::draw(&symbol, style, border, colours)),
            // These are measured in pixels, which nobody knows here.
            Some(style @ (Style::Kitty | Style::Sixel)) => {
                Some(terminal::draw(&symbol, style, 4, colours))
            }
            Some(style) => [4, 2, 1]
                .into_iter()
                .map(|border| terminal::draw(&symbol, style, border, colours))
                .find(|picture| picture.columns() <= columns && picture.rows() <= rows),
        };
        drawn.map(Drawn::Picture).ok_or_else(|| {
            let what = format!(
                "the QR code does not fit a terminal of {columns} columns and {rows} free rows"
            );
            Failure::new(Kind::Cancelled, what).hint(
                "make the terminal larger or its letters smaller, or write a picture: `--qr png --to FILE`; `--qr \
                 none` shows none",
            )
        })
    }
}

/// The colours that are sure to be right: a terminal says itself that it knows more than 256.
fn colours(ports: &Ports<'_>) -> Colours {
    let said = ports.inputs.variable("COLORTERM");
    let is_true = said.is_some_and(|said| matches!(said.reveal(), b"truecolor" | b"24bit"));
    if is_true {
        Colours::True
    } else {
        Colours::Palette256
    }
}

/// The symbol of `text`, read back before anybody sees it.
pub(super) fn checked(text: &Secret) -> Result<Symbol, Failure> {
    let symbol = Symbol::of(text, Level::Low)
        .map_err(|_| Failure::new(Kind::Input, "the otpauth URI is too long for a QR code"))?;
    if !symbol.reads_back(text) {
        return Err(Failure::new(
            Kind::Output,
            "the QR code that was drawn does not read back as it should",
        )
        .hint("this is a bug of doorkey; the secret itself is fine: `--qr none`"));
    }
    Ok(symbol)
}

fn no_screen() -> Failure {
    Failure::new(
        Kind::Cancelled,
        "there is no terminal that a QR code could be drawn on",
    )
    .hint("write a picture: `--qr png --to FILE`; or none at all: `--qr none`")
}
