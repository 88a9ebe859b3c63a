//! A plane seen in perspective: where a point of a code lies in the picture.

/// A point, across and down.
pub(super) type Point = (f64, f64);

/// A projective map of the plane, as a matrix of three rows.
#[derive(Clone, Copy)]
pub(super) struct Plane([Row; 3]);

type Row = [f64; 3];

impl Plane {
    /// The map that takes four points, in order around, to four others; `None` where three are in one line.
    pub(super) fn through(from: [Point; 4], to: [Point; 4]) -> Option<Self> {
        let there = Self::of_square(to)?;
        let back = Self::of_square(from)?.inverse();
        Some(there.after(&back))
    }

    /// Where a point lies. It may be infinitely far away.
    pub(super) fn at(&self, (across, down): Point) -> Point {
        let [x, y, depth] = self.0.map(|row| dot(row, [across, down, 1.0]));
        (x / depth, y / depth)
    }

    /// The map of the unit square to four points. Source: Heckbert, Fundamentals of Texture Mapping and Image
    /// Warping, 2.2.3.
    fn of_square([p0, p1, p2, p3]: [Point; 4]) -> Option<Self> {
        let (dx1, dy1) = (p1.0 - p2.0, p1.1 - p2.1);
        let (dx2, dy2) = (p3.0 - p2.0, p3.1 - p2.1);
        let (sx, sy) = (p0.0 - p1.0 + p2.0 - p3.0, p0.1 - p1.1 + p2.1 - p3.1);
        let area = dx1 * dy2 - dx2 * dy1;
        if area.is_nan() || area.abs() < 1e-6 {
            return None;
        }
        let right = (sx * dy2 - dx2 * sy) / area;
        let below = (dx1 * sy - sx * dy1) / area;
        Some(Self([
            [p1.0 - p0.0 + right * p1.0, p3.0 - p0.0 + below * p3.0, p0.0],
            [p1.1 - p0.1 + right * p1.1, p3.1 - p0.1 + below * p3.1, p0.1],
            [right, below, 1.0],
        ]))
    }

    /// The inverse, but for a factor, which does not matter.
    fn inverse(&self) -> Self {
        let [top, middle, bottom] = self.0;
        Self(columns([
            cross(middle, bottom),
            cross(bottom, top),
            cross(top, middle),
        ]))
    }

    /// First `other`, then this.
    fn after(&self, other: &Self) -> Self {
        let columns = columns(other.0);
        Self(self.0.map(|row| columns.map(|column| dot(row, column))))
    }
}

fn dot(left: Row, right: Row) -> f64 {
    left[0] * right[0] + left[1] * right[1] + left[2] * right[2]
}

fn cross(left: Row, right: Row) -> Row {
    [
        left[1] * right[2] - left[2] * right[1],
        left[2] * right[0] - left[0] * right[2],
        left[0] * right[1] - left[1] * right[0],
    ]
}

/// The columns of a matrix given by its rows, or the rows of one given by its columns.
fn columns([top, middle, bottom]: [Row; 3]) -> [Row; 3] {
    [
        [top[0], middle[0], bottom[0]],
        [top[1], middle[1], bottom[1]],
        [top[2], middle[2], bottom[2]],
    ]
}

/// How far it is from one point to another.
pub(super) fn distance(from: Point, to: Point) -> f64 {
    (to.0 - from.0).hypot(to.1 - from.1)
}
