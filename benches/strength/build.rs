//! The tables of the estimator, from lists that others publish.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use doorkey::strength::words::Value;
use doorkey::strength::words::starts::Starts;
use fst::raw::Fst;

use crate::measure;
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

/// Build the tables from the lists in `sources`, and write them to the folder `out`.
pub(crate) fn tables(sources: &Path, out: &Path) -> io::Result<()> {
    let (passwords, words) = read(sources)?;
    let built = build(&passwords, words, select::NGRAM_ROOM, select::WORD_ROOM);
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
pub(crate) fn held_out(sources: &Path) -> io::Result<()> {
    let (passwords, words) = read(sources)?;
    measure::ngrams(&passwords);
    measure::rooms(&passwords, &words);
    Ok(())
}

/// The tables that `passwords` and `words` give, each in its room.
pub(crate) fn build(
    passwords: &[sources::Password],
    words: BTreeMap<Vec<char>, Value>,
    ngram_room: usize,
    word_room: usize,
) -> Built {
    let weighted = passwords
        .iter()
        .map(|password| (&password.folded[..], train::weight(password.rank)));
    let ngrams = train::train(&weighted, ngram_room);
    let (words, seen) = select::select(passwords, words, &ngrams, word_room);
    Built {
        words,
        seen,
        ngrams,
    }
}

type Lists = (Vec<sources::Password>, BTreeMap<Vec<char>, Value>);

fn read(folder: &Path) -> io::Result<Lists> {
    let known = sift::names(folder)?;
    Ok((sources::passwords(folder, &known)?, sources::words(folder)?))
}
