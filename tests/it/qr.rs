//! QR codes as other readers see them: files, and terminals of many themes.

mod escapes;
mod screen;

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use doorkey::qr::png;
use doorkey::qr::svg;
use doorkey::qr::symbol::Level;
use doorkey::qr::symbol::Symbol;
use doorkey::qr::terminal::Colours;
use doorkey::qr::terminal::Picture;
use doorkey::qr::terminal::Style;
use doorkey::qr::terminal::draw;
use doorkey::qr::terminal::fitting;
use doorkey::secret::Secret;

use self::screen::Gap;
use self::screen::Pixels;
use self::screen::Screen;
use self::screen::THEMES;
use self::screen::Theme;

#[test]
#[ignore = "needs zbarimg; .ci/run has it"]
fn a_png_is_read() {
    let mut readings = Readings::begin();
    for text in texts() {
        for level in [Level::Low, Level::Medium] {
            let symbol = Symbol::of(&secret(&text), level).unwrap();
            let name = format!("{level:?}.png");
            readings.take(&name, png::png(&symbol).reveal(), &text);
        }
    }
    readings.all_are_right();
}

#[test]
#[ignore = "needs zbarimg; .ci/run has it"]
fn letters_of_other_scripts_are_read_as_they_were_written() {
    let mut readings = Readings::begin();
    for text in [
        "日本語のサイト, ada, recovery codes of 2026-09-21",
        "пароль: ключ",
    ] {
        for level in [Level::Low, Level::Medium] {
            let symbol = Symbol::of(&secret(text), level).unwrap();
            let name = format!("{level:?}.png");
            readings.take(&name, png::png(&symbol).reveal(), text);
        }
    }
    readings.all_are_right();
}

#[test]
#[ignore = "needs rsvg-convert and zbarimg; .ci/run has them"]
fn an_svg_is_read_at_its_own_size_and_at_others() {
    let mut readings = Readings::begin();
    for text in texts() {
        let drawing = readings.folder.path().join("drawing.svg");
        fs::write(&drawing, svg::svg(&low(&text)).reveal()).unwrap();
        for size in [&[][..], &["--width", "500"], &["--zoom", "2.3"]] {
            let mut convert = Command::new("rsvg-convert");
            let out = convert.args(size).arg(&drawing).output().unwrap();
            assert!(out.status.success());
            let name = format!("{}.png", size.join(" "));
            readings.take(&name, &out.stdout, &text);
        }
    }
    readings.all_are_right();
}

#[test]
#[ignore = "needs zbarimg; .ci/run has it"]
fn full_blocks_are_read_on_every_theme_at_every_line_spacing() {
    let mut readings = Readings::begin();
    for spacing in [0, 1, 2] {
        for border in [4, 2, 1] {
            each_theme(Style::Full, border, Gap::Ground(spacing), &mut readings);
        }
    }
    readings.all_are_right();
}

#[test]
#[ignore = "needs zbarimg; .ci/run has it"]
fn half_blocks_are_read_on_every_theme_at_every_line_spacing() {
    let mut readings = Readings::begin();
    for spacing in [0, 1, 2] {
        for border in [4, 2, 1] {
            each_theme(Style::Half, border, Gap::Ground(spacing), &mut readings);
        }
    }
    readings.all_are_right();
}

/// White stripes cut black modules in two, which a sharp picture shows and zbar does not forgive; a camera
/// does not see them.
#[test]
#[ignore = "needs zbarimg; .ci/run has it"]
fn stripes_between_the_lines_hide_no_full_block_from_a_camera() {
    let (mut dark, mut seen) = (Readings::begin(), Readings::begin());
    let mut light = Readings::begin();
    for gap in [Gap::Stripe(1), Gap::Stripe(2)] {
        for text in uris() {
            let picture = draw(&low(&text), Style::Full, 4, Colours::True);
            for theme in &THEMES {
                let sharp = if theme.is_light() {
                    &mut light
                } else {
                    &mut dark
                };
                let name = format!("{}, {gap:?}.pgm", theme.name);
                let pixels = shown(&picture, theme, gap);
                sharp.take(&name, &pixels.pgm(), &text);
                seen.take(&name, &pixels.by_camera().pgm(), &text);
            }
        }
    }
    dark.all_are_right();
    seen.all_are_right();
    light.tell("full blocks with stripes, sharp, on light ground");
}

/// As large as full blocks, but mostly holes: only a camera sees modules.
#[test]
#[ignore = "needs zbarimg; .ci/run has it"]
fn letters_without_colours_are_read_by_a_camera_where_they_are_dark_on_light() {
    let (mut light, mut dark) = (Readings::begin(), Readings::begin());
    for text in uris() {
        let picture = draw(&low(&text), Style::Ascii, 4, Colours::True);
        for theme in &THEMES {
            let readings = if theme.is_light() {
                &mut light
            } else {
                &mut dark
            };
            let seen = shown(&picture, theme, TOUCHING).by_camera();
            readings.take(&format!("{}.pgm", theme.name), &seen.pgm(), &text);
        }
    }
    light.all_are_right();
    dark.tell("letters without colours, light on dark ground");
}

#[test]
#[ignore = "needs zbarimg; .ci/run has it"]
fn what_fits_a_usual_terminal_is_read_there() {
    let mut readings = Readings::begin();
    for text in uris() {
        let symbol = low(&text);
        for (columns, rows) in [(80, 24), (100, 50), (132, 43)] {
            let (style, border) = fitting(&symbol, columns, rows).unwrap();
            let picture = draw(&symbol, style, border, Colours::Palette256);
            assert!(picture.columns() <= columns && picture.rows() <= rows);
            for theme in &THEMES {
                let name = format!("{}, {columns} columns.pgm", theme.name);
                readings.take(&name, &shown(&picture, theme, TOUCHING).pgm(), &text);
            }
        }
    }
    readings.all_are_right();
}

#[test]
#[ignore = "needs zbarimg; .ci/run has it"]
fn sixels_are_read() {
    let mut readings = Readings::begin();
    for text in texts() {
        for border in [4, 2] {
            let picture = draw(&low(&text), Style::Sixel, border, Colours::True);
            let pixels = escapes::sixels(&joined(&picture));
            assert!(pixels.width <= usize::from(picture.columns()) * 8);
            assert!(pixels.height <= usize::from(picture.rows()) * 16);
            let name = format!("border {border}.pgm");
            readings.take(&name, &pixels.on_grey(20).pgm(), &text);
        }
    }
    readings.all_are_right();
}

#[test]
#[ignore = "needs zbarimg; .ci/run has it"]
fn a_picture_by_kitty_is_read() {
    let mut readings = Readings::begin();
    for text in texts() {
        for border in [4, 2] {
            let picture = draw(&low(&text), Style::Kitty, border, Colours::True);
            let shown = escapes::kitty(&joined(&picture));
            assert_eq!(shown.columns, picture.columns());
            assert_eq!(shown.rows, picture.rows());
            // As square as the cells it stands on.
            let cells = (usize::from(shown.columns) * 8, usize::from(shown.rows) * 16);
            assert_eq!((shown.pixels.width, shown.pixels.height), cells);
            let name = format!("border {border}.pgm");
            readings.take(&name, &shown.pixels.on_grey(20).pgm(), &text);
        }
    }
    readings.all_are_right();
}

/// Draw all texts in this style on all themes.
fn each_theme(style: Style, border: u8, gap: Gap, readings: &mut Readings) {
    for text in texts() {
        let symbol = low(&text);
        // Large pictures take long, and a theme is no more than what surrounds them.
        let themes = if text.len() > 200 {
            &THEMES[..2]
        } else {
            &THEMES
        };
        for (at, theme) in themes.iter().enumerate() {
            let colours = [Colours::True, Colours::Palette256][at % 2];
            let picture = draw(&symbol, style, border, colours);
            let name = format!("{}, border {border}, {gap:?}.pgm", theme.name);
            readings.take(&name, &shown(&picture, theme, gap).pgm(), &text);
        }
    }
}

fn shown(picture: &Picture, theme: &Theme, gap: Gap) -> Pixels {
    let mut screen = Screen::new(theme);
    for line in picture.lines() {
        screen.line(line);
    }
    assert!(screen.is_plain(), "a colour is left behind");
    let (columns, rows) = screen.size();
    assert_eq!(columns, usize::from(picture.columns()));
    assert_eq!(rows, usize::from(picture.rows()));
    screen.pixels(gap)
}

fn joined(picture: &Picture) -> Vec<u8> {
    let lines: Vec<_> = picture.lines().collect();
    lines.concat()
}

fn low(text: &str) -> Symbol {
    let symbol = Symbol::of(&secret(text), Level::Low).unwrap();
    assert!(symbol.reads_back(&secret(text)));
    symbol
}

fn secret(text: &str) -> Secret {
    Secret::new(text.as_bytes().to_vec())
}

/// As doorkey, PyPI and gitlab.com write them.
fn uris() -> Vec<String> {
    let uris = [
        "otpauth://totp/PyPI:alice?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=PyPI",
        "otpauth://totp/PyPI:alice?digits=6&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP\
         &algorithm=SHA1&issuer=PyPI&period=30",
        "otpauth://totp/gitlab.com:gitlab.com_alicia.liddell%40example.org?secret=\
         JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=gitlab.com",
    ];
    uris.map(str::to_owned).into()
}

/// The same, and one of 1,000 characters.
fn texts() -> Vec<String> {
    let mut texts = uris();
    let rest = "&image=https%3A%2F%2Fexample.org%2Fa%2Fvery%2Flong%2Fname%3F4711";
    let long: String = texts[2]
        .chars()
        .chain(rest.chars().cycle())
        .take(1000)
        .collect();
    texts.push(long);
    let lengths: Vec<_> = texts.iter().map(String::len).collect();
    assert_eq!(lengths, [77, 111, 123, 1000]);
    texts
}

/// Pictures, and what a reader must find in each.
struct Readings {
    folder: tempfile::TempDir,
    taken: Vec<(PathBuf, String)>,
}

impl Readings {
    fn begin() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            taken: Vec::new(),
        }
    }

    /// The ending of `name` is the format.
    fn take(&mut self, name: &str, picture: &[u8], text: &str) {
        let name = format!("{}, {} characters, {name}", self.taken.len(), text.len());
        let path = self.folder.path().join(name);
        fs::write(&path, picture).unwrap();
        self.taken.push((path, text.to_owned()));
    }

    /// The names of those that do not say what they must.
    fn wrong(&self) -> Vec<String> {
        let wrong = (self.taken.iter())
            .filter(|(path, text)| zbar([path.as_path()]) != [text.as_str()])
            .filter_map(|(path, _)| path.file_name());
        wrong
            .map(|name| name.to_string_lossy().into_owned())
            .collect()
    }

    fn all_are_right(&self) {
        assert!(!self.taken.is_empty());
        let read = zbar(self.taken.iter().map(|(path, _)| path.as_path()));
        let texts: Vec<_> = self.taken.iter().map(|(_, text)| text.as_str()).collect();
        assert!(read == texts, "not read: {:#?}", self.wrong());
    }

    fn tell(&self, what: &str) {
        let (all, wrong) = (self.taken.len(), self.wrong().len());
        println!("{what}: {} of {all} read", all - wrong);
    }
}

/// What zbar reads in the pictures, a line each; nothing for one in which it finds nothing.
fn zbar<'a>(pictures: impl IntoIterator<Item = &'a Path>) -> Vec<String> {
    let mut command = Command::new("zbarimg");
    let command = command.args(["--raw", "--quiet"]).args(pictures);
    let out = command.output().expect("zbarimg");
    let told = String::from_utf8(out.stdout).unwrap();
    told.lines().map(str::to_owned).collect()
}

/// Nothing between the lines.
const TOUCHING: Gap = Gap::Ground(0);
