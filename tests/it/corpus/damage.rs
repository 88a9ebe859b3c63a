//! What happens to a file while it is open, and what is no file: never "clear", and never a signal.

use std::fs;
use std::fs::File;
use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::FileExt;
use std::path::Path;

use doorkey::breach::digest::HashKind;
use doorkey::corpus::layout;
use doorkey::corpus::profile::Profile;
use doorkey::corpus::row::Row;
use rand::RngExt;
use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::corpus::sample;

fn profile() -> Profile {
    Profile::new(HashKind::Sha1, 64, 1).expect("it is one")
}

/// A corpus of build 1 and what is in it.
fn made(folder: &Path) -> (std::path::PathBuf, Vec<Row>) {
    let path = folder.join("sha1.corpus");
    let rows = sample::rows(1);
    sample::write(&path, &rows, profile(), 20, 1);
    (path, rows)
}

#[test]
fn a_thousand_flipped_bits_of_a_file_make_no_digest_absent() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, rows) = made(folder.path());
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .open(&path)
        .expect("it is there");
    let length = file.metadata().expect("it is there").len();
    let mut random = StdRng::seed_from_u64(3);
    let mut noticed = 0;
    for turn in 0..1000 {
        let at = match turn % 4 {
            // Anywhere; the header; the pages in use; the buckets and the trailer.
            0 => random.random_range(0..length),
            1 => random.random_range(0..layout::HEADER as u64),
            2 => {
                let row = rows[random.random_range(0..rows.len())];
                let page = u16::try_from(row.key.head >> 52).expect("twelve bits");
                layout::page_at(page) + random.random_range(0..layout::PAGE as u64)
            }
            _ => random.random_range(layout::BUCKETS_AT..length),
        };
        let mut byte = [0];
        file.read_exact_at(&mut byte, at).expect("it can be read");
        let flipped = byte[0] ^ 1 << random.random_range(0..8);
        file.write_all_at(&[flipped], at)
            .expect("it can be written");
        let unknown =
            sample::open(&path).map_or(rows.len(), |corpus| sample::unknown(&corpus, &rows));
        assert!(
            unknown > 0 || turn % 4 == 0,
            "a flip at {at} was not noticed"
        );
        noticed += usize::from(unknown > 0);
        file.write_all_at(&byte, at).expect("it can be written");
    }
    assert!(noticed >= 750);
    let corpus = sample::open(&path).expect("it is whole again");
    assert_eq!(sample::unknown(&corpus, &rows), 0);
}

#[test]
fn a_file_that_is_cut_or_emptied_while_it_is_open_is_unknown_and_no_signal() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, rows) = made(folder.path());
    let corpus = sample::open(&path).expect("it is whole");
    assert_eq!(sample::unknown(&corpus, &rows), 0);
    let file = OpenOptions::new()
        .write(true)
        .open(&path)
        .expect("it is there");
    let length = file.metadata().expect("it is there").len();
    let mut before = 0;
    for cut in [
        length - 65,
        layout::BUCKETS_AT + 900,
        layout::BUCKETS_AT,
        5000,
        0,
    ] {
        file.set_len(cut).expect("it can be cut");
        let unknown = sample::unknown(&corpus, &rows);
        assert!(unknown > before || unknown == rows.len(), "cut to {cut}");
        assert!(sample::open(&path).is_err(), "cut to {cut}");
        before = unknown;
    }
    assert_eq!(before, rows.len());
    // Zeros where it was are no buckets and no pages.
    file.set_len(length).expect("it can grow");
    assert_eq!(sample::unknown(&corpus, &rows), rows.len());
    assert!(sample::open(&path).is_err());
}

#[test]
fn a_file_that_grows_is_read_on_and_opened_no_more() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, rows) = made(folder.path());
    let corpus = sample::open(&path).expect("it is whole");
    let mut file = OpenOptions::new()
        .append(true)
        .open(&path)
        .expect("it is there");
    file.write_all(b"more").expect("it can grow");
    assert_eq!(sample::unknown(&corpus, &rows), 0);
    let refused = sample::open(&path)
        .err()
        .expect("it is longer than it says");
    assert!(refused.contains("cut short or changed"), "{refused}");
}

#[test]
fn who_has_the_old_file_open_goes_on_with_it_and_one_written_over_it_in_place_is_unknown() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, rows) = made(folder.path());
    let corpus = sample::open(&path).expect("it is whole");
    let newer = sample::rows(2);
    sample::write(&path, &newer, profile(), 20, 2);
    assert_eq!(sample::unknown(&corpus, &rows), 0);
    let corpus = sample::open(&path).expect("it is whole");
    assert_eq!(sample::unknown(&corpus, &newer), 0);
    // As `cp` would, which is what nobody should do.
    let other = folder.path().join("other.corpus");
    sample::write(&other, &rows, profile(), 20, 3);
    fs::write(&path, fs::read(&other).expect("it is there")).expect("it can be written");
    assert_eq!(sample::unknown(&corpus, &rows), rows.len());
}

#[test]
fn what_is_not_a_file_and_what_is_not_a_corpus_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    File::create(path("empty")).expect("a file");
    fs::write(path("text"), "0000000A:1\r\n".repeat(1 << 20)).expect("a file");
    fs::create_dir(path("folder")).expect("a folder");
    let pipe = std::process::Command::new("mkfifo")
        .arg(path("pipe"))
        .status();
    assert!(pipe.expect("coreutils").success());
    for name in ["empty", "text", "folder", "pipe", "missing"] {
        assert!(sample::open(&path(name)).is_err(), "{name}");
    }
}
