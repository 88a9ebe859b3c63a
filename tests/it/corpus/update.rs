//! `doorkey corpus update`: little is asked where nothing changed, and the old file or the new one is whole.

use std::fs;
use std::thread;
use std::time::Duration;
use std::time::Instant;
use std::time::SystemTime;

use rand::SeedableRng;
use rand::rngs::StdRng;
use rustix::process::Signal;

use super::mirror::FILE;
use super::mirror::Mirror;
use super::mirror::beside;
use super::mirror::cut;
use super::mirror::held;
use super::mirror::moment;
use super::mirror::open;
use super::mirror::tags_are_true;
use super::mirror::update;
use crate::support::process::Home;

/// A mirror, and a home with a corpus of it.
fn downloaded(count: u32, rows: usize) -> (Mirror, Home) {
    let mirror = Mirror::new(count, rows);
    let home = Home::new();
    mirror.download(&home, &[]).run().exits(0);
    mirror.site.forget();
    mirror.server.forget();
    (mirror, home)
}

fn is_whole(home: &Home, mirror: &Mirror) {
    let path = home.path().join(FILE);
    assert_eq!(held(&path, mirror.count), cut(&mirror.whole()));
    tags_are_true(&path, mirror.count);
    assert!(!beside(&path, ".download").exists() && !beside(&path, ".part").exists());
}

#[test]
fn nothing_new_takes_64_requests_and_no_body() {
    let (mirror, home) = downloaded(200, 20);
    let path = home.path().join(FILE);
    let before = fs::read(&path).unwrap();
    let ran = update(&home, &[]).run();
    ran.exits(0);
    assert!(
        ran.out().contains("nothing new") && ran.out().contains("99.8 %"),
        "{ran}"
    );
    assert_eq!(mirror.server.requests().len(), 64);
    assert_eq!(
        (mirror.site.unchanged(), mirror.site.bodies().len()),
        (64, 0)
    );
    assert_eq!(fs::read(&path).unwrap(), before);
    is_whole(&home, &mirror);
    let ran = update(&home, &["--full"]).run();
    ran.exits(0);
    assert!(ran.out().contains("all 200 ranges"), "{ran}");
    assert_eq!(mirror.site.unchanged(), 264);
}

#[test]
fn a_load_is_fetched_and_all_else_copied_while_readers_go_on() {
    let (mirror, home) = downloaded(200, 20);
    let path = home.path().join(FILE);
    let reader = open(&path);
    let old = mirror.rows(3);
    for range in (0..200).step_by(3) {
        mirror.load(range, 25, 2);
    }
    update(&home, &[]).run().exits(0);
    is_whole(&home, &mirror);
    let bodies = mirror.site.bodies();
    assert_eq!(bodies.len(), 67);
    assert!(bodies.values().all(|&count| count == 1));
    assert_eq!(mirror.site.unchanged(), 133);
    let mut rows = Vec::new();
    assert!(reader.range(3, &mut rows).unwrap());
    assert_eq!(rows.len(), old.len());
    assert_eq!(open(&path).preamble().unwrap().rows, 67 * 25 + 133 * 20);
    // The next one knows the new tags.
    mirror.site.forget();
    let ran = update(&home, &["--full"]).run();
    ran.exits(0);
    assert_eq!(
        (mirror.site.unchanged(), mirror.site.bodies().len()),
        (200, 0)
    );
}

#[test]
fn a_damaged_range_is_fetched_again_and_never_copied() {
    let (mirror, home) = downloaded(40, 50);
    let path = home.path().join(FILE);
    let mut bytes = fs::read(&path).unwrap();
    let at = bytes.len() - 64 - 700;
    bytes[at] ^= 4;
    fs::write(&path, bytes).unwrap();
    let ran = update(&home, &["--full", "--format", "json"]).run();
    ran.exits(0);
    let json: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    assert_eq!(
        (&json["changed"], &json["repaired"]),
        (&0.into(), &1.into())
    );
    assert!(
        format!("{}{}", ran.out(), ran.err()).contains("1 damaged range came anew"),
        "{ran}"
    );
    is_whole(&home, &mirror);
    assert_eq!(mirror.site.bodies().len(), 1);
}

#[test]
fn a_corpus_of_unknown_origin_is_refused() {
    let (mirror, home) = downloaded(5, 20);
    let path = home.path().join(FILE);
    let tags = beside(&path, ".tags");
    let whole = fs::read(&tags).unwrap();
    let mut flipped = whole.clone();
    flipped[1000] ^= 1;
    fs::write(&tags, flipped).unwrap();
    update(&home, &[]).run().exits(4);
    fs::remove_file(&tags).unwrap();
    let ran = update(&home, &[]).run();
    ran.exits(4);
    assert!(ran.err().contains("corpus download --again"), "{ran}");
    // The tags of another corpus.
    mirror.download(&home, &["--again"]).run().exits(0);
    fs::write(&tags, whole).unwrap();
    update(&home, &[]).run().exits(4);
}

#[test]
fn an_update_leaves_a_file_of_somebody_else_alone() {
    let (mirror, home) = downloaded(5, 20);
    let there = beside(&home.path().join(FILE), ".download");
    fs::write(&there, "my notes").unwrap();
    let ran = update(&home, &[]).run();
    ran.exits(2);
    assert!(ran.err().contains("is no journal of this doorkey"), "{ran}");
    assert_eq!(fs::read(&there).unwrap(), b"my notes");
    assert_eq!(mirror.server.requests().len(), 0);
}

#[test]
fn a_corpus_that_was_cut_short_is_to_be_fetched_anew() {
    let (_mirror, home) = downloaded(5, 20);
    let path = home.path().join(FILE);
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() - 100]).unwrap();
    let ran = update(&home, &["--full"]).run();
    ran.exits(4);
    assert!(
        ran.err().contains("corpus download --again -o a.corpus"),
        "{ran}"
    );
}

#[test]
fn a_program_reads_how_likely_news_would_have_shown() {
    let (_mirror, home) = downloaded(200, 20);
    let ran = update(&home, &["--format", "json"]).run();
    ran.exits(0);
    let json: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    assert_eq!(json["path"], FILE);
    assert_eq!(
        (&json["seen_per_mille"], &json["asked"]),
        (&997.into(), &64.into())
    );
}

/// Two corpora with their tags, and the state of an update that was stopped between the new corpus and its tags.
#[test]
fn the_tags_of_another_corpus_are_not_adopted_by_an_update_that_goes_on() {
    let (mirror, home) = downloaded(100, 20);
    let path = home.path().join(FILE);
    let (tags, journal) = (beside(&path, ".tags"), beside(&path, ".download"));
    let own = fs::read(&tags).unwrap();
    mirror.download(&home, &["--again"]).run().exits(0);
    let foreign = own;
    for range in 0..100 {
        mirror.load(range, 20, 2);
    }
    let before = fs::read(&tags).unwrap();
    // A folder in the place of the tags ends the run when the corpus is there.
    mirror.site.pause(Duration::from_millis(40));
    let running = update(&home, &[]).start();
    thread::sleep(Duration::from_millis(250));
    fs::remove_file(&tags).unwrap();
    fs::create_dir(&tags).unwrap();
    running.wait().exits(4);
    fs::remove_dir(&tags).unwrap();
    assert!(journal.exists() && held(&path, 100) == cut(&mirror.whole()));
    mirror.site.pause(Duration::ZERO);
    fs::write(&tags, &foreign).unwrap();
    update(&home, &[]).run().exits(4);
    assert_eq!(fs::read(&tags).unwrap(), foreign);
    fs::write(&tags, &before).unwrap();
    update(&home, &[]).run().exits(0);
    is_whole(&home, &mirror);
}

#[test]
fn a_corpus_that_came_meanwhile_is_not_replaced_by_an_update() {
    let (mirror, home) = downloaded(100, 20);
    let path = home.path().join(FILE);
    let old = fs::read(&path).unwrap();
    mirror.download(&home, &["--again"]).run().exits(0);
    for range in 0..100 {
        mirror.load(range, 20, 2);
    }
    mirror.site.pause(Duration::from_millis(40));
    let running = update(&home, &[]).start();
    thread::sleep(Duration::from_millis(250));
    let other = home.path().join("other");
    fs::write(&other, &old).unwrap();
    fs::rename(&other, &path).unwrap();
    let ran = running.wait();
    ran.exits(4);
    assert!(ran.err().contains("left as it is"), "{ran}");
    assert_eq!(fs::read(&path).unwrap(), old);
}

#[test]
fn a_full_disk_leaves_the_old_corpus() {
    let (mirror, home) = downloaded(100, 50);
    let old = cut(&mirror.whole());
    let path = home.path().join(FILE);
    for range in 0..100 {
        mirror.load(range, 50, 2);
    }
    for limit in ["3000", "1000000"] {
        let limit = format!("--fsize={limit}");
        let ran = update(&home, &[]).through(["prlimit", &limit]).run();
        ran.exits(4);
        assert_eq!(held(&path, 100), old);
    }
    update(&home, &[]).run().exits(0);
    is_whole(&home, &mirror);
}

/// That a range is as it was, is true of the day on which it was told.
#[test]
fn what_an_update_of_days_ago_was_told_is_asked_for_again() {
    let (mirror, home) = downloaded(100, 20);
    let journal = beside(&home.path().join(FILE), ".download");
    mirror.site.pause(Duration::from_millis(100));
    let mut running = update(&home, &["--full"]).start();
    let length = || fs::metadata(&journal).map_or(0, |file| file.len());
    while length() < 300 && running.is_running() {
        thread::sleep(Duration::from_millis(5));
    }
    running.signal(Signal::KILL);
    running.wait();
    let file = fs::File::options().write(true).open(&journal).unwrap();
    let days_ago = SystemTime::now() - Duration::from_hours(72);
    file.set_modified(days_ago).unwrap();
    drop(file);
    for range in 0..100 {
        mirror.load(range, 20, 2);
    }
    mirror.site.pause(Duration::ZERO);
    let ran = update(&home, &[]).run();
    ran.exits(0);
    let said = ran.err().replace("\n      ", " ");
    assert!(
        said.contains("what it was told may no longer hold"),
        "{ran}"
    );
    is_whole(&home, &mirror);
}

#[test]
fn an_update_killed_at_any_moment_leaves_the_old_or_the_new_and_fetches_nothing_twice() {
    let mut random = StdRng::seed_from_u64(7);
    let (mirror, template) = downloaded(150, 50);
    mirror.site.pause(Duration::from_millis(4));
    let old = cut(&mirror.whole());
    for range in (0..150).step_by(2) {
        mirror.load(range, 50, 2);
    }
    let new = cut(&mirror.whole());
    let begun = || {
        let home = Home::new();
        for ending in ["", ".tags"] {
            let from = beside(&template.path().join(FILE), ending);
            fs::copy(from, beside(&home.path().join(FILE), ending)).unwrap();
        }
        home
    };
    let undisturbed = Instant::now();
    update(&begun(), &[]).run().exits(0);
    let undisturbed = undisturbed.elapsed();
    let (mut kills, mut most) = (0, 0);
    while kills < KILLS {
        let home = begun();
        let path = home.path().join(FILE);
        mirror.site.forget();
        let mut of_this = 0;
        loop {
            let mut running = update(&home, &[]).start();
            thread::sleep(moment(&mut random, undisturbed, of_this));
            if !running.is_running() {
                running.wait().exits(0);
                break;
            }
            running.signal(Signal::KILL);
            running.wait();
            of_this += 1;
            let there = held(&path, mirror.count);
            assert!(there == old || there == new);
        }
        is_whole(&home, &mirror);
        let twice: usize = mirror.site.bodies().values().map(|count| count - 1).sum();
        assert!(twice <= of_this * (8 + 4), "{twice} after {of_this} kills");
        most = most.max(twice);
        kills += of_this;
    }
    println!(
        "{kills} kills of an update: old or new, always whole; at most {most} bodies came twice"
    );
}

const KILLS: usize = 100;
