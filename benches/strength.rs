//! Builds the tables of the strength estimator, and measures it. `benches/strength.py` runs it against its peers; by hand:
//!
//! ```text
//! benches/strength/sources.sh SOURCES
//! cargo bench --bench strength -- build all|english SOURCES OUT
//! cargo bench --bench strength -- held-out all|english SOURCES
//! cargo bench --bench strength -- accuracy FILE.tsv...
//! cargo bench --bench strength -- speed [FILE.tsv]
//! cargo bench --bench strength -- show PASSWORD...
//! cargo bench --bench strength -- lines ours|zxcvbn < FILE
//! ```
//!
//! `build` writes `words.fst`, `words.starts`, `seen.bin` and `ngrams.bin` for all languages or for English alone; both sets
//! are committed, in `src/strength/tables/all` and `src/strength/tables/english`, and the feature `languages` chooses. The
//! same sources give the same bytes, in two minutes of one core and 1.5 GB. What each list gave and what was left out is
//! printed. For English alone the ranked passwords stay, whatever their language: guessers try them all. Words, names and
//! alphabets of other languages go, and the room is shared out anew by what each entry saves for its bytes, so that the
//! rarest passwords and surnames go too.
//! `sources.sh` fetches the lists from the registries that carry them, by version, and holds them to their SHA-256; `NOTICE`
//! has their authors and licences. `held-out` builds smaller tables from nine tenths of the passwords and prices the
//! last: what the sizes of the tables were chosen by.
//!
//! `accuracy` compares estimates of ours and of the zxcvbn crate with guess numbers that are known. A file is UTF-8 and has
//! one password a line, tab-separated, after lines that begin with `# `:
//!
//! ```text
//! PASSWORD  GUESSES  [WEIGHT  [STANDS]]
//! ```
//!
//! GUESSES is what the best cracker needed, 999999999999999 where none found it, or the password's rank in a leak; WEIGHT
//! how often it stood in the whole leak; STANDS how many lines of a larger file it stands for, where only a sample of those is
//! there. No such file is kept here, since it would be of leaked passwords. Golla and Dürmuth ("On the Accuracy of
//! Password Strength Meters", CCS 2018) publish theirs on GitHub in RUB-SysSec/Password-Strength-Meter-Accuracy,
//! `src/analyze/result_*_offline.csv` (password, weight, guesses); a ranked list gives PASSWORD and its line number.
//!
//! `speed` times both on passwords as people make them (those of the file, else made ones), as vaults hold them, on 64
//! random characters, and on what is hard to take apart. `show` tells of each password what both say. `lines` answers each
//! line of standard input with log10 of its guesses.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "what a measurement found is printed"
)]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "counts and prices that fit"
)]

#[path = "strength/accuracy.rs"]
mod accuracy;
#[path = "strength/build.rs"]
mod build;
#[path = "strength/figures.rs"]
mod figures;
#[path = "strength/generate.rs"]
mod generate;
#[path = "strength/measure.rs"]
mod measure;
#[path = "strength/own.rs"]
mod own;
#[path = "strength/plan.rs"]
mod plan;
#[path = "strength/select.rs"]
mod select;
#[path = "strength/sift.rs"]
mod sift;
#[path = "strength/sources.rs"]
mod sources;
#[path = "strength/speed.rs"]
mod speed;
#[path = "strength/table.rs"]
mod table;
#[path = "strength/train.rs"]
mod train;

use std::io;
use std::io::BufRead;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use doorkey::strength;
use doorkey::strength::context::Context;
use doorkey::strength::estimate::Estimate;

use crate::plan::Plan;

/// A name and log10 of the guesses it gives a password.
type Estimator = (&'static str, fn(&str) -> f64);

const ESTIMATORS: [Estimator; 2] = [
    ("doorkey", |password| ours(password).guesses_log10),
    ("zxcvbn crate", |password| theirs(password).guesses_log10()),
];

fn main() -> ExitCode {
    // Cargo adds `--bench`.
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| arg != "--bench")
        .collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match act(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn act(args: &[&str]) -> io::Result<()> {
    match args {
        ["build", languages, sources, out] => {
            build::tables(&plan(languages)?, Path::new(sources), Path::new(out))
        }
        ["held-out", languages, sources] => build::held_out(&plan(languages)?, Path::new(sources)),
        ["accuracy", files @ ..] if !files.is_empty() => {
            files.iter().try_for_each(|file| accuracy::print(file))
        }
        ["speed"] => speed::print(None),
        ["speed", file] => speed::print(Some(file)),
        ["show", passwords @ ..] => {
            show(passwords);
            Ok(())
        }
        ["lines", "ours"] => lines(ESTIMATORS[0]),
        ["lines", "zxcvbn"] => lines(ESTIMATORS[1]),
        // `cargo test --benches` runs this without a word.
        [] => Ok(()),
        _ => Err(io::Error::other(
            "build, held-out, accuracy, speed, show or lines; see the top of benches/strength.rs",
        )),
    }
}

fn plan(languages: &str) -> io::Result<Plan> {
    Plan::named(languages)
        .ok_or_else(|| io::Error::other("tables are built for `all` or `english`"))
}

fn ours(password: &str) -> Estimate {
    strength::estimate(password.as_bytes(), &Context::default())
}

fn theirs(password: &str) -> zxcvbn::Entropy {
    zxcvbn::zxcvbn(password, &[])
}

fn show(passwords: &[&str]) {
    println!(
        "| password | doorkey: log10, score | zxcvbn crate: log10, score | doorkey says |\n|---|---|---|---|"
    );
    for password in passwords {
        let (ours, theirs) = (ours(password), theirs(password));
        let parts: Vec<String> = ours
            .segments
            .iter()
            .map(|part| {
                let (kind, bits) = (part.kind.id(), part.bits);
                format!(" {kind} {}..{} {bits:.1} bits", part.start, part.end)
            })
            .collect();
        println!(
            "| `{password}` | {:.2}, {} | {:.2}, {} | {}:{} |",
            ours.guesses_log10,
            ours.score,
            theirs.guesses_log10(),
            u8::from(theirs.score()),
            ours.basis.id(),
            parts.join(","),
        );
    }
}

fn lines((_, estimate): Estimator) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        writeln!(out, "{:.2}", estimate(&line?))?;
    }
    out.flush()
}
