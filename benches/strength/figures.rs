//! The figures that say how well estimates agree with what is known.

use std::io;

use crate::generate::Seeded;
use crate::table::Row;

/// How many times the rows are drawn anew.
const RESAMPLES: usize = 300;

/// How a rank is given to rows that share a value.
#[derive(Clone, Copy, PartialEq)]
enum Ranks {
    /// The middle of the weight they share.
    Midpoint,
    /// wCorr's: what lies below and (n + 1) / 2 times their mean weight.
    Upper,
}

/// Rows with the estimates of one estimator, and the orders that every figure needs.
pub(crate) struct Judged<'a> {
    rows: &'a [Row],
    estimates: &'a [f64],
    by_real: Vec<usize>,
    by_estimate: Vec<usize>,
    errors: Vec<f64>,
    by_error: Vec<usize>,
    by_size: Vec<usize>,
}

/// One named figure of one estimator.
pub(crate) type Figure = (String, f64);

impl<'a> Judged<'a> {
    pub(crate) fn new(rows: &'a [Row], estimates: &'a [f64]) -> Self {
        let reals: Vec<f64> = rows.iter().map(|row| row.real).collect();
        // A row that no cracker found is a lower bound: an estimate above it is no error.
        let errors: Vec<f64> = rows
            .iter()
            .zip(estimates)
            .map(|(row, &guess)| {
                if row.at_least() {
                    (guess - row.real).min(0.0)
                } else {
                    guess - row.real
                }
            })
            .collect();
        let sizes: Vec<f64> = errors.iter().map(|error| error.abs()).collect();
        Self {
            rows,
            estimates,
            by_real: order(&reals),
            by_estimate: order(estimates),
            by_error: order(&errors),
            by_size: order(&sizes),
            errors,
        }
    }

    /// All figures, where row `i` was drawn `drawn[i]` times.
    pub(crate) fn figures(&self, drawn: &[f64], thresholds: &[f64], weighted: bool) -> Vec<Figure> {
        let stands: Vec<f64> = self
            .rows
            .iter()
            .zip(drawn)
            .map(|(row, times)| row.stands * times)
            .collect();
        let mut figures = Vec::new();
        if weighted {
            let weights: Vec<f64> = self
                .rows
                .iter()
                .zip(&stands)
                .map(|(row, stand)| row.weight * stand)
                .collect();
            figures.push((
                String::from("weighted Spearman"),
                self.spearman(&weights, Ranks::Midpoint),
            ));
            figures.push((
                String::from("the same, wCorr's ranks"),
                self.spearman(&weights, Ranks::Upper),
            ));
        }
        figures.push((
            String::from("Spearman"),
            self.spearman(&stands, Ranks::Midpoint),
        ));
        let total: f64 = stands.iter().sum();
        for &threshold in thresholds {
            let (mut unsafe_calls, mut strict_calls) = (0.0, 0.0);
            for ((row, &guess), stand) in self.rows.iter().zip(self.estimates).zip(&stands) {
                match (guess >= threshold, row.real >= threshold) {
                    (true, false) => unsafe_calls += stand,
                    (false, true) => strict_calls += stand,
                    _ => {}
                }
            }
            figures.push((
                format!("unsafe at 1e{threshold:.0}, %"),
                100.0 * unsafe_calls / total,
            ));
            figures.push((
                format!("strict at 1e{threshold:.0}, %"),
                100.0 * strict_calls / total,
            ));
        }
        let sizes: Vec<f64> = self.errors.iter().map(|error| error.abs()).collect();
        figures.push((
            String::from("median error, log10"),
            median(&sizes, &self.by_size, &stands),
        ));
        figures.push((
            String::from("median bias, log10"),
            median(&self.errors, &self.by_error, &stands),
        ));
        if self.rows.iter().any(Row::at_least) {
            let found: Vec<f64> = self
                .rows
                .iter()
                .zip(&stands)
                .map(|(row, stand)| if row.at_least() { 0.0 } else { *stand })
                .collect();
            figures.push((
                String::from("median error, guessed ones"),
                median(&sizes, &self.by_size, &found),
            ));
            figures.push((
                String::from("median bias, guessed ones"),
                median(&self.errors, &self.by_error, &found),
            ));
        }
        let middle = thresholds[thresholds.len() / 2];
        figures.push((format!("AUC at 1e{middle:.0}"), self.auc(&stands, middle)));
        figures
    }

    fn spearman(&self, weights: &[f64], ranks: Ranks) -> f64 {
        let reals: Vec<f64> = self.rows.iter().map(|row| row.real).collect();
        pearson(
            &weighted_ranks(&reals, &self.by_real, weights, ranks),
            &weighted_ranks(self.estimates, &self.by_estimate, weights, ranks),
            weights,
        )
    }

    /// How often a password that resists `threshold` guesses is given more than one that does not.
    fn auc(&self, stands: &[f64], threshold: f64) -> f64 {
        let (mut weak_below, mut weak, mut strong, mut pairs) = (0.0, 0.0, 0.0, 0.0);
        for group in groups(self.estimates, &self.by_estimate) {
            let (mut weak_here, mut strong_here) = (0.0, 0.0);
            for &index in group {
                if self.rows[index].real >= threshold {
                    strong_here += stands[index];
                } else {
                    weak_here += stands[index];
                }
            }
            pairs += strong_here * (weak_below + weak_here / 2.0);
            weak_below += weak_here;
            weak += weak_here;
            strong += strong_here;
        }
        pairs / (weak * strong)
    }
}

/// How often each row is drawn in each resample: with replacement among the rows that stand for as many.
pub(crate) fn resamples(rows: &[Row], seed: u64) -> Vec<Vec<f64>> {
    let mut strata: Vec<(u64, Vec<usize>)> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let stand = row.stands.to_bits();
        match strata.iter_mut().find(|(other, _)| *other == stand) {
            Some((_, members)) => members.push(index),
            None => strata.push((stand, vec![index])),
        }
    }
    let mut seeded = Seeded::new(seed);
    (0..RESAMPLES)
        .map(|_| {
            let mut drawn = vec![0.0; rows.len()];
            for (_, members) in &strata {
                for _ in members {
                    drawn[members[seeded.below(members.len())]] += 1.0;
                }
            }
            drawn
        })
        .collect()
}

/// The values that leave a fortieth of all below and above.
pub(crate) fn interval(mut values: Vec<f64>) -> (f64, f64) {
    values.retain(|value| value.is_finite());
    values.sort_by(f64::total_cmp);
    let at = |share: f64| {
        values
            .get(((values.len() as f64 - 1.0) * share).round() as usize)
            .copied()
            .unwrap_or(f64::NAN)
    };
    (at(0.025), at(0.975))
}

fn order(values: &[f64]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..values.len()).collect();
    places.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    places
}

/// Runs of places that share a value.
fn groups<'o>(values: &'o [f64], order: &'o [usize]) -> impl Iterator<Item = &'o [usize]> {
    order.chunk_by(move |&a, &b| values[a].total_cmp(&values[b]).is_eq())
}

fn weighted_ranks(values: &[f64], order: &[usize], weights: &[f64], ranks: Ranks) -> Vec<f64> {
    let mut given = vec![0.0; values.len()];
    let mut below = 0.0;
    for group in groups(values, order) {
        let here: f64 = group.iter().map(|&index| weights[index]).sum();
        // A row that was not drawn is not there, and a row drawn twice is there twice; with weights it is the
        // count of rows that wCorr's formula asks for.
        let count = group
            .iter()
            .filter(|&&index| weights[index] > 0.0)
            .count()
            .max(1) as f64;
        let rank = match ranks {
            Ranks::Midpoint => below + here / 2.0,
            Ranks::Upper => below + f64::midpoint(count, 1.0) * here / count,
        };
        for &index in group {
            given[index] = rank;
        }
        below += here;
    }
    given
}

fn pearson(xs: &[f64], ys: &[f64], weights: &[f64]) -> f64 {
    let total: f64 = weights.iter().sum();
    let mean = |values: &[f64]| {
        values
            .iter()
            .zip(weights)
            .map(|(value, weight)| value * weight)
            .sum::<f64>()
            / total
    };
    let (mean_x, mean_y) = (mean(xs), mean(ys));
    let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
    for ((x, y), weight) in xs.iter().zip(ys).zip(weights) {
        let (dx, dy) = (x - mean_x, y - mean_y);
        xy += weight * dx * dy;
        xx += weight * dx * dx;
        yy += weight * dy * dy;
    }
    xy / (xx * yy).sqrt()
}

fn median(values: &[f64], order: &[usize], weights: &[f64]) -> f64 {
    let total: f64 = weights.iter().sum();
    let mut below = 0.0;
    for &index in order {
        below += weights[index];
        if below >= total / 2.0 {
            return values[index];
        }
    }
    f64::NAN
}

/// Hold the figures to what is known of them, before anything is measured.
pub(crate) fn check() -> io::Result<()> {
    let row = |real: f64, weight: f64| Row {
        password: String::new(),
        real,
        weight,
        stands: 1.0,
    };
    let rows = |reals: &[f64]| -> Vec<Row> { reals.iter().map(|&real| row(real, 1.0)).collect() };
    let near = |a: f64, b: f64| (a - b).abs() < 1e-12;

    let five = rows(&[1.0, 2.0, 3.0, 4.0, 5.0]);
    let judged = Judged::new(&five, &[5.0, 6.0, 7.0, 8.0, 7.0]);
    // scipy.stats.spearmanr([1, 2, 3, 4, 5], [5, 6, 7, 8, 7])
    let textbook = 0.820_782_681_668_123_3;
    let spearman = [Ranks::Midpoint, Ranks::Upper].map(|ranks| judged.spearman(&[1.0; 5], ranks));

    let (long, short) = (rows(&[1.0, 2.0, 2.0, 3.0]), rows(&[1.0, 2.0, 3.0]));
    let twice = Judged::new(&long, &[2.0, 1.0, 1.0, 3.0]).spearman(&[1.0; 4], Ranks::Midpoint);
    let heavy = Judged::new(&short, &[2.0, 1.0, 3.0]).spearman(&[1.0, 2.0, 1.0], Ranks::Midpoint);

    let four = rows(&[1.0, 2.0, 9.0, 10.0]);
    let auc = |estimates: &[f64]| Judged::new(&four, estimates).auc(&[1.0; 4], 8.0);

    let bounds = rows(&[15.0, 3.0, 3.0]);
    let errors = Judged::new(&bounds, &[40.0, 5.0, 2.0]).errors;

    let calls = rows(&[5.0, 9.0, 9.0, 1.0]);
    let told = Judged::new(&calls, &[8.0, 7.9, 12.0, 1.0]).figures(&[1.0; 4], &[8.0], false);
    let of = |name: &str| {
        told.iter()
            .any(|(other, value)| other == name && near(*value, 25.0))
    };

    let drawn = resamples(&five, 1);
    for (fact, holds) in [
        (
            "equal weights give the textbook Spearman",
            spearman.iter().all(|&value| near(value, textbook)),
        ),
        ("a weight of two is the row twice", near(twice, heavy)),
        (
            "an order that agrees has an AUC of one, and ties count half",
            near(auc(&[1.0, 2.0, 3.0, 4.0]), 1.0) && near(auc(&[1.0; 4]), 0.5),
        ),
        (
            "above what no cracker reached is no error",
            errors == [0.0, 2.0, -1.0],
        ),
        (
            "a call is unsafe or strict by its side of the threshold",
            of("unsafe at 1e8, %") && of("strict at 1e8, %"),
        ),
        (
            "a resample draws as many rows as there are",
            drawn.iter().all(|times| near(times.iter().sum(), 5.0)),
        ),
    ] {
        if !holds {
            return Err(io::Error::other(format!("it does not hold that {fact}")));
        }
    }
    Ok(())
}
