#!/usr/bin/env bash
# Does what README.md tells a newcomer under "Install", word for word, where nothing of ours is: `tests/fresh.sh [--debian]`.
#
# An empty home, no crates, no settings; a user that does not exist elsewhere where this runs as root. With --debian also an empty Debian, made
# by debootstrap, with a C compiler and nothing else. The toolchain is the one that is here, because the README begins with "you have one".
# It compiles everything: with CARGO_PROFILE_RELEASE_LTO=off in ten minutes, with what a release does in twenty.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
cleanup() {
  ! mountpoint -q "$work/system/proc" || umount "$work/system/proc"
  rm -rf --one-file-system "$work" "${place:-}"
}
trap cleanup EXIT

commands=$(sed -n '/^## Install$/,/^## /s/^    //p' "$root/README.md")
grep -q '^cargo install ' <<<"$commands" || { echo "README.md has no command to install with" >&2; exit 1; }
sysroot=$(rustc --print sysroot)

# The root of the newcomer's system; empty for this one.
system=
mkdir "$work/system"
if [ "${1:-}" = --debian ]; then
  system=$work/system
  debootstrap --variant=minbase --include=gcc,libc6-dev,ca-certificates bookworm "$system"
  # How names are found here, and whom this network trusts: it may have an authority of its own.
  cp /etc/resolv.conf "$system/etc/"
  cp -L /etc/ssl/certs/ca-certificates.crt "$system/etc/ssl/certs/"
fi
place=$(mktemp -d -p "$system/tmp")
chmod 755 "$work" "$place"
mkdir "$place/home" "$place/toolchain" "$place/checkout"
git -C "$root" archive HEAD | tar -x -C "$place/checkout"

cat >"$place/newcomer.sh" <<'END'
set -euo pipefail
cd "$1/checkout"
while IFS= read -r command; do
  printf '$ %s\n' "$command"
  code=0
  bash -c "$command" </dev/null || code=$?
  wanted=0
  case "$command" in *"doorkey check"*) wanted=1 ;; esac
  if [ "$code" != "$wanted" ]; then
    echo "exit code $code" >&2
    exit 1
  fi
done <"$1/commands"
echo "as the README says"
END
printf '%s\n' "$commands" >"$place/commands"
seen=${place#"$system"}
fresh=(env -i "HOME=$seen/home" "PATH=$seen/toolchain/bin:$seen/home/.cargo/bin:/usr/bin:/bin" TERM=dumb)
for name in CARGO_PROFILE_RELEASE_LTO CARGO_PROFILE_RELEASE_CODEGEN_UNITS CARGO_PROFILE_RELEASE_OPT_LEVEL CARGO_BUILD_JOBS; do
  if [ -n "${!name:-}" ]; then fresh+=("$name=${!name}"); fi
done
if [ "$(id -u)" = 0 ]; then
  chown -R 54321:54321 "$place"
  unshare --mount bash -euc '
    sysroot=$1 place=$2 system=$3; shift 3
    mount --bind "$sysroot" "$place/toolchain"
    if [ -z "$system" ]; then exec setpriv --reuid 54321 --regid 54321 --clear-groups "$@"; fi
    mount -t proc proc "$system/proc"
    exec chroot --userspec 54321:54321 "$system" "$@"
  ' - "$sysroot" "$place" "$system" "${fresh[@]}" bash "$seen/newcomer.sh" "$seen"
else
  rmdir "$place/toolchain"
  ln -s "$sysroot" "$place/toolchain"
  "${fresh[@]}" bash "$seen/newcomer.sh" "$seen"
fi
