#!/usr/bin/env python3
"""Races doorkey against its peers on this machine, in this run, and prints the tables of the README.

    cargo build --release && python3 benches/race.py

Peers are installed below a temporary folder: `zxcvbn` from PyPI, `zxcvbn` and `@zxcvbn-ts` from npm. One that does
not install is left out and named. All work is whole processes, in turn (A B A B …), median of several runs; peak
memory is GNU time's (Debian package `time`), of one run; the machine is named. Nothing here decides a test.
"""

import hashlib
import json
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DOORKEY = Path(__file__).resolve().parent.parent / "target/release/doorkey"
ONE_SHOT_RUNS = 31
REQUEST_RUNS = 11
BULK_RUNS = 3


def main():
    if not DOORKEY.exists():
        sys.exit("build it first: cargo build --release")
    random.seed(1)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        os.environ.update(HOME=str(folder), XDG_CACHE_HOME=str(folder / "cache"))
        peers = install(folder)
        print(f"\nmachine: {cpu()}, {os.cpu_count()} cores, {platform.platform()}, load {os.getloadavg()[0]:.1f}")
        one_shot(folder, peers)
        bulk(folder, peers)
        memory(folder)
        ranges(folder)
        requests(folder)


def install(folder):
    """The peers that install here, each as a command that reads one password a line."""
    peers = {}
    python = folder / "venv/bin/python"
    if run("python3", "-m", "venv", folder / "venv") and run(python, "-m", "pip", "-q", "install", "zxcvbn==4.5.0"):
        script = folder / "peer.py"
        script.write_text(
            "import sys\nfrom zxcvbn import zxcvbn\n"
            "for line in sys.stdin:\n    print(zxcvbn(line.rstrip('\\n')[:72])['score'])\n"
        )
        peers["zxcvbn 4.5.0 (Python)"] = [python, script]
    node = "const r=require('readline').createInterface({input:process.stdin});r.on('line',l=>console.log(%s));"
    for name, packages, head, call in [
        ("zxcvbn 4.4.2 (Node)", ["zxcvbn@4.4.2"], "const z=require('zxcvbn');", "z(l.slice(0,100)).score"),
        (
            "@zxcvbn-ts 3.0.4 (Node)",
            ["@zxcvbn-ts/core@3.0.4", "@zxcvbn-ts/language-common@3.0.4", "@zxcvbn-ts/language-en@3.0.2"],
            "const {zxcvbn:z,zxcvbnOptions:o}=require('@zxcvbn-ts/core'),c=require('@zxcvbn-ts/language-common'),"
            "e=require('@zxcvbn-ts/language-en');o.setOptions({translations:e.translations,"
            "graphs:c.adjacencyGraphs,dictionary:{...c.dictionary,...e.dictionary}});",
            "z(l).score",
        ),
    ]:
        if run("npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", folder / "npm", *packages):
            script = folder / "npm" / f"peer{len(peers)}.js"
            script.write_text(head + node % call)
            peers[name] = ["node", script]
        else:
            print(f"left out: {name} does not install")
    return peers


def one_shot(folder, peers):
    """One password, process start to exit."""
    password = folder / "one.txt"
    password.write_text("Tr0ub4dor&3\n")
    contenders = {
        "an empty process (`true`)": ["true"],
        "`doorkey --version`": [DOORKEY, "--version"],
        "`doorkey pwned --offline`": [DOORKEY, "pwned", "--offline", "--quiet"],
        "`doorkey check --offline`": [DOORKEY, "check", "--offline", "--quiet"],
        **peers,
    }
    print(f"\n| one password, whole process, median of {ONE_SHOT_RUNS} | wall ms | CPU ms | peak MB |\n|---|---|---|---|")
    table(contenders, password, ONE_SHOT_RUNS, lambda wall, cpu, peak: f"{wall * 1e3:.1f} | {cpu * 1e3:.1f} | {peak:.0f}")


def bulk(folder, peers):
    """Many passwords: human ones, and what vaults hold."""
    for name, make, count in [("human", human, 4000), ("vault", vault, 1000)]:
        passwords = folder / f"{name}.txt"
        passwords.write_text("".join(f"{make()}\n" for _ in range(count)))
        contenders = {
            "`doorkey check --offline --format jsonl`": [DOORKEY, "check", "--offline", "--format", "jsonl", "--exit-zero"],
            **peers,
        }
        print(f"\n| {count} {name} passwords, median of {BULK_RUNS} | secrets a second | peak MB |\n|---|---|---|")
        table(contenders, passwords, BULK_RUNS, lambda wall, cpu, peak: f"{count / wall:,.0f} | {peak:.0f}")


def memory(folder):
    """Peak memory does not grow with the number of lines."""
    print("\n| lines, `--format jsonl` | `check` peak MB | `pwned` peak MB |\n|---|---|---|")
    for count in [10_000, 100_000, 200_000]:
        passwords = folder / "many.txt"
        passwords.write_text("".join(f"{human()}{index}\n" for index in range(count)))
        peaks = []
        for command in ["check", "pwned"]:
            peaks.append(f"{peak([DOORKEY, command, '--offline', '--format', 'jsonl', '--exit-zero'], passwords):.0f}")
        print(f"| {count:,} | {' | '.join(peaks)} |", flush=True)


def ranges(folder):
    """Look-ups in a folder of range files of today's size."""
    where = folder / "ranges"
    where.mkdir()
    passwords = [human() + str(index) for index in range(20_000)]
    by_prefix = {}
    for password in passwords:
        digest = hashlib.sha1(password.encode()).hexdigest().upper()
        by_prefix.setdefault(digest[:5], []).append(digest[5:])
    for prefix, suffixes in by_prefix.items():
        rows = [f"{random.getrandbits(140):035X}:3" for _ in range(1900)] + [f"{suffix}:7" for suffix in suffixes[::2]]
        (where / prefix).write_text("\r\n".join(sorted(rows)))
    listed = folder / "listed.txt"
    listed.write_text("".join(f"{password}\n" for password in passwords))
    script = folder / "naive.py"
    script.write_text(
        "import hashlib,sys\nfor l in sys.stdin:\n h=hashlib.sha1(l.rstrip('\\n').encode()).hexdigest().upper()\n"
        f" s=open('{where}/'+h[:5]).read().split('\\n')\n"
        " print(next((r.split(':')[1] for r in s if r.startswith(h[5:])),0))\n"
    )
    contenders = {
        "`doorkey pwned --ranges DIR --format jsonl`": [DOORKEY, "pwned", "--ranges", where, "--format", "jsonl", "--exit-zero"],
        "ten lines of Python that trust the files": ["python3", script],
    }
    print(f"\n| 20,000 look-ups in {len(by_prefix):,} range files of 1,900 rows (warm), median of {BULK_RUNS} | secrets a second | peak MB |")
    print("|---|---|---|")
    table(contenders, listed, BULK_RUNS, lambda wall, cpu, peak: f"{20_000 / wall:,.0f} | {peak:.0f}")


def requests(folder):
    """The way back in, from a file of facts; what must not go out, beside another program that looks for secrets."""
    state = folder / "state/doorkey/requests"
    state.mkdir(parents=True, mode=0o700)
    for place in [folder / "state", folder / "state/doorkey", state]:
        place.chmod(0o700)
    for index in range(100):
        case = state / f"pypi-ada{index}.jsonl"
        case.write_text("".join(json.dumps(line) + "\n" for line in log(index)))
        case.chmod(0o600)
    os.environ.update(XDG_STATE_HOME=str(folder / "state"))
    facts = folder / "facts.toml"
    facts.write_text(FACTS)
    letters = {"4 KiB": letter(4 << 10), "1 MiB": letter(1 << 20)}
    files = {}
    for size, text in letters.items():
        files[size] = folder / f"letter{size.split()[0]}.txt"
        files[size].write_text(text)
    ours = {
        "`doorkey request new --facts F --format json`": ([DOORKEY, "request", "new", "--facts", facts, "--format", "json"], b'"routes"'),
        "`doorkey request list`, 100 cases": ([DOORKEY, "request", "list"], b"pypi-ada99"),
        **{
            f"`doorkey request lint`, a letter of {size}": ([DOORKEY, "request", "lint", path], b"github_token")
            for size, path in files.items()
        },
    }
    # A row that answers nothing would be fast.
    for name, (command, answer) in ours.items():
        ran = subprocess.run(list(map(str, command)), stdin=subprocess.DEVNULL, capture_output=True)
        if answer not in ran.stdout:
            sys.exit(f"{name} says nothing of {answer.decode()}: {ran.stdout[:500]} {ran.stderr[:500]}")
    contenders = {name: command for name, (command, _) in ours.items()}
    python = folder / "secrets/bin/python"
    if run("python3", "-m", "venv", folder / "secrets") and run(python, "-m", "pip", "-q", "install", "detect-secrets==1.5.0"):
        for size, path in files.items():
            scan = ["env", "-C", folder, python, "-m", "detect_secrets", "scan", "--no-verify", "--all-files", path.name]
            found = subprocess.run(list(map(str, scan)), capture_output=True).stdout
            if b"GitHub Token" not in found:
                sys.exit(f"detect-secrets finds nothing in {path}")
            contenders[f"detect-secrets 1.5.0 (Python), a letter of {size}"] = scan
    else:
        print("left out: detect-secrets does not install")
    large = {name: command for name, command in contenders.items() if "1 MiB" in name}
    small = {name: command for name, command in contenders.items() if name not in large}
    for what, some, runs in [("a request", small, REQUEST_RUNS), ("a text of 1 MiB", large, BULK_RUNS)]:
        print(f"\n| {what}, whole process, median of {runs} | wall ms | CPU ms | peak MB |\n|---|---|---|---|")
        table(some, os.devnull, runs, lambda wall, cpu, peak: f"{wall * 1e3:.1f} | {cpu * 1e3:.1f} | {peak:.0f}")


def letter(size):
    """Prose with one secret at its end."""
    words = []
    length = 0
    while length < size - 100:
        words.append(random.choice(WORDS) + random.choice(["", "", "", ",", ".", ".\n"]))
        length += len(words[-1]) + 1
    return " ".join(words) + "\n\nghp" + "_" + "Ab3dEf6hIj9lMn2pQr5tUv8xYz1bCd4fGh7j\n"


def log(index):
    """What is kept of a case."""
    yield {"at": 1_790_000_000 + index, "what": "begun"}
    for key, value in [("service", "pypi"), ("username", f"ada{index}"), ("second_factor", "lost"), ("email", "works")]:
        yield {"at": 1_790_000_001 + index, "what": "fact", "key": key, "value": value}
    yield {"at": 1_790_000_100 + index, "what": "filed", "value": f"https://github.com/pypi/support/issues/{index + 1}"}
    yield {"at": 1_790_000_200 + index, "what": "mailed"}


def table(contenders, stdin, runs, row):
    """Run all contenders in turn, `runs` times after one that does not count; print the medians."""
    seen = {name: [] for name in contenders}
    for turn in range(runs + 1):
        for name, command in contenders.items():
            measured = timed(command, stdin)
            if turn > 0:
                seen[name].append(measured)
    for name, measured in seen.items():
        wall, cpu = (statistics.median(figures) for figures in zip(*measured))
        print(f"| {name} | {row(wall, cpu, peak(contenders[name], stdin))} |", flush=True)


def timed(command, stdin):
    """Wall and CPU seconds of one whole process."""
    with open(stdin, "rb") as source:
        started = time.perf_counter()
        child = subprocess.Popen(list(map(str, command)), stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - started
        child.returncode = 0
    return wall, usage.ru_utime + usage.ru_stime


def peak(command, stdin):
    """Peak resident megabytes of one whole process. A child of this one would count this one's memory too."""
    if not shutil.which("time"):
        return float("nan")
    with open(stdin, "rb") as source, tempfile.NamedTemporaryFile("r") as told:
        command = ["time", "--quiet", "--format", "%M", "--output", told.name, *map(str, command)]
        subprocess.run(command, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return int(told.read().split()[-1]) / 1024


def human():
    """A password as people make them: a word or two, digits, a symbol."""
    word = random.choice(WORDS)
    return random.choice(
        [
            f"{word}{random.randint(0, 9999)}",
            f"{word.capitalize()}{random.choice(['!', '.', '123', '2024', '1!'])}",
            f"{word}{random.choice(WORDS)}",
            f"{random.randint(1, 28):02}{random.randint(1, 12):02}{random.randint(1960, 2012)}",
            "".join(random.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(8)),
            word.replace("a", "4").replace("e", "3").replace("o", "0") + str(random.randint(1, 99)),
        ]
    )


def vault():
    """What vaults hold: half of it random, some passphrases, some human."""
    printable = "".join(map(chr, range(33, 127)))
    kind = random.random()
    if kind < 0.5:
        return "".join(random.choice(printable) for _ in range(random.randint(12, 24)))
    if kind < 0.7:
        return "".join(random.choice(printable) for _ in range(64)) if kind < 0.55 else f"{random.getrandbits(128):032x}"
    return "-".join(random.sample(WORDS, 5)) if kind < 0.8 else human()


def run(*command):
    return subprocess.run(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def cpu():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor()


FACTS = """\
service = "pypi"
username = "ada"
second_factor = "lost"
recovery_codes = "never"
password = "known"
email = "works"
projects = [{ name = "sampleproject", repository = "https://github.com/ada/sampleproject" }]
"""

WORDS = (
    "dragon monkey sunshine princess football shadow master michael jordan ashley purple orange winter summer "
    "flower cookie hunter tigger banana soccer killer pepper ginger maggie lovely thunder chelsea liverpool "
    "andrea joshua charlie samantha diamond silver golden angel freedom whatever computer internet secret "
    "correct horse battery staple ladder window garden candle mirror bottle pocket ribbon saddle timber velvet"
).split()

if __name__ == "__main__":
    main()
