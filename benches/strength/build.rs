//! The tables of the estimator, from lists that others publish.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use doorkey::strength::words::Value;
use doorkey::strength::words::starts::Starts;
use fst::raw::Fst;

use crate::measure;
use crate::plan::Plan;
use crate::select;
use crate::sift;
use crate::sources;
use crate::train;

/// The tables.
pub(crate) struct Built {
    pub(crate) words: Vec<u8>,
    pub(crate) seen: Vec<u8>,
    pub(crate) ngrams: Vec<u8>,
}

/// Build the tables from the lists in `sources`, as `plan` says, and write them to the folder `out`.
pub(crate) fn tables(plan: &Plan, sources: &Path, out: &Path) -> io::Result<()> {
    let (passwords, words) = read(plan, sources)?;
    let built = build(plan, &passwords, words);
    let fst = Fst::new(built.words.as_slice()).map_err(io::Error::other)?;
    let starts = Starts::of(&fst);
    fs::create_dir_all(out)?;
    for (name, table) in [
        ("words.fst", &built.words),
        ("words.starts", &starts),
        ("seen.bin", &built.seen),
        ("ngrams.bin", &built.ngrams),
    ] {
        println!("{name}: {} bytes", table.len());
        fs::write(out.join(name), table)?;
    }
    Ok(())
}

/// How well tables of several sizes do on what they were not built from.
pub(crate) fn held_out(plan: &Plan, sources: &Path) -> io::Result<()> {
    let (passwords, words) = read(plan, sources)?;
    measure::ngrams(&passwords);
    measure::rooms(plan, &passwords, &words);
    Ok(())
}

/// The tables that `passwords` and `words` give, each in the room that `plan` has for it.
pub(crate) fn build(
    plan: &Plan,
    passwords: &[sources::Password],
    words: BTreeMap<Vec<char>, Value>,
) -> Built {
    let weighted = passwords
        .iter()
        .map(|password| (&password.folded[..], train::weight(password.rank)));
    let ngrams = train::train(&weighted, plan.ngram_room);
    let (words, seen) = select::select(plan, passwords, words, &ngrams);
    Built {
        words,
        seen,
        ngrams,
    }
}

type Lists = (Vec<sources::Password>, BTreeMap<Vec<char>, Value>);

fn read(plan: &Plan, folder: &Path) -> io::Result<Lists> {
    // A full name is left out whatever language it is of.
    let known = sift::names(folder)?;
    let passwords = sources::passwords(folder, &known)?;
    Ok((passwords, sources::words(plan, folder)?))
}
