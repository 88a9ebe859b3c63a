//! The modules that every code of a size has alike: corner squares, timing rows, alignment squares.

use crate::qr::plane::Plane;
use crate::qr::plane::Point;

/// The fewest modules a side.
pub(super) const SMALLEST: i32 = 21;
/// The most.
pub(super) const LARGEST: i32 = 177;

/// The middles of the modules that are known beforehand, and whether each is dark.
pub(super) struct Pattern {
    modules: Vec<(Point, bool)>,
}

impl Pattern {
    /// The known modules of a code with `size` modules a side. Source: ISO/IEC 18004, 6.3.
    pub(super) fn of(size: i32) -> Self {
        let mut modules = Vec::new();
        for (column, row) in [(0, 0), (size - 7, 0), (0, size - 7)] {
            // With the light line around it, where that is inside the code.
            square(&mut modules, (column + 3, row + 3), 4, |ring| {
                ring != 2 && ring != 4
            });
        }
        modules.retain(|((x, y), _)| {
            let is_inside = |at: f64| at > 0.0 && at < f64::from(size);
            is_inside(*x) && is_inside(*y)
        });
        for at in 8..size - 8 {
            modules.push((middle(at, 6), at % 2 == 0));
            modules.push((middle(6, at), at % 2 == 0));
        }
        let squares = alignment(size);
        let is_corner = |at: i32| at == 6 || at == size - 7;
        for row in &squares {
            for column in &squares {
                let is_taken = is_corner(*row) && is_corner(*column) && (*row == 6 || *column == 6);
                if !is_taken {
                    square(&mut modules, (*column, *row), 2, |ring| ring != 1);
                }
            }
        }
        Self { modules }
    }

    /// How well `is_dark` shows the known modules where `plane` puts them: 1 is all of them.
    pub(super) fn fitness(&self, plane: &Plane, is_dark: impl Fn(Point) -> bool) -> f64 {
        let mut fitting = 0_u32;
        for ((u, v), dark) in &self.modules {
            for (x, y) in SPOTS {
                fitting += u32::from(is_dark(plane.at((u + x, v + y))) == *dark);
            }
        }
        let all = u32::try_from(self.modules.len() * SPOTS.len()).unwrap_or(u32::MAX);
        f64::from(fitting) / f64::from(all)
    }
}

/// How much of the timing rows shows where `plane` puts them.
pub(super) fn timing(size: i32, plane: &Plane, is_dark: impl Fn(Point) -> bool) -> f64 {
    let fits = |at: i32| {
        let is_fitting = |point| is_dark(plane.at(point)) == (at % 2 == 0);
        i32::from(is_fitting(middle(at, 6))) + i32::from(is_fitting(middle(6, at)))
    };
    let fitting: i32 = (7..size - 7).map(fits).sum();
    f64::from(fitting) / f64::from(2 * (size - 14))
}

/// How many of the 25 modules of an alignment square show around a point.
pub(super) fn alignment_fit((u, v): Point, plane: &Plane, is_dark: impl Fn(Point) -> bool) -> i32 {
    let fits = |column: i32, row: i32| {
        let at = plane.at((u + f64::from(column), v + f64::from(row)));
        i32::from(is_dark(at) == (column.abs().max(row.abs()) != 1))
    };
    let rows = (-2..=2).flat_map(|row| (-2..=2).map(move |column| (column, row)));
    rows.map(|(column, row)| fits(column, row)).sum()
}

/// Push the modules of concentric square rings, the innermost 0.
fn square(
    modules: &mut Vec<(Point, bool)>,
    (column, row): (i32, i32),
    reach: i32,
    is_dark: fn(i32) -> bool,
) {
    for down in -reach..=reach {
        for across in -reach..=reach {
            let ring = down.abs().max(across.abs());
            modules.push((middle(column + across, row + down), is_dark(ring)));
        }
    }
}

/// Where the middles of alignment squares lie, along either side. Source: ISO/IEC 18004, annex E, whose table is
/// this rule with one exception.
fn alignment(size: i32) -> Vec<i32> {
    let version = (size - 17) / 4;
    if version < 2 {
        return Vec::new();
    }
    let count = version / 7 + 2;
    let step = match version {
        32 => 26,
        _ => (version * 8 + count * 3 + 5) / (count * 4 - 4) * 2,
    };
    let mut places: Vec<i32> = (0..count - 1).map(|at| size - 7 - at * step).collect();
    places.push(6);
    places
}

fn middle(column: i32, row: i32) -> Point {
    (f64::from(column) + 0.5, f64::from(row) + 0.5)
}

/// Where in a module one looks, from its middle.
const SPOTS: [Point; 5] = [
    (0.0, 0.0),
    (-0.25, -0.25),
    (0.25, -0.25),
    (-0.25, 0.25),
    (0.25, 0.25),
];
