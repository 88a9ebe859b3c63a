//! Where in a picture a code lies: enough to know it again, and to put several in reading order.

use std::mem;

use crate::qr::plane::Point;
use crate::qr::plane::distance;

/// The place of a code, in pixels of the picture as it came.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Its middle.
    pub(super) centre: Point,
    /// Half its side.
    pub(super) reach: f64,
}

impl Place {
    /// Whether this and the other cannot both be codes: the middle of one lies in the other.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        distance(self.centre, other.centre) < self.reach.max(other.reach)
    }

    /// The same place in a picture `scale` times as large.
    pub(super) fn scaled(self, scale: f64) -> Self {
        Self {
            centre: (self.centre.0 * scale, self.centre.1 * scale),
            reach: self.reach * scale,
        }
    }

    /// Whether a point lies in it.
    pub(super) fn has(&self, point: Point) -> bool {
        distance(self.centre, point) < self.reach
    }
}

/// Put what lies at places in reading order: line after line, each from the left.
///
/// A line is what begins in the upper half of its first code.
pub(super) fn in_reading_order<T>(mut placed: Vec<(Place, T)>) -> Vec<(Place, T)> {
    placed.sort_by(|(left, _), (right, _)| left.centre.1.total_cmp(&right.centre.1));
    let mut ordered = Vec::with_capacity(placed.len());
    let mut line: Vec<(Place, T)> = Vec::new();
    for item in placed {
        if let Some((first, _)) = line.first()
            && item.0.centre.1 > first.centre.1 + first.reach
        {
            ordered.extend(from_the_left(mem::take(&mut line)));
        }
        line.push(item);
    }
    ordered.extend(from_the_left(line));
    ordered
}

fn from_the_left<T>(mut line: Vec<(Place, T)>) -> Vec<(Place, T)> {
    line.sort_by(|(left, _), (right, _)| left.centre.0.total_cmp(&right.centre.0));
    line
}
