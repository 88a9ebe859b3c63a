//! Which characters lie near one another on which keyboards: at most places of a password no walk begins, and one look says so.

use crate::strength::walk::Step;
use crate::strength::walk::board;
use crate::strength::walk::board::Board;
use crate::strength::walk::kind_of;
use crate::strength::walk::step;

/// The boards on which a walk may lead from one character to another, a bit each, and those of two hands on which the two are
/// neighbours in a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Near {
    boards: u8,
    rows: u8,
}

impl Near {
    const NOWHERE: Self = Self { boards: 0, rows: 0 };

    /// Of these two.
    #[must_use]
    pub(super) fn of(from: char, to: char) -> Self {
        let row = PRINTED.get((from as usize).wrapping_sub(FIRST.into()));
        let known = row.and_then(|row| row.get((to as usize).wrapping_sub(FIRST.into())));
        known.copied().unwrap_or_else(|| look(from, to))
    }

    /// Whether they are near on no board.
    #[must_use]
    pub(super) fn is_nowhere(self) -> bool {
        self.boards == 0
    }

    /// Whether a walk may lead from one to the other on `board`.
    #[must_use]
    pub(super) fn on(self, board: Board) -> bool {
        self.boards >> board as u8 & 1 == 1
    }

    /// On those boards alone where one of these two is near as well.
    #[must_use]
    pub(super) fn where_either(self, one: Self, other: Self) -> Self {
        let boards = self.boards & (one.boards | other.boards);
        Self { boards, ..self }
    }

    /// Whether these two and those of `other` lie in rows of one board that two hands play.
    #[must_use]
    pub(super) fn in_a_row_as(self, other: Self) -> bool {
        self.rows & other.rows != 0
    }
}

/// The first character of ASCII that is printed, but for the space, and how many there are.
const FIRST: u8 = b'!';
const COUNT: usize = (0x7f - FIRST) as usize;

/// Of any two of those, by the first, then by the second.
static PRINTED: [[Near; COUNT]; COUNT] = {
    let mut all = [[Near::NOWHERE; COUNT]; COUNT];
    let mut from: u8 = 0;
    while (from as usize) < COUNT {
        let mut to: u8 = 0;
        while (to as usize) < COUNT {
            all[from as usize][to as usize] = look((FIRST + from) as char, (FIRST + to) as char);
            to += 1;
        }
        from += 1;
    }
    all
};

/// Look at every board.
const fn look(from: char, to: char) -> Near {
    let (from, to) = (board::keys(from), board::keys(to));
    let mut near = Near::NOWHERE;
    let mut place = 0;
    while place < Board::ALL.len() {
        let board = Board::ALL[place];
        let bit = 1 << board as u8;
        let (from, to) = (from[board as usize], to[board as usize]);
        if from.is_one() && to.is_one() {
            let way = step(from, to);
            if !matches!(kind_of(board, way), Step::None) {
                near.boards |= bit;
            }
            if matches!((board, way), (Board::Qwerty | Board::Jcuken, (-1 | 1, 0))) {
                near.rows |= bit;
            }
        }
        place += 1;
    }
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_near_on_the_boards_that_have_them_so() {
        let boards = |from, to| Board::ALL.map(|board| Near::of(from, to).on(board));
        assert_eq!(boards('a', 's'), [true, true, false, false, false, false]);
        assert_eq!(boards('z', 'u'), [false, true, false, false, false, false]);
        assert_eq!(boards('й', 'ц'), [false, false, false, true, false, false]);
        assert_eq!(boards('7', '4'), [false, false, false, false, true, true]);
        assert!(Near::of('q', 'p').is_nowhere() && Near::of('q', 'q').is_nowhere());
        assert!(Near::of('q', '漢').is_nowhere() && Near::of(' ', 'a').is_nowhere());
    }

    #[test]
    fn rows_are_those_of_boards_for_two_hands() {
        assert!(Near::of('a', 's').in_a_row_as(Near::of('1', '2')));
        assert!(Near::of('й', 'ц').in_a_row_as(Near::of('ы', 'ф')));
        assert!(!Near::of('a', 's').in_a_row_as(Near::of('й', 'ц')));
        assert!(!Near::of('a', 'q').in_a_row_as(Near::of('a', 's')));
    }

    #[test]
    fn a_third_one_leaves_the_boards_on_which_it_is_near() {
        let near = Near::of('1', '2').where_either(Near::of('2', '3'), Near::of('1', '3'));
        assert!(near.on(Board::Qwerty) && near.on(Board::Pad));
        let near = Near::of('7', '4').where_either(Near::of('4', 'x'), Near::of('7', 'x'));
        assert!(near.is_nowhere());
    }
}
