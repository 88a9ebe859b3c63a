//! How many edits are between two texts, up to three, in linear time and without memory of its own.

/// No more edits than this are counted.
pub const MOST: usize = 3;

/// Cells of a row about the diagonal.
const BAND: usize = 2 * MOST + 1;

/// How many letters must be put in, left out, changed, or swapped with their neighbour (and then
/// left alone) to turn `a` into `b`; `None` where more than [`MOST`].
#[must_use]
pub fn between(a: &[char], b: &[char]) -> Option<usize> {
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

/// Whether at most `limit` of them, [`MOST`] at most, are between the two.
#[must_use]
pub fn within(a: &[char], b: &[char], limit: usize) -> bool {
    between(a, b).is_some_and(|edits| edits <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same by the book: every cell of the table.
    fn by_the_book(a: &[char], b: &[char]) -> usize {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for row in 0..=a.len() {
            for column in 0..=b.len() {
                let (Some(i), Some(j)) = (row.checked_sub(1), column.checked_sub(1)) else {
                    table[row][column] = row + column;
                    continue;
                };
                let changed = table[i][j] + usize::from(a[i] != b[j]);
                let mut best = changed.min(table[i][column] + 1).min(table[row][j] + 1);
                if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                    best = best.min(table[i - 1][j - 1] + 1);
                }
                table[row][column] = best;
            }
        }
        table[a.len()][b.len()]
    }

    #[test]
    fn each_kind_of_step_counts_one() {
        for (a, b, expected) in [
            ("", "", Some(0)),
            ("", "abc", Some(3)),
            ("abc", "abxc", Some(1)),
            ("abc", "ac", Some(1)),
            ("abc", "axc", Some(1)),
            ("abcd", "acbd", Some(1)),
            ("ca", "abc", Some(3)),
            ("kitten", "sitting", Some(3)),
            ("summer", "winter", None),
        ] {
            let [a, b] = [a, b].map(|text| text.chars().collect::<Vec<_>>());
            assert_eq!(between(&a, &b), expected, "{a:?} {b:?}");
            assert_eq!(between(&b, &a), expected, "{b:?} {a:?}");
        }
    }

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
            let expected = Some(by_the_book(&a, &b)).filter(|steps| *steps <= MOST);
            assert_eq!(between(&a, &b), expected, "{a:?} {b:?}");
        }
    }
}
