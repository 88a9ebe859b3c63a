//! The texts of every QR code in a picture: as it is first, then with what helps pictures that are hard to read.

use std::error::Error;
use std::fmt;

use crate::failure::Explain;
use crate::failure::Kind;
use crate::qr::bitmap::Bitmap;
use crate::qr::decode::decode;
use crate::qr::finder::find;
use crate::qr::grid::Grid;
use crate::qr::look::Cut;
use crate::qr::look::Look;
use crate::qr::picture::Picture;
use crate::qr::picture::Trouble;
use crate::qr::place::Place;
use crate::qr::place::in_reading_order;
use crate::qr::plane::Point;
use crate::qr::triple::triples;
use crate::secret::Secret;

/// What was seen in a picture.
#[derive(Debug)]
pub struct Seen {
    /// The different texts in reading order, at least one. They are bytes: most codes hold UTF-8, not all.
    pub texts: Vec<Secret>,
    /// How many more codes are there that cannot be read.
    pub unread: usize,
}

/// Read every code in an image file.
///
/// The work is bounded: a large picture, or one full of what looks like codes, gets fewer looks.
///
/// # Errors
/// [`Unread`], where no code could be read.
pub fn read(image: &Secret) -> Result<Seen, Unread> {
    let picture = Picture::open(image).map_err(Unread::Picture)?;
    let mut found = Found::default();
    let mut effort = Effort(3 * picture.grey.area() + MOST_EFFORT);
    for look in Look::ALL {
        if found.is_complete() {
            break;
        }
        if !effort.can_spend(look.cost(&picture)) {
            continue;
        }
        let Some(grey) = look.at(&picture) else {
            continue;
        };
        let cuts = if grey.area() > LARGE {
            1
        } else {
            Cut::ALL.len()
        };
        for cut in Cut::ALL.into_iter().take(cuts) {
            if found.is_complete() || !effort.can_spend(2 * grey.area()) {
                break;
            }
            if let Some(bitmap) = cut.of(&grey) {
                search(&bitmap, look.scale(), &mut found, &mut effort);
            }
            if !found.read.is_empty() {
                effort.0 = effort.0.min(EFFORT_FOR_THE_REST);
            }
        }
    }
    found.seen()
}

/// Why nothing was read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unread {
    /// There is no picture to look at.
    Picture(Trouble),
    /// There is no code in the picture.
    NoCode,
    /// There are as many codes, and too much of each is damaged or blurred.
    Illegible(usize),
}

impl fmt::Display for Unread {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Picture(trouble) => trouble.fmt(formatter),
            Self::NoCode => formatter.write_str("there is no QR code in the picture"),
            Self::Illegible(1) => {
                formatter.write_str("there is a QR code in the picture, and it cannot be read")
            }
            Self::Illegible(count) => {
                write!(
                    formatter,
                    "there are {count} QR codes in the picture, and none can be read"
                )
            }
        }
    }
}

impl Error for Unread {}

impl Explain for Unread {
    fn kind(&self) -> Kind {
        Kind::Input
    }

    fn hint(&self) -> Option<String> {
        match self {
            Self::Picture(trouble) => trouble.hint(),
            Self::NoCode => {
                Some("take a screenshot with the whole code in it, corners and all".to_owned())
            }
            Self::Illegible(_) => {
                Some("show the code larger, and take a screenshot rather than a photo".to_owned())
            }
        }
    }
}

/// What has been found so far, look by look.
#[derive(Default)]
struct Found {
    read: Vec<(Place, Secret)>,
    unread: Vec<Place>,
}

impl Found {
    /// Whether something was read, and nothing was seen that was not.
    fn is_complete(&self) -> bool {
        !self.read.is_empty() && self.unread.is_empty()
    }

    fn has(&self, point: Point) -> bool {
        self.read.iter().any(|(place, _)| place.has(point))
    }

    fn read(&mut self, place: Place, text: Secret) {
        self.unread.retain(|unread| !unread.is_same(&place));
        if !self.read.iter().any(|(other, _)| other.is_same(&place)) {
            self.read.push((place, text));
        }
    }

    fn unread(&mut self, place: Place) {
        let is_known = self.read.iter().any(|(other, _)| other.is_same(&place))
            || self.unread.iter().any(|other| other.is_same(&place));
        if !is_known {
            self.unread.push(place);
        }
    }

    fn seen(self) -> Result<Seen, Unread> {
        let mut texts: Vec<Secret> = Vec::with_capacity(self.read.len());
        for (_, text) in in_reading_order(self.read) {
            if !texts.iter().any(|other| other.is_same(&text)) {
                texts.push(text);
            }
        }
        match (texts.is_empty(), self.unread.len()) {
            (true, 0) => Err(Unread::NoCode),
            (true, count) => Err(Unread::Illegible(count)),
            (false, unread) => Ok(Seen { texts, unread }),
        }
    }
}

/// How much work a picture is worth, in pixels looked at.
struct Effort(usize);

impl Effort {
    /// Spend as much, if there is as much left.
    fn can_spend(&mut self, pixels: usize) -> bool {
        let left = self.0.checked_sub(pixels);
        self.0 = left.unwrap_or(self.0);
        left.is_some()
    }
}

/// Find and read the codes in a bitmap that shows the picture `scale` times smaller.
fn search(bitmap: &Bitmap, scale: f64, found: &mut Found, effort: &mut Effort) {
    let mut failed = 0;
    for (corners, mut grid) in likely(bitmap, effort) {
        if corners
            .iter()
            .any(|(x, y)| found.has((x * scale, y * scale)))
        {
            continue;
        }
        if failed == MOST_FAILED || !effort.can_spend(grid.cost()) {
            return;
        }
        failed += 1;
        grid.align(bitmap);
        if grid.fitness < HARDLY_A_CODE {
            continue;
        }
        let mut text = decode(&grid, bitmap);
        if text.is_none() && effort.can_spend(grid.cost_to_settle()) {
            grid.settle(bitmap);
            text = decode(&grid, bitmap);
        }
        let place = grid.place().scaled(scale);
        match text {
            Some(text) => {
                failed -= 1;
                found.read(place, text);
            }
            None if grid.fitness > LIKE_A_CODE => found.unread(place),
            None => {}
        }
    }
}

/// The grids that could be codes, with their three corners, the likeliest first.
fn likely(bitmap: &Bitmap, effort: &mut Effort) -> Vec<([Point; 3], Grid)> {
    let finders = find(bitmap);
    if !effort.can_spend(finders.len() * (finders.len() + FINDER)) {
        return Vec::new();
    }
    let mut grids = Vec::new();
    for triple in triples(&finders) {
        if !effort.can_spend(TRIPLE) {
            break;
        }
        for grid in Grid::candidates(bitmap, &triple) {
            let corners = [triple.corner, triple.right, triple.below];
            grids.push((grid.fitness - triple.oddity / 4.0, (corners, grid)));
        }
    }
    grids.sort_by(|(left, _), (right, _)| right.total_cmp(left));
    grids.into_iter().map(|(_, grid)| grid).collect()
}

/// What a picture is worth beside what it takes to look at it once: about a second.
const MOST_EFFORT: usize = 150_000_000;
/// What it is worth to read a code that is seen beside others that are read.
const EFFORT_FOR_THE_REST: usize = 40_000_000;
/// A picture of more pixels is cut in one way only, and then halved.
const LARGE: usize = 8_000_000;
/// What it takes to put one corner square beside others.
const FINDER: usize = 1000;
/// What it takes to look at three corners.
const TRIPLE: usize = 1000;
/// How many grids may fail in one look.
const MOST_FAILED: usize = 60;
/// A grid that shows less of the modules every code has is none.
const HARDLY_A_CODE: f64 = 0.65;
/// A grid that shows this much of the modules every code has is a code, even where it cannot be read.
const LIKE_A_CODE: f64 = 0.9;

#[cfg(test)]
mod tests;
