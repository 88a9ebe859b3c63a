//! Makes corpora: real SHA-1s of numbered strings, sorted, in every layout that `corpus build` reads.

use std::fs;
use std::fs::File;
use std::io;
use std::io::BufWriter;
use std::io::Read;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::mpsc;
use std::thread;

use sha1::Digest;
use sha1::Sha1;

use crate::counts;
use crate::counts::Random;

/// The layouts that can be written, each at its place.
#[derive(Default)]
pub(crate) struct Outputs {
    /// `HASH:COUNT`, CRLF.
    pub(crate) text: Option<PathBuf>,
    /// 24-byte records: the digest, the count as a signed little-endian number of 4 bytes (as `hibp` writes them).
    pub(crate) sha1: Option<PathBuf>,
    /// 12-byte records: the first 64 bits, the count.
    pub(crate) sha1t64: Option<PathBuf>,
    /// A folder of 1,048,576 range files, CRLF between lines and none at the end.
    pub(crate) ranges: Option<PathBuf>,
}

/// The password of this number. The corpus of N has the numbers below N.
pub(crate) fn password(seed: u64, number: u64, out: &mut Vec<u8>) {
    out.clear();
    let _always = write!(out, "doorkey-{seed}-{number}");
}

/// The digest of the password of this number.
pub(crate) fn digest(seed: u64, number: u64, room: &mut Vec<u8>) -> [u8; 20] {
    password(seed, number, room);
    Sha1::digest(room.as_slice()).into()
}

/// Make the corpus of `records` passwords. Memory does not grow with it beyond 1/256 of the digests a core; the
/// digests pass through files below `outputs`' folder, 20 bytes each.
pub(crate) fn corpus(records: u64, seed: u64, outputs: &Outputs) -> io::Result<()> {
    let any = [
        &outputs.text,
        &outputs.sha1,
        &outputs.sha1t64,
        &outputs.ranges,
    ];
    let Some(beside) = any.into_iter().flatten().next() else {
        return Err(io::Error::other(
            "say what to write: --text, --sha1, --sha1t64 or --ranges",
        ));
    };
    let mut folder = beside.as_os_str().to_owned();
    folder.push(".sorting");
    let folder = PathBuf::from(folder);
    fs::create_dir_all(&folder)?;
    let made = scatter(records, seed, &folder).and_then(|()| gather(&folder, outputs));
    fs::remove_dir_all(&folder)?;
    made
}

/// Put each digest into the file of its first byte.
fn scatter(records: u64, seed: u64, folder: &Path) -> io::Result<()> {
    let files = (0..=u8::MAX)
        .map(|first| Ok(Mutex::new(File::create(bucket(folder, first))?)))
        .collect::<io::Result<Vec<_>>>()?;
    let cores = cores();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores)
            .map(|core| {
                let files = &files;
                scope.spawn(move || scatter_some(records, seed, core, cores, files))
            })
            .collect();
        workers.into_iter().try_for_each(joined)
    })
}

fn scatter_some(
    records: u64,
    seed: u64,
    core: u64,
    cores: u64,
    files: &[Mutex<File>],
) -> io::Result<()> {
    let mut waiting = vec![Vec::with_capacity(AT_ONCE + 20); files.len()];
    let mut room = Vec::new();
    let drain = |first: usize, bytes: &mut Vec<u8>| {
        let mut file = files[first]
            .lock()
            .map_err(|_| io::Error::other("a worker failed"))?;
        file.write_all(bytes)?;
        bytes.clear();
        Ok::<_, io::Error>(())
    };
    for number in records * core / cores..records * (core + 1) / cores {
        let digest = digest(seed, number, &mut room);
        let first = usize::from(digest[0]);
        waiting[first].extend_from_slice(&digest);
        if waiting[first].len() >= AT_ONCE {
            drain(first, &mut waiting[first])?;
        }
    }
    waiting
        .iter_mut()
        .enumerate()
        .try_for_each(|(first, bytes)| drain(first, bytes))
}

/// What one first byte becomes in each layout.
#[derive(Default)]
struct Piece {
    text: Vec<u8>,
    sha1: Vec<u8>,
    sha1t64: Vec<u8>,
}

/// Sort each file and write its records, in order.
fn gather(folder: &Path, outputs: &Outputs) -> io::Result<()> {
    let create = |path: &Option<PathBuf>| path.as_ref().map(File::create).transpose();
    let mut text = create(&outputs.text)?;
    let mut sha1 = create(&outputs.sha1)?;
    let mut sha1t64 = create(&outputs.sha1t64)?;
    if let Some(folder) = &outputs.ranges {
        fs::create_dir_all(folder)?;
    }
    let cores = cores();
    thread::scope(|scope| {
        let (workers, receivers): (Vec<_>, Vec<_>) = (0..cores)
            .map(|core| {
                let (sender, receiver) = mpsc::sync_channel(1);
                let work = move || {
                    for first in (0..=u8::MAX).filter(|&first| u64::from(first) % cores == core) {
                        if sender.send(piece(folder, first, outputs)?).is_err() {
                            break;
                        }
                    }
                    Ok(())
                };
                (scope.spawn(work), receiver)
            })
            .unzip();
        for first in 0..=u8::MAX {
            let from = (u64::from(first) % cores) as usize;
            let Ok(piece) = receivers[from].recv() else {
                break;
            };
            for (file, bytes) in [
                (&mut text, &piece.text),
                (&mut sha1, &piece.sha1),
                (&mut sha1t64, &piece.sha1t64),
            ] {
                if let Some(file) = file {
                    file.write_all(bytes)?;
                }
            }
        }
        drop(receivers);
        workers.into_iter().try_for_each(joined)
    })
}

fn piece(folder: &Path, first: u8, outputs: &Outputs) -> io::Result<Piece> {
    let path = bucket(folder, first);
    let mut bytes = Vec::new();
    File::open(&path)?.read_to_end(&mut bytes)?;
    fs::remove_file(&path)?;
    let (digests, _) = bytes.as_chunks_mut::<20>();
    sort(digests);
    let mut piece = Piece::default();
    if outputs.text.is_some() {
        piece.text.reserve(digests.len() * 46);
    }
    for digest in digests.iter() {
        let count = counts::of(digest);
        if outputs.text.is_some() {
            line(digest, count, &mut piece.text);
        }
        let small = small(count);
        if outputs.sha1.is_some() {
            piece.sha1.extend_from_slice(digest);
            piece.sha1.extend_from_slice(&small);
        }
        if outputs.sha1t64.is_some() {
            piece.sha1t64.extend_from_slice(&digest[..8]);
            piece.sha1t64.extend_from_slice(&small);
        }
    }
    if let Some(folder) = &outputs.ranges {
        range_files(folder, first, digests)?;
    }
    Ok(piece)
}

/// Uniform digests: each is put near its place by its next two bytes, then neighbours are sorted.
fn sort(digests: &mut [[u8; 20]]) {
    let slot = |digest: &[u8; 20]| usize::from(u16::from_be_bytes([digest[1], digest[2]]));
    let mut starts = vec![0_u32; 65_537];
    for digest in digests.iter() {
        starts[slot(digest) + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut sorted = vec![[0; 20]; digests.len()];
    let mut next = starts.clone();
    for digest in digests.iter() {
        let at = &mut next[slot(digest)];
        sorted[*at as usize] = *digest;
        *at += 1;
    }
    for bounds in starts.windows(2) {
        sorted[bounds[0] as usize..bounds[1] as usize].sort_unstable();
    }
    digests.copy_from_slice(&sorted);
}

/// The 4,096 range files that begin with this byte.
fn range_files(folder: &Path, first: u8, digests: &[[u8; 20]]) -> io::Result<()> {
    let mut rest = digests;
    let mut body = Vec::new();
    let mut whole = Vec::new();
    for low in 0..1_u32 << 12 {
        let range = u32::from(first) << 12 | low;
        let of = |digest: &[u8; 20]| {
            u32::from(digest[0]) << 12 | u32::from(digest[1]) << 4 | u32::from(digest[2] >> 4)
        };
        let (mine, others) = rest.split_at(rest.partition_point(|digest| of(digest) <= range));
        rest = others;
        body.clear();
        for digest in mine {
            whole.clear();
            line(digest, counts::of(digest), &mut whole);
            body.extend_from_slice(&whole[5..]);
        }
        body.truncate(body.len().saturating_sub(2));
        fs::write(folder.join(format!("{range:05X}")), &body)?;
    }
    Ok(())
}

/// About `records` sorted uniform digests with counts to `out`. They are drawn, not SHA-1s of anything: the gap
/// between two of n random points is exponential. How many there were.
pub(crate) fn stream(
    records: u64,
    seed: u64,
    as_text: bool,
    out: &mut dyn Write,
) -> io::Result<u64> {
    let mut random = Random(seed);
    let mut out = BufWriter::with_capacity(1 << 20, out);
    let mean = 18_446_744_073_709_551_616.0 / records as f64;
    let (mut head, mut written) = (0_u64, 0);
    let mut bytes = Vec::new();
    loop {
        let unit = ((random.next() >> 11) as f64 + 0.5) / 9_007_199_254_740_992.0;
        let gap = (-unit.ln() * mean) as u64 + 1;
        let Some(next) = head.checked_add(gap) else {
            out.flush()?;
            return Ok(written);
        };
        head = next;
        let mut digest = [0; 20];
        digest[..8].copy_from_slice(&head.to_be_bytes());
        digest[8..16].copy_from_slice(&random.next().to_be_bytes());
        digest[16..].copy_from_slice(&random.next().to_be_bytes()[..4]);
        let count = counts::of(&digest);
        bytes.clear();
        if as_text {
            line(&digest, count, &mut bytes);
        } else {
            bytes.extend_from_slice(&digest[..8]);
            bytes.extend_from_slice(&small(count));
        }
        out.write_all(&bytes)?;
        written += 1;
    }
}

/// `many` passwords, of which `percent` in a hundred are in the corpus of `records`, one a line.
pub(crate) fn passwords(
    records: u64,
    seed: u64,
    many: u64,
    percent: u64,
    in_order: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut random = Random(seed ^ many);
    let mut room = Vec::new();
    let mut chosen: Vec<(u64, u64)> = (0..many)
        .map(|_| {
            let number = if random.next() % 100 < percent {
                random.next() % records
            } else {
                records + random.next() % (1 << 40)
            };
            let key = if in_order {
                let digest = digest(seed, number, &mut room);
                u64::from_be_bytes(digest.first_chunk().copied().unwrap_or([0; 8]))
            } else {
                0
            };
            (key, number)
        })
        .collect();
    if in_order {
        chosen.sort_unstable();
    }
    let mut out = BufWriter::with_capacity(1 << 20, out);
    for (_, number) in chosen {
        password(seed, number, &mut room);
        room.push(b'\n');
        out.write_all(&room)?;
    }
    out.flush()
}

/// `HASH:COUNT` and CRLF.
fn line(digest: &[u8; 20], count: u64, out: &mut Vec<u8>) {
    for byte in digest {
        out.extend_from_slice(&[HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
    }
    out.push(b':');
    let (mut digits, mut at, mut rest) = ([0; 20], 20, count);
    while rest > 0 || at == 20 {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    out.extend_from_slice(&digits[at..]);
    out.extend_from_slice(b"\r\n");
}

/// A count in four bytes, as `hibp` has it on every machine it is built for.
fn small(count: u64) -> [u8; 4] {
    i32::try_from(count).unwrap_or(i32::MAX).to_le_bytes()
}

fn bucket(folder: &Path, first: u8) -> PathBuf {
    folder.join(format!("{first:02X}"))
}

fn cores() -> u64 {
    thread::available_parallelism().map_or(1, |cores| cores.get() as u64)
}

pub(crate) fn joined(worker: thread::ScopedJoinHandle<'_, io::Result<()>>) -> io::Result<()> {
    worker
        .join()
        .map_err(|_| io::Error::other("a worker failed"))?
}

const AT_ONCE: usize = 32 << 10;
const HEX: [u8; 16] = *b"0123456789ABCDEF";
