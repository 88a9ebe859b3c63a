#!/usr/bin/env bash
# Runs a command, and what cargo links for it names its crates: `packaging/auditable.sh cargo build --locked --release`.
#
# cargo-auditable lays the list into the section `.dep-v0`, where `cargo audit bin`, trivy and syft read it; packaging/crates.py does too.
# Its version is pinned, and it is installed below target/ where it is not there yet; where it cannot be had, the command is not run.
set -euo pipefail
version=0.7.7
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tool=$root/target/cargo-auditable-$version
[ "$#" -gt 0 ] || { echo "usage: packaging/auditable.sh COMMAND..." >&2; exit 2; }

if [ ! -x "$tool/bin/cargo-auditable" ]; then
  # It runs once a build: it need not be fast. Nothing that the caller wants of doorkey's own build is meant for it.
  env -u CARGO_TARGET_DIR -u CARGO_BUILD_TARGET -u CARGO_ENCODED_RUSTFLAGS -u RUSTFLAGS -u CFLAGS -u RUSTC_WRAPPER \
    -u RUSTC_WORKSPACE_WRAPPER CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=0 \
    cargo install --quiet --locked --version "=$version" --root "$tool" cargo-auditable >&2 || {
    echo "cargo-auditable $version could not be installed, and without it the program would not name its crates" >&2
    exit 1
  }
fi

# What `cargo auditable` sets, but for the folder of the tool: cargo makes the wrapper's name a part of what it compiles, and with a
# folder in it two machines would not get the same bytes. The arguments are those for its call of `cargo metadata`.
export PATH="$tool/bin:$PATH" RUSTC_WORKSPACE_WRAPPER=cargo-auditable
export CARGO_AUDITABLE_ORIG_ARGS='{"offline":false,"locked":true,"config":[],"frozen":false}'
exec "$@"
