//! Two walks along rows in turn, as two hands would play them: `a1s2d3f4`, `qpwoeiru`.

use crate::strength::walk::board::Board;
use crate::strength::walk::board::Key;
use crate::strength::walk::first_key_bits;
use crate::strength::walk::length_bits;
use crate::strength::walk::near::Near;
use crate::strength::walk::shifts::Shifts;
use crate::strength::walk::step;

/// Keys of the shortest that is told, and of the longest.
const SHORTEST: usize = 6;
const LONGEST: usize = 24;

/// Tell length and bits of every such walk of six keys or more that `rest` begins with.
///
/// Bits: board + first key of both + 1 for each way + log2(keys) + 1 + shifts.
pub(super) fn each(rest: &[char], tell: &mut impl FnMut(usize, f32)) {
    let &[one, two, three, four, _, _, ..] = rest else {
        return;
    };
    // Nearly all end here.
    if !Near::of(one, three).in_a_row_as(Near::of(two, four)) {
        return;
    }
    for board in [Board::Qwerty, Board::Jcuken] {
        let key = |place: usize| {
            let letter = *rest.get(place)?;
            Some((letter, board.key(letter)?))
        };
        let strand = |first: usize| {
            let ((_, from), (_, to)) = (key(first)?, key(first + 2)?);
            let way = step(from, to);
            matches!(way, (-1 | 1, 0)).then(|| (way, first_key_bits(board, from)))
        };
        let Some((one, two)) = strand(0).and_then(|one| Some((one, strand(1)?))) else {
            continue;
        };
        let ways = [one.0, two.0];
        let bits = board.bits() + one.1 + two.1 + 3.0;
        let mut shifts = Shifts::default();
        let mut last: [Option<Key>; 2] = [None; 2];
        let keys = (0..LONGEST).map_while(key);
        for (place, (letter, key)) in keys.enumerate() {
            let (Some(last), Some(way)) = (last.get_mut(place % 2), ways.get(place % 2)) else {
                break;
            };
            if last.is_some_and(|last| step(last, key) != *way) {
                break;
            }
            *last = Some(key);
            shifts.press(letter, key, false);
            if place + 1 >= SHORTEST {
                tell(place + 1, bits + length_bits(place + 1) + shifts.bits());
            }
        }
    }
}
