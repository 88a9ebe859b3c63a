//! Keyboard walks: `qwerty`, `1qaz2wsx`, `йцукен`, `!QAZ@WSX`, `2580`.

use crate::strength::segment::Dress;
use crate::strength::segment::Kind;
use crate::strength::segment::Segment;
use crate::strength::stutter;
use crate::strength::walk::board::Board;
use crate::strength::walk::board::Key;
use crate::strength::walk::near::Near;
use crate::strength::walk::shifts::Shifts;

mod board;
mod braid;
mod near;
mod shifts;

/// Keys of the longest walk that is followed; what goes on beyond is a walk of its own.
const MAX_KEYS: usize = 40;
/// Walks of up to so many keys are all told; of the longer ones only the longest.
const ALL_LENGTHS: usize = 24;

/// Tell every walk of three keys or more that begins at `start`, on the cheapest board for each length.
///
/// A walk is made of strokes: straight runs to a neighbour, to the next but one in a row (`qetu`),
/// with every key pressed up to four times (`qqwwee`). Strokes follow one another by a turn
/// (`qwedsa`), or by a jump to the key beside the first of the last stroke (`1qaz2wsx`, `qweasd`).
/// On the pads a line of three may be followed by any other (`159753`). Two rows may be played by
/// two hands in turn (`a1s2d3f4`, `qpwoeiru`).
///
/// Bits: board 0.5-3 + first key 1-5 + first direction 1-5 + log2(keys) + about 3 for each turn
/// or jump that those before do not foretell + shifts.
pub fn each_from(given: &[char], start: usize, add: &mut impl FnMut(Segment)) {
    let rest = given.get(start..).unwrap_or_default();
    let mut tell = |length: usize, bits: f32| {
        add(Segment {
            start,
            end: start + length,
            kind: Kind::Walk,
            dress: Dress::default(),
            bits,
        });
    };
    braid::each(rest, &mut tell);
    let Some(times) = stutter::times(rest) else {
        return;
    };
    // Most starts end here.
    let (Some(first), Some(second)) = (rest.first(), rest.get(times)) else {
        return;
    };
    let mut near = Near::of(*first, *second);
    if let (1, Some(third)) = (times, rest.get(2)) {
        // The third key lies near one of these two, on whatever board it is.
        near = near.where_either(Near::of(*second, *third), Near::of(*first, *third));
    }
    if near.is_nowhere() {
        return;
    }
    let mut best = [f32::INFINITY; MAX_KEYS + 1];
    let mut longest = 0;
    let mut on_qwerty = 0;
    for board in Board::ALL {
        if near.on(board) && !(on_qwerty > 0 && is_like_qwerty(board, rest, times, on_qwerty)) {
            let keys = follow(board, rest, times, &mut best);
            longest = longest.max(keys);
            if board == Board::Qwerty {
                on_qwerty = keys;
            }
        }
    }
    for (keys, bits) in best.iter().enumerate().take(longest + 1).skip(3) {
        if keys <= ALL_LENGTHS || keys == longest {
            tell(
                keys * times,
                bits + length_bits(keys) + stutter::bits(times),
            );
        }
    }
}

/// Whether a walk of so many keys on the US board is the same on `board`, and ends there as well.
fn is_like_qwerty(board: Board, rest: &[char], times: usize, keys: usize) -> bool {
    (0..=keys)
        .map_while(|index| stutter::group(rest, index, times))
        .all(|letter| {
            let keys = board::keys(letter);
            keys.get(board as usize) == keys.first()
        })
}

/// Walk on `board` as far as `rest` goes; the number of keys.
fn follow(board: Board, rest: &[char], times: usize, best: &mut [f32; MAX_KEYS + 1]) -> usize {
    let key = |index| {
        let letter = stutter::group(rest, index, times)?;
        Some((letter, board.key(letter)?))
    };
    let Some((letter, first)) = key(0) else {
        return 0;
    };
    let mut walk = Walk::begin(board, first);
    walk.shifts.press(letter, first, true);
    let mut keys = 1;
    while keys < MAX_KEYS
        && let Some((letter, key)) = key(keys)
        && let Some(fresh) = walk.press(key)
    {
        walk.shifts.press(letter, key, fresh);
        keys += 1;
        if let Some(least) = best.get_mut(keys).filter(|_| keys >= 3) {
            *least = least.min(walk.bits + walk.shifts.bits());
        }
    }
    keys
}

/// Bits of the number of keys.
fn length_bits(keys: usize) -> f32 {
    f32::from(u8::try_from(keys).unwrap_or(u8::MAX)).log2()
}

/// A way on the board: columns to the right, rows down.
type Way = (i8, i8);

const fn step(from: Key, to: Key) -> Way {
    (to.x() - from.x(), to.y() - from.y())
}

fn back(way: Way) -> Way {
    (-way.0, -way.1)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Neighbour,
    /// Over one key of the same row.
    Skip,
    None,
}

const fn kind_of(board: Board, way: Way) -> Step {
    match way {
        (-1 | 1, 0) | (0, -1 | 1) | (-1, 1) | (1, -1) => Step::Neighbour,
        (-1, -1) | (1, 1) if board.is_pad() => Step::Neighbour,
        (-2 | 2, 0) if !board.is_pad() => Step::Skip,
        _ => Step::None,
    }
}

/// Bits of where a stroke ends, and of which way the next goes, where nothing foretells it.
const PLACE: f32 = 1.2;
const TURN: f32 = 2.0;
/// Bits of what those before foretell.
const FORETOLD: f32 = 0.2;

/// A walk under way: its last stroke and what is needed of those before to foretell the next.
struct Walk {
    board: Board,
    /// The first key of this stroke, and the last.
    from: Key,
    at: Key,
    way: Option<Way>,
    /// Steps in this stroke.
    steps: u8,
    /// Ways and steps of the two strokes before, the last first.
    before: [Option<(Way, u8)>; 2],
    /// The way of the last jump, and the steps of the stroke that it ended.
    jump: Option<(Way, u8)>,
    bits: f32,
    shifts: Shifts,
}

impl Walk {
    fn begin(board: Board, key: Key) -> Self {
        Self {
            board,
            from: key,
            at: key,
            way: None,
            steps: 0,
            before: [None; 2],
            jump: None,
            bits: board.bits() + first_key_bits(board, key),
            shifts: Shifts::default(),
        }
    }

    /// Go on to `key`. Says whether a new stroke began; `None` where no walk leads there.
    fn press(&mut self, key: Key) -> Option<bool> {
        let to = step(self.at, key);
        let kind = kind_of(self.board, to);
        let fresh = match self.way {
            None if kind == Step::None => return None,
            None => {
                // Only a jump across a pad leaves a later stroke without a way.
                let later = self.jump.is_some();
                self.bits += if later {
                    TURN / 2.0
                } else {
                    first_way_bits(to)
                };
                self.way = Some(to);
                self.steps = 1;
                false
            }
            Some(way) if way == to => {
                self.steps = self.steps.saturating_add(1);
                false
            }
            Some(way) => {
                if self.is_beside(way, key) {
                    self.jump(key);
                } else if kind == Step::Neighbour && kind_of(self.board, way) == kind {
                    self.turn(way, to);
                } else if self.board.is_pad() && self.steps == 2 && to != (0, 0) {
                    self.lift(key);
                } else {
                    return None;
                }
                true
            }
        };
        self.at = key;
        Some(fresh)
    }

    /// Whether `key` lies beside the first key of this stroke, which leads `way`.
    fn is_beside(&self, way: Way, key: Key) -> bool {
        let side = step(self.from, key);
        let across = if way.1 == 0 { side.0 == 0 } else { side.1 == 0 };
        // `1qaz3edc` leaves out a column; a jump along a run of one step is no more than a walk.
        let kind = kind_of(self.board, side);
        self.steps >= 1
            && across
            && (kind == Step::Neighbour || kind == Step::Skip && self.steps >= 2)
    }

    /// Begin a stroke at `key` that goes the way of this one.
    fn jump(&mut self, key: Key) {
        let side = step(self.from, key);
        self.bits += match self.jump {
            Some(last) if last == (side, self.steps) => FORETOLD,
            Some((last, _)) if last == side => PLACE,
            _ => PLACE + 1.5,
        };
        self.jump = Some((side, self.steps));
        self.from = key;
        self.steps = 0;
    }

    /// Begin a stroke at `key`, anywhere on a pad, after a line of three.
    fn lift(&mut self, key: Key) {
        self.bits += 3.0;
        self.jump = Some((step(self.from, key), self.steps));
        self.from = key;
        self.steps = 0;
        self.way = None;
    }

    /// Begin a stroke from the last key of this one, which leads `way`.
    fn turn(&mut self, way: Way, to: Way) {
        let [last, second] = self.before;
        let as_long =
            |stroke: Option<(Way, u8)>| stroke.is_some_and(|(_, steps)| steps == self.steps);
        self.bits += if as_long(last) || as_long(second) {
            FORETOLD
        } else {
            PLACE
        };
        self.bits += match last {
            Some((earlier, _)) if earlier == to || earlier == back(to) => FORETOLD,
            _ if to == back(way) => TURN / 2.0,
            _ => TURN,
        };
        self.before = [Some((way, self.steps)), last];
        self.from = self.at;
        self.way = Some(to);
        self.steps = 1;
    }
}

/// Bits of the first key: walks begin at the ends of rows, mostly at the left.
fn first_key_bits(board: Board, key: Key) -> f32 {
    let (x, y) = (key.x(), key.y());
    match (x, y) {
        _ if board.is_pad() && (x == 2 || y == 1) => 3.3,
        _ if board.is_pad() => 2.0,
        (1, 0 | 1) => 1.0,
        (1, _) => 2.0,
        _ if x == board.last(y) => 3.0,
        (_, 0 | 3) | (2, _) => 3.8,
        _ => 5.0,
    }
}

/// Bits of the way of the first stroke: most go to the right.
fn first_way_bits(way: Way) -> f32 {
    match way {
        (1, 0) => 1.0,
        (0, 1) => 2.3,
        (-1, 0) => 2.5,
        (0, -1) => 3.5,
        (-1 | 1, _) => 4.0,
        _ => 5.0,
    }
}

#[cfg(test)]
mod tests;
