//! How many edits are between two texts, up to three, in linear time and without memory of its own.

/// No more edits than this are counted.
pub(super) const MOST: usize = 3;

/// Cells of a row about the diagonal.
const BAND: usize = 2 * MOST + 1;

/// How many letters must be put in, left out, changed, or swapped with their neighbour (and then
/// left alone) to turn `a` into `b`; `None` where more than [`MOST`].
pub(super) fn between(a: &[char], b: &[char]) -> Option<usize> {
    if a.len().abs_diff(b.len()) > MOST {
        return None;
    }
    let far = MOST + 1;
    // In row i, cell d stands for the first i letters of `a` and the first i + d - MOST of `b`.
    let mut above = [far; BAND];
    for (steps, cell) in above.iter_mut().skip(MOST).enumerate() {
        *cell = steps;
    }
    let mut before = [far; BAND];
    for row in 1..=a.len() {
        let mut here = [far; BAND];
        for cell in 0..BAND {
            let Some(column) = (row + cell).checked_sub(MOST).filter(|at| *at <= b.len()) else {
                continue;
            };
            let at = |cells: &[usize; BAND], place: usize| cells.get(place).copied().unwrap_or(far);
            let left_out = at(&above, cell + 1) + 1;
            let put_in = cell.checked_sub(1).map_or(far, |place| at(&here, place)) + 1;
            let mut best = left_out.min(put_in);
            if column > 0 {
                let differs = a.get(row - 1) != b.get(column - 1);
                best = best.min(at(&above, cell) + usize::from(differs));
                let is_swapped = row > 1
                    && column > 1
                    && a.get(row - 2) == b.get(column - 1)
                    && a.get(row - 1) == b.get(column - 2);
                if is_swapped {
                    best = best.min(at(&before, cell) + 1);
                }
            }
            if let Some(place) = here.get_mut(cell) {
                *place = best.min(far);
            }
        }
        before = above;
        above = here;
    }
    let last = (b.len() + MOST).checked_sub(a.len())?;
    above.get(last).copied().filter(|steps| *steps <= MOST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strength::distance;

    #[test]
    fn it_counts_as_the_full_table_does() {
        let mut state = 3_u64;
        for _ in 0..20_000 {
            let mut next = || {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                usize::try_from(state >> 45).unwrap_or(0)
            };
            let mut text = || {
                let length = next() % 9;
                (0..length)
                    .map(|_| ['a', 'b', 'c'][next() % 3])
                    .collect::<Vec<_>>()
            };
            let (a, b) = (text(), text());
            let expected = (0..=MOST).find(|&limit| distance::within(&a, &b, limit));
            assert_eq!(between(&a, &b), expected, "{a:?} {b:?}");
        }
    }
}
