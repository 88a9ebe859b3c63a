//! Which requests bring the pieces that are wanted.

use crate::corpus::storage::FileName;
use crate::corpus::storage::Piece;

/// Neighbouring pieces that one request brings.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) file: FileName,
    pub(super) from: u64,
    pub(super) to: u64,
}

/// The requests that bring the `wanted` of `pieces`, and which of them brings each.
pub(super) fn together(pieces: &[Piece], wanted: &[usize]) -> (Vec<Span>, Vec<usize>) {
    let mut spans: Vec<Span> = Vec::new();
    let mut of_piece = Vec::new();
    for piece in wanted.iter().filter_map(|&index| pieces.get(index)) {
        let end = piece.offset.saturating_add(u64::from(piece.length));
        match spans.last_mut() {
            Some(span)
                if span.file == piece.file
                    && piece.offset >= span.from
                    && piece.offset <= span.to.saturating_add(GAP)
                    && end.saturating_sub(span.from) <= WINDOW =>
            {
                span.to = span.to.max(end);
            }
            _ => spans.push(Span {
                file: piece.file,
                from: piece.offset,
                to: end,
            }),
        }
        of_piece.push(spans.len() - 1);
    }
    (spans, of_piece)
}

/// Less than this between two pieces is fetched with them.
const GAP: u64 = 8 << 10;
/// At most so much is fetched at once.
const WINDOW: u64 = 256 << 10;

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(shard: u16, offset: u64, length: u32) -> Piece {
        Piece {
            file: FileName::Shard(shard),
            offset,
            length,
        }
    }

    #[test]
    fn neighbours_come_together_and_others_do_not() {
        let pieces = [
            piece(0, 100, 50),
            piece(0, 100, 50),
            piece(0, 150 + GAP, 50),
            piece(0, 201 + 2 * GAP, 50),
            piece(1, 201 + 2 * GAP, 50),
            piece(1, 300 + 2 * GAP, 300 << 10),
        ];
        let all: Vec<usize> = (0..pieces.len()).collect();
        let (spans, of_piece) = together(&pieces, &all);
        assert_eq!(of_piece, [0, 0, 0, 1, 2, 3]);
        assert_eq!((spans[0].from, spans[0].to), (100, 200 + GAP));
        assert_eq!(spans.len(), 4);
        let (spans, of_piece) = together(&pieces, &[4]);
        assert_eq!((spans.len(), of_piece), (1, vec![0]));
    }
}
