//! A recovery code, the vault's passphrase and its identity go where the owner asked for them, and nowhere
//! else: no stream, no file, no argument, no other process, no memory at exit.

use std::fs;
use std::path::Path;

use super::canary::Canary;
use super::canary::collect;
use super::memory::core_in;
use super::memory::found;
use super::memory::stopped_at;
use super::memory::traces;
use super::memory::under_gdb;
use super::scene::FIRST;
use super::scene::House;
use super::scene::Scene;
use super::scene::scene;
use super::scenes;
use crate::burning::DOORKEY;
use crate::support::process::Home;
use crate::support::process::Ran;

#[test]
fn no_command_lets_a_code_out_on_a_stream_or_into_a_file() {
    let house = House::new();
    let canary = Canary::of(&house.secrets);
    for scene in scenes::all() {
        let home = scene.home(&house);
        let ran = scene.play(&scene.program(&home));
        ran.exits(scene.exit);
        is_not_said(&canary, &scene, &ran);
        is_not_kept(&canary, &home, &ran);
        // Bytes that are no text would be found as pieces of any text.
        let mut made = house.made(&home);
        made.retain(|made| made.is_ascii());
        let made = Canary::of(&made);
        is_not_said(&made, &scene, &ran);
        is_not_kept(&made, &home, &ran);
    }
}

fn is_not_said(canary: &Canary, scene: &Scene, ran: &Ran) {
    canary.is_not_in(&ran.stderr, format_args!("standard error of {ran}"));
    if !scene.shows {
        canary.is_not_in(&ran.stdout, format_args!("standard output of {ran}"));
    }
}

fn is_not_kept(canary: &Canary, home: &Home, ran: &Ran) {
    let mut files = Vec::new();
    collect(home.path(), &mut files);
    for (name, content) in files {
        canary.is_not_in(&content, format_args!("{name} after {ran}"));
        let name = Path::new(&name).strip_prefix(home.path()).unwrap();
        canary.is_not_in(name.as_os_str().as_encoded_bytes(), "a file's name");
    }
}

#[test]
#[ignore = "needs strace; .ci/run has it"]
fn no_system_call_carries_a_code_but_to_where_it_was_asked_for() {
    let house = House::new();
    let canary = Canary::of(&house.secrets);
    for scene in scenes::all() {
        let home = scene.home(&house);
        let program = scene.program(&home).through([
            "strace",
            "-f",
            "-v",
            "-y",
            "-s",
            "1000000",
            "-o",
            "planted/calls",
            "-e",
            CALLS,
        ]);
        let ran = scene.play(&program);
        ran.exits(scene.exit);
        let calls = fs::read_to_string(home.path().join("planted/calls")).unwrap();
        let own = format!("execve(\"{DOORKEY}\"");
        let (before, after) = calls.split_once(&own).expect("the program's own start");
        let process = before.lines().last().unwrap_or_default().trim().to_owned();
        let started = after.matches("execve(\"").count();
        assert_eq!(started > 0, scene.starts_a_program(), "{after}");
        for call in calls.lines() {
            assert!(
                !CONNECTING.iter().any(|name| call.contains(name)),
                "{call}\n{ran}"
            );
            // What the owner's command writes is the owner's.
            let is_others = !call.starts_with(&process) && call.contains(" write(");
            if is_others || is_asked_for(call, &scene, &home) {
                continue;
            }
            canary.is_not_in(call.as_bytes(), format_args!("a system call of {ran}"));
        }
    }
}

/// Whether the call writes where the owner wanted to have the secret: below `planted`, or on a standard
/// output or a terminal that was asked for it; or where nobody reads.
fn is_asked_for(call: &str, scene: &Scene, home: &Home) -> bool {
    let Some((_, call)) = call.split_once(" write(") else {
        return false;
    };
    let (number, place) = call.split_once('<').unwrap_or_default();
    let planted = home.path().join("planted");
    let begins = |with: &[&str]| with.iter().any(|with| place.starts_with(with));
    begins(&[&planted.to_string_lossy(), "/dev/full", "/dev/null"])
        || (scene.shows && number != "2" && begins(&["pipe:", "/dev/tty", "/dev/pts/"]))
}

#[test]
#[ignore = "needs strace; .ci/run has it"]
fn what_needs_no_secret_opens_neither_the_vault_nor_a_bus() {
    let house = House::new();
    for line in [
        "codes status",
        "codes status example --format json",
        "codes list",
        "codes burn example 1",
        "codes give-back example 1",
        "codes rename example --to other",
        "breaches key status",
    ] {
        let scene = scene(line).spoiled(scenes::handed_out_before, 0);
        let home = scene.home(&house);
        let program = scene
            .program(&home)
            .env(
                "DBUS_SESSION_BUS_ADDRESS",
                format!("unix:path={}/run/bus", home.path().display()),
            )
            .through([
                "strace",
                "-f",
                "-o",
                "planted/calls",
                "-e",
                "trace=%file,%network",
            ]);
        scene.play(&program).exits(0);
        let calls = fs::read_to_string(home.path().join("planted/calls")).unwrap();
        assert!(calls.contains("/.local/state/doorkey"), "{calls}");
        for touched in [
            "/.local/share/doorkey",
            "identity",
            "run/bus",
            "/dev/tty",
            "connect(",
            "socket(",
        ] {
            // Its own environment is no call, and `execve` shows none of it.
            assert!(
                !calls.contains(touched),
                "`{line}` touched {touched}: {calls}"
            );
        }
    }
}

#[test]
#[ignore = "needs gdb; .ci/run has it"]
fn nothing_of_a_code_is_left_in_memory_at_exit() {
    let house = House::new();
    let mut left = Vec::new();
    for scene in scenes::all() {
        let home = scene.home(&house);
        let program = under_gdb(&scene.program(&home));
        let ran = scene.play(&program);
        assert!(ran.out().contains("exit_group"), "{ran}");
        #[cfg(target_arch = "x86_64")]
        {
            let line = format!("it exits with {}", scene.exit);
            assert!(
                ran.out().lines().any(|said| said.trim_end() == line),
                "{ran}"
            );
        }
        let memory = core_in(home.path()).unwrap_or_else(|| panic!("no memory to look at: {ran}"));
        // All in one search: it is what this test takes its time for.
        let secrets = house.secrets.iter().chain([&house.key]).cloned();
        let secrets = secrets.chain(house.made(&home));
        let wanted: Vec<_> = secrets.flat_map(|secret| traces_of(&secret)).collect();
        if let Some(trace) = found(&memory, &wanted) {
            left.push(format!("{}: {trace}", program.line()));
        }
    }
    assert!(left.is_empty(), "{}", left.join("\n"));
}

/// What of a secret must not be left, with the secret's own name.
fn traces_of(secret: &[u8]) -> impl Iterator<Item = (String, Vec<u8>)> + use<> {
    let whose = String::from_utf8_lossy(secret).into_owned();
    let traces = traces(secret).into_iter();
    traces.map(move |(what, trace)| (format!("{what} of `{whose}`"), trace))
}

/// Without this the test above could be blind.
#[test]
#[ignore = "needs gdb; .ci/run has it"]
fn while_a_code_is_shown_it_is_seen_in_memory() {
    let house = House::new();
    let scene = scene("codes use example --yes").passphrase().shows();
    let home = scene.home(&house);
    let program = stopped_at("write", &scene.program(&home));
    let ran = scene.play(&program);
    let memory = core_in(home.path()).unwrap_or_else(|| panic!("no memory to look at: {ran}"));
    assert!(found(&memory, &traces(FIRST.as_bytes())).is_some());
}

/// What starts a program, makes or names a file, writes or sends.
const CALLS: &str = "trace=execve,execveat,write,writev,pwrite64,pwritev,pwritev2,%network,sendfile,splice,vmsplice,memfd_create,openat,open,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,setxattr,fsetxattr,add_key";
/// Without one of these nothing that is sent leaves the process.
const CONNECTING: [&str; 3] = [" socket(", " connect(", " bind("];
