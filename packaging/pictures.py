#!/usr/bin/env python3
"""Draws the pictures of README.md from real runs: `packaging/pictures.py [FOLDER]` (default docs/pictures).

    cargo build --release && packaging/pictures.py

Screens are what tmux has in a window of 80 columns after the command ended, drawn as SVG whose text can be marked and read
aloud; the page is what headless Chromium shows. All names, sites and passwords are made up. Needs tmux and chromium.
"""

import html
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
DOORKEY = Path(os.environ.get("DOORKEY", HERE / "target/release/doorkey"))
COLUMNS = 80
# Pixels: a line, a column, and the margins.
LINE, CELL, LEFT, TOP, WIDE = 18, 8.13, 16, 8, 690
PHRASE = "a phrase for pictures"
VAULT = """name,url,username,password
Mail,https://mail.example/,ada,Sommer2024!
PyPI,https://pypi.org/account/login/,ada,Sommer2025!
GitHub,https://github.com/login,ada@example.org,v7#Kq29xTzLm4w
Registrar,https://registrar.example/,ada,v7#Kq29xTzLm4w
Forum,http://forum.example/,ada,hunter2
Bank of code,https://npmjs.com/,ada,staple-orbit-velvet-canyon-thrift
"""
# The colours of a terminal as they are read on white and on black.
COLOURS = {"31": ("#b3261e", "#ff8a80"), "32": ("#1b6e2d", "#7ee08d"), "33": ("#8a5a00", "#ffd166"), "34": ("#1f4fbf", "#8ab4f8"), "35": ("#7b2d8e", "#e0a3f0"), "36": ("#00677d", "#6fdbe8")}


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else HERE / "docs/pictures")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        home = Path(home)
        (home / "export.csv").write_text(VAULT)
        screen = lambda command, *typed: drawn(command, seen(home, command, typed))
        seen(home, "doorkey init --store vault", [PHRASE, PHRASE])
        # A secret that many manuals show, and nobody has.
        (folder / "enroll.svg").write_text(screen("doorkey totp enroll --qr half testpypi ada", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", PHRASE))
        (folder / "audit.svg").write_text(screen("doorkey audit export.csv --offline"))
        environment = {"HOME": str(home), "PATH": os.environ["PATH"]}
        subprocess.run([DOORKEY, "audit", "export.csv", "--offline", "--format", "html", "--output", "audit.html"], cwd=home, env=environment)
        chromium = ["chromium", "--headless", "--no-sandbox", "--hide-scrollbars", "--disable-gpu", f"--user-data-dir={home}/chromium"]
        picture = ["--window-size=1000,900", f"--screenshot={folder / 'audit.png'}", f"file://{home}/audit.html"]
        subprocess.run([*chromium, *picture], check=True, capture_output=True, env=environment)


def seen(home, command, typed):
    """The lines of a window after `command`, with their colours, and nothing below its end."""
    socket = ["tmux", "-f", "/dev/null", "-S", str(home / "tmux")]
    program = command.replace("doorkey", shlex.quote(str(DOORKEY)), 1)
    shell = f"cd {shlex.quote(str(home))}; {program}; touch ended; sleep 60"
    environment = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TERM": "xterm"}
    (home / "ended").unlink(missing_ok=True)
    subprocess.run([*socket, "new-session", "-d", "-x", str(COLUMNS), "-y", "60", shell], check=True, env=environment)
    try:
        for line in typed:
            time.sleep(1)
            subprocess.run([*socket, "send-keys", line, "Enter"], check=True, env=environment)
        # One that waits for more is shown as it waits.
        for _ in range(50):
            if (home / "ended").exists():
                break
            time.sleep(0.1)
        time.sleep(0.3)
        shown = subprocess.run([*socket, "capture-pane", "-e", "-p"], check=True, capture_output=True, text=True, env=environment).stdout
    finally:
        subprocess.run([*socket, "kill-server"], env=environment)
    return shown.rstrip().splitlines()


def drawn(command, lines):
    """An SVG of a prompt with `command`, and what came of it."""
    rows = [f'<tspan class="prompt">$</tspan> <tspan class="bold">{html.escape(command)}</tspan>']
    cells = []
    for at, line in enumerate(lines, 1):
        row, blocks = coloured(line, at)
        rows.append(row)
        cells += blocks
    high = LINE * len(rows) + 24
    text = "".join(f'<text xml:space="preserve" x="{LEFT}" y="{TOP + 14 + LINE * at}">{row}</text>\n' for at, row in enumerate(rows) if row.strip())
    light = "".join(f".c{code}{{fill:{colour[0]}}}" for code, colour in COLOURS.items())
    dark = "".join(f".c{code}{{fill:{colour[1]}}}" for code, colour in COLOURS.items())
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {high}" width="{WIDE}" height="{high}" role="img" aria-label="{html.escape(command)}">
<style>
.screen{{fill:#fbfbfa;stroke:#d0d0cc}} text{{font:13.5px ui-monospace,Menlo,Consolas,monospace;white-space:pre;fill:#1c1c1a}}
.bold{{font-weight:700}} .dim,.prompt{{fill:#6a6a64}} {light}
@media (prefers-color-scheme:dark){{.screen{{fill:#161614;stroke:#3a3a36}} text{{fill:#e8e8e3}} .dim,.prompt{{fill:#a0a098}} {dark}}}
</style>
<rect class="screen" x="0.5" y="0.5" width="{WIDE - 1}" height="{high - 1}" rx="8"/>
{"".join(cells)}{text}</svg>
"""


def coloured(line, at):
    """One line with the escapes of colour as classes, and what is painted behind it: QR codes are cells of black and white."""
    classes, paint, column, parts, cells = set(), {}, 0, [], []
    for piece in re.split(r"(\x1b\[[0-9;]*m)", line):
        if piece.startswith("\x1b["):
            codes = (piece[2:-1] or "0").split(";")
            if codes[0] in ("38", "48") and codes[1] == "5":
                paint[codes[0]] = "#000" if codes[2] in ("0", "16") else "#fff"
                continue
            for code in codes:
                if code == "0":
                    classes, paint = set(), {}
                elif code in ("22", "39"):
                    classes = {kept for kept in classes if (kept[0] == "c") != (code == "39")}
                    paint.pop("38" if code == "39" else "", None)
                elif code == "49":
                    paint.pop("48", None)
                elif code in COLOURS:
                    classes = {kept for kept in classes if kept[0] != "c"} | {f"c{code}"}
                elif code in ("1", "2"):
                    classes.add("bold" if code == "1" else "dim")
            continue
        for glyph in re.findall(r"(?s)▀+|▄+|█+| +|[^▀▄█ ]+", piece) if paint else [piece]:
            x, y, width = LEFT + column * CELL, TOP + LINE * at, len(glyph) * CELL
            column += len(glyph)
            if "48" in paint:
                cells.append(box(x, y, width, LINE, paint["48"]))
            if glyph[:1] in ("▀", "▄", "█") and "38" in paint:
                cells.append(box(x, y + (LINE / 2 if glyph[0] == "▄" else 0), width, LINE if glyph[0] == "█" else LINE / 2, paint["38"]))
                glyph = " " * len(glyph)
            if glyph:
                word = html.escape(glyph)
                parts.append(f'<tspan class="{" ".join(sorted(classes))}">{word}</tspan>' if classes else word)
    return "".join(parts), cells


def box(x, y, width, height, colour):
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{width + 0.3:.2f}" height="{height + 0.3:.2f}" fill="{colour}"/>\n'


main()
