#!/usr/bin/env python3
"""Measures `doorkey codes` as whole processes against the store's own floor, and prints the table of the README.

    cargo build --release && python3 benches/codes.py

The keyring is a private one: a throw-away home, a D-Bus session and an unlocked gnome-keyring of its own (Debian
packages `dbus gnome-keyring libsecret-tools`); where there is none, its rows are left out and named. The vault is
opened by its identity in a file, so that what is measured is the store and not half a second of passphrase. All work
is whole processes, in turn (A B A B ...), median of several runs after one that does not count; the machine is
named. Nothing here decides a test.
"""

import contextlib
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DOORKEY = Path(os.environ.get("DOORKEY", Path(__file__).resolve().parent.parent / "target/release/doorkey")).absolute()
RUNS = 101
# Each `use` takes a code, so there are as many sets of ten as it takes.
IN_SET = 10
USE = ["codes", "use", "site-SET", "--yes"]


def main():
    if not DOORKEY.exists():
        sys.exit("build it first: cargo build --release")
    print(f"machine: {cpu()}, {os.cpu_count()} cores, {platform.platform()}, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as session:
        vault = in_a_vault(Path(folder) / "vault")
        contenders = {"an empty process (`true`)": ([shutil.which("true")], vault)}
        keyring = session.enter_context(a_keyring(Path(folder) / "keyring"))
        if keyring:
            contenders |= with_a_keyring(keyring)
        contenders |= {
            "`doorkey --version`": ([DOORKEY, "--version"], vault),
            "`doorkey codes status`": ([DOORKEY, "codes", "status"], vault),
            "`doorkey codes list`": ([DOORKEY, "codes", "list"], vault),
            "`doorkey codes use --yes`, vault": ([DOORKEY, *USE], vault),
        }
        table(contenders)


def in_a_vault(home):
    """The environment of a home with a vault and a set in it."""
    environment = environment_of(home)
    identity = home / "identity"
    run([DOORKEY, "init", "--store", "vault"], environment | {"DOORKEY_PASSPHRASE": "an invented passphrase"})
    # What opens the vault, out of its own key: two shares of it put together.
    shares = home / "shares"
    shares.mkdir()
    opened = environment | {"DOORKEY_PASSPHRASE": "an invented passphrase"}
    run([DOORKEY, "codes", "split", "--shares", "2", "--threshold", "2", "--to", shares], opened)
    run([DOORKEY, "codes", "combine", "--stdin", "--to", identity], environment, "\n".join(map(share_of, sorted(shares.glob("*.txt")))))
    environment["DOORKEY_IDENTITY_FILE"] = str(identity)
    keep(environment)
    return environment


def keep(environment):
    """Sets of invented codes, enough of them for every run."""
    for number in range(RUNS // IN_SET + 1):
        codes = "\n".join(os.urandom(8).hex() for _ in range(IN_SET))
        run([DOORKEY, "codes", "add", f"site-{number}", "--stdin"], environment, codes)


def share_of(sheet):
    """The share on a sheet, which may be broken over several lines."""
    text = sheet.read_text()
    return "".join(text[text.index("DOORKEY-SHARE-1-") :].split("\n\n")[0].split())


@contextlib.contextmanager
def a_keyring(home):
    """The environment of a private session with an unlocked keyring; `None` where there cannot be one."""
    missing = [name for name in ["dbus-daemon", "gnome-keyring-daemon", "secret-tool"] if not shutil.which(name)]
    if missing:
        print(f"left out: the keyring ({', '.join(missing)} not here)")
        yield None
        return
    environment = environment_of(home)
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    daemon = None
    try:
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        daemon = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        daemon.stdin.write(b"an invented password")
        daemon.stdin.close()
        yield environment if answers(environment) else None
    finally:
        for process in filter(None, [daemon, bus]):
            process.kill()
            process.wait()


def answers(environment):
    """Whether the keyring keeps a secret within a few seconds."""
    store = ["secret-tool", "store", "--label", "floor", "use", "floor"]
    for _ in range(100):
        if subprocess.run(store, env=environment, input=b"0123456789abcdef", stderr=subprocess.DEVNULL, check=False).returncode == 0:
            return True
        time.sleep(0.05)
    print("left out: the keyring (it does not answer)")
    return False


def with_a_keyring(environment):
    """What is run against the keyring: the floor, and doorkey where it can use it."""
    contenders = {FLOOR: (["secret-tool", "lookup", "use", "floor"], environment)}
    kept = subprocess.run([DOORKEY, "init", "--store", "keyring"], env=environment, capture_output=True, check=False)
    if kept.returncode != 0:
        print(f"left out: doorkey with the keyring ({kept.stderr.decode().splitlines()[0]})")
        return contenders
    keep(environment)
    return contenders | {
        "`doorkey codes status`, keyring": ([DOORKEY, "codes", "status"], environment),
        "`doorkey codes use --yes`, keyring": ([DOORKEY, *USE], environment),
    }


def environment_of(home):
    """A scrubbed environment with private folders in a home of its own."""
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    for name, folder in [("XDG_CONFIG_HOME", ".config"), ("XDG_STATE_HOME", ".local/state"), ("XDG_DATA_HOME", ".local/share"), ("XDG_RUNTIME_DIR", "run")]:
        (home / folder).mkdir(parents=True, mode=0o700)
        environment[name] = str(home / folder)
    return environment


def table(contenders):
    """Run all contenders in turn, and print the medians."""
    seen = {name: [] for name in contenders}
    for turn in range(RUNS + 1):
        for name, (command, environment) in contenders.items():
            words = [str(word).replace("SET", str(turn // IN_SET)) for word in command]
            measured = timed(words, environment)
            if turn > 0:
                seen[name].append(measured)
    medians = {name: statistics.median(wall for wall, _ in measured) for name, measured in seen.items()}
    floor = medians.get(FLOOR)
    print(f"\n| whole process, median of {RUNS} | wall ms | 90 % under | CPU ms | of the floor |\n|---|---|---|---|---|")
    for name, measured in seen.items():
        cpu_time = statistics.median(cpu for _, cpu in measured)
        most = sorted(wall for wall, _ in measured)[RUNS * 9 // 10]
        ratio = f"{medians[name] / floor:.2f}" if floor else "-"
        print(f"| {name} | {medians[name] * 1e3:.1f} | {most * 1e3:.1f} | {cpu_time * 1e3:.1f} | {ratio} |")


def timed(command, environment):
    """Wall and CPU seconds of one whole process, which must end well."""
    started = time.perf_counter()
    child = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"exit code {child.returncode}: {command}")
    return wall, usage.ru_utime + usage.ru_stime


def run(command, environment, stdin=""):
    """A step that has to go well before anything is measured."""
    ran = subprocess.run(list(map(str, command)), env=environment, input=stdin.encode(), capture_output=True, check=False)
    if ran.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: {ran.stderr.decode()}")


def cpu():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor()


FLOOR = "`secret-tool lookup` (the floor)"

if __name__ == "__main__":
    main()
