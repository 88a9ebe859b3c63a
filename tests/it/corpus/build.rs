//! `doorkey corpus build`: what it takes, what it refuses, and what it says of what is missing.

use std::fmt::Write as _;
use std::fs;
use std::fs::Permissions;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use doorkey::adapters::corpora::SystemCorpora;
use doorkey::breach::digest::Digest;
use doorkey::breach::digest::HashKind;
use doorkey::corpus::error::CorpusError;
use doorkey::corpus::lookup::Corpus;
use doorkey::corpus::row::Key;
use doorkey::exit::Exit;
use doorkey::ports::corpora::Corpora;
use doorkey::ports::corpora::CorpusPlace;
use doorkey::secret::Secret;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::support::world::Told;
use crate::support::world::World;

/// A digest as hex, and its count.
pub(super) type Line = (String, u64);

/// So many real digests, sorted.
pub(super) fn lines(count: u64) -> Vec<Line> {
    let mut lines: Vec<Line> = (0..count)
        .map(|number| (digest(number), 1 + number % 7 * (number % 1000)))
        .collect();
    lines.sort();
    lines
}

fn digest(number: u64) -> String {
    let digest = Digest::of(&Secret::new(number.to_string().into_bytes()));
    let suffix = digest.suffix().to_hex(HashKind::Sha1);
    format!("{}{suffix}", digest.prefix())
}

pub(super) fn text(lines: &[Line], end: &str) -> String {
    lines.iter().fold(String::new(), |mut text, (hex, count)| {
        write!(text, "{hex}:{count}{end}").expect("memory");
        text
    })
}

fn bytes(hex: &str) -> Vec<u8> {
    let pairs = hex.as_bytes().chunks(2);
    let byte = |pair| u8::from_str_radix(std::str::from_utf8(pair).expect("hex"), 16).expect("hex");
    pairs.map(byte).collect()
}

fn records(lines: &[Line], digest: usize) -> Vec<u8> {
    lines
        .iter()
        .flat_map(|(hex, count)| {
            let mut record = bytes(hex);
            record.truncate(digest);
            let count = i32::try_from(*count).expect("a small count");
            record.extend(count.to_le_bytes());
            record
        })
        .collect()
}

/// Build `sources` into `out` in `folder`.
fn build(folder: &Path, sources: &[&str], flags: &[&str]) -> Told {
    let sources: Vec<_> = sources
        .iter()
        .map(|name| folder.join(name).display().to_string())
        .collect();
    let out = folder.join("out").display().to_string();
    let args = ["corpus", "build", "--source", "a test", "-o", &out];
    let args = args.into_iter().chain(flags.iter().copied());
    World::new().run(args.chain(sources.iter().map(String::as_str)))
}

pub(super) fn open(path: &Path) -> Corpus {
    let place = CorpusPlace::Path(path.to_owned());
    let storage = SystemCorpora.storage(&place).expect("a file");
    Corpus::open(storage).expect("a whole corpus")
}

fn seen(corpus: &Corpus, hex: &str) -> Result<Option<u64>, CorpusError> {
    let kind = match hex.len() {
        40 => HashKind::Sha1,
        _ => HashKind::Ntlm,
    };
    corpus.look_up(Key::of(&Digest::parse(hex.as_bytes(), kind).expect("hex")))
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut gz = GzEncoder::new(Vec::new(), Compression::fast());
    gz.write_all(bytes).expect("memory");
    gz.finish().expect("memory")
}

#[test]
fn every_spelling_of_a_text_and_both_kinds_of_records_give_the_same_corpus() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path();
    let lines = lines(30_000);
    let plain = text(&lines, "\n");
    let crlf = text(&lines, "\r\n");
    let halves = plain.split_at(plain.len() / 2);
    let two = [gz(halves.0.as_bytes()), gz(halves.1.as_bytes())].concat();
    let marked: String = crlf
        .lines()
        .map(|line| format!("\u{feff}{line}\r\n"))
        .collect();
    for (name, content) in [
        ("text", plain.clone().into_bytes()),
        ("crlf", crlf.clone().into_bytes()),
        ("no-end", crlf.trim_end().as_bytes().to_vec()),
        ("lower", plain.to_lowercase().into_bytes()),
        ("marked", format!("{marked}\u{feff}").into_bytes()),
        ("text.gz", gz(plain.as_bytes())),
        ("two.gz", two),
        ("records", records(&lines, 20)),
        ("truncated", records(&lines, 8)),
    ] {
        fs::write(folder.join(name), content).expect("a source");
        build(folder, &[name], &[])
            .exits(Exit::Done)
            .says("holds 30,000 records (sha1, 64 bits)")
            .says("one of 6e14 passwords");
        let built = fs::read(folder.join("out")).expect("a corpus");
        let first = folder.join("first");
        if first.exists() {
            assert!(built == fs::read(&first).expect("the first"), "{name}");
        } else {
            fs::write(&first, built).expect("the first");
        }
    }
    let corpus = open(&folder.join("out"));
    for (hex, count) in lines.iter().step_by(100) {
        assert_eq!(seen(&corpus, hex).expect("it is whole"), Some(*count));
    }
    for number in 1_000_000..1_000_100 {
        assert_eq!(seen(&corpus, &digest(number)).expect("it is whole"), None);
    }
}

#[test]
#[ignore = "needs zstd and brotli"]
fn zstd_and_brotli_are_read_in_frames_and_through_a_pipe_and_refused_when_cut() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path();
    fs::write(folder.join("text"), text(&lines(30_000), "\r\n")).expect("a source");
    build(folder, &["text"], &[]).exits(Exit::Done);
    let built = fs::read(folder.join("out")).expect("a corpus");
    let script = "zstd -q text && brotli text && head -c 500000 text | zstd -qc > two.zst && \
        tail -c +500001 text | zstd -qc >> two.zst && head -c 400000 text.zst > cut.zst && \
        head -c 400000 text.br > cut.br && (cat text.br; echo x) > more.br";
    let shell = Command::new("sh")
        .args(["-ec", script])
        .current_dir(folder)
        .status();
    assert!(shell.expect("a shell").success());
    for name in ["text.zst", "text.br", "two.zst"] {
        build(folder, &[name], &[]).exits(Exit::Done);
        assert!(
            built == fs::read(folder.join("out")).expect("a corpus"),
            "{name}"
        );
    }
    for name in ["cut.zst", "cut.br", "more.br"] {
        build(folder, &[name], &[])
            .exits(Exit::Input)
            .talks(&format!("{name}` cannot be read"));
    }
}

#[test]
fn what_is_wrong_with_a_line_is_told_with_its_number_and_never_repeated() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path();
    let lines = lines(100);
    let all = text(&lines, "\n");
    let at = |line: usize| all.lines().nth(line - 1).expect("a line").to_owned();
    let hex = |line: usize| lines[line - 1].0.clone();
    for (line, new, told) in [
        (7, format!("{}:5", &hex(7)[1..]), "wrong length"),
        (7, format!("{}:5", &hex(7)[8..]), "has a digest of ntlm"),
        (7, format!("G{}:5", &hex(7)[1..]), "not hex"),
        (1, format!("{}:0", hex(1)), "count 0"),
        (9, format!("{}:-1", hex(9)), "not a number"),
        (9, format!("{}:", hex(9)), "not a number"),
        (9, format!("{}:18446744073709551616", hex(9)), "too large"),
        (9, format!("{}:1 ", hex(9)), "not a number"),
        (100, hex(100), "not a digest, a colon"),
        (50, String::new(), "not a digest, a colon"),
        (8, at(7), "is there twice"),
        (8, at(6), "out of order"),
        (100, at(1), "out of order"),
    ] {
        let mut changed: Vec<_> = all.lines().map(str::to_owned).collect();
        changed[line - 1] = new;
        fs::write(folder.join("text"), changed.join("\n") + "\n").expect("a source");
        let told = build(folder, &["text"], &[])
            .exits(Exit::Input)
            .talks(&format!("line {line} of `"))
            .talks(told);
        told.never_says(hex(line).get(8..).expect("forty digits"));
        assert!(!folder.join("out").exists());
    }
    for (name, content) in [
        ("empty", Vec::new()),
        ("padded", text(&[(hex(1), 0)], "\n").into_bytes()),
        ("half", records(&lines, 20)[..2390].to_vec()),
        ("cut.gz", gz(all.as_bytes())[..1000].to_vec()),
    ] {
        fs::write(folder.join(name), content).expect("a source");
        build(folder, &[name], &[])
            .exits(Exit::Input)
            .talks(&format!("{name}` "));
    }
    fs::write(folder.join("few"), records(&lines, 8)).expect("a source");
    build(folder, &["few"], &["--bits", "72"])
        .exits(Exit::Usage)
        .talks("64 bits of each digest");
    build(folder, &["few"], &["--bits", "41"])
        .exits(Exit::Usage)
        .talks("no corpus keeps so many bits");
    assert!(!folder.join("out").exists());
}

#[test]
fn a_text_cut_short_is_refused_and_where_that_is_allowed_unknown_and_never_clear() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path();
    let lines = lines(100_000);
    for (name, kept, told) in [
        ("end", vec![0..99_900], "was cut short"),
        ("start", vec![100..100_000], "missing before line 1"),
        (
            "middle",
            vec![0..50_000, 50_100..100_000],
            "after line 50000",
        ),
        ("half", vec![0..50_000], "was cut short"),
    ] {
        let kept: Vec<_> = kept
            .into_iter()
            .flat_map(|kept| lines[kept].to_vec())
            .collect();
        fs::write(folder.join(name), text(&kept, "\n")).expect("a source");
        build(folder, &[name], &[])
            .exits(Exit::Input)
            .talks(told)
            .talks("--allow-missing");
        assert!(!folder.join("out").exists());
        build(folder, &[name], &["--allow-missing"])
            .exits(Exit::Done)
            .talks("in 1 place;");
        let corpus = open(&folder.join("out"));
        for (hex, count) in &lines {
            match seen(&corpus, hex) {
                Ok(found) => assert_eq!(found, Some(*count), "{name}"),
                Err(error) => assert!(matches!(error, CorpusError::NotHeld), "{error}"),
            }
        }
        fs::remove_file(folder.join("out")).expect("a corpus");
    }
}

/// The name of the file of a range.
type Name = fn(&str) -> String;

#[test]
fn folders_of_every_layout_give_the_same_corpus_and_missing_ranges_are_unknown() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path();
    let all = lines(60_000);
    let ranges: Vec<&[Line]> = all
        .chunk_by(|one, other| one.0[..5] == other.0[..5])
        .take(40)
        .collect();
    let first_missing = (0..41)
        .map(|range| format!("{range:05X}"))
        .find(|range| ranges.iter().all(|lines| &lines[0].0[..5] != range))
        .expect("there are forty");
    let layouts: [(&str, Name); 7] = [
        ("flat", |p| p.to_owned()),
        ("txt", |p| format!("{p}.txt")),
        ("lower", |p| format!("range/{}.txt.gz", p.to_lowercase())),
        ("two", |p| format!("{}/{}.gz", &p[..2], &p[2..])),
        ("two-one", |p| {
            format!("{}/{}/{}", &p[..2], &p[2..4], &p[4..])
        }),
        ("ones", |p| {
            let digits: Vec<_> = p.chars().map(String::from).collect();
            digits.join("/")
        }),
        ("whole", |p| format!("{}/{p}.txt", &p[..2])),
    ];
    for (name, layout) in layouts {
        for lines in &ranges {
            let path = folder.join(name).join(layout(&lines[0].0[..5]));
            let suffixes: Vec<Line> = lines
                .iter()
                .map(|(hex, count)| (hex[5..].to_owned(), *count))
                .collect();
            let body = text(&suffixes, "\r\n");
            let body = body.trim_end().as_bytes();
            let is_gz = path.extension().is_some_and(|ending| ending == "gz");
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(&path, if is_gz { gz(body) } else { body.to_vec() }).expect("a range");
        }
        fs::write(folder.join(name).join("sha1.index"), "other").expect("another file");
        build(folder, &[name], &[])
            .exits(Exit::Input)
            .talks(&format!(
                "has no file for 1048536 of 1048576 ranges; {first_missing} is the first"
            ));
        build(folder, &[name], &["--allow-missing"])
            .exits(Exit::Done)
            .talks("40 of 1,048,576 ranges are held");
        let built = fs::read(folder.join("out")).expect("a corpus");
        let first = folder.join("first");
        if first.exists() {
            assert!(built == fs::read(&first).expect("the first"), "{name}");
        } else {
            fs::write(&first, built).expect("the first");
        }
    }
    let corpus = open(&folder.join("out"));
    for (hex, count) in ranges.iter().copied().flatten() {
        assert_eq!(seen(&corpus, hex).expect("it is held"), Some(*count));
    }
    assert!(seen(&corpus, &"F".repeat(40)).is_err());
    let prefix = &ranges[3][0].0[..5];
    fs::write(folder.join("flat").join(prefix).with_extension("br"), "").expect("a twin");
    build(folder, &["flat"], &["--allow-missing"])
        .exits(Exit::Input)
        .talks(&format!("the range {prefix} is there twice"));
}

#[test]
fn a_range_file_that_is_wrong_is_told_by_its_name() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path();
    let ranges = folder.join("ranges");
    fs::create_dir(&ranges).expect("a folder");
    for (body, told) in [
        (
            format!("{}:1\n{}:2", "A".repeat(35), "B".repeat(34)),
            "line 2",
        ),
        (
            format!("{}:1\n{}:2", "A".repeat(35), "B".repeat(27)),
            "ntlm",
        ),
        (
            format!("{}:1\n{}:2", "B".repeat(35), "A".repeat(35)),
            "order",
        ),
        (
            format!("{}:1\n{}:0", "A".repeat(35), "B".repeat(35)),
            "count 0",
        ),
        ("<!doctype html>".to_owned(), "line 1"),
        (String::new(), "has no rows"),
        ("\u{feff}".to_owned(), "has no rows"),
        (format!("{}:1\n", "A".repeat(35)).repeat(60_000), "2 MiB"),
    ] {
        fs::write(ranges.join("5BAA6.txt"), body).expect("a range");
        build(folder, &["ranges"], &["--allow-missing"])
            .exits(Exit::Input)
            .talks("5BAA6.txt` ")
            .talks(told);
    }
}

#[test]
fn shards_are_put_together_in_their_order_and_refused_where_they_overlap() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path();
    let lines = lines(30_000);
    let at = |start: &str| lines.partition_point(|(hex, _)| hex.as_str() < start);
    let (one, two) = (at("4"), at("C"));
    fs::write(folder.join("c"), text(&lines[..one], "\n")).expect("a shard");
    fs::write(folder.join("a"), records(&lines[one..two], 20)).expect("a shard");
    fs::write(folder.join("b"), text(&lines[two..], "\r\n")).expect("a shard");
    fs::write(folder.join("all"), text(&lines, "\n")).expect("a text");
    fs::write(folder.join("more"), text(&lines[two - 1..], "\n")).expect("a shard");
    build(folder, &["all"], &[]).exits(Exit::Done);
    let built = fs::read(folder.join("out")).expect("a corpus");
    build(folder, &["a", "b", "c"], &[]).exits(Exit::Done);
    assert!(built == fs::read(folder.join("out")).expect("a corpus"));
    build(folder, &["a", "c"], &[])
        .exits(Exit::Input)
        .talks("was cut short");
    build(folder, &["a", "more", "c"], &[])
        .exits(Exit::Input)
        .talks("more` begins before the end of another source");
    assert!(built == fs::read(folder.join("out")).expect("a corpus"));
}

#[test]
fn a_crowded_range_and_an_empty_one_are_built_from_a_small_source_and_looked_up() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path();
    let crowd = (0..10_000).map(|number| {
        let hex = digest(number);
        (format!("ABCDE{}", &hex[5..]), number + 1)
    });
    let others = lines(20_000).into_iter();
    let mut lines: Vec<Line> = others
        .filter(|(hex, _)| !hex.starts_with("ABCDF"))
        .chain(crowd)
        .collect();
    lines.sort();
    fs::write(folder.join("text"), text(&lines, "\n")).expect("a source");
    build(folder, &["text"], &["--bits", "all", "--min-count", "2"])
        .exits(Exit::Done)
        .says("(sha1, all 160 bits, seen 2 times or more)");
    let corpus = open(&folder.join("out"));
    for (hex, count) in lines.iter().step_by(7) {
        let expected = (*count >= 2).then_some(*count);
        assert_eq!(seen(&corpus, hex).expect("it is whole"), expected);
    }
    let absent = format!("ABCDF{}", "0".repeat(35));
    assert_eq!(seen(&corpus, &absent).expect("it is whole"), None);
}

#[test]
fn ntlm_digests_are_built_and_told_from_others() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path();
    let lines: Vec<Line> = lines(2_000)
        .into_iter()
        .map(|(hex, count)| (hex[..32].to_owned(), count))
        .collect();
    let out = folder.join("out").display().to_string();
    let ntlm = ["--hash", "ntlm", "--bits", "128", "--format", "json"];
    fs::write(folder.join("text"), text(&lines, "\r\n")).expect("a source");
    build(folder, &["text"], &[])
        .exits(Exit::Input)
        .talks("line 1 of `")
        .talks("--hash ntlm");
    let json = build(folder, &["text"], &ntlm).exits(Exit::Done).json();
    assert_eq!(json["schema"], "doorkey/corpus/1");
    assert_eq!(json["records"], 2000);
    assert_eq!(json["bits"], 128);
    assert_eq!(json["source"], "a test");
    let from_text = fs::read(&out).expect("a corpus");
    fs::write(folder.join("records"), records(&lines, 16)).expect("a source");
    build(folder, &["records"], &ntlm).exits(Exit::Done);
    assert!(from_text == fs::read(&out).expect("a corpus"));
    let corpus = open(&folder.join("out"));
    assert_eq!(
        seen(&corpus, &lines[7].0).expect("it is whole"),
        Some(lines[7].1)
    );
}

#[test]
fn an_empty_range_among_full_ones_is_unknown_and_never_clear() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path();
    let lines: Vec<Line> = (0..200_u64)
        .filter(|range| *range != 100)
        .flat_map(|range| {
            let row = move |row| (format!("{range:05X}{row:02X}{:033}", 0), 1);
            (0..45).map(move |number| row(number * 5))
        })
        .collect();
    fs::write(folder.join("text"), text(&lines, "\n")).expect("a source");
    build(folder, &["text"], &[]).exits(Exit::Input);
    build(folder, &["text"], &["--allow-missing"]).exits(Exit::Done);
    let corpus = open(&folder.join("out"));
    let absent = |range: u32| seen(&corpus, &format!("{range:05X}{}", "1".repeat(35)));
    assert!(matches!(absent(100), Err(CorpusError::NotHeld)));
    // Those beside it may lack rows at that end.
    assert_eq!(absent(98).expect("it is held"), None);
    assert_eq!(absent(102).expect("it is held"), None);
}

#[test]
fn a_source_that_would_be_overwritten_is_refused_and_stays() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path();
    let lines = lines(1_000);
    let content = text(&lines, "\n");
    for name in ["out", "out.part"] {
        fs::write(folder.join(name), &content).expect("a source");
        std::os::unix::fs::symlink(folder.join(name), folder.join("other")).expect("a link");
        for source in [name, "other"] {
            build(folder, &[source], &[])
                .exits(Exit::Usage)
                .talks("would be overwritten");
        }
        let still = fs::read_to_string(folder.join(name)).expect("the source");
        assert!(still == content);
        fs::remove_file(folder.join("other")).expect("the link");
        fs::remove_file(folder.join(name)).expect("the source");
    }
    fs::write(folder.join("text"), &content).expect("a source");
    build(folder, &["text"], &[]).exits(Exit::Done);
    fs::copy(folder.join("out"), folder.join("corpus")).expect("a copy");
    build(folder, &["corpus"], &[])
        .exits(Exit::Usage)
        .talks("corpus` is a corpus already");
    fs::create_dir(folder.join("none")).expect("a folder");
    build(folder, &["none"], &["--allow-missing"])
        .exits(Exit::Input)
        .talks("none` holds no range files");
}

#[test]
fn files_that_are_not_ours_are_never_replaced_or_emptied() {
    let home = tempfile::tempdir().expect("a folder");
    let folder = home.path();
    fs::write(folder.join("text"), text(&lines(1_000), "\n")).expect("a source");
    let (out, part) = (folder.join("out"), folder.join("out.part"));
    let keeps = |path: &Path, told: &str| {
        let before = fs::read(path).expect("a file");
        build(folder, &["text"], &[]).exits(Exit::Input).talks(told);
        assert!(before == fs::read(path).expect("a file"), "{told}");
    };
    fs::write(&out, "a letter").expect("a file");
    keeps(&out, "is there and is no corpus");
    fs::remove_file(&out).expect("the file");
    fs::write(&part, "a letter").expect("a file");
    keeps(&part, "is not ours; move it away");
    fs::write(&part, [0; 99]).expect("a file");
    fs::hard_link(&part, folder.join("twin")).expect("a link");
    keeps(&part, "has another name too");
    fs::remove_file(folder.join("twin")).expect("the link");
    fs::set_permissions(&part, Permissions::from_mode(0o666)).expect("its mode");
    keeps(&part, "others may write to it");
    fs::set_permissions(&part, Permissions::from_mode(0o644)).expect("its mode");
    fs::write(folder.join("out.tags"), "doorkeyE of an earlier corpus").expect("tags");
    build(folder, &["text"], &[]).exits(Exit::Done);
    assert!(!part.exists());
    assert!(!folder.join("out.tags").exists());
    build(folder, &["text"], &[]).exits(Exit::Done);
}
