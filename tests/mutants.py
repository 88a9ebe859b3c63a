#!/usr/bin/env python3
"""Mutation testing of the rooms that must never be wrong; `tests/mutants.md` says why, and what came of it.

    tests/mutants.py AREA [PART…]     AREA: one of AREAS below; PART: only mutants with one of these in their names
    tests/mutants.py AREA [PART…] --sample SIZE SEED     of each file only so many, drawn by chance

It needs Rust and cargo-mutants (`cargo install cargo-mutants --locked`), which says what the mutants are. Instead of
building each, all of an area are built at once: in a copy of the files it needs, every function with mutants holds them
all, and a number in a file says which one runs. So a hundred mutants cost one build. Only copies are ever changed: they
stand in target/mutants and are removed at the end. The crates of others that they need are those which `cargo test`
has compiled.
"""

import atexit
import json
import os
import random
import re
import selectors
import shutil
import subprocess
import sys
import time
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
FOLDER = HOME / "target/mutants"
CLEAN_LIMIT = 900.0  # Seconds for the tests without any mutant. With one they may take twenty times what that took.

# The files that are mutated, the rooms where the copy begins (the rest is found by what they name), and the names of the
# unit tests that have to notice, the quick ones first, each by itself; where there are none, all in the copy.
AREAS = {
    "breach": ("src/breach/*.rs", "breach", "breach::"),
    "text": ("src/{text,render/sanitize,render/safe_json}.rs", "text render/sanitize render/safe_json", ""),
    "lint": ("src/request/{lint,lint/*}.rs", "request/lint", "lint::tests::edges lint::tests::shapes request::lint::"),
    "ledger": ("src/ledger/*.rs", "ledger", "ledger::"),
    "store": ("src/store/{mod,bundle}.rs", "store", "store::"),
    "strength": ("src/strength/{model,lattice,passphrase,passphrase/dress,shape/*}.rs", "strength", "strength::"),
    "report": ("src/{report,exit,failure}.rs", "report exit failure", "report:: exit:: failure::"),
    "told": ("src/told.rs", "told", "told::"),
    "audit": ("src/audit/vault/list.rs", "audit/vault", "audit::vault::tests::lists audit::vault::"),
}


def main():
    if not sys.argv[1:] or sys.argv[1] not in AREAS:
        sys.exit(__doc__)
    area, *parts = sys.argv[1:]
    drawn = parts[parts.index("--sample") + 1 :] if "--sample" in parts else []
    parts = parts[: parts.index("--sample")] if drawn else parts
    files, starts, tests = AREAS[area]
    crate = FOLDER / area
    shutil.rmtree(crate, ignore_errors=True)
    atexit.register(shutil.rmtree, crate, ignore_errors=True)
    lay_out(crate, starts.split())
    listed = ["cargo", "mutants", "--dir", crate, "--list", "--json", "--file", files]
    mutants = json.loads(subprocess.check_output(listed))
    mutants = [one for one in mutants if one["function"] and one["genre"] != "StructField"]
    mutants += more(crate, mutants)
    mutants = [one for one in mutants if not parts or any(part in one["name"] for part in parts)]
    if drawn:
        mutants = sample(mutants, *map(int, drawn))
    binary, unviable = build(crate, mutants)
    commands = [[binary, "--test-threads=1", name] for name in tests.split() or [""]]
    limits = []
    for command in commands:
        if subprocess.check_output([*command, "--list"]).splitlines()[-1].startswith(b"0 tests"):
            sys.exit(f"there are no such tests: {' '.join(map(str, command))}")
        verdict, seconds = judge(crate, command, None, CLEAN_LIMIT)
        if verdict != "SURVIVED":
            sys.exit(f"the tests fail without any mutant ({verdict}): {' '.join(map(str, command))}")
        limits.append(max(30.0, 20.0 * seconds))
    print(f"{len(mutants)} mutants of {area}; the last tests take {seconds:.1f} s", flush=True)
    counts = {"killed": 0, "timeout": 0, "SURVIVED": 0}
    for number, one in enumerate(mutants):
        if number not in unviable:
            told = (judge(crate, command, number, limit)[0] for command, limit in zip(commands, limits))
            verdict = next((verdict for verdict in told if verdict != "SURVIVED"), "SURVIVED")
            counts[verdict] += 1
            if verdict != "killed":
                print(f"{verdict} {one['name']}", flush=True)
    for number in sorted(unviable):
        print(f"not built {mutants[number]['name']}")
    print(f"{area}: {len(mutants)} mutants, {counts}, not built: {len(unviable)}")


def sample(mutants, size, seed):
    """So many mutants of each file, the same ones for the same seed while the file does not change."""
    chosen = []
    for name in sorted({one["file"] for one in mutants}):
        of_file = [one for one in mutants if one["file"] == name]
        picked = sorted(random.Random(f"{seed} {name}").sample(range(len(of_file)), min(size, len(of_file))))
        print(f"{len(picked)} of {len(of_file)} in {name}, seed {seed}", flush=True)
        chosen += [of_file[at] for at in picked]
    return chosen


def lay_out(crate, starts):
    """A crate of the files the area needs, without mutants."""
    rooms = needed(starts)
    for source in [path for room in rooms for path in paths(room)]:
        target = crate / source.relative_to(HOME)
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    for path in (HOME / "src").rglob("*.*"):
        if path.suffix != ".rs":  # What is compiled in: lists of words and the like.
            (crate / path.relative_to(HOME)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, crate / path.relative_to(HOME))
    for path in crate.rglob("*.rs"):
        part, text = path.relative_to(crate / "src").with_suffix(""), path.read_text()
        if not any(f"{part}/".startswith(f"{start}/") for start in starts) and "cfg(not(test))" not in text:
            path.write_text(text.replace("#[cfg(test)]", "#[cfg(any())]"))  # The tests of others take time to build.
    (crate / "src/lib.rs").write_text("#![allow(warnings)]\n" + SWITCH + modules(rooms))
    # The crates of the house, all of them: so they have the features they have there, and are compiled already.
    house = (HOME / "Cargo.toml").read_text()
    tables = re.findall(r"^\[(?:[\w-]+-)?dependencies\]\n(?:.+\n)*|^\[target\..+\n(?:.+\n)*", house, re.MULTILINE)
    (crate / "Cargo.toml").write_text(MANIFEST.replace("AREA", crate.name) + "\n".join(tables))
    shutil.copy(HOME / "Cargo.lock", crate)
    (crate / "tests").symlink_to(HOME / "tests")  # For their fixtures.


def paths(room):
    """The file and the folder of a room or a part of one, such as `ports/store`."""
    return [path for path in [HOME / f"src/{room}.rs", HOME / f"src/{room}"] if path.exists()]


def needed(starts):
    """The rooms, or parts of rooms, that these name, and that those name, and so on."""
    found, waiting = set(), list(starts)
    while waiting:
        room = waiting.pop()
        if any(f"{room}/".startswith(f"{other}/") for other in found):
            continue
        found.add(room)
        files = [file for path in paths(room) for file in ([path] if path.is_file() else path.rglob("*.rs"))]
        for name in re.findall(r"(?<!in )\bcrate((?:::[a-z_]\w*)+)", "".join(file.read_text() for file in files)):
            part = name.strip(":").replace("::", "/")
            while part and not paths(part):
                part = part.rpartition("/")[0]
            waiting += [part] if part else []
    return sorted(room for room in found if not any(room.startswith(f"{other}/") for other in found))


def modules(rooms):
    """What declares these rooms; of a room that is not there whole, only the parts that are."""
    heads = {}
    for room in rooms:
        head, _, rest = room.partition("/")
        heads.setdefault(head, []).extend([rest] if rest else [])
    return "".join(f"pub mod {head} {{ {modules(rest)} }}\n" if rest else f"pub mod {head};\n" for head, rest in heads.items())


SWITCH = """
/// Which mutant runs.
pub fn mutant() -> usize {
    static WHICH: std::sync::OnceLock<usize> = std::sync::OnceLock::new();
    *WHICH.get_or_init(|| {
        let which = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/mutant"));
        which.ok().and_then(|which| which.parse().ok()).unwrap_or(usize::MAX)
    })
}
"""

MANIFEST = """[package]
name = "mutants-AREA"
version = "0.1.0"
edition = "2024"
autotests = false

[lib]
name = "doorkey"

[features]
default = ["languages"]
languages = []

[workspace]

[profile.dev]
opt-level = 1
debug = "line-tables-only"
incremental = false

[profile.dev.package."*"]
opt-level = 2

"""

NUMBER = r"(?<![\w.'{])\d[\d_]*(?![\w.]|\.\d)|(?<=[^\w.]\.\.)\d+(?!\w)|(?<=\.\.=)\d+(?!\w)"
STATEMENT = r"\s*[a-z_*(][^=]*(\(|[|&+-]?= ).*;$"


def more(crate, mutants):
    """What cargo-mutants does not do: whole numbers and characters one up and one down, statements left out."""
    made, seen = [], set()
    blank = lambda found: '"' + " " * (len(found.group()) - 2) + '"'
    for other in mutants:
        name, function = other["file"], other["function"]
        span = function["span"]
        if (name, str(span)) in seen:
            continue
        seen.add((name, str(span)))
        text = (crate / name).read_text()
        lines = text.split("\n")
        begin = sum(len(line) + 1 for line in lines[: span["start"]["line"] - 1]) + span["start"]["column"] - 1
        head = text.count("\n", 0, body_of(text, begin))  # The line in which the body begins.
        code = [re.sub(r"//.*", "", re.sub(r'"(\\.|[^"\\])*"', blank, line)) for line in lines]
        for row in range(head + 1, span["end"]["line"] - 1):
            line, before = code[row], code[row - 1].rstrip()

            def add(first, last, new, what):
                at = f"{name}:{row + 1}:{first + 1}: {what} in {function['function_name']}"
                place = {"start": {"line": row + 1, "column": first + 1}, "end": {"line": row + 1, "column": last + 1}}
                one = {"file": name, "function": function, "genre": "Own", "name": at}
                made.append(one | {"span": place, "replacement": new})

            for found in re.finditer(NUMBER, line):
                number = int(found.group().replace("_", ""))
                for new in [number + 1] + [number - 1] * (number > 0):
                    add(*found.span(), str(new), f"{number} to {new}")
            for found in re.finditer(r"'\\u\{([0-9a-f]+)\}'", line):
                for new in [int(found.group(1), 16) + 1, int(found.group(1), 16) - 1]:
                    add(*found.span(), f"'\\u{{{new:x}}}'", f"{found.group()} to {new:x}")
            is_statement = re.match(STATEMENT, line) and not re.match(r"\s*(let|return|use|const|static)\b", line)
            is_whole = all(line.count(a) == line.count(b) for a, b in ["()", "[]", "{}"])
            if is_statement and is_whole and before.endswith(("{", "}", ";")):
                add(len(line) - len(line.lstrip()), len(line), "", f"without `{line.strip()}`")
    return made


def build(crate, mutants):
    """The tests with every mutant that compiles in them, and which mutants do not."""
    originals = {name: (crate / name).read_text() for name in {one["file"] for one in mutants}}
    # What returns `impl Iterator` has a hidden type, and a match cannot have arms of two.
    hidden = lambda one: (one["function"]["return_type"] or "").startswith("-> impl")
    unviable = {number for number, one in enumerate(mutants) if hidden(one)}
    while True:
        lines = weave(crate, originals, mutants, unviable)
        command = ["cargo", "test", "--lib", "--no-run", "--message-format=json", "--manifest-path", crate / "Cargo.toml"]
        environment = os.environ | {"CARGO_TARGET_DIR": str(HOME / "target")}
        answer = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
        told = [json.loads(line) for line in answer.stdout.splitlines() if line.startswith("{")]
        made = [one["executable"] for one in told if one.get("executable") and one["profile"]["test"]]
        if answer.returncode == 0 and made:
            return made[-1], unviable
        errors = [one["message"] for one in told if (one.get("message") or {}).get("level") == "error"]
        bad = set()
        for error in errors:
            # Where arms are of two types, what is marked may be the last arm, and only a label names the mutant.
            whose = [lines.get((span["file_name"], span["line_start"]), set()) for span in error["spans"]]
            first = [of for of, span in zip(whose, error["spans"]) if span["is_primary"] and of]
            bad |= set().union(*(first or whose))
        if not bad:
            sys.exit(answer.stderr + "".join(error["rendered"] for error in errors))
        unviable |= bad
        print(f"{len(bad)} mutants do not build; once more without them", file=sys.stderr, flush=True)


def weave(crate, originals, mutants, unviable):
    """Write every file with its mutants in it; which line of which file is of which mutants."""
    lines = {}
    for name, text in originals.items():
        starts = [0]
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        place = lambda at: starts[at["line"] - 1] + at["column"] - 1
        functions = {}
        for number, one in enumerate(mutants):
            if one["file"] == name and number not in unviable:
                span = one["function"]["span"]
                functions.setdefault((place(span["start"]), place(span["end"])), []).append(number)
        woven, tags, at = [], [], 0

        def put(piece, numbers=()):
            woven.append(piece)
            tags.append(numbers)

        for (begin, end), numbers in sorted(functions.items()):
            body = body_of(text, begin)
            put(text[at:body])
            put("{ match crate::mutant() {\n", numbers)
            for number in numbers:
                span = mutants[number]["span"]
                first, last = place(span["start"]), place(span["end"])
                new = mutants[number]["replacement"]
                if mutants[number]["genre"] == "FnValue":
                    new = "{ " + new + " }"
                    first, last = body, end
                put(f"{number} => {text[body:first]}{new}{text[last:end]}\n", [number])
            put(f"_ => {text[body:end]}\n}} }}")
            at = end
        put(text[at:])
        line = 1
        for piece, numbers in zip(woven, tags):
            for _ in range(piece.count("\n")):
                lines[(name, line)] = set(numbers)
                line += 1
        (crate / name).write_text("".join(woven))
    return lines


def body_of(text, begin):
    """Where the body of the function at `begin` begins."""
    for head in re.compile(r"\bfn \w+").finditer(text, begin):
        line = text[text.rfind("\n", 0, head.start()) + 1 : head.start()].lstrip()
        if not line.startswith(("//", "#[")):
            break
    return text.index("{", head.end())


def judge(crate, command, number, limit):
    """What the tests say of one mutant, and after how many seconds: they are stopped at the first that fails."""
    (crate / "mutant").write_text("" if number is None else str(number))
    began = time.monotonic()
    child = subprocess.Popen(command, cwd=crate, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    watch = selectors.DefaultSelector()
    watch.register(child.stdout, selectors.EVENT_READ)
    said, verdict = b"", None
    try:
        while verdict is None:
            left = began + limit - time.monotonic()
            if left <= 0 or not watch.select(left):
                verdict = "timeout"
            elif piece := os.read(child.stdout.fileno(), 65536):
                said += piece
                if b"FAILED" in said:
                    verdict = "killed"
            else:
                verdict = "SURVIVED" if child.wait() == 0 else "killed"
    finally:
        if child.poll() is None:
            child.kill()
        child.wait()
    return verdict, time.monotonic() - began


if __name__ == "__main__":
    main()
