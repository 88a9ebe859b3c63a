//! The cheapest way to put a password together from stretches that a guesser knows.
//!
//! A shortest path: positions between characters are the places, a [`Segment`] is a step from one to a later one, and
//! its price in bits, with the price of joining it on, is the length of the step. Characters that no segment
//! explains are priced one by one by how often they follow the four before them.

use crate::strength::prices::Prices;
use crate::strength::repeat::Repeat;
use crate::strength::segment::Dress;
use crate::strength::segment::Kind;
use crate::strength::segment::Segment;
use crate::strength::spelling::HEAD;

/// No step.
const NONE: u32 = u32::MAX;

/// All steps that were found in one password, and the price of each character alone.
pub struct Lattice<'a> {
    prices: &'a Prices,
    /// The price of each character by itself.
    alone: &'a [f32],
    steps: Vec<Step>,
    /// The last step found from each place.
    from: [u32; HEAD + 1],
    repeats: Vec<Repeat>,
}

/// A segment and the one found before it from the same place.
struct Step {
    segment: Segment,
    before: u32,
}

/// Every step that was found, in the order it was.
pub struct Steps(Vec<Step>);

impl Steps {
    /// Each by itself.
    pub fn segments(&self) -> impl Iterator<Item = Segment> {
        self.0.iter().map(|step| step.segment)
    }
}

/// The cheapest way through.
pub struct Path {
    /// log2 of the guesses.
    pub bits: f32,
    /// The stretches, in order.
    pub segments: Vec<Segment>,
}

impl<'a> Lattice<'a> {
    /// A lattice of as many characters as `alone` has prices, [`HEAD`] at most.
    #[must_use]
    pub fn new(alone: &'a [f32], prices: &'a Prices) -> Self {
        Self {
            prices,
            alone: alone.get(..HEAD).unwrap_or(alone),
            steps: Vec::with_capacity(64),
            from: [NONE; HEAD + 1],
            repeats: Vec::new(),
        }
    }

    /// Take a step in. One that leads nowhere or beyond the end is left out.
    pub fn add(&mut self, segment: Segment) {
        if segment.start >= segment.end || segment.end > self.alone.len() {
            return;
        }
        let Some(from) = self.from.get_mut(segment.start) else {
            return;
        };
        let Ok(index) = u32::try_from(self.steps.len()) else {
            return;
        };
        self.steps.push(Step {
            segment,
            before: *from,
        });
        *from = index;
    }

    /// Take a repeat in; what is repeated is priced once all steps are known.
    pub fn add_repeat(&mut self, repeat: Repeat) {
        self.repeats.push(repeat);
    }

    /// How many steps there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.steps.len()
    }

    /// The cheapest way through the whole password, and every step that was found.
    #[must_use]
    pub fn solve(mut self) -> (Path, Steps) {
        self.price_repeats();
        let whole = self.alone.len();
        let search = self.search(0, whole);
        let path = Path {
            bits: search.bits,
            segments: self.walked(&search),
        };
        (path, Steps(self.steps))
    }

    fn price_repeats(&mut self) {
        // The short ones first: `abababab` may be `abab` twice, and that is priced by `ab` twice.
        let mut repeats = std::mem::take(&mut self.repeats);
        repeats.sort_unstable_by_key(|repeat| (repeat.base, repeat.start, repeat.end));
        let mut priced = None;
        for repeat in repeats {
            let base = match priced {
                Some((start, base, bits)) if (start, base) == (repeat.start, repeat.base) => bits,
                _ => self.search(repeat.start, repeat.start + repeat.base).bits,
            };
            priced = Some((repeat.start, repeat.base, base));
            self.add(Segment {
                start: repeat.start,
                end: repeat.end,
                kind: Kind::Repeat,
                dress: Dress::default(),
                bits: base + repeat.bits,
            });
        }
    }

    /// The cheapest way from `start` to `end`, steps beyond `end` left out.
    fn search(&self, start: usize, end: usize) -> Search {
        let mut search = Search {
            bits: 0.0,
            by_step: [f32::INFINITY; HEAD + 1],
            by_rest: [f32::INFINITY; HEAD + 1],
            step_to: [NONE; HEAD + 1],
            rest_goes_on: [false; HEAD + 1],
        };
        let whole = self.alone.len();
        if let Some(origin) = search.by_step.get_mut(start) {
            *origin = 0.0;
        }
        for place in start..end {
            let (Some(&by_step), Some(&by_rest)) =
                (search.by_step.get(place), search.by_rest.get(place))
            else {
                break;
            };
            let here = by_step.min(by_rest);
            let mut next = self.from.get(place).copied().unwrap_or(NONE);
            while let Some(step) = self.steps.get(next as usize) {
                let segment = &step.segment;
                if segment.end <= end {
                    let joint = self
                        .prices
                        .joint(segment.kind, place - start, segment.end, whole);
                    let bits = here + joint + segment.bits;
                    if let (Some(best), Some(step_to)) = (
                        search.by_step.get_mut(segment.end),
                        search.step_to.get_mut(segment.end),
                    ) && bits < *best
                    {
                        (*best, *step_to) = (bits, next);
                    }
                }
                next = step.before;
            }
            let alone = self.alone.get(place).copied().unwrap_or(0.0);
            let begun = by_step
                + self
                    .prices
                    .joint(Kind::Rest, place - start, place + 1, whole);
            let (rest, goes_on) = if by_rest <= begun {
                (by_rest, true)
            } else {
                (begun, false)
            };
            if let (Some(best), Some(mark)) = (
                search.by_rest.get_mut(place + 1),
                search.rest_goes_on.get_mut(place + 1),
            ) {
                (*best, *mark) = (rest + alone, goes_on);
            }
        }
        let at = |costs: &[f32]| costs.get(end).copied().unwrap_or(0.0);
        search.bits = at(&search.by_step).min(at(&search.by_rest));
        search
    }

    /// The stretches of the way that `search` found through the whole password.
    fn walked(&self, search: &Search) -> Vec<Segment> {
        let mut segments = Vec::new();
        let mut place = self.alone.len();
        while place > 0 {
            let (by_step, by_rest) = (
                search.by_step.get(place).copied().unwrap_or(f32::INFINITY),
                search.by_rest.get(place).copied().unwrap_or(f32::INFINITY),
            );
            let step = search.step_to.get(place).copied().unwrap_or(NONE);
            let segment = if by_step <= by_rest
                && let Some(step) = self.steps.get(step as usize)
            {
                step.segment
            } else {
                self.rest(search, place)
            };
            place = segment.start;
            segments.push(segment);
        }
        segments.reverse();
        segments
    }

    /// The run of unexplained characters that ends at `end`.
    fn rest(&self, search: &Search, end: usize) -> Segment {
        let mut start = end;
        let mut bits = 0.0;
        loop {
            let goes_on = search.rest_goes_on.get(start).copied().unwrap_or(false);
            start = start.saturating_sub(1);
            bits += self.alone.get(start).copied().unwrap_or(0.0);
            if start == 0 || !goes_on {
                break;
            }
        }
        Segment {
            start,
            end,
            kind: Kind::Rest,
            dress: Dress::default(),
            bits,
        }
    }
}

/// The cheapest ways to each place.
struct Search {
    bits: f32,
    /// By a step that ends there; the place where the search began costs nothing.
    by_step: [f32; HEAD + 1],
    /// By a run of unexplained characters that goes on to there.
    by_rest: [f32; HEAD + 1],
    step_to: [u32; HEAD + 1],
    /// Whether the character before belongs to a run that began earlier.
    rest_goes_on: [bool; HEAD + 1],
}
