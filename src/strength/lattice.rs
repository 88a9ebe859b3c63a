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

/// No step.
const NONE: u32 = u32::MAX;

/// All steps that were found in one password, and the price of each character alone.
pub struct Lattice<'a> {
    prices: &'a Prices,
    /// The price of each character by itself.
    alone: &'a [f32],
    steps: Vec<Step>,
    /// Between any two characters, before the first and after the last.
    places: Vec<Place>,
    repeats: Vec<Repeat>,
}

/// A place, and the cheapest ways to it of the last search.
#[derive(Clone, Copy)]
struct Place {
    /// The last step found from here.
    from: u32,
    /// By a step that ends here; the place where the search began costs nothing.
    by_step: f32,
    step: u32,
    /// By a run of unexplained characters that goes on to here.
    by_rest: f32,
    /// Whether the character before belongs to a run that began earlier.
    rest_goes_on: bool,
}

impl Place {
    /// Nothing leads here, or away.
    const UNREACHED: Self = Self {
        from: NONE,
        by_step: f32::INFINITY,
        step: NONE,
        by_rest: f32::INFINITY,
        rest_goes_on: false,
    };

    fn bits(&self) -> f32 {
        self.by_step.min(self.by_rest)
    }
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
    /// A lattice of as many characters as `alone` has prices.
    #[must_use]
    pub fn new(alone: &'a [f32], prices: &'a Prices) -> Self {
        Self {
            prices,
            alone,
            steps: Vec::with_capacity(64),
            places: vec![Place::UNREACHED; alone.len() + 1],
            repeats: Vec::new(),
        }
    }

    /// Take a step in. One that leads nowhere or beyond the end is left out.
    pub fn add(&mut self, segment: Segment) {
        if segment.start >= segment.end || segment.end > self.alone.len() {
            return;
        }
        let Some(Place { from, .. }) = self.places.get_mut(segment.start) else {
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
        let path = Path {
            bits: self.search(0, self.alone.len()),
            segments: self.walked(),
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
                _ => self.search(repeat.start, repeat.start + repeat.base),
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

    /// log2 of the guesses of the cheapest way from `start` to `end`, steps beyond `end` left out.
    fn search(&mut self, start: usize, end: usize) -> f32 {
        let whole = self.alone.len();
        for place in self.places.get_mut(start..=end).unwrap_or_default() {
            *place = Place {
                from: place.from,
                ..Place::UNREACHED
            };
        }
        if let Some(origin) = self.places.get_mut(start) {
            origin.by_step = 0.0;
        }
        for place in start..end {
            let Some(&here) = self.places.get(place) else {
                break;
            };
            let mut next = here.from;
            while let Some(step) = self.steps.get(next as usize) {
                let segment = &step.segment;
                if segment.end <= end {
                    let joint = self
                        .prices
                        .joint(segment.kind, place - start, segment.end, whole);
                    let bits = here.bits() + joint + segment.bits;
                    if let Some(there) = self.places.get_mut(segment.end)
                        && bits < there.by_step
                    {
                        (there.by_step, there.step) = (bits, next);
                    }
                }
                next = step.before;
            }
            let alone = self.alone.get(place).copied().unwrap_or(0.0);
            let joint = self
                .prices
                .joint(Kind::Rest, place - start, place + 1, whole);
            let begun = here.by_step + joint;
            if let Some(there) = self.places.get_mut(place + 1) {
                there.rest_goes_on = here.by_rest <= begun;
                there.by_rest = here.by_rest.min(begun) + alone;
            }
        }
        self.places.get(end).map_or(0.0, Place::bits)
    }

    /// The stretches of the way that the search through the whole password found.
    fn walked(&self) -> Vec<Segment> {
        let mut segments = Vec::new();
        let mut end = self.alone.len();
        while end > 0 {
            let Some(place) = self.places.get(end) else {
                break;
            };
            let segment = match self.steps.get(place.step as usize) {
                Some(step) if place.by_step <= place.by_rest => step.segment,
                _ => self.rest(end),
            };
            end = segment.start;
            segments.push(segment);
        }
        segments.reverse();
        segments
    }

    /// The run of unexplained characters that ends at `end`.
    fn rest(&self, end: usize) -> Segment {
        let mut start = end;
        let mut bits = 0.0;
        loop {
            let goes_on = self
                .places
                .get(start)
                .is_some_and(|place| place.rest_goes_on);
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
