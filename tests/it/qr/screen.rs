//! A terminal of its own: SGR escapes, blocks and `#`, drawn as pixels in the colours of a theme.

/// The colours with which a terminal begins.
pub struct Theme {
    pub name: &'static str,
    pub letters: Rgb,
    pub ground: Rgb,
}

pub type Rgb = [u8; 3];

/// As their makers publish them.
pub const THEMES: [Theme; 8] = [
    theme("xterm", [0x00, 0x00, 0x00], [0xff, 0xff, 0xff]),
    theme("xterm -rv", [0xe5, 0xe5, 0xe5], [0x00, 0x00, 0x00]),
    theme("Solarized light", [0x65, 0x7b, 0x83], [0xfd, 0xf6, 0xe3]),
    theme("Solarized dark", [0x83, 0x94, 0x96], [0x00, 0x2b, 0x36]),
    theme("Dracula", [0xf8, 0xf8, 0xf2], [0x28, 0x2a, 0x36]),
    theme("Gruvbox dark", [0xeb, 0xdb, 0xb2], [0x28, 0x28, 0x28]),
    theme("Tango light", [0x2e, 0x34, 0x36], [0xee, 0xee, 0xec]),
    theme("GNOME dark", [0xd0, 0xcf, 0xcc], [0x17, 0x14, 0x21]),
];

const fn theme(name: &'static str, letters: Rgb, ground: Rgb) -> Theme {
    Theme {
        name,
        letters,
        ground,
    }
}

impl Theme {
    pub fn is_light(&self) -> bool {
        grey(self.ground) > grey(self.letters)
    }
}

/// What was written, cell by cell.
pub struct Screen<'a> {
    theme: &'a Theme,
    rows: Vec<Vec<Cell>>,
    letters: Rgb,
    ground: Rgb,
}

struct Cell {
    char: char,
    letters: Rgb,
    ground: Rgb,
}

impl<'a> Screen<'a> {
    pub fn new(theme: &'a Theme) -> Self {
        Self {
            theme,
            rows: Vec::new(),
            letters: theme.letters,
            ground: theme.ground,
        }
    }

    /// Write a line, and begin the next.
    pub fn line(&mut self, line: &[u8]) {
        let line = str::from_utf8(line).unwrap();
        let mut row = Vec::new();
        let mut chars = line.chars();
        while let Some(char) = chars.next() {
            if char == '\x1b' {
                assert_eq!(chars.next(), Some('['), "no other escape is known");
                let parameters: String = chars.by_ref().take_while(|char| *char != 'm').collect();
                self.set(&parameters);
            } else {
                row.push(Cell {
                    char,
                    letters: self.letters,
                    ground: self.ground,
                });
            }
        }
        self.rows.push(row);
    }

    fn set(&mut self, parameters: &str) {
        let numbers: Vec<u8> = parameters
            .split(';')
            .map(|text| text.parse().unwrap())
            .collect();
        let mut rest = &numbers[..];
        while let Some((first, after)) = rest.split_first() {
            rest = match (first, after) {
                (0, after) => {
                    (self.letters, self.ground) = (self.theme.letters, self.theme.ground);
                    after
                }
                (38, [2, r, g, b, after @ ..]) => {
                    self.letters = [*r, *g, *b];
                    after
                }
                (48, [2, r, g, b, after @ ..]) => {
                    self.ground = [*r, *g, *b];
                    after
                }
                (38, [5, place, after @ ..]) => {
                    self.letters = of_256(*place);
                    after
                }
                (48, [5, place, after @ ..]) => {
                    self.ground = of_256(*place);
                    after
                }
                _ => panic!("{parameters} is no colour that is the same on every theme"),
            };
        }
    }

    /// Whether what is written next has the colours of the theme.
    pub fn is_plain(&self) -> bool {
        self.letters == self.theme.letters && self.ground == self.theme.ground
    }

    /// Columns and rows; every row has as many columns.
    pub fn size(&self) -> (usize, usize) {
        let columns = self.rows[0].len();
        assert!(self.rows.iter().all(|row| row.len() == columns));
        (columns, self.rows.len())
    }

    /// As it looks, with letters of 8 by 16 pixels, and the ground of the theme on all sides.
    pub fn pixels(&self, gap: Gap) -> Pixels {
        let (columns, rows) = self.size();
        let line = 16 + gap.pixels();
        let (width, height) = (columns * 8 + 2 * MARGIN, rows * line + 2 * MARGIN);
        let mut pixels = Pixels::filled(width, height, grey(self.theme.ground));
        for (row, cells) in self.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let (left, top) = (MARGIN + 8 * column, MARGIN + line * row);
                let glyph = glyph(cell.char);
                for y in 0..line {
                    let dots = match (glyph.get(y), gap) {
                        (Some(dots), _) => *dots,
                        (None, Gap::Ground(_)) => 0,
                        (None, Gap::Stripe(_)) => continue,
                    };
                    for x in 0..8 {
                        let is_letter = dots & (0x80 >> x) != 0;
                        let colour = if is_letter { cell.letters } else { cell.ground };
                        pixels.set(left + x, top + y, grey(colour));
                    }
                }
            }
        }
        pixels
    }
}

/// What stands between two lines, so many pixels high.
#[derive(Clone, Copy, Debug)]
pub enum Gap {
    /// The ground of the cells above: the line spacing of terminals.
    Ground(usize),
    /// The ground of the theme: web pages that show what a terminal would.
    Stripe(usize),
}

impl Gap {
    fn pixels(self) -> usize {
        let (Self::Ground(pixels) | Self::Stripe(pixels)) = self;
        pixels
    }
}

/// The place in the table of 256 colours; the first 16 are what a theme wants them to be.
fn of_256(place: u8) -> Rgb {
    let cube = place.checked_sub(16).expect("themes change this colour");
    let steps = [0, 95, 135, 175, 215, 255];
    [cube / 36, cube / 6 % 6, cube % 6].map(|step| steps[usize::from(step)])
}

fn glyph(char: char) -> [u8; 16] {
    match char {
        ' ' => [0; 16],
        '\u{2580}' => [[0xff; 8], [0; 8]].concat().try_into().unwrap(),
        // As the VGA has it.
        '#' => [
            0, 0, 0, 0x6c, 0x6c, 0xfe, 0x6c, 0x6c, 0x6c, 0xfe, 0x6c, 0x6c, 0, 0, 0, 0,
        ],
        other => panic!("nobody draws {other:?}"),
    }
}

fn grey([r, g, b]: Rgb) -> u8 {
    let sum = 299 * u32::from(r) + 587 * u32::from(g) + 114 * u32::from(b);
    u8::try_from(sum / 1000).unwrap()
}

/// A picture in grey.
pub struct Pixels {
    pub width: usize,
    pub height: usize,
    greys: Vec<u8>,
}

impl Pixels {
    pub fn filled(width: usize, height: usize, grey: u8) -> Self {
        Self {
            width,
            height,
            greys: vec![grey; width * height],
        }
    }

    pub fn set(&mut self, x: usize, y: usize, grey: u8) {
        assert!(x < self.width);
        self.greys[y * self.width + x] = grey;
    }

    pub fn at(&self, x: usize, y: usize) -> u8 {
        self.greys[y * self.width + x]
    }

    /// The same with a dark grey margin, as on a terminal.
    pub fn on_grey(&self, margin: usize) -> Self {
        let (width, height) = (self.width + 2 * margin, self.height + 2 * margin);
        let mut around = Self::filled(width, height, 40);
        for y in 0..self.height {
            for x in 0..self.width {
                around.set(x + margin, y + margin, self.at(x, y));
            }
        }
        around
    }

    /// As a camera sees it that is not quite in focus, from some distance: three means over squares, which are
    /// nearly a Gaussian of 5.5 pixels, and of those every third.
    pub fn by_camera(self) -> Self {
        let blurred = (0..6).fold(self, |pixels, _| pixels.turned_mean(5));
        let mut seen = Self::filled(blurred.width / 3, blurred.height / 3, 0);
        for y in 0..seen.height {
            for x in 0..seen.width {
                seen.set(x, y, blurred.at(3 * x, 3 * y));
            }
        }
        seen
    }

    /// The mean of each pixel and its neighbours in the row, with rows and columns changed.
    fn turned_mean(&self, radius: usize) -> Self {
        let mut turned = Self::filled(self.height, self.width, 0);
        for (y, row) in self.greys.chunks(self.width).enumerate() {
            let mut sums = vec![0];
            sums.extend(row.iter().scan(0, |sum, grey| {
                *sum += usize::from(*grey);
                Some(*sum)
            }));
            for x in 0..self.width {
                let (first, end) = (x.saturating_sub(radius), (x + radius + 1).min(self.width));
                let mean = (sums[end] - sums[first]) / (end - first);
                turned.greys[x * self.height + y] = u8::try_from(mean).unwrap();
            }
        }
        turned
    }

    /// Source: <https://netpbm.sourceforge.net/doc/pgm.html>.
    pub fn pgm(&self) -> Vec<u8> {
        let head = format!("P5 {} {} 255\n", self.width, self.height);
        [head.as_bytes(), &self.greys].concat()
    }
}

const MARGIN: usize = 16;
