//! A corpus on a web host: answers like the local one, in two small requests; and "unknown" whatever the host does.

use std::collections::HashMap;
use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::net::TcpListener;
use std::net::TcpStream;
use std::path::Path;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use doorkey::breach::digest::HashKind;
use doorkey::corpus::error::CorpusError;
use doorkey::corpus::lookup::Corpus;
use doorkey::corpus::row::Key;
use doorkey::corpus::row::Row;
use doorkey::corpus::storage::FileName;
use doorkey::corpus::storage::Piece;
use doorkey::corpus::storage::Reach;
use doorkey::corpus::storage::Storage;

use super::sets;
use super::sets::DOORKEY;
use crate::support::process::Home;

/// What a host does with a request for a piece.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Play {
    Honest,
    /// 200 with all of the file, slowly enough to see whether it is read.
    Whole,
    Html,
    Status(u16),
    /// Another piece than was asked for, said or not.
    Elsewhere,
    ElsewhereUnsaid,
    Short,
    Long,
    Packed,
    /// A bit is flipped in the middle.
    Flipped,
    OtherHost,
    Silent,
    WrongTotal,
}

/// A host of a few files on the loopback.
struct Host {
    url: String,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    files: HashMap<String, Vec<u8>>,
    tag: String,
    play: HashMap<String, Play>,
    requests: Vec<String>,
    /// Requests that wait for their answer, and the most there were.
    waiting: usize,
    most_waiting: usize,
    pause: Duration,
}

impl Host {
    fn of(folder: &Path) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let url = format!("http://{}/c/", listener.local_addr().expect("a port"));
        let state = Arc::new(Mutex::new(State::default()));
        let host = Self { url, state };
        host.serve(folder, "1");
        let theirs = Arc::clone(&host.state);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = Arc::clone(&theirs);
                thread::spawn(move || drop(answer_all(&stream, &state)));
            }
        });
        host
    }

    /// From now on these files, of this version.
    fn serve(&self, folder: &Path, tag: &str) {
        let mut state = self.state.lock().expect("no panic before");
        tag.clone_into(&mut state.tag);
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("a file").path();
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            state.files.insert(name, fs::read(path).expect("a file"));
        }
    }

    fn play(&self, file: &str, play: Play) {
        let mut state = self.state.lock().expect("no panic before");
        state.play.insert(file.to_owned(), play);
    }

    fn forget(&self) -> Vec<String> {
        std::mem::take(&mut self.state.lock().expect("no panic before").requests)
    }
}

fn answer_all(stream: &TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    loop {
        let mut head = Vec::new();
        for line in lines.by_ref() {
            let line = line?;
            if line.is_empty() {
                break;
            }
            head.push(line.to_lowercase());
        }
        if head.is_empty() {
            return Ok(());
        }
        assert!(head.iter().any(|line| line == "accept-encoding: identity"));
        let path = head[0].split(' ').nth(1).unwrap_or_default();
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        let range = head
            .iter()
            .find_map(|line| line.strip_prefix("range: bytes="));
        let (from, to) = range.and_then(|it| it.split_once('-')).expect("a range");
        let (from, to): (usize, usize) = (from.parse().unwrap(), to.parse().unwrap());
        let (file, play, tag, pause) = {
            let mut state = state.lock().expect("no panic before");
            state.requests.push(format!("{name} {from}-{to}"));
            state.waiting += 1;
            state.most_waiting = state.most_waiting.max(state.waiting);
            let play = state.play.get(&name).copied().unwrap_or(Play::Honest);
            let file = state.files.get(&name).cloned();
            (file, play, state.tag.clone(), state.pause)
        };
        thread::sleep(pause);
        state.lock().expect("no panic before").waiting -= 1;
        let mut stream = stream;
        answer(&mut stream, file.as_deref(), (from, to), play, &tag)?;
        if matches!(play, Play::Whole | Play::Short | Play::Long) {
            return Ok(());
        }
    }
}

fn answer(
    stream: &mut impl Write,
    file: Option<&[u8]>,
    (from, to): (usize, usize),
    play: Play,
    tag: &str,
) -> std::io::Result<()> {
    let status = |code: u16| format!("HTTP/1.1 {code} So\r\nContent-Length: 0\r\n\r\n");
    let Some(file) = file else {
        return stream.write_all(status(404).as_bytes());
    };
    let total = file.len();
    if from >= total {
        return stream.write_all(status(416).as_bytes());
    }
    let end = to.min(total - 1);
    let mut body = file[from..=end].to_vec();
    let mut said = format!("bytes {from}-{end}/{total}");
    let mut more = format!("ETag: \"{tag}\"\r\n");
    match play {
        Play::Honest => {}
        Play::Whole => {
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {total}\r\n\r\n");
            stream.write_all(head.as_bytes())?;
            return stream.write_all(file);
        }
        Play::Html => {
            let page = "<html>please log in</html>";
            let length = page.len();
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {length}\r\n\r\n{page}"
            );
            return stream.write_all(head.as_bytes());
        }
        Play::Status(code) => return stream.write_all(status(code).as_bytes()),
        Play::Elsewhere => said = format!("bytes {}-{}/{total}", from + 1, end + 1),
        Play::ElsewhereUnsaid => body.rotate_left(1),
        Play::Short => {
            let head = format!(
                "HTTP/1.1 206 So\r\nContent-Range: {said}\r\nContent-Length: {}\r\n\r\n",
                body.len()
            );
            body.pop();
            stream.write_all(head.as_bytes())?;
            return stream.write_all(&body);
        }
        Play::Long => body.push(0),
        Play::Packed => more.push_str("Content-Encoding: gzip\r\n"),
        Play::Flipped => {
            let middle = body.len() / 2;
            body[middle] ^= 8;
        }
        Play::OtherHost => {
            let head = "HTTP/1.1 302 So\r\nLocation: http://127.0.0.2:9/c/head\r\nContent-Length: 0\r\n\r\n";
            return stream.write_all(head.as_bytes());
        }
        Play::Silent => {
            thread::sleep(Duration::from_secs(8));
            return Ok(());
        }
        Play::WrongTotal => said = format!("bytes {from}-{end}/{}", total + 1),
    }
    let length = body.len();
    let head = format!(
        "HTTP/1.1 206 So\r\n{more}Content-Range: {said}\r\nContent-Length: {length}\r\n\r\n"
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(&body)
}

/// A corpus, split into four, on a host; and its rows.
fn hosted(home: &Home) -> (Host, Vec<doorkey::corpus::row::Row>) {
    let file = home.path().join("one.corpus");
    let rows = sets::rows(0, 20_000);
    sets::write(&file, &rows, 7);
    let folder = sets::split(home, &file, 4, "set");
    fs::rename(&file, folder.join("one.corpus")).expect("one folder");
    (Host::of(&folder), rows)
}

#[test]
fn a_cold_answer_is_two_small_requests_and_a_warm_one_none() {
    let home = Home::new();
    let (host, rows) = hosted(&home);
    let absent = sets::key("never exposed");
    for url in [host.url.clone(), format!("{}one.corpus", host.url)] {
        for row in rows.iter().step_by(100) {
            let corpus = sets::far(&url);
            assert_eq!(corpus.look_up(row.key).expect("an answer"), Some(row.count));
            let asked = host.forget();
            assert_eq!(asked.len(), 2, "{asked:?}");
            assert_eq!(corpus.look_up(row.key).expect("an answer"), Some(row.count));
            assert_eq!(host.forget().len(), 0);
        }
        assert_eq!(sets::far(&url).look_up(absent).expect("an answer"), None);
        assert!(host.forget().len() <= 2);
    }
}

#[test]
fn many_digests_are_asked_for_together_and_not_twice() {
    let home = Home::new();
    let (host, rows) = hosted(&home);
    host.state.lock().unwrap().pause = Duration::from_millis(2);
    let mut keys: Vec<Key> = rows.iter().step_by(10).map(|row| row.key).collect();
    keys.extend(sets::rows(1_000_000, 500).iter().map(|row| row.key));
    keys.sort_unstable();
    let corpus = sets::far(&host.url);
    let near = sets::near(&home.path().join("set")).expect("a set");
    assert!(sets::answers(&corpus, &keys) == sets::answers(&near, &keys));
    let asked = host.forget();
    // Small buckets lie close together here.
    println!("{} requests for {} digests", asked.len(), keys.len());
    assert!(asked.len() < keys.len() / 4, "{} requests", asked.len());
    let most = host.state.lock().unwrap().most_waiting;
    assert!((2..=8).contains(&most), "{most} at a time");
}

#[test]
fn whatever_the_host_does_no_digest_becomes_absent() {
    let home = Home::new();
    let (host, rows) = hosted(&home);
    let keys: Vec<Key> = rows.iter().step_by(997).map(|row| row.key).collect();
    for (play, says) in [
        (Play::Whole, "does not answer range requests"),
        (Play::Html, "a web page came"),
        (Play::Status(403), "refuses"),
        (Play::Status(404), "has no"),
        (Play::Status(401), "refuses"),
        (Play::Status(204), "status 204"),
        (Play::Elsewhere, "another piece"),
        (Play::ElsewhereUnsaid, "damaged"),
        (Play::Short, "broke"),
        (Play::Long, "more or less"),
        (Play::Packed, "compressed"),
        (Play::Flipped, "damaged"),
        (Play::OtherHost, "redirected elsewhere"),
        (Play::WrongTotal, ""),
    ] {
        for file in ["head", "part-001"] {
            for name in ["head", "part-001"] {
                host.play(name, Play::Honest);
            }
            host.play(file, play);
            let mut unknown = 0;
            let corpus = sets::far(&host.url);
            for (key, answer) in keys.iter().zip(sets::answers(&corpus, &keys)) {
                let row = rows.iter().find(|row| row.key == *key).expect("a row");
                let is_there = file == "head" || key.head >> 62 == 1;
                match answer {
                    Ok(seen) => assert_eq!(seen, Some(row.count), "{play:?} of {file}"),
                    Err(why) => {
                        let is_said = why.contains(says) || why.contains("given up");
                        assert!(is_there && is_said, "{play:?} of {file}: {why}");
                        unknown += 1;
                    }
                }
            }
            // The total of a shard is nowhere but on the host; its buckets were whole.
            let is_harmless = play == Play::WrongTotal && file != "head";
            assert_eq!(unknown == 0, is_harmless, "{play:?} of {file}");
        }
    }
}

#[test]
fn a_host_that_hangs_is_given_up_in_time() {
    let home = Home::new();
    let (host, rows) = hosted(&home);
    host.play("head", Play::Silent);
    let corpus = sets::far(&host.url);
    let started = std::time::Instant::now();
    assert!(corpus.look_up(rows[0].key).is_err());
    assert!(started.elapsed() < Duration::from_secs(7));
}

#[test]
fn a_corpus_cut_short_on_the_host_is_unknown() {
    let home = Home::new();
    let (host, rows) = hosted(&home);
    let keys: Vec<Key> = rows.iter().step_by(499).map(|row| row.key).collect();
    let files = host.state.lock().unwrap().files.clone();
    for name in ["head", "part-002", "one.corpus"] {
        let whole = &files[name];
        for length in [
            0,
            1,
            4096,
            whole.len() / 2,
            whole.len() - 64,
            whole.len() - 1,
        ] {
            let cut = whole[..length.min(whole.len() - 1)].to_vec();
            host.state
                .lock()
                .unwrap()
                .files
                .insert(name.to_owned(), cut);
            let is_one = name == "one.corpus";
            let url = format!("{}{}", host.url, if is_one { name } else { "" });
            let answers = sets::answers(&sets::far(&url), &keys);
            for (key, answer) in keys.iter().zip(answers) {
                assert!(answer != Ok(None), "{name} cut at {length}");
                if name != "part-002" {
                    assert!(answer.is_err(), "{name} cut at {length}: {:x}", key.head);
                }
            }
        }
        host.state
            .lock()
            .unwrap()
            .files
            .insert(name.to_owned(), whole.clone());
    }
}

#[test]
fn a_corpus_that_is_replaced_on_the_host_is_asked_for_once_more() {
    let home = Home::new();
    let (host, rows) = hosted(&home);
    let keys: Vec<Key> = rows.iter().step_by(97).map(|row| row.key).collect();
    let corpus = sets::far(&host.url);
    assert!(sets::answers(&corpus, &keys).iter().all(Result::is_ok));
    let newer = home.path().join("newer.corpus");
    let mut changed = rows.clone();
    for row in &mut changed {
        row.count += 1;
    }
    sets::write(&newer, &changed, 8);
    let folder = sets::split(&home, &newer, 4, "newer");
    host.serve(&folder, "2");
    // A digest on a page that is known, in a bucket that is not.
    let others: Vec<Key> = rows.iter().skip(1).step_by(97).map(|row| row.key).collect();
    let near = sets::near(&folder).expect("a set");
    assert!(sets::answers(&corpus, &others) == sets::answers(&near, &others));
    // A second time in one run nobody knows which one is meant.
    let (third, folder) = (home.path().join("third.corpus"), "third");
    sets::write(&third, &rows, 9);
    host.serve(&sets::split(&home, &third, 4, folder), "3");
    let others: Vec<Key> = rows.iter().skip(2).step_by(97).map(|row| row.key).collect();
    let answers = sets::answers(&corpus, &others);
    assert!(answers.iter().all(|answer| *answer != Ok(None)));
    assert!(answers.iter().any(Result::is_err));
}

#[test]
fn a_corpus_that_is_replaced_by_one_that_keeps_something_else_is_unknown() {
    for (kind, min_count) in [(HashKind::Sha1, 1), (HashKind::Ntlm, 4)] {
        let home = Home::new();
        let rows = sets::rows(0, 20_000);
        let common: Vec<Row> = rows.iter().filter(|row| row.count >= 4).copied().collect();
        let file = home.path().join("one.corpus");
        sets::write_as(&file, &common, 7, HashKind::Sha1, 4);
        let host = Host::of(&sets::split(&home, &file, 4, "set"));
        let keys = |from: usize| -> Vec<Key> {
            let rows = rows.iter().skip(from).step_by(97);
            rows.map(|row| row.key).collect()
        };
        let corpus = sets::far(&host.url);
        let answers = sets::answers(&corpus, &keys(0));
        // What is absent here may be rare.
        assert!(answers.iter().all(Result::is_ok) && answers.contains(&Ok(None)));
        let newer = home.path().join("newer.corpus");
        sets::write_as(&newer, &common, 8, kind, min_count);
        host.serve(&sets::split(&home, &newer, 4, "newer"), "2");
        let answers = sets::answers(&corpus, &keys(1));
        assert!(answers.iter().all(Result::is_err), "{kind:?} {min_count}");
        let pinned = corpus.preamble().expect("it was seen").profile;
        assert_eq!((pinned.kind, pinned.min_count), (HashKind::Sha1, 4));
    }
}

/// A host that has nothing to say.
struct Mute;

impl Storage for Mute {
    fn name(&self) -> &'static str {
        "mute"
    }

    fn reach(&self) -> Reach {
        Reach::Far
    }

    fn length(&self, _file: FileName) -> Result<u64, CorpusError> {
        Ok(u64::MAX)
    }

    fn read_at(&self, _: FileName, _: u64, _: &mut [u8]) -> Result<(), CorpusError> {
        Ok(())
    }

    fn read_many(&self, _pieces: &[Piece]) -> Vec<Result<Vec<u8>, CorpusError>> {
        Vec::new()
    }
}

#[test]
fn no_answer_is_not_absence() {
    let corpus = Corpus::open(Box::new(Mute)).expect("nothing is asked yet");
    assert!(corpus.look_up(sets::key("password")).is_err());
}

#[test]
fn the_address_of_a_set_is_told_from_that_of_a_file() {
    let home = Home::new();
    let (host, rows) = hosted(&home);
    let row = rows[0];
    let by_head = sets::far(&format!("{}head", host.url));
    assert_eq!(
        by_head.look_up(row.key).expect("an answer"),
        Some(row.count)
    );
    let ask = |url: &str| {
        let ran = home
            .program(DOORKEY)
            .args(["pwned", "--no-cache", "--corpus", url])
            .stdin("0\n")
            .run();
        ran.exits(3);
        (ran.out() + &ran.err())
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let said = ask(host.url.trim_end_matches('/'));
    assert!(said.contains("ends in `/`"), "{said}");
    let said = ask(&format!("{}nowhere.corpus", host.url));
    assert!(
        said.contains("404") && !said.contains("ends in `/`"),
        "{said}"
    );
    host.play("head", Play::Flipped);
    let said = ask(&host.url);
    assert!(
        said.contains("copy it to this machine, then `doorkey corpus verify`"),
        "{said}"
    );
}

#[test]
fn a_shard_of_another_build_on_the_host_is_unknown() {
    let home = Home::new();
    let (host, rows) = hosted(&home);
    let other = home.path().join("other.corpus");
    sets::write(&other, &rows, 8);
    let folder = sets::split(&home, &other, 4, "other");
    let foreign = fs::read(folder.join("part-003")).expect("a shard");
    host.state
        .lock()
        .unwrap()
        .files
        .insert("part-003".to_owned(), foreign);
    let keys: Vec<Key> = rows.iter().step_by(97).map(|row| row.key).collect();
    for (key, answer) in keys.iter().zip(sets::answers(&sets::far(&host.url), &keys)) {
        assert_eq!(answer.is_err(), key.head >> 62 == 3);
        assert!(answer != Ok(None));
    }
}

#[test]
fn what_was_asked_for_is_kept_on_disk_unless_it_is_damaged() {
    let home = Home::new();
    let (host, _) = hosted(&home);
    let info = || {
        let ran = home
            .program(DOORKEY)
            .args(["corpus", "info", &host.url])
            .run();
        ran.exits(0);
        assert!(ran.out().contains("20,000 records"), "{ran}");
        host.forget().len()
    };
    assert_eq!((info(), info()), (1, 0));
    let folder = home.path().join(".cache/doorkey/corpus");
    let folder = fs::read_dir(folder)
        .expect("a cache")
        .next()
        .expect("a corpus");
    let kept = folder.expect("a corpus").path().join("head-0-4096");
    let mut bytes = fs::read(&kept).expect("a piece");
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    fs::write(&kept, bytes).expect("a piece");
    assert_eq!((info(), info()), (1, 0));
}

#[test]
#[ignore = "needs nginx; .ci/run has it"]
fn nginx_serves_a_set_and_a_file() {
    let home = Home::new();
    let file = home.path().join("one.corpus");
    // Buckets of the size that two billion records have.
    let rows = sets::crowded(256, 950);
    sets::write(&file, &rows, 7);
    let www = home.path().join("www");
    fs::create_dir(&www).expect("a folder");
    sets::split(&home, &file, 16, "www/corpus");
    fs::copy(&file, www.join("one.corpus")).expect("a file");
    let nginx = Nginx::start(&home);
    let near = sets::near(&file).expect("a corpus");
    let mut keys: Vec<Key> = rows.iter().step_by(2_432).map(|row| row.key).collect();
    keys.extend(sets::rows(1_000_000, 100).iter().map(|row| row.key));
    keys.sort_unstable();
    assert_eq!(keys.len(), 200);
    for address in ["corpus/", "one.corpus"] {
        let url = format!("{}/{address}", nginx.url);
        for &key in &keys {
            let corpus = sets::far(&url);
            let expected = near.look_up(key).expect("a corpus");
            // The second asks nobody.
            for _ in 0..2 {
                assert_eq!(corpus.look_up(key).expect("an answer"), expected);
            }
        }
        // Each corpus that was opened keeps to one connection.
        let log = log_of(&home);
        assert_eq!(log.len(), 200, "{address}");
        let requests = log.values().map(|(requests, _)| requests).max();
        let bytes = log.values().map(|(_, bytes)| bytes).max();
        let all: usize = log.values().map(|(_, bytes)| bytes).sum();
        println!(
            "{address}: at most {requests:?} requests and {bytes:?} bytes, {} on average",
            all / 200
        );
        assert!(requests <= Some(&2) && bytes <= Some(&16_000));
        assert!(sets::answers(&sets::far(&url), &keys) == sets::answers(&near, &keys));
        let log = log_of(&home);
        let requests: usize = log.values().map(|(requests, _)| requests).sum();
        let connections = log.len();
        println!("{address}: {requests} requests over {connections} connections for 200 digests");
        assert!(connections <= 8);
    }
    let missing = format!("{}/nowhere/", nginx.url);
    assert!(sets::far(&missing).look_up(keys[0]).is_err());
}

/// A stock nginx over the folder `www` of a home; it is stopped on drop.
struct Nginx {
    child: Child,
    url: String,
}

impl Nginx {
    fn start(home: &Home) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = listener.local_addr().expect("a port").port();
        drop(listener);
        let config = home.file(
            "nginx.conf",
            format!(
                "user root; daemon off; master_process off; pid nginx.pid; error_log error.log;
                events {{}}
                http {{
                    log_format sizes '$connection $bytes_sent'; access_log access.log sizes; gzip on;
                    client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3;
                    uwsgi_temp_path t4; scgi_temp_path t5;
                    server {{ listen 127.0.0.1:{port}; root www; }}
                }}"
            ),
        );
        let child = Command::new("nginx")
            .args(["-e", "error.log", "-p"])
            .args([home.path()])
            .arg("-c")
            .arg(config)
            .stderr(Stdio::null())
            .spawn()
            .expect("nginx");
        for _ in 0..200 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                break;
            }
            thread::sleep(Duration::from_millis(10));
        }
        Self {
            child,
            url: format!("http://127.0.0.1:{port}"),
        }
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// How many requests nginx answered on each connection since it was asked last, and with how many bytes, headers
/// included.
fn log_of(home: &Home) -> HashMap<String, (usize, usize)> {
    thread::sleep(Duration::from_millis(100));
    let path = home.path().join("access.log");
    let log = fs::read_to_string(&path).expect("a log");
    // nginx appends.
    fs::write(&path, "").expect("a log");
    let mut connections = HashMap::new();
    for line in log.lines() {
        let (connection, bytes) = line.split_once(' ').expect("two words");
        let of: &mut (usize, usize) = connections.entry(connection.to_owned()).or_default();
        *of = (of.0 + 1, of.1 + bytes.parse::<usize>().expect("a number"));
    }
    connections
}
