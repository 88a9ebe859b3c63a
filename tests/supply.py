#!/usr/bin/env python3
"""Holds the crates of doorkey to `deny.toml`, with nothing but Python and cargo: what cargo-deny would say of licences, bans and sources.

`supply.py --self-test` shows that each rule can fail.
"""

import collections
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Crates in the Linux build, ourselves counted. The README says how many there are and why; more need a reason there.
CEILING = 355
LINUX = "x86_64-unknown-linux-gnu"


def main():
    rules = tomllib.loads((ROOT / "deny.toml").read_text())
    graphs = {target: graph(target) for target in rules["graph"]["targets"]}
    wrong = findings(rules, graphs) + count(in_the_linux_build(), (ROOT / "README.md").read_text())
    for line in wrong:
        print(line)
    crates = {ident for found in graphs.values() for ident in found}
    print(f"{len(crates)} crates for {len(graphs)} targets looked at, {len(wrong)} to mend")
    return bool(wrong)


def graph(target):
    """What is compiled for `target`, by id: each package, whether the program needs it or only its tests, and whether it is ours."""
    out = subprocess.check_output(
        ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", target], cwd=ROOT
    )
    metadata = json.loads(out)
    packages = {package["id"]: package for package in metadata["packages"]}
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    root = metadata["resolve"]["root"]

    def reach(kinds):
        seen, waiting = set(), [root]
        while waiting:
            ident = waiting.pop()
            if ident not in seen:
                seen.add(ident)
                edges = nodes[ident]["deps"]
                waiting += [edge["pkg"] for edge in edges if kinds & {kind["kind"] for kind in edge["dep_kinds"]}]
        return seen

    built, all_of_it = reach({None, "build"}), reach({None, "build", "dev"})
    return {ident: packages[ident] | {"built": ident in built, "own": ident == root} for ident in all_of_it}


def findings(rules, graphs):
    wrong = []
    crates = {ident: crate for found in graphs.values() for ident, crate in found.items()}
    allowed, used = set(rules["licenses"]["allow"]), set()
    registries = {f"registry+{url}" for url in rules["sources"]["allow-registry"]}
    for crate in crates.values():
        name = f"{crate['name']} {crate['version']}"
        asked = needed(crate["license"] or "", allowed)
        if asked is None:
            wrong.append(f"{name}: the licence `{crate['license']}` is not allowed")
        else:
            used |= asked
        if not crate["own"] and crate["source"] not in registries:
            wrong.append(f"{name}: comes from {crate['source']}")
        for ban in rules["bans"]["deny"]:
            if matches(ban["crate"], crate):
                wrong.append(f"{name}: denied ({ban['reason']})")
        if crate["own"]:
            wrong += [f"{need['name']}: a wildcard" for need in crate["dependencies"] if need["req"] == "*"]
    # As cargo-deny does: a choice counts with all that it offers.
    wrong += [f"licence {name}: allowed, and nobody has it" for name in sorted(allowed - used)]

    skips = [skip["crate"] for skip in rules["bans"]["skip"]]
    versions = collections.defaultdict(set)
    for crate in crates.values():
        if crate["built"]:
            versions[crate["name"]].add(crate["version"])
    for name, found in sorted(versions.items()):
        kept = {version for version in found if f"{name}@{version}" not in skips}
        if len(kept) > 1:
            wrong.append(f"{name}: {len(kept)} versions, {', '.join(sorted(kept))}; say in `skip` who asks for the older")
    for skip in skips:
        name, _, version = skip.partition("@")
        if version not in versions[name] or len(versions[name]) < 2:
            wrong.append(f"{skip}: skipped, and no longer a second version")
    wrong += [
        f"{entry['crate']}: no reason" for entry in rules["bans"]["deny"] + rules["bans"]["skip"] if not entry.get("reason")
    ]
    return wrong


def count(total, readme):
    wrong = []
    if total > CEILING:
        wrong.append(f"{total} crates in the Linux build; the ceiling is {CEILING}")
    said = re.search(r"The Linux build has (\d+) crates", readme)
    if not said or int(said[1]) != total:
        wrong.append(f"README.md says {said and said[1]} crates in the Linux build, there are {total}")
    return wrong


def in_the_linux_build():
    """What `cargo tree` counts: `cargo metadata` lets the tests' features into the build."""
    tree = ["cargo", "tree", "--locked", "--edges", "normal", "--target", LINUX, "--prefix", "none"]
    lines = subprocess.check_output(tree, cwd=ROOT, text=True).splitlines()
    return len({" ".join(line.split()[:2]) for line in lines if line})


def needed(expression, allowed):
    """The allowed licences that an SPDX expression names, or None where they are not enough."""
    words = re.findall(r"[()/]|[^\s()/]+", expression)
    if not words:
        return None
    used = set()

    def choice():
        result = both()
        while words and words[0] in ("OR", "/"):
            words.pop(0)
            result = both() or result
        return result

    def both():
        result = one()
        while words and words[0] == "AND":
            words.pop(0)
            result = one() and result
        return result

    def one():
        word = words.pop(0)
        if word == "(":
            result = choice()
            words.pop(0)
            return result
        if words and words[0] == "WITH":
            words.pop(0)
            word += f" WITH {words.pop(0)}"
        if word in allowed:
            used.add(word)
        return word in allowed

    return used if choice() and not words else None


def matches(spec, crate):
    """`name`, `name@1.2.3`, or `name:` and a range of versions."""
    name, sign, wanted = re.fullmatch(r"([\w-]+)(?:([:@])(.*))?", spec).groups()
    if name != crate["name"]:
        return False
    if sign is None:
        return True
    have = number(crate["version"])
    if sign == "@":
        return have == number(wanted)
    compare = {
        "<": lambda a, b: a < b,
        "<=": lambda a, b: a <= b,
        ">=": lambda a, b: a >= b,
        ">": lambda a, b: a > b,
        "=": lambda a, b: a == b,
    }
    parts = [re.fullmatch(r"(<=|>=|<|>|=)(\d+\.\d+\.\d+)", part.strip()).groups() for part in wanted.split(",")]
    return all(compare[sign](have, number(version)) for sign, version in parts)


def number(version):
    return tuple(int(part) for part in re.match(r"(\d+)\.(\d+)\.(\d+)", version).groups())


def self_test():
    """Every rule, broken once: a check that cannot fail is none."""
    registry = "registry+https://github.com/rust-lang/crates.io-index"

    def crate(name, version, license="MIT", source=registry, own=False, needs=()):
        needs = [{"name": need, "req": "*"} for need in needs]
        return {
            "name": name, "version": version, "license": license, "source": source, "own": own, "built": True,
            "dependencies": needs,
        }  # fmt: skip

    def told(*crates, skip=()):
        rules = {
            "licenses": {"allow": ["MIT"]},
            "sources": {"allow-registry": [registry.removeprefix("registry+")]},
            "bans": {
                "deny": [{"crate": "openssl", "reason": "r"}, {"crate": "ring:>=0.16.0, <0.17.12", "reason": "r"}],
                "skip": [{"crate": name, "reason": "r"} for name in skip],
            },
        }
        return " ".join(findings(rules, {"t": {str(i): crate for i, crate in enumerate((crate("ours", "1.0.0"),) + crates)}}))

    assert told() == "", told()
    assert "not allowed" in told(crate("a", "1.0.0", license="GPL-3.0-only"))
    assert "not allowed" in told(crate("a", "1.0.0", license=None))
    assert "not allowed" in told(crate("a", "1.0.0", license="MIT AND GPL-3.0-only"))
    assert "not allowed" in told(crate("a", "1.0.0", license="MIT WITH odd-exception"))
    assert told(crate("a", "1.0.0", license="GPL-3.0-only OR (MIT AND MIT)")) == ""
    assert told(crate("a", "1.0.0", license="Unlicense/MIT")) == ""
    assert "comes from" in told(crate("a", "1.0.0", source="git+https://example.org/a"))
    assert "comes from None" in told(crate("a", "1.0.0", source=None))
    assert "denied" in told(crate("openssl", "9.9.9"))
    assert "denied" in told(crate("ring", "0.17.11"))
    assert told(crate("ring", "0.17.12")) == "" and told(crate("ring", "0.15.0")) == ""
    assert "wildcard" in told(crate("own", "1.0.0", own=True, needs=["a"]))
    assert "2 versions" in told(crate("a", "1.0.0"), crate("a", "2.0.0"))
    assert told(crate("a", "1.0.0"), crate("a", "2.0.0"), skip=["a@1.0.0"]) == ""
    assert "no longer" in told(crate("a", "2.0.0"), skip=["a@1.0.0"])
    assert count(7, "The Linux build has 7 crates") == []
    assert "the ceiling" in " ".join(count(CEILING + 1, f"The Linux build has {CEILING + 1} crates"))
    assert "README.md says" in " ".join(count(6, "The Linux build has 7 crates"))
    print("every rule can fail")


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        self_test()
    else:
        sys.exit(main())
