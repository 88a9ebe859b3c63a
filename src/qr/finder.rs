//! The squares in three corners of a code: dark, light, dark, light, dark as 1:1:3:1:1 whichever way one cuts them.

use crate::qr::bitmap::Bitmap;
use crate::qr::plane::Point;

/// A square in the corner of a code.
#[derive(Clone, Copy)]
pub(super) struct Finder {
    /// Its middle, in pixels.
    pub(super) centre: Point,
    /// The side of a module, in pixels; up to 1.4 times too long where the code is turned.
    pub(super) module: f64,
    /// Whether it is dark on light.
    pub(super) is_dark: bool,
}

/// The corner squares, dark on light and light on dark, from the top. At most [`MAX_FINDERS`].
///
/// The outer ring may go on into what surrounds it: there are codes without a border.
pub(super) fn find(bitmap: &Bitmap) -> Vec<Finder> {
    let mut found = Vec::new();
    // The last row that a square found so far covers, column by column.
    let mut covered = vec![-1; bitmap.width()];
    for (row, y) in bitmap.rows().zip(0..) {
        let mut runs = [0; 5];
        let mut colour = None;
        let ends = row.iter().map(Some).chain([None]);
        for (pixel, x) in ends.zip(0..) {
            if pixel == colour {
                runs[4] += 1;
                continue;
            }
            if let Some(is_dark) = colour
                && let Some(middle) = middle(runs, x)
            {
                let is_new = |column: usize| covered.get(column).is_some_and(|last| *last < y);
                if usize::try_from(middle).is_ok_and(is_new)
                    && let Some((finder, reach)) = confirm(bitmap, (middle, y), runs, *is_dark)
                {
                    cover(&mut covered, middle, reach, y);
                    found.push(finder);
                    if found.len() == MAX_FINDERS {
                        return found;
                    }
                }
            }
            runs = [runs[1], runs[2], runs[3], runs[4], 1];
            colour = pixel;
        }
    }
    found
}

/// The column in the middle of five runs that end before `x`, if they are such a cut.
fn middle([before, left, core, right, after]: [i32; 5], x: i32) -> Option<i32> {
    let total = left + core + right;
    let is_cut = before * 10 >= total && after * 10 >= total && is_cut(left, core, right, 2);
    is_cut.then_some(x - after - right - core + core / 2)
}

/// Whether three runs are as 1:3:1, give or take `slack` quarters of a module and of two, and the rounding to pixels.
fn is_cut(left: i32, core: i32, right: i32, slack: i32) -> bool {
    let total = left + core + right;
    let is_near = |run: i32| (5 * run - total).abs() * 4 <= slack * total + 8;
    total >= 5
        && is_near(left)
        && is_near(right)
        && (5 * core - 3 * total).abs() * 4 <= 2 * slack * total + 8
}

/// A cut through a square: how far the core and the light ring reach, one way and the other.
struct Cut {
    core: (i32, i32),
    gap: (i32, i32),
}

impl Cut {
    /// Cut through the pixel `at` along `step`; `None` where it is no square.
    fn new(
        bitmap: &Bitmap,
        at: (i32, i32),
        step: (i32, i32),
        ink: bool,
        limit: i32,
        slack: i32,
    ) -> Option<Self> {
        let (core_there, gap_there) = walk(bitmap, at, step, ink, limit)?;
        let (core_back, gap_back) = walk(bitmap, at, (-step.0, -step.1), ink, limit)?;
        let cut = Self {
            core: (core_back, core_there),
            gap: (gap_back, gap_there),
        };
        is_cut(gap_back, cut.length(), gap_there, slack).then_some(cut)
    }

    /// The length of the core.
    fn length(&self) -> i32 {
        self.core.0 + self.core.1 + 1
    }

    /// Five modules.
    fn five(&self) -> i32 {
        self.gap.0 + self.length() + self.gap.1
    }

    /// How far the middle is from where it was cut, in half pixels.
    fn off(&self) -> i32 {
        self.core.1 - self.core.0
    }
}

/// From inside the core to the outer ring: the pixels of the core and of the light ring on the way.
fn walk(
    bitmap: &Bitmap,
    at: (i32, i32),
    step: (i32, i32),
    ink: bool,
    limit: i32,
) -> Option<(i32, i32)> {
    let colour = |steps: i32| bitmap.is_dark(at.0 + step.0 * steps, at.1 + step.1 * steps);
    let core = (0..limit).find(|steps| colour(steps + 1) != Some(ink))?;
    let gap = (0..limit).find(|steps| colour(core + steps + 1) != Some(!ink))?;
    let ring = (gap / 2).max(1);
    let is_ring = (1..=ring).all(|steps| colour(core + gap + steps) == Some(ink));
    is_ring.then_some((core, gap))
}

/// Cut down, across and aslant where a row looks like a square.
fn confirm(
    bitmap: &Bitmap,
    (x, y): (i32, i32),
    runs: [i32; 5],
    is_dark: bool,
) -> Option<(Finder, (i32, i32))> {
    if bitmap.is_dark(x, y) != Some(is_dark) {
        return None;
    }
    let across = runs[1] + runs[2] + runs[3];
    let limit = across.saturating_mul(2);
    let down = Cut::new(bitmap, (x, y), (0, 1), is_dark, limit, 3)?;
    let middle = y + down.off() / 2;
    let across = Cut::new(bitmap, (x, middle), (1, 0), is_dark, limit, 3)?;
    let centre = (x + across.off() / 2, middle);
    Cut::new(bitmap, centre, (1, 1), is_dark, limit, 4)?;
    Cut::new(bitmap, centre, (1, -1), is_dark, limit, 4)?;
    let half = |off: i32, at: i32| f64::from(2 * at + off + 1) / 2.0;
    let finder = Finder {
        centre: (half(across.off(), x), half(down.off(), y)),
        module: f64::from(across.five() + down.five()) / 10.0,
        is_dark,
    };
    // In noise there are small squares everywhere, that are not quite.
    let least = if finder.module < 3.0 {
        LEAST_ROUND + 2
    } else {
        LEAST_ROUND
    };
    let is_ring = roundness(bitmap, &finder) >= least;
    is_ring.then_some((finder, (across.length() / 2 + 1, down.length() / 2 + 1)))
}

/// In how many of all directions a square goes on as it should: dark, light, dark, at about the right distances.
fn roundness(bitmap: &Bitmap, finder: &Finder) -> usize {
    let reach = |direction: Point, ink: bool, from: f64| {
        let at = |away: f64| {
            (
                finder.centre.0 + direction.0 * away,
                finder.centre.1 + direction.1 * away,
            )
        };
        let steps = (0..20).map(|step| from + f64::from(step) * finder.module / 5.0);
        steps.into_iter().find(|away| !bitmap.is(ink, at(*away)))
    };
    let is_round = |direction: &&Point| {
        let core = reach(**direction, finder.is_dark, 0.0)?;
        let ring = reach(**direction, !finder.is_dark, core)?;
        // The rings are concentric: the one begins at five thirds of the other, whatever the direction.
        let is_ring = (ring * 3.0 - core * 5.0).abs() < finder.module * 1.5 + 3.0;
        (is_ring && (0.8..3.2).contains(&(core / finder.module))).then_some(())
    };
    let half = DIRECTIONS
        .iter()
        .filter(|direction| is_round(direction).is_some())
        .count();
    let other = DIRECTIONS.map(|(x, y)| (-x, -y));
    half + other
        .iter()
        .filter(|direction| is_round(direction).is_some())
        .count()
}

fn cover(covered: &mut [i32], middle: i32, (wide, high): (i32, i32), y: i32) {
    let start = usize::try_from(middle - wide).unwrap_or(0);
    let width = usize::try_from(2 * wide + 1).unwrap_or(0);
    for last in covered.iter_mut().skip(start).take(width) {
        *last = y + 2 * high;
    }
}

/// Half the directions of the compass; the others are opposite.
const DIRECTIONS: [Point; 8] = [
    (1.0, 0.0),
    (0.924, 0.383),
    (0.707, 0.707),
    (0.383, 0.924),
    (0.0, 1.0),
    (-0.383, 0.924),
    (-0.707, 0.707),
    (-0.924, 0.383),
];
/// Of sixteen directions.
const LEAST_ROUND: usize = 13;
/// More squares than these are a pattern, not codes.
const MAX_FINDERS: usize = 4096;
