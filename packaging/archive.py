#!/usr/bin/env python3
"""Makes the archive for those who want neither wheel nor .deb: `packaging/archive.py BINARY TARGET DIR`.

The same files give the same bytes: names in order, no owner, and the time that SOURCE_DATE_EPOCH says, or none.
"""

import gzip
import io
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import crates
import licences

ROOT = Path(__file__).resolve().parent.parent
WITH = ["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "README.md", "SECURITY.md", "completions/*", "man/*"]


def main(binary, target, out):
    crates.check(binary, target)
    version = licences.package()["version"]
    name = f"doorkey-{version}-{target}"
    when = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))
    notices = subprocess.check_output([sys.executable, str(ROOT / "packaging/licences.py"), target])
    files = {path.relative_to(ROOT).as_posix(): path.read_bytes() for glob in WITH for path in ROOT.glob(glob)}
    program = "doorkey.exe" if "-windows-" in target else "doorkey"
    files |= {program: Path(binary).read_bytes(), "THIRD-PARTY-LICENSES": notices}
    Path(out).mkdir(parents=True, exist_ok=True)
    made = Path(out) / f"{name}.tar.gz"
    with made.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, when) as packed, tarfile.open(fileobj=packed, mode="w") as tar:
        for path, content in sorted(files.items()):
            entry = tarfile.TarInfo(f"{name}/{path}")
            entry.size, entry.mtime, entry.mode = len(content), when, 0o755 if path == program else 0o644
            tar.addfile(entry, io.BytesIO(content))
    print(made)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
