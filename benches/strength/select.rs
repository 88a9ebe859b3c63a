//! Which entries are worth their place: those that lower the price of what people write.
//!
//! Every password of the list is priced as if it were not in it, from shorter entries and n-grams. An
//! entry earns what it saves: as a part of others, and as a whole. Those that earn most for the bytes
//! they take are kept.

#![expect(
    clippy::expect_used,
    reason = "a table in memory, its entries in order, has nothing to fail by"
)]

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;

use doorkey::strength::buckets;
use doorkey::strength::ngrams::Model;
use doorkey::strength::passphrase::Lists;
use doorkey::strength::seen;
use doorkey::strength::segment::Kind;
use doorkey::strength::words::SEEN_CEILING;
use doorkey::strength::words::Table;
use doorkey::strength::words::Value;

use crate::plan::Plan;
use crate::sources;
use crate::sources::Password;

/// What one more segment costs in the lattice, in bits.
const SEGMENT: f32 = 3.5;

/// What one look-alike costs, in bits.
const LEET: f32 = 2.0;

/// All of these common passwords are kept.
const HEAD: f32 = 10_000.0;

/// A candidate.
struct Entry {
    value: Value,
    /// What it saves as a part of other passwords, in bits over the list.
    part: f32,
    /// What it saves as a whole password.
    whole: f32,
    /// Kept whatever it earns.
    fixed: bool,
    place: Place,
}

/// Where an entry is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Words,
    Seen,
    Nowhere,
}

type Entries = BTreeMap<Vec<char>, Entry>;

/// The words and the fingerprints of what is kept.
pub(crate) fn select(
    plan: &Plan,
    passwords: &[Password],
    words: BTreeMap<Vec<char>, Value>,
    ngrams: &[u8],
) -> (Vec<u8>, Vec<u8>) {
    let model = Model::over(ngrams);
    let mut entries = join(plan, passwords, words);
    let fixed = table(entries.iter().filter(|(_, entry)| entry.fixed)).len();
    println!(
        "candidates: {}; {fixed} bytes whatever they earn",
        entries.len()
    );
    let mut least = 0.0;
    for share in [2.5, 1.5, 1.2, 1.0] {
        earn(passwords, &mut entries, &model);
        least = self::least(&entries, (plan.word_room as f32 * share) as usize);
        for (word, entry) in &mut entries {
            entry.place = place(word, entry, least);
        }
        println!("kept if it saves {least:.3} bits a byte");
    }
    tell(&entries, least);
    (
        table(
            entries
                .iter()
                .filter(|(_, entry)| entry.place == Place::Words),
        ),
        fingerprints(
            entries
                .iter()
                .filter(|(_, entry)| entry.place == Place::Seen),
        ),
    )
}

/// The candidates, each with its lowest price.
fn join(plan: &Plan, passwords: &[Password], words: BTreeMap<Vec<char>, Value>) -> Entries {
    // Words of our own and of languages.
    let ours: BTreeSet<Vec<char>> = words
        .iter()
        .filter(|(_, value)| value.kind == Kind::Common)
        .map(|(word, _)| word.clone())
        .collect();
    let mut values = words;
    let mut common = BTreeMap::new();
    for password in passwords {
        let bits = password.rank.log2();
        common.entry(&password.folded).or_insert(password.rank);
        let value = Value {
            bits,
            kind: Kind::Common,
            lists: Lists::NONE,
        };
        sources::add(&mut values, password.folded.clone(), value);
    }
    let mut entries = Entries::new();
    for (folded, mut value) in values {
        if value.bits > 12.0 {
            // Coarse prices are shared by more entries, and take fewer bytes.
            value.bits = value.bits.round();
        }
        let fixed = !value.lists.is_empty()
            || common.get(&folded).is_some_and(|&rank| rank <= HEAD)
            || (!plan.is_english && !folded[0].is_ascii())
            || (ours.contains(&folded) || (value.kind != Kind::Common && value.bits <= 12.0));
        entries.insert(
            folded,
            Entry {
                value,
                part: 0.0,
                whole: 0.0,
                fixed,
                place: Place::Words,
            },
        );
    }
    entries
}

/// Count what each entry earns when those that have a place among the words are there.
fn earn(passwords: &[Password], entries: &mut Entries, model: &Model<'_>) {
    let bytes = table(
        entries
            .iter()
            .filter(|(_, entry)| entry.place == Place::Words),
    );
    let table = Table::over(&bytes, b"");
    let mut places: HashMap<Vec<char>, (f32, f32)> = HashMap::new();
    for password in passwords {
        let arcs = Arcs::of(&password.folded, &table, model);
        let (price, parts) = arcs.cheapest(None);
        let whole = entries[&password.folded].value.bits + SEGMENT;
        let plain: f32 = arcs.plain.iter().sum();
        let saved = if plain > SEEN_CEILING {
            0.0
        } else {
            (price - whole).max(0.0)
        };
        places.entry(password.folded.clone()).or_default().1 += saved * mass(password.rank, price);
        for (from, to) in parts {
            let (without, _) = arcs.cheapest(Some((from, to)));
            places
                .entry(password.folded[from..to].to_vec())
                .or_default()
                .0 += without - price;
        }
    }
    for (word, entry) in entries.iter_mut() {
        (entry.part, entry.whole) = places.get(word).copied().unwrap_or_default();
        if entry.value.kind != Kind::Common {
            // The list knows English and little else: frequent words of all languages are worth more.
            entry.part += 5.0 * (12.5 - entry.value.bits).exp2();
        }
    }
}

/// How often a password of a rank is met, against one that is in no list: the list as a whole is met
/// about as often as all others. What is hard to guess is seldom used by a second person.
fn mass(rank: f32, price: f32) -> f32 {
    500.0 * rank.powf(-0.5) * (0.15 * (25.0 - price.max(25.0))).exp2()
}

/// All the ways to read a password.
pub(crate) struct Arcs {
    /// Start, end, price with look-alikes, and whether it has none.
    arcs: Vec<(usize, usize, f32, bool)>,
    /// The price of each character by n-grams.
    plain: Vec<f32>,
}

impl Arcs {
    /// The entries in `folded` but for the whole.
    pub(crate) fn of(folded: &[char], table: &Table<'_>, model: &Model<'_>) -> Self {
        let mut arcs = Vec::new();
        table.each(folded, &mut |start, found| {
            if found.end - start < folded.len() {
                let price = found.bits + LEET * f32::from(found.leet);
                arcs.push((start, found.end, price, found.leet == 0));
            }
        });
        let mut plain = vec![0.0; folded.len()];
        model.fill(folded, &mut plain);
        Self { arcs, plain }
    }

    /// The lowest price, in bits with one [`SEGMENT`] for each segment, and the entries it is made
    /// from, but for one that is not there.
    pub(crate) fn cheapest(&self, without: Option<(usize, usize)>) -> (f32, Vec<(usize, usize)>) {
        let length = self.plain.len();
        // The lowest price up to a place; where its last segment began; whether that is an entry.
        let mut best = vec![(f32::MAX, 0, false); length + 1];
        let mut run = (f32::MAX, 0);
        let mut arcs = self.arcs.iter().peekable();
        best[0].0 = 0.0;
        for (start, plain) in self.plain.iter().enumerate() {
            let here = best[start].0 + SEGMENT;
            if here < run.0 {
                run = (here, start);
            }
            run.0 += plain;
            if run.0 < best[start + 1].0 {
                best[start + 1] = (run.0, run.1, false);
            }
            while let Some(&(_, end, bits, exact)) = arcs.next_if(|arc| arc.0 == start) {
                if here + bits < best[end].0 && (!exact || Some((start, end)) != without) {
                    best[end] = (here + bits, start, exact);
                }
            }
        }
        let mut parts = Vec::new();
        let mut end = length;
        while end > 0 {
            let (_, start, exact) = best[end];
            if exact {
                parts.push((start, end));
            }
            end = start;
        }
        (best[length].0, parts)
    }
}

/// The bytes an entry takes: what it does not share with its neighbours, about.
fn cost(word: &[char]) -> f32 {
    2.5 + 0.45 * word.iter().map(|letter| letter.len_utf8()).sum::<usize>() as f32
}

/// The bytes a fingerprint takes.
const FINGERPRINT: f32 = 2.9;

/// Where an entry belongs if a byte must earn `least`.
fn place(word: &[char], entry: &Entry, least: f32) -> Place {
    let as_word = entry.part + entry.whole - least * cost(word);
    let seen = match seen_class(entry) {
        Some(_) => entry.whole - least * FINGERPRINT,
        None => f32::MIN,
    };
    match entry.fixed || as_word >= seen.max(0.0) && entry.place == Place::Words {
        true => Place::Words,
        false if seen >= 0.0 => Place::Seen,
        // What was left out once has no part in anything.
        false => Place::Nowhere,
    }
}

/// The class of a password that may be kept as a fingerprint.
fn seen_class(entry: &Entry) -> Option<u32> {
    let common = entry.value.kind == Kind::Common && entry.value.lists.is_empty();
    match entry.value.bits {
        bits if !common || bits < 14.0 => None,
        bits if bits < 17.0 => Some(0),
        _ => Some(1),
    }
}

/// The least that a byte must earn for both tables to fit.
fn least(entries: &Entries, room: usize) -> f32 {
    let (mut low, mut high) = (0.0, 200.0_f32);
    for _ in 0..22 {
        let middle = f32::midpoint(low, high);
        let places = |at| {
            entries
                .iter()
                .filter(move |(word, entry)| place(word, entry, middle) == at)
        };
        let seen = places(Place::Seen).count() as f32 * FINGERPRINT;
        if table(places(Place::Words)).len() + seen as usize > room {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

fn fingerprints<'e>(entries: impl Iterator<Item = (&'e Vec<char>, &'e Entry)>) -> Vec<u8> {
    let entries: Vec<_> = entries.collect();
    let count = (entries.len() / 8 + 1) as u32;
    let mut records: Vec<(u32, u32)> = entries
        .iter()
        .map(|(word, entry)| {
            let hash = seen::hash(word);
            let bucket = buckets::bucket(hash, count);
            (
                bucket,
                seen::check(hash) << 1 | seen_class(entry).unwrap_or(1),
            )
        })
        .collect();
    records.sort_unstable();
    let mut table = count.to_le_bytes().to_vec();
    for bucket in 0..=count {
        let start = records.partition_point(|&(of, _)| of < bucket) as u32;
        table.extend(&start.to_le_bytes()[..3]);
    }
    let mut bits = vec![0_u8; (records.len() * seen::RECORD).div_ceil(8) + 4];
    for (place, &(_, record)) in records.iter().enumerate() {
        let at = place * seen::RECORD;
        for (byte, part) in bits[at / 8..]
            .iter_mut()
            .zip((record << (at % 8)).to_le_bytes())
        {
            *byte |= part;
        }
    }
    table.extend(bits);
    table
}

fn table<'e>(entries: impl Iterator<Item = (&'e Vec<char>, &'e Entry)>) -> Vec<u8> {
    let mut builder = fst::raw::Builder::memory();
    let mut lines: Vec<(String, u64)> = entries
        .map(|(word, entry)| (word.iter().collect(), entry.value.pack()))
        .collect();
    lines.sort_unstable();
    for (word, value) in lines {
        builder.insert(word, value).expect("in order");
    }
    builder.into_inner().expect("finished")
}

fn tell(entries: &Entries, least: f32) {
    for kind in [Kind::Common, Kind::Word, Kind::Name] {
        let name = kind.id();
        let of_kind = || entries.values().filter(|entry| entry.value.kind == kind);
        let at = |at| of_kind().filter(|entry| entry.place == at).count();
        println!(
            "{name}: {} of {} as words, {} as fingerprints",
            at(Place::Words),
            of_kind().count(),
            at(Place::Seen)
        );
    }
    println!("a fixed entry earns {least:.2} a byte or not");
}
