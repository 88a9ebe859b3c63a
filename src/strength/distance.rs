//! How far one text is from another: letters put in, left out, changed, or swapped with a neighbour.

/// Whether `a` becomes `b` in at most `limit` such steps (Damerau-Levenshtein in its restricted
/// form: no step touches what another has swapped). Only a band of `limit` about the diagonal is
/// filled in, so the cost is the length times the limit.
#[must_use]
pub fn within(a: &[char], b: &[char], limit: usize) -> bool {
    if a.len().abs_diff(b.len()) > limit {
        return false;
    }
    let far = limit + 1;
    let mut before = vec![far; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).map(|steps| steps.min(far)).collect();
    for (row, letter) in a.iter().enumerate() {
        let mut here = vec![far; b.len() + 1];
        if let Some(first) = here.first_mut() {
            *first = (row + 1).min(far);
        }
        let from = row.saturating_sub(limit);
        let band = b.iter().enumerate().skip(from).take(2 * limit + 1);
        for (column, other) in band {
            let at = |cells: &[usize], place: usize| cells.get(place).copied().unwrap_or(far);
            let mut best = (at(&above, column + 1) + 1)
                .min(at(&here, column) + 1)
                .min(at(&above, column) + usize::from(letter != other));
            if swapped(a, b, row, column) {
                best = best.min(at(&before, column.wrapping_sub(1)) + 1);
            }
            if let Some(cell) = here.get_mut(column + 1) {
                *cell = best.min(far);
            }
        }
        before = above;
        above = here;
    }
    above.last().is_some_and(|&steps| steps <= limit)
}

/// Whether the two letters that end here are the two that end there, the other way round.
fn swapped(a: &[char], b: &[char], row: usize, column: usize) -> bool {
    let (Some(i), Some(j)) = (row.checked_sub(1), column.checked_sub(1)) else {
        return false;
    };
    a.get(i) == b.get(column) && a.get(row) == b.get(j)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(a: &str, b: &str) -> Option<usize> {
        let (a, b) = (a.chars().collect::<Vec<_>>(), b.chars().collect::<Vec<_>>());
        (0..20).find(|&limit| within(&a, &b, limit))
    }

    #[test]
    fn each_kind_of_step_counts_one() {
        for (a, b, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "abc", 0),
            ("abc", "abxc", 1),
            ("abc", "ac", 1),
            ("abc", "axc", 1),
            ("abcd", "acbd", 1),
            ("ca", "abc", 3),
            ("kitten", "sitting", 3),
            ("summer", "winter", 4),
        ] {
            assert_eq!(steps(a, b), Some(expected), "{a} {b}");
            assert_eq!(steps(b, a), Some(expected), "{b} {a}");
        }
    }
}
