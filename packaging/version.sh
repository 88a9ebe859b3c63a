#!/usr/bin/env bash
# Refuses a tag that is not the version of Cargo.toml, or of which CHANGELOG.md says nothing: `packaging/version.sh v1.2.3`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
tag=${1:?"usage: packaging/version.sh TAG"}
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
if [ "$tag" != "v$version" ]; then
  printf 'the tag is %q, and Cargo.toml says %s\n' "$tag" "$version" >&2
  exit 1
fi
if ! grep -qF "## [$version]" CHANGELOG.md; then
  echo "CHANGELOG.md has no part called [$version]: name the day in the place of [Unreleased]" >&2
  exit 1
fi
