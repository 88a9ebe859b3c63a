#!/usr/bin/env python3
"""Writes the notices of every crate that is linked into doorkey for a target to standard output: `packaging/licences.py [TARGET]`.

Their licences ask that the notice goes along with the program; each text is written once, below all who share it.
"""

import collections
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("licen", "copying", "copyright", "notice", "unlicense")


def package():
    """What Cargo.toml says of doorkey, as `cargo metadata` reads it: no Python that a release is built with need read TOML."""
    command = ["cargo", "metadata", "--locked", "--no-deps", "--format-version", "1"]
    [found] = json.loads(subprocess.check_output(command, cwd=ROOT))["packages"]
    return found


def linked(target):
    """Every crate that is linked into doorkey for `target`, as `cargo metadata` describes it, by name and version."""
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", target]
    metadata = json.loads(subprocess.check_output(command, cwd=ROOT))
    packages = {package["id"]: package for package in metadata["packages"]}
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    root, found, waiting = metadata["resolve"]["root"], set(), [metadata["resolve"]["root"]]
    while waiting:
        ident = waiting.pop()
        if ident not in found:
            found.add(ident)
            edges = nodes[ident]["deps"]
            waiting += [edge["pkg"] for edge in edges if any(kind["kind"] is None for kind in edge["dep_kinds"])]
    return sorted((packages[ident] for ident in found - {root}), key=lambda package: (package["name"], package["version"]))


def main(target):
    sharers, bare = collections.defaultdict(list), []
    for package in linked(target):
        name = f"{package['name']} {package['version']} ({package['license']})"
        folder = Path(package["manifest_path"]).parent
        texts = {
            "\n".join(line.rstrip() for line in path.read_text(errors="replace").strip().splitlines())
            for path in sorted(folder.iterdir())
            if path.is_file() and path.name.lower().startswith(NAMES) and path.suffix != ".rs"
        }
        for text in texts:
            sharers[text].append(name)
        if not texts:
            bare.append(f"{name}, by {', '.join(package['authors']) or 'authors it does not name'}")
    print("What is linked into doorkey, and the notices that come with it.\n")
    print("These come with no text of their own; it is that of the licence they name:\n")
    print("\n".join(f"  {name}" for name in bare))
    for text, names in sorted(sharers.items(), key=lambda pair: (pair[1], pair[0])):
        print("\n" + "=" * 78 + "\n" + "\n".join(names) + "\n" + "-" * 78 + f"\n\n{text}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "x86_64-unknown-linux-gnu")
