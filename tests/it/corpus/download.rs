//! `doorkey corpus download` against a real server that is slow, busy, broken, or gone.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;
use std::time::Instant;

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
use crate::support::process::End;
use crate::support::process::Home;
use crate::support::server::Play;
use crate::support::server::RangeServer;
use crate::support::terminal::Terminal;

/// The corpus is the source, the tags are true, and nothing else is left.
fn is_whole(home: &Home, mirror: &Mirror) {
    let path = home.path().join(FILE);
    assert_eq!(held(&path, mirror.count), cut(&mirror.whole()));
    tags_are_true(&path, mirror.count);
    assert!(!beside(&path, ".download").exists() && !beside(&path, ".part").exists());
}

/// Nothing is there but, maybe, a journal.
fn is_nothing(path: &Path) {
    assert!(!path.exists() && !beside(path, ".tags").exists() && !beside(path, ".part").exists());
}

#[test]
fn a_download_holds_what_the_source_has_and_asks_for_each_range_once() {
    let mirror = Mirror::new(200, 100);
    let home = Home::new();
    mirror.download(&home, &[]).run().exits(0);
    is_whole(&home, &mirror);
    assert!(mirror.site.bodies().values().all(|&count| count == 1));
    for request in mirror.server.requests() {
        assert_eq!(request.header("add-padding"), None);
        assert_eq!(request.header("accept-encoding"), Some("br, gzip"));
        assert_eq!(request.header("user-agent"), Some("doorkey"));
        assert_eq!(request.header("if-none-match"), None);
    }
    let preamble = *open(&home.path().join(FILE)).preamble().unwrap();
    assert_eq!((preamble.rows, preamble.records), (20_000, 20_000));
    assert_eq!(preamble.modified, 1_795_694_400);
}

#[test]
fn what_is_there_is_not_fetched_again_unasked() {
    let mirror = Mirror::new(20, 20);
    let home = Home::new();
    mirror.download(&home, &[]).run().exits(0);
    mirror.download(&home, &[]).run().exits(2);
    assert_eq!(mirror.server.requests().len(), 20);
    mirror.load(3, 20, 2);
    mirror.download(&home, &["--again"]).run().exits(0);
    is_whole(&home, &mirror);
}

#[test]
fn compressed_ranges_are_unpacked() {
    for coding in ["br", "gzip"] {
        let mirror = Mirror::new(20, 3000);
        mirror.site.pack(coding);
        let home = Home::new();
        mirror.download(&home, &[]).run().exits(0);
        is_whole(&home, &mirror);
    }
}

#[test]
fn rare_digests_can_be_left_out_and_all_bits_kept() {
    let mirror = Mirror::new(8, 200);
    let home = Home::new();
    let more = ["--bits", "160", "--min-count", "4"];
    mirror.download(&home, &more).run().exits(0);
    let mut expected = mirror.whole();
    for rows in expected.values_mut() {
        rows.retain(|row| row.count >= 4);
    }
    let path = home.path().join(FILE);
    assert_eq!(held(&path, 8), expected);
    assert_eq!(open(&path).preamble().unwrap().rows, 1600);
}

#[test]
fn a_source_that_asks_for_patience_gets_it() {
    let mirror = Mirror::new(12, 20);
    for retry_after in ["1", "Thu, 01 Jan 1970 00:00:00 GMT"] {
        let home = Home::new();
        let busy = Play::Status429 {
            retry_after: Some(retry_after.to_owned()),
            times: usize::MAX,
            rows: String::new(),
        };
        let play = Play::InTurn(vec![busy, Play::Site(mirror.site.clone())]);
        mirror.server.forget();
        mirror.server.otherwise(play);
        mirror.download(&home, &[]).run().exits(0);
        is_whole(&home, &mirror);
        let mut asked: BTreeMap<String, Vec<Instant>> = BTreeMap::new();
        for request in mirror.server.requests() {
            asked
                .entry(request.prefix().to_owned())
                .or_default()
                .push(request.at);
        }
        let wished = Duration::from_millis(if retry_after == "1" { 900 } else { 200 });
        for times in asked.values() {
            assert_eq!(times.len(), 2);
            let waited = times[1].saturating_duration_since(times[0]);
            assert!(waited > wished, "{waited:?}");
        }
    }
}

#[test]
fn what_is_not_a_whole_range_is_asked_again_and_never_kept() {
    let mirror = Mirror::new(6, 300);
    let body = mirror.site.body("00000");
    let lost = body[body.len() / 2..].lines().nth(1).unwrap()[..35].to_owned();
    let honest = || Play::Site(mirror.site.clone());
    for fault in [
        Play::Status(500),
        Play::Status(503),
        Play::TruncatedBody(body.clone(), lost.clone()),
        Play::TruncatedAtLine(body.clone(), lost.clone()),
        Play::CloseDelimited(body.clone()),
        Play::ChunkedTruncated(body.clone(), lost.clone()),
        Play::ResetMidway(body.clone(), lost.clone()),
        Play::HtmlPortal,
        Play::ZeroLength,
        Play::OnlyPadding,
        Play::NotHttp,
        Play::CloseAtOnce,
        Play::GzipBomb,
        Play::NotModifiedUnasked,
    ] {
        let home = Home::new();
        let is_final = matches!(fault, Play::NotModifiedUnasked);
        mirror.server.forget();
        mirror.server.otherwise(Play::InTurn(vec![fault, honest()]));
        let ran = mirror.download(&home, &[]).run();
        if is_final {
            ran.exits(3);
            is_nothing(&home.path().join(FILE));
        } else {
            ran.exits(0);
            is_whole(&home, &mirror);
        }
    }
}

#[test]
fn a_padded_range_is_taken_without_its_padding_and_without_its_tag() {
    let mirror = Mirror::new(1, 300);
    let body = mirror.site.body("00000");
    mirror.server.otherwise(Play::Padded(body));
    let home = Home::new();
    mirror.download(&home, &[]).run().exits(0);
    let path = home.path().join(FILE);
    assert_eq!(held(&path, 1), cut(&mirror.whole()));
}

#[test]
fn a_source_without_a_range_leaves_no_corpus_and_what_came() {
    let mirror = Mirror::new(20, 20);
    let home = Home::new();
    let (url, span) = (mirror.server.url(), "00000..00014");
    let ran = mirror
        .download(&home, &[])
        .args(["--ranges", &url, "--only", span])
        .run();
    ran.exits(2); // twice the same option
    let wider = Mirror {
        count: 21,
        ..mirror
    };
    let ran = wider.download(&home, &[]).run();
    ran.exits(3);
    assert!(
        ran.err().contains("00014") && ran.err().contains("20 of 21"),
        "{ran}"
    );
    is_nothing(&home.path().join(FILE));
    wider.load(20, 20, 1);
    wider.download(&home, &[]).run().exits(0);
    is_whole(&home, &wider);
    assert!(wider.site.bodies().values().all(|&count| count == 1));
}

#[test]
fn a_file_of_somebody_else_is_neither_cut_nor_replaced_nor_deleted() {
    let mirror = Mirror::new(5, 20);
    let text = b"three years of notes, and nowhere else\n".repeat(40);
    for notes in [&b"doorkey"[..], b"doorkeyJ but not one", b"{}", &text[..]] {
        for ending in [".download", ".tags"] {
            let home = Home::new();
            let path = home.path().join(FILE);
            let there = beside(&path, ending);
            fs::write(&there, notes).unwrap();
            let ran = mirror.download(&home, &[]).run();
            if notes == b"doorkey" && ending == ".download" {
                // The beginning of a journal's head, as a kill leaves it.
                ran.exits(0);
                is_whole(&home, &mirror);
                continue;
            }
            ran.exits(2);
            assert!(ran.err().contains("is there and is no"), "{ran}");
            assert!(ran.err().contains("move it away or delete it"), "{ran}");
            assert_eq!(fs::read(&there).unwrap(), notes);
            assert!(!path.exists());
            fs::remove_file(&there).unwrap();
            assert!(!beside(&path, ".tags").exists() && !beside(&path, ".download").exists());
        }
    }
}

#[test]
fn what_stands_in_the_way_decides_the_hint() {
    let mirror = Mirror::new(6, 20);
    for (fault, what, hint) in [
        (
            Play::Missing,
            "the address has no ranges",
            "give the base of the mirror",
        ),
        (Play::HtmlPortal, "0 of 6 ranges", "sign-in page"),
        (Play::Status(500), "0 of 6 ranges", "on the other side"),
    ] {
        let home = Home::new();
        mirror.server.otherwise(fault);
        let ran = mirror.download(&home, &["--patience", "2"]).run();
        ran.exits(3);
        assert!(
            ran.err().contains(what) && ran.err().contains(hint),
            "{ran}"
        );
        assert!(!ran.err().contains("goes on"), "{ran}");
        assert!(!beside(&home.path().join(FILE), ".download").exists());
    }
}

#[test]
fn some_ranges_do_not_go_to_the_usual_place() {
    let mirror = Mirror::new(3, 20);
    let home = Home::new();
    let url = mirror.server.url();
    let ran = home
        .program(env!("CARGO_BIN_EXE_doorkey"))
        .args([
            "corpus",
            "download",
            "--ranges",
            &url,
            "--only",
            "00000..00002",
        ])
        .run();
    ran.exits(2);
    assert!(ran.err().contains("-o FILE"), "{ran}");
    assert_eq!(mirror.server.requests().len(), 0);
}

#[test]
fn a_program_reads_what_was_made() {
    let mirror = Mirror::new(4, 20);
    let home = Home::new();
    let ran = mirror
        .download(&home, &["--bits", "all", "--format", "json"])
        .run();
    ran.exits(0);
    let json: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    for (key, value) in [
        ("records", 80),
        ("ranges", 4),
        ("bits", 160),
        ("fetched", 4),
    ] {
        assert_eq!(json[key], value, "{key}: {json}");
    }
    assert_eq!(
        (&json["path"], &json["complete"]),
        (&FILE.into(), &false.into())
    );
}

#[test]
fn a_corpus_that_came_meanwhile_is_not_replaced() {
    let mirror = Mirror::new(60, 20);
    let home = Home::new();
    let path = home.path().join(FILE);
    mirror.download(&home, &[]).run().exits(0);
    let kept = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    fs::remove_file(beside(&path, ".tags")).unwrap();
    mirror.site.pause(Duration::from_millis(200));
    let running = mirror.download(&home, &[]).start();
    thread::sleep(Duration::from_millis(600));
    fs::write(&path, &kept).unwrap();
    let ran = running.wait();
    ran.exits(4);
    assert!(ran.err().contains("left as it is"), "{ran}");
    assert_eq!(fs::read(&path).unwrap(), kept);
    mirror.download(&home, &[]).run().exits(0);
    assert_ne!(fs::read(&path).unwrap(), kept);
    is_whole(&home, &mirror);
}

#[test]
fn the_bar_fits_into_a_narrow_terminal_and_shows_a_round_rate() {
    let mirror = Mirror::new(60, 20);
    mirror.site.pause(Duration::from_millis(400));
    let home = Home::new();
    let mut terminal = Terminal::open(&mirror.download(&home, &[]));
    terminal.resize(60, 20);
    terminal.read_until(" left", Duration::from_secs(10));
    assert_eq!(terminal.wait(Duration::from_secs(20)), End::Code(0));
    let output = String::from_utf8_lossy(&terminal.output()).into_owned();
    let drawn: Vec<&str> = output
        .split(['\r', '\n', '\x1b'])
        .filter(|part| part.contains("/s, "))
        .collect();
    assert!(!drawn.is_empty(), "{output:?}");
    for line in drawn {
        let line = line.trim_start_matches("[2K");
        assert!(line.chars().count() <= 60, "{line:?}");
        let rate = line
            .split("/s, ")
            .next()
            .and_then(|start| start.rsplit(' ').next());
        let fraction = rate.and_then(|rate| rate.split_once('.'));
        assert!(
            fraction.is_none_or(|(_, digits)| digits.len() == 1),
            "{line:?}"
        );
    }
}

#[test]
fn a_download_that_is_interrupted_says_that_it_goes_on() {
    let mirror = Mirror::new(60, 20);
    mirror.site.pause(Duration::from_millis(100));
    let home = Home::new();
    let running = mirror.download(&home, &[]).start();
    thread::sleep(Duration::from_millis(400));
    running.signal(Signal::INT);
    let ran = running.wait();
    assert_eq!(ran.end, End::Signal(2), "{ran}");
    assert_eq!(ran.err(), "stopped; the same command goes on from there\n");
    assert!(beside(&home.path().join(FILE), ".download").exists());
    mirror.download(&home, &[]).run().exits(0);
    is_whole(&home, &mirror);
}

#[test]
fn a_server_that_dies_is_given_up_and_the_next_run_goes_on() {
    let mirror = Mirror::new(300, 20);
    mirror.site.pause(Duration::from_millis(20));
    let home = Home::new();
    let running = mirror.download(&home, &["--patience", "2"]).start();
    thread::sleep(Duration::from_millis(500));
    let (site, url) = (mirror.site.clone(), mirror.server.url());
    drop(mirror.server);
    let ran = running.wait();
    ran.exits(3);
    assert!(ran.err().contains("goes on from there"), "{ran}");
    is_nothing(&home.path().join(FILE));
    // Another port is another service, and what came from one is not mixed with what comes from another.
    let server = RangeServer::start();
    server.otherwise(Play::Site(site.clone()));
    let again = Mirror {
        server,
        site,
        count: 300,
    };
    assert_ne!(again.server.url(), url);
    let ran = again.download(&home, &[]).run();
    ran.exits(2);
    assert!(ran.err().contains("another run"), "{ran}");
    fs::remove_file(beside(&home.path().join(FILE), ".download")).unwrap();
    again.download(&home, &[]).run().exits(0);
    is_whole(&home, &again);
}

#[test]
fn nobody_there_is_told_soon_and_leaves_nothing() {
    let home = Home::new();
    // No port that was free a moment ago: another test may have it by now.
    let nobody = "http://127.0.0.1:9";
    let ran = home
        .program(env!("CARGO_BIN_EXE_doorkey"))
        .args(["corpus", "download", "-o", FILE, "--ranges", nobody])
        .run();
    ran.exits(3);
    let path = home.path().join(FILE);
    is_nothing(&path);
    assert!(!beside(&path, ".download").exists());
}

#[test]
fn a_full_disk_is_an_error_and_the_next_run_goes_on() {
    let mirror = Mirror::new(200, 100);
    let home = Home::new();
    let path = home.path().join(FILE);
    // The journal is full, then the corpus is.
    for limit in ["60000", "1000000"] {
        let limit = format!("--fsize={limit}");
        let ran = mirror
            .download(&home, &[])
            .through(["prlimit", &limit])
            .run();
        ran.exits(4);
        is_nothing(&path);
    }
    let before: usize = mirror.site.bodies().values().sum();
    assert!(before <= 200 + 2 * 16, "{before}");
    mirror.download(&home, &[]).run().exits(0);
    is_whole(&home, &mirror);
}

#[test]
fn two_runs_at_once_do_not_mix() {
    let mirror = Mirror::new(200, 20);
    mirror.site.pause(Duration::from_millis(20));
    let home = Home::new();
    let first = mirror.download(&home, &[]).start();
    thread::sleep(Duration::from_millis(200));
    let second = mirror.download(&home, &[]).run();
    second.exits(4);
    first.wait().exits(0);
    is_whole(&home, &mirror);
    assert!(mirror.site.bodies().values().all(|&count| count == 1));
}

#[test]
fn a_download_killed_at_any_moment_goes_on_and_fetches_nothing_twice() {
    let mirror = Mirror::new(150, 50);
    mirror.site.pause(Duration::from_millis(4));
    let mut random = StdRng::seed_from_u64(6);
    let undisturbed = Instant::now();
    mirror.download(&Home::new(), &[]).run().exits(0);
    let undisturbed = undisturbed.elapsed();
    let (mut kills, mut most) = (0, 0);
    while kills < KILLS {
        let home = Home::new();
        let path = home.path().join(FILE);
        mirror.site.forget();
        let mut of_this = 0;
        let ran = loop {
            let mut running = mirror.download(&home, &[]).start();
            thread::sleep(moment(&mut random, undisturbed, of_this));
            if !running.is_running() {
                break running.wait();
            }
            running.signal(Signal::KILL);
            running.wait();
            of_this += 1;
            if path.exists() {
                assert_eq!(held(&path, mirror.count), cut(&mirror.whole()));
            }
        };
        ran.exits(if path.exists() && ran.out().is_empty() {
            2
        } else {
            0
        });
        is_whole(&home, &mirror);
        let bodies = mirror.site.bodies();
        let twice: usize = bodies.values().map(|count| count - 1).sum();
        // Those in flight, and one that a worker holds out.
        assert!(twice <= of_this * (8 + 4), "{twice} after {of_this} kills");
        most = most.max(twice);
        kills += of_this;
    }
    println!(
        "{kills} kills of a download: always whole in the end; at most {most} bodies came twice"
    );
}

const KILLS: usize = 100;
