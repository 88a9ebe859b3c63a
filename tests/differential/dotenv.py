#!/usr/bin/env python3
"""Hold `src/secret/dotenv.rs` to its promise: what it reads, every other reader reads too.

    cd /tmp; python3 -m venv v; v/bin/pip install python-dotenv
    npm install dotenv dotenv16@npm:dotenv@16 dotenv17@npm:dotenv@17; cd -
    export PYTHON=/tmp/v/bin/python NODE_PATH=/tmp/node_modules DOTENV_NODE=dotenv,dotenv16,dotenv17
    DOTENV_DIFFERENTIAL=20000 DOTENV_SEED=1 cargo test --lib secret::dotenv -- --ignored --nocapture

The Rust test runs this script twice. `generate DIR COUNT [SEED]` writes dotenv files; the test writes
beside each `N.env` an `N.ours` with one line an entry: name, TAB, value in hex (`-` when refused).
`compare DIR` then asks node dotenv, python-dotenv and, where it accepts the file, bash. A file with an
unreadable entry makes the run incomplete, so of such files only the one-entry ones are held to it.
"""

import json, os, random, subprocess, sys
from pathlib import Path

from dotenv import dotenv_values

PIECES = (
    list("abcXYZ0189") + list("'\"`\\$#=:;&|<>(){}[]!~*?%^@+,-./_ \t") + ["\n", "\r\n", "\r", "''", '""', " #", "\t#",
    "${A}", "$A", "\\n", "\\'", '\\"', "\\\\", "$(id)", "~/", ":~", "a=~", "{a,b}", ":~/", "é", "🔑", "\u00a0", "\u2028", "\u3000", "\x01",
    "\x7f", "\x0b", "\x1c", "\x85", "\ufeff", "e\u0301"]
)
NODE = """
const fs = require('fs'), dotenv = require(process.argv[2]), path = require('path'), dir = process.argv[1];
for (const file of fs.readdirSync(dir).filter(name => name.endsWith('.env'))) {
  const text = fs.readFileSync(path.join(dir, file)), out = [];
  for (const fast of [false, true]) {
    const read = dotenv.parse(text, { fast });
    out.push(Object.fromEntries(Object.entries(read).map(([k, v]) => [k, Buffer.from(v).toString('hex')])));
  }
  console.log(JSON.stringify([file, out]));
}
"""


def value(rng):
    pieces = PIECES
    if rng.random() < 0.6:  # of wild ones, too few are read to be compared
        pieces = [piece for piece in PIECES if piece.isalnum() or piece in "!%*+,-./:=?@[]^_~ #$;(){}\n" or len(piece) > 3]
    body = "".join(rng.choices(pieces, k=rng.randrange(9)))
    quote = rng.choice(["", "", "'", "'", '"', '"', "`"])
    return quote + body + quote * (rng.random() < 0.95) + rng.choice(["", "", "", "", "", " ", " # note", "#x", "\t# it's", "x"])


def entry(rng, number):
    head = rng.choice(["", "", "", "export ", " ", "export\t", "\t"])
    name = rng.choice(["K", "K_", "Ab9_"]) + str(number) + rng.choice([""] * 18 + [".x", "-y"])
    return head + name + rng.choice(["="] * 12 + [" =", "= "]) + value(rng)


def generate(folder, count, seed):
    rng = random.Random(seed)
    for index in range(count):
        newline = rng.choice(["\n", "\n", "\n", "\r\n"])
        lines = []
        for number in range(1 if index % 2 else rng.randrange(1, 6)):
            lines.append(entry(rng, number))
            if rng.random() < 0.2:
                lines.append(rng.choice(["", "# note", "  # it's \"x\"", "# a\u2028K0=evil", "# a\rK0=evil", "\t"]))
        text = rng.choice([""] * 9 + ["\ufeff"]) + newline.join(lines) + rng.choice(["", newline])
        (folder / f"{index}.env").write_bytes(text.encode())


def node(folder, module):
    out = subprocess.run(["node", "-e", NODE, folder, module], capture_output=True, check=True, text=True).stdout
    return dict(json.loads(line) for line in out.splitlines())


def bash(file):
    """What bash reads, or nothing when it complains or runs anything."""
    command = ["bash", "--noprofile", "--norc", "-c", 'set -ea; PATH=; . "$0"; PATH=/usr/bin:/bin; env -0', str(file)]
    ran = subprocess.run(command, capture_output=True, cwd=file.parent, stdin=subprocess.DEVNULL,
                         env={"HOME": "/home/of/bash", "LC_ALL": "C.UTF-8"})
    if ran.returncode or ran.stderr:
        return {}
    pairs = (pair.partition(b"=") for pair in ran.stdout.split(b"\0"))
    return {name.decode(errors="replace"): read.hex() for name, _, read in pairs}


def compare(folder):
    modules = os.environ.get("DOTENV_NODE", "dotenv").split(",")
    nodes = {module: node(folder, module) for module in modules}
    compared, wrong, by_bash = 0, 0, 0
    os.environ["A"] = "interpolated"
    for file in sorted(folder.glob("*.env")):
        entries = [line.split("\t") for line in file.with_suffix(".ours").read_text().splitlines()]
        if len(entries) > 1 and any(read == "-" for _, read in entries):
            continue
        ours = {name: read for name, read in entries if read != "-"}
        if not ours:
            continue
        readers = {f"node {module} {way}": read for module in modules for way, read in enumerate(nodes[module][file.name])}
        readers["python"] = {k: v.encode().hex() for k, v in dotenv_values(file, encoding="utf-8").items() if v is not None}
        if b"\r" not in file.read_bytes():
            readers["bash"] = bash(file)
        for name, read in ours.items():
            for reader, theirs in readers.items():
                if reader == "bash" and name not in theirs:
                    continue
                compared, by_bash = compared + 1, by_bash + (reader == "bash")
                if theirs.get(name) != read:
                    wrong += 1
                    print(f"{reader} reads {name} as {theirs.get(name)}, we as {read}: {file.read_bytes()!r}")
    print(f"{compared} values compared ({by_bash} with bash), {wrong} differ")
    return 1 if wrong or not by_bash else 0


if __name__ == "__main__":
    folder = Path(sys.argv[2])
    if sys.argv[1] == "generate":
        generate(folder, int(sys.argv[3]), int(sys.argv[4]) if len(sys.argv) > 4 else None)
    else:
        sys.exit(compare(folder))
