#!/usr/bin/env python3
"""Races the estimator of doorkey against its peers on this machine, in this run, and prints the tables of the README.

    cargo build --release && python3 benches/strength.py [--known FILE.tsv ...]

Peers: the `zxcvbn` crate (out of the bench target, as is the library of doorkey: one binary, two estimators), `zxcvbn` from
PyPI, `zxcvbn` and `@zxcvbn-ts` from npm, zxcvbn-c (Debian package `libzxcvbn-dev`, and a C compiler) and `pwscore` (Debian
package `libpwquality-tools`). They are made below a temporary folder; one that is not there or does not install is left out
and named. Files of passwords whose guess numbers are known (see `benches/strength.rs`) give the table of accuracy.

All work but the last tables is whole processes, in turn (A B A B …), median of several runs, on passwords of a seeded
generator. What one password costs is the CPU time of a whole file less that of one line, by the lines between: without the
start, which the first table has, and the same on one core as on several. Peak memory is GNU time's (Debian package `time`),
of one run. The machine is named. Nothing here decides a test.
"""

import argparse
import json
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from race import cpu, human, peak, run, vault

HERE = Path(__file__).resolve().parent.parent
ONE_SHOT_RUNS = 31
BULK_RUNS = 3
START_RUNS = 7
# Seconds; nobody waits longer for one file.
PATIENCE = 60.0


def main():
    known = {"doorkey": doorkey, "library": library, "c": c_library, "pwscore": pwscore, "python": python_package, "node": node_packages}
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--peers", default=",".join(known), help="which race (all)")
    options.add_argument("--known", type=Path, nargs="*", default=[], help="files of passwords whose guess numbers are known")
    options.add_argument("--doorkey", type=Path, default=HERE / "target/release/doorkey")
    options.add_argument("--bench", type=Path, help="the bench target, built (else cargo builds it)")
    options.add_argument("--alone", action="store_true", help="also build a program of the estimator alone, and an empty one (minutes)")
    options.add_argument("--runs", type=int, help="so many runs of everything, for a quick look")
    asked = options.parse_args()
    wanted = asked.peers.split(",")
    if unknown := set(wanted) - set(known):
        sys.exit(f"no such peer: {' '.join(sorted(unknown))}; there are {' '.join(known)}")
    if not asked.doorkey.is_file():
        sys.exit("build it first: cargo build --release")
    asked.bench = (asked.bench or built()).resolve()
    asked.doorkey = asked.doorkey.resolve()
    files = [path.resolve() for path in asked.known]
    print(f"machine: {cpu()}, {os.cpu_count()} cores, {platform.platform()}, load {os.getloadavg()[0]:.1f}, {time.strftime('%Y-%m-%d')}")
    print(f"versions: {said('rustc', '--version')}; node {said('node', '--version')}; Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as folder:
        asked.folder = Path(folder)
        programs = alone(asked) if asked.alone else {}
        # doorkey finds no settings of ours.
        os.environ.update(HOME=folder, XDG_CACHE_HOME=f"{folder}/cache", XDG_CONFIG_HOME=f"{folder}/config")
        peers = {}
        for name in wanted:
            peers |= known[name](asked)
        answers(asked, peers)
        one_shot(asked, peers | programs)
        bulk(asked, peers)
    for mode in [["speed", *files[:1]], *(["accuracy", path] for path in files)]:
        print(flush=True)
        subprocess.run([asked.bench, *mode], check=True)


def built():
    """Cargo's bench target: the library, and the crate."""
    command = ["cargo", "bench", "--bench", "strength", "--no-run", "--message-format", "json"]
    for line in subprocess.run(command, cwd=HERE, stdout=subprocess.PIPE, check=True).stdout.splitlines():
        message = json.loads(line)
        if message.get("executable") and message["target"]["name"] == "strength":
            return Path(message["executable"])
    sys.exit("cargo built no bench target")


# A peer is a name and two commands: for the password on standard input, and for one a line (`None`: it takes only one).


def doorkey(asked):
    check = [asked.doorkey, "check", "--offline"]
    return {f"`{said(asked.doorkey, '--version')}`, `check`": ([*check, "--quiet"], [*check, "--format", "jsonl", "--exit-zero"])}


def library(asked):
    return same("doorkey, its library", [asked.bench, "lines", "ours"]) | same(f"zxcvbn {locked('zxcvbn')} (Rust crate)", [asked.bench, "lines", "zxcvbn"])


def locked(crate):
    """The version of a crate that Cargo.lock names."""
    lines = (HERE / "Cargo.lock").read_text().splitlines()
    return lines[lines.index(f'name = "{crate}"') + 1].split('"')[1]


def c_library(asked):
    folder = asked.folder
    name = "zxcvbn-c"
    source = folder / "peer.c"
    source.write_text(
        "#include <stdio.h>\n#include <string.h>\n#include <math.h>\n#include <zxcvbn.h>\n"
        "int main(void) {\n"
        "    char line[1 << 16];\n"
        "    while (fgets(line, sizeof line, stdin)) {\n"
        '        line[strcspn(line, "\\n")] = 0;\n'
        '        printf("%.2f\\n", ZxcvbnMatch(line, NULL, NULL) * 0.30102999566398120);\n'
        "    }\n"
        "}\n"
    )
    if not run(os.environ.get("CC", "cc"), "-O2", "-o", folder / "peer-c", source, "-lzxcvbn", "-lm"):
        return missing(name, "no compiler, or no libzxcvbn-dev")
    return same(f"{name} {packaged('libzxcvbn-dev')}", [folder / "peer-c"])


def pwscore(_):
    if not shutil.which("pwscore"):
        return missing("pwscore", "no libpwquality-tools")
    return {f"pwscore {packaged('libpwquality-tools')}": (["pwscore"], None)}


def python_package(asked):
    folder = asked.folder
    name = "zxcvbn 4.5.0 (Python)"
    python = folder / "venv/bin/python"
    if not run("python3", "-m", "venv", folder / "venv") or not run(python, "-m", "pip", "-q", "install", "zxcvbn==4.5.0"):
        return missing(name)
    script = folder / "peer.py"
    # It refuses more than 72 characters.
    script.write_text(
        "import sys\nfrom zxcvbn import zxcvbn\n"
        "for line in sys.stdin:\n    print('%.2f' % zxcvbn(line.rstrip('\\n')[:72])['guesses_log10'])\n"
    )
    return same(name, [python, script])


def node_packages(asked):
    folder = asked.folder
    peers = {}
    lines = "require('readline').createInterface({input:process.stdin}).on('line',l=>console.log((%s).toFixed(2)));"
    for name, packages, head, call in [
        ("zxcvbn 4.4.2 (Node)", ["zxcvbn@4.4.2"], "const z=require('zxcvbn');", "z(l.slice(0,100)).guesses_log10"),
        (
            "@zxcvbn-ts 3.0.4 (Node)",
            ["@zxcvbn-ts/core@3.0.4", "@zxcvbn-ts/language-common@3.0.4", "@zxcvbn-ts/language-en@3.0.2"],
            "const {zxcvbn:z,zxcvbnOptions:o}=require('@zxcvbn-ts/core'),c=require('@zxcvbn-ts/language-common'),"
            "e=require('@zxcvbn-ts/language-en');o.setOptions({translations:e.translations,"
            "graphs:c.adjacencyGraphs,dictionary:{...c.dictionary,...e.dictionary}});",
            "z(l).guessesLog10",
        ),
    ]:
        if run("npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", folder / "npm", *packages):
            script = folder / "npm" / f"peer{len(peers)}.js"
            script.write_text(head + lines % call)
            peers |= same(name, ["node", script])
        else:
            missing(name)
    return peers


def alone(asked):
    """What the estimator costs whoever takes it into a program of their own: beside one that does nothing, both as releases."""
    crate = asked.folder / "alone"
    (crate / "src/bin").mkdir(parents=True)
    profile = "[profile.release]\nlto = \"fat\"\ncodegen-units = 1\nstrip = true\n"
    crate.joinpath("Cargo.toml").write_text(
        f'[package]\nname = "alone"\nversion = "0.0.0"\nedition = "2024"\n\n[dependencies]\ndoorkey = {{ path = "{HERE}" }}\n\n{profile}\n[workspace]\n'
    )
    shutil.copy(HERE / "Cargo.lock", crate)
    crate.joinpath("src/bin/nothing.rs").write_text("fn main() {}\n")
    crate.joinpath("src/bin/estimator.rs").write_text(
        "use doorkey::strength::{context::Context, estimate};\n"
        "fn main() {\n"
        "    let mut line = String::new();\n"
        "    std::io::stdin().read_line(&mut line).unwrap();\n"
        '    println!("{:.2}", estimate(line.trim_end().as_bytes(), &Context::default()).guesses_log10);\n'
        "}\n"
    )
    # The crates of the release are compiled there already.
    target = HERE / "target"
    subprocess.run(["cargo", "build", "--quiet", "--release", "--manifest-path", crate / "Cargo.toml", "--target-dir", target], check=True)
    rows = {}
    for name, program in [("a Rust program that does nothing", "nothing"), ("the same with doorkey's estimator", "estimator")]:
        path = shutil.copy(target / "release" / program, asked.folder)
        rows[f"{name}: {Path(path).stat().st_size / 1e6:.2f} MB"] = ([path], None)
    return rows


def answers(asked, peers):
    """Each answers: a row that says nothing would be fast."""
    passwords = asked.folder / "few.txt"
    passwords.write_text("Tr0ub4dor&3\npassword\n")
    for name, (one, many) in peers.items():
        command, lines = (one, 1) if many is None else (many, 2)
        with open(passwords, "rb") as source:
            ran = subprocess.run(list(map(str, command)), stdin=source, capture_output=True)
        if len(ran.stdout.splitlines()) < lines:
            sys.exit(f"{name} does not answer: {ran.stdout[:500]} {ran.stderr[:500]}")


def one_shot(asked, peers):
    """One password, process start to exit."""
    password = asked.folder / "one.txt"
    runs = asked.runs or ONE_SHOT_RUNS
    password.write_text("Tr0ub4dor&3\n")
    commands = {"an empty process (`true`)": ["true"], **{name: one for name, (one, _) in peers.items()}}
    seen = in_turn(commands, password, runs)
    print(f"\n| one password, whole process, median of {runs} | wall ms | CPU ms | peak MB |\n|---|---|---|---|")
    for name, measured in seen.items():
        wall, used = (statistics.median(figures) for figures in zip(*measured))
        print(f"| {name} | {wall * 1e3:.1f} | {used * 1e3:.1f} | {peak(commands[name], password):.0f} |", flush=True)


def bulk(asked, peers):
    """Many passwords: as people make them, as vaults hold them, and long random ones."""
    commands = {name: many for name, (_, many) in peers.items() if many is not None}
    start = {name: [used for _, used in measured] for name, measured in in_turn(commands, asked.folder / "one.txt", asked.runs or START_RUNS).items()}
    runs = asked.runs or BULK_RUNS
    passwords = asked.folder / "many.txt"
    for kind, make, count in [("human", human, 4000), ("as vaults hold them", vault, 1000), ("64 random characters", long, 200)]:
        random.seed(1)
        passwords.write_text("".join(f"{make()}\n" for _ in range(count)))
        print(f"\n| {count} passwords: {kind}, median of {runs} | passwords a second | CPU us for one, without the start | peak MB |")
        print("|---|---|---|---|")
        for name, measured in in_turn(commands, passwords, runs).items():
            wall, used = (statistics.median(figures) for figures in zip(*measured))
            if wall >= PATIENCE:
                print(f"| {name} | < {count / PATIENCE:,.0f} | stopped after {PATIENCE:.0f} s | |", flush=True)
                continue
            spent = used - statistics.median(start[name])
            # What the start itself varies by is no price of a password.
            least = max(start[name]) - min(start[name])
            price = f"{spent / (count - 1) * 1e6:,.1f}" if spent > least else f"< {least / (count - 1) * 1e6:,.1f}"
            print(f"| {name} | {count / wall:,.0f} | {price} | {peak(commands[name], passwords):.0f} |", flush=True)


def in_turn(commands, stdin, runs):
    """Wall and CPU seconds of `runs` runs of every command, in turn, after one that does not count."""
    seen = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            # One that is too slow once is so again.
            if seen[name] and seen[name][0][0] >= PATIENCE:
                continue
            measured = timed(command, stdin)
            if turn > 0 or measured[0] >= PATIENCE:
                seen[name].append(measured)
    return seen


def timed(command, stdin):
    """Wall and CPU seconds of one whole process, stopped when it takes too long."""
    with open(stdin, "rb") as source:
        started = time.perf_counter()
        child = subprocess.Popen(list(map(str, command)), stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        alarm = threading.Timer(PATIENCE, child.kill)
        alarm.start()
        _, _, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - started
        alarm.cancel()
        child.returncode = 0
    return wall, usage.ru_utime + usage.ru_stime


def long():
    """What a generator gives that is asked for much."""
    return "".join(random.choice("".join(map(chr, range(33, 127)))) for _ in range(64))


def same(name, command):
    """A peer that reads one password as it reads many."""
    return {name: (command, command)}


def missing(name, why="it does not install"):
    print(f"left out: {name} ({why})")
    return {}


def packaged(package):
    """The version of a Debian package."""
    return said("dpkg-query", "--showformat=${Version}", "--show", package)


def said(*command):
    """The first line a program prints; nothing where it is not there."""
    try:
        ran = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    except FileNotFoundError:
        return ""
    return ran.stdout.split("\n", 1)[0].strip()


if __name__ == "__main__":
    main()
