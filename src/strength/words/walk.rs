//! Walks through the words along the characters of a password, look-alikes read as letters.

use fst::raw::Fst;
use fst::raw::Node;
use fst::raw::Output;

use crate::strength::spelling::HEAD;
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
pub(super) struct Walk<'w, 't, F, const FORWARD: bool> {
    fst: &'w Fst<&'t [u8]>,
    starts: Starts<'t>,
    folded: &'w [char],
    near_letters: NearLetters,
    /// Where it began.
    begin: usize,
    /// Nodes that l33t readings may still visit.
    left: usize,
    add: &'w mut F,
}

/// Near which characters a letter stands, itself or one of the three on either side: digits among digits are no l33t,
/// and numbers are many.
struct NearLetters([u64; WORDS]);

/// Of all places of a head, and the last six bits of a window.
const WORDS: usize = (HEAD + 6).div_ceil(64);

impl NearLetters {
    fn of(folded: &[char]) -> Self {
        let mut letters = [0; WORDS];
        for (place, letter) in folded.iter().enumerate() {
            let at = place + 3;
            if let Some(word) = letters.get_mut(at / 64) {
                *word |= u64::from(letter.is_alphabetic()) << (at % 64);
            }
        }
        Self(letters)
    }

    fn has(&self, place: usize) -> bool {
        let word = |at: usize| self.0.get(at).copied().unwrap_or(0);
        let (at, shift) = (place / 64, place % 64);
        let window = u128::from(word(at)) | u128::from(word(at + 1)) << 64;
        window >> shift & 0x7f != 0
    }
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

impl<'w, 't, F: FnMut(usize, Found), const FORWARD: bool> Walk<'w, 't, F, FORWARD> {
    /// A walk that has not begun; `add` is told where it began, and what it found.
    pub(super) fn new(
        fst: &'w Fst<&'t [u8]>,
        starts: Starts<'t>,
        folded: &'w [char],
        add: &'w mut F,
    ) -> Self {
        Self {
            fst,
            starts,
            folded,
            near_letters: NearLetters::of(folded),
            begin: 0,
            left: 0,
            add,
        }
    }

    /// Go from `place`: on, or back. An entry has three characters or more, so that the first three are taken at once.
    pub(super) fn from(&mut self, place: usize) {
        self.begin = place;
        self.left = VISITS.min(VISITS_IN_ALL / self.folded.len().max(1));
        let second_place = Self::next(place);
        let third_place = Self::next(second_place);
        let (Some(one), Some(two), Some(three)) =
            (self.at(place), self.at(second_place), self.at(third_place))
        else {
            return;
        };
        let after = Self::next(third_place);
        for first in self.ways(place, one) {
            for second in self.ways(second_place, two) {
                let pair = self.starts.pair(first, second);
                if pair.is_some_and(|pair| pair.is_empty()) {
                    continue;
                }
                for third in self.ways(third_place, three) {
                    let state = State::default()
                        .read(one, first)
                        .read(two, second)
                        .read(three, third);
                    if state.leet != 0 && !self.spend() {
                        continue;
                    }
                    match pair.map_or(Start::Unknown, |pair| pair.after(self.fst, third)) {
                        Start::Nothing => {}
                        Start::At(node, sum) => self.arrive(node, after, State { sum, ..state }),
                        Start::Unknown => self.by_root([first, second, third], after, state),
                    }
                }
            }
        }
    }

    /// Go from the root by these three characters.
    fn by_root(&mut self, letters: [char; 3], after: usize, mut state: State) {
        let node = letters
            .into_iter()
            .try_fold(self.fst.root(), |node, letter| {
                step(self.fst, node, letter, &mut state.sum)
            });
        if let Some(node) = node {
            self.arrive(node, after, state);
        }
    }

    /// The character that comes next at `place`: the one after it or, backwards, before it.
    fn at(&self, place: usize) -> Option<char> {
        let at = if FORWARD {
            place
        } else {
            place.checked_sub(1)?
        };
        self.folded.get(at).copied()
    }

    fn next(place: usize) -> usize {
        if FORWARD {
            place + 1
        } else {
            place.saturating_sub(1)
        }
    }

    /// What the character at `place` may stand for, itself first.
    fn ways(&self, place: usize, letter: char) -> impl Iterator<Item = char> + use<F, FORWARD> {
        let (_, letters) = readings(letter);
        let at = if FORWARD {
            place
        } else {
            place.saturating_sub(1)
        };
        let letters = match letters {
            [] => letters,
            letters if self.near_letters.has(at) => letters,
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
        let next = Self::next(place);
        let at = if FORWARD { place } else { next };
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
        if letters.is_empty() || !self.near_letters.has(at) {
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
            let found = Found {
                end: next,
                bits: value.bits,
                kind: value.kind,
                leet: u8::try_from(state.leet.count_ones()).unwrap_or(u8::MAX),
                mixed: state.read & state.plain != 0,
                lists: value.lists,
            };
            (self.add)(self.begin, found);
        }
        self.go(node, next, state);
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
    let known = READINGS.get(letter as usize).copied();
    known.unwrap_or_else(|| read_as(letter))
}

/// For ASCII, without a branch.
static READINGS: [(u32, &[char]); 128] = {
    let mut readings: [(u32, &[char]); 128] = [(0, &[]); 128];
    let mut letter: u8 = 0;
    while letter < 128 {
        readings[letter as usize] = read_as(letter as char);
        letter += 1;
    }
    readings
};

const fn read_as(letter: char) -> (u32, &'static [char]) {
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
