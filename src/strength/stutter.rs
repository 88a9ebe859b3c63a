//! Characters written several times each, as in `112233` and `qqqwwweee`.

/// How often the first character of `rest` stands in a row: 1 to 4, or `None` where it is more, or
/// where nothing is left. What stands more often is a repeat of its own.
#[must_use]
pub fn times(rest: &[char]) -> Option<usize> {
    let first = rest.first()?;
    if rest.get(1) != Some(first) {
        return Some(1);
    }
    let times = rest.iter().take(5).take_while(|c| *c == first).count();
    (times <= 4).then_some(times)
}

/// The character of group `index`, where every character stands `times` times.
#[must_use]
pub fn group(rest: &[char], index: usize, times: usize) -> Option<char> {
    if times == 1 {
        return rest.get(index).copied();
    }
    let from = index * times;
    let group = rest.get(from..from + times)?;
    let first = group.first()?;
    group.iter().all(|c| c == first).then_some(*first)
}

/// Bits of writing every character `times` times.
#[must_use]
pub fn bits(times: usize) -> f32 {
    match times {
        1 => 0.0,
        2 => 2.0,
        _ => 3.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_in_groups() {
        let rest = ['a', 'a', 'b', 'b', 'c', 'd'];
        assert_eq!(times(&rest), Some(2));
        assert_eq!(group(&rest, 1, 2), Some('b'));
        assert_eq!(group(&rest, 2, 2), None);
        assert_eq!(times(&['a'; 5]), None);
        assert_eq!(times(&[]), None);
    }
}
