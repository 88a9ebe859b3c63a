#!/usr/bin/env bash
# Makes every package from one build, installs each as its user would, and tries it: `packaging/try.sh`.
#
# The build is a release but for the optimisation that takes a quarter of an hour; `.ci/run` builds the same, so that nothing is compiled
# twice. TOOLS names a virtual environment with packaging/tools.txt in it; without it one is made. With CI=true the
# .deb is installed for real, and taken off again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export CARGO_INCREMENTAL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=0
unset CARGO_TARGET_DIR

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { printf '%s\n' "$*" >&2; exit 1; }
part() { printf '%s (%d s so far)\n' "$*" "$SECONDS"; }

# What `cargo audit bin` and the like read in it: all crates, and so also the one that a reader of advisories would ask for first.
names_its_crates() {
  packaging/crates.py "$1" "$target" >"$work/crates"
  grep -qxF "rustls $rustls" "$work/crates" || fail "$1 does not name rustls $rustls"
}

# What every way of installing must give: the program, its pages, and completions that the shell takes.
try_installed() {
  local program=$1 share=$2 zsh=$3 code=0 page
  [ "$("$program" --version)" = "doorkey $version" ] || fail "$program is not version $version"
  (cd "$work" && printf 'password' | env -i HOME="$work" PATH=/nowhere "$program" check --offline >"$work/said" 2>"$work/talk") || code=$?
  [ "$code" = 1 ] || fail "$program check: exit code $code"
  grep -q ': very weak' "$work/said" || fail "$program check did not judge"
  [ "$(find "$share"/man/man[1-9] -name 'doorkey*' | wc -l)" = "$(find man -type f | wc -l)" ] || fail "pages are missing in $share"
  # zgrep reads what is not compressed too.
  for page in "$share"/man/man1/doorkey.1*; do zgrep -q '^\.TH doorkey 1' "$page" || fail "$page is no page"; done
  if command -v man >/dev/null; then
    man -M "$share/man" -w doorkey-audit >/dev/null || fail "man does not find the pages of $share"
  fi
  bash -c '. "$1" && complete -p doorkey' - "$share/bash-completion/completions/doorkey" >/dev/null || fail "bash does not take the completion"
  grep -q '^#compdef doorkey' "$share/$zsh/_doorkey" || fail "zsh does not take the completion"
  grep -q '^complete -c doorkey' "$share/fish/vendor_completions.d/doorkey.fish" || fail "fish does not take the completion"
  names_its_crates "$program"
  zgrep -q '^ring ' "$share/doc/doorkey/THIRD-PARTY-LICENSES.gz" || fail "the notices of the crates are missing"
}

tools=${TOOLS:-$work/tools}
if [ ! -d "$tools" ]; then
  python3 -m venv "$tools"
  "$tools/bin/pip" --quiet install --require-hashes --only-binary :all: -r packaging/tools.txt
fi
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
rustls=$(sed -n '/^name = "rustls"$/{n;s/^version = "\(.*\)"$/\1/p}' Cargo.lock)
target=$(rustc --print host-tuple)

part "one build"
packaging/auditable.sh cargo build --locked --release
binary=$PWD/target/release/doorkey
objcopy --remove-section .dep-v0 "$binary" "$work/silent"
if packaging/archive.py "$work/silent" "$target" "$work/silent-archive" 2>"$work/said"; then fail "a program that is silent of its crates was packed"; fi
grep -q 'does not name its crates: it is to be built by' "$work/said" || fail "archive.py does not say what to do"
if packaging/deb.py "$work/silent" "$work/silent-deb" 2>/dev/null; then fail "a program that is silent of its crates was packed"; fi

part "the wheel"
MATURIN="$tools/bin/maturin" packaging/wheel.sh "$work/wheel" --quiet --target-dir target
wheel=$(echo "$work"/wheel/doorkey-"$version"-py3-none-*.whl)
python3 -m zipfile -l "$wheel" >"$work/listing"
for file in licenses/NOTICE licenses/LICENSE-MIT licenses/LICENSE-APACHE 'sboms/.*\.cyclonedx\.json'; do
  grep -q "doorkey-$version.dist-info/$file " "$work/listing" || fail "the wheel has no $file"
done
python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet --disable-pip-version-check install --no-index "$wheel"
cmp "$binary" "$work/venv/bin/doorkey" || fail "the wheel has another program"
try_installed "$work/venv/bin/doorkey" "$work/venv/share" zsh/site-functions
said=$("$work/venv/bin/python" -c 'import importlib.metadata as m; print(m.metadata("doorkey")["License-Expression"])')
[ "$said" = "MIT OR Apache-2.0" ] || fail "the wheel does not say its licence"
UV_CACHE_DIR=$work/uv "$tools/bin/uvx" --quiet --offline --from "$wheel" doorkey --version >"$work/said"
[ "$(cat "$work/said")" = "doorkey $version" ] || fail "uvx does not run the wheel"
UV_CACHE_DIR=$work/uv UV_TOOL_DIR=$work/uvtools UV_TOOL_BIN_DIR=$work/uvbin "$tools/bin/uv" tool install --quiet --offline "$wheel"
[ "$("$work/uvbin/doorkey" --version)" = "doorkey $version" ] || fail "uv tool does not install the wheel"

part "the package for Debian"
export SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
# A level of xz that does not take its time; a program that is not optimised is large.
packaging/deb.py "$binary" "$work/deb" 1 2>"$work/warnings"
deb=$(echo "$work"/deb/doorkey_"$version"-1_*.deb)
dpkg-deb --field "$deb" Depends | grep -q '^libc6 (>= ' || fail "the package does not name the libraries it needs"
dpkg-deb --extract "$deb" "$work/root"
cmp "$binary" "$work/root/usr/bin/doorkey" || fail "the package has another program"
try_installed "$work/root/usr/bin/doorkey" "$work/root/usr/share" zsh/vendor-completions
(cd "$work/root" && dpkg-deb --control "$deb" "$work/control" && md5sum --quiet --check "$work/control/md5sums")
[ -z "$(find "$work/root" -type f -perm /022)" ] || fail "others can write to a file of the package"
if command -v lintian >/dev/null; then
  # No bug of Debian's asks for it: it is not meant for its archive.
  lintian --allow-root --fail-on error,warning --suppress-tags initial-upload-closes-no-bugs "$deb"
fi
if [ "${CI:-}" = true ] && [ "$(id -u)" = 0 ] && ! grep -rqs ^path-exclude /etc/dpkg; then
  dpkg --install "$deb" >/dev/null
  try_installed /usr/bin/doorkey /usr/share zsh/vendor-completions
  dpkg --purge doorkey >/dev/null
  [ ! -e /usr/bin/doorkey ] || fail "the package stays behind"
fi
again=$(packaging/deb.py "$binary" "$work/again" 1 2>/dev/null)
cmp "$deb" "$again" || fail "the same files gave another package"

part "the archive"
packaging/archive.py "$binary" x86_64-unknown-linux-gnu "$work/archive" >/dev/null
tar -x -C "$work" -f "$work/archive/doorkey-$version-x86_64-unknown-linux-gnu.tar.gz"
cmp "$binary" "$work/doorkey-$version-x86_64-unknown-linux-gnu/doorkey" || fail "the archive has another program"
names_its_crates "$work/doorkey-$version-x86_64-unknown-linux-gnu/doorkey"
python3 - "$work/archive" <<'EOF' || fail "what Cargo.toml tells cargo-binstall is not where the program is"
import pathlib, sys, tarfile, tomllib
package = tomllib.loads(pathlib.Path("Cargo.toml").read_text())["package"]
told = package["metadata"]["binstall"]
known = {"name": package["name"], "version": package["version"], "target": "x86_64-unknown-linux-gnu", "bin": "doorkey",
         "binary-ext": "", "repo": "https://forge.example/doorkey"}
def filled(template):
    for key, value in known.items():
        template = template.replace("{ %s }" % key, value)
    return template
archive = pathlib.Path(sys.argv[1]) / filled(told["pkg-url"]).rsplit("/", 1)[1]
tarfile.open(archive).getmember(filled(told["bin-dir"]))
EOF

part "the hook of pre-commit"
PATH="$work/root/usr/bin:$PATH" PRE_COMMIT="$tools/bin/pre-commit" packaging/try_hooks.sh

part "the action"
# In the same surroundings, so that what it builds is there already.
packaging/auditable.sh "$tools/bin/python" packaging/try_action.py

part "the workflows, by zizmor"
"$tools/bin/zizmor" --offline --no-progress --quiet .github action.yml .pre-commit-hooks.yaml

part "done"
