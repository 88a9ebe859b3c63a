#!/usr/bin/env bash
# Does with podman what README.md tells who wants a container, word for word, where no registry of images is reached: `tests/container.sh`.
#
# The two images that Containerfile begins with are stood in for under their names: Debian made by debootstrap, and the same with a C
# compiler, Python and the Rust toolchain that is here. All else is the Containerfile as it stands. Needs root, and the Debian packages
# debootstrap, podman, buildah and runc. As a release it takes twenty minutes; with CARGO_PROFILE_RELEASE_LTO=off ten.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# Under /var/tmp, as podman does it: images are too large for a /tmp in memory.
work=$(mktemp -d -p /var/tmp)
trap 'rm -rf --one-file-system "$work"' EXIT

row=$(grep '^| a container |' "$root/README.md")
mapfile -t commands < <(grep -o '`podman [^`]*`' <<<"$row" | tr -d '`')
[ "${#commands[@]}" = 2 ] || { echo "README.md has not the two commands of a container" >&2; exit 1; }
mapfile -t bases < <(sed -n 's/^FROM \([^ ]*\).*/\1/p' "$root/Containerfile")
[ "${#bases[@]}" = 2 ] || { echo "Containerfile has not the two images that this stands in for" >&2; exit 1; }

# Everything in a folder that is removed, the network of this machine, and limits that need no rights to set.
printf '[storage]\ndriver = "vfs"\ngraphroot = "%s/images"\nrunroot = "%s/run"\n' "$work" "$work" >"$work/storage.conf"
printf '[containers]\nnetns = "host"\ndefault_ulimits = ["nofile=1024:1024", "nproc=4096:4096"]\n[engine]\nruntime = "runc"\ncgroup_manager = "cgroupfs"\n' \
  >"$work/containers.conf"
export CONTAINERS_STORAGE_CONF=$work/storage.conf CONTAINERS_CONF=$work/containers.conf BUILDAH_ISOLATION=chroot

image() { # FOLDER NAME CHANGE...: an image of a folder
  local changes=()
  for change in "${@:3}"; do changes+=(--change "$change"); done
  tar -C "$1" --one-file-system -c . | podman import --quiet "${changes[@]}" - "$2"
}
debootstrap --variant=minbase bookworm "$work/debian" >"$work/log" || { cat "$work/log" >&2; exit 1; }
image "$work/debian" "${bases[1]}"
# With what the network here is to be trusted by: it may have an authority of its own.
debootstrap --variant=minbase --include=gcc,libc6-dev,ca-certificates,python3,git bookworm "$work/rust" >"$work/log" || { cat "$work/log" >&2; exit 1; }
cp -L /etc/ssl/certs/ca-certificates.crt "$work/rust/etc/ssl/certs/"
cp -a "$(rustc --print sysroot)" "$work/rust/toolchain"
settings=("ENV PATH=/toolchain/bin:/usr/sbin:/usr/bin:/sbin:/bin")
for name in CARGO_PROFILE_RELEASE_LTO CARGO_PROFILE_RELEASE_CODEGEN_UNITS CARGO_PROFILE_RELEASE_OPT_LEVEL CARGO_BUILD_JOBS; do
  if [ -n "${!name:-}" ]; then settings+=("ENV $name=${!name}"); fi
done
image "$work/rust" "${bases[0]}" "${settings[@]}"
rm -rf --one-file-system "$work/debian" "$work/rust"

mkdir "$work/checkout" "$work/deployment"
git -C "$root" archive HEAD | tar -x -C "$work/checkout"
cd "$work/checkout"
printf '$ %s\n' "${commands[0]}"
bash -euc "${commands[0]}"

# What the second command is to find: one secret that is weak, in a file that others may read.
cd "$work/deployment"
printf 'DATABASE_PASSWORD=hunter2\n' >.env
chmod 755 . && chmod 644 .env
printf '$ %s\n' "${commands[1]}"
code=0
bash -euc "${commands[1]}" || code=$?
[ "$code" = 1 ] || { echo "exit code $code, not 1" >&2; exit 1; }

inside() { podman run --rm --entrypoint /bin/sh doorkey -euc "$1"; }
inside '[ "$(id -u):$(id -g)" = 65532:65532 ]'
inside '[ "$(stat -c %u:%a "$HOME")" = 65532:700 ] && touch "$HOME/kept"'
inside 'test -s /etc/ssl/certs/ca-certificates.crt && test -s /usr/local/share/doc/doorkey/THIRD-PARTY-LICENSES.gz && ! command -v gcc'
podman run --rm --entrypoint /bin/cat doorkey /usr/local/bin/doorkey >"$work/doorkey"
"$root/packaging/crates.py" "$work/doorkey" "$(rustc -vV | sed -n 's/^host: //p')" >/dev/null
podman run --rm doorkey --version
echo "as the README says"
