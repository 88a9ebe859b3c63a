//! Where a walk is after its first three characters: most walks end there, and the first nodes are the largest.

use fst::raw::Fst;
use fst::raw::Node;

use crate::strength::words::walk::step;

/// Folded ASCII that entries begin with: `!` to `@`, `[` to `z`.
const CODES: usize = 64;

/// Bytes of a branch: a bit for each character that comes next, and the place of what is after the first of those.
const BRANCH: usize = 8 + 2;

/// Bytes of a node: its address, and the sum of outputs up to there.
const NODE: usize = 3 + 2;

/// For each three characters the node after them, read where it lies: branches after each character, the number of them after
/// each two (2 bytes), those, and the nodes.
#[derive(Clone, Copy, Debug)]
pub struct Starts<'a> {
    ones: &'a [[u8; BRANCH]],
    twos: &'a [[u8; BRANCH]],
    nodes: &'a [[u8; NODE]],
}

/// What is known of two characters.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    branch: Branch,
    nodes: &'a [[u8; NODE]],
}

/// What is known of three characters.
pub enum Start<'w> {
    /// They are not in this table.
    Unknown,
    /// No entry begins with them.
    Nothing,
    /// The node after them, and the sum of outputs up to there.
    At(Node<'w>, u64),
}

impl<'a> Starts<'a> {
    /// The table that lies at `bytes`; what is none holds nothing.
    #[must_use]
    pub const fn over(bytes: &'a [u8]) -> Self {
        let nothing = Self {
            ones: &[],
            twos: &[],
            nodes: &[],
        };
        let Some((ones, rest)) = bytes.split_at_checked(CODES * BRANCH) else {
            return nothing;
        };
        let Some((&[low, high], rest)) = rest.split_first_chunk() else {
            return nothing;
        };
        let count = u16::from_le_bytes([low, high]) as usize;
        let Some((twos, nodes)) = rest.split_at_checked(count * BRANCH) else {
            return nothing;
        };
        Self {
            ones: ones.as_chunks().0,
            twos: twos.as_chunks().0,
            nodes: nodes.as_chunks().0,
        }
    }

    /// What is known of these two; `None` where they are not in this table.
    #[must_use]
    pub fn pair(self, one: char, two: char) -> Option<Pair<'a>> {
        let (one, two) = (code(one)?, code(two)?);
        let branch = match Branch::read(self.ones.get(one)?).place(two) {
            Some(place) => Branch::read(self.twos.get(place)?),
            None => Branch::default(),
        };
        Some(Pair {
            branch,
            nodes: self.nodes,
        })
    }

    /// The table of `fst`, whose entries have three characters or more.
    #[must_use]
    pub fn of(fst: &Fst<&[u8]>) -> Vec<u8> {
        let letters: Vec<char> = (0..=u8::MAX)
            .map(char::from)
            .filter(|&letter| code(letter).is_some())
            .collect();
        let node = |letters: &[char]| {
            let mut sum = 0;
            let mut letters = letters.iter();
            let node = letters.try_fold(fst.root(), |node, &letter| {
                step(fst, node, letter, &mut sum)
            });
            node.map(|node| (node.addr(), sum))
        };
        let (mut ones, mut twos, mut nodes) = (Vec::new(), Vec::new(), Vec::new());
        for &one in &letters {
            let mut after_one = Branch::begin(twos.len() / BRANCH);
            for (second, &two) in letters.iter().enumerate() {
                let mut after_two = Branch::begin(nodes.len() / NODE);
                for (third, &three) in letters.iter().enumerate() {
                    if let Some((address, sum)) = node(&[one, two, three]) {
                        after_two.next |= 1 << third;
                        nodes.extend(address.to_le_bytes().into_iter().take(3));
                        nodes.extend(sum.to_le_bytes().into_iter().take(2));
                    }
                }
                if after_two.next != 0 {
                    after_one.next |= 1 << second;
                    twos.extend(after_two.write());
                }
            }
            ones.extend(after_one.write());
        }
        let count = u16::try_from(twos.len() / BRANCH).unwrap_or(u16::MAX);
        [ones, count.to_le_bytes().to_vec(), twos, nodes].concat()
    }
}

impl Pair<'_> {
    /// Whether no entry begins with the two and a third one that is in this table.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.branch.next == 0
    }

    /// Where a walk through `fst` is after the two and `three`.
    #[must_use]
    pub fn after<'w>(&self, fst: &'w Fst<&[u8]>, three: char) -> Start<'w> {
        let Some(three) = code(three) else {
            return Start::Unknown;
        };
        let Some(place) = self.branch.place(three) else {
            return Start::Nothing;
        };
        let Some(&[a, b, c, low, high]) = self.nodes.get(place) else {
            return Start::Unknown;
        };
        let address = u32::from_le_bytes([a, b, c, 0]) as usize;
        let sum = u64::from(u16::from_le_bytes([low, high]));
        Start::At(fst.node(address), sum)
    }
}

/// Which characters come next.
#[derive(Clone, Copy, Default, Debug)]
struct Branch {
    /// A bit for the code of each.
    next: u64,
    /// The place of what is after the first of them; those after the others follow.
    first: u16,
}

impl Branch {
    fn begin(first: usize) -> Self {
        let first = u16::try_from(first).unwrap_or(u16::MAX);
        Self { next: 0, first }
    }

    fn read([next @ .., low, high]: &[u8; BRANCH]) -> Self {
        Self {
            next: u64::from_le_bytes(*next),
            first: u16::from_le_bytes([*low, *high]),
        }
    }

    fn write(self) -> impl Iterator<Item = u8> {
        let next = self.next.to_le_bytes().into_iter();
        next.chain(self.first.to_le_bytes())
    }

    /// The place of what is after the character with this code; `None` where it does not come next.
    fn place(self, code: usize) -> Option<usize> {
        let before = self.next & ((1 << code) - 1);
        let place = usize::from(self.first) + before.count_ones() as usize;
        (self.next >> code & 1 == 1).then_some(place)
    }
}

/// The place of a character in the table.
fn code(letter: char) -> Option<usize> {
    match letter {
        '!'..='@' => Some(letter as usize - '!' as usize),
        '['..='z' => Some(32 + letter as usize - '[' as usize),
        _ => None,
    }
}
