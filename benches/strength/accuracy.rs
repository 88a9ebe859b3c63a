//! How well estimates agree with guess numbers that are known, as a table.

use std::io;

use crate::ESTIMATORS;
use crate::figures;
use crate::figures::Figure;
use crate::figures::Judged;
use crate::table;

/// What one estimator is found to be: its name, its figures, and those of every resample.
type Column = (&'static str, Vec<Figure>, Vec<Vec<f64>>);

/// Print every figure of every estimator with its 95 % interval, and the difference.
pub(crate) fn print(path: &str) -> io::Result<()> {
    figures::check()?;
    let rows = table::read(path)?;
    let weighted = rows
        .iter()
        .any(|row| row.weight.to_bits() != rows[0].weight.to_bits());
    // Ranks of a list end at some millions: other thresholds tell more there.
    let thresholds: &[f64] = if weighted {
        &[6.0, 8.0, 10.0]
    } else {
        &[4.0, 5.0, 6.0]
    };
    let drawn = figures::resamples(&rows, 20_261_126);
    let once = vec![1.0; rows.len()];
    let columns = ESTIMATORS.map(|(name, estimate)| -> Column {
        let estimates: Vec<f64> = rows.iter().map(|row| estimate(&row.password)).collect();
        let judged = Judged::new(&rows, &estimates);
        let figures = |drawn: &[f64]| judged.figures(drawn, thresholds, weighted);
        let values =
            |times: &Vec<f64>| figures(times).into_iter().map(|(_, value)| value).collect();
        (name, figures(&once), drawn.iter().map(values).collect())
    });
    let stands: f64 = rows.iter().map(|row| row.stands).sum();
    println!(
        "\n{path}: {} passwords that stand for {stands:.0}; 95 % intervals of {} resamples\n",
        rows.len(),
        drawn.len()
    );
    let [ours, theirs] = &columns;
    println!(
        "| figure | {} | {} | difference |\n|---|---|---|---|",
        ours.0, theirs.0
    );
    for (place, (figure, _)) in ours.1.iter().enumerate() {
        // Shares have one decimal, all else three.
        let decimals = if figure.ends_with('%') { 1 } else { 3 };
        let cell = |value: f64, (low, high): (f64, f64)| {
            format!("{value:.decimals$} [{low:.decimals$}, {high:.decimals$}]")
        };
        let own = |column: &Column| {
            let redrawn = column.2.iter().map(|all| all[place]).collect();
            cell(column.1[place].1, figures::interval(redrawn))
        };
        let both = ours.2.iter().zip(&theirs.2);
        let differences = both.map(|(a, b)| a[place] - b[place]).collect();
        let difference = cell(
            ours.1[place].1 - theirs.1[place].1,
            figures::interval(differences),
        );
        println!(
            "| {figure} | {} | {} | {difference} |",
            own(ours),
            own(theirs)
        );
    }
    Ok(())
}
