#!/usr/bin/env bash
# Fuzzes each parser of outside bytes for so many seconds: `tests/fuzz/run.sh [SECONDS [TARGET...]]`, one target a core.
# The gate gives each 20; before a release give an hour. Needs no nightly: doorkey and the targets are instrumented by rustc.sh,
# everything else is as the tests have compiled it. New finds stay in target/fuzz-finds and are where the next run
# goes on; what a target fell over is target/fuzz-finds/crash-*, to be mended and made a test.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
seconds=${1:-3600}
targets=("${@:2}")
if [ "${#targets[@]}" = 0 ]; then
  mapfile -t targets < <(sed -n '/^\[\[bin\]\]/,/^path/s/^name = "\([a-z_]*\)"$/\1/p' tests/fuzz/Cargo.toml)
fi
RUSTC_WRAPPER="$PWD/tests/fuzz/rustc.sh" cargo build --locked --manifest-path tests/fuzz/Cargo.toml --target-dir target --bins

finds=target/fuzz-finds
fuzz() {
  mkdir -p "$finds/$1"
  if ! "target/debug/$1" "$finds/$1" "tests/fuzz/corpus/$1" -artifact_prefix="$finds/" -max_total_time="$seconds" -max_len=4096 \
    -print_final_stats=1 >"$finds/$1.log" 2>&1; then
    tail -n 60 "$finds/$1.log"
    return 1
  fi
  echo "$1: $(sed -n 's/^stat::number_of_executed_units: *//p' "$finds/$1.log") runs"
}
export -f fuzz
export finds seconds
printf '%s\n' "${targets[@]}" | xargs -P "$(nproc)" -I TARGET bash -c 'fuzz TARGET'
