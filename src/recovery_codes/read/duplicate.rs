//! The same code twice.

use std::collections::BTreeSet;
use std::mem;

use crate::recovery_codes::alphabet::Alphabet;
use crate::recovery_codes::read::FoundCode;
use crate::recovery_codes::same::normal;

/// Keep the first of those that are the same, and mark it where any of them is marked. The lines of the others.
pub fn remove(codes: &mut Vec<FoundCode>) -> Vec<u32> {
    // `Alphanumeric` takes no letter for another: the site may draw from more than Crockford's alphabet.
    let spelt: Vec<_> = codes
        .iter()
        .map(|found| normal(&found.code, Alphabet::Alphanumeric))
        .collect();
    let mut order: Vec<usize> = (0..codes.len()).collect();
    order.sort_by(|&a, &b| spelt[a].reveal().cmp(spelt[b].reveal()).then(a.cmp(&b)));
    let mut doubles: BTreeSet<usize> = BTreeSet::new();
    for same in order.chunk_by(|&a, &b| spelt[a].reveal() == spelt[b].reveal()) {
        if let [first, others @ ..] = same {
            codes[*first].used |= others.iter().any(|&other| codes[other].used);
            doubles.extend(others.iter().copied());
        }
    }
    let mut lines = Vec::with_capacity(doubles.len());
    let all = mem::take(codes);
    for (index, found) in all.into_iter().enumerate() {
        if doubles.contains(&index) {
            lines.push(found.line);
        } else {
            codes.push(found);
        }
    }
    lines
}
