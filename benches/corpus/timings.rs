//! How fast the library answers: passwords in, hashed, looked up, all checksums on; every answer is checked.

use std::io;
use std::path::Path;
use std::thread;
use std::time::Instant;

use doorkey::adapters::corpora::SystemCorpora;
use doorkey::corpus::lookup::Corpus;
use doorkey::corpus::row::Key;
use doorkey::ports::corpora::Corpora;
use doorkey::ports::corpora::CorpusPlace;
use sha1::Digest;
use sha1::Sha1;

use crate::counts;
use crate::counts::Random;
use crate::generate;

/// A password, and what the corpus must say of it.
struct Asked {
    password: Vec<u8>,
    seen: Option<u64>,
}

/// Look `many` passwords up in the corpus of `records` and `seed` at `path`, half of them present; print for each way
/// how many a second.
pub(crate) fn print(path: &str, records: u64, seed: u64, many: u64) -> io::Result<()> {
    let place = CorpusPlace::Path(Path::new(path).to_owned());
    let storage = SystemCorpora.storage(&place);
    let storage = storage.map_err(|_| io::Error::other("the corpus cannot be opened"))?;
    let corpus = Corpus::open(storage).map_err(io::Error::other)?;
    let asked = asked(records, seed, many);
    // What is timed is warm: a cold file is another row.
    one_by_one(&corpus, &asked[..asked.len() / 4])?;
    let cores = thread::available_parallelism().map_or(1, usize::from);
    tell("hash only, one core", many, || {
        let sum = asked
            .iter()
            .map(|asked| key(&asked.password).head)
            .fold(0, u64::wrapping_add);
        std::hint::black_box(sum);
        Ok(())
    })?;
    tell("one by one, one core", many, || one_by_one(&corpus, &asked))?;
    tell("a batch in random order, one core", many, || {
        a_batch(&corpus, &asked)
    })?;
    let sorted = in_order(asked);
    tell("a batch in digest order, one core", many, || {
        a_sorted_batch(&corpus, &sorted)
    })?;
    tell(
        &format!("a batch in digest order, {cores} cores"),
        many,
        || on_all(&sorted, cores, |asked| a_sorted_batch(&corpus, asked)),
    )
}

fn asked(records: u64, seed: u64, many: u64) -> Vec<Asked> {
    let mut random = Random(seed ^ many);
    let mut room = Vec::new();
    (0..many)
        .map(|_| {
            let is_present = random.next().is_multiple_of(2);
            let number = if is_present {
                random.next() % records
            } else {
                records + random.next() % (1 << 40)
            };
            let digest = generate::digest(seed, number, &mut room);
            Asked {
                password: room.clone(),
                seen: is_present.then(|| counts::of(&digest)),
            }
        })
        .collect()
}

fn key(password: &[u8]) -> Key {
    let digest: [u8; 20] = Sha1::digest(password).into();
    let head = digest.first_chunk().copied().unwrap_or([0; 8]);
    Key {
        head: u64::from_be_bytes(head),
        tail: digest.last_chunk().copied().unwrap_or([0; 12]),
    }
}

fn one_by_one(corpus: &Corpus, asked: &[Asked]) -> io::Result<()> {
    asked.iter().try_for_each(|asked| {
        let seen = corpus
            .look_up(key(&asked.password))
            .map_err(io::Error::other)?;
        right(seen, asked)
    })
}

/// The same in the order of their digests, and so in memory.
fn in_order(mut asked: Vec<Asked>) -> Vec<Asked> {
    asked.sort_by_cached_key(|asked| key(&asked.password));
    asked
        .iter()
        .map(|asked| Asked {
            password: asked.password.clone(),
            seen: asked.seen,
        })
        .collect()
}

/// Hash and ask; they are sorted already.
fn a_sorted_batch(corpus: &Corpus, asked: &[Asked]) -> io::Result<()> {
    let keys: Vec<Key> = asked.iter().map(|asked| key(&asked.password)).collect();
    let mut wrong = Ok(());
    corpus.look_up_sorted(&keys, &mut |index, seen| {
        let is_right = seen
            .map_err(|error| io::Error::other(error.to_string()))
            .and_then(|seen| right(seen, &asked[index]));
        if let Err(error) = is_right {
            wrong = Err(error);
        }
    });
    wrong
}

/// Hash all, sort, ask in order: what a batch does.
fn a_batch(corpus: &Corpus, asked: &[Asked]) -> io::Result<()> {
    let hashed = asked.iter().map(|asked| key(&asked.password));
    let mut order: Vec<(Key, u32)> = hashed.zip(0..).collect();
    order.sort_unstable_by_key(|(key, _)| key.head);
    let keys: Vec<Key> = order.iter().map(|(key, _)| *key).collect();
    let mut wrong = Ok(());
    corpus.look_up_sorted(&keys, &mut |index, seen| {
        let asked = &asked[order[index].1 as usize];
        let is_right = seen
            .map_err(|error| io::Error::other(error.to_string()))
            .and_then(|seen| right(seen, asked));
        if let Err(error) = is_right {
            wrong = Err(error);
        }
    });
    wrong
}

fn right(seen: Option<u64>, asked: &Asked) -> io::Result<()> {
    // A false alarm of the profile is one in many billions here.
    if seen == asked.seen {
        Ok(())
    } else {
        Err(io::Error::other("a wrong answer"))
    }
}

fn on_all(
    asked: &[Asked],
    cores: usize,
    work: impl Fn(&[Asked]) -> io::Result<()> + Sync,
) -> io::Result<()> {
    thread::scope(|scope| {
        let work = &work;
        let pieces = asked.chunks(asked.len().div_ceil(cores).max(1));
        let workers: Vec<_> = pieces
            .map(|piece| scope.spawn(move || work(piece)))
            .collect();
        workers.into_iter().try_for_each(generate::joined)
    })
}

/// The best of three: neighbours on this machine only ever slow it down.
fn tell(what: &str, many: u64, work: impl Fn() -> io::Result<()>) -> io::Result<()> {
    let mut best = f64::INFINITY;
    for _ in 0..3 {
        let start = Instant::now();
        work()?;
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!("{what}: {:.0}", many as f64 / best);
    Ok(())
}
