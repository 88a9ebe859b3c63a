//! `doorkey pwned` and `doorkey check` answer from a corpus, as real processes; and never "clear" where nobody knows.

use std::fs;
use std::fs::File;
use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::FileExt;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use doorkey::breach::digest::Digest;
use doorkey::breach::digest::HashKind;
use doorkey::corpus::layout;
use doorkey::corpus::profile::Profile;
use doorkey::corpus::row::Key;
use doorkey::corpus::row::Row;
use doorkey::corpus::writer::Writer;
use doorkey::secret::Secret;
use serde_json::Value;

use crate::support::process::Home;
use crate::support::process::Ran;

const DOORKEY: &str = env!("CARGO_BIN_EXE_doorkey");

fn sha1(password: &str) -> Digest {
    Digest::of(&Secret::new(password.as_bytes().to_vec()))
}

fn whole(bits: u8) -> Profile {
    Profile::new(HashKind::Sha1, bits, 1).expect("a profile")
}

/// A corpus of `digests` in the home, where rows are missing in the ranges that `partial` names.
fn write(
    path: &Path,
    profile: Profile,
    digests: &[(Digest, u64)],
    ranges: impl Iterator<Item = u32>,
    partial: &[u32],
) {
    let mut rows: Vec<Row> = digests
        .iter()
        .map(|(digest, count)| Row {
            key: Key::of(digest),
            count: *count,
        })
        .collect();
    rows.sort_unstable();
    let mut writer = Writer::new(Vec::new(), profile, 20, 7);
    for range in ranges {
        let from = rows.partition_point(|row| row.key.range() < range);
        let to = rows.partition_point(|row| row.key.range() <= range);
        writer
            .range(range, &rows[from..to], partial.contains(&range))
            .expect("rows in order");
    }
    let (ends, buckets) = writer.finish("a test", 0).expect("memory takes all");
    let bytes = [ends.head.as_slice(), &buckets, &ends.trailer].concat();
    fs::write(path, bytes).expect("a corpus");
    // Whatever the mask of who runs this.
    let mode = fs::Permissions::from_mode(0o644);
    fs::set_permissions(path, mode).expect("its owner");
}

/// A whole corpus with `password` 42 times and `letmein` once.
fn corpus(home: &Home, name: &str, profile: Profile) -> PathBuf {
    let path = home.path().join(name);
    let digests = [(sha1("password"), 42), (sha1("letmein"), 1)];
    write(&path, profile, &digests, 0..layout::RANGES, &[]);
    path
}

fn pwned(home: &Home, args: &[&str], stdin: &str) -> Ran {
    home.program(DOORKEY)
        .args(["pwned"])
        .args(args)
        .stdin(stdin)
        .run()
}

fn json(ran: &Ran) -> Value {
    serde_json::from_slice(&ran.stdout).unwrap_or_else(|error| panic!("{error} in {ran}"))
}

fn verdicts(ran: &Ran) -> Vec<String> {
    let json = json(ran);
    let rows = json["results"].as_array().expect("a list").iter();
    rows.map(|row| row["exposure"]["verdict"].as_str().unwrap_or("").to_owned())
        .collect()
}

#[test]
fn a_corpus_tells_present_and_absent_and_names_its_profile() {
    let home = Home::new();
    corpus(&home, "sha1.corpus", whole(64));
    let args = ["--corpus", "sha1.corpus", "--offline", "--format", "json"];
    let ran = pwned(&home, &args, "password\nletmein\nzq8Lw3Xv-unseen\n");
    ran.exits(1);
    assert_eq!(verdicts(&ran), ["exposed", "exposed", "clear"]);
    let json = json(&ran);
    let exposure = &json["results"][0]["exposure"];
    assert_eq!(exposure["count"], 42);
    assert_eq!(exposure["match_bits"], 64);
    assert_eq!(exposure["source"], "sha1.corpus (sha1, 64 bits)");
    assert_eq!(json["results"][2]["exposure"]["count"], 0);
    assert_eq!(json["results"][2]["exposure"].get("match_bits"), None);
    ran.never_says("5BAA6")
        .never_says("5baa6")
        .never_says("zq8Lw3Xv");

    let ran = pwned(&home, &["--corpus", "sha1.corpus"], "password\n");
    ran.exits(1);
    assert!(
        ran.out().contains("exposed 42 times (match on 64 bits)"),
        "{ran}"
    );
    let ran = pwned(&home, &["--corpus", "sha1.corpus"], "zq8Lw3Xv-unseen\n");
    ran.exits(0);
    assert!(ran.out().contains("sha1.corpus (sha1, 64 bits)"), "{ran}");
}

#[test]
fn a_corpus_of_whole_digests_says_nothing_of_bits() {
    let home = Home::new();
    corpus(&home, "exact", whole(160));
    let ran = pwned(
        &home,
        &["--corpus", "exact", "--format", "json"],
        "password",
    );
    ran.exits(1);
    let exposure = &json(&ran)["results"][0]["exposure"];
    assert_eq!(exposure.get("match_bits"), None);
    assert_eq!(exposure["source"], "exact (sha1, all 160 bits)");
}

#[test]
fn check_answers_from_a_corpus_too() {
    let home = Home::new();
    corpus(&home, "c", whole(64));
    let ran = home
        .program(DOORKEY)
        .args(["check", "--corpus", "c", "--offline", "--format", "json"])
        .stdin("password\nzq8Lw3Xv-unseen-Moonbeam-77\n")
        .run();
    ran.exits(1);
    assert_eq!(verdicts(&ran), ["exposed", "clear"]);
}

#[test]
fn a_corpus_that_is_missing_damaged_or_of_the_other_kind_is_a_failure() {
    let home = Home::new();
    let path = corpus(&home, "c", whole(64));
    let whole_file = fs::read(&path).expect("a corpus");
    pwned(&home, &["--corpus", "nowhere"], "password").exits(4);
    pwned(
        &home,
        &["--corpus", "c", "--hash", "ntlm"],
        "8846F7EAEE8FB117AD06BDD830B7586C",
    )
    .exits(2);
    home.file("text", "5BAA6\n".repeat(10_000));
    pwned(&home, &["--corpus", "text"], "password").exits(4);
    home.file("empty", "");
    pwned(&home, &["--corpus", "empty"], "password").exits(4);
    for cut in [1, 64, 4096, whole_file.len() / 2, whole_file.len() - 10] {
        home.file("cut", &whole_file[..whole_file.len() - cut]);
        let ran = pwned(&home, &["--corpus", "cut"], "password");
        ran.exits(4);
        assert!(ran.err().contains("hint: "), "{ran}");
    }
    let mut other = whole_file.clone();
    other[8] = 2;
    home.file("version", other);
    pwned(&home, &["--corpus", "version"], "password").exits(4);
    pwned(&home, &["--corpus", "c", "--ranges", "r"], "password").exits(2);
    let far = ["--corpus", "https://corpora.example/", "--offline"];
    pwned(&home, &far, "password").exits(2);
}

#[test]
fn a_damaged_bucket_or_page_is_unknown_and_the_rest_is_told() {
    let home = Home::new();
    let path = corpus(&home, "c", whole(64));
    let file = OpenOptions::new()
        .write(true)
        .open(&path)
        .expect("a corpus");
    let flip = |at: u64| {
        let mut byte = [0];
        let read = File::open(&path).expect("a corpus");
        read.read_exact_at(&mut byte, at).expect("a byte");
        file.write_all_at(&[byte[0] ^ 4], at).expect("a byte");
    };
    // The first bucket is that of `password`; `letmein` (B7A8…) comes later.
    flip(layout::BUCKETS_AT + 3);
    let args = ["--corpus", "c", "--format", "json"];
    let ran = pwned(&home, &args, "password\n");
    ran.exits(3).never_says("5BAA6").never_says("5baa6");
    assert_eq!(verdicts(&ran), ["unknown"]);
    let ran = pwned(&home, &args, "password\nletmein\n");
    ran.exits(1);
    assert_eq!(verdicts(&ran), ["unknown", "exposed"]);
    flip(layout::page_at(0xB7A) + 700);
    let ran = pwned(&home, &args, "letmein\n");
    ran.exits(3);
    assert_eq!(verdicts(&ran), ["unknown"]);
}

#[test]
fn a_corpus_that_is_cut_while_it_is_asked_is_unknown_and_no_crash() {
    let home = Home::new();
    let path = corpus(&home, "c", whole(64));
    let mut child = Command::new(DOORKEY)
        .args(["pwned", "--corpus", "c", "--format", "json"])
        .current_dir(home.path())
        .env_clear()
        .env("HOME", home.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("doorkey");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(b"password\n").expect("it reads");
    thread::sleep(Duration::from_millis(700));
    let file = OpenOptions::new()
        .write(true)
        .open(&path)
        .expect("a corpus");
    file.set_len(layout::BUCKETS_AT - 4096 * 1024)
        .expect("shorter");
    stdin.write_all(b"letmein\n").expect("it still reads");
    drop(stdin);
    let out = child.wait_with_output().expect("it ends");
    assert_eq!(out.status.code(), Some(3), "{out:?}");
    let json: Value = serde_json::from_slice(&out.stdout).expect("a document");
    for row in json["results"].as_array().expect("a list") {
        assert_eq!(row["exposure"]["verdict"], "unknown", "{json}");
    }
}

#[test]
fn who_named_a_corpus_goes_by_flag_environment_config_and_usual_place() {
    let home = Home::new();
    fs::create_dir_all(home.path().join(".local/share/doorkey")).expect("a folder");
    fs::create_dir_all(home.path().join(".config/doorkey")).expect("a folder");
    for name in [
        "flag",
        "variable",
        "config",
        ".local/share/doorkey/sha1.corpus",
    ] {
        corpus(&home, name, whole(64));
    }
    home.file(".config/doorkey/config.toml", "corpus = \"config\"\n");
    let run = |args: &[&str], variable: Option<&str>| {
        let mut program = home
            .program(DOORKEY)
            .args(["pwned", "--offline", "--format", "json"])
            .args(args)
            .stdin("password");
        if let Some(variable) = variable {
            program = program.env("DOORKEY_CORPUS", variable);
        }
        program.run()
    };
    let source = |ran: &Ran| {
        let json = json(ran);
        let source = json["results"][0]["exposure"]["source"].as_str();
        source.map(|source| source.split(' ').next().unwrap_or("").to_owned())
    };
    let told = |ran: &Ran, from: &str, note: &str| {
        ran.exits(1);
        assert_eq!(source(ran).as_deref(), Some(from), "{ran}");
        assert!(json(ran)["notes"].to_string().contains(note), "{ran}");
    };
    told(
        &run(&["--corpus", "flag"], Some("variable")),
        "flag",
        "flag (sha1, 64 bits)",
    );
    told(&run(&[], Some("variable")), "variable", "DOORKEY_CORPUS");
    told(&run(&[], None), "config", "the config file");
    fs::remove_file(home.path().join(".config/doorkey/config.toml")).expect("a file");
    told(&run(&[], None), "sha1.corpus", "; in its usual place)");
    // Without any of them the embedded list speaks, which holds this password.
    let ran = run(&["--no-corpus"], Some("variable"));
    assert_eq!(source(&ran).as_deref(), Some("embedded"), "{ran}");
    fs::create_dir(home.path().join("ranges")).expect("a folder");
    let ran = run(&["--ranges", "ranges"], None);
    assert!(!ran.out().contains("sha1.corpus"), "{ran}");
    // What lies in the usual place and is damaged is not passed over.
    home.file(".local/share/doorkey/sha1.corpus", "damaged");
    let ran = run(&[], None);
    ran.exits(4);
    assert!(ran.out().contains("--no-corpus"), "{ran}");
    run(&[], Some("nowhere")).exits(4);
}

#[test]
fn a_link_that_leads_nowhere_in_the_usual_place_is_no_reason_to_ask_somebody_else() {
    let home = Home::new();
    let folder = home.path().join(".local/share/doorkey");
    fs::create_dir_all(&folder).expect("a folder");
    let link = folder.join("sha1.corpus");
    std::os::unix::fs::symlink("/nowhere/sha1.corpus", &link).expect("a link");
    let ran = pwned(&home, &["--offline"], "password");
    ran.exits(4);
    let said = ran.err().replace('\n', " ");
    assert!(
        said.contains("--no-corpus") && said.contains("corpus download"),
        "{ran}"
    );
    pwned(&home, &["--offline", "--no-corpus"], "password").exits(1);
}

#[test]
fn a_corpus_that_others_can_write_is_told_and_refused_in_the_usual_place() {
    let home = Home::new();
    let folder = home.path().join(".local/share/doorkey");
    fs::create_dir_all(&folder).expect("a folder");
    let path = corpus(&home, ".local/share/doorkey/sha1.corpus", whole(64));
    let open = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode));
    for mode in [0o664, 0o646] {
        open(mode).expect("its owner");
        let ran = pwned(&home, &["--offline"], "password");
        ran.exits(4);
        assert!(ran.err().contains("others can write it"), "{ran}");
        let args = ["--corpus", ".local/share/doorkey/sha1.corpus"];
        let ran = pwned(&home, &args, "password");
        ran.exits(1);
        let said = ran.err().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("could say \"clear\""), "{ran}");
    }
    open(0o644).expect("its owner");
    let ran = pwned(&home, &["--offline"], "password");
    ran.exits(1);
    assert!(!(ran.out() + &ran.err()).contains("could say"), "{ran}");
}

#[test]
fn what_is_wrong_with_a_corpus_is_said_with_its_name_and_a_way_out() {
    let home = Home::new();
    corpus(&home, "c", whole(64));
    let ran = pwned(&home, &["--corpus", "c", "--hash", "ntlm"], "");
    ran.exits(2);
    let said = ran.err().replace('\n', " ");
    assert!(
        said.contains("holds sha1 digests, and ntlm is asked for"),
        "{ran}"
    );
    assert!(
        said.contains("`c`") && said.contains("`--hash sha1`"),
        "{ran}"
    );
    fs::create_dir(home.path().join("folder")).expect("a folder");
    let ran = pwned(&home, &["--corpus", "folder"], "");
    ran.exits(4);
    assert!(ran.err().contains("holds no shards (no `head`)"), "{ran}");
}

#[test]
fn absence_proves_nothing_where_rare_ones_were_left_out_or_rows_are_missing() {
    let home = Home::new();
    let rare = Profile::new(HashKind::Sha1, 64, 5).expect("a profile");
    corpus(&home, "rare", rare);
    let args = ["--corpus", "rare", "--format", "json"];
    let ran = pwned(&home, &args, "password\nletmein\n");
    ran.exits(1);
    assert_eq!(verdicts(&ran), ["exposed", "unknown"]);
    let ran = pwned(&home, &args, "letmein\n");
    ran.exits(3);
    assert!(ran.out().contains("seen 5 times or more"), "{ran}");

    let digests = [(sha1("password"), 42)];
    let range = Key::of(&sha1("password")).range();
    let path = home.path().join("partial");
    write(&path, whole(64), &digests, 0..layout::RANGES / 2, &[range]);
    let other = (0..u32::MAX)
        .map(|n| n.to_string())
        .find(|text| Key::of(&sha1(text)).range() >> 4 == range >> 4)
        .expect("a neighbour");
    let asked = format!("password\nletmein\n{other}\n");
    let args = ["--corpus", "partial", "--format", "json"];
    let ran = pwned(&home, &args, &asked);
    ran.exits(1);
    let is_in_it = Key::of(&sha1(&other)).range() == range;
    let last = if is_in_it { "unknown" } else { "clear" };
    assert_eq!(verdicts(&ran), ["exposed", "unknown", last]);
    assert!(ran.out().contains("524288 of 1048576 ranges"), "{ran}");
}

#[test]
fn ntlm_digests_are_looked_up_in_their_own_corpus() {
    let home = Home::new();
    let digest = Digest::parse(b"8846F7EAEE8FB117AD06BDD830B7586C", HashKind::Ntlm);
    let profile = Profile::new(HashKind::Ntlm, 128, 1).expect("a profile");
    let folder = home.path().join(".local/share/doorkey");
    fs::create_dir_all(&folder).expect("a folder");
    let digests = [(digest.expect("a digest"), 9)];
    write(
        &folder.join("ntlm.corpus"),
        profile,
        &digests,
        0..layout::RANGES,
        &[],
    );
    let asked = "8846f7eaee8fb117ad06bdd830b7586c\n8846f7eaee8fb117ad06bdd830b7586d\n";
    let ran = pwned(&home, &["--hash", "ntlm", "--format", "json"], asked);
    ran.exits(1).never_says("8846f7").never_says("8846F7");
    assert_eq!(verdicts(&ran), ["exposed", "clear"]);
}

#[test]
fn a_corpus_that_is_not_what_it_says_is_not_believed_in_a_long_run() {
    let home = Home::new();
    let path = home.path().join("c");
    let digests = [(sha1("letmein"), 7)];
    write(&path, whole(64), &digests, 0..layout::RANGES, &[]);
    let asked: String = (0..1500).map(|n| format!("unseen {n}\n")).collect();
    pwned(&home, &["--corpus", "c", "--quiet"], &asked).exits(0);
    // The same, but it says of itself that it has two billion records.
    let mut bytes = fs::read(&path).expect("a corpus");
    let length = bytes.len();
    let pieces = (0..layout::PAGES).map(|page| (layout::page_at(page), layout::PAGE));
    for (at, size) in std::iter::once((0, layout::HEADER)).chain(pieces) {
        let at = usize::try_from(at).expect("a place");
        bytes[at + 24..at + 32].copy_from_slice(&2_000_000_000_u64.to_le_bytes());
        seal(&mut bytes[at..at + size]);
    }
    let trailer = length - layout::TRAILER;
    bytes[trailer + 24..trailer + 32].copy_from_slice(&2_000_000_000_u64.to_le_bytes());
    seal(&mut bytes[trailer..]);
    fs::write(&path, bytes).expect("a corpus");
    let ran = pwned(&home, &["--corpus", "c"], &asked);
    ran.exits(3);
    assert!(
        ran.out().contains("lacks the most common password"),
        "{ran}"
    );
    let ran = pwned(&home, &["--corpus", "c", "--quiet"], &(asked + "letmein\n"));
    ran.exits(1);
}

fn seal(bytes: &mut [u8]) {
    let (content, sum) = bytes.split_at_mut(bytes.len() - 4);
    sum.copy_from_slice(&layout::checksum(content).to_le_bytes());
}

#[test]
fn many_lines_pass_in_constant_memory_and_input_order() {
    let home = Home::new();
    corpus(&home, "c", whole(64));
    let lines = 300_000;
    let asked: String = (0..lines)
        .map(|n| match n % 1000 {
            999 => "letmein\n".to_owned(),
            _ => format!("unseen {n}\n"),
        })
        .collect();
    let program = home
        .program(DOORKEY)
        .args(["pwned", "--corpus", "c", "--format", "jsonl"])
        .stdin(asked)
        .deadline(Duration::from_mins(1));
    // Kept whole, so many lines take 130 MB and more (450 bytes each).
    let ran = program.through(["prlimit", "--data=90000000"]).run();
    ran.exits(1);
    let mut exposed = 0;
    for (index, line) in ran
        .stdout
        .split(|&byte| byte == b'\n')
        .take(lines)
        .enumerate()
    {
        let row: Value = serde_json::from_slice(line).expect("a document a line");
        assert_eq!(row["id"], format!("line {}", index + 1));
        let expected = if index % 1000 == 999 {
            "exposed"
        } else {
            "clear"
        };
        assert_eq!(row["exposure"]["verdict"], expected, "{row}");
        exposed += usize::from(expected == "exposed");
    }
    assert_eq!(exposed, lines / 1000);
}
