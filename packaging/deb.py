#!/usr/bin/env python3
"""Makes the Debian package from `[package.metadata.deb]` in Cargo.toml: `packaging/deb.py BINARY DIR [LEVEL]`.

The table is cargo-deb's, of which this reads the keys that stand there; building cargo-deb takes longer than building doorkey's tests.
Needs dpkg-dev. LEVEL is xz's, from 0 to 9. SOURCE_DATE_EPOCH, where it is set, is the time of every file, so that two runs give the same
bytes.
"""

import email.utils
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import crates
import licences

ROOT = Path(__file__).resolve().parent.parent
KNOWN = {
    "maintainer", "section", "priority", "license-file", "extended-description", "depends", "recommends", "suggests", "assets",
}  # fmt: skip
PROCESSORS = {"amd64": "x86_64", "arm64": "aarch64"}


def main(binary, out, level="6"):
    package = licences.package()
    deb = package["metadata"]["deb"]
    unknown = set(deb) - KNOWN
    if unknown:
        sys.exit(f"deb.py does not know {', '.join(sorted(unknown))} of [package.metadata.deb]")
    architecture = run("dpkg", "--print-architecture")
    target = f"{PROCESSORS[architecture]}-unknown-linux-gnu"
    crates.check(binary, target)
    notices = ROOT / "target/package/THIRD-PARTY-LICENSES.gz"
    notices.parent.mkdir(parents=True, exist_ok=True)
    notices.write_bytes(gzip.compress(run(str(ROOT / "packaging/licences.py"), target).encode(), mtime=0))
    # The revision that cargo-deb gives too.
    version = f"{package['version']}-1"
    with tempfile.TemporaryDirectory() as folder:
        os.umask(0o022)
        tree = Path(folder) / "tree"
        for source, target, mode in deb["assets"]:
            sources = [binary] if source.startswith("target/release/") else sorted(ROOT.glob(source))
            # Of a section of the manual there may be none; packaging/try.sh counts the pages.
            if not sources and not source.startswith("man/"):
                sys.exit(f"no file is {source}")
            for path in sources:
                place(path, tree / (target + path.name if target.endswith("/") else target), int(mode, 8))
        place(ROOT / deb["license-file"][0], tree / f"usr/share/doc/{package['name']}/copyright", 0o644)
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        day = email.utils.formatdate(int(epoch) if epoch else None)
        entry = f"{package['name']} ({version}) unstable; urgency=medium\n\n  * What is new stands in changelog.gz.\n\n"
        (Path(folder) / "changelog.Debian").write_text(f"{entry} -- {deb['maintainer']}  {day}\n")
        place(Path(folder) / "changelog.Debian", tree / f"usr/share/doc/{package['name']}/changelog.Debian", 0o644)
        fields = {
            "Package": package["name"],
            "Version": version,
            "Architecture": architecture,
            "Maintainer": deb["maintainer"],
            "Installed-Size": str(size(tree)),
            "Depends": deb["depends"].replace("$auto", libraries(binary, Path(folder))),
            "Recommends": deb["recommends"],
            "Suggests": deb["suggests"],
            "Section": deb["section"],
            "Priority": deb["priority"],
            "Description": description(package["description"], deb["extended-description"]),
        }
        (tree / "DEBIAN").mkdir()
        (tree / "DEBIAN/control").write_text("".join(f"{key}: {value}\n" for key, value in fields.items()))
        sums = [f"{run('md5sum', str(path)).split()[0]}  {path.relative_to(tree)}\n" for path in files(tree)]
        (tree / "DEBIAN/md5sums").write_text("".join(sums))
        if epoch:
            for path in [tree, *tree.rglob("*")]:
                os.utime(path, (int(epoch), int(epoch)))
        Path(out).mkdir(parents=True, exist_ok=True)
        made = Path(out) / f"{package['name']}_{version}_{architecture}.deb"
        run("dpkg-deb", "--root-owner-group", "-Zxz", f"-z{level}", "--build", str(tree), str(made))
        print(made)


def place(source, target, mode):
    """Copies a file; manual pages and the changelog are compressed, as Debian's policy asks."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if "/share/man/" in str(target) or target.name.startswith("changelog"):
        target = target.with_name(target.name + ".gz")
        target.write_bytes(gzip.compress(source.read_bytes(), mtime=0))
    else:
        shutil.copyfile(source, target)
    target.chmod(mode)


def libraries(binary, folder):
    """What the program is linked against, in Debian's names and versions."""
    (folder / "debian").mkdir()
    (folder / "debian/control").write_text("Source: doorkey\n\nPackage: doorkey\nArchitecture: any\n")
    found = run("dpkg-shlibdeps", "-O", f"-e{binary}", cwd=folder)
    # A static program asks for nothing.
    return re.sub("^shlibs:Depends=", "", found)


def description(short, long):
    words, lines = long.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 78:
            lines.append("")
        lines[-1] += f" {word}"
    return "\n".join([short[:1].lower() + short[1:], *lines])


def files(tree):
    return sorted(path for path in tree.rglob("*") if path.is_file() and tree / "DEBIAN" not in path.parents)


def size(tree):
    return sum(-(-path.stat().st_size // 1024) for path in files(tree))


def run(*command, cwd=None):
    return subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(Path(sys.argv[1]).resolve(), *sys.argv[2:])
