#!/usr/bin/env python3
"""Reads the crates that a program names in `.dep-v0`, and refuses one that does not name ours: `packaging/crates.py PROGRAM TARGET`.

The section is what packaging/auditable.sh has linked in, and what `cargo audit bin`, trivy and syft read: JSON, compressed by zlib.
"""

import json
import struct
import sys
import zlib
from pathlib import Path

import licences

SECTION = b".dep-v0"
HINT = "it is to be built by `packaging/auditable.sh cargo build --locked --release`"


def check(program, target):
    """The names and versions that `program` has; the end of all where one of those in Cargo.lock for `target` is not there."""
    content = section(Path(program).read_bytes())
    if content is None:
        sys.exit(f"{program} does not name its crates: {HINT}")
    named = json.loads(zlib.decompress(content))["packages"]
    listed = {(package["name"], package["version"]) for package in named}
    # To cargo-auditable a macro is no part of the program, though to cargo its edge is like any other.
    inside = {(package["name"], package["version"]) for package in named if package.get("kind", "runtime") == "runtime"}
    [root] = [(package["name"], package["version"]) for package in named if package.get("root")]
    ours = {(package["name"], package["version"]) for package in licences.linked(target)}
    for wrong, what in [(ours - listed, "does not name"), (inside - ours - {root}, "names, and Cargo.lock does not")]:
        if wrong:
            sys.exit(f"{program} {what}: {', '.join(' '.join(crate) for crate in sorted(wrong))}")
    if root[0] != "doorkey" or not ours:
        sys.exit(f"{program} is a program of {root[0]}")
    return listed


def section(program):
    """What stands in the section, of a little-endian program of 64 bits; `None` where there is none."""
    if program[:6] == b"\x7fELF\x02\x01":
        return in_elf(program)
    if program[:4] == b"\xcf\xfa\xed\xfe":
        return in_mach_o(program)
    if program[:2] == b"MZ":
        return in_pe(program)
    return None


def in_elf(program):
    (table,) = struct.unpack_from("<Q", program, 0x28)
    size, count, names = struct.unpack_from("<HHH", program, 0x3A)
    headers = [struct.unpack_from("<IIQQQQ", program, table + number * size) for number in range(count)]
    for name, _, _, _, at, length in headers:
        begin = headers[names][4] + name
        if program[begin : program.index(b"\0", begin)] == SECTION:
            return program[at : at + length]
    return None


def in_mach_o(program):
    (commands,) = struct.unpack_from("<I", program, 16)
    at = 32
    for _ in range(commands):
        command, size = struct.unpack_from("<II", program, at)
        if command == 0x19:  # LC_SEGMENT_64: its sections follow, of 80 bytes each
            (sections,) = struct.unpack_from("<I", program, at + 64)
            for number in range(sections):
                here = at + 72 + 80 * number
                if program[here : here + 16].rstrip(b"\0") == SECTION:
                    length, begin = struct.unpack_from("<QI", program, here + 40)
                    return program[begin : begin + length]
        at += size
    return None


def in_pe(program):
    (header,) = struct.unpack_from("<I", program, 0x3C)
    count, optional = struct.unpack_from("<2xH12xH", program, header + 4)
    for number in range(count):
        here = header + 24 + optional + 40 * number
        if program[here : here + 8].rstrip(b"\0") == SECTION:
            # Its own length: on the disk it is filled up.
            length, padded, begin = struct.unpack_from("<I4xII", program, here + 8)
            return program[begin : begin + min(length, padded)]
    return None


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print("\n".join(" ".join(crate) for crate in sorted(check(sys.argv[1], sys.argv[2]))))
