//! Where the modules of a code lie: from its corner squares to the plane that shows its known modules best.

use crate::qr::bitmap::Bitmap;
use crate::qr::pattern::LARGEST;
use crate::qr::pattern::Pattern;
use crate::qr::pattern::SMALLEST;
use crate::qr::pattern::alignment_fit;
use crate::qr::pattern::timing;
use crate::qr::place::Place;
use crate::qr::plane::Plane;
use crate::qr::plane::Point;
use crate::qr::plane::distance;
use crate::qr::triple::Frame;
use crate::qr::triple::Triple;

/// A code's modules, found in a picture.
pub(super) struct Grid {
    /// Modules a side.
    pub(super) size: i32,
    /// From modules to pixels.
    pub(super) plane: Plane,
    /// How well what is known of it shows: 1 is all of it.
    pub(super) fitness: f64,
    /// Four points of the code and where they are in the picture: what `plane` is made of.
    anchors: [(Point, Point); 4],
    module: f64,
    is_dark: bool,
}

impl Grid {
    /// The grids that three squares could be the corners of, by their timing rows alone.
    pub(super) fn candidates(bitmap: &Bitmap, triple: &Triple) -> Vec<Self> {
        let Some(frame) = triple.frame(bitmap) else {
            return Vec::new();
        };
        // A module that is measured half a pixel wrong makes a large code several sizes larger or smaller.
        let unsure = if frame.size > 60 { 2 } else { 1 };
        let sizes = (-unsure..=unsure).map(|step| frame.size + 4 * step);
        let sizes = sizes.filter(|size| (SMALLEST..=LARGEST).contains(size));
        sizes
            .filter_map(|size| Self::of(bitmap, triple, &frame, size))
            .collect()
    }

    fn of(bitmap: &Bitmap, triple: &Triple, frame: &Frame, size: i32) -> Option<Self> {
        let far = f64::from(size) - 3.5;
        let anchors = [
            ((3.5, 3.5), triple.corner),
            ((far, 3.5), triple.right),
            ((far, far), frame.fourth),
            ((3.5, far), triple.below),
        ];
        let plane = plane(&anchors)?;
        let timing = timing(size, &plane, |point| bitmap.is(triple.is_dark, point));
        (timing >= LEAST_TIMING).then_some(Self {
            size,
            plane,
            fitness: timing,
            anchors,
            module: frame.module,
            is_dark: triple.is_dark,
        })
    }

    /// What [`align`](Self::align) and decoding take, in pixels looked at.
    pub(super) fn cost(&self) -> usize {
        let side = usize::try_from(self.size).unwrap_or(0);
        20 * side * side + 30_000
    }

    /// What [`settle`](Self::settle) and decoding again take.
    pub(super) fn cost_to_settle(&self) -> usize {
        let side = usize::try_from(self.size).unwrap_or(0);
        STEPS.len() * 16 * 5 * (12 * side + side * side / 30)
    }

    /// Find the alignment square next to the fourth corner, and with it how well the known modules show.
    pub(super) fn align(&mut self, bitmap: &Bitmap) {
        let is_dark = |point| bitmap.is(self.is_dark, point);
        if self.size > SMALLEST
            && let Some(found) = alignment(self.size, &self.plane, is_dark)
        {
            let at = f64::from(self.size) - 6.5;
            let mut anchors = self.anchors;
            anchors[2] = ((at, at), self.plane.at(found));
            if let Some(plane) = plane(&anchors) {
                self.anchors = anchors;
                self.plane = plane;
            }
        }
        self.fitness = Pattern::of(self.size).fitness(&self.plane, is_dark);
    }

    /// Move the four points about until no small move shows the known modules better.
    pub(super) fn settle(&mut self, bitmap: &Bitmap) {
        let is_dark = |point| bitmap.is(self.is_dark, point);
        let pattern = Pattern::of(self.size);
        for step in STEPS {
            let step = step * self.module;
            // The fourth is the least sure, and goes first.
            for anchor in [2, 0, 1, 3] {
                for (x, y) in [(step, 0.0), (-step, 0.0), (0.0, step), (0.0, -step)] {
                    let mut moved = self.anchors;
                    if let Some((_, at)) = moved.get_mut(anchor) {
                        *at = (at.0 + x, at.1 + y);
                    }
                    let Some(plane) = plane(&moved) else { continue };
                    let fitness = pattern.fitness(&plane, is_dark);
                    if fitness > self.fitness {
                        self.anchors = moved;
                        self.plane = plane;
                        self.fitness = fitness;
                    }
                }
            }
        }
    }

    /// Whether the module at a column and a row is dark (or what stands for it): as most spots in it are.
    pub(super) fn module(
        &self,
        bitmap: &Bitmap,
        column: usize,
        row: usize,
        spots: &[Point],
    ) -> bool {
        let at = |index: usize| f64::from(u32::try_from(index).unwrap_or(0)) + 0.5;
        let (u, v) = (at(column), at(row));
        let is_dark = |(x, y): &&Point| bitmap.is(self.is_dark, self.plane.at((u + x, v + y)));
        2 * spots.iter().filter(is_dark).count() > spots.len()
    }

    /// Where the code lies.
    pub(super) fn place(&self) -> Place {
        let side = f64::from(self.size);
        let centre = self.plane.at((side / 2.0, side / 2.0));
        let middles = [
            (0.0, side / 2.0),
            (side, side / 2.0),
            (side / 2.0, 0.0),
            (side / 2.0, side),
        ];
        let reach = middles.map(|middle| distance(self.plane.at(middle), centre));
        Place {
            centre,
            reach: reach.into_iter().fold(0.0, f64::max),
        }
    }
}

fn plane(anchors: &[(Point, Point); 4]) -> Option<Plane> {
    Plane::through(anchors.map(|(from, _)| from), anchors.map(|(_, to)| to))
}

/// Where the alignment square next to the fourth corner is, in modules: the best match, the nearer the better.
fn alignment(size: i32, plane: &Plane, is_dark: impl Fn(Point) -> bool) -> Option<Point> {
    let expected = f64::from(size) - 6.5;
    // In half modules: how far off the fourth corner may be, the farther the larger the code.
    let reach = 6 + size / 5;
    let mut best = (f64::from(LEAST_ALIGNMENT), Vec::new());
    for down in -reach..=reach {
        for across in -reach..=reach {
            let (x, y) = (f64::from(across) / 2.0, f64::from(down) / 2.0);
            let at = (expected + x, expected + y);
            let fit = alignment_fit(at, plane, &is_dark);
            if fit < LEAST_ALIGNMENT {
                continue;
            }
            let score = f64::from(fit) - x.hypot(y) / 8.0;
            if score > best.0 + 0.5 {
                best = (score, vec![at]);
            } else if score > best.0 - 0.5
                && best
                    .1
                    .first()
                    .is_some_and(|first| distance(*first, at) < 1.1)
            {
                best.1.push(at);
            }
        }
    }
    let count = f64::from(u32::try_from(best.1.len()).ok()?);
    let sum = best
        .1
        .iter()
        .fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
    (count > 0.0).then_some((sum.0 / count, sum.1 / count))
}

/// Less of the timing rows than this is no code.
const LEAST_TIMING: f64 = 0.7;
/// Of 25 modules.
const LEAST_ALIGNMENT: i32 = 21;
/// In modules.
const STEPS: [f64; 8] = [1.0, 0.5, 0.5, 0.25, 0.25, 0.12, 0.12, 0.06];
