#!/usr/bin/env bash
# Makes the wheel: `packaging/wheel.sh DIR`, then what else maturin is to be told (`--target`, `--zig`, `--compatibility`).
# MATURIN names the program; the release profile is cargo's own, changed by no one but the environment of the caller.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
out=${1:?"usage: packaging/wheel.sh DIR [for maturin...]"}
shift

# maturin takes the folder of this name, and pip lays what is in its `data` below the prefix of the environment.
data=doorkey.data
trap 'rm -rf "$data"' EXIT
rm -rf "$data"
share=$data/data/share
for page in man/*.[1-9]; do
  install -D -m 644 -t "$share/man/man${page##*.}" "$page"
done
install -D -m 644 completions/doorkey.bash "$share/bash-completion/completions/doorkey"
install -D -m 644 completions/_doorkey "$share/zsh/site-functions/_doorkey"
install -D -m 644 completions/doorkey.fish "$share/fish/vendor_completions.d/doorkey.fish"
install -D -m 644 -t "$share/doc/doorkey" SECURITY.md CHANGELOG.md
target=$(rustc --print host-tuple)
for ((at = 1; at < $#; at++)); do
  next=$((at + 1))
  if [ "${!at}" = --target ]; then target=${!next}; fi
done
packaging/licences.py "$target" | gzip -9n >"$share/doc/doorkey/THIRD-PARTY-LICENSES.gz"

packaging/auditable.sh "${MATURIN:-maturin}" build --release --out "$out" "$@"
