//! Makes synthetic corpora, and times the library on them. `benches/corpus.py` runs it; by hand:
//!
//! ```text
//! cargo bench --bench corpus -- generate RECORDS SEED [--text F] [--sha1 F] [--sha1t64 F] [--ranges DIR]
//! cargo bench --bench corpus -- passwords RECORDS SEED MANY PERCENT_PRESENT [--in-order] > FILE
//! cargo bench --bench corpus -- stream RECORDS SEED [--sha1t64] | …
//! cargo bench --bench corpus -- pack SHA1T64 CORPUS BITS
//! cargo bench --bench corpus -- time CORPUS RECORDS SEED MANY
//! ```
//!
//! The corpus of RECORDS and SEED has the SHA-1s of `doorkey-SEED-0`, `doorkey-SEED-1` and so on, and the count of each is a
//! function of its digest. `stream` draws digests that are no SHA-1s of anything, in order and without end: for sizes that
//! no disk here holds.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "what a measurement found is printed"
)]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "synthetic numbers that fit"
)]

#[path = "corpus/counts.rs"]
mod counts;
#[path = "corpus/generate.rs"]
mod generate;
#[path = "corpus/pack.rs"]
mod pack;
#[path = "corpus/timings.rs"]
mod timings;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::generate::Outputs;

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
        ["generate", records, seed, rest @ ..] => {
            let mut outputs = Outputs::default();
            for pair in rest.chunks(2) {
                let [name, path] = pair else {
                    return Err(io::Error::other("an output wants a path"));
                };
                let place = match *name {
                    "--text" => &mut outputs.text,
                    "--sha1" => &mut outputs.sha1,
                    "--sha1t64" => &mut outputs.sha1t64,
                    "--ranges" => &mut outputs.ranges,
                    _ => return Err(io::Error::other("no such output")),
                };
                *place = Some(PathBuf::from(path));
            }
            generate::corpus(number(records)?, number(seed)?, &outputs)
        }
        ["passwords", records, seed, many, percent, rest @ ..] => generate::passwords(
            number(records)?,
            number(seed)?,
            number(many)?,
            number(percent)?,
            rest.contains(&"--in-order"),
            &mut io::stdout().lock(),
        ),
        ["stream", records, seed, rest @ ..] => {
            let as_text = !rest.contains(&"--sha1t64");
            let out = &mut io::stdout().lock();
            let written = generate::stream(number(records)?, number(seed)?, as_text, out)?;
            eprintln!("{written} rows");
            Ok(())
        }
        ["pack", source, corpus, bits] => {
            let bits = bits.parse().map_err(io::Error::other)?;
            pack::corpus(source, corpus, bits)
        }
        ["time", corpus, records, seed, many] => {
            timings::print(corpus, number(records)?, number(seed)?, number(many)?)
        }
        // `cargo test --benches` runs this without a word.
        [] => Ok(()),
        _ => Err(io::Error::other(
            "generate, passwords, stream, pack or time; see the top of benches/corpus.rs",
        )),
    }
}

fn number(text: &str) -> io::Result<u64> {
    text.replace('_', "").parse().map_err(io::Error::other)
}
