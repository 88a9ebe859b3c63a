#!/usr/bin/env python3
"""Races the offline corpus of doorkey against its peers: one run, one machine, one corpus, Markdown tables.

    cargo build --release && python3 benches/corpus.py --folder /some/where/large [--records 20000000,100000000]

The folder holds the corpora between runs (10 GB for 100 million records); what is there is not made again. Peers come from
Debian (`look` of bsdextrautils, keepassxc, nginx, wrk), PyPI (pwnedpasswords-offline) and crates.io (hibp-verifier); one
that is not there is left out and named. oschonrock/hibp is only to be had from GitHub: its figures are those measured
earlier on a machine like this one, and say so. Answers are checked before anything is timed. Corpora are synthetic: real SHA-1s of numbered
strings, counts as published. A process is timed as a whole, the cold ones after the file left the page cache
(`POSIX_FADV_DONTNEED`), with what it read from the disk by `getrusage`.
"""

import argparse
import hashlib
import json
import mmap
import os
import platform
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
ONE_SHOT_RUNS = 31
SEED = 1
# Measured in November 2026 on 2 cores of an AMD EPYC, 24 GB, load 2 to 3, 100 million records.
EARLIER = {
    "size": [("hibp sha1t64 (with counts)", "12.00 B"), ("hibp sha1 (with counts)", "24.00 B"), ("hibp binary fuse 16 (no counts, 1 in 65,536 wrong)", "2.40 B")],
    "build": [("hibp-convert, text to sha1", "9.2 s | 8.4 s | 4")],
    "one": [("hibp-search sha1", "1.4 to 1.6 | 2.5 to 3.7 | 220"), ("hibp-search sha1t64", "1.4 | 3.5 | 212")],
    "serve": [("hibp-server sha1t64 --toc, yes or no to one digest", "36,100 to 37,400")],
}


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--folder", type=Path, required=True, help="where corpora are kept")
    options.add_argument("--records", default="20000000,100000000")
    options.add_argument("--doorkey", type=Path, default=HERE / "target/release/doorkey")
    options.add_argument("--generator", type=Path, help="the bench target, built (else cargo builds it)")
    options.add_argument("--only", default="build,one,library,bulk,vault,serve", help="which tables")
    options.add_argument("--full", type=int, help="also pack so many drawn digests out of a pipe")
    asked = options.parse_args()
    if not asked.doorkey.exists():
        sys.exit("build it first: cargo build --release")
    generator = asked.generator or built()
    print(f"machine: {cpu()}, {os.cpu_count()} cores, {platform.platform()}, load {os.getloadavg()[0]:.1f}, {time.strftime('%Y-%m-%d')}")
    for records in map(int, asked.records.split(",")):
        race = Race(asked.folder, records, asked.doorkey, generator)
        for table in asked.only.split(","):
            getattr(race, table)()
    if asked.full:
        full(asked.folder, asked.full, asked.doorkey, generator)


def built():
    """Cargo's bench target: the generator and the timings of the library."""
    command = ["cargo", "bench", "--bench", "corpus", "--no-run", "--message-format", "json"]
    for line in subprocess.run(command, cwd=HERE, stdout=subprocess.PIPE, check=True).stdout.splitlines():
        message = json.loads(line)
        if message.get("executable") and message["target"]["name"] == "corpus":
            return Path(message["executable"])
    sys.exit("cargo built no bench target")


class Race:
    def __init__(self, folder, records, doorkey, generator):
        self.records, self.doorkey, self.generator = records, doorkey, generator
        self.folder = folder / f"c{records // 1_000_000}"
        self.folder.mkdir(parents=True, exist_ok=True)
        name = self.folder.name
        self.text, self.t64, self.corpus = (self.folder / f"{name}.{end}" for end in ["txt", "sha1t64", "corpus"])
        if not (self.text.exists() and self.t64.exists()):
            self.make("generate", records, SEED, "--text", self.text, "--sha1t64", self.t64)
        print(f"\n## {records:,} records", flush=True)

    def make(self, *words):
        return subprocess.run(list(map(str, [self.generator, *words])), check=True, stdout=subprocess.PIPE).stdout

    def passwords(self, many, percent, *more):
        return self.make("passwords", self.records, SEED, many, percent, *more)

    def need(self):
        """The corpus of 64 bits, of this doorkey."""
        if not self.corpus.exists():
            subprocess.run([self.doorkey, "corpus", "build", self.text, "-o", self.corpus, "--bits", "64"], check=True, stdout=subprocess.DEVNULL)

    def build(self):
        print("\n| build, once | bytes per record | wall s | CPU s | peak MB |\n|---|---|---|---|---|")
        for source, bits in [(self.text, 64), (self.text, 48), (self.text, 160), (self.t64, 64)]:
            to = self.corpus if bits == 64 and source == self.text else self.folder / "other.corpus"
            to.unlink(missing_ok=True)
            form = ["--form", "truncated"] if source == self.t64 else []
            ran = timed([self.doorkey, "corpus", "build", source, "-o", to, "--bits", bits, *form], os.devnull, weighed=True)
            if ran["exit"] != 0 or not to.exists():
                print(f"| left out: `--bits {bits}` from `{source.suffix}` ends with {ran['exit']} | | | | |")
                continue
            size = to.stat().st_size / self.records
            print(f"| `corpus build` from `{source.suffix}`, `--bits {bits}` | {size:.3f} | {ran['wall']:.1f} | {ran['cpu']:.1f} | {ran['peak']:.0f} |", flush=True)
        (self.folder / "other.corpus").unlink(missing_ok=True)
        print(f"| the text itself | {self.text.stat().st_size / self.records:.2f} | | | |\n| hibp-verifier's files, by their layout, without counts | 6.00 and a file's end for each of 2^20 | | | |")
        for name, figure in EARLIER["size"]:
            print(f"| {name}, by its layout | {figure} | | | |")
        earlier("build", "43.1 | ")

    def one(self):
        """One password, process start to exit."""
        self.need()
        listed = self.passwords(1, 100)
        password = listed.decode().strip()
        digest = hashlib.sha1(password.encode()).hexdigest().upper()
        with tempfile.TemporaryDirectory() as folder:
            stdin = Path(folder) / "one"
            stdin.write_bytes(listed)
            contenders = {"`doorkey pwned --corpus F`": ([self.doorkey, "pwned", "--corpus", self.corpus, "--exit-zero", "--format", "json"], self.corpus)}
            if shutil.which("look"):
                contenders["`look DIGEST text` (the digest is given)"] = (["look", digest, self.text], self.text)
            python = venv(Path(folder), "pwnedpasswords-offline==1.2.0")
            if python:
                script = f"from pwnedpasswords_offline import PwnedPasswordsOfflineChecker as C\nimport sys\nwith C({str(self.text)!r}) as c: print('exposed', c.lookup_raw_password(sys.stdin.readline().strip()))"
                contenders["pwnedpasswords-offline 1.2.0 (Python)"] = ([python, "-c", script], self.text)
            # A row that answers nothing would be fast.
            for name, (command, _) in list(contenders.items()):
                said = subprocess.run(list(map(str, command)), stdin=stdin.open("rb"), capture_output=True)
                if not any(word in said.stdout for word in [digest.encode(), b"exposed True", b'"exposed"']):
                    print(f"\nleft out: {name} says {said.stdout[:200]} {said.stderr[:200]}")
                    del contenders[name]
            print(f"\n| one password, whole process, median of {ONE_SHOT_RUNS} | warm ms | cold ms | cold kB read |\n|---|---|---|---|")
            warm, cold = ({name: [] for name in contenders} for _ in range(2))
            for turn in range(ONE_SHOT_RUNS + 1):
                for name, (command, file) in contenders.items():
                    for is_cold, runs in [(False, warm), (True, cold)]:
                        if is_cold:
                            drop(file)
                        ran = timed(command, stdin)
                        if turn > 0:
                            runs[name].append(ran)
            for name in contenders:
                figures = [statistics.median(ran["wall"] * 1e3 for ran in runs[name]) for runs in (warm, cold)]
                read = statistics.median(ran["read"] for ran in cold[name]) / 1000
                print(f"| {name} | {figures[0]:.2f} | {figures[1]:.2f} | {read:.0f} |", flush=True)
            earlier("one")

    def library(self):
        self.need()
        print("\n| passwords a second in one process, half of them exposed, checksums on, warm, best of 3 | |\n|---|---|")
        for line in self.make("time", self.corpus, self.records, SEED, 2_000_000).decode().splitlines():
            name, rate = line.rsplit(": ", 1)
            print(f"| doorkey, library: {name} | {int(rate):,} |", flush=True)
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            self.verifier(Path(folder))
            self.offline(Path(folder))

    def verifier(self, folder):
        """The crate, on the files of the first 65,536 ranges: all of them would be a million files."""
        data = folder / "bin"
        data.mkdir()
        with open(self.t64, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as all_records:
            at = 0
            for prefix in range(1 << 16):
                records = []
                while at < len(all_records) and int.from_bytes(all_records[at : at + 3], "big") >> 4 == prefix:
                    records.append(all_records[at + 2 : at + 8])
                    at += 12
                (data / f"{prefix:05X}.bin").write_bytes(b"".join(records))
        project = folder / "peer"
        (project / "src").mkdir(parents=True)
        (project / "Cargo.toml").write_text('[package]\nname="peer"\nversion="0.0.0"\nedition="2024"\n[dependencies]\nhibp-verifier="=0.1.1"\n[workspace]\n')
        (project / "src/main.rs").write_text(VERIFIER)
        ran = subprocess.run(["cargo", "build", "--release", "--quiet", "--manifest-path", project / "Cargo.toml"], capture_output=True)
        if ran.returncode != 0:
            print("| left out: hibp-verifier does not build | |")
            return
        lines = [line for line in self.passwords(1_000_000, 50).split() if hashlib.sha1(line).digest()[0] < 16]
        listed = folder / "listed"
        listed.write_bytes(b"\n".join(lines) + b"\n")
        said = subprocess.run([project / "target/release/peer", data, listed], stdout=subprocess.PIPE, check=True).stdout.decode().split()
        if abs(int(said[1]) / len(lines) - 0.5) > 0.02:
            print(f"| hibp-verifier finds {said[1]} of {len(lines)}, not half | |")
        print(f"| hibp-verifier 0.1.1, one core, random, no counts, {len(lines):,} passwords | {float(said[0]):,.0f} |", flush=True)

    def offline(self, folder):
        python = venv(folder, "pwnedpasswords-offline==1.2.0")
        if not python:
            print("| left out: pwnedpasswords-offline does not install | |")
            return
        listed = folder / "some"
        listed.write_bytes(self.passwords(20_000, 50))
        script = f"import time\nfrom pwnedpasswords_offline import PwnedPasswordsOfflineChecker as C\nw=open({str(listed)!r}).read().split()\nwith C({str(self.text)!r}) as c:\n for _ in range(2):\n  t=time.time(); n=sum(map(c.lookup_raw_password,w)); t=time.time()-t\nprint(len(w)/t, n)"
        said = subprocess.run([python, "-c", script], capture_output=True)
        if said.returncode != 0:
            print(f"| left out: pwnedpasswords-offline: {said.stderr[-200:]} | |")
            return
        print(f"| pwnedpasswords-offline 1.2.0 (Python), one core, 20,000 passwords, second pass | {float(said.stdout.split()[0]):,.0f} |", flush=True)

    def bulk(self):
        """Whole processes that read a list."""
        self.need()
        print("\n| 1,000,000 passwords from standard input, whole process, best of 3 | a second | CPU s | peak MB |\n|---|---|---|---|")
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            for name, more in [("random", []), ("in digest order", ["--in-order"])]:
                listed = Path(folder) / "listed"
                listed.write_bytes(self.passwords(1_000_000, 50, *more))
                for form in [["--format", "jsonl"], ["--quiet"]]:
                    command = [self.doorkey, "pwned", "--corpus", self.corpus, "--exit-zero", *form]
                    best = min((timed(command, listed, weighed=True) for _ in range(3)), key=lambda ran: ran["wall"])
                    if best["exit"] != 0:
                        print(f"| left out: {' '.join(form)} ends with {best['exit']} | | | |")
                        continue
                    print(f"| `doorkey pwned --corpus F {' '.join(form)}`, {name} | {1e6 / best['wall']:,.0f} | {best['cpu']:.1f} | {best['peak']:.0f} |", flush=True)

    def vault(self, entries=10_000):
        """An audit of a KeePass vault, a tenth of it exposed: both must name the same entries."""
        if not shutil.which("keepassxc-cli"):
            print("\nleft out: keepassxc-cli is not here")
            return
        self.need()
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            listed, xml, vault, secret = (Path(folder) / name for name in ["listed", "x.xml", "x.kdbx", "secret"])
            listed.write_bytes(self.passwords(entries, 10))
            words = listed.read_text().split()
            xml.write_text(keepass(words))
            secret.write_text("bench\n")
            made = subprocess.run(["keepassxc-cli", "import", "-p", xml, vault], input=b"bench\nbench\n", capture_output=True)
            if made.returncode != 0:
                print(f"\nleft out: keepassxc-cli: {made.stderr[-200:]}")
                return
            ours = [self.doorkey, "audit", vault, "--corpus", self.corpus, "--exit-zero", "--password-fd", "0", "--format", "jsonl"]
            contenders = {
                "`keepassxc-cli analyze --hibp TEXT VAULT`": (["keepassxc-cli", "analyze", "--hibp", self.text, vault], secret),
                "`doorkey audit VAULT --corpus F --rules exposed`": ([*ours, "--rules", "exposed"], secret),
                "`doorkey audit VAULT --corpus F`, every rule": (ours, secret),
                "`doorkey pwned --corpus F` on the list": ([self.doorkey, "pwned", "--corpus", self.corpus, "--exit-zero", "--format", "jsonl"], listed),
            }
            theirs = set(re.findall(r"'(\d+)'.*leaked", said(*contenders["`keepassxc-cli analyze --hibp TEXT VAULT`"])))
            rows = map(json.loads, said(*contenders["`doorkey audit VAULT --corpus F --rules exposed`"]).splitlines())
            found = {row["title"] for row in rows if any(finding["rule"] == "exposed" for finding in row.get("findings", []))}
            if theirs != found or not found:
                sys.exit(f"not the same entries: {len(theirs)} and {len(found)}, such as {sorted(theirs ^ found)[:3]}")
            print(f"\n| {entries:,} entries of a vault, the same {len(found):,} found exposed, whole process, once | wall s | CPU s | peak MB |\n|---|---|---|---|")
            for name, (command, stdin) in contenders.items():
                ran = timed(command, stdin, weighed=True)
                print(f"| {name} | {ran['wall']:.3f} | {ran['cpu']:.3f} | {ran['peak']:.0f} |", flush=True)

    def serve(self, ranges=1024):
        """The range API under load, and the same bodies as files of nginx."""
        if not shutil.which("wrk"):
            print("\nleft out: wrk is not here")
            return
        self.need()
        prefixes = random.Random(1).sample(range(1 << 20), ranges)
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            folder = Path(folder)
            script = folder / "random.lua"
            script.write_text("local p={" + ",".join(f'"{p:05X}"' for p in prefixes) + "}\nfunction request() return wrk.format('GET','/range/'..p[math.random(#p)]) end\n")
            exact = folder / "exact.corpus"
            subprocess.run([self.doorkey, "corpus", "build", self.text, "-o", exact, "--bits", "160"], check=True, stdout=subprocess.DEVNULL)
            print("\n| `wrk -t1 -c32 -d5s`, keep-alive, random of 1,024 ranges | requests a second | MB/s |\n|---|---|---|")
            port = free()
            server = subprocess.Popen([self.doorkey, "corpus", "serve", exact, "--listen", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                load(f"`doorkey corpus serve`, {self.records:,} records", port, script)
                bodies = folder / "range"
                bodies.mkdir()
                for prefix in prefixes:
                    (bodies / f"{prefix:05X}").write_bytes(fetch(port, f"/range/{prefix:05X}"))
            finally:
                server.terminate()
                server.wait()
            if shutil.which("nginx") and any(bodies.iterdir()):
                port = free()
                conf = folder / "nginx.conf"
                conf.write_text(f"worker_processes auto;daemon off;pid {folder}/pid;error_log /dev/null;events{{}}\nhttp{{access_log off;sendfile on;keepalive_requests 1000000;server{{listen 127.0.0.1:{port};root {folder};}}}}")
                folder.chmod(0o755)
                server = subprocess.Popen(["nginx", "-p", folder, "-c", conf], stderr=subprocess.DEVNULL)
                try:
                    load("nginx, the same bodies as files", port, script)
                finally:
                    server.terminate()
                    server.wait()
        earlier("serve")


def full(folder, records, doorkey, generator):
    """A size that no text here holds: drawn digests out of a pipe."""
    to = folder / "full.corpus"
    draw = subprocess.Popen([generator, "stream", str(records), "1"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    ran = timed([doorkey, "corpus", "build", "/dev/stdin", "-o", to, "--bits", "64"], draw.stdout, weighed=True)
    draw.stdout.close()
    draw.wait()
    if ran["exit"] == 0:
        size = to.stat().st_size
        print(f"\n{records:,} drawn digests (no SHA-1s of anything) out of a pipe: {size:,} bytes = {size / records:.3f} a record, {ran['wall']:.0f} s, {ran['peak']:.0f} MB")
    to.unlink(missing_ok=True)


def earlier(table, before=""):
    for name, figures in EARLIER[table]:
        print(f"| {name}: *measured earlier on a like machine, 100 M* | {before}{figures} |")


def load(name, port, script):
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            time.sleep(0.05)
    said = subprocess.run(["wrk", "-t1", "-c32", "-d5s", "-s", script, f"http://127.0.0.1:{port}"], capture_output=True).stdout.decode()
    find = lambda word: next((line.split(":")[1].strip() for line in said.splitlines() if word in line), "none")
    wrong = find("Non-2xx") if "Non-2xx" in said else ""
    print(f"| {name} | {find('Requests/sec')} | {find('Transfer/sec')} {wrong and 'answers that are not 200: ' + wrong} |", flush=True)


def fetch(port, path):
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        return b"".join(iter(lambda: line.recv(65536), b"")).split(b"\r\n\r\n", 1)[-1]


def free():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def drop(path):
    """Let the file leave the page cache."""
    with open(path, "rb") as file:
        os.fdatasync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def keepass(passwords):
    """The XML of a KeePass database with these passwords; its titles are their numbers."""
    string = "<String><Key>{}</Key><Value>{}</Value></String>"
    fields = lambda i, word: {"Title": i, "UserName": f"user{i % 50}", "URL": f"https://site{i}.example/", "Password": word}
    entry = lambda i, word: "".join(string.format(*field) for field in fields(i, word).items())
    rows = "".join(f"<Entry>{entry(i, word)}</Entry>" for i, word in enumerate(passwords))
    return f"<KeePassFile><Meta/><Root><Group><Name>Root</Name>{rows}</Group></Root></KeePassFile>"


def said(command, stdin):
    with open(stdin, "rb") as source:
        return subprocess.run(list(map(str, command)), stdin=source, capture_output=True, text=True).stdout


def timed(command, stdin, weighed=False):
    """One whole process: wall and CPU seconds, peak MB, bytes read from the disk, exit."""
    source = open(stdin, "rb") if isinstance(stdin, (str, Path)) else stdin
    told = None
    if weighed and shutil.which("time"):
        # A child of this process would count this one's memory too.
        told = tempfile.NamedTemporaryFile("r")
        command = ["time", "--quiet", "--format", "%M", "--output", told.name, *command]
    started = time.perf_counter()
    pid = os.posix_spawnp(str(command[0]), list(map(str, command)), os.environ, file_actions=[
        (os.POSIX_SPAWN_DUP2, source.fileno(), 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ])
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - started
    if source is not stdin:
        source.close()
    peak = int(told.read().split()[-1]) / 1024 if told else float("nan")
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak": peak, "read": usage.ru_inblock * 512, "exit": os.waitstatus_to_exitcode(status)}


def venv(folder, package):
    python = folder / "venv/bin/python"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    made = subprocess.run([sys.executable, "-m", "venv", folder / "venv"], **quiet).returncode == 0
    return python if made and subprocess.run([python, "-m", "pip", "-q", "install", package], **quiet).returncode == 0 else None


def cpu():
    names = [line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")]
    return names[0] if names else platform.processor()


VERIFIER = """
use std::{env, fs, path::Path, time::Instant};
fn main() {
    let args: Vec<String> = env::args().collect();
    let listed = fs::read_to_string(&args[2]).unwrap();
    let words: Vec<&str> = listed.lines().collect();
    let checker = hibp_verifier::BreachChecker::new(Path::new(&args[1]));
    let mut best = (0.0, 0);
    for _ in 0..4 {
        let start = Instant::now();
        let found = words.iter().filter(|word| checker.is_breached(word).unwrap()).count();
        let rate = words.len() as f64 / start.elapsed().as_secs_f64();
        if rate > best.0 { best = (rate, found); }
    }
    println!("{} {}", best.0, best.1);
}
"""

if __name__ == "__main__":
    main()
