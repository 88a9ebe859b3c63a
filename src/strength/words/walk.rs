//! Walks through the words along the characters of a password, look-alikes read as letters.

use fst::raw::Fst;
use fst::raw::Node;
use fst::raw::Output;

use crate::strength::words::Found;
use crate::strength::words::LONGEST;
use crate::strength::words::Value;
use crate::strength::words::starts::Start;
use crate::strength::words::starts::Starts;

/// Nodes that l33t readings may visit from one start.
const VISITS: usize = 2_000;

/// Nodes that l33t readings may visit from all starts of one password.
const VISITS_IN_ALL: usize = 20_000;

/// A walk through the table along the characters of a password.
pub(super) struct Walk<'w, 't, F> {
    fst: &'w Fst<&'t [u8]>,
    starts: Starts<'t>,
    folded: &'w [char],
    forward: bool,
    /// Nodes that l33t readings may still visit.
    left: usize,
    add: &'w mut F,
}

/// How a walk came where it is.
#[derive(Clone, Copy, Default)]
struct State {
    depth: usize,
    sum: u64,
    /// Look-alikes read as letters, one bit each.
    leet: u32,
    /// Letters that were read from look-alikes.
    read: u32,
    /// Letters that stood there themselves.
    plain: u32,
}

impl State {
    /// After `letter` was read as `read`.
    fn read(self, letter: char, read: char) -> Self {
        let depth = self.depth + 1;
        if read == letter {
            let plain = self.plain | bit(letter);
            return Self {
                depth,
                plain,
                ..self
            };
        }
        Self {
            depth,
            leet: self.leet | readings(letter).0,
            read: self.read | bit(read),
            ..self
        }
    }
}

impl<'w, 't, F: FnMut(Found)> Walk<'w, 't, F> {
    /// A walk that has not begun.
    pub(super) fn new(
        fst: &'w Fst<&'t [u8]>,
        starts: Starts<'t>,
        folded: &'w [char],
        forward: bool,
        add: &'w mut F,
    ) -> Self {
        Self {
            fst,
            starts,
            folded,
            forward,
            left: VISITS.min(VISITS_IN_ALL / folded.len().max(1)),
            add,
        }
    }

    /// Go from `place`: on, or back. An entry has three characters or more, so that the first two are taken at once.
    pub(super) fn from(&mut self, place: usize) {
        let (Some(one), Some(two)) = (self.at(place), self.at(self.next(place))) else {
            return;
        };
        let after = self.next(self.next(place));
        for first in self.ways(place, one) {
            for second in self.ways(self.next(place), two) {
                let state = State::default().read(one, first).read(two, second);
                if state.leet != 0 && !self.spend() {
                    continue;
                }
                match self.starts.after(self.fst, first, second) {
                    Start::Nothing => {}
                    Start::At(node, sum) => self.go(node, after, State { sum, ..state }),
                    Start::Unknown => {
                        let mut sum = 0;
                        let node = step(self.fst, self.fst.root(), first, &mut sum);
                        let node = node.and_then(|node| step(self.fst, node, second, &mut sum));
                        if let Some(node) = node {
                            self.go(node, after, State { sum, ..state });
                        }
                    }
                }
            }
        }
    }

    /// The character that comes next at `place`: the one after it or, backwards, before it.
    fn at(&self, place: usize) -> Option<char> {
        let at = if self.forward {
            place
        } else {
            place.checked_sub(1)?
        };
        self.folded.get(at).copied()
    }

    fn next(&self, place: usize) -> usize {
        if self.forward {
            place + 1
        } else {
            place.saturating_sub(1)
        }
    }

    /// What the character at `place` may stand for, itself first.
    fn ways(&self, place: usize, letter: char) -> impl Iterator<Item = char> + use<F> {
        let (_, letters) = readings(letter);
        let at = if self.forward {
            place
        } else {
            place.saturating_sub(1)
        };
        let letters = match letters {
            [] => letters,
            letters if self.near_a_letter(at) => letters,
            _ => &[],
        };
        std::iter::once(letter).chain(letters.iter().copied())
    }

    /// Go on from `node`; the next character is after or, backwards, before `place`.
    fn go(&mut self, node: Node<'w>, place: usize, state: State) {
        if state.depth == LONGEST || (state.leet != 0 && !self.spend()) {
            return;
        }
        let Some(letter) = self.at(place) else {
            return;
        };
        let next = self.next(place);
        let at = if self.forward { place } else { next };
        let state = State {
            depth: state.depth + 1,
            ..state
        };

        let mut sum = state.sum;
        if let Some(node) = step(self.fst, node, letter, &mut sum) {
            let plain = state.plain | bit(letter);
            self.arrive(
                node,
                next,
                State {
                    sum,
                    plain,
                    ..state
                },
            );
        }
        let (look, letters) = readings(letter);
        if letters.is_empty() || !self.near_a_letter(at) {
            return;
        }
        for &read in letters {
            if !self.spend() {
                return;
            }
            let mut sum = state.sum;
            if let Some(node) = step(self.fst, node, read, &mut sum) {
                let (leet, read) = (state.leet | look, state.read | bit(read));
                self.arrive(
                    node,
                    next,
                    State {
                        sum,
                        leet,
                        read,
                        ..state
                    },
                );
            }
        }
    }

    /// Whether another node may be visited.
    fn spend(&mut self) -> bool {
        let left = self.left.checked_sub(1);
        self.left = left.unwrap_or(0);
        left.is_some()
    }

    fn arrive(&mut self, node: Node<'w>, next: usize, state: State) {
        if node.is_final() {
            let value = Value::unpack(state.sum + node.final_output().value());
            (self.add)(Found {
                end: next,
                bits: value.bits,
                kind: value.kind,
                leet: u8::try_from(state.leet.count_ones()).unwrap_or(u8::MAX),
                mixed: state.read & state.plain != 0,
                lists: value.lists,
            });
        }
        self.go(node, next, state);
    }

    /// Whether a letter is near: digits among digits are no l33t, and numbers are many.
    fn near_a_letter(&self, at: usize) -> bool {
        let near = self
            .folded
            .get(at.saturating_sub(3)..(at + 4).min(self.folded.len()));
        near.is_some_and(|near| near.iter().any(|letter| letter.is_alphabetic()))
    }
}

/// The node after `letter`.
#[inline]
pub(super) fn step<'w>(
    fst: &'w Fst<&[u8]>,
    node: Node<'w>,
    letter: char,
    sum: &mut u64,
) -> Option<Node<'w>> {
    let mut go = |node: Node<'w>, byte| {
        let transition = node.transition(node.find_input(byte)?);
        *sum += Output::value(transition.out);
        Some(fst.node(transition.addr))
    };
    let mut room = [0; 4];
    match u8::try_from(letter) {
        Ok(byte) if byte.is_ascii() => go(node, byte),
        _ => letter.encode_utf8(&mut room).bytes().try_fold(node, go),
    }
}

/// A mark for a small Latin letter.
fn bit(letter: char) -> u32 {
    match letter {
        'a'..='z' => 1 << (u32::from(letter) - u32::from('a')),
        _ => 0,
    }
}

/// A mark for a look-alike, and the letters it is read as.
fn readings(letter: char) -> (u32, &'static [char]) {
    match letter {
        '4' => (1, &['a']),
        '@' => (1 << 1, &['a']),
        '8' => (1 << 2, &['b']),
        '(' | '{' | '[' | '<' => (1 << 3, &['c']),
        '3' => (1 << 4, &['e']),
        '€' => (1 << 5, &['e']),
        '6' => (1 << 6, &['g']),
        '9' => (1 << 7, &['g']),
        '1' => (1 << 8, &['i', 'l']),
        '!' => (1 << 9, &['i', 'l']),
        '|' => (1 << 10, &['i', 'l']),
        '0' => (1 << 11, &['o']),
        '5' => (1 << 12, &['s']),
        '$' => (1 << 13, &['s']),
        '7' => (1 << 14, &['t']),
        '+' => (1 << 15, &['t']),
        '%' => (1 << 16, &['x']),
        '2' => (1 << 17, &['z']),
        _ => (0, &[]),
    }
}
