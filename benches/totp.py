#!/usr/bin/env python3
"""Measures `doorkey totp code` as a whole process beside oathtool, and beside secret-tool with oathtool.

    cargo build --release && python3 benches/totp.py

Like `benches/codes.py`: a private keyring (Debian packages `dbus gnome-keyring libsecret-tools oathtool`), a vault opened
by its identity in a file, whole processes in turn, medians. The floor of the keyring is one `secret-tool lookup`;
what doorkey adds to it is the last column. Reading a QR code is measured on a screenshot of 2560x1440 made here. Nothing
here decides a test.
"""

import contextlib
import os
import platform
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

import codes
from codes import DOORKEY, a_keyring, cpu, environment_of, in_a_vault, run, table

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
CODE = ["totp", "code", "own", "--quiet"]


def main():
    if not DOORKEY.exists():
        sys.exit("build it first: cargo build --release")
    print(f"machine: {cpu()}, {os.cpu_count()} cores, {platform.platform()}, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as session:
        vault = in_a_vault(Path(folder) / "vault")
        enroll(vault)
        contenders = {"an empty process (`true`)": ([shutil.which("true")], vault)}
        if shutil.which("oathtool"):
            contenders["`oathtool --totp` (secret on the command line)"] = (["oathtool", "--totp", "-b", SECRET], vault)
        keyring = session.enter_context(a_keyring(Path(folder) / "keyring"))
        if keyring:
            contenders |= with_a_keyring(keyring)
        contenders |= {
            "`doorkey totp list`": ([DOORKEY, "totp", "list"], vault),
            "`doorkey totp code`, vault": ([DOORKEY, *CODE], vault),
        }
        picture = screenshot(Path(folder), vault)
        contenders["`doorkey totp import --dry-run`, a QR code in 2560x1440"] = ([DOORKEY, "totp", "import", "--dry-run", "--quiet", picture], vault)
        table(contenders)


def enroll(environment):
    run([DOORKEY, "totp", "enroll", "own", "--stdin", "--no-verify"], environment, SECRET)


def with_a_keyring(environment):
    contenders = {codes.FLOOR: (["secret-tool", "lookup", "use", "floor"], environment)}
    kept = subprocess.run([DOORKEY, "init", "--store", "keyring"], env=environment, capture_output=True, check=False)
    if kept.returncode != 0:
        print(f"left out: doorkey with the keyring ({kept.stderr.decode().splitlines()[0]})")
        return contenders
    enroll(environment)
    store = ["secret-tool", "store", "--label", "seed", "use", "seed"]
    run(store, environment, SECRET)
    both = ["sh", "-c", "secret-tool lookup use seed | oathtool --totp -b -"]
    return contenders | {
        "`secret-tool lookup | oathtool`": (both, environment),
        "`doorkey totp code`, keyring": ([DOORKEY, *CODE], environment),
    }


def screenshot(folder, environment):
    """A desktop with a gradient, windows, and a QR code of doorkey's own at four pixels a module."""
    small = folder / "qr.png"
    run([DOORKEY, "totp", "show", "own", "--qr", "png", "--to", small], environment)
    width, height, qr = grey(small)
    step = 2  # eight pixels a module become four
    pixels = bytearray()
    for y in range(1440):
        row = bytearray()
        for x in range(2560):
            inside = 200 <= x < 1400 and 150 <= y < 1200
            row += bytes((250, 250, 250)) if inside else bytes((x * 90 // 2560, y * 120 // 1440, 160))
        if 300 <= y < 300 + height // step:
            for x in range(width // step):
                value = qr[(y - 300) * step][x * step]
                row[(500 + x) * 3 : (500 + x) * 3 + 3] = bytes((value,) * 3)
        pixels += b"\0" + row
    path = folder / "screen.png"
    path.write_bytes(png(2560, 1440, 8, 2, bytes(pixels)))
    return path


def grey(path):
    """The pixels of a PNG with one bit a pixel and no filter but none, sub and up."""
    data = path.read_bytes()
    width, height = struct.unpack(">II", data[16:24])
    at, packed = 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind == b"IDAT":
            packed += data[at + 8 : at + 8 + length]
        at += 12 + length
    raw, stride, rows, before = zlib.decompress(packed), (width + 7) // 8, [], None
    before = bytearray(stride)
    for y in range(height):
        kind, line = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1 : (y + 1) * (stride + 1)])
        for x in range(stride):
            left, up, corner = (line[x - 1] if x else 0), before[x], (before[x - 1] if x else 0)
            guess = left + up - corner
            nearest = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[2]
            line[x] = (line[x] + {0: 0, 1: left, 2: up, 3: (left + up) // 2, 4: nearest}[kind]) & 255
        rows.append([255 if line[x // 8] >> (7 - x % 8) & 1 else 0 for x in range(width)])
        before = line
    return width, height, rows


def png(width, height, depth, colours, pixels):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(pixels, 6)) + chunk(b"IEND", b"")


if __name__ == "__main__":
    main()
