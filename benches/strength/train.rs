//! The n-gram table: counted from texts, smoothed, and packed with what changes prices most.

use doorkey::strength::buckets;
use doorkey::strength::ngrams;
use doorkey::strength::ngrams::CEILING;
use doorkey::strength::ngrams::COARSE;
use doorkey::strength::ngrams::CODES;
use doorkey::strength::ngrams::FINE;
use doorkey::strength::ngrams::FIVE;
use doorkey::strength::ngrams::PRICE_BITS;
use doorkey::strength::ngrams::START;

/// What one count is lowered by for what was not seen, by order.
const DISCOUNTS: [f64; 5] = [0.5, 0.5, 0.6, 0.7, 0.8];

/// Entries to a bucket, on average.
const BUCKET: usize = 8;

/// The weight of a password: what many use says a little more about what others will.
pub(crate) fn weight(rank: f32) -> f32 {
    (rank / 3e5).powf(-0.1)
}

/// Counts of one order: keys in order, how often each was seen, its share after its context.
struct Order {
    keys: Vec<u32>,
    counts: Vec<f64>,
    shares: Vec<f64>,
}

/// Train on `texts` with their weights and pack as many fours and fives as `room` bytes hold.
pub(crate) fn train<'t>(
    texts: &(impl Iterator<Item = (&'t [char], f32)> + Clone),
    room: usize,
) -> Vec<u8> {
    let mut orders: Vec<Order> = Vec::new();
    for order in 1..=5 {
        let mut counted = count(texts.clone(), order);
        smooth(&mut counted, orders.last(), DISCOUNTS[order - 1]);
        orders.push(counted);
    }
    pack(&orders, room)
}

fn count<'t>(texts: impl Iterator<Item = (&'t [char], f32)>, order: usize) -> Order {
    let mut seen: Vec<(u32, f32)> = Vec::new();
    for (text, weight) in texts {
        let mut key = (0..4).fold(0_u32, |key, _| key << 6 | u32::from(START));
        for &letter in text {
            key = (key << 6 | u32::from(ngrams::code(letter))) & 0x3fff_ffff;
            seen.push((key & (u32::MAX >> (32 - 6 * order)), weight));
        }
    }
    seen.sort_unstable_by_key(|&(key, _)| key);
    let (mut keys, mut counts) = (Vec::new(), Vec::new());
    for group in seen.chunk_by(|a, b| a.0 == b.0) {
        keys.push(group[0].0);
        counts.push(group.iter().map(|&(_, weight)| f64::from(weight)).sum());
    }
    Order {
        keys,
        counts,
        shares: Vec::new(),
    }
}

/// Absolute discounting, interpolated with the order below.
fn smooth(order: &mut Order, below: Option<&Order>, discount: f64) {
    let mut first = 0;
    for group in order.keys.chunk_by(|a, b| a >> 6 == b >> 6) {
        let counts = &order.counts[first..first + group.len()];
        let total: f64 = counts.iter().sum();
        let freed: f64 = counts.iter().map(|count| count.min(discount)).sum();
        for (&key, &count) in group.iter().zip(counts) {
            let lower = below.map_or(1.0 / 62.0, |below| share(below, key));
            order
                .shares
                .push(((count - discount).max(0.0) + freed * lower) / total);
        }
        first += group.len();
    }
}

/// The share of the last code of `key` by an order that is one shorter, which saw it.
fn share(order: &Order, key: u32) -> f64 {
    let longest = order
        .keys
        .last()
        .map_or(0, |key| 32 - key.leading_zeros())
        .div_ceil(6)
        * 6;
    let key = key & (u32::MAX >> (32 - longest.max(6)));
    order
        .keys
        .binary_search(&key)
        .map_or(1e-6, |at| order.shares[at])
}

/// The price of a share, as high as it may be.
fn price(share: f64) -> f64 {
    (-share.log2()).clamp(0.0, f64::from(CEILING))
}

fn pack(orders: &[Order], room: usize) -> Vec<u8> {
    let threes = every_three(orders);
    let mut table: Vec<u8> = threes
        .iter()
        .map(|price| (price / f64::from(FINE)).round() as u8)
        .collect();
    let slots = room.saturating_sub(table.len() + 8) * 8 / (16 * 8 + 24) * 8;
    let (mut low, mut high) = (0.0_f64, 1e6);
    let mut chosen = Vec::new();
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        let trial = choose(orders, &threes, middle);
        if trial.len() > slots {
            low = middle;
        } else {
            high = middle;
            chosen = trial;
        }
    }
    println!(
        "n-grams: {} fours and fives, each saving {high:.1} bits or more",
        chosen.len()
    );
    for &(key, _) in &chosen {
        table[key as usize & 0x3ffff] |= ngrams::GOES_ON;
    }
    let count = (chosen.len() / BUCKET + 1) as u32;
    let mut sorted: Vec<(u32, u16)> = chosen
        .iter()
        .map(|&(key, price)| {
            let hash = buckets::mix(u64::from(key));
            let (bucket, check) = (buckets::bucket(hash, count), ngrams::check(hash));
            let price = (price / f64::from(COARSE)).round() as u16;
            (bucket, check << PRICE_BITS | price)
        })
        .collect();
    sorted.sort_unstable();
    table.extend(count.to_le_bytes());
    for bucket in 0..=count {
        let start = sorted.partition_point(|&(of, _)| of < bucket);
        table.extend(&(start as u32).to_le_bytes()[..3]);
    }
    table.extend(sorted.iter().flat_map(|&(_, entry)| entry.to_le_bytes()));
    table
}

/// A price for each three codes, seen or not.
fn every_three(orders: &[Order]) -> Vec<f64> {
    let mut dense = vec![1.0 / 62.0; CODES];
    for (order, counted) in orders[..3].iter().enumerate() {
        let below = dense;
        dense = vec![0.0; CODES.pow(order as u32 + 1)];
        let (mut totals, mut freed) = (
            vec![0.0; dense.len() / CODES],
            vec![0.0; dense.len() / CODES],
        );
        for (&key, &count) in counted.keys.iter().zip(&counted.counts) {
            totals[key as usize / CODES] += count;
            freed[key as usize / CODES] += count.min(DISCOUNTS[order]);
            dense[key as usize] = (count - DISCOUNTS[order]).max(0.0);
        }
        for (key, share) in dense.iter_mut().enumerate() {
            let lower = below[key % below.len()];
            let context = key / CODES;
            *share = if totals[context] > 0.0 {
                (*share + freed[context] * lower) / totals[context]
            } else {
                lower
            };
        }
    }
    dense.into_iter().map(price).collect()
}

/// The fours and fives whose price saves at least `least` bits over all that was counted.
fn choose(orders: &[Order], threes: &[f64], least: f64) -> Vec<(u32, f64)> {
    let quantised = |share: f64| {
        let steps = (price(share) / f64::from(COARSE)).round();
        steps * f64::from(COARSE)
    };
    let mut chosen: Vec<(u32, f64)> = Vec::new();
    for ((&key, &count), &share) in orders[3]
        .keys
        .iter()
        .zip(&orders[3].counts)
        .zip(&orders[3].shares)
    {
        let own = quantised(share);
        if count * (own - threes[key as usize & 0x3ffff]).abs() >= least {
            chosen.push((key, own));
        }
    }
    let fours = chosen.len();
    for ((&key, &count), &share) in orders[4]
        .keys
        .iter()
        .zip(&orders[4].counts)
        .zip(&orders[4].shares)
    {
        let own = quantised(share);
        let four = key & 0xff_ffff;
        // The most it could save, before the search.
        if count * f64::from(CEILING) < least {
            continue;
        }
        let below = match chosen[..fours].binary_search_by_key(&four, |&(key, _)| key) {
            Ok(at) => chosen[at].1,
            Err(_) => threes[four as usize & 0x3ffff],
        };
        if count * (own - below).abs() >= least {
            chosen.push((FIVE | key, own));
        }
    }
    chosen
}
