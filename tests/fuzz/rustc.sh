#!/bin/sh
# A RUSTC_WRAPPER for `.ci/run`: instruments doorkey and the targets, and leaves every other crate as the tests have
# compiled it, so that it is not compiled once more. The flags are those of `cargo fuzz`, and need no nightly.
set -eu
case " $* " in
*" --crate-name doorkey "* | *" fuzz_targets/"*)
  exec "$@" --cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Cllvm-args=-simplifycfg-branch-fold-threshold=0
  ;;
*) exec "$@" ;;
esac
