//! What a run knows of a corpus on a web host: the pieces it has, and what they must agree in.

use std::collections::HashMap;
use std::sync::Arc;

use crate::adapters::http::piece_request::Fetched;
use crate::corpus::storage::FileName;
use crate::corpus::storage::Piece;

/// What this run knows.
#[derive(Default)]
pub(super) struct Known {
    pub(super) pieces: HashMap<Piece, Arc<[u8]>>,
    pub(super) bytes: usize,
    pub(super) totals: HashMap<FileName, u64>,
    /// The version of each file that all its pieces must be of.
    pub(super) tags: HashMap<FileName, String>,
    /// Files that the host does not give, and why.
    pub(super) missing: HashMap<FileName, String>,
    /// Whether all this was forgotten once.
    pub(super) is_renewed: bool,
    pub(super) failures_in_a_row: u32,
}

impl Known {
    /// Keep a piece for this run.
    pub(super) fn keep(&mut self, piece: Piece, bytes: &Arc<[u8]>) {
        if self.bytes + bytes.len() > MAX_HELD {
            self.pieces.clear();
            self.bytes = 0;
        }
        self.bytes += bytes.len();
        self.pieces.insert(piece, Arc::clone(bytes));
    }

    /// Whether what came is of the same file as what came before.
    pub(super) fn belongs(&mut self, file: FileName, fetched: &Fetched) -> bool {
        let is_same = *self.totals.entry(file).or_insert(fetched.total) == fetched.total;
        match &fetched.entity_tag {
            // A host of several machines may have a tag for each: once forgotten, checksums decide.
            Some(tag) if !self.is_renewed => {
                let pinned = self.tags.entry(file).or_insert_with(|| tag.clone());
                is_same && pinned == tag
            }
            _ => is_same,
        }
    }
}

/// Bytes that a run holds in memory.
const MAX_HELD: usize = 32 << 20;
