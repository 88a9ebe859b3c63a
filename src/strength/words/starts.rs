//! Where a walk is after its first two characters: most walks end there, and the first nodes are the largest.

use fst::raw::Fst;
use fst::raw::Node;

use crate::strength::words::walk::step;

/// Folded ASCII that is printed and no space: `!` to `@`, `[` to `~`.
const CODES: usize = 68;

/// Bytes of a record: the address of a node, 0 for none, and the sum of outputs up to there.
const RECORD: usize = 6;

/// For each two characters the node after them, read where it lies.
#[derive(Clone, Copy, Debug)]
pub struct Starts<'a>(&'a [u8]);

/// What is known of two characters.
pub enum Start<'w> {
    /// They are not in this table.
    Unknown,
    /// No entry begins with them.
    Nothing,
    /// The node after them, and the sum of outputs up to there.
    At(Node<'w>, u64),
}

impl<'a> Starts<'a> {
    /// The table of `fst` that lies at `bytes`.
    #[must_use]
    pub const fn over(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Where a walk through `fst` is after these two.
    #[must_use]
    pub fn after<'w>(self, fst: &'w Fst<&[u8]>, one: char, two: char) -> Start<'w> {
        let (Some(one), Some(two)) = (code(one), code(two)) else {
            return Start::Unknown;
        };
        let at = (one * CODES + two) * RECORD;
        let record = self.0.get(at..at + RECORD);
        let Some(&[a, b, c, d, low, high]) =
            record.and_then(|record| record.first_chunk::<RECORD>())
        else {
            return Start::Unknown;
        };
        match u32::from_le_bytes([a, b, c, d]) as usize {
            0 => Start::Nothing,
            address => {
                let sum = u64::from(u16::from_le_bytes([low, high]));
                Start::At(fst.node(address), sum)
            }
        }
    }

    /// The table of `fst`, whose entries have three characters or more.
    #[must_use]
    pub fn of(fst: &Fst<&[u8]>) -> Vec<u8> {
        let mut table = Vec::with_capacity(CODES * CODES * RECORD);
        let letters = || {
            (0..=u8::MAX)
                .map(char::from)
                .filter(|&letter| code(letter).is_some())
        };
        for one in letters() {
            for two in letters() {
                let mut sum = 0;
                let node = step(fst, fst.root(), one, &mut sum)
                    .and_then(|node| step(fst, node, two, &mut sum));
                let address = node.map_or(0, |node| node.addr());
                let sum = if address == 0 { 0 } else { sum };
                table.extend_from_slice(&u32::try_from(address).unwrap_or(0).to_le_bytes());
                table.extend_from_slice(&u16::try_from(sum).unwrap_or(0).to_le_bytes());
            }
        }
        table
    }
}

/// The place of a character in the table.
fn code(letter: char) -> Option<usize> {
    match letter {
        '!'..='@' => Some(letter as usize - '!' as usize),
        '['..='~' => Some(32 + letter as usize - '[' as usize),
        _ => None,
    }
}
