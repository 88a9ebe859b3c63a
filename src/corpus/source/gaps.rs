//! Stretches without a digest that are too long for chance: what is missing in a source that looks well-formed.

use crate::corpus::layout;

/// A stretch without a digest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Gap {
    /// The first 64 bits of the digest before it.
    pub from: u64,
    /// Those of the digest after it.
    pub to: u64,
    /// The source it is in.
    pub source: usize,
    /// How many rows of that source stand before it.
    pub row: u64,
    /// Whether nothing of the source follows.
    pub is_end: bool,
}

/// What is known of the rows of a source, or of a piece of one.
#[derive(Clone, Debug)]
pub struct Tally {
    /// Rows.
    pub rows: u64,
    /// How many ranges have so many rows; the last stands for all above.
    ranges: Vec<u32>,
    /// Runs of ranges without a row, whole ranges each.
    silent: Vec<Silence>,
    /// The long gaps.
    gaps: Vec<Gap>,
}

/// Ranges without a row, one after another.
#[derive(Clone, Copy, Debug)]
struct Silence {
    from: u32,
    to: u32,
    source: u32,
    row: u64,
}

impl Default for Tally {
    fn default() -> Self {
        Self {
            rows: 0,
            ranges: vec![0; MANY],
            silent: Vec::new(),
            gaps: Vec::new(),
        }
    }
}

impl Tally {
    /// Empty it, and keep its room.
    pub fn clear(&mut self) {
        self.rows = 0;
        self.ranges.fill(0);
        self.silent.clear();
        self.gaps.clear();
    }

    /// A range with so many rows.
    pub fn range(&mut self, rows: usize) {
        self.rows += rows as u64;
        if let Some(count) = self.ranges.get_mut(rows.min(MANY - 1)) {
            *count += 1;
        }
    }

    /// The ranges from `from` to before `to` have no row; `row` rows of the source stand before them.
    pub fn silent(&mut self, from: u32, to: u32, row: u64) {
        self.silent_of(0, from, to, row);
    }

    /// The same, of a source that is not the first.
    pub fn silent_of(&mut self, source: usize, from: u32, to: u32, row: u64) {
        if from < to {
            self.silent.push(Silence {
                from,
                to,
                source: u32::try_from(source).unwrap_or(u32::MAX),
                row,
            });
        }
    }

    /// A gap that may be too long.
    pub fn gap(&mut self, gap: Gap) {
        self.gaps.push(gap);
        if self.gaps.len() > 2 * MOST_GAPS {
            self.gaps
                .sort_unstable_by_key(|gap| std::cmp::Reverse(gap.to.saturating_sub(gap.from)));
            self.gaps.truncate(MOST_GAPS);
        }
    }

    /// Forget the gaps that are of usual length in this piece, which spans so much.
    pub fn thin(&mut self, span: u64) {
        if self.rows >= 64 {
            let usual = span / self.rows;
            self.gaps
                .retain(|gap| gap.to.saturating_sub(gap.from) / 10 > usual);
        }
    }

    /// Add what is known of a piece, whose rows follow the first `before` of `source`.
    pub fn add(&mut self, piece: &Self, source: usize, before: u64) {
        self.rows += piece.rows;
        for (sum, count) in self.ranges.iter_mut().zip(&piece.ranges) {
            *sum += count;
        }
        let of_source = u32::try_from(source).unwrap_or(u32::MAX);
        self.silent
            .extend(piece.silent.iter().map(|silence| Silence {
                source: of_source,
                row: before + silence.row,
                ..*silence
            }));
        for gap in &piece.gaps {
            self.gap(Gap {
                source,
                row: before + gap.row,
                ..*gap
            });
        }
    }

    /// The stretches that chance does not explain, in their order; `held` of all ranges were there to be looked at.
    ///
    /// Digests are uniform, so a stretch of `x` (of all that is held) that none of `n` rows falls into has
    /// probability `(1-x)^n`, and it can lie behind each row. Two bounds as in a single range: e^-25, and e^-40
    /// where there are few rows; below eight there is none. Where a few ranges have far more rows than the others
    /// (somebody's own), only so many of them count as the others lead one to expect.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a ratio; 53 bits are plenty")]
    pub fn holes(mut self, held: u32) -> Holes {
        let count = self.usual_rows(held);
        if count < 8.0 {
            return Holes::default();
        }
        let too_unlikely = if count < 64.0 { -40.0 } else { -25.0 };
        let all = WHOLE * f64::from(held) / f64::from(layout::RANGES);
        self.gaps.retain(|gap| {
            let is_an_end = gap.from == 0 || gap.is_end;
            let places = if is_an_end { 2.0 } else { count };
            let share = (gap.to.saturating_sub(gap.from) as f64 / all).min(1.0);
            count * (-share).ln_1p() + f64::ln(places) < too_unlikely
        });
        let may_be_more = self.gaps.len() >= MOST_GAPS;
        let mut gaps = std::mem::take(&mut self.gaps);
        if self.tells_by_silence(held) {
            gaps.extend(self.silent.iter().map(|silence| silence.gap()));
        }
        gaps.sort_unstable_by_key(|gap| gap.from);
        // A gap from row to row and the silent ranges within it are one hole.
        gaps.dedup_by(|next, gap| {
            let is_one = next.from <= gap.to;
            if is_one {
                gap.to = gap.to.max(next.to);
                gap.is_end |= next.is_end;
            }
            is_one
        });
        Holes { gaps, may_be_more }
    }

    /// Whether a range without a row is a hole by that alone.
    ///
    /// With 40 rows a range, of all the ranges none is empty by chance: 2^20 times e^-40. With fewer some may be, and
    /// it is their number that tells, where most ranges have rows at all.
    fn tells_by_silence(&self, held: u32) -> bool {
        let median = self.median();
        if median >= NEVER_SILENT {
            return true;
        }
        let silent: u32 = self.silent.iter().map(|run| run.to - run.from).sum();
        let by_chance = f64::from(held) * (1.0 - f64::from(median)).exp();
        median >= 8 && self.occupied() >= held / 2 && f64::from(silent) > 8.0 + 8.0 * by_chance
    }

    /// How many rows there are, where those of crowded ranges do not all count, and ranges that cannot be empty do.
    #[expect(clippy::cast_precision_loss, reason = "an estimate")]
    fn usual_rows(&self, held: u32) -> f64 {
        let median = self.median();
        let most = 8.0 + 4.0 * f64::from(median);
        let counted = self.ranges.iter().enumerate();
        let usual: f64 = counted
            .map(|(rows, &ranges)| f64::min(rows as f64, most) * f64::from(ranges))
            .sum();
        let usual = usual.min(self.rows as f64);
        if median >= NEVER_SILENT {
            usual / f64::from(self.occupied().max(1)) * f64::from(held)
        } else {
            usual
        }
    }

    /// How many ranges have rows.
    fn occupied(&self) -> u32 {
        self.ranges.iter().skip(1).sum()
    }

    /// The rows of the middle one of the ranges that have any: no few ranges can move it.
    fn median(&self) -> u32 {
        let middle = self.occupied().div_ceil(2);
        let mut ranges = 0;
        for (rows, count) in (0..).zip(&self.ranges).skip(1) {
            ranges += count;
            if ranges >= middle && ranges > 0 {
                return rows;
            }
        }
        0
    }
}

impl Silence {
    fn gap(self) -> Gap {
        Gap {
            from: u64::from(self.from) << 44,
            to: (u64::from(self.to - 1) << 44) | ((1 << 44) - 1),
            source: self.source as usize,
            row: self.row,
            is_end: self.to == layout::RANGES,
        }
    }
}

/// What is missing.
#[derive(Default, Debug)]
pub struct Holes {
    /// Each stretch, in order; none overlaps another.
    pub gaps: Vec<Gap>,
    /// More were there than can be remembered.
    pub may_be_more: bool,
}

/// 2^64.
const WHOLE: f64 = 18_446_744_073_709_551_616.0;
/// Ranges of the full corpus have about 2,000 rows; the last class stands for all above.
const MANY: usize = 4097;
/// With so many rows a range none is empty by chance.
const NEVER_SILENT: u32 = 40;
/// So many gaps are remembered, the longest: where so many are holes, there may be more.
const MOST_GAPS: usize = 1 << 15;

#[cfg(test)]
mod tests {
    use super::*;

    /// All ranges, with as many rows as `rows` says of each.
    fn tally(rows: impl Fn(u32) -> usize) -> Tally {
        let mut tally = Tally::default();
        for range in 0..layout::RANGES {
            match rows(range) {
                0 => tally.silent(range, range + 1, tally.rows),
                rows => tally.range(rows),
            }
        }
        tally
    }

    /// How many ranges the holes of it cover.
    fn missing(tally: Tally) -> usize {
        let holes = tally.holes(layout::RANGES);
        let ranges = holes
            .gaps
            .iter()
            .map(|gap| (gap.to >> 44) - (gap.from >> 44) + 1);
        usize::try_from(ranges.sum::<u64>()).unwrap_or(usize::MAX)
    }

    #[test]
    fn scattered_ranges_without_rows_are_holes_each_where_chance_leaves_none_empty() {
        let is_left_out = |range: u32| range % 174 == 7;
        let left_out = (0..layout::RANGES)
            .filter(|&range| is_left_out(range))
            .count();
        assert!(left_out > 6_000, "{left_out}");
        for usual in [20, 40, 60, 1_900, 6_000] {
            let rows = |range| if is_left_out(range) { 0 } else { usual };
            assert_eq!(missing(tally(rows)), left_out, "{usual} rows a range");
        }
        let one = |range| if range == 77 { 0 } else { 60 };
        assert_eq!(missing(tally(one)), 1);
        assert_eq!(missing(tally(|_| 60)), 0);
    }

    #[test]
    fn a_crowded_range_does_not_make_the_empty_ones_of_a_small_source_holes() {
        for usual in [1, 2, 5] {
            let rows = |range| match range % 8 {
                _ if range == 4_242 => 10_000,
                0..3 => 0,
                _ => usual,
            };
            assert_eq!(missing(tally(rows)), 0, "{usual} rows a range");
        }
    }

    #[test]
    fn ranges_that_are_empty_by_chance_are_no_holes() {
        for (usual, empty_of) in [(8, 2_500), (10, 20_000), (12, 150_000)] {
            let rows = |range: u32| if range % empty_of == 9 { 0 } else { usual };
            assert_eq!(missing(tally(rows)), 0, "{usual} rows a range");
        }
    }

    #[test]
    fn a_gap_within_a_range_is_a_hole_also_where_half_of_the_ranges_are_missing() {
        let mut half = tally(|range| usize::from(range % 2 == 0) * 100);
        let (from, to) = (4 << 44 | 1 << 40, 5 << 44 | 7);
        half.gap(Gap {
            from,
            to,
            source: 0,
            row: 200,
            is_end: false,
        });
        let holes = half.holes(layout::RANGES).gaps;
        assert_eq!(holes.len(), 1 << 19);
        assert!(holes.iter().any(|hole| hole.from == from));
    }
}
