//! Three corner squares that could be those of one code: alike, and at a right angle.

use crate::qr::bitmap::Bitmap;
use crate::qr::finder::Finder;
use crate::qr::pattern::LARGEST;
use crate::qr::pattern::SMALLEST;
use crate::qr::plane::Point;
use crate::qr::plane::distance;

/// Three corner squares; a code seen in a mirror has its second and third exchanged.
#[derive(Clone, Copy)]
pub(super) struct Triple {
    /// At the right angle.
    pub(super) corner: Point,
    /// One quarter turn clockwise before `below`, as seen from the corner.
    pub(super) right: Point,
    /// The third.
    pub(super) below: Point,
    /// Whether they are dark on light.
    pub(super) is_dark: bool,
    /// How far they are from a square, in no unit.
    pub(super) oddity: f64,
}

/// How the code of three squares is likely to lie.
pub(super) struct Frame {
    /// How many modules it has a side, likely.
    pub(super) size: i32,
    /// Its fourth corner: the middle of where a fourth square would be.
    pub(super) fourth: Point,
    /// The side of a module at the corner, in pixels.
    pub(super) module: f64,
}

/// Every three squares that could belong together, the likeliest first. At most [`MAX_TRIPLES`].
pub(super) fn triples(finders: &[Finder]) -> Vec<Triple> {
    let mut found = Vec::new();
    for corner in finders {
        let near = neighbours(corner, finders);
        let mut of_corner = Vec::new();
        for (at, first) in near.iter().enumerate() {
            let others = near.iter().skip(at + 1);
            of_corner.extend(others.filter_map(|second| Triple::of(corner, first, second)));
        }
        found.extend(likeliest(of_corner, MAX_OF_CORNER));
    }
    likeliest(found, MAX_TRIPLES)
}

fn likeliest(mut triples: Vec<Triple>, most: usize) -> Vec<Triple> {
    triples.sort_by(|left, right| left.oddity.total_cmp(&right.oddity));
    triples.truncate(most);
    triples
}

/// The squares nearest to one, of about its size and its colour.
fn neighbours<'a>(finder: &Finder, finders: &'a [Finder]) -> Vec<&'a Finder> {
    let mut near: Vec<(f64, &Finder)> = Vec::new();
    for other in finders {
        let ratio = other.module / finder.module;
        let away = distance(finder.centre, other.centre) / finder.module;
        let is_alike = other.is_dark == finder.is_dark && (0.4..2.5).contains(&ratio);
        if is_alike && (8.0..MAX_AWAY).contains(&away) {
            near.push((away, other));
        }
    }
    if near.len() > MAX_NEIGHBOURS {
        near.select_nth_unstable_by(MAX_NEIGHBOURS, |left, right| left.0.total_cmp(&right.0));
        near.truncate(MAX_NEIGHBOURS);
    }
    near.into_iter().map(|(_, other)| other).collect()
}

impl Triple {
    fn of(corner: &Finder, first: &Finder, second: &Finder) -> Option<Self> {
        let away = |to: &Finder| (to.centre.0 - corner.centre.0, to.centre.1 - corner.centre.1);
        let (a, b) = (away(first), away(second));
        let (long, short) = (a.0.hypot(a.1), b.0.hypot(b.1));
        let cosine = (a.0 * b.0 + a.1 * b.1) / (long * short);
        let ratio = (long / short).ln().abs();
        if cosine.abs() > 0.5 || ratio > 0.6 {
            return None;
        }
        let size = |finder: &Finder| (finder.module / corner.module).ln().abs();
        let modules = (long + short) / (2.0 * corner.module);
        let is_clockwise = a.0 * b.1 - a.1 * b.0 > 0.0;
        let (right, below) = if is_clockwise {
            (first, second)
        } else {
            (second, first)
        };
        Some(Self {
            corner: corner.centre,
            right: right.centre,
            below: below.centre,
            is_dark: corner.is_dark,
            oddity: cosine.abs() + ratio + size(first) + size(second) + modules / 1000.0,
        })
    }

    /// How the code lies, from the sizes its squares have in each direction; `None` where it is none.
    ///
    /// Along a line in perspective the scale at two points gives both the number of modules between them and how
    /// much farther away one is than the other.
    pub(super) fn frame(&self, bitmap: &Bitmap) -> Option<Frame> {
        let span = |at: Point, towards: Point| span(bitmap, at, towards, self.is_dark);
        let (near, far) = (
            span(self.corner, self.right)?,
            span(self.right, self.corner)?,
        );
        let (top, bottom) = (
            span(self.corner, self.below)?,
            span(self.below, self.corner)?,
        );
        let across = distance(self.corner, self.right) / (near * far).sqrt();
        let down = distance(self.corner, self.below) / (top * bottom).sqrt();
        if !(0.7..1.43).contains(&(across / down)) {
            return None;
        }
        let size = nearest_size(f64::midpoint(across, down) + 7.0)?;
        let (right, below) = (depth(near, far), depth(top, bottom));
        let depth = (right + below - 1.0).max(0.3);
        let fourth = |corner: f64, at_right: f64, at_below: f64| {
            (right * at_right + below * at_below - corner) / depth
        };
        Some(Frame {
            size,
            fourth: (
                fourth(self.corner.0, self.right.0, self.below.0),
                fourth(self.corner.1, self.right.1, self.below.1),
            ),
            module: f64::midpoint(near, top),
        })
    }
}

/// How much deeper the far end is; 1 where the difference is no more than pixels explain.
fn depth(near: f64, far: f64) -> f64 {
    let explained = 0.3 / near.min(far) + 0.02;
    let ratio = near / far;
    if ratio.ln().abs() < explained {
        1.0
    } else {
        ratio.sqrt()
    }
}

/// The size that a code can have next to `modules`.
fn nearest_size(modules: f64) -> Option<i32> {
    let size = (0..40).map(|version| SMALLEST + 4 * version);
    let off = |size: i32| (f64::from(size) - modules).abs();
    let nearest = size.min_by(|left, right| off(*left).total_cmp(&off(*right)))?;
    (off(nearest) < 8.0 && nearest <= LARGEST).then_some(nearest)
}

/// The side of a module of the square at `at`, in pixels, measured towards a point and away from it.
fn span(bitmap: &Bitmap, at: Point, towards: Point, ink: bool) -> Option<f64> {
    let away = distance(at, towards);
    let step = ((towards.0 - at.0) / away, (towards.1 - at.1) / away);
    let there = ring(bitmap, at, step, ink, away)?;
    let back = ring(bitmap, at, (-step.0, -step.1), ink, away)?;
    Some((there + back) / 5.0)
}

/// How far it is from the middle of a square to its outer ring.
fn ring(bitmap: &Bitmap, at: Point, step: Point, ink: bool, most: f64) -> Option<f64> {
    let mut away = 0.0;
    for colour in [ink, !ink] {
        while bitmap.is(colour, (at.0 + step.0 * away, at.1 + step.1 * away)) {
            away += STEP;
            if away > most {
                return None;
            }
        }
    }
    (away > 1.0).then_some(away)
}

/// In pixels; how finely a square is measured.
const STEP: f64 = 0.25;
/// Squares of one code are among each other's nearest, but for what lies in and right next to the code.
const MAX_NEIGHBOURS: usize = 32;
const MAX_OF_CORNER: usize = 48;
/// In modules as they are first measured.
const MAX_AWAY: f64 = 260.0;
const MAX_TRIPLES: usize = 4096;
