//! A corpus divided into files answers like the one it was, and says "unknown" where one of them is not right.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use doorkey::corpus::row::Key;

use super::sets;
use super::sets::DOORKEY;
use crate::support::process::Home;

#[test]
fn a_set_of_shards_answers_like_the_one_file() {
    let home = Home::new();
    let file = home.path().join("one.corpus");
    let rows = sets::rows(0, 30_000);
    sets::write(&file, &rows, 7);
    let mut keys: Vec<Key> = rows.iter().map(|row| row.key).collect();
    keys.extend(sets::rows(1_000_000, 5_000).iter().map(|row| row.key));
    keys.sort_unstable();
    let expected = sets::answers(&sets::near(&file).expect("a corpus"), &keys);
    for parts in [2, 16, 512] {
        let folder = sets::split(&home, &file, parts, &format!("set-{parts}"));
        assert_eq!(
            fs::read_dir(&folder).expect("a folder").count(),
            usize::from(parts) + 1
        );
        let mode = fs::metadata(folder.join("part-000")).expect("a shard");
        assert_eq!(mode.permissions().mode() & 0o777, 0o644);
        for path in [folder.clone(), folder.join("head")] {
            let corpus = sets::near(&path).expect("a set");
            assert!(sets::answers(&corpus, &keys) == expected, "{parts}");
        }
        let ran = home
            .program(DOORKEY)
            .args(["corpus", "verify"])
            .args([&folder])
            .run();
        ran.exits(0);
        assert!(ran.out().contains("is sound: 30,000 records"), "{ran}");
        // A set can be divided anew: the bytes are the same as from the one file.
        if parts == 16 {
            let again = sets::split(&home, &folder, 2, "again");
            for name in ["head", "part-000", "part-001"] {
                let (a, b) = (again.join(name), home.path().join("set-2").join(name));
                assert!(fs::read(a).expect("a file") == fs::read(b).expect("a file"));
            }
        }
    }
}

#[test]
fn a_missing_short_or_foreign_shard_is_unknown_and_the_others_answer() {
    let home = Home::new();
    let rows = sets::rows(0, 20_000);
    let keys: Vec<Key> = rows.iter().map(|row| row.key).collect();
    let (one, other) = (home.path().join("a.corpus"), home.path().join("b.corpus"));
    sets::write(&one, &rows, 7);
    // The same rows: only the number of the build tells them apart.
    sets::write(&other, &rows, 8);
    let folder = sets::split(&home, &one, 4, "a");
    let foreign = sets::split(&home, &other, 4, "b");
    let shard = folder.join("part-002");
    let whole = fs::read(&shard).expect("a shard");
    let cut = [0, 1, whole.len() / 2, whole.len() - 1];
    let mut states: Vec<Option<Vec<u8>>> = cut.map(|at| Some(whole[..at].to_vec())).into();
    states.push(None);
    states.push(Some(fs::read(foreign.join("part-002")).expect("a shard")));
    for (state, content) in states.into_iter().enumerate() {
        match content {
            Some(content) => fs::write(&shard, content).expect("a shard"),
            None => fs::remove_file(&shard).expect("a shard"),
        }
        let corpus = sets::near(&folder).expect("the head is whole");
        let mut unknown = 0;
        for (row, answer) in rows.iter().zip(sets::answers(&corpus, &keys)) {
            let is_there = row.key.head >> 62 == 2;
            match answer {
                Ok(seen) => assert_eq!(seen, Some(row.count), "{state}"),
                Err(why) => {
                    assert!(is_there, "{state}: {why}");
                    unknown += 1;
                }
            }
        }
        assert!(unknown > 0, "{state}");
        let ran = home
            .program(DOORKEY)
            .args(["corpus", "verify"])
            .args([&folder])
            .run();
        ran.exits(4);
        assert!(ran.err().contains("affected"), "{ran}");
    }
    fs::write(&shard, &whole).expect("a shard");
    // The head of one build and the shards of another.
    fs::copy(foreign.join("head"), folder.join("head")).expect("a head");
    let corpus = sets::near(&folder).expect("the head is whole");
    assert!(sets::answers(&corpus, &keys).iter().all(Result::is_err));
}

#[test]
fn a_set_is_made_whole_or_not_at_all() {
    let home = Home::new();
    let file = home.path().join("one.corpus");
    sets::write(&file, &sets::rows(0, 2_000), 7);
    let split = |into: &str, more: &[&str]| {
        home.program(DOORKEY)
            .args(["corpus", "split", "one.corpus", "--into", into])
            .args(more)
            .run()
    };
    for parts in ["0", "1", "3", "8192", "x"] {
        split("set", &["--parts", parts]).exits(2);
    }
    fs::create_dir(home.path().join("full")).expect("a folder");
    home.file("full/mine", "");
    split("full", &[]).exits(4);
    assert!(home.path().join("full/mine").exists());
    fs::create_dir(home.path().join("empty")).expect("a folder");
    split("empty", &[]).exits(0);
    split("empty", &[]).exits(4);

    // What a killed run left is taken over; what others put there is not.
    fs::create_dir(home.path().join("left.part")).expect("a folder");
    home.file("left.part/part-000", "rubbish");
    split("left", &[]).exits(0);
    assert!(!home.path().join("left.part").exists());
    sets::near(&home.path().join("left")).expect("a set");
    fs::create_dir(home.path().join("other.part")).expect("a folder");
    home.file("other.part/mine", "");
    split("other", &[]).exits(4);
    assert!(home.path().join("other.part/mine").exists());

    // A damaged bucket is not passed on.
    let mut bytes = fs::read(&file).expect("a file");
    let at = bytes.len() - 100;
    bytes[at] ^= 1;
    fs::write(&file, bytes).expect("a file");
    let ran = split("damaged", &[]);
    ran.exits(4);
    assert!(ran.err().contains("damaged in bucket"), "{ran}");
    assert!(!home.path().join("damaged").exists());
    assert!(!home.path().join("damaged.part").exists());
}
