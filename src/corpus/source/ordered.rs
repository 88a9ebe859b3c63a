//! Pieces from all cores, put in order and written.

use std::io::Write;

use crate::corpus::encoder::Block;
use crate::corpus::layout;
use crate::corpus::row::Key;
use crate::corpus::row::Row;
use crate::corpus::source::error::Fault;
use crate::corpus::source::error::Unit;
use crate::corpus::source::error::Wrong;
use crate::corpus::source::gaps::Gap;
use crate::corpus::source::gaps::Tally;
use crate::corpus::writer::Refused;
use crate::corpus::writer::Writer;

/// What became of a unit.
#[derive(Default)]
pub(super) struct Piece {
    pub(super) block: Block,
    pub(super) tally: Tally,
    /// Lines or records.
    pub(super) rows: u64,
    pub(super) unit: Option<Unit>,
    pub(super) first: Option<Key>,
    pub(super) last: Option<Key>,
    /// Where the first row stands, or what is known to be missing; and the last.
    pub(super) begin: Option<u64>,
    pub(super) end: u64,
    /// The range after its last.
    pub(super) past: u32,
    pub(super) source: usize,
}

/// What is wrong, and with which source.
pub(super) type Bad = (usize, Fault);

impl Piece {
    pub(super) fn clear(&mut self, source: usize) {
        self.block.clear();
        self.tally.clear();
        self.rows = 0;
        self.first = None;
        self.last = None;
        self.begin = None;
        self.end = 0;
        self.past = 0;
        self.source = source;
    }

    /// A row is at `position`, the `row`th of the piece; or all before it is known to be missing.
    pub(super) fn at(&mut self, position: u64, row: u64) {
        if self.begin.is_none() {
            self.begin = Some(position);
        } else if position > self.end {
            self.tally.gap(Gap {
                from: self.end,
                to: position,
                source: self.source,
                row,
                is_end: false,
            });
        }
        self.end = position;
    }
}

/// The corpus as far as it is written.
pub(super) struct Ordered<W> {
    writer: Writer<W>,
    pub(super) tally: Tally,
    last: Option<Key>,
    position: u64,
    /// The range that comes next.
    pub(super) range: u32,
    source: usize,
    /// Rows of this source so far.
    rows: u64,
    /// Whether ranges that are not told of are empty.
    fills: bool,
}

impl<W: Write> Ordered<W> {
    pub(super) fn new(writer: Writer<W>, fills: bool) -> Self {
        Self {
            writer,
            tally: Tally::default(),
            last: None,
            position: 0,
            range: 0,
            source: 0,
            rows: 0,
            fills,
        }
    }

    /// Take the next piece, or what is wrong with it; numbers of rows are then those of the piece.
    pub(super) fn take(&mut self, piece: &Piece, bad: Option<Fault>) -> Result<(), Bad> {
        let source = piece.source;
        if source != self.source {
            self.source = source;
            self.rows = 0;
        }
        let unit = piece.unit.unwrap_or(Unit::Line);
        let row = |number, wrong| Fault::Row {
            unit,
            number,
            wrong,
        };
        if let (Some(last), Some(first)) = (self.last, piece.first)
            && (first <= last || first.range() < self.range)
        {
            let fault = match (self.rows, first == last) {
                (0, _) => Fault::Overlap,
                (_, true) => row(self.rows + 1, Wrong::Duplicate),
                (_, false) => row(self.rows + 1, Wrong::Order),
            };
            return Err((source, fault));
        }
        match bad {
            None => {}
            Some(Fault::Row { number, wrong, .. }) => {
                return Err((source, row(self.rows + number, wrong)));
            }
            Some(fault) => return Err((source, fault)),
        }
        if let Some(begin) = piece.begin {
            if begin > self.position {
                self.tally.gap(Gap {
                    from: self.position,
                    to: begin,
                    source,
                    row: self.rows,
                    is_end: false,
                });
            }
            self.position = piece.end;
        }
        self.tally.add(&piece.tally, source, self.rows);
        if let Some(first) = piece.first {
            self.fill(first.range()).map_err(|fault| (source, fault))?;
        }
        self.writer
            .block(&piece.block)
            .map_err(|refused| (source, fault(refused)))?;
        self.range = self.range.max(piece.past);
        self.rows += piece.rows;
        self.last = piece.last.or(self.last);
        Ok(())
    }

    /// Ranges up to `range` that nothing was said of are empty.
    fn fill(&mut self, range: u32) -> Result<(), Fault> {
        if self.fills {
            self.tally
                .silent_of(self.source, self.range, range, self.rows);
            for empty in self.range..range {
                self.writer.range(empty, &[], false).map_err(fault)?;
            }
        }
        Ok(())
    }

    /// After the last piece: what is missing is refused, or where that is allowed marked as not known.
    pub(super) fn finish(mut self, held: u32, allowed: bool) -> Result<(Writer<W>, usize), End> {
        self.fill(layout::RANGES).map_err(End::Fault)?;
        self.tally.gap(Gap {
            from: self.position,
            to: u64::MAX,
            source: self.source,
            row: self.rows,
            is_end: true,
        });
        if self.tally.rows == 0 {
            return Err(End::Fault(Fault::Empty));
        }
        let holes = self.tally.holes(held);
        match holes.gaps.first() {
            Some(&gap) if !allowed || holes.may_be_more => {
                return Err(End::Hole(gap));
            }
            _ => {}
        }
        for gap in &holes.gaps {
            self.writer
                .not_known(gap.from, gap.to)
                .map_err(|refused| End::Fault(fault(refused)))?;
        }
        Ok((self.writer, holes.gaps.len()))
    }
}

/// Why the end is not taken.
pub(super) enum End {
    Fault(Fault),
    Hole(Gap),
}

fn fault(refused: Refused) -> Fault {
    match refused {
        Refused::Write(error) => Fault::Write(error),
        Refused::TooMany => Fault::TooLarge,
        Refused::RangeOrder | Refused::Row(_) => Fault::Overlap,
    }
}

/// What is wrong with the rows of a range whose first is the `before`th of its piece.
pub(super) fn refused(refused: Refused, rows: &[Row], before: usize, unit: Unit) -> Fault {
    let index = match refused {
        Refused::Row(index) => index,
        Refused::RangeOrder => 0,
        other => return fault(other),
    };
    let wrong = match index
        .checked_sub(1)
        .map(|at| (rows.get(at), rows.get(index)))
    {
        Some((Some(one), Some(other))) if one.key == other.key => Wrong::Duplicate,
        _ => Wrong::Order,
    };
    Fault::Row {
        unit,
        number: (before + index) as u64 + 1,
        wrong,
    }
}
