//! The memory of the process in its last moment: gdb stops the real program as it exits and writes all of it
//! into a file, which is searched for the secrets it was given.

use std::fs;
use std::path::Path;
use std::time::Duration;

use doorkey::breach::digest::Digest;
use doorkey::breach::digest::HashKind;
use doorkey::secret::Secret;

use crate::support::process::Home;
use crate::support::process::Program;
use crate::support::server::Play;
use crate::support::server::RangeServer;

#[test]
#[ignore = "needs gdb; .ci/run has it"]
fn nothing_of_a_secret_is_left_at_exit() {
    let (long, short) = (long(), b"zQ7v Xk2m-Wp9rTb4n".to_vec());
    let secrets = [long.clone(), short.clone(), b"M3nWp9rTb4Zx7Qs".to_vec()];
    let lines = secrets.join(&b'\n');
    let text = |at: usize| String::from_utf8_lossy(&secrets[at]).into_owned();
    let jsonl = (0..3)
        .map(|at| format!("{{\"id\":\"{at}\",\"secret\":\"{}\"}}\n", text(at)))
        .collect::<Vec<_>>()
        .concat();
    let dotenv = (0..3)
        .map(|at| format!("S{at}='{}'\n", text(at)))
        .collect::<Vec<_>>()
        .concat();
    let server = RangeServer::start();
    server.otherwise(Play::OnlyPadding);
    let online = format!("--no-cache --ranges {}", server.url());
    for (line, stdin) in [
        ("check --offline --format json", &short),
        ("check --offline", &long),
        ("pwned --offline", &short),
        ("check --offline --format jsonl", &lines),
        ("pwned --offline --format sarif", &lines),
        ("check --offline -0", &secrets.join(&0)),
        ("check --offline --jsonl", &jsonl.clone().into_bytes()),
        ("pwned --offline --jsonl", &jsonl.into_bytes()),
        ("check --offline --file planted", &lines),
        ("pwned --offline --fd 0 --format github", &lines),
        (
            "check --offline --dotenv planted",
            &dotenv.clone().into_bytes(),
        ),
        (
            "pwned --offline --dotenv planted --format json",
            &dotenv.into_bytes(),
        ),
        (
            "check --offline --previous-file planted --about ada",
            &short,
        ),
        (&format!("check {online}"), &lines),
        (&format!("pwned {online} --format json"), &short),
    ] {
        let memory = memory_at_exit(line, stdin, None);
        let traces: Vec<_> = secrets.iter().flat_map(|secret| traces(secret)).collect();
        let left = found(&memory, &traces);
        assert!(
            left.is_none(),
            "{} after `{line}`",
            left.unwrap_or_default()
        );
    }
}

/// The environment belongs to the system, which wrote it there: what `--env` reads stays in it.
#[test]
#[ignore = "needs gdb; .ci/run has it"]
fn a_variable_is_still_in_the_environment_and_nowhere_else() {
    let secret = b"zQ7v-Xk2m-Wp9rTb4n";
    let memory = memory_at_exit("check --offline --env S", b"", Some("zQ7v-Xk2m-Wp9rTb4n"));
    let copies = memory
        .windows(secret.len())
        .filter(|window| window == secret)
        .count();
    assert_eq!(copies, 1);
}

/// Everything the process could still read and write when it called `exit_group`.
fn memory_at_exit(line: &str, stdin: &[u8], variable: Option<&str>) -> Vec<u8> {
    let home = Home::new();
    home.file("planted", stdin);
    let program = home
        .program(env!("CARGO_BIN_EXE_doorkey"))
        .args(line.split(' '))
        .stdin(stdin);
    let program = variable
        .iter()
        .fold(program, |program, value| program.env("S", *value));
    let ran = under_gdb(&program).run();
    assert!(ran.out().contains("exit_group"), "{ran}");
    core_in(home.path()).unwrap_or_else(|| panic!("no memory to look at: {ran}"))
}

/// The program under gdb, which writes all of its memory into a file when it calls `exit_group`, and says
/// with which code it would have ended.
pub fn under_gdb<'h>(program: &Program<'h>) -> Program<'h> {
    stopped_at("exit_group", program)
}

/// The same at the first call of this name.
pub fn stopped_at<'h>(call: &str, program: &Program<'h>) -> Program<'h> {
    let catch = format!("catch syscall {call}");
    let dump = format!("generate-core-file {CORE}");
    let steps = [
        "set debuginfod enabled off",
        "set auto-solib-add off",
        &catch,
        "run",
        #[cfg(target_arch = "x86_64")]
        "printf \"it exits with %d\\n\", $rdi",
        &dump,
        "kill",
    ];
    program
        .clone()
        .without_symbols()
        .through(["gdb", "-q", "-nx", "-batch", "-readnever"])
        .through(steps.iter().flat_map(|step| ["-ex", step]))
        .through(["--args"])
        .env("SHELL", "/bin/sh")
        .deadline(Duration::from_mins(1))
}

/// What [`under_gdb`] has written in this home; the file is gone then.
pub fn core_in(home: &Path) -> Option<Vec<u8>> {
    let core = home.join(CORE);
    let memory = fs::read(&core).ok()?;
    fs::remove_file(core).ok()?;
    Some(mapped(&memory))
}

/// What a process could write to, from its core file. Its notes are left out: they hold the registers, which die with the process.
fn mapped(core: &[u8]) -> Vec<u8> {
    let number = |at: usize, bytes: usize| {
        let value = core[at..at + bytes]
            .iter()
            .rev()
            .fold(0_u64, |value, &byte| value << 8 | u64::from(byte));
        usize::try_from(value).expect("an offset in a file")
    };
    let (table, entry, entries) = (number(32, 8), number(54, 2), number(56, 2));
    let mut memory = Vec::new();
    for at in (0..entries).map(|index| table + index * entry) {
        let (is_mapped, is_writable) = (number(at, 4) == 1, number(at + 4, 4) & 2 != 0);
        if is_mapped && is_writable {
            let (from, length) = (number(at + 8, 8), number(at + 32, 8));
            memory.extend_from_slice(&core[from..from + length]);
        }
    }
    assert!(
        memory.len() > 1 << 17,
        "this is not the memory of a process"
    );
    memory
}

/// Pieces of a secret and of its digest that no chance puts into memory.
pub fn traces(secret: &[u8]) -> Vec<(String, Vec<u8>)> {
    let digest = Digest::of(&Secret::new(secret.to_vec()));
    let suffix = digest.suffix().to_hex(HashKind::Sha1);
    let bytes: Vec<u8> = suffix.as_bytes()[1..]
        .chunks(2)
        .filter_map(|pair| u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok())
        .collect();
    let step = if secret.len() > 100 { 64 } else { 4 };
    let mut traces = vec![
        (
            "the digest in hex".to_owned(),
            suffix.as_bytes()[..12].to_vec(),
        ),
        (
            "the digest in lower hex".to_owned(),
            suffix.to_lowercase().as_bytes()[..12].to_vec(),
        ),
        ("the digest".to_owned(), bytes[..8].to_vec()),
        ("the end of the digest".to_owned(), bytes[9..].to_vec()),
        ("lower case".to_owned(), secret[..10].to_ascii_lowercase()),
        (
            "reversed".to_owned(),
            secret[..10].iter().rev().copied().collect(),
        ),
        (
            "characters".to_owned(),
            secret[..6]
                .iter()
                .flat_map(|&byte| [byte, 0, 0, 0])
                .collect(),
        ),
    ];
    // Behind the four bits that begin a QR code.
    let shifted = secret[..11].windows(2).map(|two| two[0] << 4 | two[1] >> 4);
    traces.push(("in a QR code".to_owned(), shifted.collect()));
    for (index, piece) in secret.windows(10).enumerate().step_by(step) {
        traces.push((
            format!("bytes {index} to {} of {}", index + 10, secret.len()),
            piece.to_vec(),
        ));
    }
    traces
}

/// The first trace that is in memory. Most of that is nought and passed over.
pub fn found(memory: &[u8], traces: &[(String, Vec<u8>)]) -> Option<String> {
    let pair = |text: &[u8]| usize::from(text[0]) << 8 | usize::from(text[1]);
    let mut begins = vec![false; 1 << 16];
    for (_, trace) in traces {
        begins[pair(trace)] = true;
    }
    let (mut at, nothing) = (0, [0; 4096]);
    while at + 1 < memory.len() {
        if memory[at..].starts_with(&nothing) {
            at += nothing.len() - 1;
        } else if begins[pair(&memory[at..])] {
            let here = traces
                .iter()
                .find(|(_, trace)| memory[at..].starts_with(trace));
            if let Some((what, _)) = here {
                return Some(what.clone());
            }
        }
        at += 1;
    }
    None
}

const CORE: &str = "core";

/// Three thousand bytes without a pattern.
fn long() -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = || {
        state = state
            .wrapping_mul(0x5851_F42D_4C95_7F2D)
            .wrapping_add(0x1405_7B7E_F767_814F);
        usize::try_from(state >> 58).expect("six bits")
    };
    let letters = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    (0..3072).map(|_| letters[next()]).collect()
}
