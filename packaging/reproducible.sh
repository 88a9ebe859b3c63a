#!/usr/bin/env bash
# Builds the program twice, from the last commit and in two folders, and compares: `packaging/reproducible.sh`.
# `packaging/reproducible.sh --env` prints the variables that such a build needs, for `eval`: what the workflow for releases does.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# One commit for both, whatever is committed meanwhile.
commit=$(git -C "$root" rev-parse HEAD)

# No folder of the builder gets into the program: neither ours nor that of the crates, from Rust or from the C of ring.
variables() {
  local cargo=${CARGO_HOME:-$HOME/.cargo}
  local unit=$'\x1f'
  printf 'export SOURCE_DATE_EPOCH=%q\n' "$(git -C "$root" log -1 --format=%ct "$commit")"
  printf 'export CARGO_ENCODED_RUSTFLAGS=%q\n' "--remap-path-prefix=$1=/doorkey$unit--remap-path-prefix=$cargo=/cargo"
  printf 'export CFLAGS=%q\n' "-ffile-prefix-map=$1=/doorkey -ffile-prefix-map=$cargo=/cargo"
}
if [ "${1:-}" = --env ]; then
  variables "$root"
  exit
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for place in "$work/a" "$work/another-place/b"; do
  mkdir -p "$place"
  git -C "$root" archive "$commit" | tar -x -C "$place"
  (
    cd "$place"
    eval "$(variables "$place")"
    CARGO_TARGET_DIR="$place/target" "$root/packaging/auditable.sh" cargo build --quiet --locked --release
  )
  sha256sum "$place/target/release/doorkey"
done
one=$work/a/target/release/doorkey
two="$work/another-place/b/target/release/doorkey"
if grep -aqF "$work" "$one"; then
  echo "the folder it was built in stands in the program" >&2
  exit 1
fi
if ! cmp "$one" "$two"; then
  echo "$(cmp -l "$one" "$two" | wc -l) bytes differ" >&2
  exit 1
fi
crates=$("$root/packaging/crates.py" "$one" "$(rustc --print host-tuple)")
echo "the same bytes twice, with the names of $(wc -l <<<"$crates") crates in them"
