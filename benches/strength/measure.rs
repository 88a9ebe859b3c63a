//! How well tables do on passwords that they were not built from: what their sizes were chosen by.

use std::collections::BTreeMap;

use doorkey::strength::ngrams::Model;
use doorkey::strength::words::Table;
use doorkey::strength::words::Value;

use crate::build;
use crate::build::Built;
use crate::plan::Plan;
use crate::select::Arcs;
use crate::sources::Password;
use crate::train;

/// Bits per character on the last tenth when trained on the rest, and on every tenth.
pub(crate) fn ngrams(passwords: &[Password]) {
    let equal: fn(f32) -> f32 = |_| 1.0;
    for (name, weight) in [("1", equal), ("by rank", train::weight)] {
        for room in [262_152, 400_000, 600_000, 800_000, 1_200_000] {
            let cut = passwords.len() * 9 / 10;
            let trained = passwords[..cut]
                .iter()
                .map(|password| (&password.folded[..], weight(password.rank)));
            let table = train::train(&trained, room);
            let last = per_character(&table, passwords[cut..].iter());
            let trained = passwords
                .iter()
                .enumerate()
                .filter(|(place, _)| place % 10 != 0)
                .map(|(_, password)| (&password.folded[..], weight(password.rank)));
            let table = train::train(&trained, room);
            let tenth = per_character(&table, passwords.iter().step_by(10));
            println!(
                "weight {name}, {} bytes: last tenth {last:.4}, every tenth {tenth:.4} bits a character",
                table.len()
            );
        }
    }
}

/// How the room is best shared out: tables from nine tenths of the list, and the price of the last.
pub(crate) fn rooms(plan: &Plan, passwords: &[Password], words: &BTreeMap<Vec<char>, Value>) {
    let split = |held: bool| -> Vec<Password> {
        let all = passwords.iter().enumerate();
        all.filter(|(place, _)| (place % 10 == 0) == held)
            .map(|(_, password)| password.clone())
            .collect()
    };
    let (rest, held) = (split(false), split(true));
    let all = plan.ngram_room + plan.word_room;
    for ngram_room in [300_000, 350_000, 400_000, 450_000, 600_000] {
        for sum in [all / 4 * 3, all] {
            let plan = Plan {
                ngram_room,
                word_room: sum - ngram_room,
                ..*plan
            };
            let built = build::build(&plan, &rest, words.clone());
            println!(
                "n-grams {ngram_room}, words {}, fingerprints {} bytes: {:.3} bits a password, as if it were not listed",
                built.words.len(),
                built.seen.len(),
                unlisted(&held, &built)
            );
        }
    }
}

fn per_character<'p>(table: &[u8], passwords: impl Iterator<Item = &'p Password>) -> f64 {
    let model = Model::over(table);
    let (mut bits, mut characters) = (0.0, 0.0);
    for password in passwords {
        for place in 0..password.folded.len() {
            bits += f64::from(model.bits(&password.folded, place));
            characters += 1.0;
        }
    }
    bits / characters
}

/// The mean price of passwords that are not in the tables as a whole.
fn unlisted(passwords: &[Password], built: &Built) -> f64 {
    let table = Table::over(&built.words, b"");
    let model = Model::over(&built.ngrams);
    let price = |password: &Password| {
        let (bits, _) = Arcs::of(&password.folded, &table, &model).cheapest(None);
        f64::from(bits)
    };
    passwords.iter().map(price).sum::<f64>() / passwords.len() as f64
}
